"""The crosswalk, what operators make of events, and the tables behind them."""

from __future__ import annotations

import pytest

from dragoman.knowledge.cameo import load_crosswalk
from dragoman.reading.interactions import classes, lexicon
from dragoman.reading.interactions.classes import QUADS, ROOTS, compose, is_conflict, root_of
from dragoman.reading.interactions.modality import is_long_ago

EVENTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_the_crosswalk_knows_the_sixteen_events_and_nothing_else() -> None:
    assert {kind.event for kind in load_crosswalk().values()} == EVENTS
    assert {root_of(event) for event in EVENTS} == set(ROOTS)


@pytest.mark.parametrize(
    ("code", "event", "mode", "contexts"),
    [
        ("163", "COERCE", "restrict", ("diplomatic",)),
        ("0871", "RETREAT", "ceasefire", ("military",)),
        ("1121", "ACCUSE", "allege", ("crime", "corruption")),
        ("040", "CONSULT", None, ()),
    ],
)
def test_a_code_gives_event_mode_and_contexts(
    code: str, event: str, mode: str | None, contexts: tuple[str, ...]
) -> None:
    kind = load_crosswalk()[code]
    assert (kind.event, kind.mode, kind.contexts) == (event, mode, contexts)


def test_every_code_of_the_tables_is_in_the_crosswalk() -> None:
    tables = (lexicon.VERBS, lexicon.PHRASES, lexicon.NOUNS, lexicon.ALONE)
    codes = {code for table in tables for code in table.values()} | set(lexicon.MEETINGS)
    codes |= {c for table in classes._COMPOSED.values() for c in table.values()}
    assert codes <= set(load_crosswalk())


def test_words_in_the_tables_are_known_where_they_must_be() -> None:
    assert set(lexicon.NOUNS) >= lexicon.DEEDS
    assert set(lexicon.OPERATORS) >= lexicon.VOWING


@pytest.mark.parametrize(
    ("operator", "code", "result"),
    [
        ("agree", "072", "0332"),
        ("agree", "163", "1312"),
        ("agree", "112", "112"),
        ("refuse", "040", "125"),
        ("request", "0841", "1053"),
        ("request", "163", "100"),
        ("threaten", "190", "138"),
        ("stop", "072", "1622"),
        ("ease", "163", "085"),
        ("refuse", None, "120"),
    ],
)
def test_an_operator_makes_another_event(
    operator: lexicon.Operator, code: str | None, result: str
) -> None:
    assert compose(operator, code) == result


def test_cooperation_and_conflict() -> None:
    assert [r for r in ROOTS if not is_conflict(r)] == [
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"
    ]  # fmt: skip
    assert len(set(QUADS.values())) == 4


@pytest.mark.parametrize(
    ("date", "published", "expected"),
    [
        ("1990", "2025-08-26", True),
        ("2024-08", "2025-08-26", False),
        ("2025-08-25", "2025-08-26", False),
        ("2021-01-01/2022-05-01", "2025-08-26", True),
        ("2021/..", "2025-08-26", False),
        ("199X", "2025-08-26", False),
        ("1990", None, False),
        (None, "2025-08-26", False),
    ],
)
def test_long_ago_is_more_than_a_year(
    date: str | None, published: str | None, expected: bool
) -> None:
    assert is_long_ago(date, published) is expected
