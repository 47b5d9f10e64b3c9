"""The measure of copies: its variants are what they say, and it counts what it should."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from copied_texts import edited, text_of
from dragoman.evaluation import copies, copy_variants
from dragoman.evaluation.copies import Judged, load_gold, score_copies
from dragoman.evaluation.result import Sample, Scored
from dragoman.matching.copies import deciding

WIRE = text_of(1, 2, 3, 4)


def test_a_cut_keeps_the_head_and_enough_of_it() -> None:
    assert copy_variants.cut(WIRE, 0.5) == text_of(1, 2)
    assert copy_variants.cut(WIRE, 0.01) == text_of(1)
    assert copy_variants.cut(WIRE, 1) == WIRE


def test_reordering_keeps_all_paragraphs_and_the_first_in_place() -> None:
    found = copy_variants.reordered(WIRE, random.Random(1)).split("\n\n")
    assert found[0] == text_of(1)
    assert sorted(found) == sorted(WIRE.split("\n\n"))


def test_quoting_puts_the_text_inside_another() -> None:
    host = text_of(10, 11, 12, 13)
    found = copy_variants.quoted(text_of(1, 2), host, 1, random.Random(1))
    assert text_of(1, 2) in found
    assert found.replace(text_of(1, 2), "").split() == host.split()


@pytest.mark.parametrize("rate", [0.05, 0.2])
def test_editing_changes_about_as_many_words_as_asked(rate: float) -> None:
    words = WIRE.split()
    found = set(copy_variants.edited(WIRE, rate, random.Random(1), ["strange"]).split())
    gone = sum(word not in found for word in words) / len(words)
    assert 0.4 * rate < gone < 1.2 * rate


def test_every_dress_keeps_the_words() -> None:
    from dragoman.matching.copies.words import hashed_words

    plain = "Oslo’s envoy said: “We don't agree — not yet.”\n\nRésumé of the talks."
    for dress in copy_variants._DRESSES:
        assert hashed_words(dress(plain)).tolist() == hashed_words(plain).tolist()


def test_variants_are_the_same_every_time() -> None:
    made = [copy_variants.headed(WIRE, random.Random(7)) for _ in range(2)]
    assert made[0] == made[1]
    assert WIRE in made[0]


def test_the_gold_says_one_of_three_things_of_two_texts() -> None:
    assert {line.verdict for line in load_gold()} == {"same", "different", "open"}
    assert all(line.a != line.b for line in load_gold())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small set in the shape of the real one: releases of two sides, and news."""
    (tmp_path / "readouts" / "white_house").mkdir(parents=True)
    releases = {"kremlin": range(10), "ukraine_presidency": range(10, 20)}
    for name, numbers in releases.items():
        lines = [
            {
                "url": f"https://{name}.example/{n}",
                "title": f"Release {n}",
                "published": "2021-11-05",
                "text": text_of(n, n + 100, n + 200),
            }
            for n in numbers
        ]
        lines[1]["text"] = edited(str(lines[0]["text"]), 6) + " " + text_of(900, words=150)
        path = tmp_path / "readouts" / f"{name}.jsonl"
        path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    for part in ("train", "dev"):
        news = tmp_path / "polnear" / part / "text"
        news.mkdir(parents=True)
        for n in range(20):
            (news / f"fjord_2021-11-0{n % 9 + 1}_story-{part}-{n}.txt").write_text(
                text_of(*range(300 + n * 10, 309 + n * 10)) + part, "utf-8"
            )
    monkeypatch.setattr(copies, "_part", lambda report: "dev")
    monkeypatch.setattr(copies, "load_gold", lambda: [Judged("kremlin:0", "kremlin:1", "same")])
    return tmp_path


def score(folder: Path) -> Scored:
    return score_copies(Sample(folder, "dev", None, lambda reports: iter(())))


def test_a_pair_nobody_judged_counts_as_wrong_and_a_judged_one_as_right(folder: Path) -> None:
    rows = {row.label.strip(): row.metrics for row in score(folder).rows}
    assert rows["all"]["recall"] == 100
    assert rows["all"]["precision"] < 100
    assert rows["cut"]["recall"] == 100
    assert rows["one issuer, any day"]["wrong"] == 1
    assert rows["two sides, same day"] == {"pairs": 100, "wrong": 0}


def test_what_is_no_longer_told_lowers_recall(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "COPIED", 0.9)
    found = score(folder)
    rows = {row.label.strip(): row.metrics for row in found.rows}
    assert rows["all"]["recall"] < 90
    assert rows["byline"]["recall"] == 100
    assert any(line.startswith("MISS") for line in found.details)
