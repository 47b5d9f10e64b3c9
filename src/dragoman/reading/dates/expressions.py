"""Find time expressions and resolve them one after the other."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import DateMention, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.dates.context import Context
from dragoman.reading.dates.lexicon import TRIGGERS
from dragoman.reading.dates.rules import RULES, Rule
from dragoman.reading.syntax import Parse

# One character for one, so that offsets hold.
_PLAIN = str.maketrans(dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("\xa0\u202f\t\r", " "))
# Digits of other scripts pass for digits in patterns and are none in EDTF.
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_RELATIVE = frozenset({"day beside", "counted from"})

Found = tuple[Rule, "re.Match[str]"]


def date_expressions(parse: Parse, published: str | None) -> tuple[DateMention, ...]:
    """Bare time expressions with their values, before bounds and ranges are read.

    "Monday" in "before Monday" has the value of that day here.
    """
    text = _FOREIGN_DIGIT.sub("_", parse.text.translate(_PLAIN))
    context = Context(parse, text, _publication_day(published))
    mentions = []
    for rule, match in _candidates(parse, text, context):
        value = _checked(rule.resolve(match, context))
        anchor = context.told if rule.name in _RELATIVE else context.published
        span = Span(*match.span())
        mentions.append(
            DateMention(
                span,
                span.of(parse.text),
                value,
                anchor.isoformat() if anchor and value and not rule.absolute else None,
                rule.name,
            )
        )
        if value is not None and len(value) >= 10 and "/" not in value:
            context.told = _with_room(date.fromisoformat(value[:10]))
    return tuple(mentions)


def _publication_day(published: str | None) -> date | None:
    """The day a report appeared; a month or year alone anchors nothing."""
    if published is None:
        return None
    try:
        when = parse_edtf(published)
    except ValueError:
        return None
    if when.precision not in ("day", "time") or when.earliest is None:
        return None
    return _with_room(when.earliest)


def _with_room(day: date) -> date | None:
    """The day, unless it lies near an end of the calendar: rules look some years both ways."""
    return day if 1000 < day.year < 9000 else None


def _checked(value: str | None) -> str | None:
    """The value if it is a date that exists."""
    if value is None:
        return None
    try:
        parse_edtf(value)
    except ValueError:
        return None
    return value


def _triggers(parse: Parse) -> dict[int, set[str]]:
    """Kinds of trigger word by paragraph."""
    found: dict[int, set[str]] = {}
    for token in parse.tokens:
        kind = TRIGGERS.get(token.lower.rstrip(".") if token.lower[-1:] == "." else token.lower)
        if kind is None and any(c.isdigit() for c in token.text):
            kind = "number"
        elif kind is None and "-" in token.text:
            kind = TRIGGERS.get(token.lower.rpartition("-")[2])
        if kind is not None:
            found.setdefault(token.para, set()).add(kind)
    return found


def _candidates(parse: Parse, text: str, context: Context) -> list[Found]:
    """What the rules match, overlaps settled, in text order."""
    found: list[tuple[int, int, int, Found]] = []
    for para, kinds in _triggers(parse).items():
        start, end = parse.paragraphs[para]
        for order, rule in enumerate(RULES):
            if rule.trigger not in kinds:
                continue
            for match in rule.pattern.finditer(text, start, end):
                if rule.accept(match, context):
                    size = match.start() - match.end()
                    found.append((match.start(), size, order, (rule, match)))
    found.sort(key=lambda f: (f[1], f[2], f[0]))
    taken: set[int] = set()
    kept = []
    for start, size, _, pair in found:
        places = range(start, start - size)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((start, pair))
    kept.sort(key=lambda k: k[0])
    return [pair for _, pair in kept]
