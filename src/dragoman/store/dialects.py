"""What differs between databases: opening, locking, full-text search, the words of their errors.

A database is a class with the methods of `Dialect`, in a module of its own; nothing else in the
store writes SQL of one database alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Engine, Select, exc, make_url

from dragoman.errors import RecordError

WRITE = "dragoman_write"
"""The execution option of a connection that is about to write."""

WAIT_SECONDS = 30
"""How long a writer waits for another one."""


class Found(NamedTuple):
    """A report or statement that matches, by its number."""

    kind: str
    number: int


Among = Mapping[str, Select[Any]]
"""The numbers that alone matter, by kind."""


class Dialect(Protocol):
    """What the record asks of a database."""

    place: str
    """Where the record is, as people may be told: without a password."""

    def exists(self) -> bool:
        """Whether there is something at the place that may be a record."""

    def engine(self) -> Engine:
        """Where connections come from; those with `WRITE` take their turn as the only writer."""

    def snapshot(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection that sees the record as it is at its first question, whoever writes."""

    def search_words(self, query: str) -> str:
        """A user's words as `hits` takes them; empty where there is no word."""

    def hits(
        self, connection: Connection, words: str, most: int | None, among: Among
    ) -> list[Found]:
        """Reports and statements that match, best first. Of more than `most` of a kind the newest
        are taken: which of very many are best says little, and takes long to find out. Numbers
        that are not `among` those of their kind may be left out, where that is faster.
        """

    def snippets(
        self, connection: Connection, kind: str, numbers: Sequence[int], words: str
    ) -> dict[int, str]:
        """A few words around the hits in each, \\x02 and \\x03 around the hits themselves."""

    def problems(self, connection: Connection) -> list[str]:
        """What the database's own checks find wrong."""

    def reason(self, error: exc.DBAPIError) -> str:
        """What went wrong and what to do, in a line."""


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        yield connection


@contextmanager
def record_errors(dialect: Dialect) -> Iterator[None]:
    """Turn what the database complains of into one line that names the record."""
    try:
        yield
    except exc.IntegrityError:
        raise  # the entry's fault, not the record's: `store` says whose
    except exc.DBAPIError as error:
        raise RecordError(f"{dialect.place}: {dialect.reason(error)}") from error


def dialect_for(place: str | Path) -> Dialect:
    """The database that a path or URL names.

    Raises:
        RecordError: the URL is of a database that is not supported, or its driver is missing.
    """
    from dragoman.store.sqlite import Sqlite

    where = str(place)
    if "://" not in where:
        return Sqlite(Path(where))
    try:
        url = make_url(where)
    except (exc.ArgumentError, ValueError) as error:
        raise RecordError("not a record's path or URL; give one with --record") from error
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        from dragoman.store.postgres import Postgres

        return Postgres(url)
    if kind != "sqlite" or not url.database:
        raise RecordError(
            f"{url.render_as_string()}: {kind} records are not supported; "
            "give a file's path or a postgresql:// URL"
        )
    return Sqlite(Path(url.database))
