"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class TableFormat(StrEnum):
    """How a question is answered: a table for people, the rest for programs."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="PATH",
        help="The record. Default: $DRAGOMAN_RECORD, else dragoman.db here.",
    ),
]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="How to print the answer.")]
ActorOption = Annotated[
    str | None,
    typer.Option(help="Id, name, alias or surname; a state's also finds its officials."),
]
SinceOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")
]
UntilOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")
]
StatusOption = Annotated[str | None, typer.Option(help="Status of a contact: held, planned ...")]
IssueOption = Annotated[str | None, typer.Option(help="Issue id, or words of its name.")]
OutletOption = Annotated[str | None, typer.Option(help="Part of an outlet's name or address.")]
LimitOption = Annotated[
    int | None,
    typer.Option(help="At most so many; 0 for all. Default: 50 in a table, else all."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day the documents were published (YYYY-MM-DD)."),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="The attribution model. Default: small, which comes with Dragoman."
    ),
]
Documents = Annotated[
    list[str],
    typer.Argument(metavar="DOC...", help="Files, folders, globs, or - for standard input."),
]
