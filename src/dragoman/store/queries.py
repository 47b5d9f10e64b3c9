"""Questions to the tables, answered with entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar, get_args

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from dragoman.model import REPORTER, Mode, Span, Stance
from dragoman.store import schema
from dragoman.store.entries import (
    ClaimEntry,
    ContactEntry,
    ParticipantEntry,
    PositionEntry,
    ReportRef,
    StatementEntry,
    independent_origins,
)
from dragoman.store.filters import (
    Filters,
    actor_ids,
    check_filters,
    of_reports,
    on_issue,
    told_in,
    within_dates,
)

REPORT_VOICE = "the report"
"""How people read `reporter`."""

_CHUNK = 500

T = TypeVar("T")

Names = dict[str, str]
Texts = dict[int, str]


class Context:
    """Names, texts and references that the entries of one answer share, fetched once each."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._names: Names = {}
        self._reports: dict[int, Row[Any]] = {}

    def load_reports(self, numbers: Sequence[int]) -> None:
        """Fetch reports not seen yet."""
        wanted = sorted(set(numbers) - self._reports.keys())
        c = schema.reports.c
        query = select(
            c.number, c.key, c.url, c.outlet, c.published, c.origin, c.title, c.text, c.issuer
        )
        for row in in_chunks(self.connection, query, c.number, wanted):
            self._reports[row.number] = row

    def report(self, number: int) -> ReportRef:
        r = self._reports[number]
        return ReportRef(r.key, r.url, r.outlet, r.published, r.origin, r.title)

    def issuer(self, number: int) -> str | None:
        issuer: str | None = self._reports[number].issuer
        return issuer

    def words(self, number: int, span: Span) -> str:
        """What a span covers. Cut here, not in SQL: SQLite's substr stops at a NUL."""
        return span.of(self._reports[number].text)

    def name(self, actor: str | None) -> str:
        """An actor's name; the report's own voice where there is no actor."""
        if actor is None:
            return REPORT_VOICE
        if actor not in self._names:
            query = select(schema.actors.c.name).where(schema.actors.c.id == actor)
            self._names[actor] = self.connection.execute(query).scalar() or actor
        return self._names[actor]


def in_chunks(
    connection: Connection, query: Select[Any], column: Any, values: Sequence[Any]
) -> Iterator[Row[Any]]:
    """Rows whose `column` is one of `values`, asked for some hundred at a time."""
    for chunk in chunks(values):
        yield from connection.execute(query.where(column.in_(chunk)))


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Some hundred values at a time: a database takes no list without end."""
    for at in range(0, len(values), _CHUNK):
        yield values[at : at + _CHUNK]


def _grouped(rows: Iterator[Row[Any]], name: str) -> dict[str, list[Row[Any]]]:
    ordered = sorted(rows, key=lambda row: str(row._mapping[name]))
    return {k: list(g) for k, g in groupby(ordered, key=lambda row: str(row._mapping[name]))}


def _span(row: Row[Any], prefix: str = "") -> Span | None:
    start = row._mapping[f"{prefix}start"]
    return None if start is None else Span(start, row._mapping[f"{prefix}end"])


def _known_span(row: Row[Any]) -> Span:
    return Span(row.start, row._mapping["end"])


def with_evidence(table: Table) -> Select[Any]:
    """A table's rows with the span and confidence of their evidence."""
    e = schema.evidence.c
    joined = table.join(
        schema.evidence, and_(table.c.report == e.report, table.c.evidence == e.number)
    )
    return select(table, e.start, e.end, e.confidence).select_from(joined)


def newest_first(table: Table) -> tuple[ColumnElement[Any], ...]:
    """By place in time; undated entries of undated reports come last."""
    c = table.c
    return c.placed.desc(), c.latest.desc(), c.report.desc(), c.evidence


def _newest_first(
    connection: Connection,
    table: Table,
    conditions: Sequence[ColumnElement[bool]],
    filters: Filters,
) -> list[Row[Any]]:
    """Rows with their evidence, by place in time; undated entries of undated reports come last.

    Which ones is settled first, for the most part by an index, and only those are fetched.
    """
    c, order = table.c, newest_first(table)
    if not filters.limit:
        every = with_evidence(table).where(*conditions).order_by(*order)
        return list(connection.execute(every))
    chosen = select(c.id).where(*conditions).order_by(*order).limit(filters.limit)
    ids = connection.execute(chosen).scalars().all()
    rows = {row.id: row for row in in_chunks(connection, with_evidence(table), c.id, ids)}
    return [rows[ident] for ident in ids]


