"""Organs of a state by their pattern: "the Polish Defence Ministry", "the Turkish side"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.actors.names import HYPHENS, Name, Names
from dragoman.reading.actors.offices import POSSESSIVE
from dragoman.reading.syntax import Token

_ORGANS: dict[str, tuple[str, ...]] = {
    "foreign ministry": (
        "foreign ministry",
        "foreign affairs ministry",
        "ministry of foreign affairs",
        "ministry for foreign affairs",
        "ministry of external affairs",
        "external affairs ministry",
        "foreign office",
    ),
    "defence ministry": (
        "defence ministry",
        "defense ministry",
        "ministry of defence",
        "ministry of defense",
        "department of defense",
        "defense department",
    ),
    "interior ministry": ("interior ministry", "ministry of the interior", "ministry of interior"),
    "finance ministry": ("finance ministry", "ministry of finance", "treasury"),
    "justice ministry": ("justice ministry", "ministry of justice"),
    "energy ministry": ("energy ministry", "ministry of energy"),
    "health ministry": ("health ministry", "ministry of health"),
    "presidency": ("presidency", "presidential office", "presidential administration"),
    "parliament": ("parliament",),
    "security council": ("security council", "national security council"),
    "armed forces": ("armed forces", "army", "military"),
    "navy": ("navy",),
    "air force": ("air force",),
    "central bank": ("central bank",),
    "embassy": ("embassy",),
}
_GOVERNMENT = frozenset(
    "government side delegation authorities leadership administration officials negotiators "
    "diplomats".split()
)
"""Nouns that leave the state itself as the actor: "the Georgian side noted"."""

_ALSO_ADJECTIVES = frozenset({"armed forces", "navy", "air force", "embassy", "parliament"})
"""Organs that do not act where their name stands before a noun: "Russian military doctors"."""

_INDEX: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _organ, _phrases in _ORGANS.items():
    for _phrase in _phrases:
        _words = tuple(_phrase.split())
        _INDEX.setdefault(_words[0], []).append((_words, _organ))
for _entries in _INDEX.values():
    _entries.sort(key=lambda e: -len(e[0]))


class BodyPhrase(NamedTuple):
    """Tokens `[first, last)`; `organ` is None where the whole government is meant, `owners` the
    names of its states ("U.S. and Russian officials"), empty where the text does not say whose
    organ it is.
    """

    first: int
    last: int
    owners: tuple[Name, ...]
    organ: str | None


def find_bodies(tokens: Sequence[Token], names: Names) -> list[BodyPhrase]:
    """All phrases of this kind, in order; an owner is required unless the organ is capitalised."""
    found: list[BodyPhrase] = []
    after = 0
    for i, token in enumerate(tokens):
        if i < after:
            continue
        organ = _organ_at(tokens, i)
        if organ is None and token.lower not in _GOVERNMENT:
            continue
        last, organ_name = organ if organ is not None else (i + 1, None)
        if organ_name in _ALSO_ADJECTIVES and _describes(tokens[last - 1], last):
            continue
        phrase = _with_owner(tokens, names, i, last, organ_name)
        if phrase is not None:
            found.append(phrase)
            after = phrase.last
    return found


def _describes(token: Token, last: int) -> bool:
    """Whether an organ's name only says of which kind what follows is."""
    return token.dep in ("amod", "compound", "nmod") and token.head >= last


def _organ_at(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    for words, organ in _INDEX.get(tokens[i].lower, ()):
        last = i + len(words)
        if all(
            n < len(tokens) and tokens[n].lower == w
            for n, w in zip(range(i, last), words, strict=True)
        ):
            return last, organ
    return None


def _with_owner(
    tokens: Sequence[Token], names: Names, i: int, last: int, organ: str | None
) -> BodyPhrase | None:
    j = i
    while j and tokens[j - 1].lower in ("senior", "top", "new", "official", "federal"):
        j -= 1
    if j and tokens[j - 1].text in POSSESSIVE:
        # "Kenya's leadership on climate" is no government.
        if tokens[i].lower == "leadership":
            return None
        j -= 1
    owner = names.owner_before(j)
    if owner is not None and not (owner.first and tokens[owner.first - 1].text in HYPHENS):
        owners = [owner]
        while organ is None and owners[0].first > 1:
            joint = owners[0].first - 1
            other = names.owner_before(joint) if tokens[joint].lower in ("and", ",") else None
            if other is None:
                break
            owners.insert(0, other)
        return BodyPhrase(_with_article(tokens, owners[0].first), last, tuple(owners), organ)
    if last + 1 < len(tokens) and tokens[last].lower == "of":
        m = last + 1 + (tokens[last + 1].lower == "the")
        owner = names.owner_at(m)
        if owner is not None:
            return BodyPhrase(_with_article(tokens, i), owner.last, (owner,), organ)
    if organ is not None and "ministry" in organ and tokens[i].text[0].isupper():
        return BodyPhrase(_with_article(tokens, i), last, (), organ)
    return None


def _with_article(tokens: Sequence[Token], first: int) -> int:
    return first - 1 if first and tokens[first - 1].lower == "the" else first
