"""The reading of one report while the steps build it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.model import (
    Conflict,
    Contact,
    DateMention,
    Interaction,
    Position,
    Reading,
    Report,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.knowledge.base import Knowledge
    from dragoman.models.attribution import TaggedAttribution
    from dragoman.reading.actors import ActorLayer
    from dragoman.reading.syntax import Parse


@dataclass(slots=True)
class Draft:
    """What is known so far; each step of the pipeline adds the fields that it declares."""

    report: Report
    parse: Parse
    knowledge: Knowledge
    actors: ActorLayer
    tagged: Sequence[TaggedAttribution] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    positions: tuple[Position, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: list[str] = field(default_factory=list)

    def finish(self) -> Reading:
        """The reading, frozen."""
        return Reading(
            report=self.report,
            actors=self.actors.finish(self._referred()),
            dates=self.dates,
            statements=self.statements,
            contacts=self.contacts,
            positions=self.positions,
            interactions=self.interactions,
            conflicts=self.conflicts,
            notes=tuple(self.notes),
        )

    def _referred(self) -> dict[str, list[Span]]:
        """Actors that entries name, each with the words of the entry that names it."""
        spans: dict[str, list[Span]] = {}
        for contact in self.contacts:
            for participant in contact.participants:
                if participant.actor is not None:
                    spans.setdefault(participant.actor, []).append(participant.span)
            if contact.initiative is not None:
                spans.setdefault(contact.initiative, []).append(contact.spans[0])
            for claim in contact.claims:
                for actor in (claim.by, claim.of, *claim.via):
                    if actor is not None:
                        spans.setdefault(actor, []).append(claim.span)
        for position in self.positions:
            for actor in (position.holder, position.attributed_by, position.target):
                if actor is not None:
                    spans.setdefault(actor, []).append(position.span)
        for event in self.interactions:
            for actor in (event.source, event.target):
                spans.setdefault(actor, []).append(event.span)
        for statement in self.statements:
            for actor in (*statement.speakers, *statement.via):
                spans.setdefault(actor, []).append(statement.content[0])
        return spans
