"""Scores of attributions: exact spans by role, spans by overlap, and whole links.

Exact figures count a span as right where role, start and end are the same, as published
scores on PolNeAR do. A discontinuous content counts as several spans, one a fragment; equal
spans of one role count once, however many attributions share them. By overlap, a span counts
where the shared part is half of both. An attribution is linked where content and source
both overlap so, a missing source being met by a missing source only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from dragoman.evaluation.result import Row, percent, rates
from dragoman.model import Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
QuotationMode = Literal["direct", "indirect", "mixed"]

_OPENING = '“"«„'
_CLOSING = '”"»“'


class Attribution(NamedTuple):
    """One attribution: the fragments of each role, and whether its content is quoted."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: QuotationMode


class Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.details: list[str] = []

    def add(
        self, name: str, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]
    ) -> set[int]:
        """Count one document; what is missed or read in excess goes to the details.

        Returns which of `found` are linked to one of `gold`.
        """
        for role in ROLES:
            self._spans(role, fragments(gold, role), fragments(found, role))
        pairs = link(gold, found)
        self._count("linked", len(pairs), len(found), len(gold))
        linked, matched = {i for i, _ in pairs}, {j for _, j in pairs}
        sides = (("gold", "MISS", gold, linked), ("predicted", "MORE", found, matched))
        for side, word, attributions, right in sides:
            for i, attribution in enumerate(attributions):
                self.counts[attribution.mode, side] += 1
                self.counts[attribution.mode, f"{side} linked"] += i in right
                if i not in right:
                    self.details.append(f"{word} {name}: {shown(attribution, text)}")
        return matched

    def rows(self) -> tuple[Row, ...]:
        """Exact spans by role, by overlap, and linked attributions: all, and by their mode."""
        labels = [*ROLES, *(f"{r} overlap" for r in ROLES), "linked"]
        rows = [Row(label, rates(*(self.counts[label, k] for k in _KEYS))) for label in labels]
        for mode in ("direct", "indirect", "mixed"):
            counts = {side: self.counts[mode, side] for side in ("predicted", "gold")}
            # A pair may be direct on one side and mixed on the other: each side counts its own.
            precision, recall = (
                self.counts[mode, f"{side} linked"] / max(1, total)
                for side, total in counts.items()
            )
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            shares = {"precision": precision, "recall": recall, "f1": f1}
            figures = {name: percent(share) for name, share in shares.items()}
            rows.append(Row(f"linked {mode}", figures | counts))
        return tuple(rows)

    def _spans(self, role: Role, gold: set[Span], found: set[Span]) -> None:
        self._count(role, len(gold & found), len(found), len(gold))
        near = _overlapping(sorted(gold), sorted(found))
        self._count(f"{role} overlap", near, len(found), len(gold))

    def _count(self, label: str, right: int, predicted: int, gold: int) -> None:
        for key, count in zip(_KEYS, (right, predicted, gold), strict=True):
            self.counts[label, key] += int(count)


_KEYS = ("right", "predicted", "gold")


def fragments(attributions: Sequence[Attribution], role: Role) -> set[Span]:
    """All spans of one role, each once."""
    return {span for a in attributions for span in getattr(a, role)}


def link(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs of gold and found attributions that are the same, each used once, best first."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            content = agreement(wanted.content, got.content)
            if content < 0.5 or bool(wanted.source) != bool(got.source):
                continue
            source = agreement(wanted.source, got.source) if wanted.source else 1.0
            if source >= 0.5:
                cue = agreement(wanted.cue, got.cue)
                candidates.append((content + source + cue, -i, -j))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(candidates, reverse=True):
        if -i not in used[0] and -j not in used[1]:
            pairs.append((-i, -j))
            used[0].add(-i)
            used[1].add(-j)
    return sorted(pairs)


def agreement(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The shared characters as a share of the longer of the two.

    >>> agreement([Span(0, 10)], [Span(5, 10)])
    0.5
    """
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    longer = max(sum(s.end - s.start for s in one), sum(s.end - s.start for s in other), 1)
    return shared / longer


def quotation_mode(text: str, content: Sequence[Span]) -> QuotationMode:
    """Whether content is wholly, partly or not at all in quotation marks.

    >>> quotation_mode('He said it was "a good day".', [Span(8, 27)])
    'mixed'
    """
    words = " ".join(s.of(text) for s in content).strip(" ,.;:")
    if not any(mark in words for mark in _OPENING + _CLOSING):
        return "indirect"
    outside = 0
    inside = False
    for character in words:
        if inside:
            inside = character not in _CLOSING
        elif character in _OPENING:
            inside = True
        else:
            outside += character.isalnum()
    return "mixed" if outside else "direct"


def shown(attribution: Attribution, text: str) -> str:
    """An attribution in one line."""
    source, cue, content = (
        " … ".join(" ".join(s.of(text).split()) for s in getattr(attribution, role)) or "-"
        for role in ROLES
    )
    return f"[{source} | {cue}] {content}"


def _overlapping(gold: Sequence[Span], found: Sequence[Span]) -> int:
    """How many spans overlap by half of both, each used once; both are sorted."""
    right = 0
    used: set[int] = set()
    for span in gold:
        best, at = 0.0, -1
        for j, other in enumerate(found):
            if other.start >= span.end:
                break
            if j not in used and (share := agreement([span], [other])) > best:
                best, at = share, j
        if best >= 0.5:
            used.add(at)
            right += 1
    return right
