"""Where the words around one mention put a contact: its clause, what governs it, what is told."""

from __future__ import annotations

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
    return standing
