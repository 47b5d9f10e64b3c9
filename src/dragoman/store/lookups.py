"""Conflicts, actors, reports, search hits, and one entry by its id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, exists, func, or_, select

from dragoman.errors import UnknownEntryError, UsageError
from dragoman.model import Office
from dragoman.store import clashes, schema
from dragoman.store.dialects import Dialect
from dragoman.store.entries import (
    ActorEntry,
    ConflictEntry,
    ConflictSide,
    ContactEntry,
    Hit,
    PositionEntry,
    ReportEntry,
    ReportRef,
    StatementEntry,
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
    starts_with,
    within_dates,
)
from dragoman.store.ids import PREFIXES
from dragoman.store.queries import (
    chunks,
    in_chunks,
    position_entries,
    statement_entries,
    telling_entries,
    with_evidence,
)
from dragoman.store.wholes import whole_entries

Entry = ContactEntry | StatementEntry | PositionEntry | ConflictEntry | ActorEntry | ReportEntry


def conflict_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[ConflictEntry]:
    """Conflicts whole, from their rows."""
    contacts = {
        c.id: c
        for c in telling_entries(
            connection, _by_ids(connection, schema.contacts, [r.contact for r in rows])
        )
    }
    sides = [i for r in rows for i in (r.position_a, r.position_b)]
    positions = {
        p.id: p for p in position_entries(connection, _by_ids(connection, schema.positions, sides))
    }
    return [
        _of_contact(row, contacts[row.contact])
        if row.contact
        else _reversal(row, positions[row.position_a], positions[row.position_b])
        for row in rows
    ]


def _by_ids(connection: Connection, table: Table, ids: Sequence[str | None]) -> list[Row[Any]]:
    wanted = sorted({i for i in ids if i is not None})
    return list(in_chunks(connection, with_evidence(table), table.c.id, wanted))


def _of_contact(row: Row[Any], contact: ContactEntry) -> ConflictEntry:
    def side(at: int) -> ConflictSide:
        claim = contact.claims[at]
        return claim_side(claim, next(r for r in contact.reports if r.id == claim.report))

    return ConflictEntry(
        id=row.id,
        kind=row.kind,
        contact=contact.id,
        position=None,
        claims=(side(row.claim_a), side(row.claim_b)),
        about=contact_words(contact),
    )


def _reversal(row: Row[Any], one: PositionEntry, other: PositionEntry) -> ConflictEntry:
    return ConflictEntry(
        id=row.id,
        kind=row.kind,
        contact=None,
        position=(one.id, other.id),
        claims=(position_side(one), position_side(other)),
        about=f"{one.holder_name} on {one.issue_label}",
    )


def actors(connection: Connection, filters: Filters) -> list[ActorEntry]:
    """Actors, those in most reports first; dates and outlet choose the reports that count."""
    check_filters(filters, kind=("person", "state", "organisation", "body", "collective"))
    a, seen = schema.actors.c, schema.appearances.c
    where = [*published_within(filters, seen.placed), *of_reports(seen.report, filters)]
    if filters.actor:
        where.append(seen.actor.in_(actor_ids(connection, filters.actor)))
    if (condition := on_issue(connection, filters)) is not None:
        where.append(seen.actor.in_(select(schema.positions.c.holder).where(condition)))
    counted = (
        select(seen.actor, func.count().label("reports")).where(*where).group_by(seen.actor)
    ).subquery()
    query = (
        select(schema.actors, counted.c.reports)
        .join(counted, counted.c.actor == a.id)
        .order_by(counted.c.reports.desc(), a.name, a.id)
    )
    if filters.kind:
        query = query.where(a.kind == filters.kind)
    return _actor_entries(connection, connection.execute(limited(query, filters)).all())


def _actor_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[ActorEntry]:
    ids = [row.id for row in rows]

    def counted(column: Any, what: Any) -> dict[str, int]:
        """Of pairs that an index holds in this order, so that none need be remembered."""
        found: dict[str, int] = {}
        for chunk in chunks(ids):
            pairs = select(column.label("actor"), what).where(column.in_(chunk)).distinct()
            some = pairs.subquery()
            query = select(some.c.actor, func.count()).group_by(some.c.actor)
            found.update(tuple(row) for row in connection.execute(query))
        return found

    said = counted(schema.statement_actors.c.actor, schema.statement_actors.c.statement)
    met = counted(schema.participants.c.actor, schema.participants.c.contact)
    holder = schema.positions.c.holder
    held_query = select(holder, func.count()).group_by(holder)
    held = dict(tuple(row) for row in in_chunks(connection, held_query, holder, ids))
    return [
        ActorEntry(
            id=row.id,
            name=row.name,
            kind=row.kind,
            country=row.country,
            offices=_latest_offices(connection, row.id),
            reports=row.reports,
            statements=said.get(row.id, 0),
            contacts=met.get(row.id, 0),
            positions=held.get(row.id, 0),
        )
        for row in rows
    ]


def _latest_offices(connection: Connection, actor: str) -> tuple[Office, ...]:
    """The offices that an actor held when last reported on."""
    seen = schema.appearances.c
    query = select(seen.offices).where(seen.actor == actor)
    last = connection.execute(query.order_by(seen.placed.desc(), seen.report.desc()).limit(1))
    return msgspec.convert(last.scalar() or [], tuple[Office, ...])


def search(connection: Connection, dialect: Dialect, query: str, filters: Filters) -> list[Hit]:
    """Reports and statements with all the words, best first.

    Raises:
        UsageError: there is no word to search for.
    """
    check_filters(filters, kind=("report", "statement"))
    words = dialect.search_words(query)
    if not words:
        raise UsageError(f"nothing to search for in {query!r}; give a word")
    others = (filters.actor, filters.since, filters.until, filters.issue, filters.outlet)
    most = _HITS_RANKED if filters.limit and not any(others) else None
    among = _naming(actor_ids(connection, filters.actor)) if filters.actor else {}
    found = dialect.hits(connection, words, most, among)
    if filters.kind:
        found = [row for row in found if row.kind == filters.kind]
    kept: list[tuple[str, int, str, ReportRef]] = []
    # Some hundred at a time, best first: nobody waits for the rest of a common word's hits.
    for at in range(0, len(found), _HITS):
        some = found[at : at + _HITS]
        refs = {
            kind: ask(connection, filters, [row.number for row in some if row.kind == kind])
            for kind, ask in (("report", _hit_reports), ("statement", _hit_statements))
        }
        kept += [
            (row.kind, row.number, *refs[row.kind][row.number])
            for row in some
            if row.number in refs[row.kind]
        ]
        if filters.limit and len(kept) >= filters.limit:
            kept = kept[: filters.limit]
            break
    snippets = {
        kind: dialect.snippets(connection, kind, [k[1] for k in kept if k[0] == kind], words)
        for kind in ("report", "statement")
    }
    return [Hit(kind, ident, snippets[kind][number], ref) for kind, number, ident, ref in kept]


def _naming(actor_ids: set[str]) -> dict[str, Select[Any]]:
    """The numbers of reports and statements of some actors."""
    s, a, seen = schema.statements.c, schema.statement_actors.c, schema.appearances.c
    said = select(s.number).join(schema.statement_actors, a.statement == s.id)
    return {
        "report": select(seen.report).where(seen.actor.in_(actor_ids)),
        "statement": said.where(a.actor.in_(actor_ids)),
    }


_HITS = 500

_HITS_RANKED = 2000
"""So many hits are put in order where a page is asked for and nothing else leaves any out."""


def _ref(row: Row[Any]) -> ReportRef:
    return ReportRef(row.key, row.url, row.outlet, row.published, row.origin, row.title)


def _hit_reports(
    connection: Connection, filters: Filters, numbers: Sequence[int]
) -> dict[int, tuple[str, ReportRef]]:
    r, seen = schema.reports.c, schema.appearances.c
    query = select(schema.reports).where(*published_within(filters), *of_reports(r.number, filters))
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        query = query.where(exists().where(seen.report == r.number, seen.actor.in_(ids)))
    if (condition := on_issue(connection, filters)) is not None:
        query = query.where(exists().where(schema.positions.c.report == r.number, condition))
    rows = in_chunks(connection, query, r.number, numbers)
    return {row.number: (row.key, _ref(row)) for row in rows}


def _hit_statements(
    connection: Connection, filters: Filters, numbers: Sequence[int]
) -> dict[int, tuple[str, ReportRef]]:
    s, r, a = schema.statements.c, schema.reports.c, schema.statement_actors.c
    query = (
        select(s.number, s.id, r.key, r.url, r.outlet, r.published, r.origin, r.title)
        .join(schema.reports, r.number == s.report)
        .where(*within_dates(schema.statements, filters), *of_reports(s.report, filters))
    )
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        query = query.where(exists().where(a.statement == s.id, a.actor.in_(ids)))
    if (condition := on_issue(connection, filters)) is not None:
        query = query.where(exists().where(schema.positions.c.statement == s.id, condition))
    rows = in_chunks(connection, query, s.number, numbers)
    return {row.number: (row.id, _ref(row)) for row in rows}


def report_entry(connection: Connection, row: Row[Any]) -> ReportEntry:
    """A report as stored."""

    def ids(table: Table) -> tuple[str, ...]:
        order = table.c.evidence if "evidence" in table.c else table.c.id
        query = select(table.c.id).where(table.c.report == row.number).order_by(order)
        return tuple(connection.execute(query).scalars())

    r = schema.reports.c
    copies = select(r.key).where(r.origin == row.origin, r.number != row.number).order_by(r.number)
    newest = select(r.key).where(r.number == row.superseded_by)
    return ReportEntry(
        id=row.key,
        document=row.id,
        title=row.title,
        text=row.text,
        published=row.published,
        outlet=row.outlet,
        url=row.url,
        origin=row.origin,
        authors=tuple(row.authors),
        credits=tuple(row.credits),
        notes=tuple(row.notes),
        read_at=row.read_at,
        version=row.version,
        contacts=ids(schema.contacts),
        statements=ids(schema.statements),
        positions=ids(schema.positions),
        conflicts=ids(schema.conflicts),
        copies=tuple(connection.execute(copies).scalars()),
        superseded_by=connection.execute(newest).scalar(),
    )


_TABLES: dict[str, tuple[Table, Any]] = {
    PREFIXES["statement"]: (schema.statements, statement_entries),
    PREFIXES["position"]: (schema.positions, position_entries),
    PREFIXES["conflict"]: (schema.conflicts, conflict_entries),
}


def entry(connection: Connection, wanted: str) -> Entry:
    """The entry with an id, or the only one whose id starts so; a report also by its own id.

    Raises:
        UnknownEntryError: there is none, or several.
    """
    prefix = wanted.partition("-")[0]
    if prefix == PREFIXES["contact"] and "-" in wanted:
        return _contact(connection, wanted)
    if prefix in _TABLES and "-" in wanted:
        table, build = _TABLES[prefix]
        query = with_evidence(table) if "evidence" in table.c else select(table)
        rows = connection.execute(query.where(starts_with(table.c.id, wanted)).limit(2)).all()
        if not rows and prefix == PREFIXES["conflict"]:
            over = schema.record_conflicts
            found_over = select(over).where(starts_with(over.c.id, wanted))
            rows = connection.execute(found_over.limit(2)).all()
            build = clashes.conflict_entries
        if rows:
            found: Entry = build(connection, [_only(wanted, rows)])[0]
            return found
    return _report_or_actor(connection, wanted)


def _contact(connection: Connection, wanted: str) -> ContactEntry:
    """The contact that a telling's id leads to; the telling alone in an older version."""
    query = with_evidence(schema.contacts)
    found = query.where(starts_with(schema.contacts.c.id, wanted)).limit(2)
    rows = connection.execute(found).all()
    if not rows:
        raise UnknownEntryError(f"the record has no entry {wanted}")
    row = _only(wanted, rows)
    whole = whole_entries(connection, [row.whole])
    return whole[0] if whole else telling_entries(connection, [row])[0]


def _report_or_actor(connection: Connection, wanted: str) -> Entry:
    r = schema.reports.c
    named = r.id == wanted
    if wanted.startswith(f"{PREFIXES['report']}-"):
        named = or_(named, starts_with(r.key, wanted))
    rows = connection.execute(select(schema.reports).where(named).limit(2)).all()
    if rows:
        return report_entry(connection, _only(wanted, rows))
    people = actors(connection, Filters(actor=wanted)) if "." in wanted else []
    for actor in people:
        if actor.id == wanted:
            return actor
    raise UnknownEntryError(f"the record has no entry {wanted}")


def _only(wanted: str, rows: Sequence[Row[Any]]) -> Row[Any]:
    if len(rows) > 1:
        raise UnknownEntryError(f"several entries start with {wanted}; give more of the id")
    return rows[0]
