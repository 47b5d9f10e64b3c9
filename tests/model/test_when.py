"""EDTF values: bounds, precision, and whether two of them may be the same time."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.when import compatible, compatible_in, parse_edtf


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # One hour on two days
        ("2021-12-30T17:00-05:00", "2021-12-31T01:00+03:00", True),
        ("2021-12-30T17:00-05:00", "2021-12-31", True),
        ("2021-12-30T17:00-05:00", "2021-12-29", False),
        ("2021-12-30T17:00-05:00", "2022-01-01", False),
        ("2021-12-30T09:00-05:00", "2021-12-31T09:00+03:00", False),
        # Without a zone a time is of its own day alone
        ("2021-12-30T17:00", "2021-12-31", False),
        ("2021-12-30T23:00-05:00", "2021-12-31/2022-01-02", True),
    ],
)
def test_a_time_in_a_zone_is_on_another_day_elsewhere(one: str, other: str, expected: bool) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    assert compatible(first, second) is expected
    assert compatible(second, first) is expected


@pytest.mark.parametrize(
    ("one", "zone", "other", "other_zone", "expected"),
    [
        ("2021-12-30", "America/New_York", "2021-12-31", "Europe/Moscow", True),
        ("2021-12-31", "America/New_York", "2021-12-30", "Europe/Moscow", False),
        ("2021-12-30", "America/New_York", "2022-01-01", "Europe/Moscow", False),
        ("2021-12-30", "Pacific/Auckland", "2021-12-29", "Pacific/Honolulu", True),
        ("2021-12-30", "Europe/Oslo", "2021-12-31", "Europe/Oslo", False),
        ("2021-12", "America/New_York", "2022-01-01", "Europe/Moscow", True),
        ("2021-12-30T23:30-05:00", "America/New_York", "2021-12-31", "Europe/Moscow", True),
        ("../2021-12-30", "America/New_York", "2022-01-02/..", "Europe/Moscow", False),
        ("2021-12-30", "America/New_York", "2021-12-31", None, False),
        ("2021-12-30", "Nowhere/Land", "2021-12-31", "Europe/Moscow", False),
    ],
)
def test_days_of_two_places(
    one: str, zone: str, other: str, other_zone: str | None, expected: bool
) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    assert compatible_in(first, zone, second, other_zone) is expected
    assert compatible_in(second, other_zone, first, zone) is expected


@pytest.mark.parametrize(
    "value", ["2021-03-01T24:30", "2021-03-01T12:60", "2021-03-01T12:00+15:00"]
)
def test_hours_and_zones_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF value"):
        parse_edtf(value)


def test_contains() -> None:
    assert parse_edtf("2021-03").contains(parse_edtf("2021-03-31"))
    assert not parse_edtf("2021-03-31").contains(parse_edtf("2021-03"))
    assert parse_edtf("2021-03/..").contains(parse_edtf("2030"))
    assert not parse_edtf("2021-03").contains(parse_edtf("2021-03-10/.."))
