"""Quotations: what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model import Span

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
DOUBLED = ("''", "``")
"""Two single marks for a double one, as older wires type them."""


class Quotation(NamedTuple):
    """`span` includes the marks; `closed` is False where the paragraph ends inside the quotation
    (by convention the next paragraph then opens with a mark of its own).
    """

    span: Span
    para: int
    closed: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All quotations in text order; they never overlap and never leave their paragraph.

    >>> text = 'He said “no” and left.'
    >>> [q.span.of(text) for q in find_quotations(text, [Span(0, len(text))])]
    ['“no”']
    """
    found: list[Quotation] = []
    for number, para in enumerate(paragraphs):
        start: int | None = None
        doubled = False
        nested = _nested_marks(text, para)
        for at in range(para.start, para.end):
            char = text[at]
            width = 1
            if doubled:
                doubled = False
                continue
            if at in nested:
                continue
            if char == STRAIGHT:
                opens = start is None
            elif text[at : at + 2] in DOUBLED:
                opens = start is None
                doubled = True
                width = 2
            elif char in OPENING:
                # A second opening mark inside a quotation is a slip; the first one counts.
                if start is not None:
                    continue
                opens = True
            elif char in CLOSING:
                if start is None:
                    continue
                opens = False
            else:
                continue
            if opens:
                start = at
            elif start is not None:
                found.append(Quotation(Span(start, at + width), number, closed=True))
                start = None
        if start is not None and para.end - start > 2:
            found.append(Quotation(Span(start, para.end), number, closed=False))
    return found


LONGEST_INNER = 80
"""Characters that a quotation inside a quotation may run to."""


def _nested_marks(text: str, para: Span) -> frozenset[int]:
    """Straight marks that quote inside a quotation ('"They call it an "open door" policy."').

    Straight marks do not say which way they face; the white space around them does.
    """
    marks = [at for at in range(para.start, para.end) if text[at] == STRAIGHT]
    nested: set[int] = set()
    inside = False
    i = 0
    while i < len(marks):
        inner = marks[i : i + 3]
        if (
            inside
            and len(inner) == 3
            and _faces_right(text, inner[0], para)
            and _faces_left(text, inner[1], para)
            and _faces_left(text, inner[2], para)
            and inner[1] - inner[0] <= LONGEST_INNER
        ):
            nested.update(inner[:2])
            i += 2
            continue
        inside = not inside
        i += 1
    return frozenset(nested)


def _faces_right(text: str, at: int, para: Span) -> bool:
    before = text[at - 1] if at > para.start else " "
    after = text[at + 1] if at + 1 < para.end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()


def _faces_left(text: str, at: int, para: Span) -> bool:
    before = text[at - 1] if at > para.start else " "
    after = text[at + 1] if at + 1 < para.end else " "
    return not before.isspace() and not after.isalnum()


class QuotationIndex:
    """Looks up quotations by character."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.all = list(quotations)
        self._starts = [q.span.start for q in self.all]

    def at(self, char: int) -> Quotation | None:
        """The quotation that covers this character."""
        i = bisect_right(self._starts, char) - 1
        if i >= 0 and self.all[i].span.start <= char < self.all[i].span.end:
            return self.all[i]
        return None

    def within(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with `span`."""
        i = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while i < len(self.all) and self.all[i].span.start < span.end:
            if self.all[i].span.overlaps(span):
                found.append(self.all[i])
            i += 1
        return found
