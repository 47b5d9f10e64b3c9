"""Contacts: which of a reading are the annotated ones, and what is right about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.errors import InputError
from dragoman.evaluation import contacts as scored
from dragoman.evaluation.agreement import Names
from dragoman.evaluation.contacts import (
    AnnotatedContacts,
    Compared,
    GoldClaim,
    GoldContact,
    claimants,
    compare_contacts,
    load_contact_gold,
    score_contacts,
    sentence_around,
)
from dragoman.evaluation.documents import part_of, text_hash
from dragoman.evaluation.result import Sample
from dragoman.evaluation.speakers import document_id
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, Claim, Contact, Participant, Reading, Report, Span

KNOWLEDGE = load_knowledge()
TEXT = (
    "Ana Silva met Mette Sorli in Oslo on 3 May 2021. She said she would call Ivo Brandt in June. "
    "Brandt said no such talk was planned. A visit by Sorli is possible. "
    "Later words are not annotated: Silva met Brandt."
)
SILVA = Actor("x.ana-silva", "Ana Silva", "person", "PRT")
SORLI = Actor("x.mette-sorli", "Mette Sorli", "person", "NOR")
BRANDT = Actor("x.ivo-brandt", "Ivo Brandt", "person", "DEU")
NORWAY = Actor("sta.nor", "Norway", "state", "NOR")
ACTORS = (SILVA, SORLI, BRANDT, NORWAY)
END = TEXT.index("Later")


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


MET = GoldContact(
    (at("met"),),
    ("meeting", "talks"),
    ("Ana Silva", "Mette Sorli"),
    "2021-05-03",
    "held",
    (GoldClaim("held", "reporter", at("met")),),
)
CALL = GoldContact(
    (at("call"), at("no such talk")),
    ("call",),
    ("Ana Silva", "Ivo Brandt"),
    "2021-06",
    "denied",
    (
        GoldClaim("planned", "Ana Silva", at("she would call")),
        GoldClaim("denied", "Ivo Brandt", at("no such talk was planned")),
    ),
)
VISIT = GoldContact(
    (at("visit"),), ("visit",), ("Mette Sorli",), None, "speculated", (), sure=False
)
ITEM = AnnotatedContacts(
    "polnear", document_id("a"), None, "dev", text_hash(TEXT), Span(0, END), (MET, CALL, VISIT)
)


def claim(status: Any, by: str, words: str) -> Claim:
    return Claim(status, by, at(words))


def contact(ident: str, words: str | Span, *who: Actor, **fields: Any) -> Contact:
    """A contact of the reading; held by the reporter's word unless told otherwise."""
    span = at(words) if isinstance(words, str) else words
    given: dict[str, Any] = {
        "id": ident,
        "kind": "meeting",
        "format": "bilateral",
        "participants": tuple(Participant(a.id, a.name, span) for a in who),
        "status": "held",
        "claims": (Claim("held", "reporter", span),),
        "spans": (span,),
    }
    return Contact(**given | fields)


GOOD_CALL = contact(
    "c2",
    "call",
    SILVA,
    BRANDT,
    kind="call",
    when="2021-06",
    status="denied",
    claims=(
        claim("planned", SILVA.id, "would call"),
        claim("denied", BRANDT.id, "no such talk"),
    ),
)


def names(*found: Contact) -> Names:
    return Names(Reading(Report("r", TEXT), ACTORS, contacts=found), KNOWLEDGE)


def compared(*found: Contact, item: AnnotatedContacts = ITEM) -> Compared:
    return compare_contacts(item, names(*found))


def paired(*found: Contact) -> list[tuple[str, str]]:
    return [(pair.gold.statuses[0], pair.read.id) for pair in compared(*found).pairs]


def test_overlapping_mentions_and_a_common_participant_make_a_pair() -> None:
    assert paired(contact("c1", "met", SILVA, SORLI)) == [("held", "c1")]
    assert paired(contact("c1", "met", SILVA, BRANDT)) == [("held", "c1")]
    assert paired(contact("c1", "met", BRANDT)) == []


def test_the_same_sentence_is_near_enough_and_the_next_is_not() -> None:
    assert paired(contact("c1", "in Oslo", SILVA, SORLI)) == [("held", "c1")]
    assert paired(contact("c1", "planned", SILVA, SORLI)) == [("denied", "c1")]
    assert paired(contact("c1", "possible", SILVA, SORLI)) == []


def test_somebody_of_a_state_stands_for_it_in_pairing_only() -> None:
    read = contact("c1", "met", NORWAY)
    assert paired(read) == [("held", "c1")]
    assert field("participants", read) == [False]


def test_each_is_paired_once_and_the_closer_one_first() -> None:
    twice = compared(
        contact("far", "in Oslo", SILVA, SORLI), contact("near", "met", SILVA, SORLI), GOOD_CALL
    )
    assert [pair.read.id for pair in twice.pairs] == ["near", "c2"]
    assert [read.id for read in twice.extra] == ["far"]
    assert compared(GOOD_CALL).missed == (MET,)


