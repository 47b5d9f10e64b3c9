"""From the words of one expression to its EDTF value; None where it stays unknown."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import Span
from dragoman.reading.dates.calendar import (
    easter,
    exact,
    month_of,
    moved,
    season_of,
    shifted,
    thanksgiving,
    weekend_of,
)
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import (
    FIXED_HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
)
from dragoman.reading.dates.tense import Tense

Match = re.Match[str]

_BACK = frozenset({"last", "past", "this past", "previous"})
_AHEAD = frozenset({"next", "coming", "this coming", "the following"})


def _group(match: Match, name: str) -> str:
    """A named group in lower case with single spaces; empty where it is absent."""
    value = match.groupdict().get(name)
    return " ".join(value.lower().split()) if value else ""


def _month(match: Match) -> int:
    return MONTHS[_group(match, "month").rstrip(".")]


def _count(match: Match) -> int:
    words = _group(match, "count").removeprefix("a couple").removesuffix(" of").strip()
    return int(words) if words.isdigit() else NUMBERS.get(words or "two", 2)


def _clock(match: Match) -> str:
    """`T14:00` where the words give a time of day, else nothing."""
    mark = "2" if _group(match, "hour2") else ""
    hour = _group(match, f"hour{mark}")
    if not hour or not 1 <= int(hour) <= 12:
        return ""
    number = int(hour) % 12 + (12 if _group(match, f"half{mark}") == "p" else 0)
    return f"T{number:02d}:{_group(match, f'minute{mark}') or '00'}"


def _tense(match: Match, context: Context) -> Tense:
    """The tense that the words themselves give, else that of the sentence."""
    relation = _group(match, "rel")
    if relation in _BACK:
        return "past"
    if relation in _AHEAD:
        return "future"
    return context.tense(Span(*match.span()))


def _year_shift(relation: str) -> int:
    return {"last": -1, "next": 1}.get(relation, 0)


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
    month = _month(match)
    if match["year"]:
        return exact(int(match["year"]), month, day)
    found = context.day_without_year(month, day, _tense(match, context), Span(*match.span()))
    # "last Oct. 23" in an October report, "next March 1" in a February one
    relation = _group(match, "rel")
    if found and context.published:
        if relation in _BACK and found >= context.published:
            return exact(found.year - 1, month, day)
        if relation in _AHEAD and found <= context.published:
            return exact(found.year + 1, month, day)
    return found


def month_day(match: Match, context: Context) -> str | None:
    found = _day(match, context, int(match["day"]))
    return f"{found}{_clock(match)}" if found else None


def month_days(match: Match, context: Context) -> str | None:
    first, last = int(match["day"]), int(match["last"])
    start = _day(match, context, first)
    if start is None or last <= first:
        return start.isoformat() if start else None
    end = exact(start.year, start.month, last)
    return f"{start}/{end}" if end else start.isoformat()


def month_year(match: Match, context: Context) -> str | None:
    return f"{match['year']}-{_month(match):02d}"


def month_of_year(match: Match, context: Context) -> str | None:
    relation = _group(match, "rel")
    anchor = context.told if relation in ("the same", "that") else context.published
    return f"{anchor.year + _year_shift(relation):04d}-{_month(match):02d}" if anchor else None


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
    number = _month(match)
    published = context.published
    if published is None:
        return None
    relation = _group(match, "rel")
    if relation == "this":
        return f"{published.year:04d}-{number:02d}"
    tense = _tense(match, context)
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
    number = WEEKDAYS[_group(match, "weekday").rstrip(".")]
    relation = _group(match, "rel")
    tense = _tense(match, context)
    if relation == "the following" and context.told is not None:
        ahead = (number - context.told.weekday() - 1) % 7 + 1
        return f"{context.told + timedelta(days=ahead)}{_clock(match)}"
    day = context.weekday(number, tense)
    if day is None:
        return None
    if day == context.published and relation in _BACK | _AHEAD:
        day += timedelta(days=-7 if relation in _BACK else 7)
    return f"{day}{_clock(match)}"


def weekday_of_week(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    monday = context.published - timedelta(days=context.published.weekday())
    weeks = _year_shift(_group(match, "rel"))
    number = WEEKDAYS[_group(match, "weekday").rstrip(".")]
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
    word = _group(match, "word")
    day = context.published + timedelta(days=_NEAR_DAYS.get(word, 0))
    if word == "overnight":
        return f"{day - timedelta(days=1)}/{day}"
    return f"{day}{_clock(match)}"


def near_period(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    relation = _group(match, "rel")
    shift = -1 if relation in _BACK else 1 if relation in _AHEAD else 0
    unit = _group(match, "unit")
    if unit == "weekend":
        # On a Tuesday "this weekend" may be the one behind; the tense tells.
        tense = _tense(match, context)
        back = relation in _BACK or (relation == "this" and tense == "past")
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
    unit = _group(match, "a") or _group(match, "b") or _group(match, "c")
    return shifted(context.published, unit, 0)


def ago(match: Match, context: Context) -> str | None:
    if context.published is None:
        return None
    return shifted(context.published, _group(match, "unit"), -_count(match))


def stretch(match: Match, context: Context) -> str | None:
    """ "the last two weeks": from about then until the report."""
    if context.published is None:
        return None
    back = _group(match, "rel") in _BACK
    unit = _group(match, "unit")
    other = moved(context.published, unit, -_count(match) if back else _count(match))
    if other is None:
        return None
    return f"{other}~/{context.published}" if back else f"{context.published}/{other}~"


def unknown(match: Match, context: Context) -> str | None:
    return None


# --- in relation to a day already told -------------------------------------------------------


def day_beside(match: Match, context: Context) -> str | None:
    if context.told is None:
        return None
    relation = _group(match, "rel").removeprefix("the ")
    shift = {"following": 1, "next": 1, "previous": -1}.get(relation, 0)
    return (context.told + timedelta(days=shift)).isoformat()


def counted_from(match: Match, context: Context) -> str | None:
    if context.told is None:
        return None
    sign = 1 if _group(match, "rel").startswith(("later", "after")) else -1
    return shifted(context.told, _group(match, "unit"), sign * _count(match))


# --- quarters, seasons, years and more -------------------------------------------------------


def is_quarter(match: Match, context: Context) -> bool:
    """A half of a year only where the year is named: "the second half" may be of a match."""
    dated = bool(match["year"] or match["rel"])
    return dated or (_group(match, "kind") == "quarter" and context.published is not None)


def quarter(match: Match, context: Context) -> str | None:
    part = _group(match, "part")
    number = int(part) if part.isdigit() else ORDINALS.get(part, 4)
    year = int(match["year"]) if match["year"] else 0
    if not year:
        if context.published is None:
            return None
        year = context.published.year + _year_shift(_group(match, "rel"))
        ended = (context.published.month - 1) // 3 + 1
        if not _group(match, "rel") and number > ended:
            year -= context.tense(Span(*match.span())) != "future"
    if _group(match, "kind") == "half":
        months = "01/{0}-06" if number == 1 else "07/{0}-12"
        return f"{year}-{months.format(year)}" if number <= 2 or part == "last" else None
    return f"{year}-{32 + number}"


def is_season(match: Match, context: Context) -> bool:
    """Only where a year, "last" and the like, or "in the" marks it: "fall" and "spring" are
    other words too, and "the fall of the government" is one of them.
    """
    if match["rel"] or match["year"]:
        return True
    if context.after(match.end()).startswith("of "):
        return False
    before = context.before(match.start(), 12)
    return before.endswith((" in", " by", " since", " until")) and match.group().lower() != "fall"


def season(match: Match, context: Context) -> str | None:
    code = SEASONS[_group(match, "season")]
    if match["year"]:
        return f"{match['year']}-{code}"
    if context.published is None:
        return None
    year, current = season_of(context.published)
    relation = _group(match, "rel")
    if relation == "this":
        return f"{year if code <= current else context.published.year:04d}-{code}"
    if _tense(match, context) == "future":
        return f"{year + (code < current or (code == current and bool(relation))):04d}-{code}"
    return f"{year - (code > current or (code == current and bool(relation))):04d}-{code}"


def is_holiday(match: Match, context: Context) -> bool:
    """Not "the Christmas tree" nor "Easter Island"."""
    following = context.after(match.end(), 8)
    return not following[:1].isupper()


def holiday(match: Match, context: Context) -> str | None:
    name = _group(match, "holiday")
    if match["year"]:
        return _holiday_in(name, int(match["year"])).isoformat()
    here = context.published
    if here is None or not 1 < here.year < 9999:
        return None
    days = [_holiday_in(name, y) for y in (here.year - 1, here.year, here.year + 1)]
    tense = _tense(match, context)
    if tense == "past":
        return max(d for d in days if d <= here).isoformat()
    if tense == "future":
        return min(d for d in days if d >= here).isoformat()
    return min(days, key=lambda d: abs((d - here).days)).isoformat()


def _holiday_in(name: str, year: int) -> date:
    if name in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[name])
    if name.startswith("thanksgiving"):
        return thanksgiving(year)
    shift = {"good friday": -2, "easter monday": 1}.get(name, 0)
    return easter(year) + timedelta(days=shift)


def decade(match: Match, context: Context) -> str | None:
    if match["short"]:
        return f"19{match['short']}X"
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
    r"tons|tonnes|dollars|euros|[a-z]+s\b)|%"
)


def is_year(match: Match, context: Context) -> bool:
    """A year, not an amount: "2000 troops" is none, "the 2014 protests" and "in 2021" are."""
    if match.start("year") > match.start():
        return True
    before = context.before(match.start())
    if before.endswith(("no.", "$", "#", "resolution", "article", "room")):
        return False
    after = context.after(match.end())
    lead = _YEAR_LEAD.search(before)
    if _COUNTED.match(after):
        return bool(lead) and lead is not None and lead.group() in ("the", "its", "his", "her")
    tokens = context.tokens(Span(*match.span("year")))
    return bool(lead) or (bool(tokens) and tokens[0].ent == "DATE")


def year(match: Match, context: Context) -> str | None:
    return match["year"]


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
