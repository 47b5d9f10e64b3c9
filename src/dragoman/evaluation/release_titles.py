"""Titles of two presidencies' releases: does the reading of the body find the contact named?

The gold is told by rule from the titles (`release_gold`); nothing of them is kept in the
project. The title and the address are hidden from the reader, so that nothing leaks; the
publication date and the outlet stay, as any reader of the release has them.

`kind`: some contact of the reading has the kind that the title names, or one that a body may
well give it; `principals`: the home side and every other side take part in one contact;
`both`: that contact has that kind; `exact`: the title's very kind. Of the titles that settle a
day, `dated` is the share whose contact is dated within two days of it, and `misdated` the share
whose contact has a date that rules it out. Many bodies give no date, and then the reading rightly
has none.

Some bodies only go on from their title ("The two leaders will discuss ..."), and no reader of
them alone could know who meets. The row `all` keeps these in the denominator, the others hold
the releases whose body names both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.evaluation.agreement import Names, words
from dragoman.evaluation.named_contact import (
    another_day,
    hidden,
    named_words,
    near,
    takes_part,
)
from dragoman.evaluation.release_gold import ALSO, Named, Side, TitleReader
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.seed_contacts import shown
from dragoman.evaluation.speakers import document_id
from dragoman.intake import read_documents
from dragoman.knowledge.base import Knowledge, fold_word, load_knowledge
from dragoman.model import Contact, ContactKind, Reading, Report

PRESIDENCIES = {"kremlin": "sta.rus", "ukraine_presidency": "sta.ukr"}
"""The files of releases, and whose presidency each is."""


class Release(NamedTuple):
    """One release whose title names a contact."""

    presidency: str
    report: Report
    named: Named


class Verdict(NamedTuple):
    """How one release was read; `dated` is None where its title settles no day."""

    presidency: str
    named: ContactKind
    told: bool
    kind: bool
    principals: bool
    both: bool
    exact: bool
    dated: bool | None
    misdated: bool
    detail: str


def score_release_titles(sample: Sample) -> Scored:
    """Score the readings of one part of the releases against their titles.

    Raises:
        InputError: a file of releases cannot be read.
    """
    knowledge = load_knowledge()
    chosen: list[Release] = []
    paths = [sample.folder / f"{name}.jsonl" for name in PRESIDENCIES]
    for path in paths:
        titles = TitleReader(PRESIDENCIES[path.stem], knowledge)
        chosen += releases(path.stem, _reports(path), titles, sample.part or "dev")
    chosen = chosen[: sample.limit]
    readings = sample.read(hidden(release.report) for release in chosen)
    verdicts = [judge(r, reading, knowledge) for r, reading in zip(chosen, readings, strict=True)]
    told = [v for v in verdicts if v.told]
    rows = [_row("releases", told)]
    for name in PRESIDENCIES:
        of_it = [v for v in told if v.presidency == name]
        rows.append(_row(name, of_it))
        for kind in sorted({v.named for v in of_it}):
            rows.append(_row(f"  {kind}", [v for v in of_it if v.named == kind]))
    rows.append(_row("all", verdicts))
    details = tuple(v.detail for v in verdicts if v.detail)
    return Scored(len(chosen), tuple(rows), tuple(paths), details)


def releases(
    presidency: str, reports: Iterable[Report], titles: TitleReader, part: str
) -> list[Release]:
    """The releases of one part whose titles name a contact."""
    found = []
    for report in reports:
        if part_of(report) != part or not report.title or not report.published:
            continue
        named = titles.read(report.title, report.published[:10])
        if named is not None:
            found.append(Release(presidency, report, named))
    return found


def part_of(report: Report) -> str:
    """`dev` or `test`, by nothing but the address."""
    return ("dev", "test")[int(document_id(report.url or report.id), 16) % 2]


def judge(release: Release, reading: Reading, knowledge: Knowledge) -> Verdict:
    """Compare one reading with its title."""
    named = release.named
    names = Names(reading, knowledge)
    kinds = accepted(named)
    met = [c for c in reading.contacts if _principals(named, c, names)]
    right = [c for c in met if c.kind in kinds]
    day = named.day
    dated = None if day is None else any(near(c, day) for c in right)
    misdated = dated is False and any(another_day(c, day or "") for c in right)
    return Verdict(
        release.presidency,
        named.kind,
        is_told(named, release.report.text, knowledge),
        any(c.kind in kinds for c in reading.contacts),
        bool(met),
        bool(right),
        any(c.kind == named.kind for c in met),
        dated,
        misdated,
        "" if right and not misdated else _detail(release, met, right, names),
    )


def is_told(named: Named, text: str, knowledge: Knowledge) -> bool:
    """Whether the body names both sides: by name, by office at home, by country abroad."""
    there = words(text)
    home = all(
        not side.name or _surname(side) in there or "president" in there for side in named.home
    )
    countries = {c.id for word in re.findall(r"[^\W\d_]+", text) for c in knowledge.lookup(word)}
    return home and all(
        not there.isdisjoint(side.parts)
        or words(side.country) <= there
        or any(c.id in countries for c in knowledge.lookup(side.country))
        for side in named.others
    )


def accepted(named: Named) -> frozenset[ContactKind]:
    """The kinds that count as right; heads of three states who meet hold a summit."""
    kinds = ALSO.get(named.kind, frozenset((named.kind,)))
    several = named.kind in ("meeting", "talks") and len(named.others) > 1
    return kinds | {"summit"} if several else kinds


def _reports(path: Path) -> list[Report]:
    refused: list[InputError] = []
    reports = list(read_documents([str(path)], on_error=refused.append))
    if refused:
        raise refused[0]
    return reports


def _principals(named: Named, contact: Contact, names: Names) -> bool:
    """Whether the home side and every other side take part."""
    participants = named_words(contact, names)
    home = all(_is_home(side, participants, contact, names) for side in named.home)
    return home and all(
        takes_part(side.parts, side.country, participants, contact, names) for side in named.others
    )


def _is_home(
    side: Side, participants: list[frozenset[str]], contact: Contact, names: Names
) -> bool:
    """A home side that the title names, the president among them, must be that person."""
    if not side.name:
        return any(names.takes_part(side.country, p) for p in contact.participants)
    by_name = any(_surname(side) in p for p in participants)
    return by_name or any(names.is_actor(side.name, p.actor) for p in contact.participants)


def _surname(side: Side) -> str:
    return fold_word(side.name.split()[-1])


def _row(label: str, verdicts: list[Verdict]) -> Row:
    def share(of: Iterable[bool]) -> float:
        given = list(of)
        return percent(sum(given) / (len(given) or 1))

    metrics = {
        "n": float(len(verdicts)),
        "kind": share(v.kind for v in verdicts),
        "principals": share(v.principals for v in verdicts),
        "both": share(v.both for v in verdicts),
        "exact": share(v.exact for v in verdicts),
        "dated": share(v.dated for v in verdicts if v.dated is not None),
        "misdated": share(v.misdated for v in verdicts if v.dated is not None),
    }
    return Row(label, metrics)


def _detail(release: Release, met: list[Contact], right: list[Contact], names: Names) -> str:
    named = release.named
    sides = "; ".join(" ".join((s.name, s.office, s.country)) for s in named.others)
    home = "; ".join(s.name or s.office or s.country for s in named.home)
    what = "MISDATED" if right else ("WRONG KIND" if met else "MISS")
    if not is_told(named, release.report.text, names.knowledge):
        what += " [body does not name both sides]"
    found = "".join(f"\n       {shown(c, names)}" for c in names.reading.contacts[:3])
    key = document_id(release.report.url or release.report.id)
    return (
        f"{what} {release.presidency} {key}: {named.kind} {named.day}, {home} with {sides}{found}"
    )
