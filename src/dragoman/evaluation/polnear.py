"""PolNeAR: news with source, cue and content annotated, in brat's standoff format.

Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political News". A few
texts were annotated by several people; the annotation whose file name sorts first is taken,
so that the choice is the same everywhere. `Discard` and `Discuss` marks, and relations
without a cue or a content, are left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice, permutations
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation.attribution_score import Attribution, Tally, quotation_mode
from dragoman.evaluation.calibration import Judged, expected_calibration_error
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.model import Reading, Span, Statement
from dragoman.reading.single import report_of

_SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION = re.compile(r"E\d+\tAttribution\S*((?: \w+:T\d+)*)")
AGREEMENT = "agreement"
"""The part in which annotators are scored against each other."""

_ROLE = re.compile(r"(Source|Cue|Content)\d*$")


class Annotated(msgspec.Struct, frozen=True):
    """One text with the attributions somebody found in it; `published` is a day."""

    name: str
    text: str
    published: str | None
    attributions: tuple[Attribution, ...]
    files: tuple[Path, ...]


def score_polnear(sample: Sample) -> Scored:
    """Score the statements read in one part of PolNeAR against its annotations."""
    if sample.part == AGREEMENT:
        return score_agreement(sample)
    folder = sample.folder
    documents = list(islice(load_polnear(folder, sample.part or "dev"), sample.limit))
    tally = Tally()
    readings = sample.read(report_of(d.text, published=d.published) for d in documents)
    judged: list[Judged] = []
    for document, reading in zip(documents, readings, strict=True):
        statements = outermost(reading)
        found = as_attributions(reading.report.text, statements)
        right = tally.add(document.name, document.text, document.attributions, found)
        judged += [Judged(s.confidence, i in right) for i, s in enumerate(statements)]
    files = [folder / "metadata.tsv", *(path for d in documents for path in d.files)]
    error = percent(expected_calibration_error(judged))
    rows = (*tally.rows(), Row("confidence", {"calibration error": error}))
    return Scored(len(documents), rows, tuple(files), tuple(tally.details))


def score_agreement(sample: Sample) -> Scored:
    """Score annotators against each other, on the texts that several of them annotated: every
    one of them is taken for right once against each other one.
    """
    folder = sample.folder
    tally = Tally()
    files = [folder / "metadata.tsv"]
    texts = 0
    for part in ("dev", "train"):
        for path, marks in islice(_annotated(folder, part), sample.limit):
            if len(marks) < 2:
                continue
            texts += 1
            files += [path, *marks]
            text = path.read_bytes().decode("utf-8")
            marked = [list(read_standoff(text, annotation)) for annotation in marks]
            for one, other in permutations(marked, 2):
                tally.add(path.stem, text, one, other)
    return Scored(texts, tally.rows(), tuple(files), tuple(tally.details))


def outermost(reading: Reading) -> list[Statement]:
    """The statements to compare: the annotators were told to leave out what stands inside of
    another attribution.
    """
    return [s for s in reading.statements if s.within is None]


def as_attributions(text: str, statements: Iterable[Statement]) -> list[Attribution]:
    """Statements as the scorer takes them."""
    return [
        Attribution(
            source=() if s.source is None else (s.source,),
            cue=() if s.cue is None else (s.cue,),
            content=s.content,
            mode=quotation_mode(text, s.content),
        )
        for s in statements
    ]


def load_polnear(folder: Path, part: str) -> Iterator[Annotated]:
    """The texts of one part in order of name.

    Raises:
        InputError: a text has no annotation, or an annotation points outside of its text.
    """
    published = _publication_days(folder / "metadata.tsv")
    for path, marks in _annotated(folder, part):
        if not marks:
            raise InputError(str(path), "no annotation of it", remedy="restore the .ann file")
        text = path.read_bytes().decode("utf-8")
        found = tuple(read_standoff(text, marks[0]))
        yield Annotated(path.stem, text, published.get(path.stem), found, (path, marks[0]))


def _annotated(folder: Path, part: str) -> Iterator[tuple[Path, list[Path]]]:
    """Each text of a part with the annotations of it, in order of name."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for path in sorted((folder / part / "text").glob("*.txt")):
        yield path, annotations.get(path.stem, [])


def read_standoff(text: str, path: Path) -> Iterator[Attribution]:
    """The attributions of one brat file; spans that only a line break parts are one."""
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[tuple[int, list[str]]] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        # The words of a span may themselves hold line breaks: only what looks like a mark is one.
        if mark := _SPAN.match(line):
            spans[mark[1]] = _joined(text, mark[2], path, number)
        elif mark := _RELATION.match(line):
            relations.append((number, mark[1].split()))
    for number, arguments in relations:
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for argument in arguments:
            name, _, target = argument.partition(":")
            role = _ROLE.match(name)
            if role is None:
                continue
            if target not in spans:
                raise InputError(str(path), f"no span {target}", place=f"line {number}")
            roles[role[1]] += spans[target]
        content = tuple(sorted(roles["Content"]))
        if roles["Cue"] and content:
            source, cue = tuple(roles["Source"]), tuple(roles["Cue"])
            yield Attribution(source, cue, content, quotation_mode(text, content))


def _joined(text: str, place: str, path: Path, number: int) -> tuple[Span, ...]:
    """The fragments of one span ("10 50;51 80"), those parted by white space alone joined."""
    joined: list[Span] = []
    # Fragments stand in the order in which they were marked, not in that of the text.
    for start, end in sorted(tuple(map(int, f.split())) for f in place.split(";")):
        if not 0 <= start < end <= len(text):
            raise InputError(str(path), f"{start}-{end} is not in the text", place=f"line {number}")
        if joined and not text[joined[-1].end : start].strip():
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def _publication_days(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {r["filename"]: r["publication_date"] for r in rows if r["publication_date"]}
