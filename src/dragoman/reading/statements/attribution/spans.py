"""An attribution as spans of tokens, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Span


@dataclass(slots=True)
class Attribution:
    """Token ranges are half-open. `speaker` is the token whose referent speaks: the antecedent
    where the source is a relative pronoun, None where the text names no source.
    """

    cue: tuple[int, int]
    verb: int
    source: tuple[int, int] | None
    speaker: int | None
    content: list[Span]
    sentence: int
    frame: str
    attitude: bool = False
    addressees: list[tuple[int, int]] = field(default_factory=list)
    quoted: bool = False
