"""The record's versions: from nothing, from every older one, and places that hold none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

from copied_texts import edited, report_of, text_of
from databases import Databases, change, rows_of_all_tables
from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.store.dialects import dialect_for, writing
from dragoman.store.migrate import HEAD, MIGRATIONS, stored_version, upgrade
from dragoman.store.record import Record
from dragoman.store.rows import actor_rows, report_row, rows_of
from dragoman.store.schema import metadata
from hand_readings import reading

SEARCHED = ("report_search", "statement_search", "search")
"""Full-text tables and columns are each database's own and not in the metadata."""


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


VERSIONS = sorted(script.revision for script in scripts().walk_revisions())


def differences(connection: Connection) -> list[object]:
    """What the tables of a record and of the code have not in common."""
    context = MigrationContext.configure(connection)
    assert context.get_current_revision() == HEAD
    found = compare_metadata(context, metadata)
    return [d for d in found if not any(name in str(d) for name in SEARCHED)]


def test_a_new_record_has_the_tables_that_the_code_expects(record: Record) -> None:
    with record._engine.connect() as connection:
        assert differences(connection) == []


def test_the_newest_version_is_the_last_migration() -> None:
    assert scripts().get_current_head() == HEAD == VERSIONS[-1]


WIRE = text_of(1, 2, 3)
READINGS = (
    reading(),
    Reading(report_of(WIRE), (), (), (), (), ()),
    Reading(report_of(edited(WIRE, 8), ident="reprint"), (), (), (), (), ()),
)
READ_AT = "2025-08-27T10:00:00+00:00"


def fill(connection: Connection) -> None:
    """Store readings in the tables that an older version has, and in their columns."""
    tables = MetaData()
    tables.reflect(connection)
    older = {name: set(table.c.keys()) for name, table in tables.tables.items()}

    def insert(name: str, rows: list[dict[str, object]]) -> None:
        kept = [{k: v for k, v in row.items() if k in older[name]} for row in rows]
        connection.execute(metadata.tables[name].insert().inline(), kept)

    for number, one in enumerate(READINGS, 1):
        known = {actor.id for actor in READINGS[0].actors} if number > 1 else set()
        if new := [actor for actor in one.actors if actor.id not in known]:
            insert("actors", actor_rows(new))
        insert("reports", [{"number": number, **report_row(one, issuer=None, read_at=READ_AT)}])
        rows = rows_of(one, number=number, read_at=READ_AT)
        for table in metadata.sorted_tables:
            if table.name in rows and table.name in older:
                insert(table.name, rows[table.name])


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_a_record_of_any_older_version_comes_up_whole(
    version: str, databases: Databases, nowhere: str
) -> None:
    engine = dialect_for(nowhere).engine()
    upgrade(engine, version)
    with writing(engine) as connection:
        fill(connection)
        assert stored_version(connection) == version
    engine.dispose()
    other = databases.empty()
    with Record(nowhere) as old, Record(other) as new:
        with old._engine.connect() as connection:
            assert differences(connection) == []
        for one in READINGS:
            new.store(one)
        assert old.contacts() == new.contacts()
        assert old.statements() == new.statements()
        assert old.positions() == new.positions()
        assert old.conflicts() == new.conflicts()
        assert old.search("Oslo") == new.search("Oslo")
        assert old.problems() == []
        if version < "0003":  # copies are told when the record comes up
            found, expected = rows_of_all_tables(old), rows_of_all_tables(new)
            for name in ("signatures", "bands"):
                assert found[name] == expected[name]
            assert len(found["report_edges"]) == len(expected["report_edges"]) == 1
    databases.drop(other)


def test_opening_again_keeps_everything_and_loads_no_alembic(place: str) -> None:
    with Record(place) as record:
        record.store(reading())
    code = (
        "import sys; from dragoman.store.record import Record; "
        f"r = Record({place!r}); print(r.counts()['reports'], "
        "any(m.split('.')[0] in ('alembic', 'spacy') for m in sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["1", "False"]


def test_sqlite_needs_no_driver_of_another_database(tmp_path: Path) -> None:
    code = (
        "import sys; from dragoman.store.record import Record; "
        f"Record({str(tmp_path / 'r.db')!r}); print('psycopg' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.postgres.find_spec", lambda name: None)
    with pytest.raises(RecordError, match=r"pip install 'dragoman\[postgres\]'") as error:
        Record("postgresql://ana:secret@db/dragoman")
    assert "secret" not in str(error.value)


def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a record. " * 40)
    with pytest.raises(RecordError, match="not a record"):
        Record(path)
    assert path.read_text().startswith("These are notes")


def test_somebody_elses_database_is_refused_and_left_alone(nowhere: str) -> None:
    engine = dialect_for(nowhere).engine()
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(RecordError, match="holds something else"):
        Record(nowhere)
    with engine.connect() as connection:
        assert connection.dialect.get_table_names(connection) == ["recipes"]
    engine.dispose()


def test_a_record_of_a_newer_program_is_refused(place: str) -> None:
    with Record(place) as record:
        change(record, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer than this program"):
        Record(place)


@pytest.mark.parametrize("place", ["mysql://db/dragoman", "::://", "sqlite://"])
def test_places_that_cannot_be_opened_are_named(place: str) -> None:
    with pytest.raises(RecordError, match=r"not supported|not a record"):
        Record(place)


def test_a_question_makes_no_record(nowhere: str) -> None:
    with pytest.raises(RecordError, match="no record here"):
        Record(nowhere, create=False)
    if "://" not in nowhere:
        assert not Path(nowhere).exists()
        return
    engine = dialect_for(nowhere).engine()
    with engine.connect() as connection:
        assert connection.dialect.get_table_names(connection) == []
    engine.dispose()


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "no" / "such" / "r.db")
