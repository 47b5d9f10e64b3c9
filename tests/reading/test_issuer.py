"""Whose release a report is, told by its address or its outlet."""

from __future__ import annotations

import pytest

from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.schema import OrganisationEntry, StateEntry
from dragoman.model import Report
from dragoman.reading.actors.issuer import issuing_state

KNOWLEDGE = Knowledge(
    [
        StateEntry(id="sta.pol", name="Poland", iso3="POL", iso2="PL", demonyms=("Polish",)),
        StateEntry(id="sta.gbr", name="United Kingdom", iso3="GBR", iso2="GB"),
        StateEntry(id="sta.usa", name="United States", iso3="USA", iso2="US"),
        StateEntry(id="sta.rus", name="Russia", iso3="RUS", iso2="RU", metonyms=("Kremlin",)),
        OrganisationEntry(
            id="org.white-house", name="White House", kind="body", sector="GOV", country="USA"
        ),
    ]
)


@pytest.mark.parametrize(
    ("url", "outlet", "expected"),
    [
        ("https://www.gov.pl/web/diplomacy/talks", None, "sta.pol"),
        ("https://www.gov.uk/news/a-call", None, "sta.gbr"),
        ("https://www.state.gov/a-call/", None, "sta.usa"),
        ("http://en.kremlin.ru/events/1", None, "sta.rus"),
        (None, "The White House", "sta.usa"),
        (None, "Ministry of Foreign Affairs of Poland", "sta.pol"),
        ("https://www.example-news.pl/politics", "Polish Daily", None),
        ("http://[broken", "", None),
        ("mfa.gov.pl without a scheme", None, None),
        (None, None, None),
    ],
)
def test_issuing_state(url: str | None, outlet: str | None, expected: str | None) -> None:
    report = Report(id="r", text="", url=url, outlet=outlet)
    assert issuing_state(report, KNOWLEDGE) == expected
