"""The ordered steps from a report to its reading.

Each step says what it needs, what it adds and which score of `dragoman evaluate` measures it;
`check_steps` holds the order to that, so a step that is moved before its needs is refused.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Reading, Report
from dragoman.models.attribution import (
    SMALL,
    AttributionModel,
    TaggedAttribution,
    load_attribution_model,
)
from dragoman.reading.actors import ActorLayer, read_actors
from dragoman.reading.conflicts import read_conflicts
from dragoman.reading.contacts import read_contacts
from dragoman.reading.dates import read_dates
from dragoman.reading.draft import Draft
from dragoman.reading.interactions import read_interactions
from dragoman.reading.language import parse_texts
from dragoman.reading.paragraphs import paragraphs_of
from dragoman.reading.positions import read_positions
from dragoman.reading.quotes import find_quotations
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
        frozenset({"parse", "tagged", "dates", "actors"}),
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
        "interactions",
        frozenset({"parse", "dates", "actors", "statements", "contacts"}),
        frozenset({"interactions"}),
        ("plover",),
        read_interactions,
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
    known = {"report", "parse", "tagged"}
    for step in steps:
        missing = step.requires - known
        if missing:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))} before it runs")
        known |= step.assigns


check_steps(STEPS)


def read_parsed(report: Report, parse: Parse, tagged: Sequence[TaggedAttribution]) -> Reading:
    """Read one report whose text is already parsed and tagged."""
    repair(parse)
    draft = Draft(report, parse, load_knowledge(), ActorLayer([], {}), tagged)
    if report.published is None:
        draft.notes.append(
            "no publication date: relative time expressions stay unresolved; "
            "set one with --published"
        )
    for step in STEPS:
        step.run(draft)
    return draft.finish()


CHUNK = 16
"""Reports that are parsed and tagged together."""


def read_reports(
    reports: Iterable[Report],
    *,
    model: str | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Reading]:
    """Read reports in order; memory stays that of a few at a time.

    The parser keeps one core busy and leaves the others to the attribution model, which tags
    the same reports meanwhile. A report on which a step fails goes to `on_error`, and the others
    go on; without `on_error` the failure raises.
    """
    tagger = load_attribution_model(model or SMALL)
    waiting = iter(reports)
    with ThreadPoolExecutor(1, "tagger") as pool:
        while chunk := list(islice(waiting, CHUNK)):
            tagged = pool.map(partial(tag_report, tagger), chunk)
            parses = list(parse_texts(report.text for report in chunk))
            for report, parse, marks in zip(chunk, parses, tagged, strict=True):
                try:
                    reading = read_parsed(report, parse, marks)
                except Exception as error:
                    if on_error is None:
                        raise
                    # A mistake of ours in one text must not cost the user the other thousand.
                    on_error(_failure(report, error))
                    continue
                yield reading


def _failure(report: Report, error: Exception) -> InputError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return InputError(
        report.url or report.title or report.id,
        f"the reading failed with {type(error).__name__} in {Path(where.filename).stem}, "
        f"line {where.lineno}",
        remedy="a mistake of the program: please report it with the text",
    )


def tag_report(model: AttributionModel, report: Report) -> list[TaggedAttribution]:
    """The attributions that the model marks in a report."""
    paragraphs = paragraphs_of(report.text)
    quotations = find_quotations(report.text, paragraphs)
    return model.read(report.text, paragraphs, [q.span for q in quotations])


def read_report(report: Report, *, model: str | None = None) -> Reading:
    """Read one report."""
    return next(read_reports([report], model=model))
