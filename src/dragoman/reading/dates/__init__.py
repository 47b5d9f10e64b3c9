"""Time expressions of a report and the dates they mean.

Patterns find the words (`rules`), the parse tells whether they look back or ahead (`tense`), the
publication date anchors them, and what stands before them may leave them open on one side or
join two to a period (`bounds`).
"""

from __future__ import annotations

from dragoman.model import DateMention
from dragoman.reading.dates.bounds import bound
from dragoman.reading.dates.expressions import date_expressions
from dragoman.reading.syntax import Parse

__all__ = ["date_expressions", "read_dates"]


def read_dates(parse: Parse, published: str | None) -> tuple[DateMention, ...]:
    """The dates of one text, in text order, none overlapping another.

    `published` is the EDTF day of publication; without it relative expressions have no value.
    "since February" is one mention, open at its end; `date_expressions` gives "February" alone.

    >>> from dragoman.reading.language import parse_text
    >>> parse = parse_text("The envoys met last week and will talk again on Friday.")
    >>> [(d.text, d.value) for d in read_dates(parse, "2025-08-26")]
    [('last week', '2025-08-18/2025-08-24'), ('Friday', '2025-08-29')]
    """
    return bound(parse, date_expressions(parse, published))
