"""The event classifier that comes with the package: small, whole, and refused where it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dragoman.errors import LanguageModelError
from dragoman.models.interactions import (
    CARD,
    FOLDER,
    WEIGHTS,
    EventClassifier,
    load_event_classifier,
)
from dragoman.reading.interactions.classes import ROOTS


def test_it_is_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in (WEIGHTS, CARD)) < 2_000_000


def test_its_classes_are_the_roots_and_sum_to_one() -> None:
    classifier = load_event_classifier()
    assert classifier.roots == ROOTS
    shares = classifier.probabilities({"bias": 1.0, "both:AID": 1.0, "best:AID": 1.0})
    assert max(shares, key=lambda root: shares[root]) == "AID"
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)


def test_unknown_features_change_nothing() -> None:
    classifier = load_event_classifier()
    known = {"bias": 1.0, "both:ACCUSE": 1.0}
    assert classifier.probabilities(known) == classifier.probabilities(known | {"word:zzz": 1.0})


def test_confidence_rises_with_probability_and_stays_a_share() -> None:
    classifier = load_event_classifier()
    values = [classifier.calibrated(p / 10) for p in range(11)]
    assert values == sorted(values)
    assert 0 <= values[0] < values[-1] <= 1


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in (WEIGHTS, CARD):
        shutil.copy(FOLDER / name, folder / name)
    if damage == "missing":
        (folder / CARD).unlink()
    else:
        (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-1] + b"x")
    with pytest.raises(LanguageModelError, match=CARD if damage == "missing" else "damaged"):
        EventClassifier(folder)


def test_the_card_says_how_it_was_made() -> None:
    card = json.loads((FOLDER / CARD).read_text("utf-8"))
    assert card["plan"]["seed"] == 7
    assert card["cross_validation"]["root"]["macro_f1"] > 75
