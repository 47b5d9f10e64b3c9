"""`dragoman accounts CONTACT`: what each side tells of it, beside what the other tells."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.app import app
from dragoman.cli.options import RecordOption
from dragoman.cli.terminal import out, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from dragoman.views.accounts import Accounts, Point


class AccountsFormat(StrEnum):
    """How accounts are printed."""

    text = "text"
    json = "json"


@app.command("accounts")
def command(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="A contact's id.")],
    record: RecordOption = None,
    form: Annotated[AccountsFormat, typer.Option("--format", help="How to print it.")] = (
        AccountsFormat.text
    ),
) -> None:
    """What each side's own texts tell of a contact: both, one only, or differing."""
    from dragoman.store.record import Record
    from dragoman.views.accounts import accounts

    with Record(record, create=False) as opened:
        found = accounts(opened, contact)
    if form is AccountsFormat.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return
    console = out()
    for heading, block in _blocks(found):
        console.print(heading)
        console.print(block)


def _blocks(found: Accounts) -> list[tuple[RenderableType, RenderableType]]:
    from rich.text import Text

    parts: list[tuple[str, list[Mapping[str, Point]]]] = [
        ("They differ", list(found.differ)),
        ("Both tell", list(found.both)),
    ]
    parts += [
        (f"Only {side} tells", [{side: point} for point in points])
        for side, points in found.only.items()
    ]
    return [
        (Text(f"\n{title} ({len(rows)})", style="bold underline"), _grid(rows))
        for title, rows in parts
    ]


def _grid(rows: list[Mapping[str, Point]]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2), expand=True)
    for ratio in (2, 1, 3, 5):
        grid.add_column(ratio=ratio)
    for row in rows:
        for number, (side, point) in enumerate(row.items()):
            words = " ".join(point.words.split())
            grid.add_row(
                Text(shown(point.topic) if number == 0 else "", style="bold"),
                Text(side, style="dim"),
                Text(shown(point.text)),
                Text(shown(f"“{words}” · {point.report.id}"), style="dim"),
            )
    return grid
