"""Where a contact's date stands: with its words, in its sentence, elsewhere in the report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations.columns import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Contacts stored before say nothing of it until they are read again."""
    op.add_column("contacts", sa.Column("when_from", text(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("contacts", "when_from")
