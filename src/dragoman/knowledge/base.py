"""The knowledge, loaded once: who and what the files know, found by alias, by office, by id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dragoman.knowledge.files import Entry, Traversable, load_entries
from dragoman.knowledge.schema import (
    CollectiveEntry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    Role,
    StateEntry,
)
from dragoman.model.when import parse_edtf

Kind = Literal["person", "state", "organisation", "body", "collective"]
Form = Literal["name", "surname", "demonym", "metonym", "capital"]

_TOKEN = re.compile(r"'s\b|[^\s\-‐‑–]+?(?='s\b)|[^\s\-‐‑–]+|[-‐‑–]")
_SAME = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "‐": "-", "‑": "-", "–": "-"})


class Candidate(NamedTuple):
    """Somebody an alias may mean, and how: by name, surname, demonym, metonym or capital."""

    id: str
    kind: Kind
    form: Form


class _Alias(NamedTuple):
    candidate: Candidate
    capitals: tuple[str, ...] | None


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case and accents, apostrophes straight.

    >>> fold_word("Niinistö")
    'niinisto'
    """
    decomposed = unicodedata.normalize("NFKD", word.translate(_SAME))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_LETTERS).casefold()


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})


def alias_words(alias: str) -> tuple[str, ...]:
    """An alias cut as the tokenizer cuts running text, a leading "the" dropped.

    >>> alias_words("the People's Republic of China")
    ('People', "'s", 'Republic', 'of', 'China')
    >>> alias_words("Moon Jae-in")
    ('Moon', 'Jae', '-', 'in')
    """
    words = tuple(_TOKEN.findall(alias.translate(_SAME)))
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


class Knowledge:
    """What the files know. Look-ups cost a few dictionary reads each."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._aliases: dict[tuple[str, ...], list[_Alias]] = {}
        self._longest: dict[str, int] = {}
        self._terms: dict[tuple[str, str], list[tuple[str, OfficeTerm]]] = {}
        for entry in entries:
            self._entries[entry.id] = entry
            for alias, candidate in _aliases_of(entry):
                self._index(alias, candidate)
            if isinstance(entry, PersonEntry):
                for term in entry.offices:
                    self._terms.setdefault((term.role, term.of), []).append((entry.id, term))

    def _index(self, alias: str, candidate: Candidate) -> None:
        words = alias_words(alias)
        if not words:
            return
        key = tuple(fold_word(w) for w in words)
        # "US" and "WHO" are names only in capitals: "us" and "who" are not.
        short = len(words) == 1 and len(alias) <= 5 and alias.isupper()
        found = self._aliases.setdefault(key, [])
        entry = _Alias(candidate, words if short else None)
        if all(a.candidate.id != candidate.id for a in found):
            found.append(entry)
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

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
        limit = self._longest.get(fold_word(words[at]))
        if limit is None:
            return None
        key = tuple(fold_word(w) for w in words[at : at + limit])
        for length in range(len(key), 0, -1):
            aliases = self._aliases.get(key[:length])
            if aliases is None:
                continue
            as_written = tuple(words[at : at + length])
            found = tuple(
                a.candidate for a in aliases if a.capitals is None or a.capitals == as_written
            )
            if found:
                return length, found
        return None

    def holders(self, role: Role, of: str, on: str | None) -> tuple[str, ...]:
        """Who holds a role of a state or organisation on an EDTF day.

        Without a day: the only holder known over all time, if there is only one.
        """
        terms = self._terms.get((role, of), [])
        if on is None:
            persons = tuple(dict.fromkeys(person for person, _ in terms))
            return persons if len(persons) == 1 else ()
        return tuple(dict.fromkeys(person for person, term in terms if held(term, on)))

    def offices_on(self, person: str, on: str | None) -> tuple[OfficeTerm, ...]:
        """The offices a person holds on an EDTF day."""
        entry = self._entries.get(person)
        if not isinstance(entry, PersonEntry) or on is None:
            return ()
        return tuple(t for t in entry.offices if held(t, on))

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


def _aliases_of(entry: Entry) -> Iterable[tuple[str, Candidate]]:
    if isinstance(entry, StateEntry):
        yield from _each((entry.name, *entry.aliases), Candidate(entry.id, "state", "name"))
        yield from _each(entry.demonyms, Candidate(entry.id, "state", "demonym"))
        yield from _each(entry.metonyms, Candidate(entry.id, "state", "metonym"))
        if entry.capital is not None:
            yield entry.capital, Candidate(entry.id, "state", "capital")
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


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The knowledge that ships with the package, loaded at the first call."""
    return knowledge_from(files("dragoman.knowledge") / "data")


def knowledge_from(folder: Traversable) -> Knowledge:
    """The knowledge in a folder of files.

    Raises:
        KnowledgeError: a line breaks the schema; names file, line and reason.
    """
    return Knowledge(load_entries(folder))
