"""`dragoman export` and `dragoman import`: the record as a file, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dragoman.cli.app import REFUSED, app
from dragoman.cli.options import RecordOption, SinceOption
from dragoman.cli.terminal import complain
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.exports.jsonl import Restored

STANDARD = "-"


class ExportFormat(StrEnum):
    """What the record can be written as; `exports.formats` says what each holds."""

    jsonl = "jsonl"


@app.command("export")
def export_command(
    form: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="jsonl")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The file; - for standard output.")
    ],
    record: RecordOption = None,
    since: SinceOption = None,
) -> None:
    """Write the record to a file; jsonl holds all of it, and import brings it back."""
    from dragoman.exports.formats import export
    from dragoman.store.record import Record

    with Record(record, create=False) as opened:
        count = export(opened, form, output, since=since)
    if output != STANDARD:
        print(f"{_reports(count)} written to {output}")


@app.command("import")
def import_command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What export jsonl wrote; - for standard input.")
    ],
    record: RecordOption = None,
) -> None:
    """Add to the record what an export has and it has not; nothing in it is changed."""
    from dragoman.exports.jsonl import read
    from dragoman.store.record import Record

    with _opened(file) as lines, Record(record) as opened:
        done = read(
            opened,
            lines,
            name="standard input" if file == STANDARD else file,
            on_error=lambda error: complain(str(error)),
        )
    print(restored_line(done))
    if done.refused:
        raise typer.Exit(REFUSED)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise InputError(file, reason, remedy="check the path") from error


def restored_line(done: Restored) -> str:
    """What was done, in one line.

    >>> from dragoman.exports.jsonl import Restored
    >>> restored_line(Restored(reports=2, known=1, judgements=1))
    '2 reports imported, 1 judgement; 1 known already'
    """
    line = f"{_reports(done.reports)} imported"
    if done.judgements:
        line += f", {done.judgements} judgement{'' if done.judgements == 1 else 's'}"
    if done.known:
        line += f"; {done.known} known already"
    return f"{line}; {done.refused} refused" if done.refused else line


def _reports(count: int) -> str:
    return f"{count} report{'' if count == 1 else 's'}"
