"""Mentions that name a contact by another word: "It was postponed", "rejected the offer"."""

from __future__ import annotations

from dragoman.reading.contacts.lexicon import CONTACT_NOUNS
from dragoman.reading.contacts.status_words import OFFER_NOUNS
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.grammar import with_particle
from dragoman.reading.syntax import Parse, Token

_OCCURRING = frozenset("happen occur proceed begin start end last resume follow".split())
_ARRANGED = frozenset(
    "hold cancel call_off postpone put_off schedule reschedule plan delay arrange set prepare "
    "abort scrap organize organise convene move".split()
)
_ANSWERS = frozenset("reject decline accept turn_down refuse dismiss rebuff spurn ignore".split())
_POINTING = frozenset("the this that such his her their its".split())


def from_pronoun(parse: Parse, it: Token) -> ContactMention | None:
    """ "It will take place in Oslo", "it has been called off"."""
    if it.lower != "it" or it.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = parse.tokens[it.head]
    if it.dep == "nsubjpass":
        known = with_particle(parse, verb, _ARRANGED) in _ARRANGED
    else:
        known = verb.lemma in _OCCURRING or _takes_place(parse, verb)
    # "It was planned to ..." has a clause for its subject.
    if not known or parse.kids(verb.i, "ccomp", "xcomp", "csubj"):
        return None
    return _pointing(parse, it, verb)


def from_answer(parse: Parse, noun: Token) -> ContactMention | None:
    """ "rejected the offer", "had accepted the invitation": of the contact that was offered."""
    verb = parse.tokens[noun.head]
    if noun.lemma not in OFFER_NOUNS or noun.dep not in ("dobj", "nsubjpass"):
        return None
    if with_particle(parse, verb, _ANSWERS) not in _ANSWERS:
        return None
    pointing = any(
        t.lower in _POINTING for t in parse.kids(noun.i, "det", "poss", "amod", "predet")
    )
    if not pointing or _says_what_for(parse, noun):
        return None
    return _pointing(parse, noun, verb)


def _takes_place(parse: Parse, verb: Token) -> bool:
    place = parse.child(verb.i, "dobj")
    ahead = any(t.lower == "ahead" for t in parse.kids(verb.i, "advmod", "prt"))
    return (verb.lemma == "take" and place is not None and place.lower == "place") or (
        verb.lemma == "go" and ahead
    )


def _says_what_for(parse: Parse, noun: Token) -> bool:
    """ "the offer to buy grain" is of something else; "the offer of talks" has its own noun."""
    if parse.kids(noun.i, "acl", "relcl"):
        return True
    tokens = parse.tokens[noun.i + 1 : noun.right + 1]
    return any(t.lemma in CONTACT_NOUNS or t.pos in ("NOUN", "PROPN", "VERB") for t in tokens)


def _pointing(parse: Parse, word: Token, verb: Token) -> ContactMention:
    return ContactMention(
        trigger=word.i,
        kind="talks",
        predicate=verb.i,
        span=parse.span(min(word.i, verb.i), max(word.i, verb.i) + 1),
        sentence=word.sent,
        definite=True,
        noun=True,
        pointing=True,
    )
