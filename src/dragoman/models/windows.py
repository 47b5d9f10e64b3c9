"""A text cut into windows that an encoder can take, each with the words around its own.

Every word belongs to the core of exactly one window. Left and right of the core stand words of
the neighbouring windows, so that no word is read without what surrounds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np


class Window(NamedTuple):
    """Words `first` to `last` go through the encoder; `core_first` to `core_last` are its own."""

    first: int
    last: int
    core_first: int
    core_last: int


def cut(pieces: np.ndarray, breaks: np.ndarray, capacity: int, margin: int) -> Iterator[Window]:
    """Windows over words that take `pieces[i]` word pieces each, at most `capacity` a window.

    A core ends, where it can, before a new paragraph or else before a new sentence (`breaks`
    is 2 or 1 there); `margin` is how many pieces of context each side gets at most.

    >>> import numpy as np
    >>> one, none = np.ones(10, dtype=int), np.zeros(10, dtype=int)
    >>> [tuple(map(int, w)) for w in cut(one, none, capacity=6, margin=1)]
    [(0, 6, 0, 5), (4, 10, 5, 10)]
    """
    import numpy as np

    count = len(pieces)
    ends = np.concatenate([[0], np.cumsum(pieces)])
    core_first = 0
    while core_first < count:
        first = _reach_back(ends, breaks, core_first, margin)
        room = ends[first] + capacity
        if ends[count] <= room:
            yield Window(first, count, core_first, count)
            return
        limit = int(np.searchsorted(ends, room - margin, side="right")) - 1
        core_last = _core_end(breaks, core_first, max(limit, core_first + 1))
        last = int(np.searchsorted(ends, room, side="right")) - 1
        yield Window(first, max(last, core_last), core_first, core_last)
        core_first = core_last


def _reach_back(ends: np.ndarray, breaks: np.ndarray, core_first: int, margin: int) -> int:
    """The first word of the left context: a sentence's first, if one is near."""
    import numpy as np

    first = int(np.searchsorted(ends, ends[core_first] - margin))
    starts = np.flatnonzero(breaks[first:core_first])
    return first + int(starts[0]) if len(starts) else first


def _core_end(breaks: np.ndarray, core_first: int, limit: int) -> int:
    """The last good place to cut in the second half of what fits."""
    import numpy as np

    half = core_first + (limit - core_first) // 2
    for kind in (2, 1):
        places = np.flatnonzero(breaks[half + 1 : limit + 1] >= kind)
        if len(places):
            return half + 1 + int(places[-1])
    return limit
