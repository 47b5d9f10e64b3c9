"""When a contact was or will be: by its mentions, or between what its claims tell."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.model import Claim, DateSource, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.contacts.cluster import Cluster
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.draft import Draft


class Dated(NamedTuple):
    """A contact's date, its words, and where they stand."""

    value: str | None = None
    text: str | None = None
    source: DateSource | None = None


def when_of(draft: Draft, cluster: Cluster) -> Dated:
    """The most precise date among the mentions; one that a mention shares only without others."""
    dated = [
        (m.date, m)
        for m in cluster.mentions
        if m.date is not None and m.date.value and not m.contests
    ]
    own = [(date, m) for date, m in dated if not m.date_is_shared]
    if not dated:
        return _bounded(draft, cluster)
    date, mention = min(own or dated, key=lambda d: (days_of(d[0].value or ""), d[0].span.start))
    if mention.date_is_shared:
        source: DateSource = "sentence"
    else:
        source = "own" if mention is cluster.mentions[0] else "report"
    return Dated(date.value, date.text, source)


def days_of(value: str) -> int:
    """Days that a value may cover; large where it is open."""
    when = parse_edtf(value)
    if when.earliest is None or when.latest is None:
        return 10_000_000
    return (when.latest - when.earliest).days


def _bounded(draft: Draft, cluster: Cluster) -> Dated:
    """ "has spoken again following last week's talks", said on Monday: between the two."""
    parse = draft.parse
    said = [c for c in cluster.claims if c.status == "held" and c.said_on]
    if not said or len(said[0].said_on or "") != 10:
        return Dated()
    latest = said[0].said_on or ""
    for mention in cluster.mentions:
        for prep in parse.kids(mention.predicate, "prep"):
            if prep.lower not in ("following", "after", "since"):
                continue
            first, last = parse.subtree(prep.i)
            span = parse.span(first, last)
            for date in draft.dates:
                if span.covers(date.span) and date.value:
                    start = parse_edtf(date.value).earliest
                    if start is not None and start.isoformat() <= latest:
                        words = Span(prep.start, date.span.end).of(parse.text)
                        return Dated(f"{start.isoformat()}/{latest}", words, "claims")
    if any(_is_told_as_news(draft, cluster, said[0], m) for m in cluster.mentions):
        return Dated(latest, None, "claims")
    return Dated(f"../{latest}", None, "claims")


_AT_ANY_TIME = frozenset(
    "already before earlier previously recently often repeatedly regularly frequently always "
    "never once twice times several many multiple last since".split()
)


def _is_told_as_news(draft: Draft, cluster: Cluster, claim: Claim, mention: ContactMention) -> bool:
    """ "Berg said on Monday she had spoken with the emir": who takes part tells of the day's call.

    Not so "has spoken", "had often spoken", nor what others tell of it.
    """
    parse = draft.parse
    verb = parse.tokens[mention.trigger]
    statement = next((s for s in draft.statements if s.id == claim.statement), None)
    if statement is None or statement.cue is None or claim.by not in cluster.parties:
        return False
    cue, _ = parse.tokens_in(statement.cue)
    aux = [t.lower for t in parse.kids(verb.i, "aux")]
    past = verb.tag == "VBN" and aux == ["had"]
    if mention.noun or not past or parse.tokens[cue].sent != mention.sentence:
        return False
    words = parse.tokens[verb.left : verb.right + 1]
    return not any(t.lower in _AT_ANY_TIME for t in words)
