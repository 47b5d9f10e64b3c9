"""Mentions of actors, and the layer that later steps ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from dragoman.model import Actor, Span

MentionForm = Literal["name", "office", "description", "pronoun", "metonym", "collective", "place"]


class Mention(NamedTuple):
    """Tokens `[first, last)` that refer to an actor; `head` is the head token of the phrase.

    `also` holds the further actors of a plural mention ("the Ukrainian and Russian leaders",
    "they", "U.S.-Russia"): `actor` is then only the first of them, `everyone` is all.
    """

    span: Span
    first: int
    last: int
    head: int
    actor: str
    form: MentionForm
    confidence: float
    also: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All actors that the mention refers to, in the order of the text."""
        return (self.actor, *self.also)


class ActorLayer:
    """The mentions of one report and the actors they refer to.

    `mentions` never share a token and are in text order. `inner` are names inside them, and
    adjectives, that act as nobody ("Ukrainian" in "the Ukrainian president", "Russian" in
    "Russian gas"); they say which state a phrase is about.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        actors: Mapping[str, Actor],
        inner: Sequence[Mention] = (),
        places: Iterable[tuple[int, int, str]] = (),
        stand_ins: Mapping[str, str] | None = None,
    ) -> None:
        self.mentions = list(mentions)
        self.actors = dict(actors)
        self.inner = list(inner)
        self._firsts = [m.first for m in self.mentions]
        self._by_token = {i: m for m in self.mentions for i in range(m.first, m.last)}
        self._inner_firsts = [m.first for m in self.inner]
        self._inner_by_token = {i: m for m in self.inner for i in range(m.first, m.last)}
        self._places = {i: name for first, last, name in places for i in range(first, last)}
        self._stand_ins = dict(stand_ins or {})

    def at(self, token: int) -> Mention | None:
        """The acting mention that covers this token; a place is not acting."""
        mention = self._by_token.get(token)
        return None if mention is None or mention.form == "place" else mention

    def actors_at(self, token: int) -> tuple[str, ...]:
        """All actors of the acting mention that covers this token."""
        mention = self.at(token)
        return () if mention is None else mention.everyone

    def introduce(self, actor: Actor, span: Span, first: int, last: int) -> None:
        """Add an actor that a later step found in tokens `[first, last)`, which are free."""
        self.actors.setdefault(actor.id, actor)
        mention = Mention(span, first, last, last - 1, actor.id, "name", 0.7)
        at = bisect_left(self._firsts, first)
        self.mentions.insert(at, mention)
        self._firsts.insert(at, first)
        self._by_token.update(dict.fromkeys(range(first, last), mention))

    def within(self, first: int, last: int) -> list[Mention]:
        """Acting mentions that start in tokens `[first, last)`, in order."""
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last)
        return [m for m in self.mentions[low:high] if m.form != "place"]

    def place_at(self, token: int) -> str | None:
        """The words that name a place here: a state or capital where things happen, or any
        other place; None where no place is named.
        """
        return self._places.get(token)

    def states_at(self, token: int) -> tuple[str, ...]:
        """Ids of the states or organisations named at this token, whether they act or not."""
        for mention in (self._inner_by_token.get(token), self._by_token.get(token)):
            if mention is not None:
                found = tuple(a for a in mention.everyone if not a.startswith(("per.", "x.")))
                if found:
                    return found
        return ()

    def states_within(self, first: int, last: int) -> list[str]:
        """Ids of the states and organisations named in tokens `[first, last)`, as actor, as
        place or as adjective ("Ukraine's defence industry", "the Ukrainian grain"), in order.
        """
        found: dict[int, str] = {}
        for mentions, firsts in (
            (self.inner, self._inner_firsts),
            (self.mentions, self._firsts),
        ):
            for m in mentions[bisect_left(firsts, first) : bisect_left(firsts, last)]:
                for actor in m.everyone:
                    if not actor.startswith(("per.", "x.")):
                        found.setdefault(m.first, actor)
        return list(dict.fromkeys(found[i] for i in sorted(found)))

    def actor(self, actor: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: no mention refers to it.
        """
        return self.actors[actor]

    def name(self, actor: str) -> str:
        """The actor's canonical name; the id itself where no mention refers to it."""
        entry = self.actors.get(actor)
        return entry.name if entry is not None else actor

    def is_collective(self, actor: str) -> bool:
        """Whether this actor is several whose number is not known ("European leaders")."""
        entry = self.actors.get(actor)
        return entry is not None and entry.kind == "collective"

    def stand_in(self, actor: str) -> str:
        """Whom to name where the report gives only an office: the state for its minister or
        envoy, everybody else (heads of state and government, states, bodies) for themselves.
        """
        return self._stand_ins.get(actor, actor)

    def is_person(self, actor: str) -> bool:
        """Whether this actor is a person."""
        return self.actors[actor].kind == "person"

    def party(self, actor: str) -> str | None:
        """What the actor belongs to, to tell two parties apart: the ISO 3166-1 alpha-3 code of
        its state, else the id of the organisation (its own, or the one it holds an office of);
        None where nothing is known. An organisation is a party of its own, wherever it sits.
        """
        entry = self.actors.get(actor)
        if entry is None:
            return None
        if entry.kind == "person":
            for office in entry.offices:
                if office.body is not None and office.body.startswith("org."):
                    owner = self.actors.get(office.body)
                    if owner is None or owner.kind == "organisation":
                        return office.body
        if entry.kind == "organisation":
            return entry.id
        return entry.country or (entry.id if entry.kind == "collective" else None)

    def finish(self, referred: Mapping[str, Sequence[Span]] | None = None) -> tuple[Actor, ...]:
        """The actors that are mentioned, in the order of their first mention.

        `referred` adds those that later steps name by words that do not act: a state visited, or
        one that stands in for its minister.
        """
        spans: dict[str, list[Span]] = {}
        for mention in self.mentions:
            if mention.form != "place":
                for actor in mention.everyone:
                    spans.setdefault(actor, []).append(mention.span)
        for actor, words in (referred or {}).items():
            if actor in self.actors:
                spans.setdefault(actor, list(words))
        finished = []
        for actor, found in spans.items():
            entry = self.actors[actor]
            finished.append(
                Actor(
                    id=entry.id,
                    name=entry.name,
                    kind=entry.kind,
                    country=entry.country,
                    offices=entry.offices,
                    mentions=tuple(sorted(set(found))),
                    role_text=entry.role_text,
                )
            )
        return tuple(finished)
