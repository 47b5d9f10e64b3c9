"""Conflicts over the record: between reports, between sides, and over time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.model import Position, Reading, Span
from dragoman.store.record import Record
from told_contacts import BERG, LISBON, OSLO, SILVA, told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "r.db") as opened:
        yield opened


def fill(record: Record, *readings: Reading) -> None:
    for reading in readings:
        record.store(reading)


def test_one_side_announces_what_the_other_denies(record: Record) -> None:
    fill(
        record,
        told(1, status="scheduled", by=SILVA.id, published="2025-08-20"),
        told(2, status="denied", by=BERG.id, published="2025-08-21"),
    )
    [conflict] = record.conflicts()
    assert (conflict.kind, conflict.resolved_by) == ("status", None)
    assert [(c.value, c.by) for c in conflict.claims] == [
        ("scheduled", SILVA.id),
        ("denied", BERG.id),
    ]
    assert conflict.claims[0].report.id != conflict.claims[1].report.id
    assert record.entry(conflict.id) == conflict


def test_it_is_settled_when_the_one_who_denied_says_otherwise(record: Record) -> None:
    fill(
        record,
        told(1, status="scheduled", by=SILVA.id, published="2025-08-19"),
        told(2, status="denied", by=BERG.id, published="2025-08-20"),
    )
    rank_before = [c.id for c in record.conflicts()]
    fill(record, told(3, status="scheduled", by=BERG.id, published="2025-08-21"))
    [conflict] = record.conflicts()
    assert [conflict.id] == rank_before
    assert conflict.resolved_by is not None
    assert (conflict.resolved_by.value, conflict.resolved_by.by) == ("scheduled", BERG.id)


def test_what_came_after_a_change_of_mind_is_no_conflict(record: Record) -> None:
    fill(
        record,
        told(1, status="denied", by=BERG.id, published="2025-08-18"),
        told(2, status="scheduled", by=BERG.id, published="2025-08-20"),
        told(3, status="scheduled", by=SILVA.id, published="2025-08-21"),
    )
    assert record.conflicts() == []


def test_two_sides_call_it_by_other_names(record: Record) -> None:
    fill(record, told(1, site=OSLO, kind="video_call"), told(2, site=LISBON, kind="meeting"))
    [conflict] = record.conflicts(kind="fact")
    assert {c.value for c in conflict.claims} == {"video_call", "meeting"}
    assert record.conflicts(kind="fact", outlet="mfa.gov.no") == [conflict]
    assert record.conflicts(kind="status") == []


def test_news_may_call_it_what_it_likes_but_not_date_it_otherwise(record: Record) -> None:
    def dated(reading: Reading) -> Reading:
        (contact,) = reading.contacts
        return msgspec.structs.replace(
            reading, contacts=(msgspec.structs.replace(contact, when_from="own"),)
        )

    fill(record, dated(told(1, site=OSLO, kind="video_call")), dated(told(2, kind="call")))
    assert record.conflicts() == []
    fill(record, dated(told(3, kind="call", when="2025-08-23", published="2025-08-23")))
    assert {c.claims[0].value for c in record.conflicts()} <= {"2025-08-22", "2025-08-23"}
    assert len(record.conflicts()) >= 1


def held(number: int, stance: str, day: str, by: str = SILVA.id) -> Reading:
    reading = told(number, published=day)
    position = Position("p1", SILVA.id, "ceasefire", "a ceasefire", stance, by, Span(0, 4))  # type: ignore[arg-type]
    return msgspec.structs.replace(reading, contacts=(), positions=(position,))


def test_an_actor_turns_round(record: Record) -> None:
    fill(
        record,
        held(1, "rejects", "2025-06-01"),
        held(2, "rejects", "2025-07-01"),
        held(3, "accepts", "2025-08-01"),
    )
    assert record.conflicts() == []  # one report may be misread
    fill(record, held(4, "demands", "2025-08-02"))
    [reversal] = record.conflicts()
    assert [c.value for c in reversal.claims] == ["rejects", "accepts"]
    assert reversal.claims[0].report.published == "2025-07-01"


def test_a_report_that_tells_both_is_enough(record: Record) -> None:
    reading = held(1, "accepts", "2025-08-01")
    (now,) = reading.positions
    before = msgspec.structs.replace(now, id="p2", stance="rejects", date="2025-07-01")
    fill(record, msgspec.structs.replace(reading, positions=(now, before)))
    [reversal] = record.conflicts()
    assert [c.value for c in reversal.claims] == ["rejects", "accepts"]


def test_who_goes_to_and_fro_has_not_turned(record: Record) -> None:
    days = ("2025-06-01", "2025-06-02", "2025-07-01", "2025-07-02", "2025-08-01", "2025-08-02")
    stances = ("rejects", "rejects", "accepts", "accepts", "rejects", "rejects")
    told = enumerate(zip(stances, days, strict=True), 1)
    fill(record, *(held(n, stance, day) for n, (stance, day) in told))
    assert record.conflicts() == []


def test_what_another_says_that_one_wants_is_no_reversal(record: Record) -> None:
    fill(record, held(1, "rejects", "2025-06-01", by=BERG.id), held(2, "accepts", "2025-08-01"))
    assert record.conflicts() == []


def test_a_rejected_contact_has_no_conflicts(record: Record) -> None:
    fill(record, told(1, site=OSLO, kind="video_call"), told(2, site=LISBON, kind="meeting"))
    record.reject_contact(record.contacts()[0].id, person="Ana Silva")
    assert record.conflicts() == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_adding_makes_no_difference(record: Record, order: tuple[int, ...]) -> None:
    readings = [
        told(1, status="scheduled", by=SILVA.id, published="2025-08-20"),
        told(2, status="denied", by=BERG.id, published="2025-08-21"),
        told(3, site=OSLO, published="2025-08-22"),
    ]
    fill(record, *(readings[i] for i in order))
    found = [
        (c.kind, [s.value for s in c.claims], c.resolved_by is None) for c in record.conflicts()
    ]
    assert found == [("status", ["scheduled", "denied"], False)]
