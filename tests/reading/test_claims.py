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
