"""EDTF values as the first and last day they allow, so that SQL can compare them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.errors import UsageError
from dragoman.model.when import parse_edtf

OPEN_START = "0001-01-01"
OPEN_END = "9999-12-31"


class Bounds(NamedTuple):
    """First and last day, ISO 8601; an open end is a day before or after all others."""

    earliest: str
    latest: str

    @property
    def placed(self) -> str:
        """Its place in the order of time: the first day; "until May" has none, so its last."""
        return self.latest if self.earliest == OPEN_START else self.earliest

    @classmethod
    def around(cls, many: Iterable[Bounds]) -> Bounds | None:
        """The stretch that takes in all of them; None of none."""
        found = list(many)
        if not found:
            return None
        return cls(min(b.earliest for b in found), max(b.latest for b in found))


def bounds_of(value: str | None) -> Bounds | None:
    """The days that an EDTF value allows; None where there is no value or it is not EDTF.

    >>> bounds_of("2025-08")
    Bounds(earliest='2025-08-01', latest='2025-08-31')
    >>> bounds_of("2025-08-22/..").latest
    '9999-12-31'
    """
    if value is None:
        return None
    try:
        when = parse_edtf(value)
    except ValueError:
        return None
    first, last = when.earliest, when.latest
    return Bounds(
        OPEN_START if first is None else first.isoformat(),
        OPEN_END if last is None else last.isoformat(),
    )


def asked_bounds(option: str, value: str) -> Bounds:
    """The days of a date that a user gave.

    Raises:
        UsageError: it is not a date.
    """
    bounds = bounds_of(value.strip())
    if bounds is None:
        raise UsageError(
            f"{option} {value!r} is not a date; give a day, month or year, as 2025-08-26"
        )
    return bounds
