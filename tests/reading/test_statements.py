"""Statements resolved: who speaks, through whom, to whom, when, and in whose words."""

from __future__ import annotations

import pytest

from dragoman.model import Reading, Report, Statement
from dragoman.reading.pipeline import read_report


def read(text: str, published: str | None = "2022-05-25") -> Reading:
    return read_report(Report(id="r", text=text, published=published))


def by_cue(reading: Reading, cue: str) -> Statement:
    text = reading.report.text
    return next(s for s in reading.statements if s.cue is not None and s.cue.of(text) == cue)


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    actors = {a.id: a.name for a in reading.actors}
    return [actors[i] for i in ids]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('Nikol Pashinyan said: "We will sign in May."', "direct"),
        ('Nikol Pashinyan told reporters that "we will sign in May."', "direct"),
        ("Nikol Pashinyan said Armenia would sign in May.", "indirect"),
        ('Nikol Pashinyan said Armenia would sign "in good time" in May.', "mixed"),
        ("Nikol Pashinyan believes that Azerbaijan will sign in May.", "attitude"),
    ],
)
def test_mode(text, mode):
    (statement,) = read(text).statements
    assert statement.mode == mode


def test_direct_content_is_the_text_character_for_character():
    text = "“We’ve waited — 30 years,” Nikol Pashinyan said. “That is enough.”"
    (statement,) = read(text).statements
    assert [s.of(text) for s in statement.content] == [
        "“We’ve waited — 30 years,”",
        "“That is enough.”",
    ]


def test_pronouns_and_offices_resolve_to_who_held_them_that_day():
    text = "The U.S. president said the talks had begun. He added that they would last a week."
    for published, name in (("2021-12-08", "Joe Biden"), ("2025-08-26", "Donald Trump")):
        reading = read(text, published)
        assert names(reading, by_cue(reading, "said").speakers) == [name]
        assert names(reading, by_cue(reading, "added").speakers) == [name]


def test_who_passes_it_on_is_via():
    text = "According to the State Department, Sergei Lavrov said that no call was planned."
    reading = read(text)
    inner = by_cue(reading, "said")
    assert names(reading, inner.speakers) == ["Sergei Lavrov"]
    assert names(reading, inner.via) == ["US Department of State"]
    assert inner.within == by_cue(reading, "According to").id


def test_joint_speakers():
    text = "Emmanuel Macron and Olaf Scholz said that the line had to be drawn."
    reading = read(text)
    assert names(reading, by_cue(reading, "said").speakers) == ["Emmanuel Macron", "Olaf Scholz"]


def test_an_official_of_somebody_is_not_somebody():
    reading = read(
        "Emmanuel Macron arrived in Oslo. An aide to Emmanuel Macron said talks went well."
    )
    assert by_cue(reading, "said").speakers == ()


def test_said_on_is_the_date_of_the_saying_and_of_nothing_else():
    text = (
        "Nikol Pashinyan said on Monday that the road would open on Friday. "
        "Ilham Aliyev said the road would open on Saturday."
    )
    reading = read(text)
    dates = [s.said_on for s in reading.statements]
    assert dates == ["2022-05-23", None]


@pytest.mark.parametrize(
    "text",
    [
        "When they met on Monday, Nikol Pashinyan said the road would open.",
        "Nikol Pashinyan reaffirmed support for the road, as decided in May.",
        "Nikol Pashinyan stressed the need for a road, in view of elections there on December 24.",
    ],
)
def test_another_events_date_does_not_date_the_saying(text):
    assert [s.said_on for s in read(text).statements] == [None]


def test_addressees_are_kept_in_the_words_of_the_text():
    reading = read("Nikol Pashinyan told the lawmakers that the road would open.")
    (statement,) = reading.statements
    assert statement.addressees == ("the lawmakers",)


def test_a_transcript_gives_each_turn_to_its_speaker():
    text = (
        "Vladimir Putin: Good afternoon. We have much to discuss.\n\n"
        "Let us begin with trade.\n\n"
        "Emmanuel Macron: Thank you. I agree."
    )
    reading = read(text)
    turns = [s for s in reading.statements if s.cue is None]
    assert [names(reading, t.speakers) for t in turns] == [["Vladimir Putin"], ["Emmanuel Macron"]]
    assert turns[0].content[0].of(text).endswith("trade.")


def test_a_label_that_a_full_stop_cuts_is_one_label():
    talk = (
        "President of Russia Vladimir Putin: I am glad to see you. Please, Mr Macron. President of "
        "France Emmanuel Macron: Thank you, Mr President. We met in May. Vladimir Putin: We did."
    )
    briefing = "MS. PSAKI: Hi, everyone.\n\nQ Happy Friday.\n\nMS. PSAKI: Happy Friday."
    for text, said in (
        (talk, ["Mr Macron.", "We met in May.", "We did."]),
        (briefing, ["Hi, everyone.", "Happy Friday.", "Happy Friday."]),
    ):
        turns = [s for s in read(text).statements if s.cue is None]
        assert [t.content[0].of(text).endswith(w) for t, w in zip(turns, said, strict=True)]
        assert all(t.content[0].start < t.content[0].end for t in turns)
    assert turns[0].source is not None
    assert turns[0].source.of(briefing) == "MS. PSAKI"


def test_a_label_without_words_is_no_turn():
    text = "Vladimir Putin: Good afternoon.\n\nEmmanuel Macron: \n\nVladimir Putin: Go on."
    for statement in read(text).statements:
        assert all(span.start < span.end for span in statement.content)


def test_a_colon_in_prose_makes_no_transcript():
    assert read("Three things matter: trade, gas and grain.").statements == ()


def test_a_saying_keeps_the_words_that_bear_it_out():
    reading = read(
        "Nikol Pashinyan insisted he believed a treaty was within reach, telling reporters that "
        "“we will sign in May.”"
    )
    insisted, told = by_cue(reading, "insisted"), by_cue(reading, "telling")
    assert (insisted.mode, told.mode) == ("mixed", "direct")
    assert insisted.content[-1] == told.content[0]
    attacked = read("Nikol Pashinyan attacked the plan, telling reporters “we will not sign.”")
    assert [s.mode for s in attacked.statements] == ["indirect", "direct"]
