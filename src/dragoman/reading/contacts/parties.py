"""Who takes part in what a trigger names."""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.phrases import BODIES, PhraseFinder, extend, is_capital, key_of
from dragoman.reading.syntax import Token

_ABOUT = frozenset({"on", "about", "over"})
_INCLUDE = frozenset("include involve feature gather unite".split())
_BY = frozenset(
    "hold conduct attend host lead chair mediate broker join arrange organize convene".split()
)
_HOLDING = frozenset("hold conduct plan schedule arrange set organize organise expect".split())
_GATHERING = frozenset(
    "leaders ministers countries states members ambassadors governments allies".split()
)
ASSEMBLIES = frozenset({"summit", "meeting", "conference", "session", "ministerial"})
"""Nouns that name a contact with one organisation of states: "the NATO summit"."""
JOURNEYS = frozenset({"visit", "trip"})
"""Nouns whose "to" names the host."""


class PartyFinder(PhraseFinder):
    """Finds who takes part in what a trigger names."""

    def of_noun(self, noun: Token) -> list[Participant]:
        """Parties named inside the phrase of a noun trigger."""
        found: list[Participant] = []
        for child in self.parse.kids(noun.i):
            if child.dep == "poss":
                extend(found, self.phrase(child))
            elif child.dep in ("compound", "nmod", "amod"):
                extend(found, self._modifier(child) or self._assembled(noun, child))
                if noun.lemma in JOURNEYS:
                    extend(found, self._land_of(child))
            elif child.dep == "prep" and child.lower == "to" and noun.lemma in JOURNEYS:
                extend(found, self.hosts(child))
            elif child.dep in ("prep", "agent"):
                extend(found, self._preposition(child) or self._body_of(noun, child))
            elif child.dep in ("relcl", "acl"):
                extend(found, self._relative(child))
        return found or self._about_with(noun)

    def _about_with(self, noun: Token) -> list[Participant]:
        """ "talks on a truce with Oslo": with whom hangs on what they are about."""
        found: list[Participant] = []
        for about in self.parse.kids(noun.i, "prep"):
            for topic in self.parse.kids(about.i, "pobj") if about.lower in _ABOUT else ():
                for prep in self.parse.kids(topic.i, "prep"):
                    if prep.lower == "with":
                        extend(found, self._preposition(prep))
        return found

    def _body_of(self, noun: Token, of: Token) -> list[Participant]:
        """ "a meeting of the NATO Military Committee", "of the council of Chad and Mali": those
        whose body meets.
        """
        if noun.lemma not in ASSEMBLIES or of.lower != "of":
            return []
        found: list[Participant] = []
        for body in self.parse.kids(of.i, "pobj"):
            if body.lemma.lower() not in BODIES:
                continue
            ids = self.actors.states_within(body.left, body.right + 1)
            members = [a for a in ids if self.is_assembly(a)][:1] or ids
            if len(members) > 1 or (members and self.is_assembly(members[0])):
                extend(found, [self.participant(a, body) for a in members])
        return found

    def only_partners(self, noun: Token) -> bool:
        """Whether the phrase names but one side: "talks with the emir and the king"."""
        for child in self.parse.kids(noun.i):
            if child.dep in ("compound", "nmod", "amod") and self._modifier(child):
                return False
            if child.dep == "poss" and self.phrase(child):
                return False
            if (
                child.dep == "acl"
                and child.lemma in _HOLDING
                and not self.parse.kids(child.i, "agent")
            ):
                # "no call planned with her"
                continue
            named = child.dep in ("prep", "agent", "relcl", "acl") and child.lower != "with"
            if named and (self._preposition(child) or self._relative(child)):
                return False
        return True

    def _modifier(self, child: Token) -> list[Participant]:
        """ "a Putin-Zelensky meeting", "U.S.-Russia talks", "Armenian-Azerbaijani talks"."""
        found: list[Participant] = []
        for i in range(child.left, child.right + 1):
            ids = self.actors.actors_at(i) or self.actors.states_at(i)
            if found and any(is_capital(self.draft, a, self.parse.tokens[i]) for a in ids):
                # "the NATO Washington summit"
                continue
            extend(found, [self.participant(a, self.parse.tokens[i]) for a in ids])
        return found if len(found) > 1 else []

    def _assembled(self, noun: Token, child: Token) -> list[Participant]:
        """ "a NATO summit": the members meet, and the organisation stands for them."""
        if noun.lemma not in ASSEMBLIES:
            return []
        for i in range(child.left, child.right + 1):
            token = self.parse.tokens[i]
            ids = self.actors.actors_at(i) or self.actors.states_at(i)
            found = [self.participant(a, token) for a in ids if self.is_assembly(a)]
            if found:
                return found
        if noun.lemma == "summit" and child.tag in ("NNP", "NN"):
            return self._told_by_place(noun, child)
        return []

    def _told_by_place(self, noun: Token, child: Token) -> list[Participant]:
        """ "the Madrid summit", "the June summit" beside the one organisation that can be meant."""
        the = any(t.lower == "the" for t in self.parse.tokens[noun.left : child.i])
        place = self.actors.place_at(child.i) is not None or child.ent in ("GPE", "DATE")
        if not (the and place) or self.actors.actors_at(child.i):
            return []
        sentence = self.parse.sentences[noun.sent]
        first = self.parse.sentences[max(noun.sent - 1, 0)].first
        for low, high in ((sentence.first, sentence.last), (first, sentence.first)):
            near = {m.actor: m for m in self.actors.within(low, high) if self.is_assembly(m.actor)}
            if len(near) == 1:
                (actor,) = near
                return [Participant(actor, self.actors.name(actor), near[actor].span)]
            if near:
                return []
        return []

    def _land_of(self, adjective: Token) -> list[Participant]:
        """ "his British trip": the land visited, told by its adjective."""
        ids = self.actors.states_at(adjective.i) if adjective.tag in ("JJ", "NNP") else ()
        return [self.participant(a, adjective) for a in ids if a.startswith("sta.")]

    def gathers(self, actor: str) -> bool:
        """Whether the members of this one actor can meet each other: "EU leaders met"."""
        words = self.actors.name(actor).split()
        return self.is_assembly(actor) or (
            actor.startswith("col.") and words[-1] in _GATHERING and len(words) > 1
        )

    def _preposition(self, prep: Token) -> list[Participant]:
        if prep.lower not in ("between", "with", "among", "of", "by", "involving", "to", "from"):
            return []
        found: list[Participant] = []
        for inner in self.parse.kids(prep.i, "pobj"):
            extend(found, self.phrase(inner))
        return found

    def hosts(self, to: Token) -> list[Participant]:
        """The governments of the places that a visit goes to: "a visit to Norway"."""
        found = self._preposition(to)
        for place in self.parse.kids(to.i, "pobj") if not found else ():
            for token in (place, *self._joined(place)):
                states = self.actors.states_at(token.i)
                extend(found, [self.participant(a, token) for a in states])
        return found

    def land(self, place: Token) -> list[Participant]:
        """The governments of a land travelled to: "leaves for Norway", "in Oslo, Norway"."""
        found: list[Participant] = []
        for token in (place, *self._joined(place)):
            ids = self.actors.states_at(token.i)
            extend(found, [self.participant(a, token) for a in ids])
        return found

    def _relative(self, clause: Token) -> list[Participant]:
        """ "a summit that would include her", "talks attended by the envoy"."""
        found: list[Participant] = []
        if clause.dep == "acl" and clause.lemma in _HOLDING:
            # "meetings held by the two with the king", "no call planned with her"
            for prep in self.parse.kids(clause.i, "prep"):
                if prep.lower in ("with", "between"):
                    extend(found, self._preposition(prep))
            for i in range(clause.i, clause.right + 1):
                token = self.parse.tokens[i]
                if token.lower == "with" and token.dep == "prep" and token.head != clause.i:
                    extend(found, self._preposition(token))
        if clause.lemma in _INCLUDE:
            for obj in self.parse.kids(clause.i, "dobj"):
                extend(found, self.phrase(obj))
        if clause.lemma in _BY:
            for agent in self.parse.kids(clause.i, "agent"):
                for inner in self.parse.kids(agent.i, "pobj"):
                    extend(found, self.phrase(inner))
        return found


__all__ = ["ASSEMBLIES", "JOURNEYS", "PartyFinder", "extend", "is_capital", "key_of"]
