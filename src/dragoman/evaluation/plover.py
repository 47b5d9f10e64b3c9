"""PLV sentences: which event joins the source and the target that are given.

The published set's training part is cut in three by a hash of the sentence (`is_held_out`): one
third is scored here and never trained on, the other two are for training and for choices. The
parts differ from the published test part, so that the figures in the literature compare only in
kind: they are macro-F1 over the classes, as here.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.evaluation.calibration import Judged, expected_calibration_error
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.model import Span
from dragoman.models.interactions import load_event_classifier
from dragoman.reading.interactions.classes import QUADS, ROOTS, is_conflict
from dragoman.reading.interactions.features import features_of
from dragoman.reading.language import parse_texts
from dragoman.reading.repairs import repair

FILE = "PLV_train.tsv"
_MARK = re.compile(r"<(/?)([st])>")


class Marked(NamedTuple):
    """A sentence with its source and target, None where the file marks none, and its root."""

    text: str
    source: Span | None
    target: Span | None
    root: str
    held_out: bool


def is_held_out(sentence: str) -> bool:
    """Whether a sentence belongs to the third that is scored: SHA-256 of its UTF-8, the first
    eight hexadecimal digits as a number, divisible by three.

    >>> is_held_out("Norway accused Chad of stalling.")
    True
    """
    return int(hashlib.sha256(sentence.encode()).hexdigest()[:8], 16) % 3 == 0


def load_plv(path: Path) -> list[Marked]:
    """The sentences of the file, in its order.

    Raises:
        InputError: a line lacks a column or has a root that PLOVER does not know.
    """
    found = []
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream, delimiter="\t"), 2):
            try:
                root = row["gold_root"]
                text, spans = unmark(row["marked_sentence"])
                named = {"s": row["source"], "t": row["target"]}
                held_out = is_held_out(row["sentence"])
            except (KeyError, TypeError):
                raise InputError(f"{path.name}, line {number}", "a column is missing") from None
            if root not in QUADS:
                raise InputError(f"{path.name}, line {number}", f"no root is called {root!r}")
            source, target = (spans.get(k) or _find(text, named[k]) for k in "st")
            found.append(Marked(text, source, target, root, held_out))
    return found


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """A sentence without its marks, and the first span of each mark.

    >>> unmark("<s>Norway</s> armed <t>Chad</t>.")
    ('Norway armed Chad.', {'s': Span(start=0, end=6), 't': Span(start=13, end=17)})
    """
    text, last = "", 0
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        closing, kind = mark.groups()
        if not closing:
            opened[kind] = len(text)
        elif kind in opened:
            spans.setdefault(kind, Span(opened.pop(kind), len(text)))
    return text + marked[last:], spans


def _find(text: str, name: str) -> Span | None:
    at = text.find(name.strip())
    return Span(at, at + len(name.strip())) if name.strip() and at >= 0 else None


def score_plover(sample: Sample) -> Scored:
    """Macro-F1 of root, quad and binary class over the held-out third, and how far the
    confidence is off.
    """
    path = sample.folder / FILE
    chosen = [item for item in load_plv(path) if item.held_out][: sample.limit]
    classifier = load_event_classifier()
    predicted, details, judged = [], [], []
    parses = parse_texts(item.text for item in chosen)
    for item, parse in zip(chosen, parses, strict=True):
        repair(parse)
        shares = classifier.probabilities(features_of(parse, item.source, item.target))
        best = max(shares, key=lambda root: shares[root])
        predicted.append(best)
        judged.append(Judged(classifier.calibrated(shares[best]), best == item.root))
        if best != item.root:
            details.append(f"{item.root} read as {best} ({shares[best]:.2f}): {item.text[:90]}")
    gold = [item.root for item in chosen]
    off = Row("confidence", {"calibration_error": percent(expected_calibration_error(judged))})
    rows = (*rows_of(gold, predicted), off)
    return Scored(len(chosen), rows, (path,), tuple(details))


_LEVELS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("root", lambda root: root),
    ("quad", lambda root: QUADS[root]),
    ("binary", lambda root: "conflict" if is_conflict(root) else "cooperation"),
)


def rows_of(gold: Sequence[str], predicted: Sequence[str]) -> list[Row]:
    """A row a level, coarser classes from the roots, then a row a root."""
    rows = []
    for level, of in _LEVELS:
        wanted, found = [of(r) for r in gold], [of(r) for r in predicted]
        scores = [f1(c, wanted, found) for c in sorted(set(wanted))]
        right = sum(w == f for w, f in zip(wanted, found, strict=True))
        rows.append(
            Row(
                level,
                {
                    "macro_f1": percent(sum(scores) / max(1, len(scores))),
                    "accuracy": percent(right / max(1, len(wanted))),
                    "classes": len(scores),
                },
            )
        )
    for root in ROOTS:
        if root in gold:
            figures = {"f1": percent(f1(root, gold, predicted)), "gold": gold.count(root)}
            rows.append(Row(root, figures))
    return rows


def f1(label: str, gold: Sequence[str], predicted: Sequence[str]) -> float:
    """F1 of one class.

    >>> f1("AID", ["AID", "AGREE"], ["AID", "AID"])
    0.6666666666666666
    """
    both = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    all_of_it = gold.count(label) + predicted.count(label)
    return 2 * both / all_of_it if all_of_it else 0.0
