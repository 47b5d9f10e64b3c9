"""Mentions of contacts: the words that name one, who takes part, when and where.

A mention starts from a trigger (a verb such as "met" or a noun such as "talks"), whose grammar
gives the parties. Whether the contact took place is not decided here but in `claims`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import ContactKind, DateMention, Participant, Span
from dragoman.reading.contact_lexicon import (
    CONTACT_NOUNS,
    CONTACT_VERBS,
    DISTANCE_PHRASES,
    EARLIER_WORDS,
    ENTERING,
    JOINT_VERBS,
    LATER_WORDS,
    LIGHT_VERBS,
    NEEDS_PARTIES,
    OBJECT_VERBS,
    PLURAL_ONLY,
    PRESENCE_PHRASES,
    REMOTE_MODIFIERS,
    STATUS_VERBS,
    TO_VERBS,
    TRILATERAL_WORDS,
    WITH_VERBS,
)
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_passive, subject_of, verb_group_start
from dragoman.reading.language import Parse, Token
from dragoman.reading.spoken import SpokenIndex

Order = Literal["earlier", "later"]

_TEMPORAL = frozenset(
    {"after", "following", "during", "before", "since", "ahead", "at", "in", "on"}
)
_TAKES_PLACE = frozenset("take_place occur happen be begin start end last conclude follow".split())
_INCLUDE = frozenset("include involve feature gather unite".split())
_BY = frozenset("attend host lead chair mediate broker join arrange organize convene".split())


@dataclass(slots=True)
class ContactMention:
    """One naming of a contact. `predicate` is the token whose tense and mood tell its status."""

    trigger: int
    kind: ContactKind
    predicate: int
    span: Span
    sentence: int
    parties: list[Participant] = field(default_factory=list)
    date: DateMention | None = None
    where: str | None = None
    order: Order | None = None
    definite: bool = False
    trilateral: bool = False
    noun: bool = False
    kind_is_stated: bool = False


PEOPLE_NOUNS = frozenset(
    "counterpart colleague leader head minister president premier official representative "
    "delegation envoy ambassador diplomat negotiator chief secretary government".split()
)
"""Nouns whose "of" and "from" name the parties: "the leaders of both Koreas", not "the entry of
Norway into the market"."""


