"""Terms of office: whether one covers a day, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.knowledge.schema import OfficeTerm
from dragoman.model.when import parse_edtf

ONE_HOLDER = frozenset(
    {"president", "prime minister", "chancellor", "monarch", "foreign minister", "pope"}
    | {"secretary-general", "vice president", "commission president", "high representative"}
)
"""Roles that one person holds at a time."""

MANY_POSTS = frozenset(
    {"other", "minister", "envoy", "ambassador", "negotiator", "director", "commander"}
)
"""Roles of which a state has several posts: their titles tell them apart."""


class Holding(NamedTuple):
    """A person in an office on a day. `certain` is False if the term was last checked before."""

    person: str
    term: OfficeTerm
    certain: bool


def held(term: OfficeTerm, on: str) -> bool:
    """Whether a term covers a day; one without a start is not known to have begun before
    the day it was checked.
    """
    day = parse_edtf(on)
    start = term.start or term.checked
    if start is None or day.latest is None or day.earliest is None:
        return False
    first = parse_edtf(start).earliest
    last = parse_edtf(term.end).latest if term.end is not None else None
    begun = first is not None and first <= day.latest
    return begun and (last is None or day.earliest <= last)


def term_certain(term: OfficeTerm, on: str) -> bool:
    """Whether the files vouch for a term on a day: it ended later, or was checked later."""
    known_until = term.end or term.checked
    if known_until is None or not held(term, on):
        return False
    until, day = parse_edtf(known_until).latest, parse_edtf(on).earliest
    return until is not None and day is not None and day <= until


def succeeded(
    person: str, term: OfficeTerm, on: str, office: Sequence[tuple[str, OfficeTerm]]
) -> bool:
    """Whether somebody else has taken over an office that the files leave running.

    A term without an end was last checked on some day. Where another person's term in the same
    office of one holder began after that day and by now, the first has ended in between.
    """
    if term.end is not None or term.checked is None or term.role not in ONE_HOLDER:
        return False
    checked, day = parse_edtf(term.checked).latest, parse_edtf(on).earliest
    if checked is None or day is None or day <= checked:
        return False
    for other, later in office:
        if other == person or later.start is None:
            continue
        begun = parse_edtf(later.start)
        if begun.earliest is not None and checked < begun.earliest <= day:
            return True
    return False


class Seat(NamedTuple):
    """A term as it is sure to have been held: from its latest start to its earliest end."""

    start: date
    end: date

    def clashes(self, other: Seat) -> bool:
        """Whether both cover a day (that of handing over aside)."""
        return self.start < other.end and other.start < self.end


def seat_of(term: OfficeTerm) -> Seat | None:
    """The days of a term that are sure; None if there are none.

    A term without an end is sure up to the day it was checked, or for ever if it never was.
    """
    until = term.end or term.checked
    try:
        start = parse_edtf(term.start).latest if term.start is not None else None
        end = parse_edtf(until).earliest if until is not None else date.max
    except ValueError:
        return None
    if start is None or end is None or end <= start:
        return None  # "2023 to August 2023": no day of it is sure
    return Seat(start, end)
