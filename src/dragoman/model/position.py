"""What an actor wants on an issue, and who says that the actor wants it."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model.span import Span

Stance = Literal[
    "supports",
    "opposes",
    "demands",
    "offers",
    "accepts",
    "rejects",
    "conditional",
    "undecided",
]


class Position(msgspec.Struct, frozen=True):
    """Holder, issue, stance. `attributed_by` is an actor id or `reporter`; it equals `holder`
    where the holder says it. `issue` is the id from the issues file, `issue_label` its name
    with the state it is about filled in ("NATO membership of Ukraine"). `contact` is the contact
    of the reading that a position on a meeting is about: what a precondition holds up. `date` is
    the day the position was taken or said; open to the left ("../2024-05-02") where the report
    tells it as one held earlier.
    """

    id: str
    holder: str
    issue: str
    issue_label: str
    stance: Stance
    attributed_by: str
    span: Span
    target: str | None = None
    condition: Span | None = None
    date: str | None = None
    statement: str | None = None
    confidence: float = 0.5
    contact: str | None = None
