"""EDTF values: bounds, precision, and whether two of them may be the same time."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.when import compatible, parse_edtf


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2021-03-04", date(2021, 3, 4), date(2021, 3, 4), "day"),
        ("2021-03-04T14:30", date(2021, 3, 4), date(2021, 3, 4), "time"),
        ("2021-03-04T14:30:00+03:00", date(2021, 3, 4), date(2021, 3, 4), "time"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31), "season"),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28), "season"),
        ("2021-33", date(2021, 1, 1), date(2021, 3, 31), "quarter"),
        ("2021-36", date(2021, 10, 1), date(2021, 12, 31), "quarter"),
        ("2021-03-01/2021-03-07", date(2021, 3, 1), date(2021, 3, 7), "interval"),
        ("2021-03/2021-04", date(2021, 3, 1), date(2021, 4, 30), "interval"),
        ("../2021-03-07", None, date(2021, 3, 7), "interval"),
        ("2021-02/..", date(2021, 2, 1), None, "interval"),
    ],
)
def test_bounds_and_precision(
    value: str, earliest: date | None, latest: date | None, precision: str
) -> None:
    when = parse_edtf(value)
    assert (when.edtf, when.earliest, when.latest) == (value, earliest, latest)
    assert when.precision == precision


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2021-13",
        "2021-02-30",
        "2021-00-10",
        "0000",
        "21-03-04",
        "2021-3-4",
        "../..",
        "2021-04/2021-03",
        "199X-02",
        "2021-03-04 ",
    ],
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|no such|ends before"):
        parse_edtf(value)


def test_an_approximate_value_says_so() -> None:
    assert parse_edtf("2021-03~").approximate
    assert parse_edtf("2021-03-01~/2021-04-01").approximate
    assert not parse_edtf("2021-03").approximate


def test_days_counts_both_ends_and_is_unknown_when_open() -> None:
    assert parse_edtf("2021-03-01/2021-03-07").days == 7
    assert parse_edtf("2021-03-01").days == 1
    assert parse_edtf("2021-03-01/..").days is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-03", "2021-03-31", True),
        ("2021-03", "2021-04-01", False),
        ("../2021-03-07", "2021-03-08", False),
        ("../2021-03-07", "2021-03-07", True),
        ("2021-03-08/..", "../2021-03-07", False),
        ("2021-03-07/..", "../2021-03-07", True),
    ],
)
def test_compatible_is_symmetric(one: str, other: str, expected: bool) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    assert compatible(first, second) is expected
    assert compatible(second, first) is expected


def test_contains() -> None:
    assert parse_edtf("2021-03").contains(parse_edtf("2021-03-31"))
    assert not parse_edtf("2021-03-31").contains(parse_edtf("2021-03"))
    assert parse_edtf("2021-03/..").contains(parse_edtf("2030"))
    assert not parse_edtf("2021-03").contains(parse_edtf("2021-03-10/.."))
