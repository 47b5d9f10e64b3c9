"""Readout titles: does the reading of the body find the contact that the title names?

The title and the address are hidden from the reader, so that nothing leaks; the publication date
and the outlet stay, as any reader of the release has them. The gold was parsed from the
titles by rule, and some of it is no contact between two parties: a home side that is no name
("jr's"), or a meeting with the country's own mayors or members of Congress. Rows marked
`all` keep these in the denominator, the others leave them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation.agreement import Names, words
from dragoman.evaluation.named_contact import hidden, named_words, near, takes_part
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.seed_contacts import shown
from dragoman.intake import read_documents
from dragoman.knowledge.base import Knowledge, load_knowledge
from dragoman.model import Contact, Reading, Report

GOLD = "white_house_title_gold.json"
FOLDER = "white_house"


class Other(msgspec.Struct, frozen=True):
    """The other side as the title names it: parts of a personal name, and of what country."""

    names: tuple[str, ...]
    country: str


class Titled(msgspec.Struct, frozen=True):
    """One title: the kind of the contact, the surname of the home side, the other side."""

    file: str
    published: str
    kind: str
    home: str
    others: tuple[Other, ...]


class Verdict(NamedTuple):
    """How one readout was read: principals and kind in any contact, in the first, dated."""

    kind: str
    any: bool
    main: bool
    principals: bool
    dated: bool
    sound: bool
    detail: str


def score_titles(sample: Sample) -> Scored:
    """Score the readings of the readouts in the folder against the titles' gold.

    Raises:
        InputError: a file named in the gold cannot be read.
    """
    folder = sample.folder
    gold = msgspec.json.decode((folder / GOLD).read_bytes(), type=list[Titled])[: sample.limit]
    knowledge = load_knowledge()
    readings = sample.read(hidden(report) for report in _reports(folder, gold))
    verdicts = [judge(t, r, knowledge) for t, r in zip(gold, readings, strict=True)]
    sound = [v for v in verdicts if v.sound]
    kinds = dict.fromkeys(t.kind for t in gold)
    rows = [_row("readouts", sound)]
    rows += [_row(f"  {k}", [v for v in sound if v.kind == k]) for k in kinds]
    rows.append(_row("all", verdicts))
    files = (folder / GOLD, *(folder / FOLDER / t.file for t in gold))
    return Scored(len(gold), tuple(rows), files, tuple(v.detail for v in verdicts if v.detail))


def judge(titled: Titled, reading: Reading, knowledge: Knowledge) -> Verdict:
    """Compare one reading with its title."""
    names = Names(reading, knowledge)
    met = [c for c in reading.contacts if _principals(titled, c, names)]
    right = [c for c in met if c.kind == titled.kind]
    main = bool(right) and reading.contacts[0].id == right[0].id
    dated = any(near(c, titled.published) for c in right)
    detail = "" if right and main and dated else _detail(titled, right, names)
    sound = is_sound(titled, knowledge)
    return Verdict(titled.kind, bool(right), main, bool(met), dated, sound, detail)


def is_sound(titled: Titled, knowledge: Knowledge) -> bool:
    """Whether the title was parsed into a name and into states or organisations."""
    abroad = all(
        any(c.kind in ("state", "organisation") for c in knowledge.lookup(other.country))
        for other in titled.others
    )
    return titled.home.replace("-", "").isalpha() and abroad


def _reports(folder: Path, gold: Iterable[Titled]) -> list[Report]:
    refused: list[InputError] = []
    paths = [str(folder / FOLDER / t.file) for t in gold]
    reports = list(read_documents(paths, on_error=refused.append))
    if refused:
        raise refused[0]
    return reports


def _principals(titled: Titled, contact: Contact, names: Names) -> bool:
    """Whether the home side and every other side take part."""
    named = named_words(contact, names)
    home = any(words(titled.home) <= n for n in named)
    return home and all(
        takes_part(o.names, o.country, named, contact, names) for o in titled.others
    )


def _row(label: str, verdicts: list[Verdict]) -> Row:
    total = len(verdicts) or 1

    def share(of: Iterable[bool]) -> float:
        return percent(sum(of) / total)

    metrics = {
        "n": float(len(verdicts)),
        "right": share(v.any for v in verdicts),
        "main": share(v.main for v in verdicts),
        "principals": share(v.principals for v in verdicts),
        "dated": share(v.dated for v in verdicts),
    }
    return Row(label, metrics)


def _detail(titled: Titled, right: list[Contact], names: Names) -> str:
    others = "; ".join(f"{' '.join(o.names)} ({o.country})" for o in titled.others)
    what = "not first or not dated" if right else "MISS"
    mark = "" if is_sound(titled, names.knowledge) else " [title not a contact of two parties]"
    found = "".join(f"\n       {shown(c, names)}" for c in names.reading.contacts[:3])
    return f"{what}{mark} {titled.file}: {titled.kind}, {titled.home} with {others}{found}"
