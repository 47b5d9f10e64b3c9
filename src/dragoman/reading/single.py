"""A report made of a text in hand, for callers who have no document."""

from __future__ import annotations

from datetime import date

from dragoman.errors import InputError
from dragoman.model import Report, report_digest


def report_of(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Report:
    """A report whose text is taken exactly as given.

    >>> report_of("Oslo and Rome will hold talks.", published="2025-08-26").published
    '2025-08-26'

    Raises:
        InputError: there is no letter in the text, it cannot be stored, or the day is no day.
    """
    if not any(character.isalpha() for character in text):
        raise InputError("text", "no words in it", remedy="give the report's text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "text",
            "half of a surrogate pair",
            place=f"character {error.start}",
            remedy="decode the source again, or drop the character",
        ) from error
    if published is not None:
        published = _day(published)
    sha256 = report_digest(text, title=title, published=published, url=url)
    return Report(
        id=sha256[:16],
        text=text,
        title=title,
        published=published,
        outlet=outlet,
        url=url,
        sha256=sha256,
    )


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError as error:
        raise InputError(
            "text", f"published {value!r} is not a day", remedy="give it as 2025-08-26"
        ) from error
