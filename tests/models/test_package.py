"""The model that comes with the package: whole, small enough, and able to read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dragoman.models.attribution as package
from dragoman.errors import LanguageModelError
from dragoman.model import Span
from dragoman.models.attribution import SMALL, AttributionModel, load_attribution_model
from dragoman.models.encoders import CARD, VOCABULARY, WEIGHTS

FOLDER = Path(package.__file__).parent / SMALL


def test_it_is_small_and_nothing_lies_beside_it() -> None:
    files = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(files) == {WEIGHTS, VOCABULARY, CARD}
    assert sum(files.values()) < 35_000_000


def test_it_is_as_its_card_says() -> None:
    load_attribution_model().encoder.verify()


def test_it_marks_who_said_what() -> None:
    text = "The Zambian envoy told reporters that talks would resume in May."
    (found,) = load_attribution_model().read(text, [Span(0, len(text))], [])
    assert found.source is not None
    assert found.source.of(text) == "The Zambian envoy"
    assert found.cue.of(text).startswith("told")
    assert [c.of(text) for c in found.content] == ["that talks would resume in May"]
    assert 0.5 < found.confidence <= 1.0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "attribution-mine")


def test_a_cut_off_file_is_refused_by_name(copy: Path) -> None:
    weights = copy / WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(LanguageModelError, match=r"encoder\.onnx is damaged"):
        AttributionModel(copy)


def test_a_changed_file_is_found_by_a_closer_look(copy: Path) -> None:
    weights = copy / WEIGHTS
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(bytes(data))
    with pytest.raises(LanguageModelError, match="damaged"):
        AttributionModel(copy).encoder.verify()


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / VOCABULARY).unlink()
    with pytest.raises(LanguageModelError, match="has no tokenizer"):
        AttributionModel(copy)


def test_another_model_is_found_by_name(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODELS", str(copy.parent))
    assert load_attribution_model("mine").encoder.card["name"] == "attribution-small"
    with pytest.raises(LanguageModelError, match=r"no attribution model 'other'.*training"):
        load_attribution_model("other")
