"""Contacts of the record: which tellings are one.

The groups are a function of the tellings, the edges and what people say; not of their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.matching.contacts.deciding import ContactEdge, apart
from dragoman.matching.contacts.facts import ContactFacts

Pair = tuple[str, str]


def contact_groups(
    facts: Mapping[str, ContactFacts],
    edges: Iterable[ContactEdge],
    judged: Mapping[Pair, bool] | None = None,
) -> dict[str, str]:
    """The group of each telling by its id; a group is called by the least id of its members.

    `judged` is what people say of a pair: True joins the two whatever speaks against it, False
    keeps them apart whatever speaks for it. The surest edges join first, unless two of their
    groups' tellings cannot be one contact.
    """
    judged = judged or {}
    groups = _Groups(facts, judged)
    for one, other in sorted(p for p, same in judged.items() if same):
        if one in facts and other in facts:
            groups.join(one, other, freely=True)
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        if edge.a in facts and edge.b in facts:
            groups.join(edge.a, edge.b)
    return groups.named()


class _Groups:
    def __init__(self, facts: Mapping[str, ContactFacts], judged: Mapping[Pair, bool]) -> None:
        self._facts = facts
        self._judged = judged
        self._root = {ident: ident for ident in facts}
        self._members = {ident: [ident] for ident in facts}

    def join(self, one: str, other: str, *, freely: bool = False) -> None:
        a, b = self._root[one], self._root[other]
        if a == b or not self._may_join(a, b, freely):
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for member in self._members[b]:
            self._root[member] = a
        self._members[a] += self._members.pop(b)

    def _may_join(self, a: str, b: str, freely: bool) -> bool:
        for one in self._members[a]:
            for other in self._members[b]:
                said = self._judged.get((one, other) if one < other else (other, one))
                if said is False:
                    return False
                if said is None and not freely and apart(self._facts[one], self._facts[other]):
                    return False
        return True

    def named(self) -> dict[str, str]:
        names = {root: min(members) for root, members in self._members.items()}
        return {ident: names[root] for ident, root in self._root.items()}
