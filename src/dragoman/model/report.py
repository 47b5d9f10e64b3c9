"""One published text, as intake leaves it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec


class Image(msgspec.Struct, frozen=True):
    """A picture printed with a report: its caption, and who is credited for it."""

    caption: str
    credit: str | None = None


class RelatedLink(msgspec.Struct, frozen=True):
    """Another report that this one points its reader to; never news text of this one."""

    title: str
    url: str | None = None


class Report(msgspec.Struct, frozen=True):
    """One news article, readout, press release or transcript.

    `text` is the news text alone; every span of a reading points into it. `published` is an
    EDTF day (`2025-08-26`) or None; `published_at` keeps the time of day and zone where the
    source gives them. `id` is the document's own id where it has one, else `sha256[:16]`.
    `sha256` covers title, publication date, URL and text, so that the same document is
    recognised whatever file it came in.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    sha256: str = ""
    published_at: str | None = None
    metadata: dict[str, Any] = {}


def report_digest(text: str, *, title: str | None, published: str | None, url: str | None) -> str:
    """SHA-256 (hex) of what makes two documents the same document."""
    parts = (title or "", published or "", url or "", text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
