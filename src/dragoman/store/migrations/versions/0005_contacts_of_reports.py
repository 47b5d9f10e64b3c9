"""Contacts over all reports: their tellings, what these are told by, and who says which are one."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations.columns import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FIRST: tuple[tuple[str, ...], ...] = ((), ("kind",), ("status",))
COLUMNS: tuple[tuple[str, str, sa.types.TypeEngine[Any]], ...] = (
    ("contacts", "initiative", text()),
    ("contacts", "duration", text()),
    ("contacts", "duration_minutes", sa.Integer()),
    ("positions", "contact", text()),
)
"""What readings tell since: empty in what was stored before."""

IN_ORDER = ("placed", "latest", "report", "earliest")


def upgrade() -> None:
    """Create the tables; `migrate` fills them for contacts that are there already."""
    op.add_column("contacts", sa.Column("whole", text(), nullable=True))
    for table, column, kind in COLUMNS:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    op.create_index(op.f("ix_contacts_whole"), "contacts", ["whole"], unique=False)
    op.create_table(
        "whole_contacts",
        sa.Column("id", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("status", text(), nullable=False),
        sa.Column("when", text(), nullable=True),
        sa.Column("where", text(), nullable=True),
        sa.Column("earliest", text(), nullable=True),
        sa.Column("latest", text(), nullable=True),
        sa.Column("placed", text(), nullable=False, server_default=""),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("tellings", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whole_contacts")),
    )
    for first in FIRST:
        op.drop_index("_".join(("ix_contacts", *first, "placed")), "contacts")
    for first in FIRST:
        name = "_".join(("ix_whole_contacts", *first, "placed"))
        op.create_index(name, "whole_contacts", [*first, *IN_ORDER])
    op.create_table(
        "contact_facts",
        sa.Column("contact", text(), nullable=False),
        sa.Column("issuer", text(), nullable=True),
        sa.Column("kind", text(), nullable=False),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("known", text(), nullable=True),
        sa.Column("where", text(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_contact_facts_contact")
        ),
        sa.PrimaryKeyConstraint("contact", name=op.f("pk_contact_facts")),
    )
    op.create_table(
        "contact_keys",
        sa.Column("key", text(), nullable=False),
        sa.Column("contact", text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "contact", name=op.f("pk_contact_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contact_edges",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("a", text(), nullable=False),
        sa.Column("b", text(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("component", text(), nullable=True),
        sa.Column("version", text(), nullable=True),
        sa.Column("person", text(), nullable=True),
        sa.Column("made_at", text(), nullable=False),
        sa.CheckConstraint(
            "(component IS NULL) <> (person IS NULL)", name=op.f("ck_contact_edges_author")
        ),
        sa.ForeignKeyConstraint(["a"], ["contacts.id"], name=op.f("fk_contact_edges_a")),
        sa.ForeignKeyConstraint(["b"], ["contacts.id"], name=op.f("fk_contact_edges_b")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_contact_edges")),
    )
    for column in ("a", "b"):
        op.create_index(op.f(f"ix_contact_edges_{column}"), "contact_edges", [column], unique=False)
    op.create_table(
        "contact_edits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("contact", text(), nullable=False),
        sa.Column("field", text(), nullable=False),
        sa.Column("value", text(), nullable=True),
        sa.Column("person", text(), nullable=False),
        sa.Column("made_at", text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_contact_edits_contact")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_contact_edits")),
    )
    op.create_index(op.f("ix_contact_edits_contact"), "contact_edits", ["contact"], unique=False)
    op.create_table(
        "record_conflicts",
        sa.Column("id", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("field", text(), nullable=False),
        sa.Column("contact", text(), nullable=True),
        sa.Column("telling_a", text(), nullable=True),
        sa.Column("claim_a", sa.Integer(), nullable=True),
        sa.Column("value_a", text(), nullable=False),
        sa.Column("telling_b", text(), nullable=True),
        sa.Column("claim_b", sa.Integer(), nullable=True),
        sa.Column("value_b", text(), nullable=False),
        sa.Column("resolved_telling", text(), nullable=True),
        sa.Column("resolved_claim", sa.Integer(), nullable=True),
        sa.Column("position_a", text(), nullable=True),
        sa.Column("position_b", text(), nullable=True),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("day", text(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_record_conflicts_{column}")
            )
            for column, table in (
                ("telling_a", "contacts"),
                ("telling_b", "contacts"),
                ("position_a", "positions"),
                ("position_b", "positions"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_conflicts")),
    )
    for column in ("contact", "position_a", "position_b", "rank"):
        name = op.f(f"ix_record_conflicts_{column}")
        op.create_index(name, "record_conflicts", [column], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("record_conflicts")
    for name in ("contact_edits", "contact_edges", "contact_keys", "contact_facts"):
        op.drop_table(name)
    op.drop_table("whole_contacts")
    for first in FIRST:
        op.create_index(
            "_".join(("ix_contacts", *first, "placed")), "contacts", [*first, *IN_ORDER]
        )
    op.drop_index(op.f("ix_contacts_whole"), "contacts")
    op.drop_column("contacts", "whole")
    for table, column, _ in COLUMNS:
        op.drop_column(table, column)
