"""`dragoman actors`: who is in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.answers import Column
from dragoman.cli.asking import add_question

if TYPE_CHECKING:
    from dragoman.store.entries import ActorEntry


def _offices(actor: ActorEntry) -> str:
    return "; ".join(
        f"{office.title}, {office.body}" if office.body else office.title
        for office in actor.offices
    )


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

add_question(
    "actors",
    "Persons, states and bodies; those in most reports first.",
    COLUMNS,
    kinds="person, state, organisation, body or collective.",
)
