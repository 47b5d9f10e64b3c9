"""Where the words around one mention put a contact: its clause, what governs it, what is told."""

from __future__ import annotations

import re

from dragoman.model.when import parse_edtf
from dragoman.reading.contacts.standing.clause import lies_ahead, own_standing
from dragoman.reading.contacts.standing.complements import under_complement
from dragoman.reading.contacts.standing.governors import governed_standing
from dragoman.reading.contacts.standing.standing import Standing
from dragoman.reading.contacts.triggers import ContactMention
from dragoman.reading.syntax import Parse

__all__ = ["Standing", "standing_of"]


def standing_of(
    parse: Parse, mention: ContactMention, published: str | None, *, reported: bool = False
) -> Standing | None:
    """The status that the grammar around a mention gives the contact; None if it gives none.

    `reported`: the mention stands in the indirect report of something said in the past, where
    "would meet" is what "will meet" was in the speaker's mouth.
    """
    standing = own_standing(parse, mention, published)
    if standing is not None and standing.rule == "would" and reported:
        standing.status, standing.firm = "scheduled", True
    if standing is None or not standing.firm:
        standing = governed_standing(parse, mention, standing)
    standing = under_complement(parse, parse.tokens[mention.trigger], standing)
    if standing is not None and standing.status == "held" and lies_ahead(mention, published):
        # "has convened the council for June 12"
        standing.status = "scheduled"
    return _by_date(mention, published, standing)


_PAST_WORDS = re.compile(r"\b(?:\d{4}|last|ago|yesterday|earlier|previous)\b", re.IGNORECASE)
"""Dates that are past by their words; a month alone may be last year's or the coming one."""

_PREPARING = frozenset("plan planning prepare preparation before ahead until expect".split())


def _prepares(standing: Standing) -> bool:
    return standing.rule in _PREPARING


def _by_date(
    mention: ContactMention, published: str | None, standing: Standing | None
) -> Standing | None:
    """What the date of a noun's own phrase tells where no word does: "the call on 9 September" is
    over, "the NATO summit in July" is to come, and preparing for it leaves it so.
    """
    if not mention.noun or mention.date is None or mention.date_is_shared or not published:
        return standing
    ahead = lies_ahead(mention, published)
    if standing is None:
        if ahead and (mention.assembly or mention.definite):
            return Standing("scheduled", "date ahead")
        latest = parse_edtf(mention.date.value or "").latest
        told = _PAST_WORDS.search(mention.date.text)
        if told and latest is not None and latest.isoformat() < published[:10]:
            return Standing("held", "past date")
        return None
    if ahead and mention.assembly and standing.status == "planned" and _prepares(standing):
        return Standing("scheduled", "date ahead")
    return standing
