"""Holidays that reports name instead of the date, and when they fall.

Days are listed that fall on one date wherever they are kept, or follow from Easter or from a
weekday by rule. The feasts of the Islamic, Jewish, Chinese and Hindu calendars depend on sightings
or tables, and "Independence Day" on the country: such names are found and have no value.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Day = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the Gregorian rule of Meeus and Jones).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    golden = year % 19
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches (the Julian rule of Meeus), in today's calendar.

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def nth(month: int, weekday: int, number: int) -> Day:
    """The day of a year that is, say, the fourth Thursday of November; -1 is the last.

    >>> nth(11, 3, 4)(2024)
    datetime.date(2024, 11, 28)
    """

    def day(year: int) -> date:
        if number < 0:
            following = date(year + month // 12, month % 12 + 1, 1)
            return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return day


def _on(month: int, day: int) -> Day:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Day:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, Day | None] = {
    "new year's day": _on(1, 1),
    "orthodox christmas": _on(1, 7),
    "valentine's day": _on(2, 14),
    "international women's day": _on(3, 8),
    "april fools' day": _on(4, 1),
    "may day": _on(5, 1),
    "europe day": _on(5, 9),
    "victory in europe day": _on(5, 8),
    "juneteenth": _on(6, 19),
    "fourth of july": _on(7, 4),
    "bastille day": _on(7, 14),
    "halloween": _on(10, 31),
    "all saints' day": _on(11, 1),
    "armistice day": _on(11, 11),
    "veterans day": _on(11, 11),
    "christmas eve": _on(12, 24),
    "christmas day": _on(12, 25),
    "christmas": _on(12, 25),
    "boxing day": _on(12, 26),
    "new year's eve": _on(12, 31),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "orthodox easter": orthodox_easter,
    "martin luther king day": nth(1, 0, 3),
    "presidents' day": nth(2, 0, 3),
    "presidents day": nth(2, 0, 3),
    "labor day": nth(9, 0, 1),
    "columbus day": nth(10, 0, 2),
    "thanksgiving day": nth(11, 3, 4),
    "thanksgiving": nth(11, 3, 4),
    "ramadan": None,
    "eid al-fitr": None,
    "eid al-adha": None,
    "eid": None,
    "ashura": None,
    "nowruz": None,
    "passover": None,
    "rosh hashanah": None,
    "yom kippur": None,
    "hanukkah": None,
    "lunar new year": None,
    "chinese new year": None,
    "diwali": None,
    "independence day": None,
    "memorial day": None,
    "victory day": None,
}


def holiday_in(name: str, year: int) -> date | None:
    """The day on which a holiday falls in a year; None where no rule tells."""
    day = HOLIDAYS.get(name)
    return None if day is None else day(year)
