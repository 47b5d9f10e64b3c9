"""Conflicts over the record: made anew when a contact or a position changes, and answered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, Row, exists, or_, select

from dragoman.matching.conflicts import Held, Ref, contact_conflicts, reversals
from dragoman.matching.contacts.merging import Telling, Whole
from dragoman.model import ConflictKind
from dragoman.store.entries import (
    ConflictEntry,
    ConflictSide,
    ContactEntry,
    PositionEntry,
    claim_side,
    contact_words,
    position_side,
)
from dragoman.store.filters import (
    Filters,
    actor_ids,
    check_filters,
    limited,
    of_reports,
    on_issue,
    published_within,
)
from dragoman.store.ids import PREFIXES
from dragoman.store.queries import in_chunks, position_entries, telling_entries, with_evidence
from dragoman.store.schema import (
    contacts,
    participants,
    positions,
    record_conflicts,
    reports,
    whole_contacts,
)


def rebuild_contact_conflicts(
    connection: Connection,
    idents: Sequence[str],
    merged: Mapping[str, Whole],
    tellings: Mapping[str, Sequence[Telling]],
    countries: Mapping[str, str | None],
) -> None:
    """Make the conflicts about some contacts anew."""
    c = record_conflicts.c
    for ident in idents:
        connection.execute(record_conflicts.delete().where(c.contact == ident))

    def party(actor: str) -> str | None:
        return _state(actor) or countries.get(actor)

    rows = []
    for ident, whole in merged.items():
        told = tellings[ident]
        published = {t.id: t.published or "" for t in told}
        for found in contact_conflicts(whole, told, party):
            day = max(published[found.one.telling], published[found.other.telling])
            rows.append(
                {
                    **_blank(found.kind, found.field, found.rank, day or None),
                    "id": _id(found.kind, found.field, found.one, found.other),
                    "contact": ident,
                    "telling_a": found.one.telling,
                    "claim_a": found.one.claim,
                    "value_a": found.one.value,
                    "telling_b": found.other.telling,
                    "claim_b": found.other.claim,
                    "value_b": found.other.value,
                    "resolved_telling": found.resolved.telling if found.resolved else None,
                    "resolved_claim": found.resolved.claim if found.resolved else None,
                }
            )
    if rows:
        connection.execute(record_conflicts.insert(), rows)


def rebuild_reversals(connection: Connection, numbers: Iterable[int]) -> None:
    """Make the reversals on what some reports' positions are about anew."""
    p = positions.c
    keys = select(p.holder, p.issue, p.issue_label).distinct()
    for row in list(in_chunks(connection, keys, p.report, sorted(set(numbers)))):
        same = (p.holder == row.holder, p.issue == row.issue, p.issue_label == row.issue_label)
        query = (
            select(positions, reports.c.published, reports.c.superseded_by)
            .join(reports, reports.c.number == p.report)
            .where(*same)
        )
        held = connection.execute(query).all()
        c = record_conflicts.c
        gone = select(p.id).where(*same)
        connection.execute(record_conflicts.delete().where(c.position_a.in_(gone)))
        known = {h.id: h for h in held}
        found = reversals(
            [
                Held(h.id, h.stance, h.date or h.published, h.by in (None, h.holder), str(h.report))
                for h in held
                if h.superseded_by is None
            ]
        )
        rows = [
            {
                **_blank("reversal", "stance", rank, known[other].published),
                "id": _id("reversal", "stance", one, other),
                "value_a": known[one].stance,
                "value_b": known[other].stance,
                "position_a": one,
                "position_b": other,
            }
            for one, other, rank in found
        ]
        if rows:
            connection.execute(record_conflicts.insert(), rows)


