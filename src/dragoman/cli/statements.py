"""`dragoman statements`: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.answers import Column
from dragoman.cli.asking import add_question
from dragoman.views.wording import list_words, time_words

if TYPE_CHECKING:
    from dragoman.store.entries import StatementEntry


def speaker_words(statement: StatementEntry) -> str:
    """Who said it: the actors, else the source's own words in quotation marks."""
    who = list_words(statement.speaker_names)
    if not who:
        who = f"“{statement.source_words}”" if statement.source_words else "somebody"
    via = list_words(statement.via_names)
    return f"{who}, via {via}" if via else who


COLUMNS = (
    Column("said on", lambda s: time_words(s.said_on), ratio=2),
    Column("who", speaker_words, ratio=3),
    Column("mode", lambda s: s.mode),
    Column("cue", lambda s: s.cue_words, table=False),
    Column("words", lambda s: s.words, ratio=8),
    Column("addressees", lambda s: "; ".join(s.addressees), table=False),
    Column("outlet", lambda s: s.report.outlet, ratio=3),
    Column("published", lambda s: s.report.published),
    Column("url", lambda s: s.report.url, table=False),
    Column("id", lambda s: s.id, style="dim"),
)

add_question(
    "statements",
    "Who said what, in which words; newest first.",
    COLUMNS,
    kinds="direct, indirect, mixed or attitude.",
)
