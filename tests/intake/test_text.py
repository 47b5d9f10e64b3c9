"""Plain text, kept but for what stands around it."""

from __future__ import annotations

import pytest


def test_text_stays_as_it_is(take):
    body = "Envoys  met in Oslo.\n\tThey left.\n\nA second round\u00a0follows."
    assert take(body, "a.txt").report.text == body


def test_headline_dateline_and_credits_leave_the_text(take):
    report = take(
        "Envoys to resume talks in Oslo\n\n"
        "By Jane Roe\n\n"
        "OSLO, May 14 (Reuters) - Armenia's envoy will return to Oslo,\n"
        "his office said.\n\n"
        "The other side did not comment.\n\n"
        "(Reporting by Jane Roe in Oslo; editing by John Doe)\n",
        "a.txt",
    ).report
    assert report.title == "Envoys to resume talks in Oslo"
    assert report.authors == ("Jane Roe",)
    assert report.credits == ("Reuters", "Jane Roe")
    assert report.metadata["dateline"] == "OSLO, May 14 (Reuters) -"
    assert report.published is None
    assert report.text == (
        "Armenia's envoy will return to Oslo,\nhis office said.\n\nThe other side did not comment."
    )


def test_tass_dateline_with_a_year_dates_the_report(take):
    report = take("MOSCOW, August 26, 2020. /TASS/. Envoys met on Tuesday.", "a.txt").report
    assert (report.text, report.credits, report.published) == (
        "Envoys met on Tuesday.",
        ("TASS",),
        "2020-08-26",
    )


@pytest.mark.parametrize(
    ("dateline", "named"),
    [
        ("LILONGWE, March 5 (Southern Press Service) - ", ("Southern Press Service",)),
        ("VIENNA, Austria, 5 March (Fjord Press) — ", ("Fjord Press",)),
    ],
)
def test_capitals_and_a_day_make_a_dateline_of_an_agency_nobody_knows(take, dateline, named):
    report = take(f"{dateline}Envoys met on Tuesday.", "a.txt").report
    assert (report.text, report.credits) == ("Envoys met on Tuesday.", named)


def test_a_date_in_an_agency_dateline_dates_the_report(take):
    report = take("OSLO, March 5, 2024 (Reuters) - Envoys met.", "a.txt").report
    assert (report.text, report.published) == ("Envoys met.", "2024-03-05")


def test_a_bracket_that_is_no_agency_stays(take):
    body = "Oslo (Norway) - where envoys met - is quiet."
    assert take(body, "a.txt").report.text == body


def test_first_line_of_prose_is_no_title(take):
    report = take("Envoys met.\n\nThey left Oslo on the next day, their office said.").report
    assert report.title is None
    assert report.text.startswith("Envoys met.")


def test_transcript_turn_is_no_title(take):
    report = take(
        "MS. ROE: Good afternoon, all\n\nQ Will the envoys meet again in Oslo soon?"
    ).report
    assert report.title is None


def test_caption_between_single_line_paragraphs_leaves(take):
    report = take(
        "Envoys met in Oslo on Monday.\nThe hall in Oslo. Jane Roe / AFP\nThey left at noon.",
        "a.txt",
    ).report
    assert report.text == "Envoys met in Oslo on Monday.\n\nThey left at noon."
    assert report.images[0].credit == "Jane Roe / AFP"


def test_nul_goes_and_invisible_characters_stay(take):
    report = take("Envoys\x00 met in \u202bOslo\u202c on\u200b Monday.", "a.txt").report
    assert report.text == "Envoys met in \u202bOslo\u202c on\u200b Monday."
