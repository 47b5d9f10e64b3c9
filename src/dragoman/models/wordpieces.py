"""Word pieces of words, for encoders of the BERT family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Tokenizer

MOST = 6
"""Pieces that one word is read by at most: the rest of a web address says nothing."""


class Pieces(NamedTuple):
    """The pieces of a text's words: `ids[ends[i]:ends[i + 1]]` are those of word i."""

    ids: np.ndarray
    ends: np.ndarray
    counts: np.ndarray
    opening: int
    closing: int
    pad: int

    def window(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What an encoder gets for words `first` to `last`: the ids between the marks that
        encoders want around a text; where each word begins in them; the word of each piece
        (marks left out).
        """
        import numpy as np

        a, b = self.ends[first], self.ends[last]
        ids = np.concatenate([[self.opening], self.ids[a:b], [self.closing]]).astype(np.int64)
        starts = (self.ends[first:last] - a + 1).astype(np.int64)
        owners = np.repeat(np.arange(first, last), self.counts[first:last])
        return ids, starts, owners


class WordPieces:
    """The vocabulary of one encoder. A word's pieces do not depend on its neighbours, so each
    word is looked up once.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self._marks = {name: _mark(tokenizer, name) for name in _MARKS}

    def of(self, words: Sequence[str]) -> Pieces:
        """The pieces of words; a word the vocabulary has nothing for is one unknown piece."""
        import numpy as np

        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        new = list({w for w in words if w not in known})
        encoded = self._tokenizer.encode_batch(new, add_special_tokens=False)
        unknown = (self._marks["unknown"],)
        for word, encoding in zip(new, encoded, strict=True):
            known[word] = tuple(encoding.ids[:MOST]) or unknown
        found = [known[w] for w in words]
        counts = np.array([len(ids) for ids in found], dtype=np.int64)
        ends = np.concatenate([[0], np.cumsum(counts)])
        ids = np.array([i for ids in found for i in ids], dtype=np.int64)
        marks = self._marks
        return Pieces(ids, ends, counts, marks["opening"], marks["closing"], marks["pad"])


_MOST_KNOWN = 200_000
_MARKS = {
    "opening": ("[CLS]", "<s>"),
    "closing": ("[SEP]", "</s>"),
    "pad": ("[PAD]", "<pad>"),
    "unknown": ("[UNK]",),
}


def _mark(tokenizer: Tokenizer, name: str) -> int:
    """The number of a mark, which encoders name differently; MPNet's own names go first, since
    its vocabulary still lists BERT's.
    """
    found = [tokenizer.token_to_id(m) for m in reversed(_MARKS[name])]
    return next(i for i in found if i is not None)
