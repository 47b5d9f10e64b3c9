"""Actors: is every mention of an actor found, and given to the right actor?

The gold was annotated by hand in one stretch of each document, exhaustively, so that what the
reader finds there besides is known to be wrong. The documents stay where they are: the gold holds
where each mention stands, the names of its actors and how it is worded.

What counts: names of persons, states, organisations and bodies that act, are addressed or acted
upon (a capital or palace that acts stands for its state or body); descriptions and pronouns of the
third person that refer to them, with all members where they are several. A name's span leaves its
title out. Names of places where things happen are annotated as places, to be left alone. What a
careful annotator doubted (states only possessed or modified by, officials without a name) counts
neither way, nor do pronouns of the first and second person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from dragoman.evaluation.agreement import Names
from dragoman.evaluation.documents import annotated_reports
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Reading, Span

Form = Literal["name", "description", "pronoun"]


class GoldMention(msgspec.Struct, frozen=True):
    """One annotated mention; `actors` are all it refers to, nobody where it names a place."""

    span: Span
    actors: tuple[str, ...]
    form: Form
    role: Literal["actor", "place"]
    sure: bool


class Annotated(msgspec.Struct, frozen=True):
    """The annotated stretch of one document.

    `set` and `doc` (`document_id`) say which document; `text` is the beginning of its text's
    SHA-256.
    """

    set: str
    doc: str
    published: str | None
    part: str
    text: str
    stretch: Span
    mentions: tuple[GoldMention, ...]


class Read(NamedTuple):
    """One mention of a reading, with the ids of all actors that it is given to."""

    span: Span
    actors: frozenset[str]


Verdict = Literal["right", "wrong actor", "place", "spurious", "left out"]


class Judged(NamedTuple):
    """A mention of the reading: what it counts as, and the form it counts under."""

    read: Read
    verdict: Verdict
    form: Form


class Compared(NamedTuple):
    """One document: the sure mentions of the gold with whether each is right and whether it is
    found at all, the reader's mentions with their verdicts, and the places taken for actors.
    """

    gold: tuple[tuple[GoldMention, bool, bool], ...]
    read: tuple[Judged, ...]
    places: tuple[tuple[GoldMention, bool], ...]


GOLD = files("dragoman.evaluation").joinpath("gold/actors.jsonl")

_SPEECH = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves".split()
)
_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves "
    "both".split()
)


def score_actors(sample: Sample) -> Scored:
    """Score the mentions of one part; the folder holds the sets that the gold points into."""
    gold = [g for g in load_gold() if g.part == (sample.part or "dev")][: sample.limit]
    reports, paths = annotated_reports(sample.folder, gold)
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    details: list[str] = []
    for item, reading in zip(gold, sample.read(reports), strict=True):
        names = Names(reading, knowledge)
        compared = compare(item, names)
        _count(compared, counts)
        details.extend(f"{item.set} {item.doc} {line}" for line in _misses(compared, names))
    return Scored(len(gold), tuple(_rows(counts)), tuple(paths), tuple(details))


def load_gold() -> list[Annotated]:
    """The annotated stretches, in the order of the file."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=Annotated) for line in lines]


def compare(item: Annotated, names: Names) -> Compared:
    """Set a reading's mentions in the annotated stretch against the gold.

    A mention of the reading meets a gold mention where it covers half of it; it may meet several
    ("U.S.-Russia") and is then right for all of them where it is given to all their actors.
    """
    sure = [g for g in item.mentions if g.sure and g.role == "actor"]
    doubted = [g for g in item.mentions if not g.sure]
    places = [g for g in item.mentions if g.sure and g.role == "place"]
    right: set[Span] = set()
    found: set[Span] = set()
    taken: set[Span] = set()
    judged = []
    for read in mentions_in(names.reading, item.stretch):
        met = [g for g in sure if _meets(g.span, read.span)]
        agreed = _agreed(met, read, names)
        found.update(g.span for g in met)
        right.update(g.span for g in agreed)
        at_place = [g for g in places if _meets(g.span, read.span)]
        text = read.span.of(names.reading.report.text)
        if text.casefold() in _SPEECH:
            verdict: Verdict = "left out"
        elif met:
            verdict = "right" if agreed else "wrong actor"
        elif any(_half_of_either(g.span, read.span) for g in doubted):
            verdict = "left out"
        else:
            verdict = "place" if at_place else "spurious"
            taken.update(g.span for g in at_place)
        best = max(agreed or met, key=lambda g: _shared(g.span, read.span), default=None)
        judged.append(Judged(read, verdict, best.form if best else form_of(text)))
    return Compared(
        tuple((g, g.span in right, g.span in found) for g in sure),
        tuple(judged),
        tuple((g, g.span in taken) for g in places),
    )


