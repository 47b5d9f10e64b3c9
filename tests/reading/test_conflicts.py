"""Claims that cannot both hold, and reversals."""

from __future__ import annotations

import pytest

from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, Claim, Conflict, Contact, Participant, Position, Report, Span
from dragoman.reading.actors.mentions import ActorLayer
from dragoman.reading.conflicts import read_conflicts
from dragoman.reading.draft import Draft
from dragoman.reading.syntax import Parse

_AT = Span(0, 1)
_ACTORS = {
    a: Actor(id=a, name=a, kind="person", country=c)
    for a, c in (
        ("per.anna", "ARM"),
        ("per.aram", "ARM"),
        ("per.emin", "AZE"),
        ("per.piotr", "POL"),
    )
}


def claim(status: str, by: str, said_on: str | None = None, of: str | None = None) -> Claim:
    return Claim(status=status, by=by, span=_AT, said_on=said_on, of=of)  # type: ignore[arg-type]


def conflicts(
    *claims: Claim, positions: tuple[Position, ...] = (), when: str | None = None
) -> tuple[Conflict, ...]:
    people = tuple(Participant(a, a, _AT) for a in ("per.anna", "per.emin"))
    draft = Draft(
        Report(id="r", text="-"), Parse("-", ()), load_knowledge(), ActorLayer([], _ACTORS)
    )
    contact = Contact("c1", "meeting", "bilateral", people, "planned", claims, (_AT,), when=when)
    draft.contacts = (contact,)
    draft.positions = positions
    read_conflicts(draft)
    return draft.conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("planned", "denied"),
        ("scheduled", "denied"),
        ("held", "denied"),
        ("held", "cancelled"),
        ("scheduled", "refused"),
    ],
)
def test_claims_of_two_sides_that_cannot_both_hold(one: str, other: str) -> None:
    expected = (Conflict("status", contact="c1", claims=(0, 1)),)
    assert conflicts(claim(one, "per.anna"), claim(other, "per.emin")) == expected
    assert conflicts(claim(other, "per.emin"), claim(one, "per.anna")) == expected


@pytest.mark.parametrize(
    "claims",
    [
        (claim("planned", "per.anna"), claim("denied", "per.anna")),
        (claim("scheduled", "per.anna"), claim("postponed", "per.emin")),
        (claim("proposed", "per.anna"), claim("refused", "per.emin")),
        (claim("planned", "per.anna"), claim("scheduled", "per.emin")),
        # One side's plans may change from one day to the next.
        (
            claim("scheduled", "per.anna", "2024-05-01"),
            claim("denied", "per.aram", "2024-05-03"),
        ),
        # No meeting was planned on the first; then there was one.
        (claim("denied", "per.emin", "2024-05-01"), claim("held", "per.anna", "2024-05-03")),
        # Emin has come round since.
        (
            claim("planned", "per.anna"),
            claim("denied", "per.emin", "2024-05-01"),
            claim("planned", "per.emin", "2024-05-02"),
        ),
        # Piotr was not to take part, so he cannot refuse.
        (claim("planned", "per.anna"), claim("refused", "per.piotr")),
    ],
)
def test_claims_that_can_both_hold(claims: tuple[Claim, ...]) -> None:
    assert conflicts(*claims) == ()


def test_a_refusal_told_of_a_participant_counts_as_that_participants() -> None:
    found = conflicts(claim("planned", "per.anna"), claim("refused", "reporter", of="per.emin"))
    assert [c.claims for c in found] == [(0, 1)]


def test_a_pair_of_claimants_clashes_once() -> None:
    found = conflicts(
        claim("planned", "per.anna"), claim("denied", "per.emin"), claim("scheduled", "per.anna")
    )
    assert [c.claims for c in found] == [(0, 1)]


def position(number: str, stance: str, date: str | None, issue: str = "ceasefire") -> Position:
    return Position(
        id=number,
        holder="per.anna",
        issue=issue,
        issue_label=issue,
        stance=stance,  # type: ignore[arg-type]
        attributed_by="per.anna",
        span=_AT,
        date=date,
    )


def test_opposite_stances_on_two_days_are_a_reversal() -> None:
    held = (position("p1", "rejects", "2024-05-01"), position("p2", "accepts", "2024-06"))
    assert conflicts(positions=held) == (Conflict("reversal", position=("p1", "p2")),)


@pytest.mark.parametrize("now", [None, "2024-06-01", "2024-06-02"])
def test_a_stance_told_as_held_earlier_is_a_reversal(now: str | None) -> None:
    held = (position("p1", "rejects", "../2024-06-01"), position("p2", "accepts", now))
    assert conflicts(positions=held) == (Conflict("reversal", position=("p1", "p2")),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (position("p1", "rejects", "../2024-06-01"), position("p2", "accepts", "../2024-06-01")),
        (position("p1", "rejects", "../2024-06-01"), position("p2", "accepts", "2024-05-01")),
        (position("p1", "rejects", None), position("p2", "accepts", "2024-06-01")),
        (position("p1", "rejects", "2024-06-01"), position("p2", "accepts", "2024-06-01")),
        (position("p1", "rejects", "2024-06"), position("p2", "accepts", "2024-06-01")),
        (position("p1", "demands", "2024-05-01"), position("p2", "accepts", "2024-06-01")),
        (
            position("p1", "rejects", "2024-05-01"),
            position("p2", "accepts", "2024-06-01", "sanctions"),
        ),
    ],
)
def test_no_reversal_without_two_days_and_opposite_stances(one: Position, other: Position) -> None:
    assert conflicts(positions=(one, other)) == ()
