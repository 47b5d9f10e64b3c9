"""What the words that a rule matched say: counts, months, clock times, direction."""

from __future__ import annotations

import re

from dragoman.model import Span
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import MONTHS, NUMBERS
from dragoman.reading.dates.tense import Tense

Match = re.Match[str]

BACK = frozenset({"last", "past", "this past", "previous"})
AHEAD = frozenset({"next", "coming", "this coming", "the following"})


def group(match: Match, name: str) -> str:
    """A named group in lower case with single spaces; empty where it is absent."""
    value = match.groupdict().get(name)
    return " ".join(value.lower().split()) if value else ""


def month_number(match: Match) -> int:
    return MONTHS[group(match, "month").rstrip(".")]


def count_of(match: Match) -> int:
    words = group(match, "count").removeprefix("a couple").removesuffix(" of").strip()
    return int(words) if words.isdigit() else NUMBERS.get(words or "two", 2)


def clock_of(match: Match) -> str:
    """`T14:00` where the words give a time of day, else nothing."""
    mark = "2" if group(match, "hour2") else ""
    hour = group(match, f"hour{mark}")
    if not hour or not 1 <= int(hour) <= 12:
        return ""
    number = int(hour) % 12 + (12 if group(match, f"half{mark}") == "p" else 0)
    return f"T{number:02d}:{group(match, f'minute{mark}') or '00'}"


def tense_in(match: Match, context: Context) -> Tense:
    """The tense that the words themselves give, else that of the sentence."""
    relation = group(match, "rel")
    if relation in BACK:
        return "past"
    if relation in AHEAD:
        return "future"
    return context.tense(Span(*match.span()))


def year_shift(relation: str) -> int:
    return {"last": -1, "next": 1}.get(relation, 0)
