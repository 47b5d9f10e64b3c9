"""What is new since a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.store.record import Record
from dragoman.views.brief import brief
from told_contacts import BERG, LIND, SILVA, told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "r.db") as opened:
        for reading in (
            told(1, status="scheduled", published="2025-08-18"),
            told(2, status="scheduled", published="2025-08-18", when="2025-09-03"),
            told(3, who=(SILVA.id, LIND.id), when="2025-06-01", published="2025-06-01"),
            told(4, published="2025-08-22"),
            told(5, status="denied", by=BERG.id, when="2025-09-03", published="2025-08-22"),
            told(6, who=(SILVA.id, LIND.id), when="2025-08-23", published="2025-08-23"),
            told(7, status="planned", when="2025-10", published="2025-08-23"),
        ):
            opened.store(reading)
        yield opened


def sections(record: Record, since: str, **given: str) -> list[tuple[str, str, str | None]]:
    return [(e.section, e.status, e.before) for e in brief(record, since, **given)]


def test_each_contact_stands_in_its_section(record: Record) -> None:
    assert sections(record, "2025-08-20") == [
        ("denied", "denied", "scheduled, 2025-09-03"),
        ("changed", "held", "scheduled, 2025-08-22"),
        ("new", "planned", None),
        ("new", "held", None),
        ("due", "planned", None),
    ]


def test_what_was_told_before_is_not_new(record: Record) -> None:
    assert [s for s, _, _ in sections(record, "2025-08-23") if s != "due"] == ["new", "new"]
    assert sections(record, "2025-09-01") == [("due", "planned", None)]


def test_what_is_due_is_counted_from_a_day(record: Record) -> None:
    due = [e.when for e in brief(record, "2025-09-01", on="2025-08-20")]
    assert due == ["2025-10"]
    assert sections(record, "2025-09-01", on="2026-01-01") == []


def test_one_actor(record: Record) -> None:
    found = brief(record, "2025-08-20", actor="Lind")
    assert [(e.section, e.actors) for e in found] == [("new", ("Ana Silva", "Eva Lind"))]


def test_a_day_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="not a date"):
        brief(record, "lately")
