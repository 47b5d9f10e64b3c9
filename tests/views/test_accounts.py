"""What two sides tell of one contact."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.cli.commands import app
from dragoman.errors import UnknownEntryError, UsageError
from dragoman.model import Position, Reading, Span
from dragoman.store.record import Record
from dragoman.views.accounts import accounts, compare
from told_contacts import BERG, LISBON, NORWAY, OSLO, PORTUGAL, SILVA, told

LABELS = {"ceasefire": "a ceasefire", "fishing": "fishing rights", "trade": "trade"}


def with_more(reading: Reading, *issues: str, **fields: object) -> Reading:
    """A reading whose contact has more fields, and which reports positions."""
    (contact,) = reading.contacts
    positions = tuple(
        Position(f"p{n}", SILVA.id, issue, LABELS[issue], "demands", SILVA.id, Span(0, 4))
        for n, issue in enumerate(issues, 1)
    )
    changed = msgspec.structs.replace(contact, **fields)
    return msgspec.structs.replace(reading, contacts=(changed,), positions=positions)


READINGS = (
    with_more(
        told(1, site=OSLO, kind="video_call"),
        "ceasefire",
        "fishing",
        initiative=PORTUGAL.id,
        duration="an hour",
    ),
    with_more(told(2, site=LISBON), "ceasefire", "trade", initiative=NORWAY.id),
    with_more(told(3), "fishing", duration="two hours"),
)


@pytest.fixture
def place(tmp_path: Path) -> str:
    path = str(tmp_path / "r.db")
    with Record(path) as record:
        for reading in READINGS:
            record.store(reading)
    return path


def test_what_both_tell_what_one_tells_and_where_they_differ(place: str) -> None:
    with Record(place) as record:
        [contact] = record.contacts()
        found = accounts(record, contact.id)
    assert set(found.sides) == {"sta.nor", "sta.prt"}
    assert [{s: p.text for s, p in row.items()} for row in found.differ] == [
        {"sta.nor": "video call", "sta.prt": "call"},
        {"sta.nor": "Portugal", "sta.prt": "Norway"},
    ]
    assert [next(iter(row.values())).topic for row in found.both] == ["when", "a ceasefire"]
    # News is no side: its two hours are not an account.
    assert {s: [p.topic for p in points] for s, points in found.only.items()} == {
        "sta.nor": ["duration", "fishing rights"],
        "sta.prt": ["trade"],
    }


def test_every_point_has_its_words_and_report(place: str) -> None:
    with Record(place) as record:
        [contact] = record.contacts()
        found = accounts(record, contact.id)
        rows = [*found.both, *found.differ]
        points = [p for row in rows for p in row.values()]
        points += [p for only in found.only.values() for p in only]
        for point in points:
            assert point.span.of(record.text(point.report.id)) == point.words


def test_the_order_of_a_sides_texts_makes_no_difference(place: str) -> None:
    with Record(place) as record:
        [contact] = record.contacts()
        found = accounts(record, contact.id)
    points = [p for row in (*found.both, *found.differ) for p in row.values()]
    compared = [compare("c-1", {"a": order, "b": points[:1]}) for order in permutations(points[:4])]
    assert all(one == compared[0] for one in compared)


@pytest.mark.parametrize(("kind", "differ"), [("call", []), ("meeting", ["when"])])
def test_the_date_line_is_no_difference_between_calls(
    tmp_path: Path, kind: str, differ: list[str]
) -> None:
    with Record(tmp_path / "line.db") as record:
        record.store(told(1, site=OSLO, when="2025-12-30", kind=kind, published="2025-12-30"))
        record.store(told(2, site=LISBON, when="2025-12-31", kind=kind, published="2025-12-31"))
        ids = [c.id for c in record.contacts()]
        if len(ids) > 1:  # meetings of two days are two, until a person says otherwise
            ids = [record.merge_contacts(ids, person="Ana Silva")]
        found = accounts(record, ids[0])
    assert [next(iter(row.values())).topic for row in found.differ] == differ


def test_the_command_prints_them(place: str) -> None:
    with Record(place) as record:
        ident = record.contacts()[0].id
    run = CliRunner(env={"COLUMNS": "120"}).invoke
    words = run(app, ["accounts", ident, "--record", place]).stdout
    for heading in ("They differ (2)", "Both tell (2)", "Only sta.nor tells (2)"):
        assert heading in words
    plain = json.loads(run(app, ["accounts", ident, "--record", place, "--format", "json"]).stdout)
    assert set(plain) == {"contact", "sides", "both", "only", "differ"}


def test_what_has_no_accounts_says_so(place: str, tmp_path: Path) -> None:
    with Record(place) as record:
        with pytest.raises(UnknownEntryError):
            accounts(record, "c-ffff")
        with pytest.raises(UsageError, match="is no contact"):
            accounts(record, record.positions()[0].id)
    with Record(tmp_path / "news.db") as record:
        record.store(told(1, by=BERG.id))
        with pytest.raises(UsageError, match="no side tells"):
            accounts(record, record.contacts()[0].id)
