"""All that a record holds, piece by piece: what a backup keeps, and what brings a record back.

Tables that are made from these pieces (evidence, search, signatures, origin groups) are made
again. A table that is neither here nor made again would be lost: a test says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from dragoman.errors import InputError
from dragoman.model import Actor, Reading, Report
from dragoman.model.actor import ActorKind
from dragoman.store.bounds import asked_bounds
from dragoman.store.ids import entry_id
from dragoman.store.inserting import add_actors, insert_report, insert_rows
from dragoman.store.queries import in_chunks
from dragoman.store.readings import stored_readings
from dragoman.store.rows import report_row, rows_of
from dragoman.store.schema import (
    actors,
    contact_edges,
    contact_edits,
    contacts,
    report_edges,
    reports,
    statement_actors,
    statements,
)
from dragoman.store.schema import metadata as tables

FORMAT = "dragoman.record/1"

_PAGE = 50


class Header(msgspec.Struct, frozen=True, tag_field="line", tag="header"):
    """The first line: what this is, and how many lines of each kind follow in this order."""

    format: str
    actors: int
    reports: int
    judgements: int
    links: int = 0
    edits: int = 0


class ActorPiece(msgspec.Struct, frozen=True, tag_field="line", tag="actor"):
    """An actor under the name of the first report that told of it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None


class CopyPiece(msgspec.Struct, frozen=True):
    """What a component found of two reports, by the record's ids (see `store.copies.CopyEntry`).
    The stretches are of words: first and end in `a`, first and end in `b`.
    """

    a: str
    b: str
    kind: str
    share_a: float | None
    share_b: float | None
    stretches: tuple[tuple[int, int, int, int, int], ...]
    component: str
    version: str
    made_at: str
    same: bool = True


class ReportPiece(msgspec.Struct, frozen=True, tag_field="line", tag="report"):
    """A report with its reading, as `dragoman read` prints it. `origin` and `superseded_by` are
    told for those who read the file; they follow from copies and judgements.
    """

    id: str
    read_at: str
    version: str
    reading: Reading
    issuer: str | None = None
    origin: str | None = None
    superseded_by: str | None = None
    copies: tuple[CopyPiece, ...] = ()


class JudgementPiece(msgspec.Struct, frozen=True, tag_field="line", tag="judgement"):
    """What a person said of two reports: that they are copies of one text, or not."""

    reports: tuple[str, str]
    same: bool
    person: str
    made_at: str


class LinkPiece(msgspec.Struct, frozen=True, tag_field="line", tag="link"):
    """What a person said of two tellings, by their ids: that they are one contact, or are not;
    None takes it back.
    """

    contacts: tuple[str, str]
    same: bool | None
    person: str
    made_at: str


class EditPiece(msgspec.Struct, frozen=True, tag_field="line", tag="edit"):
    """A field that a person set of a contact, by one of its tellings; None takes it back."""

    contact: str
    field: str
    value: str | None
    person: str
    made_at: str


Piece = Header | ActorPiece | ReportPiece | JudgementPiece | LinkPiece | EditPiece

EXPORTED = frozenset(
    "actors appearances claims conflicts contact_edges contact_edits contact_spans "
    "contact_statements contacts dates "
    "interactions mentions participants positions report_edges reports statement_actors "
    "statement_spans statements".split()
)
"""Tables whose rows are in the pieces."""

MADE_AGAIN = frozenset(
    "evidence signatures bands contact_facts contact_keys whole_contacts record_conflicts".split()
)
"""Tables that follow from the others."""


# --- taking out -----------------------------------------------------------------------------------


