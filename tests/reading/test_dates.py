"""Time expressions and their values, in the manner of wire copy. Published on a Tuesday."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from dragoman.model import DateMention
from dragoman.model.when import parse_edtf
from dragoman.reading.dates import date_expressions, read_dates
from dragoman.reading.language import parse_text
from dragoman.reading.syntax import Parse

PUBLISHED = "2020-11-10"


@cache
def parsed(text: str) -> Parse:
    return parse_text(text)


def dates(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in read_dates(parsed(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # weekdays by tense
        ("The minister said Monday that he had called Yerevan.", [("Monday", "2020-11-09")]),
        ("The envoys met on Tuesday.", [("Tuesday", "2020-11-10")]),
        ("The ministers will meet Friday in Geneva.", [("Friday", "2020-11-13")]),
        ("Talks are scheduled for Thursday.", [("Thursday", "2020-11-12")]),
        ("The talks have been postponed to Nov. 19.", [("Nov. 19", "2020-11-19")]),
        ("Another round was possible in January, she said.", [("January", "2021-01")]),
        ("The talks resumed last Thursday.", [("last Thursday", "2020-11-05")]),
        ("They meet again next Tuesday.", [("next Tuesday", "2020-11-17")]),
        ("He returned to Baku early on Sunday.", [("early on Sunday", "2020-11-08")]),
        ("They spoke at 2 p.m. on Monday.", [("at 2 p.m. on Monday", "2020-11-09T14:00")]),
        ("Both sides met Tuesday of last week.", [("Tuesday of last week", "2020-11-03")]),
        # near days
        ("They spoke yesterday.", [("yesterday", "2020-11-09")]),
        ("They will speak tomorrow.", [("tomorrow", "2020-11-11")]),
        ("The two leaders talked last night.", [("last night", "2020-11-09")]),
        ("The truce was signed overnight.", [("overnight", "2020-11-09/2020-11-10")]),
        # periods
        ("They met last week.", [("last week", "2020-11-02/2020-11-08")]),
        ("They talked earlier this month.", [("earlier this month", "2020-11")]),
        ("The summit opens next month.", [("next month", "2020-12")]),
        ("Two weeks ago they spoke by phone.", [("Two weeks ago", "2020-10-26/2020-11-01")]),
        ("Ten years ago they met in Sochi.", [("Ten years ago", "2010")]),
        # days and months
        ("The truce of Oct. 17 failed.", [("Oct. 17", "2020-10-17")]),
        ("He arrived on 18 August 2019.", [("18 August 2019", "2019-08-18")]),
        ("He left on August 20, 2019.", [("August 20, 2019", "2019-08-20")]),
        ("The round was held on January 9-10.", [("January 9-10", "2020-01-09/2020-01-10")]),
        ("They met on Dec. 20 in Vienna.", [("Dec. 20", "2019-12-20")]),
        ("They announced a summit on Dec. 1.", [("Dec. 1", "2020-12-01")]),
        ("On the 9th the fighting ended.", [("the 9th", "2020-11-09")]),
        ("They met in July.", [("July", "2020-07")]),
        ("They will meet in March.", [("March", "2021-03")]),
        ("They met in May 2018.", [("May 2018", "2018-05")]),
        ("He was received on 2019-03-29.", [("2019-03-29", "2019-03-29")]),
        # years and more
        ("The war began in 1992.", [("1992", "1992")]),
        ("They fought in the 1990s.", [("the 1990s", "199X")]),
        ("It was the 20th century.", [("the 20th century", "19XX")]),
        ("Exports fell in the third quarter of 2019.", [("the third quarter of 2019", "2019-35")]),
        ("They met in the summer of 2015.", [("the summer of 2015", "2015-22")]),
        ("They met last spring.", [("last spring", "2020-21")]),
        ("They met on Christmas Eve.", [("Christmas Eve", "2019-12-24")]),
    ],
)
def test_values(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since February the border has been shut.", ("Since February", "2020-02/..")),
        ("They had never met before Monday.", ("before Monday", "../2020-11-08")),
        ("After Oct. 17 nothing moved.", ("After Oct. 17", "2020-10-18/..")),
        ("The corridor must open by year's end.", ("by year's end", "../2020")),
        (
            "They met between March 3 and April 5, 2019.",
            ("between March 3 and April 5, 2019", "2019-03-03/2019-04-05"),
        ),
        (
            "The envoys talked from Monday to Wednesday.",
            ("from Monday to Wednesday", "2020-11-02/2020-11-04"),
        ),
    ],
)
def test_bounds_and_ranges(text: str, expected: tuple[str, str]) -> None:
    assert dates(text) == [expected]


def test_a_date_of_the_bounding_event_bounds_nothing() -> None:
    assert dates("After Monday's talks the ministers left.") == [("Monday", "2020-11-09")]


def test_expressions_leave_bounds_aside() -> None:
    found = date_expressions(parsed("They had never met before Monday."), PUBLISHED)
    assert [(d.text, d.value) for d in found] == [("Monday", "2020-11-09")]


def test_days_told_from_another_day() -> None:
    text = "They met on May 3. The following day they parted. Two days later they spoke again."
    mentions = read_dates(parsed(text), PUBLISHED)
    assert [d.value for d in mentions] == ["2020-05-03", "2020-05-04", "2020-05-06"]
    assert mentions[1].anchor == "2020-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital, and the second column may follow.",
        "Theresa May spoke with April Jones.",
        "Some 2000 troops and 1500 soldiers left with 2,000 rifles.",
        "The fall of the town came as a shock; spring water was short.",
        "They met on the 12th floor.",
        "He paid $2020 for it.",
        "The pact has 44 days of talks behind it.",
    ],
)
def test_no_false_dates(text: str) -> None:
    assert dates(text) == []


def test_without_a_publication_day_only_full_dates_have_a_value() -> None:
    text = "They met on Monday, last week, on Oct. 17, in July and in 2019; on 3 May 2018 too."
    values = {d.text: d.value for d in read_dates(parsed(text), None)}
    assert values == {
        "Monday": None,
        "last week": None,
        "Oct. 17": None,
        "July": None,
        "2019": "2019",
        "3 May 2018": "2018-05-03",
    }


def test_vague_words_stay_without_a_value() -> None:
    assert dates("They spoke several times in recent weeks.") == [("recent weeks", None)]


def test_curly_apostrophes_and_hard_spaces_keep_offsets() -> None:
    text = "By year’s end, on Oct.\u00a017 and last\u00a0week they spoke."
    mentions: tuple[DateMention, ...] = read_dates(parsed(text), PUBLISHED)
    assert [d.value for d in mentions] == ["../2020", "2020-10-17", "2020-11-02/2020-11-08"]
    assert all(d.span.of(text) == d.text for d in mentions)


def test_spans_are_in_order_and_apart() -> None:
    text = "On Monday, Nov. 9, 2020, at 9 a.m. and on Tuesday morning they met; in July 2019 too."
    mentions = read_dates(parsed(text), PUBLISHED)
    assert len(mentions) >= 3
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_a_publication_date_that_is_no_day_anchors_nothing() -> None:
    assert dates("They met on Monday.", "2020-11") == [("Monday", None)]
    assert dates("They met on Monday.", "some day") == [("Monday", None)]


@pytest.mark.parametrize(
    "text",
    [
        "On 9999-12-31 they met. The following day they left; ten years later they met again.",
        "They met on \u0661\u0662 May \u0662\u0660\u0662\u0660 and on 31 February 2020.",
        "Feb. 30, 2020 and 45 May and 99:99 p.m. on Monday and 2020-13-41.",
        "999 years ago and 999 decades ago; the next 999 years.",
    ],
)
def test_impossible_days_raise_nothing(text: str) -> None:
    for published in (PUBLISHED, "0001-01-01", "9999-12-31", None):
        for mention in read_dates(parsed(text), published):
            assert mention.value is None or parse_edtf(mention.value)
