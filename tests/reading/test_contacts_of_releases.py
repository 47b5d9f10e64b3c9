"""Contacts in the manner of presidencies' releases: titles before names, means, messages."""

from __future__ import annotations

import pytest

from dragoman.model import Contact, Report
from dragoman.reading.pipeline import read_report

BOTH = {"Ilham Aliyev", "Nikol Pashinyan"}
PUBLISHED = "2022-05-25"


def contacts(text: str) -> tuple[Contact, ...]:
    return read_report(Report(id="r", text=text, published=PUBLISHED)).contacts


def names(contact: Contact) -> set[str]:
    return {p.name for p in contact.participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilham Aliyev had a telephone talk with Nikol Pashinyan.", "call"),
        ("Ilham Aliyev had a video talk with Nikol Pashinyan.", "video_call"),
        ("Ilham Aliyev and Nikol Pashinyan exchanged views in a phone conversation.", "call"),
        ("In a phone call, Ilham Aliyev thanked Nikol Pashinyan for the bridges.", "call"),
        (
            "Following the fish forum (via videoconference), Ilham Aliyev and Nikol Pashinyan "
            "spoke on the phone.",
            "call",
        ),
        (
            "Following a telephone poll, Ilham Aliyev and Nikol Pashinyan talked by video link.",
            "video_call",
        ),
        (
            "The President of Azerbaijan received in the old Yerevan Hotel Prime Minister of the "
            "Republic of Armenia Nikol Pashinyan, who is on a visit.",
            "meeting",
        ),
    ],
)
def test_the_words_next_to_a_contact_tell_its_kind(text: str, kind: str) -> None:
    (contact,) = contacts(text)
    assert (contact.kind, contact.status, names(contact)) == (kind, "held", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "Ilham Aliyev congratulated Nikol Pashinyan on the new bridge.\n\n"
        'The message reads, in part: "May it last."',
        "Ilham Aliyev expressed his condolences to Nikol Pashinyan over the flood. "
        'The telegram says: "We share your grief."',
        "Ilham Aliyev sent congratulations to Nikol Pashinyan on the new bridge.",
    ],
)
def test_a_message_that_is_quoted_or_sent_is_a_contact(text: str) -> None:
    (contact,) = contacts(text)
    assert (contact.kind, contact.status, names(contact)) == ("message", "held", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "Ilham Aliyev had a good talk, said Nikol Pashinyan.",
        "Ilham Aliyev congratulated Nikol Pashinyan on the new bridge.",
        "Ilham Aliyev expressed congratulations to Nikol Pashinyan on the bridge.",
        "Ilham Aliyev opened the bridge. The message reads: Drive slowly.",
        "Ilham Aliyev and Nikol Pashinyan shared views in a phone call with reporters.",
        "The minister of Chad met with the head of the fishing company of Mali.",
    ],
)
def test_what_only_resembles_a_contact_is_none(text: str) -> None:
    assert contacts(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Minister for Foreign Affairs of Ukraine Dmytro Kuleba and Head of the Office of the "
            "President Andriy Yermak met with Victoria Nuland.",
            {"Dmytro Kuleba", "Andriy Yermak", "Victoria Nuland"},
        ),
        (
            "Dmytro Kuleba met with Head of the NATO Mission in Oslo Olga Berg.",
            {"Dmytro Kuleba", "NATO"},
        ),
        (
            "Dmytro Kuleba met with Chairman of the Committee on Trade of the Republic of Chad.",
            {"Dmytro Kuleba", "Chad"},
        ),
        (
            "Dmytro Kuleba met with EU Commissioner for Trade Olga Berg.",
            {"Dmytro Kuleba", "Olga Berg"},
        ),
        (
            "The Armenian delegation arrived in Tbilisi to take part in talks with "
            "representatives of Azerbaijan.",
            {"Armenia", "Azerbaijan"},
        ),
    ],
)
def test_officials_are_told_by_the_titles_before_their_names(text: str, who: set[str]) -> None:
    (contact,) = contacts(text)
    assert names(contact) == who


@pytest.mark.parametrize(
    ("second", "when"),
    [
        ("They praised what was agreed during the visit in April 2022.", None),
        ("They praised the results of the December summit in Oslo.", None),
        ("The meeting took place in April 2022.", "2022-04"),
        ("The summit on 20 May went well.", "2022-05-20"),
    ],
)
def test_the_month_of_an_earlier_contact_does_not_date_this_one(
    second: str, when: str | None
) -> None:
    contact = contacts(f"Ilham Aliyev met with Nikol Pashinyan. {second}")[0]
    assert (names(contact), contact.when) == (BOTH, when)
