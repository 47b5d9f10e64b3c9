"""The format of the PLV sentences and the scores, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.plover import FILE, is_held_out, load_plv, rows_of, score_plover, unmark
from dragoman.evaluation.result import Sample
from dragoman.model import Span
from dragoman.reading.pipeline import read_reports

COLUMNS = ("sentence", "marked_sentence", "source", "target", "gold_root")


def write(folder: Path, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / FILE
    lines = ["\t".join(row) for row in (columns, *rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def marked(source: str, verb: str, target: str, root: str) -> tuple[str, ...]:
    words = f"<s>{source}</s> {verb} <t>{target}</t>."
    return (unmark(words)[0], words, source, target, root)


def test_marks_are_taken_out_and_the_first_of_each_counts() -> None:
    text, spans = unmark("In May <t>Chad</t> met <s>Peru</s>; <t>Chad</t> had asked.")
    assert text == "In May Chad met Peru; Chad had asked."
    assert spans == {"t": Span(7, 11), "s": Span(16, 20)}


def test_a_sentence_without_marks_is_searched_for_its_parties(tmp_path: Path) -> None:
    row = ("Peru armed Chad.", "Peru armed Chad.", "Peru", "Chad", "AID")
    (item,) = load_plv(write(tmp_path, row))
    assert (item.source, item.target) == (Span(0, 4), Span(11, 15))


def test_the_third_is_fixed() -> None:
    sentences = [f"Peru sent {n} ships to Chad." for n in range(300)]
    assert 70 < sum(map(is_held_out, sentences)) < 130
    assert [n for n in range(12) if is_held_out(sentences[n])] == [0, 2, 3, 4, 7, 9]


@pytest.mark.parametrize("root", ["", "FIGHT"])
def test_an_unknown_root_is_refused_with_its_line(tmp_path: Path, root: str) -> None:
    path = write(tmp_path, marked("Peru", "armed", "Chad", root))
    with pytest.raises(InputError, match="line 2"):
        load_plv(path)


def test_a_missing_column_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, ("Peru armed Chad.",), columns=("sentence",))
    with pytest.raises(InputError, match="a column is missing"):
        load_plv(path)


def test_macro_f1_counts_every_class_alike() -> None:
    gold = ["AID", "AID", "AID", "ACCUSE"]
    rows = {r.label: r.metrics for r in rows_of(gold, ["AID", "AID", "AID", "REJECT"])}
    assert rows["root"]["macro_f1"] == 50.0
    assert rows["root"]["accuracy"] == 75.0
    assert rows["quad"]["macro_f1"] == 100.0
    assert rows["binary"]["macro_f1"] == 100.0
    assert rows["AID"] == {"f1": 100.0, "gold": 3}


def test_only_the_third_is_scored(tmp_path: Path) -> None:
    verbs = {"accused": "ACCUSE", "praised": "SUPPORT", "attacked": "ASSAULT", "sued": "ACCUSE"}
    states = ["Peru", "Chad", "Norway", "Mali", "Laos"]
    rows = [
        marked(one, verb, other, root)
        for verb, root in verbs.items()
        for one in states
        for other in states
        if one != other
    ]
    write(tmp_path, *rows)
    scored = score_plover(Sample(tmp_path, None, None, read_reports))
    assert scored.documents == sum(is_held_out(r[0]) for r in rows)
    figures = {r.label: r.metrics for r in scored.rows}
    assert figures["root"]["macro_f1"] > 90
    assert figures["confidence"]["calibration_error"] < 30
