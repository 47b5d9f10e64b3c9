"""Origin groups: which reports go back to one text.

The groups are a function of the set of reports and edges, not of the order they came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from dragoman.matching.copies.deciding import CopyEdge

BULK = 0.2
"""The share of a longer report that makes it a copy of what it holds. A briefing of 10,000 words
that reads out a release of 100 is a report of its own."""

_SAME_PLACE = 0.5

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two keys in order, as a judgement is kept under."""
    return (one, other) if one < other else (other, one)


def origin_groups(
    names: Mapping[str, str],
    edges: Iterable[CopyEdge],
    judged: Mapping[Pair, bool] | None = None,
) -> dict[str, str]:
    """The group of each report by its key; `names` holds what the group of each one alone is
    called, and a group is called by the first of its reports' names.

    A report that holds two or more texts that have nothing to do with each other is a digest:
    it stands alone, and does not make them one. `judged` is what people say of a pair: True
    joins the two, False keeps them apart whatever the edges say.

    >>> edge = CopyEdge("r-1", "r-2", "near", 0.9, 0.9)
    >>> origin_groups({"r-1": "o-aa", "r-2": "o-bb"}, [edge])
    {'r-1': 'o-aa', 'r-2': 'o-aa'}
    """
    judged = judged or {}
    families = _Families(names, [p for p, same in judged.items() if not same])
    standing = [e for e in edges if judged.get(pair(e.a, e.b)) is not False]
    for one, other in sorted(p for p, same in judged.items() if same):
        if one in names and other in names:
            families.join(one, other)
    strong = [e for e in standing if e.kind != "contains"]
    for edge in sorted(strong, key=lambda e: (-e.score, e.a, e.b)):
        families.join(edge.a, edge.b)
    _join_wholes(families, [e for e in standing if e.kind == "contains" and e.share_a >= BULK])
    return families.named()


def _join_wholes(families: _Families, edges: Collection[CopyEdge]) -> None:
    """Join reports with what they hold, unless they are digests.

    Joining two families can make of a digest a report of one text, and never the other way
    round: so it is done over until nothing changes, and the order does not matter.
    """
    holders: dict[str, list[CopyEdge]] = {}
    for edge in sorted(edges, key=lambda e: (e.a, e.b)):
        holders.setdefault(edge.a, []).append(edge)
    changed = True
    while changed:
        changed = False
        for holder in sorted(holders):
            if _is_of_one_text(families, holders[holder]):
                for edge in holders[holder]:
                    changed = families.join(edge.a, edge.b) or changed


def _is_of_one_text(families: _Families, edges: list[CopyEdge]) -> bool:
    """Whether all that a report holds stands in one place of it, or is one family anyway."""
    places: dict[str, set[int]] = {}
    for edge in edges:
        held = (range(s.a_start, s.a_end) for s in edge.stretches)
        places.setdefault(families.root(edge.b), set()).update(*held)
    together = _Families({root: root for root in places}, ())
    for one, other in combinations(places, 2):
        common = len(places[one] & places[other])
        if common >= _SAME_PLACE * min(len(places[one]), len(places[other])):
            together.join(one, other)
    return len({together.root(root) for root in places}) == 1


class _Families:
    """Disjoint sets that keep apart what people keep apart."""

    def __init__(self, names: Mapping[str, str], apart: Iterable[Pair]) -> None:
        self._names = names
        self._parent = {key: key for key in names}
        self._members = {key: {key} for key in names}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, key: str) -> str:
        """Who stands for the family that a key is of."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> bool:
        """Make one family of two; False where they are one, or must not be."""
        small, large = sorted(
            (self.root(one), self.root(other)), key=lambda r: len(self._members[r])
        )
        if small == large or any(
            self._apart.get(member, set()) & self._members[large] for member in self._members[small]
        ):
            return False
        self._parent[small] = large
        self._members[large] |= self._members.pop(small)
        return True

    def named(self) -> dict[str, str]:
        """The group of each key, by the first name of its members.

        People may keep two reports of the same words apart: then these have the same name, and
        their groups go by a report's key each.
        """
        first = {r: min(self._names[m] for m in members) for r, members in self._members.items()}
        often = Counter(first.values())
        names = {
            root: name if often[name] == 1 else min(self._members[root])
            for root, name in first.items()
        }
        return {key: names[self.root(key)] for key in self._names}
