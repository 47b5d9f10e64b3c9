"""Words around a date that open it on one side, join it to another, move it or blur it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.model import DateMention, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.dates.calendar import shifted
from dragoman.reading.dates.lexicon import COUNT, UNIT
from dragoman.reading.dates.ranges import joined
from dragoman.reading.dates.values.matched import count_of, group
from dragoman.reading.syntax import Parse, Token

_THE = r"\s(?:the\s)?$"
_BOUND = re.compile(
    r"\b(?P<word>since|until|till|up\sto|through|before|prior\sto|not\slater\sthan|no\slater\sthan"
    r"|later\sthan|not\sbefore|no\searlier\sthan|not\searlier\sthan|after|following|by|starting"
    r"|beginning|effective|from)(?:\s(?:on|at|in|from))?" + _THE,
    re.I,
)
_SHORTLY = re.compile(r"\b(?:shortly|just|soon|right|immediately|hours|minutes|moments)$", re.I)
_ONWARD = re.compile(r"\s(?:on|onwards?|forward)\b(?!\s(?:the|a|an|his|her|its|their)\b)", re.I)
_AT_LATEST = re.compile(r",?\sat\sthe\slatest\b", re.I)
_ABOUT = re.compile(
    r"\b(?:around|approximately|roughly|circa|on\sor\sabout|on\sor\saround|some\stime\saround)"
    + _THE,
    re.I,
)
_BESIDE = re.compile(
    rf"\b(?:the\s(?P<eve>eve)\sof|(?:the|a)\s(?P<one>day)\s(?P<rel1>before|after|following)"
    rf"|{COUNT}\s{UNIT}\s(?P<rel2>before|after))" + _THE,
    re.I,
)

_START = frozenset({"since", "starting", "beginning", "effective", "from"})
_START |= {"not before", "no earlier than", "not earlier than"}
_PAST = frozenset({"after", "following", "later than"})
_UNTIL_START = frozenset({"before", "prior to"})
_NEEDS_DAY = frozenset({"following", "through", "up to", "starting", "beginning", "effective"})

# "following Monday" and "through Monday" bound only as plain dates do.
_PLAIN_RULES = frozenset(
    {"month day", "day month", "month year", "month", "year", "weekday", "iso day", "holiday"}
)


def bound(parse: Parse, mentions: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Join ranges ("from May 3 to June 1") and open bounds ("since February")."""
    kept: list[DateMention] = []
    k = 0
    while k < len(mentions):
        pair = joined(parse, mentions[k], mentions[k + 1]) if k + 1 < len(mentions) else None
        if pair is not None:
            kept.append(pair)
            k += 2
            continue
        mention = mentions[k]
        floor = kept[-1].span.end if kept else 0
        for change in _CHANGES:
            mention = change(parse, mention, floor) or mention
        kept.append(mention)
        k += 1
    return tuple(kept)


def _widened(
    parse: Parse, mention: DateMention, start: int, value: str | None, end: int | None = None
) -> DateMention:
    span = Span(start, end or mention.span.end)
    return DateMention(span, span.of(parse.text), value, mention.anchor, mention.rule)


# --- two days before Christmas ---------------------------------------------------------------


def _moved(parse: Parse, mention: DateMention, floor: int) -> DateMention | None:
    """ "the day before Monday's summit", "a week after Oct. 3": counted from a day."""
    if mention.value is None or len(mention.value) < 10 or "/" in mention.value:
        return None
    found = _BESIDE.search(parse.text, max(floor, mention.span.start - 40), mention.span.start)
    if found is None:
        return None
    day = date.fromisoformat(mention.value[:10])
    relation = group(found, "rel1") or group(found, "rel2")
    sign = 1 if relation in ("after", "following") else -1
    counted = bool(group(found, "unit"))
    unit, count = (group(found, "unit"), count_of(found)) if counted else ("day", 1)
    value = None if unit == "hour" else shifted(day, unit, sign * count)
    span = Span(found.start(), mention.span.end)
    anchor = day.isoformat()
    return DateMention(span, span.of(parse.text), value, anchor if value else None, "counted from")


