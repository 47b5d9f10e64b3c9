"""One word for several contacts: "calls with the emir and the king" are two."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Participant
from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.syntax import Parse

_APART = frozenset("separately separate individually individual".split())
_PHONING = frozenset("phone telephone call".split())
_COUNTED = frozenset("call conversation visit".split())
"""Nouns whose plural counts one contact for each partner; "meetings with" may be with all."""


def one_by_one(parse: Parse, mention: ContactMention) -> list[ContactMention]:
    """ "Calls with the emir and the king" are two; so are "met separately with" them."""
    if len(mention.parties) < 3:
        return [mention]
    trigger = parse.tokens[mention.trigger]
    words = parse.kids(trigger.i, "amod", "advmod")
    apart = any(t.lower in _APART for t in words)
    several = trigger.lemma in _COUNTED and trigger.tag == "NNS"
    several = several or (trigger.pos == "VERB" and trigger.lemma in _PHONING)
    if not (apart or several):
        return [mention]
    partners = _partners(parse, mention)
    hosts = [p for p in mention.parties if p not in partners]
    if len(hosts) != 1 or len(partners) < 2:
        return [mention]
    return [replace(mention, parties=[hosts[0], partner]) for partner in partners]


def _partners(parse: Parse, mention: ContactMention) -> list[Participant]:
    """Those behind the "with" or "to" of the trigger or its verb."""
    trigger = parse.tokens[mention.trigger]
    guests = parse.kids(trigger.i, "dobj") if trigger.pos == "VERB" else []
    inside = [parse.span(*parse.subtree(guest.i)) for guest in guests]
    inside += [
        parse.span(*parse.subtree(prep.i))
        for word in {mention.trigger, mention.predicate}
        for prep in parse.kids(word, "prep")
        if prep.lower in ("with", "to")
    ]
    return [p for p in mention.parties if any(span.covers(p.span) for span in inside)]
