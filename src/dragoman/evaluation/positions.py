"""Positions: is everything found that a text tells of who wants what, and is it read right?

The gold was annotated by hand over news and releases that stay where they are: whole documents or
a stretch of each, exhaustively, also where nobody takes a position, so that whatever the reader
finds there besides is in excess. A position that a careful annotator doubted counts neither way.

Holders are persons, states, organisations and bodies with a name; officials of a state stand for
it ("Norwegian officials"). Where the text leaves open who of two holds it, either is right. The
issue is one of the maintained list, the narrowest that fits, or several between which the list
does not decide. A position that two sentences tell is annotated in both.

When is a position read the one annotated? They have the same holder, and their words overlap or
stand in one sentence. Each is paired once, the closest first. A pair is right where the issue
agrees and the stance lies on the same side; the row `exact stance` asks for the very stance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from dragoman.evaluation.agreement import Names
from dragoman.evaluation.contacts import sentence_around
from dragoman.evaluation.documents import annotated_reports
from dragoman.evaluation.result import Row, Sample, Scored, percent, rates
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Position, Span, Stance

Side = Literal["for", "against", "conditional", "undecided"]

SIDES: Mapping[Stance, Side] = {
    "supports": "for",
    "accepts": "for",
    "offers": "for",
    "demands": "for",
    "opposes": "against",
    "rejects": "against",
    "conditional": "conditional",
    "undecided": "undecided",
}
"""Which side of an issue a stance is on."""

RELEASES = frozenset({"kremlin", "ukraine_presidency", "white_house", "white_house_statements"})
"""The sets that are official texts; all others are news."""


class GoldPosition(msgspec.Struct, frozen=True, omit_defaults=True):
    """One annotated position, from the words of its stance to those of its issue.

    `holder`, `issues`, `stances` and `by` hold all that would be right; `by` are names or
    `reporter`. `target` names whom it asks for something, or several that would do; empty where
    the text names nobody. Of what was doubted only the words are kept.
    """

    span: Span
    holder: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    by: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    condition: Span | None = None
    sure: bool = True

    @property
    def sides(self) -> frozenset[Side]:
        """The sides that would be right."""
        return frozenset(SIDES[stance] for stance in self.stances)


class AnnotatedPositions(msgspec.Struct, frozen=True):
    """The annotated stretch of one document; its fields are those of `actors.Annotated`."""

    set: str
    doc: str
    published: str | None
    part: str
    text: str
    stretch: Span
    positions: tuple[GoldPosition, ...]


class Pair(NamedTuple):
    """An annotated position and the one read for it."""

    gold: GoldPosition
    read: Position

    @property
    def right(self) -> bool:
        """Whether the issue agrees and the stance is on the same side."""
        return self.read.issue in self.gold.issues and SIDES[self.read.stance] in self.gold.sides

    @property
    def exact(self) -> bool:
        """Whether it is the very stance, too."""
        return self.right and self.read.stance in self.gold.stances


class Compared(NamedTuple):
    """One document: what was paired, what was missed, and what was read in excess."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldPosition, ...]
    extra: tuple[Position, ...]


GOLD = files("dragoman.evaluation").joinpath("gold/positions.jsonl")


def score_positions(sample: Sample) -> Scored:
    """Score the positions of one part; the folder holds the sets that the gold points into."""
    gold = [g for g in load_position_gold() if g.part == (sample.part or "dev")][: sample.limit]
    reports, paths = annotated_reports(sample.folder, gold)
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    details: list[str] = []
    for item, reading in zip(gold, sample.read(reports), strict=True):
        names = Names(reading, knowledge)
        compared = compare_positions(item, names)
        for label in ("positions", "  releases" if item.set in RELEASES else "  news"):
            _count(compared, label, names, counts)
        details.extend(f"{item.set} {item.doc} {line}" for line in _misses(compared, names))
    return Scored(len(gold), tuple(_rows(counts)), tuple(paths), tuple(details))


