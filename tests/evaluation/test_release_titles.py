"""Releases' titles: which contact they name, and when a reading has found it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.evaluation.release_gold import Named, Side, TitleReader
from dragoman.evaluation.release_titles import (
    Release,
    accepted,
    is_told,
    judge,
    part_of,
    releases,
)
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, Claim, Contact, Participant, Reading, Report, Span

KNOWLEDGE = load_knowledge()
DAY = "2023-03-14"
FRENCH = TitleReader("sta.fra", KNOWLEDGE)
MACRON = Side("Emmanuel Macron", "President", "France")


def named(title: str, day: str = DAY) -> Named:
    found = FRENCH.read(title, day)
    assert found is not None, title
    return found


@pytest.mark.parametrize(
    ("title", "kind", "others"),
    [
        ("Telephone conversation with President of Chad Idriss Deby", "call", ["Idriss Deby|Chad"]),
        ("President had a phone conversation with the King of Norway", "call", ["|Norway"]),
        ("President of France had his second phone call with the Norwegian Prime Minister since "
         "the start of the year", "call", ["|Norway"]),
        ("Macron has telephone talk with Prime Minister of Chad", "call", ["|Chad"]),
        ("Emmanuel Macron's telephone conversation with Angela Merkel", "call",
         ["Angela Merkel|Germany"]),
        ("The first phone conversation between the President of France and the King of Norway "
         "took place", "call", ["|Norway"]),
        ("In a phone conversation with the King of Norway, the President of France discussed fish",
         "call", ["|Norway"]),
        ("Macron holds video meeting with group of U.S. senators", "video_call",
         ["|United States"]),
        ("Meeting with Norwegian Foreign Minister Ann Lee", "meeting", ["Ann Lee|Norway"]),
        ("Meeting with Secretary General of NATO Ann Lee", "meeting", ["Ann Lee|NATO"]),
        ("In Lyon, the President of France started a meeting with the King of Norway", "meeting",
         ["|Norway"]),
        ("President met with the Chairman of the Foreign Affairs Committee of the Estonian "
         "Parliament", "meeting", ["|Estonia"]),
        ("President met with the Minister of Trade, the European Union and Fish of Norway",
         "meeting", ["|Norway"]),
        ("Presidents of France and Estonia began their meeting in Paris", "meeting", ["|Estonia"]),
        ("Trilateral meeting of presidents of France, Chad and Estonia begins", "meeting",
         ["|Chad", "|Estonia"]),
        ("President meets with the Presidents of Chad and Estonia in Lyon", "meeting",
         ["|Chad", "|Estonia"]),
        ("Macron receives Norwegian delegation led by a bishop", "meeting", ["|Norway"]),
        ("Talks with President of Chad Idriss Deby", "talks", ["Idriss Deby|Chad"]),
        ("French-Norwegian talks", "talks", ["|Norway"]),
        ("France-ASEAN Summit", "summit", ["|Association of Southeast Asian Nations"]),
        ("On May 2, Emmanuel Macron will visit Norway", "visit", ["|Norway"]),
        ("Condolences to President of Chad Idriss Deby", "message", ["Idriss Deby|Chad"]),
        ("Congratulations to Ann Lee on her re-election as President of Estonia", "message",
         ["Ann Lee|Estonia"]),
        ("Greetings to King Harald V of Norway", "message", ["|Norway"]),
    ],
)  # fmt: skip
def test_a_title_about_one_contact_names_kind_and_sides(
    title: str, kind: str, others: list[str]
) -> None:
    found = named(title)
    assert (found.kind, found.home) == (kind, (MACRON,))
    assert [f"{side.name}|{side.country}" for side in found.others] == others


@pytest.mark.parametrize(
    "title",
    [
        "Meeting with Head of the Tax Service Ann Lee",
        "Meeting with Defence Minister Ann Lee",
        "Meeting with French ambassadors",
        "Meeting with Norwegian business leaders",
        "Meeting with Norwegian",
        "Telephone conversation with Ann Lee",
        "Telephone conversations with King of Norway and President of Chad",
        "Conversation with King of Norway",
        "President of France discussed fish with the King of Norway",
        "News conference following French-Norwegian talks",
        "Joint statement following the meeting with the King of Norway",
        "Macron meets with EU, Norwegian ambassadors to France",
        "President met with foreign ministers of the Nordic format",
        "Greetings to participants of the Franco-Norwegian fish forum",
        "Condolences on the passing of Ann Lee",
        "Emmanuel Macron will visit Lyon",
        "Presidents of Chad and Estonia began their meeting in Oslo",
    ],
)
def test_a_title_that_leaves_kind_or_side_open_names_nothing(title: str) -> None:
    assert FRENCH.read(title, DAY) is None


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("Ann Lee met with the Ambassador of Norway", ["Ann Lee"]),
        ("Ann Lee and Bo Ek met with the Ambassador of Norway", ["Ann Lee", "Bo Ek"]),
        ("Head of the Office of the President of France Ann Lee met with the Ambassador of Norway",
         ["Ann Lee"]),
        ("First Lady of France met in Lyon with the First Lady of Chad", [""]),
        ("French and Norwegian delegations held the first round of negotiations", [""]),
        ("Head of State met with the Ambassador of Norway", ["Emmanuel Macron"]),
    ],
)  # fmt: skip
def test_the_home_side_is_the_president_unless_the_title_names_another(
    title: str, home: list[str]
) -> None:
    assert [side.name for side in named(title).home] == home


def test_nobody_speaks_for_another_state_at_home() -> None:
    assert FRENCH.read("President of Chad met with the King of Norway", DAY) is None
    assert FRENCH.read("Angela Merkel met with the King of Norway", DAY) is None


@pytest.mark.parametrize(
    ("title", "published", "day"),
    [
        ("Meeting with King of Norway", DAY, DAY),
        ("On May 2, Emmanuel Macron will hold talks with King of Norway", DAY, "2023-05-02"),
        ("Emmanuel Macron will meet with King of Norway on January 3", "2022-12-30", "2023-01-03"),
        ("President of France to meet with the King of Norway", DAY, None),
    ],
)
def test_the_day_is_the_titles_or_that_of_publication(
    title: str, published: str, day: str | None
) -> None:
    assert named(title, published).day == day


# --- judging -------------------------------------------------------------------

NORWAY = Side("Mette Sørli", "Minister", "Norway")
TITLED = Release("palace", Report("r", "Some words."), Named("meeting", (MACRON,), (NORWAY,), DAY))
MACRON_ACTOR = Actor("per.emmanuel-macron", "Emmanuel Macron", "person", "FRA")
COLLEAGUE = Actor("x.ana-silva", "Ana Silva", "person", "FRA")
SORLI = Actor("x.mette-sorli", "Mette Sorli", "person", "NOR")
AT = Span(0, 1)


def reading(*contacts: Contact) -> Reading:
    actors = (MACRON_ACTOR, COLLEAGUE, SORLI)
    return Reading(TITLED.report, actors, (), (), contacts)


def contact(home: str = MACRON_ACTOR.id, **fields: Any) -> Contact:
    people = (Participant(home, "he", AT), Participant(SORLI.id, "her", AT))
    made = Contact(
        "c1", "meeting", "bilateral", people, "held", (Claim("held", "reporter", AT),), (AT,),
        when=DAY,
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


def test_kind_and_principals_of_one_contact_make_it_right() -> None:
    verdict = judge(TITLED, reading(contact()), KNOWLEDGE)
    assert verdict.both
    assert verdict.exact
    assert verdict.dated
    assert verdict.detail == ""


def test_talks_may_be_what_the_title_calls_a_meeting_but_a_call_may_not() -> None:
    talks = judge(TITLED, reading(contact(kind="talks")), KNOWLEDGE)
    assert (talks.both, talks.exact) == (True, False)
    call = judge(TITLED, reading(contact(kind="call")), KNOWLEDGE)
    assert (call.kind, call.principals, call.both) == (False, True, False)
    assert "WRONG KIND" in call.detail


def test_kind_and_principals_of_two_contacts_do_not_make_one() -> None:
    other = contact(COLLEAGUE.id, id="c2")
    verdict = judge(TITLED, reading(contact(kind="message"), other), KNOWLEDGE)
    assert (verdict.kind, verdict.principals, verdict.both) == (True, True, False)


def test_another_of_the_home_side_does_not_stand_for_the_one_named() -> None:
    assert not judge(TITLED, reading(contact(COLLEAGUE.id)), KNOWLEDGE).principals
    office = TITLED._replace(
        named=TITLED.named._replace(home=(Side("", "Head of the Office", "France"),))
    )
    assert judge(office, reading(contact(COLLEAGUE.id)), KNOWLEDGE).principals


def test_another_day_is_worse_than_none() -> None:
    undated = judge(TITLED, reading(contact(when=None)), KNOWLEDGE)
    assert (undated.dated, undated.misdated, undated.detail) == (False, False, "")
    early = judge(TITLED, reading(contact(when="2023-03-10")), KNOWLEDGE)
    assert (early.dated, early.misdated) == (False, True)
    since = judge(TITLED, reading(contact(when=f"../{DAY}")), KNOWLEDGE)
    assert (since.dated, since.misdated) == (False, False)
    open_day = TITLED._replace(named=TITLED.named._replace(day=None))
    assert judge(open_day, reading(contact(when="2023-03-10")), KNOWLEDGE).dated is None


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Emmanuel Macron met the minister from Oslo, Mette Sørli.", True),
        ("The President met the Norwegian minister.", True),
        ("The two leaders will discuss trade with Norway.", False),
        ("Emmanuel Macron will discuss trade with the minister.", False),
    ],
)
def test_a_body_that_only_goes_on_from_its_title_is_told_apart(body: str, told: bool) -> None:
    assert is_told(TITLED.named, body, KNOWLEDGE) is told


def test_three_heads_of_state_may_hold_a_summit() -> None:
    assert "summit" not in accepted(TITLED.named)
    assert "summit" in accepted(TITLED.named._replace(others=(NORWAY, NORWAY)))


def test_the_part_of_a_release_hangs_on_its_address_alone() -> None:
    reports = [
        Report(str(n), "Body.", "Meeting with King of Norway", DAY, url=f"https://x.test/{n}")
        for n in range(40)
    ]
    dev = releases("palace", reports, FRENCH, "dev")
    test = releases("palace", reports, FRENCH, "test")
    assert len(dev) + len(test) == 40
    assert 10 < len(dev) < 30
    assert {part_of(release.report) for release in test} == {"test"}
    renamed = msgspec.structs.replace(reports[0], text="Other.", title="Other")
    assert part_of(renamed) == part_of(reports[0])
