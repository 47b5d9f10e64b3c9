"""`dragoman contacts`: who met, called or wrote to whom, or will, or refuses to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.answers import Column
from dragoman.cli.asking import add_question
from dragoman.views.wording import kind_words, list_words, time_words

if TYPE_CHECKING:
    from dragoman.store.entries import ContactEntry


def _claimants(contact: ContactEntry) -> str:
    return list_words([claim.by_name for claim in contact.claims], most=2)


def _participants(contact: ContactEntry) -> str:
    return list_words([participant.name for participant in contact.participants])


def _who_where(contact: ContactEntry) -> str:
    names = _participants(contact)
    return f"{names}, in {contact.where}" if contact.where else names


def _outlets(contact: ContactEntry) -> str:
    names = dict.fromkeys(r.outlet for r in contact.reports if r.outlet)
    return list_words(list(names), most=2)


def _claims(contact: ContactEntry) -> str:
    return "; ".join(
        f"{c.status}, by {c.by_name}" + (f" ({time_words(c.said_on)})" if c.said_on else "")
        for c in contact.claims
    )


COLUMNS = (
    Column("when", lambda c: time_words(c.when), ratio=3),
    Column("kind", lambda c: kind_words(c.kind)),
    Column("format", lambda c: c.format, table=False),
    Column("status", lambda c: c.status, style="bold"),
    Column("says so", _claimants, ratio=3),
    Column("who, where", _who_where, csv=False, ratio=5),
    Column("participants", _participants, table=False),
    Column("where", lambda c: c.where, table=False),
    Column("claims", _claims, table=False),
    Column("corroboration", lambda c: c.corroboration, table=False),
    Column("outlet", _outlets, ratio=4),
    Column("published", lambda c: c.reports[0].published),
    Column("url", lambda c: c.reports[0].url, table=False),
    Column("id", lambda c: c.id, style="dim"),
)

add_question(
    "contacts",
    "Who met, called or wrote to whom, or will, or refuses to; newest first.",
    COLUMNS,
    kinds="call, video_call, meeting, summit, talks, visit or message.",
)
