"""Source, cue and content of attributions, sentence by sentence."""

from __future__ import annotations

import pytest

from dragoman.model import Span
from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.language import parse_text
from dragoman.reading.quotes import QuotationIndex, find_quotations
from dragoman.reading.repairs import repair
from dragoman.reading.statements.attribution import (
    Attribution,
    by_rule,
    find_attributions,
    nested,
)
from dragoman.reading.syntax import Parse


def attributions(text: str) -> tuple[Parse, list[Attribution]]:
    parse = parse_text(text)
    repair(parse)
    quotes = QuotationIndex(find_quotations(text, parse.paragraphs))
    return parse, by_rule(parse, quotes)


def triples(text: str) -> list[tuple[str | None, str, list[str]]]:
    parse, found = attributions(text)
    return [
        (
            parse.words(*a.source) if a.source else None,
            parse.words(*a.cue),
            [span.of(text) for span in a.content],
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway's foreign minister said that the talks would resume in May.",
            ("Norway's foreign minister", "said", ["that the talks would resume in May"]),
        ),
        (
            '"We will not sign," the envoy told reporters.',
            ("the envoy", "told", ['"We will not sign,"']),
        ),
        (
            "The talks, the minister said, would resume.",
            ("the minister", "said", ["The talks", "would resume"]),
        ),
        (
            "According to the ministry, both sides withdrew their troops.",
            ("the ministry", "According to", ["both sides withdrew their troops"]),
        ),
        (
            "The chancellor called for an immediate ceasefire.",
            ("The chancellor", "called for", ["an immediate ceasefire"]),
        ),
        (
            "The premier reiterated calls for a new border commission.",
            ("The premier", "reiterated calls for", ["a new border commission"]),
        ),
        (
            "The envoy has repeatedly denied that the border was open.",
            ("The envoy", "has repeatedly denied", ["that the border was open"]),
        ),
        (
            "The government vowed to respond.",
            ("The government", "vowed", ["to respond"]),
        ),
    ],
)
def test_one_attribution(text, expected):
    assert expected in triples(text)


def test_a_quotation_that_resumes_belongs_to_the_same_statement():
    text = '"We waited," the envoy said. "Now we expect an answer from the other side."'
    (only,) = triples(text)
    assert only[2] == ['"We waited,"', '"Now we expect an answer from the other side."']


def test_a_second_cue_after_what_cannot_speak_returns_to_the_speaker():
    text = (
        "The foreign minister said that no such meeting is planned and accused Oslo of "
        "refusing to talk."
    )
    found = triples(text)
    said = next(t for t in found if t[1] == "said")
    accused = next(t for t in found if t[1] == "accused")
    assert said[2] == ["that no such meeting is planned"]
    assert accused[2] == ["Oslo of refusing to talk"]
    parse, raw = attributions(text)
    speaker = next(a.speaker for a in raw if parse.words(*a.cue) == "accused")
    assert speaker is not None
    assert parse.tokens[speaker].text == "minister"
    refusing = next(a for a in raw if parse.words(*a.cue) == "refusing")
    assert refusing.speaker is not None
    assert parse.tokens[refusing.speaker].text == "Oslo"


def test_who_is_asked_is_not_who_asks():
    text = "Asked about the delay, the minister said: “We are ready.”"
    parse, found = attributions(text)
    by_cue = {parse.words(*a.cue): a for a in found}
    assert by_cue["said"].source is not None
    assert all(a.source is None for cue, a in by_cue.items() if cue == "Asked")


def test_an_attribution_inside_another_knows_it():
    text = "The ministry said the president believes that the treaty is dead."
    parse, found = attributions(text)
    cues = [parse.words(*a.cue) for a in found]
    outer = nested(found)
    assert outer[cues.index("believes")] == cues.index("said")


def test_cues_inside_a_quotation_belong_to_it():
    text = 'The envoy said: "They claim that the bridge fell. I think it stands."'
    assert [t[1] for t in triples(text)] == ["said"]


def test_what_was_said_may_stand_in_the_sentence_before():
    text = "The road must open. This was stressed by the minister in an interview."
    assert ("the minister", "was stressed", ["The road must open"]) in triples(text)


def test_a_plural_verb_does_not_take_a_singular_subject():
    parse, found = attributions(
        "They concur on the need to ensure Oslo never arms or threatens anybody, and condemn "
        "the attack."
    )
    condemn = next(a for a in found if parse.words(*a.cue) == "condemn")
    assert condemn.speaker is not None
    assert parse.tokens[condemn.speaker].text == "They"


@pytest.mark.parametrize(
    "text",
    [
        "The said treaty entered into force in 2004.",
        "The delegation arrived on Monday and left on Friday.",
        "I think you know the answer.",
        "The king welcomed Ilham Aliyev to the palace.",
        "Norway is ready to defend itself.",
        "Suppose that the border opens in May.",
        "It is hard to say that the border is open.",
    ],
)
def test_no_attribution(text):
    assert triples(text) == []


def tagged_triples(text: str, *marks: tuple[str, str | None, list[str]]) -> list[list[str]]:
    """The contents found where a model has marked these cues, sources and contents."""
    parse = parse_text(text)
    repair(parse)
    quotes = QuotationIndex(find_quotations(text, parse.paragraphs))

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    tagged = [
        TaggedAttribution(
            place(cue), place(source) if source else None, tuple(map(place, contents)), 0.9
        )
        for cue, source, contents in marks
    ]
    found = find_attributions(parse, quotes, tagged)
    return [[span.of(text) for span in a.content] for a in found]


def test_a_quotation_runs_over_paragraphs_until_it_closes() -> None:
    text = (
        "“We will wait,” the envoy said. “We have time.\n\n“And we have food.\n\n"
        "“So have they.”\n\n“Nobody said that.”"
    )
    (contents,) = tagged_triples(text, ("said", "the envoy", ["“We will wait,”", "“We have time."]))
    assert contents[2:] == ["“And we have food.", "“So have they.”"]


def test_rules_find_what_is_reported_inside_of_a_report() -> None:
    text = "The minister said that the envoy had told him the road would open."
    outer, inner = tagged_triples(
        text,
        ("said", "The minister", ["that the envoy had told him the road would open"]),
    )
    assert inner == ["the road would open"]
    assert outer == ["that the envoy had told him the road would open"]


def test_according_to_may_hold_what_somebody_said() -> None:
    text = "According to the ministry, the envoy said that the road would open."
    contents = tagged_triples(text, ("said", "the envoy", ["that the road would open"]))
    assert contents == [
        ["that the road would open"],
        ["the envoy said that the road would open"],
    ]


def test_rules_add_nothing_where_the_model_was_silent() -> None:
    text = "The minister said that it rained. The envoy said that it snowed."
    assert len(tagged_triples(text, ("said", "The minister", ["that it rained"]))) == 1
