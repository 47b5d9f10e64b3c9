"""Reports whose copies are told in memory: what the store does with tables, for tests and
measuring.
"""

from __future__ import annotations

from bisect import insort

from dragoman.matching.copies.bands import CROWD, Posting, candidates, look_up_keys
from dragoman.matching.copies.deciding import CopyEdge, compare
from dragoman.matching.copies.groups import Pair, origin_groups
from dragoman.matching.copies.signature import Signature


class Pool:
    """Add signatures one by one; ask for edges and groups at any time."""

    def __init__(self) -> None:
        self.signatures: dict[int, Signature] = {}
        self.edges: dict[Pair, CopyEdge] = {}
        self.compared = 0
        self._marks: dict[int, int] = {}
        self._bands: dict[int, list[int]] = {}
        self._letters: dict[str, int] = {}
        self._addresses: dict[str, list[int]] = {}

    def add(self, new: Signature) -> list[CopyEdge]:
        """The edges from a report to those that are there."""
        keys = look_up_keys(new.words)
        found = self._near(new, keys)
        edges = [e for e in (compare(new, self.signatures[rank]) for rank in found) if e]
        self.compared += len(found)
        self.edges.update({(e.a, e.b): e for e in edges})
        self._keep(new, keys)
        return edges

    def groups(self, judged: dict[Pair, bool] | None = None) -> dict[str, str]:
        """The origin group of every report."""
        names = {s.key: s.name for s in self.signatures.values()}
        return origin_groups(names, self.edges.values(), judged)

    def _near(self, new: Signature, keys: list[int]) -> list[int]:
        postings = (
            Posting(key, rank, self._marks[rank])
            for key in keys
            for rank in self._bands.get(key, ())
        )
        found = candidates(sum(1 for key in keys if key % 2 == 0), postings)
        found += self._addresses.get(new.address or "", [])[:CROWD]
        if new.letters in self._letters:
            found.append(self._letters[new.letters])
        return list(dict.fromkeys(found))

    def _keep(self, new: Signature, keys: list[int]) -> None:
        self.signatures[new.rank] = new
        self._marks[new.rank] = sum(1 for key in keys if key % 2 == 0)
        for key in keys:
            insort(self._bands.setdefault(key, []), new.rank)
            del self._bands[key][CROWD:]
        self._letters[new.letters] = min(new.rank, self._letters.get(new.letters, new.rank))
        if new.address:
            insort(self._addresses.setdefault(new.address, []), new.rank)
