"""Nouns that name a contact: "talks", "a visit", "the NATO summit"."""

from __future__ import annotations

from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    LATER_WORDS,
    NEEDS_PARTIES,
    ONLY_REMOTE,
    PLURAL_ONLY,
    REMOTE_MODIFIERS,
    TRILATERAL_WORDS,
)
from dragoman.reading.contacts.parties import ASSEMBLIES, PartyFinder, extend
from dragoman.reading.contacts.triggers.carriers import by_light_verb, governing_predicate
from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.contacts.triggers.messages import is_sent, quoted_message
from dragoman.reading.syntax import Parse, Token

_POINTING = frozenset("the this that such their its these any".split())


def from_noun(finder: PartyFinder, noun: Token) -> ContactMention | None:
    parse = finder.parse
    lemma = noun.lemma
    plural = noun.tag in ("NNS", "NNPS") or is_remote(parse, noun)
    if lemma in PLURAL_ONLY and not plural:
        return None
    if lemma in ONLY_REMOTE and not is_remote(parse, noun):
        return None
    if noun.dep in ("compound", "amod", "nmod") and parse.tokens[noun.head].lemma in CONTACT_NOUNS:
        return None
    if lemma == "call" and _is_appeal(parse, noun):
        return None
    if _is_somebody_elses(parse, noun):
        return None
    if lemma == "round" and not (_round_of_talks(parse, noun) or is_next(parse, noun)):
        return None
    quoted = quoted_message(parse, finder, noun)
    if CONTACT_NOUNS[lemma] == "message" and not (quoted or is_sent(parse, noun)):
        return None
    parties = finder.of_noun(noun)
    extend(parties, quoted)
    predicate, governs = governing_predicate(parse, noun)
    carried = by_light_verb(parse, finder, noun, predicate, governs, parties)
    extend(parties, carried)
    modifiers = {parse.tokens[c].lower for c in noun.children}
    if (
        lemma in NEEDS_PARTIES
        and not parties
        and not is_next(parse, noun)
        and not modifiers & (REMOTE_MODIFIERS.keys() | {"the", "such", "any"})
    ):
        return None
    first = noun.left if noun.i - noun.left < 8 else noun.i
    assembled = [p for p in parties if p.actor is not None and finder.is_assembly(p.actor)]
    return ContactMention(
        assembly=lemma in ASSEMBLIES and len(assembled) == 1,
        trigger=noun.i,
        kind=CONTACT_NOUNS[lemma],
        predicate=predicate.i,
        span=parse.span(first, noun.i + 1),
        sentence=noun.sent,
        parties=parties,
        definite=bool(modifiers & _POINTING),
        one_sided=bool(parties) and not carried and not quoted and finder.only_partners(noun),
        trilateral=bool(modifiers & TRILATERAL_WORDS) or lemma == "trilateral",
        noun=True,
        kind_is_stated=lemma not in ("conversation", "talk", "round", "consultation"),
    )


def is_remote(parse: Parse, noun: Token) -> bool:
    """ "a telephone talk", "a video talk"."""
    kinds = [REMOTE_MODIFIERS.get(t.lower) for t in parse.kids(noun.i, "compound", "amod", "nmod")]
    return "call" in kinds or "video_call" in kinds


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
        day = parse.child(after.i, "pobj")
        if after.lower == "from" and parse.tokens[noun.head].lemma in ("receive", "get", "take"):
            return False
        return not (after.lower == "on" and day is not None and day.ent == "DATE")
    return any(parse.tokens[c].dep in ("acl", "relcl") and c == noun.i + 2 for c in noun.children)


def is_next(parse: Parse, noun: Token) -> bool:
    """ "a fifth round is planned": of the talks spoken of before."""
    return any(t.lower in LATER_WORDS for t in parse.kids(noun.i, "amod", "det"))


def _round_of_talks(parse: Parse, noun: Token) -> bool:
    for prep in parse.kids(noun.i, "prep"):
        inner = parse.child(prep.i, "pobj")
        if prep.lower == "of" and inner is not None and inner.lemma in CONTACT_NOUNS:
            return True
    return False
