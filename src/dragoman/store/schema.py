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
    Text,
)

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


def _bounds() -> tuple[Column[str], Column[str]]:
    """First and last day that the entry's time allows; open ends are 0001-01-01, 9999-12-31."""
    return Column("earliest", Text, index=True), Column("latest", Text, index=True)


reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False, index=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("published", Text, index=True),
    Column("published_at", Text),
    Column("outlet", Text, index=True),
    Column("url", Text),
    Column("language", Text),
    Column("issuer", Text, ForeignKey("actors.id")),
    Column("authors", JSON, nullable=False),
    Column("credits", JSON, nullable=False),
    Column("images", JSON, nullable=False),
    Column("related", JSON, nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("version", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    # The number of the report's newest version, where it is not that itself.
    Column("superseded_by", Integer),
)

evidence = Table(
    "evidence",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("component", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("confidence", Float),
    Column("happened", Text),
    Column("published", Text),
    Column("read_at", Text, nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
)

appearances = Table(
    "appearances",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True),
    Column("actor", Text, ForeignKey("actors.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("role_text", Text),
    Column("offices", JSON, nullable=False),
    Index("ix_appearances_actor", "actor"),
)

mentions = Table(
    "mentions",
    metadata,
    _of_report(primary_key=True),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("evidence", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["report", "evidence"], ["evidence.report", "evidence.number"]),
)

dates = Table(
    "dates",
    metadata,
    _of_report(primary_key=True),
    Column("evidence", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("value", Text),
    Column("anchor", Text),
    Column("rule", Text),
    ForeignKeyConstraint(["report", "evidence"], ["evidence.report", "evidence.number"]),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _report(),
    Column("local_id", Text, nullable=False),
    Column("mode", Text, nullable=False, index=True),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("words", Text, nullable=False),
    Column("addressees", JSON, nullable=False),
    Column("said_on", Text),
    *_bounds(),
    # Deferred: "Oslo said Rome had agreed" may store the inner statement before the outer one.
    Column("within", Text, ForeignKey("statements.id", deferrable=True, initially="DEFERRED")),
    *_evidence(),
)

statement_spans = Table(
    "statement_spans",
    metadata,
    Column("statement", Text, ForeignKey("statements.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

statement_actors = Table(
    "statement_actors",
    metadata,
    Column("statement", Text, ForeignKey("statements.id"), primary_key=True),
    Column("part", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    CheckConstraint("part IN ('speaker', 'via')", name="part"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("local_id", Text, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("format", Text, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("when", Text),
    Column("when_text", Text),
    Column("where", Text),
    *_bounds(),
    *_evidence(),
    Column("when_from", Text),
    # The contact of the record that this telling of one report is part of: see `whole_contacts`.
    Column("whole", Text, index=True),
)
"""One report's telling of a contact each."""

contact_spans = Table(
    "contact_spans",
    metadata,
    Column("contact", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    CheckConstraint('start >= 0 AND "end" > start', name="span"),
)

contact_statements = Table(
    "contact_statements",
    metadata,
    Column("contact", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("statement", Text, ForeignKey("statements.id"), primary_key=True),
)

participants = Table(
    "participants",
    metadata,
    Column("contact", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", Text, ForeignKey("actors.id"), index=True),
    Column("name", Text, nullable=False),
    _of_report(),
    *_evidence(),
)

claims = Table(
    "claims",
    metadata,
    Column("contact", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("status", Text, nullable=False),
    Column("by", Text, ForeignKey("actors.id")),
    Column("of", Text, ForeignKey("actors.id")),
    Column("via", JSON, nullable=False),
    Column("said_on", Text),
    Column("statement", Text, ForeignKey("statements.id")),
    _of_report(),
    *_evidence(),
)

positions = Table(
    "positions",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("local_id", Text, nullable=False),
    Column("holder", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("issue", Text, nullable=False, index=True),
    Column("issue_label", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("by", Text, ForeignKey("actors.id")),
    Column("target", Text, ForeignKey("actors.id")),
    Column("condition_start", Integer),
    Column("condition_end", Integer),
    Column("date", Text),
    *_bounds(),
    Column("statement", Text, ForeignKey("statements.id")),
    *_evidence(),
)

interactions = Table(
    "interactions",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("local_id", Text, nullable=False),
    Column("source", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("target", Text, ForeignKey("actors.id"), nullable=False, index=True),
    Column("event", Text, nullable=False),
    Column("mode", Text),
    Column("context", Text),
    Column("modality", Text, nullable=False),
    Column("date", Text),
    *_bounds(),
    *_evidence(),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("kind", Text, nullable=False),
    Column("contact", Text),
    Column("claim_a", Integer),
    Column("claim_b", Integer),
    Column("position_a", Text, ForeignKey("positions.id")),
    Column("position_b", Text, ForeignKey("positions.id")),
    ForeignKeyConstraint(["contact", "claim_a"], ["claims.contact", "claims.number"]),
    ForeignKeyConstraint(["contact", "claim_b"], ["claims.contact", "claims.number"]),
)

signatures = Table(
    "signatures",
    metadata,
    Column("report", Integer, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("rank", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("letters", Text, nullable=False, index=True),
    Column("address", Text, index=True),
    Column("day", Integer),
    Column("title", Text),
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
    Column("kind", Text, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("share_a", Float),
    Column("share_b", Float),
    Column("stretches", JSON, nullable=False),
    Column("component", Text),
    Column("version", Text),
    Column("person", Text),
    Column("made_at", Text, nullable=False),
    CheckConstraint("(component IS NULL) <> (person IS NULL)", name="author"),
)
"""Who says of which two reports that they carry one text, or that they do not. Rows are only
added: what a person said last of a pair stands, then what a component said.
"""

whole_contacts = Table(
    "whole_contacts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, index=True),
    Column("when", Text),
    Column("where", Text),
    *_bounds(),
    Column("report", Integer, nullable=False),
    Column("evidence", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("rejected", Boolean, nullable=False),
)
"""The contacts of the record, each over all its tellings (`contacts.whole`): what questions are
filtered and sorted by. `report` and `evidence` are those of the telling shown first.
"""

contact_facts = Table(
    "contact_facts",
    metadata,
    Column("contact", Text, ForeignKey("contacts.id"), primary_key=True),
    Column("issuer", Text),
    Column("kind", Text, nullable=False),
    Column("sides", JSON, nullable=False),
    Column("first", Integer),
    Column("last", Integer),
    Column("known", Text),
    Column("where", Text),
    Column("held", Boolean, nullable=False),
    Column("lead", Boolean, nullable=False),
)
"""What a telling is compared with others by (`matching.contacts.facts`)."""

contact_keys = Table(
    "contact_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("contact", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Where a telling is looked up (`matching.contacts.keys`)."""

contact_edges = Table(
    "contact_edges",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("a", Text, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("b", Text, ForeignKey("contacts.id"), nullable=False, index=True),
    # Whether the two are one; NULL takes a person's word of them back.
    Column("same", Boolean),
    Column("score", Float),
    Column("reasons", JSON, nullable=False),
    Column("component", Text),
    Column("version", Text),
    Column("person", Text),
    Column("made_at", Text, nullable=False),
    CheckConstraint("(component IS NULL) <> (person IS NULL)", name="author"),
)
"""Who says of which two tellings that they are one contact, or are not. Rows are only added."""

contact_edits = Table(
    "contact_edits",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("contact", Text, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    # NULL takes the person's word back.
    Column("value", Text),
    Column("person", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)
"""What people set of a contact, by one of its tellings; `rejected` is a field too. Rows are only
added: the last of a field stands.
"""

record_conflicts = Table(
    "record_conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("contact", Text, index=True),
    Column("telling_a", Text, ForeignKey("contacts.id")),
    Column("claim_a", Integer),
    Column("value_a", Text, nullable=False),
    Column("telling_b", Text, ForeignKey("contacts.id")),
    Column("claim_b", Integer),
    Column("value_b", Text, nullable=False),
    Column("resolved_telling", Text),
    Column("resolved_claim", Integer),
    Column("position_a", Text, ForeignKey("positions.id"), index=True),
    Column("position_b", Text, ForeignKey("positions.id"), index=True),
    Column("rank", Float, nullable=False, index=True),
    Column("day", Text),
)
"""What cannot both hold, over all reports; made anew with the contact or position it is about.
`conflicts` keeps those that one report tells by itself.
"""
