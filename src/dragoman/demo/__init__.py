"""A small record to try things on: reports that were written for it, about an invented quarrel.

The states are real; the persons, outlets and events are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError, UsageError
from dragoman.store.entries import ConflictEntry, ContactEntry, PositionEntry, StatementEntry
from dragoman.store.record import Added, Progress, Record


class Highlights(NamedTuple):
    """What to see first in a record that nobody has looked into yet.

    `contacts` are in the order in which they were reported, `disputed` is the one of which most
    different statuses are claimed, `said` a statement in the speaker's own words; of each issue
    `positions` holds the latest position. `disputed` and `said` are None in an empty record.
    """

    contacts: list[ContactEntry]
    disputed: ContactEntry | None
    conflicts: list[ConflictEntry]
    said: StatementEntry | None
    positions: list[PositionEntry]


@contextmanager
def demo_reports() -> Iterator[Path]:
    """The folder that holds the demo's reports, for as long as the block lasts."""
    with as_file(files(__package__) / "reports") as folder:
        yield folder


def fill(record: Record, *, progress: Progress | None = None) -> Added:
    """Read the demo's reports into a record that is empty or holds nothing else.

    Raises:
        UsageError: the record holds other reports, which invented ones must not mix with.
    """
    from dragoman.intake import read_documents

    with demo_reports() as folder:
        reports = list(read_documents([str(folder)], on_error=_raise))
    ours = sum(record.has(report) for report in reports)
    if record.counts()["reports"] > ours:
        raise UsageError(
            f"{record.dialect.place}: this record holds other reports than the demo's; "
            "name a new file with --record"
        )
    return record.add(reports, progress=progress)


def _raise(error: InputError) -> None:
    raise error


def highlights(record: Record) -> Highlights:
    """Pick out what shows best what a record holds; every part is the record's own answer."""
    contacts = sorted(record.contacts(), key=_reported)
    direct = record.statements(kind="direct")
    by_issue: dict[str, PositionEntry] = {}
    for position in record.positions():
        by_issue.setdefault(position.issue, position)
    return Highlights(
        contacts=contacts,
        disputed=max(contacts, key=_statuses, default=None),
        conflicts=record.conflicts(),
        said=next((s for s in direct if s.speakers), None),
        positions=list(by_issue.values()),
    )


def _reported(contact: ContactEntry) -> tuple[str, str]:
    """Undated reports last; of one day, in the order of what they report."""
    return contact.reports[0].published or "9999", contact.when or ""


def _statuses(contact: ContactEntry) -> tuple[int, int]:
    return len({claim.status for claim in contact.claims}), len(contact.claims)
