"""Which two reports carry one text, and which do not."""

from __future__ import annotations

import pytest

from copied_texts import edited, paragraph, report_of, text_of
from dragoman.matching.copies.deciding import CopyEdge, compare
from dragoman.matching.copies.signature import Signature, signature_of
from dragoman.model import Report

WIRE = text_of(1, 2, 3, 4)


def signed(report: Report, key: str) -> Signature:
    return signature_of(report, key)


def edge(one: Report, other: Report) -> CopyEdge | None:
    a, b = signed(one, "r-a"), signed(other, "r-b")
    found, turned = compare(a, b), compare(b, a)
    assert found == turned
    return found


def kind(one: Report, other: Report) -> str | None:
    found = edge(one, other)
    return found and found.kind


@pytest.mark.parametrize(
    "copy",
    [
        WIRE.upper(),
        WIRE.replace("\n\n", "\r\n \u00a0"),
        " -- ".join(WIRE.split("\n\n")),
        WIRE.replace(". ", "! "),
    ],
)
def test_the_same_words_in_another_dress_are_an_exact_copy(copy: str) -> None:
    assert kind(report_of(WIRE), report_of(copy, ident="two")) == "exact"


@pytest.mark.parametrize(
    "copy",
    [
        edited(WIRE, 10),
        edited(WIRE, 5),
        text_of(1, 2, 3),
        text_of(1, 4, 3, 2),
        "By Tor Lindqvist\n\nOSLO, Aug 26 (Fjord Press) - " + WIRE,
        text_of(1, 2, 3, 4, 5),
    ],
    ids=["every tenth word", "every fifth word", "cut", "reordered", "byline", "appended"],
)
def test_an_edited_text_is_a_near_copy(copy: str) -> None:
    assert kind(report_of(WIRE), report_of(copy, ident="two")) == "near"


def test_a_longer_article_contains_what_it_quotes() -> None:
    article = text_of(10, 11, 12, 1, 2, 3, 13, 14, 15, 16)
    found = edge(report_of(WIRE), report_of(article, ident="two"))
    assert found is not None
    assert (found.kind, found.a, found.b) == ("contains", "r-b", "r-a")
    assert (found.share_a, found.share_b) == (0.3, 0.75)
    [stretch] = found.stretches
    assert stretch == (180, 360, 0, 180, 180)


def test_a_credit_to_the_agency_makes_less_enough() -> None:
    article = text_of(10, 11, 12, 1, 2, 13, 14, 15)
    wire = text_of(1, 2, 3, 4, 5)
    assert kind(report_of(wire, credited=("AFP",)), report_of(article, ident="two")) is None
    credited = report_of(article, ident="two", credited=("AFP",))
    assert kind(report_of(wire, credited=("AFP",)), credited) == "contains"
    assert kind(report_of(wire, credited=("AP",)), credited) is None


def test_a_standing_paragraph_makes_no_copy() -> None:
    background = paragraph(99, 70)
    one = report_of(f"{text_of(1, 2, 3)}\n\n{background}")
    other = report_of(f"{text_of(4, 5, 6)}\n\n{background}", ident="two")
    assert edge(one, other) is None


def test_a_long_quotation_in_two_stories_makes_no_copy() -> None:
    said = f"“{paragraph(50, 45)}”"
    one = report_of(f"{text_of(1, 2)}\n\n{said}\n\n{paragraph(3)}")
    other = report_of(f"{text_of(4)}\n\n{said}\n\n{text_of(5, 6)}", ident="two")
    assert edge(one, other) is None


def test_equal_lines_are_no_copies() -> None:
    line = "The two foreign ministers spoke by phone on Monday, the ministry said."
    assert edge(report_of(line), report_of(line, ident="two")) is None


def test_a_form_filled_in_again_weeks_later_is_no_copy() -> None:
    first, later = report_of(WIRE), report_of(edited(WIRE, 5), published="2025-09-26")
    assert edge(first, later) is None
    assert kind(first, report_of(WIRE.upper(), published="2025-09-26")) == "exact"


def test_an_undated_copy_is_a_copy() -> None:
    assert kind(report_of(WIRE), report_of(edited(WIRE, 5), published=None)) == "near"


def test_one_site_fills_in_one_form_twice_a_day() -> None:
    form = text_of(1, 2)
    one = report_of(form, url="https://presidency.example/1")
    other = report_of(edited(form, 12), ident="two", url="https://presidency.example/2")
    elsewhere = report_of(edited(form, 12), ident="two", url="https://fjord.example/2")
    assert edge(one, other) is None
    assert kind(one, elsewhere) == "near"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (WIRE + " " + paragraph(7), "version"),
        (WIRE.upper(), "version"),
        (text_of(1, 20, 21, 22), "version"),
        (text_of(20, 21, 22), None),
    ],
)
def test_a_changed_text_at_one_address_is_a_version(new: str, expected: str | None) -> None:
    one = report_of(WIRE, url="https://www.fjord.example/talks/?utm_source=feed")
    other = report_of(new, ident="two", url="http://fjord.example/talks", published="2025-09-30")
    assert kind(one, other) == expected


def test_the_title_tells_a_rewritten_page_from_another_one() -> None:
    url = "https://fjord.example/live"
    one = report_of(WIRE, url=url, title="Talks in Oslo")
    other = report_of(text_of(20, 21), url=url, title="TALKS IN OSLO", ident="two")
    assert kind(one, other) == "version"
