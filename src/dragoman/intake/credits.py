"""Who is named as origin: agencies in datelines, bylines, credit lines and copyright lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

PICTURE_AGENCIES = frozenset({"EPA", "Getty Images"})
"""They carry pictures and no text: named alone, they credit a picture."""

LONGEST_CREDIT = 300
"""Characters of a credit line; anything longer is prose."""


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """Spelling -> the agency as it is credited, from `data/agencies.tsv`."""
    lines = files("dragoman.intake").joinpath("data/agencies.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {alias: name for name, aliases in rows for alias in aliases.split("|")}


def agency_named(words: str) -> str | None:
    """The agency that these words name and nothing else; None where they name none.

    >>> agency_named("The Associated Press"), agency_named("the press")
    ('AP', None)
    """
    words = words.strip(" .*_/()[]").removeprefix("The ").removeprefix("the ")
    return agencies().get(words)


@lru_cache(maxsize=1)
def agency_pattern() -> str:
    """A regular expression for any spelling of any agency, longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(agencies(), key=len, reverse=True))) + ")"


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WHEN = rf"(?P<date>(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
# "VIENNA, Austria, March 5", but "VIENNA, March 5": a month is no country.
_PLACE = rf"(?P<place>[A-ZÀ-Þ][\w.'’/ -]{{1,40}}(?:, (?!{_MONTH} \d)[A-Z][\w. ]{{1,30}}?)?)"
_DATELINES = (
    # "KYIV, Aug 26 (Reuters) - ", "GENEVA (AP) — ", "(AFP) - "
    re.compile(rf"(?:{_PLACE}(?:,? {_WHEN})?\s*)?\((?P<agency>[^()]{{2,40}})\)\s*(?:[-–—]+|:)\s+"),
    # "MOSCOW, August 26. /TASS/. "
    re.compile(rf"{_PLACE}, {_WHEN}\.?\s*/(?P<agency>[^/]{{2,40}})/\.?\s+"),
)


class Dateline(NamedTuple):
    """The words before the first sentence, the agencies they name, and a full date if any."""

    words: str
    credits: tuple[str, ...]
    end: int
    date: str | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The agency dateline that a paragraph opens with.

    None where it names no known agency, unless a place in capitals and a day leave no doubt
    that what follows in brackets is one.

    >>> find_dateline("OSLO, Aug 26 (Reuters) - Envoys met.").words
    'OSLO, Aug 26 (Reuters) -'
    >>> find_dateline("OSLO, Aug 26 (Fjord Press) - Envoys met.").credits
    ('Fjord Press',)
    """
    for pattern in _DATELINES:
        match = pattern.match(paragraph)
        if match is None:
            continue
        named = named_in(match["agency"], people=False)
        if not named and match["date"] and match["place"].partition(",")[0].isupper():
            named = (" ".join(match["agency"].split()),)
        if named:
            when = match["date"]
            full = when if when and re.search(r"\d{4}$", when) else None
            return Dateline(match.group().strip(), named, match.end(), full)
    return None


_WHO = r"(?P<who>[^.;:!?]{2,150}?)"
_CREDIT_LINES = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # "AFP contributed reporting.", "Jane Roe and the AP contributed to this report."
        (
            rf"{_WHO},? (?:also )?contributed(?: to)?(?: (?:additional|the|this))?"
            r" (?:reporting|report|story|article|coverage)(?: from [\w ,]+)?",
            re.IGNORECASE,
        ),
        # "With reporting by Reuters", "Includes material from dpa"
        (
            r"(?:this (?:article|report|story) )?(?:with|includes?|contains?|based on)"
            r" (?:additional )?(?:reporting|reports?|files|inputs?|material|contributions?"
            r"|information)"
            rf" (?:by|from) {_WHO}",
            re.IGNORECASE,
        ),
        # "(Reporting by Jane Roe in Kyiv; editing by John Doe)"
        (
            rf"(?:additional |further )?reporting by {_WHO}"
            r"(?:[;.,] ?(?:additional |further )?(?:writing|editing|reporting) by [^:!?]{2,200})*",
            re.IGNORECASE,
        ),
        (r"(?:writing|edited|editing) by [A-Z][^:!?]{2,120}(?P<who>)", 0),
        # "© 2025 AFP", "Copyright 2025 The Associated Press. All rights reserved."
        (r"(?:©|\(c\)|copyright)(?: ?©)? ?\d{4},? (?P<who>[^.]{2,80})(?:\. .*)?", re.IGNORECASE),
        (r"(?:sources?|credits?|agency|agencies): ?(?P<who>[^.:]{2,80})", re.IGNORECASE),
    )
)
_UNNAMED = re.compile(
    r"agenc|news services|wire|staff|©|copyright|edit(?:ing|ed) by", re.IGNORECASE
)
"""Without a name, only these make a credit line: "Delegates contributed to the report" is news."""

_JOIN = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")
_IN_PLACE = re.compile(r"\s+(?:in|at|from)\s+.*")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|van|von|de|der|den|al|bin|la)){1,4}")


def named_in(who: str, *, people: bool = True) -> tuple[str, ...]:
    """Agencies, and people if asked for, in a list of names, in order and each once.

    >>> named_in("Jane Roe in Kyiv, AFP and the Associated Press")
    ('Jane Roe', 'AFP', 'AP')
    """
    whole = agency_named(who)
    if whole is not None:
        return (whole,)
    found: dict[str, None] = {}
    for part in _JOIN.split(who):
        part = _IN_PLACE.sub("", part).strip()
        name = agency_named(part)
        if name is None and people and _NAME.fullmatch(part):
            name = part
        if name is not None:
            found[name] = None
    return tuple(found)


def credit_line(line: str) -> tuple[str, ...] | None:
    """Who is credited by a line that does nothing else; None where it is no credit line.

    >>> credit_line("AFP contributed reporting.")
    ('AFP',)
    >>> credit_line("The envoys contributed to the talks.") is None
    True
    """
    bare = line.strip(" \t*_()[]—–-").rstrip(".").strip()
    if not bare or len(bare) > LONGEST_CREDIT:
        return None
    alone = agency_named(bare)
    if alone is not None:
        return None if alone in PICTURE_AGENCIES else (alone,)
    for pattern in _CREDIT_LINES:
        match = pattern.fullmatch(bare)
        if match is not None:
            named = named_in(match["who"])
            if named or _UNNAMED.search(bare):
                return named
    return None


def credits_of(text: str) -> tuple[str, ...]:
    """Agencies credited in the first and last lines of a text that is to stay as it is.

    >>> credits_of("OSLO (AP) — Envoys met.\\n\\nAFP contributed reporting.")
    ('AP', 'AFP')
    """
    found: list[str] = []
    head = text.lstrip()[:400]
    dateline = find_dateline(head)
    if dateline is not None:
        found.extend(dateline.credits)
    tail = text[-1500:].splitlines()
    for line in tail[-6:]:
        found.extend(credit_line(line) or ())
    return unique(found)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order of first appearance."""
    return tuple(dict.fromkeys(names))
