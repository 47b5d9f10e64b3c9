"""The event that a word reports, with the words above and under it that have a say in it.

"Oslo agreed to send tanks": of "agreed" the reading looks down to "send", whose object "tanks"
makes military aid of it (072); under an agreement that is an offer of it (0332).
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.grammar import is_negated
from dragoman.reading.interactions.classes import compose, event_of
from dragoman.reading.interactions.lexicon import (
    INTENDING,
    LIGHT,
    NEEDS_PREPOSITION,
    NOUNS,
    OBLIGING,
    OPERATORS,
    PHRASES,
    VERBS,
    Operator,
)
from dragoman.reading.syntax import Parse, Token

_DEPTH = 4
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "appos", "acomp", "dep")
_CLAUSES = ("xcomp", "ccomp", "pcomp", "advcl", "acl")
_WITHIN = frozenset({"of", "for", "in", "on", "to", "into", "against", "from", "with", "at"})


class Event(NamedTuple):
    """`code` is CAMEO's; `word` is the token that names the event, `top` the one it was read
    from, `links` both and all tokens between; `operators` from the outside in. `plain` is the
    code of the word alone, `phrase` the noun that settles it ("aid" in "sent aid").
    """

    code: str
    word: int
    top: int
    links: tuple[int, ...]
    operators: tuple[Operator, ...] = ()
    phrase: int | None = None
    plain: str | None = None

    @property
    def event(self) -> str:
        """The PLOVER event type."""
        return event_of(self.code)


def event_at(parse: Parse, token: Token, depth: int = 0) -> Event | None:
    """The event that a verb, a noun or an adjective reports; None where it reports none."""
    if depth > _DEPTH:
        return None
    if token.pos in ("VERB", "AUX"):
        found = _verb(parse, token, depth)
        return _helped(parse, token, found) if found is not None else None
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return _noun(parse, token, depth)
    return None


_COOPERATION = ("04", "05", "06", "07", "08")


def _helped(parse: Parse, verb: Token, event: Event) -> Event:
    """What auxiliaries make of an event: "will send aid" is an offer, "will not send aid" a
    refusal, "must send aid" a demand.
    """
    helping = {t.lower for t in parse.kids(verb.i, "aux")}
    operator: Operator | None = None
    if helping & OBLIGING:
        operator = "request"
    elif helping & INTENDING and event.code.startswith(_COOPERATION):
        operator = "refuse" if is_negated(parse, verb) else "agree"
    if operator is None:
        return event
    code = compose(operator, event.code)
    return event._replace(code=code, operators=(operator, *event.operators))


def names_of(parse: Parse, verb: Token) -> list[str]:
    """What a verb is called in the tables: "call_off" before "call"."""
    names = [
        f"{verb.lemma}_{t.lower}" for t in parse.kids(verb.i, "prt", "advmod", "prep", "acomp")
    ]
    return [*names, verb.lemma]


def _verb(parse: Parse, verb: Token, depth: int) -> Event | None:
    names = names_of(parse, verb)
    governed = _governed(parse, verb)
    for name in names:
        for noun in governed:
            code = PHRASES.get((name, noun.lemma))
            if code is not None:
                return Event(code, verb.i, verb.i, (verb.i,), (), noun.i, code)
    operator = next((OPERATORS[n] for n in names if n in OPERATORS), None)
    if verb.lemma in NEEDS_PREPOSITION:
        preps = {t.lower for t in parse.kids(verb.i, "prep")}
        if preps.isdisjoint(NEEDS_PREPOSITION[verb.lemma]):
            operator = None
    if operator is not None and not _names_alone(names, parse, verb):
        return _operated(parse, verb, operator, depth)
    code = next((VERBS[n] for n in names if n in VERBS), None)
    if code is not None:
        return Event(code, verb.i, verb.i, (verb.i,), plain=code)
    if verb.lemma in LIGHT or verb.pos == "AUX":
        inner = _inner(parse, verb, depth)
        if inner is not None:
            return inner._replace(top=verb.i, links=(verb.i, *inner.links))
    return None


def _names_alone(names: list[str], parse: Parse, verb: Token) -> bool:
    """Whether an operator's word names its event better itself: "rejected the plan"."""
    return any(n in VERBS for n in names) and not parse.kids(verb.i, "xcomp", "ccomp")


def _operated(parse: Parse, token: Token, operator: Operator, depth: int) -> Event | None:
    inner = _inner(parse, token, depth)
    code = compose(operator, inner.code if inner is not None else None)
    if inner is None:
        return Event(code, token.i, token.i, (token.i,), (operator,))
    return Event(
        code,
        inner.word,
        token.i,
        (token.i, *inner.links),
        (operator, *inner.operators),
        inner.phrase,
        inner.plain,
    )


def _inner(parse: Parse, token: Token, depth: int) -> Event | None:
    """The event under a word: its clause first, then what it governs."""
    for clause in parse.kids(token.i, *_CLAUSES):
        found = event_at(parse, clause, depth + 1)
        if found is not None:
            return found
    for prep in parse.kids(token.i, "prep"):
        for clause in parse.kids(prep.i, "pcomp"):
            found = event_at(parse, clause, depth + 1)
            if found is not None:
                return found
    for noun in _governed(parse, token):
        found = event_at(parse, noun, depth + 1)
        if found is not None:
            return found
    return None


def _noun(parse: Parse, noun: Token, depth: int) -> Event | None:
    operator = OPERATORS.get(noun.lemma) or OPERATORS.get(noun.lower)
    if operator is not None and (noun.lemma not in NOUNS or noun.pos == "ADJ"):
        return _operated(parse, noun, operator, depth)
    code = NOUNS.get(noun.lemma)
    if code is None or noun.pos == "ADJ":
        return None
    return Event(code, noun.i, noun.i, (noun.i,), plain=code)


def _governed(parse: Parse, token: Token) -> list[Token]:
    """What a word governs, directly or by a preposition, the head nouns first; then what stands
    inside them ("hunger strike", "a state of emergency").
    """
    heads = list(parse.kids(token.i, *_OBJECTS))
    for prep in parse.kids(token.i, "prep", "prt"):
        if prep.lower in _WITHIN:
            heads += parse.kids(prep.i, "pobj")
    heads += [c for h in heads for c in parse.kids(h.i, "conj")]
    inside: list[Token] = []
    for head in heads:
        inside += parse.kids(head.i, "compound", "amod", "nmod", "quantmod")
        for prep in parse.kids(head.i, "prep"):
            if prep.lower in ("of", "in", "for"):
                for inner in parse.kids(prep.i, "pobj"):
                    inside += [inner, *parse.kids(inner.i, "compound", "conj")]
    return heads + inside
