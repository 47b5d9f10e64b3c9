"""Who a noun phrase refers to: persons, states, groups that the text does not name."""

from __future__ import annotations

from dragoman.knowledge.schema import OrganisationEntry, StateEntry
from dragoman.model import Participant, Span
from dragoman.reading.actors.issuer import issuing_state
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import noun_phrase
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Token

PEOPLE_NOUNS = frozenset(
    "counterpart colleague leader head minister president premier official representative "
    "delegation envoy ambassador diplomat negotiator chief secretary government chairman "
    "chairwoman chairperson chair speaker commissioner ally partner member senator lawmaker "
    "authority leadership side adviser advisor mediator".split()
)
"""Nouns whose "of" and "from" name the parties: "the leaders of both Koreas", not "the entry of
Norway into the market"."""
_STOPS = frozenset({",", ";", ".", ":"})
_FOREIGNERS = frozenset(
    "leader minister president premier ambassador envoy diplomat counterpart head chief".split()
)
_ABROAD = frozenset(
    "foreign world regional allied neighbouring neighboring african arab asian european western "
    "eastern gulf pacific caribbean baltic nordic balkan american latin countries nations "
    "continent".split()
)
"""Words that make officials those of other states."""
_AMOUNTS = frozenset("range number group variety series couple host handful team".split())
"""Nouns whose "of" names the people: "a group of Norwegian lawmakers"."""
_MEMBERS = frozenset("nation country state member ally".split())
"""Plural nouns that an organisation of states stands before: "the G7 nations"."""
BODIES = frozenset(
    "mission committee commission parliament assembly senate council ministry department "
    "office cabinet delegation bureau".split()
)
"""Public bodies: who heads one speaks for the state or organisation whose body it is."""


