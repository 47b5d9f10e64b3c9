"""What the record shows of a contact that several reports tell of.

Each field is that of most origins: five reprints are one voice. Where voices are even, the text
of a side that took part goes before news, and what was published first before what came later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from dragoman.model import Claim, ContactFormat, ContactKind, DateSource, Status
from dragoman.model.status import shown_status
from dragoman.model.when import parse_edtf

T = TypeVar("T")
_OPEN = 10_000_000


class Participation(msgspec.Struct, frozen=True):
    """Somebody who takes part, as one telling names him."""

    actor: str | None
    name: str
    party: str
    person: bool


class Telling(msgspec.Struct, frozen=True):
    """One report's telling of a contact. `claims` carry the day they were said on, or that of
    the report; `issuer` is the party whose own text the report is.
    """

    id: str
    origin: str
    published: str | None
    of_a_side: bool
    kind: ContactKind
    format: ContactFormat
    participants: tuple[Participation, ...]
    claims: tuple[Claim, ...]
    when: str | None = None
    when_text: str | None = None
    when_from: DateSource | None = None
    where: str | None = None
    issuer: str | None = None
    initiative: str | None = None
    minutes: int | None = None


class Whole(msgspec.Struct, frozen=True):
    """A contact over all its tellings. `lead` is the telling to show first; `participants` name
    a telling and a place in its list.
    """

    lead: str
    kind: ContactKind
    format: ContactFormat
    status: Status
    participants: tuple[tuple[str, int], ...]
    when: str | None = None
    when_text: str | None = None
    when_from: DateSource | None = None
    where: str | None = None
    dated_by: str | None = None


EDITABLE = ("kind", "status", "when", "where")
"""The fields that a person may set."""


def merge(tellings: Iterable[Telling], edits: Mapping[str, Any] | None = None) -> Whole:
    """One contact of its tellings; `edits` are fields that a person set, which stand over all.

    >>> one = Telling("c-1", "o-1", "2025-08-26", True, "call", "bilateral", (), (), "2025-08-25")
    >>> other = Telling("c-2", "o-2", "2025-08-27", False, "talks", "bilateral", (), (), None)
    >>> merge([other, one]).when
    '2025-08-25'
    """
    ordered = sorted(tellings, key=lambda t: (not t.of_a_side, t.published or "9999", t.id))
    dated = _dating(ordered)
    participants = _participants(ordered)
    named = {t.id: t.participants for t in ordered}
    actors = [named[t][at].actor for t, at in participants]
    claims = [c for t in ordered for c in t.claims]
    claims.sort(key=lambda c: c.said_on or "")
    lead = ordered[0]
    whole = Whole(
        lead=lead.id,
        kind=_voted(ordered, lambda t: t.kind) or lead.kind,
        format=_voted(ordered, lambda t: t.format) or lead.format,
        status=shown_status(claims, [a for a in actors if a])[0] if claims else "speculated",
        participants=participants,
        when=dated.when if dated else None,
        when_text=dated.when_text if dated else None,
        when_from=dated.when_from if dated else None,
        where=_voted(ordered, lambda t: t.where),
        dated_by=dated.id if dated else None,
    )
    return msgspec.structs.replace(whole, **edits) if edits else whole


def _voted(ordered: Sequence[Telling], field: Callable[[Telling], T | None]) -> T | None:
    """The value of most origins; of even ones the first told."""
    voices: dict[T, set[str]] = {}
    for telling in ordered:
        value = field(telling)
        if value is not None:
            voices.setdefault(value, set()).add(telling.origin)
    return max(voices, key=lambda v: len(voices[v])) if voices else None


def _dating(ordered: Sequence[Telling]) -> Telling | None:
    """The telling whose date is shown: the day of most origins, else the narrowest stretch."""
    dated = [t for t in ordered if t.when]
    narrowest = min((_days(t.when) for t in dated), default=_OPEN)
    best = [t for t in dated if _days(t.when) == narrowest]
    value = _voted(best, lambda t: t.when)
    return next((t for t in best if t.when == value), None)


def _days(when: str | None) -> int:
    days = parse_edtf(when).days if when else None
    return _OPEN if days is None else days


def _participants(ordered: Sequence[Telling]) -> tuple[tuple[str, int], ...]:
    """Everybody whom a telling names; a state only where none of its persons is named."""
    with_persons = {p.party for t in ordered for p in t.participants if p.person}
    found: dict[str, tuple[str, int]] = {}
    for telling in ordered:
        for at, participant in enumerate(telling.participants):
            if not participant.person and participant.party in with_persons:
                continue
            key = participant.actor or participant.name.casefold()
            found.setdefault(key, (telling.id, at))
    return tuple(found.values())
