"""(placeholder)"""

from __future__ import annotations

from dragoman.reading.draft import Draft


def read_statements(draft: Draft) -> None:
    """Placeholder."""
