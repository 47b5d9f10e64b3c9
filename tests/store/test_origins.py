"""The record tells copies: groups, versions, judgements, and the same as in memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from copied_texts import edited, report_of, text_of
from databases import Databases
from dragoman.errors import UnknownEntryError, UsageError
from dragoman.matching.copies.bands import look_up_keys
from dragoman.matching.copies.pool import Pool
from dragoman.matching.copies.signature import signature_of
from dragoman.model import Reading, Report, Span
from dragoman.store.copies import passage_origins
from dragoman.store.entries import ReportEntry
from dragoman.store.ids import entry_id
from dragoman.store.record import Record
from hand_readings import TEXT, read_by_hand
from hand_readings import report as told

WIRE = text_of(1, 2, 3, 4)


def unread(reports: Iterable[Report]) -> Iterator[Reading]:
    """Readings in which nothing is found."""
    for one in reports:
        yield Reading(one, (), (), (), (), ())


def key(report: Report) -> str:
    return entry_id("report", report.sha256)


def stored(record: Record, report: Report) -> ReportEntry:
    entry = record.entry(key(report))
    assert isinstance(entry, ReportEntry)
    return entry


def test_a_reprint_shares_the_wires_origin(record: Record) -> None:
    wire, reprint = report_of(WIRE), report_of(edited(WIRE, 8), ident="reprint")
    other = report_of(text_of(7, 8, 9), ident="other")
    record.add([wire, other, reprint], read=unread)
    assert stored(record, wire).origin == stored(record, reprint).origin
    assert stored(record, wire).copies == (key(reprint),)
    assert stored(record, other).copies == ()
    [copy] = record.copies(key(reprint))
    assert (copy.kind, copy.same) == ("near", True)
    assert copy.author.startswith("matching.copies ")
    assert {copy.a.id, copy.b.id} == {key(wire), key(reprint)}


def test_stretches_stand_where_the_characters_say(record: Record) -> None:
    quoted = text_of(1, 2)
    wire = report_of(quoted)
    article = report_of(f"{text_of(10, 11)}\n\n“{quoted}”\n\n{text_of(12)}", ident="article")
    record.add([article, wire], read=unread)
    [copy] = record.copies(key(wire))
    assert (copy.kind, copy.a.id, copy.b.id) == ("contains", key(article), key(wire))
    [(in_article, in_wire)] = copy.stretches
    assert in_article.of(article.text) == quoted.rstrip(".")
    assert in_wire.of(wire.text) == quoted.rstrip(".")


def test_a_persons_word_stands_and_can_be_taken_back(record: Record) -> None:
    one, other = report_of(WIRE), report_of(edited(WIRE, 8), ident="other")
    record.add([one, other], read=unread)
    record.judge_copies(key(other), key(one), same=False, person="Ana Silva")
    assert stored(record, one).origin != stored(record, other).origin
    assert [(c.kind, c.same, c.author) for c in record.copies(key(one))][1:] == [
        ("judged", False, "Ana Silva")
    ]
    record.add(report_of(edited(WIRE, 9), ident="third"), read=unread)
    assert stored(record, one).origin != stored(record, other).origin
    record.judge_copies(key(one), key(other), same=True, person="Jon Berg")
    assert stored(record, one).origin == stored(record, other).origin
    assert len(stored(record, one).copies) == 2


def test_a_person_can_join_what_nothing_shows_to_be_one(record: Record) -> None:
    one, other = report_of(text_of(1, 2)), report_of(text_of(3, 4), ident="translated")
    record.add([one, other], read=unread)
    record.judge_copies(key(one), key(other), same=True, person="Ana Silva")
    assert stored(record, one).origin == stored(record, other).origin


def test_a_judgement_needs_two_reports_and_a_name(record: Record) -> None:
    one = report_of(WIRE)
    record.add(one, read=unread)
    with pytest.raises(UsageError):
        record.judge_copies(key(one), key(one), same=True, person="Ana Silva")
    with pytest.raises(UsageError):
        record.judge_copies(key(one), "r-0", same=True, person=" ")
    with pytest.raises(UnknownEntryError):
        record.judge_copies(key(one), "r-0", same=True, person="Ana Silva")


def test_a_changed_text_at_one_address_supersedes(record: Record) -> None:
    old, new = told(), told(TEXT + " They will meet again.")
    record.add(old, read=read_by_hand)
    [before] = record.contacts()
    record.add(new, read=read_by_hand)
    [contact] = record.contacts()
    assert contact.reports[0].id == key(new)
    assert {s.report.id for s in record.statements()} == {key(new)}
    assert {p.report.id for p in record.positions()} == {key(new)}
    assert {h.report.id for h in record.search("Silva")} == {key(new)}
    assert stored(record, old).superseded_by == key(new)
    assert stored(record, new).superseded_by is None
    assert stored(record, old).text == old.text
    assert record.entry(before.id) == msgspec.structs.replace(before, tellings=())
    assert [c.kind for c in record.copies(key(old))] == ["version"]


def test_an_older_version_added_later_supersedes_nothing(record: Record) -> None:
    new = told(TEXT + " They will meet again.", published="2025-08-27")
    record.add([new, told()], read=read_by_hand)
    assert stored(record, told()).superseded_by == key(new)


def test_versions_that_a_person_tells_apart_both_stand(record: Record) -> None:
    old, new = told(), told(TEXT + " They will meet again.")
    record.add([old, new], read=read_by_hand)
    record.judge_copies(key(old), key(new), same=False, person="Ana Silva")
    assert len(record.contacts()) == 2


def test_a_passage_of_a_digest_is_of_its_wires_origin(record: Record) -> None:
    one, other = report_of(text_of(1, 2, 3)), report_of(text_of(4, 5, 6), ident="other")
    digest = report_of(text_of(20, 1, 2, 3, 21, 4, 5, 6, 22), ident="digest")
    record.add([digest, one, other], read=unread)

    def origin_of(words: str) -> str:
        start = digest.text.index(words)
        with record._engine.connect() as connection:
            [found] = passage_origins(connection, [(1, Span(start, start + len(words)))])
        return found

    own = stored(record, digest).origin
    assert origin_of(text_of(2)) == stored(record, one).origin != own
    assert origin_of(text_of(5)) == stored(record, other).origin != own
    assert origin_of(text_of(21)) == own
    record.judge_copies(key(digest), key(one), same=False, person="Ana Silva")
    assert origin_of(text_of(2)) == stored(record, digest).origin != stored(record, one).origin


DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True),
        st.sampled_from([0, 7]),
        st.sampled_from(["2025-08-26", "2025-08-28", None]),
        st.sampled_from([None, "https://fjord.example/a"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=repr,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_one_by_one_at_once_and_in_memory_are_the_same(
    databases: Databases, documents, rng
) -> None:
    reports = []
    for at, (pieces, every, published, url) in enumerate(documents):
        text = text_of(*pieces, words=40)
        text = edited(text, every) if every else text
        reports.append(report_of(text, ident=str(at), published=published, url=url))
    pool = Pool()
    for report in reports:
        pool.add(signature_of(report, key(report)))
    expected = pool.groups()
    for batch in ([reports], [[r] for r in rng.sample(reports, len(reports))]):
        place = databases.empty()
        with Record(place) as record:
            for some in batch:
                record.add(some, read=unread)
            assert {key(r): stored(record, r).origin for r in reports} == expected
            assert record.problems() == []
        databases.drop(place)


def test_a_question_loads_no_numpy(place: str) -> None:
    with Record(place) as record:
        record.add(told(), read=read_by_hand)
    code = (
        "import sys, dragoman; from dragoman.store.record import Record; "
        f"r = Record({str(place)!r}); r.contacts(); r.copies({key(told())!r}); "
        "print([m for m in ('numpy', 'rensa', 'spacy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_crowded_band_keeps_the_same_few_in_any_order(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.store.origins.CROWD", 3)
    standing = text_of(99, words=80)
    many = [report_of(f"{text_of(n, n + 50)}\n\n{standing}", ident=str(n)) for n in range(9)]
    record.add(many, read=unread)
    every: dict[int, list[int]] = {}
    for signature in (signature_of(report, key(report)) for report in many):
        for band in look_up_keys(signature.words):
            every.setdefault(band, []).append(signature.rank)
    kept: dict[int, list[int]] = {}
    with record._engine.connect() as connection:
        query = text("SELECT key, rank FROM bands ORDER BY key, rank")
        for band, rank in connection.execute(query):
            kept.setdefault(band, []).append(rank)
    assert max(map(len, every.values())) == 9
    assert kept == {band: sorted(ranks)[:3] for band, ranks in every.items()}
