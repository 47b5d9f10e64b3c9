"""States, organisations and their organs by name: whether they act, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.schema import StateEntry
from dragoman.model import Actor
from dragoman.reading.actors.acting import acts, head_of
from dragoman.reading.actors.bodies import BodyPhrase
from dragoman.reading.actors.mentions import MentionForm
from dragoman.reading.actors.names import HYPHENS, Name
from dragoman.reading.actors.people import slug
from dragoman.reading.actors.register import Register

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge

_EXCHANGES = frozenset(
    "talks meeting summit call conversation negotiations dialogue consultations contacts war "
    "conflict deal agreement discussions encounter exchange phone telephone peace trade".split()
)
"""Nouns after which a hyphenated pair names two parties ("U.S.-Russia talks")."""


class StateReader:
    """Reads what starts with a name that is no person's; `home` is the issuing state."""

    def __init__(self, register: Register, knowledge: Knowledge, home: str | None) -> None:
        self.register = register
        self.knowledge = knowledge
        self.parse = register.parse
        self.tokens = register.parse.tokens
        self.names = register.names
        self.people = register.people
        self.home = home

    def body(self, body: BodyPhrase) -> bool:
        actors = []
        for name in body.owners:
            if name.owner is not None:
                actors.append(self._organ(name.owner.id, body.organ))
        if not body.owners and body.organ is not None:
            actors.append(self._organ(self.home, body.organ) if self.home else "")
        if not actors or not all(actors):
            return False
        form: MentionForm = "metonym" if body.organ is None else "name"
        self.register.add(body.first, body.last, tuple(dict.fromkeys(actors)), form, 0.75)
        for name in body.owners:
            if name.owner is not None:
                self.register.note(name, name.owner.id)
        return True

    def _organ(self, owner: str, organ: str | None) -> str:
        """The id of an organ of a state, or of the state where the whole government is meant."""
        country = self.people.country_of(owner)
        if organ is None:
            return self.register.other(owner if country is None else f"sta.{country.lower()}").id
        if country is None:
            return ""
        state = self.knowledge.entry(f"sta.{country.lower()}")
        name = self.register.other(f"sta.{country.lower()}").name
        demonyms = state.demonyms if isinstance(state, StateEntry) else ()
        actor = f"org.{slug(name)}-{slug(organ)}"
        # The files may know "the Ukrainian Foreign Ministry" as what is Ukraine's here.
        for known in (actor, *(f"org.{slug(d)}-{slug(organ)}" for d in demonyms)):
            if self.knowledge.entry(known) is not None:
                return self.register.other(known).id
        title = f"{organ.capitalize()} of {name}"
        self.register.others[actor] = Actor(actor, title, "body", country)
        return actor

    def name(self, name: Name) -> int:
        """A state, organisation or collective by its name; the token after it."""
        owner = name.owner
        if owner is None:
            return name.first
        self.register.other(owner.id)
        pair = self._pair(name)
        if pair is not None:
            return pair
        city = owner.form in ("capital", "metonym")
        if owner.kind == "collective":
            self.register.add(name.first, name.last, (owner.id,), "collective", 0.8)
        elif owner.form == "demonym":
            self._demonym(name, owner.id)
        elif acts(self.parse, name.first, name.last, city=city or owner.kind == "body"):
            form: MentionForm = "metonym" if city else "name"
            self.register.add(name.first, name.last, (owner.id,), form, 0.7 if city else 0.85)
        elif owner.kind == "state" and self._stands_alone(name):
            self.register.add(name.first, name.last, (owner.id,), "place", 0.7)
            self.register.place(name.first, name.last)
        else:
            self.register.note(name, owner.id)
        return name.last

    def _stands_alone(self, name: Name) -> bool:
        head = self.tokens[head_of(self.parse, name.first, name.last)]
        governor = self.tokens[head.head]
        # "talks on Libya" are not held there.
        about = head.dep == "pobj" and governor.lower in ("on", "about", "over", "regarding")
        return not about and head.dep not in ("compound", "amod", "nmod", "poss")

    def _demonym(self, name: Name, state: str) -> None:
        """ "the Russians said" acts; "Russian gas" only says whose gas it is."""
        token = self.tokens[name.last - 1]
        article = name.first > 0 and self.tokens[name.first - 1].lower == "the"
        plural = article and token.pos in ("NOUN", "PROPN") and token.text.endswith("s")
        if plural and acts(self.parse, name.first, name.last, city=True):
            self.register.add(name.first, name.last, (state,), "description", 0.55)
        else:
            self.register.note(name, state)

    def _pair(self, name: Name) -> int | None:
        """ "Israel-Hamas talks": both are named as parties; the token after the second."""
        tokens = self.tokens
        if name.last + 1 >= len(tokens) or tokens[name.last].text not in HYPHENS:
            return None
        second = self.names.owner_at(name.last + 1)
        if second is None or second.owner is None or name.owner is None:
            return None
        following = tokens[second.last : second.last + 3]
        if not any(t.lower in _EXCHANGES for t in following):
            return None
        self.register.other(second.owner.id)
        self.register.add(name.first, name.last, (name.owner.id,), "name", 0.7)
        self.register.add(second.first, second.last, (second.owner.id,), "name", 0.7)
        return second.last

    def hyphenated(self, i: int) -> int:
        """ "U.S.-Russia", which is one token: both parties, where they exchange something."""
        token = self.tokens[i]
        if "-" not in token.text or not token.text[0].isupper():
            return 0
        actors: list[str] = []
        for part in token.text.split("-"):
            candidates = self.knowledge.lookup(part) if part else ()
            owner = next((c for c in candidates if c.kind != "person"), None)
            if owner is None:
                return 0
            self.register.other(owner.id)
            actors.append(owner.id)
        if any(t.lower in _EXCHANGES for t in self.tokens[i + 1 : i + 4]):
            self.register.add(i, i + 1, tuple(dict.fromkeys(actors)), "name", 0.7)
            return i + 1
        return 0

    def more_places(self) -> None:
        """Places that the language model marks, where nobody acts."""
        taken = {i for m in self.register.mentions for i in range(m.first, m.last)}
        for entity in self.parse.entities:
            if entity.label in ("GPE", "LOC", "FAC") and entity.first not in taken:
                self.register.place(entity.first, entity.last)
