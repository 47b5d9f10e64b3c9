"""Quarters, seasons, holidays, years, decades and centuries."""

from __future__ import annotations

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates.rule import Rule, rule
from dragoman.reading.dates.rules.pieces import REL, THE
from dragoman.reading.dates.values import periods

PERIODS: tuple[Rule, ...] = (
    # the third quarter of 2025; the second half of last year
    rule(
        "quarter",
        "part",
        r"(?:(?i:the)\s)?(?P<part>(?i:first|second|third|fourth|final|last|1st|2nd|3rd|4th))[\s-]"
        r"(?P<kind>(?i:quarter|half))"
        rf"(?:,?\s(?:of\s)?(?:{lex.YEAR}|(?P<rel>(?i:this|last|next|that))\s(?i:year)))?(?!\w)",
        periods.quarter,
        periods.is_quarter,
    ),
    rule(
        "short quarter",
        "number",
        rf"Q(?P<part>[1-4])\s(?:of\s)?{lex.YEAR}(?P<kind>)(?P<rel>)",
        periods.quarter,
        absolute=True,
    ),
    # last spring; the summer of 2015; this winter; the winter of 2014-15
    rule(
        "season",
        "season",
        rf"(?:(?:{REL}|(?P<that>(?i:that)))\s|(?i:the\s)?(?:(?i:early|late|mid)[\s-])?){lex.SEASON}"
        rf"(?:(?:\sof|,)?\s(?:{lex.YEAR}|(?P<winter>1[5-9]\d\d|20\d\d)[-/–](?:\d\d)?\d\d))?(?!\w)",
        periods.season,
        periods.is_season,
    ),
    # Christmas Eve; last Thanksgiving; Easter 2021
    rule(
        "holiday",
        "holiday",
        rf"(?:{REL}\s)?{lex.HOLIDAY}(?:,?\s(?:of\s)?{lex.YEAR})?(?!\w)",
        periods.holiday,
        periods.is_holiday,
    ),
    # the 1990s; the early '90s; the 70s
    rule(
        "decade",
        "number",
        r"(?:(?i:the)\s)?(?:(?i:early|late|mid)[\s-])?(?:(?P<full>1[5-9]\d|20\d)0's|"
        r"(?P<full2>1[5-9]\d|20\d)0s|'(?P<short>[1-9])0s|(?P<bare>[2-9])0s)(?P<word>)(?!\w)",
        periods.decade,
        periods.is_decade,
        absolute=True,
    ),
    rule(
        "decade",
        "decade",
        r"(?i:the)\s(?:(?i:early|late|mid)[\s-])?"
        r"(?P<word>(?i:fifties|sixties|seventies|eighties|nineties))(?P<short>)(?P<bare>)\b",
        periods.decade,
        absolute=True,
    ),
    # the 20th century
    rule(
        "century",
        "part",
        r"(?:(?i:the)\s)?(?:(?i:early|late|mid)[\s-])?(?:the\s)?(?P<number>1\d|2[01])(?:st|nd|rd|th)"
        r"[\s-](?i:century)\b",
        periods.century,
        absolute=True,
    ),
    # 2014-15; 2018-2020
    rule(
        "years",
        "number",
        r"(?P<from>1[5-9]\d\d|20\d\d)(?:-|–)(?P<to>(?:1[5-9]|20)?\d\d)(?![\w-]|[.,]\d)",
        periods.years,
        periods.is_years,
        absolute=True,
    ),
    # in 2014; late 2008; the 2014 protests
    rule(
        "year",
        "number",
        rf"{THE}{lex.EDGE}?{lex.YEAR}(?!\w)",
        periods.year,
        periods.is_year,
        absolute=True,
    ),
)
