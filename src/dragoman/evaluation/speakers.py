"""Speakers: is each statement given to the actor who made it?

The gold was annotated by hand over news and government releases that stay where they are: it
holds where each statement stands and the names of its speakers, nobody where the text names
none. Items that a careful annotator doubted are left out.

Two things are measured apart. `given` rows hand the annotated spans to the reader and ask for
the speakers alone. `read` rows take the reading as it is, so that a statement which it lacks
counts as not resolved.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation.agreement import Names
from dragoman.evaluation.attribution_score import agreement
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.intake import read_documents
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Reading, Report, Span, Statement
from dragoman.models.attribution import TaggedAttribution
from dragoman.reading.language import parse_texts
from dragoman.reading.pipeline import read_parsed
from dragoman.reading.single import report_of


class Spoken(msgspec.Struct, frozen=True):
    """One annotated statement.

    `set` and `doc` (`document_id`) say which document; `text` is the beginning of its text's
    SHA-256; `content` may stop short of the statement's end; `form` is how the source is worded.
    """

    set: str
    doc: str
    published: str | None
    part: str
    text: str
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    form: str
    sure: bool


GOLD = files("dragoman.evaluation").joinpath("gold/speakers.jsonl")


def score_speakers(sample: Sample) -> Scored:
    """Score the speakers of one part; the folder holds the sets that the gold points into."""
    gold = [g for g in load_gold() if g.sure and g.part == (sample.part or "dev")]
    by_document: dict[tuple[str, str], list[Spoken]] = {}
    for item in gold:
        by_document.setdefault((item.set, item.doc), []).append(item)
    chosen = list(by_document)[: sample.limit]
    reports, paths = _reports(sample.folder, {key: by_document[key] for key in chosen})
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    details = []
    texts = [report.text for report in reports]
    readings = zip(chosen, reports, parse_texts(texts), sample.read(reports), strict=True)
    for key, report, parse, read in readings:
        given = read_parsed(report, parse, [_as_tagged(item) for item in by_document[key]])
        for kind, reading in (("given", given), ("read", read)):
            names = Names(reading, knowledge)
            for item in by_document[key]:
                statement = _statement(reading.statements, item)
                right = statement is not None and _same_speakers(names, item, statement)
                form = item.form if item.speakers else "unnamed"
                for label in (kind, f"{kind} {form}"):
                    counts[label, "gold"] += 1
                    counts[label, "found"] += statement is not None
                    counts[label, "right"] += right
                if not right:
                    details.append(f"{kind} {_shown(names, item, statement, reading)}")
    return Scored(len(chosen), tuple(_rows(counts)), tuple(paths), tuple(details))


def _as_tagged(item: Spoken) -> TaggedAttribution:
    return TaggedAttribution(item.cue, item.source, item.content, 1.0)


def load_gold() -> list[Spoken]:
    """The annotated statements, in the order of the file."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=Spoken) for line in lines]


def _rows(counts: Counter[tuple[str, str]]) -> Iterable[Row]:
    for kind in ("given", "read"):
        for form in ("", " name", " description", " pronoun", " unnamed"):
            total, found, right = (counts[kind + form, k] for k in ("gold", "found", "right"))
            if total:
                figures = {"right": percent(right / total), "found": percent(found / total)}
                figures["right_of_found"] = percent(right / found) if found else 0.0
                yield Row(kind + form, figures | {"gold": total})


_FILES = {
    "polnear": "polnear/train/text/*.txt",
    "polnear_dev": "polnear/dev/text/*.txt",
    "kremlin": "readouts/kremlin.jsonl",
    "ukraine_presidency": "readouts/ukraine_presidency.jsonl",
    "white_house": "readouts/white_house/*.md",
    "white_house_statements": "readouts/white_house_statements/*.md",
}
"""Where the documents of each set lie under the data folder."""


def document_id(name: str) -> str:
    """What the gold calls a document: names and addresses are headlines, which are not ours.

    `name` is an address, or a file's name; that of a plain text without its ending.
    """
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _reports(
    folder: Path, wanted: dict[tuple[str, str], list[Spoken]]
) -> tuple[list[Report], list[Path]]:
    """The documents in the order of `wanted`, and the files they came from."""
    found: dict[tuple[str, str], Report] = {}
    paths: list[Path] = []
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        for path in sorted(folder.glob(_FILES[kind])):
            plain = path.suffix == ".txt"
            key = kind, document_id(path.stem if plain else path.name)
            if plain and key in wanted:
                text = path.read_bytes().decode("utf-8")
                found[key] = report_of(text, published=wanted[key][0].published)
            elif path.suffix == ".md" and key in wanted:
                (found[key],) = _intake(path)
            elif path.suffix == ".jsonl":
                found |= {(kind, document_id(r.url or "")): r for r in _intake(path)}
            else:
                continue
            paths.append(path)
    for key, items in wanted.items():
        if key not in found:
            raise InputError(key[1], f"not among the documents of {key[0]}")
        if not hashlib.sha256(found[key].text.encode()).hexdigest().startswith(items[0].text):
            raise InputError(key[1], "its text is not the one that was annotated")
    return [found[key] for key in wanted], paths


def _intake(path: Path) -> list[Report]:
    refused: list[InputError] = []
    reports = list(read_documents([str(path)], on_error=refused.append))
    if refused:
        raise refused[0]
    return reports


def _statement(statements: Sequence[Statement], item: Spoken) -> Statement | None:
    """The statement that was annotated: most of its content, and its source or cue."""
    best: tuple[float, Statement] | None = None
    for statement in statements:
        shared = _covered(item.content, statement.content)
        cue = statement.cue is not None and statement.cue.overlaps(item.cue)
        source = (
            item.source is not None
            and statement.source is not None
            and statement.source.overlaps(item.source)
        )
        if shared < 0.5 or not (cue or source):
            continue
        worth = 2 * cue + shared + agreement(item.content, statement.content)
        if best is None or worth > best[0]:
            best = worth, statement
    return best[1] if best else None


def _covered(wanted: Sequence[Span], found: Sequence[Span]) -> float:
    """The share of `wanted` that `found` covers."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in wanted for b in found)
    return shared / max(1, sum(s.end - s.start for s in wanted))


def _same_speakers(names: Names, item: Spoken, statement: Statement) -> bool:
    """Whether the speakers are those annotated, no more and no fewer."""
    if len(item.speakers) != len(statement.speakers):
        return False
    return all(any(names.is_actor(n, s) for s in statement.speakers) for n in item.speakers)


def _shown(names: Names, item: Spoken, statement: Statement | None, reading: Reading) -> str:
    text = reading.report.text
    wanted = " + ".join(item.speakers) or "nobody"
    got = "no statement"
    if statement is not None:
        got = " + ".join(map(names.shown, statement.speakers)) or "nobody"
    source = item.source.of(text) if item.source else "-"
    start = item.content[0].start
    words = " ".join(text[start : start + 70].split())
    return f"{item.set} {item.doc}: {wanted} | {got} | [{source} | {item.cue.of(text)}] {words}"
