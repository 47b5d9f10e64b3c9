"""Titles by their words, singular and plural, hyphens or none."""

from __future__ import annotations

import pytest

from dragoman.reading.actors.titles import title_at
from dragoman.reading.language import parse_text


@pytest.mark.parametrize(
    ("text", "words", "role", "plural"),
    [
        ("foreign ministers met", 2, "foreign minister", True),
        ("ministers of foreign affairs met", 4, "foreign minister", True),
        ("secretaries of state met", 3, "foreign minister", True),
        ("Secretary-General Ito spoke", 3, "secretary-general", False),
        ("Deputy Prime Minister Ito spoke", 3, "deputy prime minister", False),
        ("energy minister Ito spoke", 2, "minister", False),
        ("heads of state met", 3, "head of state", True),
        ("presidents met", 1, "president", True),
    ],
)
def test_the_longest_title_is_read(text: str, words: int, role: str, plural: bool) -> None:
    title = title_at(parse_text(text).tokens, 0)
    assert title is not None
    assert (title.last, title.role, title.plural) == (words, role, plural)


def test_a_title_tells_the_gender_where_it_does() -> None:
    tokens = parse_text("Queen Ada met spokesman Berg and Minister Vela").tokens
    genders = [t.gender for t in (title_at(tokens, i) for i in range(len(tokens))) if t]
    assert genders == ["f", "m", None]


def test_other_words_are_no_titles() -> None:
    assert title_at(parse_text("energy talks").tokens, 0) is None
