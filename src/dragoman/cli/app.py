"""The command `dragoman`: its commands, and how a run ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman._version import __version__
from dragoman.cli.terminal import complain
from dragoman.errors import DragomanError, InputError

ORDER = (
    *("demo", "read", "add", "contacts", "accounts", "statements", "positions", "conflicts"),
    *("timeline", "brief", "search", "show", "actors", "merge", "split", "edit", "reject", "undo"),
    *("export", "import", "evaluate", "doctor"),
)
REFUSED, WRONG, INTERRUPTED = 1, 2, 130


class Commands(TyperGroup):
    """Ends every command the same way: one line for an error, and the contract's exit status."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            complain(str(error))
            raise typer.Exit(REFUSED if isinstance(error, InputError) else WRONG) from error
        except KeyboardInterrupt as error:
            complain("interrupted; what was finished is kept")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # `dragoman contacts | head`: the reader has enough. Python would complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order in which one comes to need them, not in that of the alphabet."""
        return sorted(self.commands, key=lambda name: (*ORDER, name).index(name))


app = typer.Typer(
    name="dragoman",
    cls=Commands,
    help="Reads diplomatic reporting and keeps the record: who met, called or wrote to whom, "
    "who says so, in which sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _whole(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass
