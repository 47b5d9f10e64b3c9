"""The ordered steps from a report to its reading.

Each step says what it needs, what it adds and which score of `dragoman evaluate` measures it;
`check_steps` holds the order to that, so a step that is moved before its needs is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee

from dragoman.knowledge.base import load_knowledge
from dragoman.model import Reading, Report
from dragoman.reading.actors import ActorLayer, read_actors
from dragoman.reading.conflicts import read_conflicts
from dragoman.reading.contacts import read_contacts
from dragoman.reading.dates import read_dates
from dragoman.reading.draft import Draft
from dragoman.reading.language import parse_texts
from dragoman.reading.positions import read_positions
from dragoman.reading.repairs import repair
from dragoman.reading.statements import read_statements
from dragoman.reading.syntax import Parse


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `run` fills the draft's fields named in `assigns` from those in `requires`."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]
    scores: tuple[str, ...]
    run: Callable[[Draft], None]


def _dates(draft: Draft) -> None:
    draft.dates = read_dates(draft.parse, draft.report.published)


def _actors(draft: Draft) -> None:
    draft.actors = read_actors(draft.report, draft.parse, draft.knowledge)


STEPS: tuple[Step, ...] = (
    Step("dates", frozenset({"parse"}), frozenset({"dates"}), ("aquaint", "meantime"), _dates),
    Step("actors", frozenset({"parse"}), frozenset({"actors"}), ("seed", "titles"), _actors),
    Step(
        "statements",
        frozenset({"parse", "dates", "actors"}),
        frozenset({"statements"}),
        ("polnear", "seed"),
        read_statements,
    ),
    Step(
        "contacts",
        frozenset({"parse", "dates", "actors", "statements"}),
        frozenset({"contacts"}),
        ("titles", "seed"),
        read_contacts,
    ),
    Step(
        "positions",
        frozenset({"parse", "dates", "actors", "statements", "contacts"}),
        frozenset({"positions"}),
        ("seed",),
        read_positions,
    ),
    Step(
        "conflicts",
        frozenset({"contacts", "positions"}),
        frozenset({"conflicts"}),
        ("seed",),
        read_conflicts,
    ),
)


def check_steps(steps: Sequence[Step]) -> None:
    """Refuse an order in which a step runs before what it needs.

    Raises:
        ValueError: names the step and what it lacks.
    """
    known = {"report", "parse"}
    for step in steps:
        missing = step.requires - known
        if missing:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))} before it runs")
        known |= step.assigns


check_steps(STEPS)


def read_parsed(report: Report, parse: Parse) -> Reading:
    """Read one report whose text is already parsed."""
    repair(parse)
    draft = Draft(report, parse, load_knowledge(), ActorLayer([], {}))
    if report.published is None:
        draft.notes.append(
            "no publication date: relative time expressions stay unresolved; "
            "set one with --published"
        )
    for step in STEPS:
        step.run(draft)
    return draft.finish()


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports in order, parsing them in batches; memory stays that of one batch."""
    for_text, for_draft = tee(reports)
    for report, parse in zip(for_draft, parse_texts(r.text for r in for_text), strict=True):
        yield read_parsed(report, parse)


def read_report(report: Report) -> Reading:
    """Read one report."""
    return next(read_reports([report]))
