"""Quotations joined to the cue they stand beside, and the edges of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.model import Span
from dragoman.reading.cues import CUE_VERBS
from dragoman.reading.quotes import Quotation, QuotationIndex
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.syntax import Parse

_EDGE = " \t\n\r,;:.!?–—-\u00a0\u200b"
_GAP = re.compile(r"[\s,:;–—.-]*(?:(?:that|in a (?:joint )?statement|as)[\s,:]*)?\Z")
_NARROW_GAP = re.compile(r"[\s,:;–—-]*\Z")


def join_quotations(parse: Parse, quotes: QuotationIndex, found: list[Attribution]) -> None:
    """Give each quotation that stands next to a cue, or carries on after one, to that cue."""
    by_para: dict[int, list[Attribution]] = {}
    for attribution in found:
        by_para.setdefault(parse.tokens[attribution.verb].para, []).append(attribution)
    owner_of: dict[int, Attribution] = {}
    previous: tuple[Quotation, Attribution] | None = None
    for number, quotation in enumerate(quotes.all):
        here = by_para.get(quotation.para, [])
        owner = _containing(quotation, here) or _beside(parse, quotation, here)
        if (
            owner is None
            and previous is not None
            and _carries_on(parse, previous, quotation, found)
        ):
            owner = previous[1]
        if owner is None:
            continue
        owner_of[number] = owner
        previous = (quotation, owner)
        if not any(span.covers(_inner(quotation.span)) for span in owner.content):
            owner.content.append(quotation.span)
            owner.quoted = True


def over_paragraphs(quotes: QuotationIndex, found: Sequence[Attribution]) -> None:
    """Carry quotations on that stay open at their paragraph's end, as long as the next one opens
    with a mark and is nobody else's.
    """
    owned = {q.span.start for a in found for c in a.content for q in quotes.within(c)}
    open_at: dict[int, Attribution] = {}
    for attribution in found:
        last = quotes.at(attribution.content[-1].end - 1)
        if last is not None and not last.closed:
            open_at[last.span.start] = attribution
    for quotation, following in pairwise(quotes.all):
        owner = open_at.get(quotation.span.start)
        if owner is None or following.para != quotation.para + 1:
            continue
        if following.span.start in owned:
            continue
        owner.content.append(following.span)
        owner.quoted = True
        if not following.closed:
            open_at[following.span.start] = owner


def _inner(span: Span) -> Span:
    return Span(span.start + 1, max(span.start + 1, span.end - 1))


def _containing(quotation: Quotation, here: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose content already holds most of the quotation; the innermost one."""
    best: Attribution | None = None
    size = 1 << 60
    for attribution in here:
        for span in attribution.content:
            shared = min(span.end, quotation.span.end) - max(span.start, quotation.span.start)
            if 2 * shared >= quotation.span.end - quotation.span.start:
                length = span.end - span.start
                if length < size:
                    best, size = attribution, length
    return best


def _core(parse: Parse, attribution: Attribution) -> Span:
    """Source, cue and addressees as one stretch."""
    parts = [attribution.cue, *attribution.addressees]
    if attribution.source is not None and attribution.speaker is not None:
        source = attribution.source
        if abs(source[0] - attribution.cue[0]) < 25:
            parts.append(source)
    return Span(
        min(parse.tokens[a].start for a, _ in parts),
        max(parse.tokens[b - 1].end for _, b in parts),
    )


def _beside(parse: Parse, quotation: Quotation, here: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose words stand right after the quotation, or right before it."""
    before: Attribution | None = None
    for attribution in here:
        lemma = parse.tokens[attribution.verb].lemma
        if "q" not in CUE_VERBS.get(lemma, frozenset()) and attribution.frame not in ("a", "s"):
            continue
        core = _core(parse, attribution)
        if core.start >= quotation.span.end:
            gap = parse.text[quotation.span.end : core.start]
            if len(gap) < 4 and _NARROW_GAP.match(gap):
                return attribution
        elif core.end <= quotation.span.start:
            rest = parse.text[core.end : quotation.span.start]
            if _GAP.match(rest) or (len(rest) < 90 and _only_circumstance(parse, core, quotation)):
                before = attribution
    return before


def _only_circumstance(parse: Parse, core: Span, quotation: Quotation) -> bool:
    """Between cue and quotation stand only adverbials ending in a comma or colon."""
    between = parse.text[core.end : quotation.span.start].rstrip()
    if not between.endswith((",", ":")) or "." in between[:-1]:
        return False
    first, last = parse.tokens_in(Span(core.end, quotation.span.start))
    return not any(t.tag in ("VBD", "VBZ", "VBP") for t in parse.tokens[first:last])


def _carries_on(
    parse: Parse,
    previous: tuple[Quotation, Attribution],
    quotation: Quotation,
    found: Iterable[Attribution],
) -> bool:
    """“...,” she said. “...” in one paragraph, or an unclosed quotation's next paragraph."""
    before, owner = previous
    if quotation.para == before.para + 1 and not before.closed:
        return True
    if quotation.para != before.para:
        return False
    between = Span(before.span.end, quotation.span.start)
    first, last = parse.tokens_in(between)
    core = _core(parse, owner)
    outside = [
        t
        for t in parse.tokens[first:last]
        if not (core.start <= t.start < core.end) and t.pos not in ("PUNCT", "SPACE")
    ]
    if not outside:
        return True
    cue_sentence = parse.sentences[owner.sentence].span
    starts_sentence = parse.text[cue_sentence.end : quotation.span.start].strip() == ""
    if core.start >= before.span.end and cue_sentence.end <= quotation.span.start + 2:
        return starts_sentence and quotation.span.end - quotation.span.start > 20
    return (
        core.start >= before.span.end
        and "," in parse.text[core.end : between.end]
        and len(outside) <= 12
        and not any(t.tag in ("VBD", "VBZ", "VBP") for t in outside)
    )


def tidy(text: str, quotes: QuotationIndex, spans: list[Span]) -> list[Span]:
    """Spans in order, whole quotations kept, no punctuation at their edges, no overlap."""
    widened: list[Span] = []
    for span in sorted(spans):
        start, end = span
        first = quotes.at(start)
        if first is not None and first.span.start <= start < first.span.end:
            start = first.span.start
        last = quotes.at(end - 1) if end > start else None
        if last is not None:
            end = last.span.end
        following = quotes.at(end) if end < len(text) else None
        if following is not None and following.span.start < end:
            end = following.span.end
        start, end = _strip(text, quotes, start, end)
        if start >= end:
            continue
        if widened and start < widened[-1].end:
            widened[-1] = Span(widened[-1].start, max(end, widened[-1].end))
        else:
            widened.append(Span(start, end))
    return [s for s in widened if any(ch.isalnum() for ch in s.of(text))]


def _strip(text: str, quotes: QuotationIndex, start: int, end: int) -> tuple[int, int]:
    """Drop white space and punctuation at both edges; a quotation's own stays."""
    while start < end and text[start] in _EDGE and quotes.at(start) is None:
        start += 1
    while end > start and text[end - 1] in _EDGE and quotes.at(end - 1) is None:
        end -= 1
    while end > start and text[end - 1] in " \n\t":
        end -= 1
    return start, end
