"""`dragoman actors add`, `correct` and `remove`: the user's own knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.actors.record import actors_app
from dragoman.cli.actors.searching import country_code, office_words
from dragoman.cli.terminal import shown
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge
    from dragoman.knowledge.schema import Entry, OfficeTerm

OFFICE = '"foreign minister of NOR from 2021-10-14 to 2025-09-16 as Minister".'

Names = list[str] | None
Country = Annotated[str | None, typer.Option(help="Code or name of a state.")]
Gender = Annotated[str | None, typer.Option(help="f or m.")]
Aliases = Annotated[Names, typer.Option("--alias", help="Another spelling. May be repeated.")]
Surnames = Annotated[
    Names, typer.Option("--surname", help="A short name, if not the last word. May be repeated.")
]
Offices = Annotated[Names, typer.Option("--office", metavar="OFFICE", help=OFFICE)]
Qid = Annotated[str | None, typer.Option(help="The Wikidata item.")]
Fields = Annotated[
    Names, typer.Option("--set", metavar="FIELD=VALUE", help="Any other field. May be repeated.")
]
Checked = Annotated[
    str | None,
    typer.Option(metavar="MONTH", help="When you saw that an office still runs. Default: now."),
]


@actors_app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The usual name in English.")],
    kind: Annotated[
        str, typer.Option(help="person, state, organisation, body or collective.")
    ] = "person",
    country: Country = None,
    gender: Gender = None,
    alias: Aliases = None,
    surname: Surnames = None,
    office: Offices = None,
    sector: Annotated[
        str | None, typer.Option(help="Of an organisation or body: GOV, MIL, IGO, NGO ...")
    ] = None,
    qid: Qid = None,
    ident: Annotated[str | None, typer.Option("--id", help="Default: made from the name.")] = None,
    field: Fields = None,
    checked: Checked = None,
) -> None:
    """Add an actor of your own; `remove` takes it back."""
    from dragoman.knowledge.keeping import SHAPES, Keeper, converted, field_value, new_entry

    keeper = Keeper()
    known = keeper.known()
    fields = dict(field_value(words, SHAPES[kind][1]) for words in field or () if kind in SHAPES)
    fields |= _given(known, ident=ident, country=country, gender=gender, sector=sector, qid=qid)
    fields |= {key: names for key, names in (("aliases", alias), ("surnames", surname)) if names}
    if office:
        fields["offices"] = [_fields(term) for term in _terms(office, known, checked, [])]
    entry = new_entry(kind, name, fields)
    _refuse_doubles(entry, known, chosen=ident is not None)
    keeper.add(converted(_fields(entry), type(entry)))
    keeper.save()
    print(f"added {_described(entry.id, keeper.known())}")
    print(f"in {keeper.file_of(entry.id)}")


@actors_app.command("correct")
def correct(
    actor: Annotated[str, typer.Argument(metavar="ID", help="Id, or a name only one has.")],
    name: Annotated[str | None, typer.Option(help="The usual name in English.")] = None,
    country: Country = None,
    gender: Gender = None,
    alias: Aliases = None,
    drop_alias: Annotated[Names, typer.Option("--drop-alias", help="A wrong spelling.")] = None,
    surname: Surnames = None,
    drop_surname: Annotated[Names, typer.Option("--drop-surname", help="A wrong one.")] = None,
    office: Offices = None,
    drop_office: Annotated[
        Names, typer.Option("--drop-office", metavar="OFFICE", help="One never held.")
    ] = None,
    qid: Qid = None,
    field: Fields = None,
    checked: Checked = None,
) -> None:
    """Change fields of an actor; the rest of it follows later versions."""
    from dragoman.knowledge.keeping import Keeper, changed, field_value, without_office
    from dragoman.knowledge.office_words import office_of
    from dragoman.knowledge.schema import PersonEntry

    keeper = Keeper()
    known = keeper.known()
    old = _entry_named(actor, known)
    fields = dict(field_value(words, type(old)) for words in field or ())
    fields |= _given(known, name=name, country=country, gender=gender, qid=qid)
    lists = (("aliases", alias, drop_alias), ("surnames", surname, drop_surname))
    for key, more, less in lists:
        if more or less:
            fields[key] = _names(old, key, more or (), less or ())
    if office or drop_office:
        if not isinstance(old, PersonEntry):
            raise UsageError(f"{old.id} is no person and holds no office")
        terms = list(old.offices)
        for words in drop_office or ():
            terms = without_office(terms, office_of(words, known))
        terms = _terms(office or (), known, checked, terms)
        fields["offices"] = [_fields(term) for term in terms]
    if not fields:
        raise UsageError("nothing to correct; see `dragoman actors correct --help`")
    keeper.change(changed(old, fields))
    keeper.save()
    print(f"now {_described(old.id, keeper.known())}")


@actors_app.command("remove")
def remove(
    actors: Annotated[list[str], typer.Argument(metavar="ID...", help="See `search --own`.")],
) -> None:
    """Take back what you added or corrected; ours stands again."""
    from dragoman.knowledge.keeping import Keeper

    keeper = Keeper()
    for ident in actors:
        if not keeper.remove(ident):
            raise UsageError(
                f"nothing of your own has the id {ident}; see `dragoman actors search --own`"
            )
    keeper.save()
    known = keeper.known()
    for ident in actors:
        stands = known.entry(ident) is not None
        print(f"ours again: {_described(ident, known)}" if stands else f"removed {ident}")


def _given(known: Knowledge, **values: str | None) -> dict[str, Any]:
    """The options that were given, countries as codes."""
    given: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    if "ident" in given:
        given["id"] = given.pop("ident")
    if "country" in given:
        given["country"] = country_code(given["country"], known)
    return given


def _fields(value: Entry | OfficeTerm) -> dict[str, Any]:
    import msgspec

    fields: dict[str, Any] = msgspec.to_builtins(value)
    return fields


def _names(entry: Entry, field: str, more: Sequence[str], less: Sequence[str]) -> list[str]:
    names: Sequence[str] = getattr(entry, field, ())
    for name in less:
        if name not in names:
            listed = "; ".join(names) or "none"
            raise UsageError(f"{name!r} is not among the {field} of {entry.id}: {listed}")
    return [*(n for n in names if n not in less), *(n for n in more if n not in names)]


def _terms(
    offices: Sequence[str], known: Knowledge, checked: str | None, terms: list[OfficeTerm]
) -> list[OfficeTerm]:
    from dragoman.knowledge.keeping import with_office
    from dragoman.knowledge.office_words import office_of

    for words in offices:
        terms = with_office(terms, office_of(words, known), checked or f"{date.today():%Y-%m}")
    return terms


def _refuse_doubles(entry: Entry, known: Knowledge, *, chosen: bool) -> None:
    """Nobody is added twice by accident: an id of their own says that it is another."""
    if known.entry(entry.id) is not None:
        raise UsageError(
            f"{entry.id} is known already: {_described(entry.id, known)}; "
            f"change it with `dragoman actors correct {entry.id}`, or give another --id"
        )
    same = [c.id for c in known.lookup(entry.name) if c.form == "name"]
    if same and not chosen:
        raise UsageError(
            f"{entry.name!r} is the name of {' and '.join(same)}; change that with "
            f"`dragoman actors correct {same[0]}`, or give an --id if this is another"
        )


def _entry_named(actor: str, known: Knowledge) -> Entry:
    entry = known.entry(actor)
    if entry is not None:
        return entry
    found = list(dict.fromkeys(c.id for c in known.lookup(actor)))
    entry = known.entry(found[0]) if len(found) == 1 else None
    if entry is not None:
        return entry
    if found:
        raise UsageError(f"{actor!r} may be {' or '.join(found)}; give the id")
    raise UsageError(f"nobody is known as {actor!r}; see `dragoman actors search {actor}`")


def _described(ident: str, known: Knowledge) -> str:
    from dragoman.knowledge.finding import known_actor

    entry = known.entry(ident)
    if entry is None:
        return ident
    actor = known_actor(entry, known)
    facts = ", ".join(filter(None, (actor.kind, actor.country)))
    offices = "; ".join(map(office_words, actor.offices))
    also = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    return shown(f"{ident}: {actor.name} ({facts}){also}" + (f"; {offices}" if offices else ""))
