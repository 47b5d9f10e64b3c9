"""What a contact is told by when it is compared with those of other reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from dragoman.model import Actor, Contact, ContactKind
from dragoman.model.when import parse_edtf

Window = Literal["day", "stretch", "implied"]
"""How the days of a contact are known: told as one day, told as several, or only bounded by when
the report was published.
"""

TOLD_LATE = 4
"""Days for which news tells of a contact without saying when it was."""
TOLD_AHEAD = 45
"""Days for which a contact ahead, without a date, is looked for."""
_OPENING = 250
"""Characters within which a report says what it is about."""
_OPEN = 7
"""Days that an interval open on one side is taken to reach."""


class Days(NamedTuple):
    """The days on which a contact may have been, as proleptic ordinals (`date.toordinal`)."""

    first: int
    last: int
    known: Window

    @property
    def width(self) -> int:
        return self.last - self.first


class Side(msgspec.Struct, frozen=True):
    """A party of a contact with the persons named for it, by id and by last name."""

    party: str
    persons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class ContactFacts(msgspec.Struct, frozen=True):
    """One report's telling of a contact. `days` is None where nothing bounds them; `issuer` the
    party whose own text the report is, None for news; `origin` the report's group of copies.
    """

    id: str
    report: str
    origin: str
    issuer: str | None
    kind: ContactKind
    sides: tuple[Side, ...]
    days: Days | None
    where: str | None
    held: bool
    lead: bool = False
    """Whether the report is about this contact: it names it where it begins."""

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(side.party for side in self.sides)

    @property
    def of_a_side(self) -> bool:
        """Whether one of those who took part tells of it in its own text."""
        return self.issuer is not None and self.issuer in self.parties


class Source(NamedTuple):
    """The report that contacts are told in: its id, its group of copies, the state whose own text
    it is (an actor's id), and the day on which it was published.
    """

    report: str
    origin: str
    issuer: str | None
    published: str | None


def facts_of(
    contact: Contact, actors: Mapping[str, Actor], source: Source, ident: str
) -> ContactFacts:
    """The facts of one contact of a report, under its record-wide id."""
    sides = _sides(contact, actors)
    held = contact.status == "held"
    issuer = _state_party(source.issuer)
    own_text = issuer is not None and issuer in {side.party for side in sides}
    return ContactFacts(
        id=ident,
        report=source.report,
        origin=source.origin,
        issuer=issuer,
        kind=contact.kind,
        sides=sides,
        days=_days(contact, held, _ordinal(source.published), own_text),
        where=contact.where,
        held=held,
        lead=any(span.start < _OPENING for span in contact.spans),
    )


def _sides(contact: Contact, actors: Mapping[str, Actor]) -> tuple[Side, ...]:
    persons: dict[str, dict[str, str]] = {}
    for participant in contact.participants:
        actor = actors.get(participant.actor or "")
        if actor is None:
            persons.setdefault(participant.name.casefold(), {})
            continue
        named = persons.setdefault(_party(actor, actors), {})
        if actor.kind == "person":
            named[actor.id] = actor.name.split()[-1].casefold()
    return tuple(
        Side(party, tuple(sorted(named)), tuple(sorted(set(named.values()))))
        for party, named in sorted(persons.items())
    )


def _party(actor: Actor, actors: Mapping[str, Actor]) -> str:
    """The organisation whose office a person holds, else the country of a person, state or organ;
    the actor's own id where neither is known.
    """
    if actor.kind == "organisation":
        return actor.id
    if actor.kind == "person":
        for office in actor.offices:
            if office.body is not None and office.body.startswith("org."):
                owner = actors.get(office.body)
                if owner is None or owner.kind == "organisation":
                    return office.body
    return actor.country or actor.id


def _state_party(issuer: str | None) -> str | None:
    """The party that a state's id names: "sta.nor" is NOR."""
    return issuer[4:].upper() if issuer is not None and issuer.startswith("sta.") else issuer


def _days(contact: Contact, held: bool, published: int | None, own_text: bool) -> Days | None:
    when = parse_edtf(contact.when) if contact.when else None
    first = when.earliest.toordinal() if when and when.earliest else None
    last = when.latest.toordinal() if when and when.latest else None
    if first is not None and last is not None:
        return Days(first, last, "day" if first == last else "stretch")
    if first is not None:
        return Days(first, first + TOLD_AHEAD, "implied")
    if last is not None:
        return Days(last - _OPEN, last, "implied")
    if published is None:
        return None
    if held:
        return Days(published - (1 if own_text else TOLD_LATE), published, "implied")
    return Days(published, published + TOLD_AHEAD, "implied")


def _ordinal(day: str | None) -> int | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
