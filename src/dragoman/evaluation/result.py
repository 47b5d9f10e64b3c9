"""What an evaluation finds: rows of figures, and the corpus they were measured on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.model import Reading, Report


class Sample(NamedTuple):
    """What to measure: one part of the set in `folder` (the first `limit` documents of it), as
    `read` reads it.
    """

    folder: Path
    part: str | None
    limit: int | None
    read: Callable[[Iterable[Report]], Iterator[Reading]]


class Row(msgspec.Struct, frozen=True):
    """One line of the table: a label and its figures, percentages unless named as counts."""

    label: str
    metrics: dict[str, float]


LEEWAY = 0.3
"""How far under its floor a figure may lie: processors differ in the last digits of 8-bit sums."""


class FloorCheck(msgspec.Struct, frozen=True):
    """One figure beside the floor it must not fall under, both as in the table."""

    label: str
    metric: str
    floor: float
    value: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure was measured and reaches its floor, but for `LEEWAY`."""
        return self.value is not None and self.value >= self.floor - LEEWAY


class Scored(msgspec.Struct, frozen=True):
    """What a scorer hands back: `files` are those it read, `details` lines for a close look."""

    documents: int
    rows: tuple[Row, ...]
    files: tuple[Path, ...]
    details: tuple[str, ...] = ()


class Result(msgspec.Struct, frozen=True):
    """One run of one set.

    `fingerprint` names the corpus: the same files give the same one wherever they lie.
    `seconds` is wall time, the language model's loading included; `version` is Dragoman's.
    """

    name: str
    part: str | None
    limit: int | None
    fingerprint: str
    documents: int
    rows: tuple[Row, ...]
    floors: tuple[FloorCheck, ...]
    seconds: float
    version: str
    details: tuple[str, ...] = ()

    def value(self, label: str, metric: str) -> float | None:
        """The figure of a row; None where there is none."""
        return next((r.metrics.get(metric) for r in self.rows if r.label == label), None)


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """SHA-256 over the sorted (path relative to `root`, SHA-256 of the file) of `files`."""
    digest = hashlib.sha256()
    for path in sorted(set(files)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def rates(right: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 in percent, with the counts they come from.

    >>> rates(1, 2, 4)["f1"]
    33.33
    """
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "precision": percent(precision),
        "recall": percent(recall),
        "f1": percent(f1),
        "predicted": predicted,
        "gold": gold,
    }


def percent(share: float) -> float:
    """A share as a percentage, to the second decimal, as floors compare it."""
    return round(100 * share, 2)
