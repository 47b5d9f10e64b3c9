"""`take`: reads bytes for a test into reports and refusals, the latter as the user sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from dragoman.errors import InputError
from dragoman.intake import documents_from_bytes
from dragoman.model import Report


class Taken(NamedTuple):
    reports: list[Report]
    refusals: list[str]

    @property
    def report(self) -> Report:
        assert not self.refusals
        assert len(self.reports) == 1
        return self.reports[0]

    @property
    def refusal(self) -> str:
        assert not self.reports
        assert len(self.refusals) == 1
        return self.refusals[0]


def _take(data: str | bytes, name: str = "doc", published: str | None = None) -> Taken:
    raw = data.encode() if isinstance(data, str) else data
    errors: list[InputError] = []
    reports = list(documents_from_bytes(raw, name, published=published, on_error=errors.append))
    for error in errors:
        assert error.document == name
        assert error.remedy
        assert "\n" not in str(error)
    return Taken(reports, [str(error) for error in errors])


@pytest.fixture
def take() -> Callable[..., Taken]:
    return _take
