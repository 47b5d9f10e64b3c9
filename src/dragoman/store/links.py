"""Where a telling of a contact stands among those of other reports: its edges and its whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, update

from dragoman._version import __version__
from dragoman.matching.contacts.deciding import COMPONENT, ContactEdge, compare
from dragoman.matching.contacts.facts import ContactFacts, Days, Side, Source, facts_of
from dragoman.matching.contacts.groups import Pair, contact_groups
from dragoman.matching.contacts.keys import CROWD, look_up_keys
from dragoman.model import Actor, Contact, Office, Participant, Reading, Span
from dragoman.store.clashes import rebuild_reversals
from dragoman.store.queries import in_chunks
from dragoman.store.schema import (
    actors,
    appearances,
    contact_edges,
    contact_facts,
    contact_keys,
    contact_spans,
    contacts,
    participants,
    reports,
)
from dragoman.store.wholes import rebuild


def link(
    connection: Connection, reading: Reading, number: int, at: str, moved: Iterable[int]
) -> None:
    """Place the contacts of a report just stored, after its copies were told; `moved` are the
    reports whose group or newest version that changed.
    """
    query = select(reports.c.key, reports.c.origin, reports.c.issuer).where(
        reports.c.number == number
    )
    row = connection.execute(query).one()
    source = Source(row.key, row.origin, row.issuer, reading.report.published)
    actors = {actor.id: actor for actor in reading.actors}
    stored = select(contacts.c.local_id, contacts.c.id).where(contacts.c.report == number)
    idents = dict(tuple(found) for found in connection.execute(stored))
    found = [
        facts_of(contact, actors, source, idents[contact.id])
        for contact in reading.contacts
        if contact.id in idents
    ]
    place_contacts(connection, found, at)
    rebuild_reversals(connection, [number, *moved])
    regroup_reports(connection, moved)


def regroup_reports(connection: Connection, numbers: Iterable[int]) -> None:
    """Group the contacts of some reports again."""
    told = in_chunks(connection, select(contacts.c.id), contacts.c.report, sorted(set(numbers)))
    regroup(connection, [row.id for row in told])


def place_contacts(connection: Connection, found: Sequence[ContactFacts], at: str) -> None:
    """Find the other tellings of contacts just stored, and give each its whole; a few look-ups,
    whatever the record's size.
    """
    if not found:
        return
    keys = {facts.id: look_up_keys(facts) for facts in found}
    alike = _alike(connection, sorted({key for own in keys.values() for key in own}))
    connection.execute(contact_facts.insert(), [_facts_row(facts) for facts in found])
    rows = [{"key": key, "contact": ident} for ident, own in keys.items() for key in own]
    if rows:
        connection.execute(contact_keys.insert(), rows)
    edges = [
        edge
        for facts in found
        for other in _candidates(keys[facts.id], alike)
        if (edge := compare(facts, other)) is not None
    ]
    if edges:
        connection.execute(contact_edges.insert(), [_edge_row(edge, at) for edge in edges])
    regroup(connection, [facts.id for facts in found])


def place_stored_contacts(connection: Connection) -> None:
    """Find the wholes of contacts stored before their facts were kept."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    known = select(contact_facts.c.contact)
    query = select(contacts.c.report).where(contacts.c.id.not_in(known)).distinct()
    for number in connection.execute(query.order_by(contacts.c.report)).scalars().all():
        place_contacts(connection, _stored_facts(connection, number), at)
    rebuild_reversals(connection, connection.execute(select(reports.c.number)).scalars().all())


def regroup(connection: Connection, idents: Iterable[str]) -> None:
    """Give every telling that is tied to some by edges its whole, and make these anew."""
    idents = list(idents)
    if not idents:
        return
    rows = _tied(connection, idents)
    members = sorted({i for row in rows for i in (row.a, row.b)} | set(idents))
    facts = {f.id: f for f in _load_facts(connection, members)}
    edges, judged = _read_edges(rows)
    groups = contact_groups(facts, edges, judged)
    stored = {
        row.id: row.whole for row in in_chunks(connection, select(contacts), contacts.c.id, members)
    }
    for ident in members:
        whole = groups.get(ident, ident)
        if stored[ident] != whole:
            moved = update(contacts).where(contacts.c.id == ident)
            connection.execute(moved.values(whole=whole))
    rebuild(connection, sorted({*groups.values(), *members, *filter(None, stored.values())}))


def judge(
    connection: Connection, a: str, b: str, *, same: bool | None, person: str, at: str
) -> None:
    """Keep what a person says of two tellings; None takes it back."""
    one, other = sorted((a, b))
    row: dict[str, Any] = {
        "a": one,
        "b": other,
        "same": same,
        "reasons": [],
        "person": person,
        "made_at": at,
    }
    connection.execute(contact_edges.insert(), row)


