"""(placeholder)"""

from __future__ import annotations

from dragoman.reading.draft import Draft


def read_conflicts(draft: Draft) -> None:
    """Placeholder."""
