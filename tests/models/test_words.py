"""Words as the taggers see them, and the windows that they are read in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.models.windows import cut
from dragoman.models.words import BREAKS, CASES, QUOTES, words_of
from dragoman.reading.paragraphs import paragraphs_of
from dragoman.reading.quotes import find_quotations


def words_in(text: str):
    paragraphs = paragraphs_of(text)
    return words_of(text, paragraphs, [q.span for q in find_quotations(text, paragraphs)])


def column(text: str, at: int) -> dict[str, int]:
    words = words_in(text)
    return dict(zip(words.strings(), words.features[:, at].tolist(), strict=True))


def test_case_is_told_beside_the_letters() -> None:
    found = column("NATO met McAllister in Oslo on 3 May.", 0)
    assert found["NATO"] != found["Oslo"] != found["met"]
    assert found["McAllister"] not in (found["NATO"], found["Oslo"], found["met"])
    assert found["3"] != found["."]


def test_straight_and_curly_marks_open_and_close_alike() -> None:
    straight = words_in('He said "no" twice.').features[:, 1].tolist()
    curly = words_in("He said “no” twice.").features[:, 1].tolist()
    assert straight == curly
    assert len({straight[0], straight[2], straight[3], straight[4]}) == 4


def test_a_quotation_that_stays_open_closes_nowhere() -> None:
    words = words_in("“We will go on. And on.\n\n“And on,” he said.")
    closing = [w for w, f in zip(words.strings(), words.features[:, 1], strict=True) if f == 3]
    assert closing == ["”"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One ended. Two began.", ["One", "Two"]),
        ("“It ended.” Then it began.", ["“", "Then"]),
        ("The U.S. envoy left", ["The"]),
        ("First line\nSecond line", ["First", "Second"]),
    ],
)
def test_sentences_and_paragraphs_begin_somewhere(text: str, starts: list[str]) -> None:
    words = words_in(text)
    found = [w for w, f in zip(words.strings(), words.features[:, 2], strict=True) if f]
    assert found == starts


@given(st.text(max_size=200))
def test_words_cover_every_letter_of_any_text(text: str) -> None:
    words = words_in(text)
    covered = set()
    for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True):
        assert a < b
        covered.update(range(a, b))
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
    limits = np.array([CASES, QUOTES, BREAKS])
    assert ((words.features >= 0) & (words.features < limits)).all()


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2)), max_size=120),
    st.integers(20, 60),
    st.integers(0, 9),
)
def test_every_word_is_the_core_of_one_window(
    words: list[tuple[int, int]], capacity: int, margin: int
) -> None:
    pieces = np.array([p for p, _ in words], dtype=int)
    breaks = np.array([b for _, b in words], dtype=int)
    cores: list[int] = []
    for window in cut(pieces, breaks, capacity, margin):
        assert window.first <= window.core_first < window.core_last <= window.last
        assert pieces[window.first : window.last].sum() <= capacity
        cores.extend(range(window.core_first, window.core_last))
    assert cores == list(range(len(words)))


def test_spans_are_those_of_the_text() -> None:
    text = "Oslo’s envoy"
    words = words_of(text, [Span(0, len(text))], [])
    assert words.strings() == ["Oslo", "’", "s", "envoy"]
