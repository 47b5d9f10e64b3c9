"""Questions about the parse that several steps ask: subjects, phrases, negation, mood."""

from __future__ import annotations

from collections.abc import Container

from dragoman.reading.cues import OBJECT_CONTROL
from dragoman.reading.syntax import Parse, Token

NO_WORDS = frozenset({"no", "neither", "never"})


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, also one that it shares with or inherits from another verb.

    "The minister arrived and said that ..."; "He left, saying that ..."; "She was quoted as
    saying that ..."; and Oslo in "accused Oslo of refusing to talk".
    """
    first = verb.i
    for _ in range(6):
        own = parse.child(verb.i, "nsubj", "csubj")
        if own is not None:
            return own
        quoted = parse.child(verb.i, "nsubjpass")
        if quoted is not None:
            return quoted if verb.i == first else _agent_for(parse, verb, quoted)
        if verb.dep == "acl" and is_infinitive(parse, verb):
            return _controller(parse, parse.tokens[verb.head])
        if verb.dep in ("acl", "relcl"):
            return parse.tokens[verb.head]
        if verb.dep in ("pcomp", "xcomp"):
            governor = parse.tokens[verb.head]
            if governor.dep == "prep":
                governor = parse.tokens[governor.head]
            if governor.pos == "ADJ" and governor.dep in ("acomp", "oprd"):
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


def acting_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb; for "This was said by the minister", the minister."""
    subject = subject_of(parse, verb)
    if subject is not None and subject.dep == "nsubjpass" and subject.head == verb.i:
        return _agent_for(parse, verb, subject)
    return subject


def _agent_for(parse: Parse, verb: Token, quoted: Token) -> Token:
    """Who acts in "This was said by the minister when answering questions": the minister."""
    if quoted.lower not in ("this", "it", "that"):
        return quoted
    by = parse.child(verb.i, "agent")
    return (parse.child(by.i, "pobj") if by is not None else None) or quoted


def is_passive(parse: Parse, verb: Token) -> bool:
    """Also without an auxiliary: "Asked about the call, the minister said ..."."""
    if any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    return verb.tag == "VBN" and verb.dep in ("advcl", "acl") and not parse.kids(verb.i, "aux")


def _controller(parse: Parse, noun: Token) -> Token | None:
    """Who would do it: Oslo in "Oslo voiced a readiness to talk" and "Oslo's refusal to talk"."""
    owner = parse.child(noun.i, "poss")
    if owner is not None:
        return owner
    verb = parse.tokens[noun.head]
    if noun.dep in ("dobj", "attr") and verb.pos in ("VERB", "AUX"):
        subject = subject_of(parse, verb)
        if subject is not None and subject.tag in ("WP", "WDT") and verb.dep == "relcl":
            return parse.tokens[verb.head]
        return subject
    return None


def noun_phrase(parse: Parse, head: Token) -> tuple[int, int]:
    """The phrase of a subject, without a trailing clause set off by a comma."""
    first, last = head.left, head.right + 1
    for c in head.children:
        child = parse.tokens[c]
        if child.dep in ("relcl", "advcl") and child.left > head.i:
            before = parse.tokens[child.left - 1]
            if before.text == ",":
                last = min(last, before.i)
    while last - 1 > head.i and parse.tokens[last - 1].text in (",", "-", "–", "—", ":"):
        last -= 1
    return first, max(last, head.i + 1)


def verb_group_start(parse: Parse, verb: Token) -> int:
    """The first token of the cue: auxiliaries, negation and adverbs right before the verb."""
    first = verb.i
    for c in reversed(verb.children):
        child = parse.tokens[c]
        if child.i == first - 1 and child.dep in ("aux", "auxpass", "neg", "advmod"):
            if child.dep == "advmod" and child.children:
                break
            first = child.i
    return first


def is_negated(parse: Parse, verb: Token) -> bool:
    for c in verb.children:
        child = parse.tokens[c]
        if child.dep == "neg" or child.lower in ("never", "n't"):
            return True
        if child.dep in ("nsubj", "nsubjpass") and child.lower in ("nobody", "neither", "none"):
            return True
    return False


def is_negated_noun(parse: Parse, noun: Token) -> bool:
    return any(parse.tokens[c].lower in NO_WORDS for c in noun.children if c < noun.i)


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """ "to meet", "to be followed", and "meet" in "to travel and meet the king"."""
    if any(t.lower == "to" and t.tag == "TO" for t in parse.kids(verb.i, "aux")):
        return True
    shares = verb.dep == "conj" and verb.tag == "VB" and verb.head < verb.i
    if not shares or parse.kids(verb.i, "aux", "auxpass", "nsubj"):
        return False
    return is_infinitive(parse, parse.tokens[verb.head])


def is_finite(parse: Parse, verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        t.tag in ("MD", "VBD", "VBZ", "VBP") for t in parse.kids(verb.i, "aux", "auxpass")
    )


def has_condition(parse: Parse, verb: Token) -> bool:
    """ "only if", "unless", "once": a clause that the verb waits for."""
    for clause in parse.kids(verb.i, "advcl"):
        mark = parse.child(clause.i, "mark")
        if mark is not None and mark.lower in ("if", "unless", "provided"):
            return True
        only = any(t.lower == "only" for t in parse.kids(clause.i, "advmod"))
        only = only or any(t.lower == "only" for t in parse.kids(verb.i, "advmod"))
        if only and mark is not None and mark.lower in ("once", "until", "when", "after"):
            return True
    for prep in parse.kids(verb.i, "prep"):
        # "would meet him only after a ceasefire"
        if prep.lower == "after" and any(t.lower == "only" for t in parse.kids(prep.i, "advmod")):
            return True
    if any(t.lower == "only" for t in parse.kids(verb.i, "advmod")):
        return any(t.lower in ("after", "once", "if") for t in parse.kids(verb.i, "prep"))
    return False


def subject_index(parse: Parse, verb: Token) -> int | None:
    subject = parse.child(verb.i, "nsubjpass") or subject_of(parse, verb)
    if subject is None:
        return None
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return verb.head
    return subject.i


def with_particle(parse: Parse, verb: Token, known: Container[str]) -> str:
    """The verb's lemma, with its particle where `known` has the two: "call off" and "put off" are
    other verbs than "call" and "put" ("call_off").
    """
    for c in verb.children:
        child = parse.tokens[c]
        named = child.dep == "prt" or (child.dep == "prep" and child.lower == "for")
        if named or child.lower in ("forward", "ahead"):
            joined = f"{verb.lemma}_{child.lower}"
            if joined in known:
                return joined
    return verb.lemma
