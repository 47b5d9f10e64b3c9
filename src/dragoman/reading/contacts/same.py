"""Which mentions are one contact."""

from __future__ import annotations

from dragoman.knowledge.schema import OrganisationEntry
from dragoman.model import Claim
from dragoman.model.contact import KIND_FAMILY
from dragoman.model.when import compatible, parse_edtf
from dragoman.reading.contacts.cluster import Cluster, kinds_agree
from dragoman.reading.contacts.dating import days_of
from dragoman.reading.contacts.parties import key_of
from dragoman.reading.contacts.standing import Standing
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.draft import Draft
from dragoman.reading.syntax import Parse

_WEEK = 7

_REACH = 12
"""Sentences back that "the meeting" may refer to."""

NEAR = 2
"""Sentences back that "it" and "the offer" may refer to."""


def is_new_contact(draft: Draft, mention: ContactMention) -> bool:
    """A contact of its own needs two parties that are not of one government."""
    if mention.assembly:
        return True
    if len(mention.parties) < 2 or mention.one_sided:
        return False
    sides = {_side(draft, p.actor) if p.actor else p.name for p in mention.parties}
    if None in sides and len(sides) == 2:
        return _deals_with_a_state(draft, mention)
    sides.discard(None)
    return len(sides) >= 2


def _deals_with_a_state(draft: Draft, mention: ContactMention) -> bool:
    """ "Envoy Olga Berg began negotiations with Chad": whoever she speaks for, it is not Chad."""
    others = [p.actor for p in mention.parties if p.actor and _side(draft, p.actor) is not None]
    return all(a.startswith("sta.") for a in others) and mention.kind in ("talks", "visit")


def _side(draft: Draft, actor: str) -> str | None:
    """The party of an actor; for somebody whose country nobody knows, what the title says:
    "EU Commissioner for Fisheries Olga Berg". A state's own body is that state's, named or not:
    a president and the speaker of parliament are of one side.
    """
    party = draft.actors.party(actor)
    body = draft.knowledge.entry(party) if party is not None else None
    if isinstance(body, OrganisationEntry) and body.kind == "body" and body.country is not None:
        return body.country
    if party is not None or not draft.actors.is_person(actor):
        return party
    for mention in draft.actors.mentions:
        if mention.actor == actor and not mention.also:
            for owner in draft.actors.states_within(mention.first, mention.last):
                return draft.actors.party(owner)
    return None


def find_cluster(
    draft: Draft, clusters: list[Cluster], mention: ContactMention, standing: Standing | None
) -> Cluster | None:
    """The contact that a mention names again, the latest first."""
    explicit = is_new_contact(draft, mention)
    matches = _same_contact if explicit else _refers_to
    found = [c for c in reversed(clusters) if matches(c, mention, standing)]
    if explicit and not found and mention.faceless:
        found = [c for c in reversed(clusters) if _refers_to(c, mention, standing)]
    if not found:
        return None
    if mention.pointing:
        latest = max(found, key=lambda c: c.mentions[-1].trigger)
        return None if _another_event(draft.parse, latest, mention) else latest
    word = draft.parse.tokens[mention.trigger].lemma

    def distance(cluster: Cluster) -> int:
        """ "no such meeting" after "a meeting, and later a summit" means the meeting; "the call"
        means a call before it means talks.
        """
        if any(draft.parse.tokens[m.trigger].lemma == word for m in cluster.mentions):
            return 0
        return 1 if KIND_FAMILY[cluster.kind] == KIND_FAMILY[mention.kind] else 2

    return min(found, key=distance)


_EVENTS = frozenset(
    "vote election ceremony conference game match concert trial hearing session launch exercise "
    "drill release parade strike march rally protest deal treaty agreement debate operation".split()
)


def _another_event(parse: Parse, cluster: Cluster, mention: ContactMention) -> bool:
    """Whether "it was postponed" may speak of what was named since: a vote, a ceremony."""
    between = parse.tokens[cluster.mentions[-1].trigger + 1 : mention.trigger]
    return any(t.lemma in _EVENTS for t in between)


