"""The sets Dragoman is measured on: where each lies, what scores it, which figures have floors."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dragoman._version import __version__
from dragoman.errors import UsageError
from dragoman.evaluation.actors import score_actors
from dragoman.evaluation.contacts import score_contacts
from dragoman.evaluation.copies import score_copies
from dragoman.evaluation.floors import compare_floors, load_floors, run_key
from dragoman.evaluation.matches import score_matches
from dragoman.evaluation.no_contacts import score_no_contacts
from dragoman.evaluation.plover import score_plover
from dragoman.evaluation.polnear import AGREEMENT, score_polnear
from dragoman.evaluation.positions import score_positions
from dragoman.evaluation.release_titles import score_release_titles
from dragoman.evaluation.result import Result, Sample, Scored, fingerprint
from dragoman.evaluation.seed import score_seed
from dragoman.evaluation.speakers import score_speakers
from dragoman.evaluation.timex_sets import score_aquaint, score_meantime
from dragoman.evaluation.titles import score_titles
from dragoman.evaluation.verbatim import score_verbatim
from dragoman.knowledge.base import ours_alone
from dragoman.reading.pipeline import read_reports


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """One set: `folder` under the data folder, or None where the sentences come with the package;
    `parts` it has (the first is the default).
    """

    about: str
    folder: str | None
    score: Callable[[Sample], Scored]
    headline: tuple[tuple[str, str], ...]
    parts: tuple[str, ...] = ()


OWN = Path(__file__).parent / "gold"
"""Where the sets lie that come with the package."""

SETS: Mapping[str, EvaluationSet] = {
    "seed": EvaluationSet(
        "one report, item by item",
        "seed",
        score_seed,
        (("all", "percent"), ("must_not", "percent")),
    ),
    "titles": EvaluationSet(
        "contacts of readouts, told by their titles",
        "readouts",
        score_titles,
        (("readouts", "right"), ("all", "right"), ("readouts", "dated")),
    ),
    "releases": EvaluationSet(
        "contacts of two presidencies' releases, told by their titles",
        "readouts",
        score_release_titles,
        (
            ("releases", "both"),
            ("all", "both"),
            ("kremlin", "both"),
            ("ukraine_presidency", "both"),
        ),
        ("dev", "test"),
    ),
    "no-contacts": EvaluationSet(
        "sentences in which no contact is told",
        None,
        score_no_contacts,
        (("sentences", "right"),),
    ),
    "positions": EvaluationSet(
        "who wants what on which issue, in news and releases",
        ".",
        score_positions,
        (("positions", "precision"), ("positions", "recall"), ("exact stance", "f1")),
        ("dev", "test"),
    ),
    "polnear": EvaluationSet(
        "attributions of news: source, cue, content",
        "polnear",
        score_polnear,
        (
            ("source", "f1"),
            ("cue", "f1"),
            ("content", "f1"),
            ("linked", "f1"),
        ),
        ("dev", "train", AGREEMENT),
    ),
    "speakers": EvaluationSet(
        "who made each statement, in news and releases",
        ".",
        score_speakers,
        (("given", "right"), ("read", "right")),
        ("dev", "test"),
    ),
    "actors": EvaluationSet(
        "mentions of actors: found, and given to the right one",
        ".",
        score_actors,
        (("names", "f1"), ("pronouns and descriptions", "accuracy"), ("places", "kept")),
        ("dev", "test"),
    ),
    "contacts": EvaluationSet(
        "contacts and the claims about them, in news and releases",
        ".",
        score_contacts,
        (
            ("contacts", "f1"),
            ("status", "right"),
            ("claimant", "right"),
            ("not held", "f1"),
            ("not held: status", "right"),
            ("not held: claimant", "right"),
        ),
        ("dev", "test"),
    ),
    "copies": EvaluationSet(
        "copies of reports told from different stories",
        ".",
        score_copies,
        (("all", "precision"), ("all", "recall")),
        ("dev", "test"),
    ),
    "matches": EvaluationSet(
        "contacts that several reports tell of, and whether both sides' texts are in one entry",
        ".",
        score_matches,
        (("pairs", "precision"), ("pairs", "recall"), ("both sides", "joined")),
    ),
    "verbatim": EvaluationSet(
        "direct words looked up in the documents as they lie on disk",
        ".",
        score_verbatim,
        (("direct", "verbatim"),),
        ("sample", "all"),
    ),
    "plover": EvaluationSet(
        "events between a source and a target that are given",
        "plover",
        score_plover,
        (("root", "macro_f1"), ("quad", "macro_f1"), ("binary", "macro_f1")),
    ),
    "aquaint": EvaluationSet(
        "time expressions in newswire",
        "time/aquaint",
        score_aquaint,
        (("calendar", "relaxed"), ("calendar", "value")),
    ),
    "meantime": EvaluationSet(
        "time expressions in Wikinews",
        "time/meantime",
        score_meantime,
        (("calendar", "relaxed"), ("calendar", "value")),
    ),
}


def run(
    name: str,
    data: Path,
    part: str | None = None,
    limit: int | None = None,
    model: str | None = None,
) -> Result:
    """Measure one set of `SETS`; `data` is the folder that holds all of them.

    `part` is one of the set's parts, the first one by default; `limit` takes the first
    documents only; `model` is the attribution model to read with, and only the package's own
    has floors. The user's own knowledge is left out: the figures are the same for everybody.

    Raises:
        UsageError: there is no such set or part, or its data are not under `data`.
        InputError: a file of the set cannot be read.
    """
    chosen = SETS.get(name)
    if chosen is None:
        raise UsageError(f"there is no set {name!r}; the sets are {', '.join(SETS)}")
    if part is not None and part not in chosen.parts:
        has = f"its parts are {', '.join(chosen.parts)}" if chosen.parts else "it has no parts"
        raise UsageError(f"{name} has no part {part!r}; {has}")
    if limit is not None and limit < 1:
        raise UsageError("a limit is a number of documents, 1 or more")
    folder = data / chosen.folder if chosen.folder is not None else OWN
    if not folder.is_dir():
        raise UsageError(f"{folder} is not there; say with --data where the evaluation data are")
    part = part or (chosen.parts[0] if chosen.parts else None)
    began = time.perf_counter()
    with ours_alone():
        scored = chosen.score(Sample(folder, part, limit, partial(read_reports, model=model)))
    seconds = time.perf_counter() - began
    floors = load_floors().get(run_key(name, part, limit)) if model is None else None
    return Result(
        name=name,
        part=part,
        limit=limit,
        fingerprint=fingerprint(scored.files, folder),
        documents=scored.documents,
        rows=scored.rows,
        floors=compare_floors(floors, scored.rows),
        seconds=round(seconds, 2),
        version=__version__,
        details=scored.details,
    )
