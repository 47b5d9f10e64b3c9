"""What the words make of a contact: status and claimant, in the manner of wire copy."""

from __future__ import annotations

import pytest

import dragoman

PUBLISHED = "2021-06-01"  # a Tuesday

BERG = "Norwegian Foreign Minister Olga Berg"
OKAFOR = "Namibian President Nangolo Mbumba"


def told(text: str) -> list[tuple[str, str, set[str]]]:
    """Status, claimant and participants of every claim in a text."""
    reading = dragoman.read(text, published=PUBLISHED)
    names = {a.id: a.name for a in reading.actors} | {"reporter": "reporter"}
    return [
        (claim.status, names[claim.by], {p.name for p in contact.participants})
        for contact in reading.contacts
        for claim in contact.claims
    ]


@pytest.mark.parametrize(
    ("text", "status", "by", "parties"),
    [
        (
            f"{BERG} proposed on Monday that Malawi and Namibia hold talks in Oslo.",
            "proposed",
            "Olga Berg",
            {"Malawi", "Namibia"},
        ),
        (
            "The Kremlin denied that Norwegian envoy Olga Berg had met Iranian negotiator Reza "
            "Daneshvar on Monday.",
            "denied",
            "Kremlin",
            {"Olga Berg", "Reza Daneshvar"},
        ),
        (
            f"{BERG} called off a planned visit to Malawi, Malawian envoy Grace Phiri said.",
            "cancelled",
            "Grace Phiri",
            {"Olga Berg", "Malawi"},
        ),
        (
            f"Malawian envoy Grace Phiri said {BERG} had accepted an invitation to visit Malawi.",
            "scheduled",
            "Grace Phiri",
            {"Olga Berg", "Malawi"},
        ),
        (
            "Malawi said on Tuesday it would not return to talks with Namibia.",
            "refused",
            "Malawi",
            {"Malawi", "Namibia"},
        ),
        (
            f"{BERG} refused to meet Malawian minister Grace Phiri, EU envoy Jan Kask said.",
            "refused",
            "Jan Kask",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            "Malawi and Namibia are to hold another round of talks on Thursday, the United "
            "Nations said.",
            "scheduled",
            "United Nations",
            {"Malawi", "Namibia"},
        ),
        (
            "Malawi turned down an offer by Namibia to hold talks.",
            "refused",
            "reporter",
            {"Malawi", "Namibia"},
        ),
        (
            f"It is unclear whether {BERG} will meet Malawian envoy Grace Phiri in Oslo.",
            "speculated",
            "reporter",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            f"Reports of a secret meeting between {BERG} and Malawian envoy Grace Phiri are false, "
            "Norwegian envoy Nils Moe said.",
            "denied",
            "Nils Moe",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            "Norwegian envoy Olga Berg left Vienna without having met Iranian negotiator Reza "
            "Daneshvar.",
            "denied",
            "reporter",
            {"Olga Berg", "Reza Daneshvar"},
        ),
        (
            f"{BERG} has convened a meeting with Malawian envoy Grace Phiri for June 12.",
            "scheduled",
            "reporter",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            f"{BERG} said she would meet Malawian envoy Grace Phiri on June 12.",
            "scheduled",
            "Olga Berg",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            f"{BERG} said she would only meet Malawian envoy Grace Phiri after the hostages were "
            "freed.",
            "conditional",
            "Olga Berg",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            f'"I would be happy to meet President Lazarus Chakwera," {BERG} told reporters.',
            "proposed",
            "Olga Berg",
            {"Olga Berg", "Lazarus Chakwera"},
        ),
        (
            "Malawi and Namibia agreed to resume talks next month, the African Union said.",
            "scheduled",
            "African Union",
            {"Malawi", "Namibia"},
        ),
        (
            f"{BERG} delayed her trip to Malawi because of the floods.",
            "postponed",
            "reporter",
            {"Olga Berg", "Malawi"},
        ),
        (
            "Norway hopes to bring together the foreign ministers of Malawi and Namibia in Oslo.",
            "planned",
            "reporter",
            {"Malawi", "Namibia"},
        ),
        (
            f"{BERG} wrote to Malawian envoy Grace Phiri on Monday asking for the release of two "
            "sailors.",
            "held",
            "reporter",
            {"Olga Berg", "Grace Phiri"},
        ),
        (
            f"A call between {BERG} and Malawian envoy Grace Phiri is not on the agenda, Norwegian "
            "envoy Nils Moe said.",
            "denied",
            "Nils Moe",
            {"Olga Berg", "Grace Phiri"},
        ),
    ],
)
def test_status_and_claimant(text, status, by, parties):
    assert (status, by, parties) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{BERG} left the room when asked about a meeting with Malawian envoy Grace Phiri.",
        f"{BERG} did not deny that she had met Malawian envoy Grace Phiri.",
    ],
)
def test_what_is_left_open_claims_no_refusal_and_no_proposal(text):
    assert not {status for status, _, _ in told(text)} & {"proposed", "refused", "denied"}


