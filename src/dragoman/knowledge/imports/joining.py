"""Two terms of one person: whether they are one term, and what it is then."""

from __future__ import annotations

import msgspec

from dragoman.knowledge.schema import OfficeTerm
from dragoman.knowledge.terms import MANY_POSTS, seat_of
from dragoman.knowledge.words import folded
from dragoman.model.when import parse_edtf


def in_order(start: str | None, end: str | None) -> bool:
    """Whether both are dates, and the term does not end before it starts.

    >>> in_order("2021-10-14", "2021"), in_order("2021-10", "2020"), in_order("2021-13", None)
    (True, False, False)
    """
    try:
        first = parse_edtf(start).earliest if start is not None else None
        last = parse_edtf(end).latest if end is not None else None
    except ValueError:
        return False
    return first is None or last is None or first <= last


def same_term(one: OfficeTerm, other: OfficeTerm) -> bool:
    """Whether two terms are one: of one office, and begun together or surely held at one time."""
    if (one.role, one.of) != (other.role, other.of):
        return False
    if one.role in MANY_POSTS and folded(one.title) != folded(other.title):
        return False
    if one.start is not None and other.start is not None:
        if _one_date(one.start, other.start):
            return True
        seats = seat_of(one), seat_of(other)
        return seats[0] is not None and seats[1] is not None and seats[0].clashes(seats[1])
    if one.end is None or other.end is None:
        return one.end is other.end
    return _one_date(one.end, other.end)


def joined(ours: OfficeTerm, new: OfficeTerm) -> OfficeTerm | None:
    """Our term with what the other adds; None if the two contradict each other.

    A source may cut a long term at each election: what lies within ours says nothing new.
    """
    if _within(new, ours):
        return ours
    start = ours.start or new.start
    if ours.end is not None or new.end is not None:
        if ours.end is None and new.end is not None and not _later(ours.checked, new.end):
            return msgspec.structs.replace(ours, start=start, end=new.end, checked=None)
        agree = ours.end is not None and new.end is not None and _one_date(ours.end, new.end)
        # An older source may not know the end yet.
        older = new.end is None and not _later(new.checked, ours.end)
        return msgspec.structs.replace(ours, start=start) if agree or older else None
    checked = max(filter(None, (ours.checked, new.checked)), default=None)
    return msgspec.structs.replace(ours, start=start, checked=checked)


def _within(new: OfficeTerm, ours: OfficeTerm) -> bool:
    until = ours.end or ours.checked
    if new.start is None or new.end is None or ours.start is None or until is None:
        return False
    return in_order(ours.start, new.start) and in_order(new.end, until)


def _later(one: str | None, other: str | None) -> bool:
    """Whether the one surely lies after the other."""
    if one is None or other is None:
        return False
    first, last = parse_edtf(one).earliest, parse_edtf(other).latest
    return first is not None and last is not None and first > last


def _one_date(one: str, other: str) -> bool:
    """Whether the two are one date, more or less precise."""
    return one.startswith(other) or other.startswith(one)
