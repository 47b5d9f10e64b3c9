"""What happened when: contacts and dated positions, in order of time."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.store.bounds import OPEN_START, bounds_of
from dragoman.store.entries import ContactEntry, PositionEntry, ReportRef, Rows
from dragoman.store.record import Record
from dragoman.views.wording import STANCES, kind_words, list_words


class TimelineEntry(msgspec.Struct, frozen=True):
    """One thing on the line. `date` is EDTF; None where only `reported` (when it was
    published) is known, which then gives its place in the line and nothing else.
    """

    date: str | None
    reported: str | None
    entry: str
    kind: str
    status: str | None
    actors: tuple[str, ...]
    summary: str
    where: str | None
    report: ReportRef


def timeline(record: Record, *, limit: int | None = None, **filters: Any) -> Rows[TimelineEntry]:
    """The line, oldest first; `limit` keeps the newest, as the record orders them. Filters as for
    contacts; those of contacts alone (`kind`, `status`) leave the positions out.
    """
    line = [_of_contact(c) for c in record.contacts(limit=limit, **filters)]
    if not (filters.get("kind") or filters.get("status")):
        line += [_of_position(p) for p in record.positions(limit=limit, dated=True, **filters)]
    line.sort(key=_place)
    return Rows(line[-limit:] if limit else line)


def _place(entry: TimelineEntry) -> tuple[str, str]:
    """By first day; "until May" has none, and stands at its last."""
    bounds = bounds_of(entry.date or entry.reported)
    if bounds is None:
        return ("", "")
    first = bounds.latest if bounds.earliest == OPEN_START else bounds.earliest
    return (first, bounds.latest)


def _of_contact(contact: ContactEntry) -> TimelineEntry:
    names = tuple(p.name for p in contact.participants)
    return TimelineEntry(
        date=contact.when,
        reported=contact.reports[0].published,
        entry=contact.id,
        kind=contact.kind,
        status=contact.status,
        actors=names,
        summary=f"{kind_words(contact.kind)} of {list_words(names)}",
        where=contact.where,
        report=contact.reports[0],
    )


def _of_position(position: PositionEntry) -> TimelineEntry:
    return TimelineEntry(
        date=position.date,
        reported=position.report.published,
        entry=position.id,
        kind="position",
        status=None,
        actors=(position.holder_name,),
        summary=f"{position.holder_name} {STANCES[position.stance]} {position.issue_label}",
        where=None,
        report=position.report,
    )
