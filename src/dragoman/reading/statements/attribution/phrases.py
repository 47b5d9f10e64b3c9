"""Attributions without a verb of saying: "according to", "her claim that"."""

from __future__ import annotations

from dragoman.reading.grammar import noun_phrase
from dragoman.reading.statements.attribution.spans import RULE_CONFIDENCE, Attribution
from dragoman.reading.syntax import Parse, Token


def from_according(parse: Parse, token: Token) -> Attribution | None:
    """ "According to the ministry, ..." and "..., according to two diplomats"."""
    to = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if to is None or to.lower != "to" or to.sent != token.sent:
        return None
    inner = parse.child(to.i, "pobj") or parse.child(token.i, "pobj")
    if inner is None:
        return None
    sentence = parse.sentences[token.sent]
    source = (inner.left, inner.right + 1)
    spans = []
    if token.i > sentence.first:
        spans.append(parse.span(sentence.first, token.i))
    if source[1] < sentence.last:
        spans.append(parse.span(source[1], sentence.last))
    spans = [s for s in spans if any(ch.isalpha() for ch in s.of(parse.text))]
    return Attribution(
        cue=(token.i, to.i + 1),
        verb=token.i,
        source=noun_phrase(parse, inner),
        speaker=inner.i,
        content=spans,
        sentence=token.sent,
        confidence=RULE_CONFIDENCE["a"],
        frame="a",
    )


def from_noun(parse: Parse, noun: Token) -> Attribution | None:
    """ "Her claim that the border was open": source in the possessive, content in the clause."""
    clause = None
    for c in noun.children:
        child = parse.tokens[c]
        if child.dep in ("acl", "ccomp") and child.i > noun.i:
            mark = parse.child(child.i, "mark")
            if mark is not None and mark.lower == "that":
                clause = child
    owner = parse.child(noun.i, "poss")
    if clause is None or owner is None or owner.lower in ("my", "our", "your"):
        return None
    return Attribution(
        cue=(noun.i, noun.i + 1),
        verb=noun.i,
        source=(owner.left, owner.right + 1),
        speaker=owner.i,
        content=[parse.span(clause.left, clause.right + 1)],
        sentence=noun.sent,
        confidence=RULE_CONFIDENCE["s"],
        frame="s",
    )
