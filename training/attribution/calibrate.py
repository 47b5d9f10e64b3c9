"""What a confidence means: how often an attribution that the model is so sure of is right.

The raw confidence is the probability of every span and link at once, which says too little of
whether source and content are found. It is mapped, by a rising line through a few points, to
the share of attributions that the scorer calls linked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.evaluation.attribution_score import Attribution, link
from dragoman.models.attribution import AttributionModel
from training.attribution.batches import Lesson


def outcomes(model: AttributionModel, lessons: Sequence[Lesson]) -> tuple[np.ndarray, np.ndarray]:
    """The raw confidence of every attribution found, and whether it is right."""
    sure: list[float] = []
    right: list[bool] = []
    for one in lessons:
        article = one.annotations[0]
        marks = model.read_words(article.words)
        found = [
            Attribution((m.source,) if m.source else (), (m.cue,), m.content, "indirect")
            for m in marks
        ]
        linked = {j for _, j in link(article.gold, found)}
        sure += [m.confidence for m in marks]
        right += [j in linked for j in range(len(found))]
    return np.array(sure), np.array(right, dtype=float)
