"""Verbatim: what is given as somebody's own words stands so in the document it came from.

The documents of the data folder are read: every ninth one, or `all`. Each span of a direct
statement is looked up in the source as it lies on disk, not in the text that intake made of it;
only white space and the marks of Markdown and HTML are passed over. No span may be missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.intake import read_documents
from dragoman.model import Report
from dragoman.reading.single import report_of

SAMPLED = 9
"""Of so many documents, one is in the sample."""

_BULLET = re.compile(r"^\s*[-*+]\s", re.MULTILINE)
_LINK = re.compile(r"\]\([^)\s]*\)")
_TAG = re.compile(r"</?\w{1,10}/?>")
_PASSED_OVER = re.compile(r"[\s\\*_#>`~\[\]]+")


def score_verbatim(sample: Sample) -> Scored:
    """Look up every direct span of the documents under the folder."""
    step = 1 if sample.part == "all" else SAMPLED
    sources = list(_sources(sample.folder))[::step][: sample.limit]
    statements = spans = found = 0
    details = []
    readings = sample.read(report for _, report, _ in sources)
    for (path, _, raw), reading in zip(sources, readings, strict=True):
        within = plain(raw)
        for statement in reading.statements:
            if statement.mode != "direct":
                continue
            statements += 1
            for span in statement.content:
                words = span.of(reading.report.text)
                spans += 1
                if plain(words) in within:
                    found += 1
                else:
                    details.append(f"{path.name}: not in the document: {words!r}")
    share = percent(found / spans) if spans else 0.0
    row = Row("direct", {"verbatim": share, "statements": statements, "spans": spans})
    files = tuple(dict.fromkeys(path for path, _, _ in sources))
    return Scored(len(sources), (row,), files, tuple(details))


def plain(text: str) -> str:
    """A text without white space and the marks of Markdown and HTML.

    >>> plain("He said **“no [deal](https://a.example/)”** twice")
    'Hesaid“nodeal”twice'
    """
    for pattern, instead in ((_BULLET, ""), (_TAG, ""), (_LINK, "]"), (_PASSED_OVER, "")):
        text = pattern.sub(instead, text)
    return text


def _sources(data: Path) -> Iterator[tuple[Path, Report, str]]:
    """Each document with the file it lies in and its text as it lies there."""
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        text = path.read_bytes().decode("utf-8")
        yield path, report_of(text), text
    texts = sorted([*(data / "seed").glob("*.md"), *(data / "readouts").glob("*/*.md")])
    for path in texts:
        for report in _reports(path):
            yield path, report, path.read_text("utf-8")
    for path in sorted((data / "readouts").glob("*.jsonl")):
        raw = {}
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            raw[entry["url"]] = entry["text"]
        for report in _reports(path):
            yield path, report, raw.get(report.url or "", "")


def _reports(path: Path) -> list[Report]:
    refused: list[InputError] = []
    reports = list(read_documents([str(path)], on_error=refused.append))
    if refused:
        raise refused[0]
    return reports