class PartyFinder:
    """Finds who takes part in what a trigger names."""

    def __init__(self, draft: Draft, spoken: SpokenIndex) -> None:
        self.parse = draft.parse
        self.actors = draft.actors
        self.spoken = spoken
        self._named = {m.actor for m in draft.actors.mentions if m.form == "name"}
        self._substitutes: dict[str, str] = {}

    def phrase(self, head: Token, depth: int = 0) -> list[Participant]:
        """The actors that a noun phrase refers to, with those joined to it."""
        if depth > 4:
            return []
        found = self._one(head, depth)
        for joined in self.parse.kids(head.i, "conj", "appos"):
            if joined.dep == "appos" and found:
                continue
            _extend(found, self.phrase(joined, depth + 1))
        if found:
            _extend(found, self._misplaced(head, depth))
        return found

    def _misplaced(self, head: Token, depth: int) -> list[Participant]:
        """ "President A of B and Chancellor C of D": the parser joins C to B; a person is no
        place, so C is joined to A.
        """
        found: list[Participant] = []
        for prep in self.parse.kids(head.i, "prep"):
            for place in self.parse.kids(prep.i, "pobj") if prep.lower == "of" else ():
                for joined in self._joined(place):
                    persons = [
                        a for a in self.actors.actors_at(joined.i) if self.actors.is_person(a)
                    ]
                    if persons:
                        _extend(found, self._one(joined, depth + 1))
        return found

    def _one(self, head: Token, depth: int) -> list[Participant]:
        spoken = self.spoken.first_person(head)
        if spoken:
            return [self.participant(a, head) for a in spoken]
        found = [self.participant(a, head) for a in self.actors.actors_at(head.i)]
        if head.lemma in PEOPLE_NOUNS:
            # "his counterparts from Britain and France", "leaders of the two Koreas"
            for prep in self._origins(head):
                if prep.lower in ("from", "of") and (not found or head.lemma == "counterpart"):
                    for inner in self.parse.kids(prep.i, "pobj"):
                        _extend(found, self._members(inner, depth))
        return found

    def _origins(self, head: Token) -> list[Token]:
        """Prepositions that tell where those people come from; the parser may hang "from
        France" on the verb instead of on "counterparts".
        """
        found = self.parse.kids(head.i, "prep")
        after = self.parse.tokens[head.i + 1 : head.i + 2]
        if not found and head.lemma in ("counterpart", "colleague", "delegation"):
            found = [t for t in after if t.dep == "prep" and t.sent == head.sent]
        return found

    def _members(self, head: Token, depth: int) -> list[Participant]:
        """States and bodies after "counterparts from": places there stand for governments."""
        found = []
        for token in (head, *self._joined(head)):
            ids = self.actors.actors_at(token.i) or self.actors.states_at(token.i)
            found += [self.participant(a, token) for a in ids]
        return found

    def _joined(self, head: Token) -> list[Token]:
        joined: list[Token] = []
        for token in self.parse.kids(head.i, "conj", "appos"):
            joined += [token, *self._joined(token)]
        return joined

    def participant(self, actor: str, head: Token) -> Participant:
        mention = self.actors.at(head.i)
        span = mention.span if mention is not None else Span(head.start, head.end)
        actor = self._stand_in(actor)
        return Participant(actor=actor, name=self.actors.name(actor), span=span)

    def _stand_in(self, actor: str) -> str:
        """The state for a minister whom the report never names: "Norway's defence minister".

        Presidents and heads of government are known by their office alone and stay themselves.
        """
        if actor not in self._substitutes:
            self._substitutes[actor] = (
                actor if actor in self._named else self.actors.stand_in(actor)
            )
        return self._substitutes[actor]

    # --- what a noun's own phrase says -------------------------------------------------------

    def of_noun(self, noun: Token) -> list[Participant]:
        """Parties named inside the phrase of a noun trigger."""
        found: list[Participant] = []
        for child in self.parse.kids(noun.i):
            if child.dep == "poss":
                _extend(found, self.phrase(child))
            elif child.dep in ("compound", "nmod", "amod"):
                _extend(found, self._modifier(child))
            elif child.dep in ("prep", "agent"):
                _extend(found, self._preposition(child))
            elif child.dep in ("relcl", "acl"):
                _extend(found, self._relative(child))
        return found

    def _modifier(self, child: Token) -> list[Participant]:
        """ "a Putin-Zelensky meeting", "U.S.-Russia talks", "Armenian-Azerbaijani talks"."""
        found: list[Participant] = []
        for i in range(child.left, child.right + 1):
            ids = self.actors.actors_at(i) or self.actors.states_at(i)
            _extend(found, [self.participant(a, self.parse.tokens[i]) for a in ids])
        return found if len(found) > 1 else []

    def _preposition(self, prep: Token) -> list[Participant]:
        if prep.lower not in ("between", "with", "among", "of", "by", "involving", "to", "from"):
            return []
        found: list[Participant] = []
        for inner in self.parse.kids(prep.i, "pobj"):
            _extend(found, self.phrase(inner))
        return found

    def _relative(self, clause: Token) -> list[Participant]:
        """ "a summit that would include her", "talks attended by the envoy"."""
        found: list[Participant] = []
        if clause.lemma in _INCLUDE:
            for obj in self.parse.kids(clause.i, "dobj"):
                _extend(found, self.phrase(obj))
        if clause.lemma in _BY:
            for agent in self.parse.kids(clause.i, "agent"):
                for inner in self.parse.kids(agent.i, "pobj"):
                    _extend(found, self.phrase(inner))
        return found


def _extend(found: list[Participant], more: list[Participant]) -> None:
    known = {p.actor for p in found}
    found.extend(p for p in more if p.actor not in known)


