"""The record: reports go in, entries come out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, exc, func, select

from dragoman.errors import InputError, RecordError, UnknownEntryError, UsageError
from dragoman.model import Actor, Reading, Report
from dragoman.store import clashes, copies, lookups, queries, schema, wholes
from dragoman.store.dialects import Dialect, dialect_for, record_errors, writing
from dragoman.store.entries import (
    ActorEntry,
    ConflictEntry,
    ContactEntry,
    Hit,
    PositionEntry,
    ReportEntry,
    Rows,
    StatementEntry,
    TellingEntry,
)
from dragoman.store.filters import Filters
from dragoman.store.inserting import add_actors, insert_report, insert_rows
from dragoman.store.migrate import is_current, upgrade
from dragoman.store.rows import report_row, rows_of

DEFAULT_PLACE = "dragoman.db"
PLACE_VARIABLE = "DRAGOMAN_RECORD"

Reader = Callable[[Iterable[Report]], Iterator[Reading]]


class Added(msgspec.Struct):
    """What one `add` did: reports stored, reports the record had already, documents refused."""

    stored: int = 0
    known: int = 0
    refused: int = 0
    contacts: int = 0
    statements: int = 0
    positions: int = 0
    conflicts: int = 0


Progress = Callable[[Added], None]


def default_place() -> str:
    """Where the record is when nobody says: `$DRAGOMAN_RECORD`, else `dragoman.db` here."""
    return os.environ.get(PLACE_VARIABLE) or DEFAULT_PLACE


class Record:
    """A record of reports and what was read in them.

    Open one with `dragoman.open(path)`; close it, or use it in a `with` block.
    """

    def __init__(self, place: str | Path | None = None, *, create: bool = True) -> None:
        """Open the record at a path or URL, made or upgraded where needed.

        Raises:
            RecordError: it cannot be opened, or is none and `create` is False.
        """
        self.dialect: Dialect = dialect_for(place or default_place())
        if not create and not self.dialect.exists():
            raise RecordError(
                f"{self.dialect.place}: no record here; make one with `dragoman add DOC...`, "
                "or say where it is with --record"
            )
        self._engine: Engine = self.dialect.engine()
        with record_errors(self.dialect):
            with self._engine.connect() as connection:
                current = is_current(connection)
            if not current:
                upgrade(self._engine)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """One state of the record to ask many questions of, whoever writes meanwhile."""
        with record_errors(self.dialect), self.dialect.snapshot(self._engine) as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """One transaction that writes: all of it is kept, or nothing."""
        with record_errors(self.dialect), writing(self._engine) as connection:
            yield connection

    # --- putting in ---------------------------------------------------------------------------

    def add(
        self,
        documents: str | Path | Report | Iterable[str | Path | Report],
        *,
        published: str | None = None,
        on_error: Callable[[InputError], None] | None = None,
        progress: Progress | None = None,
        read: Reader | None = None,
        model: str | None = None,
    ) -> Added:
        """Read documents and store them, each whole or not at all.

        Reports that the record has are passed over before they are parsed; of those at one
        address the newest stands, and the older ones can still be shown. `documents` are
        paths, folders, globs, or reports; `published` dates the documents from files. A document
        that cannot be read goes to `on_error`, and the others go on; without `on_error` the
        first one raises. `progress` is called after each report. `model` names the attribution
        model to read with; `read` replaces the reading (it takes reports and yields their
        readings in order).

        Raises:
            InputError: a document was refused and `on_error` is None.
            RecordError: the record cannot be written.
        """
        added = Added()
        seen: set[str] = set()

        def refuse(error: InputError) -> None:
            if on_error is None:
                raise error
            added.refused += 1
            on_error(error)

        def fresh() -> Iterator[Report]:
            for report in _reports(documents, published, refuse):
                if report.sha256 in seen or self.has(report):
                    added.known += 1
                    if progress:
                        progress(added)
                else:
                    seen.add(report.sha256)
                    yield report

        for reading in _readings(fresh(), read, model, refuse):
            try:
                stored = self.store(reading)
            except InputError as error:
                refuse(error)
                continue
            if stored:
                _count(added, reading)
            else:  # another run stored it while this one read it
                added.known += 1
            if progress:
                progress(added)
        return added

    def has(self, report: Report) -> bool:
        """Whether the record holds this very report: same text, title, date and address."""
        query = select(schema.reports.c.number).where(schema.reports.c.sha256 == report.sha256)
        with record_errors(self.dialect), self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def store(self, reading: Reading, *, read_at: datetime | None = None) -> bool:
        """Store one reading in one transaction; False where the record has the report already.

        Raises:
            InputError: a span of the reading points outside its text, or an id leads nowhere.
            RecordError: the record cannot be written.
        """
        at = (read_at or datetime.now(UTC)).isoformat(timespec="seconds")
        issuer = _issuer(reading.report)
        named = {actor.id: actor for actor in reading.actors}
        if issuer:
            named.setdefault(issuer.id, issuer)
        try:
            with record_errors(self.dialect), writing(self._engine) as connection:
                return self._store(connection, reading, named, issuer, at)
        except exc.IntegrityError as error:
            raise InputError(
                reading.report.id,
                f"its reading cannot be stored ({error.orig})",
                remedy="nothing of it is stored; please report this fault of Dragoman's",
            ) from error

    def _store(
        self,
        connection: Connection,
        reading: Reading,
        named: dict[str, Actor],
        issuer: Actor | None,
        at: str,
    ) -> bool:
        from dragoman.store.links import link
        from dragoman.store.origins import place

        same = schema.reports.c.sha256 == reading.report.sha256
        if connection.execute(select(schema.reports.c.number).where(same)).first():
            return False
        add_actors(connection, named)
        row = report_row(reading, issuer=issuer.id if issuer else None, read_at=at)
        number = insert_report(connection, row)
        insert_rows(connection, rows_of(reading, number=number, read_at=at))
        moved = place(connection, reading.report, number, row["key"], at)
        link(connection, reading, number, at, moved)
        return True

    def judge_copies(self, a: str, b: str, *, same: bool, person: str) -> None:
        """Keep what a person says of two reports: that they are copies of one text, or not.

        It stands over what was found of the two, may be taken back by saying the opposite, and
        changes their origin groups at once; nothing that was found is lost.

        Raises:
            UnknownEntryError: one of them is no report of this record.
            UsageError: the two are one report, or nobody is named.
        """
        from dragoman.store.links import regroup_reports
        from dragoman.store.origins import judge

        if a == b or not person.strip():
            raise UsageError("name two reports, and who judges them")
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        with record_errors(self.dialect), writing(self._engine) as connection:
            numbers = [copies.report_number(connection, ident) for ident in (a, b)]
            moved = judge(connection, *numbers, same=same, person=person, at=at)
            regroup_reports(connection, moved)

    def merge_contacts(self, contacts: Sequence[str], *, person: str) -> str:
        """Make one contact of several; the id it has then. All their ids lead to it.

        Raises:
            UnknownEntryError: one of them is no contact of this record.
            UsageError: they are one already, or nobody is named.
        """
        return self._correct("merge", contacts, person)

    def split_contact(self, tellings: Sequence[str], *, person: str) -> str:
        """Part tellings (`ContactEntry.tellings`) from their contact; the id they have then.

        Raises:
            UnknownEntryError: one of them is no telling of this record.
            UsageError: they are of several contacts, or all of one.
        """
        return self._correct("split", tellings, person)

    def edit_contact(self, contact: str, *, person: str, **fields: str) -> str:
        """Set `kind`, `status`, `when` (EDTF) or `where` of a contact; its id.

        Raises:
            UnknownEntryError: there is no such contact.
            UsageError: a field cannot be set, or not to this.
        """
        return self._correct("edit", contact, person, fields)

    def reject_contact(self, contact: str, *, person: str) -> str:
        """Say that a contact is none: it is shown no more, and found by its id alone."""
        return self._correct("edit", contact, person, {"rejected": "yes"})

    def undo_contact(self, contact: str, *, person: str) -> str:
        """Take back what people last said of a contact: a merge, a split, an edit, a rejection."""
        return self._correct("undo", contact, person)

    def _correct(self, step: str, wanted: Any, person: str, *given: Any) -> str:
        from dragoman.store import corrections

        if not person.strip():
            raise UsageError("say who corrects the record")
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        with record_errors(self.dialect), writing(self._engine) as connection:
            correct: Callable[..., str] = getattr(corrections, step)
            return correct(connection, wanted, *given, person=person, at=at)

    # --- asking -------------------------------------------------------------------------------

    def contacts(self, **filters: Any) -> Rows[ContactEntry]:
        """Contacts, newest first; filters: `actor`, `since`, `until`, `kind`, `status`, `issue`,
        `outlet`, `limit` (see `Filters`).
        """
        return Rows(self._ask(wholes.contact_list, filters))

    def statements(self, **filters: Any) -> Rows[StatementEntry]:
        """Statements, newest first; `kind` is the mode."""
        return Rows(self._ask(queries.statements, filters))

    def positions(self, **filters: Any) -> Rows[PositionEntry]:
        """Positions, newest first; `kind` is the stance."""
        return Rows(self._ask(queries.positions, filters))

    def conflicts(self, **filters: Any) -> Rows[ConflictEntry]:
        """Conflicts over the record, the weightiest first."""
        return Rows(self._ask(clashes.conflict_list, filters))

    def actors(self, **filters: Any) -> Rows[ActorEntry]:
        """Actors, those in most reports first."""
        return Rows(self._ask(lookups.actors, filters))

    def search(self, words: str, **filters: Any) -> Rows[Hit]:
        """Reports and statements with all the words, best first."""

        def ask(connection: Connection, asked: Filters) -> list[Hit]:
            return lookups.search(connection, self.dialect, words, asked)

        return Rows(self._ask(ask, filters))

    def copies(self, report: str) -> Rows[copies.CopyEntry]:
        """All that is said of a report (by the record's id) and its copies, oldest first.

        Raises:
            UnknownEntryError: there is no such report.
        """
        with record_errors(self.dialect), self._engine.connect() as connection:
            return Rows(copies.copies(connection, report))

    def entry(self, ident: str) -> lookups.Entry:
        """One entry by its id, or by as much of it as is clear.

        Raises:
            UnknownEntryError: there is none, or several.
        """
        with record_errors(self.dialect), self._engine.connect() as connection:
            return lookups.entry(connection, ident)

    def contacts_told_since(
        self, since: str, *, actor: str | None = None
    ) -> list[tuple[ContactEntry, TellingEntry | None]]:
        """Contacts that reports published from a day on tell of, each with what those before told
        of it together, None where they told nothing.

        Raises:
            UsageError: `since` is no date.
        """
        return self._ask(wholes.told_since, {"since": since, "actor": actor})

    def newest_day(self) -> str | None:
        """The day on which the record's newest report was published."""
        query = select(func.max(schema.reports.c.published))
        with record_errors(self.dialect), self._engine.connect() as connection:
            return connection.execute(query).scalar()

    def tellings(self, report: str) -> list[ContactEntry]:
        """What one report (by the record's id) tells of contacts, in text order."""
        c = schema.contacts.c
        number = select(schema.reports.c.number).where(schema.reports.c.key == report)
        query = queries.with_evidence(schema.contacts).where(c.report == number.scalar_subquery())
        with record_errors(self.dialect), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(c.evidence)).all()
            return queries.telling_entries(connection, rows)

    def text(self, report: str) -> str:
        """The text of a report, by the record's id for it.

        Raises:
            UnknownEntryError: there is none.
        """
        found = self.entry(report)
        if not isinstance(found, ReportEntry):
            raise UnknownEntryError(f"the record has no report {report}")
        return found.text

    def counts(self) -> dict[str, int]:
        """How many rows the main tables hold."""
        tables = {
            "reports": schema.reports,
            "actors": schema.actors,
            "statements": schema.statements,
            "contacts": schema.whole_contacts,
            "positions": schema.positions,
            "conflicts": schema.record_conflicts,
        }
        with record_errors(self.dialect), self._engine.connect() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in tables.items()
            }

    def problems(self) -> list[str]:
        """What is wrong with it, a line each; nothing when the record is sound."""
        from dragoman.store.checking import problems

        with record_errors(self.dialect), self._engine.connect() as connection:
            return list(problems(connection, self.dialect))

    def _ask(self, question: Callable[[Connection, Filters], list[Any]], given: Any) -> list[Any]:
        with record_errors(self.dialect), self._engine.connect() as connection:
            return question(connection, Filters(**given))