def telling_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[ContactEntry]:
    """What single reports tell of contacts, from their rows."""
    context = Context(connection)
    context.load_reports([row.report for row in rows])
    ids = [row.id for row in rows]

    def details(table: Table, query: Select[Any]) -> dict[str, list[Row[Any]]]:
        order = [table.c.number if "number" in table.c else table.c.statement]
        chunks = in_chunks(connection, query.order_by(*order), table.c.contact, ids)
        return _grouped(chunks, "contact")

    people = details(schema.participants, with_evidence(schema.participants))
    claims = details(schema.claims, with_evidence(schema.claims))
    spans = details(schema.contact_spans, select(schema.contact_spans))
    statements = details(schema.contact_statements, select(schema.contact_statements))
    return [
        ContactEntry(
            id=row.id,
            kind=row.kind,
            format=row.format,
            participants=tuple(
                ParticipantEntry(
                    p.actor, context.name(p.actor) if p.actor else p.name, _known_span(p)
                )
                for p in people.get(row.id, ())
            ),
            when=row.when,
            when_text=row.when_text,
            when_from=row.when_from,
            initiative=row.initiative,
            initiative_name=context.name(row.initiative) if row.initiative else None,
            duration=row.duration,
            where=row.where,
            status=row.status,
            claims=tuple(_claim(context, claim) for claim in claims.get(row.id, ())),
            statements=tuple(s.statement for s in statements.get(row.id, ())),
            confidence=row.confidence,
            reports=(context.report(row.report),),
            sides=tuple(filter(None, [context.issuer(row.report)])),
            corroboration=independent_origins([context.report(row.report)]),
            spans=tuple(_known_span(s) for s in spans.get(row.id, ())),
        )
        for row in rows
    ]


def _claim(context: Context, row: Row[Any]) -> ClaimEntry:
    span = _known_span(row)
    return ClaimEntry(
        status=row.status,
        by=row.by or REPORTER,
        of=row.of,
        said_on=row.said_on,
        span=span,
        words=context.words(row.report, span),
        report=context.report(row.report).id,
        by_name=context.name(row.by),
        of_name=context.name(row.of) if row.of else None,
        via=tuple(row.via),
        statement=row.statement,
        when=row.when,
    )


def statements(connection: Connection, filters: Filters) -> list[StatementEntry]:
    """Statements, newest first; `kind` is the mode, `actor` a speaker or who passes it on."""
    check_filters(filters, kind=get_args(Mode))
    c, a = schema.statements.c, schema.statement_actors.c
    where = [*within_dates(schema.statements, filters), *of_reports(c.report, filters)]
    if filters.kind:
        where.append(c.mode == filters.kind)
    if filters.actor:
        ids = actor_ids(connection, filters.actor)
        where.append(told_in(connection, c.id, a.statement, a.actor.in_(ids), choices=len(ids)))
    if (condition := on_issue(connection, filters)) is not None:
        where.append(told_in(connection, c.id, schema.positions.c.statement, condition))
    rows = _newest_first(connection, schema.statements, where, filters)
    return statement_entries(connection, rows)


def statement_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[StatementEntry]:
    """Statements whole, from their rows."""
    context = Context(connection)
    context.load_reports([row.report for row in rows])
    ids = [row.id for row in rows]
    spans, people = schema.statement_spans, schema.statement_actors
    content = _grouped(
        in_chunks(connection, select(spans).order_by(spans.c.number), spans.c.statement, ids),
        "statement",
    )
    actors = _grouped(
        in_chunks(connection, select(people).order_by(people.c.number), people.c.statement, ids),
        "statement",
    )
    return [
        _statement(context, row, content.get(row.id, []), actors.get(row.id, [])) for row in rows
    ]


def _statement(
    context: Context, row: Row[Any], content: Sequence[Row[Any]], actors: Sequence[Row[Any]]
) -> StatementEntry:
    source, cue = _span(row, "source_"), _span(row, "cue_")
    speakers = tuple(a.actor for a in actors if a.part == "speaker")
    via = tuple(a.actor for a in actors if a.part == "via")
    return StatementEntry(
        id=row.id,
        source=source,
        cue=cue,
        content=tuple(_known_span(s) for s in content),
        mode=row.mode,
        speakers=speakers,
        via=via,
        addressees=tuple(row.addressees),
        said_on=row.said_on,
        confidence=row.confidence,
        words=row.words,
        source_words=context.words(row.report, source) if source else None,
        cue_words=context.words(row.report, cue) if cue else None,
        speaker_names=tuple(context.name(a) for a in speakers),
        via_names=tuple(context.name(a) for a in via),
        report=context.report(row.report),
    )


def positions(connection: Connection, filters: Filters) -> list[PositionEntry]:
    """Positions, newest first; `kind` is the stance, `actor` the holder."""
    check_filters(filters, kind=get_args(Stance))
    c = schema.positions.c
    where = [*within_dates(schema.positions, filters), *of_reports(c.report, filters)]
    if filters.kind:
        where.append(c.stance == filters.kind)
    if filters.dated:
        where.append(c.date.is_not(None))
    if filters.actor:
        where.append(c.holder.in_(actor_ids(connection, filters.actor)))
    if (condition := on_issue(connection, filters)) is not None:
        where.append(condition)
    rows = _newest_first(connection, schema.positions, where, filters)
    return position_entries(connection, rows)


def position_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[PositionEntry]:
    """Positions whole, from their rows."""
    context = Context(connection)
    context.load_reports([row.report for row in rows])
    return [
        PositionEntry(
            id=row.id,
            holder=row.holder,
            issue=row.issue,
            issue_label=row.issue_label,
            stance=row.stance,
            target=row.target,
            condition=_span(row, "condition_"),
            attributed_by=row.by or REPORTER,
            date=row.date,
            span=_known_span(row),
            confidence=row.confidence,
            words=context.words(row.report, _known_span(row)),
            holder_name=context.name(row.holder),
            target_name=context.name(row.target) if row.target else None,
            attributed_by_name=context.name(row.by),
            statement=row.statement,
            report=context.report(row.report),
            contact=row.contact,
        )
        for row in rows
    ]
