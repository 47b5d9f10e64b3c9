"""The kind of a contact by the words beside its trigger: "met by video link"."""

from __future__ import annotations

import re

from dragoman.model import ContactKind
from dragoman.reading.contacts.lexicon import DISTANCE_PHRASES, PRESENCE_PHRASES, REMOTE_MODIFIERS
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.syntax import Parse, Token


def settle_kind(parse: Parse, mention: ContactMention) -> None:
    """ "met by video link" is a video call, "spoke in person" a meeting."""
    trigger = parse.tokens[mention.trigger]
    nearby = parse.words(*_clause_range(parse, mention)).lower()
    for child in parse.kids(trigger.i, "compound", "amod", "nmod"):
        if child.lower in REMOTE_MODIFIERS:
            mention.kind = REMOTE_MODIFIERS[child.lower]
            mention.kind_is_stated = True
    remote = None if mention.kind in ("message", "visit") else _nearest_distance(parse, mention)
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
