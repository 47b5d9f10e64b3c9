"""Turns of a transcript: paragraphs that open with a speaker's label and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dragoman.model import Actor, Span, Statement
from dragoman.reading.actors.people import slug

if TYPE_CHECKING:
    from dragoman.reading.draft import Draft

_LABEL = re.compile(
    r"(?P<label>[A-Z][\w.'’-]*(?:[ ,]+(?:of|the|for|and|to|de|bin|al|[A-Z(][\w.'’)-]*)){0,11})"
    r"(?:\s*\([^)]{0,40}\))?:\s+(?=\S)"
)
_QUESTION = re.compile(r"Q\s{1,4}(?=\S)")
FEWEST_TURNS = 2
"""One paragraph with a colon is prose; two speakers' labels make a transcript."""


class _Label(NamedTuple):
    """A speaker's label, where the turn begins, and whether it is certain to be one."""

    span: Span
    begins: int
    sure: bool


def find_turns(draft: Draft) -> tuple[Statement, ...]:
    """One direct statement a turn: label as source, no cue, the words up to the next label.

    A turn runs over the paragraphs that follow it until the next label; "Q" is a journalist
    without a name. Labels are certain that name an actor, or that are set in capitals as official
    transcripts do ("MS. PSAKI:"); two of them make a transcript. Between them any name with a
    colon is a speaker's as well: words must not pass for those of whoever spoke before.
    """
    text = draft.parse.text
    labels = _without_overlaps(list(_labels(draft)))
    if sum(label.sure for label in labels) < FEWEST_TURNS:
        return ()
    turns: list[Statement] = []
    for n, (label, begins, _) in enumerate(labels):
        end = labels[n + 1].span.start if n + 1 < len(labels) else len(text)
        end = begins + len(text[begins:end].rstrip())
        if end == begins:
            continue
        speakers = _speaker(draft, label)
        turns.append(
            Statement(
                id=f"t{len(turns) + 1}",
                source=label,
                cue=None,
                content=(Span(begins, end),),
                mode="direct",
                speakers=speakers,
                said_on=draft.report.published if speakers else None,
                confidence=0.9 if speakers else 0.7,
            )
        )
    return tuple(turns)


def _without_overlaps(labels: Sequence[_Label]) -> list[_Label]:
    """ "Please, Mr Aho. Mayor of Oslo Erik Aho: Thank you": where a sentence is cut in a label, the
    label is what comes last.
    """
    kept = [one for one, after in pairwise(labels) if after.span.start >= one.begins]
    return [*kept, *labels[-1:]]


def _speaker(draft: Draft, label: Span) -> tuple[str, ...]:
    """Who a label names: an actor of the text, or somebody whom only labels name."""
    first, after = draft.parse.tokens_in(label)
    known = {a: None for i in range(first, after) for a in draft.actors.actors_at(i)}
    if known:
        return tuple(known)[-1:]
    name = " ".join(label.of(draft.parse.text).split())
    words = name.split()
    if len(words) < 2 or len(words) > 4 or words[-1].lower() in _ROLES or not name.istitle():
        return ()
    person = Actor("x." + slug(name), name, "person")
    draft.actors.introduce(person, draft.parse.span(first, after), first, after)
    return (person.id,)


def _labels(draft: Draft) -> Iterator[_Label]:
    """All labels. Some pages run the turns of a talk together in one paragraph: there a label
    may open a sentence.
    """
    text = draft.parse.text
    openings: dict[int, list[int]] = {}
    for sentence in draft.parse.sentences:
        openings.setdefault(sentence.para, []).append(sentence.span.start)
    for number, para in enumerate(draft.parse.paragraphs):
        question = _QUESTION.match(text, para.start, para.end)
        if question is not None:
            mark = Span(question.start(), question.start() + 1)
            yield _Label(mark, question.end(), sure=True)
            continue
        read = para.start
        for at in dict.fromkeys([para.start, *openings.get(number, ())]):
            match = _LABEL.match(text, at, para.end)
            if match is None or at < read:
                continue
            label = match.group("label")
            official = at == para.start and label.isupper() and len(label) > 1
            if official:  # "MS. BERG:" is one label, though the full stop ends a sentence
                read = match.end()
            sure = official or _names_somebody(draft, match)
            if sure or " " in label:
                yield _Label(Span(*match.span("label")), match.end(), sure)


_ROLES = frozenset(
    "question answer remark remarks reply moderator host interviewer official voice audience "
    "correspondent journalist reporter note statement".split()
)
"""Labels that end so name nobody."""


def _names_somebody(draft: Draft, match: re.Match[str]) -> bool:
    first, last = draft.parse.tokens_in(Span(*match.span("label")))
    return any(
        draft.actors.is_person(a) for i in range(first, last) for a in draft.actors.actors_at(i)
    )


_SELF = frozenset({"i", "we", "me", "us", "my", "our"})
_OTHER = frozenset({"you", "your"})


def spoken_pronoun(
    turns: Sequence[Statement], turn: Statement | None, word: str
) -> tuple[str, ...]:
    """Whom "I" means in a turn, or "you" where just two talk; nobody outside of a transcript."""
    if turn is None:
        return ()
    if word in _SELF:
        return turn.speakers
    if word in _OTHER:
        everyone = dict.fromkeys(s for t in turns for s in t.speakers)
        others = [s for s in everyone if s not in turn.speakers]
        named = all(t.speakers for t in turns)
        return tuple(others) if named and len(others) == 1 and turn.speakers else ()
    return ()


def turn_at(turns: Sequence[Statement], char: int) -> Statement | None:
    """The turn in which a character stands."""
    return next((t for t in turns if t.content[0].start <= char < t.content[0].end), None)
