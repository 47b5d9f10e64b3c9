"""Whether two reports carry one text, and how: a pure function of the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.matching.copies.overlap import Overlap, Stretch, overlap
from dragoman.matching.copies.signature import Signature

CopyKind = Literal["exact", "near", "contains", "version"]

COMPONENT = "matching.copies"

ENOUGH_WORDS = 30
"""Words that two reports must share. Two releases of one line ("The two spoke by phone on
Monday.") may be equal and tell of two events."""

COPIED = 0.5
"""The share of a text that makes it a copy, or a part, of another. Of the texts looked at, pairs
of one origin published within three days share more, different stories of one event less."""

COPIED_WITH_CREDIT = 0.3
"""What is enough where both name the same agency: one says itself whose text it uses."""

DAYS = 3
"""Copies are printed while they are news. Beyond, a form is filled in again: the weekly meeting of
a council, the next call of the same two presidents, in the words of the last one."""

COPIED_LATER = 0.85
"""What must be shared by texts further apart: a form filled in anew shares up to 0.83."""

FORM = 0.95
"""What two short texts of one site must share. A presidency that signs two laws on one day says so
twice in the same words, but for the names: it does not print one release at two addresses."""

_FORM_WORDS = 250

SAME_PAGE = 0.2
"""What versions of one page must share; a page that is written anew every day shares less."""


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """Two reports that share text: `a` has `share_a` of its words from there, `b` `share_b`.

    `contains`: `a` holds the bulk of `b` and has more of its own. `version`: the two stand at
    one address. `stretches` are counted in words. For the other kinds `a` < `b`.
    """

    a: str
    b: str
    kind: CopyKind
    share_a: float
    share_b: float
    stretches: tuple[Stretch, ...] = ()

    @property
    def score(self) -> float:
        """How much of the report with less of its own is shared, 0 to 1."""
        return max(self.share_a, self.share_b)


def compare(one: Signature, other: Signature) -> CopyEdge | None:
    """The edge between two reports; None where they are no copies. Order does not matter."""
    a, b = sorted((one, other), key=lambda s: s.key)
    same_page = a.address is not None and a.address == b.address
    if a.letters == b.letters and (same_page or len(a.words) >= ENOUGH_WORDS):
        whole = (Stretch(0, len(a.words), 0, len(b.words), len(a.words)),)
        return CopyEdge(a.key, b.key, "version" if same_page else "exact", 1.0, 1.0, whole)
    found = overlap(a.words, b.words)
    most, least = max(found.of_a, found.of_b), min(found.of_a, found.of_b)
    if same_page:
        if most >= SAME_PAGE or (a.title is not None and a.title == b.title):
            return _edge(a, b, "version", found)
        return None
    needed = _needed(a, b)
    if found.shared < ENOUGH_WORDS or most < needed:
        return None
    if least >= max(needed, COPIED):
        return None if least < FORM and _of_one_form(a, b) else _edge(a, b, "near", found)
    if found.of_a > found.of_b:
        a, b, found = b, a, _turned(found)
    return _edge(a, b, "contains", found)


def _of_one_form(a: Signature, b: Signature) -> bool:
    """Whether two texts, short and of one site, may be one form filled in twice."""
    if a.address is None or b.address is None:
        return False
    same_site = a.address.partition("/")[0] == b.address.partition("/")[0]
    return same_site and max(len(a.words), len(b.words)) <= _FORM_WORDS


def _needed(a: Signature, b: Signature) -> float:
    if _days_apart(a, b) > DAYS:
        return COPIED_LATER
    return COPIED_WITH_CREDIT if a.agencies & b.agencies else COPIED


def _days_apart(a: Signature, b: Signature) -> int:
    """Days between the two; none where a date is missing, as an undated copy is still a copy."""
    return 0 if a.day is None or b.day is None else abs(a.day - b.day)


def _edge(a: Signature, b: Signature, kind: CopyKind, found: Overlap) -> CopyEdge:
    shares = round(found.of_a, 4), round(found.of_b, 4)
    return CopyEdge(a.key, b.key, kind, *shares, found.stretches)


def _turned(found: Overlap) -> Overlap:
    turned = (Stretch(s.b_start, s.b_end, s.a_start, s.a_end, s.shared) for s in found.stretches)
    return Overlap(tuple(sorted(turned)), found.b_words, found.a_words)
