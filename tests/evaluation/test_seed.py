"""The seed report's scorer, on readings made by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dragoman.evaluation.agreement import Names, same_time
from dragoman.evaluation.seed import compare
from dragoman.evaluation.seed_limits import broken_limits
from dragoman.knowledge.base import load_knowledge
from dragoman.model import (
    Actor,
    Claim,
    Conflict,
    Contact,
    DateMention,
    Participant,
    Position,
    Reading,
    Report,
    Span,
    Statement,
)

TEXT = (
    "France said on Monday that it had met Japan in Oslo. Japan denied it; the Kremlin leader wept."
)
FRANCE, JAPAN = "sta.fra", "sta.jpn"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


READING = Reading(
    report=Report("r", TEXT, title="Talks", published="2021-05-04", outlet="The Gazette"),
    actors=(
        Actor(FRANCE, "France", "state", "FRA", (), (at("France"),)),
        Actor(JAPAN, "Japan", "state", "JPN", (), (at("Japan"),)),
        Actor("per.vladimir-putin", "Vladimir Putin", "person", "RUS", (), (at("Kremlin leader"),)),
    ),
    dates=(DateMention(at("Monday"), "Monday", "2021-05-03"),),
    statements=(
        Statement(
            "s1", at("France"), at("said"), (at("that it had met Japan in Oslo"),), "indirect",
            (FRANCE,), said_on="2021-05-03",
        ),
    ),
    contacts=(
        Contact(
            "c1", "meeting", "bilateral",
            (Participant(FRANCE, "France", at("it")), Participant(JAPAN, "Japan", at("Japan"))),
            "held",
            (Claim("held", FRANCE, at("met")), Claim("denied", JAPAN, at("denied"))),
            (at("met"),),
            where="Oslo",
        ),
    ),
    positions=(
        Position("p1", JAPAN, "ceasefire", "a ceasefire", "opposes", JAPAN, at("denied")),
    ),
    conflicts=(Conflict("status", "c1", None, (0, 1)),),
)  # fmt: skip

EXPECTED: dict[str, Any] = {
    "report": {
        "title": "Talks",
        "published": "2021-05-04",
        "outlet": "The Gazette",
        "url": None,
        "credits": [],
        "images": [],
        "related": [],
        "not_body": ["By our own reporter"],
    },
    "contacts": [
        {
            "id": "oslo",
            "kind": ["talks", "meeting"],
            "participants": ["Japan", "France"],
            "when": None,
            "where": "Oslo",
            "claims": [
                {"status": "held", "by": ["reporter", "France"]},
                {"status": "denied", "by": "Japan"},
            ],
        }
    ],
    "statements": [
        {
            "speaker": "French Republic",
            "mode": "indirect",
            "content_contains": "it had met Japan",
            "said_on": "2021-05-03",
        }
    ],
    "positions": [
        {"holder": "Japan", "issue": "ceasefire", "stance": ["rejects", "opposes"]},
    ],
    "conflicts": [{"kind": "status", "contact": "oslo", "between": ["France", "Japan"]}],
    "dates": [{"text": "Monday", "value": "2021-05-03"}],
}


def missed(reading: Reading) -> list[tuple[str, str]]:
    return [(i.section, i.instead) for i in compare(EXPECTED, reading) if not i.found]


def changed(**fields: Any) -> Reading:
    return msgspec.structs.replace(READING, **fields)


def contact(**fields: Any) -> Reading:
    return changed(contacts=(msgspec.structs.replace(READING.contacts[0], **fields),))


def test_a_right_reading_has_every_item() -> None:
    items = list(compare(EXPECTED, READING))
    assert [i for i in items if not i.found] == []
    assert len(items) == 8 + 1 + 2 + 1 + 1 + 1 + 1


def test_an_empty_reading_has_only_the_reports_own_fields() -> None:
    empty = Reading(READING.report)
    assert {section for section, _ in missed(empty)} == {
        "contacts", "claims", "statements", "positions", "conflicts", "dates",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "call"}, "kind call"),
        ({"when": "2021-05-04"}, "when 2021-05-04"),
        ({"where": None}, "where None"),
        (
            {
                "participants": (
                    *READING.contacts[0].participants,
                    Participant(None, "Chad", at("it")),
                )
            },
            "Chad is extra",
        ),
    ],
)
def test_a_wrong_contact_is_missed_and_says_what_is_wrong(fields: Any, says: str) -> None:
    [(section, instead)] = missed(contact(**fields))
    assert section == "contacts"
    assert says in instead


def test_a_claim_by_somebody_else_is_missed() -> None:
    claims = (Claim("held", FRANCE, at("met")), Claim("denied", FRANCE, at("denied")))
    reading = contact(claims=claims)
    assert [s for s, _ in missed(reading)] == ["claims", "conflicts"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"mode": "direct"}, "mode direct"),
        ({"speakers": (JAPAN,)}, "speaker Japan"),
        ({"said_on": None}, "said on None"),
    ],
)
def test_a_wrong_statement_is_missed(fields: Any, says: str) -> None:
    statement = msgspec.structs.replace(READING.statements[0], **fields)
    [(section, instead)] = missed(changed(statements=(statement,)))
    assert section == "statements"
    assert says in instead


def test_a_person_stands_for_the_state() -> None:
    minister = Actor("x.minister", "foreign minister of Japan", "person", "JPN")
    reading = msgspec.structs.replace(
        contact(
            participants=(
                Participant(FRANCE, "France", at("it")),
                Participant("x.minister", "foreign minister of Japan", at("Japan")),
            )
        ),
        actors=(*READING.actors, minister),
    )
    assert missed(reading) == []


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        (None, None, True),
        (None, "2021", False),
        ("2021-05-03", "2021-05-03/2021-05-03", True),
        ("2021-05-03", "2021-05", False),
        ("2021-05-03/2021-05-09", "2021-05-04/2021-05-09", True),
        ("2021-05-03/2021-05-09", "2021-05-03", False),
        ("2021-05-03/2021-05-09", None, False),
    ],
)
def test_times_are_neither_vaguer_nor_more_certain(
    expected: str | None, found: str | None, same: bool
) -> None:
    assert same_time(expected, found) is same


def test_limits_are_kept_by_a_sober_reading() -> None:
    limits = broken_limits(
        {"report": {"not_body": [], "images": [], "related": []}}, READING, load_knowledge()
    )
    assert [offence for _, offence in limits if offence] == []


def test_each_limit_is_broken_by_what_it_forbids() -> None:
    kyiv = Actor("x.kyiv", "Kyiv", "person")
    says = Actor("x.trump-says", "Trump Says", "person")
    reading = msgspec.structs.replace(
        contact(
            when="2021-05-04", participants=(Participant(None, "the Oval Office", at("Oslo")),)
        ),
        actors=(READING.actors[0], kyiv, says),
    )
    expected = {"report": {"not_body": ["Oslo"], "images": [], "related": []}}
    offences = [offence for _, offence in broken_limits(expected, reading, load_knowledge())]
    assert all(offences), offences


def test_names_meet_their_aliases() -> None:
    names = Names(READING, load_knowledge())
    assert names.is_actor("French Republic", FRANCE)
    assert not names.is_actor("Japan", FRANCE)
