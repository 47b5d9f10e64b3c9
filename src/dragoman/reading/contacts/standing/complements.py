"""What the word above a whole clause makes of the contact told in it: "denied that they had met",
"unclear whether they will meet", "proposed that they meet", "reports that they met are false".
"""

from __future__ import annotations

from dragoman.model import Status
from dragoman.reading.contacts.standing.standing import Standing
from dragoman.reading.contacts.status_words import HEARSAY
from dragoman.reading.grammar import is_infinitive, is_negated, subject_index
from dragoman.reading.syntax import Parse, Token

_DENYING = frozenset("deny dismiss refute disavow dispute reject rebut contradict".split())
_FALSE = frozenset(
    "false untrue wrong baseless groundless unfounded fake incorrect inaccurate fabricated "
    "nonsense".split()
)
_PROPOSING = frozenset("propose suggest recommend urge demand request ask insist advise".split())
_HOPES = frozenset({"hope", "expectation", "confidence", "wish", "desire"})
_SETTLING = frozenset({"agree", "decide", "arrange"})
_UNSURE = frozenset("unclear uncertain unknown unsure undecided unlikely doubtful".split())
_WEIGHING = frozenset("consider discuss decide wonder weigh debate ask know see determine".split())
_WHETHER = frozenset({"whether", "if"})


def under_complement(parse: Parse, trigger: Token, inner: Standing | None) -> Standing | None:
    """`inner` under the word that the clause of the trigger is a complement of."""
    clause = _complement(parse, trigger)
    if clause is None:
        return inner
    head = parse.tokens[clause.head]
    if head.pos == "NOUN":
        return _of_hearsay(parse, head, inner)
    if _asks_whether(parse, clause, head):
        return Standing("speculated", f"{head.lemma} whether", firm=True)
    if head.lemma == "be":
        return _of_predicate(parse, head, inner)
    subject = subject_index(parse, head)
    if head.lemma in _DENYING:
        return inner if is_negated(parse, head) else _denied(head.lemma, subject)
    if _is_wish(parse, clause, head):
        return Standing("proposed", head.lemma, subject, agent=True, firm=True)
    settled = head.lemma in _SETTLING and not is_negated(parse, head)
    if settled and inner is not None and inner.status in ("planned", "scheduled"):
        return Standing("scheduled", head.lemma, subject, firm=True)
    return inner


def _complement(parse: Parse, token: Token) -> Token | None:
    """The verb of the clause around a token, if the clause is a complement of another word."""
    for _ in range(14):
        if token.dep in ("ccomp", "csubj", "csubjpass"):
            return token
        if token.dep == "acl" and parse.child(token.i, "mark") is not None:
            return token
        if token.head == token.i or token.dep in ("relcl", "advcl", "parataxis"):
            return None
        if token.dep == "acl" and not is_infinitive(parse, token):
            return None
        token = parse.tokens[token.head]
    return None


def _of_hearsay(parse: Parse, noun: Token, inner: Standing | None) -> Standing | None:
    """ "denied a report that ...", "reports that ... are false"."""
    if noun.lemma in _HOPES and inner is not None and inner.status == "scheduled":
        # "expressed hope that the meeting would take place"
        return Standing("planned", noun.lemma, subject_index(parse, parse.tokens[noun.head]))
    if noun.lemma not in HEARSAY:
        return inner
    verb = parse.tokens[noun.head]
    subject = subject_index(parse, verb)
    if noun.dep == "dobj" and verb.lemma in _DENYING and not is_negated(parse, verb):
        return _denied(verb.lemma, subject)
    if noun.dep == "nsubj" and verb.lemma == "be" and not is_negated(parse, verb):
        told = parse.child(verb.i, "acomp", "attr")
        if told is not None and told.lower in _FALSE:
            return Standing("denied", told.lower, firm=True)
    return inner


def _of_predicate(parse: Parse, be: Token, inner: Standing | None) -> Standing | None:
    """ "It is not true that ...", "it is false that ..."."""
    told = parse.child(be.i, "acomp", "attr")
    if told is None:
        return inner
    negated = is_negated(parse, be)
    if (told.lower in _FALSE and not negated) or (told.lower == "true" and negated):
        return Standing("denied", told.lower, firm=True)
    return inner


def _asks_whether(parse: Parse, clause: Token, head: Token) -> bool:
    mark = parse.child(clause.i, "mark")
    if mark is None or mark.lower not in _WHETHER:
        return False
    told = parse.child(head.i, "acomp")
    unsure = told is not None and (
        told.lower in _UNSURE or (told.lower in ("clear", "certain") and is_negated(parse, head))
    )
    return unsure or head.lemma in _WEIGHING or head.lower in _UNSURE


def _is_wish(parse: Parse, clause: Token, head: Token) -> bool:
    """ "proposed that they meet": the bare verb; not "suggested that they had met"."""
    if head.lemma not in _PROPOSING or is_negated(parse, head):
        return False
    modal = next((t for t in parse.kids(clause.i, "aux") if t.tag == "MD"), None)
    if modal is not None:
        return modal.lower in ("should", "could", "might")
    if parse.kids(clause.i, "aux", "auxpass"):
        return parse.child(clause.i, "auxpass") is not None and any(
            t.lower == "be" for t in parse.kids(clause.i, "auxpass")
        )
    bare = clause.lower == clause.lemma
    return bare and parse.child(clause.i, "mark") is not None


def _denied(rule: str, subject: int | None) -> Standing:
    status: Status = "denied"
    return Standing(status, rule, subject, agent=True, firm=True)
