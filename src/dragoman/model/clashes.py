"""Which claims cannot both hold, and which stances are opposite: the rules, for one report and for
the record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from dragoman.model.contact import REPORTER, Claim, Status
from dragoman.model.position import Stance

INCOMPATIBLE: frozenset[frozenset[Status]] = frozenset(
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

Party = Callable[[str], str | None]
"""The party of a claimant, None where it is not known."""


def clash(
    one: Claim, other: Claim, *, when: str | None, participants: Collection[str], party: Party
) -> bool:
    """Whether two claims about one contact, on `when` (EDTF), cannot both hold."""
    if frozenset({one.status, other.status}) not in INCOMPATIBLE:
        return False
    if are_one_side(one, other, party) and one.said_on != other.said_on:
        return False
    for later, earlier in ((one, other), (other, one)):
        # "No call is planned", they said on Monday; on Wednesday the two spoke: both hold.
        if later.status == "held" and is_before(earlier.said_on, when or later.said_on):
            return False
        # Only one who would take part can refuse.
        if earlier.status == "refused" and (earlier.of or earlier.by) not in participants:
            return False
    return True


def are_one_side(one: Claim, other: Claim, party: Party) -> bool:
    """Whether both speak for one party, whose plans may simply have changed."""
    if REPORTER in (one.by, other.by):
        return False
    side = party(one.by)
    return side is not None and side == party(other.by)


def taken_back(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """What the claimant has said since that is something else."""
    later = (
        c
        for c in claims
        if c.by == claim.by and c.status != claim.status and is_before(claim.said_on, c.said_on)
    )
    return next(later, None)


def are_opposite(one: Stance, other: Stance) -> bool:
    """Whether two stances on one issue stand against each other.

    >>> are_opposite("demands", "rejects"), are_opposite("demands", "offers")
    (True, False)
    """
    return (one in _FOR and other in _AGAINST) or (one in _AGAINST and other in _FOR)


def is_before(one: str | None, other: str | None) -> bool:
    """Whether the EDTF value `one` ends before `other` begins; unknown is never before.

    >>> is_before("2025-08-22", "2025-08-25"), is_before("2025-08", "2025-08-25")
    (True, False)
    """
    if one is None or other is None:
        return False
    end, start = one.split("/")[-1], other.split("/")[0]
    if not end[:1].isdigit() or not start[:1].isdigit():
        return False
    return end < start and not start.startswith(end)


def is_earlier(one: str | None, other: str | None) -> bool:
    """Whether a stance on `one` was taken before that on `other`; also "had earlier ruled out",
    whose date is open to the left: it is before any that is not.

    >>> is_earlier("../2025-08-25", None), is_earlier("2025-08-22", "2025-08-25")
    (True, True)
    """
    if one is not None and one.startswith("../"):
        return other is None or (not other.startswith("../") and one[3:] <= other.split("/")[-1])
    return is_before(one, other)
