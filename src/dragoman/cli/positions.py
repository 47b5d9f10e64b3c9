"""`dragoman positions`: who wants what, and who says so."""

from __future__ import annotations

from dragoman.cli.answers import Column
from dragoman.cli.asking import add_question
from dragoman.views.wording import time_words

COLUMNS = (
    Column("date", lambda p: time_words(p.date), ratio=2),
    Column("holder", lambda p: p.holder_name, ratio=3),
    Column("stance", lambda p: p.stance, style="bold"),
    Column("issue", lambda p: p.issue_label, ratio=4),
    Column("issue id", lambda p: p.issue, table=False),
    Column("target", lambda p: p.target_name, table=False),
    Column("says so", lambda p: p.attributed_by_name, ratio=3),
    Column("words", lambda p: p.words, ratio=6),
    Column("outlet", lambda p: p.report.outlet, table=False),
    Column("published", lambda p: p.report.published),
    Column("url", lambda p: p.report.url, table=False),
    Column("id", lambda p: p.id, style="dim"),
)

add_question(
    "positions",
    "Who wants what on which issue, and who says so; newest first.",
    COLUMNS,
    kinds="supports, opposes, demands, offers, accepts, rejects, conditional or undecided.",
)
