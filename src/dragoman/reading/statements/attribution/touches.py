"""What the parse sees better than the model: whose a piece of content is, where a cue ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Span
from dragoman.reading.cues import LIGHT_VERBS
from dragoman.reading.quotes import QuotationIndex
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.statements.attribution.verbs import light_noun
from dragoman.reading.syntax import Parse, Token


def take_in_noun(parse: Parse, attribution: Attribution) -> None:
    """Let a cue end where what is said begins: "reiterated calls for" a truce.

    The model may count the noun of a light verb to the content.
    """
    verb = parse.tokens[attribution.verb]
    if verb.lemma not in LIGHT_VERBS or attribution.spans is None:
        return
    noun = light_noun(parse, verb)
    if noun is None or len(attribution.content) != 1:
        return
    last, ((first, _),) = noun
    (content,) = attribution.content
    cue, source = attribution.spans
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    if cue.end <= content.start < end <= start < content.end:
        attribution.cue = (attribution.cue[0], last)
        attribution.spans = (Span(cue.start, end), source)
        attribution.content = [Span(start, content.end)]


def torn_off(
    parse: Parse, outer: Sequence[Attribution], ruled: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Attributions by rule whose content the model hung on another cue as one piece of several,
    because it passed their own cue over; the piece is taken from there.

    "Aho insisted it would rain, telling reporters that “we must wait”".
    """
    taken = [parse.span(*a.cue) for a in outer]
    for found in ruled:
        cue = parse.span(*found.cue)
        if found.frame != "c" or len(found.content) != 1 or any(cue.overlaps(t) for t in taken):
            continue
        (content,) = found.content
        for other in outer:
            pieces = [p for p in other.content if _begins(p, content)]
            if pieces and len(other.content) > 1 and cue.end <= content.start:
                other.content = [p for p in other.content if p not in pieces]
                if not content.covers(parse.span(*other.cue)):
                    found.content = pieces
                yield found
                break


def _begins(piece: Span, content: Span) -> bool:
    """Whether a piece begins a content, a conjunction aside, and does not outrun it."""
    together = abs(piece.start - content.start) <= len("that ")
    return together and piece.end <= content.end + 1


def give_own_words(parse: Parse, quotes: QuotationIndex, found: Sequence[Attribution]) -> None:
    """Let a saying keep the words that bear it out: "Aho insisted it would rain, telling reporters
    that “we must wait”" is one mixed statement, besides the direct one.

    Only between two tellings of one speaker: "attacked the plan, saying ..." says it once.
    """
    by_verb = {a.verb: a for a in found}
    for told in found:
        verb = parse.tokens[told.verb]
        saying = _above(parse, verb, by_verb)
        if saying is None or not saying.content or not told.content:
            continue
        again = verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma in _TELLING
        if not again or parse.child(verb.i, "nsubj") is not None:
            continue
        apart = saying.content[-1].end <= verb.start and not any(
            quotes.within(c) for c in saying.content
        )
        own = all(_is_quoted(parse, quotes, c) for c in told.content)
        if apart and own and _tells_a_clause(parse, saying):
            saying.content = [*saying.content, *told.content]


def _above(parse: Parse, verb: Token, by_verb: Mapping[int, Attribution]) -> Attribution | None:
    """The saying that a participle goes with; the parser may hang it on what was said."""
    while verb.dep in ("advcl", "ccomp") and verb.head != verb.i:
        verb = parse.tokens[verb.head]
        if verb.i in by_verb:
            return by_verb[verb.i]
    return None


_TELLING = frozenset("tell say add write explain".split())


def _tells_a_clause(parse: Parse, saying: Attribution) -> bool:
    clause = parse.child(saying.verb, "ccomp")
    return clause is not None and saying.content[0].start <= clause.start < saying.content[0].end


def _is_quoted(parse: Parse, quotes: QuotationIndex, content: Span) -> bool:
    start = content.start + (5 if parse.text.startswith("that ", content.start) else 0)
    return any(q.span.start <= start and content.end <= q.span.end for q in quotes.within(content))
