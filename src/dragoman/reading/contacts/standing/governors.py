"""What the words above a contact in its clause make of it: "refuses to meet", "plans for talks"."""

from __future__ import annotations

from dragoman.model import Status
from dragoman.reading.contacts.lexicon import CONTACT_NOUNS
from dragoman.reading.contacts.standing.clause import by_tense
from dragoman.reading.contacts.standing.standing import Standing
from dragoman.reading.contacts.status_words import (
    AGENT_CLAIMS,
    CONDITION_MARKS,
    DESIRE_VERBS,
    HEARSAY,
    LEADING_TO,
    MOVING_TO,
    NEGATED,
    NO_CLAIM_VERBS,
    OFFER_NOUNS,
    PREDICATE_PHRASES,
    STATUS_ADJECTIVES,
    STATUS_NOUNS,
    STATUS_VERBS,
)
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.grammar import (
    has_condition,
    is_finite,
    is_infinitive,
    is_negated,
    is_negated_noun,
    subject_index,
    with_particle,
)
from dragoman.reading.syntax import Parse, Token

_REACH = 12
"""Words above the contact that may still speak of it."""

_GOING_ON = frozenset("continue begin start resume keep".split())
_ASKING = frozenset("ask request seek propose offer suggest invite call_for appeal".split())
"""Who has not asked for a meeting denies that one is proposed; who does not want one refuses."""

_DENYING = frozenset({"deny", "dismiss", "refute", "reject"})


def governed_standing(
    parse: Parse, mention: ContactMention, standing: Standing | None
) -> Standing | None:
    """The clause's own `standing` under every word that governs the contact."""
    trigger = token = parse.tokens[mention.trigger]
    negative_object = is_negated_noun(parse, trigger)
    for _ in range(_REACH):
        if token.head == token.i:
            break
        head = parse.tokens[token.head]
        if token.dep == "ccomp" and is_finite(parse, token):
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
    if any(t.lower == "order" for t in parse.kids(token.i, "pobj")):
        # "is ready to meet in order to hold talks"
        return True
    if head.pos in ("NOUN", "PROPN"):
        return head.lemma in STATUS_NOUNS or head.lemma in CONTACT_NOUNS or _is_hearsay(head)
    if head.pos in ("VERB", "AUX"):
        if token.lower in CONDITION_MARKS or token.dep == "agent":
            return True
        within = token.lower in ("in", "during") and parse.child(token.i, "pobj") is not None
        if within and head.lemma in STATUS_VERBS:
            # "rejected the plan in a letter": where it was said.
            return False
        told = parse.child(head.i, "dobj") is not None or head.lemma in STATUS_VERBS
        if token.lower == "at" and told:
            # "to join the bloc at the summit", "agreed at the talks": where it is done.
            return False
        known = head.lemma in STATUS_VERBS or head.lemma in LEADING_TO
        return known or with_particle(parse, head, STATUS_VERBS) in STATUS_VERBS
    return True


def _is_hearsay(noun: Token) -> bool:
    """ "reports of a meeting"; not "a report on the meeting"."""
    return noun.lemma in HEARSAY and noun.tag == "NNS"


def _governed(
    parse: Parse, head: Token, below: Token, inner: Standing | None, negative: bool
) -> Standing | None:
    """What one word above the contact makes of what the words below it said."""
    if head.pos in ("VERB", "AUX"):
        if head.lemma == "be":
            return _by_predicate(parse, head, below, inner)
        return _by_verb(parse, head, below, inner)
    if head.pos == "ADJ":
        return _by_adjective(parse, head)
    if head.pos == "NOUN":
        return _by_noun(parse, head, below, inner)
    if head.lower in CONDITION_MARKS and head.pos in ("ADP", "SCONJ"):
        return _waits_for(parse, head, parse.tokens[head.head])
    return None


def _by_verb(parse: Parse, verb: Token, below: Token, inner: Standing | None) -> Standing | None:
    """ "refuses to meet", "called off the visit", "would not return to the talks"."""
    key = with_particle(parse, verb, STATUS_VERBS)
    if key in NO_CLAIM_VERBS:
        if is_negated(parse, verb) and key in ("rule", "exclude"):
            return Standing("speculated", f"not {key} out", subject_index(parse, verb))
        if key == "rule" and parse.child(verb.i, "prt"):
            return Standing("refused", "rule out", subject_index(parse, verb))
        return None
    if key == "ask" and below.lower in ("about", "whether", "if"):
        return None
    if key in ("set", "fix", "schedule", "agree", "announce") and _without_date(parse, verb):
        return Standing("planned", f"no date {key}", firm=True)
    if key in ("agree", "set", "fix") and below.dep not in ("xcomp", "prep", "dobj", "nsubjpass"):
        return None
    status = STATUS_VERBS.get(key)
    if status is None and verb.lemma in _GOING_ON and below.dep == "xcomp" and inner is None:
        # "to continue negotiating", "began talking"
        return by_tense(parse, verb, future=False)
    if status is None:
        moves = verb.lemma in MOVING_TO and below.dep in ("prep", "dobj")
        return by_tense(parse, verb, future=False) if moves and inner is None else None
    if status == "refused" and verb.lemma in _DENYING and _speaks_of_hearsay(parse, below, inner):
        status = "denied"
    return _with_modality(parse, verb, inner, status, key)


