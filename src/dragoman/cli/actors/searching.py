"""`dragoman actors search`: who is known, by name, alias or office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.actors.record import actors_app
from dragoman.cli.answers import TABLE_LIMIT, Column, print_entries
from dragoman.cli.options import FormatOption, LimitOption, TableFormat
from dragoman.cli.terminal import complain
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge
    from dragoman.knowledge.finding import KnownActor, KnownOffice

MOST_OFFICES = 3
KINDS = ("person", "state", "organisation", "body", "collective")


def office_words(office: KnownOffice) -> str:
    """An office with its term, and how far it is vouched for."""
    if office.start is not None and office.end is not None:
        term = f"{office.start} to {office.end}"
    elif office.end is not None:
        term = f"until {office.end}"
    else:
        term = f"since {office.start}" if office.start is not None else "start unknown"
        if not office.certain and office.checked is not None:
            term += f", last checked {office.checked}"
    body = "" if office.of_name in office.title else f", {office.of_name}"
    return f"{office.title}{body} ({term})"


def _offices(actor: KnownActor) -> str:
    words = [office_words(office) for office in actor.offices[:MOST_OFFICES]]
    more = len(actor.offices) - len(words)
    return "; ".join([*words, f"{more} more"] if more else words)


COLUMNS = (
    Column("name", lambda a: a.name, ratio=3, style="bold"),
    Column("kind", lambda a: a.kind),
    Column("country", lambda a: a.country),
    Column("offices", _offices, ratio=6),
    Column("also called", lambda a: "; ".join(a.aliases), table=False),
    Column("whose", lambda a: a.origin),
    Column("qid", lambda a: a.qid, table=False),
    Column("id", lambda a: a.id, style="dim"),
)


@actors_app.command("search")
def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help="Of a name, or of an office and its body."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only offices held on this day.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Code or name of a state.")] = None,
    own: Annotated[bool, typer.Option("--own", help="Only what you added or corrected.")] = False,
    form: FormatOption = TableFormat.table,
    limit: LimitOption = None,
) -> None:
    """Who is known, by name or by office: search foreign minister norway."""
    from dragoman.knowledge.base import load_knowledge
    from dragoman.knowledge.finding import find_actors

    if kind is not None and kind not in KINDS:
        raise UsageError(f"no kind {kind!r}; kinds: {', '.join(KINDS)}")
    if on is not None:
        _check_day(on)
    known = load_knowledge()
    asked = " ".join(words or ())
    code = country_code(country, known) if country is not None else None
    found = find_actors(known, asked, on=on, kind=kind, country=code, own=own)
    shown = _cut(len(found), form, limit)
    none = f"nobody is known by {asked!r}" if asked else "there is nobody"
    held = f" with an office held on {on}" if on is not None else ""
    print_entries(
        found[:shown], COLUMNS, form, none=f"{none}{held}; `dragoman actors add` adds an actor"
    )
    if limit is None and shown < len(found):
        complain(f"the first {shown} of {len(found)} are shown; --limit 0 shows all")


def _cut(count: int, form: TableFormat, limit: int | None) -> int:
    if limit is None:
        return min(count, TABLE_LIMIT) if form is TableFormat.table else count
    return min(count, limit) if limit else count


def _check_day(on: str) -> None:
    from dragoman.model.when import parse_edtf

    try:
        parse_edtf(on)
    except ValueError as error:
        raise UsageError(f"--on: {error}; write 2021-12-07, 2021-12 or 2021") from error


def country_code(name: str, known: Knowledge) -> str:
    """The code of a state, from its code or a name.

    Raises:
        UsageError: no state, or several, have the name.
    """
    from dragoman.knowledge.office_words import body_of
    from dragoman.knowledge.schema import StateEntry

    entry = known.entry(body_of(name, known))
    if not isinstance(entry, StateEntry):
        raise UsageError(f"{name!r} is no state; give its code (ISO 3166-1 alpha-3)")
    return entry.iso3
