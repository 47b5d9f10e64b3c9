"""What to leave out: the filters that every question takes, as conditions on the tables."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select

from dragoman.errors import UsageError
from dragoman.store import schema
from dragoman.store.bounds import asked_bounds


class Filters(msgspec.Struct, frozen=True):
    """The filters as the user gives them; None leaves nothing out.

    `actor` is an id, a name, an alias or a surname; a state's also finds its officials and
    bodies. `since` and `until` are EDTF; an entry whose own time is unknown is taken by the
    day something is said of it, else by the day its report was published. `dated` leaves out
    positions whose own time is unknown.
    """

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    status: str | None = None
    issue: str | None = None
    outlet: str | None = None
    limit: int | None = None
    dated: bool = False


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


def published_within(
    filters: Filters, published: ColumnElement[str] | None = None
) -> list[ColumnElement[bool]]:
    """Reports published in the asked period; `published` is where that is told, "" if unknown."""
    day = schema.reports.c.published if published is None else published
    conditions: list[ColumnElement[bool]] = []
    if filters.since:
        conditions.append(day >= asked_bounds("--since", filters.since).earliest)
    if filters.until:
        conditions += [day <= asked_bounds("--until", filters.until).latest, day > ""]
    return conditions


def of_reports(number: ColumnElement[int], filters: Filters) -> list[ColumnElement[bool]]:
    """Reports, by their numbers, in their newest version; of an outlet, by any part of its name
    or address.

    Told by lists of numbers that small indexes hold: a row of `reports` has its text in it, and
    is slow to look into. The `+ 0` keeps the lists from leading the search.
    """
    r = schema.reports.c
    older = select(r.number).where(r.superseded_by.is_not(None))
    conditions: list[ColumnElement[bool]] = [number.not_in(older)]
    if filters.outlet:
        wanted = filters.outlet.lower()
        of_outlet = select(r.number).where(
            or_(
                func.lower(r.outlet).contains(wanted, autoescape=True),
                func.lower(r.url).contains(wanted, autoescape=True),
            )
        )
        conditions.append((number + 0).in_(of_outlet))
    return conditions


def on_issue(connection: Connection, filters: Filters) -> ColumnElement[bool] | None:
    """Positions on an issue, by its id or by words of its label."""
    if not filters.issue:
        return None
    p = schema.positions.c
    words = filters.issue.lower().split()
    # Far fewer issues than positions: an index lists them, and their words are looked at here.
    known = connection.execute(select(p.issue, p.issue_label).distinct()).all()
    labels = {
        row.issue_label
        for row in known
        if row.issue == filters.issue
        or (words and all(word in row.issue_label.lower() for word in words))
    }
    return p.issue_label.in_(sorted(labels))


FEW = 3000
"""So many entries are fetched and put in order one by one; of more, the newest are gone through
until a page of them is found."""


def told_in(
    connection: Connection,
    column: ColumnElement[Any],
    other: ColumnElement[Any],
    *conditions: ColumnElement[bool],
    choices: int = 1,
) -> ColumnElement[bool]:
    """Entries whose `column` is the `other` column of some row that meets the conditions.

    To go through entries costs more the more there is to look for in each (`choices`).
    """
    few = int(FEW * choices**0.5)
    some = select(other).where(other.is_not(None), *conditions).limit(few)
    count = connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()
    if count < few:
        return column.in_(select(other).where(other.is_not(None), *conditions))
    return exists().where(other == column, *conditions)


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