def test_what_meets_a_doubted_contact_counts_neither_way() -> None:
    assert compared(contact("c1", "visit", BRANDT)).extra == ()
    assert compared(contact("c1", "possible", SORLI)).extra == ()
    assert [read.id for read in compared(contact("c1", "possible", BRANDT)).extra] == ["c1"]


def test_what_lies_beyond_the_stretch_is_not_looked_at() -> None:
    beyond = contact("c1", at("met", END), SILVA, BRANDT)
    assert compared(beyond).extra == ()
    both = msgspec.structs.replace(beyond, spans=(at("met"), at("met", END)))
    assert paired(both) == [("held", "c1")]


def field(name: str, read: Contact, gold: GoldContact = MET) -> list[bool]:
    judged = scored._judged(scored.Pair(gold, read), names(read))
    return [right for label, right in judged if label == name]


def test_any_annotated_kind_is_right() -> None:
    assert field("kind", contact("c1", "met", SILVA, SORLI, kind="talks")) == [True]
    assert field("kind", contact("c1", "met", SILVA, SORLI, kind="visit")) == [False]


def test_participants_are_right_with_all_and_no_more() -> None:
    assert field("participants", contact("c1", "met", SORLI, SILVA)) == [True]
    assert field("participants", contact("c1", "met", SILVA)) == [False]
    more = contact("c1", "met", SILVA, SORLI, BRANDT)
    assert field("participants", more) == [False]
    assert field("participants", more, msgspec.structs.replace(MET, also=("Ivo Brandt",))) == [True]
    either = msgspec.structs.replace(MET, participants=("Ana Silva", ("Norway", "Mette Sorli")))
    assert field("participants", contact("c1", "met", SILVA, NORWAY), either) == [True]


def test_the_time_must_be_the_same_days() -> None:
    right = contact("c1", "met", SILVA, SORLI, when="2021-05-03T10:00")
    assert field("when", right) == [True]
    assert field("when", contact("c1", "met", SILVA, SORLI, when="2021-05")) == [False]
    assert field("when", contact("c1", "met", SILVA, SORLI)) == [False]
    open_too = msgspec.structs.replace(MET, when=("2021-05-03", None))
    assert field("when", contact("c1", "met", SILVA, SORLI), open_too) == [True]
    undated = msgspec.structs.replace(MET, when=None)
    assert field("when", contact("c1", "met", SILVA, SORLI), undated) == [True]
    assert field("when", right, undated) == [False]


def test_where_the_status_is_doubtful_either_is_right() -> None:
    read = contact("c1", "met", SILVA, SORLI, status="scheduled")
    assert field("status", read) == [False]
    assert field("status", read, msgspec.structs.replace(MET, status=("held", "scheduled"))) == [
        True
    ]


def judged(*claims: Claim) -> list[bool]:
    read = msgspec.structs.replace(GOOD_CALL, claims=claims)
    return [right for _, right in claimants(CALL, read, names(read))]


def test_a_claim_of_the_same_status_answers_for_it_wherever_it_stands() -> None:
    planned = claim("planned", SILVA.id, "possible")
    assert judged(*GOOD_CALL.claims) == [True, True]
    assert judged(planned, claim("denied", "reporter", "no such talk")) == [True, False]
    assert judged(planned) == [True, False]


def test_a_claim_of_another_status_answers_where_it_stands_in_the_same_place() -> None:
    here = claim("scheduled", SILVA.id, "would call")
    assert judged(here, GOOD_CALL.claims[1]) == [True, True]
    assert judged(claim("scheduled", SILVA.id, "possible"), GOOD_CALL.claims[1]) == [False, True]


def test_one_claim_read_answers_for_one_annotated() -> None:
    twice = msgspec.structs.replace(CALL, claims=(CALL.claims[0], CALL.claims[0]))
    both = [right for _, right in claimants(twice, GOOD_CALL, names(GOOD_CALL))]
    assert both == [True, False]


def test_a_claim_read_is_not_lost_to_an_annotated_one_that_it_contradicts() -> None:
    both = tuple(
        GoldClaim("planned", by, at("she would call")) for by in ("reporter", "Ivo Brandt")
    )
    gold = msgspec.structs.replace(CALL, claims=both)
    claims = (claim("planned", BRANDT.id, "would call"), claim("planned", SILVA.id, "possible"))
    read = msgspec.structs.replace(GOOD_CALL, claims=claims)
    assert [right for _, right in claimants(gold, read, names(read))] == [False, True]


