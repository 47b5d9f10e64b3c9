"""Rows of other files weighed against what is known: enriched if known, else added, else left.

Precision first. Whom a row means must be certain; an office counts if its state or body is known
and its days are; what contradicts the knowledge is left out. All that is left out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from dragoman.knowledge.imports.book import Book, usual_name_of
from dragoman.knowledge.imports.joining import in_order, joined, same_term
from dragoman.knowledge.imports.names import latin, spellings
from dragoman.knowledge.imports.roles import Positions
from dragoman.knowledge.imports.rows import Body, Person, Post, Term
from dragoman.knowledge.imports.spool import Spool
from dragoman.knowledge.keeping import Keeper
from dragoman.knowledge.schema import (
    Entry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    StateEntry,
    kind_of,
)
from dragoman.knowledge.terms import ONE_HOLDER, seat_of
from dragoman.knowledge.words import folded

Outcome = Literal["added", "enriched", "known"]

NO_OFFICE = "persons without an office of known rank"
NO_NAME = "actors without a name in Latin letters"
UNSURE = "actors who may be one of those known"
NO_POST = "offices whose post is not in the file"
NO_BODY = "offices of no known state or body"
NO_DAYS = "offices without days"
CONTRADICTS = "offices that contradict what is known"
NO_STATE = "bodies of no known state"


class Taken(NamedTuple):
    """What became of the rows. `done` counts (kind of actor, outcome), `left` the reasons."""

    done: Counter[tuple[str, Outcome]]
    left: Counter[str]


class Merger:
    """Takes rows into the user's own knowledge; nothing is saved."""

    def __init__(self, keeper: Keeper, *, as_of: str | None = None, every: bool = False) -> None:
        """Make ready.

        Args:
            keeper: the user's knowledge.
            as_of: the month in which the file was made; offices without an end ran then.
            every: take persons as well none of whose offices has a known rank.
        """
        self.taken = Taken(Counter(), Counter())
        self._keeper = keeper
        self._as_of = as_of
        self._every = every
        known = keeper.known()
        self._positions = Positions(known)
        self._book = Book(known)
        self._ids: dict[str, str] = {}

    def take(self, spool: Spool, limit: int | None = None) -> None:
        """Take in all rows, bodies before the persons who hold office in them; at most `limit`
        actors are added or enriched.
        """
        for qid, code in spool.countries().items():
            self._take_state(qid, code)
        for body in spool.bodies():
            if self._full(limit):
                return
            self._take_body(body)
        for person, terms in spool.persons():
            if self._full(limit):
                return
            self._take_person(person, terms)

    def _full(self, limit: int | None) -> bool:
        done = sum(n for (_, outcome), n in self.taken.done.items() if outcome != "known")
        return limit is not None and done >= limit

    # States and bodies

    def _take_state(self, qid: str, code: str) -> None:
        """A state is never added; its item is, if it has none."""
        entry = self._book.entries.get(f"sta.{code.lower()}")
        if not isinstance(entry, StateEntry):
            return
        self._book.codes.setdefault(qid, entry.iso3)
        if entry.qid is None and qid not in self._book.by_qid:
            self._change(entry, msgspec.structs.replace(entry, qid=qid))

    def _take_body(self, body: Body) -> None:
        name = usual_name_of(body)
        if name is None:
            self.taken.left[NO_NAME] += 1
            return
        country = self._book.country(body.countries)
        if body.kind == "body" and country is None:
            self.taken.left[NO_STATE] += 1
            return
        known = self._book.meant(body, name, country if body.kind == "body" else None)
        if known is None:
            self.taken.left[UNSURE] += 1
        elif isinstance(known, OrganisationEntry):
            self._ids[body.id] = known.id
            more = self._spellings(known, [name, *body.aliases])
            fields = {"qid": known.qid or body.qid, "aliases": (*known.aliases, *more)}
            self._change(known, msgspec.structs.replace(known, **fields))
        else:
            ident = self._book.free_id("org.", name, country, body.qid)
            aliases = tuple(self._spellings(None, body.aliases, name))
            home = country if body.kind == "body" else None
            self._ids[body.id] = ident
            self._add(
                OrganisationEntry(
                    ident, name, body.kind, body.sector, home, body.qid, aliases=aliases
                )
            )

    def _spellings(
        self, entry: OrganisationEntry | None, names: Iterable[str], name: str = ""
    ) -> list[str]:
        """Names of a body that nobody else has; names of one word are seldom of one body only."""
        own = {folded(n) for n in (entry.name, *entry.aliases)} if entry else {folded(name)}
        kept: list[str] = []
        for other in names:
            words = folded(other)
            taken = self._book.named(words) or words in own
            if len(words) > 1 and latin(other) and not taken:
                own.add(words)
                kept.append(other)
        return kept

    # Persons

    def _take_person(self, person: Person, terms: list[tuple[Term, Post | None]]) -> None:
        name = usual_name_of(person)
        if name is None:
            self.taken.left[NO_NAME] += 1
            return
        offices = [o for term, post in terms if (o := self._office(term, post)) is not None]
        ranked = [office for office in offices if office.role != "other"]
        if not offices or not (ranked or self._every):
            self.taken.left[NO_OFFICE] += 1
            return
        country = self._citizenship(person, ranked)
        known = self._book.meant(person, name, country)
        if known is None:
            self.taken.left[UNSURE] += 1
        elif isinstance(known, PersonEntry):
            fields = {
                "qid": known.qid or person.qid,
                "country": known.country or country,
                "gender": known.gender or person.gender,
                "aliases": (*known.aliases, *_new_spellings(known, [name, *person.aliases])),
                "offices": self._offices(known.id, list(known.offices), offices),
            }
            self._change(known, msgspec.structs.replace(known, **fields))
        else:
            ident = self._book.free_id("per.", name, country, person.qid)
            kept = self._offices(ident, [], offices)
            if not any(term.role != "other" or self._every for term in kept):
                self.taken.left[NO_OFFICE] += 1
                return
            aliases = tuple(spellings(name, person.aliases))
            self._add(
                PersonEntry(ident, name, person.qid, country, person.gender, aliases, offices=kept)
            )

    def _citizenship(self, person: Person, offices: list[OfficeTerm]) -> str | None:
        """The person's state; of several, the one whose offices the person held."""
        found = self._book.countries(person.countries)
        if len(found) > 1:
            found &= {office.of[4:].upper() for office in offices if office.of[:4] == "sta."}
        return found.pop() if len(found) == 1 else None

    def _office(self, term: Term, post: Post | None) -> OfficeTerm | None:
        """The term, or None where its post, its body or its days are not known."""
        if post is None:
            self.taken.left[NO_POST] += 1
            return None
        country = self._book.country(term.countries) or self._book.country(post.countries)
        position = self._positions.read(post.label, country, subnational=post.subnational)
        role, of = position.role, position.of
        bodies = [self._ids[body] for body in post.bodies if body in self._ids]
        if role == "other" and len(bodies) == 1:
            of = bodies[0]
        if of is None:
            self.taken.left[NO_BODY] += 1
            return None
        checked = self._checked(term)
        dated = (term.start or checked) and (term.end or checked)
        if not dated or not in_order(term.start, term.end):
            self.taken.left[NO_DAYS] += 1
            return None
        return OfficeTerm(role, position.title, of, term.start, term.end, checked)

    def _checked(self, term: Term) -> str | None:
        """The month in which a term without an end ran: that of the file, else of its start."""
        if term.end is not None or term.ended:
            return None
        seen = term.seen[:7] if term.seen is not None else self._as_of
        if seen is None or (term.start is not None and seen < term.start[: len(seen)]):
            return term.start
        return seen

    def _offices(
        self, person: str, have: list[OfficeTerm], more: list[OfficeTerm]
    ) -> tuple[OfficeTerm, ...]:
        """The terms that a person has, with what the others add to them."""
        terms = list(have)
        for new in sorted(more, key=lambda t: t.start or ""):
            at = next((i for i, term in enumerate(terms) if same_term(term, new)), None)
            merged = new if at is None else joined(terms[at], new)
            others = [term for i, term in enumerate(terms) if i != at]
            if merged is None or self._book.seat_taken(person, merged) or _twice(merged, others):
                self.taken.left[CONTRADICTS] += 1
            elif at is None:
                terms.append(new)
            else:
                terms[at] = merged
        return tuple(terms)

    # What comes of it

    def _add(self, entry: Entry) -> None:
        self._keeper.add(entry)
        self._count(entry, "added")

    def _change(self, old: Entry, new: Entry) -> None:
        if new == old:
            self.taken.done[kind_of(old), "known"] += 1
            return
        if old.id in self._keeper.own.entries and old.id not in self._keeper.own.corrections:
            self._keeper.add(new)
        else:
            self._keeper.change(new)
        self._count(new, "enriched")

    def _count(self, entry: Entry, outcome: Outcome) -> None:
        self._book.note(entry)
        self.taken.done[kind_of(entry), outcome] += 1


def _twice(term: OfficeTerm, others: Iterable[OfficeTerm]) -> bool:
    """Whether a person would sit twice in one office of one holder."""
    seat = seat_of(term) if term.role in ONE_HOLDER else None
    office = (term.role, term.of)
    taken = [s for t in others if (t.role, t.of) == office and (s := seat_of(t)) is not None]
    return seat is not None and any(seat.clashes(other) for other in taken)


def _new_spellings(entry: PersonEntry, names: Iterable[str]) -> list[str]:
    have = {folded(name) for name in (entry.name, *entry.aliases)}
    return [name for name in spellings(entry.name, names) if folded(name) not in have]
