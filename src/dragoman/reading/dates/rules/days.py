"""Days and months written out, weekdays, and times of day that stand alone."""

from __future__ import annotations

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates.clocks import clock
from dragoman.reading.dates.rule import Rule, rule
from dragoman.reading.dates.rules.pieces import (
    CLOCK,
    CLOCK_AFTER,
    IN_ZONE,
    JOIN,
    LEAD,
    OF_YEAR,
    PART,
    REL,
    THE,
    WEEKDAY_BEFORE,
)
from dragoman.reading.dates.values import days, near

DAYS: tuple[Rule, ...] = (
    # 2021-08-18, 2021-08-18T14:00Z, 2021/08/18
    rule(
        "iso day",
        "number",
        r"(?P<iso>[12]\d{3}(?P<sep>[-/.])(?:0[1-9]|1[0-2])(?P=sep)(?:0[1-9]|[12]\d|3[01]))"
        r"(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?"
        r"(?![\w/-]|\.\d)",
        days.iso_day,
        absolute=True,
    ),
    # 18.08.2021; 18/08/2021 where only one reading is possible
    rule(
        "numeric day",
        "number",
        r"(?P<one>\d{1,2})(?P<sep>[./])(?P<two>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w-]|\.\w)",
        days.numeric_day,
        days.is_numeric_day,
        absolute=True,
    ),
    # January 9-10, 2022; Aug. 18 and 19
    rule(
        "month days",
        "month",
        rf"{lex.MONTH}\s(?:the\s)?{lex.DAY}{JOIN}(?:the\s)?{lex.LAST_DAY}{OF_YEAR}",
        days.month_days,
        days.is_days_in_a_row,
    ),
    # 9-10 January 2022; 9 and 10 January
    rule(
        "days month",
        "month",
        rf"{lex.DAY}{JOIN}{lex.LAST_DAY}\s(?:of\s)?{lex.MONTH}{OF_YEAR}(?!\w)",
        days.month_days,
        days.is_days_in_a_row,
    ),
    # Wednesday, Aug. 18, 2021; 2 p.m. on Aug. 18; August 18th at 14:00
    rule(
        "month day",
        "month",
        rf"{CLOCK}?(?:{REL}\s)?{WEEKDAY_BEFORE}{lex.MONTH}\s(?:the\s)?{lex.DAY}"
        rf"(?:\s?,?\s{lex.YEAR})?(?:{CLOCK_AFTER}|{IN_ZONE})",
        days.month_day,
        days.is_no_habit,
    ),
    # 18 August 2021; the 18th of August
    rule(
        "day month",
        "month",
        rf"{CLOCK}?{WEEKDAY_BEFORE}(?i:the\s)?{lex.DAY}\s(?:of\s)?{lex.MONTH}"
        rf"{OF_YEAR}(?!\w)(?:{CLOCK_AFTER}|{IN_ZONE}(?!\s\d))",
        days.month_day,
        days.is_no_habit,
    ),
    # the week of March 6
    rule(
        "week of day",
        "month",
        rf"(?i:the\sweek\s(?:of|beginning|starting))\s(?:{lex.MONTH}\s{lex.DAY}{OF_YEAR}(?!\w))",
        days.week_of_day,
    ),
    # the "19" of "Aug. 3 and 19"
    rule(
        "day of same month",
        "number",
        lex.DAY + r"(?!\w|\s[a-z]+s\b)",
        days.another_day,
        days.is_another_day,
    ),
    # August 2021; late August 2021; August of 2021; August of last year
    rule(
        "month year",
        "month",
        rf"{THE}{lex.EDGE}?{lex.MONTH}(?:\s?,|\sof)?\s{lex.YEAR}",
        days.month_year,
        absolute=True,
    ),
    rule(
        "month of year",
        "month",
        rf"{lex.EDGE}?{lex.MONTH}\s(?:of\s)?(?P<rel>(?i:this|last|next|the\ssame|that))\s(?i:year)\b",
        days.month_of_year,
    ),
    # last November; in May; late April
    rule(
        "month",
        "month",
        rf"(?:{REL}\s)?{lex.EDGE}?{lex.MONTH}(?!\w)(?!\s\d)",
        days.month,
        days.is_month,
    ),
    # Monday; last Thursday; early Monday morning; 2 p.m. on Monday; Monday at 9 a.m. GMT
    rule(
        "weekday",
        "weekday",
        rf"{CLOCK}?(?:{REL}\s)?{LEAD}{lex.WEEKDAY}(?!\w)(?:{CLOCK_AFTER}|{PART}{IN_ZONE})",
        days.weekday,
        days.is_weekday,
    ),
    # Monday last week; Tuesday of next week
    rule(
        "weekday of week",
        "weekday",
        rf"{lex.WEEKDAY}\s(?:of\s)?(?P<rel>(?i:this|last|next))\s(?i:week)\b",
        days.weekday_of_week,
    ),
    # on the 12th; on the 12th of this month
    rule(
        "day of month",
        "number",
        rf"(?<=[Oo]n\s)the\s{lex.DAY}(?!\w)"
        r"(?:\sof\s(?P<rel>(?i:this|last|next))\s(?i:month)\b)?",
        days.day_alone,
        days.is_day_alone,
    ),
    # 0900 GMT; at 3 p.m. Moscow time: the day is that of its sentence, see `expressions`
    rule("clock", "clock", rf"(?i:at\s)?{clock()}(?!\w)", near.unknown, days.is_clock),
)
