"""One PLOVER event between two actors."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model.span import Span

Modality = Literal["actual", "historical", "future", "hypothetical", "negated"]


class Interaction(msgspec.Struct, frozen=True):
    """Source, target and PLOVER event type, with the words that report it."""

    id: str
    source: str
    target: str
    event: str
    span: Span
    mode: str | None = None
    context: str | None = None
    modality: Modality = "actual"
    date: str | None = None
    confidence: float = 0.5
