"""The seed report: item by item, what a careful reader finds in it against what was read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.errors import InputError
from dragoman.evaluation.agreement import Names
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.seed_contacts import contact_items, pair_contacts
from dragoman.evaluation.seed_limits import broken_limits
from dragoman.evaluation.seed_lines import (
    conflict_items,
    date_items,
    position_items,
    report_items,
    statement_items,
)
from dragoman.intake import read_documents
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Reading, Report

SECTIONS = ("report", "contacts", "claims", "statements", "positions", "conflicts", "dates")


class Item(NamedTuple):
    """One thing expected: found or not, and what was found in its place."""

    section: str
    expected: str
    found: bool
    instead: str


def score_seed(sample: Sample) -> Scored:
    """Score the reading of the folder's report against its `expected.json`.

    Raises:
        InputError: the report or the expectations cannot be read.
    """
    folder = sample.folder
    files = (folder / "expected.json", folder / "report-2025-08-26.md")
    expected = json.loads(files[0].read_text("utf-8"))
    (reading,) = sample.read([_only_report(files[1])])
    items = list(compare(expected, reading))
    broken = broken_limits(expected, reading, load_knowledge())
    rows = [Row("all", _share(items))]
    rows += [Row(s, _share([i for i in items if i.section == s])) for s in SECTIONS]
    limits = len(broken)
    kept = sum(1 for _, offence in broken if offence is None)
    rows.append(
        Row("must_not", {"right": kept, "items": limits, "percent": percent(kept / limits)})
    )
    details = [_line(i) for i in items]
    details += [f"{'ok  ' if o is None else 'MISS'} must_not: {n}" + _so(o) for n, o in broken]
    return Scored(1, tuple(rows), files, tuple(details))


def compare(expected: dict[str, Any], reading: Reading) -> Iterator[Item]:
    """Every item of `expected.json`, with what the reading has of it."""
    names = Names(reading, load_knowledge())
    pairs = pair_contacts(expected["contacts"], names)
    for label, instead in report_items(expected["report"], reading.report):
        yield Item("report", label, not instead, instead)
    for section, label, instead in contact_items(expected["contacts"], pairs, names):
        yield Item(section, label, not instead, instead)
    for label, instead in statement_items(expected["statements"], names):
        yield Item("statements", label, not instead, instead)
    for label, instead in position_items(expected["positions"], names):
        yield Item("positions", label, not instead, instead)
    for label, instead in conflict_items(expected["conflicts"], pairs, names):
        yield Item("conflicts", label, not instead, instead)
    for label, instead in date_items(expected["dates"], reading):
        yield Item("dates", label, not instead, instead)


def _only_report(path: Path) -> Report:
    refused: list[InputError] = []
    reports = list(read_documents([str(path)], on_error=refused.append))
    if refused:
        raise refused[0]
    return reports[0]


def _share(items: list[Item]) -> dict[str, float]:
    right = sum(1 for i in items if i.found)
    share = right / len(items) if items else 0.0
    return {"right": right, "items": len(items), "percent": percent(share)}


def _line(item: Item) -> str:
    return f"{'ok  ' if item.found else 'MISS'} {item.section}: {item.expected}" + _so(item.instead)


def _so(instead: str | None) -> str:
    return f"\n       found: {instead}" if instead else ""
