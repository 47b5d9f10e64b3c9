"""What is new since a day: contacts told of first, changed, denied, and due next."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.store.entries import ContactEntry, ReportRef, Rows
from dragoman.store.record import Record
from dragoman.views.wording import kind_words, list_words, time_words

Section = Literal["new", "changed", "denied", "due"]

SECTIONS: dict[Section, str] = {
    "denied": "Denied, refused or called off",
    "changed": "Changed",
    "new": "New",
    "due": "Due next",
}
"""In the order of a page, with what it calls them."""

_OFF = frozenset({"denied", "refused", "cancelled", "postponed"})
_AHEAD = frozenset({"scheduled", "planned", "proposed", "conditional"})


class BriefEntry(msgspec.Struct, frozen=True):
    """One line of a brief. `before` is what the record told of the contact until then, where that
    was otherwise; `report` the newest that tells of it.
    """

    section: Section
    contact: str
    kind: str
    status: str
    actors: tuple[str, ...]
    when: str | None
    where: str | None
    summary: str
    says_so: tuple[str, ...]
    report: ReportRef
    before: str | None = None


def brief(
    record: Record, since: str, *, on: str | None = None, actor: str | None = None
) -> Rows[BriefEntry]:
    """What reports published from `since` on tell that those before did not, and what is due from
    the day `on` (default: that of the newest report) on. Days are EDTF.

    A contact stands in one section: denied before changed before new; what is due stands there too.

    Raises:
        UsageError: one of the days is no date.
    """
    found = []
    for contact, earlier in record.contacts_told_since(since, actor=actor):
        before = told_words(earlier.status, earlier.when, earlier.where) if earlier else None
        fresh = [c for c in contact.claims if _is_fresh(contact, c.report, since)]
        if contact.status != "held" and any(c.status in _OFF for c in fresh):
            found.append(_entry("denied", contact, before))
        elif before is None:
            found.append(_entry("new", contact, None))
        elif before != _told(contact):
            found.append(_entry("changed", contact, before))
    day = on or record.newest_day()
    if day is not None:
        ahead = record.contacts(since=day, actor=actor)
        due = [c for c in ahead if c.status in _AHEAD and c.when and not c.when.startswith("..")]
        found += [_entry("due", c, None) for c in sorted(due, key=lambda c: c.when or "")]
    order = list(SECTIONS)
    return Rows(sorted(found, key=lambda e: order.index(e.section)))


def _is_fresh(contact: ContactEntry, report: str, since: str) -> bool:
    published = {r.id: r.published or "" for r in contact.reports}
    return published.get(report, "") >= since


def _told(contact: ContactEntry) -> str:
    return told_words(contact.status, contact.when, contact.where)


def told_words(status: str, when: str | None, where: str | None) -> str:
    """What is told of a contact, in a few words, to be compared with what was told before.

    >>> told_words("scheduled", "2025-08-30", "Oslo")
    'scheduled, 2025-08-30, in Oslo'
    """
    parts = [status, time_words(when)]
    return ", ".join([*parts, f"in {where}"] if where else parts)


def _entry(section: Section, contact: ContactEntry, before: str | None) -> BriefEntry:
    names = tuple(p.name for p in contact.participants)
    newest = max(contact.reports, key=lambda r: r.published or "")
    return BriefEntry(
        section=section,
        contact=contact.id,
        kind=contact.kind,
        status=contact.status,
        actors=names,
        when=contact.when,
        where=contact.where,
        summary=f"{kind_words(contact.kind)} of {list_words(names)}",
        says_so=tuple(dict.fromkeys(c.by_name for c in contact.claims)),
        report=newest,
        before=before if before != _told(contact) else None,
    )