def test_the_journey_dates_the_meeting():
    reading = dragoman.read(
        f"{BERG} plans to travel to Windhoek next month to meet {OKAFOR}.", published="2024-06-04"
    )
    (contact,) = reading.contacts
    assert (contact.status, contact.when) == ("planned", "2024-07")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            f"{BERG} offered on Monday to host a meeting between Malawian President Lazarus "
            "Chakwera and Namibian President Nangolo Mbumba. Malawi rejected the offer.",
            [("proposed", "Olga Berg"), ("refused", "Malawi")],
        ),
        (
            "Malawi and Namibia are due to hold talks in Oslo on June 16. They will take place in "
            "the harbour, Norwegian envoy Nils Moe said. It has been put off twice, he added.",
            [("scheduled", "reporter"), ("postponed", "Nils Moe")],
        ),
        (
            f"{BERG} proposed a summit with Malawian President Lazarus Chakwera last week. "
            '"There are no plans for a summit," Malawian envoy Grace Phiri said on Tuesday.',
            [("proposed", "Olga Berg"), ("denied", "Grace Phiri")],
        ),
        (
            f"{BERG} will hold talks with Malawian envoy Grace Phiri in Oslo on June 14. "
            '"There will be no such meeting," Malawian President Lazarus Chakwera said.',
            [("scheduled", "reporter"), ("denied", "Lazarus Chakwera")],
        ),
    ],
)
def test_words_that_point_back_reach_the_contact(text, claims):
    found = [(status, by) for status, by, _ in told(text)]
    assert [c for c in claims if c not in found] == []
    assert len(dragoman.read(text, published=PUBLISHED).contacts) == 1


def test_it_is_not_the_meeting_where_a_vote_stands_between():
    text = (
        f"{BERG} met Malawian envoy Grace Phiri on Monday. Parliament prepared a vote on the pact. "
        "It was postponed."
    )
    assert [status for status, _, _ in told(text)] == ["held"]


def test_the_next_round_is_of_the_same_two():
    reading = dragoman.read(
        "Malawi and Namibia held a fourth round of talks in Oslo on Monday. A fifth round is "
        "planned for July.",
        published=PUBLISHED,
    )
    assert [(c.status, c.when) for c in reading.contacts] == [
        ("held", "2021-05-31"),
        ("planned", "2021-07"),
    ]
    first, second = ({p.name for p in c.participants} for c in reading.contacts)
    assert first == second == {"Malawi", "Namibia"}


def test_two_days_for_one_call_are_a_conflict_of_fact():
    reading = dragoman.read(
        f"Malawi said President Lazarus Chakwera and {BERG} spoke by phone on Monday. Norway said "
        "the call took place on Sunday.",
        published=PUBLISHED,
    )
    (contact,) = reading.contacts
    (conflict,) = reading.conflicts
    assert contact.when == "2021-05-31"
    assert conflict.kind == "fact"
    assert conflict.claims is not None
    assert [contact.claims[i].when for i in conflict.claims] == ["2021-05-31", "2021-05-30"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Donald Tusk will meet Olaf Scholz on Friday, Polish officials said.",
            [("scheduled", "sta.pol")],
        ),
        (
            "A NATO official said on Monday that talks were difficult. The official said Donald "
            "Tusk would meet Olaf Scholz on Friday.",
            [("scheduled", "org.nato")],
        ),
        (
            "Donald Tusk spoke with Olaf Scholz, according to a Pentagon readout.",
            [("held", "org.us-department-of-defense")],
        ),
        (
            "A spokesman for Donald Tusk said there was no meeting planned with Olaf Scholz.",
            [("denied", "per.donald-tusk")],
        ),
        (
            "Olaf Scholz backed Donald Tusk's proposal to hold a summit with Emmanuel Macron.",
            [("proposed", "per.donald-tusk")],
        ),
        (
            "Warsaw and Berlin were to hold talks. But Warsaw refused to meet.",
            [("scheduled", "reporter"), ("refused", "reporter")],
        ),
        (
            "Moscow does not refuse to negotiate with Kyiv, Dmitry Peskov said.",
            [("proposed", "per.dmitry-peskov")],
        ),
        (
            "Moscow has not asked for a meeting with Emmanuel Macron, Dmitry Peskov said.",
            [("denied", "per.dmitry-peskov")],
        ),
        (
            "No date has been set for the meeting between Donald Tusk and Olaf Scholz.",
            [("planned", "reporter")],
        ),
        (
            "Donald Tusk would meet Olaf Scholz only after a ceasefire.",
            [("conditional", "reporter")],
        ),
        (
            "Donald Tusk said he would go ahead with the meeting with Olaf Scholz.",
            [("scheduled", "per.donald-tusk")],
        ),
        (
            "Donald Tusk expressed hope that a meeting with Olaf Scholz would take place.",
            [("planned", "reporter")],
        ),
        (
            "Olaf Scholz urged Donald Tusk in their phone call to wait.",
            [("held", "reporter")],
        ),
    ],
)
def test_whose_claim_and_what_it_says(text: str, claims: list[tuple[str, str]]) -> None:
    (contact,) = dragoman.read(text, published="2024-05-15").contacts
    assert [(c.status, c.by) for c in contact.claims] == claims
