"""What the sets share whose gold is the contact that a release's title names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from dragoman.evaluation.agreement import Names, words
from dragoman.model import Contact, Report
from dragoman.model.when import compatible, parse_edtf

NEAR = 2
"""Days between the contact and the day it should have within which its date counts as right."""


def hidden(report: Report) -> Report:
    """The report without what would tell its contact beforehand.

    The outlet stays: it says whose release this is, as any reader of one knows ("the President"
    is the issuing side's), and names no contact.
    """
    return msgspec.structs.replace(report, title=None, url=None, metadata={})


def named_words(contact: Contact, names: Names) -> list[frozenset[str]]:
    """The words that name each participant: those of the text and those of the actor."""
    named = []
    for participant in contact.participants:
        actor = names.actors.get(participant.actor or "")
        named.append(words(f"{participant.name} {actor.name if actor else ''}"))
    return named


def takes_part(
    parts: Iterable[str],
    country: str,
    named: Iterable[frozenset[str]],
    contact: Contact,
    names: Names,
) -> bool:
    """By any part of the name (surnames stand first in some languages), or by the country."""
    of_the_name = [words(part) for part in parts]
    if any(part <= n for part in of_the_name for n in named):
        return True
    return any(names.takes_part(country, p) for p in contact.participants)


def near(contact: Contact, day: str) -> bool:
    """Whether the contact is dated within `NEAR` days of an ISO day."""
    if contact.when is None:
        return False
    when, wanted = parse_edtf(contact.when), date.fromisoformat(day)
    if when.earliest is None or when.latest is None:
        return False
    return abs((when.earliest - wanted).days) <= NEAR and abs((when.latest - wanted).days) <= NEAR


def another_day(contact: Contact, day: str) -> bool:
    """Whether the contact has a date that rules out every day within `NEAR` days of an ISO day."""
    if contact.when is None:
        return False
    wanted = date.fromisoformat(day)
    first, last = wanted - timedelta(NEAR), wanted + timedelta(NEAR)
    return not compatible(parse_edtf(contact.when), parse_edtf(f"{first}/{last}"))
