"""Readout titles: what counts as the contact the title names."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.evaluation.titles import Other, Titled, hidden, is_sound, judge
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, Claim, Contact, Participant, Reading, Report, Span

KNOWLEDGE = load_knowledge()
TITLED = Titled("a.md", "2021-05-04", "call", "silva", (Other(("mette", "sørli"), "Norway"),))
SILVA = Actor("x.ana-silva", "Ana Silva", "person", "PRT")
SORLI = Actor("x.mette-sorli", "Mette Sorli", "person", "NOR")
AT = Span(0, 1)


def reading(*contacts: Contact) -> Reading:
    return Reading(
        Report("r", "Some words.", published="2021-05-04"), (SILVA, SORLI), (), (), contacts
    )


def contact(ident: str = "c1", *, other: str = SORLI.id, **fields: Any) -> Contact:
    people = (Participant(SILVA.id, "Silva", AT), Participant(other, "her colleague", AT))
    made = Contact(
        ident, "call", "bilateral", people, "held", (Claim("held", "reporter", AT),), (AT,),
        when="2021-05-03",
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


def test_the_contact_is_right_when_principals_and_kind_are() -> None:
    verdict = judge(TITLED, reading(contact()), KNOWLEDGE)
    assert (verdict.any, verdict.main, verdict.dated, verdict.detail) == (True, True, True, "")


def test_the_country_may_stand_for_the_person() -> None:
    verdict = judge(TITLED, reading(contact(other="sta.nor")), KNOWLEDGE)
    assert verdict.any


def test_another_kind_has_the_principals_only() -> None:
    verdict = judge(TITLED, reading(contact(kind="meeting")), KNOWLEDGE)
    assert (verdict.any, verdict.principals) == (False, True)
    assert "MISS" in verdict.detail


def test_a_missing_side_is_a_miss() -> None:
    verdict = judge(TITLED, reading(contact(other="sta.dnk")), KNOWLEDGE)
    assert (verdict.any, verdict.principals) == (False, False)


def test_the_first_contact_and_the_date_are_judged_apart() -> None:
    early = contact("c0", kind="visit")
    verdict = judge(TITLED, reading(early, contact(when="2021-04-30")), KNOWLEDGE)
    assert (verdict.any, verdict.main, verdict.dated) == (True, False, False)
    assert not judge(TITLED, reading(contact(when=None)), KNOWLEDGE).dated
    assert not judge(TITLED, reading(contact(when="../2021-05-04")), KNOWLEDGE).dated


def test_titles_that_name_no_two_parties_are_told() -> None:
    mayors = msgspec.structs.replace(TITLED, others=(Other(("bipartisan",), "Mayors"),))
    assert is_sound(TITLED, KNOWLEDGE)
    assert not is_sound(mayors, KNOWLEDGE)
    assert not is_sound(msgspec.structs.replace(TITLED, home="jr's"), KNOWLEDGE)


def test_nothing_that_names_the_contact_reaches_the_reader() -> None:
    report = Report(
        "r", "Body.", "Readout of a call", "2021-05-04", "The Palace", "https://x.test/call",
        metadata={"tags": "calls"},
    )  # fmt: skip
    assert hidden(report) == Report("r", "Body.", published="2021-05-04", outlet="The Palace")
