"""The record's contacts, each over all its tellings: made anew when these change, and answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, Row, Select, select

from dragoman.errors import UnknownEntryError
from dragoman.matching.contacts.facts import Side
from dragoman.matching.contacts.merging import EDITABLE, Participation, Telling, Whole, merge
from dragoman.model import REPORTER, Claim, ContactKind, Span, Status
from dragoman.store.bounds import Bounds, asked_bounds, bounds_of
from dragoman.store.clashes import rebuild_contact_conflicts
from dragoman.store.copies import passage_origins
from dragoman.store.entries import ContactEntry, EditEntry, TellingEntry
from dragoman.store.filters import (
    Filters,
    actor_ids,
    check_filters,
    limited,
    of_reports,
    on_issue,
    published_within,
    starts_with,
    told_in,
    within_dates,
)
from dragoman.store.queries import in_chunks, newest_first, telling_entries, with_evidence
from dragoman.store.schema import (
    actors,
    claims,
    contact_edits,
    contact_facts,
    contacts,
    participants,
    positions,
    reports,
    whole_contacts,
)

REJECTED = "rejected"
_NOWHERE = Span(0, 1)


def rebuild(connection: Connection, idents: Sequence[str]) -> None:
    """Make the rows of some wholes anew; one without tellings goes."""
    rows = _grouped(connection, idents)
    edits = _edits(connection, rows)
    tellings = _told(connection, rows)
    merged = _merged(tellings, edits)
    for ident in idents:
        connection.execute(whole_contacts.delete().where(whole_contacts.c.id == ident))
    fresh = [
        _whole_row(ident, merged[ident], rows[ident], {e.field for e in edits.get(ident, ())})
        for ident in rows
    ]
    if fresh:
        connection.execute(whole_contacts.insert(), fresh)
    rebuild_contact_conflicts(
        connection, idents, merged, tellings, _countries(connection, tellings)
    )


def _countries(
    connection: Connection, tellings: Mapping[str, Sequence[Telling]]
) -> dict[str, str | None]:
    """The country of everybody who makes a claim."""
    told = [t for found in tellings.values() for t in found]
    idents = sorted({c.by for t in told for c in t.claims} - {REPORTER})
    query = select(actors.c.id, actors.c.country)
    return {row.id: row.country for row in in_chunks(connection, query, actors.c.id, idents)}


def contact_list(connection: Connection, filters: Filters) -> list[ContactEntry]:
    """Contacts, newest first."""
    check_filters(filters, kind=get_args(ContactKind), status=get_args(Status))
    w = whole_contacts.c
    query = select(w.id).where(w.rejected.is_(False), *within_dates(whole_contacts, filters))
    if filters.kind:
        query = query.where(w.kind == filters.kind)
    if filters.status:
        query = query.where(w.status == filters.status)
    told = select(contacts.c.whole).where(*of_reports(contacts.c.report, filters))
    if filters.outlet:
        query = query.where(w.id.in_(told))
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        p = participants.c
        query = query.where(
            told_in(
                connection,
                w.id,
                contacts.c.whole,
                contacts.c.id == p.contact,
                p.actor.in_(ids),
                *of_reports(contacts.c.report, filters),
                choices=len(ids),
            )
        )
    if (condition := on_issue(connection, filters)) is not None:
        same = contacts.c.report == positions.c.report
        query = query.where(told_in(connection, w.id, contacts.c.whole, same, condition))
    query = limited(query.order_by(*newest_first(whole_contacts)), filters)
    return whole_entries(connection, list(connection.execute(query).scalars()))


def told_since(
    connection: Connection, filters: Filters
) -> list[tuple[ContactEntry, TellingEntry | None]]:
    """Contacts that a report published from `filters.since` on tells of, each with what the
    reports before told of it; None where there was none. By place in time.
    """
    r, c = reports.c, contacts.c
    recent = select(r.number).where(*published_within(filters))
    told = select(c.whole).where(c.report.in_(recent), *of_reports(c.report, filters))
    if filters.actor:
        p = participants.c
        ids = actor_ids(connection, filters.actor)
        told = told.join(participants, p.contact == c.id).where(p.actor.in_(ids))
    w = whole_contacts.c
    chosen = select(w.id).where(w.rejected.is_(False), w.id.in_(told))
    idents = list(connection.execute(chosen.order_by(*newest_first(whole_contacts))).scalars())
    rows = _grouped(connection, idents)
    edits = _edits(connection, rows)
    first = asked_bounds("--since", filters.since or "").earliest
    before = {
        ident: [t for t in tellings if (t.published or "") < first]
        for ident, tellings in _told(connection, rows).items()
    }
    merged = _merged({ident: told for ident, told in before.items() if told}, edits)
    return [
        (entry, _as_told(merged[entry.id], entry) if entry.id in merged else None)
        for entry in whole_entries(connection, idents)
    ]


def _as_told(whole: Whole, entry: ContactEntry) -> TellingEntry:
    """What some of a contact's tellings say together."""
    report = next(t.report for t in entry.tellings if t.id == whole.lead)
    return TellingEntry(whole.lead, report, None, whole.kind, whole.status, whole.when, whole.where)


