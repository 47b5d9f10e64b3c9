"""Fingerprints, floors, and what a run refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.evaluation import SETS, Result, Row, check_floors, run, suite
from dragoman.evaluation.floors import load_floors, set_floors
from dragoman.evaluation.result import LEEWAY, Sample, Scored, fingerprint, rates
from dragoman.evaluation.suite import EvaluationSet
from dragoman.knowledge.base import load_knowledge


def result(value: float, corpus: str = "c0ffee") -> Result:
    rows = (Row("cue", {"f1": value, "gold": 7.0}),)
    return Result("polnear", "dev", None, corpus, 1, rows, (), 0.1, "0.1.0")


def test_a_fingerprint_is_of_names_and_contents_wherever_they_lie(tmp_path: Path) -> None:
    prints = []
    for folder, content in (("a", "one"), ("b", "one"), ("c", "two")):
        path = tmp_path / folder / "sub" / "x.txt"
        path.parent.mkdir(parents=True)
        path.write_text(content)
        prints.append(fingerprint([path], tmp_path / folder))
    assert prints[0] == prints[1] != prints[2]


def test_rates_of_nothing_are_nought() -> None:
    assert rates(0, 0, 0)["f1"] == 0.0
    assert rates(2, 4, 2) == {
        "precision": 50.0,
        "recall": 100.0,
        "f1": 66.67,
        "predicted": 4,
        "gold": 2,
    }


def test_a_floor_holds_until_the_figure_falls(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    set_floors(result(50.0), [("cue", "f1")], None, path)
    assert check_floors(result(50.0), path) == []
    assert check_floors(result(50.0 - LEEWAY), path) == []
    [short] = check_floors(result(49.65), path)
    assert "polnear/dev: cue f1 is 49.65, under its floor of 50.0" in short


def test_a_floor_is_lowered_only_with_a_reason_which_stays(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    set_floors(result(50.0), [("cue", "f1")], None, path)
    with pytest.raises(UsageError, match="give a reason"):
        set_floors(result(40.0), [("cue", "f1")], None, path)
    set_floors(result(40.0), [("cue", "f1")], "the gold was repaired", path)
    set_floors(result(45.0), [("cue", "f1")], None, path)
    [floor] = load_floors(path)["polnear/dev"].floors
    assert (floor.floor, floor.reason) == (45.0, "the gold was repaired")


def test_floors_of_another_corpus_and_missing_floors_do_not_pass(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert "no floors are set" in check_floors(result(50.0), path)[0]
    set_floors(result(50.0), [("cue", "f1")], None, path)
    assert "not the one" in check_floors(result(50.0, corpus="beef"), path)[0]
    with pytest.raises(UsageError, match="corpus has changed"):
        set_floors(result(50.0, corpus="beef"), [("cue", "f1")], None, path)


def test_every_set_has_floors_for_its_headline() -> None:
    floors = load_floors()
    for name, chosen in SETS.items():
        key = f"{name}/{chosen.parts[0]}" if chosen.parts else name
        assert {(f.label, f.metric) for f in floors[key].floors} == set(chosen.headline)


@pytest.mark.parametrize(
    ("name", "part", "limit", "message"),
    [
        ("polnaer", None, None, "there is no set"),
        ("polnear", "test", None, "its parts are dev, train"),
        ("seed", "dev", None, "it has no parts"),
        ("titles", None, 0, "1 or more"),
        ("titles", None, None, "is not there"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, part: str | None, limit: int | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        run(name, tmp_path, part, limit)


def test_the_users_own_knowledge_changes_no_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "people.jsonl").write_text('{"id": "per.ida-vik", "name": "Ida Vik"}\n')
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(own))
    seen = []

    def score(sample: Sample) -> Scored:
        seen.append(load_knowledge().entry("per.ida-vik"))
        return Scored(0, (), ())

    monkeypatch.setitem(suite.SETS, "probe", EvaluationSet("a probe", ".", score, ()))
    run("probe", tmp_path)
    assert seen == [None]
    assert load_knowledge().entry("per.ida-vik") is not None