def load_position_gold() -> list[AnnotatedPositions]:
    """The annotated stretches, in the order of the file."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=AnnotatedPositions) for line in lines]


def compare_positions(item: AnnotatedPositions, names: Names) -> Compared:
    """Pair the positions read in the stretch with those annotated there, the closest first."""
    sure = [gold for gold in item.positions if gold.sure]
    doubted = [gold for gold in item.positions if not gold.sure]
    read = [p for p in names.reading.positions if item.stretch.covers(p.span)]
    ranked = sorted(
        ((_closeness(g, r, names), -i, -j) for i, g in enumerate(sure) for j, r in enumerate(read)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for closeness, minus_i, minus_j in ranked:
        if closeness > 0 and -minus_i not in pairs and -minus_j not in pairs.values():
            pairs[-minus_i] = -minus_j
    free = [r for j, r in enumerate(read) if j not in pairs.values()]
    return Compared(
        tuple(Pair(sure[i], read[pairs[i]]) for i in sorted(pairs)),
        tuple(gold for i, gold in enumerate(sure) if i not in pairs),
        tuple(r for r in free if not any(g.span.overlaps(r.span) for g in doubted)),
    )


def _closeness(gold: GoldPosition, read: Position, names: Names) -> float:
    """How well two positions agree; 0 where they cannot be the same."""
    overlap = gold.span.overlaps(read.span)
    sentence = sentence_around(names.reading.report.text, gold.span)
    if not names.any_actor(gold.holder, read.holder) or not sentence.overlaps(read.span):
        return 0.0
    pair = Pair(gold, read)
    return 1 + overlap + 4 * pair.right + pair.exact + 2 * (read.issue in gold.issues)


# --- the table ---------------------------------------------------------------------------------


def _count(compared: Compared, label: str, names: Names, counts: Counter[tuple[str, str]]) -> None:
    pairs = compared.pairs
    counts[label, "gold"] += len(pairs) + len(compared.missed)
    counts[label, "read"] += len(pairs) + len(compared.extra)
    counts[label, "paired"] += len(pairs)
    counts[label, "right"] += sum(p.right for p in pairs)
    counts[label, "exact"] += sum(p.exact for p in pairs)
    for pair in (p for p in pairs if p.right):
        for field, right in _fields(pair, names):
            counts[label, field] += 1
            counts[label, f"{field} right"] += right


def _fields(pair: Pair, names: Names) -> Iterator[tuple[str, bool]]:
    """What else is told of a right position, and whether it is right."""
    gold, read = pair
    yield "attributed by", names.any_actor(gold.by, read.attributed_by)
    if gold.target or read.target is not None:
        yield "target", names.any_actor(gold.target, read.target)
    if gold.condition is not None or read.condition is not None:
        yield (
            "condition",
            (
                gold.condition is not None
                and read.condition is not None
                and gold.condition.overlaps(read.condition)
            ),
        )


def _rows(counts: Counter[tuple[str, str]]) -> Iterator[Row]:
    def row(shown: str, label: str, right: str) -> Row:
        found = counts[label, right]
        return Row(shown, rates(found, counts[label, "read"], counts[label, "gold"]))

    for label in ("positions", "  news", "  releases"):
        yield row(label, label, "right")
    yield row("exact stance", "positions", "exact")
    yield row("holder and place", "positions", "paired")
    for field in ("attributed by", "target", "condition"):
        of = counts["positions", field]
        share = counts["positions", f"{field} right"] / of if of else 0.0
        yield Row(field, {"right": percent(share), "of": float(of)})


def _misses(compared: Compared, names: Names) -> Iterator[str]:
    """A line for each position that is missing, in excess, or wrong."""
    text = names.reading.report.text
    for gold in compared.missed:
        yield f"{tuple(gold.span)} missing: {_wanted(gold)} | {gold.span.of(text)!r}"
    for read in compared.extra:
        yield f"{tuple(read.span)} in excess: {_shown(read, names)} | {read.span.of(text)!r}"
    for pair in compared.pairs:
        wrong = [] if pair.right else ["issue or side"]
        wrong += ["stance"] if pair.right and not pair.exact else []
        wrong += [field for field, right in _fields(pair, names) if not right]
        if wrong:
            yield (
                f"{tuple(pair.gold.span)} wrong {', '.join(wrong)}: {_wanted(pair.gold)} | "
                f"{_shown(pair.read, names)} | {pair.gold.span.of(text)!r}"
            )


def _wanted(gold: GoldPosition) -> str:
    asked = f" of {_either(gold.target)}" if gold.target else ""
    return (
        f"{_either(gold.holder)} {_either(gold.stances)} {_either(gold.issues)}{asked}, "
        f"by {_either(gold.by)}"
    )


def _shown(read: Position, names: Names) -> str:
    asked = f" of {names.shown(read.target)}" if read.target else ""
    return (
        f"{names.shown(read.holder)} {read.stance} {read.issue}{asked}, "
        f"by {names.shown(read.attributed_by)}"
    )


def _either(several: Sequence[str]) -> str:
    return "/".join(several)
