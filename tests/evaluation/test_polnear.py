"""PolNeAR's format and the scores, on texts and annotations of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.attribution_score import (
    Attribution,
    Tally,
    agreement,
    link,
    quotation_mode,
)
from dragoman.evaluation.polnear import load_polnear, read_standoff
from dragoman.model import Span

TEXT = "Oslo will host the talks, Berg said. “It was\ntime,” she added, “for them.”"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def one(source: str | None, cue: str, *content: str) -> Attribution:
    spans = tuple(at(c) for c in content)
    return Attribution(
        () if source is None else (at(source),), (at(cue),), spans, quotation_mode(TEXT, spans)
    )


def write(folder: Path, annotation: str, suffix: str = "aaaa") -> Path:
    for part in ("text", "attributions"):
        (folder / "dev" / part).mkdir(parents=True, exist_ok=True)
    (folder / "metadata.tsv").write_text("filename\tpublication_date\npaper_1\t2021-05-06\n")
    (folder / "dev" / "text" / "paper_1.txt").write_text(TEXT, "utf-8")
    path = folder / "dev" / "attributions" / f"paper_1_{suffix}.ann"
    path.write_text(annotation, "utf-8")
    return path


def line(ident: str, role: str, *spans: Span) -> str:
    place = ";".join(f"{s.start} {s.end}" for s in spans)
    return f"{ident}\t{role} {place}\t...\n"


def test_standoff_is_read_with_its_discontinuous_spans(tmp_path: Path) -> None:
    quoted, rest = at("“It was\ntime,”"), at("“for them.”")
    broken = (Span(quoted.start, TEXT.index("\n")), Span(TEXT.index("\n") + 1, quoted.end))
    annotation = (
        line("T1", "Source", at("she"))
        + line("T2", "Cue", at("added"))
        + line("T3", "Content", rest, *broken)  # as marked, not as they stand
        + "E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1\n"
        + "T10\tCue 0 4\tthe first line\nThe second line\nE\n"
        + "E2\tAttribution:T9 Cue:T2\n"
    )
    found = list(read_standoff(TEXT, write(tmp_path, annotation)))
    assert found == [Attribution((at("she"),), (at("added"),), (quoted, rest), "direct")]


def test_the_first_of_several_annotations_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "", "bbbb")
    first = write(tmp_path, "", "aaaa")
    [document] = load_polnear(tmp_path, "dev")
    assert document.files[1] == first
    assert document.published == "2021-05-06"


def test_a_span_outside_of_its_text_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "T1\tCue 5 9999\tx\n")
    with pytest.raises(InputError, match="line 1: 5-9999 is not in the text"):
        list(read_standoff(TEXT, path))


def test_a_relation_to_a_span_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "E1\tAttribution:T3 Cue:T7\n")
    with pytest.raises(InputError, match="line 1: no span T7"):
        list(read_standoff(TEXT, path))


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("“It was\ntime,”", "direct"),
        ("Oslo will host the talks", "indirect"),
        ("she added, “for them.”", "mixed"),
    ],
)
def test_the_mode_is_told_by_quotation_marks(words: str, mode: str) -> None:
    assert quotation_mode(TEXT, [at(words)]) == mode


def test_straight_quotation_marks_open_and_close() -> None:
    text = 'a "b" c'
    assert quotation_mode(text, [Span(2, 5)]) == "direct"
    assert quotation_mode(text, [Span(0, 7)]) == "mixed"


def test_a_link_needs_half_of_content_and_source_on_both_sides() -> None:
    gold = [one("Berg", "said", "Oslo will host the talks")]
    assert link(gold, [one("Berg", "said", "Oslo will host")]) == [(0, 0)]
    assert link(gold, [one("Berg", "said", "Oslo will")]) == []
    assert link(gold, [one("she", "said", "Oslo will host the talks")]) == []
    assert link(gold, [one(None, "said", "Oslo will host the talks")]) == []
    sourceless = [one(None, "said", "Oslo will host the talks")]
    assert link(sourceless, sourceless) == [(0, 0)]


def test_each_attribution_is_linked_once_and_to_its_best() -> None:
    gold = [one("Berg", "said", "Oslo will host the talks")]
    worse, better = one("Berg", "said", "Oslo will host the"), gold[0]
    assert link(gold, [worse, better]) == [(0, 1)]


def test_agreement_counts_the_characters_of_all_fragments() -> None:
    assert agreement([Span(0, 10), Span(20, 30)], [Span(0, 10)]) == 0.5
    assert agreement([], []) == 0.0


def test_exact_spans_are_counted_by_fragment_and_once() -> None:
    tally = Tally()
    gold = [one("Berg", "said", "Oslo", "the talks"), one("Berg", "said", "Oslo")]
    tally.add("d", TEXT, gold, [one("Berg", "added", "Oslo", "will host the talks")])
    rows = {row.label: row.metrics for row in tally.rows()}
    assert (rows["source"]["gold"], rows["source"]["f1"]) == (1, 100.0)
    assert rows["cue"]["f1"] == 0.0
    assert (rows["content"]["gold"], rows["content"]["precision"]) == (2, 50.0)
    assert rows["linked"]["recall"] == 50.0
    assert rows["linked indirect"]["gold"] == 2
    assert [d[:4] for d in tally.details] == ["MISS"]
