"""When a report was published: the ways sources write it, and what is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from dragoman.errors import InputError

REMEDY = "correct it or give the date with --published YYYY-MM-DD"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4})?)?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}}){_TIME}",
        rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_TIME}",
        # "26.08.2025" is day first wherever dots are used.
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}",
    )
)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")


class Published(NamedTuple):
    """A day (`2025-08-26`), and the full moment as written where a time was given."""

    day: str
    moment: str | None


def read_published(value: str) -> Published | None:
    """The publication date in one of the usual spellings; None where it names no certain day.

    >>> read_published("Tuesday, August 26, 2025")
    Published(day='2025-08-26', moment=None)
    >>> read_published("2025-08-26T21:30:00Z").day
    '2025-08-26'
    >>> read_published("03/04/2025") is None     # the third of April or the fourth of March
    True
    """
    value = " ".join(value.split())
    if _ISO.fullmatch(value):
        return _read_iso(value)
    for pattern in _WRITTEN:
        match = pattern.fullmatch(value)
        if match is not None:
            month = _MONTHS.get(match["month"].lower()) or int(match["month"])
            day = _day(int(match["year"]), month, int(match["day"]))
            return Published(day, value if ":" in value else None) if day else None
    match = _SLASHES.fullmatch(value)
    if match is not None:
        return _read_slashes(int(match[1]), int(match[2]), int(match[3]))
    return _read_mail_date(value)


def _read_iso(value: str) -> Published | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return Published(moment.date().isoformat(), value if len(value) > 10 else None)


def _read_slashes(first: int, second: int, year: int) -> Published | None:
    """Only where one of the two numbers can be no month is the order certain."""
    if first > 12 >= second:
        first, second = second, first
    elif not (second > 12 >= first or first == second):
        return None
    day = _day(year, first, second)
    return Published(day, None) if day else None


def _read_mail_date(value: str) -> Published | None:
    """ "Tue, 26 Aug 2025 18:04:00 +0300", as feeds and mails write it."""
    if len(value) > 60 or ":" not in value:
        return None
    try:
        return Published(parsedate_to_datetime(value).date().isoformat(), value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def parse_published(value: str, document: str, place: str | None = None) -> Published:
    """The publication date of a document.

    Raises:
        InputError: it does not name one certain day.
    """
    found = read_published(value)
    if found is None:
        shown = value if len(value) <= 40 else value[:40] + "..."
        raise InputError(
            document, f"the date {shown!r} does not name a day", place=place, remedy=REMEDY
        )
    return found


def refuse_future(day: str, document: str, place: str | None = None) -> None:
    """Refuse a day after tomorrow: it is tomorrow already somewhere, but nowhere later.

    Raises:
        InputError: the date lies in the future.
    """
    if date.fromisoformat(day) > datetime.now(UTC).date() + timedelta(days=1):
        raise InputError(document, f"the date {day} lies in the future", place=place, remedy=REMEDY)
