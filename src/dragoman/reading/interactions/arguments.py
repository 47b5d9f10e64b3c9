"""Who does it, and to whom: the actors that a predicate takes as its arguments.

Only arguments of the event's own words count. An actor who merely stands in the sentence ("Oslo
freed the prisoners, Rome said") is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_passive, subject_of
from dragoman.reading.interactions.lexicon import (
    ANY_SIDE,
    DOERS_OF_DEEDS,
    DONE_TO,
    OWN_WORDS,
    RECEIVING,
    TOWARDS,
)
from dragoman.reading.interactions.predicates import Event
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ORGANS = frozenset(
    "government administration cabinet ministry parliament leadership side delegation country "
    "authority official diplomat negotiator leader nation state presidency minister ambassador "
    "envoy troops troop force army military navy soldier police diplomat embassy company "
    "aircraft jet forces court prosecutor".split()
)
"""Words that stand for the state that owns them: "Oslo's negotiators", "Chadian forces"."""


class Filled:
    """Actors with the token that names each, in text order, none twice."""

    def __init__(self, pairs: Iterable[tuple[str, int]] = ()) -> None:
        self.tokens: dict[str, int] = {}
        for actor, token in pairs:
            self.tokens.setdefault(actor, token)

    def __bool__(self) -> bool:
        return bool(self.tokens)


class Arguments:
    """Fills the arguments of events from the actors of a draft."""

    def __init__(self, draft: Draft, spoken: SpokenIndex) -> None:
        self.draft = draft
        self.parse = draft.parse
        self.actors = draft.actors
        self.spoken = spoken

    # --- the source ---------------------------------------------------------------------------

    def source(self, event: Event) -> Filled:
        """Who does it: the subject of the topmost verb, or the agent of a passive."""
        verb = self.parse.tokens[event.top]
        if is_passive(self.parse, verb):
            agent = self.parse.child(verb.i, "agent")
            heads = self.parse.kids(agent.i, "pobj") if agent is not None else []
            return self._named(heads)
        return self.subject(verb)

    def subject(self, verb: Token) -> Filled:
        """The actors of a verb's subject, also of one that it shares with another verb."""
        subject = subject_of(self.parse, verb)
        if subject is None:
            return Filled()
        return self._named([subject]) or self._same_as_teller(verb, subject)

    def _same_as_teller(self, verb: Token, subject: Token) -> Filled:
        """ "it" in "Oslo said it would send aid", where nothing else is at hand."""
        governor = self.parse.tokens[verb.head]
        if subject.lower != "it" or verb.dep != "ccomp" or governor.pos != "VERB":
            return Filled()
        teller = self.parse.child(governor.i, "nsubj")
        told = self._named([teller]) if teller is not None else Filled()
        bodies = [p for p in told.tokens.items() if not self.actors.is_person(p[0])]
        return Filled(bodies) if len(bodies) == 1 else Filled()

    # --- the target ---------------------------------------------------------------------------

    def target(self, event: Event) -> Filled:
        """To whom: the nearest to the topmost verb of what its words govern."""
        for link in event.links:
            token = self.parse.tokens[link]
            found = self._of_verb(event, token) if token.pos in ("VERB", "AUX") else Filled()
            found = found or self._of_noun(event, token)
            if found:
                return found
        return Filled()

    def _of_verb(self, event: Event, verb: Token) -> Filled:
        passive = is_passive(self.parse, verb)
        objects = self.parse.kids(verb.i, "nsubjpass" if passive else "dobj", "dative")
        direct = [t for t in objects if t.dep != "dative"]
        if verb.i == event.top and event.operators[:1] == ("request",):
            clause = self.parse.child(verb.i, "ccomp", "xcomp")
            own = self.parse.child(clause.i, "nsubj") if clause is not None else None
            if own is not None:
                direct.append(own)
        given = self._named(t for t in objects if t.dep == "dative" and t.pos != "ADP")
        if given:
            return given
        # "Norway withdrew its troops from Chad": what is somebody's own is not whom it is done to.
        if found := self._named(t for t in direct if not self._is_own(t)):
            return found
        words = [t for t in (*direct, *self._phrase(event, verb)) if not self.actors.at(t.i)]
        for noun in words:
            if found := self._of_noun(event, noun):
                return found
        return self._prepositions(event, verb, _other_side(event))

    def _phrase(self, event: Event, verb: Token) -> list[Token]:
        if event.phrase is None or verb.i != event.word:
            return []
        return [self.parse.tokens[event.phrase]]

    def _of_noun(self, event: Event, noun: Token) -> Filled:
        """Of "an attack on Chad", "Chad's offer", "Chadian diplomats", "the raid by Chad"."""
        if noun.pos not in ("NOUN", "PROPN"):
            return Filled()
        deed = event.event in DOERS_OF_DEEDS
        allowed = frozenset({"by"}) if deed else _other_side(event)
        if found := self._prepositions(event, noun, allowed):
            return found
        if event.code in OWN_WORDS and noun.i == event.phrase:
            return Filled()
        if event.event == "AID" or (deed and noun.lemma in DONE_TO):
            return Filled()
        if self._is_own(noun):
            return Filled()
        return self._named(self.parse.kids(noun.i, "poss")) or self._adjective(noun)

    def _is_own(self, noun: Token) -> bool:
        return any(t.tag == "PRP$" for t in self.parse.kids(noun.i, "poss"))

    def of_deed(self, noun: Token) -> tuple[Filled, Filled]:
        """Both sides of a deed that a noun tells of: whose it is, and whom it is on."""
        owner = self._named(self.parse.kids(noun.i, "poss"))
        if not owner and any(t.lower == "the" for t in self.parse.kids(noun.i, "det")):
            owner = self._adjective(noun)
        if not owner:
            return Filled(), Filled()
        for prep in self.parse.kids(noun.i, "prep"):
            if prep.lower in ("of", "on", "against"):
                heads = self.parse.kids(prep.i, "pobj")
                if victims := self._named(heads, places=True):
                    return owner, victims
        return Filled(), Filled()

    def _adjective(self, noun: Token) -> Filled:
        """ "Chadian" in "two Chadian diplomats"."""
        for child in self.parse.kids(noun.i, "amod", "compound", "nmod"):
            states = self.actors.states_at(child.i)
            if len(states) == 1 and states[0] in self.actors.actors:
                return Filled([(states[0], child.i)])
        return Filled()

    def _prepositions(self, event: Event, head: Token, allowed: frozenset[str]) -> Filled:
        for prep in self.parse.kids(head.i, "prep", "agent", "dative"):
            if prep.lower not in allowed:
                continue
            inner = self.parse.kids(prep.i, "pobj")
            if found := self._named(inner, places=event.event in RECEIVING):
                return found
            for noun in inner:
                owners = self._named(self.parse.kids(noun.i, "poss")) or self._adjective(noun)
                if owners and (noun.lemma in _ORGANS or prep.lower in ("into", "against")):
                    return owners
        return Filled()

    # --- actors of words ----------------------------------------------------------------------

    def _named(self, heads: Iterable[Token], *, places: bool = False) -> Filled:
        return Filled(pair for head in heads for pair in self._pairs(head, places))

    def _pairs(self, head: Token, places: bool) -> Iterator[tuple[str, int]]:
        if head.lower in _RELATIVE:
            yield from self._antecedents(head)
            return
        for token in (head, *self._joined(head)):
            yield from ((a, token.i) for a in self._at(token, places))

    def _at(self, token: Token, places: bool) -> tuple[str, ...]:
        spoken = self.spoken.first_person(token)
        if spoken:
            return spoken
        found = self.actors.actors_at(token.i)
        if not found and places:
            found = tuple(a for a in self.actors.states_at(token.i) if a in self.actors.actors)
        if not found and token.lemma in _ORGANS:
            owners = self._named(self.parse.kids(token.i, "poss")) or self._adjective(token)
            found = tuple(owners.tokens)
        return found

    def _joined(self, head: Token) -> Iterator[Token]:
        for token in self.parse.kids(head.i, "conj"):
            if token.pos in ("PROPN", "NOUN", "PRON"):
                yield token
                yield from self._joined(token)

    def _antecedents(self, relative: Token) -> Iterator[tuple[str, int]]:
        for token in self.parse.ancestors(relative.i):
            if token.dep == "relcl":
                head = self.parse.tokens[token.head]
                if head.lower not in _RELATIVE:
                    yield from self._pairs(head, False)
                return


def _other_side(event: Event) -> frozenset[str]:
    return TOWARDS.get(event.event, ANY_SIDE)
