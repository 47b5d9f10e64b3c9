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

DAYS = ("conflicts", "appearances")
"""Tables of what is in a report, which get the day that it was published."""

PLACED = ("contacts", "statements", "positions", "interactions")
"""Tables of entries with a time, which get their place in its order."""

DROPPED = {
    "contacts": ("earliest", "latest", "kind", "status"),
    "statements": ("earliest", "latest", "mode"),
    "positions": ("earliest", "latest", "holder", "issue", "report"),
    "interactions": ("earliest", "latest"),
    "appearances": ("actor",),
    "participants": ("actor",),
    "statement_actors": ("actor",),
    "reports": ("outlet",),
}
"""Indexes that wider ones replace."""

IN_ORDER = ("placed", "latest", "report", "earliest")

INDEXES = (
    ("ix_contacts_placed", "contacts", IN_ORDER),
    ("ix_contacts_kind_placed", "contacts", ("kind", *IN_ORDER)),
    ("ix_contacts_status_placed", "contacts", ("status", *IN_ORDER)),
    ("ix_statements_placed", "statements", IN_ORDER),
    ("ix_statements_mode_placed", "statements", ("mode", *IN_ORDER)),
    ("ix_positions_placed", "positions", IN_ORDER),
    ("ix_positions_holder_placed", "positions", ("holder", *IN_ORDER)),
    ("ix_positions_issue_label_placed", "positions", ("issue_label", *IN_ORDER)),
    ("ix_positions_issue", "positions", ("issue", "issue_label")),
    ("ix_positions_report", "positions", ("report", "issue_label")),
    ("ix_positions_statement", "positions", ("statement", "issue_label")),
    ("ix_conflicts_placed", "conflicts", ("placed", "report")),
    ("ix_appearances_actor", "appearances", ("actor", "placed", "report")),
    ("ix_participants_actor", "participants", ("actor", "contact")),
    ("ix_statement_actors_actor", "statement_actors", ("actor", "statement")),
    ("ix_reports_outlet_url", "reports", ("outlet", "url")),
    ("ix_reports_superseded_by", "reports", ("superseded_by",)),
)


def upgrade() -> None:
    """Add the columns, fill the places, change the indexes."""
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, text(), nullable=True))
    for table in (*PLACED, *DAYS):
        op.add_column(table, sa.Column("placed", text(), nullable=False, server_default=""))
    for table in PLACED:
        first = "CASE WHEN earliest = '0001-01-01' THEN latest ELSE earliest END"
        op.execute(f"UPDATE {table} SET placed = coalesce({first}, '')")
    for table in DAYS:
        day = f"SELECT published FROM reports WHERE number = {table}.report"
        op.execute(f"UPDATE {table} SET placed = coalesce(({day}), '')")
    for table, columns in DROPPED.items():
        for column in columns:
            op.drop_index(f"ix_{table}_{column}", table_name=table)
    for name, table, columns in INDEXES:
        op.create_index(name, table, list(columns))


def downgrade() -> None:
    """Take them back."""
    for name, table, _ in INDEXES:
        op.drop_index(name, table_name=table)
    for table, columns in DROPPED.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
    for table in (*PLACED, *DAYS):
        op.drop_column(table, "placed")
    for table, column in COLUMNS:
        op.drop_column(table, column)
