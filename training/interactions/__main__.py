"""Makes the event classifier: `python -m training.interactions`.

It learns from the two thirds of the PLV sentences that the scorer leaves (`is_held_out`), says
how it does on them in cross-validation, maps its probabilities to how often they were right
there, and writes weights and card into the package. Everything is seeded; numpy alone is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from dragoman.evaluation.plover import FILE, load_plv, rows_of
from dragoman.models.interactions import CARD, FOLDER, WEIGHTS
from dragoman.reading.interactions.classes import ROOTS
from dragoman.reading.interactions.features import features_of
from dragoman.reading.language import parse_texts
from dragoman.reading.repairs import repair
from training.lines import rising_line


@dataclass(frozen=True)
class Plan:
    """How the classifier is trained: full-batch Adam on the cross-entropy."""

    seed: int = 7
    folds: int = 5
    at_least: int = 2
    penalty: float = 0.003
    rate: float = 0.05
    steps: int = 400


Features = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.interactions", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args()
    items = [i for i in load_plv(chosen.data / "plover" / FILE) if not i.held_out]
    parses = list(parse_texts(i.text for i in items))
    for parse in parses:
        repair(parse)
    features = [
        features_of(parse, item.source, item.target)
        for parse, item in zip(parses, items, strict=True)
    ]
    make(features, [i.root for i in items], Plan(), chosen.folder)


def make(features: Sequence[Features], roots: Sequence[str], plan: Plan, folder: Path) -> None:
    """Cross-validate, train on everything, write weights and card to `folder`."""
    gold = np.array([ROOTS.index(r) for r in roots])
    shares = cross_validated(features, gold, plan)
    best = shares.argmax(axis=1)
    figures = {r.label: r.metrics for r in rows_of(list(roots), [ROOTS[b] for b in best])}
    names = frequent(features, plan.at_least)
    weights = fit(matrix(features, names), gold, plan).astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    packed = np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(folder / WEIGHTS, names=packed, weights=weights)
    card = {
        "name": "interactions",
        "about": "linear classifier of PLOVER roots, source and target given",
        "trained_on": "PLV training sentences, the two thirds that the scorer leaves",
        "sentences": len(features),
        "plan": asdict(plan),
        "roots": list(ROOTS),
        "features": len(names),
        "cross_validation": figures,
        "calibration": rising_line(shares.max(axis=1), (best == gold).astype(float)),
        "weights": {"sha256": hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()},
    }
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(json.dumps({k: figures[k] for k in ("root", "quad", "binary")}))


def cross_validated(features: Sequence[Features], gold: np.ndarray, plan: Plan) -> np.ndarray:
    """(sentences, roots) probabilities, each sentence's from a model that did not see it."""
    fold = np.random.RandomState(plan.seed).permutation(len(gold)) % plan.folds
    shares = np.zeros((len(gold), len(ROOTS)))
    for number in range(plan.folds):
        seen = fold != number
        names = frequent([f for f, s in zip(features, seen, strict=True) if s], plan.at_least)
        table = matrix(features, names)
        shares[~seen] = softmax(table[~seen] @ fit(table[seen], gold[seen], plan))
    return shares


def frequent(features: Sequence[Features], at_least: int) -> list[str]:
    """The features that occur often enough, in a fixed order."""
    counts = Counter(name for one in features for name in one)
    return sorted(name for name, count in counts.items() if count >= at_least)


def matrix(features: Sequence[Features], names: Sequence[str]) -> np.ndarray:
    """(sentences, names) values."""
    columns = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(features), len(names)), dtype=np.float32)
    for row, one in enumerate(features):
        for name, value in one.items():
            if name in columns:
                table[row, columns[name]] = value
    return table


def fit(table: np.ndarray, gold: np.ndarray, plan: Plan) -> np.ndarray:
    """(names, roots) weights of a multinomial regression."""
    wanted = np.eye(len(ROOTS), dtype=np.float32)[gold]
    weights = np.zeros((table.shape[1], len(ROOTS)), dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, plan.steps + 1):
        slope = table.T @ (softmax(table @ weights) - wanted) / len(gold) + plan.penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        scaled = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= plan.rate * scaled
    return weights


def softmax(scores: np.ndarray) -> np.ndarray:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    main()
