"""Attributions from verbs: "said that", "vowed to", "called for", "reiterated support for"."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.cues import (
    ATTITUDE_VERBS,
    CUE_VERBS,
    LIGHT_VERBS,
    PREPOSITION_CUES,
    SPEECH_NOUNS,
)
from dragoman.reading.grammar import is_passive, noun_phrase, subject_of, verb_group_start
from dragoman.reading.statements.attribution.spans import RULE_CONFIDENCE, Attribution
from dragoman.reading.syntax import Parse, Token


def from_verb(parse: Parse, verb: Token) -> Attribution | None:
    lemma = verb.lemma
    frames = CUE_VERBS.get(lemma, frozenset())
    light = lemma in LIGHT_VERBS
    if not frames and not light and lemma not in PREPOSITION_CUES:
        return None
    if _is_adjectival(parse, verb):
        return None
    passive = is_passive(parse, verb)
    source, speaker = _source_of(parse, verb, passive)
    if _is_own_voice(parse, speaker):
        return None
    if not passive and _is_nobodys(parse, verb, speaker):
        return None
    cue_last = verb.i + 1
    content: list[tuple[int, int]] = []
    frame = ""
    clause = _clause_child(parse, verb)
    light_content = light_noun(parse, verb) if light else None
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
    elif (
        "o" in frames
        and not passive
        and (obj := parse.child(verb.i, "dobj")) is not None
        and not (lemma == "welcome" and obj.ent == "PERSON")  # a guest, not a subject of speech
    ):
        frame = "o"
        content = [_object_content(parse, verb, obj)]
    elif (host := _host_clause(parse, verb)) is not None and "c" in frames:
        frame = "c"
        content = _around(parse, host, verb)
    spoken_before = _points_back(parse, verb) if passive and source and not content else None
    if spoken_before is not None and frames & {"q", "c"}:
        frame, content = "c", [spoken_before]
    if not content and not frames & {"q", "c"}:
        return None
    if frame in ("c", "x") and passive and speaker is None and not _reports_passively(parse, verb):
        return None
    addressees = addressees_of(parse, verb, but_objects=frame == "o")
    spans = [parse.span(a, b) for a, b in content if a < b]
    return Attribution(
        cue=(verb_group_start(parse, verb), cue_last),
        verb=verb.i,
        source=source,
        speaker=speaker,
        content=_without_leading_date(parse, spans, cue_last),
        sentence=verb.sent,
        confidence=RULE_CONFIDENCE[frame or "q"],
        frame=frame or "q",
        attitude=lemma in ATTITUDE_VERBS,
        addressees=addressees,
    )


def _is_adjectival(parse: Parse, verb: Token) -> bool:
    """A participle that only modifies a noun ("the said treaty", "suggested amendments")."""
    return verb.dep == "amod" or (verb.dep == "compound" and verb.head > verb.i)


def _is_nobodys(parse: Parse, verb: Token, speaker: int | None) -> bool:
    """ "Suppose they refused", "it is hard to say that": nobody in particular says it."""
    if verb.tag != "VB":
        return False
    if speaker is None:
        return True
    subject = parse.tokens[speaker]
    return subject.lower == "it" and subject.head != verb.i


def _is_own_voice(parse: Parse, speaker: int | None) -> bool:
    """ "I think" and "you know" outside quotation marks are a transcript's or columnist's voice."""
    return speaker is not None and parse.tokens[speaker].lower in ("i", "we", "you")


def _source_of(
    parse: Parse, verb: Token, passive: bool
) -> tuple[tuple[int, int] | None, int | None]:
    """Source range and speaking token of a verb."""
    if passive:
        agent = parse.child(verb.i, "agent")
        by = parse.child(agent.i, "pobj") if agent else None
        return (None, None) if by is None else (noun_phrase(parse, by), by.i)
    subject = subject_of(parse, verb)
    if subject is None:
        return None, None
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return (subject.i, subject.i + 1), verb.head
    return noun_phrase(parse, subject), subject.i


def addressees_of(parse: Parse, verb: Token, *, but_objects: bool = False) -> list[tuple[int, int]]:
    """Who is told, as ranges of tokens: "told reporters", "said to the board", "was warned by".

    `but_objects` leaves out objects, where what is told stands as one.
    """
    frames = CUE_VERBS.get(verb.lemma, frozenset())
    found = []
    if is_passive(parse, verb):
        patient = parse.child(verb.i, "nsubjpass")
        if patient is None and verb.dep == "advcl":
            patient = parse.child(verb.head, "nsubj")
        if patient is not None and verb.lemma in ("tell", "ask", "inform", "warn", "urge"):
            found.append(noun_phrase(parse, patient))
    elif "t" in frames and not but_objects:
        found += [parse.subtree(t.i) for t in parse.kids(verb.i, "dobj", "dative", "iobj")]
    if verb.lemma in ("say", "explain", "write", "suggest", "complain"):
        for prep in parse.kids(verb.i, "prep", "dative"):
            if prep.lower == "to":
                found += [parse.subtree(t.i) for t in parse.kids(prep.i, "pobj")]
    return found


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
    if verb.tag not in ("VBD", "VBZ", "VBP") or parse.child(verb.i, "nsubj") is None:
        return None
    if verb.dep in ("parataxis", "dep") or (verb.dep == "ccomp" and verb.head > verb.i):
        head = parse.tokens[verb.head]
        return head if head.pos in ("VERB", "AUX") and head.i != verb.i else None
    return None


def _around(parse: Parse, host: Token, verb: Token) -> list[tuple[int, int]]:
    """A host clause without the cue's own clause."""
    first, last = host.left, host.right + 1
    return [(first, verb.left), (verb.right + 1, last)]


def _points_back(parse: Parse, verb: Token) -> tuple[int, int] | None:
    """The sentence before "This was stressed by the president in an interview"."""
    what = parse.child(verb.i, "nsubjpass")
    if what is None or what.lower != "this" or what.children or verb.dep != "ROOT" or not verb.sent:
        return None
    before = parse.sentences[verb.sent - 1]
    return (before.first, before.last) if before.para == verb.para else None


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


def light_noun(parse: Parse, verb: Token) -> tuple[int, list[tuple[int, int]]] | None:
    """ "reiterated calls for a truce": where the cue ends, behind the preposition, and the
    content that follows it.
    """
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
