"""Readings with one contact each, for tests of what several reports tell of it."""

from __future__ import annotations

from dragoman.model import (
    Actor,
    Claim,
    Contact,
    Office,
    Participant,
    Reading,
    Report,
    Span,
    report_digest,
)

SILVA = Actor("per.ana-silva", "Ana Silva", "person", "PRT", (Office("president", "sta.prt"),))
BERG = Actor("per.jon-berg", "Jon Berg", "person", "NOR", (Office("prime minister", "sta.nor"),))
LIND = Actor("per.eva-lind", "Eva Lind", "person", "NOR", (Office("foreign minister", "sta.nor"),))
NORWAY = Actor("sta.nor", "Norway", "state", "NOR")
PORTUGAL = Actor("sta.prt", "Portugal", "state", "PRT")
PEOPLE = {a.id: a for a in (SILVA, BERG, LIND, NORWAY, PORTUGAL)}

OSLO = "https://www.mfa.gov.no/en"
LISBON = "https://www.portugal.gov.pt/en"
NEWS = "https://fjord.example"


def told(
    number: int,
    *,
    who: tuple[str, ...] = (SILVA.id, BERG.id),
    when: str | None = "2025-08-22",
    published: str = "2025-08-22",
    kind: str = "call",
    status: str = "held",
    site: str = NEWS,
    by: str = "reporter",
) -> Reading:
    """A reading with one contact; each text is of words of its own, so that none is a copy."""
    text = f"They spoke. Text{number} alone{number * 7} says{number * 13} this{number * 31}."
    url = f"{site}/{number}"
    digest = report_digest(text, title=f"Report {number}", published=published, url=url)
    span = Span(0, 4)
    contact = Contact(
        id="c1",
        kind=kind,  # type: ignore[arg-type]
        format="bilateral",
        participants=tuple(Participant(i, PEOPLE[i].name, span) for i in who),
        status=status,  # type: ignore[arg-type]
        claims=(Claim(status, by, span),),  # type: ignore[arg-type]
        spans=(Span(5, 10),),
        when=when,
        when_text=when,
    )
    report = Report(
        f"n{number}", text, title=f"Report {number}", published=published, url=url, sha256=digest
    )
    return Reading(report, actors=tuple(PEOPLE.values()), contacts=(contact,))
