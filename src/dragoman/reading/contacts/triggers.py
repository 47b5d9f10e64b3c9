"""Triggers: verbs and nouns that name a contact, with the parties their grammar gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import ContactKind, DateMention, Participant, Span
from dragoman.reading.contacts.lexicon import (
    CONTACT_NOUNS,
    CONTACT_VERBS,
    ENTERING,
    JOINT_VERBS,
    LIGHT_VERBS,
    NEEDS_PARTIES,
    OBJECT_VERBS,
    ONLY_SENT,
    PARTICLES,
    PLURAL_ONLY,
    REMOTE_MODIFIERS,
    STATUS_NOUNS,
    STATUS_VERBS,
    TO_VERBS,
    TRILATERAL_WORDS,
    WITH_VERBS,
)
from dragoman.reading.contacts.parties import JOURNEYS, PartyFinder, extend
from dragoman.reading.grammar import is_passive, subject_of, verb_group_start, with_particle
from dragoman.reading.syntax import Parse, Token

Order = Literal["earlier", "later"]


_TEMPORAL = frozenset(
    {"after", "following", "during", "before", "since", "ahead", "at", "in", "on"}
)


@dataclass(slots=True)
class ContactMention:
    """One naming of a contact. `predicate` is the token whose tense and mood tell its status."""

    trigger: int
    kind: ContactKind
    predicate: int
    span: Span
    sentence: int
    parties: list[Participant] = field(default_factory=list)
    date: DateMention | None = None
    date_is_shared: bool = False
    where: str | None = None
    order: Order | None = None
    definite: bool = False
    trilateral: bool = False
    one_sided: bool = False
    noun: bool = False
    kind_is_stated: bool = False


def from_verb(finder: PartyFinder, verb: Token) -> ContactMention | None:
    """A mention from a verb whose grammar names both sides; None where it names one at most."""
    parse = finder.parse
    lemma = verb.lemma
    if _is_figurative(parse, verb):
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
    extend(subjects, _offering(parse, finder, verb))
    among_themselves = len(subjects) > 1 and _meet_each_other(parse, verb)
    brought = lemma == "bring" and len(partners) > 1
    if not (subjects and (partners or among_themselves)) and not brought:
        return None
    parties: list[Participant] = list(subjects)
    extend(parties, _inviting(parse, finder, verb))
    extend(parties, partners)
    if len(parties) < 2:
        return None
    return ContactMention(
        trigger=verb.i,
        kind=CONTACT_VERBS[lemma],
        predicate=verb.i,
        span=parse.span(verb_group_start(parse, verb), verb.i + 1),
        sentence=verb.sent,
        parties=parties,
        kind_is_stated=lemma in ("meet", "phone", "telephone", "visit", "negotiate"),
        definite=subject is not None and finder.points_back(subject),
    )


def _inviting(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """Who would be visited: the emir in "the emir invited the king to visit Doha"."""
    asking = parse.tokens[verb.head]
    if verb.dep not in ("xcomp", "advcl") or asking.lemma != "invite":
        return []
    host = subject_of(parse, asking)
    return finder.phrase(host) if host is not None and not is_passive(parse, asking) else []


def _offering(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """Who asks for what another answers: Oslo in "turned down an offer by Oslo to hold talks"."""
    noun = parse.tokens[verb.head]
    if verb.dep != "acl" or noun.lemma not in STATUS_NOUNS:
        return []
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


def _meet_each_other(parse: Parse, verb: Token) -> bool:
    """ "The presidents met"; not "the presidents met with the press"."""
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
        extend(found, _hosts(finder, obj) if lemma == "visit" else finder.phrase(obj))
    if not objects and not found and lemma == "receive":
        # "received in the palace President Sauli Niinistö": the parser loses the object.
        found = finder.named_after(verb.i + 1)
    return found


def _is_figurative(parse: Parse, verb: Token) -> bool:
    """ "talked past each other", "speak the language of trade", "while visiting Oslo",
    "called the offer an insult".
    """
    if verb.lemma == "call":
        return bool(parse.kids(verb.i, "oprd", "ccomp", "xcomp", "prt"))
    if verb.lemma in ("speak", "talk"):
        past = any(t.lower == "past" for t in parse.kids(verb.i, "prep"))
        partner = any(t.lower in ("with", "to") for t in parse.kids(verb.i, "prep"))
        return (past and not partner) or parse.child(verb.i, "dobj") is not None
    if verb.lemma == "visit" and verb.tag == "VBG":
        return parse.child(verb.i, "nsubj") is None and parse.child(verb.i, "aux") is None
    return False


def _distant_partners(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
    """ "She spoke on the margins of the forum with the emir": "with" hangs on the forum."""
    found: list[Participant] = []
    for prep in parse.kids(verb.i, "prep", "npadvmod"):
        for i in range(prep.i, prep.right + 1):
            token = parse.tokens[i]
            if token.lower == "with" and token.dep == "prep" and token.head != verb.i:
                for inner in parse.kids(i, "pobj"):
                    extend(found, finder.phrase(inner))
    return found


def _hosts(finder: PartyFinder, place: Token) -> list[Participant]:
    """The government of the place that is visited."""
    ids = finder.actors.states_at(place.i)
    return [finder.participant(a, place) for a in ids]


def from_noun(finder: PartyFinder, noun: Token) -> ContactMention | None:
    parse = finder.parse
    lemma = noun.lemma
    plural = noun.tag in ("NNS", "NNPS") or _is_remote(parse, noun)
    if lemma in PLURAL_ONLY and not plural:
        return None
    if noun.dep in ("compound", "amod", "nmod") and parse.tokens[noun.head].lemma in CONTACT_NOUNS:
        return None
    if lemma == "call" and _is_appeal(parse, noun):
        return None
    if _is_somebody_elses(parse, noun):
        return None
    if lemma == "round" and not _round_of_talks(parse, noun):
        return None
    quoted = _quoted_message(parse, finder, noun)
    if CONTACT_NOUNS[lemma] == "message" and not (quoted or _is_sent(parse, noun)):
        return None
    parties = finder.of_noun(noun)
    extend(parties, quoted)
    predicate, governs = governing_predicate(parse, noun)
    carried = _by_light_verb(parse, finder, noun, predicate, governs, parties)
    extend(parties, carried)
    modifiers = {parse.tokens[c].lower for c in noun.children}
    if (
        lemma in NEEDS_PARTIES
        and not parties
        and not modifiers & (REMOTE_MODIFIERS.keys() | {"the", "such"})
    ):
        return None
    first = noun.left if noun.i - noun.left < 8 else noun.i
    return ContactMention(
        trigger=noun.i,
        kind=CONTACT_NOUNS[lemma],
        predicate=predicate.i,
        span=parse.span(first, noun.i + 1),
        sentence=noun.sent,
        parties=parties,
        definite=bool(modifiers & {"the", "this", "that", "such", "their", "its", "these"}),
        one_sided=bool(parties) and not carried and not quoted and finder.only_partners(noun),
        trilateral=bool(modifiers & TRILATERAL_WORDS) or lemma == "trilateral",
        noun=True,
        kind_is_stated=lemma not in ("conversation", "talk", "round", "consultation"),
    )


def _is_remote(parse: Parse, noun: Token) -> bool:
    """ "a telephone talk", "a video talk"."""
    kinds = [REMOTE_MODIFIERS.get(t.lower) for t in parse.kids(noun.i, "compound", "amod", "nmod")]
    return "call" in kinds or "video_call" in kinds


def _quoted_message(parse: Parse, finder: PartyFinder, noun: Token) -> list[Participant]:
    """ "The emir congratulated the king on the day. The message reads: ...": between those two."""
    verb = parse.tokens[noun.head]
    opens = noun.dep == "nsubj" and verb.lemma in ("read", "say")
    the = any(t.lower in ("the", "this", "his", "her") for t in parse.kids(noun.i, "det", "poss"))
    if CONTACT_NOUNS[noun.lemma] != "message" or not (opens and the) or noun.sent == 0:
        return []
    before = parse.sentences[noun.sent - 1]
    for i in range(before.first, before.last):
        token = parse.tokens[i]
        if token.dep == "ROOT" and token.pos == "VERB":
            found = _engaged(parse, finder, token)
            return found if len(found) > 1 else []
    return []


def _is_somebody_elses(parse: Parse, noun: Token) -> bool:
    """ "on the margins of the forum's summit": the occasion of a contact, not the contact."""
    of = parse.tokens[noun.head]
    return (
        noun.dep == "pobj"
        and of.lower == "of"
        and parse.tokens[of.head].lemma in ("margin", "sideline", "fringe")
    )


def _is_appeal(parse: Parse, noun: Token) -> bool:
    """ "calls for restraint", "a call to resume talks": an appeal, not a conversation."""
    after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    if after is not None and after.lower in ("for", "to", "on", "from") and after.head == noun.i:
        return True
    return any(parse.tokens[c].dep in ("acl", "relcl") and c == noun.i + 2 for c in noun.children)


_SENDING = frozenset("send write receive deliver address hand dispatch forward get".split())


def _is_sent(parse: Parse, noun: Token) -> bool:
    """ "sent a letter to the king"; not "their message was that the pact would hold"."""
    if noun.lemma in ONLY_SENT:
        predicate, _ = governing_predicate(parse, noun)
        return predicate.lemma == "send" and noun.head == predicate.i
    if any(t.lower in ("to", "from") for t in parse.kids(noun.i, "prep")):
        return True
    predicate, _ = governing_predicate(parse, noun)
    return predicate.lemma in _SENDING


def _round_of_talks(parse: Parse, noun: Token) -> bool:
    for prep in parse.kids(noun.i, "prep"):
        inner = parse.child(prep.i, "pobj")
        if prep.lower == "of" and inner is not None and inner.lemma in CONTACT_NOUNS:
            return True
    return False


def governing_predicate(parse: Parse, noun: Token) -> tuple[Token, bool]:
    """The verb that carries a noun trigger, and whether the noun is its subject or object.

    "held talks", "talks were held", "preparations for a meeting are underway" (are).
    """
    token = noun
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


def _by_light_verb(
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
        for prep in parse.kids(predicate.i, "prep", "agent", "dative"):
            if prep.lower == "to" and noun.lemma in JOURNEYS:
                extend(found, finder.hosts(prep))
            elif prep.lower in ("with", "between", "by") or (message and prep.lower == "to"):
                for inner in parse.kids(prep.i, "pobj"):
                    extend(found, finder.phrase(inner))
    if is_subject:
        return found
    if not own and _is_occasion(parse, noun, predicate):
        return _engaged(parse, finder, predicate)
    if predicate.lemma == "invite":
        return _host_and_guest(parse, finder, predicate)
    has_partner = any(p.lower in ("with", "to") for p in parse.kids(noun.i, "prep")) or bool(found)
    if not (light or has_partner or _governs_status(parse, noun, predicate)):
        return []
    if not _controls(parse, noun, predicate, light):
        return found
    subject = subject_of(parse, predicate)
    if subject is not None and not noun.left <= subject.i <= noun.right:
        extend(found, finder.phrase(subject))
    extend(found, _offering(parse, finder, predicate))
    return found


_ADDRESSING = frozenset(
    "congratulate greet thank tell inform brief assure ask urge update offer extend express convey "
    "exchange discuss share give have agree send".split()
)


def _is_occasion(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "During the conversation, the emir thanked the king": who spoke is in the main clause.

    So it is in "shared their views in a telephone conversation"; "in the talks" may be anybody's.
    """
    prep = parse.tokens[noun.head]
    if noun.dep != "pobj":
        return False
    if prep.lower == "during":
        return prep.head == verb.i
    shared = parse.tokens[prep.head]
    within = shared.i == verb.i or (shared.dep == "dobj" and shared.head == verb.i)
    return (
        prep.lower == "in" and within and is_own_occasion(parse, noun) and verb.lemma in _ADDRESSING
    )


def is_own_occasion(parse: Parse, noun: Token) -> bool:
    """ "in a telephone conversation" of those who speak; not "in a call with reporters"."""
    others = any(t.lower in ("with", "between", "to") for t in parse.kids(noun.i, "prep"))
    return CONTACT_NOUNS.get(noun.lemma) in ("call", "video_call") and not others


def _engaged(parse: Parse, finder: PartyFinder, verb: Token) -> list[Participant]:
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
    if verb.lemma not in LIGHT_VERBS:
        return False
    first = noun
    while first.dep == "conj":
        first = parse.tokens[first.head]
    if first.head == verb.i:
        return first.dep in ("dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd")
    prep = parse.tokens[first.head]
    if prep.pos != "ADP" or prep.lower not in ("in", "for", "with"):
        return False
    if prep.head == verb.i:
        part = any(t.lower == "part" for t in parse.kids(verb.i, "dobj"))
        return verb.lemma in ENTERING or (verb.lemma == "take" and part)
    return parse.tokens[prep.head].lower == "part" and parse.tokens[prep.head].head == verb.i


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