def find_mentions(draft: Draft, spoken: SpokenIndex) -> list[ContactMention]:
    """All mentions of contacts, in text order."""
    finder = PartyFinder(draft, spoken)
    dates = DateIndex(draft)
    found = []
    for token in draft.parse.tokens:
        mention = None
        if token.pos in ("NOUN", "PROPN") and token.lemma in CONTACT_NOUNS:
            mention = _from_noun(draft, finder, token)
        elif token.pos == "VERB" and token.lemma in CONTACT_VERBS:
            mention = _from_verb(draft, finder, token)
        if mention is not None:
            _complete(draft, dates, mention)
            found.append(mention)
    return found


# --- verbs -------------------------------------------------------------------------------------


def _from_verb(draft: Draft, finder: PartyFinder, verb: Token) -> ContactMention | None:
    parse = draft.parse
    lemma = verb.lemma
    if lemma == "call" and parse.kids(verb.i, "oprd", "ccomp", "xcomp", "prt"):
        return None
    passive = is_passive(parse, verb)
    partners: list[Participant] = []
    through_preposition = False
    for prep in parse.kids(verb.i, "prep", "dative"):
        wanted = (prep.lower == "with" and lemma in WITH_VERBS) or (
            prep.lower == "to" and lemma in TO_VERBS
        )
        if wanted:
            for inner in parse.kids(prep.i, "pobj"):
                _extend(partners, finder.phrase(inner))
                through_preposition = True
    if not partners and lemma in WITH_VERBS:
        partners = _distant_partners(parse, finder, verb)
        through_preposition = bool(partners)
    if lemma in OBJECT_VERBS and not passive:
        for obj in parse.kids(verb.i, "dobj"):
            if lemma == "visit":
                _extend(partners, _hosts(finder, obj))
            else:
                _extend(partners, finder.phrase(obj))
    if passive and lemma in OBJECT_VERBS:
        for agent in parse.kids(verb.i, "agent"):
            for inner in parse.kids(agent.i, "pobj"):
                _extend(partners, finder.phrase(inner))
    if lemma in ("discuss", "engage", "connect", "write", "sit") and not through_preposition:
        return None
    if lemma in ("join", "congratulate") or _is_figurative(parse, verb):
        return None
    subject = subject_of(parse, verb)
    subjects = finder.phrase(subject) if subject is not None else []
    if passive and subject is None:
        return None
    parties: list[Participant] = list(subjects)
    _extend(parties, partners)
    if not partners and not (lemma in JOINT_VERBS and len(subjects) > 1):
        return None
    if len(parties) < 2:
        return None
    return ContactMention(
        trigger=verb.i,
        kind=CONTACT_VERBS[lemma],
        predicate=verb.i,
        span=parse.span(verb_group_start(parse, verb), verb.i + 1),
        sentence=verb.sent,
        parties=parties,
        kind_is_stated=lemma in ("meet", "phone", "telephone", "visit", "negotiate"),
    )


def _is_figurative(parse: Parse, verb: Token) -> bool:
    """ "talked past each other", "speak the language of trade", "while visiting Oslo"."""
    if verb.lemma in ("speak", "talk"):
        past = any(t.lower == "past" for t in parse.kids(verb.i, "prep"))
        partner = any(t.lower in ("with", "to") for t in parse.kids(verb.i, "prep"))
        return (past and not partner) or parse.child(verb.i, "dobj") is not None
    if verb.lemma == "visit" and verb.tag == "VBG":
        return parse.child(verb.i, "nsubj") is None and parse.child(verb.i, "aux") is None
    return False


