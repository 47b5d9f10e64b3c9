"""A few words of a text around those that were searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LENGTH = 24
_WORD = re.compile(r"[^\W_]+")


def snippet(text: str, terms: Sequence[str]) -> str | None:
    """The stretch with most of the terms, \\x02 and \\x03 around each; None where none is there.

    >>> snippet("Envoys met in Osló on Friday", ["oslo"])
    'Envoys met in \\x02Osló\\x03 on Friday'
    """
    places = [match.span() for match in _WORD.finditer(text)]
    folded = [_folded(text[start:end]) for start, end in places]
    hits = {
        at: at + len(wanted)
        for wanted in ([_folded(w) for w in _WORD.findall(term)] for term in terms)
        for at in range(len(folded) - len(wanted) + 1)
        if wanted and folded[at : at + len(wanted)] == wanted
    }
    if not hits:
        return None
    best = max(hits, key=lambda at: (sum(at <= other < at + LENGTH for other in hits), -at))
    first = max(0, min(best - LENGTH // 4, len(places) - LENGTH))
    last = min(first + LENGTH, len(places))
    begin = 0 if first == 0 else places[first][0]
    end = len(text) if last == len(places) else places[last - 1][1]
    pieces = ["…" if begin else ""]
    for at in sorted(hits):
        start, stop = places[at][0], places[min(hits[at], len(places)) - 1][1]
        if begin <= start and stop <= end:
            pieces += [text[begin:start], "\x02", text[start:stop], "\x03"]
            begin = stop
    return "".join([*pieces, text[begin:end], "" if end == len(text) else "…"])


def _folded(word: str) -> str:
    """Without case and accents, as the search sees it."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))
