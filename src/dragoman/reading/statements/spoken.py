"""Which statement a word belongs to, and so whose word it is."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.model import Statement
from dragoman.reading.draft import Draft
from dragoman.reading.syntax import Token

_FIRST_PERSON = frozenset({"i", "me", "we", "us"})


class SpokenIndex:
    """Statements by the characters of their contents."""

    def __init__(self, draft: Draft) -> None:
        self.statements = {s.id: s for s in draft.statements}
        self._contents = sorted(
            (span.start, span.end, s.id) for s in draft.statements for span in s.content
        )
        self._starts = [start for start, _, _ in self._contents]
        self._longest = max((end - start for start, end, _ in self._contents), default=0)
        self._quotes = draft.parse.quotes
        self._turns = any(s.cue is None for s in draft.statements)

    def around(self, char: int) -> list[Statement]:
        """The statements whose content covers this character, innermost first."""
        found = []
        at = bisect_right(self._starts, char) - 1
        while at >= 0 and self._starts[at] >= char - self._longest:
            start, end, ident = self._contents[at]
            if start <= char < end:
                found.append((end - start, ident))
            at -= 1
        return [self.statements[ident] for _, ident in sorted(found)]

    def first_person(self, token: Token) -> tuple[str, ...]:
        """The speaker, for "I" and "we" inside a quotation or a transcript's turn."""
        if token.lower not in _FIRST_PERSON:
            return ()
        quoted = self._quotes.at(token.start) is not None
        for statement in self.around(token.start):
            if (quoted and statement.mode in ("direct", "mixed")) or statement.cue is None:
                return statement.speakers[:1]
        return ()
