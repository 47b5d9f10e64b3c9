"""A report's sheet is the same from a fresh reading and from the record."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.store.entries import ReportEntry
from dragoman.store.record import Record
from dragoman.views.sheet import Sheet, reading_sheet, stored_sheet
from hand_readings import reading

IDS = {"id", "statement", "statements", "report", "reports", "contact", "position", "sides"}


def without_ids(value: object) -> object:
    """What stays of an entry when the ids, which are the record's own, are left out."""
    if isinstance(value, dict):
        return {k: without_ids(v) for k, v in value.items() if k not in IDS}
    if isinstance(value, list | tuple):
        return [without_ids(v) for v in value]
    return value


def plain(sheet: Sheet) -> object:
    parts = {k: v for k, v in sheet._asdict().items() if k != "report"}
    parts["conflicts"] = sorted(parts["conflicts"], key=lambda c: c.kind)
    return without_ids(msgspec.to_builtins(parts))


def test_stored_and_fresh_sheets_say_the_same(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.store(reading())
        report = record.entry("fjord-1")
        assert isinstance(report, ReportEntry)
        assert plain(stored_sheet(record, report)) == plain(reading_sheet(reading()))
