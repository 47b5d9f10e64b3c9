"""`dragoman evaluate SET`: how well the reading does on annotated texts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.app import REFUSED, app
from dragoman.cli.options import ModelOption
from dragoman.cli.terminal import complain, out

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.evaluation import Result

DATA = Path("../shared/data")


class ResultFormat(StrEnum):
    """How the figures are printed."""

    table = "table"
    json = "json"


@app.command("evaluate")
def command(
    name: Annotated[str, typer.Argument(metavar="SET", help="seed, titles, polnear ...")],
    part: Annotated[
        str | None, typer.Option(help="One of its parts, where the set has any.")
    ] = None,
    data: Annotated[Path, typer.Option(help="The folder that holds all sets.")] = DATA,
    limit: Annotated[int | None, typer.Option(help="The first documents only.")] = None,
    model: ModelOption = None,
    floor: Annotated[
        bool, typer.Option("--floor/--no-floor", help="End with status 1 under a floor.")
    ] = False,
    details: Annotated[bool, typer.Option("--details", help="Print items and misses.")] = False,
    form: Annotated[ResultFormat, typer.Option("--format", help="How to print the figures.")] = (
        ResultFormat.table
    ),
) -> None:
    """Measure the reading on an annotated set; with --floor, fail where it got worse."""
    from dragoman.evaluation import check_floors, run

    result = run(name, data, part, limit, model)
    if form is ResultFormat.json:
        print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    else:
        if details:
            print("\n".join(result.details))
        out().print(figures(result))
        print(origin(result))
    short = check_floors(result) if floor else []
    for line in short:
        complain(line)
    if short:
        raise typer.Exit(REFUSED)


def origin(result: Result) -> str:
    """What the figures were measured on, and with what."""
    run = " ".join(str(part) for part in (result.name, result.part, result.limit) if part)
    return (
        f"{run}: {result.documents} documents, corpus {result.fingerprint[:12]}, "
        f"dragoman {result.version}, {result.seconds:.1f} s"
    )


def figures(result: Result) -> Table:
    """The rows of a result; a floor stands behind the figure it holds up."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    names = list(dict.fromkeys(metric for row in result.rows for metric in row.metrics))
    floors = {(f.label, f.metric): f for f in result.floors}
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for name in names:
        table.add_column(name, justify="right")
    for row in result.rows:
        cells = []
        for name in names:
            value = row.metrics.get(name)
            check = floors.get((row.label, name))
            words = "" if value is None else f"{value:g}"
            style = "" if check is None or check.holds else "bold red"
            cells.append(Text(f"{words} (≥ {check.floor:g})" if check else words, style=style))
        table.add_row(row.label, *cells)
    return table
