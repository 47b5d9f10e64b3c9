"""Attributions in the words of the text: source, cue and content, before anyone is resolved.

Cue verbs are found first and their content is read off the parse; quotations next to a cue, or
carrying on after one, are then joined to it. A cue inside somebody's quotation is part of what
is quoted and makes no attribution of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Span
from dragoman.reading.cues import (
    ATTITUDE_VERBS,
    CLAUSE_NOUNS,
    CUE_VERBS,
    LIGHT_VERBS,
    OBJECT_CONTROL,
    PREPOSITION_CUES,
    SPEECH_NOUNS,
)
from dragoman.reading.language import Parse, Token
from dragoman.reading.quotes import Quotation, QuotationIndex

SUBJECTS = ("nsubj", "csubj", "expl")
_EDGE = " \t\n\r,;:.!?–—-\u00a0\u200b"
_QUOTE_MARKS = '"“”„«»'


@dataclass(slots=True)
class Attribution:
    """Token ranges are half-open. `speaker` is the token whose referent speaks: the antecedent
    where the source is a relative pronoun, None where the text names no source.
    """

    cue: tuple[int, int]
    verb: int
    source: tuple[int, int] | None
    speaker: int | None
    content: list[Span]
    sentence: int
    frame: str
    attitude: bool = False
    addressees: list[tuple[int, int]] = field(default_factory=list)
    quoted: bool = False


def find_attributions(parse: Parse, quotes: QuotationIndex) -> list[Attribution]:
    """All attributions of a text, in the order of their cues."""
    found: list[Attribution] = []
    for token in parse.tokens:
        if quotes.at(token.start) is not None:
            continue
        attribution = None
        if token.pos in ("VERB", "AUX"):
            attribution = _from_verb(parse, quotes, token)
        elif token.lower == "according":
            attribution = _from_according(parse, token)
        elif token.pos == "NOUN" and token.lemma in CLAUSE_NOUNS:
            attribution = _from_noun(parse, token)
        if attribution is not None:
            found.append(attribution)
    _join_quotations(parse, quotes, found)
    kept = [a for a in found if a.content]
    for attribution in kept:
        attribution.content = _tidy(parse.text, quotes, attribution.content)
    return [a for a in kept if a.content]


# --- verbs ---------------------------------------------------------------------------------


def _from_verb(parse: Parse, quotes: QuotationIndex, verb: Token) -> Attribution | None:
    lemma = verb.lemma
    frames = CUE_VERBS.get(lemma, frozenset())
    light = lemma in LIGHT_VERBS
    if not frames and not light and lemma not in PREPOSITION_CUES:
        return None
    if _is_adjectival(parse, verb):
        return None
    passive = _is_passive(parse, verb)
    source, speaker, addressees = _source_of(parse, verb, passive)
    if _is_own_voice(parse, speaker):
        return None
    cue_last = verb.i + 1
    content: list[tuple[int, int]] = []
    frame = ""
    clause = _clause_child(parse, verb)
    light_content = _light_noun(parse, verb) if light else None
    if clause is not None and "c" in frames:
        frame = "c"
        content = _clause_content(parse, verb, clause, source)
    elif light_content is not None:
        cue_last, content = light_content
        frame = "n"
    elif (found := _infinitive(parse, verb, frames, passive)) is not None:
        frame, content = found
    elif (found_p := _prepositional(parse, verb, lemma)) is not None:
        cue_last, content = found_p
        frame = "p"
    elif "o" in frames and not passive and (obj := parse.child(verb.i, "dobj")) is not None:
        frame = "o"
        content = [_object_content(parse, verb, obj)]
    elif (host := _host_clause(parse, verb)) is not None and "c" in frames:
        frame = "c"
        content = _around(parse, host, verb)
    if not content and not frames & {"q", "c"}:
        return None
    if frame in ("c", "x") and passive and speaker is None and not _reports_passively(parse, verb):
        return None
    if "t" in frames and not passive:
        addressees += [parse.subtree(t.i) for t in parse.kids(verb.i, "dobj", "dative", "iobj")]
        if frame == "o":
            addressees = []
    for prep in parse.kids(verb.i, "prep", "dative"):
        if prep.lower == "to" and lemma in ("say", "explain", "write", "suggest", "complain"):
            addressees += [parse.subtree(t.i) for t in parse.kids(prep.i, "pobj")]
    spans = [parse.span(a, b) for a, b in content if a < b]
    return Attribution(
        cue=(_cue_start(parse, verb), cue_last),
        verb=verb.i,
        source=source,
        speaker=speaker,
        content=_without_leading_date(parse, spans, cue_last),
        sentence=verb.sent,
        frame=frame or "q",
        attitude=lemma in ATTITUDE_VERBS,
        addressees=addressees,
    )


def _is_passive(parse: Parse, verb: Token) -> bool:
    """Also without an auxiliary: "Asked about the call, the minister said ..."."""
    if any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    return verb.tag == "VBN" and verb.dep in ("advcl", "acl") and not parse.kids(verb.i, "aux")


def _is_adjectival(parse: Parse, verb: Token) -> bool:
    """A participle that only modifies a noun ("the said treaty", "suggested amendments")."""
    return verb.dep == "amod" or (verb.dep == "compound" and verb.head > verb.i)


def _is_own_voice(parse: Parse, speaker: int | None) -> bool:
    """ "I think" and "you know" outside quotation marks are a transcript's or columnist's voice."""
    return speaker is not None and parse.tokens[speaker].lower in ("i", "we", "you")


def _source_of(
    parse: Parse, verb: Token, passive: bool
) -> tuple[tuple[int, int] | None, int | None, list[tuple[int, int]]]:
    """Source range, speaking token and (in the passive) the addressee of a verb."""
    if passive:
        agent = parse.child(verb.i, "agent")
        by = parse.child(agent.i, "pobj") if agent else None
        patient = parse.child(verb.i, "nsubjpass")
        if patient is None and verb.dep == "advcl":
            patient = parse.child(verb.head, "nsubj")
        told = verb.lemma in ("tell", "ask", "inform", "warn", "urge")
        addressee = [_noun_phrase(parse, patient)] if told and patient else []
        if by is not None:
            return _noun_phrase(parse, by), by.i, addressee
        return None, None, addressee
    subject = subject_of(parse, verb)
    if subject is None:
        return None, None, []
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return (subject.i, subject.i + 1), verb.head, []
    return _noun_phrase(parse, subject), subject.i, []


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, also one that it shares with or inherits from another verb.

    "The minister arrived and said that ..."; "He left, saying that ..."; "She was quoted as
    saying that ..."; and Oslo in "accused Oslo of refusing to talk".
    """
    for _ in range(6):
        own = parse.child(verb.i, "nsubj", "csubj")
        if own is not None:
            return own
        quoted = parse.child(verb.i, "nsubjpass")
        if quoted is not None:
            return quoted
        if verb.dep in ("acl", "relcl"):
            return parse.tokens[verb.head]
        if verb.dep in ("pcomp", "xcomp"):
            governor = parse.tokens[verb.head]
            if governor.dep == "prep":
                governor = parse.tokens[governor.head]
            controlled = parse.child(governor.i, "dobj")
            if controlled is not None and governor.lemma in OBJECT_CONTROL:
                return controlled
            verb = governor
        elif verb.dep in ("conj", "advcl", "xcomp", "pcomp", "dep"):
            verb = parse.tokens[verb.head]
        elif verb.dep == "ROOT":
            return None
        else:
            return None
        if verb.pos not in ("VERB", "AUX"):
            return None
    return None


