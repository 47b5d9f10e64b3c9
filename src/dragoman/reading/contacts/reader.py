"""Contacts of one report: mentions brought together, with the claims made about each."""

from __future__ import annotations

from dragoman.model import Contact, ContactFormat, Participant
from dragoman.model.status import shown_status
from dragoman.reading.contacts.author import introduce_author
from dragoman.reading.contacts.claims import claims_of, is_reported
from dragoman.reading.contacts.cluster import Cluster, join
from dragoman.reading.contacts.completion import (
    complete_by_speaker,
    complete_trilateral,
    continue_series,
)
from dragoman.reading.contacts.dating import when_of
from dragoman.reading.contacts.mentions import find_mentions
from dragoman.reading.contacts.particulars import duration_of, initiative_of
from dragoman.reading.contacts.parties import PartyFinder
from dragoman.reading.contacts.same import contested_cluster, find_cluster, is_new_contact
from dragoman.reading.contacts.standing import Standing, standing_of
from dragoman.reading.contacts.standing.clause import AHEAD_FRAMES, PAST_FRAMES
from dragoman.reading.draft import Draft
from dragoman.reading.statements.spoken import SpokenIndex


def read_contacts(draft: Draft) -> None:
    """Fill `draft.contacts`."""
    introduce_author(draft)
    spoken = SpokenIndex(draft)
    clusters: list[Cluster] = []
    mentions = find_mentions(draft, spoken)
    for i, mention in enumerate(mentions):
        standing = standing_of(
            draft.parse,
            mention,
            draft.report.published,
            reported=is_reported(draft.parse, spoken, mention),
        )
        complete_trilateral(mentions[:i], mention)
        claims = claims_of(draft, spoken, mention, standing) if standing is not None else []
        cluster = find_cluster(draft, clusters, mention, standing)
        if cluster is not None and standing is not None and _is_frame_of(cluster, standing):
            standing, claims = None, []
        if cluster is None and mention.one_sided:
            complete_by_speaker(draft, spoken, mention)
            cluster = find_cluster(draft, clusters, mention, standing)
        if cluster is None:
            cluster = contested_cluster(draft, clusters, mention, claims)
        if cluster is None:
            continue_series(clusters, mention)
            if not is_new_contact(draft, mention) or standing is None:
                continue
            cluster = Cluster(kind=mention.kind)
            clusters.append(cluster)
        join(cluster, mention, standing, claims)
    finder = PartyFinder(draft, spoken)
    draft.contacts = tuple(
        _contact(draft, finder, cluster, f"c{n}")
        for n, cluster in enumerate((c for c in clusters if c.claims), start=1)
    )


def _is_frame_of(cluster: Cluster, standing: Standing) -> bool:
    """ "They will meet in May. After the talks a declaration is expected": nothing was held yet."""
    ahead = bool(cluster.statuses) and cluster.statuses <= {"scheduled", "planned", "proposed"}
    if standing.rule in AHEAD_FRAMES and standing.status == "planned":
        # "the scramble ahead of the Oslo meeting": no plan but the one told before.
        return ahead
    return ahead and standing.status == "held" and standing.rule in PAST_FRAMES


def _contact(draft: Draft, finder: PartyFinder, cluster: Cluster, ident: str) -> Contact:
    participants = _without_represented(draft, cluster)
    status, _ = shown_status(cluster.claims, [p.actor for p in participants if p.actor])
    dated = when_of(draft, cluster)
    lasted = duration_of(draft.parse, cluster.mentions)
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
        initiative=initiative_of(finder, cluster.mentions),
        duration=lasted.text if lasted is not None else None,
        duration_minutes=lasted.minutes if lasted is not None else None,
    )


def _without_represented(draft: Draft, cluster: Cluster) -> tuple[Participant, ...]:
    """The participants, without a state that one of its persons already takes part for."""
    actors = [p.actor for p in cluster.parties.values() if p.actor is not None]
    persons = {draft.actors.party(a) for a in actors if draft.actors.is_person(a)}
    return tuple(
        p
        for a, p in cluster.parties.items()
        if not (a.startswith("sta.") and draft.actors.party(a) in persons)
    )


def _format(draft: Draft, cluster: Cluster) -> ContactFormat:
    """By the number of parties; a collective ("European leaders") is several."""
    sides = {draft.actors.party(a) or a for a in cluster.parties}
    size = len(sides) + sum(
        1
        for p in cluster.parties.values()
        if p.actor is None or draft.actors.is_collective(p.actor)
    )
    if cluster.assembly:
        return "multilateral"
    if cluster.trilateral or size == 3:
        return "trilateral"
    return "bilateral" if size < 3 else "multilateral"


def _confidence(cluster: Cluster) -> float:
    """Higher where the parties are named with the contact and its verb is plain."""
    value = 0.6
    if cluster.firm:
        value += 0.15
    if len(cluster.mentions) > 1:
        value += 0.1
    if any(len(m.parties) >= 2 and not m.noun for m in cluster.mentions):
        value += 0.05
    return round(value, 2)