class PhraseFinder:
    """Finds whom a noun phrase names."""

    def __init__(self, draft: Draft, spoken: SpokenIndex) -> None:
        self.draft = draft
        self.parse = draft.parse
        self.actors = draft.actors
        self.spoken = spoken
        self.knowledge = draft.knowledge
        self._named = {m.actor for m in draft.actors.mentions if m.form == "name"}
        self._substitutes: dict[str, str] = {}
        self.issuer = issuing_state(draft.report, draft.knowledge)
        self._all = {m.actor for m in draft.actors.mentions}

    def phrase(self, head: Token, depth: int = 0) -> list[Participant]:
        """The actors that a noun phrase refers to, with those joined to it."""
        if depth > 4:
            return []
        found = self._one(head, depth)
        for joined in self.parse.kids(head.i, "conj", "appos"):
            if joined.dep == "appos" and found:
                continue
            more = self.phrase(joined, depth + 1)
            if not more and head.lemma in PEOPLE_NOUNS and head.tag == "NNS":
                # "the ministers of Chad and Mali": the parser may join Mali to the ministers.
                more = self._members(joined, depth + 1)
            extend(found, more)
        if found:
            extend(found, self._misplaced(head, depth))
        return found

    def _misplaced(self, head: Token, depth: int) -> list[Participant]:
        """ "President A of B and Chancellor C of D": the parser joins C to B; a person is no
        place, so C is joined to A. So it is with "Minister for Trade A and Minister B".
        """
        found: list[Participant] = []
        for prep in self.parse.kids(head.i, "prep"):
            for place in self.parse.kids(prep.i, "pobj") if prep.lower in ("of", "for") else ():
                for joined in self._joined(place):
                    persons = [
                        a for a in self.actors.actors_at(joined.i) if self.actors.is_person(a)
                    ]
                    if persons:
                        extend(found, self._one(joined, depth + 1))
        return found

    def _one(self, head: Token, depth: int) -> list[Participant]:
        if head.tag == "WP" and head.lower in ("who", "whom"):
            return self._antecedent(head, depth)
        spoken = self.spoken.first_person(head)
        if spoken:
            return [self.participant(a, head) for a in spoken]
        found = [
            self.participant(a, head)
            for a in self.actors.actors_at(head.i)
            if not self._is_own_body(a, head)
        ]
        if not found and head.lemma in _AMOUNTS and depth < 4:
            # "a range of EU officials"
            for of in self.parse.kids(head.i, "prep"):
                for inner in self.parse.kids(of.i, "pobj") if of.lower == "of" else ():
                    extend(found, self.phrase(inner, depth + 1))
        if not found and head.tag == "NNPS":
            # "the Russians"
            ids = self.actors.states_at(head.i)
            found = [self.participant(a, head) for a in ids if a.startswith("sta.")]
        if not found and head.lemma == "country":
            found = self._own_country(head)
        if not found and _is_people(head):
            found = self._of_origin(head)
        if not found and head.lemma in _MEMBERS and head.tag in ("NNS", "NNPS"):
            found = [p for p in self._of_origin(head) if p.actor and self.is_assembly(p.actor)]
        if _is_people(head):
            # "his counterparts from Britain and France", "leaders of the two Koreas"
            for prep in self._origins(head):
                if prep.lower in ("from", "of") and (not found or head.lemma == "counterpart"):
                    for inner in self.parse.kids(prep.i, "pobj"):
                        extend(found, self._members(inner, depth))
        return found or self._unnamed(head)

    def _antecedent(self, who: Token, depth: int) -> list[Participant]:
        """Aho in "Berg and Aho, who met the king"; both in "Berg and Aho, who met in Oslo"."""
        clause = next((t for t in self.parse.ancestors(who.i) if t.dep == "relcl"), None)
        if clause is None or depth:
            return []
        noun = self.parse.tokens[clause.head]
        last = noun
        while joined := self.parse.kids(last.i, "conj"):
            last = joined[-1]
        alone = self.parse.child(clause.i, "dobj", "dative", "agent") or any(
            t.lower in ("with", "to") for t in self.parse.kids(clause.i, "prep")
        )
        if alone:
            return self._one(last if last.i < who.i else noun, depth + 1)
        while noun.dep == "conj":
            noun = self.parse.tokens[noun.head]
        return self.phrase(noun, depth + 1)

    def _is_own_body(self, actor: str, head: Token) -> bool:
        """ "the Security Council" in a state's release that speaks of no United Nations."""
        entry = self.knowledge.entry(actor) if self.issuer is not None else None
        if not isinstance(entry, OrganisationEntry) or entry.part_of is None:
            return False
        mention = self.actors.at(head.i)
        told = mention is not None and len(mention.span.of(self.parse.text).split()) > 2
        return not told and entry.part_of not in self._all

    def _own_country(self, head: Token) -> list[Participant]:
        """ "to our country": that of the speaker, or of the state whose release it is."""
        if not any(t.lower == "our" for t in self.parse.kids(head.i, "poss")):
            return []
        state = self.issuer
        for statement in self.spoken.around(head.start)[:1]:
            for speaker in statement.speakers[:1]:
                party = self.actors.party(speaker)
                state = f"sta.{party.lower()}" if party and len(party) == 3 else None
        entry = self.knowledge.entry(state) if state is not None else None
        if entry is None or state is None:
            return []
        span = Span(head.start, head.end)
        if state not in self.actors.actors:
            return []
        return [Participant(state, entry.name, span)]

    def _unnamed(self, head: Token) -> list[Participant]:
        """Others that the text does not name: "African envoys", "leaders of thirty countries"."""
        if head.tag not in ("NNS", "NNPS"):
            return []
        first, last = noun_phrase(self.parse, head)
        origin = self.parse.tokens[head.i + 1 : head.i + 2]
        if origin and origin[0].lower == "from" and last == head.i + 1:
            # "convene leaders from across the African continent": the parser hangs it elsewhere.
            last = origin[0].right + 1
        words = [t for t in self.parse.tokens[first:last] if t.i != head.i]
        relative = self.parse.child(head.i, "relcl")
        if relative is not None:
            last = min(last, relative.left)
        abroad = head.lemma in _FOREIGNERS and any(t.lower in _ABROAD for t in words)
        if not abroad and not self._counts_states(head):
            return []
        span = self.parse.span(first, last)
        return [Participant(None, " ".join(span.of(self.parse.text).split()), span)]

    def _counts_states(self, head: Token) -> bool:
        """ "195 countries"; "the two countries" are those named before."""
        if head.lemma not in ("country", "nation"):
            return False
        the = any(t.lower in ("the", "these", "those") for t in self.parse.kids(head.i, "det"))
        return not the and bool(self.parse.kids(head.i, "nummod"))

    def _of_origin(self, head: Token) -> list[Participant]:
        """ "senior Chinese and American officials", "NATO allies", "Congress members"."""
        found: list[Participant] = []
        for child in self.parse.kids(head.i, "amod", "compound", "nmod", "poss"):
            for token in (child, *self._joined(child)):
                ids = self.actors.actors_at(token.i) or self.actors.states_at(token.i)
                extend(found, [self.participant(a, token) for a in ids])
        return [p for p in found if p.actor is None or not self.actors.is_person(p.actor)]

    def _origins(self, head: Token) -> list[Token]:
        """Prepositions that tell where those people come from; the parser may hang "from
        France" on the verb instead of on "counterparts".
        """
        found = self.parse.kids(head.i, "prep")
        after = self.parse.tokens[head.i + 1 : head.i + 2]
        if not any(t.lower in ("from", "of") for t in found):
            own = head.lemma in ("counterpart", "colleague", "delegation")
            found += [
                t
                for t in after
                if t.dep == "prep" and t.sent == head.sent and (own or t.lower == "from")
            ]
        return found

    def _members(self, head: Token, depth: int) -> list[Participant]:
        """States and bodies after "counterparts from": places there stand for governments."""
        found = []
        for token in (head, *self._joined(head)):
            ids = self.actors.actors_at(token.i) or self.actors.states_at(token.i)
            if any(self._is_own_body(a, token) for a in ids):
                continue
            found += [self.participant(a, token) for a in ids or self._owner(token)]
            if not ids and token.lemma in _MEMBERS:
                found += self._of_origin(token)
        return found

    def _owner(self, body: Token) -> tuple[str, ...]:
        """Whose a public body is: "the Committee on Trade of the Parliament of Chad", "the NATO
        Mission in Oslo".
        """
        if body.lemma.lower() not in BODIES:
            return ()
        return tuple(self.actors.states_within(body.left, body.right + 1)[:1])

    def _joined(self, head: Token) -> list[Token]:
        joined: list[Token] = []
        for token in self.parse.kids(head.i, "conj", "appos"):
            joined += [token, *self._joined(token)]
        return joined

    def named_before(self, token: int) -> list[Participant]:
        """Those whose mention ends right before a token: a subject that the parser lost."""
        mention = self.actors.at(token - 1) if token else None
        if mention is None or mention.last != token or not self.actors.is_person(mention.actor):
            return []
        return [self.participant(a, self.parse.tokens[token - 1]) for a in mention.everyone]

    def named_after(self, token: int) -> list[Participant]:
        """The first person named in the next few words, before a comma or a verb."""
        last = min(token + 14, len(self.parse.tokens))
        for i in range(token, last):
            if self.parse.tokens[i].text in _STOPS or self.parse.tokens[i].pos in ("VERB", "AUX"):
                last = i
                break
        for mention in self.actors.within(token, last):
            if self.actors.is_person(mention.actor) and mention.form == "name":
                return [self.participant(mention.actor, self.parse.tokens[mention.head])]
        return []

    def points_back(self, head: Token) -> bool:
        """Whether a phrase means those named before: "they", "the two ministers"."""
        mention = self.actors.at(head.i)
        return mention is not None and bool(mention.also) and mention.form != "name"

    def names_a_guest(self, partners: list[Participant], host: Token | None) -> bool:
        """ "welcomed the chancellor to the palace", not "we welcome colleagues from Chad"."""
        if host is None or host.lower in ("i", "we"):
            return False
        return any(p.actor is not None and self.actors.is_person(p.actor) for p in partners)

    def participant(self, actor: str, head: Token) -> Participant:
        mention = self.actors.at(head.i)
        span = mention.span if mention is not None else Span(head.start, head.end)
        actor = self._stand_in(actor)
        return Participant(actor=actor, name=self.actors.name(actor), span=span)

    def _stand_in(self, actor: str) -> str:
        """The state for a minister whom the report never names: "Norway's defence minister"; and
        for its ministries.

        Presidents and heads of government are known by their office alone and stay themselves.
        """
        if actor not in self._substitutes:
            entry = self.knowledge.entry(actor)
            keeps = isinstance(entry, OrganisationEntry) and entry.sector == "LEG"
            keeps = keeps or (actor in self._named and self.actors.is_person(actor))
            self._substitutes[actor] = actor if keeps else self.actors.stand_in(actor)
        return self._substitutes[actor]

    def is_assembly(self, actor: str) -> bool:
        """Whether an organisation has states for members, so that its own meeting is a contact."""
        entry = self.knowledge.entry(actor)
        if not isinstance(entry, OrganisationEntry):
            return False
        return entry.sector == "IGO" and entry.kind == "organisation"


def is_capital(draft: Draft, actor: str, token: Token) -> bool:
    """Whether a word is the capital of the state that it may stand for."""
    entry = draft.knowledge.entry(actor)
    return isinstance(entry, StateEntry) and token.text in (entry.capital, entry.seat)


def _is_people(noun: Token) -> bool:
    """Also where it is written as a name: "NATO National Security Advisors"."""
    word = noun.lemma.lower()
    return word in PEOPLE_NOUNS or (noun.tag == "NNPS" and word.removesuffix("s") in PEOPLE_NOUNS)


def extend(found: list[Participant], more: list[Participant]) -> None:
    known = {key_of(p) for p in found}
    found.extend(p for p in more if key_of(p) not in known)


def key_of(participant: Participant) -> str:
    """What tells a participant from others: the actor, or the words where there is none."""
    return participant.actor or participant.name.lower()
