"""Bytes to characters, and bytes that are no text."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.intake.encoding import decode

RUSSIAN = "Министр сообщил журналистам, что переговоры в Женеве продолжатся в пятницу. " * 4


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Malmö".encode(), "Malmö", "utf-8"),
        ("Malmö".encode("utf-8-sig"), "Malmö", "utf-8"),
        ("Malmö".encode("utf-16"), "Malmö", "utf-16-le"),
        ("Envoys in Malmö".encode("utf-16-be"), "Envoys in Malmö", "utf-16-be"),
        ("Envoys met in “Malmö”.".encode("cp1252"), "Envoys met in “Malmö”.", "cp1252"),
        (
            "Oslo – Århus\n".encode() + "Malmö\n".encode("cp1252"),
            "Oslo – Århus\nMalmö\n",
            "utf-8 with lines in cp1252",
        ),
    ],
)
def test_encodings(data, text, encoding):
    assert decode(data, "doc") == (text, encoding)


def test_another_alphabet_is_told_by_statistics():
    assert decode(RUSSIAN.encode("cp1251"), "doc").text == RUSSIAN


def test_mixed_encodings_that_fit_nothing_name_the_line():
    with pytest.raises(InputError, match=r"doc, line 2: mixed encodings"):
        decode("Malmö\n".encode() + b"Oslo \x81\x9d\n" + "Århus\n".encode(), "doc")


def test_a_text_cut_within_a_character():
    with pytest.raises(InputError, match=r"doc, byte 11: breaks off"):
        decode("Malmö Oslö".encode()[:-1], "doc")


def test_how_a_text_was_read_is_noted(take):
    report = take("Envoys met in Malmö.".encode("cp1252"), "a.txt").report
    assert report.metadata == {"encoding": "cp1252"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x1f\x8b\x08\x00", "a gzip file"),
        (b"12 34 !?", "no letters"),
    ],
)
def test_what_is_no_text_is_refused(take, data, reason):
    assert reason in take(data).refusal
