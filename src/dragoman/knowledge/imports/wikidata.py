"""Wikidata items, from the lines of a dump or an answer of `wbgetentities`.

A person (P31 Q5) holds posts (P39), each with its start (P580) and end (P582). The posts are items
of their own: their English labels and the states that they belong to (P1001, P17) are looked for
in the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from dragoman.knowledge.imports.rows import Body, Country, Person, Post, Row, Term, agreed
from dragoman.knowledge.schema import Sector

HUMAN = "Q5"
POSTS = frozenset({"Q4164871", "Q294414"})
"""Position, public office."""

BODIES: dict[str, tuple[Literal["organisation", "body"], Sector]] = {
    "Q484652": ("organisation", "IGO"),  # international organisation
    "Q245065": ("organisation", "IGO"),  # intergovernmental organisation
    "Q79913": ("organisation", "NGO"),  # non-governmental organisation
    "Q192283": ("organisation", "MED"),  # news agency
    "Q17149090": ("organisation", "REB"),  # armed organisation
    "Q192350": ("body", "GOV"),  # ministry
    "Q327333": ("body", "GOV"),  # government agency
    "Q47913": ("body", "SPY"),  # intelligence agency
    "Q772547": ("body", "MIL"),  # armed forces
    "Q35749": ("body", "LEG"),  # parliament
}

GENDERS: dict[str, Literal["f", "m"]] = {"Q6581072": "f", "Q6581097": "m"}
ENGLISH = ("en", "en-gb", "en-us", "mul")
PRECISION = {9: 4, 10: 7, 11: 10}
"""How many characters of a date count: a year, a month, a day."""

_OFFICE = re.compile(
    r"minister|president|secretary|chancellor|monarch|king|emperor|sultan|emir|grand duke|"
    r"crown prince|supreme leader|head of|taoiseach|premier|speaker|ambassador|representative|"
    r"director|adviser|advisor",
    re.IGNORECASE,
)


def wikidata_rows(item: dict[str, Any]) -> Iterator[Row]:
    """What an item says; nothing for items that are of no use here.

    >>> label = {"en": {"language": "en", "value": "Minister of Fisheries"}}
    >>> [row.label for row in wikidata_rows({"id": "Q1", "labels": label, "claims": {}})]
    ['Minister of Fisheries']
    """
    ident = str(item.get("id", ""))
    labels = list(_labels(item))
    if not ident or not labels:
        return
    kinds = _items(item, "P31")
    name, aliases = labels[0], labels[1:]
    code = _strings(item, "P298")
    if code:
        yield Country(ident, code[0])
    elif HUMAN in kinds:
        genders = {GENDERS[g] for g in _items(item, "P21") if g in GENDERS}
        yield Person(
            id=ident,
            name=name,
            aliases=aliases,
            countries=_items(item, "P27"),
            gender=genders.pop() if len(genders) == 1 else None,
            qid=ident,
        )
        yield from _terms(item, ident)
    elif found := [BODIES[kind] for kind in BODIES if kind in kinds]:
        kind, sector = found[0]
        yield Body(ident, name, kind, sector, aliases, _items(item, "P17"), ident)
    elif POSTS & set(kinds) or _OFFICE.search(name):
        countries = _items(item, "P1001") or _items(item, "P17")
        yield Post(ident, name, countries, _items(item, "P2389"))


def _terms(item: dict[str, Any], holder: str) -> Iterator[Term]:
    for claim in _claims(item, "P39"):
        post = _item_of(claim.get("mainsnak"))
        if post is None:
            continue
        starts, ends = _qualifiers(claim, "P580"), _qualifiers(claim, "P582")
        countries = [i for s in _qualifiers(claim, "P1001") if (i := _item_of(s))]
        yield Term(
            holder=holder,
            post=post,
            start=agreed([day for snak in starts if (day := _date_of(snak))]),
            end=agreed([day for snak in ends if (day := _date_of(snak))]),
            ended=bool(ends),  # on an unknown day, maybe
            countries=countries,
        )


def _labels(item: dict[str, Any]) -> Iterator[str]:
    """The English label, then the English aliases."""
    labels, aliases = item.get("labels"), item.get("aliases")
    if not isinstance(labels, dict):
        return
    found = [_value(labels.get(code)) for code in ENGLISH]
    first = next((label for label in found if label), None)
    if first is None:
        return
    yield first
    for code in ENGLISH:
        for alias in _listed(aliases, code):
            if value := _value(alias):
                yield value


def _value(label: Any) -> str | None:
    value = label.get("value") if isinstance(label, dict) else None
    return value if isinstance(value, str) and value.strip() else None


def _claims(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The claims of a property: the preferred ones, if there are any; never deprecated ones."""
    listed = _listed(item.get("claims"), name)
    sound = [c for c in listed if isinstance(c, dict) and c.get("rank") != "deprecated"]
    if name == "P39":  # a preferred post is the present one; the former ones count as well
        return sound
    return [c for c in sound if c.get("rank") == "preferred"] or sound


def _items(item: dict[str, Any], name: str) -> list[str]:
    """The items that a property of today has as its values."""
    return [
        found
        for claim in _claims(item, name)
        if not _qualifiers(claim, "P582") and (found := _item_of(claim.get("mainsnak")))
    ]


def _strings(item: dict[str, Any], name: str) -> list[str]:
    values = (_datavalue(claim.get("mainsnak")) for claim in _claims(item, name))
    return [value for value in values if isinstance(value, str)]


def _qualifiers(claim: dict[str, Any], name: str) -> list[Any]:
    return _listed(claim.get("qualifiers"), name)


def _listed(fields: Any, name: str) -> list[Any]:
    """The list under a name; what has another shape than Wikidata gives it is an empty one."""
    found = fields.get(name) if isinstance(fields, dict) else None
    return found if isinstance(found, list) else []


def _datavalue(snak: Any) -> Any:
    if not isinstance(snak, dict) or snak.get("snaktype", "value") != "value":
        return None
    value = snak.get("datavalue")
    return value.get("value") if isinstance(value, dict) else None


def _item_of(snak: Any) -> str | None:
    value = _datavalue(snak)
    if not isinstance(value, dict):
        return None
    ident, number = value.get("id"), value.get("numeric-id")
    if isinstance(number, int) and ident is None:
        ident = f"Q{number}"  # as older dumps have it
    return ident if isinstance(ident, str) else None


def _date_of(snak: Any) -> str | None:
    """A day, month or year of our era; "+2021-10-00T00:00:00Z" of precision 10 is a month."""
    value = _datavalue(snak)
    if not isinstance(value, dict):
        return None
    precision = value.get("precision")
    time, length = value.get("time"), PRECISION.get(precision if isinstance(precision, int) else 0)
    if not isinstance(time, str) or not time.startswith("+") or length is None:
        return None
    return time[1 : 1 + length]
