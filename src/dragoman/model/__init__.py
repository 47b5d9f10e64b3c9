"""What the record holds: frozen, typed values; no input or output, no language processing."""

from dragoman.model.actor import Actor, ActorKind, Office
from dragoman.model.conflict import Conflict, ConflictKind
from dragoman.model.contact import (
    REPORTER,
    Claim,
    Contact,
    ContactFormat,
    ContactKind,
    DateSource,
    Participant,
    Status,
)
from dragoman.model.interaction import Interaction
from dragoman.model.position import Position, Stance
from dragoman.model.reading import SCHEMA, DateMention, Reading
from dragoman.model.report import Image, RelatedLink, Report, report_digest
from dragoman.model.span import Span
from dragoman.model.statement import Mode, Statement
from dragoman.model.when import When, compatible, compatible_in, parse_edtf

__all__ = [
    "REPORTER",
    "SCHEMA",
    "Actor",
    "ActorKind",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Contact",
    "ContactFormat",
    "ContactKind",
    "DateMention",
    "DateSource",
    "Image",
    "Interaction",
    "Mode",
    "Office",
    "Participant",
    "Position",
    "Reading",
    "RelatedLink",
    "Report",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "When",
    "compatible",
    "compatible_in",
    "parse_edtf",
    "report_digest",
]
