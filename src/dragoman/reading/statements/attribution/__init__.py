"""Attributions in the words of the text: source, cue and content, before anyone is resolved.

Cue verbs are found first and their content is read off the parse; quotations next to a cue, or
carrying on after one, are then joined to it. A cue inside somebody's quotation is part of what
is quoted and makes no attribution of its own.
"""

from __future__ import annotations

from dragoman.reading.cues import CLAUSE_NOUNS
from dragoman.reading.quotes import QuotationIndex
from dragoman.reading.statements.attribution.phrases import from_according, from_noun
from dragoman.reading.statements.attribution.quotations import join_quotations, tidy
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.statements.attribution.verbs import from_verb
from dragoman.reading.syntax import Parse

__all__ = ["Attribution", "find_attributions", "nested"]


def find_attributions(parse: Parse, quotes: QuotationIndex) -> list[Attribution]:
    """All attributions of a text, in the order of their cues."""
    found: list[Attribution] = []
    for token in parse.tokens:
        if quotes.at(token.start) is not None:
            continue
        attribution = None
        if token.lower == "according":
            attribution = from_according(parse, token)
        elif token.pos in ("VERB", "AUX"):
            attribution = from_verb(parse, token)
        elif token.pos == "NOUN" and token.lemma in CLAUSE_NOUNS:
            attribution = from_noun(parse, token)
        if attribution is not None:
            found.append(attribution)
    join_quotations(parse, quotes, found)
    kept = [a for a in found if a.content]
    for attribution in kept:
        attribution.content = tidy(parse.text, quotes, attribution.content)
    return [a for a in kept if a.content]


def nested(attributions: list[Attribution]) -> dict[int, int]:
    """Inner attribution -> the one around it: the smallest other content that holds all of its."""
    outer_of: dict[int, int] = {}
    for i, inner in enumerate(attributions):
        smallest = 1 << 60
        for j, outer in enumerate(attributions):
            if i == j or abs(inner.sentence - outer.sentence) > 3:
                continue
            for span in outer.content:
                holds = span not in inner.content and all(span.covers(p) for p in inner.content)
                if holds and span.end - span.start < smallest:
                    smallest, outer_of[i] = span.end - span.start, j
    return outer_of
