"""`dragoman conflicts`: claims that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.answers import Column
from dragoman.cli.asking import add_question
from dragoman.views.wording import time_words

if TYPE_CHECKING:
    from dragoman.store.entries import ConflictSide


def side_words(side: ConflictSide) -> str:
    """One side in a line: "denied, says Ana Silva (2025-08-26): no such talks are planned"."""
    on = f" ({time_words(side.said_on)})" if side.said_on else ""
    return f"{side.value}, says {side.by_name}{on}: {side.words}"


COLUMNS = (
    Column("kind", lambda f: f.kind),
    Column("about", lambda f: f.about, ratio=3),
    Column("one says", lambda f: side_words(f.claims[0]), ratio=5),
    Column("the other", lambda f: side_words(f.claims[1]), ratio=5),
    Column("since", lambda f: side_words(f.resolved_by) if f.resolved_by else None, ratio=3),
    Column("published", lambda f: f.claims[1].report.published),
    Column("contact", lambda f: f.contact, table=False),
    Column("id", lambda f: f.id, style="dim"),
)

add_question(
    "conflicts",
    "Two claims that cannot both hold, each with its words.",
    COLUMNS,
    kinds="status, fact or reversal.",
)
