"""From the words of a day, week or month to its EDTF value; None where it stays unknown."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import Span
from dragoman.reading.dates.calendar import (
    exact,
    month_of,
    moved,
    shifted,
    weekend_of,
)
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import WEEKDAYS
from dragoman.reading.dates.matched import (
    AHEAD,
    BACK,
    Match,
    clock_of,
    count_of,
    group,
    month_number,
    tense_in,
    year_shift,
)

# --- written out -----------------------------------------------------------------------------


def iso_day(match: Match, context: Context) -> str | None:
    value = match["iso"]
    day = exact(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return value if day else None


def is_numeric_day(match: Match, context: Context) -> bool:
    """18/08/2021 has one reading; 8/9/2021 has two, and is left alone."""
    one, two = int(match["one"]), int(match["two"])
    if match["sep"] == ".":
        return exact(int(match["year"]), two, one) is not None
    return (one > 12) != (two > 12) and numeric_day(match, context) is not None


def numeric_day(match: Match, context: Context) -> str | None:
    day, month = int(match["one"]), int(match["two"])
    if month > 12:
        day, month = month, day
    found = exact(int(match["year"]), month, day)
    return found.isoformat() if found else None


def _day(match: Match, context: Context, day: int) -> date | None:
    month = month_number(match)
    if match["year"]:
        return exact(int(match["year"]), month, day)
    found = context.day_without_year(month, day, tense_in(match, context), Span(*match.span()))
    # "last Oct. 23" in an October report, "next March 1" in a February one
    relation = group(match, "rel")
    if found and context.published:
        if relation in BACK and found >= context.published:
            return exact(found.year - 1, month, day)
        if relation in AHEAD and found <= context.published:
            return exact(found.year + 1, month, day)
    return found


def month_day(match: Match, context: Context) -> str | None:
    found = _day(match, context, int(match["day"]))
    return f"{found}{clock_of(match)}" if found else None


def month_days(match: Match, context: Context) -> str | None:
    first, last = int(match["day"]), int(match["last"])
    start = _day(match, context, first)
    if start is None or last <= first:
        return start.isoformat() if start else None
    end = exact(start.year, start.month, last)
    return f"{start}/{end}" if end else start.isoformat()


def month_year(match: Match, context: Context) -> str | None:
    return f"{match['year']}-{month_number(match):02d}"


def month_of_year(match: Match, context: Context) -> str | None:
    relation = group(match, "rel")
    anchor = context.told if relation in ("the same", "that") else context.published
    return f"{anchor.year + year_shift(relation):04d}-{month_number(match):02d}" if anchor else None


_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|through|before|after|during|between|for|and|or|at|on|"
    r"a|the|this|late|early|mid|around)$"
)


def is_month(match: Match, context: Context) -> bool:
    """A month, not a name ("Ms. May"), a verb ("they may", "March on") or a street."""
    tokens = context.tokens(Span(*match.span("month")))
    if not tokens or tokens[0].tag == "MD" or tokens[0].ent in ("PERSON", "ORG", "GPE", "FAC"):
        return False
    if match["rel"] or match.start("month") > match.start():
        return True
    if match["month"] not in ("May", "March", "April", "June", "August"):
        return True
    return tokens[0].ent == "DATE" or bool(_MONTH_LEAD.search(context.before(match.start())))


def month(match: Match, context: Context) -> str | None:
    number = month_number(match)
    published = context.published
    if published is None:
        return None
    relation = group(match, "rel")
    if relation == "this":
        return f"{published.year:04d}-{number:02d}"
    tense = tense_in(match, context)
    year = context.year_of_month(number, tense)
    if number == published.month and relation:
        # "last August" in an August report is not this one.
        year = published.year + (1 if tense == "future" else -1)
    return f"{year:04d}-{number:02d}"


# --- weekdays --------------------------------------------------------------------------------


def is_weekday(match: Match, context: Context) -> bool:
    """Not part of a name: "Good Friday", "Bloody Sunday", "Black Wednesday"."""
    tokens = context.tokens(Span(*match.span("weekday")))
    return bool(tokens) and tokens[0].ent not in ("PERSON", "ORG", "EVENT", "WORK_OF_ART")


def weekday(match: Match, context: Context) -> str | None:
    number = WEEKDAYS[group(match, "weekday").rstrip(".")]
    relation = group(match, "rel")
    tense = tense_in(match, context)
    if relation == "the following" and context.told is not None:
        ahead = (number - context.told.weekday() - 1) % 7 + 1
        return f"{context.told + timedelta(days=ahead)}{clock_of(match)}"
    day = context.weekday(number, tense)
    if day is None:
        return None
    if day == context.published and relation in BACK | AHEAD:
        day += timedelta(days=-7 if relation in BACK else 7)
    return f"{day}{clock_of(match)}"


def weekday_of_week(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    monday = context.published - timedelta(days=context.published.weekday())
    weeks = year_shift(group(match, "rel"))
    number = WEEKDAYS[group(match, "weekday").rstrip(".")]
    return (monday + timedelta(days=number, weeks=weeks)).isoformat()


# --- around the publication day --------------------------------------------------------------

_NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def near_day(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    word = group(match, "word")
    day = context.published + timedelta(days=_NEAR_DAYS.get(word, 0))
    if word == "overnight":
        return f"{day - timedelta(days=1)}/{day}"
    return f"{day}{clock_of(match)}"


def near_period(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    relation = group(match, "rel")
    shift = -1 if relation in BACK else 1 if relation in AHEAD else 0
    unit = group(match, "unit")
    if unit == "weekend":
        # On a Tuesday "this weekend" may be the one behind; the tense tells.
        tense = tense_in(match, context)
        back = relation in BACK or (relation == "this" and tense == "past")
        if back:
            return weekend_of(context.published, 0 if context.published.weekday() == 6 else -1)
        return weekend_of(context.published, shift if context.published.weekday() >= 5 else 0)
    if unit == "decade":
        year = context.published.year + 10 * shift
        return f"{year // 10:03d}X"
    return shifted(context.published, unit, shift)


def end_of_period(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    unit = group(match, "a") or group(match, "b") or group(match, "c")
    return shifted(context.published, unit, 0)


def ago(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    return shifted(context.published, group(match, "unit"), -count_of(match))


def stretch(match: Match, context: Context) -> str | None:
    """ "the last two weeks": from about then until the report."""
    if context.published is None:
        return None
    back = group(match, "rel") in BACK
    unit = group(match, "unit")
    other = moved(context.published, unit, -count_of(match) if back else count_of(match))
    if other is None:
        return None
    return f"{other}~/{context.published}" if back else f"{context.published}/{other}~"


def unknown(match: Match, context: Context) -> str | None:
    return None


# --- in relation to a day already told -------------------------------------------------------


def day_beside(match: Match, context: Context) -> str | None:
    if context.told is None:
        return None
    relation = group(match, "rel").removeprefix("the ")
    shift = {"following": 1, "next": 1, "previous": -1}.get(relation, 0)
    return (context.told + timedelta(days=shift)).isoformat()


def counted_from(match: Match, context: Context) -> str | None:
    if context.told is None:
        return None
    sign = 1 if group(match, "rel").startswith(("later", "after")) else -1
    return shifted(context.told, group(match, "unit"), sign * count_of(match))


def is_day_alone(match: Match, context: Context) -> bool:
    """ "on the 12th", not "on the 12th floor" nor "on the 12 points"."""
    if match.group()[-1].isdigit():
        return False
    tokens = context.tokens(Span(*match.span("day")))
    return bool(tokens) and tokens[0].dep == "pobj"


def day_alone(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    day = int(match["day"])
    tense = context.tense(Span(*match.span()))
    here = context.published
    for shift in (0, 1, 2) if tense == "future" else (0, -1, -2):
        text = month_of(here, shift)
        found = exact(int(text[:4]), int(text[5:]), day)
        if found and (found >= here if tense == "future" else found <= here):
            return found.isoformat()
    return None