def _reports(
    documents: str | Path | Report | Iterable[str | Path | Report],
    published: str | None,
    refuse: Callable[[InputError], None],
) -> Iterator[Report]:
    """The reports themselves, read from files where paths are given; in order."""
    if isinstance(documents, str | Path | Report):
        documents = [documents]
    for document in documents:
        if isinstance(document, Report):
            yield document
        else:
            from dragoman.intake import read_documents

            yield from read_documents(
                [str(document)],
                published=published,
                stdin=sys.stdin.buffer,
                on_error=refuse,
            )


def _readings(
    reports: Iterator[Report],
    read: Reader | None,
    model: str | None,
    refuse: Callable[[InputError], None],
) -> Iterator[Reading]:
    """Readings of the reports; where there are none, the language model is never loaded."""
    first = next(reports, None)
    if first is None:
        return
    if read is None:
        from dragoman.reading.pipeline import read_reports

        read = partial(read_reports, model=model, on_error=refuse)

    def all_of_them() -> Iterator[Report]:
        yield first
        yield from reports

    yield from read(all_of_them())


def _count(added: Added, reading: Reading) -> None:
    added.stored += 1
    added.contacts += len(reading.contacts)
    added.statements += len(reading.statements)
    added.positions += len(reading.positions)
    added.conflicts += len(reading.conflicts)


def _issuer(report: Report) -> Actor | None:
    """The state whose own official text a report is: its account of a contact is a side's."""
    from dragoman.knowledge.base import load_knowledge
    from dragoman.knowledge.schema import StateEntry
    from dragoman.reading.actors.issuer import issuing_state

    ident = issuing_state(report, load_knowledge())
    entry = load_knowledge().entry(ident) if ident else None
    if not isinstance(entry, StateEntry):
        return None
    return Actor(entry.id, entry.name, "state", entry.iso3)
