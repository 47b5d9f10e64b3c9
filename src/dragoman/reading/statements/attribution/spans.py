"""An attribution as spans of tokens, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Span

RULE_CONFIDENCE = {"c": 0.79, "q": 0.71, "a": 0.86, "n": 0.33, "x": 0.33, "i": 0.54, "p": 0.54}
RULE_CONFIDENCE |= {"o": 0.51, "s": 0.8}
"""How often a rule's attributions are right, by the grammar that it reads (frames as in `cues`):
the shares of PolNeAR's development articles, read by rule alone.
"""


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
