"""A reading turned into rows: pure, so that the transaction holds nothing but inserts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dragoman._version import __version__
from dragoman.errors import InputError
from dragoman.matching.copies.signature import origin_name
from dragoman.model import REPORTER, Actor, Claim, Participant, Reading, Report, Span
from dragoman.store.bounds import Bounds, bounds_of
from dragoman.store.ids import EntryKind, entry_id

Row = dict[str, Any]


@dataclass(slots=True)
class _Writer:
    """Collects rows; numbers the evidence."""

    reading: Reading
    number: int
    read_at: str
    version: str
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **values: Any) -> None:
        self.tables.setdefault(table, []).append(values)

    def evidence(
        self,
        span: Span,
        component: str,
        *,
        confidence: float | None = None,
        happened: str | None = None,
    ) -> int:
        """Store where an entry stands; its number."""
        report = self.reading.report
        if not 0 <= span.start < span.end <= len(report.text):
            raise InputError(
                report.id,
                f"{component} points at characters {span.start}-{span.end}, not in the text",
                remedy="nothing of it is stored; please report this fault of Dragoman's",
            )
        rows = self.tables.setdefault("evidence", [])
        rows.append(
            {
                "report": self.number,
                "number": len(rows),
                "start": span.start,
                "end": span.end,
                "component": component,
                "version": self.version,
                "confidence": confidence,
                "happened": happened,
                "published": report.published,
                "read_at": self.read_at,
            }
        )
        return len(rows) - 1

    def id(self, kind: EntryKind, local: str) -> str:
        return entry_id(kind, self.reading.report.sha256, local)

    def statement_id(self, local: str | None) -> str | None:
        return None if local is None else self.id("statement", local)


def report_row(
    reading: Reading, *, issuer: str | None, read_at: str, version: str = __version__
) -> Row:
    """The row of `reports`, without its number; `version` is that of the program that read it."""
    report = reading.report
    key = entry_id("report", report.sha256)
    return {
        "key": key,
        "origin": origin_name(report.text, key),
        "issuer": issuer,
        "notes": list(reading.notes),
        "version": version,
        "read_at": read_at,
        **_plain_report(report),
    }


def _plain_report(report: Report) -> Row:
    names = (
        "id sha256 title text published published_at outlet url language "
        "authors credits images related metadata"
    ).split()
    return {name: msgspec.to_builtins(getattr(report, name)) for name in names}


def rows_of(
    reading: Reading, *, number: int, read_at: str, version: str = __version__
) -> dict[str, list[Row]]:
    """The rows of everything read in the report that has `number` in the record.

    Raises:
        InputError: a span points outside the text.
    """
    writer = _Writer(reading, number, read_at, version)
    _actors(writer)
    _dates(writer)
    _statements(writer)
    _contacts(writer)
    _positions(writer)
    _interactions(writer)
    _conflicts(writer)
    return writer.tables


def actor_rows(actors: Iterable[Actor]) -> list[Row]:
    """The rows of `actors`; one actor of many reports is one row."""
    return [{"id": a.id, "name": a.name, "kind": a.kind, "country": a.country} for a in actors]


def _actors(writer: _Writer) -> None:
    for actor in writer.reading.actors:
        writer.add(
            "appearances",
            report=writer.number,
            actor=actor.id,
            name=actor.name,
            role_text=actor.role_text,
            offices=msgspec.to_builtins(actor.offices),
            placed=writer.reading.report.published or "",
        )
        for span in actor.mentions:
            evidence = writer.evidence(span, "reading.actors")
            writer.add("mentions", report=writer.number, actor=actor.id, evidence=evidence)


def _dates(writer: _Writer) -> None:
    for date in writer.reading.dates:
        writer.add(
            "dates",
            report=writer.number,
            text=date.text,
            value=date.value,
            anchor=date.anchor,
            rule=date.rule,
            evidence=writer.evidence(date.span, "reading.dates", happened=date.value),
        )


def whole(spans: Sequence[Span]) -> Span:
    """The stretch of text from the first to the last of some spans.

    >>> whole([Span(40, 52), Span(3, 9)])
    Span(start=3, end=52)
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _statements(writer: _Writer) -> None:
    text = writer.reading.report.text
    for statement in writer.reading.statements:
        spans = [s for s in (statement.source, statement.cue, *statement.content) if s]
        if not spans:
            continue
        own = writer.id("statement", statement.id)
        writer.add(
            "statements",
            id=own,
            report=writer.number,
            local_id=statement.id,
            mode=statement.mode,
            words=" … ".join(span.of(text) for span in statement.content),
            addressees=list(statement.addressees),
            said_on=statement.said_on,
            within=writer.statement_id(statement.within),
            **_span_columns("source", statement.source),
            **_span_columns("cue", statement.cue),
            **_bound_columns(bounds_of(statement.said_on), writer),
            evidence=writer.evidence(
                whole(spans),
                "reading.statements",
                confidence=statement.confidence,
                happened=statement.said_on,
            ),
        )
        for at, span in enumerate(statement.content):
            writer.add("statement_spans", statement=own, number=at, start=span.start, end=span.end)
        for part, ids in (("speaker", statement.speakers), ("via", statement.via)):
            for at, actor in enumerate(dict.fromkeys(ids)):
                writer.add("statement_actors", statement=own, part=part, number=at, actor=actor)


