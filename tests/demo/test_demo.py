"""The demo: its reports are all read, tell what they are meant to tell, and mix with no others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.commands import app
from dragoman.demo import demo_reports, fill, highlights
from dragoman.errors import UsageError
from dragoman.store.record import Record
from hand_readings import reading


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(tmp_path_factory.mktemp("demo") / "demo.db") as opened:
        added = fill(opened)
        assert (added.stored, added.known, added.refused) == (11, 0, 0)
        yield opened


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": None}).invoke(app, ["demo", *words])


def test_a_meeting_is_announced_denied_and_held(record: Record) -> None:
    [meeting] = [
        c
        for c in record.contacts(kind="meeting")
        if {p.name for p in c.participants} == {"Anna Shilongo", "Joseph Mbewe"} and c.when
    ]
    assert (meeting.when, meeting.where, meeting.status) == ("2013-03-14", "Oslo", "held")
    told = [(c.status, c.by_name, c.said_on) for c in meeting.claims]
    assert ("scheduled", "Ingrid Solheim", "2013-03-04") in told
    assert ("denied", "Joseph Mbewe", "2013-03-05") in told
    assert told[-1][0] == "held"


def test_the_next_round_is_announced(record: Record) -> None:
    [announced] = record.contacts(status="scheduled")
    assert {p.name for p in announced.participants} == {"Namibia", "Malawi"}
    assert [c.by_name for c in announced.claims] == ["Ingrid Solheim"]
    assert (announced.when, announced.where) == ("2013-04", "Port Louis")


def test_the_agency_text_is_carried_twice_and_counted_once(record: Record) -> None:
    [meeting] = [c for c in record.contacts(actor="Shilongo") if c.when == "2013-03-14"]
    denying = {t.report for t in meeting.tellings if t.status == "denied"}
    assert len(denying) == 2
    assert len({record.text(report) for report in denying}) == 1
    assert meeting.corroboration == len(meeting.reports) - 1


def test_two_presidencies_tell_of_one_call_differently(record: Record) -> None:
    [call] = record.contacts(outlet="Presidency")
    assert (call.when, call.status) == ("2013-03-07", "held")
    assert {(t.side, t.kind) for t in call.tellings} == {
        ("sta.nam", "call"),
        ("sta.mwi", "video_call"),
    }
    assert set(call.sides) == {"sta.nam", "sta.mwi"}


def test_one_report_has_no_date_and_its_relative_dates_stay_open(record: Record) -> None:
    [summit] = record.contacts(status="cancelled")
    assert summit.reports[0].published is None
    assert summit.when is None


def test_there_is_a_conflict_of_either_kind(record: Record) -> None:
    assert {conflict.kind for conflict in record.conflicts()} == {"status", "fact", "reversal"}


def test_highlights_are_taken_from_the_record(record: Record) -> None:
    found = highlights(record)
    days = [c.reports[0].published or "9999" for c in found.contacts]
    assert days == sorted(days)
    assert found.disputed is not None
    assert len({c.status for c in found.disputed.claims}) > 1
    assert found.said is not None
    assert found.said.mode == "direct"
    assert found.said.speakers
    issues = [p.issue for p in found.positions]
    assert len(issues) == len(set(issues)) > 1


def test_an_empty_record_has_no_highlights(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as empty:
        assert highlights(empty) == ([], None, [], None, [])


def test_filling_twice_changes_nothing(record: Record) -> None:
    before = record.counts()
    assert fill(record).stored == 0
    assert record.counts() == before


def test_a_record_of_other_reports_is_let_be(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as other:
        other.store(reading())
        with pytest.raises(UsageError, match="other reports"):
            fill(other)
        assert other.counts()["reports"] == 1
    result = run("--record", str(tmp_path / "r.db"))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_the_command_shows_contacts_claims_conflicts_and_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start = time.monotonic()
    result = run()
    assert time.monotonic() - start < 30
    assert (result.exit_code, result.stderr) == (0, "")
    for words in (
        "11 reports added",
        "Contacts (",
        "Conflicts (5)",
        "[no such meeting] was planned",
        "A statement",
        "Positions",
        "dragoman demo --record demo.db",
        "dragoman conflicts --record demo.db",
    ):
        assert words in result.stdout
    assert "\x1b" not in result.stdout
    assert not list(tmp_path.iterdir())


def test_the_command_keeps_the_record_where_it_is_told(tmp_path: Path) -> None:
    place = str(tmp_path / "kept.db")
    result = run("--record", place)
    assert "dragoman demo" not in result.stdout
    assert f"dragoman show ID --record {place}" in " ".join(result.stdout.split())
    with Record(place, create=False) as kept:
        assert kept.counts()["reports"] == 11


def test_the_reports_lie_in_four_formats() -> None:
    with demo_reports() as folder:
        names = [path.suffix for path in folder.iterdir()]
    assert len(names) == 10
    assert set(names) == {".md", ".txt", ".html", ".jsonl"}
