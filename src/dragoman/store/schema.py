"""The tables of the record.

Every entry points at a row of `evidence`: which report, which characters, which component and
version found it, how sure it is, and three times kept apart: when it happened or was said
(EDTF), when it was published, when it was read. The column is NOT NULL, so an entry that cannot
point to its span cannot be stored. In claims and positions an empty `by` is the report's own
voice.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
)

from dragoman.store.words import words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _report() -> Column[int]:
    return Column("report", Integer, ForeignKey("reports.number"), nullable=False, index=True)


def _of_report(*, primary_key: bool = False) -> Column[int]:
    return Column("report", Integer, primary_key=primary_key, nullable=False)


def _evidence() -> tuple[Any, ...]:
    """The two columns that lead to the evidence; `report` is part of every row anyway."""
    return (
        Column("evidence", Integer, nullable=False),
        ForeignKeyConstraint(["report", "evidence"], ["evidence.report", "evidence.number"]),
    )


def _bounds() -> tuple[Column[str], ...]:
    """First and last day that the entry's time allows; open ends are 0001-01-01, 9999-12-31.
    `placed` is its place in the order of time: the first day, of "until May" the last one, and
    empty where nothing is known.
    """
    return (
        Column("earliest", words()),
        Column("latest", words()),
        Column("placed", words(), nullable=False, server_default=""),
    )


def _in_order(table: str, *first: str) -> Index:
    """An index in the order in which questions are answered, for entries of one kind or for all;
    with what most filters ask of an entry, so that those left out are never read.
    """
    name = f"ix_{table}_{'_'.join(first)}_placed" if first else f"ix_{table}_placed"
    return Index(name, *first, "placed", "latest", "report", "earliest")


reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", words(), nullable=False, unique=True),
    Column("id", words(), nullable=False, index=True),
    Column("sha256", words(), nullable=False, unique=True),
    Column("origin", words(), nullable=False, index=True),
    Column("title", words()),
    Column("text", words(), nullable=False),
    Column("published", words(), index=True),
    Column("published_at", words()),
    Column("outlet", words()),
    Column("url", words()),
    Column("language", words()),
    Column("issuer", words(), ForeignKey("actors.id")),
    Column("authors", JSON, nullable=False),
    Column("credits", JSON, nullable=False),
    Column("images", JSON, nullable=False),
    Column("related", JSON, nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("version", words(), nullable=False),
    Column("read_at", words(), nullable=False),
    # The number of the report's newest version, where it is not that itself.
    Column("superseded_by", Integer, index=True),
    Index("ix_reports_outlet_url", "outlet", "url"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("component", words(), nullable=False),
    Column("version", words(), nullable=False),
    Column("confidence", Float),
    Column("happened", words()),
    Column("published", words()),
    Column("read_at", words(), nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", words(), primary_key=True),
    Column("name", words(), nullable=False, index=True),
    Column("kind", words(), nullable=False),
    Column("country", words()),
)

appearances = Table(
    "appearances",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("actor", words(), ForeignKey("actors.id"), primary_key=True),
    Column("name", words(), nullable=False),
    Column("role_text", words()),
    Column("offices", JSON, nullable=False),
    # The day that the report was published; empty where that is not known.
    Column("placed", words(), nullable=False, server_default=""),
    Index("ix_appearances_actor", "actor", "placed", "report"),
)

mentions = Table(
    "mentions",
    metadata,
    _of_report(primary_key=True),
    Column("actor", words(), ForeignKey("actors.id"), nullable=False, index=True),
    Column("evidence", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["report", "evidence"], ["evidence.report", "evidence.number"]),
)

dates = Table(
    "dates",
    metadata,
    _of_report(primary_key=True),
    Column("evidence", Integer, primary_key=True, autoincrement=False),
    Column("text", words(), nullable=False),
    Column("value", words()),
    Column("anchor", words()),
    Column("rule", words()),
    ForeignKeyConstraint(["report", "evidence"], ["evidence.report", "evidence.number"]),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", words(), nullable=False, unique=True),
    _report(),
    Column("local_id", words(), nullable=False),
    Column("mode", words(), nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("words", words(), nullable=False),
    Column("addressees", JSON, nullable=False),
    Column("said_on", words()),
    *_bounds(),
    # Deferred: "Oslo said Rome had agreed" may store the inner statement before the outer one.
    Column("within", words(), ForeignKey("statements.id", deferrable=True, initially="DEFERRED")),
    *_evidence(),
    _in_order("statements"),
    _in_order("statements", "mode"),
)

statement_spans = Table(
    "statement_spans",
    metadata,
    Column("statement", words(), ForeignKey("statements.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

statement_actors = Table(
    "statement_actors",
    metadata,
    Column("statement", words(), ForeignKey("statements.id"), primary_key=True),
    Column("part", words(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", words(), ForeignKey("actors.id"), nullable=False),
    Index("ix_statement_actors_actor", "actor", "statement"),
    CheckConstraint("part IN ('speaker', 'via')", name="part"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", words(), primary_key=True),
    _report(),
    Column("local_id", words(), nullable=False),
    Column("kind", words(), nullable=False),
    Column("format", words(), nullable=False),
    Column("status", words(), nullable=False),
    Column("when", words()),
    Column("when_text", words()),
    Column("where", words()),
    *_bounds(),
    *_evidence(),
    Column("when_from", words()),
    # The contact of the record that this telling of one report is part of: see `whole_contacts`.
    Column("whole", words(), index=True),
    Column("initiative", words()),
    Column("duration", words()),
    Column("duration_minutes", Integer),
)
"""One report's telling of a contact each."""

