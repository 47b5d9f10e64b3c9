"""No contacts: sentences in which nobody meets, calls, visits or writes to another party.

The sentences are our own, in the manner of wire copy, under headings that say what they are
about: cabinets, press conferences, votes, appeals, "met with criticism". Each is read as a report
of its own, and every contact found in one is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.evaluation.agreement import Names
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.seed_contacts import shown
from dragoman.knowledge.base import load_knowledge
from dragoman.reading.single import report_of

FILE = "no_contacts.txt"
PUBLISHED = "2023-06-14"
"""The day all sentences are read as of: their office holders are those of these months."""


class Sentence(NamedTuple):
    """A sentence without a contact, and the heading that it stands under."""

    group: str
    text: str


def score_no_contacts(sample: Sample) -> Scored:
    """Score the sentences of the file in the folder: how many give no contact.

    Raises:
        InputError: a sentence stands under no heading.
    """
    path = sample.folder / FILE
    sentences = read_sentences(path)[: sample.limit]
    knowledge = load_knowledge()
    wrong: Counter[str] = Counter()
    details: list[str] = []
    reports = (report_of(s.text, published=PUBLISHED) for s in sentences)
    for sentence, reading in zip(sentences, sample.read(reports), strict=True):
        if reading.contacts:
            wrong[sentence.group] += 1
            names = Names(reading, knowledge)
            found = "".join(f"\n       {shown(c, names)}" for c in reading.contacts)
            details.append(f"[{sentence.group}] {sentence.text}{found}")
    rows = tuple(_rows(Counter(s.group for s in sentences), wrong))
    return Scored(len(sentences), rows, (path,), tuple(details))


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file: one a line, groups under a line `# heading`, blank lines between."""
    found: list[Sentence] = []
    group: str | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            group = line.removeprefix("#").strip()
        elif line.strip():
            if group is None:
                raise InputError(path.name, "a sentence without a heading", place=f"line {number}")
            found.append(Sentence(group, line.strip()))
    return found


def _rows(groups: Counter[str], wrong: Counter[str]) -> Iterator[Row]:
    yield _row("sentences", groups.total(), wrong.total())
    for group, count in groups.items():
        yield _row(f"  {group}", count, wrong[group])


def _row(label: str, count: int, wrong: int) -> Row:
    right = percent((count - wrong) / count) if count else 0.0
    return Row(label, {"right": right, "wrong": float(wrong), "n": float(count)})
