"""One naming of a contact, before anything is known of whether it took place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import ContactKind, DateMention, Participant, Span

Order = Literal["earlier", "later"]


@dataclass(slots=True)
class ContactMention:
    """One naming of a contact. `predicate` is the token whose tense and mood tell its status."""

    trigger: int
    kind: ContactKind
    predicate: int
    span: Span
    sentence: int
    parties: list[Participant] = field(default_factory=list)
    date: DateMention | None = None
    date_is_shared: bool = False
    where: str | None = None
    order: Order | None = None
    definite: bool = False
    trilateral: bool = False
    one_sided: bool = False
    noun: bool = False
    kind_is_stated: bool = False
    faceless: bool = False
    """ "During the meeting the parties discussed trade": those who met, whoever they are."""
    pointing: bool = False
    """Named by a pronoun or by the offer of it: close to the mention that it points back to."""
    journey: bool = False
    """A visit told by the way to it: "flew to Oslo"."""
    ended: bool = False
    """A visit told by its end: "left Oslo"."""
    assembly: bool = False
    """The members of one organisation of states meet: "the NATO summit"."""
    set_apart: bool = False
    """Dated by its own participle: "the talks held on 3 May"."""
    contests: bool = False
    """Gives the contact another day than others did before."""
