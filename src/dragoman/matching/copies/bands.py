"""Where to look a text up: numbers that texts with much in common are likely to share.

Two kinds. *Bands* join MinHash values of the whole text: near copies share one, however short
they are. *Marks* are every eighth shingle, chosen by its own number and not by its place, so
that a passage has the same marks in whatever text it stands: an article that quotes an agency
shares the marks of what it quotes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dragoman.matching.copies.shingles import shingles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.matching.copies.words import Words

BAND = 3
BANDS = 42
"""A pair of Jaccard likeness s shares a band with chance 1 - (1 - s^3)^42: s = 0.34 (every fifth
word changed) 0.81, s = 0.57 (every tenth) 0.9998, s = 0.05 0.005."""

MARKS = 8
"""One shingle in so many is a mark."""

CROWD = 64
"""Reports that a band or mark keeps, those of the smallest rank: a standing paragraph under
10,000 articles costs no more than one under 64."""

MOST_COMPARED = 32
"""Reports that one report is compared with, those with most in common."""

LEAST_COMMON = 0.1
"""The share of the shorter text's marks that must be in common; half of its words shared, every
fifth of them changed, leaves a quarter."""

_VALUES = 128
"""MinHash values: two are left over, and a power of two is made faster."""

_SEED = 20250826
_MASK = (1 << 62) - 1


def look_up_keys(words: Words) -> list[int]:
    """Numbers of 63 bits to look a text up by: bands are odd, marks are even.

    >>> from dragoman.matching.copies.words import hashed_words
    >>> keys = look_up_keys(hashed_words("Envoys of both states met in Oslo on Friday"))
    >>> sum(key % 2 for key in keys) == BANDS
    True
    """
    numbers = np.unique(shingles(words))
    if not len(numbers):
        return []
    marks = numbers[numbers % np.uint64(MARKS) == 0] >> np.uint64(2)
    return [key * 2 + 1 for key in _bands(numbers)] + [int(key) * 2 for key in marks.tolist()]


def _bands(numbers: NDArray[np.uint64]) -> list[int]:
    """The bands of a set of shingles."""
    from rensa import RMinHash

    [least] = RMinHash.digest_matrix_from_token_hash_sets(
        [numbers.tolist()], num_perm=_VALUES, seed=_SEED
    ).to_rows()
    found = []
    for at in range(BANDS):
        mixed = at + 1
        for value in least[at * BAND : (at + 1) * BAND]:
            mixed = (mixed ^ value) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
            mixed ^= mixed >> 31
        found.append(mixed & _MASK)
    return found


class Posting(NamedTuple):
    """A band or mark, a report that has it, and how many marks that one has in all."""

    key: int
    rank: int
    marks: int


def candidates(own_marks: int, postings: Iterable[Posting]) -> list[int]:
    """Ranks of the reports worth comparing, those with most in common first.

    `postings` are those of all the report's own keys. Whether a pair is compared depends on the
    two alone, but for crowds.
    """
    shared: dict[int, int] = {}
    totals: dict[int, int] = {}
    banded: set[int] = set()
    for key, rank, marks in postings:
        totals[rank] = marks
        if key % 2:
            banded.add(rank)
        else:
            shared[rank] = shared.get(rank, 0) + 1
    common = {
        rank: shared.get(rank, 0) / max(1, min(own_marks, marks)) for rank, marks in totals.items()
    }
    worth = [rank for rank in totals if rank in banded or common[rank] >= LEAST_COMMON]
    return sorted(worth, key=lambda rank: (-common[rank], rank))[:MOST_COMPARED]
