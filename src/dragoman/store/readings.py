"""Readings put together again from the rows that they were stored as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select

from dragoman.model import (
    REPORTER,
    Actor,
    Claim,
    Conflict,
    Contact,
    DateMention,
    Interaction,
    Office,
    Participant,
    Position,
    Reading,
    Report,
    Span,
    Statement,
)
from dragoman.store import schema
from dragoman.store.queries import in_chunks

_REPORT = [field.name for field in msgspec.structs.fields(Report)]


def stored_readings(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Reading]:
    """The readings of some rows of `reports`, in their order, all fetched at once."""
    fetched = _Fetched(connection, [row.number for row in rows])
    for row in rows:
        yield _Reading(fetched, row).whole()


class _Fetched:
    """The rows of some reports, by table, then by the report or entry that they belong to."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self._connection = connection
        self.evidence = self._by(schema.evidence, "report", numbers, ("number",))
        self.appearances = self._by(schema.appearances, "report", numbers, ("actor",))
        self.mentions = self._by(schema.mentions, "report", numbers)
        self.dates = self._by(schema.dates, "report", numbers)
        self.statements = self._by(schema.statements, "report", numbers, ("number",))
        self.contacts = self._by(schema.contacts, "report", numbers)
        self.positions = self._by(schema.positions, "report", numbers)
        self.interactions = self._by(schema.interactions, "report", numbers)
        self.conflicts = self._by(schema.conflicts, "report", numbers, ("id",))
        said = [row.id for rows in self.statements.values() for row in rows]
        self.content = self._by(schema.statement_spans, "statement", said, ("number",))
        self.people = self._by(schema.statement_actors, "statement", said, ("number",))
        met = [row.id for rows in self.contacts.values() for row in rows]
        self.contact_spans = self._by(schema.contact_spans, "contact", met, ("number",))
        self.contact_statements = self._by(schema.contact_statements, "contact", met, ())
        self.participants = self._by(schema.participants, "contact", met, ("number",))
        self.claims = self._by(schema.claims, "contact", met, ("number",))
        seen = {row.actor for rows in self.appearances.values() for row in rows}
        a = schema.actors
        self.actors = {r.id: r for r in in_chunks(connection, select(a), a.c.id, sorted(seen))}

    def _by(
        self,
        table: Table,
        owner: str,
        owners: Sequence[Any],
        order: tuple[str, ...] = ("evidence",),
    ) -> dict[Any, list[Row[Any]]]:
        query = select(table).order_by(*(table.c[name] for name in order))
        found: dict[Any, list[Row[Any]]] = defaultdict(list)
        for row in in_chunks(self._connection, query, table.c[owner], owners):
            found[row._mapping[owner]].append(row)
        return found


