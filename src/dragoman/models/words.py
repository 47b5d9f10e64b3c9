"""Words of a text as the taggers see them: places, and what the vocabulary forgets.

The encoders know lower-case word pieces only. What case, quotation marks and line breaks say
travels beside the pieces as small numbers, one row a word (`Words.features`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from dragoman.model import Span

_WORD = re.compile(r"\w+|[^\w\s]")

CASES = 6
QUOTES = 4
BREAKS = 3
FEATURE_SIZES = (CASES, QUOTES, BREAKS)
"""How many values each column of `Words.features` takes."""

_PLAIN, _TITLE, _UPPER, _MIXED, _NUMBER, _MARK = range(CASES)
_OUTSIDE, _QUOTED, _OPENS, _CLOSES = range(QUOTES)
_RUNS_ON, _NEW_SENTENCE, NEW_PARAGRAPH = range(BREAKS)

_SENTENCE_END = frozenset(".!?")
_AFTER_END = frozenset("\"'”’)]")
_CLOSING = frozenset("\"'”»")


class Words(NamedTuple):
    """Words in text order: characters `start[i]` to `end[i]` of the text; `features` is a
    matrix of small integers, one row a word: its case, whether it is quoted, what it begins.
    """

    start: np.ndarray
    end: np.ndarray
    features: np.ndarray
    text: str

    def __len__(self) -> int:
        return len(self.start)

    def strings(self) -> list[str]:
        """The words themselves."""
        return [self.text[a:b] for a, b in zip(self.start.tolist(), self.end.tolist(), strict=True)]


def words_of(text: str, paragraphs: Sequence[Span], quotations: Sequence[Span]) -> Words:
    """The words of a text; a run of letters and digits is one, every mark is one.

    `paragraphs` and `quotations` (marks included) are in text order.

    >>> from dragoman.model import Span
    >>> words = words_of("He said “no”.", [Span(0, 13)], [Span(8, 12)])
    >>> words.strings()
    ['He', 'said', '“', 'no', '”', '.']
    >>> words.features[:, 1].tolist()
    [0, 0, 2, 1, 3, 0]
    """
    import numpy as np

    found = [m.span() for m in _WORD.finditer(text)]
    start = np.array([a for a, _ in found], dtype=np.int32)
    end = np.array([b for _, b in found], dtype=np.int32)
    features = np.zeros((len(found), 3), dtype=np.int8)
    features[:, 0] = [_case(text[a:b]) for a, b in found]
    for quotation in quotations:
        first, last = np.searchsorted(start, quotation)
        features[first:last, 1] = _QUOTED
        if first < last:
            features[first, 1] = _OPENS
        if last - first > 1 and text[start[last - 1]] in _CLOSING:
            features[last - 1, 1] = _CLOSES
    features[_sentence_starts(text, found), 2] = _NEW_SENTENCE
    starts = np.searchsorted(start, [p.start for p in paragraphs])
    features[starts[starts < len(found)], 2] = NEW_PARAGRAPH
    return Words(start, end, features, text)


def _case(word: str) -> int:
    if not word[0].isalpha():
        return _NUMBER if word[0].isdigit() else _MARK
    if word.islower():
        return _PLAIN
    if word.isupper() and len(word) > 1:
        return _UPPER
    return _TITLE if len(word) == 1 or word[1:].islower() else _MIXED


def _sentence_starts(text: str, found: Sequence[tuple[int, int]]) -> list[int]:
    """Words that probably begin a sentence: after a full stop and a space, upper case or a mark."""
    starts = []
    ended = False
    for i, (a, b) in enumerate(found):
        first = text[a]
        if ended and text[a - 1].isspace() and not first.islower():
            starts.append(i)
            ended = False
        if b - a == 1 and first in _SENTENCE_END:
            ended = True
        elif not (ended and first in _AFTER_END):
            ended = False
    return starts
