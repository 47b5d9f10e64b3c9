"""Who speaks, where source, cue and content are given: {source} <cue> [content] in the text."""

from __future__ import annotations

import re

import pytest

from dragoman.model import Report, Span
from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.language import parse_text
from dragoman.reading.pipeline import read_parsed

_MARKS = re.compile(r"[{}<>\[\]]")


def speakers(marked: str, published: str = "2022-05-25", url: str | None = None) -> list[str]:
    """The names of the speakers of the one statement that is marked."""
    places: dict[str, int] = {}
    text = ""
    at = 0
    for mark in _MARKS.finditer(marked):
        text += marked[at : mark.start()]
        places[mark.group()] = len(text)
        at = mark.end()
    text += marked[at:]
    tagged = TaggedAttribution(
        Span(places["<"], places[">"]),
        Span(places["{"], places["}"]),
        (Span(places["["], places["]"]),),
        1.0,
    )
    report = Report(id="r", text=text, published=published, url=url)
    reading = read_parsed(report, parse_text(text), [tagged])
    (statement,) = [s for s in reading.statements if s.cue == tagged.cue]
    actors = {a.id: a.name for a in reading.actors}
    return [actors[s] for s in statement.speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Deputy Head of the Harbour Office Rosa Kandjii opened the quay. Ships waited. "
            "{The Deputy Head} <said> [the port was full].",
            ["Rosa Kandjii"],
            id="a title that the text gave before",
        ),
        pytest.param(
            "Governor of Erongo Rosa Kandjii met Peter Mutharika. Rosa Kandjii smiled. "
            "{The Governor} <said> [the port was full].",
            ["Rosa Kandjii"],
            id="a name marked elsewhere counts here",
        ),
        pytest.param(
            "Rosa Kandjii, a former envoy, and Tomas Shaanika, a banker, came. {The former envoy} "
            "<said> [the port was full].",
            ["Rosa Kandjii"],
            id="somebody's former title",
        ),
        pytest.param(
            "Mr. Daniel Rowe and his wife, Mrs. Helen Rowe, came to the port. {Mrs. Rowe} <said> "
            "[the harbour was cold].",
            ["Helen Rowe"],
            id="the form of address tells two of one name apart",
        ),
        pytest.param(
            "Emmanuel Macron spoke in Windhoek. “We came to listen. We did so. It took a day. "
            "It took a night. Nobody slept. We thank you,” {he} <said>, [smiling].",
            ["Emmanuel Macron"],
            id="a long quotation moves nobody away",
        ),
        pytest.param(
            "The road is open. This was stated by Emmanuel Macron after talks with Olaf Scholz. "
            "“We came to listen,” {he} <said>, [smiling].",
            ["Emmanuel Macron"],
            id="who stated it speaks on",
        ),
        pytest.param(
            "Olaf Scholz waited. As {he} <said> [goodbye], Emmanuel Macron left the hall.",
            ["Emmanuel Macron"],
            id="the subject that follows an opening clause",
        ),
        pytest.param(
            "Emmanuel Macron met Olaf Scholz in Windhoek, and {both} <said> [talks would go on].",
            ["Emmanuel Macron", "Olaf Scholz"],
            id="both",
        ),
        pytest.param(
            "{Emmanuel Macron, Olaf Scholz and Rosa Kandjii} <said> [talks would go on].",
            ["Emmanuel Macron", "Olaf Scholz", "Rosa Kandjii"],
            id="joint speakers",
        ),
        pytest.param(
            "{An aide to Emmanuel Macron} <said> [talks would go on].",
            [],
            id="somebody's aide is not somebody",
        ),
        pytest.param(
            "Emmanuel Macron left. {Macron's aides} <said> [talks would go on].",
            [],
            id="nor are somebody's aides",
        ),
        pytest.param(
            "Emmanuel Macron left. {Some Macron voters} <said> [talks would go on].",
            [],
            id="nor somebody's voters",
        ),
        pytest.param(
            "{Her host, Rosa Kandjii}, <said> [talks would go on].",
            ["Rosa Kandjii"],
            id="the name beside a description",
        ),
        pytest.param(
            "Rosa Kandjii is the banker {who} <said> [that the port was full].",
            ["Rosa Kandjii"],
            id="who, behind a copula",
        ),
        pytest.param(
            "Rosa Kandjii, a banker {who} <said> [that the port was full], has left.",
            ["Rosa Kandjii"],
            id="who, behind an apposition",
        ),
        pytest.param(
            "{The Namibian Maritime Institute} <said> [that the port was full].",
            ["Namibian Maritime Institute"],
            id="an organisation that nobody knew",
        ),
        pytest.param(
            "{The head of the French state} <said> [that the port was full].",
            ["Emmanuel Macron"],
            id="the head of a named state",
        ),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


TALK = """President of France Emmanuel Macron: Mr Scholz, welcome to Paris. It is a cold day.
{who1} <hope> [that the road will open]. Federal Chancellor Olaf Scholz: Thank you for this.
{who2} <said> [that it would open in May]. Emmanuel Macron: So I did."""


@pytest.mark.parametrize(
    ("one", "other", "marked", "expected"),
    [
        ("{I}", "You", 0, ["Emmanuel Macron"]),
        ("I", "{You}", 1, ["Emmanuel Macron"]),
    ],
)
def test_who_i_and_you_are_in_a_talk(
    one: str, other: str, marked: int, expected: list[str]
) -> None:
    text = TALK.replace("{who1}", one).replace("{who2}", other).replace("\n", " ")
    kept = ["<hope> [that the road will open]", "<said> [that it would open in May]"]
    drop = kept[1 - marked]
    text = text.replace(drop, re.sub(r"[<>\[\]]", "", drop))
    assert speakers(text) == expected


def test_a_name_that_nobody_knows_ends_the_turn_before_it() -> None:
    text = (
        "President of France Emmanuel Macron: Your Holiness, welcome. Abbot Benedict: Thank you "
        "for this. {We} <hope> [that the road will open]. Emmanuel Macron: So do I."
    )
    assert speakers(text) == ["Abbot Benedict"]