def telling_id(connection: Connection, wanted: str) -> str:
    """The id of the telling that is meant by an id or its beginning.

    Raises:
        UnknownEntryError: there is none, or several.
    """
    c = contacts.c
    query = select(c.id).where(starts_with(c.id, wanted)).limit(2)
    found = connection.execute(query).scalars().all()
    if not found or "-" not in wanted:
        raise UnknownEntryError(f"the record has no contact {wanted}")
    if len(found) > 1:
        raise UnknownEntryError(f"several entries start with {wanted}; give more of the id")
    return str(found[0])


def whole_of(connection: Connection, ident: str) -> str | None:
    """The whole that a telling, or a whole itself, is now part of; None where there is none."""
    query = select(contacts.c.whole).where(contacts.c.id == ident)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def tellings_of(connection: Connection, whole: str) -> list[str]:
    """The ids of a whole's tellings, in order."""
    query = select(contacts.c.id).where(contacts.c.whole == whole).order_by(contacts.c.id)
    return list(connection.execute(query).scalars())


def whole_entries(connection: Connection, idents: Sequence[str]) -> list[ContactEntry]:
    """The contacts with these ids, whole, in this order."""
    rows = _grouped(connection, idents)
    edits = _edits(connection, rows)
    merged = _merged(_told(connection, rows), edits)
    told = [row for found in rows.values() for row in found]
    entries = {entry.id: entry for entry in telling_entries(connection, told)}
    places = [(row.report, Span(row.start, row.end)) for row in told]
    origin = dict(zip((row.id for row in told), passage_origins(connection, places), strict=True))
    return [
        _entry(
            ident,
            merged[ident],
            [entries[row.id] for row in rows[ident]],
            len({origin[row.id] for row in rows[ident]}),
            edits.get(ident, ()),
        )
        for ident in idents
        if ident in rows
    ]


def _grouped(connection: Connection, idents: Sequence[str]) -> dict[str, list[Row[Any]]]:
    found = _telling_rows(connection, idents)
    return {whole: list(rows) for whole, rows in groupby(found, key=lambda row: str(row.whole))}


def _telling_rows(connection: Connection, idents: Sequence[str]) -> list[Row[Any]]:
    """The tellings of some wholes in the newest versions of their reports, by whole and id."""
    query = with_evidence(contacts).where(*of_reports(contacts.c.report, Filters()))
    found = in_chunks(connection, query, contacts.c.whole, list(idents))
    return sorted(found, key=lambda row: (row.whole, row.id))


def _told(connection: Connection, rows: Mapping[str, list[Row[Any]]]) -> dict[str, list[Telling]]:
    """The tellings of each whole."""
    found = _tellings(connection, [row for told in rows.values() for row in told])
    return {ident: [found[row.id] for row in told] for ident, told in rows.items()}


def _merged(
    tellings: Mapping[str, Sequence[Telling]], edits: Mapping[str, Iterable[EditEntry]]
) -> dict[str, Whole]:
    return {
        ident: merge(told, {e.field: e.value for e in edits.get(ident, ()) if e.field in EDITABLE})
        for ident, told in tellings.items()
    }


def _edits(
    connection: Connection, rows: Mapping[str, list[Row[Any]]]
) -> dict[str, tuple[EditEntry, ...]]:
    """What people set of each whole: the last word on each field that was not taken back."""
    whole = {row.id: ident for ident, found in rows.items() for row in found}
    e = contact_edits.c
    query = select(contact_edits)
    said = sorted(in_chunks(connection, query, e.contact, sorted(whole)), key=lambda r: r.number)
    last: dict[tuple[str, str], EditEntry] = {}
    for row in said:
        key = (whole[row.contact], row.field)
        last.pop(key, None)
        if row.value is not None:
            last[key] = EditEntry(row.field, row.value, row.person, row.made_at)
    standing: dict[str, tuple[EditEntry, ...]] = {}
    for (ident, _), edit in last.items():
        standing[ident] = (*standing.get(ident, ()), edit)
    return standing


def _by_contact(
    connection: Connection, query: Select[Any], column: Any, idents: Sequence[str]
) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = {}
    for row in in_chunks(connection, query, column, idents):
        found.setdefault(row.contact, []).append(row)
    return found


