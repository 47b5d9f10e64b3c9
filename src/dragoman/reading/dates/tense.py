"""Whether a time expression looks back or ahead: the tense of the verb that it hangs on."""

from __future__ import annotations

from typing import Literal

from dragoman.model import Span
from dragoman.reading.syntax import Parse, Token

Tense = Literal["past", "future", "either", "unknown"]
"""`either`: the words fit both, and the nearest day or month is meant."""

# "a summit scheduled for Friday", "talks were set for Friday": past in form, ahead in meaning.
_AHEAD = frozenset(
    "schedule plan set expect slate due postpone delay invite propose announce await".split()
)
# "a meeting was possible in June", said in April
_OPEN = frozenset("possible likely unlikely due".split())
_AHEAD_WORDS = frozenset("upcoming planned scheduled expected proposed deadline due".split())
# "managed to meet on Friday" took place; after other verbs an infinitive lies ahead.
_IMPLICATIVE = frozenset("manage force begin start help fail refuse continue seem appear".split())
# "Friday's ruling" is out; "Friday's summit" is over or not, as the verb says.
_OCCASIONS = frozenset(
    "meeting summit talk session vote election hearing visit deadline conference match game trip "
    "debate ceremony funeral inauguration round referendum poll speech address launch call event "
    "dinner lunch gathering consultation negotiation encounter reception parade march rally".split()
)
_BEGINNING = frozenset({"starting", "beginning", "effective"})
_NEGATIONS = frozenset("not n't never neither nor no nobody none".split())
_FUTURE_MODALS = frozenset("will shall 'll wo would may might could should must can".split())


def tense_of(parse: Parse, span: Span) -> Tense:
    """The tense that governs the words of `span`.

    "They will meet Friday" is future, "They met Friday" past; without a verb it is unknown.
    """
    first, last = parse.tokens_in(span)
    if first >= last:
        return "unknown"
    tokens = parse.tokens
    head = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    before = tokens[first - 1] if first else None
    if parse.text[span.end : span.end + 2] in ("'s", "’s"):
        owner = tokens[head.head]
        if owner.pos in ("NOUN", "PROPN") and owner.lemma not in _OCCASIONS:
            return "past"
    elif head.dep in ("compound", "nmod", "amod") and tokens[head.head].lemma not in _OCCASIONS:
        # "the late-November attack", whatever will be done about it
        return "either"
    for _ in range(12):
        if head.lower == "following" and head.dep == "prep":
            # "Following their Sept. 9 call, the two will meet": the call is over.
            return "past"
        aim = head.lower in ("to", "for") and head.dep == "prep"
        if aim and tokens[head.head].lemma in _AHEAD:
            # "invited the king to a summit in June": the summit lies ahead, not the invitation.
            return "future"
        if head.pos in ("VERB", "AUX"):
            tense = _of_verb(parse, head, before)
            if tense != "unknown":
                return tense
        elif _is_ahead(parse, head):
            return "future"
        if head.head == head.i:
            break
        head = tokens[head.head]
    # "Starting Monday, visas are free."
    return "future" if before is not None and before.lower in _BEGINNING else "unknown"


def hangs_on_verb(parse: Parse, span: Span) -> bool:
    """Whether the words date a verb and nothing else: "They met on Dec. 20".

    In "announced a summit on Dec. 20" they may date the summit.
    """
    verb = _dated_verb(parse, span)
    if verb is None:
        return False
    first, _ = parse.tokens_in(span)
    return not any(verb.i < t.i < first for t in parse.kids(verb.i, "dobj", "nsubj"))


def _dated_verb(parse: Parse, span: Span) -> Token | None:
    """The verb that the words hang on, through a preposition at most."""
    first, last = parse.tokens_in(span)
    tokens = parse.tokens
    head = next((t for t in tokens[first:last] if not first <= t.head < last), None)
    if head is None:
        return None
    above = tokens[head.head]
    if above.pos == "ADP":
        above = tokens[above.head]
    return above if above.pos in ("VERB", "AUX") and above.i != head.i else None


def _is_ahead(parse: Parse, noun: Token) -> bool:
    """ "a planned visit on Friday"."""
    return noun.lower in _AHEAD_WORDS or any(
        parse.tokens[c].lower in _AHEAD_WORDS for c in noun.children if c < noun.i
    )


def _of_verb(parse: Parse, verb: Token, before: Token | None) -> Tense:
    aux = parse.kids(verb.i, "aux", "auxpass")
    words = {t.lower for t in aux}
    # "talks were set for Friday", "has been postponed to April 17"
    if before is not None and before.lower in ("for", "to") and verb.lemma in _AHEAD:
        return "future"
    # "gave them until Tuesday", "has scheduled a session Thursday"
    if before is not None and before.lower in ("until", "till") and "had" not in words:
        return "future"
    if verb.lemma in ("schedule", "slate"):
        return "future"
    if verb.lemma == "plan" and parse.child(verb.i, "dobj") is not None:
        return "future"
    if verb.tag == "VBN" and verb.lemma in _AHEAD and _has_prep(parse, verb, "for"):
        # "a summit set for Oslo in April"
        return "future"
    if verb.lemma == "be" and any(t.lower in _OPEN for t in parse.kids(verb.i, "acomp")):
        return "future"
    if words & {"have", "has", "had", "'ve", "having"}:
        return "past"
    if "could" in words and _is_negated(parse, verb):
        # "could not be reached on Monday"
        return "past"
    if words & _FUTURE_MODALS:
        return "future"
    if "to" in words:
        if verb.dep == "advcl" and parse.tokens[verb.head].tag == "VBD":
            # "gathered to mark the anniversary on Friday"
            return "either"
        governor = parse.tokens[verb.head]
        held = governor.lemma in _IMPLICATIVE and governor.tag in ("VBD", "VBN")
        return "past" if held else "future"
    if any(t.tag == "VBD" for t in aux):
        return "past"
    if verb.tag == "VBD":
        return "past"
    if verb.tag == "VBN" and not aux:
        return "future" if verb.lemma in ("schedule", "plan", "slate", "expect") else "past"
    if any(t.tag in ("VBZ", "VBP") for t in aux) and verb.tag == "VBG":
        return "future"
    if verb.tag in ("VBZ", "VBP") and verb.lemma not in ("say", "be", "have"):
        return "future"
    return "unknown"


def _has_prep(parse: Parse, verb: Token, word: str) -> bool:
    return any(t.lower == word for t in parse.kids(verb.i, "prep"))


def _is_negated(parse: Parse, verb: Token) -> bool:
    """ "Neither side could be reached": the negation may stand in the subject."""
    if parse.child(verb.i, "neg") is not None:
        return True
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if subject is None:
        return False
    words = parse.tokens[subject.left : subject.right + 1]
    return any(t.lower in _NEGATIONS for t in words)


_SAYING = frozenset(
    "say tell announce report state add declare write quote confirm comment note warn stress "
    "insist".split()
)


def is_of_saying(parse: Parse, span: Span) -> bool:
    """Whether the words date a saying and nothing else: "the ministry said on Monday"."""
    verb = _dated_verb(parse, span)
    return verb is not None and verb.lemma in _SAYING


def dates_an_event(parse: Parse, span: Span) -> bool:
    """Whether the words date what a main clause tells, other than a saying."""
    verb = _dated_verb(parse, span)
    return verb is not None and verb.dep in ("ROOT", "conj", "ccomp") and verb.lemma not in _SAYING
