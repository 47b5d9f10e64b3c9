"""What a report is known by when copies of it are looked for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.errors import RecordError
from dragoman.matching.copies.words import hashed_words

if TYPE_CHECKING:
    from dragoman.matching.copies.words import Words
    from dragoman.model import Report

SIGNATURE_VERSION = 1
"""Raise it when the same text no longer gives the same signature or bands."""

_DIGITS = 12

_DRESS = re.compile(r"[\W_]+")

ENOUGH_LETTERS = 300
"""Letters and figures below which two equal texts may still be two texts ("The two spoke by
phone on Monday."): a group is not named after them.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """A report as copies are told by: `words` is its text, 32 bits a word.

    `key` names the report, `name` its group as long as it has no copies, `letters` its text
    without dress; `rank` is a number by chance, the same wherever the report is read, by which
    crowded bands choose whom they keep. `day` counts days (None where undated), `address` is
    its URL without dress, `title` its title's letters, `agencies` those it credits or comes from.
    """

    key: str
    name: str
    letters: str
    rank: int
    words: Words
    day: int | None = None
    address: str | None = None
    title: str | None = None
    agencies: frozenset[str] = frozenset()


def letters_digest(text: str) -> str:
    """Twelve hexadecimal digits of a text's letters and figures: case, punctuation and line
    breaks do not count.

    >>> letters_digest("Oslo: talks\\nfailed.") == letters_digest("OSLO talks failed")
    True
    """
    letters = _DRESS.sub("", text.casefold())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def origin_name(text: str, key: str) -> str:
    """What the group of a report is called as long as nothing else is in it.

    >>> origin_name("Oslo will host talks.", "r-1")
    'r-1'
    """
    if len(_DRESS.sub("", text.casefold())) < ENOUGH_LETTERS:
        return key
    return f"o-{letters_digest(text)}"


def signature_of(report: Report, key: str) -> Signature:
    """The signature of a report that is called `key`."""
    from dragoman.intake.credits import agency_named
    from dragoman.matching.copies.address import plain_address

    named = (*report.credits, *report.authors, report.outlet or "")
    return Signature(
        key=key,
        name=origin_name(report.text, key),
        letters=letters_digest(report.text),
        rank=int(hashlib.sha256(key.encode()).hexdigest()[:15], 16),
        words=hashed_words(report.text),
        day=day_number(report.published),
        address=plain_address(report.url),
        title=letters_digest(report.title) if report.title else None,
        agencies=frozenset(filter(None, map(agency_named, named))),
    )


def day_number(published: str | None) -> int | None:
    """A publication date as a number of days; None where it is no certain day.

    >>> day_number("2025-03-02") - day_number("2025-02-28"), day_number("2025-03")
    (2, None)
    """
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def packed(words: Words) -> bytes:
    """Words as they are stored: a byte for the version, then four bytes a word.

    >>> words = hashed_words("Envoys met.")
    >>> unpacked(packed(words)).tolist() == words.tolist()
    True
    """
    return bytes([SIGNATURE_VERSION]) + words.astype("<u4").tobytes()


def unpacked(stored: bytes) -> Words:
    """Words from what is stored.

    Raises:
        RecordError: they were signed by another version.
    """
    import numpy as np

    if stored[:1] != bytes([SIGNATURE_VERSION]):
        raise RecordError("the signatures of this record are of another version")
    return np.frombuffer(stored, "<u4", offset=1).astype(np.uint32, copy=False)
