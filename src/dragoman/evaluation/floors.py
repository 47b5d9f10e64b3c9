"""The figures that must not fall: kept in `floors.json`, set by measuring, lowered with a reason.

The file maps a run ("seed", "polnear/dev", "polnear/dev/20") to the fingerprint of the corpus
it was measured on and to its floors, each `label`, `metric`, `floor`, and a `reason` where it
was ever lowered.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.errors import UsageError
from dragoman.evaluation.result import FloorCheck, Result, Row

FLOORS_FILE = Path(__file__).parent / "floors.json"


class Floor(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One floor; `reason` says why it was lowered, if it was."""

    label: str
    metric: str
    floor: float
    reason: str | None = None


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The floors of one run and the corpus they were measured on."""

    fingerprint: str
    floors: tuple[Floor, ...]


def run_key(name: str, part: str | None, limit: int | None) -> str:
    """The name of a run in the floors file.

    >>> run_key("polnear", "dev", 20)
    'polnear/dev/20'
    """
    return "/".join(str(p) for p in (name, part, limit) if p is not None)


def load_floors(path: Path = FLOORS_FILE) -> dict[str, Floors]:
    """All floors, by run; empty where the file is not there yet."""
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Floors])


def compare_floors(floors: Floors | None, rows: Sequence[Row]) -> tuple[FloorCheck, ...]:
    """Each floor beside the figure measured now."""
    if floors is None:
        return ()
    measured = {(r.label, m): v for r in rows for m, v in r.metrics.items()}
    return tuple(
        FloorCheck(f.label, f.metric, f.floor, measured.get((f.label, f.metric)))
        for f in floors.floors
    )


def check_floors(result: Result, path: Path = FLOORS_FILE) -> list[str]:
    """What falls short, one line each; empty where every floor holds.

    A run without floors, or on another corpus than the one they were measured on, cannot
    pass: it says so.
    """
    key = run_key(result.name, result.part, result.limit)
    floors = load_floors(path).get(key)
    if floors is None:
        return [f"{key}: no floors are set for this run"]
    if floors.fingerprint != result.fingerprint:
        return [
            f"{key}: the corpus is not the one the floors were measured on "
            f"({result.fingerprint[:12]} instead of {floors.fingerprint[:12]})"
        ]
    return [
        f"{key}: {c.label} {c.metric} is {c.value}, under its floor of {c.floor}"
        for c in compare_floors(floors, result.rows)
        if not c.holds
    ]


def set_floors(
    result: Result, headline: Sequence[tuple[str, str]], reason: str | None, path: Path
) -> None:
    """Write what was measured as the new floors of this run.

    Raises:
        UsageError: a floor would be lowered, or the corpus changes, and no reason is given.
    """
    key = run_key(result.name, result.part, result.limit)
    known = load_floors(path)
    old = known.get(key)
    was = {(f.label, f.metric): f for f in old.floors} if old else {}
    new = []
    for label, metric in headline:
        value = result.value(label, metric)
        if value is None:
            raise UsageError(f"{key} measures no {label} {metric}")
        before = was.get((label, metric))
        lowered = before is not None and value < before.floor
        if lowered and not reason:
            raise UsageError(f"{key}: {label} {metric} would fall to {value}; give a reason")
        kept = before.reason if before is not None else None
        new.append(Floor(label, metric, value, reason if lowered else kept))
    if old is not None and old.fingerprint != result.fingerprint and not reason:
        raise UsageError(f"{key}: the corpus has changed; give a reason")
    known[key] = Floors(result.fingerprint, tuple(new))
    encoded = msgspec.json.encode(dict(sorted(known.items())))
    path.write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")
