"""How entries are put for people: kinds, names, times and stances in plain words."""

from __future__ import annotations

from collections.abc import Sequence

KINDS = {"video_call": "video call"}

STANCES = {
    "supports": "is for",
    "opposes": "is against",
    "demands": "demands",
    "offers": "offers",
    "accepts": "accepts",
    "rejects": "rejects",
    "conditional": "is for, on a condition:",
    "undecided": "is undecided on",
}


def kind_words(kind: str) -> str:
    """A kind as people write it.

    >>> kind_words("video_call")
    'video call'
    """
    return KINDS.get(kind, kind)


def time_words(value: str | None, *, unknown: str = "no date") -> str:
    """An EDTF value as people read it.

    >>> time_words("2025-08-18/2025-08-24"), time_words("2025-08-22/.."), time_words(None)
    ('2025-08-18 to 2025-08-24', 'from 2025-08-22', 'no date')
    >>> time_words("2025-08-18/2025-08-18"), time_words("../2025-09-01")
    ('2025-08-18', 'until 2025-09-01')
    """
    if value is None:
        return unknown
    first, slash, last = value.partition("/")
    if not slash or first == last:
        return first
    if first in ("..", ""):
        return f"until {last}"
    if last in ("..", ""):
        return f"from {first}"
    return f"{first} to {last}"


def list_words(names: Sequence[str], *, most: int | None = None) -> str:
    """Names in a row, the last after "and"; more than `most` are counted.

    >>> list_words(["Oslo", "Rome", "Lima"]), list_words(["Oslo", "Rome", "Lima"], most=2)
    ('Oslo, Rome and Lima', 'Oslo, Rome and 1 more')
    """
    shown = list(dict.fromkeys(names))
    if most is not None and len(shown) > most:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
