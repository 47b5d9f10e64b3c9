"""Statements: attributions with speaker, via, addressee and date resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import Mode, Span, Statement
from dragoman.model.when import parse_edtf
from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.cues import COMMUNICATION_NOUNS
from dragoman.reading.draft import Draft
from dragoman.reading.quotes import QuotationIndex
from dragoman.reading.statements.attribution import Attribution, find_attributions, nested
from dragoman.reading.statements.speakers import speakers_of
from dragoman.reading.statements.transcripts import find_turns, spoken_pronoun, turn_at
from dragoman.reading.syntax import Parse, Token


def read_statements(draft: Draft) -> None:
    """Fill `draft.statements`."""
    parse = draft.parse
    quotes = parse.quotes
    turns = find_turns(draft)
    attributions = find_attributions(parse, quotes, _outside_labels(draft.tagged, turns))
    outer_of = nested(attributions)
    order = sorted(range(len(attributions)), key=lambda i: parse.tokens[attributions[i].verb].start)
    number = {i: f"s{n}" for n, i in enumerate(order, start=1)}
    statements = []
    for i in order:
        attribution = attributions[i]
        outer = outer_of.get(i)
        turn = turn_at(turns, parse.tokens[attribution.verb].start)
        speakers = speakers_of(draft, attribution) or _in_talk(draft, attribution, turns, turn)
        via: tuple[str, ...] = ()
        within = None
        if outer is not None:
            via, within = speakers_of(draft, attributions[outer]), number[outer]
        elif turn is not None:
            via, within = turn.speakers, turn.id
        statements.append(
            Statement(
                id=number[i],
                source=_source(parse, attribution),
                cue=_cue(parse, attribution),
                content=tuple(attribution.content),
                mode=_mode(parse.text, quotes, attribution),
                speakers=speakers,
                via=tuple(v for v in via if v not in speakers),
                addressees=_addressees(parse, attribution),
                said_on=_said_on(draft, attribution),
                within=within,
                confidence=round(attribution.confidence, 2),
            )
        )
    draft.statements = (*statements, *turns)


def _outside_labels(
    tagged: Sequence[TaggedAttribution], turns: Sequence[Statement]
) -> list[TaggedAttribution]:
    """The tagged attributions without those that are a transcript's label and its turn."""
    labels = [turn.source for turn in turns if turn.source is not None]
    return [
        t
        for t in tagged
        if t.source is None or not any(label.overlaps(t.source) for label in labels)
    ]


def _source(parse: Parse, attribution: Attribution) -> Span | None:
    if attribution.source is None:
        return None
    return attribution.spans[1] if attribution.spans else parse.span(*attribution.source)


def _cue(parse: Parse, attribution: Attribution) -> Span:
    return attribution.spans[0] if attribution.spans else parse.span(*attribution.cue)


def _in_talk(
    draft: Draft, attribution: Attribution, turns: Sequence[Statement], turn: Statement | None
) -> tuple[str, ...]:
    """Who "I" or "you" is in a transcript."""
    if attribution.speaker is None:
        return ()
    return spoken_pronoun(turns, turn, draft.parse.tokens[attribution.speaker].lower)


def _mode(text: str, quotes: QuotationIndex, attribution: Attribution) -> Mode:
    """Direct if every letter of the content is quoted, mixed if some are.

    The "that" before a quotation ("told reporters that “we are ready”") is nobody's words.
    """
    quoted = total = 0
    for span in attribution.content:
        start = span.start + 4 if text.startswith("that", span.start) else span.start
        letters = [i for i in range(start, span.end) if text[i].isalnum()]
        total += len(letters)
        inside = [q.span for q in quotes.within(span)]
        quoted += sum(1 for i in letters if any(s.start <= i < s.end for s in inside))
    if quoted and quoted == total:
        return "direct"
    if quoted:
        return "mixed"
    return "attitude" if attribution.attitude else "indirect"


