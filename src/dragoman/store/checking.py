"""Whether a record is sound: the database's own checks, and what only we know of its texts."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select

from dragoman.store.dialects import Dialect
from dragoman.store.schema import (
    contact_spans,
    contacts,
    evidence,
    reports,
    statement_spans,
    statements,
)

_ENTRIES: tuple[tuple[Table, Table, str], ...] = (
    (statement_spans, statements, "statement"),
    (contact_spans, contacts, "contact"),
)
"""Spans beside those of the evidence, and the entries that they belong to."""


def problems(connection: Connection, dialect: Dialect) -> Iterator[str]:
    """What is wrong, a line each; nothing when the record is sound."""
    yield from dialect.problems(connection)
    yield from _spans_outside(connection)
    yield from _unknown_versions(connection)


def _spans_outside(connection: Connection) -> Iterator[str]:
    """Spans must end inside of their report's text; one look at each text."""
    queries = [select(evidence.c.report, func.max(evidence.c.end).label("last"))]
    for spans, entries, name in _ENTRIES:
        farthest = select(entries.c.report, func.max(spans.c.end).label("last"))
        queries.append(farthest.join(entries, entries.c.id == spans.c[name]))
    for query in queries:
        ends = query.group_by(query.selected_columns[0]).subquery()
        beyond = (
            select(reports.c.number, reports.c.key, ends.c.last)
            .join(ends, ends.c.report == reports.c.number)
            # Texts with a NUL look shorter to SQLite: those found are looked at again here.
            .where(ends.c.last > func.length(reports.c.text))
        )
        for number, key, end in connection.execute(beyond).all():
            text = select(reports.c.text).where(reports.c.number == number)
            if end > len(connection.execute(text).scalar_one()):
                yield f"an entry of {key} points outside of its text; restore it from an export"


def _unknown_versions(connection: Connection) -> Iterator[str]:
    newest = reports.alias()
    query = (
        select(reports.c.key)
        .outerjoin(newest, newest.c.number == reports.c.superseded_by)
        .where(reports.c.superseded_by.is_not(None), newest.c.number.is_(None))
    )
    for key in connection.execute(query).scalars():
        yield f"{key} is superseded by a report that is not there; restore it from an export"
