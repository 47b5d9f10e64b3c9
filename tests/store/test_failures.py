"""What breaks under a record: the error says what to do, and the record is as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from copied_texts import report_of, text_of
from databases import Databases
from dragoman.cli.commands import app
from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.store import dialects, postgres, sqlite
from dragoman.store.dialects import writing
from dragoman.store.record import Record
from hand_readings import reading, report


def empty_reading(number: int, words: int = 60) -> Reading:
    return Reading(report_of(text_of(number, words=words), ident=str(number)), (), (), (), (), ())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers wait for each other for a second."""
    for module in (dialects, sqlite, postgres):
        monkeypatch.setattr(module, "WAIT_SECONDS", 1)


@pytest.mark.usefixtures("impatient")
def test_a_second_writer_waits_and_then_is_told(place: str) -> None:
    with Record(place) as one, Record(place) as other:
        one.store(reading())
        with writing(one._engine):
            with pytest.raises(RecordError, match="another program writes to the record; try"):
                other.store(reading(report(ident="fjord-2")))
            assert len(other.contacts()) == 1  # a reader never waits
        assert other.store(reading(report(ident="fjord-2")))
        assert one.counts()["reports"] == 2
        assert one.problems() == []


def test_two_writers_and_readers_at_once(place: str) -> None:
    errors: list[BaseException] = []
    done = threading.Event()

    def write(first: int) -> None:
        try:
            with Record(place) as own:
                for number in range(first, first + 10):
                    own.store(empty_reading(number))
                    own.store(reading(report(ident=f"both-{number % 10}")))
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    def read() -> None:
        try:
            with Record(place) as own:
                while not done.is_set():
                    seen = own.contacts(limit=5)
                    assert all(len(c.participants) == 2 and c.claims for c in seen)
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 100)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert errors == []
    with Record(place) as record:
        assert record.counts()["reports"] == 30
        assert record.problems() == []


def test_two_programs_may_make_one_record(nowhere: str) -> None:
    code = f"from dragoman.store.record import Record; Record({nowhere!r}).close()"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)
    ]
    assert [run.communicate()[1] for run in runs] == [b""] * 3
    with Record(nowhere) as record:
        assert record.store(reading())


def test_a_full_database_is_told_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    with Record(place) as record:
        record.store(reading())
        with record._engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
        texts = (empty_reading(number, words=2000) for number in range(50))
        with pytest.raises(RecordError, match="the disk is full; free some space, then run"):
            all(map(record.store, texts))
        assert len(record.contacts()) == 1
        assert record.problems() == []
    with Record(place) as record:
        assert record.store(empty_reading(7, words=2000))


def test_a_disk_without_room_ends_an_add_with_one_line(tmp_path: Path) -> None:
    """The real thing: the system refuses to make the file larger."""
    place = tmp_path / "r.db"
    with Record(place) as record:
        record.store(reading())
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from copied_texts import report_of, text_of
from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.store.record import Record
size = {place.stat().st_size} + 65536
with Record({str(place)!r}) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    stored = 0
    try:
        for n in range(90):
            one = Reading(report_of(text_of(n, words=900), ident=str(n)), (), (), (), (), ())
            stored += record.store(one)
    except RecordError as error:
        print(error)
        print(stored)
"""
    env = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    message, stored = out.stdout.splitlines()
    assert "space" in message
    assert out.stderr == ""
    with Record(place) as record:
        assert record.counts()["reports"] == 1 + int(stored)
        assert record.problems() == []
        assert record.store(empty_reading(89, words=900))


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that somebody without rights may look into."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_that_cannot_be_written_still_answers(readable: Path) -> None:
    place = readable / "r.db"
    with Record(place) as record:
        record.store(reading())
    place.chmod(0o444)
    readable.chmod(0o555)
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        status = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with Record(place, create=False) as record:
                assert len(record.contacts()) == 1
                assert record.problems() == []
                with pytest.raises(RecordError, match="cannot be written; check the file's"):
                    record.store(empty_reading(1))
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    readable.chmod(0o755)
    with Record(place) as record:
        assert record.counts()["reports"] == 1


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "r.db"
    with Record(place) as record:
        for number in range(30):
            record.store(empty_reading(number))
    whole = bytearray(place.read_bytes())
    whole[8192 : len(whole) // 2] = b"\x55" * (len(whole) // 2 - 8192)
    place.write_bytes(whole)
    result = CliRunner().invoke(app, ["contacts", "--record", str(place)])
    found = CliRunner().invoke(app, ["search", "ba", "--record", str(place)])
    assert {result.exit_code, found.exit_code} & {2}
    assert "damaged; restore it" in result.stderr + found.stderr


def test_a_text_changed_behind_the_records_back_is_found(record: Record) -> None:
    record.store(reading())
    with writing(record._engine) as connection:
        connection.execute(text("UPDATE reports SET text = 'Short.'"))
    [problem, *_] = record.problems()
    assert "outside" in problem


def test_a_lost_connection_is_told_and_the_next_one_works(
    all_databases: dict[str, Databases],
) -> None:
    databases = all_databases["postgresql"]
    place = databases.empty()
    with Record(place) as record, Record(place) as other:
        record.store(reading())

        def cut_off() -> None:
            with other._engine.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )

        def change() -> None:
            with record.changing() as connection:
                connection.execute(text("DELETE FROM conflicts"))
                cut_off()
                connection.execute(text("DELETE FROM conflicts"))

        with pytest.raises(RecordError, match="connection to the database was lost; what was"):
            change()
        assert len(record.conflicts()) == 2
        cut_off()  # between two reports: the next one goes on by itself
        assert record.store(empty_reading(1))
        assert record.problems() == []
    databases.drop(place)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://ana:secret@127.0.0.1:1/dragoman", "cannot be reached; check the URL"),
        ("{server}_none", "there is no such database"),
    ],
)
def test_a_server_that_does_not_answer_is_told(
    url: str, message: str, all_databases: dict[str, Databases]
) -> None:
    server = all_databases["postgresql"].empty()
    path, mark, query = server.partition("?")
    place = url.replace("{server}_none", f"{path}_none{mark}{query}")
    result = CliRunner().invoke(app, ["contacts", "--record", place])
    assert result.exit_code == 2
    assert message in result.stderr
    assert "secret" not in result.stderr
    assert len(result.stderr.splitlines()) == 1
    all_databases["postgresql"].drop(server)


def test_a_locked_file_ends_a_command_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 1)
    place = tmp_path / "r.db"
    (tmp_path / "empty.jsonl").write_text(
        '{"line":"header","format":"dragoman.record/1","actors":1,"reports":0,"judgements":0}\n'
        '{"line":"actor","id":"per.a","name":"A","kind":"person"}\n'
    )
    Record(place).close()
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    words = ["import", str(tmp_path / "empty.jsonl"), "--record", str(place)]
    locked = CliRunner().invoke(app, words)
    holder.execute("ROLLBACK")
    holder.close()
    assert locked.exit_code == 2
    assert "another program writes to the record; try again when it is done" in locked.stderr
    assert CliRunner().invoke(app, words).exit_code == 0
