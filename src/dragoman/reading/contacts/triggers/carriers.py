"""Words that carry a noun for a contact, and the parties that stand with them: "Oslo held talks
with Hanoi".
"""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    ENTERING,
    JOURNEY_VERBS,
    LIGHT_VERBS,
    QUANTITIES,
)
from dragoman.reading.contacts.parties import JOURNEYS, PartyFinder, extend
from dragoman.reading.contacts.status_words import OFFER_NOUNS, STATUS_NOUNS, STATUS_VERBS
from dragoman.reading.grammar import acting_subject, subject_of, with_particle
from dragoman.reading.syntax import Parse, Token

_TEMPORAL = frozenset(
    {"after", "following", "during", "before", "since", "ahead", "at", "in", "on"}
)


def counted(parse: Parse, noun: Token) -> Token:
    """The noun that counts a contact, if any: "series" for "a series of meetings"."""
    of = parse.tokens[noun.head]
    amount = parse.tokens[of.head]
    if noun.dep == "pobj" and of.lower == "of" and amount.lemma in QUANTITIES:
        return amount
    return noun


def governing_predicate(parse: Parse, noun: Token) -> tuple[Token, bool]:
    """The verb that carries a noun trigger, and whether the noun is its subject or object.

    "held talks", "talks were held", "preparations for a meeting are underway" (are).
    """
    token = counted(parse, noun)
    direct = True
    while token.head != token.i:
        head = parse.tokens[token.head]
        if head.pos in ("VERB", "AUX") and head.dep != "prep":
            direct = direct and token.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj")
            return head, direct
        if head.dep in ("prep", "pobj") or token.dep in ("pobj", "conj", "appos"):
            direct = direct and token.dep == "conj"
        else:
            direct = False
        token = head
    return noun, False


def by_light_verb(
    parse: Parse,
    finder: PartyFinder,
    noun: Token,
    predicate: Token,
    governs: bool,
    own: list[Participant],
) -> list[Participant]:
    """Parties that stand outside the noun's phrase: "Oslo held talks with Hanoi" and
    "wants clarity before committing to a summit with Hanoi" (the subject of wanting).
    """
    if predicate.i == noun.i:
        return []
    found: list[Participant] = []
    light = carries_noun(parse, noun, predicate)
    is_subject = noun.dep in ("nsubj", "nsubjpass") and noun.head == predicate.i
    if light or _governs_status(parse, noun, predicate):
        # The parser often hangs "with the emir" on "held" instead of on "talks".
        message = CONTACT_NOUNS[noun.lemma] == "message"
        partners = {"with", "between", "by"} | ({"to"} if message else set())
        if predicate.lemma in ("receive", "get", "take"):
            partners.add("from")
        for receiver in parse.kids(predicate.i, "dative") if message else ():
            extend(found, finder.phrase(receiver))
        for prep in parse.kids(predicate.i, "prep", "agent", "dative"):
            if prep.lower == "to" and noun.lemma in JOURNEYS:
                extend(found, finder.hosts(prep))
            elif prep.lower in partners:
                for inner in parse.kids(prep.i, "pobj"):
                    extend(found, finder.phrase(inner))
        if light and parse.tokens[counted(parse, noun).head].lower == "for":
            # "will convene leaders for a summit"
            for guest in parse.kids(predicate.i, "dobj"):
                extend(found, finder.phrase(guest))
    if is_subject:
        if predicate.lemma == "be":
            # "Talks are under way between Oslo and Hanoi", "her first meeting was with the king"
            for prep in parse.kids(predicate.i, "prep"):
                if prep.lower in ("with", "between"):
                    for inner in parse.kids(prep.i, "pobj"):
                        extend(found, finder.phrase(inner))
        return found
    if not own and _is_occasion(parse, noun, predicate):
        return engaged(parse, finder, predicate)
    if predicate.lemma == "invite":
        return _host_and_guest(parse, finder, predicate)
    has_partner = any(
        p.lower in ("with", "to", "from") for p in parse.kids(noun.i, "prep")
    ) or bool(found)
    offered = _offered(parse, finder, noun)
    if offered:
        return offered
    if not (light or has_partner or _governs_status(parse, noun, predicate)):
        return []
    if not _controls(parse, noun, predicate, light):
        return found
    subject = acting_subject(parse, predicate)
    if subject is not None and not noun.left <= subject.i <= noun.right:
        extend(found, finder.phrase(subject))
    if _governs_status(parse, noun, predicate):
        # "offered him a meeting"
        for receiver in parse.kids(predicate.i, "dative"):
            extend(found, finder.phrase(receiver))
    extend(found, offering(parse, finder, predicate))
    return found


