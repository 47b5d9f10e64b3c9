"""The day that a claimant gives a contact; indexes in the order in which questions are answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations.columns import text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = (("claims", "when"),)
"""New columns, empty in what was stored before."""


def upgrade() -> None:
    """Add the columns."""
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, text(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for table, column in COLUMNS:
        op.drop_column(table, column)
