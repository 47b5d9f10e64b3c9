"""The knowledge, loaded once: who and what the files know, found by alias, by office, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files

from dragoman.knowledge.aliases import AliasIndex, Candidate, Form
from dragoman.knowledge.files import Entry, Folder, Traversable, load_entries, read_folder, refuse
from dragoman.knowledge.layers import Origin, layer
from dragoman.knowledge.own import own_folder, read_own, stamp
from dragoman.knowledge.schema import (
    CollectiveEntry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    Role,
    StateEntry,
)
from dragoman.knowledge.terms import Holding, held, succeeded, term_certain
from dragoman.knowledge.words import alias_words, fold_word

__all__ = [
    "Candidate",
    "Form",
    "Holding",
    "Knowledge",
    "alias_words",
    "fold_word",
    "held",
    "knowledge_from",
    "load_knowledge",
    "ours_alone",
    "term_certain",
]


class Knowledge:
    """What the files know. Look-ups cost a few dictionary reads each.

    `origins` says which entries are the user's own and which the user corrected.
    """

    def __init__(
        self, entries: Iterable[Entry], origins: Mapping[str, Origin] | None = None
    ) -> None:
        self.origins: Mapping[str, Origin] = origins or {}
        self._entries: dict[str, Entry] = {}
        self._aliases = AliasIndex()
        self._terms: dict[tuple[str, str], list[tuple[str, OfficeTerm]]] = {}
        for entry in entries:
            self._entries[entry.id] = entry
            for alias, candidate in _aliases_of(entry):
                self._aliases.add(alias, candidate)
            if isinstance(entry, PersonEntry):
                for term in entry.offices:
                    self._terms.setdefault((term.role, term.of), []).append((entry.id, term))

    def entry(self, ident: str) -> Entry | None:
        """The entry of this id."""
        return self._entries.get(ident)

    def entries(self) -> Iterable[Entry]:
        """All entries, in the order of the files."""
        return self._entries.values()

    def lookup(self, alias: str) -> tuple[Candidate, ...]:
        """Everybody whom exactly this alias may mean."""
        words = alias_words(alias)
        found = self.longest(words, 0) if words else None
        return found[1] if found is not None and found[0] == len(words) else ()

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """The longest alias that starts at `words[at]`: its length in words, and whom it means.

        `words` are the tokens of running text, hyphens and "'s" being tokens of their own.
        """
        return self._aliases.longest(words, at)

    def holders(self, role: Role, of: str, on: str | None) -> tuple[str, ...]:
        """Who holds a role of a state or organisation on an EDTF day.

        Without a day: the only holder known over all time, if there is only one.
        """
        if on is None:
            terms = self._terms.get((role, of), [])
            persons = tuple(dict.fromkeys(person for person, _ in terms))
            return persons if len(persons) == 1 else ()
        return tuple(dict.fromkeys(h.person for h in self.holdings(role, of, on)))

    def holdings(self, role: Role, of: str, on: str) -> tuple[Holding, ...]:
        """The terms in a role of a state or organisation that cover an EDTF day.

        A term that was last checked before the day is given as not `certain`: it may have ended.
        """
        terms = self._terms.get((role, of), [])
        return tuple(
            Holding(person, term, term_certain(term, on))
            for person, term in terms
            if held(term, on) and not succeeded(person, term, on, terms)
        )

    def offices_on(self, person: str, on: str | None) -> tuple[OfficeTerm, ...]:
        """The offices a person holds on an EDTF day."""
        entry = self._entries.get(person)
        if not isinstance(entry, PersonEntry) or on is None:
            return ()
        return tuple(
            t
            for t in entry.offices
            if held(t, on) and not succeeded(person, t, on, self._terms[t.role, t.of])
        )

    def leader(self, state: str, on: str | None) -> str | None:
        """Whom the press calls "the leader" of a state on a day; None unless one is known.

        A body of a state stands for it: "the Kremlin leader".
        """
        entry = self._entries.get(state)
        if isinstance(entry, OrganisationEntry) and entry.kind == "body" and entry.country:
            state = f"sta.{entry.country.lower()}"
            entry = self._entries.get(state)
        if not isinstance(entry, StateEntry):
            return None
        holders = self.holders(entry.leader_role, state, on)
        return holders[0] if len(holders) == 1 else None


def _aliases_of(entry: Entry) -> Iterable[tuple[str, Candidate]]:
    if isinstance(entry, StateEntry):
        yield from _each((entry.name, *entry.aliases), Candidate(entry.id, "state", "name"))
        yield from _each(entry.demonyms, Candidate(entry.id, "state", "demonym"))
        yield from _each(entry.metonyms, Candidate(entry.id, "state", "metonym"))
        if entry.capital is not None:
            yield entry.capital, Candidate(entry.id, "state", "capital")
        if entry.seat is not None:
            yield entry.seat, Candidate(entry.id, "state", "capital")
    elif isinstance(entry, OrganisationEntry):
        yield from _each((entry.name, *entry.aliases), Candidate(entry.id, entry.kind, "name"))
        yield from _each(entry.metonyms, Candidate(entry.id, entry.kind, "metonym"))
    elif isinstance(entry, CollectiveEntry):
        yield from _each((entry.name, *entry.aliases), Candidate(entry.id, "collective", "name"))
    else:
        yield from _each((entry.name, *entry.aliases), Candidate(entry.id, "person", "name"))
        surnames = entry.surnames or [n.split()[-1] for n in (entry.name, *entry.aliases)]
        yield from _each(surnames, Candidate(entry.id, "person", "surname"))


def _each(aliases: Iterable[str], candidate: Candidate) -> Iterable[tuple[str, Candidate]]:
    return ((alias, candidate) for alias in aliases)


def load_knowledge() -> Knowledge:
    """The knowledge that ships with the package, and the user's own.

    It is loaded at the first call, and again when a file of the user's has changed since. Within
    `ours_alone` it is what ships with the package only.

    Raises:
        KnowledgeError: a line of a file breaks the schema; names file, line and reason.
    """
    if is_ours_alone():
        return _of_contents(packaged(), Folder("", ()))
    folder = own_folder()
    return _loaded(folder.as_posix(), stamp(folder))


_OURS_ALONE: ContextVar[bool] = ContextVar("ours_alone", default=False)


@contextmanager
def ours_alone() -> Iterator[None]:
    """Leave the user's own knowledge out, for what must come out the same for everybody.

    >>> with ours_alone():
    ...     load_knowledge().entry("sta.nor").name
    'Norway'
    """
    before = _OURS_ALONE.set(True)
    try:
        yield
    finally:
        _OURS_ALONE.reset(before)


def is_ours_alone() -> bool:
    """Whether the user's own knowledge is left out here (see `ours_alone`)."""
    return _OURS_ALONE.get()


@lru_cache(maxsize=2)
def _loaded(_folder: str, _stamp: object) -> Knowledge:
    return _of_contents(packaged(), read_own(own_folder()))


@lru_cache(maxsize=2)
def _of_contents(ours: Folder, own: Folder) -> Knowledge:
    """By content, so that a file touched and not changed costs nothing."""
    layered = layer(ours, own)
    refuse(layered.unreadable)
    return Knowledge(layered.entries(), layered.origins)


@lru_cache(maxsize=1)
def packaged() -> Folder:
    """The files that ship with the package."""
    return read_folder(files("dragoman.knowledge") / "data")


def knowledge_from(folder: Traversable) -> Knowledge:
    """The knowledge in a folder of files.

    Raises:
        KnowledgeError: a line breaks the schema; names file, line and reason.
    """
    return Knowledge(load_entries(folder))
