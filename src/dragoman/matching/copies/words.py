"""A text as its words: what is left when dress is taken off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from dragoman.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint32]

_WORD = re.compile(r"[^\W_]+(?:['’ʼ´`\u0300-\u036f][^\W_]+)*")
"""Letters and figures. An apostrophe holds a word together in any of its shapes; a mark that is
written apart from its letter (e + U+0301) belongs to it."""

_MARKS = re.compile(r"['’ʼ´`\u0300-\u036f]")


def word_spans(text: str) -> list[Span]:
    """Where each word stands.

    >>> word_spans("Oslo: talks.")
    [Span(start=0, end=4), Span(start=6, end=11)]
    """
    return [Span(*found.span()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def _hashed(word: str) -> int:
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", word)).casefold()
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=4).digest())


def hashed_words(text: str) -> Words:
    """The words in order, each as 32 bits: the same for any case, accents, or apostrophe.

    >>> bool((hashed_words("Côte d’Ivoire") == hashed_words("COTE D'IVOIRE")).all())
    True
    """
    import numpy as np

    found = _WORD.findall(text)
    return np.fromiter(map(_hashed, found), np.uint32, len(found))
