"""Contacts: is every exchange that a text tells found, and is each said to be what it is?

The gold was annotated by hand over news and releases that stay where they are: whole documents or
a stretch of each, exhaustively, so that whatever the reader finds there besides is in excess. Half
of its contacts have not simply taken place: they are scheduled, planned, proposed, refused, denied
and so on, each with the claims that say so. Contacts that a careful annotator doubted by the
definitions count neither way.

When is a contact read the contact annotated? They have a participant in common (an actor and the
state or body it belongs to are taken for one another), and a mention of the one overlaps a mention
of the other or stands in the same sentence. Each is paired once, the closest first. A contact read
in the stretch that is left over counts against precision, unless it meets a doubted contact: then
it counts for nothing, and there overlapping mentions are enough.

What is right about a paired contact:

- kind: one of those annotated;
- participants: the actors annotated, no more and no fewer; a state does not do for its president;
- when: the same days, or none where the text tells none;
- status: the status shown;
- claimant: for each annotated claim, a claim read with the same status, or failing that one on the
  same words or in the same sentence, is made by the same actor; a claim that is missing is wrong.

The rows `not held` look at the annotated contacts that are not simply held; their precision is the
share of the contacts shown as anything but held that are paired at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

import msgspec

from dragoman.evaluation.agreement import Names
from dragoman.evaluation.documents import annotated_reports
from dragoman.evaluation.result import Row, Sample, Scored, percent
from dragoman.evaluation.seed_contacts import shown
from dragoman.knowledge.base import load_knowledge
from dragoman.model import REPORTER, Claim, Contact, Participant, Span
from dragoman.model.contact import ContactKind, Status
from dragoman.model.when import parse_edtf

AnyName = str | tuple[str, ...]
"""A name, or several of which each would be right."""

AnyStatus = Status | tuple[Status, ...]
"""A status, or several between which the definitions do not decide, the likeliest first."""


class GoldClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who says what of a contact (`by` a name or `reporter`), of whom, and in which words."""

    status: Status
    by: AnyName
    span: Span
    of: str | None = None


class GoldContact(msgspec.Struct, frozen=True, omit_defaults=True):
    """One annotated contact.

    `spans` are its mentions, `kinds` those that would be right, `also` participants that may be
    named or not, `when` EDTF or nothing, or several values that would do.
    """

    spans: tuple[Span, ...]
    kinds: tuple[ContactKind, ...]
    participants: tuple[AnyName, ...]
    when: str | tuple[str | None, ...] | None
    status: AnyStatus
    claims: tuple[GoldClaim, ...]
    sure: bool = True
    also: tuple[str, ...] = ()

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that would be right."""
        return self.status if isinstance(self.status, tuple) else (self.status,)

    @property
    def is_held(self) -> bool:
        """Whether it is simply held."""
        return self.statuses[0] == "held"


class AnnotatedContacts(msgspec.Struct, frozen=True):
    """The annotated stretch of one document; its fields are those of `actors.Annotated`."""

    set: str
    doc: str
    published: str | None
    part: str
    text: str
    stretch: Span
    contacts: tuple[GoldContact, ...]


class Pair(NamedTuple):
    """An annotated contact and the one read for it."""

    gold: GoldContact
    read: Contact


class Compared(NamedTuple):
    """One document: what was paired, what was missed, and what was read in excess."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldContact, ...]
    extra: tuple[Contact, ...]


GOLD = files("dragoman.evaluation").joinpath("gold/contacts.jsonl")


def score_contacts(sample: Sample) -> Scored:
    """Score the contacts of one part; the folder holds the sets that the gold points into."""
    gold = [g for g in load_contact_gold() if g.part == (sample.part or "dev")][: sample.limit]
    reports, paths = annotated_reports(sample.folder, gold)
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    details: list[str] = []
    for item, reading in zip(gold, sample.read(reports), strict=True):
        names = Names(reading, knowledge)
        compared = compare_contacts(item, names)
        _count(compared, names, counts)
        details.extend(f"{item.set} {item.doc} {line}" for line in _misses(compared, names))
    return Scored(len(gold), tuple(_rows(counts)), tuple(paths), tuple(details))