def _tellings(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Telling]:
    idents = sorted(row.id for row in rows)
    numbers = sorted({row.report for row in rows})
    r, p = reports.c, participants.c
    columns = select(r.number, r.origin, r.published)
    told_in = {row.number: row for row in in_chunks(connection, columns, r.number, numbers)}
    people = select(participants, actors.c.kind).join(actors, actors.c.id == p.actor, isouter=True)
    named = _by_contact(connection, people.order_by(p.number), p.contact, idents)
    said = _by_contact(
        connection, select(claims).order_by(claims.c.number), claims.c.contact, idents
    )
    facts = _by_contact(connection, select(contact_facts), contact_facts.c.contact, idents)
    found = {}
    for row in rows:
        report = told_in[row.report]
        known = facts.get(row.id, [])
        sides = msgspec.convert(known[0].sides, list[Side]) if known else []
        party = {person: side.party for side in sides for person in side.persons}
        issuer = known[0].issuer if known else None
        found[row.id] = Telling(
            id=row.id,
            origin=report.origin,
            published=report.published,
            of_a_side=issuer is not None and issuer in {side.party for side in sides},
            kind=row.kind,
            format=row.format,
            participants=tuple(
                Participation(
                    p.actor, p.name, party.get(p.actor) or _party(p.actor), p.kind == "person"
                )
                for p in named.get(row.id, ())
            ),
            claims=tuple(
                Claim(
                    c.status,
                    c.by or REPORTER,
                    _NOWHERE,
                    of=c.of,
                    said_on=c.said_on or report.published,
                )
                for c in said.get(row.id, ())
            ),
            when=row.when,
            when_text=row.when_text,
            when_from=row.when_from,
            where=row.where,
            issuer=issuer,
            initiative=row.initiative,
            minutes=row.duration_minutes,
        )
    return found


def _party(actor: str | None) -> str:
    """The party that a state's or organisation's id names."""
    if actor is None:
        return ""
    return actor[4:].upper() if actor.startswith("sta.") else actor


def _whole_row(ident: str, whole: Whole, rows: list[Row[Any]], edited: set[str]) -> dict[str, Any]:
    by_id = {row.id: row for row in rows}
    lead = by_id[whole.lead]
    dated = by_id[whole.dated_by] if whole.dated_by else None
    bounds = bounds_of(whole.when)
    if bounds is None or "when" not in edited:
        timed = [dated] if dated is not None else rows
        bounds = Bounds.around(
            Bounds(row.earliest, row.latest) for row in timed if row.earliest is not None
        )
    return {
        "id": ident,
        "kind": whole.kind,
        "status": whole.status,
        "when": whole.when,
        "where": whole.where,
        "earliest": bounds.earliest if bounds else None,
        "latest": bounds.latest if bounds else None,
        "placed": bounds.placed if bounds else "",
        "report": lead.report,
        "evidence": lead.evidence,
        "tellings": len(rows),
        "rejected": REJECTED in edited,
    }


def _entry(
    ident: str,
    whole: Whole,
    tellings: Sequence[ContactEntry],
    origins: int,
    edits: Iterable[EditEntry],
) -> ContactEntry:
    """One entry of several: claims of all tellings, by day said and published."""
    by_id = {entry.id: entry for entry in tellings}
    lead = by_id[whole.lead]
    ordered = [lead, *(e for e in tellings if e.id != lead.id)]
    ordered[1:] = sorted(ordered[1:], key=lambda e: (e.reports[0].published or "9999", e.id))
    published = {e.reports[0].id: e.reports[0].published or "" for e in tellings}
    said = [claim for entry in ordered for claim in entry.claims]
    if len(ordered) > 1:
        said.sort(key=lambda c: c.said_on or published[c.report])
    return msgspec.structs.replace(
        lead,
        id=ident,
        kind=whole.kind,
        format=whole.format,
        status=whole.status,
        participants=tuple(by_id[t].participants[at] for t, at in whole.participants),
        when=whole.when,
        when_text=whole.when_text,
        when_from=whole.when_from,
        where=whole.where,
        initiative=_agreed(e.initiative for e in ordered),
        initiative_name=_agreed(e.initiative_name for e in ordered),
        duration=_agreed(e.duration for e in ordered),
        claims=tuple(said),
        statements=tuple(dict.fromkeys(s for e in ordered for s in e.statements)),
        confidence=max(e.confidence for e in ordered),
        reports=tuple(dict.fromkeys(r for e in ordered for r in e.reports)),
        sides=tuple(dict.fromkeys(s for e in ordered for s in e.sides)),
        corroboration=origins,
        tellings=tuple(
            TellingEntry(
                id=e.id,
                report=e.reports[0].id,
                side=next(iter(e.sides), None),
                kind=e.kind,
                status=e.status,
                when=e.when,
                where=e.where,
                initiative=e.initiative_name,
                duration=e.duration,
            )
            for e in ordered
        ),
        edits=tuple(edits),
    )


def _agreed(values: Iterable[str | None]) -> str | None:
    """What all tell who tell it; where they differ each telling keeps its own."""
    told = set(values) - {None}
    return told.pop() if len(told) == 1 else None
