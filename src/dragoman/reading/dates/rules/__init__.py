"""The kinds of time expression, as tables: name, trigger, pattern, guard, resolver.

A rule is tried in paragraphs that hold a word of its trigger (see `lexicon.TRIGGERS`); of
matches that overlap, the longest wins, then the one whose rule stands first.
"""

from __future__ import annotations

from dragoman.reading.dates.rule import Rule
from dragoman.reading.dates.rules.days import DAYS
from dragoman.reading.dates.rules.near import NEAR
from dragoman.reading.dates.rules.periods import PERIODS
from dragoman.reading.dates.rules.told import TOLD

RULES: tuple[Rule, ...] = (*DAYS, *NEAR, *TOLD, *PERIODS)