class _Reading:
    """One reading; the record's ids become the reading's own again."""

    def __init__(self, fetched: _Fetched, row: Row[Any]) -> None:
        self._fetched = fetched
        self._row = row
        self._evidence = {e.number: e for e in fetched.evidence[row.number]}
        entries = (fetched.statements, fetched.contacts, fetched.positions)
        self._local = {e.id: e.local_id for table in entries for e in table[row.number]}

    def whole(self) -> Reading:
        plain = {name: self._row._mapping[name] for name in _REPORT}

        def each(rows: dict[Any, list[Row[Any]]], make: Callable[[Row[Any]], Any]) -> Any:
            return tuple(make(row) for row in rows[self._row.number])

        return Reading(
            report=msgspec.convert(plain, Report),
            actors=self._actors(),
            dates=each(self._fetched.dates, self._date),
            statements=each(self._fetched.statements, self._statement),
            contacts=each(self._fetched.contacts, self._contact),
            positions=each(self._fetched.positions, self._position),
            interactions=each(self._fetched.interactions, self._interaction),
            conflicts=each(self._fetched.conflicts, self._conflict),
            notes=tuple(self._row.notes),
        )

    def _span(self, row: Row[Any]) -> Span:
        found = self._evidence[row.evidence]
        return Span(found.start, found.end)

    def _confidence(self, row: Row[Any]) -> float:
        found: float | None = self._evidence[row.evidence].confidence
        return 0.5 if found is None else found

    def _actors(self) -> tuple[Actor, ...]:
        """In the order of their first mention; those without one last."""
        mentions: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._fetched.mentions[self._row.number]:
            mentions[row.actor].append(row)

        def place(seen: Row[Any]) -> tuple[bool, int, str]:
            own = mentions[seen.actor]
            return (not own, own[0].evidence if own else 0, seen.actor)

        return tuple(
            Actor(
                id=seen.actor,
                name=seen.name,
                kind=self._fetched.actors[seen.actor].kind,
                country=self._fetched.actors[seen.actor].country,
                offices=msgspec.convert(seen.offices, tuple[Office, ...]),
                mentions=tuple(map(self._span, mentions[seen.actor])),
                role_text=seen.role_text,
            )
            for seen in sorted(self._fetched.appearances[self._row.number], key=place)
        )

    def _date(self, row: Row[Any]) -> DateMention:
        return DateMention(self._span(row), row.text, row.value, row.anchor, row.rule)

    def _statement(self, row: Row[Any]) -> Statement:
        people = self._fetched.people[row.id]
        return Statement(
            id=row.local_id,
            source=_columns(row, "source"),
            cue=_columns(row, "cue"),
            content=tuple(Span(s.start, s.end) for s in self._fetched.content[row.id]),
            mode=row.mode,
            speakers=tuple(p.actor for p in people if p.part == "speaker"),
            via=tuple(p.actor for p in people if p.part == "via"),
            addressees=tuple(row.addressees),
            said_on=row.said_on,
            within=self._local.get(row.within),
            confidence=self._confidence(row),
        )

    def _contact(self, row: Row[Any]) -> Contact:
        of_it = {link.statement for link in self._fetched.contact_statements[row.id]}
        said = [s for s in self._fetched.statements[self._row.number] if s.id in of_it]
        return Contact(
            id=row.local_id,
            kind=row.kind,
            format=row.format,
            participants=tuple(
                Participant(p.actor, p.name, self._span(p))
                for p in self._fetched.participants[row.id]
            ),
            status=row.status,
            claims=tuple(map(self._claim, self._fetched.claims[row.id])),
            spans=tuple(Span(s.start, s.end) for s in self._fetched.contact_spans[row.id]),
            when=row.when,
            when_text=row.when_text,
            where=row.where,
            statements=tuple(s.local_id for s in said),
            confidence=self._confidence(row),
            when_from=row.when_from,
            initiative=row.initiative,
            duration=row.duration,
            duration_minutes=row.duration_minutes,
        )

    def _claim(self, row: Row[Any]) -> Claim:
        return Claim(
            status=row.status,
            by=row.by or REPORTER,
            span=self._span(row),
            of=row.of,
            said_on=row.said_on,
            via=tuple(row.via),
            statement=self._local.get(row.statement),
            when=row.when,
        )

    def _position(self, row: Row[Any]) -> Position:
        return Position(
            id=row.local_id,
            holder=row.holder,
            issue=row.issue,
            issue_label=row.issue_label,
            stance=row.stance,
            attributed_by=row.by or REPORTER,
            span=self._span(row),
            target=row.target,
            condition=_columns(row, "condition"),
            date=row.date,
            statement=self._local.get(row.statement),
            confidence=self._confidence(row),
            contact=self._local.get(row.contact),
        )

    def _interaction(self, row: Row[Any]) -> Interaction:
        return Interaction(
            id=row.local_id,
            source=row.source,
            target=row.target,
            event=row.event,
            span=self._span(row),
            mode=row.mode,
            context=row.context,
            modality=row.modality,
            date=row.date,
            confidence=self._confidence(row),
        )

    def _conflict(self, row: Row[Any]) -> Conflict:
        sides = None
        if row.position_a is not None:
            sides = (self._local[row.position_a], self._local[row.position_b])
        return Conflict(
            kind=row.kind,
            contact=self._local.get(row.contact),
            position=sides,
            claims=None if row.claim_a is None else (row.claim_a, row.claim_b),
        )


def _columns(row: Row[Any], name: str) -> Span | None:
    start = row._mapping[f"{name}_start"]
    return None if start is None else Span(start, row._mapping[f"{name}_end"])
