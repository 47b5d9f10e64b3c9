"""Whose claim a status is, and which status to show for a contact."""

from __future__ import annotations

import msgspec

from dragoman.model import REPORTER, Claim, Span
from dragoman.reading.contacts.sources import claimants_of
from dragoman.reading.contacts.standing import Standing
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.draft import Draft
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Parse, Token


def claims_of(
    draft: Draft, spoken: SpokenIndex, mention: ContactMention, standing: Standing
) -> list[Claim]:
    """The claims of a mention, with the day that its own words give the contact."""
    own = mention.date if not mention.date_is_shared else None
    found = _claims_of(draft, spoken, mention, standing)
    if own is None or own.value is None:
        return found
    return [msgspec.structs.replace(claim, when=own.value) for claim in found]


def _claims_of(
    draft: Draft, spoken: SpokenIndex, mention: ContactMention, standing: Standing
) -> list[Claim]:
    """One claim for each claimant: the speakers of the statement around the mention, the party
    whose speech act it is, or the report's own voice.
    """
    parse = draft.parse
    trigger = parse.tokens[mention.trigger]
    statements = spoken.around(trigger.start)
    of: str | None = None
    if standing.of is not None:
        token = parse.tokens[standing.of]
        found = spoken.first_person(token) or draft.actors.actors_at(standing.of)
        alone = len(found) == 1 and not parse.kids(standing.of, "conj")
        of = found[0] if alone else None
    span = _claim_span(parse, mention, standing)
    outer = [
        s
        for s in statements
        if s.cue is None
        or not (_is_own_cue(parse, s.cue, standing) or _is_occasion_of(parse, s.cue, trigger))
    ]
    if standing.agent and of is not None:
        statement = next((s for s in statements if of in s.speakers), None)
        via = tuple(v for s in outer[:1] for v in s.speakers if v != of)
        said_on = statement.said_on if statement else (outer[0].said_on if outer else None)
        ident = statement.id if statement is not None else None
        return [Claim(standing.status, of, span, None, said_on, via, ident)]
    told = ((s, claimants_of(draft, s)) for s in outer)
    speaking, speakers = next(((s, who) for s, who in told if who), (None, ()))
    if speaking is None and any(s.mode == "direct" for s in outer):
        # Somebody's own words, but whose is not known: not the report's claim, and nobody's.
        return []
    if speaking is None:
        return [Claim(standing.status, REPORTER, span, of)]
    return [
        Claim(
            standing.status,
            speaker,
            span,
            of if of != speaker else None,
            speaking.said_on,
            speaking.via,
            speaking.id,
        )
        for speaker in speakers[:4]
    ]


def is_reported(parse: Parse, spoken: SpokenIndex, mention: ContactMention) -> bool:
    """Whether a mention stands in the indirect report of something said in the past."""
    for statement in spoken.around(parse.tokens[mention.trigger].start)[:1]:
        if statement.cue is None or statement.mode == "direct":
            return False
        first, last = parse.tokens_in(statement.cue)
        return any(t.tag in ("VBD", "VBN") for t in parse.tokens[first:last])
    return False


def _is_own_cue(parse: Parse, cue: Span, standing: Standing) -> bool:
    """The cue that itself gave the status ("refuses") does not report it."""
    if standing.of is None:
        return False
    words = cue.of(parse.text).lower()
    key = standing.rule.removeprefix("not ").split("_")[0].split()[0]
    return key[:5] in words and key not in ("say",)


def _is_occasion_of(parse: Parse, cue: Span, noun: Token) -> bool:
    """ "urged the king in a call to withdraw": the call is where it was said, not what."""
    prep = parse.tokens[noun.head]
    if noun.dep != "pobj" or prep.lower not in ("in", "during", "at", "after", "following"):
        return False
    first, last = parse.tokens_in(cue)
    return first <= prep.head < last


def _claim_span(parse: Parse, mention: ContactMention, standing: Standing) -> Span:
    """From the words that give the status to the words that name the contact."""
    trigger = parse.tokens[mention.trigger]
    first, last = mention.span
    token = trigger
    for _ in range(6):
        if token.head == token.i:
            break
        token = parse.tokens[token.head]
        if token.lemma in standing.rule or token.lower in standing.rule:
            first, last = min(first, token.start), max(last, token.end)
            break
    return Span(first, last)
