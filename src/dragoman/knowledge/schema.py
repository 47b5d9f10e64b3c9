"""The shape of the knowledge files: one JSON object a line, checked when it is loaded.

Every fact that changes over time carries `start` and `end` (EDTF days, months or years); an
`end` of None with `checked` set means "still so on the day it was checked", and nothing later.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal[
    "president",
    "vice president",
    "prime minister",
    "chancellor",
    "monarch",
    "crown prince",
    "supreme leader",
    "head of state",
    "head of government",
    "deputy prime minister",
    "foreign minister",
    "deputy foreign minister",
    "defence minister",
    "finance minister",
    "interior minister",
    "trade minister",
    "minister",
    "national security adviser",
    "chief of staff",
    "envoy",
    "ambassador",
    "spokesperson",
    "secretary-general",
    "high representative",
    "commission president",
    "council president",
    "director",
    "commander",
    "intelligence chief",
    "speaker of parliament",
    "party leader",
    "pope",
    "negotiator",
    "other",
]
"""What an office is, whatever it is called: the US secretary of state is a `foreign minister`.

`other` is an office whose title is known and whose rank is not: it is shown with its holder, and
nobody is ever looked up by it.
"""

Sector = Literal["GOV", "MIL", "OPP", "IGO", "NGO", "MED", "REB", "SPY", "LEG", "JUD", "BUS", "CVL"]
"""CAMEO/PLOVER actor sectors."""


EntryKind = Literal["person", "state", "organisation", "body", "collective"]


class StateEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state. `id` is `sta.` + ISO 3166-1 alpha-3 in lower case.

    `aliases` name the state ("Russia", "Russian Federation", "U.S."); `demonyms` are adjectives
    and nouns ("Russian", "British", "Briton"); `metonyms` stand for its government when they
    act or speak ("the Kremlin", "Downing Street"); `leader_role` is the office with the power,
    whose holder the press calls "the X leader". `seat` is where the government sits if that is
    not the capital; `cow` the Correlates of War number; `qid` the Wikidata item.
    """

    id: str
    name: str
    iso3: str
    iso2: str
    qid: str | None = None
    cow: int | None = None
    capital: str | None = None
    seat: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    leader_role: Role = "prime minister"


class OrganisationEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An international organisation, alliance, armed group, or an organ of one state (`body`).

    `part_of` is the id of the organisation or body that it belongs to.
    """

    id: str
    name: str
    kind: Literal["organisation", "body"]
    sector: Sector
    country: str | None = None
    qid: str | None = None
    part_of: str | None = None
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


class OfficeTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One person in one office of a state or organisation, `of` being that actor's id."""

    role: Role
    title: str
    of: str
    start: str | None = None
    end: str | None = None
    checked: str | None = None


class PersonEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person. `aliases` are spellings of the full name and unambiguous short forms;
    the bare surname is derived and need not be listed unless it is not the last word.
    """

    id: str
    name: str
    qid: str | None = None
    country: str | None = None
    gender: Literal["f", "m"] | None = None
    aliases: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    offices: tuple[OfficeTerm, ...] = ()


class CollectiveEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group that acts as one in reports and whose members the words do not name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


Entry = StateEntry | OrganisationEntry | CollectiveEntry | PersonEntry


def kind_of(entry: Entry) -> EntryKind:
    """The kind of actor that an entry describes."""
    if isinstance(entry, OrganisationEntry):
        return entry.kind
    return _KINDS[type(entry)]


_KINDS: dict[type[Entry], EntryKind] = {
    StateEntry: "state",
    CollectiveEntry: "collective",
    PersonEntry: "person",
}
