"""Names as files of others write them, and which of them serve as spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.knowledge.words import folded

MOST_ALIASES = 12
"""More are seldom spellings that a report would use."""

_TITLED = re.compile(r"\b(?:mr|mrs|ms|dr|sir|lord|dame|h\.?e|prof)\b\.?", re.IGNORECASE)


def usual_name(name: str) -> str:
    """A name in the usual capitals: "Ana DA SILVA" as "Ana Da Silva".

    >>> usual_name("Ana SILVA-REIS"), usual_name("J. R. Berg")
    ('Ana Silva-Reis', 'J. R. Berg')
    """
    return " ".join(_usual(word) for word in name.split())


def _usual(word: str) -> str:
    letters = sum(c.isalpha() for c in word)
    return word.title() if letters > 2 and word.isupper() else word


def latin(name: str) -> bool:
    """Whether all letters are of the Latin script.

    >>> latin("Nausėda"), latin("Науседа")
    (True, False)
    """
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


_PARTICLES = frozenset(
    "al el ad as ar at bin ben ibn abu da de del della der di do dos du".split()
) | frozenset("la le los san st van von zu y i e".split())


def _telling(word: str) -> bool:
    """Whether a shared word makes two names likely to be one person's."""
    return word.isalpha() and len(word) > 1 and word not in _PARTICLES


def spellings(name: str, others: Iterable[str]) -> list[str]:
    """Those of the other names that are full names of the same person, each once.

    A nickname, a name of one word and "SURNAME, first name" are left out: as an alias they
    would catch the names of others.

    >>> spellings("Ana Silva", ["Ana da Silva", "ANA SILVA", "Silva", "Silva, Ana", "The Ana"])
    ['Ana da Silva']
    """
    own = set(filter(_telling, folded(name)))
    seen = {folded(name)}
    kept: list[str] = []
    for other in map(usual_name, others):
        words = folded(other)
        if len(other.split()) < 2 or words in seen or not own & set(words):
            continue
        if "," in other or '"' in other or "(" in other or any(c.isdigit() for c in other):
            continue
        if not latin(other) or _TITLED.search(other) or other.lower().startswith("the "):
            continue
        seen.add(words)
        kept.append(other)
    return kept[:MOST_ALIASES]
