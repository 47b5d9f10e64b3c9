"""Quarters, seasons, holidays, years, decades and centuries."""

from __future__ import annotations

import re

from dragoman.model import Span
from dragoman.reading.dates.calendar import season_of
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.holidays import holiday_in
from dragoman.reading.dates.lexicon import ORDINALS, SEASONS
from dragoman.reading.dates.values.matched import (
    Match,
    group,
    tense_in,
    year_shift,
)

# --- quarters, seasons, holidays -------------------------------------------------------------


def is_quarter(match: Match, context: Context) -> bool:
    """A half of a year only where the year is named: "the second half" may be of a match."""
    dated = bool(match["year"] or match["rel"])
    return dated or (group(match, "kind") == "quarter" and context.published is not None)


def quarter(match: Match, context: Context) -> str | None:
    part = group(match, "part")
    number = int(part) if part.isdigit() else ORDINALS.get(part, 4)
    year = int(match["year"]) if match["year"] else 0
    if not year and group(match, "rel") == "that":
        year = context.told_year(match.start()) or 0
        if not year:
            return None
    elif not year:
        if context.published is None:
            return None
        year = context.published.year + year_shift(group(match, "rel"))
        ended = (context.published.month - 1) // 3 + 1
        if not group(match, "rel") and number > ended:
            year -= context.tense(Span(*match.span())) != "future"
    if group(match, "kind") == "half":
        months = "01/{0}-06" if number == 1 else "07/{0}-12"
        return f"{year}-{months.format(year)}" if number <= 2 or part == "last" else None
    return f"{year}-{32 + number}"


def is_season(match: Match, context: Context) -> bool:
    """Only where a year, "last" and the like, or "in the" marks it: "fall" and "spring" are
    other words too, and "the fall of the government" is one of them.
    """
    if match["rel"] or match["year"] or match["winter"] or match["that"]:
        return True
    if context.after(match.end()).startswith("of "):
        return False
    leads = (" in", " by", " since", " until", " during")
    marked = context.before(match.start(), 12).endswith(leads)
    return marked and match.group().lower() != "fall"


def season(match: Match, context: Context) -> str | None:
    code = SEASONS[group(match, "season")]
    if match["year"] or match["winter"]:
        return f"{match['year'] or match['winter']}-{code}"
    if match["that"]:
        told = context.told_year(match.start())
        return f"{told:04d}-{code}" if told else None
    if context.published is None:
        return None
    year, current = season_of(context.published)
    relation = group(match, "rel")
    if relation == "this":
        return f"{year if code <= current else context.published.year:04d}-{code}"
    if tense_in(match, context) == "future":
        return f"{year + (code < current or (code == current and bool(relation))):04d}-{code}"
    return f"{year - (code > current or (code == current and bool(relation))):04d}-{code}"


def is_holiday(match: Match, context: Context) -> bool:
    """The day, not "Easter Island", "Easter week" nor the name of something else."""
    following = context.after(match.end(), 12)
    name = match["holiday"]
    if following[:1].isupper() or name.islower():
        return False
    return not following.startswith(("week", "season", "tree", "holidays", "break", "period"))


def holiday(match: Match, context: Context) -> str | None:
    name = group(match, "holiday")
    if match["year"]:
        named = holiday_in(name, int(match["year"]))
        return named.isoformat() if named else None
    here = context.published
    if here is None:
        return None
    found = [holiday_in(name, y) for y in (here.year - 1, here.year, here.year + 1)]
    days = [d for d in found if d is not None]
    if not days:
        return None
    tense = tense_in(match, context)
    if tense == "past":
        return max(d for d in days if d <= here).isoformat()
    if tense == "future":
        return min(d for d in days if d >= here).isoformat()
    return min(days, key=lambda d: abs((d - here).days)).isoformat()


# --- years and more --------------------------------------------------------------------------

_DECADES = {"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}


def is_decade(match: Match, context: Context) -> bool:
    """Not an age, "in his 70s", nor degrees."""
    return not (match["bare"] and not re.match(r"(?i:the)\b", match.group()))


def decade(match: Match, context: Context) -> str | None:
    """Since 2020 "the '20s" are of two centuries."""
    digit = match["short"] or match["bare"]
    if group(match, "word"):
        digit = str(_DECADES[group(match, "word")])
    if digit:
        here = context.published
        past = here is None or int(digit) > (here.year - 2000) // 10
        return f"19{digit}X" if past else None
    return f"{match['full'] or match['full2']}X"


def century(match: Match, context: Context) -> str | None:
    return f"{int(match['number']) - 1:02d}XX"


def is_years(match: Match, context: Context) -> bool:
    return years(match, context) is not None


def years(match: Match, context: Context) -> str | None:
    start, end = match["from"], match["to"]
    end = start[: 4 - len(end)] + end
    return f"{start}/{end}" if end > start else None


_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|before|after|during|between|for|and|or|"
    r"as|the|a|its|his|her|their|early|late|mid|year|around|about|circa|than|spring|summer|"
    r"autumn|fall|winter)|[(\[,-])$"
)
_COUNTED = re.compile(
    r"(?:people|troops|soldiers|men|women|children|percent|per\scent|km|kilomet|miles|met(?:er|re)s|"
    r"tons|tonnes|dollars|euros|GMT|UTC|hours|[a-z]+s\b)|%"
)


def is_year(match: Match, context: Context) -> bool:
    """A year, not an amount: "2000 troops" is none, "the 2014 protests" and "in 2021" are."""
    if match["year"] in context.names:
        return False
    if match.start("year") > match.start():
        return True
    before = context.before(match.start())
    if before.endswith(("no.", "$", "#")):
        return False
    after = context.after(match.end())
    lead = _YEAR_LEAD.search(before)
    if _COUNTED.match(after):
        return bool(lead) and lead is not None and lead.group() in ("the", "its", "his", "her")
    tokens = context.tokens(Span(*match.span("year")))
    return bool(lead) or (bool(tokens) and tokens[0].ent == "DATE")


def year(match: Match, context: Context) -> str | None:
    return match["year"]
