"""Why a contact is shown with the status it has."""

from __future__ import annotations

from typing import Any, cast

from dragoman.model import Claim
from dragoman.model.status import shown_status
from dragoman.store.entries import ContactEntry


def why(contact: ContactEntry) -> str:
    """The rule that chose the status, in words: "a participant says that it took place"."""
    published = {report.id: report.published for report in contact.reports}
    several = len(contact.reports) > 1
    claims = [
        Claim(
            cast(Any, c.status),
            c.by,
            c.span,
            of=c.of,
            said_on=c.said_on or (published.get(c.report) if several else None),
        )
        for c in contact.claims
    ]
    if any(edit.field == "status" for edit in contact.edits):
        return "set by a person"
    if not claims:
        return "no claim is recorded"
    return shown_status(claims, [p.actor for p in contact.participants if p.actor])[1]
