"""`dragoman show ID`: one entry, its sentence, and why it is as it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.app import app
from dragoman.cli.options import RecordOption
from dragoman.cli.terminal import out, shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dragoman.store.entries import ActorEntry, ReportRef
    from dragoman.store.lookups import Entry
    from dragoman.store.record import Record


class EntryFormat(StrEnum):
    """How an entry is printed."""

    text = "text"
    json = "json"


@app.command("show")
def command(
    ident: Annotated[str, typer.Argument(metavar="ID", help="An entry's id, or its beginning.")],
    record: RecordOption = None,
    form: Annotated[EntryFormat, typer.Option("--format", help="How to print it.")] = (
        EntryFormat.text
    ),
) -> None:
    """One entry with its sentence, who says so, and where it was read."""
    from dragoman.store.record import Record

    with Record(record, create=False) as opened:
        entry = opened.entry(ident)
        if form is EntryFormat.json:
            print(msgspec.json.format(msgspec.json.encode(entry), indent=2).decode())
        else:
            print_entry(out(), opened, entry)


def print_entry(console: Console, record: Record, entry: Entry) -> None:
    """An entry in full."""
    from rich.text import Text

    from dragoman.cli import sheets
    from dragoman.store.entries import (
        ActorEntry,
        ConflictEntry,
        ContactEntry,
        PositionEntry,
        ReportEntry,
    )
    from dragoman.views.sheet import stored_sheet

    if isinstance(entry, ReportEntry):
        sheets.print_sheet(console, stored_sheet(record, entry))
        return
    if isinstance(entry, ActorEntry):
        _print_actor(console, record, entry)
        return
    report = _report_of(entry)
    text = record.text(report.id)
    block: RenderableType
    if isinstance(entry, ContactEntry):
        block = sheets.contact_sheet(console, entry, record.text)
    elif isinstance(entry, PositionEntry):
        block = sheets.position_block(console, [entry], text)
    elif isinstance(entry, ConflictEntry):
        block = sheets.conflict_block(console, entry, record.text)
    else:
        block = sheets.statement_block(console, entry, text)
    console.print(Text(entry.id, style="bold"))
    console.print(block)
    console.print()
    console.print(sheets.report_header(report))
    console.print(Text(report.id, style="dim"))


def _report_of(entry: Entry) -> ReportRef:
    from dragoman.store.entries import ConflictEntry, ContactEntry, PositionEntry, StatementEntry

    if isinstance(entry, ContactEntry):
        return entry.reports[0]
    if isinstance(entry, ConflictEntry):
        return entry.claims[0].report
    assert isinstance(entry, PositionEntry | StatementEntry)
    return entry.report


def _print_actor(console: Console, record: Record, actor: ActorEntry) -> None:
    from rich.text import Text

    from dragoman.cli import actors, answers, contacts, positions
    from dragoman.cli.options import TableFormat

    console.print(Text(shown(actor.name), style="bold"))
    row = (column.value(actor) for column in actors.COLUMNS[1:])
    console.print(Text(shown(" · ".join(str(value) for value in row if value))))
    for name, found, columns in (
        ("contacts", record.contacts(actor=actor.id, limit=10), contacts.COLUMNS),
        ("positions", record.positions(actor=actor.id, limit=10), positions.COLUMNS),
    ):
        if found:
            answers.print_entries(found, columns, TableFormat.table, none=f"no {name}")
