"""Mentions of contacts: triggers with the date, the place and the kind that their words settle.

Whether a contact took place is not decided here but in `standing`.
"""

from __future__ import annotations

from dragoman.model import DateMention
from dragoman.reading.contacts.anaphora import from_answer, from_pronoun
from dragoman.reading.contacts.date_index import DateIndex
from dragoman.reading.contacts.kinds import settle_kind
from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    CONTACT_VERBS,
    EARLIER_WORDS,
    JOURNEY_VERBS,
    LATER_WORDS,
    LIGHT_VERBS,
)
from dragoman.reading.contacts.parties import ASSEMBLIES, PartyFinder, is_capital
from dragoman.reading.contacts.status_words import STATUS_VERBS
from dragoman.reading.contacts.triggers import (
    ContactMention,
    Order,
    carries_noun,
    from_journey,
    from_noun,
    from_verb,
    one_by_one,
)
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_infinitive
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Parse, Token

__all__ = ["DateIndex", "find_mentions"]

_TAKES_PLACE = frozenset("occur happen be begin start end last conclude follow".split())


def find_mentions(draft: Draft, spoken: SpokenIndex) -> list[ContactMention]:
    """All mentions of contacts, in text order."""
    finder = PartyFinder(draft, spoken)
    dates = DateIndex(draft)
    found: list[ContactMention] = []
    for token in draft.parse.tokens:
        for mention in _named_at(finder, draft, token):
            _complete(draft, dates, mention)
            found.append(mention)
    return [m for m in found if not (m.journey and _is_way_to(m, found))]


def _named_at(finder: PartyFinder, draft: Draft, token: Token) -> list[ContactMention]:
    """The contacts that one word names."""
    parse = draft.parse
    if token.pos in ("NOUN", "PROPN") and token.lemma in CONTACT_NOUNS:
        mention = from_noun(finder, token)
    elif token.pos == "VERB" and token.lemma in CONTACT_VERBS:
        mention = from_verb(finder, token)
    elif token.pos == "VERB":
        return from_journey(finder, token)
    elif token.pos == "PRON":
        mention = from_pronoun(parse, token)
    elif token.pos == "NOUN":
        mention = from_answer(parse, token)
    else:
        return []
    return one_by_one(parse, mention) if mention is not None else []


def _is_way_to(journey: ContactMention, mentions: list[ContactMention]) -> bool:
    """ "He flew to Oslo and met the king": the journey is the way to the meeting."""
    (guest, *_) = journey.parties
    return any(
        guest.actor in {p.actor for p in other.parties}
        for other in mentions
        if other.sentence == journey.sentence and not other.journey and len(other.parties) > 1
    )


def _complete(draft: Draft, dates: DateIndex, mention: ContactMention) -> None:
    parse = draft.parse
    trigger = parse.tokens[mention.trigger]
    predicate = parse.tokens[mention.predicate]
    targets = {mention.trigger} | ({predicate.i} if mention.pointing else set())
    if mention.predicate != mention.trigger and _carries(parse, trigger, predicate):
        targets.add(predicate.i)
        targets.update(t.i for t in parse.kids(predicate.i, "xcomp"))
    for clause in parse.kids(trigger.i, "acl"):
        # "a summit set for Oslo in April"
        if clause.lemma in STATUS_VERBS or clause.lemma in LIGHT_VERBS:
            targets.add(clause.i)
    if trigger.lemma == "round":
        # "a second round of talks in Port Louis"
        of = [t for prep in parse.kids(trigger.i, "prep") for t in parse.kids(prep.i, "pobj")]
        targets.update(t.i for t in of if t.lemma in CONTACT_NOUNS)
    if not mention.ended:
        # "left Oslo on Monday" dates the leaving.
        mention.date = dates.of({mention.trigger}, mention.sentence) or dates.of(
            targets, mention.sentence
        )
    guests = _guests(parse, trigger)
    if mention.date is None and guests and not mention.ended:
        # "met the king and his delegation on Monday": the parser hangs the day on the delegation.
        mention.date = dates.of(guests, mention.sentence)
    if mention.date is None and not mention.ended:
        mention.date = _on_the_journey(parse, dates, predicate) or dates.shared(
            predicate, mention.sentence
        )
        mention.date_is_shared = mention.date is not None
    mention.set_apart = mention.date is not None and any(
        mention.date is dates.of({c.i}, mention.sentence)
        for c in parse.kids(trigger.i, "acl")
        if c.tag == "VBN"
    )
    mention.where = _place(draft, targets) or _place(draft, guests)
    mention.where = mention.where or _place_before(draft, trigger)
    mention.order = _order(parse, trigger, predicate)
    mention.faceless = _is_faceless(parse, mention)
    settle_kind(parse, mention)


def _guests(parse: Parse, verb: Token) -> set[int]:
    """The objects of a verb of meeting and those joined to them."""
    if verb.pos != "VERB":
        return set()
    partners = [t for t in parse.kids(verb.i, "prep") if t.lower == "with"]
    guests = [t.i for t in parse.kids(verb.i, "dobj", "conj") if t.pos not in ("VERB", "AUX")]
    guests += [t.i for prep in partners for t in parse.kids(prep.i, "pobj")]
    for guest in guests:
        guests += [t.i for t in parse.kids(guest, "conj", "appos") if t.i not in guests]
    return set(guests)


def _is_faceless(parse: Parse, mention: ContactMention) -> bool:
    """Whether only "they" or "the two leaders" take part, words that name nobody."""
    shared = {p.span for p in mention.parties}
    if not (mention.definite and mention.noun) or len(mention.parties) < 2 or len(shared) > 1:
        return False
    first, last = parse.tokens_in(shared.pop())
    return not any(t.tag in ("NNP", "NNPS") for t in parse.tokens[first:last])


def _on_the_journey(parse: Parse, dates: DateIndex, verb: Token) -> DateMention | None:
    """The date of the journey to a contact: "travels to Oslo next month to meet the king"."""
    journey = parse.tokens[verb.head]
    purpose = verb.dep in ("advcl", "xcomp", "relcl") and is_infinitive(parse, verb)
    if not purpose or journey.lemma not in JOURNEY_VERBS:
        return None
    return dates.of({journey.i}, verb.sent)


def _carries(parse: Parse, noun: Token, predicate: Token) -> bool:
    """Whether what dates the predicate dates the contact too."""
    if predicate.lemma in LIGHT_VERBS or predicate.lemma in STATUS_VERBS:
        return True
    if predicate.lemma in JOURNEY_VERBS and carries_noun(parse, noun, predicate):
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


def _place_before(draft: Draft, noun: Token) -> str | None:
    """ "the Madrid summit"."""
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma not in ASSEMBLIES:
        return None
    for i in range(noun.left, noun.i):
        token = draft.parse.tokens[i]
        if token.dep != "compound" or token.i == noun.i:
            continue
        if token.ent == "GPE" and draft.actors.place_at(i):
            return draft.actors.place_at(i)
        if any(is_capital(draft, a, token) for a in draft.actors.states_at(i)):
            return token.text
    return None


def _order(parse: Parse, trigger: Token, predicate: Token) -> Order | None:
    words = [t for i in {trigger.i, predicate.i} for t in parse.kids(i)]
    for token in words:
        if token.lower in LATER_WORDS:
            return "later"
        if token.i < trigger.i and token.lower in EARLIER_WORDS and token.dep == "amod":
            return "earlier"
    return None