def _noun_phrase(parse: Parse, head: Token) -> tuple[int, int]:
    """The phrase of a subject, without a trailing clause set off by a comma."""
    first, last = head.left, head.right + 1
    for c in head.children:
        child = parse.tokens[c]
        if child.i > head.i and child.dep in ("relcl", "acl", "advcl", "appos", "cc", "conj"):
            before = parse.tokens[child.left - 1] if child.left > head.i else None
            if child.dep in ("relcl", "advcl") and before is not None and before.text == ",":
                last = min(last, before.i)
    while last - 1 > head.i and parse.tokens[last - 1].text in (",", "-", "–", "—", ":"):
        last -= 1
    return first, max(last, head.i + 1)


def _cue_start(parse: Parse, verb: Token) -> int:
    """The first token of the cue: auxiliaries, negation and adverbs right before the verb."""
    first = verb.i
    for c in reversed(verb.children):
        child = parse.tokens[c]
        if child.i == first - 1 and child.dep in ("aux", "auxpass", "neg", "advmod"):
            if child.dep == "advmod" and child.children:
                break
            first = child.i
    return first


def _clause_child(parse: Parse, verb: Token) -> Token | None:
    """The clause that the verb reports; not one that only names a quotation's beginning."""
    clauses = parse.kids(verb.i, "ccomp")
    if not clauses:
        return None
    return max(clauses, key=lambda t: t.right - t.left)


