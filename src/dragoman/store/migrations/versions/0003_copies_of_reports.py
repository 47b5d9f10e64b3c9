"""Copies of reports: what they are told by, and who says which two carry one text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations.columns import text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; `migrate` fills them for reports that are there already."""
    op.add_column("reports", sa.Column("superseded_by", sa.Integer(), nullable=True))
    op.create_table(
        "signatures",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("name", text(), nullable=False),
        sa.Column("letters", text(), nullable=False),
        sa.Column("address", text(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("title", text(), nullable=True),
        sa.Column("agencies", sa.JSON(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_signatures_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_signatures")),
        sa.UniqueConstraint("rank", name=op.f("uq_signatures_rank")),
    )
    op.create_index(op.f("ix_signatures_letters"), "signatures", ["letters"], unique=False)
    op.create_index(op.f("ix_signatures_address"), "signatures", ["address"], unique=False)
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("marks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "rank", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "report_edges",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("share_a", sa.Float(), nullable=True),
        sa.Column("share_b", sa.Float(), nullable=True),
        sa.Column("stretches", sa.JSON(), nullable=False),
        sa.Column("component", text(), nullable=True),
        sa.Column("version", text(), nullable=True),
        sa.Column("person", text(), nullable=True),
        sa.Column("made_at", text(), nullable=False),
        sa.CheckConstraint(
            "(component IS NULL) <> (person IS NULL)", name=op.f("ck_report_edges_author")
        ),
        sa.ForeignKeyConstraint(["a"], ["reports.number"], name=op.f("fk_report_edges_a")),
        sa.ForeignKeyConstraint(["b"], ["reports.number"], name=op.f("fk_report_edges_b")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report_edges")),
    )
    op.create_index(op.f("ix_report_edges_a"), "report_edges", ["a"], unique=False)
    op.create_index(op.f("ix_report_edges_b"), "report_edges", ["b"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    for name in ("report_edges", "bands", "signatures"):
        op.drop_table(name)
    op.drop_column("reports", "superseded_by")
