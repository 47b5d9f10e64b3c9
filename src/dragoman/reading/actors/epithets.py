"""Words for somebody already named that are no title: "the front-runner", "the bloc".

They tell something new of whoever the text is about; a noun that fits several means nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dragoman.knowledge.schema import OrganisationEntry
from dragoman.reading.actors.discourse import Discourse
from dragoman.reading.actors.names import Names
from dragoman.reading.actors.people import People
from dragoman.reading.actors.persons import PersonSpan
from dragoman.reading.syntax import Parse, Token

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge

_CONTENDERS = frozenset("candidate nominee contender challenger hopeful frontrunner runner".split())
"""Who runs for an office; "front-runner" ends in the last."""

_TRADES = frozenset(
    "billionaire millionaire businessman businesswoman magnate mogul tycoon developer financier "
    "industrialist banker entrepreneur".split()
)
_BESIDE_NAME = frozenset(
    "partner ally rival opponent critic confidant mentor protege protégé successor predecessor "
    "colleague counterpart negotiator".split()
)
"""What somebody is to somebody else; read only where the name stands beside it."""

_HEADS = _CONTENDERS | _TRADES | _BESIDE_NAME

_PARTIES = {
    "republican": "republican",
    "gop": "republican",
    "democratic": "democratic",
    "democrat": "democratic",
    "labour": "labour",
    "conservative": "conservative",
    "tory": "conservative",
    "liberal": "liberal",
    "socialist": "socialist",
    "green": "green",
}
"""Words for a party: the Democratic candidate is not whom the text calls a Republican."""

_ALLIANCES = frozenset(
    {"org.nato", "org.collective-security-treaty-organization", "org.aukus", "org.anzus"}
)
_ORGANISATIONS = frozenset({"alliance", "bloc", "organisation", "organization"})

_GENDERS = (("woman", "f"), ("man", "m"))
_SUBJECT = ("nsubj", "nsubjpass")

_REACH = 12
"""Sentences that a noun for an organisation reaches back over."""

_FAR_LEFT = 6
"""Tokens that such words run over at most."""


class Epithet(NamedTuple):
    """Tokens `[first, last)` mean `actor`; the noun is at `head`."""

    last: int
    head: int
    actor: str


class Epithets:
    """Resolves such words against what one text has named so far."""

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        names: Names,
        people: People,
        discourse: Discourse,
        persons: Mapping[int, PersonSpan],
        person_ahead: Callable[[int], str],
    ) -> None:
        self.parse = parse
        self.knowledge = knowledge
        self.names = names
        self.people = people
        self.discourse = discourse
        self.persons = persons
        self.person_ahead = person_ahead
        self._heads = self._all_heads()
        self._told = self._told_of_persons() if self._heads else {}

    def at(self, i: int) -> Epithet | None:
        """The epithet that starts at token `i`; None where there is none or it stays open."""
        head = self._heads.get(i)
        if head is None:
            return None
        if head.lower in _ORGANISATIONS:
            actor = self._organisation(head)
        else:
            actor = self._beside(head)
            if not actor and head.lower not in _BESIDE_NAME and self._refers(head):
                actor = self._person(i, head)
        return Epithet(head.i + 1, head.i, actor) if actor else None

    def _all_heads(self) -> dict[int, Token]:
        """The nouns of this kind by the token where their words start: "the", or what follows
        somebody's "'s"; in a headline "bloc" alone.
        """
        tokens = self.parse.tokens
        found = {}
        for token in tokens:
            if token.lower not in _HEADS and token.lower not in _ORGANISATIONS:
                continue
            if token.dep in ("compound", "amod", "nmod"):
                continue
            first = self.parse.child(token.i, "det", "poss")
            if first is None:
                if token.lower == "bloc" and token.dep == "nsubj" and not token.children:
                    found[token.i] = token
            elif first.lower in ("the", "this") and token.i - first.i <= _FAR_LEFT:
                found[first.i] = token
            elif first.dep == "poss" and first.pos == "PROPN" and token.lower in _BESIDE_NAME:
                after = first.right + 1
                if after < token.i:
                    found[after] = token
        return found

    # --- organisations ---------------------------------------------------------------------

    def _organisation(self, head: Token) -> str:
        """The alliance or bloc named last; an organisation only where no other is named."""
        near: dict[str, None] = {}
        for name in reversed(self.names.all):
            if name.first >= head.i or name.owner is None:
                continue
            if head.sent - self.parse.tokens[name.first].sent > _REACH:
                break
            root = self._root(name.owner.id)
            if root and self._is_a(head.lower, root):
                near[root] = None
        if head.lower in ("organisation", "organization") and len(near) > 1:
            return ""
        return next(iter(near), "")

    def _root(self, actor: str) -> str:
        """The organisation of states that this is or belongs to; "" where it is none."""
        entry = self.knowledge.entry(actor)
        while isinstance(entry, OrganisationEntry) and entry.part_of is not None:
            entry = self.knowledge.entry(entry.part_of)
        if not isinstance(entry, OrganisationEntry) or entry.kind != "organisation":
            return ""
        return entry.id if entry.sector == "IGO" else ""

    def _is_a(self, noun: str, organisation: str) -> bool:
        if noun == "alliance":
            return organisation in _ALLIANCES
        return noun != "bloc" or organisation not in _ALLIANCES | {"org.united-nations"}

    # --- persons ---------------------------------------------------------------------------

    def _beside(self, head: Token) -> str:
        """The person whose name stands beside the noun: "Aho's ally, Senator Berg,"."""
        for beside in self.parse.kids(head.i, "appos"):
            for first in range(beside.i, head.i, -1):
                span = self.persons.get(first)
                if span is not None and beside.i < span.last:
                    return span.person
        return ""

    def _refers(self, head: Token) -> bool:
        """Whether the words stand for somebody: "became the nominee", "the candidate who wins"
        and "the nominee for the court" tell who or which.
        """
        predicate = head.dep in ("attr", "oprd", "appos") or (
            head.dep == "dobj" and self.parse.tokens[head.head].lemma == "become"
        )
        return not predicate and not self.parse.kids(head.i, "relcl", "prep", "acl", "conj")

    def _person(self, first: int, head: Token) -> str:
        """The only one just named who holds no office and is not the subject that the words
        depend on: in "Aho will leave when the candidate comes" the candidate is not Aho.
        """
        above = self.discourse.subjects_above(head, own=head.dep not in _SUBJECT)
        barred = {a for m in above for a in m.everyone} | set(self._subjects_ahead(head))
        party = self._party(t.lower for t in self.parse.tokens[first : head.i])
        gender = next((g for end, g in _GENDERS if head.lower.endswith(end)), None)

        def allowed(actor: str) -> bool:
            person = self.people.met.get(actor)
            if person is None or actor in barred or person.offices or person.role_text:
                return False
            if gender is not None and person.gender not in (None, gender):
                return False
            told = self._told.get(actor)
            if told is None:
                # Somebody whom nobody knows may be any professor that is quoted.
                return actor.startswith("per.")
            return not (party and told and party != told)

        for reach in (0, 1):
            found = self.discourse.scored(first, allowed, reach, in_quotation=True)
            if found:
                return found[0][0] if len(found) == 1 else ""
        return ""

    def _subjects_ahead(self, head: Token) -> Iterator[str]:
        """ "Regarding the nominee, Aho said": the nominee is not Aho. "The nominee was Aho" says
        it, and means nobody named before.
        """
        for verb in self.parse.ancestors(head.i):
            for after in self.parse.kids(verb.i, *_SUBJECT, "attr"):
                if after.i > head.i:
                    yield self.person_ahead(after.i)

    def _told_of_persons(self) -> dict[str, str]:
        """The party of each person of whom the text says one ("Republican hopeful Aino Aho"), ""
        for whom it calls a candidate or a developer without one.
        """
        found: dict[str, str] = {}
        for span in self.persons.values():
            head = self.parse.tokens[span.last - 1]
            words = [t.lower for t in self.parse.tokens[head.left : span.name_first]]
            words.extend(t.lower for t in self.parse.kids(head.i, "appos"))
            party = self._party(words)
            if span.person and (party or not _HEADS.isdisjoint(words)):
                found[span.person] = party or found.get(span.person, "")
        return found

    def _party(self, words: Iterable[str]) -> str:
        return next((_PARTIES[w] for w in words if w in _PARTIES), "")
