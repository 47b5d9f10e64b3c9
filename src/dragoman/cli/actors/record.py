"""`dragoman actors` without more: who is in the record."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click
import typer

from dragoman.cli.answers import Column
from dragoman.cli.app import app
from dragoman.cli.asking import question
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.store.entries import ActorEntry


def _offices(actor: ActorEntry) -> str:
    return "; ".join(
        f"{office.title}, {office.body}" if office.body else office.title
        for office in actor.offices
    )


COMMAND_LINE = click.core.ParameterSource.COMMANDLINE

COLUMNS = (
    Column("name", lambda a: a.name, ratio=3, style="bold"),
    Column("kind", lambda a: a.kind),
    Column("country", lambda a: a.country),
    Column("office when last reported on", _offices, ratio=4),
    Column("reports", lambda a: a.reports),
    Column("statements", lambda a: a.statements),
    Column("contacts", lambda a: a.contacts),
    Column("positions", lambda a: a.positions),
    Column("id", lambda a: a.id, style="dim"),
)

ask = question("actors", COLUMNS, kinds="person, state, organisation, body or collective.")

actors_app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help="Persons, states and bodies in the record, those in most reports first. "
    "With a command: those that Dragoman knows, and your own changes to them.",
)


@actors_app.callback()
@wraps(ask)
def of_the_record(**filters: Any) -> None:
    """Answer from the record, unless a command about the knowledge follows."""
    name = click.get_current_context().invoked_subcommand
    if name is None:
        ask(**filters)
        return
    context = click.get_current_context()
    if any(context.get_parameter_source(f) is COMMAND_LINE for f in filters):
        raise UsageError(f"options stand after the command: dragoman actors {name} ...")


app.add_typer(actors_app, name="actors")
