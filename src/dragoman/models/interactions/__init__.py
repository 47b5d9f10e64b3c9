"""The event classifier: which PLOVER root joins a source and a target, from features of words.

A linear model of some thousand features; `weights.npz` holds their names and weights, `model.json`
how it was made and what its probabilities turned out to mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import LanguageModelError

if TYPE_CHECKING:
    import numpy as np

WEIGHTS, CARD = "weights.npz", "model.json"
FOLDER = Path(__file__).parent


class EventClassifier:
    """The classifier in a folder; `roots` are its classes, in the order of its figures."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        for name in (WEIGHTS, CARD):
            if not (folder / name).is_file():
                raise LanguageModelError(f"the event classifier has no {name}")
        self.card: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
        digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
        if digest != self.card["weights"]["sha256"]:
            raise LanguageModelError(
                f"{folder / WEIGHTS} is damaged; install Dragoman anew, or make the model anew"
            )
        with np.load(folder / WEIGHTS, allow_pickle=False) as stored:
            names = bytes(stored["names"]).decode("utf-8").split("\n")
            self._weights = stored["weights"].astype(np.float32)
        self._columns = {name: at for at, name in enumerate(names)}
        self.roots: tuple[str, ...] = tuple(self.card["roots"])
        points = self.card["calibration"]
        self._line = [p[0] for p in points], [p[1] for p in points]

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """The probability of each root; they sum to one."""
        import numpy as np

        rows = [(self._columns[n], v) for n, v in features.items() if n in self._columns]
        scores = np.zeros(len(self.roots), dtype=np.float32)
        for at, value in rows:
            scores += value * self._weights[at]
        shares: np.ndarray = np.exp(scores - scores.max())
        shares /= shares.sum()
        return dict(zip(self.roots, (float(s) for s in shares), strict=True))

    def calibrated(self, probability: float) -> float:
        """How often a root of this probability turned out right in cross-validation."""
        import numpy as np

        return round(float(np.interp(probability, *self._line)), 3)


@lru_cache(maxsize=1)
def load_event_classifier() -> EventClassifier:
    """The classifier of the package, loaded once.

    Raises:
        LanguageModelError: its files are not whole.
    """
    return EventClassifier(FOLDER)
