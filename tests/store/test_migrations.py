"""The record's versions: from nothing, from an older one, and files that are none."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dragoman.errors import RecordError
from dragoman.store.migrate import HEAD, MIGRATIONS
from dragoman.store.record import Record
from dragoman.store.schema import metadata
from hand_readings import reading

OWN = {"report_search", "statement_search"}


def test_a_new_record_has_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    Record(tmp_path / "r.db").close()
    with create_engine(f"sqlite:///{tmp_path / 'r.db'}").connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        differences = [d for d in compare_metadata(context, metadata) if not _is_search(d)]
    assert differences == []


def _is_search(difference: object) -> bool:
    """Full-text tables are not in the metadata: they are SQLite's own."""
    return any(name in str(difference) for name in OWN)


def test_the_newest_version_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_opening_again_keeps_everything_and_loads_no_alembic(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.store(reading())
    code = (
        "import sys; from dragoman.store.record import Record; "
        f"r = Record({str(tmp_path / 'r.db')!r}); print(r.counts()['reports'], "
        "any(m.split('.')[0] in ('alembic', 'spacy') for m in sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["1", "False"]


def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a record. " * 40)
    with pytest.raises(RecordError, match="not a record"):
        Record(path)
    assert path.read_text().startswith("These are notes")


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(RecordError, match="holds something else"):
        Record(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_record_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    Record(tmp_path / "r.db").close()
    with sqlite3.connect(tmp_path / "r.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer than this program"):
        Record(tmp_path / "r.db")


@pytest.mark.parametrize("place", ["postgresql://db/dragoman", "::://", "sqlite://"])
def test_places_that_cannot_be_opened_are_named(place: str) -> None:
    with pytest.raises(RecordError, match=r"not supported|not a record"):
        Record(place)


def test_a_question_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        Record(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "no" / "such" / "r.db")
