"""FollowTheMoney entities, as OpenSanctions and Aleph write them: flat or nested.

The model is described at followthemoney.tech: an entity has `id`, `schema` and `properties`, each
property a list of strings. A person (`Person`) holds a post (`Position`) by way of an `Occupancy`
with `holder`, `post`, `startDate`, `endDate` and `status`. In nested files the properties hold
whole entities in the place of ids, and a person its occupancies under `positionOccupancies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dragoman.knowledge.imports.rows import Body, Person, Post, Row, Term, agreed
from dragoman.knowledge.schema import Sector

BODIES = ("Organization", "PublicBody")

TOPICS: dict[str, tuple[Literal["organisation", "body"], Sector]] = {
    "gov.igo": ("organisation", "IGO"),
    "gov.legislative": ("body", "LEG"),
    "gov.judicial": ("body", "JUD"),
    "mil": ("body", "MIL"),
    "gov.national": ("body", "GOV"),
    "gov.executive": ("body", "GOV"),
    "crime.terror": ("organisation", "REB"),
    "media": ("organisation", "MED"),
}
"""What an organisation is by its topics; of several, the first here."""

NOT_OF_STATES = frozenset({"gov.state", "gov.muni", "gov.soe", "pol.party", "gov.religion"})
"""Provinces, towns, companies and parties have presidents and ministers as well."""

GENDERS: dict[str, Literal["f", "m"]] = {"female": "f", "male": "m"}

_QID = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Entity:
    """One entity, its properties as lists of strings and of nested entities."""

    def __init__(self, fields: dict[str, Any]) -> None:
        # Nested entities are written without an id at times: what they say tells them apart.
        self.id = str(fields.get("id") or f"-{hash(msgspec.json.encode(fields, order='sorted'))}")
        self.schema = str(fields.get("schema", ""))
        self.caption = fields.get("caption")
        self.seen = _day(fields.get("last_seen") or fields.get("lastSeen"))
        given = fields.get("properties")
        self._properties: dict[str, Any] = given if isinstance(given, dict) else {}

    def texts(self, *names: str) -> list[str]:
        """The strings of some properties, each once; of nested entities their ids."""
        values = (v for name in names for v in self._values(name))
        return list(dict.fromkeys(_text(v) for v in values))

    def nested(self, name: str) -> list[Entity]:
        """The entities inside of a property."""
        return [Entity(v) for v in self._values(name) if isinstance(v, dict)]

    def _values(self, name: str) -> list[Any]:
        values = self._properties.get(name, [])
        return values if isinstance(values, list) else [values]

    @property
    def names(self) -> list[str]:
        """All names, the usual one first."""
        first = [self.caption] if isinstance(self.caption, str) else []
        return list(dict.fromkeys([*first, *self.texts("name", "alias")]))

    @property
    def qid(self) -> str | None:
        """The Wikidata item: given, or the entity's own id."""
        found = [v for v in (*self.texts("wikidataId"), self.id) if _QID.fullmatch(v)]
        return found[0] if found else None


def _text(value: Any) -> str:
    return Entity(value).id if isinstance(value, dict) else str(value)


def _day(value: Any) -> str | None:
    match = _DATE.match(value) if isinstance(value, str) else None
    return match[0] if match else None


def ftm_rows(fields: dict[str, Any]) -> Iterator[Row]:
    """What an entity says; nothing for schemata that are of no use here.

    >>> from dragoman.knowledge.imports.rows import Post
    >>> properties = {"name": ["Minister of Fisheries"], "country": ["no"]}
    >>> list(ftm_rows({"id": "p1", "schema": "Position", "properties": properties}))
    [Post(id='p1', label='Minister of Fisheries', countries=['no'], bodies=[], subnational=False)]
    """
    yield from _rows(Entity(fields))


def _rows(entity: Entity) -> Iterator[Row]:
    if entity.schema == "Person":
        yield from _person(entity)
    elif entity.schema == "Occupancy":
        yield from _occupancy(entity, None)
    elif entity.schema == "Position":
        yield from _position(entity)
    elif entity.schema in BODIES:
        yield from _body(entity)


def _person(entity: Entity) -> Iterator[Row]:
    names = entity.names
    if not names:
        return
    genders = {GENDERS[g] for g in entity.texts("gender") if g in GENDERS}
    # Where somebody is a citizen says more than the countries that the entity has to do with.
    countries = entity.texts("citizenship", "nationality") or entity.texts("country")
    yield Person(
        id=entity.id,
        name=names[0],
        aliases=names[1:],
        countries=countries,
        gender=genders.pop() if len(genders) == 1 else None,
        qid=entity.qid,
    )
    for occupancy in entity.nested("positionOccupancies"):
        yield from _occupancy(occupancy, entity)


def _occupancy(entity: Entity, holder: Entity | None) -> Iterator[Row]:
    for nested in (*entity.nested("holder"), *entity.nested("post")):
        yield from _rows(nested)
    holders = [holder.id] if holder is not None else entity.texts("holder")
    starts, ends = (_days(entity, name) for name in ("startDate", "endDate"))
    status = entity.texts("status")
    for person in holders:
        for post in entity.texts("post"):
            yield Term(
                holder=person,
                post=post,
                start=agreed(starts),
                end=agreed(ends),
                ended="ended" in status or bool(ends),
                seen=entity.seen if "current" in status else None,
            )


def _days(entity: Entity, name: str) -> list[str]:
    return [day for value in entity.texts(name) if (day := _day(value)) is not None]


def _position(entity: Entity) -> Iterator[Row]:
    names = entity.names
    if not names:
        return
    for body in entity.nested("organization"):
        yield from _rows(body)
    countries = entity.texts("country", "jurisdiction")
    yield Post(
        id=entity.id,
        label=names[0],
        countries=[c for c in countries if "-" not in c],
        bodies=entity.texts("organization"),
        subnational=bool(entity.texts("subnationalArea"))
        or any("-" in c for c in countries)
        or not NOT_OF_STATES.isdisjoint(entity.texts("topics")),
    )


def _body(entity: Entity) -> Iterator[Row]:
    topics = set(entity.texts("topics"))
    found = [TOPICS[topic] for topic in TOPICS if topic in topics]
    if entity.schema == "PublicBody" and not found:
        found = [("body", "GOV")]
    if not found or not entity.names or topics & NOT_OF_STATES:
        return
    kind, sector = found[0]
    yield Body(
        id=entity.id,
        name=entity.names[0],
        kind=kind,
        sector=sector,
        aliases=entity.names[1:],
        countries=entity.texts("jurisdiction", "country"),
        qid=entity.qid,
    )
