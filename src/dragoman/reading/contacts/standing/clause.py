"""The status that a clause gives the contact it tells: by tense, mood and negation of its verb, by
an attribute ("a possible meeting"), by a preposition ("after the talks").
"""

from __future__ import annotations

from dragoman.model import Status
from dragoman.reading.contacts.lexicon import JOURNEY_VERBS, LEAVING_VERBS
from dragoman.reading.contacts.standing.standing import Standing
from dragoman.reading.contacts.status_words import STATUS_ADJECTIVES, STATUS_VERBS
from dragoman.reading.contacts.triggers import (
    ContactMention,
    carries_noun,
    counted,
    is_own_occasion,
)
from dragoman.reading.cues import CUE_VERBS
from dragoman.reading.grammar import (
    has_condition,
    is_infinitive,
    is_negated,
    is_negated_noun,
    subject_index,
    with_particle,
)
from dragoman.reading.syntax import Parse, Token

_MODAL_STATUS: dict[str, Status] = {
    "will": "scheduled",
    "shall": "scheduled",
    "'ll": "scheduled",
    "wo": "scheduled",
    "would": "planned",
    "may": "speculated",
    "might": "speculated",
    "could": "speculated",
    "can": "speculated",
    "should": "proposed",
    "must": "proposed",
    "ought": "proposed",
}
_HAPPENING = frozenset("take begin start open end continue resume conclude follow happen".split())
_COMING = frozenset({"approach", "loom", "near"})
PAST_FRAMES = frozenset({"after", "following", "since", "during", "upon"})
AHEAD_FRAMES = frozenset({"before", "ahead", "until", "pending"})


def own_standing(parse: Parse, mention: ContactMention, published: str | None) -> Standing | None:
    trigger = parse.tokens[mention.trigger]
    predicate = parse.tokens[mention.predicate]
    future = lies_ahead(mention, published)
    if mention.journey and trigger.pos != "VERB":
        return by_tense(parse, predicate, future)
    if trigger.pos == "VERB" and trigger.lemma == "invite":
        host = subject_index(parse, trigger)
        tense = by_tense(parse, trigger, future=False)
        invited = tense is not None and tense.status == "held"
        return Standing("proposed", "invite", host, agent=True, firm=True) if invited else None
    if mention.ended:
        return _by_end(parse, trigger)
    if mention.journey and trigger.lemma in LEAVING_VERBS and trigger.tag in ("VBZ", "VBP"):
        # "leaves Oslo for Tallinn": on the way, not there.
        return Standing("scheduled", trigger.lower, firm=True)
    if trigger.pos == "VERB":
        return _by_journey(parse, trigger, future) or by_tense(parse, trigger, future)
    told = _by_participle(parse, trigger, future)
    if told is not None:
        return told
    attribute = _by_attribute(parse, trigger, predicate)
    if attribute is not None:
        return attribute
    if _exists(parse, trigger, predicate):
        return _by_existence(parse, trigger, predicate, future)
    subject = trigger.dep in ("nsubj", "nsubjpass") and trigger.head == predicate.i
    if subject and mention.kind != "message" and _only_describes(trigger, predicate):
        return None
    if subject and predicate.lemma in _COMING and predicate.tag in ("VBZ", "VBP", "VBG"):
        return Standing("scheduled", predicate.lower, firm=True)
    if subject and with_particle(parse, predicate, STATUS_VERBS) not in STATUS_VERBS:
        standing = by_tense(parse, predicate, future)
        if standing is not None and is_negated_noun(parse, trigger):
            return Standing("denied", f"no {trigger.lower}", firm=True)
        return standing
    if carries_noun(parse, trigger, predicate):
        standing = by_tense(parse, predicate, future)
        if predicate.lemma == "be" and standing is None and not is_negated(parse, predicate):
            standing = Standing("scheduled" if future else "held", "is in", firm=True)
        if standing is not None:
            if is_negated_noun(parse, trigger):
                return Standing("denied", f"no {trigger.lower}", firm=True)
            return standing
    return _by_preposition(parse, trigger, future)


def _only_describes(noun: Token, verb: Token) -> bool:
    """ "The visit provides an opportunity": whether it has begun is not said."""
    present = verb.tag in ("VBZ", "VBP") and noun.dep == "nsubj"
    return present and verb.lemma not in _HAPPENING and verb.lemma not in STATUS_VERBS


def _by_journey(parse: Parse, verb: Token, future: bool) -> Standing | None:
    """ "will fly to Oslo to meet the king": as sure as the journey; not "flew there to meet"."""
    journey = parse.tokens[verb.head]
    if journey.lemma not in JOURNEY_VERBS or verb.dep not in ("advcl", "xcomp"):
        return None
    if not is_infinitive(parse, verb):
        return None
    standing = by_tense(parse, journey, future)
    ahead = standing is not None and (standing.status == "scheduled" or standing.rule == "would")
    return standing if ahead else None


