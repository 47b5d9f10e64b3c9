"""Column types that the versions share."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def text() -> Any:
    """Text compared by code points: SQLite does so anyway, PostgreSQL where it is told to."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
