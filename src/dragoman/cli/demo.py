"""`dragoman demo`: a record made of invented reports, and what one sees first in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.add import reading_progress, summary
from dragoman.cli.app import app
from dragoman.cli.terminal import out, shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dragoman.demo import Highlights
    from dragoman.store.entries import ReportRef
    from dragoman.store.record import Record

KEPT = "demo.db"
SHOWN = ("published", "status", "kind", "when", "who, where", "says so", "id")
"""The columns of `dragoman contacts` that tell the story."""


@app.command("demo")
def command(
    record: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Keep the record here. Default: it is thrown away."),
    ] = None,
) -> None:
    """Read ten files of invented reports and show what the record then holds."""
    from dragoman.demo import fill, highlights
    from dragoman.store.record import Record

    with _place(record) as place, Record(place) as opened:
        with reading_progress() as progress:
            added = fill(opened, progress=progress)
        console = out()
        print("Reports about an invented quarrel between Namibia and Malawi (March 2013).")
        print(summary(added))
        _print_highlights(console, opened, highlights(opened))
    _print_next(console, record)


@contextmanager
def _place(record: str | None) -> Iterator[str]:
    if record is not None:
        yield record
        return
    with TemporaryDirectory(prefix="dragoman-") as folder:
        yield str(Path(folder) / KEPT)


def _print_highlights(console: Console, record: Record, found: Highlights) -> None:
    from dragoman.cli import answers, contacts, sheets
    from dragoman.cli.options import TableFormat

    columns = {column.name: column for column in contacts.COLUMNS}
    _heading(console, f"Contacts ({len(found.contacts)})")
    answers.print_entries(
        found.contacts, [columns[name] for name in SHOWN], TableFormat.table, none="no contacts"
    )
    if found.disputed is not None:
        _heading(console, "One contact, with all that is claimed about it")
        report = found.disputed.reports[0]
        block = sheets.contact_block(console, found.disputed, record.text)
        _print_block(console, block, report)
    _heading(console, f"Conflicts ({len(found.conflicts)})")
    for conflict in found.conflicts:
        report = conflict.claims[0].report
        block = sheets.conflict_block(console, conflict, record.text)
        _print_block(console, block, report)
    if found.said is not None:
        _heading(console, "A statement")
        report = found.said.report
        block = sheets.statement_block(console, found.said, record.text(report.id))
        _print_block(console, block, report)
    _heading(console, "Positions, the latest on each issue")
    for position in found.positions:
        report = position.report
        block = sheets.position_block(console, [position], record.text(report.id))
        _print_block(console, block, report)


def _print_block(console: Console, block: RenderableType, report: ReportRef) -> None:
    """An entry, then where it was read."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(block, (0, 0, 0, 2)))
    line = " · ".join(part for part in (report.outlet, report.published, report.title) if part)
    console.print(Padding(Text(shown(line), style="dim"), (0, 0, 0, 4)))


def _heading(console: Console, words: str) -> None:
    from rich.text import Text

    console.print(Text(f"\n{words}", style="bold underline"))


def _print_next(console: Console, record: str | None) -> None:
    from rich.text import Text

    place = record or KEPT
    steps = [f"dragoman {step} --record {place}" for step in ("conflicts", "timeline")]
    steps += [f"dragoman search corridor --record {place}", f"dragoman show ID --record {place}"]
    if record is None:
        steps.insert(0, f"dragoman demo --record {place}")
    _heading(console, "To go on" if record else "To keep this record and go on")
    for step in steps:
        console.print(Text(f"  {shown(step)}"))
