"""What reporters write for a date, kind by kind. Published on Tuesday, 10 November 2020."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from dragoman.model import DateMention
from dragoman.reading.dates import read_dates
from dragoman.reading.language import parse_text

PUBLISHED = "2020-11-10"


def read(text: str, published: str | None = PUBLISHED) -> tuple[DateMention, ...]:
    return read_dates(parse_text(text), published)


def dates(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in read(text, published)]


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [d.value for d in read(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister will travel to Tirana this coming Tuesday.", "2020-11-17"),
        ("The summit opens this Friday.", "2020-11-13"),
        ("They met this Friday, she said.", "2020-11-06"),
        # This week's Friday or next week's: both, rather than a guess.
        ("The envoys will meet next Friday.", "2020-11-13/2020-11-20"),
        ("The envoys will meet next Monday.", "2020-11-16"),
        ("The king could not be reached on Thursday.", "2020-11-05"),
        ("Neither envoy could be reached on Thursday.", "2020-11-05"),
        ("The party said it would look for ways around Thursday's ruling.", "2020-11-05"),
        ("The envoy will attend Thursday's summit.", "2020-11-12"),
        ("Unions planned a march in Bergen on Saturday.", "2020-11-14"),
        ("Starting Monday, visas are free of charge.", "2020-11-16/.."),
        ("Crowds gathered to mark the anniversary on Monday.", "2020-11-09"),
        ("They are preparing a summit set for Oslo in April.", "2021-04"),
        ("As of February, the bloc counts nine members.", "2020-02"),
    ],
)
def test_tense_and_cue(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met over the weekend in Oslo.", PUBLISHED, "2020-11-07/2020-11-08"),
        ("They will meet over the weekend.", PUBLISHED, "2020-11-14/2020-11-15"),
        ("They met over the weekend in Oslo.", "2020-11-15", "2020-11-14/2020-11-15"),
        ("They met this past weekend.", PUBLISHED, "2020-11-07/2020-11-08"),
        ("They met last weekend.", "2020-11-14", "2020-11-07/2020-11-08"),
    ],
)
def test_weekends(text: str, published: str, value: str) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They spoke several times in recent days.",
        "They spoke recently.",
        "They spoke a few weeks ago.",
        "They spoke some time ago.",
        "They will speak in the near future.",
        "They will speak in the coming days.",
        "They spoke three hours ago.",
        "They spoke days later.",
    ],
)
def test_vague_words_are_kept_without_a_value(text: str) -> None:
    (mention,) = read(text)
    assert (mention.value, mention.anchor) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two met on Oct. 3, the ministry said Monday. Two days later they spoke again.",
            ["2020-10-03", "2020-11-09", "2020-10-05"],
        ),
        ("The ministry said on Monday it had failed. The following day he left.", ["2020-11-10"]),
        ("He arrived on Friday. The next morning, he met the king.", ["2020-11-07"]),
        ("He arrived on Friday. Later that day he met the king.", ["2020-11-06"]),
        ("He arrived on Friday. The day before, he had met the king.", ["2020-11-05"]),
        ("They met on Oct. 3. A week earlier they had quarrelled.", ["2020-09-21/2020-09-27"]),
        ("They met on Oct. 3. Talks failed the following week.", ["2020-10-05/2020-10-11"]),
        ("The truce came in 2014. The following year it failed.", ["2014", "2015"]),
        ("In May 2019 they met. The previous month they had quarrelled.", ["2019-05", "2019-04"]),
        ("They met on January 9-10. The following day they left.", ["2020-01-11"]),
        ("They met on Oct. 3. Last month they broke it off. Two days later he left.", [None]),
        ("Two days later they spoke by phone.", [None]),
        ("They met the following day.", [None]),
        ("On Oct. 3 he arrives, three days later than planned.", [None]),
    ],
)
def test_counted_from_the_event_before(text: str, expected: list[str | None]) -> None:
    assert values(text)[-len(expected) :] == expected


def test_what_is_counted_from_is_the_anchor() -> None:
    *_, later = read("The two met on Oct. 3. Two days later they spoke by phone.")
    assert (later.anchor, later.rule) == ("2020-10-03", "counted from")


def test_an_event_far_above_is_not_counted_from() -> None:
    text = "They met on Oct. 3.\n\nRain fell.\n\nSnow fell.\n\nHail fell.\n\nWind blew.\n\n"
    assert values(text + "Two days later they left.")[-1] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The day before Monday's summit, they spoke.", "2020-11-08"),
        ("They spoke two days before Christmas.", "2019-12-23"),
        ("They spoke 10 days after Oct. 3.", "2020-10-13"),
        ("The call came on the eve of Christmas.", "2019-12-24"),
    ],
)
def test_counted_from_a_date_beside(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy arrived on the 12th.", ["2020-10-12"]),
        ("They met on Sept. 3 and again on the 12th.", ["2020-09-03", "2020-09-12"]),
        ("They met on Aug. 3 and 9.", ["2020-08-03", "2020-08-09"]),
        ("They met on Aug. 3 and 9 ministers left.", ["2020-08-03"]),
        ("They met on Aug. 8 and 9.", ["2020-08-08/2020-08-09"]),
        ("They met between 3 and 9 August.", ["2020-08-03/2020-08-09"]),
        ("They met from Jan. 30 to Feb. 2.", ["2020-01-30/2020-02-02"]),
        ("They met from Dec. 30 to Jan. 2, 2019.", ["2018-12-30/2019-01-02"]),
        ("They spoke on Dec. 30, 2017, and Jan. 2.", ["2017-12-30", "2018-01-02"]),
        ("They met on Wednesday, Nov. 20.", ["2019-11-20"]),
        # March or April: the year alone is certain.
        ("They met on 18/08/2019 and on 3/4/2019.", ["2019-08-18", "2019"]),
        ("They met the week of Nov. 2.", ["2020-11-02/2020-11-08"]),
        ("They met in the first week of October.", ["2020-10"]),
        ("They met on 2020/11/08 and 09.11.2020.", ["2020-11-08", "2020-11-09"]),
        ("It was signed at 2020-11-09T14:00:00+03:00.", ["2020-11-09T14:00:00+03:00"]),
        ("Many recalled the Sept. 11 attacks.", ["2001-09-11"]),
    ],
)
def test_days(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact must be signed by year's end.", ("by year's end", "../2020")),
        ("It ends by the end of next month.", ("by the end of next month", "../2020-12")),
        ("He must go by Dec. 31 at the latest.", ("by Dec. 31 at the latest", "../2020-12-31")),
        ("They agreed to meet no later than Nov. 30.", ("no later than Nov. 30", "../2020-11-30")),
        ("It has been shut since early 2019.", ("since early 2019", "2019/..")),
        ("They have not met since last week.", ("since last week", "2020-11-02/..")),
        ("The talks run through Friday.", ("through Friday", "../2020-11-13")),
        ("It takes effect from Dec. 1 onward.", ("from Dec. 1 onward", "2020-12-01/..")),
        ("They had never met before May 2019.", ("before May 2019", "../2019-04")),
        ("He must leave by 5 p.m. Friday.", ("by 5 p.m. Friday", "../2020-11-13")),
        ("They fell silent after 5 p.m. on Monday.", ("after 5 p.m. on Monday", "2020-11-09/..")),
        ("It held between 1992 and 1995.", ("between 1992 and 1995", "1992/1995")),
        ("They met in the past 24 hours.", ("the past 24 hours", "2020-11-09~/2020-11-10")),
        ("They met over the past week.", ("the past week", "2020-11-03~/2020-11-10")),
    ],
)
def test_bounds_stay_bounds(text: str, expected: tuple[str, str]) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met around 20 August.", "2020-08-20~"),
        ("They met on or about Oct. 3.", "2020-10-03~"),
        ("They met around Christmas.", "2019-12-25~"),
        ("About two years ago they met.", "2018~"),
        # EDTF has no early, middle and late: the whole month or year holds them.
        ("They met in mid-August.", "2020-08"),
        ("They met in late August 2019.", "2019-08"),
        ("They met in early 2019.", "2019"),
        ("They will meet at the end of the month.", "2020-11"),
    ],
)
def test_approximate_dates(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trade fell in the first quarter of this year.", "2020-33"),
        ("Trade fell in the final quarter of 2019.", "2019-36"),
        ("Trade fell last quarter.", "2020-35"),
        ("Trade grew in Q3 2019.", "2019-35"),
        ("They met in the spring of 2018.", "2018-21"),
        ("The talks stalled in the winter of 2014-15.", "2014-24"),
        ("The round is planned for this winter.", "2020-24"),
        ("They fell out in the nineties.", "199X"),
        ("They fell out in the '80s.", "198X"),
    ],
)
def test_longer_periods(text: str, value: str) -> None:
    assert values(text) == [value]


def test_decades_of_two_centuries_stay_unknown() -> None:
    assert values("They met in the '20s.", "2024-05-02") == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Good Friday.", "2020-04-10"),
        ("They met on Orthodox Easter.", "2020-04-19"),
        ("They met on Palm Sunday 2019.", "2019-04-14"),
        ("They met on Labor Day.", "2020-09-07"),
        ("They spoke on New Year's Eve.", "2019-12-31"),
        ("They spoke on May Day.", "2020-05-01"),
        # Feasts of the moon, and days that every state has its own of
        ("They spoke during Ramadan.", None),
        ("They spoke on Eid al-Fitr.", None),
        ("They spoke on Independence Day.", None),
    ],
)
def test_holidays(text: str, value: str | None) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke on Monday at 3 p.m. Moscow time.", "2020-11-09T15:00+03:00"),
        ("They spoke at 3 p.m. Moscow time on Monday.", "2020-11-09T15:00+03:00"),
        ("They spoke at 0900 GMT on Monday.", "2020-11-09T09:00Z"),
        ("They spoke at 3:30 p.m. local time on Monday.", "2020-11-09T15:30"),
        ("They spoke at 9 a.m. (GMT +8) on Monday.", "2020-11-09T09:00+08:00"),
        # The time is told twice, and so tells the zone.
        ("They spoke at 10:35 a.m. (0735 GMT) Friday.", "2020-11-06T10:35+03:00"),
        ("They spoke on Nov. 9, 2020 at 2:30 p.m. EST.", "2020-11-09T14:30-05:00"),
        # Summer time
        ("They spoke at 2 p.m. Paris time on Aug. 18.", "2020-08-18T14:00+02:00"),
        ("They spoke at 2 p.m. Paris time on Jan. 18.", "2020-01-18T14:00+01:00"),
        ("They spoke at noon on Monday.", "2020-11-09T12:00"),
        ("They spoke at 14:30 on Monday.", "2020-11-09T14:30"),
        # No one hour
        ("They spoke shortly after 2 p.m. on Monday.", "2020-11-09"),
        ("They spoke from 9 to 11 a.m. on Monday.", "2020-11-09"),
        ("They spoke on Monday from 9 to 11 a.m.", "2020-11-09"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They talked from 10 p.m. Monday to 2 a.m. Tuesday.", "2020-11-09/2020-11-10"),
        ("They talked on Monday from 10 p.m. to 2 a.m.", "2020-11-09/2020-11-10"),
        ("They talked all night from Sunday to Monday.", "2020-11-08/2020-11-09"),
        ("They talked overnight into Friday.", "2020-11-05/2020-11-06"),
        ("They talked overnight Thursday.", "2020-11-05/2020-11-06"),
        ("The talks will go on overnight.", "2020-11-10/2020-11-11"),
    ],
)
def test_ranges_across_midnight(text: str, value: str) -> None:
    assert values(text) == [value]


def test_one_call_on_two_days_keeps_both_with_their_zones() -> None:
    text = "They spoke at 5 p.m. Washington time on Dec. 30, 2019 (1 a.m. Moscow time on Dec. 31)."
    assert values(text) == ["2019-12-30T17:00-05:00", "2019-12-31T01:00+03:00"]


def test_a_time_alone_takes_the_one_day_of_its_sentence() -> None:
    first, second = read("The call began on Monday at 1500 GMT and ended at 1630 GMT.")
    assert (first.value, second.value) == ("2020-11-09T15:00Z", "2020-11-09T16:30Z")
    assert second.anchor == "2020-11-09"
    assert values("The call began at 0900 GMT.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2231 was adopted, and 2231 stands.",
        "Resolution 1701 forbids arms; under 1701 and 1559 none may enter.",
        "They recalled 9/11, voted 52-48, worked 24/7 and flew an F-16.",
        "He cited John 3:16 and a ratio of 14:30.",
        "They meet every Monday and each May 9.",
        "The column was at the head of the March of the Veterans.",
        "The war is for today's youth what the truce was for their fathers.",
        "The Kingdom's Vision 2030 was praised.",
        "A protester in his 70s was held at 90 degrees.",
    ],
)
def test_numbers_and_names_that_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["It fell on February 30.", "It fell on Feb. 29, 2019.", "It fell on Wednesday, Nov. 9."],
)
def test_days_that_do_not_exist_have_no_value(text: str) -> None:
    assert values(text) == [None]


def test_nothing_is_dated_from_a_publication_day_that_is_not_known() -> None:
    text = (
        "They met on Nov. 9, over the weekend, at 3 p.m., on Christmas, last spring, on the 12th, "
        "two days later, overnight, last quarter and since February."
    )
    mentions = read(text, None)
    assert len(mentions) == 10
    assert {m.value for m in mentions} == {None}


def test_what_names_its_year_has_no_anchor() -> None:
    assert [m.anchor for m in read("They met on 18 May 2018, in May 2019 and in 2017.")] == [
        None
    ] * 3


def test_the_document_shows_what_the_code_prints() -> None:
    document = Path(__file__).parents[2] / "docs" / "explanation" / "dates.md"
    result = doctest.testfile(str(document), module_relative=False)
    assert result.attempted > 0
    assert result.failed == 0


def rows_of_the_document() -> list[tuple[str, str]]:
    """Words and value of the table rows of the document, where each has as many as the other."""
    document = Path(__file__).parents[2] / "docs" / "explanation" / "dates.md"
    found = []
    for line in document.read_text("utf-8").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        values = re.findall(r"`([\d.][^`]+)`", cells[1]) if line.startswith("|") else []
        words = cells[0].split("; ")
        if values and len(words) == len(values):
            found += zip(words, values, strict=True)
    return found


@pytest.mark.parametrize(("words", "expected"), rows_of_the_document())
def test_the_tables_of_the_document_hold(words: str, expected: str) -> None:
    text = f"The envoys met {words}." if not words.startswith("will ") else f"The envoys {words}."
    found = [d.value for d in read(text) if d.value]
    assert found == [expected]
