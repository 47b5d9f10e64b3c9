"""Dates that keep their precision: the part of EDTF (ISO 8601-2) that the record uses.

2025-08-25              a day
2025-08-25T14:00        a time of day (`T14:00Z`, `T14:00+02:00`)
2025-08, 2025           a month, a year
202X, 20XX              a decade, a century
2025-21 ... 2025-24     spring, summer, autumn, winter
2025-33 ... 2025-36     quarters one to four
2025-08-18/2025-08-24   an interval; `..` on one side leaves it open
~ or ? at the end       approximate, uncertain

A day is that of the place where it was told: EDTF gives a zone to a time of day alone. So
`2021-12-30T17:00-05:00` and `2021-12-31T01:00+03:00` are one hour, and `compatible_in` says
whether a day in Washington and the next day in Moscow may be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Precision = Literal[
    "time", "day", "month", "season", "quarter", "year", "decade", "century", "interval"
]

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTER_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?P<time>T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?)?)?"
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

    A time in a zone is on that day or the one beside it elsewhere; two of them are compared in
    one zone.

    >>> compatible(parse_edtf("2025-08"), parse_edtf("2025-08-18/2025-08-24"))
    True
    >>> compatible(parse_edtf("2021-12-30T17:00-05:00"), parse_edtf("2021-12-31"))
    True
    >>> compatible(parse_edtf("2021-12-30T09:00-05:00"), parse_edtf("2021-12-31T09:00+03:00"))
    False
    """
    here, there = _instant(one.edtf), _instant(other.edtf)
    if here is not None and there is not None:
        return (
            there.astimezone(here.tzinfo).date() == here.date()
            or here.astimezone(there.tzinfo).date() == there.date()
        )
    return _meet(_everywhere(one, here), _everywhere(other, there))


def compatible_in(one: When, zone: str | None, other: When, other_zone: str | None) -> bool:
    """Whether the two may mean the same time, each told by the clocks of its place.

    `zone` is a name of the tz database ("Europe/Moscow"); with one of them None or unknown the
    two are compared as `compatible` does.

    >>> here, there = "America/New_York", "Europe/Moscow"
    >>> compatible_in(parse_edtf("2021-12-30"), here, parse_edtf("2021-12-31"), there)
    True
    >>> compatible_in(parse_edtf("2021-12-31"), here, parse_edtf("2021-12-30"), there)
    False
    """
    if zone is None or other_zone is None:
        return compatible(one, other)
    try:
        left, right = _hours(one, ZoneInfo(zone)), _hours(other, ZoneInfo(other_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return compatible(one, other)
    return _meet(left, right, touching=False)


_FARTHEST_EAST = timedelta(hours=14)
_FARTHEST_WEST = timedelta(hours=-12)


@lru_cache(maxsize=1024)
def _instant(edtf: str) -> datetime | None:
    """The instant of a time of day whose zone is told."""
    match = _POINT.fullmatch(edtf)
    if match is None or not match["zone"] or not "0001" < match["year"] < "9999":
        return None
    try:
        return datetime.fromisoformat(edtf.rstrip("~?%"))
    except ValueError:
        return None


def _everywhere(when: When, instant: datetime | None) -> tuple[date | None, date | None]:
    """First and last day; of an instant, the days that it falls on anywhere."""
    if instant is None:
        return when.earliest, when.latest
    universal = instant.replace(tzinfo=None) - (instant.utcoffset() or timedelta())
    return (universal + _FARTHEST_WEST).date(), (universal + _FARTHEST_EAST).date()


def _hours(when: When, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """Where it starts and ends in universal time, told by the clocks of a zone."""
    instant = _instant(when.edtf)
    if instant is not None:
        start = _universal(instant)
        return start, start + timedelta(minutes=1)
    return _midnight(when.earliest, zone), _midnight(when.latest, zone, days=1)


def _midnight(day: date | None, zone: ZoneInfo, days: int = 0) -> datetime | None:
    """When a day begins in a zone, or one some days on; None where the side is open."""
    if day is None or not 1 < day.year < 9999:
        return None
    day += timedelta(days=days)
    return _universal(datetime(day.year, day.month, day.day, tzinfo=zone))


def _universal(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta())


def _meet(
    one: tuple[date | None, date | None],
    other: tuple[date | None, date | None],
    *,
    touching: bool = True,
) -> bool:
    """Whether two stretches share something; None is open. Days that touch share a day."""
    for (_, end), (start, _) in ((one, other), (other, one)):
        if end is None or start is None:
            continue
        if end < start or (end == start and not touching):
            return False
    return True
