"""Verbs that name a contact, with the parties their grammar gives."""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    CONTACT_VERBS,
    DEFEATING,
    DISTANCE_PHRASES,
    JOINT_VERBS,
    OBJECT_VERBS,
    PARTICLES,
    SPORT_WORDS,
    TO_VERBS,
    TRAVEL_VERBS,
    WITH_VERBS,
)
from dragoman.reading.contacts.parties import PartyFinder, extend
from dragoman.reading.contacts.status_words import STATUS_ADJECTIVES, STATUS_VERBS
from dragoman.reading.contacts.triggers.carriers import offering
from dragoman.reading.contacts.triggers.mention import ContactMention
from dragoman.reading.grammar import is_infinitive, is_passive, subject_of, verb_group_start
from dragoman.reading.syntax import Parse, Token


def from_verb(finder: PartyFinder, verb: Token) -> ContactMention | None:
    """A mention from a verb whose grammar names both sides; None where it names one at most."""
    parse = finder.parse
    lemma = verb.lemma
    if _is_figurative(parse, verb) or (lemma == "see" and not _goes_to_see(parse, verb)):
        return None
    particle = PARTICLES.get(lemma)
    if particle and not any(t.lower == particle for t in parse.kids(verb.i, "prt", "advmod")):
        return None
    passive = is_passive(parse, verb)
    subject = subject_of(parse, verb)
    if lemma == "bring":
        subjects: list[Participant] = []
    elif subject is not None:
        subjects = finder.phrase(subject)
    else:
        subjects = finder.named_before(verb_group_start(parse, verb)) if not passive else []
    partners = _partners(finder, verb, passive)
    if lemma == "welcome" and not finder.names_a_guest(partners, subject):
        return None
    # "You can talk to the emir or the king" is no contact between the two of them.
    extend(subjects, offering(parse, finder, verb))
    among_themselves = len(subjects) > 1 and _meet_each_other(parse, verb)
    brought = lemma == "bring" and len(partners) > 1
    assembled = len(subjects) == 1 and not partners and _assembles(finder, verb, subjects[0])
    if not (subjects and (partners or among_themselves)) and not brought and not assembled:
        return _one_side(finder, verb, subjects)
    parties: list[Participant] = list(subjects)
    extend(parties, _inviting(parse, finder, verb))
    extend(parties, partners)
    if (len(parties) < 2 and not assembled) or _is_game_or_border(finder, verb, parties):
        return None
    return ContactMention(
        assembly=assembled,
        trigger=verb.i,
        kind=CONTACT_VERBS[lemma],
        predicate=verb.i,
        span=parse.span(verb_group_start(parse, verb), verb.i + 1),
        sentence=verb.sent,
        parties=parties,
        kind_is_stated=lemma in ("meet", "phone", "telephone", "visit", "negotiate"),
        definite=subject is not None and finder.points_back(subject),
    )


def _goes_to_see(parse: Parse, verb: Token) -> bool:
    """ "flew to Oslo to see the king"; to see somebody is no meeting by itself."""
    journey = parse.tokens[verb.head]
    return is_infinitive(parse, verb) and journey.lemma in TRAVEL_VERBS | {"come", "visit"}


def _one_side(
    finder: PartyFinder, verb: Token, subjects: list[Participant]
) -> ContactMention | None:
    """ "Oslo refused to meet", "is ready to negotiate": with the other side spoken of before."""
    parse = finder.parse
    subject = subject_of(parse, verb)
    they = subject is not None and subject.lower == "they" and not subjects
    alone = (len(subjects) == 1 or they) and _meet_each_other(parse, verb)
    if not alone or verb.dep != "xcomp" or not is_infinitive(parse, verb):
        return None
    above = parse.tokens[verb.head]
    if above.lemma not in STATUS_VERBS and above.lower not in STATUS_ADJECTIVES:
        return None
    return ContactMention(
        trigger=verb.i,
        kind=CONTACT_VERBS[verb.lemma],
        predicate=verb.i,
        span=parse.span(min(above.i, verb.i), verb.i + 1),
        sentence=verb.sent,
        parties=subjects,
        definite=True,
        one_sided=not they,
        pointing=they,
    )


def _assembles(finder: PartyFinder, verb: Token, subject: Participant) -> bool:
    """ "The G7 met in Hiroshima"; not "NATO met the target"."""
    parse = finder.parse
    alone = parse.child(verb.i, "dobj") is None and not any(
        t.lower in ("with", "to") for t in parse.kids(verb.i, "prep")
    )
    gathers = verb.lemma in ("meet", "convene", "gather") and not is_passive(parse, verb)
    return gathers and alone and subject.actor is not None and finder.gathers(subject.actor)


