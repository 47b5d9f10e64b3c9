"""Positions: what pairs, what is right, and what counts against the reader."""

from __future__ import annotations

from collections import Counter

from dragoman.evaluation.agreement import Names
from dragoman.evaluation.documents import part_of
from dragoman.evaluation.positions import (
    AnnotatedPositions,
    GoldPosition,
    compare_positions,
    load_position_gold,
)
from dragoman.knowledge.base import load_knowledge
from dragoman.knowledge.issues import load_issues
from dragoman.model import Actor, Position, Reading, Report, Span, Stance

KNOWLEDGE = load_knowledge()
TEXT = "Norway rejected a ceasefire on Monday. Chad demanded that Norway lift the sanctions."
NORWAY = Actor("sta.nor", "Norway", "state", "NOR")
CHAD = Actor("sta.tcd", "Chad", "state", "TCD")
REFUSAL = Span(7, 27)
DEMAND = Span(44, 83)


def gold(
    span: Span = REFUSAL,
    holder: str = "Norway",
    issue: str = "ceasefire",
    stance: Stance = "rejects",
    *,
    sure: bool = True,
) -> GoldPosition:
    return GoldPosition(span, (holder,), (issue,), (stance,), ("reporter",), sure=sure)


def read(
    span: Span = REFUSAL,
    holder: str = "sta.nor",
    issue: str = "ceasefire",
    stance: Stance = "rejects",
) -> Position:
    return Position("p1", holder, issue, issue, stance, "reporter", span)


def compared(wanted: list[GoldPosition], found: list[Position], stretch: Span | None = None):  # type: ignore[no-untyped-def]
    item = AnnotatedPositions(
        "x", "00", None, "dev", "", stretch or Span(0, len(TEXT)), tuple(wanted)
    )
    reading = Reading(Report("r", TEXT), (NORWAY, CHAD), (), (), (), positions=tuple(found))
    return compare_positions(item, Names(reading, KNOWLEDGE))


def test_holder_issue_and_side_make_a_position_right() -> None:
    [pair] = compared([gold()], [read()]).pairs
    assert (pair.right, pair.exact) == (True, True)
    [pair] = compared([gold()], [read(stance="opposes")]).pairs
    assert (pair.right, pair.exact) == (True, False)
    [pair] = compared([gold()], [read(stance="supports")]).pairs
    assert not pair.right
    [pair] = compared([gold()], [read(issue="sanctions")]).pairs
    assert not pair.right


def test_a_condition_and_indecision_are_sides_of_their_own() -> None:
    for stance in ("conditional", "undecided"):
        [pair] = compared([gold(stance="accepts")], [read(stance=stance)]).pairs
        assert not pair.right


def test_another_holder_or_another_sentence_is_no_pair() -> None:
    for other in (read(holder="sta.tcd"), read(span=DEMAND)):
        result = compared([gold()], [other])
        assert (len(result.pairs), len(result.missed), len(result.extra)) == (0, 1, 1)


def test_words_elsewhere_in_the_sentence_pair_too() -> None:
    [pair] = compared([gold()], [read(span=Span(28, 37))]).pairs
    assert pair.right


def test_each_is_paired_once_with_the_closest() -> None:
    wanted = [gold(), gold(issue="peace-talks")]
    result = compared(wanted, [read(issue="peace-talks"), read(issue="sanctions")])
    assert Counter(pair.right for pair in result.pairs) == {True: 1, False: 1}
    [right] = [pair for pair in result.pairs if pair.right]
    assert right.gold.issues == ("peace-talks",)


def test_what_was_doubted_or_lies_outside_the_stretch_counts_neither_way() -> None:
    assert compared([gold(sure=False)], [read()]).extra == ()
    assert compared([gold(sure=False)], []).missed == ()
    assert compared([], [read()], stretch=Span(38, len(TEXT))).extra == ()


def test_the_gold_is_whole() -> None:
    issues = load_issues()
    for item in load_position_gold():
        assert item.part == part_of(item.doc)
        for position in item.positions:
            assert item.stretch.covers(position.span), (item.doc, position)
            assert all(issues.get(issue) for issue in position.issues), (item.doc, position)
            if position.sure:
                assert position.holder
                assert position.issues
                assert position.stances
                assert position.by
