"""One word for several contacts: "calls with the emir and the king" are two."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.syntax import Parse


def one_by_one(parse: Parse, mention: ContactMention, own: int) -> list[ContactMention]:
    """ "Calls with the emir and the king" are two; so are "met separately with" them.

    `own` is how many of the parties, from the left, take part in each.
    """
    trigger = parse.tokens[mention.trigger]
    words = parse.kids(trigger.i, "amod", "advmod")
    apart = any(t.lower in _APART for t in words)
    several = trigger.lemma in _COUNTED and trigger.tag == "NNS"
    if own != 1 or len(mention.parties) < 3 or not (apart or several):
        return [mention]
    host, *others = mention.parties
    return [replace(mention, parties=[host, other]) for other in others]


_APART = frozenset("separately separate individually individual bilateral".split())
_COUNTED = frozenset("call conversation meeting visit encounter lunch dinner".split())
