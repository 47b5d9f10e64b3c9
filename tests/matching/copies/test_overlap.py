"""Shared stretches: where, how long, and checked against a plain search on random texts."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st

from copied_texts import text_of
from dragoman.matching.copies.overlap import SHORTEST, overlap
from dragoman.matching.copies.words import hashed_words, word_spans

PIECES = st.lists(st.integers(0, 9), min_size=0, max_size=6, unique=True)


@settings(max_examples=60, deadline=None)
@given(PIECES, PIECES)
def test_what_is_shared_is_what_stands_in_both(one: list[int], other: list[int]) -> None:
    a, b = (hashed_words(text_of(*pieces, words=40)) for pieces in (one, other))
    found = overlap(a, b)
    common = len(set(one) & set(other))
    assert found.shared == 40 * common
    for stretch in found.stretches:
        assert (a[stretch.a_start : stretch.a_end] == b[stretch.b_start : stretch.b_end]).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=120), st.lists(st.integers(0, 3), max_size=120))
def test_no_stretch_claims_more_than_the_texts_have(one: list[int], other: list[int]) -> None:
    """Texts of four words over and over, where everything repeats."""
    a, b = (
        hashed_words(" ".join("oslo rome bern kyiv".split()[w] for w in t)) for t in (one, other)
    )
    found = overlap(a, b)
    assert 0 <= found.of_a <= 1
    assert 0 <= found.of_b <= 1
    for stretch in found.stretches:
        assert stretch.shared >= SHORTEST
        assert 0 <= stretch.a_start < stretch.a_end <= len(a)
        assert 0 <= stretch.b_start < stretch.b_end <= len(b)


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 199), max_size=30), st.randoms(use_true_random=False))
def test_edited_words_cost_about_as_much_as_a_full_alignment_says(places, rng) -> None:
    words = text_of(1, 2, 3, 4, 5, words=40).split()
    changed = [f"new{rng.random()}" if at in places else word for at, word in enumerate(words)]
    found = overlap(hashed_words(" ".join(words)), hashed_words(" ".join(changed)))
    blocks = SequenceMatcher(None, words, changed, autojunk=False).get_matching_blocks()
    aligned = sum(block.size for block in blocks if block.size >= 3)
    assert abs(found.shared - aligned) <= SHORTEST + 4


def test_words_stand_where_the_characters_say() -> None:
    text = "“Oslo’s envoy,” she said: 3.5 km — no more.\r\nCôte d’Ivoire"
    assert [span.of(text) for span in word_spans(text)] == [
        "Oslo’s", "envoy", "she", "said", "3", "5", "km", "no", "more", "Côte", "d’Ivoire",
    ]  # fmt: skip
    assert len(hashed_words(text)) == len(word_spans(text))
