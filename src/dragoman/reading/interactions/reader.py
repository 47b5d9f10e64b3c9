"""The interactions of a report, from its contacts, its predicates and its positions."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.cameo import load_crosswalk
from dragoman.model import Interaction
from dragoman.reading.draft import Draft
from dragoman.reading.interactions.finder import EventFinder, Found
from dragoman.reading.interactions.meetings import events_of_contacts


def read_interactions(draft: Draft) -> None:
    """Fill `draft.interactions`, with ids `i1`, `i2`, ... in text order."""
    found = [*events_of_contacts(draft), *EventFinder(draft).find()]
    found.sort(key=lambda f: (f.span, f.code))
    draft.interactions = tuple(_numbered(found))


def _numbered(found: list[Found]) -> Iterator[Interaction]:
    """Each event once: told again of the same pair, in the same mood, on the same day or on
    none, it is the same.
    """
    known: dict[tuple[str, str, str, str], set[str | None]] = {}
    number = 0
    for one in found:
        kind = load_crosswalk()[one.code]
        days = known.setdefault((one.source, one.target, kind.event, one.modality), set())
        if days and (one.date is None or one.date in days):
            continue
        days.add(one.date)
        number += 1
        yield Interaction(
            id=f"i{number}",
            source=one.source,
            target=one.target,
            event=kind.event,
            mode=kind.mode,
            context=", ".join(kind.contexts) or None,
            modality=one.modality,
            date=one.date,
            span=one.span,
            confidence=one.confidence,
        )