def pieces(connection: Connection, since: str | None = None) -> Iterator[Piece]:
    """Everything, what others point to first; of reports published from a day on, where asked.

    Never more than a page of reports is held, whatever the record's size.

    Raises:
        UsageError: `since` is not a date.
    """
    wanted = _since(since)
    of_reports = select(reports.c.number).where(*wanted)
    named = select(actors).where(*([_named_in(of_reports)] if wanted else []))
    judged = select(report_edges).where(report_edges.c.person.is_not(None))
    if wanted:
        judged = judged.where(report_edges.c.a.in_(of_reports), report_edges.c.b.in_(of_reports))

    def counted(query: Select[Any]) -> int:
        of_it = select(func.count()).select_from(query.subquery())
        return int(connection.execute(of_it).scalar_one())

    linked = select(contact_edges).where(contact_edges.c.person.is_not(None))
    edited = select(contact_edits)
    if wanted:
        told = select(contacts.c.id).where(contacts.c.report.in_(of_reports))
        linked = linked.where(contact_edges.c.a.in_(told), contact_edges.c.b.in_(told))
        edited = edited.where(contact_edits.c.contact.in_(told))
    yield Header(FORMAT, *map(counted, (named, of_reports, judged, linked, edited)))
    for row in _by_page(connection, named, actors.c.id):
        yield ActorPiece(row.id, row.name, row.kind, row.country)
    for page in _pages(connection, select(reports).where(*wanted), reports.c.number):
        yield from _report_pieces(connection, page)
    for page in _pages(connection, judged, report_edges.c.number):
        keys = _keys(connection, [n for row in page for n in (row.a, row.b)])
        for row in page:
            yield JudgementPiece((keys[row.a], keys[row.b]), row.same, row.person, row.made_at)
    for row in _by_page(connection, linked, contact_edges.c.number):
        yield LinkPiece((row.a, row.b), row.same, row.person, row.made_at)
    for row in _by_page(connection, edited, contact_edits.c.number):
        yield EditPiece(row.contact, row.field, row.value, row.person, row.made_at)


def _since(since: str | None) -> list[ColumnElement[bool]]:
    if since is None:
        return []
    return [reports.c.published >= asked_bounds("--since", since).earliest]


def _named_in(of_reports: Select[Any]) -> ColumnElement[bool]:
    """Actors that some reports name, in whatever part of their readings."""
    found: list[ColumnElement[bool]] = [
        actors.c.id.in_(select(reports.c.issuer).where(reports.c.number.in_(of_reports)))
    ]
    for table in tables.sorted_tables:
        for key in table.foreign_keys:
            if key.column is actors.c.id and "report" in table.c:
                inside = table.c.report.in_(of_reports)
                found.append(actors.c.id.in_(select(key.parent).where(inside)))
    said = select(statement_actors.c.actor).join(
        statements, statements.c.id == statement_actors.c.statement
    )
    found.append(actors.c.id.in_(said.where(statements.c.report.in_(of_reports))))
    return or_(*found)


def _pages(
    connection: Connection, query: Select[Any], key: ColumnElement[Any]
) -> Iterator[Sequence[Row[Any]]]:
    """Rows in the order of a key, some at a time."""
    name, last = str(key.key), None
    while True:
        ahead = query if last is None else query.where(key > last)
        page = connection.execute(ahead.order_by(key).limit(_PAGE)).all()
        if not page:
            return
        yield page
        last = page[-1]._mapping[name]


def _by_page(
    connection: Connection, query: Select[Any], key: ColumnElement[Any]
) -> Iterator[Row[Any]]:
    for page in _pages(connection, query, key):
        yield from page


def _report_pieces(connection: Connection, page: Sequence[Row[Any]]) -> Iterator[ReportPiece]:
    e = report_edges.c
    # A report tells of its ties to earlier ones.
    own = {row.number: row.key for row in page}
    found: dict[int, dict[int, Row[Any]]] = {number: {} for number in own}
    query = select(report_edges).where(e.person.is_(None))
    for column in (e.a, e.b):
        for edge in in_chunks(connection, query, column, list(own)):
            later = max(edge.a, edge.b)
            if later in found:
                found[later][edge.number] = edge
    others = [n for edges in found.values() for edge in edges.values() for n in (edge.a, edge.b)]
    newer = [row.superseded_by for row in page if row.superseded_by is not None]
    keys = _keys(connection, [*others, *newer])
    for row, reading in zip(page, stored_readings(connection, page), strict=True):
        yield ReportPiece(
            id=row.key,
            read_at=row.read_at,
            version=row.version,
            reading=reading,
            issuer=row.issuer,
            origin=row.origin,
            superseded_by=keys.get(row.superseded_by),
            copies=tuple(_copy_piece(edge, keys) for _, edge in sorted(found[row.number].items())),
        )