def test_of_several_claims_the_one_by_the_same_actor_is_taken() -> None:
    other = claim("planned", "reporter", "would call")
    assert judged(other, *GOOD_CALL.claims) == [True, True]
    by_either = msgspec.structs.replace(
        CALL, claims=(GoldClaim("planned", ("Ivo Brandt", "reporter"), at("call")),)
    )
    read = msgspec.structs.replace(GOOD_CALL, claims=(other,))
    assert [right for _, right in claimants(by_either, read, names(read))] == [True]


def test_a_sentence_ends_at_its_mark_or_its_paragraph() -> None:
    text = "He left\n\nMr. Ek met Sen. Dahl of the U.S. Senate. “It went well.” They parted."
    found = [sentence_around(text, Span(i, i + 1)).of(text) for i in (0, 20, 55, 72)]
    assert [" ".join(one.split()) for one in found] == [
        "He left",
        "Mr. Ek met Sen. Dahl of the U.S. Senate.",
        "“It went well.”",
        "They parted.",
    ]


def score(
    folder: Path, monkeypatch: pytest.MonkeyPatch, item: AnnotatedContacts, *found: Contact
) -> dict[str, Any]:
    texts = folder / "polnear/train/text"
    texts.mkdir(parents=True)
    (texts / "a.txt").write_text(TEXT, "utf-8")
    (texts / "b.txt").write_text("Another text.", "utf-8")
    other = msgspec.structs.replace(item, doc="f" * 12, part="test")
    monkeypatch.setattr(scored, "load_contact_gold", lambda: [item, other])

    def read(reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            assert report.text == TEXT
            yield names(*found).reading

    result = score_contacts(Sample(folder, None, None, read))
    assert [path.name for path in result.files] == ["a.txt"]
    return {row.label: row.metrics for row in result.rows} | {"details": result.details}


def test_the_table_counts_all_and_the_not_held_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spurious = contact("c3", "possible", BRANDT, status="planned")
    rows = score(
        tmp_path,
        monkeypatch,
        ITEM,
        contact("c1", "met", SILVA, SORLI, when="2021-05-03"),
        msgspec.structs.replace(GOOD_CALL, kind="visit", claims=GOOD_CALL.claims[:1]),
        spurious,
    )
    assert rows["contacts"] == {
        "precision": 66.67,
        "recall": 100.0,
        "f1": 80.0,
        "predicted": 3,
        "gold": 2,
    }
    assert rows["kind"] == {"right": 50.0, "of": 2}
    assert rows["when"] == {"right": 100.0, "of": 2}
    assert rows["claimant"] == {"right": 66.67, "of": 3}
    assert rows["not held"] == {
        "precision": 50.0,
        "recall": 100.0,
        "f1": 66.67,
        "predicted": 2,
        "gold": 1,
    }
    assert rows["not held: kind"] == {"right": 0.0, "of": 1}
    assert rows["not held: status"] == {"right": 100.0, "of": 1}
    assert rows["not held: claimant"] == {"right": 50.0, "of": 2}
    details = rows["details"]
    assert sum("in excess: planned c3" in line for line in details) == 1
    assert sum("wrong kind, claimant: denied call" in line for line in details) == 1
    assert len(details) == 2


def test_a_contact_that_is_not_read_is_listed_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = score(tmp_path, monkeypatch, ITEM)
    assert rows["contacts"] == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "predicted": 0,
        "gold": 2,
    }
    assert sum("missing: held meeting/talks" in line for line in rows["details"]) == 1


def test_another_text_than_the_annotated_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="not the one that was annotated"):
        score(tmp_path, monkeypatch, msgspec.structs.replace(ITEM, text="0" * 12))


def _names(one: GoldContact) -> Iterator[str]:
    for name in (*one.participants, *one.also, *(claim.by for claim in one.claims)):
        yield from (name,) if isinstance(name, str) else name


def test_the_gold_is_large_enough_and_consistent() -> None:
    items = load_contact_gold()
    counts: Counter[str] = Counter()
    assert len({(item.set, item.doc) for item in items}) == len(items)
    for item in items:
        assert item.part == part_of(item.doc)
        for one in item.contacts:
            assert one.spans == tuple(sorted(set(one.spans)))
            assert all(item.stretch.covers(span) for span in one.spans)
            assert all(item.stretch.covers(claim.span) for claim in one.claims)
            if not one.sure:
                counts["doubted"] += 1
                continue
            assert one.kinds
            assert one.participants
            assert all(len(name.split()) < 12 for name in _names(one))
            assert set(one.statuses) & {claim.status for claim in one.claims}
            counts["sure"] += 1
            counts["not held"] += not one.is_held
            counts[item.part] += 1
            counts["news"] += item.set in ("polnear", "polnear_dev", "aquaint", "meantime")
    assert counts["sure"] >= 120
    assert counts["not held"] >= 60
    assert 2 * counts["news"] >= counts["sure"]
    assert min(counts["dev"], counts["test"]) >= counts["sure"] / 3
    assert any(not item.contacts for item in items)
