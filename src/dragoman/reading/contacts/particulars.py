"""On whose initiative a contact came about, and how long it lasted, where that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.reading.contacts.parties import PartyFinder
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.syntax import Parse, Token


class Duration(NamedTuple):
    """The words that tell how long, and the minutes where they are plain."""

    text: str
    minutes: int | None


_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "ninety": 90}
_MINUTES = {"minute": 1, "hour": 60}
_UNITS = frozenset({"minute", "hour", "day", "week"})
_PLAIN = re.compile(r"(?P<number>[a-z]+|\d+)[- ](?P<unit>minute|hour)s?(?:-long)?", re.IGNORECASE)
_HALF = re.compile(r"half an hour|half-hour", re.IGNORECASE)
_ASKING = frozenset({"initiative", "request", "invitation", "proposal"})
_BEGINNING = frozenset({"initiate", "request"})


def minutes_of(text: str) -> int | None:
    """The minutes that plain words tell; None for "more than an hour" or "three days".

    >>> minutes_of("90-minute"), minutes_of("two hours"), minutes_of("over two hours")
    (90, 120, None)
    """
    if _HALF.fullmatch(text):
        return 30
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    number = plain.group("number").lower()
    count = int(number) if number.isdigit() else _NUMBERS.get(number)
    return None if count is None else count * _MINUTES[plain.group("unit").lower()]


def duration_of(parse: Parse, mentions: Iterable[ContactMention]) -> Duration | None:
    """How long a contact lasted, by the first mention that tells it."""
    for mention in mentions:
        trigger, predicate = parse.tokens[mention.trigger], parse.tokens[mention.predicate]
        found = _before(parse, trigger) if mention.noun else None
        found = found or _lasting(parse, trigger, predicate) or _stay(parse, mention, trigger)
        if found is not None:
            return Duration(found, minutes_of(found))
    return None


def _before(parse: Parse, noun: Token) -> str | None:
    """ "a 90-minute call", "a two-day visit"."""
    for child in parse.kids(noun.i, "compound", "amod", "nmod"):
        word = child.lower.rpartition("-")[2]
        if child.lemma in _UNITS or (word in _UNITS and child.lower != word):
            return parse.words(child.left, child.right + 1)
    return None


def _lasting(parse: Parse, trigger: Token, predicate: Token) -> str | None:
    """ "lasted two hours", "took place and lasted two hours", "met for more than an hour"."""
    joined = [t for t in parse.kids(predicate.i, "conj") if t.lemma == "last"]
    for verb in (trigger, predicate, *joined):
        times = [t for p in parse.kids(verb.i, "prep") if p.lower == "for" for t in _time(parse, p)]
        if verb.lemma == "last":
            times += parse.kids(verb.i, "dobj", "npadvmod", "attr")
        for time in times:
            if time.lemma in _UNITS and (verb.pos == "VERB" or verb is trigger):
                return parse.words(time.left, _end(parse, time))
    return None


def _time(parse: Parse, prep: Token) -> list[Token]:
    return parse.kids(prep.i, "pobj")


def _end(parse: Parse, time: Token) -> int:
    """Up to what is joined to it ("an hour and a half"), without what comes after."""
    last = time.i + 1
    for child in parse.kids(time.i, "conj"):
        if child.lower == "half":
            last = child.i + 1
    return last


def _stay(parse: Parse, mention: ContactMention, trigger: Token) -> str | None:
    """ "spent five hours in Oslo"."""
    if not mention.journey:
        return None
    if trigger.lemma in _UNITS:
        return parse.words(trigger.left, trigger.i + 1)
    times = parse.kids(trigger.i, "dobj", "npadvmod") if trigger.lemma == "spend" else []
    return next((parse.words(t.left, t.i + 1) for t in times if t.lemma in _UNITS), None)


def initiative_of(finder: PartyFinder, mentions: Iterable[ContactMention]) -> str | None:
    """Who brought a contact about: "at the initiative of the French side", "requested by Oslo"."""
    parse = finder.parse
    for mention in mentions:
        words = {mention.trigger, mention.predicate}
        for word in list(words):
            words.update(t.i for t in parse.kids(word, "acl", "relcl"))
        for word in sorted(words):
            actor = _asked(finder, parse.tokens[word]) or _begun(finder, parse.tokens[word])
            if actor is not None:
                return actor
    return None


def _asked(finder: PartyFinder, word: Token) -> str | None:
    """ "held at the request of the king", "at Oslo's initiative"."""
    parse = finder.parse
    for prep in parse.kids(word.i, "prep"):
        for noun in parse.kids(prep.i, "pobj") if prep.lower in ("at", "on", "upon") else ():
            if noun.lemma not in _ASKING:
                continue
            owners = parse.kids(noun.i, "poss")
            for of in parse.kids(noun.i, "prep"):
                if of.lower in ("of", "from", "by"):
                    owners += parse.kids(of.i, "pobj")
            for owner in owners:
                for party in finder.phrase(owner):
                    if party.actor is not None:
                        return party.actor
    return None


def _begun(finder: PartyFinder, verb: Token) -> str | None:
    """ "a call initiated by the emir", "the meeting was requested by Oslo"."""
    if verb.lemma not in _BEGINNING or verb.tag != "VBN":
        return None
    for by in finder.parse.kids(verb.i, "agent"):
        for agent in finder.parse.kids(by.i, "pobj"):
            for party in finder.phrase(agent):
                if party.actor is not None:
                    return party.actor
    return None
