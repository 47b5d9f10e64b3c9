"""The first tables: reports, actors, what was read in reports, full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations import search
from dragoman.store.migrations.columns import text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "actors",
        sa.Column("id", text(), nullable=False),
        sa.Column("name", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("country", text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    op.create_index(op.f("ix_actors_name"), "actors", ["name"], unique=False)
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", text(), nullable=False),
        sa.Column("id", text(), nullable=False),
        sa.Column("sha256", text(), nullable=False),
        sa.Column("origin", text(), nullable=False),
        sa.Column("title", text(), nullable=True),
        sa.Column("text", text(), nullable=False),
        sa.Column("published", text(), nullable=True),
        sa.Column("published_at", text(), nullable=True),
        sa.Column("outlet", text(), nullable=True),
        sa.Column("url", text(), nullable=True),
        sa.Column("language", text(), nullable=True),
        sa.Column("issuer", text(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("credits", sa.JSON(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.Column("related", sa.JSON(), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("version", text(), nullable=False),
        sa.Column("read_at", text(), nullable=False),
        sa.ForeignKeyConstraint(["issuer"], ["actors.id"], name=op.f("fk_reports_issuer")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reports")),
        sa.UniqueConstraint("key", name=op.f("uq_reports_key")),
        sa.UniqueConstraint("sha256", name=op.f("uq_reports_sha256")),
    )
    op.create_index(op.f("ix_reports_id"), "reports", ["id"], unique=False)
    op.create_index(op.f("ix_reports_origin"), "reports", ["origin"], unique=False)
    op.create_index(op.f("ix_reports_outlet"), "reports", ["outlet"], unique=False)
    op.create_index(op.f("ix_reports_published"), "reports", ["published"], unique=False)
    op.create_table(
        "appearances",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("actor", text(), nullable=False),
        sa.Column("name", text(), nullable=False),
        sa.Column("role_text", text(), nullable=True),
        sa.Column("offices", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_appearances_actor")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_appearances_report")),
        sa.PrimaryKeyConstraint("report", "actor", name=op.f("pk_appearances")),
    )
    op.create_index("ix_appearances_actor", "appearances", ["actor"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("component", text(), nullable=False),
        sa.Column("version", text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("happened", text(), nullable=True),
        sa.Column("published", text(), nullable=True),
        sa.Column("read_at", text(), nullable=False),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_evidence_span")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_evidence_report")),
        sa.PrimaryKeyConstraint("report", "number", name=op.f("pk_evidence")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("local_id", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("format", text(), nullable=False),
        sa.Column("status", text(), nullable=False),
        sa.Column("when", text(), nullable=True),
        sa.Column("when_text", text(), nullable=True),
        sa.Column("where", text(), nullable=True),
        sa.Column("earliest", text(), nullable=True),
        sa.Column("latest", text(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_contacts_report_evidence"),
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_contacts_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_earliest"), "contacts", ["earliest"], unique=False)
    op.create_index(op.f("ix_contacts_kind"), "contacts", ["kind"], unique=False)
    op.create_index(op.f("ix_contacts_latest"), "contacts", ["latest"], unique=False)
    op.create_index(op.f("ix_contacts_report"), "contacts", ["report"], unique=False)
    op.create_index(op.f("ix_contacts_status"), "contacts", ["status"], unique=False)
    op.create_table(
        "dates",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", text(), nullable=False),
        sa.Column("value", text(), nullable=True),
        sa.Column("anchor", text(), nullable=True),
        sa.Column("rule", text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_dates_report_evidence"),
        ),
        sa.PrimaryKeyConstraint("report", "evidence", name=op.f("pk_dates")),
    )
    op.create_table(
        "interactions",
        sa.Column("id", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("local_id", text(), nullable=False),
        sa.Column("source", text(), nullable=False),
        sa.Column("target", text(), nullable=False),
        sa.Column("event", text(), nullable=False),
        sa.Column("mode", text(), nullable=True),
        sa.Column("context", text(), nullable=True),
        sa.Column("modality", text(), nullable=False),
        sa.Column("date", text(), nullable=True),
        sa.Column("earliest", text(), nullable=True),
        sa.Column("latest", text(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_interactions_report_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["report"], ["reports.number"], name=op.f("fk_interactions_report")
        ),
        sa.ForeignKeyConstraint(["source"], ["actors.id"], name=op.f("fk_interactions_source")),
        sa.ForeignKeyConstraint(["target"], ["actors.id"], name=op.f("fk_interactions_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
    )
    op.create_index(op.f("ix_interactions_earliest"), "interactions", ["earliest"], unique=False)
    op.create_index(op.f("ix_interactions_latest"), "interactions", ["latest"], unique=False)
    op.create_index(op.f("ix_interactions_report"), "interactions", ["report"], unique=False)
    op.create_index(op.f("ix_interactions_source"), "interactions", ["source"], unique=False)
    op.create_index(op.f("ix_interactions_target"), "interactions", ["target"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("actor", text(), nullable=False),
        sa.Column("evidence", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_mentions_actor")),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_mentions_report_evidence"),
        ),
        sa.PrimaryKeyConstraint("report", "evidence", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_actor"), "mentions", ["actor"], unique=False)
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("local_id", text(), nullable=False),
        sa.Column("mode", text(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("words", text(), nullable=False),
        sa.Column("addressees", sa.JSON(), nullable=False),
        sa.Column("said_on", text(), nullable=True),
        sa.Column("earliest", text(), nullable=True),
        sa.Column("latest", text(), nullable=True),
        sa.Column("within", text(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_statements_report_evidence"),
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_statements_report")),
        sa.ForeignKeyConstraint(
            ["within"],
            ["statements.id"],
            name=op.f("fk_statements_within"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_statements")),
        sa.UniqueConstraint("id", name=op.f("uq_statements_id")),
    )
    op.create_index(op.f("ix_statements_earliest"), "statements", ["earliest"], unique=False)
    op.create_index(op.f("ix_statements_latest"), "statements", ["latest"], unique=False)
    op.create_index(op.f("ix_statements_mode"), "statements", ["mode"], unique=False)
    op.create_index(op.f("ix_statements_report"), "statements", ["report"], unique=False)
    op.create_table(
        "claims",
        sa.Column("contact", text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", text(), nullable=False),
        sa.Column("by", text(), nullable=True),
        sa.Column("of", text(), nullable=True),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("said_on", text(), nullable=True),
        sa.Column("statement", text(), nullable=True),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["actors.id"], name=op.f("fk_claims_by")),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_claims_contact")),
        sa.ForeignKeyConstraint(["of"], ["actors.id"], name=op.f("fk_claims_of")),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_claims_report_evidence"),
        ),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name=op.f("fk_claims_statement")),
        sa.PrimaryKeyConstraint("contact", "number", name=op.f("pk_claims")),
    )
    op.create_table(
        "contact_spans",
        sa.Column("contact", text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_contact_spans_span")),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_contact_spans_contact")
        ),
        sa.PrimaryKeyConstraint("contact", "number", name=op.f("pk_contact_spans")),
    )
    op.create_table(
        "contact_statements",
        sa.Column("contact", text(), nullable=False),
        sa.Column("statement", text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_contact_statements_contact")
        ),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_contact_statements_statement")
        ),
        sa.PrimaryKeyConstraint("contact", "statement", name=op.f("pk_contact_statements")),
    )
    op.create_table(
        "participants",
        sa.Column("contact", text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", text(), nullable=True),
        sa.Column("name", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_participants_actor")),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], name=op.f("fk_participants_contact")),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_participants_report_evidence"),
        ),
        sa.PrimaryKeyConstraint("contact", "number", name=op.f("pk_participants")),
    )
    op.create_index(op.f("ix_participants_actor"), "participants", ["actor"], unique=False)
    op.create_table(
        "positions",
        sa.Column("id", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("local_id", text(), nullable=False),
        sa.Column("holder", text(), nullable=False),
        sa.Column("issue", text(), nullable=False),
        sa.Column("issue_label", text(), nullable=False),
        sa.Column("stance", text(), nullable=False),
        sa.Column("by", text(), nullable=True),
        sa.Column("target", text(), nullable=True),
        sa.Column("condition_start", sa.Integer(), nullable=True),
        sa.Column("condition_end", sa.Integer(), nullable=True),
        sa.Column("date", text(), nullable=True),
        sa.Column("earliest", text(), nullable=True),
        sa.Column("latest", text(), nullable=True),
        sa.Column("statement", text(), nullable=True),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["actors.id"], name=op.f("fk_positions_by")),
        sa.ForeignKeyConstraint(["holder"], ["actors.id"], name=op.f("fk_positions_holder")),
        sa.ForeignKeyConstraint(
            ["report", "evidence"],
            ["evidence.report", "evidence.number"],
            name=op.f("fk_positions_report_evidence"),
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_positions_report")),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_positions_statement")
        ),
        sa.ForeignKeyConstraint(["target"], ["actors.id"], name=op.f("fk_positions_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
    )
    op.create_index(op.f("ix_positions_earliest"), "positions", ["earliest"], unique=False)
    op.create_index(op.f("ix_positions_holder"), "positions", ["holder"], unique=False)
    op.create_index(op.f("ix_positions_issue"), "positions", ["issue"], unique=False)
    op.create_index(op.f("ix_positions_latest"), "positions", ["latest"], unique=False)
    op.create_index(op.f("ix_positions_report"), "positions", ["report"], unique=False)
    op.create_table(
        "statement_actors",
        sa.Column("statement", text(), nullable=False),
        sa.Column("part", text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", text(), nullable=False),
        sa.CheckConstraint("part IN ('speaker', 'via')", name=op.f("ck_statement_actors_part")),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_statement_actors_actor")),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_statement_actors_statement")
        ),
        sa.PrimaryKeyConstraint("statement", "part", "number", name=op.f("pk_statement_actors")),
    )
    op.create_index(op.f("ix_statement_actors_actor"), "statement_actors", ["actor"], unique=False)
    op.create_table(
        "statement_spans",
        sa.Column("statement", text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_statement_spans_span")),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_statement_spans_statement")
        ),
        sa.PrimaryKeyConstraint("statement", "number", name=op.f("pk_statement_spans")),
    )
    op.create_table(
        "conflicts",
        sa.Column("id", text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("contact", text(), nullable=True),
        sa.Column("claim_a", sa.Integer(), nullable=True),
        sa.Column("claim_b", sa.Integer(), nullable=True),
        sa.Column("position_a", text(), nullable=True),
        sa.Column("position_b", text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact", "claim_a"],
            ["claims.contact", "claims.number"],
            name=op.f("fk_conflicts_contact_claim_a"),
        ),
        sa.ForeignKeyConstraint(
            ["contact", "claim_b"],
            ["claims.contact", "claims.number"],
            name=op.f("fk_conflicts_contact_claim_b"),
        ),
        sa.ForeignKeyConstraint(
            ["position_a"], ["positions.id"], name=op.f("fk_conflicts_position_a")
        ),
        sa.ForeignKeyConstraint(
            ["position_b"], ["positions.id"], name=op.f("fk_conflicts_position_b")
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_conflicts_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_report"), "conflicts", ["report"], unique=False)
    make_search = {"sqlite": search.sqlite, "postgresql": search.postgresql}
    for sql in make_search[op.get_bind().dialect.name]():
        op.get_bind().exec_driver_sql(sql)
