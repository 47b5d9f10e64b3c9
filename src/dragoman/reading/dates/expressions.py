"""Find time expressions and resolve them one after the other."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import DateMention, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.dates.clocks import time_of
from dragoman.reading.dates.context import Context, Told
from dragoman.reading.dates.lexicon import TRIGGERS
from dragoman.reading.dates.rule import Rule
from dragoman.reading.dates.rules import RULES
from dragoman.reading.dates.tense import dates_an_event, is_of_saying
from dragoman.reading.syntax import Parse

# One character for one, so that offsets hold.
_PLAIN = str.maketrans(dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("\xa0\u202f\t\r", " "))
# Digits of other scripts pass for digits in patterns and are none in EDTF.
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_NUMBER = frozenset({"number"})
_CLOCK = frozenset({"number", "clock"})

Found = tuple[Rule, "re.Match[str]"]


def date_expressions(parse: Parse, published: str | None) -> tuple[DateMention, ...]:
    """Bare time expressions with their values, before bounds and ranges are read.

    "Monday" in "before Monday" has the value of that day here.
    """
    text = _FOREIGN_DIGIT.sub("_", parse.text.translate(_PLAIN))
    context = Context(parse, text, _publication_day(published))
    mentions: list[DateMention] = []
    clocks: list[tuple[int, re.Match[str]]] = []
    for rule, match in _candidates(parse, text, context):
        span = Span(*match.span())
        if rule.name == "clock":
            clocks.append((len(mentions), match))
        context.used = None
        value = _checked(rule.resolve(match, context))
        mentions.append(_mention(rule, match, value, context))
        if value is not None:
            context.told.append(_told(parse, span, value, bool(match.groupdict().get("year"))))
    for k, match in clocks:
        mentions[k] = _on_its_day(parse, mentions, mentions[k], match)
    return tuple(mentions)


def _mention(rule: Rule, match: re.Match[str], value: str | None, context: Context) -> DateMention:
    """Nothing anchors words that give the year themselves: "18 May 2018"."""
    anchor = context.used
    names_year = rule.absolute or bool(match.groupdict().get("year"))
    if anchor is None and context.published is not None and not names_year:
        anchor = context.published.isoformat()
    span = Span(*match.span())
    words = span.of(context.parse.text)
    return DateMention(span, words, value, anchor if value else None, rule.name)


def _told(parse: Parse, span: Span, value: str, named: bool) -> Told:
    token = parse.token_at(span.start)
    para, sent = (token.para, token.sent) if token else (0, 0)
    return Told(value, para, sent, is_of_saying(parse, span), dates_an_event(parse, span), named)


def _on_its_day(
    parse: Parse, mentions: list[DateMention], clock: DateMention, match: re.Match[str]
) -> DateMention:
    """A time that stands alone, on the one day that its sentence gives; else unknown."""
    token = parse.token_at(match.end() - 1)
    if token is None:
        return clock
    sentence = parse.sentence_of(token.i).span
    days = {
        m.value[:10]
        for m in mentions
        if m.value and len(m.value) >= 10 and "/" not in m.value and sentence.covers(m.span)
    }
    if len(days) != 1:
        return clock
    (day,) = days
    value = _checked(f"{day}{time_of(match, date.fromisoformat(day))}")
    return DateMention(clock.span, clock.text, value, day, "clock")


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
        word = token.lower
        kinds = TRIGGERS.get(word.rstrip(".") if word[-1:] == "." else word)
        if kinds is None and any(c.isdigit() for c in word):
            kinds = _CLOCK if ":" in word or word[-1:] == "m" else _NUMBER
        elif kinds is None and "-" in word:
            kinds = TRIGGERS.get(word.rpartition("-")[2])
        if kinds is not None:
            found.setdefault(token.para, set()).update(kinds)
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
