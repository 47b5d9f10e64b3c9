"""Bands and marks: the same on every machine, or a record's signatures would lose their use."""

from __future__ import annotations

import hashlib

from copied_texts import paragraph, report_of, text_of
from dragoman.matching.copies.bands import BANDS, look_up_keys
from dragoman.matching.copies.signature import signature_of
from dragoman.matching.copies.words import hashed_words


def test_keys_are_the_same_everywhere() -> None:
    keys = look_up_keys(hashed_words(text_of(1, 2, 3)))
    digest = hashlib.sha256(repr(keys).encode()).hexdigest()
    assert sum(key % 2 for key in keys) == BANDS
    assert all(0 <= key < 2**63 for key in keys)
    assert digest[:16] == "2e29d163602ecb46", (
        "raise SIGNATURE_VERSION, and sign stored reports anew"
    )


def test_a_passage_has_its_marks_in_any_text() -> None:
    def marks(*numbers: int) -> set[int]:
        return {k for k in look_up_keys(hashed_words(text_of(*numbers))) if k % 2 == 0}

    assert marks(1) <= marks(5, 1, 6)
    assert not marks(1) & marks(5, 6)


def test_a_text_of_a_word_has_no_keys() -> None:
    assert look_up_keys(hashed_words("Oslo")) == []


def test_a_rank_is_the_same_everywhere() -> None:
    assert signature_of(report_of("Oslo"), "r-1").rank == 747500195458869030


def test_a_short_text_without_a_mark_is_found_by_its_bands() -> None:
    def keys(text: str) -> set[int]:
        return set(look_up_keys(hashed_words(text)))

    short = [paragraph(number, 40) for number in range(300)]
    pairs = [(keys(text), keys(f"{text} Yesterday.")) for text in short]
    assert any(not {k for k in one & other if k % 2 == 0} for one, other in pairs)
    assert all(one & other for one, other in pairs)