contact_spans = Table(
    "contact_spans",
    metadata,
    Column("contact", words(), ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

contact_statements = Table(
    "contact_statements",
    metadata,
    Column("contact", words(), ForeignKey("contacts.id"), primary_key=True),
    Column("statement", words(), ForeignKey("statements.id"), primary_key=True),
)

participants = Table(
    "participants",
    metadata,
    Column("contact", words(), ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", words(), ForeignKey("actors.id")),
    Column("name", words(), nullable=False),
    _of_report(),
    *_evidence(),
    Index("ix_participants_actor", "actor", "contact"),
)

claims = Table(
    "claims",
    metadata,
    Column("contact", words(), ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("status", words(), nullable=False),
    Column("by", words(), ForeignKey("actors.id")),
    Column("of", words(), ForeignKey("actors.id")),
    Column("via", JSON, nullable=False),
    Column("said_on", words()),
    Column("statement", words(), ForeignKey("statements.id")),
    _of_report(),
    *_evidence(),
    Column("when", words()),
)

positions = Table(
    "positions",
    metadata,
    Column("id", words(), primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("local_id", words(), nullable=False),
    Column("holder", words(), ForeignKey("actors.id"), nullable=False),
    Column("issue", words(), nullable=False),
    Column("issue_label", words(), nullable=False),
    Column("stance", words(), nullable=False),
    Column("by", words(), ForeignKey("actors.id")),
    Column("target", words(), ForeignKey("actors.id")),
    Column("condition_start", Integer),
    Column("condition_end", Integer),
    Column("date", words()),
    *_bounds(),
    Column("statement", words(), ForeignKey("statements.id")),
    Column("contact", words()),
    *_evidence(),
    _in_order("positions"),
    _in_order("positions", "holder"),
    _in_order("positions", "issue_label"),
    Index("ix_positions_issue", "issue", "issue_label"),
    Index("ix_positions_report", "report", "issue_label"),
    Index("ix_positions_statement", "statement", "issue_label"),
)

interactions = Table(
    "interactions",
    metadata,
    Column("id", words(), primary_key=True),
    _report(),
    Column("local_id", words(), nullable=False),
    Column("source", words(), ForeignKey("actors.id"), nullable=False, index=True),
    Column("target", words(), ForeignKey("actors.id"), nullable=False, index=True),
    Column("event", words(), nullable=False),
    Column("mode", words()),
    Column("context", words()),
    Column("modality", words(), nullable=False),
    Column("date", words()),
    *_bounds(),
    *_evidence(),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", words(), primary_key=True),
    _report(),
    Column("kind", words(), nullable=False),
    Column("contact", words()),
    Column("claim_a", Integer),
    Column("claim_b", Integer),
    Column("position_a", words(), ForeignKey("positions.id")),
    Column("position_b", words(), ForeignKey("positions.id")),
    # The day that the report was published; empty where that is not known.
    Column("placed", words(), nullable=False, server_default=""),
    Index("ix_conflicts_placed", "placed", "report"),
    ForeignKeyConstraint(["contact", "claim_a"], ["claims.contact", "claims.number"]),
    ForeignKeyConstraint(["contact", "claim_b"], ["claims.contact", "claims.number"]),
)

signatures = Table(
    "signatures",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("rank", BigInteger, nullable=False, unique=True),
    Column("name", words(), nullable=False),
    Column("letters", words(), nullable=False, index=True),
    Column("address", words(), index=True),
    Column("day", Integer),
    Column("title", words()),
    Column("agencies", JSON, nullable=False),
    Column("words", LargeBinary, nullable=False),
)
"""What copies of a report are told by (`matching.copies.signature`)."""

bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    Column("marks", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Which signatures share a band or mark (`matching.copies.bands`); a crowded one keeps few."""

report_edges = Table(
    "report_edges",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("a", Integer, ForeignKey("reports.number"), nullable=False, index=True),
    Column("b", Integer, ForeignKey("reports.number"), nullable=False, index=True),
    Column("kind", words(), nullable=False),
    Column("same", Boolean, nullable=False),
    Column("share_a", Float),
    Column("share_b", Float),
    Column("stretches", JSON, nullable=False),
    Column("component", words()),
    Column("version", words()),
    Column("person", words()),
    Column("made_at", words(), nullable=False),
    CheckConstraint("(component IS NULL) <> (person IS NULL)", name="author"),
)
"""Who says of which two reports that they carry one text, or that they do not. Rows are only
added: what a person said last of a pair stands, then what a component said.
"""

whole_contacts = Table(
    "whole_contacts",
    metadata,
    Column("id", words(), primary_key=True),
    Column("kind", words(), nullable=False),
    Column("status", words(), nullable=False),
    Column("when", words()),
    Column("where", words()),
    *_bounds(),
    Column("report", Integer, nullable=False),
    Column("evidence", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("rejected", Boolean, nullable=False),
    _in_order("whole_contacts"),
    _in_order("whole_contacts", "kind"),
    _in_order("whole_contacts", "status"),
)
"""The contacts of the record, each over all its tellings (`contacts.whole`): what questions are
filtered and sorted by. `report` and `evidence` are those of the telling shown first.
"""

contact_facts = Table(
    "contact_facts",
    metadata,
    Column("contact", words(), ForeignKey("contacts.id"), primary_key=True),
    Column("issuer", words()),
    Column("kind", words(), nullable=False),
    Column("sides", JSON, nullable=False),
    Column("first", Integer),
    Column("last", Integer),
    Column("known", words()),
    Column("where", words()),
    Column("held", Boolean, nullable=False),
    Column("lead", Boolean, nullable=False),
)
"""What a telling is compared with others by (`matching.contacts.facts`)."""

contact_keys = Table(
    "contact_keys",
    metadata,
    Column("key", words(), primary_key=True),
    Column("contact", words(), primary_key=True),
    sqlite_with_rowid=False,
)
"""Where a telling is looked up (`matching.contacts.keys`)."""

contact_edges = Table(
    "contact_edges",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("a", words(), ForeignKey("contacts.id"), nullable=False, index=True),
    Column("b", words(), ForeignKey("contacts.id"), nullable=False, index=True),
    # Whether the two are one; NULL takes a person's word of them back.
    Column("same", Boolean),
    Column("score", Float),
    Column("reasons", JSON, nullable=False),
    Column("component", words()),
    Column("version", words()),
    Column("person", words()),
    Column("made_at", words(), nullable=False),
    CheckConstraint("(component IS NULL) <> (person IS NULL)", name="author"),
)
"""Who says of which two tellings that they are one contact, or are not. Rows are only added."""

contact_edits = Table(
    "contact_edits",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("contact", words(), ForeignKey("contacts.id"), nullable=False, index=True),
    Column("field", words(), nullable=False),
    # NULL takes the person's word back.
    Column("value", words()),
    Column("person", words(), nullable=False),
    Column("made_at", words(), nullable=False),
)
"""What people set of a contact, by one of its tellings; `rejected` is a field too. Rows are only
added: the last of a field stands.
"""

record_conflicts = Table(
    "record_conflicts",
    metadata,
    Column("id", words(), primary_key=True),
    Column("kind", words(), nullable=False),
    Column("field", words(), nullable=False),
    Column("contact", words(), index=True),
    Column("telling_a", words(), ForeignKey("contacts.id")),
    Column("claim_a", Integer),
    Column("value_a", words(), nullable=False),
    Column("telling_b", words(), ForeignKey("contacts.id")),
    Column("claim_b", Integer),
    Column("value_b", words(), nullable=False),
    Column("resolved_telling", words()),
    Column("resolved_claim", Integer),
    Column("position_a", words(), ForeignKey("positions.id"), index=True),
    Column("position_b", words(), ForeignKey("positions.id"), index=True),
    Column("rank", Float, nullable=False, index=True),
    Column("day", words()),
)
"""What cannot both hold, over all reports; made anew with the contact or position it is about.
`conflicts` keeps those that one report tells by itself.
"""