def _by_end(parse: Parse, verb: Token) -> Standing | None:
    """ "leaves Oslo today", "left Oslo": the visit is over, or nearly so."""
    if is_infinitive(parse, verb) or is_negated(parse, verb):
        return None
    if any(t.tag == "MD" for t in parse.kids(verb.i, "aux")):
        return None
    return Standing("held", verb.lower, firm=True)


def _exists(parse: Parse, noun: Token, be: Token) -> bool:
    """ "There will be a meeting"."""
    there = parse.child(be.i, "expl")
    return be.lemma == "be" and there is not None and noun.head == be.i


def _by_existence(parse: Parse, noun: Token, be: Token, future: bool) -> Standing | None:
    if is_negated_noun(parse, noun) or is_negated(parse, be):
        return Standing("denied", f"no {noun.lower}", firm=True)
    modal = next((t for t in parse.kids(be.i, "aux") if t.tag == "MD"), None)
    if modal is not None:
        return by_tense(parse, be, future)
    if be.tag == "VBD" or parse.kids(be.i, "aux"):
        return Standing("held", "there was", firm=True)
    return None


def lies_ahead(mention: ContactMention, published: str | None) -> bool:
    """Whether the mention's date lies after the publication day."""
    value = mention.date.value if mention.date is not None else None
    return bool(value and published and value[:10] > published[: len(value[:10])])


def by_tense(parse: Parse, verb: Token, future: bool) -> Standing | None:
    """Status from tense and mood of a verb that is the contact or carries it."""
    aux = parse.kids(verb.i, "aux", "auxpass")
    negated = is_negated(parse, verb)
    modal = next((t for t in aux if t.tag == "MD"), None)
    if modal is not None:
        status = _MODAL_STATUS.get(modal.lower)
        if status is None:
            return None
        if negated:
            refused: Status = "refused" if status in ("scheduled", "planned") else "speculated"
            if refused == "speculated":
                return None
            return Standing(refused, f"{modal.lower} not", subject_index(parse, verb), firm=True)
        if has_condition(parse, verb):
            return Standing("conditional", "condition", subject_index(parse, verb), firm=True)
        have = any(t.lower == "have" for t in aux)
        if have and status in ("planned", "speculated"):
            return None
        return Standing(status, modal.lower, firm=status != "planned")
    if is_infinitive(parse, verb):
        return Standing("planned", "infinitive")
    if verb.dep == "pcomp" and parse.tokens[verb.head].lower == "without":
        return Standing("denied", "without", firm=True)
    if any(t.lower == "did" for t in aux):
        return Standing("denied" if negated else "held", "did", firm=True)
    past = verb.tag in ("VBD", "VBN") and (
        verb.tag == "VBD" or any(t.lemma in ("have", "be") for t in aux)
    )
    if verb.tag in ("VBD", "VBN") and past:
        if negated:
            return Standing("denied", "negated past", firm=True)
        going = any(t.lower in ("is", "are", "be") for t in aux) and future
        return Standing("scheduled" if going else "held", "past tense", firm=True)
    if verb.tag == "VBG":
        if any(t.lemma == "be" for t in aux):
            if negated:
                return Standing("denied", "negated", firm=True)
            return Standing("scheduled" if future else "held", "progressive", firm=True)
        return _by_gerund(parse, verb, future)
    if verb.tag in ("VBZ", "VBP"):
        if negated:
            return Standing("denied", "negated present", firm=True)
        if verb.lemma == "be":
            return None
        return Standing("scheduled" if future else "held", "present tense", firm=True)
    return None


def _by_gerund(parse: Parse, verb: Token, future: bool) -> Standing | None:
    head = parse.tokens[verb.head]
    if head.dep == "prep" or head.pos in ("ADP", "SCONJ"):
        if head.lower in AHEAD_FRAMES:
            if _led_there(parse, parse.tokens[head.head]) and not future:
                return Standing("held", f"past {head.lower}")
            return Standing("planned", head.lower)
        if head.lower in PAST_FRAMES or head.lower in ("by", "in"):
            return Standing("held", head.lower, firm=True)
        return None
    mark = parse.child(verb.i, "mark", "prep")
    if mark is not None and mark.lower in PAST_FRAMES:
        return Standing("held", mark.lower, firm=True)
    if mark is not None and mark.lower in AHEAD_FRAMES:
        if _led_there(parse, head) and not future:
            return Standing("held", f"past {mark.lower}")
        return Standing("planned", mark.lower)
    of_subject = verb.dep == "acl" and head.dep == "nsubj"
    if (verb.dep == "advcl" or of_subject) and not future:
        return Standing("held", "participle")
    return None


