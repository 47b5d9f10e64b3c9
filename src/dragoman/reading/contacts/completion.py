"""Parties that a mention leaves to its surroundings."""

from __future__ import annotations

import re

from dragoman.model import Participant
from dragoman.reading.contacts.cluster import Cluster, kinds_agree
from dragoman.reading.contacts.sources import claimants_of
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.draft import Draft
from dragoman.reading.statements.spoken import SpokenIndex

_NEAR = 2
"""Sentences back that a series goes on from."""


def complete_trilateral(before: list[ContactMention], mention: ContactMention) -> None:
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


def continue_series(clusters: list[Cluster], mention: ContactMention) -> None:
    """ "A and B held talks. A fifth round is planned for July": of the same two."""
    if mention.parties or mention.order != "later" or not mention.noun:
        return
    for cluster in reversed(clusters):
        near = mention.sentence - cluster.last_sentence <= _NEAR
        if near and kinds_agree(cluster.kind, mention.kind):
            mention.parties = list(cluster.parties.values())
            return


_SPEAKS_FOR_OTHERS = re.compile(r"spokes|press secretary|press service", re.IGNORECASE)


def complete_by_speaker(draft: Draft, spoken: SpokenIndex, mention: ContactMention) -> None:
    """ "The minister said no meeting with Ms. Berg was planned": none between the two of them.

    A spokesperson stands for the state.
    """
    sides = {draft.actors.party(p.actor) for p in mention.parties if p.actor is not None}
    for statement in spoken.around(draft.parse.tokens[mention.trigger].start):
        speakers = claimants_of(draft, statement)
        if len(speakers) != 1 or statement.source is None:
            continue
        speaker = speakers[0]
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
