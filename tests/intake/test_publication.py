"""Publication dates as sources write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.errors import InputError
from dragoman.intake.publication import read_published, refuse_future


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-10-30", "2020-10-30"),
        ("2020-10-30 19:51:43-04:00", "2020-10-30"),
        ("October 30, 2020", "2020-10-30"),
        ("Friday, 30th October 2020", "2020-10-30"),
        ("Oct. 30, 2020, 4:15 p.m. EST", "2020-10-30"),
        ("Fri, 30 Oct 2020 18:04:00 +0300", "2020-10-30"),
        ("30.10.2020", "2020-10-30"),
        ("2020/10/30", "2020-10-30"),
        ("10/30/2020", "2020-10-30"),
        ("30/10/2020", "2020-10-30"),
        ("03/04/2020", None),
        ("2020-10", None),
        ("February 30, 2020", None),
        ("yesterday", None),
        ("0000-00-00", None),
    ],
)
def test_spellings(written, day):
    found = read_published(written)
    assert (found.day if found else None) == day


def test_tomorrow_passes_and_the_day_after_does_not():
    today = datetime.now(UTC).date()
    refuse_future((today + timedelta(days=1)).isoformat(), "doc")
    with pytest.raises(InputError, match=r"doc, line 2: the date .* in the future; .*--published"):
        refuse_future((today + timedelta(days=2)).isoformat(), "doc", "line 2")
