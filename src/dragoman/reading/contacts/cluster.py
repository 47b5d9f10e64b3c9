"""The mentions of one contact brought together."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Claim, ContactKind, Participant, Status
from dragoman.model.contact import KIND_FAMILY
from dragoman.reading.contacts.lexicon import KIND_RANK
from dragoman.reading.contacts.parties import key_of
from dragoman.reading.contacts.standing import Standing
from dragoman.reading.contacts.triggers import ContactMention, Order


@dataclass(slots=True)
class Cluster:
    """The mentions of one contact, in text order."""

    kind: ContactKind
    mentions: list[ContactMention] = field(default_factory=list)
    parties: dict[str, Participant] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    statuses: set[Status] = field(default_factory=set)
    order: Order | None = None
    trilateral: bool = False
    assembly: bool = False
    firm: bool = False

    @property
    def last_sentence(self) -> int:
        return self.mentions[-1].sentence

    @property
    def held(self) -> bool:
        return "held" in self.statuses


def join(
    cluster: Cluster, mention: ContactMention, standing: Standing | None, claims: list[Claim]
) -> None:
    again = bool(cluster.mentions) and mention.faceless
    cluster.mentions.append(mention)
    for participant in mention.parties if not again else ():
        cluster.parties.setdefault(key_of(participant), participant)
    names_kind = mention.kind_is_stated and (not cluster.mentions[1:] or mention.parties)
    if KIND_RANK[mention.kind] > KIND_RANK[cluster.kind] and names_kind:
        cluster.kind = mention.kind
    cluster.order = cluster.order or mention.order
    cluster.trilateral = cluster.trilateral or mention.trilateral
    cluster.assembly = cluster.assembly or mention.assembly
    if standing is not None:
        cluster.statuses.add(standing.status)
        cluster.firm = cluster.firm or standing.firm
    known = {(c.status, c.by, c.of) for c in cluster.claims}
    cluster.claims.extend(c for c in claims if (c.status, c.by, c.of) not in known)


def kinds_agree(one: ContactKind, other: ContactKind) -> bool:
    families = {KIND_FAMILY[one], KIND_FAMILY[other]}
    return len(families) == 1 or ("any" in families and "message" not in families)
