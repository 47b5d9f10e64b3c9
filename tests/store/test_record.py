"""The record: what goes in comes out, once, whole or not at all, and the filters find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from databases import Databases, change, rows_of_all_tables
from dragoman.errors import InputError, UnknownEntryError, UsageError
from dragoman.model import Reading, Report, Span
from dragoman.store.record import Record
from hand_readings import BERG, SILVA, TEXT, read_by_hand, reading, report


def test_what_goes_in_comes_out(record: Record) -> None:
    record.store(reading())
    [contact] = record.contacts()
    assert (contact.kind, contact.status, contact.when, contact.where) == (
        "meeting",
        "held",
        "2025-08-22",
        "Oslo",
    )
    assert [p.name for p in contact.participants] == ["Ana Silva", "Jon Berg"]
    assert [(c.status, c.by, c.said_on, c.words) for c in contact.claims] == [
        ("held", SILVA, "2025-08-25", "had met Jon Berg"),
        ("denied", BERG, None, "There was no meeting"),
    ]
    first, second = sorted(record.statements(), key=lambda s: s.words)
    assert first.words == "There was no meeting"
    assert (first.cue_words, first.speaker_names, first.addressees) == (
        "told",
        ("Jon Berg",),
        ("reporters",),
    )
    assert contact.statements == tuple(sorted((first.id, second.id)))
    assert second.content == (Span(15, 53),)


def test_every_row_has_its_evidence(record: Record) -> None:
    record.store(reading())
    with record._engine.connect() as connection:
        for table in "contacts claims participants statements positions mentions dates".split():
            query = f"""SELECT count(*), sum(CASE WHEN e.start < e."end"
                          AND e.component LIKE 'reading.%' AND e.version <> ''
                          AND e.read_at <> '' AND e.published = '2025-08-26' THEN 1 ELSE 0 END)
                        FROM {table} t JOIN evidence e
                          ON e.report = t.report AND e.number = t.evidence"""
            rows, found = connection.execute(text(query)).one()
            assert rows == found > 0, table


def test_adding_twice_changes_nothing(record: Record) -> None:
    many = [report(), report(ident="fjord-2")]
    first = record.add(many, read=read_by_hand)
    before = rows_of_all_tables(record)
    again = record.add(many, read=read_by_hand)
    assert (first.stored, first.known) == (2, 0)
    assert (again.stored, again.known) == (0, 2)
    assert rows_of_all_tables(record) == before
    assert record.store(reading()) is False


def test_the_same_document_twice_in_one_go_is_read_once(record: Record) -> None:
    added = record.add([report(), report()], read=read_by_hand)
    assert (added.stored, added.known) == (1, 1)


def test_known_reports_are_not_parsed(record: Record) -> None:
    record.add(report(), read=read_by_hand)

    def never(reports: Iterable[Report]) -> Iterator[Reading]:
        raise AssertionError("the reading ran")

    assert record.add(report(), read=never).known == 1


def test_same_id_with_other_text_is_another_report(record: Record) -> None:
    longer = report(TEXT + " They will meet again.")
    record.add([report(), longer], read=read_by_hand)
    assert record.counts()["reports"] == 2
    with pytest.raises(UnknownEntryError, match="several"):
        record.entry("fjord-1")


def test_an_interrupted_run_keeps_what_was_finished(record: Record) -> None:
    many = [report(ident=f"fjord-{n}") for n in range(5)]

    def interrupted(reports: Iterable[Report]) -> Iterator[Reading]:
        for number, one in enumerate(reports):
            if number == 2:
                raise KeyboardInterrupt
            yield reading(one)

    with pytest.raises(KeyboardInterrupt):
        record.add(many, read=interrupted)
    assert record.counts()["reports"] == 2
    assert record.problems() == []
    rest = record.add(many, read=read_by_hand)
    assert (rest.stored, rest.known) == (3, 2)
    assert record.counts()["reports"] == 5


def test_a_reading_that_breaks_off_is_stored_not_at_all(record: Record) -> None:
    """A claim by somebody unknown fails after most rows went in: none of them may stay."""
    good = reading()
    claim = msgspec.structs.replace(good.contacts[0].claims[0], by="per.nobody")
    contact = msgspec.structs.replace(good.contacts[0], claims=(claim,))
    with pytest.raises(InputError, match=r"(?i)fjord-1: .*FOREIGN KEY"):
        record.store(msgspec.structs.replace(good, contacts=(contact,)))
    assert set(record.counts().values()) == {0}
    assert record.search("Oslo") == []


def test_one_faulty_reading_does_not_stop_the_others(record: Record) -> None:
    def faulty(reports: Iterable[Report]) -> Iterator[Reading]:
        for one in reports:
            good = reading(one)
            dates = (msgspec.structs.replace(good.dates[0], span=Span(5, 5000)),)
            yield msgspec.structs.replace(good, dates=dates) if one.id == "n1" else good

    errors: list[InputError] = []
    many = [report(ident=f"n{n}") for n in range(3)]
    added = record.add(many, read=faulty, on_error=errors.append)
    assert (added.stored, added.refused, len(errors)) == (2, 1, 1)
    assert record.counts()["reports"] == 2


def test_a_span_outside_the_text_is_refused(record: Record) -> None:
    good = reading()
    far = msgspec.structs.replace(good.dates[0], span=Span(5, 5000))
    with pytest.raises(InputError, match=r"fjord-1: reading\.dates points at characters 5-5000"):
        record.store(msgspec.structs.replace(good, dates=(far,)))
    assert record.counts()["reports"] == 0


def test_ids_are_the_same_in_every_record(all_databases: dict[str, Databases]) -> None:
    ids = []
    for name in ("sqlite", "postgresql"):
        with Record(all_databases[name].empty()) as opened:
            if name == "postgresql":
                opened.store(reading(report(ident="earlier")))
            opened.store(reading())
            ident = opened.entry("fjord-1").id
            ids.append([ident, *(c.id for c in opened.tellings(ident))])
    assert ids[0] == ids[1]
    assert ids[0][1].startswith("c-")


def test_one_actor_of_two_reports_is_one_actor(record: Record) -> None:
    record.add([report(), report(ident="fjord-2")], read=read_by_hand)
    found = {a.id: a for a in record.actors()}
    assert len(found) == 3
    assert (found[SILVA].reports, found[SILVA].contacts, found[SILVA].positions) == (2, 2, 4)
    assert found[SILVA].offices[0].title == "foreign minister"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 1),
        ({"actor": SILVA}, 1),
        ({"actor": "ana silva"}, 1),
        ({"actor": "Berg"}, 1),
        ({"actor": "Ber"}, 0),
        ({"actor": "Norway"}, 1),  # a state's name finds its officials
        ({"actor": "Nobody"}, 0),
        ({"since": "2025-08-22"}, 1),
        ({"since": "2025-08-23"}, 0),
        ({"until": "2025-08-21"}, 0),
        ({"until": "2025-08"}, 1),
        ({"since": "2025", "until": "2025"}, 1),
        ({"kind": "meeting", "status": "held"}, 1),
        ({"kind": "call"}, 0),
        ({"status": "refused"}, 0),
        ({"issue": "fisheries"}, 1),
        ({"issue": "Pact"}, 1),
        ({"issue": "sanctions"}, 0),
        ({"outlet": "fjord"}, 1),
        ({"outlet": "the %"}, 0),
        ({"limit": 0}, 1),
    ],
)
def test_filters_of_contacts(record: Record, filters: dict[str, str], found: int) -> None:
    record.store(reading())
    assert len(record.contacts(**filters)) == found


def test_an_undated_contact_is_found_by_what_is_said_of_it_but_gets_no_date(
    record: Record,
) -> None:
    record.store(reading(when=None))
    [contact] = record.contacts(since="2025-08-25", until="2025-08-25")
    assert contact.when is None
    assert record.contacts(since="2025-08-26") == []


def test_filters_of_the_rest(record: Record) -> None:
    record.store(reading())
    assert [s.words for s in record.statements(kind="direct")] == ["There was no meeting"]
    assert len(record.statements(actor="Silva")) == 1
    assert [p.stance for p in record.positions()] == ["opposes", "demands"]
    assert [p.stance for p in record.positions(until="2024")] == ["demands"]
    assert len(record.conflicts()) == 2
    assert [c.kind for c in record.conflicts(kind="reversal", actor="Silva")] == ["reversal"]
    assert [c.kind for c in record.conflicts(actor="Berg")] == ["status"]
    assert record.conflicts(since="2025-09") == []


def test_conflicts_carry_both_claims_whole(record: Record) -> None:
    record.store(reading())
    [conflict] = record.conflicts(kind="status")
    one, other = conflict.claims
    assert (one.value, one.by_name, one.said_on) == ("held", "Ana Silva", "2025-08-25")
    assert (other.value, other.by_name, other.words) == (
        "denied",
        "Jon Berg",
        "There was no meeting",
    )
    assert one.report.url == "https://fjord.example/fjord-1"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"since": "yesterday"}, "--since 'yesterday' is not a date"),
        ({"kind": "party"}, "--kind 'party' is not one of: call"),
        ({"limit": -1}, "--limit"),
    ],
)
def test_wrong_filters_are_refused(record: Record, wrong: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        record.contacts(**wrong)


def test_a_filter_that_cannot_apply_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="--status does not apply"):
        record.statements(status="held")


def test_search_finds_reports_and_statements(record: Record) -> None:
    record.store(reading())
    hits = record.search("Oslo met")
    assert {h.kind for h in hits} == {"report", "statement"}
    assert "\x02Oslo\x03" in hits[0].snippet + hits[1].snippet
    assert [h.kind for h in record.search("odds")] == ["report"]  # a word of the title alone
    assert record.search('"met Oslo"') == []
    assert record.search("oslo", kind="statement", actor="Berg") == []
    assert record.search("oslo", since="2025-09-01") == []


@pytest.mark.parametrize("query", ["NOT", 'a" OR b', "x*", "title:x", "NEAR(", "Ø'", "Os\x00slo"])
def test_search_takes_any_words_as_words(record: Record, query: str) -> None:
    record.store(reading())
    assert record.search(query) == []


@pytest.mark.parametrize("query", ["", "(", "-", '""', " \t"])
def test_search_needs_a_word(record: Record, query: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        record.search(query)


def test_search_forgets_what_is_deleted(record: Record) -> None:
    record.store(reading())
    change(record, "UPDATE reports SET text = replace(text, 'Oslo', 'Bergen')")
    assert [h.kind for h in record.search("Bergen")] == ["report"]
    assert [h.kind for h in record.search("Oslo")] == ["report", "statement"]  # still in the title


def test_entries_by_id_and_by_the_beginning_of_one(record: Record) -> None:
    record.store(reading())
    [contact] = record.contacts()
    assert record.entry(contact.id) == contact
    assert record.entry(contact.id[:6]) == contact
    for kind in (record.positions, record.statements, record.conflicts):
        entry = kind()[0]
        assert record.entry(entry.id) == entry
    assert record.entry(SILVA).name == "Ana Silva"
    assert record.entry("fjord-1").contacts == (contact.id,)
    for unknown in ("c-ffffffffffff", "x.nobody", "nothing", "c-%", ""):
        with pytest.raises(UnknownEntryError):
            record.entry(unknown)


def test_foreign_keys_are_enforced(record: Record) -> None:
    record.store(reading())
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        change(record, "DELETE FROM reports")


def test_texts_with_awkward_characters_come_back_exactly(record: Record) -> None:
    text = TEXT + " \x00 \u202e \u200b 𝔄 e\u0301\n\n"
    record.store(reading(report(text)))
    assert record.text(record.entry("fjord-1").id) == text
    assert record.contacts()[0].claims[1].words == "There was no meeting"
    assert [h.kind for h in record.search("demanded")] == ["report"]


def test_refused_documents_are_counted_and_the_others_stored(
    record: Record, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(TEXT)
    (tmp_path / "docs" / "b.txt").write_bytes(b"")
    errors: list[InputError] = []
    added = record.add(
        tmp_path / "docs", published="2025-08-26", on_error=errors.append, read=read_by_hand
    )
    assert (added.stored, added.refused) == (1, 1)
    assert "b.txt" in str(errors[0])
    with pytest.raises(InputError):
        record.add(tmp_path / "docs", read=read_by_hand)


def test_a_release_of_a_government_gives_its_side(record: Record) -> None:
    release = msgspec.structs.replace(report(), url="https://www.mfa.gov.no/talks", sha256="0f")
    record.store(reading(release))
    assert record.contacts()[0].sides == ("sta.nor",)


def test_rows_become_tables(record: Record) -> None:
    record.store(reading())
    [row] = record.contacts().to_dicts()
    assert row["participants"][0] == {"actor": SILVA, "name": "Ana Silva", "span": (0, 9)}


def test_search_finds_words_without_their_accents_and_marks(record: Record) -> None:
    text = TEXT + " Élodie's cease-fire proposal (Kyiv/Moscow) failed on 3.5 counts."
    record.store(reading(report(text)))
    for query in (
        "elodie",
        "ÉLODIE",
        "cease fire",
        '"cease-fire proposal"',
        "moscow",
        "kyiv",
        "3.5",
    ):
        assert [h.kind for h in record.search(query)] == ["report"], query
    assert record.search('"fire cease"') == []
    [hit] = record.search("elodie")
    assert "\x02Élodie\x03" in hit.snippet


def test_very_frequent_words_give_the_newest_and_filters_still_find_all(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.store.lookups._HITS_RANKED", 2)
    record.add([report(ident=f"n{number}") for number in range(5)], read=read_by_hand)
    newest = record.search("Oslo", kind="report", limit=2)
    assert {h.report.url for h in newest} == {f"https://fjord.example/n{n}" for n in (3, 4)}
    assert len(record.search("Oslo", kind="report", limit=9, actor=SILVA)) == 5
    assert len(record.search("met", kind="statement", actor=SILVA)) == 5
    assert record.search("met", kind="statement", actor=BERG) == []
    assert len(record.search("Oslo", kind="report")) == 5


@pytest.mark.parametrize("few", [0, 3000])
def test_few_and_many_are_found_alike(
    record: Record, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Rare actors and issues are looked up; common ones met on the way through the newest."""
    monkeypatch.setattr("dragoman.store.filters.FEW", few)
    for number in range(3):  # a contact a year: those of one day would be one
        record.store(reading(report(ident=f"n{number}"), when=f"202{number}-08-22"))
    assert len(record.contacts(actor="Berg", limit=2)) == 2
    assert len(record.contacts(actor="Berg", issue="fisheries")) == 3
    assert record.contacts(actor="sta.nor", issue="sanctions") == []
    assert len(record.statements(actor="Silva")) == 3
    assert record.statements(issue="fisheries") == []


def test_a_page_is_the_beginning_of_all(record: Record) -> None:
    days = ("2025-08-26", "2025-09-01", None, "2025-08-27")
    record.add([report(ident=f"n{d}", published=d) for d in days], read=read_by_hand)
    for ask in (record.contacts, record.statements, record.positions, record.conflicts):
        whole = ask()
        assert [ask(limit=n) for n in (1, 2, 3)] == [whole[:n] for n in (1, 2, 3)]
