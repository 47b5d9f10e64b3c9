"""Dates that keep their precision: the part of EDTF (ISO 8601-2) that the record uses.

2025-08-25              a day
2025-08-25T14:00        a time of day (`T14:00Z`, `T14:00+02:00`)
2025-08, 2025           a month, a year
202X, 20XX              a decade, a century
2025-21 ... 2025-24     spring, summer, autumn, winter
2025-33 ... 2025-36     quarters one to four
2025-08-18/2025-08-24   an interval; `..` on one side leaves it open
~ or ? at the end       approximate, uncertain
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal[
    "time", "day", "month", "season", "quarter", "year", "decade", "century", "interval"
]

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTER_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?P<time>T\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?"
    r"(?P<mark>[~?%]?)"
)


class When(NamedTuple):
    """An EDTF value with its bounds: first and last day it may mean, None where open."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False

    @property
    def days(self) -> int | None:
        """How many days it spans; None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, other: When) -> bool:
        """Whether all of `other` lies within this value."""
        starts = self.earliest is None or (
            other.earliest is not None and self.earliest <= other.earliest
        )
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends


@lru_cache(maxsize=4096)
def parse_edtf(value: str) -> When:
    """Read an EDTF value.

    Raises:
        ValueError: it is not of the kinds listed above, or no such day exists.

    >>> parse_edtf("2025-08").latest
    datetime.date(2025, 8, 31)
    >>> parse_edtf("../2025-08-24").earliest is None
    True
    """
    if "/" not in value:
        return _point(value)
    left, _, right = value.partition("/")
    start = None if left in ("..", "") else _point(left)
    end = None if right in ("..", "") else _point(right)
    if start is None and end is None:
        raise ValueError(f"not an EDTF interval: {value!r}")
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest is not None and latest is not None and latest < earliest:
        raise ValueError(f"an interval that ends before it starts: {value!r}")
    approximate = any(p.approximate for p in (start, end) if p is not None)
    return When(value, earliest, latest, "interval", approximate)


def _point(value: str) -> When:
    match = _POINT.fullmatch(value)
    if match is None:
        raise ValueError(f"not an EDTF value: {value!r}")
    year, month, day = match["year"], match["month"], match["day"]
    approximate = bool(match["mark"])
    if "X" in year:
        if month is not None:
            raise ValueError(f"not an EDTF value: {value!r}")
        first = int(year.replace("X", "0"))
        last = int(year.replace("X", "9"))
        precision: Precision = "century" if year.endswith("XX") else "decade"
        return When(value, _first(first, 1), _last(last, 12), precision, approximate)
    number = int(year)
    if number == 0:
        raise ValueError(f"no such year: {value!r}")
    if month is None:
        return When(value, _first(number, 1), _last(number, 12), "year", approximate)
    part = int(month)
    if day is None and part in _SEASON_MONTHS:
        return _months(value, number, _SEASON_MONTHS[part], "season", approximate)
    if day is None and part in _QUARTER_MONTHS:
        return _months(value, number, _QUARTER_MONTHS[part], "quarter", approximate)
    if not 1 <= part <= 12:
        raise ValueError(f"no such month: {value!r}")
    if day is None:
        return _months(value, number, (part, part), "month", approximate)
    try:
        exact = date(number, part, int(day))
    except ValueError as error:
        raise ValueError(f"no such day: {value!r}") from error
    return When(value, exact, exact, "time" if match["time"] else "day", approximate)


def _months(
    value: str, year: int, months: tuple[int, int], precision: Precision, approximate: bool
) -> When:
    first, last = months
    overflow = last > 12
    end = _last(year + 1, last - 12) if overflow and year < 9999 else _last(year, min(last, 12))
    return When(value, _first(year, first), end, precision, approximate)


def _first(year: int, month: int) -> date:
    return date(max(year, 1), month, 1)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def compatible(one: When, other: When) -> bool:
    """Whether the two may mean the same time: some day lies in both.

    >>> compatible(parse_edtf("2025-08"), parse_edtf("2025-08-18/2025-08-24"))
    True
    """
    before = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    after = other.latest is not None and one.earliest is not None and other.latest < one.earliest
    return not before and not after
