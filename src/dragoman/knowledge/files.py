"""The knowledge files: read line by line, and checked for what a schema cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from itertools import pairwise

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.schema import (
    CollectiveEntry,
    OrganisationEntry,
    PersonEntry,
    StateEntry,
)
from dragoman.model.when import parse_edtf

__all__ = ["Entry", "Traversable", "check_knowledge", "load_entries"]

Entry = StateEntry | OrganisationEntry | CollectiveEntry | PersonEntry

FILES: dict[str, tuple[str, msgspec.json.Decoder[Entry]]] = {
    "states.jsonl": ("sta.", msgspec.json.Decoder(StateEntry)),
    "organisations.jsonl": ("org.", msgspec.json.Decoder(OrganisationEntry)),
    "collectives.jsonl": ("col.", msgspec.json.Decoder(CollectiveEntry)),
    "people.jsonl": ("per.", msgspec.json.Decoder(PersonEntry)),
}
"""Each file, the prefix of its ids, and the shape of its lines."""

ONE_HOLDER = frozenset(
    {"president", "prime minister", "chancellor", "monarch", "foreign minister", "pope"}
    | {"secretary-general", "vice president", "commission president", "high representative"}
)
"""Roles that one person holds at a time."""


def load_entries(folder: Traversable) -> Iterator[Entry]:
    """All entries of the files in a folder.

    Raises:
        KnowledgeError: names file, line and reason.
    """
    for _, _, entry in _numbered(folder):
        yield entry


def _numbered(folder: Traversable) -> Iterator[tuple[str, int, Entry]]:
    for name, (prefix, decoder) in FILES.items():
        source = folder / name
        if not source.is_file():
            continue
        for number, line in enumerate(source.read_bytes().split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                entry = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise KnowledgeError(f"{name}, line {number}: {error}") from error
            if not entry.id.startswith(prefix):
                raise KnowledgeError(f"{name}, line {number}: the id must start with {prefix}")
            yield name, number, entry


def check_knowledge(folder: Traversable) -> list[str]:
    """Everything wrong with the files in a folder, a line each; empty if they are sound."""
    try:
        rows = list(_numbered(folder))
    except KnowledgeError as error:
        return [str(error)]
    problems = list(_twice(rows))
    known = {entry.id for _, _, entry in rows}
    codes = {entry.iso3 for _, _, entry in rows if isinstance(entry, StateEntry)}
    for name, number, entry in rows:
        country = getattr(entry, "country", None)
        if country is not None and country not in codes:
            problems.append(f"{name}, line {number}: {entry.id}: no state has the code {country}")
        if isinstance(entry, PersonEntry):
            problems += [f"{name}, line {number}: {p}" for p in _bad_terms(entry, known)]
    return problems + list(_overlaps(rows))


def _twice(rows: Iterable[tuple[str, int, Entry]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, number, entry in rows:
        if entry.id in seen:
            yield f"{name}, line {number}: {entry.id} stands already at {seen[entry.id]}"
        seen[entry.id] = f"{name}, line {number}"


def _bad_terms(entry: PersonEntry, known: set[str]) -> Iterator[str]:
    for term in entry.offices:
        if term.of not in known:
            yield f"{entry.id}: {term.title} is an office of {term.of}, which no file has"
        for value in (term.start, term.end, term.checked):
            if value is not None:
                try:
                    parse_edtf(value)
                except ValueError as error:
                    yield f"{entry.id}: {term.title}: {error}"
        if (
            term.start is not None
            and term.end is not None
            and term.end < term.start[: len(term.end)]
        ):
            yield f"{entry.id}: {term.title} ends before it starts"


def _overlaps(rows: Iterable[tuple[str, int, Entry]]) -> Iterator[str]:
    """Two persons in one office of one holder on one day (the day of handing over aside)."""
    terms: dict[tuple[str, str], list[tuple[str, str, str, int, str]]] = {}
    for name, number, entry in rows:
        if not isinstance(entry, PersonEntry):
            continue
        for term in entry.offices:
            if term.role in ONE_HOLDER and term.start is not None:
                end = term.end or "9999"
                place = (term.start, end, name, number, entry.id)
                terms.setdefault((term.role, term.of), []).append(place)
    for (role, of), held in terms.items():
        held.sort()
        for one, other in pairwise(held):
            shorter = min(len(one[1]), len(other[0]))
            if other[0][:shorter] < one[1][:shorter] and one[4] != other[4]:
                yield f"{other[2]}, line {other[3]}: {other[4]} and {one[4]} both as {role} of {of}"
