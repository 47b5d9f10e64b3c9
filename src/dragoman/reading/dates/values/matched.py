"""What the words that a rule matched say: counts, months, clock times, direction."""

from __future__ import annotations

import re

from dragoman.model import Span
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import MONTHS, NUMBERS, WEEKDAYS
from dragoman.reading.dates.tense import Tense

Match = re.Match[str]

BACK = frozenset({"last", "past", "this past", "previous", "preceding"})
AHEAD = frozenset({"next", "coming", "this coming", "upcoming", "the following"})


def group(match: Match, name: str) -> str:
    """A named group in lower case with single spaces; empty where it is absent."""
    value = match.groupdict().get(name)
    return " ".join(value.lower().split()) if value else ""


def month_number(match: Match) -> int:
    return MONTHS[group(match, "month").rstrip(".")]


def count_of(match: Match) -> int:
    """The number that the words give; one where they give none ("the past week")."""
    words = group(match, "count").removesuffix(" of").removeprefix("a ")
    if not words:
        return 1
    return int(words) if words.isdigit() else NUMBERS[words]


def weekday_number(match: Match) -> int | None:
    name = group(match, "weekday").rstrip(".")
    return WEEKDAYS[name] if name else None


def tense_in(match: Match, context: Context) -> Tense:
    """The tense that the words themselves give, else that of the sentence."""
    relation = group(match, "rel")
    if relation in BACK:
        return "past"
    if relation in AHEAD:
        return "future"
    return context.tense(Span(*match.span()))


def year_shift(relation: str) -> int:
    """Years from the publication: "last", "this", "next"."""
    return {"last": -1, "next": 1}.get(relation, 0)
