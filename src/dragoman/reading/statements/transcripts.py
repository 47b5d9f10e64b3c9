"""Turns of a transcript: paragraphs that open with a speaker's label and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.model import Span, Statement

if TYPE_CHECKING:
    from dragoman.reading.draft import Draft

_LABEL = re.compile(
    r"(?P<label>[A-Z][\w.'’-]*(?:[ ,]+(?:of|the|for|and|to|de|bin|al|[A-Z(][\w.'’)-]*)){0,11})"
    r"(?:\s*\([^)]{0,40}\))?:\s+(?=\S)"
)
_QUESTION = re.compile(r"Q\s{1,4}(?=\S)")
FEWEST_TURNS = 2
"""One paragraph with a colon is prose; two speakers' labels make a transcript."""


def find_turns(draft: Draft) -> tuple[Statement, ...]:
    """One direct statement a turn: label as source, no cue, the words up to the next label.

    A turn runs over the paragraphs that follow it until the next label; "Q" is a journalist
    without a name. Only labels that name
    an actor count, or that are set in capitals as official transcripts do ("MS. PSAKI:").
    """
    text = draft.parse.text
    starts = list(_labels(draft))
    if len(starts) < FEWEST_TURNS:
        return ()
    turns: list[Statement] = []
    for n, (label, begins) in enumerate(starts):
        end = starts[n + 1][0].start if n + 1 < len(starts) else len(text)
        end = begins + len(text[begins:end].rstrip())
        first, after = draft.parse.tokens_in(label)
        speakers = {a: None for i in range(first, after) for a in draft.actors.actors_at(i)}
        turns.append(
            Statement(
                id=f"t{len(turns) + 1}",
                source=label,
                cue=None,
                content=(Span(begins, end),),
                mode="direct",
                speakers=tuple(speakers)[-1:],
                said_on=draft.report.published if speakers else None,
                confidence=0.9 if speakers else 0.7,
            )
        )
    return tuple(turns)


def _labels(draft: Draft) -> Iterator[tuple[Span, int]]:
    """Each label and where its turn begins. Some pages run the turns of a talk together in one
    paragraph: there a label may open a sentence, if it names a person.
    """
    text = draft.parse.text
    openings: dict[int, list[int]] = {}
    for sentence in draft.parse.sentences:
        openings.setdefault(sentence.para, []).append(sentence.span.start)
    for number, para in enumerate(draft.parse.paragraphs):
        question = _QUESTION.match(text, para.start, para.end)
        if question is not None:
            yield Span(question.start(), question.start() + 1), question.end()
            continue
        for at in dict.fromkeys([para.start, *openings.get(number, ())]):
            match = _LABEL.match(text, at, para.end)
            if match is None:
                continue
            official = at == para.start and match.group("label").isupper()
            if (official and len(match.group("label")) > 1) or _names_somebody(draft, match):
                yield Span(*match.span("label")), match.end()


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
