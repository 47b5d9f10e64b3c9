"""What the record answers with: entries with record-wide ids, as the contract names their fields.

`by_name` and the like repeat for people what the ids say to programs.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, TypeVar

import msgspec

from dragoman.errors import UsageError
from dragoman.model import Office, Span

T = TypeVar("T", bound=msgspec.Struct)


class ReportRef(msgspec.Struct, frozen=True):
    """The report an entry was read in. `origin` names the group of copies it belongs to."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    origin: str
    title: str | None = None


class ActorRef(msgspec.Struct, frozen=True):
    """An actor by id and name."""

    id: str
    name: str


class ParticipantEntry(msgspec.Struct, frozen=True):
    actor: str | None
    name: str
    span: Span


class ClaimEntry(msgspec.Struct, frozen=True):
    """One claim about a contact; `words` are those its span covers, `when` (EDTF) is the day that
    the claimant gives it.
    """

    status: str
    by: str
    of: str | None
    said_on: str | None
    span: Span
    words: str
    report: str
    by_name: str
    of_name: str | None = None
    via: tuple[str, ...] = ()
    statement: str | None = None
    when: str | None = None


def independent_origins(reports: Iterable[ReportRef]) -> int:
    """How many origin groups reports are of: copies of one text confirm nothing.

    >>> wire = ReportRef("r-1", None, "Fjord Press", "2025-08-26", "o-1")
    >>> reprint = ReportRef("r-2", None, "The Fjord", "2025-08-27", "o-1")
    >>> independent_origins([wire, reprint])
    1
    """
    return len({report.origin for report in reports})


class TellingEntry(msgspec.Struct, frozen=True):
    """What one report tells of a contact; `side` is whose own text the report is."""

    id: str
    report: str
    side: str | None
    kind: str
    status: str
    when: str | None
    where: str | None
    initiative: str | None = None
    duration: str | None = None


class EditEntry(msgspec.Struct, frozen=True):
    """A field that a person set; `rejected` is one: the contact is none."""

    field: str
    value: str
    person: str
    made_at: str


class ContactEntry(msgspec.Struct, frozen=True):
    """A contact over all reports that tell of it. `sides`: whose own texts give an account;
    `corroboration`: origins counted; `when_from`: where the words of its date stand (see
    `model.Contact`); `spans`: its mentions in the first of the reports.
    """

    id: str
    kind: str
    format: str
    participants: tuple[ParticipantEntry, ...]
    when: str | None
    when_text: str | None
    where: str | None
    status: str
    claims: tuple[ClaimEntry, ...]
    statements: tuple[str, ...]
    confidence: float
    reports: tuple[ReportRef, ...]
    sides: tuple[str, ...]
    corroboration: int
    spans: tuple[Span, ...] = ()
    when_from: str | None = None
    initiative: str | None = None
    initiative_name: str | None = None
    duration: str | None = None
    tellings: tuple[TellingEntry, ...] = ()
    edits: tuple[EditEntry, ...] = ()


class StatementEntry(msgspec.Struct, frozen=True):
    """A statement; `words` is its content as printed, pieces joined by an ellipsis."""

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: str
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    addressees: tuple[str, ...]
    said_on: str | None
    confidence: float
    words: str
    source_words: str | None
    cue_words: str | None
    speaker_names: tuple[str, ...]
    via_names: tuple[str, ...]
    report: ReportRef


class PositionEntry(msgspec.Struct, frozen=True):
    """What an actor wants on an issue; `words` are those its span covers; `contact` is the one that
    a precondition holds up.
    """

    id: str
    holder: str
    issue: str
    issue_label: str
    stance: str
    target: str | None
    condition: Span | None
    attributed_by: str
    date: str | None
    span: Span
    confidence: float
    words: str
    holder_name: str
    target_name: str | None
    attributed_by_name: str
    statement: str | None
    report: ReportRef
    contact: str | None = None


class ConflictSide(msgspec.Struct, frozen=True):
    """One of the two claims, whole: a contact's status, or a position's stance."""

    value: str
    by: str
    by_name: str
    said_on: str | None
    report: ReportRef
    span: Span
    words: str
    position: str | None = None


class ConflictEntry(msgspec.Struct, frozen=True):
    """Two claims that cannot both hold. `about` says in words what they are about, `field` what
    they differ in (status, stance, when, where, kind, initiative, minutes); `resolved_by` is
    the claim that settled it since.
    """

    id: str
    kind: str
    contact: str | None
    position: tuple[str, str] | None
    claims: tuple[ConflictSide, ConflictSide]
    about: str
    field: str | None = None
    resolved_by: ConflictSide | None = None


def contact_words(contact: ContactEntry) -> str:
    """A contact in a few words: "video call: Ana Silva, Jon Berg"."""
    names = ", ".join(participant.name for participant in contact.participants)
    return f"{contact.kind.replace('_', ' ')}: {names}"


def claim_side(claim: ClaimEntry, report: ReportRef) -> ConflictSide:
    """A claim about a contact as one side of a conflict."""
    return ConflictSide(
        claim.status, claim.by, claim.by_name, claim.said_on, report, claim.span, claim.words
    )


def position_side(position: PositionEntry) -> ConflictSide:
    """A position as one side of a reversal."""
    return ConflictSide(
        position.stance,
        position.attributed_by,
        position.attributed_by_name,
        position.date,
        position.report,
        position.span,
        position.words,
        position.id,
    )


class ActorEntry(msgspec.Struct, frozen=True):
    """An actor, with how much of the record speaks of it."""

    id: str
    name: str
    kind: str
    country: str | None
    offices: tuple[Office, ...]
    reports: int
    statements: int
    contacts: int
    positions: int


class ReportEntry(msgspec.Struct, frozen=True):
    """A report as stored, with the ids of what was read in it, of the reports of its origin
    group, and of its newest version where it is not that itself.
    """

    id: str
    document: str
    title: str | None
    text: str
    published: str | None
    outlet: str | None
    url: str | None
    origin: str
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    notes: tuple[str, ...]
    read_at: str
    version: str
    contacts: tuple[str, ...]
    statements: tuple[str, ...]
    positions: tuple[str, ...]
    conflicts: tuple[str, ...]
    copies: tuple[str, ...] = ()
    superseded_by: str | None = None

    def ref(self) -> ReportRef:
        """What other entries say of this report."""
        return ReportRef(self.id, self.url, self.outlet, self.published, self.origin, self.title)


class Hit(msgspec.Struct, frozen=True):
    """A report or statement with the words searched for; \\x02 and \\x03 stand around them."""

    kind: str
    id: str
    snippet: str
    report: ReportRef


class Rows(list[T]):
    """Entries in order; a list that can become a table.

    >>> Rows([ActorRef("per.ana-silva", "Ana Silva")]).to_dicts()
    [{'id': 'per.ana-silva', 'name': 'Ana Silva'}]
    """

    def __init__(self, entries: Iterable[T] = ()) -> None:
        super().__init__(entries)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Plain dictionaries, as the command line's JSON has them."""
        return [msgspec.to_builtins(entry) for entry in self]

    def to_pandas(self) -> Any:
        """A pandas frame, one entry a row.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise UsageError("to_pandas needs pandas: pip install pandas") from error
        return pandas.DataFrame.from_records(self.to_dicts())

    def to_arrow(self) -> Any:
        """An Arrow table, one entry a row.

        Raises:
            UsageError: pyarrow is not installed.
        """
        try:
            pyarrow = import_module("pyarrow")
        except ImportError as error:
            raise UsageError("to_arrow needs pyarrow: pip install pyarrow") from error
        return pyarrow.Table.from_pylist(self.to_dicts())
