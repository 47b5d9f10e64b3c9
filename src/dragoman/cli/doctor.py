"""`dragoman doctor`: whether everything that the program needs is there and sound."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

import typer

from dragoman.cli.app import REFUSED, app
from dragoman.cli.options import RecordOption
from dragoman.cli.terminal import out, shown
from dragoman.errors import DragomanError


class Check(NamedTuple):
    """One thing looked at: whether it is well, and what was found."""

    name: str
    well: bool
    found: str


@app.command("doctor")
def command(record: RecordOption = None) -> None:
    """Check Python, the models, the knowledge files and the record."""
    from rich.table import Table
    from rich.text import Text

    checks = list(run_checks(record))
    table = Table.grid(padding=(0, 2))
    for check in checks:
        mark = Text("ok", style="green") if check.well else Text("WRONG", style="bold red")
        found = "\n".join(map(shown, check.found.splitlines()))
        table.add_row(mark, Text(check.name, style="bold"), Text(found))
    out().print(table)
    if not all(check.well for check in checks):
        raise typer.Exit(REFUSED)


def run_checks(record: str | None) -> Iterator[Check]:
    """All the checks, in order."""
    named: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Python", _python),
        ("SQLite", _sqlite),
        ("language model", _language_model),
        ("attribution model", _attribution_model),
        ("knowledge", _knowledge),
        ("record", lambda: _record(record)),
    )
    for name, look in named:
        try:
            yield Check(name, True, look())
        except DragomanError as error:
            yield Check(name, False, str(error))


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()}"


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError as error:
            raise DragomanError(
                f"SQLite {sqlite3.sqlite_version} lacks full-text search (FTS5); "
                "install a Python whose SQLite has it"
            ) from error
    return f"{sqlite3.sqlite_version}, with full-text search"


def _language_model() -> str:
    from dragoman.reading.language import load_model

    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}, weights as expected"


def _attribution_model() -> str:
    from dragoman.models.attribution import load_attribution_model

    encoder = load_attribution_model().encoder
    encoder.verify()
    return f"{encoder.card['name']}, weights as expected"


def _knowledge() -> str:
    from dragoman.knowledge.base import packaged
    from dragoman.knowledge.checks import problems_of
    from dragoman.knowledge.own import own_folder, read_own

    folder = own_folder()
    own = read_own(folder)
    if problems := problems_of(packaged(), own):
        raise DragomanError("\n".join(map(str, problems)))
    if not own.contents:
        return f"all files are sound; none of your own in {folder}"
    return f"all files are sound, those of your own in {folder} too"


def _record(place: str | None) -> str:
    from dragoman.store.dialects import dialect_for
    from dragoman.store.record import Record, default_place

    where = dialect_for(place or default_place())
    if not where.exists():
        return f"none at {where.place} yet; `dragoman add DOC...` makes it"
    with Record(place, create=False) as opened:
        if problems := opened.problems():
            raise DragomanError(f"{where.place}: {problems[0]}")
        counts = ", ".join(f"{number} {name}" for name, number in opened.counts().items())
    return f"{where.place}: sound; {counts}"
