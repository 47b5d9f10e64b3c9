"""The documents that a hand-made gold points into: where each set lies and what reads it.

The gold holds ids, offsets and labels alone, so the documents stay where they are. A document is
found by its `document_id`, and refused where its text is not the one that was annotated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dragoman.errors import InputError
from dragoman.evaluation.speakers import document_id
from dragoman.evaluation.timex import load_aquaint, load_meantime
from dragoman.intake import read_documents
from dragoman.model import Report
from dragoman.reading.single import report_of


class Pointer(Protocol):
    """What a gold says of one document: `set` and `doc` (`document_id`) name it, `text` is the
    beginning of its text's SHA-256, `published` its day where the document tells none.
    """

    @property
    def set(self) -> str: ...
    @property
    def doc(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def annotated_reports(folder: Path, gold: Sequence[Pointer]) -> tuple[list[Report], list[Path]]:
    """The documents under `folder` in the order of the gold, and the files they came from.

    Raises:
        InputError: a document is not there, or its text is another than the annotated one.
    """
    found: dict[tuple[str, str], Report] = {}
    paths: dict[Path, None] = {}
    for kind in dict.fromkeys(item.set for item in gold):
        read, pattern = SOURCES[kind]
        days = {item.doc: item.published for item in gold if item.set == kind}
        for doc, report, path in read(folder, pattern, days):
            found[kind, doc] = report
            paths[path] = None
    for item in gold:
        if (item.set, item.doc) not in found:
            raise InputError(item.doc, f"not among the documents of {item.set}")
        if not text_hash(found[item.set, item.doc].text, None).startswith(item.text):
            raise InputError(item.doc, "its text is not the one that was annotated")
    return [found[item.set, item.doc] for item in gold], list(paths)


def text_hash(text: str, length: int | None = 12) -> str:
    """The beginning of a text's SHA-256, as the gold keeps it; all of it with None."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def part_of(doc: str) -> str:
    """The half that a document belongs to, told by its `document_id` alone.

    >>> part_of("00bc27cecc04"), part_of("0446a27f333f")
    ('dev', 'test')
    """
    return ("dev", "test")[int(doc, 16) % 2]


_Found = Iterator[tuple[str, Report, Path]]
_Reader = Callable[[Path, str, Mapping[str, str | None]], _Found]


def _plain_texts(folder: Path, pattern: str, days: Mapping[str, str | None]) -> _Found:
    for path in sorted(folder.glob(pattern)):
        doc = document_id(path.stem)
        if doc in days:
            yield doc, report_of(path.read_bytes().decode("utf-8"), published=days[doc]), path


def _newswire(folder: Path, pattern: str, days: Mapping[str, str | None]) -> _Found:
    for document in load_aquaint(folder / pattern):
        doc = document_id(document.id)
        if doc in days:
            path = folder / pattern / f"{document.id}.tml"
            yield doc, report_of(document.text, published=days[doc]), path


def _wikinews(folder: Path, pattern: str, days: Mapping[str, str | None]) -> _Found:
    paths = {path.stem: path for path in (folder / pattern).glob("*/*.xml")}
    for document in load_meantime(folder / pattern):
        doc = document_id(document.id)
        if doc in days:
            yield doc, report_of(document.text, published=days[doc]), paths[document.id]


def _pages(folder: Path, pattern: str, days: Mapping[str, str | None]) -> _Found:
    for path in sorted(folder.glob(pattern)):
        doc = document_id(path.name)
        if doc in days:
            (report,) = _intake(path)
            yield doc, report, path


def _records(folder: Path, pattern: str, days: Mapping[str, str | None]) -> _Found:
    for path in sorted(folder.glob(pattern)):
        for report in _intake(path):
            doc = document_id(report.url or "")
            if doc in days:
                yield doc, report, path


SOURCES: Mapping[str, tuple[_Reader, str]] = {
    "seed": (_pages, "seed/*.md"),
    "polnear": (_plain_texts, "polnear/train/text/*.txt"),
    "polnear_dev": (_plain_texts, "polnear/dev/text/*.txt"),
    "kremlin": (_records, "readouts/kremlin.jsonl"),
    "ukraine_presidency": (_records, "readouts/ukraine_presidency.jsonl"),
    "white_house": (_pages, "readouts/white_house/*.md"),
    "white_house_statements": (_pages, "readouts/white_house_statements/*.md"),
    "aquaint": (_newswire, "time/aquaint"),
    "meantime": (_wikinews, "time/meantime"),
}
"""Where the documents of each set lie under the data folder, and what reads them."""


def _intake(path: Path) -> list[Report]:
    refused: list[InputError] = []
    reports = list(read_documents([str(path)], on_error=refused.append))
    if refused:
        raise refused[0]
    return reports
