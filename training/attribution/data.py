"""PolNeAR as word labels: roles, which cue each source and content belongs to, who annotated."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.evaluation.attribution_score import Attribution
from dragoman.evaluation.polnear import read_standoff
from dragoman.model import Span
from dragoman.models.attribution.labels import BEGIN, INSIDE
from dragoman.models.words import Words, words_of
from dragoman.reading.paragraphs import paragraphs_of
from dragoman.reading.quotes import find_quotations


@dataclass
class Article:
    """One text with one annotator's marks.

    `labels` holds a label a word; `links` pairs spans with cues, both by their first words:
    (0, source, cue), with -1 where the cue has no source, and (1, content fragment, cue).
    """

    name: str
    words: Words
    labels: np.ndarray
    links: list[tuple[int, int, int]]
    annotator: str
    gold: list[Attribution]


def load_articles(folder: Path, part: str) -> Iterator[list[Article]]:
    """The texts of a part, each as the list of its annotations (most have one), by name."""
    annotators = _annotators(folder / "metadata.tsv")
    files: dict[str, list[Path]] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for path in sorted((folder / part / "text").glob("*.txt")):
        words = words_in(path.read_bytes().decode("utf-8"))
        yield [
            _article(path.stem, words, list(read_standoff(words.text, annotation)), annotator)
            for annotation in files.get(path.stem, [])
            for annotator in [annotation.stem.rpartition("_")[2]]
            if annotator in annotators
        ]


def words_in(text: str) -> Words:
    """The words of a text with the features that its quotations and paragraphs give them."""
    paragraphs = paragraphs_of(text)
    return words_of(text, paragraphs, [q.span for q in find_quotations(text, paragraphs)])


def _article(name: str, words: Words, attributions: list[Attribution], annotator: str) -> Article:
    labels = np.zeros(len(words), dtype=np.int64)
    links = []
    for attribution in attributions:
        cues = [_mark(words, labels, "cue", span) for span in attribution.cue]
        sources = [_mark(words, labels, "source", span) for span in attribution.source] or [-1]
        contents = [_mark(words, labels, "content", span) for span in attribution.content]
        if cues and cues[0] is not None:
            links += [(0, s, cues[0]) for s in sources if s is not None]
            links += [(1, c, cues[0]) for c in contents if c is not None]
    return Article(name, words, labels, links, annotator, attributions)


def _mark(words: Words, labels: np.ndarray, role: str, span: Span) -> int | None:
    """Write one span into the labels; its first word. A word half inside belongs to it."""
    first = int(np.searchsorted(words.end, span.start, side="right"))
    last = int(np.searchsorted(words.start, span.end))
    if first >= last:
        return None
    labels[first] = BEGIN[role]
    labels[first + 1 : last] = INSIDE[role]
    return first


def _annotators(metadata: Path) -> set[str]:
    with metadata.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {name for row in rows for name in row["annotators"].split("|")}
