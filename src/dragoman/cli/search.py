"""`dragoman search`: reports and statements by their words."""

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
    TableFormat,
    UntilOption,
)

if TYPE_CHECKING:
    from dragoman.store.entries import Hit
    from dragoman.store.record import Record


def _snippet(hit: Hit) -> str:
    return hit.snippet.replace("\x02", "[").replace("\x03", "]")


COLUMNS = (
    Column("published", lambda h: h.report.published),
    Column("kind", lambda h: h.kind),
    Column("found", _snippet, ratio=8),
    Column("title", lambda h: h.report.title, ratio=4),
    Column("outlet", lambda h: h.report.outlet, ratio=2),
    Column("url", lambda h: h.report.url, table=False),
    Column("id", lambda h: h.id, style="dim"),
)


@app.command("search")
def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help='All of them; "a phrase" in quotes.')
    ],
    record: RecordOption = None,
    form: FormatOption = TableFormat.table,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: Annotated[str | None, typer.Option(help="report or statement.")] = None,
    issue: IssueOption = None,
    outlet: OutletOption = None,
    limit: LimitOption = None,
) -> None:
    """Reports and statements that hold all the words, best first."""

    def ask(opened: Record, given: dict[str, Any]) -> Sequence[Hit]:
        return opened.search(" ".join(map(_as_phrase, words)), **given)

    filters = {
        "actor": actor,
        "since": since,
        "until": until,
        "kind": kind,
        "issue": issue,
        "outlet": outlet,
        "limit": limit,
    }
    answer(ask, COLUMNS, form, record, filters, none=f"nothing found for {' '.join(words)}")


def _as_phrase(word: str) -> str:
    """The shell takes the quotation marks off "Black Sea"; a space shows that they were there."""
    return f'"{word}"' if " " in word and '"' not in word else word
