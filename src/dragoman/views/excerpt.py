"""The sentence around a span, for people to read."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.model import Span

LONGEST = 320

_END = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]*[A-Z0-9])|\n\s*\n""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)|\b[A-Z])\.\s+$"
)


class Excerpt(NamedTuple):
    """A sentence in three parts: `words` is what the span covers, white space made even."""

    before: str
    words: str
    after: str


def excerpt(text: str, span: Span, *, longest: int = LONGEST) -> Excerpt:
    """The sentence that a span stands in, cut to `longest` characters around it.

    >>> excerpt("It rained. Ana Silva met Jon Berg. They ate.", Span(21, 33))
    Excerpt(before='Ana Silva ', words='met Jon Berg', after='.')
    """
    start, end = sentence_span(text, span)
    room = max(longest - (span.end - span.start), 40) // 2
    cut_before, cut_after = span.start - start > room, end - span.end > room
    if cut_before:
        start = _word_start(text, span.start - room)
    if cut_after:
        end = _word_start(text, span.end + room)
    before = ("… " if cut_before else "") + _even(text[start : span.start])
    after = _even(text[span.end : end]).rstrip() + (" …" if cut_after else "")
    return Excerpt(before, _even(span.of(text)), after)


def sentence_span(text: str, span: Span) -> Span:
    """Where the sentence (or sentences) around a span start and end."""
    low, high = max(0, span.start - 1500), min(len(text), span.end + 1500)
    start, end = low, high
    for match in _END.finditer(text, low, high):
        if _ABBREVIATION.search(text, max(low, match.start() - 6), match.end()):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = max(match.end(), span.end)
            break
    return Span(start, end)


def _word_start(text: str, at: int) -> int:
    found = text.find(" ", at)
    return at if found == -1 or found > at + 30 else found + 1


def _even(words: str) -> str:
    return re.sub(r"\s+", " ", words)
