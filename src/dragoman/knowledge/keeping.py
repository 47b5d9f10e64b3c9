"""The user's own entries and corrections: made, checked against all that is known, kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from dragoman.errors import UsageError
from dragoman.knowledge.base import Knowledge, packaged
from dragoman.knowledge.checks import problems_of
from dragoman.knowledge.corrections import correct, difference, named_term
from dragoman.knowledge.files import FILES, Folder
from dragoman.knowledge.layers import Layered, layer
from dragoman.knowledge.office_words import OPEN, OfficeWords
from dragoman.knowledge.own import OwnKnowledge, own_folder
from dragoman.knowledge.schema import (
    CollectiveEntry,
    Entry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    StateEntry,
)
from dragoman.knowledge.terms import MANY_POSTS
from dragoman.knowledge.words import slug

SHAPES: dict[str, tuple[str, type[Entry]]] = {
    "person": ("per.", PersonEntry),
    "state": ("sta.", StateEntry),
    "organisation": ("org.", OrganisationEntry),
    "body": ("org.", OrganisationEntry),
    "collective": ("col.", CollectiveEntry),
}
"""Each kind of actor, the prefix of its ids, and its shape."""


class Keeper:
    """The user's own knowledge beside ours, open for changes."""

    def __init__(self) -> None:
        """Read what is kept.

        Raises:
            KnowledgeError: a line of it breaks the schema.
        """
        self.own = OwnKnowledge(own_folder())
        self.ours = layer(packaged())
        self._before = self._problems(self.own.contents())

    def known(self) -> Knowledge:
        """All that is known now, with what was changed since."""
        layered = self._layered()
        return Knowledge(layered.entries(), layered.origins)

    def _layered(self) -> Layered:
        return layer(packaged(), self.own.contents())

    def _problems(self, own: Folder) -> Counter[str]:
        return Counter(problem.reason for problem in problems_of(packaged(), own))

    def entry(self, ident: str) -> Entry | None:
        """The entry as it counts now."""
        placed = self._layered().placed.get(ident)
        return placed[1] if placed is not None else None

    def uncorrected(self, ident: str) -> Entry | None:
        """The entry without the user's correction: the user's own, or ours."""
        if ident in self.own.entries:
            return self.own.entries[ident]
        placed = self.ours.placed.get(ident)
        return placed[1] if placed is not None else None

    def add(self, entry: Entry) -> None:
        """Add an entry of the user's own, or put it in the place of the one of its id."""
        self.own.put(entry)

    def change(self, wanted: Entry) -> None:
        """Make an entry read as wanted, by a correction of the one that is there.

        Raises:
            UsageError: the correction that there is already fits no more.
        """
        base = self.uncorrected(wanted.id)
        if base is None:
            raise UsageError(f"no entry has the id {wanted.id}")
        standing = self.own.corrections.get(wanted.id)
        if standing is not None:
            try:
                correct(base, standing)
            except ValueError as error:
                raise UsageError(
                    f"your correction of {wanted.id} fits no more: {error}; "
                    f"take it back with `dragoman actors remove {wanted.id}`"
                ) from error
        correction = difference(base, wanted)
        note = standing.note if standing is not None else None
        self.own.correct(msgspec.structs.replace(correction, note=note))

    def remove(self, ident: str) -> bool:
        """Take back what the user added or corrected under an id; whether there was anything."""
        return self.own.remove(ident)

    def new_problems(self) -> list[str]:
        """What the changes made wrong that was not wrong before."""
        problems = problems_of(packaged(), self.own.contents())
        return sorted((Counter(p.reason for p in problems) - self._before).elements())

    def save(self) -> None:
        """Keep the changes, if they leave everything sound.

        Raises:
            UsageError: they do not; nothing is written.
            KnowledgeError: the folder cannot be written.
        """
        if problems := self.new_problems():
            more = f" (and {len(problems) - 1} more)" if problems[1:] else ""
            raise UsageError(f"not kept: {problems[0]}{more}")
        self.own.save()

    def file_of(self, ident: str) -> str:
        """Where the entry of an id is kept, for people."""
        name = next(name for name, (prefix, _) in FILES.items() if ident.startswith(prefix))
        return str(self.own.folder / name)


def new_entry(kind: str, name: str, fields: dict[str, Any]) -> Entry:
    """An entry from its fields, `id` being made from the name if it is not among them.

    Raises:
        UsageError: the kind is unknown, or a field is missing, unknown, or has no such value.

    >>> new_entry("person", "Ana Silva", {"country": "PRT"}).id
    'per.ana-silva'
    """
    if kind not in SHAPES:
        raise UsageError(f"no kind {kind!r}; kinds: {', '.join(SHAPES)}")
    prefix, shape = SHAPES[kind]
    given = {"id": prefix + _ending(kind, name, fields), "name": name} | fields
    if not given["id"].startswith(prefix):
        raise UsageError(f"the id of a {kind} must start with {prefix}")
    if shape is OrganisationEntry:
        given["kind"] = kind
    return converted(given, shape)