def _clause_content(
    parse: Parse, verb: Token, clause: Token, source: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """The clause's tokens, cut around a cue that stands in its middle."""
    first, last = clause.left, clause.right + 1
    if first <= verb.i < last:
        inner_first = min(verb.i, source[0] if source else verb.i)
        inner_last = max(verb.i + 1, source[1] if source else verb.i + 1)
        return [(first, inner_first), (inner_last, last)]
    return [(first, last)]


def _host_clause(parse: Parse, verb: Token) -> Token | None:
    """The clause around a parenthetical cue: "Talks, the minister said, would resume"."""
    if verb.dep in ("parataxis", "dep") or (verb.dep == "ccomp" and verb.head > verb.i):
        head = parse.tokens[verb.head]
        return head if head.pos in ("VERB", "AUX") and head.i != verb.i else None
    return None


def _around(parse: Parse, host: Token, verb: Token) -> list[tuple[int, int]]:
    """A host clause without the cue's own clause."""
    first, last = host.left, host.right + 1
    return [(first, verb.left), (verb.right + 1, last)]


def _infinitive(
    parse: Parse, verb: Token, frames: frozenset[str], passive: bool
) -> tuple[str, list[tuple[int, int]]] | None:
    """ "vowed to leave" and "urged both sides to stop"."""
    for comp in parse.kids(verb.i, "xcomp", "ccomp", "advcl"):
        to = parse.child(comp.i, "aux")
        if to is None or to.lower != "to":
            continue
        obj = parse.child(verb.i, "dobj") or parse.child(comp.i, "nsubj")
        if "i" in frames and (obj is not None or passive):
            start = obj.left if obj is not None and obj.i < comp.i else comp.left
            return "i", [(start, comp.right + 1)]
        if "x" in frames and comp.dep != "advcl":
            return "x", [(comp.left, comp.right + 1)]
    return None


def _prepositional(
    parse: Parse, verb: Token, lemma: str
) -> tuple[int, list[tuple[int, int]]] | None:
    """ "called for a ceasefire": the preposition belongs to the cue."""
    wanted = PREPOSITION_CUES.get(lemma, ())
    for prep in parse.kids(verb.i, "prep"):
        if prep.lower not in wanted or prep.i != verb.i + 1:
            continue
        inner = parse.child(prep.i, "pobj", "pcomp")
        if inner is not None:
            last = inner.right + 1
            for comp in parse.kids(verb.i, "xcomp", "advcl"):
                to = parse.child(comp.i, "aux")
                if to is not None and to.lower == "to" and comp.left == last:
                    last = comp.right + 1
            return prep.i + 1, [(inner.left, last)]
    return None


def _light_noun(parse: Parse, verb: Token) -> tuple[int, list[tuple[int, int]]] | None:
    """ "reiterated calls for a truce": cue to the preposition, content what follows it."""
    noun = parse.child(verb.i, "dobj")
    if noun is None or noun.lemma not in SPEECH_NOUNS:
        return None
    for c in noun.children:
        child = parse.tokens[c]
        if child.i < noun.i:
            continue
        if child.dep == "prep":
            inner = parse.child(child.i, "pobj", "pcomp")
            if inner is not None:
                return child.i + 1, [(inner.left, inner.right + 1)]
        if child.dep in ("acl", "relcl", "ccomp"):
            return noun.i + 1, [(child.left, child.right + 1)]
    for prep in parse.kids(verb.i, "prep"):
        if prep.i == noun.right + 1 and prep.lower in ("for", "to", "over", "about", "at", "with"):
            inner = parse.child(prep.i, "pobj", "pcomp")
            if inner is not None:
                return prep.i + 1, [(inner.left, inner.right + 1)]
    return None


def _object_content(parse: Parse, verb: Token, obj: Token) -> tuple[int, int]:
    """The object, with what completes it ("accused the mission of bias")."""
    first, last = obj.left, obj.right + 1
    for prep in parse.kids(verb.i, "prep"):
        if prep.left == last and prep.lower in ("of", "for", "as", "to", "over"):
            last = prep.right + 1
    return first, last


def _reports_passively(parse: Parse, verb: Token) -> bool:
    """ "It is believed that ...", "is expected to ..."."""
    return any(parse.tokens[c].lower in ("it", "there") for c in verb.children) or (
        verb.lemma in ("expect", "believe", "say", "report", "think")
    )


def _without_leading_date(parse: Parse, spans: list[Span], cue_last: int) -> list[Span]:
    """A weekday right behind the cue dates the saying, whatever the parse made of it."""
    if not spans or cue_last >= len(parse.tokens):
        return spans
    at = cue_last
    if parse.tokens[at].lower == "on" and at + 1 < len(parse.tokens):
        at += 1
    day = parse.tokens[at]
    if day.ent == "DATE" and day.tag == "NNP" and spans[0].start <= day.start < spans[0].end:
        after = day.end
        return [Span(after, spans[0].end), *spans[1:]] if after < spans[0].end else spans[1:]
    return spans


# --- other cues ------------------------------------------------------------------------------


def _from_according(parse: Parse, token: Token) -> Attribution | None:
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
        source=_noun_phrase(parse, inner),
        speaker=inner.i,
        content=spans,
        sentence=token.sent,
        frame="a",
    )


def _from_noun(parse: Parse, noun: Token) -> Attribution | None:
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
        frame="s",
    )


# --- quotations ------------------------------------------------------------------------------

_GAP = re.compile(r"[\s,:;–—.-]*(?:(?:that|in a (?:joint )?statement|as)[\s,:]*)?\Z")
_NARROW_GAP = re.compile(r"[\s,:;–—-]*\Z")


def _join_quotations(parse: Parse, quotes: QuotationIndex, found: list[Attribution]) -> None:
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
    gap = parse.text[max(core.end, between.start) : between.end]
    ends_with_cue = "." in gap or "," in gap
    return (
        core.start >= before.span.end
        and ends_with_cue
        and len(outside) <= 12
        and not any(t.tag in ("VBD", "VBZ", "VBP") for t in outside)
        and quotation.span.end - quotation.span.start > 20
    )


# --- edges -------------------------------------------------------------------------------------


def _tidy(text: str, quotes: QuotationIndex, spans: list[Span]) -> list[Span]:
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