def _span_columns(name: str, span: Span | None) -> Row:
    return {
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _bound_columns(bounds: Bounds | None, writer: _Writer) -> Row:
    """What `--since` and `--until` compare; for an undated entry, the day it was published."""
    found = bounds or bounds_of(writer.reading.report.published)
    return {
        "earliest": found.earliest if found else None,
        "latest": found.latest if found else None,
        "placed": found.placed if found else "",
    }


def _contacts(writer: _Writer) -> None:
    for contact in writer.reading.contacts:
        own = writer.id("contact", contact.id)
        spans = contact.spans or tuple(claim.span for claim in contact.claims)
        if not spans:
            continue
        said = [b for b in (bounds_of(claim.said_on) for claim in contact.claims) if b]
        writer.add(
            "contacts",
            id=own,
            report=writer.number,
            local_id=contact.id,
            kind=contact.kind,
            format=contact.format,
            status=contact.status,
            when=contact.when,
            when_text=contact.when_text,
            when_from=contact.when_from,
            where=contact.where,
            initiative=contact.initiative,
            duration=contact.duration,
            duration_minutes=contact.duration_minutes,
            **_bound_columns(bounds_of(contact.when) or Bounds.around(said), writer),
            evidence=writer.evidence(
                spans[0],
                "reading.contacts",
                confidence=contact.confidence,
                happened=contact.when,
            ),
        )
        for at, span in enumerate(contact.spans):
            writer.add("contact_spans", contact=own, number=at, start=span.start, end=span.end)
        for local in dict.fromkeys(contact.statements):
            writer.add("contact_statements", contact=own, statement=writer.statement_id(local))
        _participants(writer, own, contact.participants)
        _claims(writer, own, contact.claims)


def _participants(writer: _Writer, contact: str, participants: Sequence[Participant]) -> None:
    for at, participant in enumerate(participants):
        writer.add(
            "participants",
            contact=contact,
            number=at,
            actor=participant.actor,
            name=participant.name,
            report=writer.number,
            evidence=writer.evidence(participant.span, "reading.contacts"),
        )


def _claims(writer: _Writer, contact: str, claims: Sequence[Claim]) -> None:
    for at, claim in enumerate(claims):
        writer.add(
            "claims",
            contact=contact,
            number=at,
            status=claim.status,
            by=None if claim.by == REPORTER else claim.by,
            of=claim.of,
            via=list(claim.via),
            said_on=claim.said_on,
            when=claim.when,
            statement=writer.statement_id(claim.statement),
            report=writer.number,
            evidence=writer.evidence(claim.span, "reading.contacts", happened=claim.said_on),
        )


def _positions(writer: _Writer) -> None:
    for position in writer.reading.positions:
        by = position.attributed_by
        writer.add(
            "positions",
            id=writer.id("position", position.id),
            report=writer.number,
            local_id=position.id,
            holder=position.holder,
            issue=position.issue,
            issue_label=position.issue_label,
            stance=position.stance,
            by=None if by == REPORTER else by,
            target=position.target,
            date=position.date,
            contact=position.contact and writer.id("contact", position.contact),
            statement=writer.statement_id(position.statement),
            **_span_columns("condition", position.condition),
            **_bound_columns(bounds_of(position.date), writer),
            evidence=writer.evidence(
                position.span,
                "reading.positions",
                confidence=position.confidence,
                happened=position.date,
            ),
        )


def _interactions(writer: _Writer) -> None:
    for event in writer.reading.interactions:
        writer.add(
            "interactions",
            id=writer.id("interaction", event.id),
            report=writer.number,
            local_id=event.id,
            source=event.source,
            target=event.target,
            event=event.event,
            mode=event.mode,
            context=event.context,
            modality=event.modality,
            date=event.date,
            **_bound_columns(bounds_of(event.date), writer),
            evidence=writer.evidence(
                event.span,
                "reading.interactions",
                confidence=event.confidence,
                happened=event.date,
            ),
        )


def _conflicts(writer: _Writer) -> None:
    for conflict in writer.reading.conflicts:
        first, second = conflict.claims or (None, None)
        one, other = conflict.position or (None, None)
        name = f"{conflict.kind} {conflict.contact} {first} {second} {one} {other}"
        writer.add(
            "conflicts",
            id=writer.id("conflict", name),
            report=writer.number,
            kind=conflict.kind,
            contact=conflict.contact and writer.id("contact", conflict.contact),
            claim_a=first,
            claim_b=second,
            position_a=one and writer.id("position", one),
            position_b=other and writer.id("position", other),
            placed=writer.reading.report.published or "",
        )
