"""Aliases and whom they mean, found in running text: the longest alias that starts at a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from dragoman.knowledge.schema import EntryKind
from dragoman.knowledge.words import alias_words, first_word, fold_word

Form = Literal["name", "surname", "demonym", "metonym", "capital"]


class Candidate(NamedTuple):
    """Somebody an alias may mean, and how: by name, surname, demonym, metonym or capital."""

    id: str
    kind: EntryKind
    form: Form


class _Alias(NamedTuple):
    candidate: Candidate
    capitals: tuple[str, ...] | None


class _Bucket(NamedTuple):
    """All aliases that start with one word, and how many words the longest has."""

    aliases: dict[tuple[str, ...], list[_Alias]]
    longest: int


class AliasIndex:
    """Aliases by their first words.

    A report names few of those known: the aliases that start with a word are cut and folded
    when that word is first met, which saves most of the time that loading would take.

    >>> index = AliasIndex()
    >>> index.add("Sea of Fish", Candidate("org.sea", "organisation", "name"))
    >>> index.longest(["the", "sea", "of", "fish"], 1)
    (3, (Candidate(id='org.sea', kind='organisation', form='name'),))
    """

    def __init__(self) -> None:
        self._given: dict[str, list[tuple[str, Candidate]]] = {}
        self._buckets: dict[str, _Bucket] = {}

    def add(self, alias: str, candidate: Candidate) -> None:
        """Add an alias; all are added before the first is looked up."""
        first = first_word(alias)
        if first:
            self._given.setdefault(fold_word(first), []).append((alias, candidate))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """The longest alias that starts at `words[at]`: its length in words, and whom it means."""
        first = fold_word(words[at])
        bucket = self._buckets.get(first)
        if bucket is None:
            given = self._given.get(first)
            if given is None:
                return None
            # Threads may do this twice, and come to the same.
            bucket = self._buckets[first] = _bucket(given)
        key = tuple(fold_word(w) for w in words[at : at + bucket.longest])
        for length in range(len(key), 0, -1):
            aliases = bucket.aliases.get(key[:length])
            if aliases is None:
                continue
            as_written = tuple(words[at : at + length])
            found = tuple(
                a.candidate for a in aliases if a.capitals is None or a.capitals == as_written
            )
            if found:
                return length, found
        return None


def _bucket(given: Iterable[tuple[str, Candidate]]) -> _Bucket:
    aliases: dict[tuple[str, ...], list[_Alias]] = {}
    for alias, candidate in given:
        words = alias_words(alias)
        key = tuple(fold_word(w) for w in words)
        # "US" and "WHO" are names only in capitals: "us" and "who" are not.
        short = len(words) == 1 and len(alias) <= 5 and alias.isupper()
        found = aliases.setdefault(key, [])
        if all(a.candidate.id != candidate.id for a in found):
            found.append(_Alias(candidate, words if short else None))
    return _Bucket(aliases, max(map(len, aliases)))
