"""What files of others say, in one shape whatever the format, before it is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from dragoman.knowledge.schema import Sector


class Person(msgspec.Struct):
    """A person. `countries` are codes or Wikidata items, as the file has them."""

    id: str
    name: str
    aliases: list[str] = []
    countries: list[str] = []
    gender: Literal["f", "m"] | None = None
    qid: str | None = None


class Body(msgspec.Struct):
    """An organisation, or an organ of a state."""

    id: str
    name: str
    kind: Literal["organisation", "body"]
    sector: Sector
    aliases: list[str] = []
    countries: list[str] = []
    qid: str | None = None


class Post(msgspec.Struct):
    """An office that persons hold one after another. `bodies` are ids of the same file."""

    id: str
    label: str
    countries: list[str] = []
    bodies: list[str] = []
    subnational: bool = False


class Term(msgspec.Struct):
    """A person in a post. `seen` is the month in which the file's maker last saw it so."""

    holder: str
    post: str
    start: str | None = None
    end: str | None = None
    ended: bool = False
    seen: str | None = None
    countries: list[str] = []


class Country(msgspec.Struct):
    """The Wikidata item of a state, and its code."""

    id: str
    code: str


Row = Person | Body | Post | Term | Country


def agreed(dates: Sequence[str]) -> str | None:
    """What several dates of one event have in common; where one is only less precise, the other.

    >>> agreed(["2021", "2021-10-14"]), agreed(["2021-10-14", "2021-10-02"])
    ('2021-10-14', '2021-10')
    """
    if not dates:
        return None
    longest = max(dates, key=len).split("-")
    for length in range(len(longest), 0, -1):
        common = "-".join(longest[:length])
        if all(common.startswith(d) or d.startswith(common) for d in dates):
            return common
    return None
