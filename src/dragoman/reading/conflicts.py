"""Conflicts inside one report: claims about one contact that cannot both hold, and reversals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.model import REPORTER, Claim, Conflict, Contact, Position, Stance, Status
from dragoman.model.when import compatible, parse_edtf
from dragoman.reading.draft import Draft

_INCOMPATIBLE: frozenset[frozenset[Status]] = frozenset(
    {
        frozenset({"held", "denied"}),
        frozenset({"held", "cancelled"}),
        frozenset({"scheduled", "denied"}),
        frozenset({"planned", "denied"}),
        frozenset({"scheduled", "refused"}),
        frozenset({"planned", "refused"}),
    }
)
"""Not here: "proposed" and "refused" (an offer and its answer), "scheduled" and "postponed"."""

_FOR: frozenset[Stance] = frozenset({"supports", "demands", "offers", "accepts"})
_AGAINST: frozenset[Stance] = frozenset({"opposes", "rejects"})


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
        if one.when is None or other.when is None or _is_one_side(draft, one, other):
            continue
        if one.by == other.by or not {one.status, other.status} <= _HAPPENING:
            continue
        if not compatible(parse_edtf(one.when), parse_edtf(other.when)):
            yield Conflict("fact", contact=contact.id, claims=(i, j))


def _clash(draft: Draft, contact: Contact, one: Claim, other: Claim) -> bool:
    if frozenset({one.status, other.status}) not in _INCOMPATIBLE:
        return False
    if _is_one_side(draft, one, other) and one.said_on != other.said_on:
        return False
    if _is_withdrawn(contact, one) or _is_withdrawn(contact, other):
        return False
    for later, earlier in ((one, other), (other, one)):
        # "No call is planned", they said on Monday; on Wednesday the two spoke: both hold.
        if later.status == "held" and _is_before(earlier.said_on, contact.when or later.said_on):
            return False
        if earlier.status == "refused" and not _is_participant(contact, earlier):
            return False
    return True


def _is_one_side(draft: Draft, one: Claim, other: Claim) -> bool:
    """Whether both speak for one party, whose plans may simply have changed."""
    if REPORTER in (one.by, other.by):
        return False
    party = draft.actors.party(one.by)
    return party is not None and party == draft.actors.party(other.by)


def _is_withdrawn(contact: Contact, claim: Claim) -> bool:
    """Whether the claimant has said something else since."""
    return any(
        c.by == claim.by and c.status != claim.status and _is_before(claim.said_on, c.said_on)
        for c in contact.claims
    )


def _is_participant(contact: Contact, claim: Claim) -> bool:
    """Only one who would take part can refuse."""
    refuser = claim.of or claim.by
    return any(p.actor == refuser for p in contact.participants)


def _reversals(positions: tuple[Position, ...]) -> Iterator[Conflict]:
    """Opposite stances of one holder on one issue, on two days, or one told as held earlier."""
    by_issue: dict[tuple[str, str, str], list[Position]] = {}
    for position in positions:
        key = (position.holder, position.issue, position.issue_label)
        by_issue.setdefault(key, []).append(position)
    for held in by_issue.values():
        for one, other in combinations(held, 2):
            if _are_opposite(one.stance, other.stance) and (
                _is_earlier(one.date, other.date) or _is_earlier(other.date, one.date)
            ):
                yield Conflict("reversal", position=(one.id, other.id))


def _are_opposite(one: Stance, other: Stance) -> bool:
    return (one in _FOR and other in _AGAINST) or (one in _AGAINST and other in _FOR)


def _is_earlier(one: str | None, other: str | None) -> bool:
    """Also of "had earlier ruled out talks": a date open to the left is before any that is not."""
    if one is not None and one.startswith("../"):
        return other is None or (not other.startswith("../") and one[3:] <= other.split("/")[-1])
    return _is_before(one, other)


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether the EDTF value `one` ends before `other` begins; unknown is never before."""
    if one is None or other is None:
        return False
    end, start = one.split("/")[-1], other.split("/")[0]
    if not end[:1].isdigit() or not start[:1].isdigit():
        return False
    return end < start and not start.startswith(end)