# --- around 20 August ------------------------------------------------------------------------


def _blurred(parse: Parse, mention: DateMention, floor: int) -> DateMention | None:
    """ "around 20 August": EDTF marks a point as approximate; not "around Monday's ruling"."""
    value = mention.value
    if value is None or "/" in value or "X" in value or value.endswith("~"):
        return None
    if _is_possessive(parse, mention.span):
        return None
    found = _ABOUT.search(parse.text, max(floor, mention.span.start - 20), mention.span.start)
    if found is None:
        return None
    return _widened(parse, mention, found.start(), f"{value.partition('T')[0]}~")


# --- since February, before Monday -----------------------------------------------------------


def _opened(parse: Parse, mention: DateMention, floor: int) -> DateMention | None:
    """The mention with the bounding word before it, if that word governs it."""
    if mention.value is None or mention.rule in ("ago", "stretch", "range"):
        return None
    found = _BOUND.search(parse.text, max(floor, mention.span.start - 24), mention.span.start)
    if found is None or _is_near(parse, found) or not _governs(parse, found, mention.span):
        return None
    word = " ".join(found["word"].lower().split())
    end = mention.span.end
    if word == "from":
        onward = _ONWARD.match(parse.text, end)
        if onward is None:
            return None
        end = onward.end()
    if word == "by" and (latest := _AT_LATEST.match(parse.text, end)):
        end = latest.end()
    if word in _NEEDS_DAY and mention.rule not in _PLAIN_RULES:
        return None
    if word == "following" and mention.rule == "weekday":
        return None
    value = _open_value(word, mention.value)
    return None if value is None else _widened(parse, mention, found.start(), value, end)


def _is_near(parse: Parse, found: re.Match[str]) -> bool:
    """ "shortly after 2 p.m. on Monday" is no bound but that Monday."""
    word = found["word"].lower()
    before = parse.text[max(0, found.start() - 14) : found.start()].rstrip()
    return word in ("after", "before") and bool(_SHORTLY.search(before))


def _governs(parse: Parse, found: re.Match[str], span: Span) -> bool:
    """Not in "after Monday's talks": there the talks bound, and Monday dates the talks."""
    first, last = parse.tokens_in(span)
    tokens: list[Token] = parse.tokens[first:last]
    if not tokens:
        return False
    if _is_possessive(parse, span):
        return False
    outside = [t for t in tokens if not first <= t.head < last]
    return all(t.head < first or t.dep in ("pobj", "npadvmod") for t in outside)


def _is_possessive(parse: Parse, span: Span) -> bool:
    return parse.text[span.end : span.end + 2] in ("'s", "’s")


def _open_value(word: str, value: str) -> str | None:
    """The open interval; one bounded at an hour is bounded at its day: EDTF has no hours there."""
    when = parse_edtf(value)
    first, _, end = value.partition("/")
    last = end or first
    if ".." in (first, last):
        return None
    timed = "T" in first
    first, last = first.partition("T")[0], last.partition("T")[0]
    if word in _START or (timed and word in _PAST):
        return f"{first}/.."
    if word in _PAST:
        return f"{_beside(last, when.latest, 1)}/.."
    if word in _UNTIL_START and not timed:
        return f"../{_beside(first, when.earliest, -1)}"
    return f"../{last}"


def _beside(value: str, edge: date | None, step: int) -> str:
    """The day, month or year next to this one, at the precision that the words give."""
    if edge is None:
        return value
    day = edge + timedelta(days=step)
    mark = "~" if value.endswith("~") else ""
    plain = value.rstrip("~")
    if re.fullmatch(r"\d{4}", plain):
        return f"{day.year:04d}{mark}"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", plain):
        return day.isoformat()[:7] + mark
    return day.isoformat() + mark


_CHANGES: tuple[Callable[[Parse, DateMention, int], DateMention | None], ...] = (
    _moved,
    _blurred,
    _opened,
)