_ADDRESSING = frozenset(
    "congratulate greet thank tell inform brief assure ask urge update offer extend express convey "
    "exchange discuss share give have agree send".split()
)


_TELLING = frozenset("tell assure inform thank urge ask warn".split())


def _is_occasion(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "During the conversation, the emir thanked the king": who spoke is in the main clause.

    So it is in "shared their views in a telephone conversation"; "in the talks" may be anybody's.
    """
    prep = parse.tokens[noun.head]
    if noun.dep != "pobj":
        return False
    if prep.lower == "during":
        return prep.head == verb.i
    if prep.lower in ("in", "at") and _both_act(parse, noun, verb):
        return True
    if prep.lower in ("at", "in") and CONTACT_NOUNS.get(noun.lemma) == "meeting":
        # "told the king at a meeting": those two met.
        return prep.head == verb.i and verb.lemma in _TELLING and is_own_occasion(parse, noun)
    shared = parse.tokens[prep.head]
    within = shared.i == verb.i or (shared.dep == "dobj" and shared.head == verb.i)
    return (
        prep.lower == "in"
        and within
        and CONTACT_NOUNS.get(noun.lemma) != "meeting"
        and is_own_occasion(parse, noun)
        and verb.lemma in _ADDRESSING
    )


def _both_act(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "Oslo and Hanoi failed to agree in talks in Rome": the talks of those two."""
    prep = parse.tokens[noun.head]
    subject = subject_of(parse, verb)
    joint = subject is not None and bool(
        parse.kids(subject.i, "conj") or subject.tag in ("NNS", "NNPS")
    )
    others = any(t.lower in ("with", "between") for t in parse.kids(noun.i, "prep"))
    the = any(t.lower in ("the", "a", "an") for t in parse.kids(noun.i, "det"))
    talks = CONTACT_NOUNS.get(noun.lemma) == "talks"
    above = [verb.i, *(t.i for t in parse.kids(verb.i, "xcomp"))]
    return talks and joint and not others and not the and prep.head in above


def is_own_occasion(parse: Parse, noun: Token) -> bool:
    """ "in a telephone conversation" of those who speak; not "in a call with reporters"."""
    others = any(t.lower in ("with", "between", "to") for t in parse.kids(noun.i, "prep"))
    kinds = ("call", "video_call", "message", "meeting")
    return CONTACT_NOUNS.get(noun.lemma) in kinds and not others


def engaged(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """Subject and addressee of a verb of address; both subjects of any verb that two share."""
    subject = subject_of(parse, verb)
    found = finder.phrase(subject) if subject is not None else []
    if len(found) > 1 or verb.lemma not in _ADDRESSING:
        return found
    for obj in parse.kids(verb.i, "dobj"):
        extend(found, finder.phrase(obj))
        for prep in parse.kids(obj.i, "prep"):
            if prep.lower in ("to", "with"):
                for inner in parse.kids(prep.i, "pobj"):
                    extend(found, finder.phrase(inner))
    for prep in parse.kids(verb.i, "prep", "dative"):
        if prep.lower in ("to", "with"):
            for inner in parse.kids(prep.i, "pobj"):
                extend(found, finder.phrase(inner))
    return found


def _host_and_guest(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """ "The emir invited the king to a summit": both would take part."""
    found: list[Participant] = []
    host = subject_of(parse, verb)
    for token in ([host] if host is not None else []) + parse.kids(verb.i, "dobj"):
        extend(found, finder.phrase(token))
    return found


def carries_noun(parse: Parse, noun: Token, verb: Token) -> bool:
    """Whether a light verb carries the noun: "held talks", "took part in talks", "met for talks";
    not "made concessions in talks".
    """
    if verb.lemma == "be":
        return stands_in(parse, noun, verb)
    if verb.lemma not in LIGHT_VERBS | JOURNEY_VERBS:
        return False
    first = noun
    while first.dep == "conj":
        first = parse.tokens[first.head]
    first = counted(parse, first)
    if verb.lemma in JOURNEY_VERBS:
        awaits = parse.tokens[first.head]
        return awaits.lower == "for" and awaits.head == verb.i
    if first.head == verb.i:
        return first.dep in ("dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd")
    prep = parse.tokens[first.head]
    if prep.pos != "ADP" or prep.lower not in ("in", "for", "with"):
        return False
    if prep.head == verb.i:
        part = any(t.lower == "part" for t in parse.kids(verb.i, "dobj"))
        return verb.lemma in ENTERING or (verb.lemma == "take" and part)
    return parse.tokens[prep.head].lower == "part" and parse.tokens[prep.head].head == verb.i


def stands_in(parse: Parse, noun: Token, be: Token) -> bool:
    """ "are in talks", "is on a visit to Oslo", "is in Oslo for talks with the king"."""
    noun = counted(parse, noun)
    prep = parse.tokens[noun.head]
    if noun.dep != "pobj" or parse.kids(be.i, "attr", "acomp", "expl"):
        return False
    if prep.lower == "in":
        return prep.head == be.i and CONTACT_NOUNS.get(noun.lemma) == "talks"
    if prep.lower == "on":
        return prep.head == be.i and noun.lemma in JOURNEYS
    if prep.lower != "for":
        return False
    place = parse.tokens[parse.tokens[prep.head].head]
    there = any(t.lower in ("in", "at") for t in parse.kids(be.i, "prep"))
    return there and (prep.head == be.i or place.head == be.i)


def _governs_status(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "The two sides postponed a meeting": those who postpone are those who would have met."""
    key = with_particle(parse, verb, STATUS_VERBS)
    return noun.head == verb.i and noun.dep == "dobj" and key in STATUS_VERBS


def _controls(parse: Parse, noun: Token, predicate: Token, light: bool) -> bool:
    """Whether the predicate's subject is a party of the contact that the noun names."""
    if (
        light
        or with_particle(parse, predicate, STATUS_VERBS) in STATUS_VERBS
        or predicate.lemma in ("commit", "return", "travel")
    ):
        return True
    if any(t.ent not in ("DATE", "TIME") for t in parse.kids(noun.i, "poss")):
        return False
    token = noun
    while token.i != predicate.i:
        if token.dep == "prep" and token.lower in _TEMPORAL | {"about", "for", "to"}:
            return True
        if token.head == token.i:
            return False
        token = parse.tokens[token.head]
    return False


def offering(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """Who asks for what another answers: Oslo in "turned down an offer by Oslo to hold talks"."""
    noun = parse.tokens[verb.head]
    if verb.dep != "acl" or noun.lemma not in STATUS_NOUNS:
        return []
    return _askers(parse, finder, noun)


def _offered(parse: Parse, finder: PartyFinder, noun: Token) -> list[Participant]:
    """Both sides of "rejected an offer of talks from Oslo"."""
    of = parse.tokens[noun.head]
    offer = parse.tokens[of.head]
    if noun.dep != "pobj" or of.lower not in ("of", "for") or offer.lemma not in OFFER_NOUNS:
        return []
    return _askers(parse, finder, offer)


def _askers(parse: Parse, finder: PartyFinder, noun: Token) -> list[Participant]:
    """Who makes an offer and who answers it."""
    found: list[Participant] = []
    for child in parse.kids(noun.i, "prep", "agent", "poss"):
        if child.dep == "poss":
            extend(found, finder.phrase(child))
        elif child.lower in ("by", "from"):
            for inner in parse.kids(child.i, "pobj"):
                extend(found, finder.phrase(inner))
    answer = parse.tokens[noun.head]
    if found and noun.dep == "dobj" and (answering := subject_of(parse, answer)) is not None:
        extend(found, finder.phrase(answering))
    return found
