"""Contacts of one report: mentions brought together, with the claims made about each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.model import (
    Claim,
    Contact,
    ContactFormat,
    ContactKind,
    DateSource,
    Participant,
    Span,
    Status,
)
from dragoman.model.when import compatible, parse_edtf
from dragoman.reading.contacts.claims import claims_of, is_reported, shown_status
from dragoman.reading.contacts.lexicon import KIND_FAMILY, KIND_RANK
from dragoman.reading.contacts.mentions import find_mentions
from dragoman.reading.contacts.standing import Standing, standing_of
from dragoman.reading.contacts.triggers import ContactMention, Order
from dragoman.reading.draft import Draft
from dragoman.reading.statements.spoken import SpokenIndex

_WEEK = 7

_REACH = 12
"""Sentences back that "the meeting" may refer to."""


@dataclass(slots=True)
class _Cluster:
    """The mentions of one contact, in text order."""

    kind: ContactKind
    mentions: list[ContactMention] = field(default_factory=list)
    parties: dict[str, Participant] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    statuses: set[Status] = field(default_factory=set)
    order: Order | None = None
    trilateral: bool = False
    firm: bool = False

    @property
    def last_sentence(self) -> int:
        return self.mentions[-1].sentence

    @property
    def held(self) -> bool:
        return "held" in self.statuses


def read_contacts(draft: Draft) -> None:
    """Fill `draft.contacts`."""
    spoken = SpokenIndex(draft)
    clusters: list[_Cluster] = []
    mentions = find_mentions(draft, spoken)
    for i, mention in enumerate(mentions):
        standing = standing_of(
            draft.parse,
            mention,
            draft.report.published,
            reported=is_reported(draft.parse, spoken, mention),
        )
        _complete_trilateral(mentions[:i], mention)
        claims = claims_of(draft, spoken, mention, standing) if standing is not None else []
        cluster = _find_cluster(draft, clusters, mention, standing)
        if cluster is None and mention.one_sided:
            _complete_by_speaker(draft, spoken, mention)
            cluster = _find_cluster(draft, clusters, mention, standing)
        if cluster is None:
            if not _is_new_contact(draft, mention) or standing is None:
                continue
            cluster = _Cluster(kind=mention.kind)
            clusters.append(cluster)
        _join(cluster, mention, standing, claims)
    draft.contacts = tuple(
        _contact(draft, cluster, f"c{n}")
        for n, cluster in enumerate((c for c in clusters if c.claims), start=1)
    )


# --- which mentions are one contact ------------------------------------------------------------


def _complete_trilateral(before: list[ContactMention], mention: ContactMention) -> None:
    """ "a meeting between A and B, to be followed by a trilateral summit that includes C"."""
    if not mention.trilateral or len(mention.parties) >= 3:
        return
    for other in reversed(before):
        if other.sentence != mention.sentence:
            return
        if len(other.parties) == 2:
            known = {p.actor for p in mention.parties}
            mention.parties = [p for p in other.parties if p.actor not in known] + mention.parties
            return


_SPEAKS_FOR_OTHERS = re.compile(r"spokes|press secretary|press service", re.IGNORECASE)


def _complete_by_speaker(draft: Draft, spoken: SpokenIndex, mention: ContactMention) -> None:
    """ "The minister said no meeting with Ms. Berg was planned": none between the two of them.

    A spokesperson stands for the state.
    """
    sides = {draft.actors.party(p.actor) for p in mention.parties if p.actor is not None}
    for statement in spoken.around(draft.parse.tokens[mention.trigger].start):
        if len(statement.speakers) != 1 or statement.source is None:
            continue
        speaker = statement.speakers[0]
        if draft.actors.party(speaker) in sides | {None}:
            return
        who = draft.actors.actor(speaker)
        titles = " ".join([who.role_text or "", *(o.title for o in who.offices)])
        if who.kind == "body" or _SPEAKS_FOR_OTHERS.search(titles):
            speaker = draft.actors.stand_in(speaker)
        name = draft.actors.name(speaker)
        mention.parties.append(Participant(speaker, name, statement.source))
        mention.one_sided = False
        return


def _is_new_contact(draft: Draft, mention: ContactMention) -> bool:
    """A contact of its own needs two parties that are not of one government."""
    if len(mention.parties) < 2 or mention.one_sided:
        return False
    sides = {_side(draft, p.actor) for p in mention.parties if p.actor is not None}
    sides.discard(None)
    return len(sides) >= 2


def _side(draft: Draft, actor: str) -> str | None:
    """The party of an actor; for somebody whose country nobody knows, what the title says:
    "EU Commissioner for Fisheries Olga Berg".
    """
    party = draft.actors.party(actor)
    if party is not None or not draft.actors.is_person(actor):
        return party
    for mention in draft.actors.mentions:
        if mention.actor == actor and not mention.also:
            for owner in draft.actors.states_within(mention.first, mention.last):
                return draft.actors.party(owner)
    return None


def _find_cluster(
    draft: Draft, clusters: list[_Cluster], mention: ContactMention, standing: Standing | None
) -> _Cluster | None:
    """The contact that a mention names again, the latest first."""
    explicit = _is_new_contact(draft, mention)
    matches = _same_contact if explicit else _refers_to
    found = [c for c in reversed(clusters) if matches(c, mention, standing)]
    if not found:
        return None
    word = draft.parse.tokens[mention.trigger].lemma

    def distance(cluster: _Cluster) -> int:
        """ "no such meeting" after "a meeting, and later a summit" means the meeting; "the call"
        means a call before it means talks.
        """
        if any(draft.parse.tokens[m.trigger].lemma == word for m in cluster.mentions):
            return 0
        return 1 if KIND_FAMILY[cluster.kind] == KIND_FAMILY[mention.kind] else 2

    return min(found, key=distance)


def _same_contact(cluster: _Cluster, mention: ContactMention, standing: Standing | None) -> bool:
    """Whether a mention that names its parties is another mention of a known contact."""
    if not _kinds_agree(cluster.kind, mention.kind) and not _retells(cluster, mention):
        return False
    if _is_of_another_time(cluster, mention):
        return False
    mine = {p.actor for p in mention.parties}
    theirs = set(cluster.parties)
    if mine != theirs:
        near = mention.sentence - cluster.last_sentence <= 2
        nested = mine <= theirs or theirs <= mine
        if not (nested and (mention.definite or near) and mention.noun):
            return False
        if mention.trilateral != cluster.trilateral:
            return False
    return _times_agree(cluster, mention, standing)


def _is_of_another_time(cluster: _Cluster, mention: ContactMention) -> bool:
    """ "The emir met the king. They praised what was agreed during the visit in April": the month
    of what goes by another word is not the day of the meeting.
    """
    if mention.kind == cluster.kind or mention.date is None or mention.date_is_shared:
        return False
    dated = any(m.date is not None for m in cluster.mentions)
    return not dated and _width(mention.date.value or "") >= _WEEK


def _retells(cluster: _Cluster, mention: ContactMention) -> bool:
    """ "The two ministers met on Monday. They talked for an hour": one contact, no call."""
    near = mention.sentence - cluster.last_sentence <= 4
    return not mention.noun and mention.definite and not mention.kind_is_stated and near


def _refers_to(cluster: _Cluster, mention: ContactMention, standing: Standing | None) -> bool:
    """Whether "the meeting", "such a call" or "the talks with Oslo" means this contact."""
    if mention.sentence - cluster.last_sentence > _REACH:
        return False
    if not mention.definite or _is_of_another_time(cluster, mention):
        return False
    if mention.trilateral and not cluster.trilateral:
        return False
    if not _kinds_agree(cluster.kind, mention.kind):
        return False
    if not {p.actor for p in mention.parties} <= set(cluster.parties):
        return False
    return _times_agree(cluster, mention, standing)


def _kinds_agree(one: ContactKind, other: ContactKind) -> bool:
    families = {KIND_FAMILY[one], KIND_FAMILY[other]}
    return len(families) == 1 or ("any" in families and "message" not in families)


def _times_agree(cluster: _Cluster, mention: ContactMention, standing: Standing | None) -> bool:
    """Dates and order in a series agree, and what is past is not what is planned."""
    if mention.order is not None and cluster.order is not None and mention.order != cluster.order:
        return False
    dated = [m.date.value for m in cluster.mentions if m.date is not None and m.date.value]
    value = mention.date.value if mention.date is not None else None
    same_day = False
    if value and dated:
        if not any(compatible(parse_edtf(value), parse_edtf(d)) for d in dated):
            return False
        same_day = True
    if mention.order == "later" and cluster.order is None and cluster.held and not mention.definite:
        return False
    if standing is None or not cluster.statuses:
        return True
    prospective = standing.status not in ("held", "denied")
    if cluster.held and prospective:
        return same_day
    if not cluster.held and standing.status == "held":
        return same_day or mention.definite
    return True


def _join(
    cluster: _Cluster, mention: ContactMention, standing: Standing | None, claims: list[Claim]
) -> None:
    cluster.mentions.append(mention)
    for participant in mention.parties:
        if participant.actor is not None:
            cluster.parties.setdefault(participant.actor, participant)
    names_kind = mention.kind_is_stated and (not cluster.mentions[1:] or mention.parties)
    if KIND_RANK[mention.kind] > KIND_RANK[cluster.kind] and names_kind:
        cluster.kind = mention.kind
    cluster.order = cluster.order or mention.order
    cluster.trilateral = cluster.trilateral or mention.trilateral
    if standing is not None:
        cluster.statuses.add(standing.status)
        cluster.firm = cluster.firm or standing.firm
    known = {(c.status, c.by, c.of) for c in cluster.claims}
    cluster.claims.extend(c for c in claims if (c.status, c.by, c.of) not in known)


# --- the contact ---------------------------------------------------------------


def _contact(draft: Draft, cluster: _Cluster, ident: str) -> Contact:
    participants = _without_represented(draft, cluster)
    status, _ = shown_status(cluster.claims, [p.actor for p in participants if p.actor])
    dated = _when(draft, cluster)
    statements = dict.fromkeys(c.statement for c in cluster.claims if c.statement)
    return Contact(
        id=ident,
        kind=cluster.kind,
        format=_format(draft, cluster),
        participants=participants,
        status=status,
        claims=tuple(cluster.claims),
        spans=tuple(dict.fromkeys(m.span for m in cluster.mentions)),
        when=dated.value,
        when_text=dated.text,
        where=next((m.where for m in cluster.mentions if m.where), None),
        statements=tuple(statements),
        confidence=_confidence(cluster),
        when_from=dated.source,
    )


def _without_represented(draft: Draft, cluster: _Cluster) -> tuple[Participant, ...]:
    """The participants, without a state that one of its persons already takes part for."""
    persons = {draft.actors.party(a) for a in cluster.parties if draft.actors.is_person(a)}
    return tuple(
        p
        for a, p in cluster.parties.items()
        if not (a.startswith("sta.") and draft.actors.party(a) in persons)
    )


def _format(draft: Draft, cluster: _Cluster) -> ContactFormat:
    """By the number of parties; a collective ("European leaders") is several."""
    sides = {draft.actors.party(a) or a for a in cluster.parties}
    size = len(sides) + sum(1 for a in cluster.parties if draft.actors.is_collective(a))
    if cluster.trilateral or size == 3:
        return "trilateral"
    return "bilateral" if size < 3 else "multilateral"


class _Dated(NamedTuple):
    """A contact's date, its words, and where they stand."""

    value: str | None = None
    text: str | None = None
    source: DateSource | None = None


