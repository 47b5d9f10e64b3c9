"""What two texts share: stretches of words that stand in both, small changes allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dragoman.matching.copies.shingles import SHINGLE, shingles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.matching.copies.words import Words

    Places = NDArray[np.intp]

GAP = 8
"""Words that may be changed, left out or put in between two shared runs of one stretch."""

SHORTEST = 16
"""Words that a stretch must share: less is a turn of phrase, a title or a short quotation."""

_MOST_PLACES = 8
"""A three that stands in a text more often ("the Prime Minister") tells no place."""


class Stretch(NamedTuple):
    """Words `a_start` to `a_end` of one text that are words `b_start` to `b_end` of the other;
    `shared` of them are the same.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    shared: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The stretches two texts share, and how many words each has in all."""

    stretches: tuple[Stretch, ...]
    a_words: int
    b_words: int

    @property
    def shared(self) -> int:
        """Words of the one that stand in the other, counted in the text where they are fewer."""
        return min(self._covered(0), self._covered(1))

    @property
    def of_a(self) -> float:
        """The share of the first text's words that the second has."""
        return self._covered(0) / self.a_words if self.a_words else 0.0

    @property
    def of_b(self) -> float:
        """The share of the second text's words that the first has."""
        return self._covered(1) / self.b_words if self.b_words else 0.0

    def _covered(self, side: int) -> int:
        """Words in stretches, each once; of a stretch only the share that is the same."""
        total, reached = 0.0, 0
        for stretch in sorted(self.stretches, key=lambda s: s[2 * side]):
            start, end = stretch[2 * side], stretch[2 * side + 1]
            fresh = end - max(start, reached)
            if fresh > 0:
                total += fresh * min(1.0, stretch.shared / (end - start))
                reached = end
        return round(total)


def overlap(a: Words, b: Words) -> Overlap:
    """Compare two texts word by word; cost grows with the sum of their lengths.

    >>> from dragoman.matching.copies.words import hashed_words
    >>> told = "Envoys of both states met in Oslo on Friday, and the talks went on until late."
    >>> found = overlap(hashed_words(told), hashed_words("Reports say that " + told.lower()))
    >>> found.stretches
    (Stretch(a_start=0, a_end=16, b_start=3, b_end=19, shared=16),)
    """
    runs = _runs(*_meetings(shingles(a), shingles(b)))
    stretches = tuple(s for s in _chained(runs) if s.shared >= SHORTEST)
    return Overlap(stretches, len(a), len(b))


def _meetings(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> tuple[Places, Places]:
    """Pairs of places where the two have the same shingle, by the first text's order."""
    order_a, order_b = np.argsort(a, kind="stable"), np.argsort(b, kind="stable")
    sorted_b = b[order_b]
    low = np.searchsorted(sorted_b, a[order_a], "left")
    high = np.searchsorted(sorted_b, a[order_a], "right")
    counts = high - low
    counts[counts > _MOST_PLACES] = 0
    at_a = np.repeat(order_a, counts)
    first = np.repeat(low, counts)
    nth = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    at_b = order_b[first + nth]
    order = np.lexsort((at_b, at_b - at_a))
    return at_a[order], at_b[order]


def _runs(at_a: Places, at_b: Places) -> list[tuple[int, int, int]]:
    """Unbroken runs (first word in one, first word in the other, words), by place in the first.

    The places come sorted by how far apart they are in the two texts, so that a run's lie
    side by side.
    """
    if not len(at_a):
        return []
    breaks = (np.diff(at_a) != 1) | (np.diff(at_b) != 1)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lengths = np.diff(np.concatenate((starts, [len(at_a)]))) + SHINGLE - 1
    found = zip(at_a[starts].tolist(), at_b[starts].tolist(), lengths.tolist(), strict=True)
    return sorted(found)


def _chained(runs: list[tuple[int, int, int]]) -> list[Stretch]:
    """Runs that follow each other closely in both texts, as one stretch each."""
    done: list[Stretch] = []
    live: list[Stretch] = []
    for a, b, length in runs:
        done += [s for s in live if a - s.a_end > GAP]
        live = [s for s in live if a - s.a_end <= GAP]
        near = [
            s
            for s in live
            if a - s.a_end > -SHINGLE and -SHINGLE < b - s.b_end <= GAP and a + length > s.a_end
        ]
        if near:
            last = min(near, key=lambda s: (abs((b - s.b_end) - (a - s.a_end)), s))
            live.remove(last)
            twice = max(0, last.a_end - a, last.b_end - b)
            live.append(
                Stretch(
                    last.a_start,
                    a + length,
                    last.b_start,
                    max(b + length, last.b_end),
                    last.shared + max(length - twice, 0),
                )
            )
        else:
            live.append(Stretch(a, a + length, b, b + length, length))
    return sorted(done + live)
