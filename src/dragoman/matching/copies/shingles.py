"""Runs of words as numbers: the same three words in a row give the same number anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.matching.copies.words import Words

SHINGLE = 3
"""Words in a shingle. With every fifth word changed half of the threes are left, a third of the
fives; of two stories of one event, hardly any three is shared by chance."""

_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def shingles(words: Words) -> NDArray[np.uint64]:
    """One number for each place where three words stand in a row; empty for shorter texts."""
    count = len(words) - SHINGLE + 1
    if count < 1:
        return np.empty(0, np.uint64)
    mixed = np.zeros(count, np.uint64)
    for at, factor in enumerate(_FACTORS):
        mixed += (words[at : at + count].astype(np.uint64) + np.uint64(1)) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(29))
