"""The persons of one report: who is known, who is new, and whom a short name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.knowledge import words
from dragoman.knowledge.schema import OrganisationEntry, PersonEntry, StateEntry
from dragoman.model import Actor, Office
from dragoman.reading.actors.titles import HEAD_OF_GOVERNMENT, HEAD_OF_STATE, LEADER, OTHER

if TYPE_CHECKING:
    from dragoman.knowledge.base import Candidate, Knowledge

EQUIVALENT: dict[str, tuple[str, ...]] = {
    LEADER: (LEADER,),
    HEAD_OF_STATE: (HEAD_OF_STATE, "president", "monarch", "supreme leader"),
    HEAD_OF_GOVERNMENT: (HEAD_OF_GOVERNMENT, "prime minister", "chancellor"),
    "prime minister": ("prime minister", "chancellor"),
    "president": ("president", "commission president", "council president"),
    "defence minister": ("defence minister",),
    "director": ("director", "secretary-general", "intelligence chief"),
}
"""What a role may be called in the knowledge, best first."""


_HELD_BY_MANY = frozenset(
    {"ambassador", "minister", "deputy prime minister", "deputy foreign minister"}
)
"""Roles that several hold at a time: the only one known is not the only one."""


def slug(name: str) -> str:
    """A name as an id: lower case, without accents, hyphens between the words.

    >>> slug("Nicu Popescu"), slug("Nausėda")
    ('nicu-popescu', 'nauseda')
    """
    return words.slug(name) or "unnamed"


fold = words.fold_word
"""A name's word, for comparing: lower case, without accents."""


_TITLE_JOINTS = frozenset("a an the of for to in on at and 's ’s ' ’ , - –".split())


def title_words(title: Iterable[str]) -> frozenset[str]:
    """The words of a title that tell it from another.

    >>> sorted(title_words("the Deputy Head of the Office".split()))
    ['deputy', 'head', 'office']
    """
    return frozenset(fold(w) for w in title) - _TITLE_JOINTS


@dataclass(slots=True)
class Person:
    """One person of a report. `roles` are pairs of role and owner id, from the knowledge on the
    report's date and from titles in the text.
    """

    id: str
    name: str
    gender: str | None = None
    country: str | None = None
    offices: tuple[Office, ...] = ()
    roles: set[tuple[str, str | None]] = field(default_factory=set)
    role_text: str | None = None
    called: set[frozenset[str]] = field(default_factory=set)
    """Words of each title that the text gives the person, as `title_words` leaves them."""


