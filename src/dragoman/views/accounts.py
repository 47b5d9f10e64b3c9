"""Both sides' accounts of one contact beside each other: said by both, by one only, differing.

A side's account is what its own texts tell: what they call the contact, when and where it was, at
whose initiative, how long it lasted, and the positions that they report on issues. What a text
tells in other words than those of an issue is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dragoman.errors import UsageError
from dragoman.model import Span
from dragoman.store.entries import ContactEntry, PositionEntry, ReportEntry, ReportRef
from dragoman.store.record import Record
from dragoman.views.wording import STANCES, kind_words, time_words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEXT_DAY = timedelta(days=1)

FACTS = ("kind", "when", "where", "initiative", "duration")
"""Topics that are told of every contact; two values of one differ."""


class Point(msgspec.Struct, frozen=True):
    """One thing that a side tells. `topic` is one of `FACTS` or the name of an issue; `text` says
    it in few words, `words` are those of the report that `span` covers.
    """

    topic: str
    text: str
    report: ReportRef
    span: Span
    words: str


class Accounts(msgspec.Struct, frozen=True):
    """The accounts of one contact. `both` and `differ` hold a point of each side, by side; `only`
    those that one side alone tells. `sides` are actor ids.
    """

    contact: str
    sides: tuple[str, ...]
    both: tuple[dict[str, Point], ...]
    only: dict[str, tuple[Point, ...]]
    differ: tuple[dict[str, Point], ...]


def accounts(record: Record, wanted: str) -> Accounts:
    """The accounts that the sides of a contact give in their own texts.

    Raises:
        UnknownEntryError: there is no such contact.
        UsageError: it is no contact, or no side tells of it in a text of its own.
    """
    contact = record.entry(wanted)
    if not isinstance(contact, ContactEntry):
        raise UsageError(f"{wanted} is no contact")
    told = {t.report: t.side for t in contact.tellings if t.side in contact.sides}
    if not told:
        raise UsageError(f"no side tells of {contact.id} in a text of its own")
    points: dict[str, list[Point]] = {side: [] for side in contact.sides}
    for report, side in told.items():
        for telling in record.tellings(report):
            if telling.id in {t.id for t in contact.tellings}:
                points[str(side)] += _facts(telling)
        points[str(side)] += _positions(record, report)
    return compare(contact.id, {side: tuple(found) for side, found in points.items()})


def compare(contact: str, points: Mapping[str, Sequence[Point]]) -> Accounts:
    """Set the points of each side beside those of the others, by topic; the order in which a side's
    texts are given makes no difference.
    """
    by_topic = {side: _first_of_each(found) for side, found in points.items()}
    topics = sorted({t for found in by_topic.values() for t in found}, key=_place)
    both, differ = [], []
    only: dict[str, tuple[Point, ...]] = {}
    for topic in topics:
        told = {side: found[topic] for side, found in by_topic.items() if topic in found}
        if len(told) == 1:
            ((side, point),) = told.items()
            only[side] = (*only.get(side, ()), point)
        elif topic in FACTS and _differ(topic, told, by_topic):
            differ.append(told)
        else:
            both.append(told)
    return Accounts(contact, tuple(points), tuple(both), only, tuple(differ))


def _differ(
    topic: str, told: Mapping[str, Point], by_topic: Mapping[str, Mapping[str, Point]]
) -> bool:
    """Whether two sides tell a fact otherwise. A call at night in Washington is one of the next day
    in Moscow.
    """
    values = {point.text for point in told.values()}
    if topic != "when" or len(values) == 1:
        return len(values) > 1
    kinds = {found["kind"].text for found in by_topic.values() if "kind" in found}
    days = [date.fromisoformat(v) for v in values if _DAY.fullmatch(v)]
    remote = kinds <= {kind_words("call"), kind_words("video_call")}
    return not (remote and len(days) == len(values) and max(days) - min(days) <= _NEXT_DAY)


def _first_of_each(points: Sequence[Point]) -> dict[str, Point]:
    """A side tells a topic once: as it stands in the first of its texts."""
    ordered = sorted(points, key=lambda p: (p.report.published or "9999", p.report.id, p.span))
    found: dict[str, Point] = {}
    for point in ordered:
        found.setdefault(point.topic, point)
    return found


def _place(topic: str) -> tuple[int, str]:
    return (FACTS.index(topic), "") if topic in FACTS else (len(FACTS), topic)


def _facts(telling: ContactEntry) -> Iterator[Point]:
    """What a telling says of the contact as a whole; its words are those of the first mention."""
    report = telling.reports[0]
    first = telling.claims[0]
    values = {
        "kind": kind_words(telling.kind),
        "when": time_words(telling.when) if telling.when else None,
        "where": telling.where,
        "initiative": telling.initiative_name,
        "duration": telling.duration,
    }
    for topic, value in values.items():
        if value:
            yield Point(topic, value, report, first.span, first.words)


def _positions(record: Record, report: str) -> Iterator[Point]:
    entry = record.entry(report)
    assert isinstance(entry, ReportEntry)
    for ident in entry.positions:
        position = record.entry(ident)
        assert isinstance(position, PositionEntry)
        stance = STANCES.get(position.stance, position.stance)
        text = f"{position.holder_name} {stance} {position.issue_label}"
        words = position.words
        yield Point(position.issue_label, text, position.report, position.span, words)