def load_contact_gold() -> list[AnnotatedContacts]:
    """The annotated stretches, in the order of the file."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=AnnotatedContacts) for line in lines]


# --- which contact is which --------------------------------------------------------------------


def compare_contacts(item: AnnotatedContacts, names: Names) -> Compared:
    """Pair the contacts read in the stretch with those annotated there, the closest first."""
    sure = [gold for gold in item.contacts if gold.sure]
    doubted = [gold for gold in item.contacts if not gold.sure]
    read = [
        contact
        for contact in names.reading.contacts
        if any(item.stretch.covers(span) for span in contact.spans)
    ]
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
        tuple(r for r in free if not any(_excused(gold, r, names) for gold in doubted)),
    )


def _closeness(gold: GoldContact, read: Contact, names: Names) -> float:
    """How well two contacts agree; 0 where they cannot be the same."""
    shared = sum(any(_takes_part(n, p, names) for p in read.participants) for n in _named(gold))
    where = _nearness(gold.spans, read.spans, names.reading.report.text)
    if not shared or not where:
        return 0.0
    return (
        where
        + 2 * shared / max(len(gold.participants), len(read.participants))
        + 0.5 * (read.kind in gold.kinds)
        + 0.5 * _same_days(gold, read)
        + 0.5 * (read.status in gold.statuses)
    )


def _excused(doubted: GoldContact, read: Contact, names: Names) -> bool:
    overlapping = any(a.overlaps(b) for a in doubted.spans for b in read.spans)
    return overlapping or _closeness(doubted, read, names) > 0


def _named(gold: GoldContact) -> tuple[AnyName, ...]:
    return (*gold.participants, *gold.also)


def _takes_part(name: AnyName, participant: Participant, names: Names) -> bool:
    """Whether a participant is who was annotated, or its state, or somebody of that state."""
    several = (name,) if isinstance(name, str) else name
    return any(
        names.takes_part(one, participant) or names.takes_part(participant.name, _known(one, names))
        for one in several
    )


def _known(name: str, names: Names) -> Participant:
    """A name as if it took part, under the id that the reading or the knowledge has for it."""
    actor = next((a for a in names.actors if names.is_actor(name, a)), None)
    return Participant(actor, name, Span(0, 0))


def _nearness(gold: Sequence[Span], read: Sequence[Span], text: str) -> int:
    """2 where mentions overlap, 1 where they stand in one sentence, otherwise 0."""
    if any(a.overlaps(b) for a in gold for b in read):
        return 2
    around = [sentence_around(text, span) for span in gold]
    return int(any(sentence.overlaps(span) for sentence in around for span in read))


_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bGov)"
    r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n"
)
"""Where a sentence ends: not after a capital letter ("U.S. President") or a title."""


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a span stands in, told by its marks alone.

    >>> text = "Ana Silva left. U.S. ministers met in Oslo. They will meet again."
    >>> sentence_around(text, Span(31, 34)).of(text)
    'U.S. ministers met in Oslo. '
    """
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return Span(
        max(end for end in ends if end <= span.start),
        min(end for end in ends if end >= span.end),
    )


# --- what is right about it --------------------------------------------------------------------


def _participants_right(gold: GoldContact, read: Contact, names: Names) -> bool:
    free = list(read.participants)
    for name in gold.participants:
        match = next((p for p in free if _is_participant(name, p, names)), None)
        if match is None:
            return False
        free.remove(match)
    return all(any(_is_participant(name, p, names) for name in gold.also) for p in free)


def _is_participant(name: AnyName, participant: Participant, names: Names) -> bool:
    several = (name,) if isinstance(name, str) else name
    return any(
        names.is_actor(one, participant.actor)
        or (participant.actor is None and names.takes_part(one, participant))
        for one in several
    )


def _same_days(gold: GoldContact, read: Contact) -> bool:
    several = gold.when if isinstance(gold.when, tuple) else (gold.when,)
    return any(_equal(one, read.when) for one in several)


