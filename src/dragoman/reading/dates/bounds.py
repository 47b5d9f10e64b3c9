"""Words before a date that leave it open on one side, or join two dates to a period."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import DateMention, Span
from dragoman.model.when import parse_edtf
from dragoman.reading.syntax import Parse, Token

_BOUND = re.compile(
    r"\b(?P<word>since|until|till|before|prior\sto|after|by|no\slater\sthan)\s(?:the\s)?$", re.I
)
_JOIN = re.compile(r"\s?(?P<word>to|until|till|through|and|-|–|—)\s?(?:the\s)?", re.I)
_OPEN = re.compile(r"\b(?P<word>from|between)\s(?:the\s)?$", re.I)
_PLAIN_RULES = frozenset(
    {"month day", "day month", "month year", "month", "year", "weekday", "iso day", "near day"}
)


def bound(parse: Parse, mentions: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Join ranges ("from May 3 to June 1") and open bounds ("since February")."""
    kept: list[DateMention] = []
    k = 0
    while k < len(mentions):
        joined = _range(parse, mentions[k], mentions[k + 1]) if k + 1 < len(mentions) else None
        if joined is not None:
            kept.append(joined)
            k += 2
            continue
        kept.append(_opened(parse, mentions[k], kept[-1].span.end if kept else 0))
        k += 1
    return tuple(kept)


def _range(parse: Parse, first: DateMention, second: DateMention) -> DateMention | None:
    """ "between March 3 and April 5": one period, where both ends are known and in order."""
    if first.rule not in _PLAIN_RULES or second.rule not in _PLAIN_RULES:
        return None
    join = _JOIN.fullmatch(parse.text, first.span.end, second.span.start)
    if join is None or first.value is None or second.value is None:
        return None
    opening = _OPEN.search(parse.text, max(0, first.span.start - 16), first.span.start)
    word = opening["word"].lower() if opening else ""
    if (join["word"].lower() == "and") != (word == "between"):
        return None
    if "/" in first.value or "/" in second.value:
        return None
    left, right = _in_order(first, second)
    try:
        parse_edtf(f"{left}/{right}")
    except ValueError:
        return None
    start = opening.start() if opening else first.span.start
    span = Span(start, second.span.end)
    return DateMention(
        span, span.of(parse.text), f"{left}/{right}", first.anchor or second.anchor, "range"
    )


def _in_order(first: DateMention, second: DateMention) -> tuple[str, str]:
    """Both ends, the one resolved by itself brought in line with the other.

    The year of "from March 3 to April 5, 2021" counts for both; "from Monday to Wednesday" on a
    Tuesday is last week's Monday, as the Wednesday is last week's.
    """
    left, right = first.value or "", second.value or ""
    named = right[:4] in second.text and left[:4] not in first.text
    lent = right[:4] + left[4:]
    if named and len(left) >= 7 and lent <= right:
        return lent, right
    if first.rule == second.rule == "weekday" and left > right:
        start, end = date.fromisoformat(left[:10]), date.fromisoformat(right[:10])
        if first.anchor is not None and left > first.anchor:
            return left, (end + timedelta(days=7)).isoformat()
        return (start - timedelta(days=7)).isoformat(), right
    return left, right


def _opened(parse: Parse, mention: DateMention, floor: int) -> DateMention:
    """The mention with the bounding word before it, if that word governs it."""
    if mention.value is None or mention.rule in ("ago", "stretch"):
        return mention
    found = _BOUND.search(parse.text, max(floor, mention.span.start - 18), mention.span.start)
    if found is None or not _governs(parse, found, mention.span):
        return mention
    value = _open_value(found["word"].lower(), mention.value)
    if value is None:
        return mention
    span = Span(found.start(), mention.span.end)
    return DateMention(span, span.of(parse.text), value, mention.anchor, mention.rule)


def _governs(parse: Parse, found: re.Match[str], span: Span) -> bool:
    """Not in "after Monday's talks": there the talks bound, and Monday dates the talks."""
    first, last = parse.tokens_in(span)
    tokens: list[Token] = parse.tokens[first:last]
    if not tokens:
        return False
    if parse.text[span.end : span.end + 2] in ("'s", "’s"):
        return False
    outside = [t for t in tokens if not first <= t.head < last]
    return all(t.head < first or t.dep in ("pobj", "npadvmod") for t in outside)


def _open_value(word: str, value: str) -> str | None:
    when = parse_edtf(value)
    first, _, end = value.partition("/")
    last = end or first
    if ".." in (first, last):
        return None
    if word == "since":
        return f"{first}/.."
    if word == "after":
        return f"{_beside(last, when.latest, 1)}/.."
    if word in ("before", "prior to"):
        return f"../{_beside(first, when.earliest, -1)}"
    return f"../{last}"


def _beside(value: str, edge: date | None, step: int) -> str:
    """The day, month or year next to this one, at the precision that the words give."""
    if edge is None:
        return value
    day = edge + timedelta(days=step)
    if re.fullmatch(r"\d{4}", value):
        return f"{day.year:04d}"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", value):
        return day.isoformat()[:7]
    return day.isoformat()
