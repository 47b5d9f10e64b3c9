"""(placeholder)"""

from __future__ import annotations

from dragoman.reading.draft import Draft


def read_positions(draft: Draft) -> None:
    """Placeholder."""
