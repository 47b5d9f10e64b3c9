"""Ids of the record's entries: short, stable, the same whenever the same report is read."""

from __future__ import annotations

import hashlib
from typing import Literal

EntryKind = Literal["report", "statement", "contact", "position", "interaction", "conflict"]

PREFIXES: dict[EntryKind, str] = {
    "report": "r",
    "statement": "s",
    "contact": "c",
    "position": "p",
    "interaction": "i",
    "conflict": "f",
}

_DIGITS = 12  # 48 bits: among a million entries, two share an id in 1 record of 500


def entry_id(kind: EntryKind, report_sha256: str, local_id: str = "") -> str:
    """The record-wide id of what a reading calls `local_id`.

    >>> entry_id("contact", "ab12", "c1")
    'c-7e85e7f4c660'
    """
    digest = hashlib.sha256(f"{report_sha256}\x1f{kind}\x1f{local_id}".encode()).hexdigest()
    return f"{PREFIXES[kind]}-{digest[:_DIGITS]}"
