"""`dragoman add`: read documents and store them in the record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from dragoman.cli.app import REFUSED, app
from dragoman.cli.options import Documents, ModelOption, PublishedOption, RecordOption
from dragoman.cli.terminal import complain

if TYPE_CHECKING:
    from dragoman.store.record import Added


@app.command("add")
def command(
    documents: Documents,
    record: RecordOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
) -> None:
    """Read documents into the record; those that it has already are passed over."""
    from dragoman.store.record import Record

    with Record(record) as opened, reading_progress() as progress:
        added = opened.add(
            documents,
            published=published,
            model=model,
            on_error=lambda error: complain(str(error)),
            progress=progress,
        )
    print(summary(added))
    if added.refused:
        raise typer.Exit(REFUSED)


def summary(added: Added) -> str:
    """What was done, in one line.

    >>> from dragoman.store.record import Added
    >>> summary(Added(stored=1, contacts=2, known=3))
    '1 report added: 2 contacts, 0 statements, 0 positions, 0 conflicts; 3 known already'
    """
    line = (
        f"{added.stored} report{'' if added.stored == 1 else 's'} added: "
        f"{added.contacts} contacts, {added.statements} statements, "
        f"{added.positions} positions, {added.conflicts} conflicts"
    )
    if added.known:
        line += f"; {added.known} known already"
    return f"{line}; {added.refused} refused" if added.refused else line


@contextmanager
def reading_progress() -> Iterator[Callable[[Added], None] | None]:
    """A line that moves on standard error while reports are read; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        # How many reports a file holds is not known before it is read: the bar only moves.
        task = bar.add_task("reading", total=None)

        def show(added: Added) -> None:
            bar.update(task, description=f"{added.stored} read, {added.known} known already")

        yield show
