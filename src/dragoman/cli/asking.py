"""What all question commands have in common: the record, the filters, the formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from dragoman.cli.answers import TABLE_LIMIT, Column, print_entries
from dragoman.cli.app import app
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
from dragoman.cli.terminal import complain

if TYPE_CHECKING:
    from dragoman.store.record import Record

Question = Callable[..., Sequence[msgspec.Struct]]
"""Asked with a record and the filters that the user gave."""


def answer(
    ask: Callable[[Record, dict[str, Any]], Sequence[msgspec.Struct]],
    columns: Sequence[Column],
    form: TableFormat,
    record: str | None,
    filters: dict[str, Any],
    *,
    none: str,
) -> None:
    """Ask an existing record and print the answer; a table is cut to a screenful or two."""
    from dragoman.store.record import Record

    given = {name: value for name, value in filters.items() if value is not None}
    cut = form is TableFormat.table and "limit" not in given
    if cut:
        given["limit"] = TABLE_LIMIT + 1
    with Record(record, create=False) as opened:
        entries = ask(opened, given)
    more = cut and len(entries) > TABLE_LIMIT
    print_entries(entries[:TABLE_LIMIT] if more else entries, columns, form, none=none)
    if more:
        complain(f"the first {TABLE_LIMIT} are shown; --limit 0 shows all")


def add_question(name: str, help_text: str, columns: Sequence[Column], *, kinds: str) -> None:
    """Add the command that prints `Record.<name>()` under all filters."""
    app.command(name, help=help_text)(question(name, columns, kinds=kinds))


def question(name: str, columns: Sequence[Column], *, kinds: str) -> Callable[..., None]:
    """What prints `Record.<name>()` under all filters."""

    def command(
        record: RecordOption = None,
        form: FormatOption = TableFormat.table,
        actor: ActorOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        kind: Annotated[str | None, typer.Option(help=kinds)] = None,
        status: StatusOption = None,
        issue: IssueOption = None,
        outlet: OutletOption = None,
        limit: LimitOption = None,
    ) -> None:
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

        def ask(opened: Record, given: dict[str, Any]) -> Sequence[msgspec.Struct]:
            asked: Question = getattr(opened, name)
            return asked(**given)

        answer(ask, columns, form, record, filters, none=f"no {name} match")

    command.__annotations__["kind"] = Annotated[str | None, typer.Option(help=kinds)]
    return command