def _elsewhere(cluster: Cluster, mention: ContactMention) -> bool:
    """ "the Washington summit" is not "the Madrid summit" of the same alliance."""
    places = {m.where for m in cluster.mentions if m.where}
    return mention.assembly and bool(places) and mention.where not in places | {None}


def _visit_and_summit(cluster: Cluster, mention: ContactMention) -> bool:
    """ "She will visit Oslo to attend the summit": the visit is not the summit."""
    return {cluster.kind, mention.kind} == {"visit", "summit"}


def _same_contact(cluster: Cluster, mention: ContactMention, standing: Standing | None) -> bool:
    """Whether a mention that names its parties is another mention of a known contact."""
    if not kinds_agree(cluster.kind, mention.kind) and not _retells(cluster, mention):
        return False
    if _is_of_another_time(cluster, mention) or _visit_and_summit(cluster, mention):
        return False
    mine = {key_of(p) for p in mention.parties}
    theirs = set(cluster.parties)
    if mine != theirs:
        near = mention.sentence - cluster.last_sentence <= 2
        nested = mine <= theirs or theirs <= mine
        if not (nested and (mention.definite or near) and mention.noun):
            return False
        if mention.trilateral != cluster.trilateral:
            return False
    if mention.assembly != cluster.assembly or _elsewhere(cluster, mention):
        return False
    return _times_agree(cluster, mention, standing)


def _is_of_another_time(cluster: Cluster, mention: ContactMention) -> bool:
    """ "The emir met the king. They praised what was agreed during the visit in April": the month
    of what goes by another word is not the day of the meeting.
    """
    if mention.kind == cluster.kind or mention.date is None or mention.date_is_shared:
        return False
    dated = any(m.date is not None for m in cluster.mentions)
    if mention.set_apart:
        return not dated
    return not dated and days_of(mention.date.value or "") >= _WEEK


def _retells(cluster: Cluster, mention: ContactMention) -> bool:
    """ "The two ministers met on Monday. They talked for an hour": one contact, no call."""
    near = mention.sentence - cluster.last_sentence <= 4
    return not mention.noun and mention.definite and not mention.kind_is_stated and near


def contested_cluster(
    draft: Draft, clusters: list[Cluster], mention: ContactMention, claims: list[Claim]
) -> Cluster | None:
    """The contact that somebody else gives another day: "Berlin said the call was on Sunday"."""
    if mention.date is None or mention.date_is_shared or not claims or not mention.definite:
        return None
    dated, mention.date = mention.date, None
    found = find_cluster(draft, clusters, mention, None)
    mention.date = dated
    if found is None or mention.sentence - found.last_sentence > NEAR:
        return None
    mine = {draft.actors.party(c.by) or c.by for c in claims}
    theirs = {draft.actors.party(c.by) or c.by for c in found.claims if c.when}
    if not theirs or mine & theirs or found.kind != mention.kind:
        return None
    mention.contests = True
    return found


def _refers_to(cluster: Cluster, mention: ContactMention, standing: Standing | None) -> bool:
    """Whether "the meeting", "such a call" or "the talks with Oslo" means this contact."""
    if mention.sentence - cluster.last_sentence > (NEAR if mention.pointing else _REACH):
        return False
    if mention.pointing:
        return _times_agree(cluster, mention, standing)
    if not (mention.definite or _is_waved_away(mention, standing)):
        return False
    if _is_of_another_time(cluster, mention) or _visit_and_summit(cluster, mention):
        return False
    if mention.trilateral and not cluster.trilateral:
        return False
    if not kinds_agree(cluster.kind, mention.kind):
        return False
    known = {key_of(p) for p in mention.parties} <= set(cluster.parties)
    if not known and not mention.faceless:
        return False
    return _times_agree(cluster, mention, standing)


def _is_waved_away(mention: ContactMention, standing: Standing | None) -> bool:
    """ "There are no plans for a summit": for the one that was spoken of."""
    return not mention.parties and standing is not None and standing.status == "denied"


def _times_agree(cluster: Cluster, mention: ContactMention, standing: Standing | None) -> bool:
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
