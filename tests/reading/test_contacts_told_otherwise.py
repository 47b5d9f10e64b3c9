"""Contacts that are told by other words than "met" and "held talks": journeys, stays, occasions,
groups without names, assemblies; and what sets one of a series apart.
"""

from __future__ import annotations

import pytest

from dragoman.model import Contact, Reading, Report
from dragoman.reading.pipeline import read_report

EIDE, TUSK, MACRON, SCHOLZ = "Espen Barth Eide", "Donald Tusk", "Emmanuel Macron", "Olaf Scholz"
PUBLISHED = "2024-05-15"  # a Wednesday


def read(text: str, title: str | None = None, outlet: str | None = None) -> Reading:
    report = Report(id="r", text=text, title=title, published=PUBLISHED, outlet=outlet)
    return read_report(report)


def told(contact: Contact) -> tuple[str, str, set[str]]:
    return contact.kind, contact.status, {p.name for p in contact.participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Espen Barth Eide spent five hours in Sweden on Monday.",
            [("visit", "held", {EIDE, "Sweden"})],
        ),
        (
            "Espen Barth Eide will spend a day in Sweden and then two hours in Helsinki, Finland.",
            [
                ("visit", "scheduled", {EIDE, "Sweden"}),
                ("visit", "scheduled", {EIDE, "Finland"}),
            ],
        ),
        ("Espen Barth Eide spent his holiday and five days in Sweden.", []),
        (
            "Espen Barth Eide departs Sweden for Finland today.",
            [("visit", "held", {EIDE, "Sweden"}), ("visit", "scheduled", {EIDE, "Finland"})],
        ),
        (
            "Officials in Sweden, where Espen Barth Eide arrived next, were pleased.",
            [("visit", "held", {EIDE, "Sweden"})],
        ),
        (
            "Donald Tusk praised farmers during his British trip.",
            [("visit", "held", {TUSK, "United Kingdom"})],
        ),
        (
            "Donald Tusk is on an official visit to Sweden.",
            [("visit", "held", {TUSK, "Sweden"})],
        ),
        (
            "Donald Tusk said he looked forward to visiting Kenya and Tanzania.",
            [("visit", "scheduled", {TUSK, "Kenya", "Tanzania"})],
        ),
        (
            "Donald Tusk shuttled between Oslo and Stockholm.",
            [("visit", "held", {TUSK, "Norway", "Sweden"})],
        ),
        (
            "Donald Tusk invited Emmanuel Macron to Warsaw.",
            [("visit", "proposed", {TUSK, MACRON})],
        ),
        (
            "Espen Barth Eide travels to Warsaw next week to meet Donald Tusk.",
            [("meeting", "scheduled", {EIDE, TUSK})],
        ),
    ],
)
def test_visits_by_the_way_the_stay_and_the_departure(
    text: str, expected: list[tuple[str, str, set[str]]]
) -> None:
    assert [told(c) for c in read(text).contacts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Olaf Scholz is in Warsaw for talks with Donald Tusk.",
            ("talks", "held", {SCHOLZ, TUSK}),
        ),
        ("Warsaw and Berlin are in talks over trade.", ("talks", "held", {"Poland", "Germany"})),
        (
            "Talks are under way between Berlin and Warsaw.",
            ("talks", "held", {"Germany", "Poland"}),
        ),
        (
            "Emmanuel Macron told Donald Tusk in a call on Saturday that he agreed.",
            ("call", "held", {MACRON, TUSK}),
        ),
        (
            "Emmanuel Macron congratulated Donald Tusk in a telegram.",
            ("message", "held", {MACRON, TUSK}),
        ),
        (
            "In a letter to Donald Tusk, Emmanuel Macron rejected the plan.",
            ("message", "held", {MACRON, TUSK}),
        ),
        (
            "Emmanuel Macron, who met Donald Tusk in Lyon, was pleased.",
            ("meeting", "held", {MACRON, TUSK}),
        ),
        (
            "This was stated by Emmanuel Macron when answering questions following the talks "
            "with Donald Tusk.",
            ("talks", "held", {MACRON, TUSK}),
        ),
        (
            "Olaf Scholz was due to lay flowers, speak to students and meet with Donald Tusk.",
            ("meeting", "scheduled", {SCHOLZ, TUSK}),
        ),
        (
            "Olaf Scholz held a series of meetings with Donald Tusk.",
            ("meeting", "held", {SCHOLZ, TUSK}),
        ),
        (
            "The plan will build on the phone call between Olaf Scholz and Donald Tusk.",
            ("call", "held", {SCHOLZ, TUSK}),
        ),
        (
            "Espen Barth Eide learned of a meeting of Olaf Scholz with Donald Tusk.",
            ("meeting", "held", {SCHOLZ, TUSK}),
        ),
        (
            "Olaf Scholz said he had instructed Annalena Baerbock to continue negotiating with "
            "the Russians.",
            ("talks", "planned", {"Annalena Baerbock", "Russia"}),
        ),
        ("Olaf Scholz got a call from Donald Tusk.", ("call", "held", {SCHOLZ, TUSK})),
        ("Olaf Scholz received a letter from Donald Tusk.", ("message", "held", {SCHOLZ, TUSK})),
        (
            "Olaf Scholz urged Donald Tusk, in a meeting on Monday, to sign.",
            ("meeting", "held", {SCHOLZ, TUSK}),
        ),
        (
            "Norwegian negotiators flew to Warsaw for talks on a pact with Poland.",
            ("talks", "held", {"Norway", "Poland"}),
        ),
        (
            "Oslo rejected Warsaw's request for a meeting.",
            ("meeting", "refused", {"Norway", "Poland"}),
        ),
    ],
)
def test_contacts_that_other_words_carry(text: str, expected: tuple[str, str, set[str]]) -> None:
    assert [told(c) for c in read(text).contacts] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron thanked the crews during his telephone conversations with Olaf Scholz "
        "and Donald Tusk.",
        "Emmanuel Macron phoned Olaf Scholz and Donald Tusk on Monday.",
        "Emmanuel Macron met separately with Olaf Scholz and Donald Tusk.",
    ],
)
def test_one_word_for_two_contacts(text: str) -> None:
    pairs = [{p.name for p in c.participants} for c in read(text).contacts]
    assert pairs == [{MACRON, SCHOLZ}, {MACRON, TUSK}]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Olaf Scholz held talks with 195 countries.", "195 countries"),
        ("Olaf Scholz met members of the US Congress.", "US Congress"),
        ("Olaf Scholz met with a range of EU officials.", "European Union"),
        ("Olaf Scholz negotiated with the Russians.", "Russia"),
    ],
)
def test_groups_without_names(text: str, group: str) -> None:
    (contact,) = read(text).contacts
    assert {p.name for p in contact.participants} == {SCHOLZ, group}


