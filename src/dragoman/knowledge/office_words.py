"""An office in words: "foreign minister of NOR from 2021-10-14 to 2025-09-16 as Minister"."""

from __future__ import annotations

import re
from typing import NamedTuple, cast, get_args

from dragoman.errors import UsageError
from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.schema import (
    CollectiveEntry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    Role,
    StateEntry,
)
from dragoman.model.when import parse_edtf

ROLES: tuple[Role, ...] = get_args(Role)
OPEN = ".."
"""As an end: the office is still held."""

# Longest first: "head of state" holds an "of" of its own.
_ROLE = "|".join(sorted([re.escape(role) for role in ROLES], key=len, reverse=True))
_OFFICE = re.compile(
    rf"(?P<role>{_ROLE}) of (?P<of>.+?)"
    r"(?: from (?P<start>\S+))?(?: to (?P<end>\S+))?(?: as (?P<title>.+))?",
    re.IGNORECASE,
)
_SHAPE = "ROLE of STATE-OR-BODY [from DATE] [to DATE] [as TITLE]"


class OfficeWords(NamedTuple):
    """What the words say; None where they are silent."""

    role: Role
    of: str
    start: str | None
    end: str | None
    title: str | None

    def term(self, checked: str) -> OfficeTerm:
        """A new term of office; one that runs was `checked` in that month to be running."""
        end = None if self.end == OPEN else self.end
        title = self.title or self.role[0].upper() + self.role[1:]
        return OfficeTerm(
            self.role, title, self.of, self.start, end, None if end is not None else checked
        )


def office_of(words: str, known: Knowledge) -> OfficeWords:
    """Read an office.

    Raises:
        UsageError: the words have another shape, the role is unknown, or nobody or several have
            the name.

    >>> norway = Knowledge([StateEntry("sta.nor", "Norway", "NOR", "NO")])
    >>> office_of("foreign minister of Norway from 2021-10-14", norway)
    OfficeWords(role='foreign minister', of='sta.nor', start='2021-10-14', end=None, title=None)
    """
    match = _OFFICE.fullmatch(" ".join(words.split()))
    if match is None:
        raise UsageError(
            f"{words!r} is no office; write {_SHAPE}, ROLE being one of: {', '.join(ROLES)}"
        )
    for value in (match["start"], match["end"]):
        _check_date(value, words)
    return OfficeWords(
        cast(Role, match["role"].lower()),
        body_of(match["of"], known),
        match["start"],
        match["end"],
        match["title"],
    )


def _check_date(value: str | None, words: str) -> None:
    if value in (None, OPEN):
        return
    try:
        parse_edtf(value)
    except ValueError as error:
        raise UsageError(f"{words!r}: {error}; write 2021-10-14, 2021-10 or 2021") from error


def body_of(name: str, known: Knowledge) -> str:
    """The id of the one state, organisation or body of a name, a code or an id.

    Raises:
        UsageError: there is none, or there are several.
    """
    entry = known.entry(name) or known.entry(f"sta.{name.lower()}")
    if entry is not None and not isinstance(entry, PersonEntry | CollectiveEntry):
        return entry.id
    found = [c.id for c in known.lookup(name) if c.form == "name" and _is_body(known, c.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name!r} may be {' or '.join(found)}; give the id")
    raise UsageError(
        f"no state or body is called {name!r}; see `dragoman actors search {name}`, or add it first"
    )


def _is_body(known: Knowledge, ident: str) -> bool:
    return isinstance(known.entry(ident), StateEntry | OrganisationEntry)