def _inviting(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """Who would be visited: the emir in "the emir invited the king to visit Doha"."""
    asking = parse.tokens[verb.head]
    if verb.dep not in ("xcomp", "advcl") or asking.lemma != "invite":
        return []
    host = subject_of(parse, asking)
    return finder.phrase(host) if host is not None and not is_passive(parse, asking) else []


def _meet_each_other(parse: Parse, verb: Token) -> bool:
    """ "The presidents met"; not "the presidents met with the press"."""
    if verb.lemma == "discuss":
        # "discussed trade by phone": nobody calls himself.
        words = parse.words(verb.i, verb.right + 1).lower()
        return any(phrase in words for phrase, kind in DISTANCE_PHRASES)
    if verb.lemma not in JOINT_VERBS or parse.child(verb.i, "dobj") is not None:
        return False
    behind = [parse.tokens[i] for i in range(verb.i + 1, verb.right + 1)]
    return not any(
        t.lower in ("with", "to") and t.dep == "prep" and t.head == verb.i for t in behind
    )


def _partners(finder: PartyFinder, verb: Token, passive: bool) -> list[Participant]:
    """Those behind "with" or "to", the object, or in the passive those behind "by"."""
    parse = finder.parse
    lemma = verb.lemma
    found: list[Participant] = []
    for prep in parse.kids(verb.i, "prep", "dative"):
        with_whom = prep.lower == "with" and lemma in WITH_VERBS
        if with_whom or (prep.lower == "to" and lemma in TO_VERBS):
            for inner in parse.kids(prep.i, "pobj"):
                extend(found, finder.phrase(inner))
    if not found and lemma in WITH_VERBS:
        found = _distant_partners(parse, finder, verb)
    if lemma == "bring":
        return [p for obj in parse.kids(verb.i, "dobj") for p in finder.phrase(obj)]
    if lemma not in OBJECT_VERBS:
        return found
    if passive:
        for agent in parse.kids(verb.i, "agent"):
            for inner in parse.kids(agent.i, "pobj"):
                extend(found, finder.phrase(inner))
        return found
    objects = parse.kids(verb.i, "dobj")
    for obj in objects:
        extend(found, finder.land(obj) if lemma == "visit" else finder.phrase(obj))
    if not objects and not found and lemma == "receive":
        # "received in the palace President Sauli Niinistö": the parser loses the object.
        found = finder.named_after(verb.i + 1)
    return found


def _is_figurative(parse: Parse, verb: Token) -> bool:
    """ "talked past each other", "speak the language of trade", "while visiting Oslo",
    "called the offer an insult".
    """
    if verb.lemma == "exchange":
        return not any(t.lemma in ("view", "opinion") for t in parse.kids(verb.i, "dobj"))
    if verb.lemma == "call":
        return bool(parse.kids(verb.i, "oprd", "ccomp", "xcomp", "prt"))
    if verb.lemma in ("speak", "talk"):
        past = any(t.lower == "past" for t in parse.kids(verb.i, "prep"))
        partner = any(t.lower in ("with", "to") for t in parse.kids(verb.i, "prep"))
        told = parse.child(verb.i, "dobj")
        # "spoke by phone, their first conversation in a year" has no object.
        told_at_once = told is not None and "," not in parse.words(verb.i + 1, told.left + 1)
        return (past and not partner) or told_at_once
    if verb.lemma == "visit" and verb.tag == "VBG" and verb.dep != "pcomp":
        return parse.child(verb.i, "nsubj") is None and parse.child(verb.i, "aux") is None
    return False


def _is_game_or_border(finder: PartyFinder, verb: Token, parties: list[Participant]) -> bool:
    """ "Argentina will meet France in the final", "where Norway meets Russia": no person meets."""
    if verb.lemma not in ("meet", "host"):
        return False
    if any(p.actor is not None and finder.actors.is_person(p.actor) for p in parties):
        return False
    parse = finder.parse
    sentence = parse.sentences[verb.sent]
    words = parse.tokens[sentence.first : sentence.last]
    if any(t.lemma in SPORT_WORDS and t.dep != "amod" and t.pos != "VERB" for t in words):
        return True
    where = any(t.lower == "where" for t in parse.kids(verb.i, "advmod"))
    return parse.tokens[verb.head].lemma in DEFEATING or (where and verb.tag in ("VBZ", "VBP"))


def _distant_partners(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """ "She spoke on the margins of the forum with the emir": "with" hangs on the forum."""
    found: list[Participant] = []
    for prep in parse.kids(verb.i, "prep", "npadvmod"):
        if any(t.lemma in CONTACT_NOUNS for t in parse.kids(prep.i, "pobj")):
            # "speaking after talks with the king"
            continue
        for i in range(prep.i, prep.right + 1):
            token = parse.tokens[i]
            if token.lower == "with" and token.dep == "prep" and token.head != verb.i:
                for inner in parse.kids(i, "pobj"):
                    extend(found, finder.phrase(inner))
    return found
