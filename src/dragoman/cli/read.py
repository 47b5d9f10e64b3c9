"""`dragoman read`: what documents say, printed and not stored."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.app import REFUSED, app
from dragoman.cli.options import Documents, ModelOption, PublishedOption
from dragoman.cli.terminal import complain, out

if TYPE_CHECKING:
    from dragoman.errors import InputError
    from dragoman.model import Reading


class ReadingFormat(StrEnum):
    """How a reading is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


@app.command("read")
def command(
    documents: Documents,
    form: Annotated[
        ReadingFormat | None,
        typer.Option("--format", help="Default: text on a terminal, jsonl in a pipe or file."),
    ] = None,
    published: PublishedOption = None,
    model: ModelOption = None,
) -> None:
    """Read documents and print what they say; nothing is stored."""
    from dragoman.intake import read_documents
    from dragoman.reading.pipeline import read_reports

    chosen = form or (ReadingFormat.text if sys.stdout.isatty() else ReadingFormat.jsonl)
    refused = 0

    def refuse(error: InputError) -> None:
        nonlocal refused
        refused += 1
        complain(str(error))

    reports = read_documents(
        documents, published=published, stdin=sys.stdin.buffer, on_error=refuse
    )
    for number, reading in enumerate(read_reports(reports, model=model, on_error=refuse)):
        if number and chosen is ReadingFormat.text:
            print()
        print_reading(reading, chosen)
    if refused:
        raise typer.Exit(REFUSED)


def print_reading(reading: Reading, form: ReadingFormat) -> None:
    """One reading on standard output."""
    if form is ReadingFormat.text:
        from dragoman.cli.sheets import print_sheet
        from dragoman.views.sheet import reading_sheet

        print_sheet(out(), reading_sheet(reading))
        return
    encoded = reading_json(reading)
    if form is ReadingFormat.json:
        encoded = msgspec.json.format(encoded, indent=2)
    print(encoded.decode(), flush=True)


def reading_json(reading: Reading) -> bytes:
    """A reading as the contract has it, `schema` first."""
    fields = msgspec.to_builtins(reading)
    return msgspec.json.encode({"schema": fields.pop("schema"), **fields})
