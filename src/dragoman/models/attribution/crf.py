"""The best labels of a text and how sure they are: a linear chain over word scores.

Scores are logarithms. `emissions` is (words, labels); `transitions[a, b]` is the score of label
b right after a; a span's later words may follow only words of the same span.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.models.attribution.labels import BEGIN, COUNT, INSIDE, ROLES

if TYPE_CHECKING:
    import numpy as np

FORBIDDEN = -1e4


@lru_cache(maxsize=1)
def allowed() -> np.ndarray:
    """0 where label b may follow label a, else a score that rules it out; row COUNT is the
    start of a text.
    """
    import numpy as np

    grammar = np.zeros((COUNT + 1, COUNT), dtype=np.float32)
    for role in ROLES:
        grammar[:, INSIDE[role]] = FORBIDDEN
        grammar[[BEGIN[role], INSIDE[role]], INSIDE[role]] = 0.0
    return grammar


def best_path(emissions: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The labels with the highest total score (Viterbi)."""
    import numpy as np

    count = len(emissions)
    if not count:
        return np.zeros(0, dtype=np.int64)
    step = transitions + allowed()[:COUNT]
    came_from = np.empty((count, COUNT), dtype=np.int64)
    score = emissions[0] + allowed()[COUNT]
    columns = np.arange(COUNT)
    for i in range(1, count):
        total = score[:, None] + step
        came_from[i] = total.argmax(axis=0)
        score = total[came_from[i], columns] + emissions[i]
    path = np.empty(count, dtype=np.int64)
    path[-1] = int(score.argmax())
    for i in range(count - 1, 0, -1):
        path[i - 1] = came_from[i, path[i]]
    return path


def messages(emissions: np.ndarray, transitions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Forward and backward scores of every word and label; their sum less the total score is
    the logarithm of the label's probability.
    """
    import numpy as np

    step = transitions + allowed()[:COUNT]
    count = len(emissions)
    forward = np.empty((count, COUNT), dtype=np.float64)
    backward = np.zeros((count, COUNT), dtype=np.float64)
    forward[0] = emissions[0] + allowed()[COUNT]
    for i in range(1, count):
        forward[i] = _logsumexp(forward[i - 1][:, None] + step) + emissions[i]
    for i in range(count - 2, -1, -1):
        backward[i] = _logsumexp((step + emissions[i + 1] + backward[i + 1]).T)
    return forward, backward


def _logsumexp(scores: np.ndarray) -> np.ndarray:
    """Over the first axis."""
    import numpy as np

    top: np.ndarray = scores.max(axis=0)
    return np.asarray(top + np.log(np.exp(scores - top).sum(axis=0)))
