"""What has been found so far in one text: mentions, inner names, places and their actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.schema import OrganisationEntry, StateEntry
from dragoman.model import Actor
from dragoman.reading.actors.acting import head_of
from dragoman.reading.actors.coreference import TOP_ROLES
from dragoman.reading.actors.discourse import Discourse
from dragoman.reading.actors.mentions import ActorLayer, Mention, MentionForm
from dragoman.reading.actors.names import Name, Names
from dragoman.reading.actors.people import People
from dragoman.reading.syntax import Parse

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge


class Register:
    """Takes mentions as they are resolved and makes the layer of them in the end."""

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        names: Names,
        people: People,
        discourse: Discourse,
    ) -> None:
        self.parse = parse
        self.knowledge = knowledge
        self.names = names
        self.people = people
        self.discourse = discourse
        self.mentions: list[Mention] = []
        self.inner: list[Mention] = []
        self.places: list[tuple[int, int, str]] = []
        self.others: dict[str, Actor] = {}

    def layer(self) -> ActorLayer:
        """The layer of all that was taken in."""
        stand_ins = self.stand_ins()
        mentions = sorted(self.mentions, key=lambda m: m.first)
        inner = sorted(self.inner, key=lambda m: m.first)
        return ActorLayer(mentions, self.actors(), inner, self.places, stand_ins)

    def add(
        self,
        first: int,
        last: int,
        actors: tuple[str, ...],
        form: MentionForm,
        confidence: float,
        head: int | None = None,
    ) -> None:
        """Take in tokens `[first, last)` that refer to `actors`; the discourse hears of it."""
        at = head_of(self.parse, first, last) if head is None else head
        span = self.parse.span(first, last)
        mention = Mention(span, first, last, at, actors[0], form, confidence, actors[1:])
        self.mentions.append(mention)
        if form != "place":
            self.discourse.add(mention)

    def add_inner(self, first: int, last: int) -> None:
        """Note the states and organisations named inside a longer phrase."""
        for i in range(first, last):
            name = self.names.owner_at(i)
            if name is not None and name.owner is not None and name.last <= last:
                self.note(name, name.owner.id)

    def note(self, name: Name, actor: str) -> None:
        """Take in a name that acts as nobody but says which state a phrase is about."""
        self.other(actor)
        span = self.parse.span(name.first, name.last)
        self.inner.append(
            Mention(span, name.first, name.last, name.last - 1, actor, "description", 0.8)
        )

    def place(self, first: int, last: int) -> None:
        """Take in tokens `[first, last)` that name a place."""
        self.places.append((first, last, self.parse.words(first, last)))

    def other(self, actor: str) -> Actor:
        """A state, organisation or collective of the knowledge as an actor."""
        if actor not in self.others:
            entry = self.knowledge.entry(actor)
            if isinstance(entry, StateEntry):
                self.others[actor] = Actor(actor, entry.name, "state", entry.iso3)
            elif isinstance(entry, OrganisationEntry):
                self.others[actor] = Actor(actor, entry.name, entry.kind, entry.country)
            elif entry is not None:
                self.others[actor] = Actor(actor, entry.name, "collective")
        return self.others[actor]

    def stand_ins(self) -> dict[str, str]:
        """The state of each public body and of each person who is no head of state or
        government.
        """
        found = {}
        for person in self.people.met.values():
            if person.country is not None and not any(r in TOP_ROLES for r, _ in person.roles):
                state = f"sta.{person.country.lower()}"
                if self.knowledge.entry(state) is not None:
                    found[person.id] = self.other(state).id
        for body in [a for a in self.others.values() if a.kind == "body" and a.country]:
            state = f"sta.{(body.country or '').lower()}"
            if self.knowledge.entry(state) is not None:
                found[body.id] = self.other(state).id
        return found

    def actors(self) -> dict[str, Actor]:
        found = dict(self.others)
        for person in self.people.met:
            found[person] = self.people.actor(person)
        return found

    def of_two_sides(self, one: str, other: str) -> bool:
        """Whether two actors are of different parties, as far as that is known."""
        return self.country(one) != self.country(other) or self.country(one) is None

    def country(self, actor: str) -> str | None:
        person = self.people.met.get(actor)
        if person is not None:
            return person.country
        other = self.others.get(actor)
        return (other.country or other.id) if other is not None else None
