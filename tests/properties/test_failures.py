"""A mistake of the program in one text does not cost the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.model import Report
from dragoman.reading import pipeline
from dragoman.store.record import Record

TEXTS = ["Olga Berg met the emir.", "Norway fails here.", "Chad and Mali held talks."]
REPORTS = [
    Report(id=str(i), title=f"Report {i}", text=text, sha256=f"{i:064}")
    for i, text in enumerate(TEXTS)
]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.read_parsed

    def fail_on_one(report, parse, marks):  # type: ignore[no-untyped-def]
        if "fails" in report.text:
            raise RecursionError
        return real(report, parse, marks)

    monkeypatch.setattr(pipeline, "read_parsed", fail_on_one)


@pytest.mark.usefixtures("failing")
def test_the_others_are_read_and_the_failure_is_told() -> None:
    told: list[InputError] = []
    read = list(pipeline.read_reports(REPORTS, on_error=told.append))
    assert [r.report.id for r in read] == ["0", "2"]
    [error] = told
    assert str(error).startswith("Report 1: the reading failed with RecursionError in ")


@pytest.mark.usefixtures("failing")
def test_without_a_listener_the_failure_raises() -> None:
    with pytest.raises(RecursionError):
        list(pipeline.read_reports(REPORTS))


@pytest.mark.usefixtures("failing")
def test_the_record_keeps_the_others(tmp_path: Path) -> None:
    told: list[InputError] = []
    with Record(tmp_path / "r.db") as record:
        added = record.add(REPORTS, on_error=told.append)
        assert (added.stored, added.refused) == (2, 1)
    assert len(told) == 1
