"""Times told from another date of the text: "the following day", "two weeks later"."""

from __future__ import annotations

from datetime import timedelta

from dragoman.reading.dates.calendar import month_of, shifted, week_of, weekend_of
from dragoman.reading.dates.clocks import timed
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.values.matched import Match, count_of, group

_STEPS = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


def _step(match: Match) -> int:
    return _STEPS.get(group(match, "rel").removeprefix("the "), 0)


def day_beside(match: Match, context: Context) -> str | None:
    told = context.told_day(match.start())
    if told is None:
        return None
    day = told + timedelta(days=_step(match))
    return timed(match, day)


def period_beside(match: Match, context: Context) -> str | None:
    """ "the following week", "that year": of what was told last at that precision or finer."""
    unit, step = group(match, "unit"), _step(match)
    if unit == "year":
        year = context.told_year(match.start())
        return None if year is None else f"{year + step:04d}"
    if unit == "month":
        month = context.told_month(match.start())
        return None if month is None else month_of(month, step)
    day = context.told_day(match.start())
    if day is None:
        return None
    return week_of(day, step) if unit == "week" else weekend_of(day, step)


def counted_from(match: Match, context: Context) -> str | None:
    """A count of days is exact from a day; one of years needs the year alone.

    "three days later than planned" is counted from no date that the text gives.
    """
    unit, count = group(match, "unit"), count_of(match)
    sign = 1 if group(match, "rel").startswith(("later", "after")) else -1
    if unit == "hour" or match["than"]:
        return None
    told = context.told_day(match.start())
    if told is not None:
        return shifted(told, unit, sign * count)
    if unit == "month":
        month = context.told_month(match.start())
        return None if month is None else month_of(month, sign * count)
    if unit in ("year", "decade"):
        year = context.told_year(match.start())
        years = count * (10 if unit == "decade" else 1)
        return None if year is None or year + sign * years < 1 else f"{year + sign * years:04d}"
    return None
