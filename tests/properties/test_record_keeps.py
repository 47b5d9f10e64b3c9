"""Whatever the text, the record gives back exactly what was put in, and finds no fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import (
    Actor,
    Claim,
    Contact,
    DateMention,
    Participant,
    Position,
    Reading,
    Report,
    Span,
    Statement,
    report_digest,
)
from dragoman.store.entries import ReportEntry
from dragoman.store.record import Record

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=200)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that keeps to the model: spans inside the text, ids that lead somewhere."""
    text, title = draw(TEXTS), draw(NAMES)
    sha256 = report_digest(text, title=title, published="2021-05-04", url=None)
    report = Report(sha256[:16], text, title=title, published="2021-05-04", sha256=sha256)
    actors = tuple(
        Actor(f"x.{n}", draw(NAMES), "person", mentions=(draw(spans(text)),)) for n in range(2)
    )
    ids = st.sampled_from([actor.id for actor in actors])
    statements = tuple(
        Statement(
            f"s{n}",
            draw(st.none() | spans(text)),
            draw(st.none() | spans(text)),
            tuple(draw(st.lists(spans(text), min_size=1, max_size=3))),
            "indirect",
            tuple(draw(st.lists(ids, max_size=2, unique=True))),
            within=draw(st.none() | st.sampled_from(["s0", "s1"])),
        )
        for n in range(2)
    )
    contact = Contact(
        "c1",
        "talks",
        "bilateral",
        (Participant(draw(ids), "one", draw(spans(text))), Participant(None, "other", Span(0, 1))),
        "planned",
        (Claim("planned", draw(ids), draw(spans(text)), statement="s1"),),
        (draw(spans(text)),),
        when=draw(st.sampled_from([None, "2021-05", "2021-05-01/..", "../2021", "2021-05-03~"])),
        statements=("s0", "s1"),
    )
    position = Position("p1", draw(ids), "a-treaty", "a treaty", "offers", "x.0", draw(spans(text)))
    date = DateMention(draw(spans(text)), "then", None)
    return Reading(report, actors, (date,), statements, (contact,), (position,))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "empty.db"
    Record(path).close()
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reading=readings())
def test_what_is_stored_comes_back(empty: Path, reading: Reading) -> None:
    place = empty.with_name("r.db")
    shutil.copy(empty, place)
    with Record(place) as record:
        assert record.store(reading)
        assert not record.store(reading)
        entry = record.entry(reading.report.id)
        assert isinstance(entry, ReportEntry)
        assert (entry.text, entry.title) == (reading.report.text, reading.report.title)
        [contact] = record.contacts()
        [asked] = reading.contacts
        assert (contact.when, contact.spans) == (asked.when, asked.spans)
        [claim] = contact.claims
        assert claim.words == asked.claims[0].span.of(entry.text)
        stored = {(s.source, s.cue, s.content, s.speakers) for s in record.statements()}
        assert stored == {(s.source, s.cue, s.content, s.speakers) for s in reading.statements}
        assert [p.span for p in record.positions()] == [p.span for p in reading.positions]
        assert record.problems() == []
    for suffix in ("", "-wal", "-shm"):
        Path(f"{place}{suffix}").unlink(missing_ok=True)