def _without_date(parse: Parse, verb: Token) -> bool:
    """ "No date has been set for the summit": meant, not fixed."""
    subject = parse.child(verb.i, "nsubjpass", "dobj")
    if subject is None or subject.lemma not in ("date", "time", "venue"):
        return False
    return is_negated(parse, verb) or is_negated_noun(parse, subject)


def _speaks_of_hearsay(parse: Parse, below: Token, inner: Standing | None) -> bool:
    """ "rejected reports of a meeting" denies it; "rejected the idea of a meeting" refuses it."""
    return below.lemma in HEARSAY


def _by_predicate(parse: Parse, be: Token, below: Token, inner: Standing | None) -> Standing | None:
    """ "is ready to meet", "a meeting is not on the agenda", "are to hold talks"."""
    negated = is_negated(parse, be)
    if below.dep == "xcomp" and is_infinitive(parse, below):
        # "The two are to meet on Friday"
        if is_infinitive(parse, be) or parse.kids(be.i, "aux"):
            return None
        return Standing("denied" if negated else "scheduled", "be to", None, firm=True)
    status = _by_subject_noun(parse, be, below)
    if status is not None:
        return _with_modality(parse, be, inner, status, "be")
    phrase = _predicate_phrase(parse, be)
    if phrase is not None and below.dep in ("nsubj", "nsubjpass", "expl"):
        status = PREDICATE_PHRASES[phrase]
        if negated:
            return Standing(NEGATED.get(status, "speculated"), f"not {phrase}", firm=True)
        return Standing(status, phrase, firm=True)
    adjective = parse.child(be.i, "acomp", "oprd")
    if adjective is None or adjective.lower not in STATUS_ADJECTIVES:
        return None
    return _by_adjective_of(parse, be, adjective, inner)


def _predicate_phrase(parse: Parse, be: Token) -> str | None:
    """ "on the agenda" of "is on the agenda"."""
    last = min(be.right + 1, be.i + 8)
    words = f" {parse.words(be.i + 1, last).lower()} "
    return next((phrase for phrase in PREDICATE_PHRASES if f" {phrase} " in words), None)


def _by_adjective_of(
    parse: Parse, be: Token, adjective: Token, inner: Standing | None
) -> Standing | None:
    status = STATUS_ADJECTIVES[adjective.lower]
    if is_negated(parse, be):
        refused: Status = "refused" if status == "proposed" else "denied"
        return Standing(refused, f"not {adjective.lower}", subject_index(parse, be), firm=True)
    return _with_modality(parse, be, inner, status, adjective.lower)


def _by_adjective(parse: Parse, adjective: Token) -> Standing | None:
    """ "ready to meet", where the verb hangs on the adjective."""
    status = STATUS_ADJECTIVES.get(adjective.lower)
    verb = parse.tokens[adjective.head]
    if status is None:
        return None
    if is_negated(parse, verb):
        refused: Status = "refused" if status == "proposed" else "denied"
        return Standing(refused, f"not {adjective.lower}", subject_index(parse, verb), firm=True)
    if has_condition(parse, verb) and status == "proposed":
        return Standing("conditional", "condition", subject_index(parse, verb))
    return Standing(status, adjective.lower, subject_index(parse, verb))


def _by_noun(parse: Parse, noun: Token, below: Token, inner: Standing | None) -> Standing | None:
    """ "preparations for a meeting", "no plans to meet", "an invitation to visit"."""
    status = STATUS_NOUNS.get(noun.lemma)
    if noun.lemma == "call" and below.lower not in ("for", "to"):
        return None
    if status is None and _is_hearsay(noun):
        status = "speculated"
    if status is None:
        return None
    if is_negated_noun(parse, noun):
        return Standing("denied", f"no {noun.lower}", firm=True)
    owned = _with_modality(parse, noun, inner, status, noun.lemma)
    owner = parse.child(noun.i, "poss")
    if owned is not None and owner is not None and noun.lemma in OFFER_NOUNS:
        # "the king's proposal to hold a summit": the king makes it.
        owned.of, owned.agent = owner.i, True
    return owned


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
    parse: Parse, head: Token, inner: Standing | None, status: Status, key: str
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
            told: Status = "denied" if key in _ASKING else "refused"
            return Standing(told, f"not {key}", subject, firm=True)
        if status in NEGATED:
            return Standing(NEGATED[status], f"not {key}", subject, firm=True)
        if status == "refused" and any(
            t.lower in ("do", "does") for t in parse.kids(head.i, "aux")
        ):
            # "does not refuse to negotiate": it is open to it.
            return Standing("proposed", f"not {key}", subject)
        return None
    if (
        head.pos in ("VERB", "AUX")
        and has_condition(parse, head)
        and status
        in (
            "proposed",
            "scheduled",
        )
    ):
        return Standing("conditional", "condition", subject)
    agent = head.pos == "VERB" and key in AGENT_CLAIMS
    return Standing(status, key, subject, agent=agent)
