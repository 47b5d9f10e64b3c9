"""Entries as a table, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman.cli.options import TableFormat
from dragoman.cli.terminal import complain, out, shown

TABLE_LIMIT = 50


class Column(NamedTuple):
    """One column: what it is called, what stands in it. `table` and `csv` say where it appears."""

    name: str
    value: Callable[[Any], str | int | float | None]
    table: bool = True
    csv: bool = True
    style: str = ""
    ratio: int | None = None


def print_entries(
    entries: Sequence[msgspec.Struct], columns: Sequence[Column], form: TableFormat, *, none: str
) -> None:
    """Print an answer; in JSON each entry is whole, in CSV and tables it is its columns."""
    if form is TableFormat.json:
        array = msgspec.json.format(msgspec.json.encode(list(entries)), indent=2)
        print(array.decode())
    elif form is TableFormat.jsonl:
        for entry in entries:
            print(msgspec.json.encode(entry).decode())
    elif form is TableFormat.csv:
        columns = [column for column in columns if column.csv]
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(column.name for column in columns)
        writer.writerows([column.value(entry) for column in columns] for entry in entries)
    elif entries:
        _print_table(entries, [column for column in columns if column.table])
    else:
        complain(none)


def _print_table(entries: Sequence[msgspec.Struct], columns: Sequence[Column]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for column in columns:
        table.add_column(
            column.name,
            style=column.style,
            ratio=column.ratio,
            no_wrap=column.ratio is None,
            overflow="fold",
        )
    for entry in entries:
        values = [column.value(entry) for column in columns]
        table.add_row(*(Text(shown("" if v is None else str(v))) for v in values))
    out().print(table)
