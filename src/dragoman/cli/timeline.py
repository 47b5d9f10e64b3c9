"""`dragoman timeline`: what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.answers import Column
from dragoman.cli.app import app
from dragoman.cli.asking import answer
from dragoman.cli.options import (
    ActorOption,
    FormatOption,
    IssueOption,
    LimitOption,
    OutletOption,
    RecordOption,
    SinceOption,
    StatusOption,
    TableFormat,
    UntilOption,
)
from dragoman.views.wording import time_words

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.views.timeline import TimelineEntry


def _date(entry: TimelineEntry) -> str:
    """The date, or when it was reported, said as such: no date is made up."""
    if entry.date:
        return time_words(entry.date)
    return f"(reported {entry.reported})" if entry.reported else "(no date)"


COLUMNS = (
    Column("date", _date, ratio=3),
    Column("status", lambda e: e.status, style="bold"),
    Column("what", lambda e: e.summary, ratio=6),
    Column("where", lambda e: e.where, ratio=2),
    Column("outlet", lambda e: e.report.outlet, ratio=3),
    Column("url", lambda e: e.report.url, table=False),
    Column("id", lambda e: e.entry, style="dim"),
)


@app.command("timeline")
def command(
    record: RecordOption = None,
    form: FormatOption = TableFormat.table,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: Annotated[str | None, typer.Option(help="Kind of contact.")] = None,
    status: StatusOption = None,
    issue: IssueOption = None,
    outlet: OutletOption = None,
    limit: LimitOption = None,
) -> None:
    """Contacts and dated positions in order of time, oldest first."""

    def ask(opened: Record, given: dict[str, Any]) -> Sequence[TimelineEntry]:
        from dragoman.views.timeline import timeline

        return timeline(opened, **given)

    filters = {
        "actor": actor,
        "since": since,
        "until": until,
        "kind": kind,
        "status": status,
        "issue": issue,
        "outlet": outlet,
        "limit": limit,
    }
    answer(ask, COLUMNS, form, record, filters, none="nothing matches")
