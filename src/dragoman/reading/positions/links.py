"""How words hang together between an issue and the stance on it (link letters as in `stances`)."""

from __future__ import annotations

from dragoman.reading.positions.stances import (
    AIMED,
    HELPING,
    STEPS,
    STRIVING,
    TAKING_STEPS,
    VERBS,
    WISHING,
)
from dragoman.reading.syntax import Parse, Token

SUBJECT_LINKS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_HIGHEST = 14


def governor_of(parse: Parse, token: Token) -> tuple[Token, str] | None:
    """The word above `token` that matters, and how `token` hangs on it (see `stances`)."""
    for _ in range(_HIGHEST):
        head = parse.tokens[token.head]
        if head.i == token.i:
            return None
        dep = token.dep
        if dep == "conj":
            if not _same_rank(parse, token, head):
                return None
            token = head
            continue
        if dep in ("pobj", "pcomp"):
            above = parse.tokens[head.head]
            if head.dep == "conj" and above.dep == "prep":
                head, above = above, parse.tokens[above.head]
            is_fronted = above.pos == "VERB" and head.i < above.i
            return (above, head.lower) if above.i != head.i and not is_fronted else None
        if dep in ("dobj", "attr", "oprd"):
            return head, "o"
        if dep in SUBJECT_LINKS:
            return head, dep
        if dep == "acomp":
            return head, "acomp"
        owner = owner_before(parse, token)
        if owner is not None and owner.dep == "pobj":
            prep = parse.tokens[owner.head]
            return parse.tokens[prep.head], prep.lower
        if dep == "acl" and any(t.lower == "that" for t in parse.kids(token.i, "mark")):
            return head, "c"
        if dep == "acl" and token.tag == "VBN" and token.lemma in AIMED:
            return head, "x"
        if dep in ("xcomp", "ccomp", "acl", "advcl"):
            return _clause_link(parse, token, head)
        if dep == "relcl" and _is_about_antecedent(parse, token):
            return head, "relcl"
        if dep in ("compound", "nmod", "amod", "poss"):
            return head, "compound" if dep in ("compound", "nmod") else dep
        if dep == "dative":
            return head, token.lower
        return None
    return None


def owner_before(parse: Parse, verb: Token) -> Token | None:
    """Oslo in "complained about Oslo's backing the plan", which the tree often leaves apart."""
    if verb.tag != "VBG" or not verb.i:
        return None
    case = parse.tokens[verb.i - 1]
    return parse.tokens[case.head] if case.dep == "case" and case.sent == verb.sent else None


def _is_about_antecedent(parse: Parse, verb: Token) -> bool:
    """ "A deal that lifts the sanctions", "a time to talk"."""
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if subject is None:
        return any(t.lower == "to" for t in parse.kids(verb.i, "aux"))
    return subject.tag in ("WDT", "WP")


def _clause_link(parse: Parse, verb: Token, head: Token) -> tuple[Token, str] | None:
    infinitive = verb.tag == "VBG" or any(t.lower == "to" for t in parse.kids(verb.i, "aux"))
    if verb.dep == "advcl":
        # "pledged to work together to end the siege", and "urged Oslo to sign" is sometimes
        # parsed with the infinitive as an adverbial clause.
        if not infinitive or verb.tag == "VBG":
            return None
        done = parse.child(head.i, "dobj")
        takes_steps = head.lemma in TAKING_STEPS and done is not None and done.lemma in STEPS
        if head.lemma in STRIVING or takes_steps:
            return head, "x"
        if head.lemma not in VERBS:
            return None
        return head, "i" if "i" in VERBS[head.lemma].links else "x"
    own_subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if verb.tag == "VB" and head.lemma in HELPING and not parse.kids(verb.i, "aux", "mark"):
        return head, "x"
    if verb.dep == "ccomp" and not (infinitive and own_subject is not None):
        return head, "x" if infinitive else "c"
    if infinitive and head.pos == "VERB":
        frame = VERBS.get(head.lemma)
        asked = own_subject is not None or asked_of(parse, head) is not None
        if frame is not None and "i" in frame.links and (asked or "x" not in frame.links):
            return head, "i"
    if verb.dep == "acl" and not infinitive:
        return None
    return head, "x"


def _same_rank(parse: Parse, token: Token, head: Token) -> bool:
    """Whether two joined words share what governs them; a finite verb stands on its own."""
    if token.pos in ("VERB", "AUX") and head.pos not in ("VERB", "AUX", "ADJ"):
        return False
    if token.pos not in ("VERB", "AUX"):
        return head.pos not in ("VERB", "AUX")
    if parse.kids(token.i, "nsubj", "nsubjpass"):
        return False
    return token.tag in ("VB", "VBG") and not any(t.tag == "MD" for t in parse.kids(token.i, "aux"))


def asked_of(parse: Parse, word: Token) -> int | None:
    """The token of who is asked: "urged Oslo to", "called on Oslo to"."""
    for kid in parse.kids(word.i, "dobj", "dative"):
        return kid.i
    for prep in parse.kids(word.i, "prep"):
        if prep.lower in ("on", "upon", "to"):
            for kid in parse.kids(prep.i, "pobj"):
                return kid.i
    for clause in parse.kids(word.i, "ccomp", "xcomp"):
        for kid in parse.kids(clause.i, "nsubj"):
            return kid.i
    return None


def is_open(parse: Parse, verb: Token) -> bool:
    """Whether the climb may leave this verb: it has no subject of its own, so the verb above
    speaks of the same one; or it is what somebody demands ("demanded that Oslo accept").
    """
    if verb.dep == "xcomp" or verb.dep in ("pcomp", "acl", "conj", "acomp"):
        return True
    if verb.dep in ("csubj", "csubjpass"):
        return True
    if verb.dep == "ccomp" and parse.tokens[verb.head].lemma in WISHING:
        return True
    return verb.dep in ("ccomp", "advcl") and verb.tag in ("VB", "VBG", "VBN")
