"""Visits told by the way to them or the time spent there: "flew to Oslo", "spent a day in Oslo"."""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.lexicon import LEAVING_VERBS, STAY_UNITS, TRAVEL_VERBS
from dragoman.reading.contacts.parties import PartyFinder, extend
from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.grammar import is_passive, subject_of, verb_group_start
from dragoman.reading.syntax import Token

_PRIVATE = frozenset(
    "holiday vacation prison jail hospital exile captivity detention custody childhood youth "
    "honeymoon university studying".split()
)
"""What somebody spends days abroad for who visits no government."""


def from_journey(finder: PartyFinder, verb: Token) -> list[ContactMention]:
    """The visits that a verb of going, leaving or staying tells of one official."""
    if verb.lemma in TRAVEL_VERBS:
        return _one(finder, verb, verb, _ahead(finder, verb))
    if verb.lemma in LEAVING_VERBS:
        return _leaving(finder, verb)
    if verb.lemma == "invite":
        return _invited(finder, verb)
    if verb.lemma == "spend":
        return _staying(finder, verb)
    return []


def _ahead(finder: PartyFinder, verb: Token) -> list[Participant]:
    """Where the way goes: "flew to Oslo", "Norway, where she arrived"; not "to Sochi", at home."""
    parse = finder.parse
    found: list[Participant] = []
    for prep in parse.kids(verb.i, "prep"):
        if prep.lower == "to" or (prep.lower == "in" and verb.lemma == "arrive"):
            extend(found, finder.hosts(prep))
        elif prep.lower == "between" and verb.lemma == "shuttle":
            for inner in parse.kids(prep.i, "pobj"):
                extend(found, finder.land(inner))
    where = any(t.lower == "where" for t in parse.kids(verb.i, "advmod"))
    if where and verb.dep == "relcl" and not found:
        extend(found, finder.land(parse.tokens[verb.head]))
    return found


def _leaving(finder: PartyFinder, verb: Token) -> list[ContactMention]:
    """ "leaves Oslo for Tallinn": a visit ends, and another follows."""
    parse = finder.parse
    left = parse.kids(verb.i, "dobj")
    preps = [*parse.kids(verb.i, "prep"), *(p for t in left for p in parse.kids(t.i, "prep"))]
    found: list[ContactMention] = []
    if not parse.kids(verb.i, "prt"):
        for place in left:
            found += _one(finder, verb, verb, finder.land(place), past=True)
    for prep in preps:
        if prep.lower == "for":
            hosts = [h for inner in parse.kids(prep.i, "pobj") for h in finder.land(inner)]
            found += _one(finder, verb, verb, hosts)
    return found


def _staying(finder: PartyFinder, verb: Token) -> list[ContactMention]:
    """ "will spend five hours in Oslo and then three hours in Tallinn"."""
    parse = finder.parse
    sentence = parse.sentences[verb.sent]
    if any(t.lemma in _PRIVATE for t in parse.tokens[sentence.first : sentence.last]):
        return []
    found: list[ContactMention] = []
    stays = [t for t in parse.kids(verb.i, "dobj", "npadvmod") if t.lemma in STAY_UNITS]
    for i in range(verb.i + 1, sentence.last):
        token = parse.tokens[i]
        if token.dep == "conj" and token.lemma in STAY_UNITS and stays:
            stays.append(token)
    for stay in stays:
        places = parse.kids(stay.i, "prep")
        if stay.head == verb.i and stay.dep != "conj":
            places += parse.kids(verb.i, "prep")
        hosts = [
            host
            for prep in places
            if prep.lower == "in" and prep.i > stay.i
            for inner in parse.kids(prep.i, "pobj")
            for host in finder.land(inner)
        ]
        trigger = verb if stay.head == verb.i and stay.dep != "conj" else stay
        found += _one(finder, verb, trigger, hosts)
    return found


def _invited(finder: PartyFinder, verb: Token) -> list[ContactMention]:
    """ "invited the king to Oslo"; an invitation to visit or to talks has its own word for it."""
    parse = finder.parse
    host = subject_of(parse, verb)
    if host is None or is_passive(parse, verb) or parse.kids(verb.i, "xcomp"):
        return []
    hosts = finder.phrase(host)
    guests = [p for obj in parse.kids(verb.i, "dobj") for p in finder.phrase(obj)]
    home = {finder.actors.party(p.actor) for p in hosts if p.actor}
    for prep in parse.kids(verb.i, "prep"):
        for place in parse.kids(prep.i, "pobj") if prep.lower == "to" else ():
            lands = {finder.actors.party(p.actor) for p in finder.land(place) if p.actor}
            if len(guests) == 1 and len(hosts) == 1 and lands & home - {None}:
                return [
                    ContactMention(
                        trigger=verb.i,
                        kind="visit",
                        predicate=verb.i,
                        span=parse.span(verb_group_start(parse, verb), verb.i + 1),
                        sentence=verb.sent,
                        parties=[*guests, *hosts],
                        kind_is_stated=True,
                    )
                ]
    return []


def _one(
    finder: PartyFinder,
    verb: Token,
    trigger: Token,
    hosts: list[Participant],
    *,
    past: bool = False,
) -> list[ContactMention]:
    parse = finder.parse
    subject = subject_of(parse, verb)
    if subject is None or (is_passive(parse, verb) and verb.lemma != "spend"):
        return []
    guests = [p for p in finder.phrase(subject) if p.actor and finder.actors.is_person(p.actor)]
    home = {finder.actors.party(p.actor) for p in guests if p.actor}
    abroad = [h for h in hosts if h.actor and finder.actors.party(h.actor) not in home | {None}]
    if len(guests) != 1 or None in home or not abroad:
        return []
    first = verb_group_start(parse, verb) if trigger is verb else trigger.left
    return [
        ContactMention(
            trigger=trigger.i,
            kind="visit",
            predicate=verb.i,
            span=parse.span(first, trigger.i + 1),
            sentence=verb.sent,
            parties=[*guests, *abroad],
            kind_is_stated=True,
            journey=True,
            ended=past,
        )
    ]
