"""A record in a database of PostgreSQL, for several people at once.

The driver is an optional extra, loaded only when a record has such an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, select, text

from dragoman.errors import RecordError
from dragoman.store import schema
from dragoman.store.dialects import WAIT_SECONDS, WRITE, Among, Found
from dragoman.store.snippets import snippet
from dragoman.store.sqlite import terms_of
from dragoman.store.stored_json import encoded

LOCK = 0x64726167
"""The number of the lock that a writer holds: any, but ours."""

LOST = "the connection to the database was lost; what was finished is kept; run it again"

STATES = {
    "28": "the database refuses this user; check the name and password in the URL",
    "3D": "there is no such database; make it with createdb, or check the URL",
    "42501": "this user may not do that; ask for rights on the database's schema",
    "55P03": "another program writes to the record; try again when it is done",
    "53100": "the database's disk is full; free some space, then run the same command again",
    "53": "the database is short of room or connections; try again later",
    "25006": "the database can only be read; give the address of one that can be written",
    "57": LOST,
    "08": LOST,
}
"""The beginning of a state (SQLSTATE), the longest that fits, and what to tell."""


_HITS = """
    WITH asked AS (
      SELECT websearch_to_tsquery('simple',
               string_agg('"' || dragoman_folded(term) || '"', ' ')) AS query
        FROM unnest(string_to_array(:words, chr(10))) AS term
    ), some_reports AS (
      SELECT number, search FROM reports, asked WHERE search @@ asked.query
       ORDER BY number DESC LIMIT CAST(:most AS bigint)
    ), some_statements AS (
      SELECT number, search FROM statements, asked WHERE search @@ asked.query
       ORDER BY number DESC LIMIT CAST(:most AS bigint)
    )
    SELECT kind, number FROM (
      SELECT 'report' AS kind, number,
             ts_rank('{0.25, 0.25, 0.25, 1}', search, asked.query, 1) AS rank
        FROM some_reports, asked
      UNION ALL
      SELECT 'statement', number, ts_rank(search, asked.query, 1) FROM some_statements, asked
    ) AS found ORDER BY rank DESC, kind, number DESC"""


class Postgres:
    """A record in a database of its own. Writers take turns; readers never wait."""

    def __init__(self, url: URL) -> None:
        self.place = url.render_as_string(hide_password=True)
        if find_spec("psycopg") is None:
            raise RecordError(
                f"{self.place}: the PostgreSQL driver is not installed; "
                "pip install 'dragoman[postgres]'"
            )
        self._url = url.set(drivername="postgresql+psycopg")

    def exists(self) -> bool:
        """Whether the database holds a record; one that cannot be reached is said to later."""
        engine = self.engine()
        try:
            with engine.connect() as connection:
                return bool(connection.dialect.has_table(connection, "alembic_version"))
        except exc.DBAPIError as error:
            raise RecordError(f"{self.place}: {self.reason(error)}") from error
        finally:
            engine.dispose()

    def engine(self) -> Engine:
        """Connections are tried before use: a reading may last longer than a server waits."""
        engine = create_engine(
            self._url,
            pool_pre_ping=True,
            connect_args={"connect_timeout": WAIT_SECONDS},
            json_serializer=encoded,
        )
        event.listen(engine, "begin", _begin)
        return engine

    @contextmanager
    def snapshot(self, engine: Engine) -> Iterator[Connection]:
        """One state for the whole transaction."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def search_words(self, query: str) -> str:
        """A user's words and phrases, one a line."""
        return "\n".join(re.sub(r"\s+", " ", term) for term in terms_of(query))

    def hits(
        self, connection: Connection, words: str, most: int | None, among: Among
    ) -> list[Found]:
        """Title words weigh four times the text's."""
        rows = connection.execute(text(_HITS), {"words": words, "most": most})
        return [Found(kind, number) for kind, number in rows]

    def snippets(
        self, connection: Connection, kind: str, numbers: Sequence[int], words: str
    ) -> dict[int, str]:
        """Cut here: the database would tell words apart in another way than its search does."""
        r, s = schema.reports.c, schema.statements.c
        terms = words.split("\n")
        if kind == "report":
            query = select(r.number, r.text, r.title).where(r.number.in_(numbers))
        else:
            query = select(s.number, s.words, s.words).where(s.number.in_(numbers))
        return {
            number: snippet(body, terms) or snippet(title or "", terms) or ""
            for number, body, title in connection.execute(query)
        }

    def problems(self, connection: Connection) -> list[str]:
        """PostgreSQL checks its own tables whenever it writes them."""
        return []

    def reason(self, error: exc.DBAPIError) -> str:
        """By the error's state; without one, the connection was never made or is gone."""
        state = getattr(error.orig, "sqlstate", None) or ""
        for length in (5, 2):
            if state[:length] in STATES:
                return STATES[state[:length]]
        message = " ".join(str(error.orig).split())
        if error.connection_invalidated:
            return LOST
        if not state and isinstance(error, exc.OperationalError):
            return _unreachable(message)
        return message


_UNREACHABLE = (
    ("password", STATES["28"]),
    ("does not exist", STATES["3D"]),
    ("closed", LOST),
    ("terminat", LOST),
    ("lost", LOST),
)


def _unreachable(message: str) -> str:
    told = next((told for sign, told in _UNREACHABLE if sign in message), None)
    return told or "the database cannot be reached; check the URL, and that the server runs"


def _begin(connection: Connection) -> None:
    """A writer waits for its turn, for a while: two at once would not see each other's copies."""
    if connection.get_execution_options().get(WRITE, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
