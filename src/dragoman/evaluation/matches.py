"""Contacts over several reports: are tellings of one contact joined, and others kept apart?

The gold lists contacts by hand: for each the reports that tell of it, and where in each it is first
named. Tellings of one line are one contact; those of two lines are two, also where the same persons
called on the next day. All contacts that are read in these reports go into one pool, as they would
into a record; pairs of tellings count where both are in the gold and were read.

`both sides` are contacts that two sides tell of in their own texts: whether one entry holds both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import msgspec

from dragoman.evaluation.documents import annotated_reports
from dragoman.evaluation.result import Row, Sample, Scored, percent, rates
from dragoman.knowledge.base import load_knowledge
from dragoman.matching.contacts.deciding import compare
from dragoman.matching.contacts.facts import ContactFacts, Source, facts_of
from dragoman.matching.contacts.groups import contact_groups
from dragoman.matching.contacts.keys import look_up_keys
from dragoman.model import Contact, Reading
from dragoman.reading.actors.issuer import issuing_state

GOLD = files("dragoman.evaluation").joinpath("gold/matches.jsonl")
NEAR = 120
"""Characters by which a contact's first mention may lie elsewhere than in the gold."""


class GoldTelling(msgspec.Struct, frozen=True):
    """Where a report names a contact first; the other fields find the report (`documents`)."""

    set: str
    doc: str
    text: str
    start: int
    published: str | None = None


class GoldContact(msgspec.Struct, frozen=True):
    """One contact with all its tellings; `sides` how many sides' own texts are among them."""

    tellings: tuple[GoldTelling, ...]
    sides: int = 1


class Pool(NamedTuple):
    """The tellings that were read: their facts, and the group of each."""

    facts: Mapping[str, ContactFacts]
    groups: Mapping[str, str]


def score_matches(sample: Sample) -> Scored:
    """Score the grouping of tellings; the folder holds the sets that the gold points into."""
    gold = load_gold()[: sample.limit]
    told = {(t.set, t.doc): t for contact in gold for t in contact.tellings}
    reports, paths = annotated_reports(sample.folder, list(told.values()))
    readings = dict(zip(told, sample.read(reports), strict=True))
    pool = pooled(readings)
    counts: Counter[str] = Counter()
    details: list[str] = []
    found: dict[str, int] = {}
    for number, contact in enumerate(gold):
        idents = [_read(t, readings[t.set, t.doc]) for t in contact.tellings]
        known = [i for i in idents if i is not None]
        found.update(dict.fromkeys(known, number))
        counts["tellings"] += len(idents)
        counts["read"] += len(known)
        counts["gold"] += len(list(combinations(idents, 2)))
        if contact.sides > 1:
            counts["both"] += 1
            joined = _sides_joined(known, pool)
            counts["both joined"] += joined
            if not joined:
                details.append(f"both sides apart: {', '.join(known)}")
    for one, other in combinations(sorted(found), 2):
        same_gold = found[one] == found[other]
        if pool.groups[one] == pool.groups[other]:
            counts["joined"] += 1
            counts["right"] += same_gold
            if not same_gold:
                details.append(f"joined: {one}, {other}")
        elif same_gold:
            details.append(f"apart: {one}, {other}")
    rows = (
        Row("pairs", rates(counts["right"], counts["joined"], counts["gold"])),
        Row(
            "both sides",
            {"joined": _share(counts["both joined"], counts["both"]), "n": counts["both"]},
        ),
        Row("tellings", {"read": _share(counts["read"], counts["tellings"])}),
    )
    return Scored(len(readings), rows, tuple(paths), tuple(details))


def _share(part: int, whole: int) -> float:
    return percent(part / whole) if whole else 0.0


def load_gold() -> list[GoldContact]:
    """The contacts, in the order of the file."""
    lines = GOLD.read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=GoldContact) for line in lines]


def pooled(readings: Mapping[tuple[str, str], Reading]) -> Pool:
    """All contacts of some readings, grouped as a record would."""
    facts = {f.id: f for name, reading in readings.items() for f in _facts(name, reading)}
    shelves: dict[str, list[ContactFacts]] = {}
    for one in facts.values():
        for key in look_up_keys(one):
            shelves.setdefault(key, []).append(one)
    pairs = {
        (min(a.id, b.id), max(a.id, b.id)): (a, b)
        for shelf in shelves.values()
        for a, b in combinations(shelf, 2)
    }
    edges = [edge for a, b in pairs.values() if (edge := compare(a, b)) is not None]
    return Pool(facts, contact_groups(facts, edges))


def _facts(name: tuple[str, str], reading: Reading) -> Iterator[ContactFacts]:
    report = "/".join(name)
    issuer = issuing_state(reading.report, load_knowledge())
    source = Source(report, report, issuer, reading.report.published)
    actors = {actor.id: actor for actor in reading.actors}
    for contact in reading.contacts:
        yield facts_of(contact, actors, source, f"{report}:{contact.id}")


def _read(telling: GoldTelling, reading: Reading) -> str | None:
    """The contact of a reading that is first named where the gold says, or close to it."""

    def distance(contact: Contact) -> int:
        return min((abs(s.start - telling.start) for s in contact.spans), default=NEAR + 1)

    near = min(reading.contacts, key=distance, default=None)
    if near is None or distance(near) > NEAR:
        return None
    return f"{telling.set}/{telling.doc}:{near.id}"


def _sides_joined(idents: Sequence[str], pool: Pool) -> bool:
    """Whether own texts of two sides are in one group."""
    sides: dict[str, set[str]] = {}
    for ident in idents:
        facts = pool.facts[ident]
        if facts.of_a_side and facts.issuer:
            sides.setdefault(pool.groups[ident], set()).add(facts.issuer)
    return any(len(issuers) > 1 for issuers in sides.values())