def _alike(connection: Connection, keys: list[str]) -> dict[str, list[ContactFacts]]:
    """The stored tellings under each key, those of the least ids where a key is crowded."""
    found: dict[str, list[str]] = {}
    k = contact_keys.c
    for row in in_chunks(connection, select(contact_keys), k.key, keys):
        found.setdefault(row.key, []).append(row.contact)
    kept = {key: sorted(idents)[:CROWD] for key, idents in found.items()}
    wanted = sorted({ident for idents in kept.values() for ident in idents})
    facts = {f.id: f for f in _load_facts(connection, wanted)}
    return {key: [facts[i] for i in idents if i in facts] for key, idents in kept.items()}


def _candidates(
    keys: Sequence[str], alike: Mapping[str, list[ContactFacts]]
) -> Iterable[ContactFacts]:
    return {f.id: f for key in keys for f in alike.get(key, ())}.values()


def _facts_row(facts: ContactFacts) -> dict[str, Any]:
    return {
        "contact": facts.id,
        "issuer": facts.issuer,
        "kind": facts.kind,
        "sides": msgspec.to_builtins(facts.sides),
        "first": facts.days.first if facts.days else None,
        "last": facts.days.last if facts.days else None,
        "known": facts.days.known if facts.days else None,
        "where": facts.where,
        "held": facts.held,
        "lead": facts.lead,
    }


def _load_facts(connection: Connection, idents: Sequence[str]) -> list[ContactFacts]:
    """The facts of tellings whose reports are in their newest version."""
    f, r = contact_facts.c, reports.c
    query = (
        select(contact_facts, r.key, r.origin)
        .join(contacts, contacts.c.id == f.contact)
        .join(reports, r.number == contacts.c.report)
        .where(r.superseded_by.is_(None))
    )
    return [
        ContactFacts(
            id=row.contact,
            report=row.key,
            origin=row.origin,
            issuer=row.issuer,
            kind=row.kind,
            sides=tuple(msgspec.convert(row.sides, list[Side])),
            days=None if row.first is None else Days(row.first, row.last, row.known),
            where=row.where,
            held=row.held,
            lead=row.lead,
        )
        for row in in_chunks(connection, query, f.contact, idents)
    ]


def _stored_facts(connection: Connection, number: int) -> list[ContactFacts]:
    """The facts of a stored report's contacts, from its rows."""
    report = connection.execute(select(reports).where(reports.c.number == number)).one()
    source = Source(report.key, report.origin, report.issuer, report.published)
    seen = appearances.c
    query = select(actors, seen.offices).join(
        appearances, (seen.actor == actors.c.id) & (seen.report == number), isouter=True
    )
    p = participants.c
    named = connection.execute(select(participants).where(p.report == number)).all()
    idents = sorted({row.actor for row in named if row.actor})
    known = {
        row.id: Actor(
            row.id,
            row.name,
            row.kind,
            row.country,
            tuple(msgspec.convert(row.offices or [], list[Office])),
        )
        for row in in_chunks(connection, query, actors.c.id, idents)
    }
    told = connection.execute(select(contacts).where(contacts.c.report == number)).all()
    spans: dict[str, list[Span]] = {}
    own = in_chunks(
        connection, select(contact_spans), contact_spans.c.contact, [row.id for row in told]
    )
    for row in own:
        spans.setdefault(row.contact, []).append(Span(row.start, row.end))
    nowhere = Span(0, 1)
    return [
        facts_of(
            Contact(
                id=row.local_id,
                kind=row.kind,
                format=row.format,
                participants=tuple(
                    Participant(p.actor, p.name, nowhere) for p in named if p.contact == row.id
                ),
                status=row.status,
                claims=(),
                spans=tuple(spans.get(row.id, ())),
                when=row.when,
                where=row.where,
            ),
            known,
            source,
            row.id,
        )
        for row in told
    ]


def _edge_row(edge: ContactEdge, at: str) -> dict[str, Any]:
    return {
        "a": edge.a,
        "b": edge.b,
        "same": True,
        "score": edge.score,
        "reasons": list(edge.reasons),
        "component": COMPONENT,
        "version": __version__,
        "made_at": at,
    }


def _tied(connection: Connection, idents: Iterable[str]) -> list[Row[Any]]:
    """All edges that can be reached from some tellings, oldest first."""
    found: dict[int, Row[Any]] = {}
    seen: set[str] = set()
    ahead = set(idents)
    while ahead:
        seen |= ahead
        fresh: list[Row[Any]] = []
        for column in (contact_edges.c.a, contact_edges.c.b):
            fresh += in_chunks(connection, select(contact_edges), column, sorted(ahead))
        found.update({row.number: row for row in fresh})
        ahead = {i for row in fresh for i in (row.a, row.b)} - seen
    return [found[number] for number in sorted(found)]


def _read_edges(rows: Iterable[Row[Any]]) -> tuple[list[ContactEdge], dict[Pair, bool]]:
    """What components found, and what people said last of a pair."""
    edges: list[ContactEdge] = []
    judged: dict[Pair, bool] = {}
    for row in rows:
        if row.person is None:
            edges.append(ContactEdge(row.a, row.b, row.score, tuple(row.reasons)))
        elif row.same is None:
            judged.pop((row.a, row.b), None)
        else:
            judged[(row.a, row.b)] = row.same
    return edges, judged
