"""All that was read in one report, as entries: from a fresh reading or from the record."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from dragoman.model import REPORTER, Claim, Conflict, Contact, Position, Reading, Report, Statement
from dragoman.store.entries import (
    ClaimEntry,
    ConflictEntry,
    ContactEntry,
    ParticipantEntry,
    PositionEntry,
    ReportEntry,
    ReportRef,
    StatementEntry,
    claim_side,
    contact_words,
    position_side,
)
from dragoman.store.queries import REPORT_VOICE
from dragoman.store.record import Record


class Sheet(NamedTuple):
    """One report's entries, with the text that their spans point into."""

    report: ReportRef
    text: str
    credits: tuple[str, ...]
    authors: tuple[str, ...]
    contacts: list[ContactEntry]
    statements: list[StatementEntry]
    positions: list[PositionEntry]
    conflicts: list[ConflictEntry]
    notes: tuple[str, ...]


T = TypeVar("T")


def _entries(record: Record, ids: tuple[str, ...], kind: type[T]) -> list[T]:
    found = (record.entry(ident) for ident in ids)
    return [entry for entry in found if isinstance(entry, kind)]


def stored_sheet(record: Record, report: ReportEntry) -> Sheet:
    """The sheet of a report in the record."""

    return Sheet(
        report=report.ref(),
        text=report.text,
        credits=report.credits,
        authors=report.authors,
        contacts=record.tellings(report.id),
        statements=_entries(record, report.statements, StatementEntry),
        positions=_entries(record, report.positions, PositionEntry),
        conflicts=_entries(record, report.conflicts, ConflictEntry),
        notes=(*report.notes, *copy_notes(report)),
    )


def copy_notes(report: ReportEntry) -> list[str]:
    """What a reader should know of a report's copies and versions."""
    notes = []
    if report.superseded_by:
        notes.append(f"an older version: {report.superseded_by} supersedes it")
    if report.copies:
        notes.append(f"of one origin with {', '.join(report.copies)}")
    return notes


def reading_sheet(reading: Reading) -> Sheet:
    """The sheet of a reading that is stored nowhere; ids are the reading's own."""
    names = _Names(reading)
    contacts = [names.contact(contact) for contact in reading.contacts]
    positions = [names.position(position) for position in reading.positions]
    return Sheet(
        report=names.ref,
        text=reading.report.text,
        credits=reading.report.credits,
        authors=reading.report.authors,
        contacts=contacts,
        statements=[names.statement(statement) for statement in reading.statements],
        positions=positions,
        conflicts=[
            _conflict(
                number,
                conflict,
                names.ref,
                {c.id: c for c in contacts},
                {p.id: p for p in positions},
            )
            for number, conflict in enumerate(reading.conflicts, 1)
        ],
        notes=reading.notes,
    )


class _Names:
    """Turns parts of a reading into entries, names put to the ids."""

    def __init__(self, reading: Reading) -> None:
        self.report: Report = reading.report
        self.ref = _ref(reading.report)
        self.actors = {actor.id: actor.name for actor in reading.actors}

    def name(self, actor: str) -> str:
        return REPORT_VOICE if actor == REPORTER else self.actors.get(actor, actor)

    def claim(self, claim: Claim) -> ClaimEntry:
        return ClaimEntry(
            status=claim.status,
            by=claim.by,
            of=claim.of,
            said_on=claim.said_on,
            span=claim.span,
            words=claim.span.of(self.report.text),
            report=self.ref.id,
            by_name=self.name(claim.by),
            of_name=self.name(claim.of) if claim.of else None,
            via=claim.via,
            statement=claim.statement,
            when=claim.when,
        )

    def contact(self, contact: Contact) -> ContactEntry:
        return ContactEntry(
            id=contact.id,
            kind=contact.kind,
            format=contact.format,
            participants=tuple(
                ParticipantEntry(p.actor, self.name(p.actor) if p.actor else p.name, p.span)
                for p in contact.participants
            ),
            when=contact.when,
            when_text=contact.when_text,
            when_from=contact.when_from,
            initiative=contact.initiative,
            initiative_name=self.name(contact.initiative) if contact.initiative else None,
            duration=contact.duration,
            where=contact.where,
            status=contact.status,
            claims=tuple(self.claim(claim) for claim in contact.claims),
            statements=contact.statements,
            confidence=contact.confidence,
            reports=(self.ref,),
            sides=(),
            corroboration=1,
            spans=contact.spans,
        )

    def statement(self, statement: Statement) -> StatementEntry:
        text = self.report.text
        return StatementEntry(
            id=statement.id,
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            mode=statement.mode,
            speakers=statement.speakers,
            via=statement.via,
            addressees=statement.addressees,
            said_on=statement.said_on,
            confidence=statement.confidence,
            words=" … ".join(span.of(text) for span in statement.content),
            source_words=statement.source.of(text) if statement.source else None,
            cue_words=statement.cue.of(text) if statement.cue else None,
            speaker_names=tuple(self.name(a) for a in statement.speakers),
            via_names=tuple(self.name(a) for a in statement.via),
            report=self.ref,
        )

    def position(self, position: Position) -> PositionEntry:
        return PositionEntry(
            id=position.id,
            holder=position.holder,
            issue=position.issue,
            issue_label=position.issue_label,
            stance=position.stance,
            target=position.target,
            condition=position.condition,
            attributed_by=position.attributed_by,
            date=position.date,
            span=position.span,
            confidence=position.confidence,
            words=position.span.of(self.report.text),
            holder_name=self.name(position.holder),
            target_name=self.name(position.target) if position.target else None,
            attributed_by_name=self.name(position.attributed_by),
            statement=position.statement,
            report=self.ref,
            contact=position.contact,
        )


def _ref(report: Report) -> ReportRef:
    return ReportRef(
        report.id, report.url, report.outlet, report.published, report.id, report.title
    )


def _conflict(
    number: int,
    conflict: Conflict,
    ref: ReportRef,
    contacts: dict[str, ContactEntry],
    positions: dict[str, PositionEntry],
) -> ConflictEntry:
    if conflict.position:
        pair = [positions[ident] for ident in conflict.position]
        sides = [position_side(p) for p in pair]
        about = f"{pair[0].holder_name} on {pair[0].issue_label}"
    else:
        contact = contacts[conflict.contact or ""]
        sides = [claim_side(contact.claims[at], ref) for at in conflict.claims or ()]
        about = contact_words(contact)
    return ConflictEntry(
        id=f"conflict{number}",
        kind=conflict.kind,
        contact=conflict.contact,
        position=conflict.position,
        claims=(sides[0], sides[1]),
        about=about,
    )
