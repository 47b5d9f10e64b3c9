"""What a rule may ask while it resolves one expression: anchor, tense, what stood before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from dragoman.model import Span
from dragoman.reading.dates.calendar import exact
from dragoman.reading.dates.lexicon import NAMED_DAYS
from dragoman.reading.dates.tense import Tense, hangs_on_verb, tense_of
from dragoman.reading.syntax import Parse, Token

_NEAR = 45
"""Days within which a day without its year is the nearest one, unless a past verb forbids it."""

_WITHIN = 3
"""Paragraphs that "two days later" may look back; those of the wires are a sentence long."""

# "Resolution 1701", "Law 1559 and 1680": the text names something by these digits.
_NAME_OF_NUMBER = re.compile(
    r"\b(?:resolutions?|articles?|flights?|decrees?|laws?|bills?|directives?|rooms?|nos?\.|numbers?"
    r"|unscr|highways?|routes?|vision|agenda|expo|index|model|class|russell?)\s"
    r"(\d{4}(?:(?:,|\sand|,\sand|\sor)\s\d{4})*)",
    re.I,
)

_PAIR_OF_NUMBERS = re.compile(r"\b(\d{4})(?:,|,?\s(?:and|or))\s(\d{4})\b")


class Told(NamedTuple):
    """A date that stood before: its value, where, and whether it dates only a saying."""

    value: str
    para: int
    sent: int
    of_saying: bool
    of_event: bool
    names_year: bool


@dataclass
class Context:
    """`published` anchors relative expressions, `told` holds the dates of the text so far.

    A rule that counts from a date of the text leaves that date in `used`.
    """

    parse: Parse
    text: str
    published: date | None
    told: list[Told] = field(default_factory=list)
    used: str | None = None

    def tense(self, span: Span) -> Tense:
        return tense_of(self.parse, span)

    def tokens(self, span: Span) -> list[Token]:
        first, last = self.parse.tokens_in(span)
        return self.parse.tokens[first:last]

    def before(self, at: int, length: int = 24) -> str:
        """The text right before `at`, in lower case, without the space that ends it."""
        return self.text[max(0, at - length) : at].lower().rstrip()

    def after(self, at: int, length: int = 24) -> str:
        """The text right after `at`, as written, without the space that starts it."""
        return self.text[at : at + length].lstrip(" ")

    @cached_property
    def names(self) -> frozenset[str]:
        """Numbers that are names in this text, wherever they stand: "under 1701"."""
        found = _NAME_OF_NUMBER.finditer(self.text)
        names = {n for m in found for n in re.findall(r"\d{4}", m[1])}
        for pair in _PAIR_OF_NUMBERS.finditer(self.text) if names else ():
            if not names.isdisjoint(pair.groups()):
                names.update(pair.groups())
        return frozenset(names)

    # --- dates told before -------------------------------------------------------------------

    def told_day(self, at: int) -> date | None:
        """The day of the event before: "They met on May 3. Two days later they parted."

        The day of a saying ("the ministry said on Monday") is counted from only where no other
        is in reach, and a day is out of reach where another event has had no day since.
        """
        spoken: date | None = None
        for told in self._reached(at):
            day = _day_of(told.value)
            if day is None:
                if told.of_event:
                    break
            elif not told.of_saying:
                return self._use(day)
            elif spoken is None:
                spoken = day
        return None if spoken is None else self._use(spoken)

    def told_month(self, at: int) -> date | None:
        """The first day of the month told last."""
        for told in self._reached(at):
            if re.match(r"\d{4}-(?:0\d|1[0-2])", told.value) and "/" not in told.value[:8]:
                return self._use(date.fromisoformat(f"{told.value[:7]}-01"))
        return None

    def told_year(self, at: int) -> int | None:
        """The year told last."""
        for told in self._reached(at):
            if told.value[:4].isdigit():
                self.used = told.value[:4]
                return int(told.value[:4])
        return None

    def _reached(self, at: int) -> Iterator[Told]:
        token = self.parse.token_at(at)
        para = token.para if token else 0
        return (t for t in reversed(self.told) if para - t.para <= _WITHIN)

    def _use(self, day: date) -> date | None:
        """The day, unless it lies near an end of the calendar: rules look some years both ways."""
        if not 1000 < day.year < 9000:
            return None
        self.used = day.isoformat()
        return day

    # --- dates that leave something out ------------------------------------------------------

    def weekday(self, number: int, tense: Tense) -> date | None:
        """The latest such weekday up to the publication day, or the next one."""
        if self.published is None:
            return None
        ahead = (number - self.published.weekday()) % 7
        if tense == "future" or (tense == "either" and 0 < ahead <= 3):
            return self.published + timedelta(days=ahead)
        return self.published - timedelta(days=(7 - ahead) % 7)

    def year_of_month(self, month: int, tense: Tense) -> int | None:
        """The year of a month named without one: the latest, or the next when it lies ahead."""
        if self.published is None:
            return None
        year = self.published.year
        if tense == "either":
            ahead = (month - self.published.month) % 12
            tense = "future" if ahead < 6 else "past"
        if tense == "future":
            return year + (month < self.published.month)
        return year - (month > self.published.month)

    def day_without_year(
        self, month: int, day: int, tense: Tense, span: Span, weekday: int | None
    ) -> date | None:
        """The nearest such day; the tense decides where it is far away.

        "spoke in public on Dec. 1" in an August report is last year's; "the summit on Sept. 2
        was announced" is next month's all the same. "Tuesday, Dec. 1" is in a year that has it
        so; where none of the three has, the text contradicts itself and the day stays unknown.
        """
        if self.published is None:
            return None
        named = self._named_day(month, day, span.end)
        if named is not None:
            return named
        beside = self._year_beside(span.start)
        here = self.published
        year = (beside or here).year
        found = [exact(y, month, day) for y in (year - 1, year, year + 1) if 1 <= y <= 9999]
        days = [d for d in found if d is not None and weekday in (None, d.weekday())]
        if not days:
            return None
        if beside is not None:
            self.used = beside.isoformat()
            return min(days, key=lambda d: abs((d - beside).days))
        nearest = min(days, key=lambda d: (abs((d - here).days), d > here))
        ahead = nearest > here and tense == "past" and hangs_on_verb(self.parse, span)
        if tense == "unknown" or (abs((nearest - here).days) <= _NEAR and not ahead):
            return nearest
        if tense in ("past", "either"):
            return max((d for d in days if d <= here), default=nearest)
        return min((d for d in days if d >= here), default=nearest)

    def _year_beside(self, at: int) -> date | None:
        """A day of the same sentence that names its year: "on Dec. 30, 2021, and Jan. 2"."""
        token = self.parse.token_at(at)
        for told in reversed(self.told):
            if token is None or told.sent != token.sent:
                return None
            day = _day_of(told.value)
            if told.names_year and day is not None:
                return self._use(day)
        return None

    def _named_day(self, month: int, day: int, end: int) -> date | None:
        """ "the Sept. 11 attacks" were in 2001 in every report since."""
        for its_month, its_day, words, year in NAMED_DAYS:
            if (month, day) == (its_month, its_day) and self.published is not None:
                following = self.after(end, 16).split()
                if following and following[0].lower().rstrip(".,") in words.split():
                    named = date(year, month, day)
                    return named if named <= self.published else None
        return None


def _day_of(value: str) -> date | None:
    """The day of a value, the last of a few days in a row ("January 9-10")."""
    first, _, last = value.partition("/")
    try:
        day = date.fromisoformat(first[:10])
        end = date.fromisoformat(last[:10]) if last else day
    except ValueError:
        return None
    if len(first) < 10 or (end - day).days > 4:
        return None
    return end
