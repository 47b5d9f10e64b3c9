"""One kind of time expression: how it is found, what refuses it, what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.reading.dates.context import Context

Match = re.Match[str]
Resolver = Callable[[Match, Context], str | None]
Guard = Callable[[Match, Context], bool]


def _always(match: Match, context: Context) -> bool:
    return True


class Rule(NamedTuple):
    """`accept` refuses words that look like a date and are none; `resolve` gives EDTF or None.

    `trigger` is the kind of word that a paragraph must hold (see `lexicon.TRIGGERS`); `absolute`
    values need no anchor.
    """

    name: str
    trigger: str
    pattern: re.Pattern[str]
    resolve: Resolver
    accept: Guard = _always
    absolute: bool = False


def rule(
    name: str,
    trigger: str,
    pattern: str,
    resolve: Resolver,
    accept: Guard = _always,
    absolute: bool = False,
) -> Rule:
    """A rule whose pattern starts at a word."""
    return Rule(name, trigger, re.compile(r"(?<![\w$€£-])" + pattern), resolve, accept, absolute)
