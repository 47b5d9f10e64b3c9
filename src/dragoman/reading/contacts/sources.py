"""Who makes a claim where the source of a statement is told but named nowhere: "officials said"."""

from __future__ import annotations

from dragoman.model import Actor, Statement
from dragoman.reading.actors.people import slug
from dragoman.reading.draft import Draft
from dragoman.reading.syntax import Token

_SPEAKERS = frozenset(
    "official officer diplomat spokesman spokeswoman spokesperson source aide adviser advisor "
    "envoy negotiator ambassador minister office ministry government readout statement staff "
    "delegation embassy presidency cabinet administration representative secretariat".split()
)
"""Heads of a source that stand for whoever they belong to."""

_BACK = 12
"""Sentences back in which "the official" may have been told whose official."""


def claimants_of(draft: Draft, statement: Statement) -> tuple[str, ...]:
    """The speakers of a statement; else the state or body that its source belongs to, the one of
    the same word named last, or a local actor under that word.
    """
    if statement.speakers or statement.source is None:
        return statement.speakers
    first, last = draft.parse.tokens_in(statement.source)
    heads = [t for t in draft.parse.tokens[first:last] if t.lemma in _SPEAKERS]
    if not heads:
        return ()
    head = next((t for t in heads if not first <= t.head < last), heads[0])
    owner = _owner(draft, head) or _told_before(draft, head)
    return (owner or _local(draft, head),)


def _owner(draft: Draft, head: Token) -> str | None:
    """ "a NATO official", "the prime minister's office", "officials of the ministry"."""
    parse = draft.parse
    for child in parse.kids(head.i, "poss", "compound", "amod", "nmod", "prep"):
        if child.dep == "prep" and child.lower not in ("of", "from", "at", "for", "in"):
            continue
        for i in range(child.left, child.right + 1):
            for actor in draft.actors.actors_at(i):
                return draft.actors.stand_in(actor)
        found = draft.actors.states_within(child.left, child.right + 1)
        if found:
            return found[0]
    return None


def _told_before(draft: Draft, head: Token) -> str | None:
    """Whose official "the official" is: the one spoken of last with whose he is."""
    the = any(t.lower in ("the", "that", "this") for t in draft.parse.kids(head.i, "det"))
    if not the:
        return None
    first = draft.parse.sentences[max(head.sent - _BACK, 0)].first
    for i in range(head.i - 1, first - 1, -1):
        token = draft.parse.tokens[i]
        if token.lemma == head.lemma:
            owner = _owner(draft, token)
            if owner is not None:
                return owner
    return None


def _local(draft: Draft, head: Token) -> str:
    """An actor of this report alone: "officials"."""
    parse = draft.parse
    first = head.i
    while first > head.left and parse.tokens[first - 1].dep in ("compound", "amod"):
        first -= 1
    words = " ".join(t.text for t in parse.tokens[first : head.i + 1])
    actor = Actor("x." + slug(words), words, "collective")
    span = parse.span(first, head.i + 1)
    if all(draft.actors.at(i) is None for i in range(first, head.i + 1)):
        draft.actors.introduce(actor, span, first, head.i + 1)
        return actor.id
    draft.actors.actors.setdefault(actor.id, actor)
    return actor.id
