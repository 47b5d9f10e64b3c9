"""What a schema cannot say about the knowledge: codes, references, dates, who sat when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dragoman.knowledge.files import FILES, Folder, Place, Problem, Traversable, read_folder
from dragoman.knowledge.layers import Layered, layer
from dragoman.knowledge.schema import Entry, OfficeTerm, OrganisationEntry, PersonEntry, StateEntry
from dragoman.knowledge.terms import ONE_HOLDER, Seat, seat_of
from dragoman.model.when import parse_edtf

Placed = Mapping[str, tuple[Place, Entry]]

_ID = re.compile(r"[a-z]{3}\.[a-z0-9]+(?:-[a-z0-9]+)*")
_SHAPES = {
    "iso3": (re.compile(r"[A-Z]{3}"), "three capitals"),
    "iso2": (re.compile(r"[A-Z]{2}"), "two capitals"),
    "qid": (re.compile(r"Q[1-9]\d*"), "Q and a number"),
}
_UNIQUE = ("qid", "cow", "iso3", "iso2")
_PRECISIONS = ("day", "month", "year")


def check_knowledge(folder: Traversable) -> list[str]:
    """Everything wrong with the files in a folder, a line each; empty if they are sound."""
    return [str(problem) for problem in problems_of(read_folder(folder))]


def problems_of(ours: Folder, own: Folder | None = None) -> list[Problem]:
    """Everything wrong with our files and the user's, in the order of the files."""
    layered = layer(ours, own)
    order = [*FILES]
    found = [*layered.unreadable, *layered.unfit, *entry_problems(layered)]
    names = {place.file for place, _ in found}
    rank = {name: order.index(base) if (base := _base(name)) in order else 99 for name in names}
    return sorted(
        dict.fromkeys(found),
        key=lambda p: ("/" in p.place.file, rank[p.place.file], p.place.file, p.place.line),
    )


def _base(file: str) -> str:
    return file.rpartition("/")[2]


def entry_problems(layered: Layered) -> Iterator[Problem]:
    """What is wrong with the entries that could be read."""
    placed = layered.placed
    for place, entry in placed.values():
        for check in _CHECKS:
            for reason in check(entry, placed):
                yield Problem(place, f"{entry.id}: {reason}")
    yield from _unknown_codes(placed)
    yield from _shared(placed)
    yield from _circles(placed)
    yield from _overlaps(placed)


def _bad_id(entry: Entry, _: Placed) -> Iterator[str]:
    if _ID.fullmatch(entry.id) is None:
        yield "an id is its prefix, then lower-case letters, digits and single hyphens"
    if isinstance(entry, StateEntry) and entry.id != f"sta.{entry.iso3.lower()}":
        yield f"the id of a state is its code: sta.{entry.iso3.lower()}"


def _bad_names(entry: Entry, _: Placed) -> Iterator[str]:
    for field in ("name", "aliases", "surnames", "demonyms", "metonyms"):
        value = getattr(entry, field, ())
        if any(not name.strip() for name in ((value,) if isinstance(value, str) else value)):
            yield f"an empty name in {field}"


def _bad_shapes(entry: Entry, _: Placed) -> Iterator[str]:
    for field, (shape, words) in _SHAPES.items():
        value = getattr(entry, field, None)
        if value is not None and shape.fullmatch(value) is None:
            yield f"{field} {value!r} is not {words}"


def _bad_part(entry: Entry, placed: Placed) -> Iterator[str]:
    if isinstance(entry, OrganisationEntry) and entry.part_of is not None:
        whole = placed.get(entry.part_of)
        if whole is None:
            yield f"part of {entry.part_of}, which no file has"
        elif not isinstance(whole[1], OrganisationEntry):
            yield f"part of {entry.part_of}, which is no organisation or body"


def _bad_terms(entry: Entry, placed: Placed) -> Iterator[str]:
    if not isinstance(entry, PersonEntry):
        return
    for term in entry.offices:
        owner = placed.get(term.of)
        if owner is None:
            yield f"{term.title} is an office of {term.of}, which no file has"
        elif isinstance(owner[1], PersonEntry):
            yield f"{term.title} is an office of {term.of}, which is a person"
        yield from (f"{term.title}: {reason}" for reason in _bad_dates(term))