def _led_there(parse: Parse, verb: Token) -> bool:
    """ "spent a day in Oslo before flying to Tallinn": told as past, so the flight is past too;
    not "spoke before leaving", which may be news of the same hour.
    """
    if verb.tag != "VBD" or verb.lemma in CUE_VERBS or verb.lemma in STATUS_VERBS:
        return False
    return not is_negated(parse, verb) and verb.lemma not in ("speak", "talk", "be")


def _by_attribute(parse: Parse, noun: Token, predicate: Token) -> Standing | None:
    """ "a possible meeting", "the cancelled summit"; "a meeting in June was possible"."""
    words = parse.kids(noun.i, "amod", "compound", "advmod")
    if predicate.lemma == "be" and noun.head == predicate.i and not is_negated(parse, predicate):
        words = [*words, *parse.kids(predicate.i, "acomp")]
    for child in words:
        status = STATUS_ADJECTIVES.get(child.lower)
        if status is not None:
            return Standing(status, child.lower)
    return None


def _by_participle(parse: Parse, noun: Token, future: bool) -> Standing | None:
    """ "her first summit with the king, held in Oslo last June"."""
    for clause in parse.kids(noun.i, "acl"):
        if clause.tag == "VBN" and clause.lemma in ("hold", "conduct", "convene"):
            return Standing("scheduled" if future else "held", clause.lower, firm=True)
        status = STATUS_VERBS.get(with_particle(parse, clause, STATUS_VERBS))
        if clause.tag == "VBN" and status is not None and not is_negated(parse, clause):
            # "a summit set for April", "the talks postponed last week"
            settled = status in ("cancelled", "postponed", "scheduled")
            return Standing(status, clause.lower, firm=settled)
    return None


def _looks_ahead(parse: Parse, prep: Token) -> bool:
    """ "Following the talks, the parties will sign": the talks are still to come."""
    verb = parse.tokens[prep.head]
    return any(t.tag == "MD" and t.lower in ("will", "shall") for t in parse.kids(verb.i, "aux"))


_FACTIVE = frozenset("learn hear recall remember describe recount hail praise criticise".split())
"""Verbs whose object, told as past, has taken place: "learned of a meeting of the two"."""

_OCCASIONS = frozenset({"letter", "telegram", "summit"})
"""What is agreed or asked for "in a letter", "at the summit" is told of something past."""

_BUILDING = frozenset("build follow draw expand elaborate reflect".split())


def _builds_on(parse: Parse, prep: Token) -> bool:
    """ "will build on the call in February", "will follow up on their call"."""
    verb = parse.tokens[prep.head]
    return prep.lower in ("on", "upon") and prep.dep == "prep" and verb.lemma in _BUILDING


def _by_preposition(parse: Parse, noun: Token, future: bool) -> Standing | None:
    """ "after the talks", "during their call", "ahead of a meeting"; "last week's summit"."""
    token = counted(parse, noun)
    for _ in range(3):
        if token.dep not in ("pobj", "conj", "prep", "pcomp", "dobj"):
            break
        head = parse.tokens[token.head]
        if head.lower in PAST_FRAMES:
            ahead = future or _looks_ahead(parse, head)
            return Standing("scheduled" if ahead else "held", head.lower, firm=True)
        if head.lower in AHEAD_FRAMES:
            return Standing("planned", head.lower)
        if head.lemma in _FACTIVE and head.tag in ("VBD", "VBN") and not future:
            return Standing("held", head.lemma)
        if _builds_on(parse, head):
            return Standing("held", "build on", firm=True)
        if head.lower in ("in", "at") and head.dep == "prep":
            verb = parse.tokens[head.head]
            if verb.dep == "dobj" and is_own_occasion(parse, noun):
                # "shared their views in a telephone conversation"
                verb = parse.tokens[verb.head]
            occasion = is_own_occasion(parse, noun) or noun.lemma in _OCCASIONS
            told = verb.lemma not in STATUS_VERBS or occasion
            if verb.tag == "VBD" and not future and told:
                return Standing("held", head.lower)
        if head.pos != "ADP" and head.lower not in ("ahead", "outcome", "result"):
            if head.lemma in ("outcome", "result", "readout", "aftermath", "conclusion", "end"):
                return Standing("held", head.lemma)
            break
        if head.lower in ("outcome", "result"):
            return Standing("held", head.lower)
        token = head
    if any(t.lower in ("latest", "recent", "previous", "last") for t in parse.kids(noun.i)):
        return Standing("held", "previous")
    return None
