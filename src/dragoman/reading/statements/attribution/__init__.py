"""Attributions in the words of the text: source, cue and content, before anyone is resolved.

The model marks the attributions of the reporter. Inside of what they report, rules over the
parse find what is reported there in turn ("Lavrov said that Trump had told him ..."): the
articles that the model learned from mark the outermost ones only. A cue inside somebody's
quotation is part of what is quoted and makes no attribution of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.cues import CLAUSE_NOUNS
from dragoman.reading.quotes import QuotationIndex
from dragoman.reading.statements.attribution.phrases import from_according, from_noun
from dragoman.reading.statements.attribution.quotations import (
    join_quotations,
    over_paragraphs,
    tidy,
)
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.statements.attribution.tagged import from_tagged
from dragoman.reading.statements.attribution.touches import give_own_words, take_in_noun, torn_off
from dragoman.reading.statements.attribution.verbs import from_verb
from dragoman.reading.syntax import Parse

__all__ = ["Attribution", "by_rule", "find_attributions", "nested"]


def find_attributions(
    parse: Parse, quotes: QuotationIndex, tagged: Sequence[TaggedAttribution]
) -> list[Attribution]:
    """All attributions of a text: those that the model marked, then those that rules add."""
    outer = [a for t in tagged if (a := from_tagged(parse, t)) is not None]
    ruled = by_rule(parse, quotes)
    outer += torn_off(parse, outer, ruled)
    for attribution in outer:
        take_in_noun(parse, attribution)
    give_own_words(parse, quotes, outer)
    over_paragraphs(quotes, outer)
    return outer + [a for a in ruled if _adds(parse, a, outer)]


def _adds(parse: Parse, found: Attribution, outer: Sequence[Attribution]) -> bool:
    """Whether an attribution by rule lies wholly inside a content that the model found, or
    holds one that it found ("According to the ministry, Aho said ...").
    """
    cue = parse.span(*found.cue)
    whole = [cue, *found.content]
    for other in outer:
        if any(all(c.covers(w) for w in whole) for c in other.content):
            return True
        theirs = parse.span(*other.cue)
        if found.frame == "a" and any(c.covers(theirs) for c in found.content):
            return not any(cue.overlaps(parse.span(*o.cue)) for o in outer)
    return False


def by_rule(parse: Parse, quotes: QuotationIndex) -> list[Attribution]:
    """The attributions that the parse alone shows, in the order of their cues."""
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
