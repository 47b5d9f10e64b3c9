"""JSON Lines: exact texts, refusals by line."""

from __future__ import annotations

import json

import pytest

TEXT = "  OSLO (AP) — Envoys\u00a0met.\r\n\r\nAFP contributed reporting.\n\u2028 "


def test_text_and_id_come_back_unchanged(take):
    report = take(json.dumps({"id": "x 1", "text": TEXT, "location": "Oslo", "n": [1]})).report
    assert report.text == TEXT
    assert report.id == "x 1"
    assert report.metadata == {"location": "Oslo", "n": [1]}
    assert report.credits == ("AP", "AFP")


def test_aliases_and_moment_of_publication(take):
    report = take(
        json.dumps(
            {
                "headline": "Envoys meet",
                "date": "2021-10-24T11:00:00Z",
                "body": "Envoys met.",
                "link": "http://en.kremlin.ru/1",
                "authors": ["Jane Roe"],
            }
        )
    ).report
    assert (report.title, report.published, report.published_at) == (
        "Envoys meet",
        "2021-10-24",
        "2021-10-24T11:00:00Z",
    )
    assert report.outlet == "President of Russia"
    assert report.authors == ("Jane Roe",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Envoys m', "not valid JSON"),
        ('{"title": "Envoys"}', "no text"),
        ('{"text": "  "}', "no text"),
        ('{"text": "1234 !?"}', "no letters"),
        ('{"text": 7}', "`text` is not a string"),
        ('{"text": "Envoys met.", "title": []}', "`title` is not a string"),
        ('{"text": "Envoys met.", "authors": 3}', "`authors` is not a list"),
        ('["Envoys met."]', "not a JSON object"),
        ('{"text": "Envoys \\ud83d met."}', "unpaired surrogate"),
        ('{"text": "Envoys met.", "published": "someday"}', "does not name a day"),
        ('{"text": "Envoys met.", "published": "2021-02-30"}', "does not name a day"),
        ('{"text": "Envoys met.", "published": "2999-01-01"}', "in the future"),
        ('{"x": ' + "[" * 5000 + "]" * 5000 + "}", "nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(take, line, reason):
    good = '{"text": "Envoys met."}'
    taken = take(f"{good}\n\n{line}\n{good}\n", "n.jsonl")
    assert len(taken.reports) == 2
    assert len(taken.refusals) == 1
    assert taken.refusals[0].startswith("n.jsonl, line 3: ")
    assert reason in taken.refusals[0]


def test_a_line_in_another_encoding_is_refused(take):
    taken = take(b'{"text": "Envoys met."}\n{"text": "caf\xe9"}\n', "n.jsonl")
    assert len(taken.reports) == 1
    assert taken.refusals[0].startswith("n.jsonl, line 2: not UTF-8")


def test_a_line_too_long_does_not_stop_the_rest(take):
    long = '{"text": "' + "Envoys met. " * 500_000 + '"}'
    taken = take(f'{long}\n{{"text": "Envoys met."}}\n', "n.jsonl")
    assert [r.text for r in taken.reports] == ["Envoys met."]
    assert "line 1: a line of more than" in taken.refusals[0]


def test_one_document_over_many_lines_and_an_array(take):
    assert take('{\n "text": "Envoys met."\n}', "a.json").report.text == "Envoys met."
    taken = take('[{"text": "Envoys met."}, {"title": "x"}]')
    assert len(taken.reports) == 1
    assert "item 2" in taken.refusals[0]


def test_utf16_is_told_by_its_mark(take):
    assert take('{"text": "Envoys met in Malmö."}'.encode("utf-16")).report.text.endswith("Malmö.")


def test_published_from_outside_wins_and_the_own_date_is_kept(take):
    report = take(
        '{"text": "Envoys met.", "published": "2020-01-02"}', published="2020-03-04"
    ).report
    assert report.published == "2020-03-04"
    assert report.metadata["published_in_document"] == "2020-01-02"
