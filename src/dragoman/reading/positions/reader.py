"""Positions: who wants what on which issue, and who says so.

From the words that name an issue the reading climbs the syntax tree to the nearest word that
takes a stance. It may pass only words that hand the stance on ("ready *to make* concessions");
anything else ends the climb, and then there is no position: two ministers who "discussed a
truce" have told us nothing about what they want.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

import msgspec

from dragoman.knowledge.issues import Issues, known_issues
from dragoman.model import REPORTER, Position, Span, Stance, Statement
from dragoman.reading.contacts.mentions import DateIndex
from dragoman.reading.draft import Draft
from dragoman.reading.positions.conditions import Condition, find_condition
from dragoman.reading.positions.finder import Found, find_stances, is_hypothetical
from dragoman.reading.positions.holders import Voices, asked_actors, holders_of
from dragoman.reading.positions.surface import is_listed_after, surface_stance
from dragoman.reading.positions.topics import Topic, parties_label, read_topics
from dragoman.reading.syntax import Parse

_ON_MEETINGS: frozenset[Stance] = frozenset(
    {"offers", "accepts", "rejects", "demands", "conditional"}
)
"""A meeting is a matter of taking part or not; "welcomed the meeting" takes no stance on it."""

_MEETINGS = frozenset({"meeting", "summit", "peace-talks"})
"""Issues that are contacts."""

_CONFIDENCE = {
    "verb": 0.7,
    "adjective": 0.65,
    "noun": 0.65,
    "agent": 0.65,
    "goal": 0.6,
    "vow": 0.6,
    "modal": 0.6,
    "judgement": 0.55,
    "thanked": 0.55,
}


class _Draftee(NamedTuple):
    """A position before it gets its id."""

    start: int
    sentence: int
    position: Position


def read_positions(draft: Draft) -> None:
    """Fill `draft.positions`, with ids `p1`, `p2`, ... in text order."""
    voices = Voices(draft.parse, draft.statements)
    found: list[_Draftee] = []
    issues = known_issues()
    topics = read_topics(draft, voices, issues)
    named = {i for topic in topics for i in range(topic.first, topic.last)}
    before: tuple[Topic, tuple[Found, ...]] | None = None
    for topic in topics:
        if _is_asked(draft, topic.anchor):
            continue
        stances = _stances(draft.parse, topic, named)
        if not stances and before is not None and not topic.trouble:
            stances = _as_in_list(draft.parse, before, topic)
        before = (topic, stances)
        for stance in stances[:-1]:
            found += _positions(draft, voices, topic, stance, None)
        last = stances[-1] if stances else None
        condition = find_condition(draft.parse, topic.anchor, last)
        if condition is not None:
            last = condition.found
        if last is not None:
            found += _positions(draft, voices, topic, last, condition)
    found.sort(key=lambda d: d.start)
    draft.positions = tuple(_numbered(found, issues))


def _as_in_list(
    parse: Parse, before: tuple[Topic, tuple[Found, ...]], topic: Topic
) -> tuple[Found, ...]:
    """Of a list ("support for truth, a truce and the return of refugees") all have one stance."""
    last, stances = before
    if (
        not stances
        or last.trouble
        or parse.tokens[last.anchor].sent != parse.tokens[topic.anchor].sent
    ):
        return ()
    first = parse.tokens[topic.first]
    if first.pos in ("VERB", "AUX") or any(f.word >= last.last for f in stances):
        return ()
    return stances if is_listed_after(parse, last.last, topic.first) else ()


def _stances(parse: Parse, topic: Topic, named: Container[int]) -> tuple[Found, ...]:
    """By the tree, else by the order of words."""
    stances, is_settled = find_stances(parse, topic.anchor, trouble=topic.trouble)
    if stances or is_settled:
        return stances
    found = surface_stance(parse, topic.first, topic.last, named=named, trouble=topic.trouble)
    return tuple(f for f in found if not is_hypothetical(parse, f.word))


def _numbered(found: list[_Draftee], issues: Issues) -> list[Position]:
    """Each holder, issue and stance once a sentence, in the fuller wording: of "Ukraine's
    integrity and sovereignty" only one half names the state.
    """
    kept: dict[tuple[object, ...], Position] = {}
    for _, sentence, p in found:
        key = (sentence, p.holder, p.issue, p.stance)
        named = issues.get(p.issue)
        is_plain = named is not None and p.issue_label == named.plain
        labels = [k for k in kept if k[:4] == key]
        if labels and is_plain:
            continue
        for k in labels:
            if k[4] == "plain" and not is_plain:
                del kept[k]
        kept.setdefault((*key, "plain" if is_plain else p.issue_label), p)
    return [msgspec.structs.replace(p, id=f"p{n}") for n, p in enumerate(kept.values(), start=1)]


def _positions(
    draft: Draft, voices: Voices, topic: Topic, found: Found, condition: Condition | None
) -> list[_Draftee]:
    parse = draft.parse
    stance: Stance = "conditional" if condition is not None else found.stance
    if topic.issue.slot == "parties" and stance not in _ON_MEETINGS:
        return []
    statement = voices.over(found.word)
    holders = holders_of(draft, voices, found)
    first = min(found.word, topic.first)
    last = max(found.word + 1, topic.last)
    if condition is not None:
        first, last = min(first, condition.first), max(last, condition.last)
    span = parse.span(first, last)
    target = _target(draft, voices, found)
    positions = []
    for holder in holders:
        label = topic.label
        if topic.issue.slot == "parties":
            filled = parties_label(draft, topic, holder)
            if filled is None:
                continue
            label = filled
        said = _voicing(voices, found, holder) or statement
        positions.append(
            _Draftee(
                span.start,
                parse.tokens[found.word].sent,
                Position(
                    id="",
                    holder=holder,
                    issue=topic.issue.id,
                    issue_label=label,
                    stance=stance,
                    attributed_by=_attributed_by(holder, found, statement, said),
                    span=span,
                    target=target if target != holder else None,
                    condition=parse.span(condition.first, condition.last) if condition else None,
                    date=_date_of(draft, found, said),
                    statement=said.id if said else None,
                    confidence=_CONFIDENCE[found.kind],
                    contact=_contact_of(draft, topic, span),
                ),
            )
        )
    return positions


def _contact_of(draft: Draft, topic: Topic, span: Span) -> str | None:
    """The contact that a position on a meeting is about: the one whose words name the issue, else
    the only one told within the words of the position.
    """
    if topic.issue.id not in _MEETINGS and topic.issue.parent not in _MEETINGS:
        return None
    named = draft.parse.span(topic.first, topic.last)
    told = []
    for contact in draft.contacts:
        if any(named.overlaps(s) for s in contact.spans):
            return contact.id
        if any(span.overlaps(s) for s in contact.spans):
            told.append(contact.id)
    return told[0] if len(told) == 1 else None


def _date_of(draft: Draft, found: Found, said: Statement | None) -> str | None:
    """The day of the saying or of the taking; open to the left for what was held earlier."""
    if found.past:
        taken = _day_at(draft, found)
        published = draft.report.published
        return taken or (f"../{published[:10]}" if published else None)
    return said.said_on if said else _taken_on(draft, found)


def _taken_on(draft: Draft, found: Found) -> str | None:
    """The day that dates a stance outside of any statement: "on March 7 had rejected a swap"."""
    return _day_at(draft, found) if found.says else None


def _day_at(draft: Draft, found: Found) -> str | None:
    sentence = draft.parse.tokens[found.word].sent
    date = DateIndex(draft).of({found.word}, sentence)
    return None if date is None or date.value is None or ".." in date.value else date.value


def _voicing(voices: Voices, found: Found, holder: str) -> Statement | None:
    """The statement whose very cue takes the stance ("Oslo demanded a truce") or voices it
    ("the minister reaffirmed Oslo's support").
    """
    cued = [s for s in voices.cued_by(found.voiced_by) if s.speakers]
    own = next((s for s in cued if holder in s.speakers), None)
    return own or (cued[0] if cued and found.kind in ("noun", "thanked") else None)


def _attributed_by(
    holder: str, found: Found, over: Statement | None, said: Statement | None
) -> str:
    """Who tells of the stance: the speaker of the statement it stands in, or who voices it."""
    if over is None and (found.kind == "thanked" or (found.kind == "noun" and found.says)):
        over = said
    if over is not None and over.speakers:
        return holder if holder in over.speakers else over.speakers[0]
    return holder if found.says else REPORTER


def _target(draft: Draft, voices: Voices, found: Found) -> str | None:
    """Whom the demand is addressed to: "urged Oslo to sign", "Oslo should sign"."""
    if found.target is None:
        return None
    actors = asked_actors(draft, voices, found.target)
    return actors[0] if len(actors) == 1 else None


def _is_asked(draft: Draft, anchor: int) -> bool:
    """Whether the words stand in a question: "Will Oslo accept a truce?"."""
    sentence = draft.parse.sentence_of(anchor)
    tail = draft.parse.words(max(sentence.last - 2, sentence.first), sentence.last)
    return "?" in tail
