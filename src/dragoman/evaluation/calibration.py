"""Whether a confidence of 0.8 means four right out of five."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Judged(NamedTuple):
    """One entry that was read: how sure the reading was of it, and whether it is right."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Entries of about one confidence: the mean of it, the share that is right, how many."""

    confidence: float
    right: float
    size: int


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Entries in ten classes by confidence; classes without entries are left out."""
    classes: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        classes[min(BINS - 1, int(one.confidence * BINS))].append(one)
    return [
        Bin(
            sum(j.confidence for j in members) / len(members),
            sum(j.right for j in members) / len(members),
            len(members),
        )
        for members in classes
        if members
    ]


def expected_calibration_error(judged: Sequence[Judged]) -> float:
    """How far confidence and share of right entries lie apart, on average over the entries.

    Naeini, Cooper and Hauskrecht (2015), with ten bins of equal width.

    >>> expected_calibration_error([Judged(0.9, True)] * 8 + [Judged(0.9, False)] * 2)
    0.1
    """
    if not judged:
        return 0.0
    apart = sum(b.size * abs(b.confidence - b.right) for b in bins(judged))
    return round(apart / len(judged), 4)