def conflict_list(connection: Connection, filters: Filters) -> list[ConflictEntry]:
    """Conflicts over the record, the weightiest first, the newest of even ones."""
    check_filters(filters, kind=get_args(ConflictKind))
    c = record_conflicts.c
    rejected = select(whole_contacts.c.id).where(whole_contacts.c.rejected)
    query = select(record_conflicts).where(
        or_(c.contact.is_(None), c.contact.not_in(rejected)), *published_within(filters, c.day)
    )
    if filters.kind:
        query = query.where(c.kind == filters.kind)
    sides = contacts.c.id.in_((c.telling_a, c.telling_b))
    stances = positions.c.id.in_((c.position_a, c.position_b))
    if filters.outlet:
        by_telling = exists().where(sides, *of_reports(contacts.c.report, filters))
        by_position = exists().where(stances, *of_reports(positions.c.report, filters))
        query = query.where(or_(by_telling, by_position))
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        p = participants.c
        there = exists().where(p.contact.in_((c.telling_a, c.telling_b)), p.actor.in_(ids))
        query = query.where(or_(there, exists().where(stances, positions.c.holder.in_(ids))))
    if (condition := on_issue(connection, filters)) is not None:
        query = query.where(exists().where(stances, condition))
    query = query.order_by(c.rank.desc(), c.day.desc().nulls_last(), c.id)
    return conflict_entries(connection, connection.execute(limited(query, filters)).all())


def conflict_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[ConflictEntry]:
    """Conflicts whole, from their rows."""
    told = {i for r in rows for i in (r.telling_a, r.telling_b, r.resolved_telling) if i}
    taken = {i for r in rows for i in (r.position_a, r.position_b) if i}
    tellings = {
        e.id: e
        for e in telling_entries(
            connection,
            list(in_chunks(connection, with_evidence(contacts), contacts.c.id, sorted(told))),
        )
    }
    stances = {
        e.id: e
        for e in position_entries(
            connection,
            list(in_chunks(connection, with_evidence(positions), positions.c.id, sorted(taken))),
        )
    }
    return [
        _reversal(row, stances[row.position_a], stances[row.position_b])
        if row.position_a
        else _of_contact(row, tellings)
        for row in rows
    ]


def _of_contact(row: Row[Any], tellings: Mapping[str, ContactEntry]) -> ConflictEntry:
    one, other = tellings[row.telling_a], tellings[row.telling_b]
    resolved = None
    if row.resolved_telling is not None:
        resolved = _side(tellings[row.resolved_telling], row.resolved_claim, "")
    return ConflictEntry(
        id=row.id,
        kind=row.kind,
        contact=row.contact,
        position=None,
        claims=(_side(one, row.claim_a, row.value_a), _side(other, row.claim_b, row.value_b)),
        about=_about(row.field, one),
        field=row.field,
        resolved_by=resolved,
    )


def _side(telling: ContactEntry, claim: int | None, value: str) -> ConflictSide:
    """A claim of a telling, or what the telling as a whole says: in its own text a side speaks."""
    report = telling.reports[0]
    if claim is not None:
        return claim_side(telling.claims[claim], report)
    first = claim_side(telling.claims[0], report)
    if value == telling.initiative:
        value = telling.initiative_name or value
    if not telling.sides:
        return msgspec.structs.replace(first, value=value)
    by_name = report.outlet or first.by_name
    return msgspec.structs.replace(first, value=value, by=telling.sides[0], by_name=by_name)


def _reversal(row: Row[Any], one: PositionEntry, other: PositionEntry) -> ConflictEntry:
    return ConflictEntry(
        id=row.id,
        kind=row.kind,
        contact=None,
        position=(one.id, other.id),
        claims=(position_side(one), position_side(other)),
        about=f"{one.holder_name} on {one.issue_label}",
        field=row.field,
    )


_FIELDS = {"when": "day", "where": "place", "kind": "kind", "minutes": "duration"}


def _about(field: str, telling: ContactEntry) -> str:
    """What two sides differ in: "duration of a call: Ana Silva, Jon Berg"."""
    if field == "status":
        return contact_words(telling)
    return f"{_FIELDS.get(field, field)} of a {contact_words(telling)}"


def _blank(kind: str, field: str, rank: float, day: str | None) -> dict[str, Any]:
    """A row with all columns; `executemany` wants the same ones of each."""
    empty = dict.fromkeys(column.name for column in record_conflicts.columns)
    return {**empty, "kind": kind, "field": field, "rank": rank, "day": day}


def _id(kind: str, field: str, one: Ref | str, other: Ref | str) -> str:
    words = f"{kind}\x1f{field}\x1f{one}\x1f{other}"
    return f"{PREFIXES['conflict']}-{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def _state(actor: str) -> str | None:
    return actor[4:].upper() if actor.startswith("sta.") else None
