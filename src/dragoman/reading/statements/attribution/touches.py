"""What the parse sees better than the model: whose a piece of content is, where a cue ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Span
from dragoman.reading.cues import LIGHT_VERBS
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.statements.attribution.verbs import light_noun
from dragoman.reading.syntax import Parse


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
