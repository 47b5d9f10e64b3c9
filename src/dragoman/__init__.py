"""Dragoman reads diplomatic reporting and keeps the record.

import dragoman

reading = dragoman.read("Oslo and Rome agreed to talks on Monday.", published="2025-08-26")
record = dragoman.open("dragoman.db")
record.add("reports/")
record.contacts(actor="Norway", since="2025-08-01")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.model import Reading
    from dragoman.store.record import Record

__all__ = ["__version__", "open", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    model: str | None = None,
) -> Reading:
    """Read one text, taken exactly as given: the spans of the reading point into it.

    `published` is an ISO 8601 day; without it, "Monday" and the like stay unresolved and the
    reading's notes say so. `model` names the attribution model; the package's own by default.

    Raises:
        InputError: the text holds no words, or `published` is not a day.
        LanguageModelError: the language model is missing or not the one expected, or there is no
            attribution model of that name.
    """
    from dragoman.reading.pipeline import read_report
    from dragoman.reading.single import report_of

    report = report_of(text, published=published, title=title, outlet=outlet, url=url)
    return read_report(report, model=model)


def open(place: str | Path | None = None, *, create: bool = True) -> Record:  # noqa: A001
    """Open a record: a file's path or a URL; by default `$DRAGOMAN_RECORD` or `dragoman.db`.

    It is made where there is none, and brought up to date where it is of an older version.

    Raises:
        RecordError: it cannot be opened, or there is none and `create` is False.
    """
    from dragoman.store.record import Record

    return Record(place, create=create)
