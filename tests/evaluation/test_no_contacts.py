"""Sentences without a contact: what counts as wrong, and how the file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.no_contacts import read_sentences, score_no_contacts
from dragoman.evaluation.result import Sample
from dragoman.evaluation.suite import OWN
from dragoman.reading.pipeline import read_reports


def written(folder: Path, text: str) -> Path:
    path = folder / "no_contacts.txt"
    path.write_text(text)
    return path


def test_every_sentence_that_gives_a_contact_counts_under_its_heading(tmp_path: Path) -> None:
    written(
        tmp_path,
        "# votes\nThe parliament of Chad voted on the budget.\n\n"
        "# mistakes\nThe president of Chad met the king of Norway in Oslo.\n",
    )
    scored = score_no_contacts(Sample(tmp_path, None, None, read_reports))
    assert [(r.label.strip(), r.metrics["wrong"], r.metrics["n"]) for r in scored.rows] == [
        ("sentences", 1, 2),
        ("votes", 0, 1),
        ("mistakes", 1, 1),
    ]
    assert scored.rows[0].metrics["right"] == 50.0
    [detail] = scored.details
    assert detail.startswith("[mistakes] The president of Chad met")


def test_a_sentence_without_a_heading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without a heading"):
        read_sentences(written(tmp_path, "Voters in Chad stayed at home.\n"))


def test_the_sentences_are_many_and_none_stands_twice() -> None:
    sentences = [s.text for s in read_sentences(OWN / "no_contacts.txt")]
    assert len(sentences) >= 150
    assert len(set(sentences)) == len(sentences)
