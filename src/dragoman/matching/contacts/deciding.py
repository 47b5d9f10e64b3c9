"""Whether two tellings are of one contact, and how sure that is.

The score adds what speaks for it in points of a table; at `LEAST` it is an edge. What cannot be
one contact is kept apart whatever the score, also where a third telling would tie the two.
"""

from __future__ import annotations

import msgspec

from dragoman.matching.contacts.facts import ContactFacts, Days, Side
from dragoman.model.contact import KIND_FAMILY

COMPONENT = "matching.contacts"
LEAST = 4.5

POINTS: dict[str, float] = {
    "the same day": 3.0,
    "a day apart": 1.0,
    "the day within the other's days": 1.5,
    "overlapping days": 0.5,
    "published when it was": 2.0,
    "told in the same days": 1.0,
    "told within weeks of each other": 0.0,
    "the same persons": 3.0,
    "some of the same persons": 1.25,
    "persons named by one only": 0.75,
    "the same parties": 0.5,
    "the same kind": 1.0,
    "a kind that may be the same": 0.5,
    "another kind": -0.5,
    "another kind in one side's words": -2.0,
    "the same place": 1.0,
    "another place": -2.0,
    "one held, one ahead": -0.5,
}
"""What each reason counts. Two texts that name the same persons and the same day are one contact
(7); so are one that dates it and one printed that week without a date, of the same persons (5);
the same states in the same days alone are not (2.5).
"""

_WIDEST_IMPLIED = 14
_SOON = 7


class ContactEdge(msgspec.Struct, frozen=True):
    """Two tellings that are one contact, ids in order, with the reasons that were added up."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


def compare(one: ContactFacts, other: ContactFacts) -> ContactEdge | None:
    """The edge between two tellings, or None."""
    if apart(one, other):
        return None
    days = _days(one, other)
    if days is None:
        return None
    reasons = tuple(
        r for r in (days, _persons(one, other), _kind(one, other), _place(one, other)) if r
    )
    if one.held != other.held:
        reasons = (*reasons, "one held, one ahead")
    score = sum(POINTS[r] for r in reasons)
    if score < LEAST:
        return None
    a, b = sorted((one.id, other.id))
    return ContactEdge(a, b, score, reasons)


def apart(one: ContactFacts, other: ContactFacts) -> bool:
    """Whether two tellings cannot be of one contact."""
    return (
        (one.report == other.report and one.id != other.id)
        or ("message" in (one.kind, other.kind) and one.kind != other.kind)
        or _other_parties(one, other)
        or _other_persons(one, other)
        or _gap(one, other) > 1
        or _listed_twice(one, other)
        or _tells_without_itself(one, other)
        or _tells_without_itself(other, one)
    )


def _other_parties(one: ContactFacts, other: ContactFacts) -> bool:
    """Two parties must be the same two; of a larger gathering each text names some."""
    if min(len(one.parties), len(other.parties)) < 3:
        return one.parties != other.parties
    common = len(one.parties & other.parties)
    return common < 0.6 * min(len(one.parties), len(other.parties))


def _other_persons(one: ContactFacts, other: ContactFacts) -> bool:
    """Whether a party is there by somebody else: its minister, not its president."""
    theirs = {side.party: side for side in other.sides}
    if len(theirs) > 2:
        return False
    return any(
        side.persons and theirs[side.party].persons and not _shares_person(side, theirs[side.party])
        for side in one.sides
        if side.party in theirs
    )


def _shares_person(one: Side, other: Side) -> bool:
    return not (
        set(one.persons).isdisjoint(other.persons) and set(one.names).isdisjoint(other.names)
    )


def _gap(one: ContactFacts, other: ContactFacts) -> int:
    """Days between the two; 0 where they may be the same."""
    if one.days is None or other.days is None:
        return 0
    return max(one.days.first - other.days.last, other.days.first - one.days.last, 0)


def _listed_twice(one: ContactFacts, other: ContactFacts) -> bool:
    """Whether one side tells of both, on two days, in texts of its own: two days that it names,
    or two readouts that it published on two days.
    """
    same_side = one.issuer is not None and one.issuer == other.issuer and one.of_a_side
    if not same_side or one.origin == other.origin or one.days is None or other.days is None:
        return False
    if one.days.known == other.days.known == "day":
        return one.days != other.days
    if not ((one.lead or other.lead) and one.held and other.held):
        return False
    readouts = {one.days.known, other.days.known} == {"implied"}
    if not readouts or max(one.days.width, other.days.width) > 1:
        return False
    # A readout without a date tells of the day on which it is published.
    return one.days.last != other.days.last


def _tells_without_itself(one: ContactFacts, other: ContactFacts) -> bool:
    """Whether a side tells of its own contact and the other telling does not name that side."""
    return one.of_a_side and one.issuer not in other.parties


def _days(one: ContactFacts, other: ContactFacts) -> str | None:
    """How the days of two tellings stand to each other; None where they say too little."""
    if one.days is None or other.days is None:
        return None
    known = {one.days.known, other.days.known}
    gap = _gap(one, other)
    if known == {"day"}:
        if gap == 0:
            return "the same day"
        remote = all(KIND_FAMILY[f.kind] == "remote" for f in (one, other))
        return "a day apart" if remote else None
    if gap > 0:
        return None
    if "implied" not in known:
        return "the day within the other's days" if "day" in known else "overlapping days"
    widest = max(one.days.width, other.days.width)
    if widest <= 1 and ("day" in known or one.days.last == other.days.last):
        return "published when it was"
    if widest <= _WIDEST_IMPLIED or _is_soon(one.days, other.days):
        return "told in the same days"
    return "told within weeks of each other"


def _is_soon(one: Days, other: Days) -> bool:
    """Whether what is told as coming came within a week."""
    return abs(one.first - other.first) <= _SOON and "day" in (one.known, other.known)


def _persons(one: ContactFacts, other: ContactFacts) -> str:
    theirs = {side.party: side for side in other.sides}
    shared = named = 0
    for side in one.sides:
        match = theirs.get(side.party)
        if match is None:
            continue
        named += bool(side.persons) or bool(match.persons)
        shared += _shares_person(side, match) if side.persons and match.persons else 0
    if shared > 1:
        return "the same persons"
    if shared:
        return "some of the same persons"
    return "persons named by one only" if named else "the same parties"


def _kind(one: ContactFacts, other: ContactFacts) -> str:
    """What one side calls a video call the other may call a meeting; neither calls it both."""
    if one.kind == other.kind:
        return "the same kind"
    families = {KIND_FAMILY[one.kind], KIND_FAMILY[other.kind]}
    if len(families) == 1 or "any" in families:
        return "a kind that may be the same"
    same_side = one.issuer is not None and one.issuer == other.issuer
    return "another kind in one side's words" if same_side else "another kind"


def _place(one: ContactFacts, other: ContactFacts) -> str:
    if not one.where or not other.where:
        return ""
    return "the same place" if one.where == other.where else "another place"
