"""An attribution as spans of tokens, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Span

RULE_CONFIDENCE = {"c": 0.85, "q": 0.85, "a": 0.8, "n": 0.7, "x": 0.65, "i": 0.65, "p": 0.65}
RULE_CONFIDENCE |= {"o": 0.55, "s": 0.6}
"""How sure a rule is, by the grammar that it reads; frames as in `cues`."""


@dataclass(slots=True)
class Attribution:
    """Token ranges are half-open. `speaker` is the token whose referent speaks: the antecedent
    where the source is a relative pronoun, None where the text names no source. `frame` is the
    grammar that a rule read it from, as in `cues`; empty where the model marked it.
    """

    cue: tuple[int, int]
    verb: int
    source: tuple[int, int] | None
    speaker: int | None
    content: list[Span]
    sentence: int
    confidence: float
    frame: str = ""
    attitude: bool = False
    addressees: list[tuple[int, int]] = field(default_factory=list)
    quoted: bool = False
    spans: tuple[Span, Span | None] | None = None
    """Cue and source in characters, where they do not end where tokens do."""
