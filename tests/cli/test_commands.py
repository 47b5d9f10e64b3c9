"""The command line: what it prints, in which format, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.commands import app
from dragoman.store.record import Record
from hand_readings import SILVA, TEXT, reading, report


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cli") / "r.db"
    with Record(path) as record:
        record.store(reading())
        record.store(reading(report(ident="fjord-2", published="2025-09-01"), when=None))
    return str(path)


def run(*words: str, **given: str | None) -> Result:
    return CliRunner(env={"COLUMNS": "140", **given}).invoke(app, list(words))


def dragoman(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    code = "from dragoman.cli import main; main()"
    env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "DRAGOMAN_RECORD")}
    return subprocess.run(
        [sys.executable, "-c", code, *words], input=stdin, capture_output=True, env=env, check=False
    )


CONTRACT = {
    "contacts": "id kind format participants when when_text where status claims statements "
    "confidence reports sides corroboration",
    "statements": "id source cue content mode speakers via addressees said_on confidence",
    "positions": "id holder issue issue_label stance target condition attributed_by date span "
    "confidence",
    "conflicts": "kind contact position claims resolved_by",
    "actors": "id name kind country offices",
}


@pytest.mark.parametrize("question", CONTRACT)
def test_json_rows_carry_the_contracts_fields(place: str, question: str) -> None:
    result = run(question, "--record", place, "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert rows
    assert all(set(CONTRACT[question].split()) <= row.keys() for row in rows)
    lines = run(question, "--record", place, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_a_contact_in_json(place: str) -> None:
    [row] = json.loads(
        run("contacts", "--record", place, "--format", "json", "--until", "2025-08-24").stdout
    )
    assert row["participants"][0] == {"actor": SILVA, "name": "Ana Silva", "span": [0, 9]}
    assert row["reports"][0].keys() >= {"id", "url", "outlet", "published", "origin"}
    assert row["claims"][0].keys() >= {"status", "by", "of", "said_on", "span"}
    start, end = row["claims"][0]["span"]
    assert TEXT[start:end] == row["claims"][0]["words"] == "had met Jon Berg"


@pytest.mark.parametrize("question", [*CONTRACT, "timeline"])
def test_csv_has_a_header_and_a_line_for_each_row(place: str, question: str) -> None:
    result = run(question, "--record", place, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    whole = json.loads(run(question, "--record", place, "--format", "json").stdout)
    assert len(rows) == len(whole) > 0
    assert all(None not in row.values() for row in rows)


def test_a_table_shows_who_when_and_who_says_so(place: str) -> None:
    out = run("contacts", "--record", place, "--status", "held").stdout
    for words in ("2025-08-22", "no date", "meeting", "held", "Ana Silva and Jon Berg", "Oslo"):
        assert words in out
    assert "\x1b" not in out


def test_the_timeline_makes_up_no_date(place: str) -> None:
    out = run("timeline", "--record", place, "--kind", "meeting").stdout
    assert "(reported 2025-09-01)" in " ".join(out.split())
    rows = json.loads(run("timeline", "--record", place, "--format", "json").stdout)
    assert [r["date"] for r in rows if r["kind"] == "meeting"] == ["2025-08-22", None]
    assert [r["kind"] for r in rows][:2] == ["position", "position"]  # of 2024, the oldest


def test_a_table_is_cut_and_says_so(tmp_path: Path) -> None:
    path = str(tmp_path / "many.db")
    with Record(path) as record:
        for number in range(51):
            # A contact a month: those of one day would be one.
            day = f"{1970 + number}-06-01"
            record.store(reading(report(ident=f"n{number}"), when=day))
    cut = run("contacts", "--record", path)
    assert "the first 50 are shown; --limit 0 shows all" in cut.stderr
    assert cut.stdout.count("c-") == 50
    whole = run("contacts", "--record", path, "--limit", "0")
    assert (whole.stdout.count("c-"), whole.stderr) == (51, "")
    assert len(json.loads(run("contacts", "--record", path, "--format", "json").stdout)) == 51


def test_no_match_is_said_on_standard_error(place: str) -> None:
    result = run("contacts", "--record", place, "--actor", "Nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "dragoman: no contacts match\n"
    assert run("contacts", "--record", place, "--actor", "Nobody", "--format", "json").stdout == (
        "[]\n"
    )


def test_search_marks_what_it_found(place: str) -> None:
    out = run("search", "Oslo", "--record", place, "--kind", "statement").stdout
    assert "[Oslo]" in out
    assert run("search", "met Oslo", "--record", place).stdout == ""  # a phrase


def test_show_a_contact_with_its_sentence_and_why(place: str) -> None:
    [row] = json.loads(
        run("contacts", "--record", place, "--format", "json", "--until", "2025-08-24").stdout
    )
    out = run("show", row["id"], "--record", place).stdout
    assert "Ana Silva said she [had met Jon Berg] in Oslo on Friday." in out
    assert "“[There was no meeting],” Berg told reporters." in out
    assert "held: a participant says that it took place" in out
    assert "2025-08-22 (on Friday)" in out
    assert "The Fjord · 2025-08-26 · https://fjord.example/fjord-1" in out
    assert json.loads(run("show", row["id"], "--record", place, "--format", "json").stdout) == row


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("statements", "indirect, by “said”"),
        ("positions", "is against fisheries pact"),
        ("conflicts", "There was no meeting"),
        ("actors", "foreign minister"),
    ],
)
def test_show_the_rest(place: str, question: str, words: str) -> None:
    rows = json.loads(run(question, "--record", place, "--format", "json").stdout)
    shown = "".join(run("show", row["id"], "--record", place).stdout for row in rows)
    assert words in shown


def test_show_a_report_is_its_sheet(place: str) -> None:
    out = run("show", "fjord-1", "--record", place).stdout
    for heading in ("Contacts (1)", "Statements (2)", "Positions (2)", "Conflicts (2)", "a note"):
        assert heading in out


def test_a_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    with Record(path) as record:
        record.store(reading(report(TEXT + " \x1b[2J \u202eend")))
    out = (
        run("positions", "--record", path).stdout + run("show", "fjord-1", "--record", path).stdout
    )
    assert "[2J end" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["contacts", "--record", "none.db"], "no record here"),
        (["contacts", "--since", "soon"], "is not a date"),
        (["contacts", "--kind", "party"], "is not one of"),
        (["statements", "--status", "held"], "does not apply"),
        (["show", "c-ffffffffffff"], "no entry c-ffffffffffff"),
        (["search", "("], "nothing to search for"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(place: str, words: list[str], message: str) -> None:
    given = {} if "--record" in words else {"DRAGOMAN_RECORD": place}
    result = run(*words, **given)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1


def test_unknown_options_and_commands_are_status_2() -> None:
    assert run("contacts", "--colour").exit_code == 2
    assert run("converse").exit_code == 2
    assert run("contacts", "--format", "xml").exit_code == 2


def test_the_record_is_named_by_the_environment(place: str) -> None:
    assert "Oslo" in run("contacts", DRAGOMAN_RECORD=place).stdout


def test_doctor_finds_all_well_and_says_when_not(place: str, tmp_path: Path) -> None:
    well = run("doctor", "--record", place)
    assert well.exit_code == 0, well.stdout
    assert "2 reports" in well.stdout
    (tmp_path / "no.db").write_text("not a record at all " * 99)
    ill = run("doctor", "--record", str(tmp_path / "no.db"))
    assert ill.exit_code == 1
    assert "WRONG" in ill.stdout
    assert "not a record" in " ".join(ill.stdout.split())


def test_help_is_quick_and_loads_neither_database_nor_language_model() -> None:
    code = (
        "import sys; from dragoman.cli.commands import app; app(['--help'], standalone_mode=False);"
        "print([m for m in ('spacy', 'sqlalchemy', 'alembic', 'rich.table') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"
    commands = [line.split()[0] for line in out.stdout.partition("Commands:")[2].splitlines()[1:-1]]
    assert commands[:3] == ["read", "add", "contacts"] or commands[0] == "demo"


def test_questions_load_no_language_model(place: str) -> None:
    code = (
        "import sys; from dragoman.cli.commands import app; "
        f"app(['contacts', '--actor', 'Norway', '--record', {place!r}], standalone_mode=False); "
        "print([m for m in ('spacy', 'alembic', 'trafilatura') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, dragoman; print([m for m in sys.modules if m.startswith('dragoman.')])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "['dragoman._version']\n"


def test_read_and_add_from_files_and_standard_input(tmp_path: Path) -> None:
    """The whole road, once: a good document, an empty one, the same text from a pipe."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"")
    files = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    read = dragoman("read", *files, "--published", "2025-08-26")
    [line] = read.stdout.splitlines()
    found = json.loads(line)
    assert next(iter(found)) == "schema"
    assert found["schema"] == "dragoman.reading/1"
    assert found["report"]["published"] == "2025-08-26"
    assert [e.startswith(b"dragoman: ") and b"b.txt" in e for e in read.stderr.splitlines()] == [
        True
    ]
    assert read.returncode == 1
    piped = dragoman("read", "-", "--published", "2025-08-26", stdin=TEXT.encode())
    assert piped.returncode == 0
    assert json.loads(piped.stdout)["statements"] == found["statements"]
    record = str(tmp_path / "r.db")
    first = dragoman("add", *files, "--record", record)
    again = dragoman("add", files[0], "--record", record)
    assert first.returncode == 1
    assert first.stdout.startswith(b"1 report added: ")
    assert again.returncode == 0
    assert again.stdout.endswith(b"1 known already\n")


def test_a_reader_that_closes_early_is_no_error(place: str) -> None:
    script = (
        f"{sys.executable} -c 'from dragoman.cli import main; main()' contacts --record {place}"
    )
    out = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{script} --format jsonl | head -c 1"],
        capture_output=True,
        check=False,
    )
    assert out.stderr == b""
