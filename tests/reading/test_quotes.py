"""Quotations are found whatever marks the outlet uses."""

from __future__ import annotations

import pytest

from dragoman.reading.paragraphs import paragraphs_of
from dragoman.reading.quotes import QuotationIndex, find_quotations


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said “no” twice.", ["“no”"]),
        ("She called it ''a farce'' today.", ["''a farce''"]),
        ("The Kremlin's press service gave no comment.", []),
        ("«Non», dit-il.", ["«Non»"]),
        (
            '"They keep an "open door" for us," he said. "No more."',
            ['"They keep an "open door" for us,"', '"No more."'],
        ),
    ],
)
def test_marks(text, expected):
    assert quoted(text) == expected


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = "“We waited a year, she said.\n“Now we act.”"
    found = find_quotations(text, paragraphs_of(text))
    assert [q.closed for q in found] == [False, True]
    assert found[0].span.end == text.index("\n")


def test_the_index_finds_what_covers_and_what_comes_next():
    text = 'A "b" c "d" e'
    index = QuotationIndex(find_quotations(text, paragraphs_of(text)))
    assert index.at(3) == index.all[0]
    assert index.at(6) is None