@pytest.mark.parametrize(
    ("text", "body", "status", "when"),
    [
        ("The issue may delay a NATO summit set for Oslo in July.", "NATO", "scheduled", "2024-07"),
        ("As a July NATO summit in Oslo approaches, Berlin is busy.", "NATO", "scheduled", None),
        (
            "They can take part in planning for the NATO summit in July.",
            "NATO",
            "scheduled",
            "2024-07",
        ),
        ("NATO took the decision at the Madrid summit.", "NATO", "held", None),
        ("The G7 nations had met in Ottawa.", "G7 countries", "held", None),
        ("EU leaders met in Brussels.", "EU leaders", "held", None),
    ],
)
def test_assemblies(text: str, body: str, status: str, when: str | None) -> None:
    (contact,) = read(text).contacts
    assert ([p.name for p in contact.participants], contact.status) == ([body], status)
    assert contact.format == "multilateral"
    assert when is None or contact.when == when


def test_two_summits_of_one_alliance_at_two_places() -> None:
    reading = read("NATO agreed on it at the Madrid summit. It will be signed at the NATO Oslo "
                   "summit on July 9.")  # fmt: skip
    assert [(c.where, c.status) for c in reading.contacts] == [
        ("Madrid", "held"),
        ("Oslo", "scheduled"),
    ]


def test_a_states_own_council_is_not_that_of_the_united_nations() -> None:
    text = "Emmanuel Macron held a meeting with members of the Security Council."
    assert read(text, outlet="Presidency of France").contacts == ()
    assert len(read(text).contacts) == 1


def test_the_author_of_a_statement_is_who_says_i() -> None:
    text = "Today I spoke with Chancellor Olaf Scholz of Germany about the harvest."
    statement = read(text, title="Statement of Prime Minister Donald Tusk on the Harvest")
    assert [told(c) for c in statement.contacts] == [("call", "held", {TUSK, SCHOLZ})]
    assert read(text).contacts == ()


def test_our_country_in_a_release_is_the_issuers() -> None:
    text = "Emmanuel Macron thanked France. He invited Donald Tusk to pay a visit to our country."
    (contact,) = read(text, outlet="Presidency of France").contacts
    assert told(contact) == ("visit", "proposed", {"France", TUSK})


def test_talks_held_on_a_day_of_their_own_are_not_the_call_of_today() -> None:
    reading = read(
        "Emmanuel Macron had a telephone conversation with Donald Tusk. As a follow-up to the "
        "talks held in Lyon on April 3, 2024, the leaders discussed trade."
    )
    assert reading.contacts[0].when is None


def test_a_further_contact_of_a_series_is_not_the_first() -> None:
    reading = read(
        "Emmanuel Macron spoke by phone with Donald Tusk on Monday. The two leaders agreed to "
        "speak again on Friday."
    )
    assert [(c.status, c.when) for c in reading.contacts] == [
        ("held", "2024-05-13"),
        ("scheduled", "2024-05-17"),
    ]


@pytest.mark.parametrize(
    ("text", "initiative", "duration", "minutes"),
    [
        (
            "Emmanuel Macron had a 90-minute phone call with Donald Tusk. The conversation took "
            "place at the initiative of the Polish side.",
            "sta.pol",
            "90-minute",
            90,
        ),
        (
            "Olaf Scholz and Emmanuel Macron met for two hours in Lyon.",
            None,
            "two hours",
            120,
        ),
        (
            "Olaf Scholz spoke with Emmanuel Macron for more than an hour, at Berlin's request.",
            "sta.deu",
            "more than an hour",
            None,
        ),
        (
            "The meeting between Olaf Scholz and Emmanuel Macron lasted half an hour.",
            None,
            "half an hour",
            30,
        ),
        (
            "A call between Olaf Scholz and Emmanuel Macron, initiated by Germany, took place.",
            "sta.deu",
            None,
            None,
        ),
        ("Olaf Scholz met Emmanuel Macron for the first time.", None, None, None),
    ],
)
def test_initiative_and_duration(
    text: str, initiative: str | None, duration: str | None, minutes: int | None
) -> None:
    reading = read(text)
    (contact,) = reading.contacts
    assert (contact.initiative, contact.duration, contact.duration_minutes) == (
        initiative,
        duration,
        minutes,
    )
    assert initiative is None or initiative in {a.id for a in reading.actors}