def mentions_in(reading: Reading, stretch: Span) -> list[Read]:
    """The mentions that lie in a stretch, in text order, each with all its actors."""
    found: dict[Span, set[str]] = {}
    for actor in reading.actors:
        for span in actor.mentions:
            if stretch.covers(span):
                found.setdefault(span, set()).add(actor.id)
    return [Read(span, frozenset(found[span])) for span in sorted(found)]


def form_of(text: str) -> Form:
    """How words that no annotator marked are worded.

    >>> form_of("the Ukrainian president"), form_of("the United States"), form_of("They")
    ('description', 'name', 'pronoun')
    """
    if text.casefold() in _PRONOUNS:
        return "pronoun"
    last = text.split()[-1] if text.strip() else ""
    return "name" if last[:1].isupper() else "description"


def _agreed(met: Sequence[GoldMention], read: Read, names: Names) -> list[GoldMention]:
    """Which of the gold mentions met are given to the right actors."""
    every = tuple(dict.fromkeys(name for g in met for name in g.actors))
    if len(met) > 1 and _same(every, read.actors, names):
        return list(met)
    return [g for g in met if _same(g.actors, read.actors, names)]


def _same(wanted: Sequence[str], actors: Iterable[str], names: Names) -> bool:
    """Whether these are the actors wanted, no more and no fewer."""
    ids = list(actors)
    return (
        all(any(names.is_actor(name, actor) for actor in ids) for name in wanted)
        and all(names.any_actor(wanted, actor) for actor in ids)
        and bool(ids)
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _meets(gold: Span, read: Span) -> bool:
    return 2 * _shared(gold, read) >= gold.end - gold.start


def _half_of_either(one: Span, other: Span) -> bool:
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * _shared(one, other) >= shorter


_ROWS: Mapping[str, tuple[Form, ...]] = {
    "names": ("name",),
    "pronouns and descriptions": ("pronoun", "description"),
    "pronouns": ("pronoun",),
    "descriptions": ("description",),
}


def _count(compared: Compared, counts: Counter[tuple[str, str]]) -> None:
    for label, forms in _ROWS.items():
        for gold, right, found in compared.gold:
            if gold.form in forms:
                counts[label, "gold"] += 1
                counts[label, "recalled"] += right
                counts[label, "found"] += found
        for judged in compared.read:
            if judged.form in forms and judged.verdict != "left out":
                counts[label, "predicted"] += 1
                counts[label, "right"] += judged.verdict == "right"
    for _, taken in compared.places:
        counts["places", "gold"] += 1
        counts["places", "taken"] += taken


def _rows(counts: Counter[tuple[str, str]]) -> Iterator[Row]:
    for label in _ROWS:
        gold, predicted = counts[label, "gold"], counts[label, "predicted"]
        recall = counts[label, "recalled"] / gold if gold else 0.0
        precision = counts[label, "right"] / predicted if predicted else 0.0
        both = precision + recall
        figures = {"precision": percent(precision)}
        if label == "names":
            figures["recall"] = percent(recall)
            figures["f1"] = percent(2 * precision * recall / both) if both else 0.0
        else:
            figures["accuracy"] = percent(recall)
            figures["found"] = percent(counts[label, "found"] / gold) if gold else 0.0
        yield Row(label, figures | {"predicted": predicted, "gold": gold})
    places, taken = counts["places", "gold"], counts["places", "taken"]
    kept = percent((places - taken) / places) if places else 0.0
    yield Row("places", {"kept": kept, "taken": taken, "gold": places})


def _misses(compared: Compared, names: Names) -> Iterator[str]:
    """A line for each mention that is wrong, in excess or missing."""
    text = names.reading.report.text
    for read, verdict, form in compared.read:
        if verdict in ("wrong actor", "place", "spurious"):
            given = " + ".join(map(names.shown, sorted(read.actors)))
            yield f"{tuple(read.span)} {verdict} ({form}): {read.span.of(text)!r} | {given}"
    for gold, _, found in compared.gold:
        if not found:
            wanted = " + ".join(gold.actors)
            yield f"{tuple(gold.span)} missing ({gold.form}): {gold.span.of(text)!r} | {wanted}"
