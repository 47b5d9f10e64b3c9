"""Two claims that cannot both hold."""

from __future__ import annotations

from typing import Literal

import msgspec

ConflictKind = Literal["status", "fact", "reversal"]


class Conflict(msgspec.Struct, frozen=True):
    """`status` and `fact`: a contact and the indexes of two of its claims. `reversal`: two
    position ids of one holder on one issue.
    """

    kind: ConflictKind
    contact: str | None = None
    position: tuple[str, str] | None = None
    claims: tuple[int, int] | None = None
