"""States, organisations and their organs by name: whether they act, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.schema import StateEntry
from dragoman.model import Actor
from dragoman.reading.actors.acting import Standing, acts, head_of, is_visited
from dragoman.reading.actors.bodies import BodyPhrase
from dragoman.reading.actors.mentions import MentionForm
from dragoman.reading.actors.names import HYPHENS, Name
from dragoman.reading.actors.people import slug
from dragoman.reading.actors.register import Register

if TYPE_CHECKING:
    from dragoman.knowledge.base import Candidate, Knowledge

_EXCHANGES = frozenset(
    "talks meeting summit call conversation negotiations dialogue consultations contacts war "
    "conflict deal agreement discussions encounter exchange phone telephone peace trade".split()
)
"""Nouns after which a hyphenated pair names two parties ("U.S.-Russia talks")."""

_RELATIONS = frozenset(
    "cooperation relations ties ceasefire truce dispute rivalry standoff".split()
)
"""The same, where the pair are nouns ("Norway-Chad relations")."""

_PAPERS = frozenset(
    "agreement agreements accord accords package process format protocol protocols treaty "
    "memorandum declaration group convention charter formula".split()
)
"""What is called after the city where it was signed or set up: "the Lima accords"."""

_LOCATING = frozenset("in at to from near of outside around into for through via".split())
_BESIDE = frozenset({"appos", "conj", "npadvmod", "dep", "nmod", "pobj", "attr"})
_AFTER_PLACE = frozenset("( - – — -- _ :".split())
_JOINTS = frozenset("de del la el es al da do dos of the sur le les".split())
"""Small words inside the names of cities."""

_BUILDINGS = frozenset("house kremlin pentagon palace street hill capitol".split())
"""Last words of names that are a building's as well as a body's."""

_UNIONS = frozenset({"org.european-union", "org.union-state"})
"""Organisations that have a territory in which one may live."""


_AFIELD = frozenset({"armed forces", "navy", "air force"})
"""Organs that have no house of their own."""


def _standing(owner: Candidate, last_word: str) -> Standing:
    if owner.form in ("capital", "metonym") or last_word in _BUILDINGS:
        return "seat"
    if owner.kind == "organisation":
        return "union" if owner.id in _UNIONS else "organisation"
    return "body" if owner.kind == "body" else "state"


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
        housed = body.organ is not None and body.organ not in _AFIELD
        if housed and is_visited(self.parse, body.first, body.last):
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
        if owner.form == "capital" and self._names_paper(name.last):
            return name.last
        city = owner.form in ("capital", "metonym")
        standing = _standing(owner, self.tokens[name.last - 1].lower)
        if owner.kind == "collective":
            alone = name.last - name.first == 1
            if self._is_predicate(name) or (
                alone and not acts(self.parse, name.first, name.last, "state")
            ):
                return name.last
            self.register.add(name.first, name.last, (owner.id,), "collective", 0.8)
        elif owner.form == "demonym":
            self._demonym(name, owner.id)
        elif self._opens_dateline(name):
            self.register.place(name.first, name.last)
        elif not self._after_city(name) and acts(self.parse, name.first, name.last, standing):
            form: MentionForm = "metonym" if city else "name"
            self.register.add(name.first, name.last, (owner.id,), form, 0.7 if city else 0.85)
        elif owner.kind == "state" and self._stands_alone(name):
            self.register.add(name.first, name.last, (owner.id,), "place", 0.7)
            self.register.place(name.first, name.last)
        else:
            self.register.note(name, owner.id)
        return name.last

    def _names_paper(self, after: int) -> bool:
        return after < len(self.tokens) and self.tokens[after].lower in _PAPERS

    def _is_predicate(self, name: Name) -> bool:
        """ "We are world leaders" in something."""
        head = self.tokens[head_of(self.parse, name.first, name.last)]
        governor = self.tokens[head.head]
        spoken = head.dep in ("attr", "oprd", "ccomp") or (
            head.dep == "pobj" and governor.lower == "as"
        )
        return spoken and self.tokens[name.first].text[0].islower()

    def _opens_dateline(self, name: Name) -> bool:
        """ "UNITED NATIONS (AP) -": where a report was written."""
        tokens = self.tokens
        if name.last >= len(tokens) or tokens[name.last].text not in ("(", "_", "--", "—"):
            return False
        opens = name.first == 0 or tokens[name.first - 1].para != tokens[name.first].para
        words = [t.text for t in tokens[name.first : name.last]]
        return opens and all(w.isupper() and len(w) > 4 for w in words)

    def _after_city(self, name: Name) -> bool:
        """ "Geneva, Switzerland": the state says where the city is."""
        tokens = self.tokens
        owner, comma = name.owner, name.first - 1
        if comma < 1 or tokens[comma].text != ",":
            return False
        if owner is None or owner.kind != "state" or owner.form not in ("name", "capital"):
            return False
        city = self._city_before(comma)
        if city == comma:
            return False
        if city == 0 or tokens[city - 1].para != tokens[city].para:
            # "WARSAW, Poland (AP)" is where a report was written.
            shouted = all(t.text.isupper() for t in tokens[city:comma])
            return shouted or (name.last < len(tokens) and tokens[name.last].text in _AFTER_PLACE)
        head = tokens[head_of(self.parse, name.first, name.last)]
        if head.dep == "appos" and city <= head.head < comma:
            return tokens[head.head].ent != "PERSON"
        return head.dep in _BESIDE and tokens[city - 1].lower in _LOCATING

    def _city_before(self, comma: int) -> int:
        """Where a capitalised run that names neither a person nor a state begins, before a comma;
        the comma itself where there is none.
        """
        tokens = self.tokens
        first = comma
        while first and comma - first < 4:
            token = tokens[first - 1]
            if not (token.text[0].isupper() or (token.lower in _JOINTS and first < comma)):
                break
            if token.para != tokens[comma].para:
                break
            first -= 1
        for i in range(first, comma):
            name = self.names.starting.get(i)
            if name is not None and (name.owner is None or name.owner.form == "name"):
                return comma
        return first

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
        if plural and acts(self.parse, name.first, name.last, "seat"):
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
        following = {t.lower for t in tokens[second.last : second.last + 3]}
        adjectives = "demonym" in (name.owner.form, second.owner.form)
        if not (following & _EXCHANGES or (following & _RELATIONS and not adjectives)):
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
