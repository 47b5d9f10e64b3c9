"""Whether an event happened: actual, historical, future, hypothetical or negated."""

from __future__ import annotations

import datetime as dt

from dragoman.model.interaction import Modality
from dragoman.reading.grammar import has_condition, is_negated, is_negated_noun
from dragoman.reading.interactions.lexicon import DENYING, INTENDING, IRREALIS, VOWING
from dragoman.reading.interactions.predicates import Event
from dragoman.reading.syntax import Parse, Token

POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
HYPOTHETICAL_MARKS = frozenset({"if", "unless", "whether", "until", "lest"})
_PLANS = frozenset("plan intend set aim prepare decide agree propose expect".split())
_LONG_AGO = dt.timedelta(days=366)


def modality_of(parse: Parse, event: Event) -> Modality:
    """The modality that the words give; `historical` is a matter of dates (`is_long_ago`)."""
    verbs = [parse.tokens[i] for i in event.links if parse.tokens[i].pos in ("VERB", "AUX")]
    if _is_denied(parse, event, verbs):
        return "negated"
    if _is_hypothetical(parse, event, verbs):
        return "hypothetical"
    return "future" if is_ahead(parse, event) else "actual"


def is_ahead(parse: Parse, event: Event) -> bool:
    """Whether the plain event still lies ahead: "will expel the envoy", "plans to expel him"."""
    if event.operators:
        return False
    for i in event.links:
        token = parse.tokens[i]
        helping = {t.lower for t in parse.kids(i, "aux")}
        governor = parse.tokens[token.head]
        if token.dep == "conj" and governor.pos == "VERB":
            helping |= {t.lower for t in parse.kids(governor.i, "aux")}
        if (
            helping & INTENDING
            or token.lower == "going"
            or token.lemma in _PLANS - {"decide", "agree"}
        ):
            return True
    return _plans(parse, event)


def _plans(parse: Parse, event: Event) -> bool:
    top = parse.tokens[event.top]
    return len(event.links) > 1 and top.lemma in _PLANS and top.lemma not in VOWING


def _is_denied(parse: Parse, event: Event, verbs: list[Token]) -> bool:
    if event.operators[:1] == ("refuse",) and event.code != event.plain:
        # "will not send aid" is a refusal, which did happen.
        verbs = verbs[1:]
    denials = sum(is_negated(parse, v) or _is_neithers(parse, v) for v in verbs)
    denials += sum(v.lemma in DENYING and v.i != event.word for v in verbs)
    if event.phrase is not None and is_negated_noun(parse, parse.tokens[event.phrase]):
        denials += 1
    top = parse.tokens[event.top]
    if top.dep in ("ccomp", "pcomp", "xcomp"):
        governor = parse.tokens[top.head]
        denials += governor.lemma in DENYING
    return denials % 2 == 1


def _is_neithers(parse: Parse, verb: Token) -> bool:
    """ "Neither Oslo nor Rome accused Chad"."""
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    return subject is not None and any(t.lower == "neither" for t in parse.kids(subject.i))


def _is_hypothetical(parse: Parse, event: Event, verbs: list[Token]) -> bool:
    for verb in verbs:
        helping = {t.lower for t in parse.kids(verb.i, "aux")}
        if helping & POSSIBLE or has_condition(parse, verb):
            return True
        if verb.lemma in IRREALIS and verb.i != event.word and not event.operators:
            return True
    for token in (parse.tokens[event.top], *parse.ancestors(event.top)):
        if any(t.lower in HYPOTHETICAL_MARKS for t in parse.kids(token.i, "mark")):
            return True
        if token.dep in ("ccomp", "relcl", "parataxis"):
            break
    return False


def is_long_ago(date: str | None, published: str | None) -> bool:
    """Whether an event of this EDTF date was over a year before the report."""
    if date is None or published is None or ".." in date:
        return False
    last = date.rpartition("/")[2].strip("~?%")
    year = last[:4]
    if not year.isdigit():
        return False
    try:
        now = dt.date.fromisoformat(published[:10])
        end = dt.date.fromisoformat(last[:10]) if len(last) >= 10 else dt.date(int(year), 12, 31)
    except ValueError:
        return False
    return now - end > _LONG_AGO
