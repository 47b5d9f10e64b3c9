"""Whose text it is: the state whose own official release a report is.

In a release "the President" is the issuing side's own, whoever was named last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge.schema import OrganisationEntry, StateEntry
from dragoman.model import Report

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge

_HOST = re.compile(r"[a-zA-Z]+://(?P<host>[\w.-]+)")
_GOVERNMENT_HOST = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|govt|mfa|mid|mae|president|presidency|pm|elysee|kremlin|"
    r"whitehouse|state|kantei|bundesregierung|auswaertiges-amt|bundeskanzler|government)(?:\.|$)"
)
_SEAT_HOSTS = {
    "whitehouse": "USA",
    "bidenwhitehouse": "USA",
    "trumpwhitehouse": "USA",
    "obamawhitehouse": "USA",
    "kremlin": "RUS",
    "elysee": "FRA",
    "kantei": "JPN",
    "bundesregierung": "DEU",
    "auswaertiges-amt": "DEU",
}
_OUTLET_WORDS = re.compile(
    r"\b(?:presiden\w+|ministry|government|office|department|cabinet|chancell\w+|palace|"
    r"white house|kremlin|embassy)\b",
    re.IGNORECASE,
)
_BRITISH = {"uk": "gb"}


def issuing_state(report: Report, knowledge: Knowledge) -> str | None:
    """The state id of the government whose release this is; None for news.

    It is told by the address ("mfa.gov.pl", "www.gov.uk") or by the outlet's name
    ("Presidency of Ukraine").
    """
    return _by_address(report.url, knowledge) or _by_outlet(report.outlet, knowledge)


def _by_address(url: str | None, knowledge: Knowledge) -> str | None:
    found = _HOST.match(url) if url else None
    if found is None:
        return None
    host = found.group("host").lower()
    labels = host.split(".")
    for label in labels:
        if label in _SEAT_HOSTS:
            return f"sta.{_SEAT_HOSTS[label].lower()}"
    if not _GOVERNMENT_HOST.search(host):
        return None
    if labels[-1] in ("gov", "mil"):
        return "sta.usa"
    code = _BRITISH.get(labels[-1], labels[-1])
    return _state_with_iso2(code, knowledge) if len(code) == 2 else None


def _state_with_iso2(code: str, knowledge: Knowledge) -> str | None:
    states = (e for e in knowledge.entries() if isinstance(e, StateEntry))
    return next((e.id for e in states if e.iso2 == code.upper()), None)


def _by_outlet(outlet: str | None, knowledge: Knowledge) -> str | None:
    if not outlet or not _OUTLET_WORDS.search(outlet):
        return None
    words = outlet.split()
    for at in range(len(words)):
        hit = knowledge.longest(words, at)
        for candidate in hit[1] if hit else ():
            entry = knowledge.entry(candidate.id)
            if isinstance(entry, StateEntry):
                return entry.id
            if isinstance(entry, OrganisationEntry) and entry.country:
                return f"sta.{entry.country.lower()}"
    return None
