"""Turns of a transcript: paragraphs that open with a speaker's label and a colon."""

from __future__ import annotations

import re
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
    starts: list[tuple[int, Span, int]] = []
    for number, para in enumerate(draft.parse.paragraphs):
        match = _LABEL.match(text, para.start, para.end)
        if match is not None and _names_somebody(draft, match):
            starts.append((number, Span(*match.span("label")), match.end()))
            continue
        question = _QUESTION.match(text, para.start, para.end)
        if question is not None:
            mark = Span(question.start(), question.start() + 1)
            starts.append((number, mark, question.end()))
    if len(starts) < FEWEST_TURNS:
        return ()
    turns: list[Statement] = []
    for n, (_, label, begins) in enumerate(starts):
        last = starts[n + 1][0] if n + 1 < len(starts) else len(draft.parse.paragraphs)
        end = draft.parse.paragraphs[last - 1].end
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


def _names_somebody(draft: Draft, match: re.Match[str]) -> bool:
    label = match.group("label")
    if label.isupper() and len(label) > 1:
        return True
    first, last = draft.parse.tokens_in(Span(*match.span("label")))
    return any(
        draft.actors.is_person(a) for i in range(first, last) for a in draft.actors.actors_at(i)
    )