def _ending(kind: str, name: str, fields: dict[str, Any]) -> str:
    ending = str(fields.get("iso3", "")).lower() if kind == "state" else slug(name)
    if not ending and "id" not in fields:
        need = "--set iso3=CODE" if kind == "state" else "--id"
        raise UsageError(f"no id can be made for {name!r}; give {need}")
    return ending


def changed(entry: Entry, fields: dict[str, Any]) -> Entry:
    """The entry with other values in some fields.

    Raises:
        UsageError: a field is unknown, or has no such value.
    """
    return converted(msgspec.to_builtins(entry) | fields, type(entry))


def converted(fields: dict[str, Any], shape: type[Entry]) -> Entry:
    """The entry that the fields make.

    Raises:
        UsageError: a field is missing, unknown, or has no such value.
    """
    try:
        return msgspec.convert(fields, shape)
    except msgspec.ValidationError as error:
        raise UsageError(f"{error}; {_remedy(str(error), shape)}") from error


def _remedy(message: str, shape: type[Entry]) -> str:
    """What may stand in the field that a message is about; else which fields there are."""
    for field in msgspec.structs.fields(shape):
        literals = list(_within(field.type))
        if literals and re.search(rf"`(\$\.)?{field.name}`", message):
            return f"{field.name} is one of {', '.join(literals)}"
    named = ", ".join(field.name for field in msgspec.structs.fields(shape))
    return f"the fields are {named}"


def _within(kind: Any) -> Iterator[Any]:
    """The values that a `Literal`, or a union with one, allows.

    >>> from typing import Literal
    >>> list(_within(Literal["f", "m"] | None))
    ['f', 'm']
    """
    for part in get_args(kind):
        if isinstance(part, str):
            yield part
        else:
            yield from _within(part)


def field_value(words: str, shape: type[Entry]) -> tuple[str, Any]:
    """A field and its value from `FIELD=VALUE`; values of a list stand between commas, and
    nothing takes a value away.

    Raises:
        UsageError: no such field, or no such value.

    >>> field_value("seat=Abidjan", StateEntry), field_value("aliases=A B, C", PersonEntry)
    (('seat', 'Abidjan'), ('aliases', ['A B', 'C']))
    """
    name, equals, value = (part.strip() for part in words.partition("="))
    types = {f.name: f.type for f in msgspec.structs.fields(shape)}
    if not equals or name not in types or name == "offices":
        fields = ", ".join(name for name in types if name != "offices")
        raise UsageError(f"{words!r} is not FIELD=VALUE; the fields are {fields}")
    if types[name] == tuple[str, ...]:
        return name, [part.strip() for part in value.split(",") if part.strip()]
    if not value:
        return name, None
    if int in getattr(types[name], "__args__", ()):
        if not value.isdecimal():
            raise UsageError(f"{words!r}: {name} is a number")
        return name, int(value)
    return name, value


def with_office(terms: list[OfficeTerm], office: OfficeWords, checked: str) -> list[OfficeTerm]:
    """The terms with an office put in: changed if the person has it already, else added.

    Raises:
        UsageError: the office may be one of several terms.
    """
    try:
        old = named_term(terms, office.role, office.of, office.start, office.title)
    except ValueError as error:
        if any((t.role, t.of) == (office.role, office.of) for t in terms) and office.start is None:
            raise UsageError(f"{error} (`from DATE`)") from error
        return [*terms, office.term(checked)]
    if old.role in MANY_POSTS and office.title not in (None, old.title):
        return [*terms, office.term(checked)]
    fields: dict[str, Any] = {}
    if office.start is not None:
        fields["start"] = office.start
    if office.title is not None:
        fields["title"] = office.title
    if office.end == OPEN or (office.end is None and old.end is None):
        fields |= {"end": None, "checked": checked}
    elif office.end is not None:
        fields["end"] = office.end
    return [msgspec.structs.replace(old, **fields) if t is old else t for t in terms]


def without_office(terms: list[OfficeTerm], office: OfficeWords) -> list[OfficeTerm]:
    """The terms without one.

    Raises:
        UsageError: there is no such term, or there are several.
    """
    try:
        gone = named_term(terms, office.role, office.of, office.start, office.title)
    except ValueError as error:
        raise UsageError(f"{error}") from error
    return [term for term in terms if term is not gone]
