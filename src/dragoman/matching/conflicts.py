"""Conflicts over the record: what the tellings of one contact say that cannot both hold, and
stances that one holder took at two times.

They are ranked by what a reader would look at first: what two participants contradict each other
in, before what only news tells otherwise; what is open before what was resolved since.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations, pairwise

import msgspec

from dragoman.matching.contacts.merging import Telling, Whole
from dragoman.model import REPORTER, Claim, ConflictKind, Stance
from dragoman.model.clashes import (
    INCOMPATIBLE,
    are_one_side,
    are_opposite,
    clash,
    is_before,
    taken_back,
)
from dragoman.model.contact import KIND_FAMILY
from dragoman.model.when import parse_edtf

COMPONENT = "matching.conflicts"
_ROUNDED = 0.2
"""By how much a duration may be rounded."""

WEIGHTS: dict[str, float] = {
    "status": 3.0,
    "reversal": 2.5,
    "when": 2.0,
    "where": 2.0,
    "kind": 1.5,
    "initiative": 2.0,
    "minutes": 1.5,
    "between participants": 2.0,
    "open": 1.0,
}
"""What a conflict's rank adds up from."""


class Ref(msgspec.Struct, frozen=True):
    """One side: a telling, the place of a claim in its list (None: what the telling as a whole
    says), and the value.
    """

    telling: str
    claim: int | None
    value: str


class FoundConflict(msgspec.Struct, frozen=True):
    """Two sides that cannot both hold. `field` is what they differ in; `resolved` the claim that
    settled it since, where there is one; `rank` is higher the more it is worth reading.
    """

    kind: ConflictKind
    field: str
    one: Ref
    other: Ref
    resolved: Ref | None
    rank: float


def contact_conflicts(
    whole: Whole, tellings: Sequence[Telling], party: Callable[[str], str | None]
) -> list[FoundConflict]:
    """What is told of one contact that cannot both hold, the weightiest first."""
    ordered = sorted(tellings, key=lambda t: (t.published or "9999", t.id))
    found = [*_status(whole, ordered, party), *_facts(ordered)]
    return sorted(found, key=lambda c: (-c.rank, c.one.telling, c.other.telling, c.field))


def _status(
    whole: Whole, tellings: Sequence[Telling], party: Callable[[str], str | None]
) -> Iterator[FoundConflict]:
    """One conflict for each pair of claimants, by the first claims of theirs that clash."""
    named = {t.id: t.participants for t in tellings}
    participants = {named[t][at].actor for t, at in whole.participants} - {None}
    sides = {party(actor) for actor in participants if actor} - {None}
    placed = [
        (Ref(t.id, at, claim.status), _voiced(t, claim))
        for t in tellings
        for at, claim in enumerate(t.claims)
    ]
    claims = [claim for _, claim in placed]
    own = {c.by for c in claims if c.by in participants or party(c.by) in sides}
    seen: set[frozenset[str]] = set()
    for (ref, one), (other_ref, other) in combinations(placed, 2):
        pair = frozenset({one.by, other.by})
        if len(pair) < 2 or pair in seen:
            continue
        inside = {a for a in participants if a} | {
            c.by for c in (one, other) if party(c.by) in sides
        }
        if not clash(one, other, when=whole.when, participants=inside, party=party):
            continue
        if _was_dropped(one, other, claims) or _was_dropped(other, one, claims):
            continue
        seen.add(pair)
        resolved = _settled(placed, one, other, own)
        both = {party(one.by), party(other.by)} <= sides and not are_one_side(one, other, party)
        yield FoundConflict(
            "status", "status", ref, other_ref, resolved, _rank("status", both, resolved)
        )