def _copy_piece(edge: Row[Any], keys: dict[int, str]) -> CopyPiece:
    return CopyPiece(
        a=keys[edge.a],
        b=keys[edge.b],
        kind=edge.kind,
        share_a=edge.share_a,
        share_b=edge.share_b,
        stretches=tuple(tuple(stretch) for stretch in edge.stretches),
        component=edge.component,
        version=edge.version,
        made_at=edge.made_at,
        same=edge.same,
    )


def _keys(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    query = select(reports.c.number, reports.c.key)
    rows = in_chunks(connection, query, reports.c.number, sorted(set(numbers)))
    return {row.number: row.key for row in rows}


# --- putting back ---------------------------------------------------------------------------------


def last_number(connection: Connection) -> int:
    """The number of the record's newest report; 0 where there is none."""
    return int(connection.execute(select(func.max(reports.c.number))).scalar() or 0)


def put_actor(connection: Connection, piece: ActorPiece) -> bool:
    """Store an actor; False where the record has it."""
    known = connection.execute(select(actors.c.id).where(actors.c.id == piece.id)).first()
    if known is None:
        actor = Actor(piece.id, piece.name, piece.kind, piece.country)
        add_actors(connection, {actor.id: actor})
    return known is None


def put_report(connection: Connection, piece: ReportPiece, *, before: int) -> bool:
    """Store a report as it was; False where the record has it. `before` is the number of the last
    report that was there before all that is being put back.

    Raises:
        InputError: the reading contradicts itself or its report.
    """
    from dragoman.store.links import link, regroup_reports
    from dragoman.store.origins import place_as_told, regroup

    reading = piece.reading
    key = entry_id("report", reading.report.sha256)
    _check(piece, key)
    same = reports.c.sha256 == reading.report.sha256
    number = connection.execute(select(reports.c.number).where(same)).scalar()
    known = number is not None
    if number is None:
        add_actors(connection, {actor.id: actor for actor in reading.actors})
        told = {"read_at": piece.read_at, "version": piece.version}
        number = insert_report(connection, report_row(reading, issuer=piece.issuer, **told))
        insert_rows(connection, rows_of(reading, number=number, **told))
    edges = _edge_rows(connection, piece.copies, {key: number})
    if not known:
        moved = place_as_told(
            connection,
            reading.report,
            number,
            key,
            piece.read_at,
            told=edges,
            before=before,
        )
        link(connection, reading, number, piece.read_at, moved)
    elif missing := [edge for edge in edges if not _has_edge(connection, edge)]:
        connection.execute(report_edges.insert(), missing)
        regroup_reports(connection, regroup(connection, [number]))
    return not known


def _check(piece: ReportPiece, key: str) -> None:
    """What the tables would refuse only when the transaction ends, or not at all."""
    report: Report = piece.reading.report
    remedy = "this line was changed since it was exported; export it again"
    if piece.id != key:
        raise InputError(report.id, f"its id is {piece.id}, its sha256 gives {key}", remedy=remedy)
    own = {statement.id for statement in piece.reading.statements}
    for statement in piece.reading.statements:
        if statement.within is not None and statement.within not in own:
            reason = f"statement {statement.id} stands in {statement.within}, which is not there"
            raise InputError(report.id, reason, remedy=remedy)


def _edge_rows(
    connection: Connection, copies: Sequence[CopyPiece], own: dict[str, int]
) -> list[dict[str, Any]]:
    """The ties whose other end the record has: an export from a day on may tell of others."""
    others = sorted({k for copy in copies for k in (copy.a, copy.b)} - own.keys())
    query = select(reports.c.number, reports.c.key)
    numbers = own | {r.key: r.number for r in in_chunks(connection, query, reports.c.key, others)}
    return [
        {
            "a": numbers[copy.a],
            "b": numbers[copy.b],
            "kind": copy.kind,
            "same": copy.same,
            "share_a": copy.share_a,
            "share_b": copy.share_b,
            "stretches": [list(stretch) for stretch in copy.stretches],
            "component": copy.component,
            "version": copy.version,
            "made_at": copy.made_at,
        }
        for copy in copies
        if copy.a in numbers and copy.b in numbers
    ]


def _has_edge(connection: Connection, edge: dict[str, Any]) -> bool:
    e = report_edges.c
    pairs = or_(and_(e.a == edge["a"], e.b == edge["b"]), and_(e.a == edge["b"], e.b == edge["a"]))
    query = select(e.number).where(pairs, e.kind == edge["kind"], e.person.is_(None))
    return connection.execute(query).first() is not None


def put_judgement(connection: Connection, piece: JudgementPiece) -> bool:
    """Keep what a person said; False where the record has it.

    Raises:
        InputError: the record lacks one of the two reports.
    """
    from dragoman.store.links import regroup_reports
    from dragoman.store.origins import judge

    query = select(reports.c.key, reports.c.number)
    found = {r.key: r.number for r in in_chunks(connection, query, reports.c.key, piece.reports)}
    for key in piece.reports:
        if key not in found:
            reason = f"a judgement of {key}, which the record does not have"
            raise InputError(key, reason, remedy="import that report first")
    a, b = sorted(found[key] for key in piece.reports)
    e = report_edges.c
    said = select(e.number).where(
        e.a == a,
        e.b == b,
        e.person == piece.person,
        e.same.is_(piece.same),
        e.made_at == piece.made_at,
    )
    if connection.execute(said).first() is not None:
        return False
    moved = judge(connection, a, b, same=piece.same, person=piece.person, at=piece.made_at)
    regroup_reports(connection, moved)
    return True


def put_link(connection: Connection, piece: LinkPiece) -> bool:
    """Keep what a person said of two tellings; False where the record has it.

    Raises:
        InputError: the record lacks one of the two.
    """
    from dragoman.store.links import judge, regroup

    _check_tellings(connection, piece.contacts)
    a, b = sorted(piece.contacts)
    e = contact_edges.c
    same = e.same.is_(None) if piece.same is None else e.same.is_(piece.same)
    said = select(e.number).where(
        e.a == a, e.b == b, e.person == piece.person, same, e.made_at == piece.made_at
    )
    if connection.execute(said).first() is not None:
        return False
    judge(connection, a, b, same=piece.same, person=piece.person, at=piece.made_at)
    regroup(connection, [a, b])
    return True


def put_edit(connection: Connection, piece: EditPiece) -> bool:
    """Keep what a person set of a contact; False where the record has it.

    Raises:
        InputError: the record lacks the contact.
    """
    from dragoman.store.links import regroup

    _check_tellings(connection, (piece.contact,))
    e = contact_edits.c
    row = msgspec.to_builtins(piece)
    del row["line"]
    value = e.value.is_(None) if piece.value is None else e.value == piece.value
    said = select(e.number).where(
        e.contact == piece.contact,
        e.field == piece.field,
        value,
        e.person == piece.person,
        e.made_at == piece.made_at,
    )
    if connection.execute(said).first() is not None:
        return False
    connection.execute(contact_edits.insert(), row)
    regroup(connection, [piece.contact])
    return True


def _check_tellings(connection: Connection, idents: Sequence[str]) -> None:
    query = select(contacts.c.id)
    found = {row.id for row in in_chunks(connection, query, contacts.c.id, idents)}
    for ident in idents:
        if ident not in found:
            reason = f"somebody's word on {ident}, which the record does not have"
            raise InputError(ident, reason, remedy="import the report that it is of first")
