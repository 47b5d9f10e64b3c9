"""Corrections: what a user changes in an entry, field by field, without copying the entry.

One JSON object a line in `corrections.jsonl`:

    {"id": "per.ana-silva",
     "set": {"gender": "f"},                                      null takes a value away
     "add": {"aliases": ["Ana da Silva"]},
     "drop": {"aliases": ["Anna Silva"]},
     "offices": [{"role": "foreign minister", "of": "sta.prt", "set": {"end": "2026-01-15"}},
                 {"role": "envoy", "of": "sta.prt", "start": "2019", "drop": true}],
     "new_offices": [{"role": "president", "title": "President", "of": "sta.prt",
                      "start": "2026-03-09", "checked": "2026-04"}],
     "note": "as the gazette of 10 March has it"}                 for the user alone

An office is named by `role` and `of`; by `start` where the person held it more than once, and by
`title` where two such terms began together.
The entry itself stays ours, so all else in it follows later versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dragoman.knowledge.schema import Entry, OfficeTerm, PersonEntry, Role
from dragoman.knowledge.terms import MANY_POSTS

LISTS = ("aliases", "surnames", "demonyms", "metonyms")
"""Fields of which single values are added and dropped."""

FIXED = ("id", "iso3")
"""Fields that say which entry it is; another value would be another entry."""


class OfficeChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A change of one term: other values for its fields, or the term taken away."""

    role: Role
    of: str
    start: str | None = None
    title: str | None = None
    set: dict[str, str | None] = {}
    drop: bool = False


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is changed in the entry `id`."""

    id: str
    set: dict[str, str | int | None] = {}
    add: dict[str, tuple[str, ...]] = {}
    drop: dict[str, tuple[str, ...]] = {}
    offices: tuple[OfficeChange, ...] = ()
    new_offices: tuple[OfficeTerm, ...] = ()
    note: str | None = None

    def empty(self) -> bool:
        """Whether it changes nothing."""
        return not (self.set or self.add or self.drop or self.offices or self.new_offices)


def correct(entry: Entry, correction: Correction) -> Entry:
    """The entry with the correction applied.

    Raises:
        ValueError: the correction does not fit the entry: a field that it does not have, a value
            that the schema refuses, an office that the person does not hold.

    >>> silva = PersonEntry("per.ana-silva", "Ana Silva")
    >>> correct(silva, Correction(silva.id, add={"aliases": ("Ana da Silva",)})).aliases
    ('Ana da Silva',)
    """
    fields: dict[str, Any] = msgspec.to_builtins(entry)
    for name, value in correction.set.items():
        if name in FIXED:
            raise ValueError(f"{name} cannot be changed; add another entry")
        _own(name, fields, entry)
        fields[name] = value
    for name, values in correction.drop.items():
        _listed(name, fields, entry)
        fields[name] = [value for value in fields[name] if value not in values]
    for name, values in correction.add.items():
        _listed(name, fields, entry)
        fields[name] = [*fields[name], *(v for v in values if v not in fields[name])]
    if correction.offices or correction.new_offices:
        if not isinstance(entry, PersonEntry):
            raise ValueError(f"{entry.id} is no person and holds no office")
        fields["offices"] = _offices(entry, correction)
    try:
        return msgspec.convert(fields, type(entry))
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def _own(name: str, fields: dict[str, Any], entry: Entry) -> None:
    if name not in fields:
        raise ValueError(f"{entry.id} has no field {name}; it has {', '.join(fields)}")


def _listed(name: str, fields: dict[str, Any], entry: Entry) -> None:
    _own(name, fields, entry)
    if name not in LISTS:
        raise ValueError(f"{name} is no list of names; give it under `set`")


def _offices(entry: PersonEntry, correction: Correction) -> list[Any]:
    changes = {
        entry.offices.index(named_term(entry.offices, c.role, c.of, c.start, c.title)): c
        for c in correction.offices
    }
    terms: list[Any] = []
    for at, term in enumerate(entry.offices):
        change = changes.get(at)
        if change is None or not change.drop:
            terms.append(msgspec.to_builtins(term) | (change.set if change else {}))
    for term in correction.new_offices:
        # A later version of ours may have come to know the term: the user's words stay.
        terms = [t for t in terms if not _same_term(t, term)]
        terms.append(msgspec.to_builtins(term))
    return terms


def _same_term(fields: dict[str, Any], term: OfficeTerm) -> bool:
    if (fields["role"], fields["of"]) != (term.role, term.of):
        return False
    if term.role in MANY_POSTS and fields["title"] != term.title:
        return False
    return fields["start"] == term.start or _same_start(fields["start"], term.start or "?")


def named_term(
    terms: Sequence[OfficeTerm], role: str, of: str, start: str | None, title: str | None = None
) -> OfficeTerm:
    """The one term of an office; `start` need be given only where there are several, and may be
    less or more precise than the term's own; `title` decides where several are left.

    Raises:
        ValueError: there is none, or there are several.
    """
    held = [term for term in terms if (term.role, term.of) == (role, of)]
    found = [term for term in held if start is None or _same_start(term.start, start)]
    if len(found) > 1 and title is not None:
        found = [term for term in found if term.title == title]
    if len(found) == 1:
        return found[0]
    since = f" from {start}" if start is not None else ""
    if not found:
        raise ValueError(f"no term as {role} of {of}{since}")
    starts = ", ".join(str(term.start) for term in found)
    raise ValueError(f"{len(found)} terms as {role} of {of}, from {starts}: say which one")


def _same_start(one: str | None, other: str) -> bool:
    return one is not None and (one.startswith(other) or other.startswith(one))


def difference(base: Entry, wanted: Entry) -> Correction:
    """The smallest correction that makes the one entry the other (names in lists aside in order).

    >>> silva = PersonEntry("per.ana-silva", "Ana Silva", gender="m")
    >>> difference(silva, PersonEntry("per.ana-silva", "Ana Silva", gender="f")).set
    {'gender': 'f'}
    """
    old: dict[str, Any] = msgspec.to_builtins(base)
    new: dict[str, Any] = msgspec.to_builtins(wanted)
    lists = [name for name in LISTS if name in old]
    changes, added = _changed_offices(base, wanted)
    return Correction(
        id=base.id,
        set={
            name: new[name]
            for name in new
            if name not in (*LISTS, "offices") and new[name] != old[name]
        },
        add=_without(lists, new, old),
        drop=_without(lists, old, new),
        offices=changes,
        new_offices=added,
    )


def _without(
    lists: Iterable[str], of: dict[str, Any], without: dict[str, Any]
) -> dict[str, tuple[str, ...]]:
    """The values of each list that the other does not have."""
    left = {name: tuple(v for v in of[name] if v not in without[name]) for name in lists}
    return {name: values for name, values in left.items() if values}


def _changed_offices(
    base: Entry, wanted: Entry
) -> tuple[tuple[OfficeChange, ...], tuple[OfficeTerm, ...]]:
    if not isinstance(base, PersonEntry) or not isinstance(wanted, PersonEntry):
        return (), ()
    old, new = list(base.offices), list(wanted.offices)
    for term in base.offices:
        if term in new:
            old.remove(term)
            new.remove(term)
    changes: list[OfficeChange] = []
    for term in old:
        # Named by its start only if that is needed: a start that we make more precise later
        # must not part the correction from its term.
        several = sum((t.role, t.of) == (term.role, term.of) for t in base.offices) > 1
        same = [t for t in new if (t.role, t.of, t.start) == (term.role, term.of, term.start)]
        if term.role in MANY_POSTS:
            same = [t for t in same if t.title == term.title]
        start = term.start if several else None
        together = [t for t in base.offices if (t.role, t.of) == (term.role, term.of)]
        together = [t for t in together if t.start is None or t.start.startswith(term.start or "")]
        title = term.title if len(together) > 1 else None
        if same:
            new.remove(same[0])
            before, after = msgspec.to_builtins(term), msgspec.to_builtins(same[0])
            fields = {name: after[name] for name in after if after[name] != before[name]}
            changes.append(OfficeChange(term.role, term.of, start, title, set=fields))
        else:
            changes.append(OfficeChange(term.role, term.of, start, title, drop=True))
    return tuple(changes), tuple(new)