def _was_dropped(claim: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim was taken back before, or on the day on which, the other was made."""
    since = taken_back(claim, claims)
    return since is not None and not is_before(other.said_on, since.said_on)


def _voiced(telling: Telling, claim: Claim) -> Claim:
    """A claim with who makes it: in its own text a side speaks, not a reporter."""
    if claim.by != REPORTER or telling.issuer is None or not telling.of_a_side:
        return claim
    return msgspec.structs.replace(claim, by=f"sta.{telling.issuer.lower()}")


def _settled(
    placed: Sequence[tuple[Ref, Claim]],
    one: Claim,
    other: Claim,
    own: Collection[str],
) -> Ref | None:
    """The claim that settled it: one of the two said otherwise, or somebody who takes part (`own`)
    or a report told later how it came out.
    """
    claims = [claim for _, claim in placed]
    for claim, against in ((one, other), (other, one)):
        since = taken_back(claim, claims)
        if since is not None and frozenset({since.status, against.status}) not in INCOMPATIBLE:
            return next(ref for ref, c in placed if c is since)
    for ref, claim in placed:
        later = is_before(one.said_on, claim.said_on) and is_before(other.said_on, claim.said_on)
        told = claim.by in own or claim.by == REPORTER
        if later and told and claim.status in ("held", "cancelled", "postponed"):
            return ref
    return None


def _facts(tellings: Sequence[Telling]) -> Iterator[FoundConflict]:
    """Day, place, kind, initiative and duration as two sides' own texts give them; the day also as
    news gives it.
    """
    seen: set[tuple[str, frozenset[str]]] = set()
    for one, other in combinations(tellings, 2):
        if one.origin == other.origin:
            continue
        both = one.of_a_side and other.of_a_side and one.issuer != other.issuer
        for field, differs in _DIFFERENCES.items():
            key = (field, frozenset({_voice(one), _voice(other)}))
            if key in seen or (field != "when" and not both) or not differs(one, other):
                continue
            seen.add(key)
            values = (str(getattr(one, field)), str(getattr(other, field)))
            yield FoundConflict(
                "fact",
                field,
                Ref(one.id, None, values[0]),
                Ref(other.id, None, values[1]),
                None,
                _rank(field, both, None),
            )


def _voice(telling: Telling) -> str:
    return telling.issuer if telling.of_a_side and telling.issuer else telling.origin


def _other_day(one: Telling, other: Telling) -> bool:
    """Two days; beyond the date line the next day is the same hour."""
    if one.when_from != "own" or other.when_from != "own" or not (one.when and other.when):
        return False
    first, second = parse_edtf(one.when), parse_edtf(other.when)
    if first.days != 1 or second.days != 1 or first.earliest == second.earliest:
        return False
    remote = all(KIND_FAMILY[t.kind] == "remote" for t in (one, other))
    return not (remote and one.of_a_side and other.of_a_side)


def _other_kind(one: Telling, other: Telling) -> bool:
    """A call and a video call, a call and a meeting; "talks" contradict neither."""
    kinds = {one.kind, other.kind}
    families = {KIND_FAMILY[one.kind], KIND_FAMILY[other.kind]}
    return kinds == {"call", "video_call"} or families == {"remote", "presence"}


def _other_place(one: Telling, other: Telling) -> bool:
    return bool(one.where and other.where) and one.where != other.where


def _other_initiative(one: Telling, other: Telling) -> bool:
    return bool(one.initiative and other.initiative) and one.initiative != other.initiative


def _other_duration(one: Telling, other: Telling) -> bool:
    """Fifty minutes and "about an hour" are none; twenty-five and forty are two."""
    if not one.minutes or not other.minutes:
        return False
    return abs(one.minutes - other.minutes) > _ROUNDED * max(one.minutes, other.minutes)


_DIFFERENCES: dict[str, Callable[[Telling, Telling], bool]] = {
    "when": _other_day,
    "where": _other_place,
    "kind": _other_kind,
    "initiative": _other_initiative,
    "minutes": _other_duration,
}


class Held(msgspec.Struct, frozen=True):
    """A position of one holder on one issue: its id, stance, day (EDTF), whether the holder's own
    words or the report's tell it, and the report's id.
    """

    id: str
    stance: Stance
    day: str | None
    own: bool
    report: str


TOLD_OFTEN = 2
"""Reports that must tell each of two stances, where none of them tells both."""


def reversals(positions: Sequence[Held]) -> list[tuple[str, str, float]]:
    """The two positions of one holder on one issue between which it turned round, with their rank.

    Either one report tells both ("had ruled it out on Monday"), or several tell each, and nothing
    else was told before or since: a single report may be misread, and who goes to and fro has not
    turned. What others say that somebody wants is no position to turn from.

    >>> before = Held("p-1", "rejects", "2025-01-02", True, "r-1")
    >>> reversals([Held("p-2", "accepts", "2025-03", True, "r-1"), before])
    [('p-1', 'p-2', 3.5)]
    """
    ordered = sorted((p for p in positions if p.own and p.day), key=lambda p: (p.day or "", p.id))
    turns = [
        (one, other)
        for one, other in pairwise(ordered)
        if are_opposite(one.stance, other.stance) and is_before(one.day, other.day)
    ]
    rank = WEIGHTS["reversal"] + WEIGHTS["open"]
    told = [(one.id, other.id, rank) for one, other in turns if one.report == other.report]
    if told or len(turns) != 1:
        return told
    ((one, other),) = turns
    at = ordered.index(other)
    sides = ordered[:at], ordered[at:]
    often = all(len({p.report for p in side}) >= TOLD_OFTEN for side in sides)
    steady = not any(
        are_opposite(a.stance, b.stance) for side in sides for a, b in combinations(side, 2)
    )
    return [(one.id, other.id, rank)] if often and steady else []


def _rank(what: str, both: bool, resolved: Ref | None) -> float:
    rank = WEIGHTS[what] + WEIGHTS["between participants"] * both
    return rank + WEIGHTS["open"] * (resolved is None)
