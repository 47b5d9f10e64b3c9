"""Conflicts inside one report: claims about one contact that cannot both hold, and reversals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.model import Claim, Conflict, Contact, Position, Status
from dragoman.model.clashes import are_one_side, are_opposite, clash, is_earlier, taken_back
from dragoman.model.when import compatible, parse_edtf
from dragoman.reading.draft import Draft


def read_conflicts(draft: Draft) -> None:
    """Fill `draft.conflicts`: those of status and day in the order of contacts, then reversals."""
    found: list[Conflict] = []
    for contact in draft.contacts:
        found += _status_conflicts(draft, contact)
        found += _day_conflicts(draft, contact)
    found += _reversals(draft.positions)
    draft.conflicts = tuple(found)


def _status_conflicts(draft: Draft, contact: Contact) -> Iterator[Conflict]:
    """One conflict for each pair of claimants, by the first claims of theirs that clash."""
    seen: set[frozenset[str]] = set()
    for (i, one), (j, other) in combinations(enumerate(contact.claims), 2):
        sides = frozenset({one.by, other.by})
        if len(sides) < 2 or sides in seen:
            continue
        if _clash(draft, contact, one, other):
            seen.add(sides)
            yield Conflict("status", contact=contact.id, claims=(i, j))


_HAPPENING: frozenset[Status] = frozenset({"held", "scheduled", "planned"})


def _day_conflicts(draft: Draft, contact: Contact) -> Iterator[Conflict]:
    """Two sides that give one contact different days."""
    for (i, one), (j, other) in combinations(enumerate(contact.claims), 2):
        if one.when is None or other.when is None or are_one_side(one, other, draft.actors.party):
            continue
        if one.by == other.by or not {one.status, other.status} <= _HAPPENING:
            continue
        if not compatible(parse_edtf(one.when), parse_edtf(other.when)):
            yield Conflict("fact", contact=contact.id, claims=(i, j))


def _clash(draft: Draft, contact: Contact, one: Claim, other: Claim) -> bool:
    participants = {p.actor for p in contact.participants if p.actor}
    if taken_back(one, contact.claims) or taken_back(other, contact.claims):
        return False
    return clash(one, other, when=contact.when, participants=participants, party=draft.actors.party)


def _reversals(positions: tuple[Position, ...]) -> Iterator[Conflict]:
    """Opposite stances of one holder on one issue, on two days, or one told as held earlier."""
    by_issue: dict[tuple[str, str, str], list[Position]] = {}
    for position in positions:
        key = (position.holder, position.issue, position.issue_label)
        by_issue.setdefault(key, []).append(position)
    for held in by_issue.values():
        for one, other in combinations(held, 2):
            if are_opposite(one.stance, other.stance) and (
                is_earlier(one.date, other.date) or is_earlier(other.date, one.date)
            ):
                yield Conflict("reversal", position=(one.id, other.id))
