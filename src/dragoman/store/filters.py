"""What to leave out: the filters that every question takes, as conditions on the tables."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from dragoman.errors import UsageError
from dragoman.store import schema
from dragoman.store.bounds import asked_bounds


class Filters(msgspec.Struct, frozen=True):
    """The filters as the user gives them; None leaves nothing out.

    `actor` is an id, a name, an alias or a surname; a state's also finds its officials and
    bodies. `since` and `until` are EDTF; an entry whose own time is unknown is taken by the
    day something is said of it, else by the day its report was published.
    """

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    status: str | None = None
    issue: str | None = None
    outlet: str | None = None
    limit: int | None = None


def check_filters(filters: Filters, **allowed: tuple[str, ...]) -> None:
    """Refuse a value that no entry can have; `allowed` lists what each filter may be.

    Raises:
        UsageError: names the option and its values.
    """
    for name in ("kind", "status"):
        value = getattr(filters, name)
        if value is None:
            continue
        if name not in allowed:
            raise UsageError(f"--{name} does not apply to this question")
        if value not in allowed[name]:
            raise UsageError(f"--{name} {value!r} is not one of: {', '.join(allowed[name])}")
    if filters.limit is not None and filters.limit < 0:
        raise UsageError("--limit must not be negative; 0 means no limit")


def within_dates(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """Entries that may fall in the asked period."""
    conditions: list[ColumnElement[bool]] = []
    if filters.since:
        conditions.append(table.c.latest >= asked_bounds("--since", filters.since).earliest)
    if filters.until:
        conditions.append(table.c.earliest <= asked_bounds("--until", filters.until).latest)
    return conditions


def published_within(filters: Filters) -> list[ColumnElement[bool]]:
    """Reports published in the asked period."""
    published = schema.reports.c.published
    conditions: list[ColumnElement[bool]] = []
    if filters.since:
        conditions.append(published >= asked_bounds("--since", filters.since).earliest)
    if filters.until:
        conditions.append(published <= asked_bounds("--until", filters.until).latest)
    return conditions


def of_reports(filters: Filters) -> list[ColumnElement[bool]]:
    """Reports in their newest version; of an outlet, by any part of its name or address."""
    newest = schema.reports.c.superseded_by.is_(None)
    if not filters.outlet:
        return [newest]
    wanted = filters.outlet.lower()
    return [
        newest,
        or_(
            func.lower(schema.reports.c.outlet).contains(wanted, autoescape=True),
            func.lower(schema.reports.c.url).contains(wanted, autoescape=True),
        ),
    ]


def on_issue(filters: Filters) -> ColumnElement[bool] | None:
    """Positions on an issue, by its id or by words of its label."""
    if not filters.issue:
        return None
    label = func.lower(schema.positions.c.issue_label)
    words = [label.contains(w, autoescape=True) for w in filters.issue.lower().split()]
    by_label = words[0] if words else label == ""
    for condition in words[1:]:
        by_label = by_label & condition
    return or_(schema.positions.c.issue == filters.issue, by_label)


def limited(query: Select[Any], filters: Filters) -> Select[Any]:
    """The query with its limit; 0 and None mean all."""
    return query.limit(filters.limit) if filters.limit else query


def starts_with(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """Ids with a beginning, told by their order: an index answers that, and no LIKE."""
    return and_(column >= beginning, column < f"{beginning}\U0010ffff")


def actor_ids(connection: Connection, wanted: str) -> set[str]:
    """The actors of the record that a user may mean by an id, a name, an alias or a surname."""
    known = _known_ids(wanted)
    table = schema.actors
    word = re.compile(rf"\b{re.escape(wanted.casefold())}\b")
    similar = select(table.c.id, table.c.name).where(
        func.lower(table.c.name).contains(wanted.lower(), autoescape=True)
    )
    found = {row.id for row in connection.execute(similar) if word.search(row.name.casefold())}
    found |= {wanted, *known}
    countries = {_country(ident) for ident in known | {wanted}} - {None}
    if countries:
        officials = select(table.c.id).where(table.c.country.in_(countries))
        found |= set(connection.execute(officials).scalars())
    return found


def _known_ids(name: str) -> set[str]:
    from dragoman.knowledge.base import load_knowledge

    return {candidate.id for candidate in load_knowledge().lookup(name)}


def _country(ident: str) -> str | None:
    """The country code that a state's id holds: its people and bodies carry the same.

    >>> _country("sta.nor"), _country("per.ana-silva")
    ('NOR', None)
    """
    return ident[4:].upper() if ident.startswith("sta.") else None
