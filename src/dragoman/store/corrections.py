"""What people say of contacts: which tellings are one, which are not, which contact is none, and
what its fields are. It stands over what components found, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Any, get_args

from sqlalchemy import Connection, Row, or_, select

from dragoman.errors import UnknownEntryError, UsageError
from dragoman.matching.contacts.merging import EDITABLE
from dragoman.model import ContactKind, Status
from dragoman.store.bounds import bounds_of
from dragoman.store.links import judge, regroup
from dragoman.store.queries import in_chunks
from dragoman.store.schema import contact_edges, contact_edits
from dragoman.store.wholes import REJECTED, rebuild, telling_id, tellings_of, whole_of

_ALLOWED: dict[str, tuple[str, ...]] = {
    "kind": get_args(ContactKind),
    "status": get_args(Status),
}


def merge(connection: Connection, wanted: Sequence[str], *, person: str, at: str) -> str:
    """Make one contact of several; its id."""
    wholes = list(dict.fromkeys(_whole(connection, ident) for ident in wanted))
    if len(wholes) < 2:
        raise UsageError("these are one contact already; name two or more")
    groups = [tellings_of(connection, whole) for whole in wholes]
    for one, other in pairwise(groups):
        _take_back(connection, one, other, same=False, person=person, at=at)
        judge(connection, one[0], other[0], same=True, person=person, at=at)
    members = [ident for group in groups for ident in group]
    regroup(connection, members)
    return _whole(connection, members[0])


def split(connection: Connection, wanted: Sequence[str], *, person: str, at: str) -> str:
    """Part tellings from the contact that they are part of; the id of what they are then."""
    named = list(dict.fromkeys(telling_id(connection, ident) for ident in wanted))
    wholes = {_whole(connection, ident) for ident in named}
    if len(wholes) > 1:
        raise UsageError("these are of several contacts already; name tellings of one")
    members = tellings_of(connection, wholes.pop())
    rest = [ident for ident in members if ident not in named]
    if not rest:
        raise UsageError("these are all its tellings; name those to part from the others")
    _take_back(connection, named, rest, same=True, person=person, at=at)
    for one, other in product(named, rest):
        judge(connection, one, other, same=False, person=person, at=at)
    regroup(connection, members)
    return _whole(connection, named[0])


def edit(
    connection: Connection, wanted: str, fields: dict[str, str], *, person: str, at: str
) -> str:
    """Set fields of a contact; its id."""
    for field, value in fields.items():
        if field not in (*EDITABLE, REJECTED):
            raise UsageError(f"{field} cannot be set; these can: {', '.join(EDITABLE)}")
        allowed = _ALLOWED.get(field)
        if allowed and value not in allowed:
            raise UsageError(f"{value!r} is no {field}; one of: {', '.join(allowed)}")
        if field == "when" and bounds_of(value) is None:
            raise UsageError(f"{value!r} is not a date; give EDTF, as 2025-08-26 or 2025-08")
    whole = _whole(connection, wanted)
    rows = [
        {"contact": whole, "field": field, "value": value, "person": person, "made_at": at}
        for field, value in fields.items()
    ]
    connection.execute(contact_edits.insert(), rows)
    rebuild(connection, [whole])
    return whole


def undo(connection: Connection, wanted: str, *, person: str, at: str) -> str:
    """Take back what was said last of a contact by anybody; its id."""
    whole = _whole(connection, wanted)
    members = tellings_of(connection, whole)
    edges, edits = _standing_edges(connection, members), _standing_edits(connection, members)
    last = max((row.made_at for row in (*edges, *edits)), default=None)
    if last is None:
        raise UsageError(f"nobody has said anything of {wanted}")
    touched = set(members)
    for row in edges:
        if row.made_at == last:
            judge(connection, row.a, row.b, same=None, person=person, at=at)
            touched |= {row.a, row.b}
    taken = [
        {"contact": r.contact, "field": r.field, "value": None, "person": person, "made_at": at}
        for r in edits
        if r.made_at == last
    ]
    if taken:
        connection.execute(contact_edits.insert(), taken)
    regroup(connection, sorted(touched))
    return _whole(connection, wanted)


def _whole(connection: Connection, wanted: str) -> str:
    ident = telling_id(connection, wanted)
    found = whole_of(connection, ident)
    if found is None:
        raise UnknownEntryError(f"the record has no contact {wanted}")
    return found


def _take_back(
    connection: Connection,
    ones: Sequence[str],
    others: Sequence[str],
    *,
    same: bool,
    person: str,
    at: str,
) -> None:
    """Take back what people said of pairs across two groups, where it was `same`."""
    left, right = set(ones), set(others)
    for row in _standing_edges(connection, [*ones, *others]):
        across = (row.a in left and row.b in right) or (row.b in left and row.a in right)
        if across and row.same is same:
            judge(connection, row.a, row.b, same=None, person=person, at=at)


def _standing_edges(connection: Connection, members: Sequence[str]) -> list[Row[Any]]:
    """The last word of people on each pair that one of the tellings is in."""
    e = contact_edges.c
    query = select(contact_edges).where(
        e.person.is_not(None), or_(e.a.in_(members), e.b.in_(members))
    )
    last = {(row.a, row.b): row for row in connection.execute(query.order_by(e.number))}
    return [row for row in last.values() if row.same is not None]


def _standing_edits(connection: Connection, members: Sequence[str]) -> list[Row[Any]]:
    e = contact_edits.c
    rows = sorted(in_chunks(connection, select(contact_edits), e.contact, members), key=_number)
    last = {(row.contact, row.field): row for row in rows}
    return [row for row in last.values() if row.value is not None]


def _number(row: Row[Any]) -> int:
    return int(row.number)
