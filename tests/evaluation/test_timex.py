"""Loading TIMEX3 annotation and comparing values, on files of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.timex import (
    Timex,
    TimexDocument,
    load_aquaint,
    load_meantime,
    same_value,
    score_timex,
)
from dragoman.model import DateMention, Span

TIMEML = """<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2020-11-10">2020-11-10</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2020-11-09"
>Monday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.</TEXT>
</TimeML>"""

CAT = """<?xml version="1.0" ?><Document>
<token sentence="0" t_id="1">May</token><token sentence="0" t_id="2">4</token>
<token sentence="0" t_id="3">,</token><token sentence="0" t_id="4">2020</token>
<token sentence="1" t_id="5">Envoys</token><token sentence="1" t_id="6">met</token>
<token sentence="1" t_id="7">today</token><token sentence="1" t_id="8">.</token>
<token sentence="6" t_id="9">Tomorrow</token><token sentence="6" t_id="10">too</token>
<Markables>
<TIMEX3 m_id="1" functionInDocument="NONE" type="DATE" value="2020-05-04">
<token_anchor t_id="7"/></TIMEX3>
<TIMEX3 m_id="2" functionInDocument="CREATION_TIME" type="DATE" value="2020-05-04">
<token_anchor t_id="1"/><token_anchor t_id="2"/><token_anchor t_id="3"/><token_anchor t_id="4"/>
</TIMEX3></Markables></Document>"""


def test_timeml_offsets_point_at_the_words(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    (document,) = load_aquaint(tmp_path)
    assert document.published == "2020-11-10"
    assert [g.span.of(document.text) for g in document.gold] == ["Monday", "two days"]
    assert [g.is_calendar for g in document.gold] == [True, False]


def test_meantime_is_read_as_far_as_it_is_annotated_without_its_dateline(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "one.xml").write_text(CAT, encoding="utf-8")
    (document,) = load_meantime(tmp_path)
    assert document.text == "May 4, 2020\nEnvoys met today."
    assert document.published == "2020-05-04"
    assert [g.span.of(document.text) for g in document.gold] == ["today"]
    assert [s.of(document.text) for s in document.ignored] == ["May 4, 2020"]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.tml").write_text("<TimeML><TEXT>", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.tml.*not well-formed"):
        load_aquaint(tmp_path)


@pytest.mark.parametrize(
    ("timex", "edtf", "same"),
    [
        ("2020-11-09", "2020-11-09", True),
        ("2020-11-09TNI", "2020-11-09", True),
        ("2020-11-09T14:00", "2020-11-09T14:00", True),
        ("2020-11-09T14:00", "2020-11-09T15:00", False),
        ("2020-W46", "2020-11-09/2020-11-15", True),
        ("2020-W46-WE", "2020-11-14/2020-11-15", True),
        ("2020-Q4", "2020-36", True),
        ("2020-SU", "2020-22", True),
        ("199", "199X", True),
        ("2020-11", "2020-11-09", False),
    ],
)
def test_same_value(timex: str, edtf: str, same: bool) -> None:
    assert same_value(timex, edtf) is same


def test_score_counts_spans_and_values_apart() -> None:
    gold = (Timex(Span(0, 6), "DATE", "2020-11-09"), Timex(Span(10, 18), "DATE", "2020-11-16"))
    found = [
        DateMention(Span(0, 6), "Monday", "2020-11-09"),
        DateMention(Span(5, 15), "x", "2020-11-02"),
        DateMention(Span(20, 24), "2020", "2020"),
    ]
    score = score_timex([(TimexDocument("d", "", None, gold), found)])
    assert (score.gold, score.found) == (2, 3)
    assert score.relaxed_f1 == pytest.approx(4 / 5)
    assert score.exact_f1 == pytest.approx(2 / 5)
    assert score.value_f1 == pytest.approx(2 / 5)


def test_durations_count_neither_way_on_the_calendar() -> None:
    gold = (Timex(Span(0, 8), "DURATION", "P2D"),)
    found = [DateMention(Span(0, 8), "two days", "2020-11-09")]
    document = TimexDocument("d", "", None, gold)
    assert score_timex([(document, found)]).found == 0
    assert score_timex([(document, found)], calendar_only=False).relaxed_f1 == 1.0