def _equal(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    left, right = parse_edtf(one), parse_edtf(other)
    return (left.earliest, left.latest) == (right.earliest, right.latest)


def claimants(gold: GoldContact, read: Contact, names: Names) -> list[tuple[GoldClaim, bool]]:
    """Each annotated claim, and whether the claim read for it is made by the same actor.

    A claim read answers for one annotated claim only, for one that it agrees with where it can.
    """
    text = names.reading.report.text
    free = list(read.claims)
    right: set[int] = set()
    for i, claim in enumerate(gold.claims):
        agreed = [c for c in free if c.status == claim.status and _claims(claim, c, names)]
        if agreed:
            right.add(i)
            free.remove(agreed[0])
    for i, claim in enumerate(gold.claims):
        if i in right:
            continue
        alike = [c for c in free if c.status == claim.status]
        near = [] if alike else [c for c in free if _nearness((claim.span,), (c.span,), text)]
        agreed = [c for c in near if _claims(claim, c, names)]
        if agreed:
            right.add(i)
        answering = alike or agreed or near
        if answering:
            free.remove(answering[0])
    return [(claim, i in right) for i, claim in enumerate(gold.claims)]


def _claims(gold: GoldClaim, read: Claim, names: Names) -> bool:
    several = (gold.by,) if isinstance(gold.by, str) else gold.by
    return any(
        read.by == REPORTER if name == REPORTER else names.is_actor(name, read.by)
        for name in several
    )


# --- the table ---------------------------------------------------------------------------------

_GROUPS = ("", "not held")
_FIELDS = ("kind", "participants", "when", "status", "claimant")


def _groups(*, held: bool) -> tuple[str, ...]:
    return _GROUPS[:1] if held else _GROUPS


def _judged(pair: Pair, names: Names) -> Iterator[tuple[str, bool]]:
    gold, read = pair
    yield "kind", read.kind in gold.kinds
    yield "participants", _participants_right(gold, read, names)
    yield "when", _same_days(gold, read)
    yield "status", read.status in gold.statuses
    for _, right in claimants(gold, read, names):
        yield "claimant", right


def _count(compared: Compared, names: Names, counts: Counter[tuple[str, str]]) -> None:
    for pair in compared.pairs:
        for group in _groups(held=pair.gold.is_held):
            counts[group, "gold"] += 1
            counts[group, "found"] += 1
            for field, right in _judged(pair, names):
                counts[group, field] += 1
                counts[group, f"{field} right"] += right
        for group in _groups(held=pair.read.status == "held"):
            counts[group, "predicted"] += 1
            counts[group, "paired"] += 1
    for gold in compared.missed:
        for group in _groups(held=gold.is_held):
            counts[group, "gold"] += 1
    for read in compared.extra:
        for group in _groups(held=read.status == "held"):
            counts[group, "predicted"] += 1


def _rows(counts: Counter[tuple[str, str]]) -> Iterator[Row]:
    for group in _GROUPS:
        yield Row(group or "contacts", _found(counts, group))
        for field in _FIELDS:
            of = counts[group, field]
            share = counts[group, f"{field} right"] / of if of else 0.0
            label = f"{group}: {field}" if group else field
            yield Row(label, {"right": percent(share), "of": of})


def _found(counts: Counter[tuple[str, str]], group: str) -> dict[str, float]:
    predicted, gold = counts[group, "predicted"], counts[group, "gold"]
    precision = counts[group, "paired"] / predicted if predicted else 0.0
    recall = counts[group, "found"] / gold if gold else 0.0
    both = precision + recall
    return {
        "precision": percent(precision),
        "recall": percent(recall),
        "f1": percent(2 * precision * recall / both) if both else 0.0,
        "predicted": predicted,
        "gold": gold,
    }


def _misses(compared: Compared, names: Names) -> Iterator[str]:
    """A line for each contact that is missing, in excess, or wrong in a field."""
    for gold in compared.missed:
        yield f"{_spans(gold.spans)} missing: {_wanted(gold)}"
    for read in compared.extra:
        yield f"{_spans(read.spans)} in excess: {read.status} {shown(read, names)}"
    for pair in compared.pairs:
        wrong = dict.fromkeys(field for field, right in _judged(pair, names) if not right)
        if wrong:
            yield (
                f"{_spans(pair.gold.spans)} wrong {', '.join(wrong)}: {_wanted(pair.gold)} | "
                f"{pair.read.status} {shown(pair.read, names)}"
            )


def _wanted(gold: GoldContact) -> str:
    claims = "; ".join(f"{c.status} by {_either(c.by)} {tuple(c.span)}" for c in gold.claims)
    who = ", ".join(map(_either, gold.participants))
    kinds = "/".join(gold.kinds)
    return f"{_either(gold.status)} {kinds} of {who}, when {gold.when} [{claims}]"


def _either(name: AnyName) -> str:
    return name if isinstance(name, str) else "/".join(name)


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(str(tuple(span)) for span in spans)
