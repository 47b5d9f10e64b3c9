"""Events that contacts are: held ones consult, planned ones agree, refused ones reject.

The contacts know better than any single verb who took part and whether it took place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.model import Contact, ContactKind, Status
from dragoman.model.interaction import Modality
from dragoman.reading.draft import Draft
from dragoman.reading.interactions.finder import Found
from dragoman.reading.interactions.modality import is_long_ago

_HELD: dict[ContactKind, str] = {
    "call": "041",
    "video_call": "041",
    "visit": "042",
    "talks": "046",
    "meeting": "040",
    "summit": "040",
    "message": "040",
}
"""The CAMEO code of a contact that took place, by its kind."""

_BY_STATUS: dict[Status, tuple[str | None, Modality]] = {
    "held": (None, "actual"),
    "scheduled": ("036", "actual"),
    "planned": ("036", "actual"),
    "conditional": ("036", "hypothetical"),
    "refused": ("125", "actual"),
    "cancelled": ("125", "actual"),
}
"""Code (None: by its kind) and modality; contacts of other statuses are no event yet."""

_ONE_SIDED = frozenset({"refused", "cancelled", "conditional"})
"""Statuses that one participant brings about: without its name there is no source."""

_MOST_PARTIES = 4
"""Of larger gatherings the pairs would say nothing."""


def events_of_contacts(draft: Draft) -> Iterator[Found]:
    """The events that the contacts of a draft are."""
    for contact in draft.contacts:
        entry = _BY_STATUS.get(contact.status)
        if entry is None or not contact.claims:
            continue
        code, modality = entry
        actors = [p.actor for p in contact.participants if p.actor is not None]
        if not 2 <= len(actors) <= _MOST_PARTIES:
            continue
        claim = next(c for c in contact.claims if c.status == contact.status)
        span = contact.spans[0] if code is None and contact.spans else claim.span
        date = contact.when if code is None else claim.said_on
        if code is None and is_long_ago(date, draft.report.published):
            modality = "historical"
        token = draft.parse.token_at(span.start)
        for source, target in _pairs(draft, contact, actors):
            yield Found(
                code or _HELD[contact.kind],
                source,
                target,
                modality,
                date,
                span,
                token.sent if token is not None else 0,
                contact.confidence,
            )


def _pairs(draft: Draft, contact: Contact, actors: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different sides, in the order of the participants; from the one who refuses."""
    sides = [(a, draft.actors.party(a) or a) for a in dict.fromkeys(actors)]
    if contact.status not in _ONE_SIDED:
        pairs = combinations(sides, 2)
        yield from ((a, b) for (a, one), (b, other) in pairs if one != other)
        return
    claim = next(c for c in contact.claims if c.status == contact.status)
    doer = claim.of or claim.by
    side = draft.actors.party(doer) or doer
    if any(one == side for _, one in sides):
        yield from ((doer, other) for other, one in sides if one != side)
