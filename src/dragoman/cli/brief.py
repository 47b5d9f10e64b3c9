"""`dragoman brief`: what is new since a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.answers import Column
from dragoman.cli.app import app
from dragoman.cli.asking import answer
from dragoman.cli.options import ActorOption, FormatOption, RecordOption, TableFormat
from dragoman.views.wording import list_words, time_words

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.views.brief import BriefEntry

COLUMNS = (
    Column("section", lambda e: e.section, style="bold"),
    Column("what", lambda e: f"{e.summary}, in {e.where}" if e.where else e.summary, ratio=6),
    Column("when", lambda e: time_words(e.when), ratio=3),
    Column("where", lambda e: e.where, table=False),
    Column("status", lambda e: e.status),
    Column("before", lambda e: e.before, ratio=3),
    Column("says so", lambda e: list_words(e.says_so, most=2), ratio=3),
    Column("published", lambda e: e.report.published),
    Column("url", lambda e: e.report.url, table=False),
    Column("id", lambda e: e.contact, style="dim"),
)


@app.command("brief")
def command(
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Told by reports published from this day on.")
    ],
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="What is due from this day on; default: newest report."),
    ] = None,
    actor: ActorOption = None,
    record: RecordOption = None,
    form: FormatOption = TableFormat.table,
) -> None:
    """New, changed and denied contacts since a day, and those due next."""

    def ask(opened: Record, given: dict[str, Any]) -> Sequence[BriefEntry]:
        from dragoman.views.brief import brief

        return brief(opened, since, on=on, actor=actor)

    answer(ask, COLUMNS, form, record, {"limit": 0}, none=f"nothing new since {since}")
