"""Which spans stand next to which: what linking knows of order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.models.attribution.labels import RANKS

if TYPE_CHECKING:
    import numpy as np


def ranks(places: Sequence[int], others: Sequence[int]) -> np.ndarray:
    """For each of `places`, how each of the sorted `others` stands to it, as a row of classes.

    Half of the classes count back (the nearest before it is the last of them), half ahead.

    >>> ranks([10], [3, 8, 12]).tolist()
    [[2, 3, 4]]
    """
    import numpy as np

    half = RANKS // 2
    before = np.searchsorted(others, places)
    steps = np.arange(len(others))[None, :] - before[:, None]
    classes: np.ndarray = np.clip(steps, -half, half - 1) + half
    return classes
