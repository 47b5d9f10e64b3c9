"""Rows of a file, kept on disk until all of it is read: a file names persons, posts and terms in
any order, and may be far larger than memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import msgspec

from dragoman.knowledge.imports.rows import Body, Country, Person, Post, Row, Term

_TABLES = """
    CREATE TABLE person (id TEXT PRIMARY KEY, row BLOB) WITHOUT ROWID;
    CREATE TABLE body (id TEXT PRIMARY KEY, row BLOB) WITHOUT ROWID;
    CREATE TABLE post (id TEXT PRIMARY KEY, row BLOB) WITHOUT ROWID;
    CREATE TABLE country (id TEXT PRIMARY KEY, code TEXT) WITHOUT ROWID;
    CREATE TABLE term (holder TEXT, row BLOB);
"""
_NAMES: dict[type[Row], str] = {Person: "person", Body: "body", Post: "post"}
_encode = msgspec.msgpack.Encoder().encode
_person = msgspec.msgpack.Decoder(Person).decode
_body = msgspec.msgpack.Decoder(Body).decode
_post = msgspec.msgpack.Decoder(Post).decode
_term = msgspec.msgpack.Decoder(Term).decode


class Spool:
    """Rows on disk; a context manager that leaves nothing behind."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="dragoman-import-")
        self._rows = sqlite3.connect(Path(self._folder.name) / "rows.db")
        self._rows.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rows.close()
        self._folder.cleanup()

    def put(self, row: Row) -> None:
        """Keep a row; a later one of the same id stands for the earlier."""
        if isinstance(row, Term):
            self._rows.execute("INSERT INTO term VALUES (?, ?)", (row.holder, _encode(row)))
        elif isinstance(row, Country):
            self._rows.execute("INSERT OR REPLACE INTO country VALUES (?, ?)", (row.id, row.code))
        else:
            table = _NAMES[type(row)]
            statement = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"
            self._rows.execute(statement, (row.id, _encode(row)))

    def finish(self) -> None:
        """Make ready for reading, once all rows are in."""
        self._rows.execute("CREATE INDEX terms_by_holder ON term (holder)")

    def countries(self) -> dict[str, str]:
        """Wikidata items of states, and their codes."""
        return dict(self._rows.execute("SELECT id, code FROM country"))

    def bodies(self) -> Iterator[Body]:
        """All bodies, in the order of their ids."""
        return (_body(row) for (row,) in self._rows.execute("SELECT row FROM body ORDER BY id"))

    def body(self, ident: str) -> Body | None:
        """One body."""
        found = self._rows.execute("SELECT row FROM body WHERE id = ?", (ident,)).fetchone()
        return _body(found[0]) if found else None

    def persons(self) -> Iterator[tuple[Person, list[tuple[Term, Post | None]]]]:
        """All persons with their terms, each with its post if the file has it."""
        for (row,) in self._rows.execute("SELECT row FROM person ORDER BY id"):
            person = _person(row)
            yield person, list(self._terms(person.id))

    def _terms(self, holder: str) -> Iterator[tuple[Term, Post | None]]:
        rows = self._rows.execute("SELECT row FROM term WHERE holder = ?", (holder,))
        for (row,) in rows.fetchall():
            term = _term(row)
            post = self._rows.execute("SELECT row FROM post WHERE id = ?", (term.post,)).fetchone()
            yield term, _post(post[0]) if post else None
