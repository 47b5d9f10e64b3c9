"""AQUAINT and MEANTIME: time expressions and what they mean.

`calendar` compares what names a time on the calendar; in `all` the gold also holds durations,
repeated times and references such as "recently", which a date cannot express.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.timex import (
    TimexDocument,
    TimexScore,
    load_aquaint,
    load_meantime,
    score_timex,
)
from dragoman.reading.dates import date_expressions
from dragoman.reading.language import parse_texts

Loader = Callable[[Path], list[TimexDocument]]


def score_aquaint(sample: Sample) -> Scored:
    """Score the dates read in AQUAINT's newswire (TimeML, `*.tml`)."""
    return _score(load_aquaint, sample, "*.tml")


def score_meantime(sample: Sample) -> Scored:
    """Score the dates read in MEANTIME's Wikinews texts (CAT, `*/*.xml`)."""
    return _score(load_meantime, sample, "*/*.xml")


def _score(load: Loader, sample: Sample, pattern: str) -> Scored:
    documents = load(sample.folder)[: sample.limit]
    parses = parse_texts(d.text for d in documents)
    read = [
        (document, date_expressions(parse, document.published))
        for document, parse in zip(documents, parses, strict=True)
    ]
    rows = (
        _row("calendar", score_timex(read)),
        _row("all", score_timex(read, calendar_only=False)),
    )
    files = tuple(sorted(sample.folder.glob(pattern)))[: sample.limit]
    details = [
        f"{document.id} {document.published}: {mention.text!r} = {mention.value}"
        for document, mentions in read
        for mention in mentions
    ]
    return Scored(len(documents), rows, files, tuple(details))


def _row(label: str, score: TimexScore) -> Row:
    metrics = {
        "precision": percent(score.precision),
        "recall": percent(score.recall),
        "relaxed": percent(score.relaxed_f1),
        "exact": percent(score.exact_f1),
        "value": percent(score.value_f1),
        "gold": float(score.gold),
        "predicted": float(score.found),
    }
    return Row(label, metrics)