class People:
    """Persons met so far, and the short names that mean them."""

    def __init__(self, knowledge: Knowledge, on: str | None) -> None:
        self.knowledge = knowledge
        self.on = on
        self.met: dict[str, Person] = {}
        self._short: dict[str, list[str]] = {}

    def known(self, person: str) -> Person:
        """A person of the knowledge, with the offices held on the report's date."""
        if person in self.met:
            return self.met[person]
        entry = self.knowledge.entry(person)
        if not isinstance(entry, PersonEntry):
            raise KeyError(person)
        terms = self.knowledge.offices_on(person, self.on) if self.on else ()
        found = Person(
            id=entry.id,
            name=entry.name,
            gender=entry.gender,
            country=entry.country,
            offices=tuple(Office(t.title, t.of, t.start, t.end) for t in terms),
            roles={(t.role, t.of) for t in (terms or entry.offices) if t.role != OTHER},
        )
        self.met[person] = found
        for name in (entry.name, *entry.aliases, *entry.surnames):
            self._remember(name.split()[-1], person)
        return found

    def local(self, name: str, gender: str | None) -> Person:
        """A person that the knowledge does not have, under an id made from the name."""
        person = "x." + slug(name)
        if person not in self.met:
            self.met[person] = Person(person, name, gender)
            for word in name.replace("-", " ").split()[-2:]:
                self._remember(word, person)
            self._remember(name.split()[-1], person)
        return self.met[person]

    def _remember(self, short: str, person: str) -> None:
        holders = self._short.setdefault(fold(short), [])
        if person not in holders:
            holders.append(person)

    def by_short_name(self, short: str) -> list[str]:
        """Persons met in this report whom this surname may mean."""
        return self._short.get(fold(short), [])

    def by_any_word(self, word: str) -> list[str]:
        """Persons met in this report who have this word in their name."""
        folded = fold(word)
        return [p.id for p in self.met.values() if folded in map(fold, p.name.split())]

    def hold(self, person: str, role: str, owner: str) -> None:
        """Note that somebody holds a role of a state, as the report implies."""
        self.met[person].roles.add((role, owner))

    def holding(self, role: str, owner: str | None) -> list[str]:
        """Persons met who hold this role (of this owner, where one is given)."""
        if role == LEADER and owner is not None:
            leader = self.holder(role, owner)
            return [leader] if leader in self.met and leader is not None else []
        roles = EQUIVALENT.get(role, (role,))
        return [
            p.id
            for p in self.met.values()
            if any(r in roles and (owner is None or self._same(o, owner)) for r, o in p.roles)
        ]

    def _same(self, one: str | None, other: str) -> bool:
        """Whether two owners are one state, or a state and its own body."""
        if one == other:
            return True
        country = self.country_of(one)
        return country is not None and country == self.country_of(other)

    def country_of(self, owner: str | None) -> str | None:
        """The ISO 3166-1 alpha-3 code of a state or of the state that a body belongs to."""
        if owner is None:
            return None
        entry = self.knowledge.entry(owner)
        if isinstance(entry, StateEntry):
            return entry.iso3
        return entry.country if isinstance(entry, OrganisationEntry) else None

    def holder(self, role: str, owner: str) -> str | None:
        """Who holds a role on the report's date, by the knowledge; None unless it is one person."""
        country = self.country_of(owner)
        if role in _HELD_BY_MANY:
            return None
        entry = self.knowledge.entry(owner)
        if isinstance(entry, OrganisationEntry) and entry.kind != "body":
            # The state of an armed group or an academy is not the one whose president it has.
            country = None
        if role == LEADER:
            return self.knowledge.leader(f"sta.{country.lower()}", self.on) if country else None
        owners = [owner]
        if country is not None and owner != f"sta.{country.lower()}":
            owners.append(f"sta.{country.lower()}")
        for of in owners:
            for name in EQUIVALENT.get(role, (role,)):
                holders = self.knowledge.holders(name, of, self.on)  # type: ignore[arg-type]
                if len(holders) == 1:
                    return holders[0]
        return None

    def called(self, words: frozenset[str]) -> list[str]:
        """Persons met to whom the text gave a title that these words shorten."""
        return [p.id for p in self.met.values() if any(words <= given for given in p.called)]

    def formerly(self, role: str) -> list[str]:
        """Persons met who held a role by the knowledge, but not on the report's date."""
        roles = EQUIVALENT.get(role, (role,))
        found = []
        for person in self.met.values():
            entry = self.knowledge.entry(person.id)
            if not isinstance(entry, PersonEntry) or self.fits(person.id, role, None):
                continue
            if any(term.role in roles for term in entry.offices):
                found.append(person.id)
        return found

    def choose(self, candidates: Sequence[Candidate], role: str | None, owner: str | None) -> str:
        """Whom an alias of several persons means: the one with the role, met before, or in
        office; "" where that does not leave exactly one.
        """
        persons = list(dict.fromkeys(c.id for c in candidates if c.kind == "person"))
        if len(persons) == 1:
            return persons[0]
        if role is not None and role != OTHER:
            fitting = [p for p in persons if self.fits(p, role, owner)]
            if len(fitting) == 1:
                return fitting[0]
        met = [p for p in persons if p in self.met]
        if len(met) == 1:
            return met[0]
        if self.on:
            terms = {p: self.knowledge.offices_on(p, self.on) for p in persons}
            holding = [p for p in persons if any(t.role != "other" for t in terms[p])]
            if len(holding) == 1:
                return holding[0]
        return ""

    def fits(self, person: str, role: str, owner: str | None) -> bool:
        """Whether a known person holds a role on the report's date."""
        terms = self.knowledge.offices_on(person, self.on) if self.on else ()
        roles = EQUIVALENT.get(role, (role,))
        return any(t.role in roles and (owner is None or self._same(t.of, owner)) for t in terms)

    def actor(self, person: str) -> Actor:
        """The person as an actor of the reading, without mentions."""
        p = self.met[person]
        return Actor(p.id, p.name, "person", p.country, p.offices, (), p.role_text)