_CHECKS: tuple[Callable[[Entry, Placed], Iterator[str]], ...] = (
    _bad_id,
    _bad_names,
    _bad_shapes,
    _bad_part,
    _bad_terms,
)


def _bad_dates(term: OfficeTerm) -> Iterator[str]:
    bounds: dict[str, tuple[date | None, date | None]] = {}
    for field in ("start", "end", "checked"):
        value = getattr(term, field)
        if value is None:
            continue
        try:
            when = parse_edtf(value)
        except ValueError as error:
            yield f"{field}: {error}"
            continue
        if when.precision not in _PRECISIONS:
            yield f"{field}: {value!r} is no day, month or year"
        bounds[field] = (when.earliest, when.latest)
    if term.end is None and term.checked is None:
        yield "has no end, and no month in which it was `checked` to be running"
    elif term.start is None and term.checked is None:
        yield "has no start, and no month in which it was `checked` to be running"
    if _before(bounds, "end", "start"):
        yield "ends before it starts"
    if _before(bounds, "checked", "start"):
        yield "was checked before it starts"


def _before(bounds: Mapping[str, tuple[date | None, date | None]], one: str, other: str) -> bool:
    """Whether the one lies before the other however both are read."""
    latest = bounds[one][1] if one in bounds else None
    earliest = bounds[other][0] if other in bounds else None
    return latest is not None and earliest is not None and latest < earliest


def _unknown_codes(placed: Placed) -> Iterator[Problem]:
    codes = {e.iso3 for _, e in placed.values() if isinstance(e, StateEntry)}
    for place, entry in placed.values():
        country = getattr(entry, "country", None)
        if country is not None and country not in codes:
            yield Problem(place, f"{entry.id}: no state has the code {country}")


def _shared(placed: Placed) -> Iterator[Problem]:
    """Numbers that belong to one actor and stand at two."""
    seen: dict[tuple[str, str], str] = {}
    for place, entry in placed.values():
        for field in _UNIQUE:
            value = getattr(entry, field, None)
            if value is None:
                continue
            first = seen.setdefault((field, str(value)), entry.id)
            if first != entry.id:
                yield Problem(place, f"{entry.id}: {first} has the {field} {value} already")


def _circles(placed: Placed) -> Iterator[Problem]:
    for place, entry in placed.values():
        line = [entry.id]
        while (whole := _whole_of(line[-1], placed)) is not None:
            if whole == entry.id:
                yield Problem(place, f"{entry.id}: part of itself: {' > '.join([*line, whole])}")
            if whole in line:
                break
            line.append(whole)


def _whole_of(ident: str, placed: Placed) -> str | None:
    entry = placed[ident][1] if ident in placed else None
    return entry.part_of if isinstance(entry, OrganisationEntry) else None


class _Held(NamedTuple):
    seat: Seat
    person: str
    place: Place


def _overlaps(placed: Placed) -> Iterator[Problem]:
    """Two persons in one office of one holder on one day (the day of handing over aside)."""
    offices: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for place, entry in placed.values():
        for term in entry.offices if isinstance(entry, PersonEntry) else ():
            seat = seat_of(term) if term.role in ONE_HOLDER else None
            if seat is not None:
                offices[term.role, term.of].append(_Held(seat, entry.id, place))
    for (role, of), terms in offices.items():
        for one, other in _clashes(sorted(terms)):
            both = f"{other.person} and {one.person} both as {role} of {of}"
            if one.person == other.person:
                both = f"{one.person} twice as {role} of {of}"
            end = min(one.seat.end, other.seat.end)
            until = "on" if end == date.max else f"to {end}"
            yield Problem(other.place, f"{both}, from {other.seat.start} {until}")


def _clashes(terms: Iterable[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Pairs of terms, in order of their start, that cover one day."""
    running: list[_Held] = []
    for later in terms:
        running = [term for term in running if later.seat.start < term.seat.end]
        yield from ((term, later) for term in running)
        running.append(later)
