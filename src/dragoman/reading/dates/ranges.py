"""Two dates that make one period: "from May 3 to June 1", "overnight into Friday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import DateMention, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.syntax import Parse

_JOIN = re.compile(r"\s?(?P<word>to|until|till|through|and|into|-|–|—)\s?(?:the\s)?", re.I)
_OPEN = re.compile(r"\b(?P<word>from|between)\s(?:the\s)?$", re.I)
_NIGHT = re.compile(r"\s?(?P<word>into|to|on|from|of|)\s?(?:early\s)?", re.I)
_PLAIN_RULES = frozenset(
    {
        "month day",
        "day month",
        "month year",
        "month",
        "year",
        "weekday",
        "iso day",
        "near day",
        "clock",
        "holiday",
    }
)


def joined(parse: Parse, first: DateMention, second: DateMention) -> DateMention | None:
    """Both as one mention, where the words between join them; else None."""
    if first.value is None and first.rule == "clock":
        return _hours(parse, first, second)
    if first.value is None or second.value is None:
        return None
    if first.text.lower() == "overnight":
        return _night(parse, first, second)
    if first.rule not in _PLAIN_RULES or second.rule not in _PLAIN_RULES:
        return None
    return _range(parse, first, second)


def _range(parse: Parse, first: DateMention, second: DateMention) -> DateMention | None:
    """ "between March 3 and April 5": one period, where both ends are known and in order."""
    start = _joining(parse, first, second)
    if start is None or "/" in (first.value or "") or "/" in (second.value or ""):
        return None
    left, right = _in_order(first, second)
    # Hours are given up: EDTF's intervals have none.
    left, right = left.partition("T")[0], right.partition("T")[0]
    value = right if left == right else f"{left}/{right}"
    try:
        parse_edtf(value)
    except ValueError:
        return None
    return _pair(parse, start, first, second, value)


def _joining(parse: Parse, first: DateMention, second: DateMention) -> int | None:
    """Where the period starts in the text; None where nothing joins the two."""
    join = _JOIN.fullmatch(parse.text, first.span.end, second.span.start)
    if join is None:
        return None
    opening = _OPEN.search(parse.text, max(0, first.span.start - 16), first.span.start)
    word = opening["word"].lower() if opening else ""
    if (join["word"].lower() == "and") != (word == "between"):
        return None
    if join["word"].lower() == "into" and first.rule not in ("weekday", "near day"):
        return None
    return opening.start() if opening else first.span.start


def _pair(
    parse: Parse, start: int, first: DateMention, second: DateMention, value: str
) -> DateMention:
    span = Span(start, second.span.end)
    return DateMention(span, span.of(parse.text), value, first.anchor or second.anchor, "range")


def _hours(parse: Parse, first: DateMention, second: DateMention) -> DateMention | None:
    """ "from 9 to 11 a.m. on Monday": that Monday, both hours in the words."""
    if second.value is None or "T" not in second.value:
        return None
    start = _joining(parse, first, second)
    day = second.value.partition("T")[0]
    return None if start is None else _pair(parse, start, first, second, day)


def _night(parse: Parse, first: DateMention, second: DateMention) -> DateMention | None:
    """ "overnight Thursday" runs into Friday; "overnight into Friday" began on Thursday."""
    between = _NIGHT.fullmatch(parse.text, first.span.end, second.span.start)
    if between is None or len(second.value or "") != 10:
        return None
    day = date.fromisoformat(second.value or "")
    ends = between["word"].lower() in ("into", "to")
    start = day - timedelta(days=1) if ends else day
    value = f"{start}/{start + timedelta(days=1)}"
    return _pair(parse, first.span.start, first, second, value)


def _in_order(first: DateMention, second: DateMention) -> tuple[str, str]:
    """Both ends, the one resolved by itself brought in line with the other.

    The year of "from March 3 to April 5, 2021" counts for both, and "Dec. 30 to Jan. 2, 2021"
    began the year before; "from Monday to Wednesday" on a Tuesday is last week's Monday, as the
    Wednesday is last week's.
    """
    left, right = first.value or "", second.value or ""
    named = right[:4] in second.text and left[:4] not in first.text
    if named and len(left) >= 7:
        year = int(right[:4]) - (left[4:] > right[4:])
        return f"{year:04d}{left[4:]}", right
    if first.rule == second.rule == "weekday" and left > right:
        start, end = date.fromisoformat(left[:10]), date.fromisoformat(right[:10])
        if first.anchor is not None and left > first.anchor:
            return left, (end + timedelta(days=7)).isoformat()
        return (start - timedelta(days=7)).isoformat(), right
    if left > right and len(left) >= 7 and left[:4] == right[:4] and left[:4] not in first.text:
        # "from November to February", the February of this year
        return f"{int(left[:4]) - 1:04d}{left[4:]}", right
    return left, right
