"""The sentence shown around a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.views.excerpt import excerpt


def around(text: str, words: str, longest: int = 320) -> str:
    start = text.index(words)
    found = excerpt(text, Span(start, start + len(words)), longest=longest)
    assert found.words == " ".join(words.split())
    return f"{found.before}[{found.words}]{found.after}"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("One. Two met. Three.", "met", "Two [met]."),
        ("Gen. Ada Roe met Mr. Poe. They ate.", "met", "Gen. Ada Roe [met] Mr. Poe."),
        ("U.S. envoys met J. K. Poe. They ate.", "met", "U.S. envoys [met] J. K. Poe."),
        ("Heading\n\nEnvoys met.\n\nMore.", "met", "Envoys [met]."),
        ("He said: “We met.” “Then we ate.”", "met", "He said: “We [met].”"),
        ("They met\nin   Oslo today. Next.", "met\nin", "They [met in] Oslo today."),
        ("They met. They ate.", "met. They", "They [met. They] ate."),
        ("They met", "They met", "[They met]"),
    ],
)
def test_the_sentence_and_no_more(text: str, words: str, shown: str) -> None:
    assert around(text, words) == shown


def test_a_long_sentence_is_cut_at_words() -> None:
    shown = around("word " * 100 + "met " + "word " * 100, "met", longest=80)
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert len(shown) < 130


@given(st.text(min_size=1), st.data())
def test_any_span_of_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, Span(start, end))
    assert found.words.split() == text[start:end].split()
