"""What a rule may ask while it resolves one expression: anchor, tense, what stood before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Span
from dragoman.reading.dates.calendar import exact
from dragoman.reading.dates.tense import Tense, hangs_on_verb, tense_of
from dragoman.reading.syntax import Parse, Token

_NEAR = 45
"""Days within which a day without its year is the nearest one, unless a past verb forbids it."""


@dataclass(slots=True)
class Context:
    """`published` anchors relative expressions; `told` is the last day that the text named."""

    parse: Parse
    text: str
    published: date | None
    told: date | None = None

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

    def weekday(self, number: int, tense: Tense) -> date | None:
        """The latest such weekday up to the publication day, or the next one."""
        if self.published is None:
            return None
        if tense == "future":
            return self.published + timedelta(days=(number - self.published.weekday()) % 7)
        return self.published - timedelta(days=(self.published.weekday() - number) % 7)

    def year_of_month(self, month: int, tense: Tense) -> int | None:
        """The year of a month named without one: the latest, or the next when it lies ahead."""
        if self.published is None:
            return None
        year = self.published.year
        if tense == "future":
            return year + (month < self.published.month)
        return year - (month > self.published.month)

    def day_without_year(self, month: int, day: int, tense: Tense, span: Span) -> date | None:
        """The nearest such day; the tense decides where it is far away.

        "spoke in public on Dec. 1" in an August report is last year's; "the summit on Sept. 2
        was announced" is next month's all the same.
        """
        if self.published is None:
            return None
        year = self.published.year
        found = [exact(y, month, day) for y in (year - 1, year, year + 1) if 1 <= y <= 9999]
        days = [d for d in found if d is not None]
        if not days:
            return None
        here = self.published
        nearest = min(days, key=lambda d: (abs((d - here).days), d > here))
        ahead = nearest > here and tense == "past" and hangs_on_verb(self.parse, span)
        if tense == "unknown" or (abs((nearest - here).days) <= _NEAR and not ahead):
            return nearest
        if tense == "past":
            return max((d for d in days if d <= here), default=nearest)
        return min((d for d in days if d >= here), default=nearest)