def _distant_partners(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """ "She spoke on the margins of the forum with the emir": "with" hangs on the forum."""
    found: list[Participant] = []
    for prep in parse.kids(verb.i, "prep", "npadvmod"):
        for i in range(prep.i, prep.right + 1):
            token = parse.tokens[i]
            if token.lower == "with" and token.dep == "prep" and token.head != verb.i:
                for inner in parse.kids(i, "pobj"):
                    _extend(found, finder.phrase(inner))
    return found


def _hosts(finder: PartyFinder, place: Token) -> list[Participant]:
    """The government of the place that is visited."""
    ids = finder.actors.states_at(place.i)
    return [finder.participant(a, place) for a in ids]


# --- nouns -------------------------------------------------------------------------------------


def _from_noun(draft: Draft, finder: PartyFinder, noun: Token) -> ContactMention | None:
    parse = draft.parse
    lemma = noun.lemma
    if lemma in PLURAL_ONLY and noun.tag not in ("NNS", "NNPS"):
        return None
    if noun.dep in ("compound", "amod", "nmod") and parse.tokens[noun.head].lemma in CONTACT_NOUNS:
        return None
    if lemma == "call" and _is_appeal(parse, noun):
        return None
    if _is_somebody_elses(parse, noun):
        return None
    if lemma == "round" and not _round_of_talks(parse, noun):
        return None
    parties = finder.of_noun(noun)
    predicate, governs = governing_predicate(parse, noun)
    carried = _by_light_verb(parse, finder, noun, predicate, governs, parties)
    _extend(parties, carried)
    modifiers = {parse.tokens[c].lower for c in noun.children}
    if (
        lemma in NEEDS_PARTIES
        and not parties
        and not modifiers & (REMOTE_MODIFIERS.keys() | {"the", "such"})
    ):
        return None
    first = noun.left if noun.i - noun.left < 8 else noun.i
    return ContactMention(
        trigger=noun.i,
        kind=CONTACT_NOUNS[lemma],
        predicate=predicate.i,
        span=parse.span(first, noun.i + 1),
        sentence=noun.sent,
        parties=parties,
        definite=bool(modifiers & {"the", "this", "that", "such", "their", "its", "these"}),
        trilateral=bool(modifiers & TRILATERAL_WORDS) or lemma == "trilateral",
        noun=True,
        kind_is_stated=lemma not in ("conversation", "talk", "round", "consultation"),
    )


def _is_somebody_elses(parse: Parse, noun: Token) -> bool:
    """ "on the margins of the forum's summit": the occasion of a contact, not the contact."""
    of = parse.tokens[noun.head]
    return (
        noun.dep == "pobj"
        and of.lower == "of"
        and parse.tokens[of.head].lemma in ("margin", "sideline", "fringe")
    )


def _is_appeal(parse: Parse, noun: Token) -> bool:
    """ "calls for restraint", "a call to resume talks": an appeal, not a conversation."""
    after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    if after is not None and after.lower in ("for", "to", "on", "from") and after.head == noun.i:
        return True
    return any(parse.tokens[c].dep in ("acl", "relcl") and c == noun.i + 2 for c in noun.children)


def _round_of_talks(parse: Parse, noun: Token) -> bool:
    for prep in parse.kids(noun.i, "prep"):
        inner = parse.child(prep.i, "pobj")
        if prep.lower == "of" and inner is not None and inner.lemma in CONTACT_NOUNS:
            return True
    return False


def governing_predicate(parse: Parse, noun: Token) -> tuple[Token, bool]:
    """The verb that carries a noun trigger, and whether the noun is its subject or object.

    "held talks", "talks were held", "preparations for a meeting are underway" (are).
    """
    token = noun
    direct = True
    while token.head != token.i:
        head = parse.tokens[token.head]
        if head.pos in ("VERB", "AUX") and head.dep != "prep":
            direct = direct and token.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj")
            return head, direct
        if head.dep in ("prep", "pobj") or token.dep in ("pobj", "conj", "appos"):
            direct = direct and token.dep == "conj"
        else:
            direct = False
        token = head
    return noun, False


def _by_light_verb(
    parse: Parse,
    finder: PartyFinder,
    noun: Token,
    predicate: Token,
    governs: bool,
    own: list[Participant],
) -> list[Participant]:
    """Parties that stand outside the noun's phrase: "Oslo held talks with Hanoi" and
    "wants clarity before committing to a summit with Hanoi" (the subject of wanting).
    """
    if predicate.i == noun.i:
        return []
    found: list[Participant] = []
    light = carries_noun(parse, noun, predicate)
    is_subject = noun.dep in ("nsubj", "nsubjpass") and noun.head == predicate.i
    if light:
        # The parser often hangs "with the emir" on "held" instead of on "talks".
        for prep in parse.kids(predicate.i, "prep", "agent"):
            if prep.lower in ("with", "between", "by"):
                for inner in parse.kids(prep.i, "pobj"):
                    _extend(found, finder.phrase(inner))
    if is_subject:
        return found
    has_partner = any(p.lower in ("with", "to") for p in parse.kids(noun.i, "prep")) or bool(found)
    if not (light or has_partner or _governs_status(parse, noun, predicate)):
        return []
    if not _controls(parse, noun, predicate, light):
        return found
    subject = subject_of(parse, predicate)
    if subject is not None and not noun.left <= subject.i <= noun.right:
        _extend(found, finder.phrase(subject))
    return found


def carries_noun(parse: Parse, noun: Token, verb: Token) -> bool:
    """Whether a light verb carries the noun: "held talks", "took part in talks", "met for talks";
    not "made concessions in talks".
    """
    if verb.lemma not in LIGHT_VERBS:
        return False
    first = noun
    while first.dep == "conj":
        first = parse.tokens[first.head]
    if first.head == verb.i:
        return first.dep in ("dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd")
    prep = parse.tokens[first.head]
    if prep.pos != "ADP" or prep.lower not in ("in", "for", "with"):
        return False
    if prep.head == verb.i:
        return verb.lemma in ENTERING
    return parse.tokens[prep.head].lower == "part" and parse.tokens[prep.head].head == verb.i


def _governs_status(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "The two sides postponed a meeting": those who postpone are those who would have met."""
    return noun.head == verb.i and noun.dep == "dobj" and verb.lemma in STATUS_VERBS


def _controls(parse: Parse, noun: Token, predicate: Token, light: bool) -> bool:
    """Whether the predicate's subject is a party of the contact that the noun names."""
    if (
        light
        or predicate.lemma in STATUS_VERBS
        or predicate.lemma in ("commit", "return", "travel")
    ):
        return True
    if any(t.ent not in ("DATE", "TIME") for t in parse.kids(noun.i, "poss")):
        return False
    token = noun
    while token.i != predicate.i:
        if token.dep == "prep" and token.lower in _TEMPORAL | {"about", "for", "to"}:
            return True
        if token.head == token.i:
            return False
        token = parse.tokens[token.head]
    return False


# --- when, where, which one ------------------------------------------------------------------


class DateIndex:
    """The dates of a text by sentence, with the token that heads each."""

    def __init__(self, draft: Draft) -> None:
        self.parse = draft.parse
        self._by_sentence: dict[int, list[tuple[Token, DateMention]]] = {}
        for date in draft.dates:
            first, last = draft.parse.tokens_in(date.span)
            if first < last:
                tokens = draft.parse.tokens[first:last]
                head = next((t for t in tokens if not first <= t.head < last), tokens[-1])
                self._by_sentence.setdefault(head.sent, []).append((head, date))

    def of(self, targets: set[int], sentence: int) -> DateMention | None:
        """The date that modifies one of these tokens; a plain date before an open interval."""
        found = []
        for head, date in self._by_sentence.get(sentence, ()):
            if date.value is not None and self._reaches(head, targets):
                found.append(date)
        found.sort(key=lambda d: ".." in (d.value or ""))
        return found[0] if found else None

    def _reaches(self, token: Token, targets: set[int]) -> bool:
        for _ in range(8):
            if token.i in targets:
                return True
            if token.head == token.i or token.dep not in _CIRCUMSTANCE:
                return False
            if token.lower in BOUNDING or token.lemma in CONTACT_NOUNS:
                return False
            token = self.parse.tokens[token.head]
        return False


BOUNDING = frozenset({"after", "following", "before", "since", "until"})
"""Behind these a date bounds the contact; it does not date it ("spoke after Monday's talks")."""

_CIRCUMSTANCE = frozenset(
    "prep pobj npadvmod advmod nmod compound amod nummod appos poss tmod pcomp case dep".split()
)


def _complete(draft: Draft, dates: DateIndex, mention: ContactMention) -> None:
    parse = draft.parse
    trigger = parse.tokens[mention.trigger]
    predicate = parse.tokens[mention.predicate]
    targets = {mention.trigger}
    if mention.predicate != mention.trigger and _carries(parse, trigger, predicate):
        targets.add(predicate.i)
        targets.update(t.i for t in parse.kids(predicate.i, "xcomp"))
    mention.date = dates.of({mention.trigger}, mention.sentence) or dates.of(
        targets, mention.sentence
    )
    guests = [t.i for t in parse.kids(trigger.i, "dobj", "conj") if trigger.pos == "VERB"]
    guests += [t.i for g in guests for t in parse.kids(g, "conj")]
    mention.where = _place(draft, targets) or _place(draft, set(guests))
    mention.order = _order(parse, trigger, predicate)
    _settle_kind(parse, mention)


def _carries(parse: Parse, noun: Token, predicate: Token) -> bool:
    """Whether what dates the predicate dates the contact too."""
    if predicate.lemma in LIGHT_VERBS or predicate.lemma in STATUS_VERBS:
        return True
    if noun.dep in ("nsubj", "nsubjpass") and noun.head == predicate.i:
        lemma = predicate.lemma
        if lemma in _TAKES_PLACE or lemma in ("know", "expect", "report", "say"):
            return True
        return lemma == "take" and any(t.lower == "place" for t in parse.kids(predicate.i, "dobj"))
    return False


def _place(draft: Draft, targets: set[int]) -> str | None:
    parse = draft.parse
    for target in sorted(targets):
        for prep in parse.kids(target, "prep"):
            if prep.lower not in ("in", "at"):
                continue
            for inner in parse.kids(prep.i, "pobj"):
                name = draft.actors.place_at(inner.i)
                if name is not None:
                    return name
    return None


def _order(parse: Parse, trigger: Token, predicate: Token) -> Order | None:
    words = [t for i in {trigger.i, predicate.i} for t in parse.kids(i)]
    for token in words:
        if token.lower in LATER_WORDS:
            return "later"
        if token.i < trigger.i and token.lower in EARLIER_WORDS and token.dep == "amod":
            return "earlier"
    return None


def _settle_kind(parse: Parse, mention: ContactMention) -> None:
    """ "met by video link" is a video call, "spoke in person" a meeting."""
    trigger = parse.tokens[mention.trigger]
    nearby = parse.words(*_clause_range(parse, mention)).lower()
    for child in parse.kids(trigger.i, "compound", "amod", "nmod"):
        if child.lower in REMOTE_MODIFIERS:
            mention.kind = REMOTE_MODIFIERS[child.lower]
            mention.kind_is_stated = True
    for phrase, kind in DISTANCE_PHRASES:
        if phrase in nearby and mention.kind != "message":
            mention.kind = kind
            mention.kind_is_stated = True
            return
    if mention.kind == "call" and (
        any(phrase in nearby for phrase in PRESENCE_PHRASES) or _at_an_event(parse, trigger)
    ):
        mention.kind = "meeting"


def _at_an_event(parse: Parse, verb: Token) -> bool:
    """ "spoke at the G20": both were there."""
    for prep in parse.kids(verb.i, "prep"):
        inner = parse.child(prep.i, "pobj")
        if prep.lower == "at" and inner is not None and inner.tag in ("NNP", "NNPS"):
            return True
    return False


def _clause_range(parse: Parse, mention: ContactMention) -> tuple[int, int]:
    """The trigger's surroundings: its own phrase and the few words after it."""
    trigger = parse.tokens[mention.trigger]
    sentence = parse.sentences[mention.sentence]
    first = max(sentence.first, min(trigger.left, trigger.i - 3))
    last = min(sentence.last, max(trigger.i + 6, min(trigger.right + 1, trigger.i + 30)))
    return first, last
