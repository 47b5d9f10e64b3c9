"""What differs between databases: opening, locking, full-text search. SQLite, for now.

Another database is another class with the methods of `Dialect`; nothing else in the store
writes SQL of one database alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url, text

from dragoman.errors import RecordError

BUSY_SECONDS = 30
_WRITE = "dragoman_write"


class Dialect(Protocol):
    """What the record asks of a database."""

    url: str
    place: str

    def exists(self) -> bool: ...
    def engine(self) -> Engine: ...
    def search_sql(self) -> str: ...
    def search_words(self, query: str) -> str: ...
    def problems(self, connection: Connection) -> list[str]: ...


class Sqlite:
    """A record in one file. WAL lets readers read while one writer writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)
        self.url = f"sqlite:///{path}"

    def exists(self) -> bool:
        """Whether there is a file with something in it: an empty one holds no record."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def engine(self) -> Engine:
        engine = create_engine(self.url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    def search_sql(self) -> str:
        """Reports and statements that match `:words`, best first, with a snippet of each.

        Title words weigh four times the text's. The marks around a hit are \\x02 and \\x03,
        which no text has, so that each output can put its own.
        """
        return """
            SELECT kind, number, rank, snippet FROM (
              SELECT 'report' AS kind, rowid AS number, bm25(report_search, 4.0, 1.0) AS rank,
                     snippet(report_search, -1, char(2), char(3), '…', 24) AS snippet
                FROM report_search WHERE report_search MATCH :words
              UNION ALL
              SELECT 'statement', rowid, bm25(statement_search),
                     snippet(statement_search, 0, char(2), char(3), '…', 32)
                FROM statement_search WHERE statement_search MATCH :words
            ) ORDER BY rank, kind, number"""

    def search_words(self, query: str) -> str:
        """A user's words as an FTS5 query: all of them, phrases in quotation marks kept.

        >>> Sqlite(Path("x.db")).search_words('cease-fire "Black Sea" NOT')
        '"cease-fire" "Black Sea" "NOT"'
        """
        terms = re.findall(r'"([^"]+)"|([^\s"]+)', query.replace("\0", " "))
        return " ".join(f'"{(a or b)}"' for a, b in terms if re.search(r"\w", a or b))

    def problems(self, connection: Connection) -> list[str]:
        """What SQLite's own checks find wrong; nothing when the file is sound."""
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        problems = [line for line in found if line != "ok"]
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            problems.append(f"a row of {row[0]} points to a missing row of {row[2]}")
        return problems


def _on_connect(connection: Any, _record: Any) -> None:
    """Take transactions into our own hands: the driver's begin too late for DDL and reads."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """A writer locks at once: two that first read and then write would refuse each other."""
    writes = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        yield connection


@contextmanager
def record_errors(place: str) -> Iterator[None]:
    """Turn what the database complains of into one line that names the record."""
    try:
        yield
    except exc.IntegrityError:
        raise  # the entry's fault, not the record's: `store` says whose
    except exc.DatabaseError as error:
        raise RecordError(f"{place}: {_reason(str(error.orig))}") from error


_REASONS = (
    ("not a database", "this file is not a record; give another path with --record"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("locked", "another program holds the record; try again when it is done"),
    ("readonly", "the record cannot be written; check the file's and folder's permissions"),
    ("unable to open", "the record cannot be opened; check that the folder exists"),
    ("full", "the disk is full; free some space, then run the same command again"),
)


def _reason(message: str) -> str:
    return next((reason for sign, reason in _REASONS if sign in message), message)


def dialect_for(place: str | Path) -> Dialect:
    """The database that a path or URL names.

    Raises:
        RecordError: the URL is of a database that is not supported.
    """
    where = str(place)
    if "://" not in where:
        return Sqlite(Path(where))
    try:
        url = make_url(where)
    except exc.ArgumentError as error:
        raise RecordError(f"{where}: not a record's path or URL") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise RecordError(
            f"{where}: {url.get_backend_name()} records are not supported yet; give a file's path"
        )
    return Sqlite(Path(url.database))
