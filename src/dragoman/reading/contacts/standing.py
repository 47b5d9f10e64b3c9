"""Where the words around one mention put a contact: tense, mood, negation, what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Status
from dragoman.reading.contacts.lexicon import (
    AGENT_CLAIMS,
    CONDITION_MARKS,
    CONTACT_NOUNS,
    DESIRE_VERBS,
    LEADING_TO,
    NEGATED,
    NO_CLAIM_VERBS,
    STATUS_ADJECTIVES,
    STATUS_NOUNS,
    STATUS_VERBS,
)
from dragoman.reading.contacts.triggers import (
    ContactMention,
    carries_noun,
    is_own_occasion,
)
from dragoman.reading.grammar import (
    has_condition,
    is_finite,
    is_infinitive,
    is_negated,
    is_negated_noun,
    subject_index,
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
_PAST_FRAMES = frozenset({"after", "following", "since", "during", "upon"})
_AHEAD_FRAMES = frozenset({"before", "ahead", "until", "pending"})


@dataclass(slots=True)
class Standing:
    """The status the words give a contact. `of` is the token of the party it names ("Oslo
    refuses": Oslo); `agent` is set where that party itself makes the claim ("Oslo proposed").
    `rule` names the words that decided, for the explanation.
    """

    status: Status
    rule: str
    of: int | None = None
    agent: bool = False
    firm: bool = False


def standing_of(parse: Parse, mention: ContactMention, published: str | None) -> Standing | None:
    """The status that the grammar around a mention gives the contact; None if it gives none."""
    trigger = parse.tokens[mention.trigger]
    standing = _own_standing(parse, mention, published)
    if standing is not None and standing.firm:
        return standing
    token = trigger
    negative_object = is_negated_noun(parse, trigger)
    for _ in range(12):
        if token.head == token.i:
            break
        head = parse.tokens[token.head]
        if token.dep == "ccomp" and is_finite(parse, token) and head.lemma not in ("deny",):
            break
        if token.dep == "advcl" and (waiting := _waits_for(parse, token, head)) is not None:
            return waiting
        if not _passes(parse, token, head):
            break
        clause = token.dep in ("advcl", "relcl", "acl") and token.pos in ("VERB", "AUX")
        if clause and not is_infinitive(parse, token):
            break
        if token.dep == "conj" and token.pos == "VERB" and parse.child(token.i, "nsubj"):
            break
        standing = _governed(parse, head, token, standing, negative_object) or standing
        if standing is not None and standing.status == "conditional":
            break
        if token.dep == "conj" and head.pos == token.pos and head.pos == "NOUN":
            token = head
            continue
        token = head
    if standing is not None and negative_object and standing.status in NEGATED:
        standing = Standing(NEGATED[standing.status], f"no {trigger.lower}", standing.of)
    return standing


def _passes(parse: Parse, token: Token, head: Token) -> bool:
    """Whether what governs `head` still speaks of the contact below `token`.

    "preparations for a meeting" and "refuses to return to the talks" do; "refuses to make
    concessions in the talks" does not.
    """
    if token.pos not in ("ADP", "SCONJ") or token.dep not in ("prep", "agent"):
        return True
    if head.pos in ("NOUN", "PROPN"):
        return head.lemma in STATUS_NOUNS or head.lemma in CONTACT_NOUNS
    if head.pos in ("VERB", "AUX"):
        if token.lower in CONDITION_MARKS or token.dep == "agent":
            return True
        known = head.lemma in STATUS_VERBS or head.lemma in LEADING_TO
        return known or _with_particle(parse, head) in STATUS_VERBS
    return True


def _own_standing(parse: Parse, mention: ContactMention, published: str | None) -> Standing | None:
    trigger = parse.tokens[mention.trigger]
    predicate = parse.tokens[mention.predicate]
    future = _is_future(mention, published)
    if trigger.pos == "VERB":
        return _by_tense(parse, trigger, future)
    told = _by_participle(parse, trigger, future)
    if told is not None:
        return told
    attribute = _by_attribute(parse, trigger, predicate)
    if attribute is not None:
        return attribute
    subject = trigger.dep in ("nsubj", "nsubjpass") and trigger.head == predicate.i
    if subject and _with_particle(parse, predicate) not in STATUS_VERBS:
        standing = _by_tense(parse, predicate, future)
        if standing is not None and is_negated_noun(parse, trigger):
            return Standing("denied", f"no {trigger.lower}", firm=True)
        return standing
    if carries_noun(parse, trigger, predicate):
        standing = _by_tense(parse, predicate, future)
        if standing is not None:
            if is_negated_noun(parse, trigger):
                return Standing("denied", f"no {trigger.lower}", firm=True)
            return standing
    return _by_preposition(parse, trigger, future)


def _is_future(mention: ContactMention, published: str | None) -> bool:
    """Whether the mention's date lies after the publication day."""
    value = mention.date.value if mention.date is not None else None
    return bool(value and published and value[:10] > published[: len(value[:10])])


def _by_tense(parse: Parse, verb: Token, future: bool) -> Standing | None:
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
        if head.lower in _AHEAD_FRAMES:
            return Standing("planned", head.lower)
        if head.lower in _PAST_FRAMES or head.lower in ("by", "in"):
            return Standing("held", head.lower, firm=True)
        return None
    mark = parse.child(verb.i, "mark", "prep")
    if mark is not None and mark.lower in _PAST_FRAMES:
        return Standing("held", mark.lower, firm=True)
    if mark is not None and mark.lower in _AHEAD_FRAMES:
        return Standing("planned", mark.lower)
    if verb.dep == "advcl" and not future:
        return Standing("held", "participle")
    return None


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
    return None


def _by_preposition(parse: Parse, noun: Token, future: bool) -> Standing | None:
    """ "after the talks", "during their call", "ahead of a meeting"; "last week's summit"."""
    token = noun
    for _ in range(3):
        if token.dep not in ("pobj", "conj", "prep", "pcomp", "dobj"):
            break
        head = parse.tokens[token.head]
        if head.lower in _PAST_FRAMES:
            return Standing("scheduled" if future else "held", head.lower, firm=True)
        if head.lower in _AHEAD_FRAMES:
            return Standing("planned", head.lower)
        if head.lower in ("in", "at") and head.dep == "prep":
            verb = parse.tokens[head.head]
            if verb.dep == "dobj" and is_own_occasion(parse, noun):
                # "shared their views in a telephone conversation"
                verb = parse.tokens[verb.head]
            if verb.tag == "VBD" and not future and verb.lemma not in STATUS_VERBS:
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


def _governed(
    parse: Parse, head: Token, below: Token, inner: Standing | None, negative: bool
) -> Standing | None:
    """What a word above the contact makes of it: "refuses to ...", "plans for ...", "is ready"."""
    key = _with_particle(parse, head)
    if key in NO_CLAIM_VERBS and head.pos == "VERB":
        if is_negated(parse, head) and key in ("rule", "exclude"):
            return Standing("speculated", f"not {key} out", subject_index(parse, head))
        if key == "rule" and parse.child(head.i, "prt"):
            return Standing("refused", "rule out", subject_index(parse, head))
        return None
    status: Status | None = None
    if head.pos in ("VERB", "AUX"):
        status = STATUS_VERBS.get(key)
        if key in ("agree", "set", "fix") and below.dep not in (
            "xcomp",
            "prep",
            "dobj",
            "nsubjpass",
        ):
            status = None
        if head.lemma == "be":
            status = _by_subject_noun(parse, head, below)
        adjective = parse.child(head.i, "acomp", "oprd")
        if status is None and head.lemma == "be" and adjective is not None:
            key = adjective.lower
            status = STATUS_ADJECTIVES.get(key)
            if status is not None and is_negated(parse, head):
                return Standing(
                    "refused" if status == "proposed" else "denied",
                    f"not {key}",
                    subject_index(parse, head),
                    firm=True,
                )
    elif head.pos == "ADJ":
        status = STATUS_ADJECTIVES.get(head.lower)
        verb = parse.tokens[head.head]
        if status is not None and is_negated(parse, verb):
            return Standing(
                "refused" if status == "proposed" else "denied",
                f"not {head.lower}",
                subject_index(parse, verb),
                firm=True,
            )
        if status is not None:
            if has_condition(parse, verb) and status == "proposed":
                return Standing("conditional", "condition", subject_index(parse, verb))
            return Standing(status, head.lower, subject_index(parse, verb))
    elif head.pos == "NOUN":
        status = STATUS_NOUNS.get(head.lemma)
        if head.lemma == "call" and below.lower not in ("for", "to"):
            status = None
        if status is not None and is_negated_noun(parse, head):
            return Standing("denied", f"no {head.lower}", firm=True)
    elif head.lower in CONDITION_MARKS and head.pos in ("ADP", "SCONJ"):
        return _waits_for(parse, head, parse.tokens[head.head])
    if status is None:
        return None
    return _with_modality(parse, head, below, inner, status, key)


def _by_subject_noun(parse: Parse, verb: Token, below: Token) -> Status | None:
    """ "Preparations are underway for a meeting": the subject says where the meeting stands."""
    subject = parse.child(verb.i, "nsubj")
    if (
        subject is None
        or subject.i == below.i
        or below.dep not in ("prep", "acomp", "advmod", "advcl")
    ):
        return None
    return STATUS_NOUNS.get(subject.lemma)


def _waits_for(parse: Parse, clause: Token, governor: Token) -> Standing | None:
    """ "wants guarantees before agreeing to a summit": the summit waits for the guarantees."""
    mark = clause if clause.pos in ("ADP", "SCONJ") else parse.child(clause.i, "mark", "prep")
    if mark is None or mark.lower not in CONDITION_MARKS:
        return None
    if governor.lemma not in DESIRE_VERBS or is_negated(parse, governor):
        return None
    rule = f"{governor.lemma} ... {mark.lower}"
    return Standing("conditional", rule, subject_index(parse, governor))


def _with_modality(
    parse: Parse, head: Token, below: Token, inner: Standing | None, status: Status, key: str
) -> Standing | None:
    """A governing status word under its own negation, condition and what it governs."""
    subject = subject_index(parse, head) if head.pos in ("VERB", "AUX") else None
    if inner is not None and inner.firm and status not in ("denied",):
        return None
    if (
        inner is not None
        and inner.status in ("refused", "cancelled", "denied")
        and (status not in ("denied",))
    ):
        return None
    if head.pos in ("VERB", "AUX") and is_negated(parse, head):
        if status == "proposed":
            return Standing("refused", f"not {key}", subject, firm=True)
        if status in NEGATED:
            return Standing(NEGATED[status], f"not {key}", subject, firm=True)
        return None
    if head.pos == "VERB" and has_condition(parse, head) and status in ("proposed", "scheduled"):
        return Standing("conditional", "condition", subject)
    agent = head.pos == "VERB" and head.lemma in AGENT_CLAIMS
    return Standing(status, key, subject, agent=agent)


def _with_particle(parse: Parse, verb: Token) -> str:
    """ "call off" and "put off" are other verbs than "call" and "put"."""
    for c in verb.children:
        child = parse.tokens[c]
        if child.dep == "prt" or (child.dep == "prep" and child.lower == "for"):
            joined = f"{verb.lemma}_{child.lower}"
            if joined in STATUS_VERBS:
                return joined
    return verb.lemma
