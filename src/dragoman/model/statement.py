"""Something a source is reported to have said, written, signalled or thought."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model.span import Span

Mode = Literal["direct", "indirect", "mixed", "attitude"]


class Statement(msgspec.Struct, frozen=True):
    """Source, cue and content spans (as in PolNeAR and PARC3), and who they resolve to.

    `speakers` and `via` hold actor ids; empty where nobody could be resolved. `said_on` is
    EDTF, None where the text does not date the saying. `within` names the statement this one
    is nested in ("Lavrov said Trump told him ...").
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    said_on: str | None = None
    within: str | None = None
    confidence: float = 0.5