_PERSON_WORDS = re.compile(r"[^\W\d_]")


def _addressees(parse: Parse, attribution: Attribution) -> tuple[str, ...]:
    """Who is told, in the words of the text; what is told is not an addressee."""
    found = []
    for first, last in attribution.addressees:
        if first >= last or not _PERSON_WORDS.search(parse.words(first, last)):
            continue
        head = next((t for t in parse.tokens[first:last] if not first <= t.head < last), None)
        if head is not None and head.lemma in COMMUNICATION_NOUNS:
            continue
        span = parse.span(first, last)
        if any(span.overlaps(content) for content in attribution.content):
            continue
        found.append(parse.words(first, last))
    return tuple(found)


def _said_on(draft: Draft, attribution: Attribution) -> str | None:
    """The value of the one date that stands in the cue's own clause, outside the content.

    "said Monday that ..." and "Asked on Monday ..., she said"; a date further away, or two of
    them, date nothing.
    """
    parse = draft.parse
    verb = parse.tokens[attribution.verb]
    sentence = parse.sentences[attribution.sentence].span
    source = _source(parse, attribution)
    values = []
    for date in draft.dates:
        if date.span.start < sentence.start or date.span.end > sentence.end:
            continue
        if any(date.span.overlaps(content) for content in attribution.content):
            continue
        if source is not None and source.overlaps(date.span):
            continue
        if date.value is None or date.value.startswith("..") or _lies_ahead(draft, date.value):
            continue
        if _stands_apart(parse, attribution, date.span):
            continue
        first, last = parse.tokens_in(date.span)
        if first < last and _dates_cue(parse, first, last, verb.i):
            values.append(date.value)
    return values[0] if len(set(values)) == 1 else None


def _lies_ahead(draft: Draft, value: str) -> bool:
    """Whether a value begins after publication: nothing was said then."""
    earliest = parse_edtf(value).earliest
    published = draft.report.published
    if earliest is None or published is None:
        return False
    latest = parse_edtf(published).latest
    return latest is not None and earliest > latest


_CIRCUMSTANCE = frozenset(
    {"prep", "pobj", "npadvmod", "advmod", "nmod", "compound", "advcl", "amod"}
)
_CIRCUMSTANCE |= {"nummod", "appos", "dep", "tmod", "obl", "pcomp"}


def _stands_apart(parse: Parse, attribution: Attribution, date: Span) -> bool:
    """Whether other words stand between what was said and a date behind it.

    "condemned the attack on Monday" dates the saying; "stressed the need for calm, in view of the
    vote there on December 24" dates the vote.
    """
    end = attribution.content[-1].end
    if end < parse.span(*attribution.cue).end:
        return False
    return date.start > end and len(parse.text[end : date.start].split()) > 1


_OCCASIONS = COMMUNICATION_NOUNS | frozenset(
    "meeting talk call conversation summit visit session hearing rally event dinner".split()
)


def _leads_to_the_saying(parse: Parse, token: Token) -> bool:
    """Whether a word between a date and a cue lets the date pass: "in an interview on Monday",
    "Asked on Monday, she said"; not "when they met on Monday, she said", nor "as decided in
    June".
    """
    if token.dep == "advcl":
        other = parse.child(token.i, "nsubj") or parse.child(token.i, "mark")
        return token.tag in ("VBN", "VBG") and other is None
    return token.dep != "pobj" or token.lemma in _OCCASIONS


def _dates_cue(parse: Parse, first: int, last: int, verb: int) -> bool:
    """Whether the path from the date up to the cue's verb runs through circumstances only."""
    token = next((t for t in parse.tokens[first:last] if not first <= t.head < last), None)
    while token is not None and token.i != verb:
        if token.dep not in _CIRCUMSTANCE or token.head == token.i:
            return False
        if not first <= token.i < last and not _leads_to_the_saying(parse, token):
            return False
        token = parse.tokens[token.head]
    return token is not None
