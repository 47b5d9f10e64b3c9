"""Times of day: "2 p.m.", "14:00", "0900 GMT", "noon", with the zone that they are told in."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.reading.dates.zones import ZONE, offset, written

_ABOUT = (
    r"(?:(?i:about|around|approximately|exactly)\s"
    r"|(?P<near{0}>(?i:(?:shortly|just|soon)\s(?:after|before)))\s)?"
)
_FROM = (
    r"(?:(?:(?i:from|between)\s)?(?P<start{0}>\d{{1,2}})(?:[:.][0-5]\d)?"
    r"(?:\s?(?P<starts{0}>[apAP])\.?[mM]\b\.?)?\s?(?:-|–|(?i:to|and|until))\s?)?"
)
_IN_GMT = r"(?:\s?\((?P<gmt{0}>(?:[01]\d|2[0-3]):?[0-5]\d)\s?(?:GMT|UTC)\))"


def clock(mark: str = "") -> str:
    """Pattern of a time of day; `mark` tells two of them in one rule apart.

    Four digits are a time only in a zone ("0900 GMT", "1500 hours"): "1500" is a number.
    """
    aside = _IN_GMT.format(mark)
    return (
        rf"(?:{_ABOUT.format(mark)}{_FROM.format(mark)}(?:"
        rf"(?P<hour{mark}>1[0-2]|0?[1-9])(?:[:.](?P<minute{mark}>[0-5]\d))?\s?"
        rf"(?P<half{mark}>[apAP])(?:\.\s?[mM]\b\.?|[mM]\b)"
        rf"|(?P<hours{mark}>[01]?\d|2[0-3])[:h](?P<minutes{mark}>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        rf"|(?P<four{mark}>(?:[01]\d|2[0-3])[.]?[0-5]\d)(?=\s?\(?(?:{ZONE}|(?i:hours|hrs)\b))"
        rf"(?:\s(?i:hours|hrs)\b)?"
        rf"|(?P<noon{mark}>(?i:noon))\b)"
        rf"(?:\s?\(?(?P<zone{mark}>{ZONE})\)?|{aside})*)"
    )


def timed(match: re.Match[str], day: date) -> str:
    """The day with the time that the words give; two days where the hours run past midnight.

    "Monday from 10 p.m. to 2 a.m." ends on Tuesday.
    """
    groups = match.groupdict()
    start, half = groups.get("start2"), groups.get("starts2")
    end = _minutes(groups, "2")
    if start and half and end is not None:
        begins = (int(start) % 12 + 12 * (half.lower() == "p")) * 60
        if end < begins:
            return f"{day}/{day + timedelta(days=1)}"
    return f"{day}{time_of(match, day)}"


def time_of(match: re.Match[str], day: date) -> str:
    """`T14:00`, with `Z` or `+03:00` where the zone is known; empty where no time is told.

    "10:35 a.m. (0735 GMT)" tells the zone by giving the time twice; "9 to 11 a.m." and "shortly
    after noon" are no one time.
    """
    groups = match.groupdict()
    for mark in ("", "2"):
        minutes = _minutes(groups, mark)
        if minutes is None or groups.get(f"start{mark}") or groups.get(f"near{mark}"):
            continue
        clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
        zone, gmt = groups.get(f"zone{mark}"), groups.get(f"gmt{mark}")
        if zone:
            return f"T{clock}{offset(zone, day, clock)}"
        if gmt:
            digits = gmt.replace(":", "")
            ahead = (minutes - int(digits[:2]) * 60 - int(digits[2:]) + 720) % 1440 - 720
            return f"T{clock}{written(ahead) if ahead % 15 == 0 else ''}"
        return f"T{clock}"
    return ""


def _minutes(groups: dict[str, str | None], mark: str) -> int | None:
    """Minutes since midnight."""

    def of(name: str) -> str:
        return groups.get(f"{name}{mark}") or ""

    if of("noon"):
        return 720
    if of("hour"):
        return (int(of("hour")) % 12 + 12 * (of("half").lower() == "p")) * 60 + int(
            of("minute") or 0
        )
    if of("hours"):
        return int(of("hours")) * 60 + int(of("minutes"))
    if of("four"):
        digits = of("four").replace(".", "")
        return int(digits[:2]) * 60 + int(digits[2:])
    return None
