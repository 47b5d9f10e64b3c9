"""Days and months written out, and weekdays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import Span
from dragoman.reading.dates.calendar import exact, week_of
from dragoman.reading.dates.clocks import timed
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import MONTHS
from dragoman.reading.dates.values.matched import (
    AHEAD,
    BACK,
    Match,
    group,
    month_number,
    tense_in,
    weekday_number,
    year_shift,
)

# --- in figures ------------------------------------------------------------------------------


def iso_day(match: Match, context: Context) -> str | None:
    year, month, day = (int(n) for n in re.split(r"[-/.]", match["iso"]))
    found = exact(year, month, day)
    return f"{found}{match['time'] or ''}" if found else None


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


# --- days of a month -------------------------------------------------------------------------


def is_no_habit(match: Match, context: Context) -> bool:
    """Not "every Monday", "each May 9"."""
    return not context.before(match.start(), 8).endswith(("every", "each"))


def _day(match: Match, context: Context, day: int) -> date | None:
    month = month_number(match)
    if match["year"]:
        return exact(int(match["year"]), month, day)
    span = Span(*match.span())
    tense = tense_in(match, context)
    found = context.day_without_year(month, day, tense, span, weekday_number(match))
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
    return timed(match, found) if found else None


def is_days_in_a_row(match: Match, context: Context) -> bool:
    """ "Aug. 18 and 19" is one stretch; "Aug. 3 and 19" is two days, and read as such."""
    if not is_no_habit(match, context):
        return False
    first, last = int(match["day"]), int(match["last"])
    if match["join"].strip().lower() in ("and", "&"):
        return last == first + 1 or context.before(match.start(), 8).endswith("between")
    return last > first


def month_days(match: Match, context: Context) -> str | None:
    start = _day(match, context, int(match["day"]))
    if start is None:
        return None
    end = exact(start.year, start.month, int(match["last"]))
    return f"{start}/{end}" if end else None


_DAY_BEFORE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{1,2}})*,?\sand(?:\son\sthe)?$"
)


def is_another_day(match: Match, context: Context) -> bool:
    """The "19" of "Aug. 3 and 19"."""
    return bool(_DAY_BEFORE.search(context.before(match.start(), 40)))


def another_day(match: Match, context: Context) -> str | None:
    told = context.told_day(match.start())
    if told is None or int(match["day"]) <= told.day:
        return None
    found = exact(told.year, told.month, int(match["day"]))
    return found.isoformat() if found else None


def week_of_day(match: Match, context: Context) -> str | None:
    found = _day(match, context, int(match["day"]))
    return week_of(found) if found else None


def is_day_alone(match: Match, context: Context) -> bool:
    """ "on the 12th", not "on the 12th floor" nor "on the 12 points"."""
    if match.group()[-1].isdigit():
        return False
    tokens = context.tokens(Span(*match.span("day")))
    return bool(tokens) and (tokens[0].dep == "pobj" or bool(group(match, "rel")))


def day_alone(match: Match, context: Context) -> str | None:
    """Of the month told just before, where that day is still to come in it; else the nearest."""
    day = int(match["day"])
    here = context.published
    if not group(match, "rel"):
        told = context.told_day(match.start())
        if told is not None and told.day < day and (here is None or told < here):
            found = exact(told.year, told.month, day)
            if found and (here is None or found <= here):
                return found.isoformat()
        context.used = None
    if here is None:
        return None
    if group(match, "rel"):
        found = _in_month(here, year_shift(group(match, "rel")), day)
        return found.isoformat() if found else None
    ahead = context.tense(Span(*match.span())) == "future"
    for shift in (0, 1, 2) if ahead else (0, -1, -2):
        found = _in_month(here, shift, day)
        if found and (found >= here if ahead else found <= here):
            return found.isoformat()
    return None


def _in_month(here: date, shift: int, day: int) -> date | None:
    """That day of the month `shift` months from here."""
    number = here.year * 12 + here.month - 1 + shift
    return exact(number // 12, number % 12 + 1, day)


# --- months ----------------------------------------------------------------------------------


def month_year(match: Match, context: Context) -> str | None:
    return f"{match['year']}-{month_number(match):02d}"


def month_of_year(match: Match, context: Context) -> str | None:
    relation = group(match, "rel")
    if relation in ("the same", "that"):
        year = context.told_year(match.start())
    else:
        year = context.published.year + year_shift(relation) if context.published else None
    return f"{year:04d}-{month_number(match):02d}" if year else None


_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|through|before|after|during|between|for|and|or|at|on|"
    r"a|the|this|late|early|mid|around)$"
)
_MARCHES = re.compile(r"\b(?:the|a|annual|yearly|first|great|long|this|their)$")


def is_month(match: Match, context: Context) -> bool:
    """A month, not a name ("Ms. May"), a verb ("they may", "March on"), a march or a street."""
    tokens = context.tokens(Span(*match.span("month")))
    if not tokens or tokens[0].tag == "MD" or tokens[0].ent in ("PERSON", "ORG", "GPE", "FAC"):
        return False
    if not is_no_habit(match, context):
        return False
    if match["rel"] or match.start("month") > match.start():
        return True
    if match["month"] not in ("May", "March", "April", "June", "August"):
        return True
    before = context.before(match.start())
    if match["month"] == "March" and context.after(match.end()).startswith(("of ", "for ", "on ")):
        # "the March of the Veterans"
        return not (_MARCHES.search(before) or before.endswith(("`", '"', "“")))
    return tokens[0].ent == "DATE" or bool(_MONTH_LEAD.search(before))


_AS_OF = re.compile(r"\bas\sof$")


def month(match: Match, context: Context) -> str | None:
    number = month_number(match)
    published = context.published
    if published is None:
        return None
    relation = group(match, "rel")
    if relation == "this":
        return f"{published.year:04d}-{number:02d}"
    tense = tense_in(match, context)
    if _AS_OF.search(context.before(match.start())):
        tense = "past"
    year = context.year_of_month(number, tense)
    if number == published.month and relation:
        # "last August" in an August report is not this one.
        year = published.year + (1 if tense == "future" else -1)
    return f"{year:04d}-{number:02d}"


# --- weekdays --------------------------------------------------------------------------------


def is_weekday(match: Match, context: Context) -> bool:
    """Not part of a name: "Good Friday", "Bloody Sunday", "Black Wednesday"."""
    tokens = context.tokens(Span(*match.span("weekday")))
    if not is_no_habit(match, context):
        return False
    return bool(tokens) and tokens[0].ent not in ("PERSON", "ORG", "EVENT", "WORK_OF_ART")


def weekday(match: Match, context: Context) -> str | None:
    number = weekday_number(match) or 0
    relation = group(match, "rel")
    if relation == "the following":
        told = context.told_day(match.start())
        if told is not None:
            return timed(match, told + timedelta(days=(number - told.weekday() - 1) % 7 + 1))
    here = context.published
    if here is None:
        return None
    tense = tense_in(match, context)
    if relation == "this":
        tense = "past" if tense == "past" else "future"
    day = context.weekday(number, tense)
    if day is None:
        return None
    if day == here and relation in BACK | AHEAD:
        day += timedelta(days=-7 if relation in BACK else 7)
    elif relation == "next" and day.weekday() > here.weekday():
        # On a Tuesday "next Friday" is this week's to some and next week's to others.
        return f"{day}/{day + timedelta(days=7)}"
    return timed(match, day)


def weekday_of_week(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    monday = context.published - timedelta(days=context.published.weekday())
    weeks = year_shift(group(match, "rel"))
    return (monday + timedelta(days=weekday_number(match) or 0, weeks=weeks)).isoformat()


# --- times of day ----------------------------------------------------------------------------

_BEFORE_CLOCK = re.compile(r"\b(?:at|from|until|till|by|since|to|before|after|around|about)$")


def is_clock(match: Match, context: Context) -> bool:
    """ "14:05" is one where the words say so: a score, a verse and a ratio look the same."""
    if match["hour"] or match["zone"]:
        return True
    before = context.before(match.start())
    marked = match.group()[:2].lower() == "at" or bool(_BEFORE_CLOCK.search(before))
    return marked and not match["noon"]
