"""Attributions that the model marks, with the grammar that the parse adds to them."""

from __future__ import annotations

from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.cues import ATTITUDE_VERBS, CUE_VERBS, PREPOSITION_CUES
from dragoman.reading.statements.attribution.spans import Attribution
from dragoman.reading.statements.attribution.verbs import addressees_of
from dragoman.reading.syntax import Parse, Token


def from_tagged(parse: Parse, tagged: TaggedAttribution) -> Attribution | None:
    """The attribution over tokens; None where the parse has no token for its cue."""
    cue = parse.tokens_in(tagged.cue)
    if cue[0] >= cue[1]:
        return None
    verb = _cue_word(parse, cue)
    source = parse.tokens_in(tagged.source) if tagged.source is not None else None
    if source is not None and source[0] >= source[1]:
        source = None
    return Attribution(
        cue=cue,
        verb=verb.i,
        source=source,
        speaker=_speaker(parse, source) if source is not None else None,
        content=list(tagged.content),
        sentence=verb.sent,
        attitude=verb.lemma in ATTITUDE_VERBS,
        addressees=addressees_of(parse, verb),
        confidence=tagged.confidence,
        spans=(tagged.cue, tagged.source),
    )


def _cue_word(parse: Parse, cue: tuple[int, int]) -> Token:
    """The word that says how it was said: "told" in "has told reporters in an interview"."""
    tokens = parse.tokens[cue[0] : cue[1]]
    verbs = [t for t in tokens if t.pos == "VERB"] or [t for t in tokens if t.pos == "AUX"]
    known = [t for t in verbs if t.lemma in CUE_VERBS or t.lemma in PREPOSITION_CUES]
    for found in (known, verbs):
        if found:
            return found[0]
    return next((t for t in tokens if not cue[0] <= t.head < cue[1]), tokens[0])


def _speaker(parse: Parse, source: tuple[int, int]) -> int:
    """The word that stands for the source: its head, or whom its relative pronoun stands for."""
    first, last = source
    head = next((t for t in parse.tokens[first:last] if not first <= t.head < last), None)
    if head is None:
        head = parse.tokens[first]
    if head.tag in ("WP", "WDT"):
        for above in parse.ancestors(head.i):
            if above.dep == "relcl":
                return _stands_for(parse, parse.tokens[above.head])
    return head.i


def _stands_for(parse: Parse, noun: Token) -> int:
    """Aho in "Aho is the envoy who brokered it" and in "Aho, the envoy who brokered it", else
    the noun itself.
    """
    if noun.dep == "appos":
        return noun.head
    be = parse.tokens[noun.head]
    subject = parse.child(be.i, "nsubj") if noun.dep == "attr" and be.lemma == "be" else None
    return noun.i if subject is None else subject.i
