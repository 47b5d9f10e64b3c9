"""Whatever the text, its reading is valid, points into it, and is the same every time."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import REPORTER, Reading, Report, Span
from dragoman.reading.pipeline import read_report, read_reports

_WORDS = st.sampled_from(
    "President Aliyev Pashinyan Norway Oslo the minister said told that will not met meeting call "
    "talks with and , . “ ” \" ' : ( ) - no Monday 2022 refused to meet who he they his summit "
    "after before if planned between EU's Vladimir Putin-Biden \n \n\n according to".split(" ")
)
_SENTENCES = st.lists(_WORDS, max_size=60).map(" ".join)
_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
_DAYS = st.sampled_from([None, "2022-05-25", "2024-02-29"])

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, published: str | None) -> Reading:
    return read_report(Report(id="r", text=text, published=published))


def spans_of(reading: Reading) -> list[Span]:
    found = [span for actor in reading.actors for span in actor.mentions]
    found += [date.span for date in reading.dates]
    for statement in reading.statements:
        found += [s for s in (statement.source, statement.cue, *statement.content) if s]
    for contact in reading.contacts:
        found += [*contact.spans, *(c.span for c in contact.claims)]
        found += [p.span for p in contact.participants]
    for position in reading.positions:
        found += [s for s in (position.span, position.condition) if s]
    return found


def check(reading: Reading) -> None:
    text = reading.report.text
    for start, end in spans_of(reading):
        assert 0 <= start < end <= len(text)
    for date in reading.dates:
        assert text[date.span.start : date.span.end] == date.text
    actors = {actor.id for actor in reading.actors}
    statements = {statement.id for statement in reading.statements}
    for statement in reading.statements:
        assert statement.content
        assert {*statement.speakers, *statement.via} <= actors
        assert statement.within is None or statement.within in statements
        assert all(
            a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False)
        )
    for contact in reading.contacts:
        assert contact.claims
        # The members of one organisation meet under its name: "the EU met".
        assert len(contact.participants) >= 2 or contact.format == "multilateral"
        assert {p.actor for p in contact.participants} <= actors
        for claim in contact.claims:
            assert claim.by == REPORTER or claim.by in actors
            assert claim.of is None or claim.of in actors
            assert claim.statement is None or claim.statement in statements
    for position in reading.positions:
        assert position.holder in actors


@few
@given(_SENTENCES, _DAYS)
def test_word_salad_of_the_field_gives_a_valid_reading(text, published):
    check(read(text, published))


@few
@given(_ANYTHING, _DAYS)
def test_any_text_gives_a_valid_reading(text, published):
    check(read(text, published))


@few
@given(_SENTENCES)
def test_reading_is_deterministic_and_survives_the_wire(text):
    first, second = read(text, "2022-05-25"), read(text, "2022-05-25")
    assert first == second
    assert msgspec.json.decode(msgspec.json.encode(first), type=Reading) == first


@few
@given(st.lists(_SENTENCES, min_size=2, max_size=5))
def test_a_report_reads_the_same_alone_and_among_others(texts):
    reports = [Report(id=str(n), text=text, published="2022-05-25") for n, text in enumerate(texts)]
    assert list(read_reports(reports)) == [read_report(report) for report in reports]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\u200b\u202e\u2066",
        "Oslo\x00said\x00no.",
        "“" * 200,
        "A" * 30_000,
        "He said that " * 300,
        "🕊️ Oslo 🤝 Hanoi: “talks” 🕊️",
        "Президент провёл переговоры с премьер-министром.",
    ],
)
def test_odd_texts(text):
    check(read(text, "2022-05-25"))
