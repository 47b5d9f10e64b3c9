"""Readings made by hand, so that the record's tests need no language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model import (
    Actor,
    Claim,
    Conflict,
    Contact,
    DateMention,
    Office,
    Participant,
    Position,
    Reading,
    Report,
    Span,
    Statement,
    report_digest,
)

TEXT = (
    "Ana Silva said she had met Jon Berg in Oslo on Friday. "
    "“There was no meeting,” Berg told reporters. "
    "Silva opposes the fisheries pact; a year ago she demanded it."
)
TITLE = "Silva and Berg at odds over Oslo meeting"
SILVA, BERG = "per.ana-silva", "per.jon-berg"


def report(
    text: str = TEXT,
    *,
    ident: str = "fjord-1",
    published: str | None = "2025-08-26",
    outlet: str = "The Fjord",
) -> Report:
    """A report of our own."""
    url = f"https://fjord.example/{ident}"
    digest = report_digest(text, title=TITLE, published=published, url=url)
    return Report(
        ident, text, title=TITLE, published=published, outlet=outlet, url=url, sha256=digest
    )


def span(words: str, text: str = TEXT) -> Span:
    """Where some words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def reading(of: Report | None = None, *, when: str | None = "2025-08-22") -> Reading:
    """What a reader finds in `TEXT`, which `of` must hold."""
    of = of or report()

    def at(words: str) -> Span:
        return span(words, of.text)

    meeting = Contact(
        id="c1",
        kind="meeting",
        format="bilateral",
        participants=(
            Participant(SILVA, "Silva", at("Ana Silva")),
            Participant(BERG, "Berg", at("Jon Berg")),
        ),
        status="held",
        claims=(
            Claim("held", SILVA, at("had met Jon Berg"), said_on="2025-08-25", statement="s1"),
            Claim("denied", BERG, at("There was no meeting"), statement="s2"),
        ),
        spans=(at("met Jon Berg"), at("meeting")),
        when=when,
        when_text="on Friday" if when else None,
        where="Oslo",
        statements=("s1", "s2"),
        confidence=0.8,
    )
    return Reading(
        report=of,
        actors=(
            Actor(
                SILVA,
                "Ana Silva",
                "person",
                "PRT",
                (Office("foreign minister", "Portugal", "2024-04-02"),),
                (at("Ana Silva"), at("she")),
            ),
            Actor(BERG, "Jon Berg", "person", "NOR", (), (at("Jon Berg"),)),
            Actor("sta.nor", "Norway", "state", "NOR"),
        ),
        dates=(DateMention(at("Friday"), "Friday", when, of.published, "weekday"),),
        statements=(
            Statement(
                "s1",
                at("Ana Silva"),
                at("said"),
                (at("she had met Jon Berg in Oslo on Friday"),),
                "indirect",
                (SILVA,),
                said_on="2025-08-25",
            ),
            Statement(
                "s2",
                Span(at("Berg told").start, at("Berg told").start + 4),
                at("told"),
                (at("There was no meeting"),),
                "direct",
                (BERG,),
                addressees=("reporters",),
                within="s1",
            ),
        ),
        contacts=(meeting,),
        positions=(
            Position(
                "p1",
                SILVA,
                "fisheries",
                "fisheries pact",
                "opposes",
                "reporter",
                at("Silva opposes the fisheries pact"),
                date="2025-08-26",
            ),
            Position(
                "p2",
                SILVA,
                "fisheries",
                "fisheries pact",
                "demands",
                "reporter",
                at("she demanded it"),
                date="2024",
            ),
        ),
        conflicts=(
            Conflict("status", contact="c1", claims=(0, 1)),
            Conflict("reversal", position=("p2", "p1")),
        ),
        notes=("a note",),
    )


def read_by_hand(reports: Iterable[Report]) -> Iterator[Reading]:
    """Stands in for the pipeline."""
    for one in reports:
        yield reading(one)
