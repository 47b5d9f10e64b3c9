"""Questions about copies: which reports a report shares text with, where, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, or_, select

from dragoman.errors import UnknownEntryError
from dragoman.matching.copies.words import word_spans
from dragoman.model import Span
from dragoman.store.entries import ReportRef
from dragoman.store.queries import Context, in_chunks
from dragoman.store.schema import report_edges, reports

_MOSTLY = 0.5


class CopyEntry(msgspec.Struct, frozen=True):
    """What somebody says of two reports. `kind` is exact, near, contains (`a` holds `b`), version,
    or judged (by a person); `same` is False where a person keeps them apart; `author` is that
    person, or the component and its version. `stretches` stand in the text of `a` and of `b`.
    """

    a: ReportRef
    b: ReportRef
    kind: str
    same: bool
    score: float | None
    stretches: tuple[tuple[Span, Span], ...]
    author: str
    made_at: str


def copies(connection: Connection, ident: str) -> list[CopyEntry]:
    """All that is said of a report and its copies, oldest first.

    Raises:
        UnknownEntryError: there is no such report.
    """
    number = report_number(connection, ident)
    e = report_edges.c
    query = select(report_edges).where(or_(e.a == number, e.b == number))
    query = query.order_by(e.made_at, e.number)
    rows = connection.execute(query).all()
    context = Context(connection)
    context.load_reports([n for row in rows for n in (row.a, row.b)])
    spans = _Words(connection)
    return [
        CopyEntry(
            a=context.report(row.a),
            b=context.report(row.b),
            kind=row.kind,
            same=row.same,
            score=None if row.share_a is None else max(row.share_a, row.share_b),
            stretches=tuple(
                (spans.stretch(row.a, s[0], s[1]), spans.stretch(row.b, s[2], s[3]))
                for s in row.stretches
            ),
            author=row.person or f"{row.component} {row.version}",
            made_at=row.made_at,
        )
        for row in rows
    ]


def report_number(connection: Connection, ident: str) -> int:
    """The number of the report with a record-wide id.

    Raises:
        UnknownEntryError: there is none.
    """
    query = select(reports.c.number).where(reports.c.key == ident)
    number = connection.execute(query).scalar()
    if number is None:
        raise UnknownEntryError(f"the record has no report {ident}")
    return int(number)


def passage_origins(connection: Connection, places: Sequence[tuple[int, Span]]) -> list[str]:
    """The origin group of each passage (a report's number, a span of its text).

    A passage that mostly stands in a stretch which a longer report has from another one is of
    that one's group; any other is of its own report's.
    """
    numbers = sorted({number for number, _ in places})
    e = report_edges.c
    held: dict[int, list[Row[Any]]] = {}
    query = select(report_edges).where(e.kind == "contains").order_by(e.share_b.desc(), e.number)
    for row in in_chunks(connection, query, e.a, numbers):
        held.setdefault(row.a, []).append(row)
    apart = _kept_apart(connection, numbers)
    others = {row.b for rows in held.values() for row in rows}
    origin = dict(
        tuple(row)
        for row in in_chunks(
            connection,
            select(reports.c.number, reports.c.origin),
            reports.c.number,
            sorted(others | set(numbers)),
        )
    )
    spans = _Words(connection)

    def origin_of(number: int, span: Span) -> str:
        for row in held.get(number, ()):
            if frozenset((row.a, row.b)) in apart:
                continue
            if any(_mostly_in(span, spans.stretch(number, s[0], s[1])) for s in row.stretches):
                return str(origin[row.b])
        return str(origin[number])

    return [origin_of(number, span) for number, span in places]


def _kept_apart(connection: Connection, numbers: Sequence[int]) -> set[frozenset[int]]:
    """Pairs of which a person said last that they are no copies."""
    e = report_edges.c
    query = select(e.number, e.a, e.b, e.same, e.made_at).where(e.person.is_not(None))
    found = {
        row.number: row
        for column in (e.a, e.b)
        for row in in_chunks(connection, query, column, numbers)
    }
    last = {
        frozenset((row.a, row.b)): row.same
        for row in sorted(found.values(), key=lambda row: (row.made_at, row.number))
    }
    return {pair for pair, same in last.items() if not same}


def _mostly_in(span: Span, stretch: Span) -> bool:
    common = min(span.end, stretch.end) - max(span.start, stretch.start)
    return common >= _MOSTLY * (span.end - span.start)


class _Words:
    """Where the words of texts stand, each text cut once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._spans: dict[int, list[Span]] = {}

    def stretch(self, report: int, first: int, end: int) -> Span:
        """The characters of a report's words from `first` up to `end`."""
        if report not in self._spans:
            query = select(reports.c.text).where(reports.c.number == report)
            self._spans[report] = word_spans(self._connection.execute(query).scalar_one())
        words = self._spans[report]
        return Span(words[first].start, words[end - 1].end)
