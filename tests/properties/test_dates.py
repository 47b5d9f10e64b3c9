"""Whatever the text, its dates are its own words, apart, in order, and EDTF."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.when import compatible, parse_edtf
from dragoman.reading.dates import read_dates
from dragoman.reading.language import parse_text

_WORDS = st.sampled_from(
    "They met on at from to between and until since before after by around the a last next this "
    "Monday Friday Saturday May March Aug. August February 30 31 29 9-10 12th 2020 1701 2020-21 "
    "Feb. 24 0900 GMT 3 p.m. 23:59 Moscow time noon midnight overnight into today yesterday week "
    "weekend month year's end quarter first third spring winter of Christmas Easter Ramadan two "
    "days hours later earlier ago recently following day eve century 20th 1990s '80s 202X 9999 "
    "0001 9999-12-31 , . ( ) - \n \n\n".split(" ")
)
_SALAD = st.lists(_WORDS, max_size=40).map(" ".join)
_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
_DAYS = st.sampled_from(
    [None, "2020-11-10", "2024-02-29", "2023-12-31", "0001-01-01", "9999-12-31", "2020", "never"]
)
# Words that give a date without one to count from.
_RELATIVE = frozenset(
    {"weekday", "near day", "near period", "month", "ago", "weekend", "overnight", "stretch"}
)

some = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text: str, published: str | None) -> None:
    mentions = read_dates(parse_text(text), published)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.text.strip()
        if mention.value is None:
            assert mention.anchor is None
            continue
        when = parse_edtf(mention.value)
        assert compatible(when, when)
        if published is None:
            assert mention.rule not in _RELATIVE
            assert mention.anchor is None or mention.anchor[:4] in text
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@some
@given(_SALAD, _DAYS)
def test_word_salad_of_time(text: str, published: str | None) -> None:
    check(text, published)


@some
@given(_ANYTHING, _DAYS)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)
