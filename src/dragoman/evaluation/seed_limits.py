"""What must not be read in the seed report: each line under `must_not` as a check."""

from __future__ import annotations

from typing import Any

from dragoman.evaluation.agreement import Names, plain
from dragoman.knowledge.base import Knowledge
from dragoman.model import Reading


def broken_limits(
    expected: dict[str, Any], reading: Reading, knowledge: Knowledge
) -> list[tuple[str, str | None]]:
    """(limit, what breaks it); None where it is kept."""
    names = Names(reading, knowledge)
    return [
        ("no contact dated the publication date", _dated_as_published(reading)),
        ("the Oval Office takes no part", _participant(reading, "oval office")),
        ("Kyiv is no person", _person(reading, "kyiv")),
        ("no name 'Trump Says'", _name(reading, "trump says")),
        ("no furniture read as news", _furniture(expected["report"], reading)),
        ("'the Kremlin leader' is Vladimir Putin", _unresolved("the Kremlin leader", names)),
    ]


def _dated_as_published(reading: Reading) -> str | None:
    day = reading.report.published
    dated = [c.id for c in reading.contacts if c.when == day]
    return f"{', '.join(dated)} dated {day}" if dated else None


def _participant(reading: Reading, name: str) -> str | None:
    known = {a.id: a.name for a in reading.actors}
    for contact in reading.contacts:
        for participant in contact.participants:
            if name in plain(f"{participant.name} | {known.get(participant.actor or '', '')}"):
                return f"{participant.name} in {contact.id}"
    return None


def _person(reading: Reading, name: str) -> str | None:
    text = reading.report.text
    for actor in reading.actors:
        forms = [actor.name, *(m.of(text) for m in actor.mentions)]
        if actor.kind == "person" and any(plain(f) == name for f in forms):
            return actor.id
    return None


def _name(reading: Reading, name: str) -> str | None:
    offending = [a.id for a in reading.actors if name in plain(a.name)]
    return ", ".join(offending) or None


def _furniture(expected: dict[str, Any], reading: Reading) -> str | None:
    lines = [*expected["not_body"], *expected["related"]]
    lines += [image["caption"] for image in expected["images"]]
    inside = [line for line in lines if line in reading.report.text]
    return f"{inside} in the text" if inside else None


def _unresolved(mention: str, names: Names) -> str | None:
    text = names.reading.report.text
    start = plain_find(text, mention)
    if start < 0:
        return f"{mention!r} is not in the text"
    end = start + len(mention)
    at = [a for a in names.reading.actors for m in a.mentions if m.start < end and start < m.end]
    if any(names.is_actor("Vladimir Putin", a.id) for a in at):
        return None
    return ", ".join(a.id for a in at) or "nobody"


def plain_find(text: str, words: str) -> int:
    """Where words stand in a text, whatever their case; -1 where they do not."""
    return text.casefold().find(words.casefold())
