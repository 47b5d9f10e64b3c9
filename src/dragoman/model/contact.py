"""An exchange between parties, and the claims made about it."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model.span import Span

ContactKind = Literal["call", "video_call", "meeting", "summit", "talks", "visit", "message"]
KIND_FAMILY: dict[ContactKind, str] = {
    "call": "remote",
    "video_call": "remote",
    "meeting": "presence",
    "summit": "presence",
    "visit": "presence",
    "talks": "any",
    "message": "message",
}
"""Kinds of one family may name one contact; "talks" may be held in either way."""

ContactFormat = Literal["bilateral", "trilateral", "multilateral"]
Status = Literal[
    "held",
    "scheduled",
    "planned",
    "proposed",
    "conditional",
    "refused",
    "denied",
    "postponed",
    "cancelled",
    "speculated",
]

DateSource = Literal["own", "sentence", "report", "claims"]
"""Where a contact's date stands: with its own words; in its sentence, which it shares ("On Monday
he flew to Oslo and met ..."); in another sentence of the report that names the same contact; or
nowhere, and it is bounded by the day on which it was spoken of.
"""

REPORTER = "reporter"
"""The claimant that stands for the report's own voice."""


class Participant(msgspec.Struct, frozen=True):
    """Who takes part. `actor` is None where the words could not be resolved to an actor."""

    actor: str | None
    name: str
    span: Span


class Claim(msgspec.Struct, frozen=True):
    """A status, who asserts it (`by`), of whom where it names one (`of`), and the words.

    "Trump said Putin refuses to meet": status `refused`, by Trump, of Putin. `via` is who
    passes the claim on; `statement` the statement it stands in, None in the report's own voice.
    `when` (EDTF) is the day that the claimant gives the contact, None where it gives none of its
    own.
    """

    status: Status
    by: str
    span: Span
    of: str | None = None
    said_on: str | None = None
    via: tuple[str, ...] = ()
    statement: str | None = None
    when: str | None = None


class Contact(msgspec.Struct, frozen=True):
    """One contact as one report tells it; `status` is derived from `claims`, never stored alone.

    `when` is EDTF with the words it came from in `when_text`, and where these stand in
    `when_from`; `spans` are all its mentions. `initiative` is the actor on whose initiative or
    at whose request it came about; `duration` the words that tell how long it lasted or is to
    last, with the minutes where they are plain ("90-minute").
    """

    id: str
    kind: ContactKind
    format: ContactFormat
    participants: tuple[Participant, ...]
    status: Status
    claims: tuple[Claim, ...]
    spans: tuple[Span, ...]
    when: str | None = None
    when_text: str | None = None
    where: str | None = None
    statements: tuple[str, ...] = ()
    confidence: float = 0.5
    when_from: DateSource | None = None
    initiative: str | None = None
    duration: str | None = None
    duration_minutes: int | None = None
