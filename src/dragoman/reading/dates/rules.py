"""The kinds of time expression, as a table: name, trigger, pattern, guard, resolver.

A rule is tried in paragraphs that hold a word of its trigger (see `lexicon.TRIGGERS`); of
matches that overlap, the longest wins, then the one whose rule stands first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates import periods
from dragoman.reading.dates import resolvers as to
from dragoman.reading.dates.context import Context

Match = re.Match[str]


def _always(match: Match, context: Context) -> bool:
    return True


class Rule(NamedTuple):
    """`accept` refuses words that look like a date and are none; `resolve` gives EDTF or None.

    `absolute` values need no anchor.
    """

    name: str
    trigger: str
    pattern: re.Pattern[str]
    resolve: Callable[[Match, Context], str | None]
    accept: Callable[[Match, Context], bool] = _always
    absolute: bool = False


def _rule(
    name: str,
    trigger: str,
    pattern: str,
    resolve: Callable[[Match, Context], str | None],
    accept: Callable[[Match, Context], bool] = _always,
    absolute: bool = False,
) -> Rule:
    return Rule(name, trigger, re.compile(r"(?<![\w$€£-])" + pattern), resolve, accept, absolute)


_ON = r"(?:\s?,)?\s(?:(?i:on)\s)?(?i:the\s)?"
_CLOCK = rf"(?:(?i:at\s)?{lex.clock()}{_ON})"
_PART = rf"(?:\s(?i:the\s)?{lex.PART_OF_DAY}\b)?"
_LEAD = r"(?:(?i:early|late|earlier|later)(?:\s(?i:on))?\s)?"
_WEEKDAY_BEFORE = rf"(?:{lex.WEEKDAY}(?:\s{lex.PART_OF_DAY})?\s?,?\s(?i:the\s)?)?"
_CLOCK_AFTER = rf"(?:{_PART}(?:\s?,)?\s(?i:at)\s{lex.clock('2')})"
_REL = r"(?P<rel>(?i:this\scoming|this\spast|this|last|next|past|previous|coming|the\sfollowing))"
_THE = r"(?i:the\s)?"

RULES: tuple[Rule, ...] = (
    # --- written out -------------------------------------------------------------------------
    # 2021-08-18, 2021-08-18T14:00
    _rule(
        "iso day",
        "number",
        r"(?P<iso>[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?)(?![\w-])",
        to.iso_day,
        absolute=True,
    ),
    # 18.08.2021; 18/08/2021 where only one reading is possible
    _rule(
        "numeric day",
        "number",
        r"(?P<one>\d{1,2})(?P<sep>[./])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w.-])",
        to.numeric_day,
        to.is_numeric_day,
        absolute=True,
    ),
    # January 9-10, 2022; Aug. 18 and 19
    _rule(
        "month days",
        "month",
        rf"{lex.MONTH}\s{lex.DAY}\s?(?:-|–|—|to|and|&)\s?{lex.LAST_DAY}(?:\s?,?\s{lex.YEAR})?",
        to.month_days,
    ),
    # 9-10 January 2022; 9 and 10 January
    _rule(
        "days month",
        "month",
        rf"{lex.DAY}\s?(?:-|–|—|to|and|&)\s?{lex.LAST_DAY}\s(?:of\s)?{lex.MONTH}"
        rf"(?:\s?,?\s{lex.YEAR})?(?!\w)",
        to.month_days,
    ),
    # Wednesday, Aug. 18, 2021; 2 p.m. on Aug. 18; August 18th
    _rule(
        "month day",
        "month",
        rf"{_CLOCK}?(?:{_REL}\s)?{_WEEKDAY_BEFORE}{lex.MONTH}\s(?:the\s)?{lex.DAY}(?:\s?,?\s{lex.YEAR})?",
        to.month_day,
    ),
    # 18 August 2021; the 18th of August
    _rule(
        "day month",
        "month",
        rf"{_CLOCK}?{_WEEKDAY_BEFORE}(?i:the\s)?{lex.DAY}\s(?:of\s)?{lex.MONTH}"
        rf"(?:\s?,?\s{lex.YEAR})?(?!\w)(?!\s\d)",
        to.month_day,
    ),
    # August 2021; late August 2021; August of 2021; August of last year
    _rule(
        "month year",
        "month",
        rf"{_THE}{lex.EDGE}?{lex.MONTH}(?:\s?,|\sof)?\s{lex.YEAR}",
        to.month_year,
    ),
    _rule(
        "month of year",
        "month",
        rf"{lex.EDGE}?{lex.MONTH}\s(?:of\s)?(?P<rel>(?i:this|last|next|the\ssame|that))\s(?i:year)\b",
        to.month_of_year,
    ),
    # last November; in May; late April
    _rule(
        "month",
        "month",
        rf"(?:{_REL}\s)?{lex.EDGE}?{lex.MONTH}(?!\w)(?!\s\d)",
        to.month,
        to.is_month,
    ),
    # --- weekdays ----------------------------------------------------------------------------
    # Monday; last Thursday; early Monday morning; 2 p.m. on Monday; Monday at 9 a.m.
    _rule(
        "weekday",
        "weekday",
        rf"{_CLOCK}?(?:{_REL}\s)?{_LEAD}{lex.WEEKDAY}(?!\w)(?:{_CLOCK_AFTER}|{_PART})",
        to.weekday,
        to.is_weekday,
    ),
    # Monday last week; Tuesday of next week
    _rule(
        "weekday of week",
        "weekday",
        rf"{lex.WEEKDAY}\s(?:of\s)?(?P<rel>(?i:this|last|next))\s(?i:week)\b",
        to.weekday_of_week,
    ),
    # --- today and its neighbours ------------------------------------------------------------
    _rule(
        "day before yesterday",
        "deictic",
        r"(?P<word>(?i:the\sday\s(?:before\syesterday|after\stomorrow)))\b",
        to.near_day,
    ),
    # today; late yesterday; tomorrow morning; tonight
    _rule(
        "near day",
        "deictic",
        rf"{_CLOCK}?{_LEAD}(?P<word>(?i:today|yesterday|tomorrow|tonight|overnight))\b{_PART}",
        to.near_day,
    ),
    # this morning; last night
    _rule(
        "part of day",
        "unit",
        rf"{_LEAD}(?P<word>(?i:this\s(?:morning|afternoon|evening)|last\s(?:night|evening)))\b",
        to.near_day,
    ),
    # --- weeks, months, years around the publication -----------------------------------------
    # last week; earlier this month; the end of next year; the past week
    _rule(
        "near period",
        "unit",
        rf"{_THE}{lex.EDGE}?(?:(?i:the)\s)?(?P<rel>(?i:this\scoming|this\spast|this|last|next"
        r"|current|coming|previous))\s(?P<unit>(?i:week|weekend|month|year|decade))\b",
        to.near_period,
    ),
    # by year's end; the end of the month; year-end
    _rule(
        "end of period",
        "unit",
        r"(?:(?i:the\s)?(?P<a>(?i:week|month|year))(?:'s|-|\s)\s?(?i:end)"
        r"|(?i:the)\s(?i:start|beginning|middle|end)\s(?i:of\sthe)\s(?P<b>(?i:week|month|year))"
        r"|(?i:later|earlier)\s(?i:in\sthe)\s(?P<c>(?i:week|month|year)))\b",
        to.end_of_period,
    ),
    # two weeks ago; a year ago
    _rule(
        "ago",
        "unit",
        rf"(?:(?i:about|almost|nearly|over|some|around|more\sthan|less\sthan|only|just)\s)?"
        rf"{lex.COUNT}\s{lex.UNIT}\s(?i:ago)\b",
        to.ago,
    ),
    # the last two weeks; the next three months
    _rule(
        "stretch",
        "unit",
        rf"(?i:the)\s(?P<rel>(?i:last|past|next|coming|previous))\s{lex.COUNT}\s{lex.UNIT}\b",
        to.stretch,
    ),
    # in recent days, a few weeks ago, in the coming months: no calendar value
    _rule(
        "vague",
        "unit",
        rf"(?:(?i:the\s)?(?i:recent|coming)\s(?i:days|weeks|months|years)"
        rf"|{lex.VAGUE}\s(?i:days|weeks|months|years)\s(?i:ago))\b",
        to.unknown,
    ),
    # --- told in relation to another day of the text -----------------------------------------
    # the following day; the next day; the day before; that day
    _rule(
        "day beside",
        "unit",
        rf"(?i:(?P<rel>the\s(?:following|next|previous|same)|that(?:\ssame)?))\s(?:(?i:day)|"
        rf"{lex.PART_OF_DAY})\b",
        to.day_beside,
    ),
    # two days later; a week earlier
    _rule(
        "counted from",
        "unit",
        rf"{lex.COUNT}\s{lex.UNIT}\s(?P<rel>(?i:later|earlier|before(?=[.,;])|afterwards?))\b",
        to.counted_from,
    ),
    # --- quarters, seasons, years and more ---------------------------------------------------
    # the third quarter of 2025; Q3 2025; the second half of last year
    _rule(
        "quarter",
        "part",
        r"(?:(?i:the)\s)?(?P<part>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th))[\s-]"
        r"(?P<kind>(?i:quarter|half))"
        rf"(?:,?\s(?:of\s)?(?:{lex.YEAR}|(?P<rel>(?i:this|last|next))\s(?i:year)))?(?!\w)",
        periods.quarter,
        periods.is_quarter,
    ),
    _rule("short quarter", "number", rf"Q(?P<part>[1-4])\s{lex.YEAR}", periods.quarter),
    # last spring; the summer of 2015; this winter
    _rule(
        "season",
        "season",
        rf"(?:{_REL}\s|(?i:the\s)?(?:(?i:early|late|mid)[\s-])?){lex.SEASON}"
        rf"(?:(?:\sof|,)?\s{lex.YEAR})?(?!\w)",
        periods.season,
        periods.is_season,
    ),
    # Christmas Eve; last Thanksgiving; Easter 2021
    _rule(
        "holiday",
        "holiday",
        rf"(?:{_REL}\s)?{lex.HOLIDAY}(?:,?\s(?:of\s)?{lex.YEAR})?(?!\w)",
        periods.holiday,
        periods.is_holiday,
    ),
    # the 1990s; the early '90s
    _rule(
        "decade",
        "number",
        r"(?:(?i:the)\s)?(?:(?i:early|late|mid)[\s-])?(?:(?P<full>1[5-9]\d|20\d)0's|"
        r"(?P<full2>1[5-9]\d|20\d)0s|'(?P<short>[1-9])0s)(?!\w)",
        periods.decade,
        absolute=True,
    ),
    # the 20th century
    _rule(
        "century",
        "part",
        r"(?:(?i:the)\s)?(?:(?i:early|late|mid)[\s-])?(?:the\s)?(?P<number>1\d|2[01])(?:st|nd|th)"
        r"[\s-](?i:century)\b",
        periods.century,
        absolute=True,
    ),
    # 2014-15; 2018-2020
    _rule(
        "years",
        "number",
        r"(?P<from>1[5-9]\d\d|20\d\d)(?:-|–)(?P<to>(?:1[5-9]|20)?\d\d)(?![\w-]|[.,]\d)",
        periods.years,
        periods.is_years,
        absolute=True,
    ),
    # in 2014; late 2008; the 2014 protests
    _rule(
        "year",
        "number",
        rf"{_THE}{lex.EDGE}?{lex.YEAR}(?!\w)",
        periods.year,
        periods.is_year,
        absolute=True,
    ),
    # on the 12th
    _rule(
        "day of month",
        "number",
        rf"(?<=[Oo]n\s)the\s{lex.DAY}(?!\w)",
        to.day_alone,
        to.is_day_alone,
    ),
)
