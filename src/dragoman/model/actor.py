"""Who acts: persons, states, organisations, bodies, and the offices held over time."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model.span import Span

ActorKind = Literal["person", "state", "organisation", "body", "collective"]
"""`body`: an organ of a state (a ministry, a presidency). `collective`: "European leaders"."""


class Office(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """An office and when it was held; `start`/`end` are EDTF (`from`/`to` on the wire)."""

    title: str
    body: str | None = None
    start: str | None = None
    end: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """One actor of a reading, with the offices held on the report's date.

    `id` is the knowledge id (`per.…`, `sta.…`, `org.…`, `col.…`) or, for somebody unknown to
    it, a local id (`x.…`) made from the name, so the same name gives the same id again.
    `country` is ISO 3166-1 alpha-3. `mentions` are in text order.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()
    role_text: str | None = None
