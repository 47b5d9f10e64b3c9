"""Where something stands in a report's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code-point offsets, half-open `[start, end)`, into a report's `text` as stored.

    >>> Span(0, 4).of("Oslo talks")
    'Oslo'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
