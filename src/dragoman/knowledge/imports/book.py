"""What is known, found by what files of others say: numbers, names, codes, seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.imports.names import latin, usual_name
from dragoman.knowledge.imports.rows import Body, Person
from dragoman.knowledge.schema import (
    Entry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    StateEntry,
    kind_of,
)
from dragoman.knowledge.terms import ONE_HOLDER, Seat, seat_of
from dragoman.knowledge.words import folded, slug


class Book:
    """Entries by item, by name and by office; grows with what is taken in."""

    def __init__(self, known: Knowledge) -> None:
        self.entries: dict[str, Entry] = {}
        self.by_qid: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        """ISO 3166-1 codes in lower case and Wikidata items of states, with the alpha-3 code."""
        self._by_name: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._seats: dict[tuple[str, str], list[tuple[str, Seat]]] = defaultdict(list)
        for entry in known.entries():
            self.note(entry)

    def note(self, entry: Entry) -> None:
        """Remember an entry's numbers and names, and who sits where."""
        self.entries[entry.id] = entry
        qid = getattr(entry, "qid", None)
        if qid is not None:
            self.by_qid[qid] = entry.id
        if isinstance(entry, StateEntry):
            codes = (entry.iso2.lower(), entry.iso3.lower(), entry.qid)
            self.codes.update((code, entry.iso3) for code in codes if code)
        if isinstance(entry, PersonEntry | OrganisationEntry):
            for name in (entry.name, *entry.aliases):
                ids = self._by_name[folded(name)]
                if entry.id not in ids:
                    ids.append(entry.id)
        for term in entry.offices if isinstance(entry, PersonEntry) else ():
            seat = seat_of(term) if term.role in ONE_HOLDER else None
            if seat is not None and (entry.id, seat) not in self._seats[term.role, term.of]:
                self._seats[term.role, term.of].append((entry.id, seat))

    def countries(self, given: Iterable[str]) -> set[str]:
        """The states among codes and items; others are passed over."""
        keys = (g if g[1:].isdecimal() else g.lower() for g in given)  # items are Q and a number
        return {self.codes[key] for key in keys if key in self.codes}

    def country(self, given: Iterable[str]) -> str | None:
        """The one state among those given."""
        found = self.countries(given)
        return found.pop() if len(found) == 1 else None

    def named(self, words: tuple[str, ...]) -> bool:
        """Whether somebody bears this name."""
        return words in self._by_name

    def seat_taken(self, person: str, term: OfficeTerm) -> bool:
        """Whether somebody else sat there: a source that says otherwise may be either's."""
        seat = seat_of(term) if term.role in ONE_HOLDER else None
        return seat is not None and any(
            other != person and seat.clashes(taken)
            for other, taken in self._seats.get((term.role, term.of), ())
        )

    def meant(
        self, row: Person | Body, name: str, country: str | None
    ) -> Entry | Literal[""] | None:
        """The entry that a row means; "" if it is new, None if that cannot be told."""
        shape = PersonEntry if isinstance(row, Person) else OrganisationEntry
        if row.qid in self.by_qid:
            entry = self.entries[self.by_qid[row.qid]]
            return entry if isinstance(entry, shape) else None
        same = [
            e
            for i in self._by_name.get(folded(name), ())
            if isinstance(e := self.entries[i], shape)
        ]
        # Two items of Wikidata are two actors.
        same = [e for e in same if row.qid is None or getattr(e, "qid", None) is None]
        if isinstance(row, Body):
            same = [e for e in same if kind_of(e) == row.kind]
        exact = [e for e in same if getattr(e, "country", None) == country]
        if isinstance(row, Person) and (country is None or any(_stateless(e) for e in same)):
            return "" if not same else None
        if len(exact) > 1:
            return None
        return exact[0] if exact else ""

    def free_id(self, prefix: str, name: str, country: str | None, qid: str | None) -> str:
        """An id made from the name, and from what tells its bearers apart."""
        base = prefix + slug(name)
        ends = [end for end in (country, qid) if end] + [str(n) for n in range(2, 1000)]
        tried = [base, *(f"{base}-{end.lower()}" for end in ends)]
        return next(ident for ident in tried if ident not in self.entries)


def usual_name_of(row: Person | Body) -> str | None:
    """The first name that a report in English may use."""
    for name in (row.name, *row.aliases):
        usual = usual_name(name) if isinstance(row, Person) else " ".join(name.split())
        if latin(usual) and slug(usual) and "," not in usual:
            return usual
    return None


def _stateless(entry: Entry) -> bool:
    return isinstance(entry, PersonEntry) and entry.country is None
