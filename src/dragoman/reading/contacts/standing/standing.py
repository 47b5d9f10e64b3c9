"""What the words around a mention say of the contact."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Status


@dataclass(slots=True)
class Standing:
    """The status the words give a contact. `of` is the token of the party it names ("Oslo
    refuses": Oslo); `agent` is set where that party itself makes the claim ("Oslo proposed").
    `rule` names the words that decided, for the explanation; `firm` ones no word above changes
    but one that speaks of a whole clause ("denied that ...").
    """

    status: Status
    rule: str
    of: int | None = None
    agent: bool = False
    firm: bool = False
