"""From word scores to attributions: spans, which belong together, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from dragoman.models.attribution.crf import best_path, messages
from dragoman.models.attribution.labels import BEGIN, COUNT, INSIDE, LINK_WIDTH, ROLES
from dragoman.models.attribution.links import ranks
from dragoman.models.words import NEW_PARAGRAPH

if TYPE_CHECKING:
    import numpy as np


class Segment(NamedTuple):
    """Words `first` to `last` in one role; `sure` is the probability of just this span."""

    role: str
    first: int
    last: int
    sure: float


@dataclass(slots=True)
class Tagged:
    """One attribution over words: cue, source (None where the text names none), contents."""

    cue: Segment
    source: Segment | None
    contents: list[Segment]
    sure_of_link: float

    def confidence(self) -> float:
        """How probable it is that all of its spans and links are right."""
        spans = [self.cue, *self.contents, *([self.source] if self.source else [])]
        return self.sure_of_link * prod(s.sure for s in spans)


class Chain(NamedTuple):
    """What training learned beside the encoder: the score of one label after another, and of
    how spans that belong together stand to each other (`links.ranks`; sources, then contents).
    """

    transitions: np.ndarray
    ranks: np.ndarray


LEAST = 0.08
"""Attributions of less confidence are dropped: most of them are wrong, and without them every
figure is better on the articles kept out of training and on the development ones.
"""


def decode(scores: np.ndarray, breaks: np.ndarray, chain: Chain) -> list[Tagged]:
    """The attributions of a text from (words, outputs) scores, in the order of their cues.

    `breaks` says what each word begins, as the last column of `Words.features` does.
    """
    import numpy as np

    segments = _segments(scores[:, :COUNT], chain.transitions)
    cues = [s for s in segments if s.role == "cue"]
    if not cues:
        return []
    vectors = scores[:, COUNT:]
    found = [Tagged(cue, None, [], 1.0) for cue in cues]
    sources = [s for s in segments if s.role == "source"]
    contents = [s for s in segments if s.role == "content"]
    at = _Places(np.cumsum(breaks > 0), np.cumsum(breaks == NEW_PARAGRAPH))
    _link_sources(vectors, at, found, sources, chain.ranks[0])
    _link_contents(vectors, at, found, contents, chain.ranks[1])
    return [t for t in found if t.contents and t.confidence() >= LEAST]


class _Places(NamedTuple):
    """The sentence and the paragraph of each word, counted."""

    sentence: np.ndarray
    paragraph: np.ndarray


def _link_sources(
    vectors: np.ndarray,
    at: _Places,
    found: list[Tagged],
    sources: list[Segment],
    worth: np.ndarray,
) -> None:
    """Each cue takes the source that it asks for most, or none.

    A source in another paragraph or in a later sentence is not asked: on development articles 1
    of 59 such links was right.
    """
    import numpy as np

    cues = [t.cue.first for t in found]
    places = [s.first for s in sources]
    asked = vectors[cues, :LINK_WIDTH]
    scores = asked @ vectors[places, LINK_WIDTH : 2 * LINK_WIDTH].T + worth[ranks(cues, places)]
    near = np.equal.outer(at.paragraph[cues], at.paragraph[places])
    near &= np.greater_equal.outer(at.sentence[cues], at.sentence[places])
    scores[~near] = -np.inf
    likely = _softmax(np.concatenate([vectors[cues, 4 * LINK_WIDTH :], scores], axis=1))
    for tagged, row in zip(found, likely, strict=True):
        best = int(row.argmax())
        tagged.source = sources[best - 1] if best else None
        tagged.sure_of_link *= float(row[best])


def _link_contents(
    vectors: np.ndarray,
    at: _Places,
    found: list[Tagged],
    contents: list[Segment],
    worth: np.ndarray,
) -> None:
    """Each content goes to the cue that it asks for most: one of its paragraph, or, where that
    has none, of the paragraph before. Without either it is nobody's: its cue was passed over.
    """
    import numpy as np

    cues = [t.cue.first for t in found]
    places = [s.first for s in contents]
    asked = vectors[places, 2 * LINK_WIDTH : 3 * LINK_WIDTH]
    scores = asked @ vectors[cues, 3 * LINK_WIDTH : 4 * LINK_WIDTH].T + worth[ranks(places, cues)]
    steps = np.subtract.outer(at.paragraph[places], at.paragraph[cues])
    own = (steps == 0).any(axis=1, keepdims=True)
    near = np.where(own, steps == 0, steps == 1)
    kept = near.any(axis=1)
    likely = _softmax(np.where(near, scores, -np.inf)[kept])
    for content, row in zip(np.flatnonzero(kept), likely, strict=True):
        best = int(row.argmax())
        found[best].contents.append(contents[content])
        found[best].sure_of_link *= float(row[best])


def _softmax(scores: np.ndarray) -> np.ndarray:
    """Row by row."""
    import numpy as np

    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _segments(emissions: np.ndarray, transitions: np.ndarray) -> list[Segment]:
    """The spans of the best labels, each with its probability."""
    import numpy as np

    path = best_path(emissions, transitions)
    forward, backward = messages(emissions, transitions)
    top = forward[-1].max()
    total = top + np.log(np.exp(forward[-1] - top).sum())
    step = transitions
    segments = []
    for role in ROLES:
        begin, inside = BEGIN[role], INSIDE[role]
        for first in np.flatnonzero(path == begin).tolist():
            last = first + 1
            inner = 0.0
            while last < len(path) and path[last] == inside:
                came = begin if last == first + 1 else inside
                inner += step[came, inside] + emissions[last, inside]
                last += 1
            label = begin if last == first + 1 else inside
            closing = 0.0
            if last < len(path):
                others = [k for k in range(COUNT) if k != inside and k not in _LATER]
                after = step[label, others] + emissions[last, others] + backward[last, others]
                closing = float(after.max() + np.log(np.exp(after - after.max()).sum()))
            logarithm = forward[first, begin] + inner + closing - total
            segments.append(Segment(role, first, last, float(np.exp(min(0.0, logarithm)))))
    return sorted(segments, key=lambda s: s.first)


_LATER = frozenset(INSIDE.values())
