"""Bring a record to the version that this code works with."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from dragoman.errors import RecordError
from dragoman.store.dialects import writing

HEAD = "0005"
"""The newest version: asked for at every opening, so that Alembic is loaded only to change one."""

_COPIES_TOLD = "0003"
"""Reports stored before were told apart by their letters alone."""

_CONTACTS_LINKED = "0005"
"""Contacts stored before were those of single reports."""

MIGRATIONS = Path(__file__).parent / "migrations"


def stored_version(connection: Connection) -> str | None:
    """The version of an open record; None where there is none yet."""
    if connection.dialect.has_table(connection, "alembic_version"):
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        return None if row is None else str(row[0])
    if connection.dialect.get_table_names(connection):
        raise RecordError("this database holds something else; give another path with --record")
    return None


def is_current(connection: Connection) -> bool:
    """Whether the record is of the newest version, by two cheap queries."""
    return stored_version(connection) == HEAD


def upgrade(engine: Engine, version: str = HEAD) -> None:
    """Create the tables, or change those of an older version; all of it or nothing.

    `version` stops at an older one, which this program can make but not use.

    Raises:
        RecordError: the database holds something else, or a version newer than this program's.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        stored = stored_version(connection)
        known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
        if stored is not None and stored not in known:
            raise RecordError(
                f"this record is of version {stored}, newer than this program; "
                "upgrade it: pip install --upgrade dragoman"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        if stored is not None and stored < _COPIES_TOLD and version == HEAD:
            from dragoman.store.origins import place_stored

            place_stored(connection)
        if stored is not None and stored < _CONTACTS_LINKED and version == HEAD:
            from dragoman.store.links import place_stored_contacts

            place_stored_contacts(connection)
