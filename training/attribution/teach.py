"""What a trained tagger thinks of texts, for a smaller one to learn from.

On annotated articles it says how sure each label is; official releases, which nobody annotated,
it labels and links as well, and so shows the smaller one how governments write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from dragoman.intake import read_documents
from dragoman.models.attribution.crf import allowed, messages
from dragoman.models.attribution.decode import Tagged, decode
from dragoman.models.attribution.labels import COUNT
from dragoman.models.wordpieces import WordPieces
from training.attribution.batches import Lesson, Taught, lesson
from training.attribution.data import Article, words_in
from training.attribution.model import Tagger
from training.attribution.score import chain_of, word_scores

NOBODY = ""
"""The annotator of texts that nobody annotated."""

LONGEST, RELEASES = 12_000, 500
"""Characters of a release, and how many of them are taken, the shortest first."""


def releases(vocabulary: WordPieces, data: Path) -> Iterator[Lesson]:
    """Official releases as lessons without annotation."""
    folder = data / "readouts"
    paths = sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".jsonl"))
    texts = {r.text for r in read_documents([str(p) for p in paths], on_error=print)}
    chosen = sorted((t for t in texts if len(t) <= LONGEST), key=lambda t: (len(t), t))
    step = max(1, len(chosen) // RELEASES)
    for number, text in enumerate(chosen[::step]):
        words = words_in(text)
        labels = np.zeros(len(words), dtype=np.int64)
        yield lesson(vocabulary, [Article(f"release {number}", words, labels, [], NOBODY, [])])


def teach(
    tagger: Tagger, lessons: Iterable[Lesson], *, capacity: int, margin: int
) -> list[tuple[Taught, list[tuple[int, int, int]]]]:
    """For each text what the tagger thinks of its labels, and the links it sees."""
    tagger.eval()
    chain = chain_of(tagger)
    found = []
    for one in lessons:
        scores = word_scores(tagger, one, capacity=capacity, margin=margin)
        taught = marginals(scores[:, :COUNT], chain.transitions)
        found.append((taught, _links(decode(scores, one.features[:, 2], chain))))
    return found


def marginals(emissions: np.ndarray, transitions: np.ndarray) -> Taught:
    """The probability of each label at each word, and of each pair of labels in a row."""
    forward, backward = messages(emissions, transitions)
    total = _logsumexp(forward[-1])
    unary = np.exp(forward + backward - total)
    pairs = np.zeros((len(emissions), COUNT, COUNT), dtype=np.float16)
    step = transitions + allowed()[:COUNT]
    ahead = emissions[1:] + backward[1:] - total
    pairs[1:] = np.exp(forward[:-1, :, None] + step[None] + ahead[:, None, :])
    return Taught(unary.astype(np.float16), pairs)


def _links(found: Sequence[Tagged]) -> list[tuple[int, int, int]]:
    links = []
    for tagged in found:
        cue = tagged.cue.first
        links.append((0, tagged.source.first if tagged.source is not None else -1, cue))
        links += [(1, content.first, cue) for content in tagged.contents]
    return links


def _logsumexp(scores: np.ndarray) -> float:
    top = scores.max()
    return float(top + np.log(np.exp(scores - top).sum()))