def _when(draft: Draft, cluster: _Cluster) -> _Dated:
    """The most precise date among the mentions; one that a mention shares only without others."""
    dated = [(m.date, m) for m in cluster.mentions if m.date is not None and m.date.value]
    own = [(date, m) for date, m in dated if not m.date_is_shared]
    if not dated:
        return _bounded(draft, cluster)
    date, mention = min(own or dated, key=lambda d: (_width(d[0].value or ""), d[0].span.start))
    if mention.date_is_shared:
        source: DateSource = "sentence"
    else:
        source = "own" if mention is cluster.mentions[0] else "report"
    return _Dated(date.value, date.text, source)


def _width(value: str) -> int:
    """Days that a value may cover; large where it is open."""
    when = parse_edtf(value)
    if when.earliest is None or when.latest is None:
        return 10_000_000
    return (when.latest - when.earliest).days


def _bounded(draft: Draft, cluster: _Cluster) -> _Dated:
    """ "has spoken again following last week's talks", said on Monday: between the two."""
    parse = draft.parse
    said = [c for c in cluster.claims if c.status == "held" and c.said_on]
    if not said or len(said[0].said_on or "") != 10:
        return _Dated()
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
                        return _Dated(f"{start.isoformat()}/{latest}", words, "claims")
    if any(_is_told_as_news(draft, cluster, said[0], m) for m in cluster.mentions):
        return _Dated(latest, None, "claims")
    return _Dated(f"../{latest}", None, "claims")


_AT_ANY_TIME = frozenset(
    "already before earlier previously recently often repeatedly regularly frequently always "
    "never once twice times several many multiple last since".split()
)


def _is_told_as_news(
    draft: Draft, cluster: _Cluster, claim: Claim, mention: ContactMention
) -> bool:
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


def _confidence(cluster: _Cluster) -> float:
    """Higher where the parties are named with the contact and its verb is plain."""
    value = 0.6
    if cluster.firm:
        value += 0.15
    if len(cluster.mentions) > 1:
        value += 0.1
    if any(len(m.parties) >= 2 and not m.noun for m in cluster.mentions):
        value += 0.05
    return round(value, 2)
