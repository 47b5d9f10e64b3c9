"""`dragoman merge|split|edit|reject|undo`: what a person says of contacts stands over all else."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import RecordOption

if TYPE_CHECKING:
    from dragoman.store.record import Record

PERSON_VARIABLE = "DRAGOMAN_PERSON"

ByOption = Annotated[
    str | None,
    typer.Option("--by", help=f"Who says so; default: ${PERSON_VARIABLE}, else the user's name."),
]
Contact = Annotated[str, typer.Argument(metavar="CONTACT", help="A contact's id.")]
Contacts = Annotated[list[str], typer.Argument(metavar="CONTACT...", help="Contacts' ids.")]
Tellings = Annotated[
    list[str], typer.Argument(metavar="TELLING...", help="Ids under `tellings` of a contact.")
]


def _open(record: str | None) -> Record:
    from dragoman.store.record import Record

    return Record(record, create=False)


def _person(by: str | None) -> str:
    return by or os.environ.get(PERSON_VARIABLE) or getpass.getuser()


@app.command("merge")
def merge(contacts: Contacts, record: RecordOption = None, by: ByOption = None) -> None:
    """Say that contacts are one; all their ids lead to it."""
    with _open(record) as opened:
        print(opened.merge_contacts(contacts, person=_person(by)))


@app.command("split")
def split(tellings: Tellings, record: RecordOption = None, by: ByOption = None) -> None:
    """Say that what some reports tell is another contact than what the others tell."""
    with _open(record) as opened:
        print(opened.split_contact(tellings, person=_person(by)))


@app.command("edit")
def edit(
    contact: Contact,
    record: RecordOption = None,
    by: ByOption = None,
    kind: Annotated[str | None, typer.Option("--kind")] = None,
    status: Annotated[str | None, typer.Option("--status")] = None,
    when: Annotated[str | None, typer.Option("--when", help="EDTF: 2025-08-26, 2025-08.")] = None,
    where: Annotated[str | None, typer.Option("--where")] = None,
) -> None:
    """Set what a contact is shown with; the claims about it stay as they are."""
    given = {"kind": kind, "status": status, "when": when, "where": where}
    fields = {name: value for name, value in given.items() if value is not None}
    if not fields:
        raise typer.BadParameter("give one of --kind, --status, --when, --where")
    with _open(record) as opened:
        print(opened.edit_contact(contact, person=_person(by), **fields))


@app.command("reject")
def reject(contact: Contact, record: RecordOption = None, by: ByOption = None) -> None:
    """Say that a contact is none; its id still finds it, and `undo` brings it back."""
    with _open(record) as opened:
        print(opened.reject_contact(contact, person=_person(by)))


@app.command("undo")
def undo(contact: Contact, record: RecordOption = None, by: ByOption = None) -> None:
    """Take back what was last said of a contact by merge, split, edit or reject."""
    with _open(record) as opened:
        print(opened.undo_contact(contact, person=_person(by)))
