"""Mentions of contacts: triggers with the date, the place and the kind that their words settle.

Whether a contact took place is not decided here but in `standing`.
"""

from __future__ import annotations

import re

from dragoman.model import ContactKind, DateMention
from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    CONTACT_VERBS,
    DISTANCE_PHRASES,
    EARLIER_WORDS,
    LATER_WORDS,
    LIGHT_VERBS,
    PRESENCE_PHRASES,
    REMOTE_MODIFIERS,
    STATUS_VERBS,
)
from dragoman.reading.contacts.parties import PartyFinder
from dragoman.reading.contacts.triggers import ContactMention, Order, from_noun, from_verb
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_infinitive
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Parse, Token

_TAKES_PLACE = frozenset("occur happen be begin start end last conclude follow".split())
_JOURNEYS = frozenset("travel fly go come arrive head return visit drive leave".split())
BOUNDING = frozenset({"after", "following", "before", "since", "until"})
"""Behind these a date bounds the contact; it does not date it ("spoke after Monday's talks")."""
_CIRCUMSTANCE = frozenset(
    "prep pobj npadvmod advmod nmod compound amod nummod appos poss tmod pcomp case dep".split()
)


def find_mentions(draft: Draft, spoken: SpokenIndex) -> list[ContactMention]:
    """All mentions of contacts, in text order."""
    finder = PartyFinder(draft, spoken)
    dates = DateIndex(draft)
    found = []
    for token in draft.parse.tokens:
        mention = None
        if token.pos in ("NOUN", "PROPN") and token.lemma in CONTACT_NOUNS:
            mention = from_noun(finder, token)
        elif token.pos == "VERB" and token.lemma in CONTACT_VERBS:
            mention = from_verb(finder, token)
        if mention is not None:
            _complete(draft, dates, mention)
            found.append(mention)
    return found


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
            # "the first visit in 17 years" is not dated by the years without one.
            if date.value is None or date.rule == "stretch":
                continue
            if self._reaches(head, targets):
                found.append(date)
        found.sort(key=lambda d: ".." in (d.value or ""))
        return found[0] if found else None

    def shared(self, word: Token, sentence: int) -> DateMention | None:
        """The one date that opens the sentence and dates this verb along with its main one.

        "On Monday he flew to Oslo and met the king", "... to Oslo, where he met the king"; not
        "On Monday he left and will meet the king", nor "On Monday he said he had met the king".
        """
        dated = [(h, d) for h, d in self._by_sentence.get(sentence, ()) if d.rule != "stretch"]
        if word.pos not in ("VERB", "AUX") or len(dated) != 1 or dated[0][1].value is None:
            return None
        head, date = dated[0]
        main = next((t for t in self.parse.ancestors(head.i) if t.pos in ("VERB", "AUX")), None)
        if main is None or head.i > main.i or not self._reaches(head, {main.i}):
            return None
        return date if self._goes_with(word, main) else None

    def _goes_with(self, verb: Token, main: Token) -> bool:
        """Whether a verb tells what came along with the main one: same tense, one story."""
        while verb.i != main.i:
            if verb.tag != main.tag or self.parse.kids(verb.i, "aux", "mark"):
                return False
            if verb.dep == "relcl":
                where = [t for t in self.parse.kids(verb.i, "advmod") if t.lower == "where"]
                if not where:
                    return False
                verb = self._verb_above(verb)
            elif verb.dep == "conj":
                verb = self.parse.tokens[verb.head]
            else:
                return False
        return True

    def _verb_above(self, word: Token) -> Token:
        above = (t for t in self.parse.ancestors(word.i) if t.pos in ("VERB", "AUX"))
        return next(above, word)

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
    if mention.date is None:
        mention.date = _on_the_journey(parse, dates, predicate) or dates.shared(
            predicate, mention.sentence
        )
        mention.date_is_shared = mention.date is not None
    guests = [t.i for t in parse.kids(trigger.i, "dobj", "conj") if trigger.pos == "VERB"]
    guests += [t.i for g in guests for t in parse.kids(g, "conj")]
    mention.where = _place(draft, targets) or _place(draft, set(guests))
    mention.order = _order(parse, trigger, predicate)
    _settle_kind(parse, mention)


def _on_the_journey(parse: Parse, dates: DateIndex, verb: Token) -> DateMention | None:
    """The date of the journey to a contact: "travels to Oslo next month to meet the king"."""
    journey = parse.tokens[verb.head]
    purpose = verb.dep in ("advcl", "xcomp", "relcl") and is_infinitive(parse, verb)
    if not purpose or journey.lemma not in _JOURNEYS:
        return None
    return dates.of({journey.i}, verb.sent)


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
    remote = None if mention.kind == "message" else _nearest_distance(parse, mention)
    if remote is not None:
        mention.kind = remote
        mention.kind_is_stated = True
        return
    if mention.kind == "call" and (
        any(phrase in nearby for phrase in PRESENCE_PHRASES) or _at_an_event(parse, trigger)
    ):
        mention.kind = "meeting"


def _nearest_distance(parse: Parse, mention: ContactMention) -> ContactKind | None:
    """The means of the contact: "after the forum (by video link) they spoke by phone" is a call."""
    trigger = parse.tokens[mention.trigger]
    around = parse.span(*_clause_range(parse, mention))
    words = around.of(parse.text).lower()
    at = trigger.start - around.start
    found = [
        (max(place - at, at - place - len(phrase), 0), kind)
        for phrase, kind in DISTANCE_PHRASES
        if (place := _closest(words, phrase, at)) is not None
    ]
    return min(found, key=lambda f: f[0])[1] if found else None


def _closest(words: str, phrase: str, at: int) -> int | None:
    """Where in the words the phrase stands that is closest to a position."""
    places = [m.start() for m in re.finditer(re.escape(phrase), words)]
    return min(places, key=lambda place: abs(place - at)) if places else None


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
