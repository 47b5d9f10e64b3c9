"""All that was read in one report: the unit that commands print and the record stores."""

from __future__ import annotations

import msgspec

from dragoman.model.actor import Actor
from dragoman.model.conflict import Conflict
from dragoman.model.contact import Contact
from dragoman.model.interaction import Interaction
from dragoman.model.position import Position
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.statement import Statement

SCHEMA = "dragoman.reading/1"


class DateMention(msgspec.Struct, frozen=True):
    """A time expression and its EDTF value; None where it stays unresolved.

    `anchor` is the date it was resolved against, `rule` the name of the rule that did it.
    """

    span: Span
    text: str
    value: str | None
    anchor: str | None = None
    rule: str | None = None


class Reading(msgspec.Struct, frozen=True):
    """The reading of one report. `notes` says what could not be done, for the user to see
    ("no publication date: relative expressions stay unresolved").
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    positions: tuple[Position, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    schema: str = SCHEMA
