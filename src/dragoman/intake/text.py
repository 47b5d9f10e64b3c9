"""Plain text: kept as it is, but for the lines around the news text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.intake.clipping import Clipping
from dragoman.intake.credits import unique
from dragoman.intake.furniture import Paragraph, Sorted, sort_paragraphs
from dragoman.model import Span

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
NARROWEST, WIDEST = 40, 100
"""Width of the lines of a hard-wrapped paragraph, in characters, its last line aside."""


def read_text(text: str, metadata: dict[str, Any]) -> Clipping:
    """The clipping of a plain text.

    Line ends become newlines and NULs go; headline, date line, captions, credits and links are
    cut out; all else stays as it stands.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    spans = list(_pieces(text))
    paragraphs = [Paragraph(" ".join(span.of(text).split())) for span in spans]
    found = sort_paragraphs(paragraphs, headline=_stands_alone(text, spans))
    return clipping_of(found, _cut(text, spans, found), metadata)


def clipping_of(found: Sorted, body: str, metadata: dict[str, Any]) -> Clipping:
    """A clipping of sorted paragraphs whose news text is `body`."""
    if found.dateline is not None:
        metadata = {**metadata, "dateline": found.dateline}
    return Clipping(
        text=body,
        title=found.title,
        published=found.published,
        url=found.url,
        authors=unique(found.authors),
        credits=unique(found.credits),
        images=tuple(found.images),
        related=tuple(found.related),
        metadata=metadata,
    )


def _pieces(text: str) -> Iterator[Span]:
    """Paragraphs: hard-wrapped blocks whole, of all others each line."""
    for block in _BLOCK.finditer(text):
        lines = block.group().split("\n")
        if len(lines) > 1 and all(NARROWEST <= len(line) <= WIDEST for line in lines[:-1]):
            yield Span(*block.span())
        else:
            for line in _LINE.finditer(text, block.start(), block.end()):
                yield Span(*line.span())


def _stands_alone(text: str, spans: list[Span]) -> bool:
    """Whether an empty line follows the first paragraph, as it does a headline."""
    return len(spans) > 1 and text.count("\n", spans[0].end, spans[1].start) > 1


def _cut(text: str, spans: list[Span], found: Sorted) -> str:
    """The text without the paragraphs that are no news text, and without its dateline."""
    if not found.body:
        return ""
    parts: list[str] = []
    for n, index in enumerate(found.body):
        start = spans[index].start
        if n == 0 and found.dateline_end:
            start = _after_dateline(text, spans[index], found.dateline_end)
        following = found.body[n + 1] if n + 1 < len(found.body) else None
        if following == index + 1:
            parts.append(text[start : spans[following].start])
        else:
            parts.append(text[start : spans[index].end])
            if following is not None:
                parts.append("\n\n")
    return "".join(parts).strip(" \t\n")


def _after_dateline(text: str, span: Span, folded_end: int) -> int:
    """Where the news starts: `folded_end` counts characters with white space folded."""
    words = len(" ".join(span.of(text).split())[:folded_end].split())
    match = re.compile(rf"\s*(?:\S+\s+){{{words}}}").match(text, span.start, span.end)
    return match.end() if match is not None else span.start
