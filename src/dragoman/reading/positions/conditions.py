"""Conditions: "would sign only if ...", "wanted guarantees before agreeing to talks"."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.positions.finder import Found, Kind
from dragoman.reading.positions.stances import COMMITTING, CONDITION_MARKS, REQUIRING
from dragoman.reading.syntax import Parse, Token

_POSITIVE = frozenset({"supports", "offers", "accepts", "demands"})
_WAITING = frozenset({"after", "when", "with"})


class Condition(NamedTuple):
    """Tokens `[first, last)` that say what must come first, and the stance that waits for it."""

    first: int
    last: int
    found: Found


def find_condition(parse: Parse, anchor: int, found: Found | None) -> Condition | None:
    """The condition that a commitment to what `anchor` names depends on, or None."""
    return _required_before(parse, anchor) or _waited_for(parse, anchor, found)


def _required_before(parse: Parse, anchor: int) -> Condition | None:
    """ "wanted more clarity on the border before committing to a summit"."""
    token = parse.tokens[anchor]
    for _ in range(6):
        head = parse.tokens[token.head]
        if head.i == token.i:
            return None
        opened = _opens_with_before(parse, token, head)
        if opened is not None:
            verb, start = opened
            if verb.lemma not in REQUIRING or token.lemma not in COMMITTING:
                return None
            return Condition(verb.i, start, Found("conditional", verb.i, "verb", verb.i, False))
        token = head
    return None


def _opens_with_before(parse: Parse, token: Token, head: Token) -> tuple[Token, int] | None:
    """The main verb and the token "before", if `token` heads a clause that it opens."""
    if token.dep == "pcomp" and head.lower == "before":
        verb = parse.tokens[head.head]
        return (verb, head.i) if verb.i < head.i else None
    if token.dep == "advcl":
        mark = parse.child(token.i, "mark")
        if mark is not None and mark.lower == "before" and head.i < mark.i:
            return head, mark.i
    return None


def _waited_for(parse: Parse, anchor: int, found: Found | None) -> Condition | None:
    """ "is ready to sign if the siege ends", "will not attend until the guns fall silent"."""
    token = parse.tokens[anchor]
    for verb in (token, *parse.ancestors(anchor)):
        if verb.pos in ("VERB", "AUX", "ADJ"):
            clause = _conditional_clause(parse, verb)
            if clause is not None:
                stance = found or _commitment(parse, verb)
                if stance is None or not _binds(parse, verb, stance):
                    return None
                return Condition(*parse.subtree(clause.i), stance._replace(kind=_kind_of(stance)))
        if verb.dep == "acomp":
            continue
        if found is not None and verb.i == found.word:
            break
        if verb.dep in ("ccomp", "relcl", "advcl", "ROOT"):
            break
    return None


def _conditional_clause(parse: Parse, verb: Token) -> Token | None:
    for clause in parse.kids(verb.i, "advcl"):
        if verb.left <= clause.left < verb.i and clause.right > verb.i:
            continue
        mark = parse.child(clause.i, "mark")
        word = mark or parse.child(clause.i, "advmod")
        if word is None:
            continue
        if word.lower in CONDITION_MARKS - {"before"}:
            return clause
        if word.lower in _WAITING and any(
            t.lower == "only" for t in parse.tokens[max(0, word.i - 1) : word.i]
        ):
            return clause
    return None


def _commitment(parse: Parse, verb: Token) -> Found | None:
    """ "would attend a summit if": a promise without a word of stance."""
    modal = {t.lower for t in parse.kids(verb.i, "aux")} & {"will", "would", "wo"}
    if modal and verb.lemma in COMMITTING:
        return Found("conditional", verb.i, "verb", verb.i, False)
    return None


def _kind_of(found: Found) -> Kind:
    """With its condition, "Oslo will not sign until ..." is a report, not a guess."""
    return "verb" if found.kind == "vow" else found.kind


def _binds(parse: Parse, verb: Token, found: Found) -> bool:
    """A refusal waits only for "until" and "unless"; a promise for any condition."""
    clause = _conditional_clause(parse, verb)
    mark = parse.child(clause.i, "mark") if clause is not None else None
    if found.stance in _POSITIVE or found.stance == "conditional":
        # "Wants a ban until the law is changed": how long, not on what condition.
        return mark is None or mark.lower != "until"
    return found.stance == "rejects" and mark is not None and mark.lower in ("until", "unless")
