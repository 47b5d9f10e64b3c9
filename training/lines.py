"""Calibration: a rising line from what a model says to how often it is right."""

from __future__ import annotations

import numpy as np

BINS = 10


def rising_line(sure: np.ndarray, right: np.ndarray) -> list[tuple[float, float]]:
    """Points (raw, calibrated) that rise: equal bins, and neighbours joined where they fall."""
    order = np.argsort(sure, kind="stable")
    blocks = [
        [float(sure[b].mean()), float(right[b].mean()), float(len(b))]
        for b in np.array_split(order, BINS)
        if len(b)
    ]
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][1] >= merged[-1][1]:
            raw, share, count = merged.pop()
            last = merged[-1]
            both = last[2] + count
            last[0] = (last[0] * last[2] + raw * count) / both
            last[1] = (last[1] * last[2] + share * count) / both
            last[2] = both
    return [(round(raw, 4), round(share, 4)) for raw, share, _ in merged]
