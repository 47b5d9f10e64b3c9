"""Contacts over all reports: what is one, what is not, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UnknownEntryError, UsageError
from dragoman.model import Reading, report_digest
from dragoman.store.entries import ContactEntry
from dragoman.store.record import Record
from told_contacts import BERG, LIND, LISBON, NEWS, NORWAY, OSLO, PORTUGAL, SILVA, told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "r.db") as opened:
        yield opened


def fill(record: Record, readings: Iterable[Reading]) -> list[ContactEntry]:
    for reading in readings:
        record.store(reading)
    return list(record.contacts())


def test_two_sides_and_news_tell_of_one_call(record: Record) -> None:
    found = fill(
        record,
        [
            told(1, site=OSLO, kind="video_call"),
            told(2, site=LISBON, when=None, published="2025-08-23", kind="meeting"),
            told(3, published="2025-08-23"),
            told(4, status="scheduled", published="2025-08-20"),
        ],
    )
    [call] = found
    assert (call.when, call.status, call.corroboration) == ("2025-08-22", "held", 4)
    assert set(call.sides) == {"sta.nor", "sta.prt"}
    assert {(t.kind, t.status) for t in call.tellings} == {
        ("video_call", "held"),
        ("meeting", "held"),
        ("call", "held"),
        ("call", "scheduled"),
    }
    assert len(call.claims) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(1), told(2, who=(SILVA.id, LIND.id))),
        (told(1), told(2, when="2025-08-25", published="2025-08-25")),
        (told(1, site=OSLO), told(2, site=OSLO, when="2025-08-23", published="2025-08-23")),
        (
            told(1, site=OSLO, when=None),
            told(2, site=OSLO, when=None, published="2025-08-23"),
        ),
        (told(1, kind="message"), told(2)),
        (told(1, when="2025"), told(2)),
        (told(1, who=(NORWAY.id, PORTUGAL.id), when=None), told(2, when=None)),
    ],
    ids=[
        "other persons",
        "three days later",
        "one side lists two days",
        "one side publishes two readouts",
        "a message",
        "some time in the year",
        "two states some day",
    ],
)
def test_what_is_not_one_contact(record: Record, one: Reading, other: Reading) -> None:
    assert len(fill(record, [one, other])) == 2


def test_the_date_line_parts_nobody(record: Record) -> None:
    found = fill(record, [told(1, site=OSLO, when="2025-12-30"), told(2, when="2025-12-31")])
    assert len(found) == 1


def test_copies_are_one_voice(record: Record) -> None:
    first = told(1)
    body = " ".join(f"word{n}" for n in range(80))
    texts = [f"They spoke. {body}", f"They spoke. {body} end."]
    copies = [
        msgspec.structs.replace(
            first,
            report=msgspec.structs.replace(
                first.report,
                id=f"copy{n}",
                text=text,
                url=f"{NEWS}/copy{n}",
                sha256=report_digest(text, title="A", published="2025-08-22", url=f"copy{n}"),
            ),
        )
        for n, text in enumerate(texts)
    ]
    [call] = fill(record, copies)
    assert (len(call.reports), call.corroboration) == (2, 1)


READINGS = [
    told(1, site=OSLO),
    told(2, when="2025-08-23"),
    told(3, site=OSLO, when="2025-08-23", published="2025-08-23"),
    told(4, who=(NORWAY.id, PORTUGAL.id)),
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_adding_makes_no_difference(tmp_path: Path, order: tuple[int, ...]) -> None:
    groups = []
    for name, at in (("one.db", range(4)), ("two.db", order)):
        with Record(tmp_path / name) as opened:
            fill(opened, [READINGS[i] for i in at])
            groups.append({(frozenset(t.id for t in c.tellings), c.id) for c in opened.contacts()})
    assert groups[0] == groups[1]


TELLINGS = st.lists(
    st.tuples(
        st.sampled_from(["2025-08-20", "2025-08-21", "2025-08-22", "2025-08", None]),
        st.sampled_from(["2025-08-21", "2025-08-22", "2025-08-23"]),
        st.sampled_from([OSLO, LISBON, NEWS]),
        st.sampled_from(["call", "video_call", "meeting", "talks"]),
        st.sampled_from([(SILVA.id, BERG.id), (PORTUGAL.id, BERG.id), (SILVA.id, LIND.id)]),
        st.sampled_from(["held", "scheduled"]),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_record(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, ...]], random: object
) -> None:
    readings = [
        told(n, when=w, published=p, site=s, kind=k, who=who, status=status)  # type: ignore[arg-type]
        for n, (w, p, s, k, who, status) in enumerate(drawn)
    ]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = []
    for ordered in (readings, shuffled):
        with Record(tmp_path_factory.mktemp("r") / "r.db") as opened:
            fill(opened, ordered)
            groups.append(
                {
                    (frozenset(t.id for t in c.tellings), c.id, c.kind, c.status, c.when)
                    for c in opened.contacts()
                }
            )
    assert groups[0] == groups[1]


# --- what people say ---------------------------------------------------------------------------


def test_a_merged_id_still_leads_somewhere_and_undo_parts_them(record: Record) -> None:
    ids = [c.id for c in fill(record, [told(1), told(2, when="2025-08-29")])]
    assert len(ids) == 2
    merged = record.merge_contacts(ids, person="Ana Silva")
    [contact] = record.contacts()
    assert contact.id == merged
    assert {record.entry(i).id for i in ids} == {merged}  # type: ignore[union-attr]
    record.undo_contact(merged, person="Ana Silva")
    assert {c.id for c in record.contacts()} == set(ids)


def test_a_split_outlives_new_reports_and_undo_joins_them(record: Record) -> None:
    [call] = fill(record, [told(1), told(2)])
    other = next(t.id for t in call.tellings if t.id != call.id)
    parted = record.split_contact([other], person="Ana Silva")
    assert {c.id for c in record.contacts()} == {call.id, parted}
    assert len(fill(record, [told(3)])) == 2
    record.undo_contact(parted, person="Ana Silva")
    assert len(record.contacts()) == 1


def test_a_merge_takes_a_split_back(record: Record) -> None:
    [call] = fill(record, [told(1), told(2)])
    other = next(t.id for t in call.tellings if t.id != call.id)
    parted = record.split_contact([other], person="Ana Silva")
    record.merge_contacts([call.id, parted], person="Jon Berg")
    assert len(record.contacts()) == 1


def test_a_rejected_contact_is_found_by_its_id_alone(record: Record) -> None:
    [call] = fill(record, [told(1)])
    record.reject_contact(call.id, person="Ana Silva")
    assert record.contacts() == []
    found = record.entry(call.id)
    assert isinstance(found, ContactEntry)
    assert [(e.field, e.person) for e in found.edits] == [("rejected", "Ana Silva")]
    record.undo_contact(call.id, person="Ana Silva")
    assert len(record.contacts()) == 1


def test_what_a_person_sets_stands_over_what_was_read(record: Record) -> None:
    [call] = fill(record, [told(1)])
    record.edit_contact(call.id, person="Ana Silva", kind="video_call", when="2025-08-21")
    [edited] = record.contacts(kind="video_call", until="2025-08-21")
    assert (edited.kind, edited.when) == ("video_call", "2025-08-21")
    [after] = fill(record, [told(2)])
    assert after.kind == "video_call"
    record.undo_contact(after.id, person="Ana Silva")
    [restored] = record.contacts()
    assert (restored.kind, restored.when) == ("call", "2025-08-22")


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"kind": "chat"}, "is no kind"), ({"when": "soon"}, "is not a date"), ({"who": "x"}, "set")],
)
def test_a_field_that_cannot_be_so_is_refused(
    record: Record, fields: dict[str, str], words: str
) -> None:
    [call] = fill(record, [told(1)])
    with pytest.raises(UsageError, match=words):
        record.edit_contact(call.id, person="Ana Silva", **fields)


def test_corrections_say_what_is_wrong_with_them(record: Record) -> None:
    [call] = fill(record, [told(1)])
    with pytest.raises(UsageError, match="one contact already"):
        record.merge_contacts([call.id, call.id], person="Ana Silva")
    with pytest.raises(UsageError, match="all its tellings"):
        record.split_contact([call.id], person="Ana Silva")
    with pytest.raises(UsageError, match="nobody has said"):
        record.undo_contact(call.id, person="Ana Silva")
    with pytest.raises(UnknownEntryError):
        record.reject_contact("c-ffff", person="Ana Silva")
    with pytest.raises(UsageError, match="say who"):
        record.reject_contact(call.id, person=" ")
