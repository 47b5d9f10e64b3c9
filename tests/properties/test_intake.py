"""Intake under arbitrary input: a report or a refusal, never anything else."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.intake import documents_from_bytes

STARTS = (
    b"",
    b'{"text": "',
    b'[{"text": "',
    b"title,text\n",
    b"---\ntitle: ",
    b"# ",
    b"<html><body><p>",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
)
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "a.csv", "a.jsonl", "a.json", "a"])
MARKUP = st.text(st.sampled_from("<>/=\"'ap h1#*_[](){}:;,-\n\\&!|`~0é"), max_size=200)


def take(data: bytes, name: str):
    errors: list[InputError] = []
    reports = list(documents_from_bytes(data, name, on_error=errors.append))
    return reports, errors


def check(data: bytes, name: str) -> None:
    reports, errors = take(data, name)
    assert reports or errors
    for report in reports:
        report.text.encode("utf-8")
        assert report.text.strip()
        assert len(report.sha256) == 64
    for error in errors:
        assert error.document == name
        assert "\n" not in str(error)
    assert take(data, name)[0] == reports


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300), NAMES)
def test_any_bytes_give_reports_or_refusals(start, data, name):
    check(start + data, name)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), MARKUP, NAMES)
def test_any_markup_gives_reports_or_refusals(start, markup, name):
    check(start + markup.encode(), name)


@settings(max_examples=200, deadline=None)
@given(st.text(), st.booleans())
def test_text_in_json_lines_comes_back_exactly(text, escaped):
    line = json.dumps({"id": "1", "text": text}, ensure_ascii=escaped).encode("utf-8")
    reports, errors = take(line + b"\n", "a.jsonl")
    if re.search(r"[^\W\d_]", text):
        assert not errors
        assert [(r.id, r.text) for r in reports] == [("1", text)]
    else:
        assert not reports
        assert len(errors) == 1
