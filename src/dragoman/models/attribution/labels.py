"""The labels that the attribution model gives to words."""

from __future__ import annotations

from typing import Final

ROLES: Final = ("source", "cue", "content")
OUTSIDE: Final = 0
BEGIN: Final = {role: 1 + 2 * i for i, role in enumerate(ROLES)}
INSIDE: Final = {role: 2 + 2 * i for i, role in enumerate(ROLES)}
COUNT: Final = 1 + 2 * len(ROLES)
"""Outside, then first and later words of each role."""

LINK_WIDTH: Final = 64
"""Numbers in each of the four vectors that a word links by."""

RANKS: Final = 8
"""How far one span stands from another, counted in spans: four steps back, four ahead."""
