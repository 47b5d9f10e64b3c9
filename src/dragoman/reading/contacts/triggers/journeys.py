"""Visits told by the way to them: "flew to Oslo"."""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.lexicon import TRAVEL_VERBS
from dragoman.reading.contacts.parties import PartyFinder, extend
from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.grammar import is_passive, subject_of, verb_group_start
from dragoman.reading.syntax import Token


def from_journey(finder: PartyFinder, verb: Token) -> ContactMention | None:
    """A visit told by its journey: "the minister will fly to Oslo"; not "to Sochi", at home."""
    parse = finder.parse
    subject = subject_of(parse, verb)
    if verb.lemma not in TRAVEL_VERBS or subject is None or is_passive(parse, verb):
        return None
    guests = [p for p in finder.phrase(subject) if p.actor and finder.actors.is_person(p.actor)]
    home = {finder.actors.party(p.actor) for p in guests if p.actor}
    hosts: list[Participant] = []
    for prep in parse.kids(verb.i, "prep"):
        if prep.lower == "to" or (prep.lower == "in" and verb.lemma == "arrive"):
            extend(hosts, finder.hosts(prep))
    hosts = [h for h in hosts if h.actor and finder.actors.party(h.actor) not in home | {None}]
    if len(guests) != 1 or None in home or not hosts:
        return None
    return ContactMention(
        trigger=verb.i,
        kind="visit",
        predicate=verb.i,
        span=parse.span(verb_group_start(parse, verb), verb.i + 1),
        sentence=verb.sent,
        parties=[*guests, *hosts],
        kind_is_stated=True,
        journey=True,
    )
