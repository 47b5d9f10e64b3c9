"""A record in one file of SQLite."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    create_engine,
    event,
    exc,
    literal_column,
    select,
    text,
)

from dragoman.store.dialects import WAIT_SECONDS, WRITE, Among, Found
from dragoman.store.stored_json import encoded

SIGNS = (
    ("not a database", "this file is not a record; give another path with --record"),
    ("malformed", "the file is damaged; restore it from a copy or an export"),
    ("locked", "another program writes to the record; try again when it is done"),
    ("readonly", "the record cannot be written; check the file's and folder's permissions"),
    ("unable to open", "the record cannot be opened; check that the folder exists"),
    ("full", "the disk is full; free some space, then run the same command again"),
    ("disk i/o error", "the disk cannot be read or written; check it, and the space left on it"),
)
"""A sign in SQLite's message, and what to tell."""


class Sqlite:
    """A record in one file. WAL lets readers read while one writer writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)

    def exists(self) -> bool:
        """Whether there is a file with something in it: an empty one holds no record."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def engine(self) -> Engine:
        """Where a file cannot be written, it is still opened for questions."""
        read_only = self._read_only()
        url = self._read_only_url() if read_only else f"sqlite:///{self.path}"
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, json_serializer=encoded)
        event.listen(engine, "connect", _without_wal if read_only else _with_wal)
        event.listen(engine, "begin", _begin)
        return engine

    def _read_only(self) -> bool:
        return self.exists() and not (
            os.access(self.path, os.W_OK) and os.access(self.path.absolute().parent, os.W_OK)
        )

    def _read_only_url(self) -> str:
        """Without a journal beside it nobody is writing, and none need be made to read it."""
        journal = self.path.with_name(f"{self.path.name}-wal")
        quiet = "" if journal.exists() else "&immutable=1"
        return f"sqlite:///file:{quote(str(self.path))}?mode=ro{quiet}&uri=true"

    @contextmanager
    def snapshot(self, engine: Engine) -> Iterator[Connection]:
        """A transaction of SQLite's sees one state from its first question on."""
        with engine.connect() as connection, connection.begin():
            yield connection

    def search_words(self, query: str) -> str:
        """A user's words as an FTS5 query: all of them, phrases in quotation marks kept.

        >>> Sqlite(Path("x.db")).search_words('cease-fire "Black Sea" NOT')
        '"cease-fire" "Black Sea" "NOT"'
        """
        return " ".join(f'"{term}"' for term in terms_of(query))

    def hits(
        self, connection: Connection, words: str, most: int | None, among: Among
    ) -> list[Found]:
        """Title words weigh four times the text's."""
        ranked: list[tuple[float, str, int]] = []
        row: ColumnElement[int] = literal_column("rowid")
        for kind, weights in (("report", ", 4.0, 1.0"), ("statement", "")):
            search = f"{kind}_search"
            matching = text(f"{search} MATCH :words").bindparams(words=words)
            newest: Any = (
                select(row, literal_column("0.0"))
                .select_from(text(search))
                .where(matching)
                .order_by(row.desc())
            )
            if most is None or connection.execute(newest.limit(1).offset(most)).first() is None:
                rank: ColumnElement[float] = literal_column(f"bm25({search}{weights})")
                query: Any = select(row, rank).select_from(text(search)).where(matching)
                if kind in among:  # the + lets the words lead the search, not the list
                    query = query.where(literal_column("+rowid").in_(among[kind]))
            else:
                query = newest.limit(most)
            ranked += [(rank, kind, number) for number, rank in connection.execute(query)]
        ranked.sort(key=lambda hit: (hit[0], hit[1], -hit[2]))
        return [Found(kind, number) for _, kind, number in ranked]

    def snippets(
        self, connection: Connection, kind: str, numbers: Sequence[int], words: str
    ) -> dict[int, str]:
        """Cut by FTS5, which knows where the hits are."""
        column, length = {"report": (-1, 24), "statement": (0, 32)}[kind]
        query = text(
            f"""SELECT snippet({kind}_search, {column}, char(2), char(3), '…', {length})
                FROM {kind}_search WHERE {kind}_search MATCH :words AND rowid = :number"""
        )
        return {
            number: connection.execute(query, {"words": words, "number": number}).scalar_one()
            for number in numbers
        }

    def problems(self, connection: Connection) -> list[str]:
        """What SQLite's own checks find wrong; nothing when the file is sound."""
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        problems = [line for line in found if line != "ok"]
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            problems.append(f"a row of {row[0]} points to a missing row of {row[2]}")
        return problems

    def reason(self, error: exc.DBAPIError) -> str:
        """By a sign in the message: SQLite has few codes, and Python shows none of them."""
        message = str(error.orig)
        return next((told for sign, told in SIGNS if sign in message.lower()), message)


def terms_of(query: str) -> list[str]:
    """A user's words one by one, and phrases in quotation marks; those without a letter fall out.

    >>> terms_of('cease-fire "Black Sea" -')
    ['cease-fire', 'Black Sea']
    """
    found = re.findall(r'"([^"]+)"|([^\s"]+)', query.replace("\0", " "))
    return [a or b for a, b in found if re.search(r"\w", a or b)]


def _with_wal(connection: Any, _record: Any) -> None:
    _set(connection, ("synchronous=NORMAL", "foreign_keys=ON"))
    cursor = connection.cursor()
    # Two programs that make one record: SQLite does not wait to change this mode, so we do.
    for attempt in range(50):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            break
        except Exception as error:
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.05)
    cursor.close()


def _without_wal(connection: Any, _record: Any) -> None:
    _set(connection, ("foreign_keys=ON",))


def _set(connection: Any, pragmas: Sequence[str]) -> None:
    """Take transactions into our own hands: the driver's begin too late for DDL and reads."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer locks at once: two that first read and then write would refuse each other."""
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
