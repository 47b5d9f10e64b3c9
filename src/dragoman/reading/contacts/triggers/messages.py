"""Letters and notes: who sends them to whom."""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.lexicon import CONTACT_NOUNS, ONLY_SENT
from dragoman.reading.contacts.parties import PartyFinder
from dragoman.reading.contacts.triggers.carriers import engaged, governing_predicate
from dragoman.reading.syntax import Parse, Token


def quoted_message(parse: Parse, finder: PartyFinder, noun: Token) -> list[Participant]:
    """ "The emir congratulated the king on the day. The message reads: ...": between those two."""
    verb = parse.tokens[noun.head]
    opens = noun.dep == "nsubj" and verb.lemma in ("read", "say")
    the = any(t.lower in ("the", "this", "his", "her") for t in parse.kids(noun.i, "det", "poss"))
    if CONTACT_NOUNS[noun.lemma] != "message" or not (opens and the) or noun.sent == 0:
        return []
    before = parse.sentences[noun.sent - 1]
    for i in range(before.first, before.last):
        token = parse.tokens[i]
        if token.dep == "ROOT" and token.pos == "VERB":
            found = engaged(parse, finder, token)
            return found if len(found) > 1 else []
    return []


_SENDING = frozenset(
    "send write receive deliver address hand dispatch forward get exchange offer extend "
    "convey carry relay pass bring".split()
)


_WRITING = frozenset("congratulate thank tell ask urge inform assure warn invite".split())


def is_sent(parse: Parse, noun: Token) -> bool:
    """ "sent a letter to the king"; not "their message was that the pact would hold"."""
    if noun.lemma in ONLY_SENT:
        predicate, _ = governing_predicate(parse, noun)
        return predicate.lemma == "send" and noun.head == predicate.i
    if any(t.lower in ("to", "from") for t in parse.kids(noun.i, "prep")):
        return True
    predicate, _ = governing_predicate(parse, noun)
    if parse.tokens[noun.head].lower == "in" and noun.dep == "pobj":
        # "congratulated the king in a telegram"
        return len(parse.kids(predicate.i, "dobj")) == 1 and predicate.lemma in _WRITING
    return predicate.lemma in _SENDING
