"""Times told from the day of publication: "yesterday", "last week", "two months ago"."""

from __future__ import annotations

from datetime import timedelta

from dragoman.model import Span
from dragoman.reading.dates.calendar import moved, shifted, weekend_of
from dragoman.reading.dates.clocks import timed
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.values.matched import (
    AHEAD,
    BACK,
    Match,
    count_of,
    group,
    tense_in,
)

_NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}

# "today's youth" is that of our time.
_OF_OUR_TIME = frozenset(
    "youth world society generation standards reality realities era environment technology "
    "challenges threats politics culture economy".split()
)


def is_near_day(match: Match, context: Context) -> bool:
    following = context.after(match.end(), 20)
    if not following.startswith("'s "):
        return True
    noun = following[3:].split(" ")[0].strip(".,;").lower()
    return group(match, "word") != "today" or noun not in _OF_OUR_TIME


def near_day(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    word = group(match, "word")
    day = context.published + timedelta(days=_NEAR_DAYS.get(word, 0))
    if word == "overnight":
        ahead = context.tense(Span(*match.span())) == "future"
        first = day if ahead else day - timedelta(days=1)
        return f"{first}/{first + timedelta(days=1)}"
    return timed(match, day)


def near_period(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    relation = group(match, "rel")
    shift = -1 if relation in BACK else 1 if relation in AHEAD else 0
    unit = group(match, "unit")
    if unit == "decade":
        year = context.published.year + 10 * shift
        return f"{year // 10:03d}X"
    if unit == "quarter":
        number = context.published.year * 4 + (context.published.month - 1) // 3 + shift
        return f"{number // 4:04d}-{33 + number % 4}"
    return shifted(context.published, unit, shift)


def weekend(match: Match, context: Context) -> str | None:
    """The weekend behind or ahead; one that has begun is the latest, whatever the tense."""
    here = context.published
    if here is None:
        return None
    relation = group(match, "rel")
    begun = here.weekday() >= 5
    if relation in BACK:
        return weekend_of(here, 0 if here.weekday() == 6 and relation != "last" else -1)
    if relation in AHEAD:
        return weekend_of(here, 1 if begun else 0)
    tense = tense_in(match, context)
    if begun:
        return weekend_of(here)
    ahead = tense == "future" or (relation == "this" and tense != "past")
    return weekend_of(here, 0 if ahead else -1)


def end_of_period(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    unit = group(match, "a") or group(match, "b") or group(match, "c")
    return shifted(context.published, unit, 0)


def ago(match: Match, context: Context) -> str | None:
    """Hours stay unknown: the day of publication is known, its hour is not."""
    if context.published is None or group(match, "unit") == "hour":
        return None
    value = shifted(context.published, group(match, "unit"), -count_of(match))
    if value is None or not group(match, "about"):
        return value
    return f"{value}~" if "/" not in value and "X" not in value else value


def is_stretch(match: Match, context: Context) -> bool:
    """Two hours are no stretch of days, and "the next day" is told from another."""
    return group(match, "unit") != "hour" or count_of(match) >= 24


def stretch(match: Match, context: Context) -> str | None:
    """ "the last two weeks": from about then until the report."""
    if context.published is None:
        return None
    back = group(match, "rel") in BACK
    unit, count = group(match, "unit"), count_of(match)
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    other = moved(context.published, unit, -count if back else count)
    if other is None:
        return None
    return f"{other}~/{context.published}" if back else f"{context.published}/{other}~"


def unknown(match: Match, context: Context) -> str | None:
    return None
