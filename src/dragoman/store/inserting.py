"""Rows put into the tables, inside of a transaction that somebody else began."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from dragoman.model import Actor
from dragoman.store import schema
from dragoman.store.queries import in_chunks
from dragoman.store.rows import Row, actor_rows


def add_actors(connection: Connection, named: Mapping[str, Actor]) -> None:
    """Store the actors, by id, that the record does not have."""
    column = schema.actors.c.id
    known = {row.id for row in in_chunks(connection, select(column), column, list(named))}
    new = [actor for ident, actor in named.items() if ident not in known]
    if new:
        connection.execute(schema.actors.insert(), actor_rows(new))


def insert_report(connection: Connection, row: Row) -> int:
    """Store a report; its number."""
    insert = schema.reports.insert().values(row).returning(schema.reports.c.number)
    number: int = connection.execute(insert).scalar_one()
    return number


def insert_rows(connection: Connection, rows: Mapping[str, list[Row]]) -> None:
    """Store what was read in a report, what others point to first."""
    for table in schema.metadata.sorted_tables:
        if found := rows.get(table.name):
            connection.execute(table.insert(), found)
