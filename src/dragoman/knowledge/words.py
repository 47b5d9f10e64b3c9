"""Words of names as they are compared: cut like running text, without case and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"'s\b|[^\s\-‐‑–]+?(?='s\b)|[^\s\-‐‑–]+|[-‐‑–]")
_SAME = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'", "‐": "-", "‑": "-", "–": "-"})
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
)
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case and accents, apostrophes straight.

    >>> fold_word("Niinistö")
    'niinisto'
    """
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word.translate(_SAME))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_LETTERS).casefold()


def alias_words(alias: str) -> tuple[str, ...]:
    """An alias cut as the tokenizer cuts running text, a leading "the" dropped.

    >>> alias_words("the People's Republic of China")
    ('People', "'s", 'Republic', 'of', 'China')
    >>> alias_words("Moon Jae-in")
    ('Moon', 'Jae', '-', 'in')
    """
    if alias.isascii() and "-" not in alias and "'" not in alias:
        words = alias.split()  # most names: the expression below would say the same, but slower
    else:
        words = _TOKEN.findall(alias.translate(_SAME))
    if len(words) > 1 and words[0].lower() == "the":
        del words[0]
    return tuple(words)


def first_word(alias: str) -> str:
    """The first of `alias_words`, without cutting the rest; "" if there are none.

    >>> first_word("the European Union"), first_word("Moon Jae-in")
    ('European', 'Moon')
    """
    word = alias.partition(" ")[0]
    if not (word.isascii() and word.isalnum()):
        found = _TOKEN.match(word.translate(_SAME))
        word = found[0] if found is not None else ""
    if word and word.lower() != "the":
        return word
    return next(iter(alias_words(alias)), "")


def folded(name: str) -> tuple[str, ...]:
    """A name as it is compared with others.

    >>> folded("the Côte d’Ivoire")
    ('cote', "d'ivoire")
    """
    return tuple(fold_word(word) for word in alias_words(name))


def slug(name: str) -> str:
    """A name as the end of an id: lower case, without accents, hyphens between the words.

    >>> slug("Nausėda"), slug("Lech Wałęsa")
    ('nauseda', 'lech-walesa')
    """
    return _NOT_IN_IDS.sub("-", fold_word(name)).strip("-")
