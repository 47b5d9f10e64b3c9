"""Times told from another date of the text."""

from __future__ import annotations

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates.rule import Rule, rule
from dragoman.reading.dates.rules.pieces import CLOCK
from dragoman.reading.dates.values import told

_EARLIER = r"(?:(?i:early|late|earlier|later)\s)?"
_NO_OBJECT = r"(?=\s?[.,;:)]|\s(?i:and|but|in|at|with|by|he|she|they|it|that)\b|\s?$)"

TOLD: tuple[Rule, ...] = (
    # the following day; the next morning; the day before; later that day
    rule(
        "day beside",
        "unit",
        rf"{CLOCK}?{_EARLIER}(?i:(?P<rel>the\s(?:following|next|previous|preceding|same)"
        rf"|that(?:\s(?:very\s)?same)?))\s(?:(?i:day)\b|{lex.PART_OF_DAY}\b)",
        told.day_beside,
    ),
    rule(
        "day beside", "unit", rf"(?i:the\sday\s(?P<rel>before|after)){_NO_OBJECT}", told.day_beside
    ),
    # the following week; later that year; the previous month
    rule(
        "period beside",
        "unit",
        rf"{_EARLIER}{lex.EDGE}?(?i:(?P<rel>the\s(?:following|previous|preceding|same)"
        r"|that(?:\ssame)?))\s(?P<unit>(?i:week|weekend|month|year))\b"
        r"(?!\s(?i:a\syear|last|in|of)\b)",
        told.period_beside,
    ),
    # two days later; a week earlier
    rule(
        "counted from",
        "unit",
        rf"{lex.COUNT}\s{lex.UNIT}\s(?P<rel>(?i:later|earlier|(?:before|after)(?=\s?[.,;])"
        r"|afterwards?))\b(?P<than>\sthan\b)?",
        told.counted_from,
    ),
)
