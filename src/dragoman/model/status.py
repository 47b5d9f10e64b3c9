"""Which of the claims about a contact gives the status that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.contact import REPORTER, Claim, Status


def shown_status(claims: Sequence[Claim], participants: Sequence[str]) -> tuple[Status, str]:
    """The status to show for a contact, and the rule that chose it.

    `held`, claimed by a participant or in the report's own voice, wins; else the latest claim by
    a participant (by date said, then by place in the text); else the latest claim of all.
    """
    inside = set(participants)
    for claim in claims:
        if claim.status == "held" and (claim.by in inside or claim.by == REPORTER):
            who = "a participant" if claim.by in inside else "the report itself"
            return "held", f"{who} says that it took place"
    own = [c for c in claims if c.by in inside]
    if own:
        latest = max(enumerate(own), key=lambda p: (p[1].said_on or "", p[0]))[1]
        return latest.status, "the latest claim by a participant"
    reported = [c for c in claims if c.of in inside]
    if reported and reported[-1].status in ("refused", "conditional"):
        return reported[-1].status, "what is said of a participant"
    latest = max(enumerate(claims), key=lambda p: (p[1].said_on or "", p[0]))[1]
    return latest.status, "the latest claim; no participant is quoted"
