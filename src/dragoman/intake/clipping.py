"""What a format module found in one document, and the checks that make a report of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.outlets import outlet_of
from dragoman.intake.publication import parse_published, refuse_future
from dragoman.model import Image, RelatedLink, Report, report_digest

LONGEST_TEXT = 5_000_000
"""Characters of one news text; a report is a few thousand, the longest transcript 300,000."""

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Clipping:
    """One document as its format gives it: nothing is checked yet, `published` is as written.

    `place` says where in the file it stands ("line 3"), for messages.
    """

    text: str
    title: str | None = None
    published: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    id: str | None = None
    place: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)


Outcome = Clipping | InputError
"""What a format module yields: a document, or why the one at this place was refused."""


def to_report(clipping: Clipping, document: str, *, published: str | None = None) -> Report:
    """The report of a clipping. `published`, where given, wins over the document's own date.

    Raises:
        InputError: no news text, a date that cannot be read or lies in the future, or
            characters that no file can hold.
    """
    check_text(clipping, document)
    written = clipping.published or clipping.published_at
    metadata = dict(clipping.metadata)
    if published is not None:
        day, moment = published, None
        if written is not None and written != published:
            metadata.setdefault("published_in_document", written)
    elif written is not None:
        day, moment = parse_published(written, document, clipping.place)
        if clipping.published_at is not None:
            moment = clipping.published_at
        refuse_future(day, document, clipping.place)
    else:
        day, moment = None, None
    digest = report_digest(clipping.text, title=clipping.title, published=day, url=clipping.url)
    return Report(
        id=clipping.id or digest[:16],
        text=clipping.text,
        title=clipping.title,
        published=day,
        published_at=moment,
        outlet=clipping.outlet or outlet_of(clipping.url),
        url=clipping.url,
        language=clipping.language,
        authors=clipping.authors,
        credits=clipping.credits,
        images=clipping.images,
        related=clipping.related,
        sha256=digest,
        metadata=metadata,
    )


def check_text(clipping: Clipping, document: str) -> None:
    """Refuse a clipping without a storable news text.

    Raises:
        InputError: empty, without a letter, too long, or with unpaired surrogates.
    """
    text, place = clipping.text, clipping.place
    if not text.strip():
        raise InputError(document, "no text", place=place, remedy="give the text of a report")
    if _LETTER.search(text) is None:
        raise InputError(
            document,
            "the text holds no letters",
            place=place,
            remedy="give the text of a report in words",
        )
    if len(text) > LONGEST_TEXT:
        raise InputError(
            document,
            f"one text of {len(text):,} characters, more than {LONGEST_TEXT:,}",
            place=place,
            remedy="split it into its reports",
        )
    for value in (text, clipping.title, clipping.url, clipping.id):
        if value is not None and has_surrogates(value):
            raise InputError(
                document,
                "an unpaired surrogate, which is half a character",
                place=place,
                remedy="export the text again as UTF-8",
            )


def has_surrogates(text: str) -> bool:
    """Whether a string holds code points that UTF-8 cannot carry.

    >>> has_surrogates("Kyiv"), has_surrogates("Kyiv \\ud83d")
    (False, True)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def one_line(text: str | None) -> str | None:
    """A title or name with its white space (line ends, no-break spaces) made single spaces.

    >>> one_line(" Talks in\\u00a0Oslo\\n end ")
    'Talks in Oslo end'
    """
    if text is None:
        return None
    return " ".join(text.replace("\x00", "").split()) or None
