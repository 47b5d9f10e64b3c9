"""Time expressions against TIMEX3 annotation: loaders of AQUAINT and MEANTIME, and the score.

A TIMEX3 value is compared with an EDTF value after both are written one way: a week, weekend or
part of a day has a sign of its own in TIMEX3, and an interval or plain day in EDTF.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import InputError
from dragoman.model import DateMention, Span


class Timex(NamedTuple):
    """One annotated expression: characters, TIMEX3 type and value."""

    span: Span
    kind: str
    value: str

    @property
    def is_calendar(self) -> bool:
        """Whether it names a time on the calendar: no duration, no set, no PAST_REF."""
        return self.kind in ("DATE", "TIME") and bool(re.match(r"\d\d", self.value))


class TimexDocument(NamedTuple):
    """A text with its publication day and what people marked in it.

    `ignored` are spans that count neither way: the dateline that gives the day itself.
    """

    id: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]
    ignored: tuple[Span, ...] = ()


class TimexScore(NamedTuple):
    """Shares from 0 to 1. `relaxed`: the spans overlap; `exact`: they are equal; `value`: they
    overlap and the values agree. `gold` and `found` are counts.
    """

    precision: float
    recall: float
    relaxed_f1: float
    exact_f1: float
    value_f1: float
    gold: int
    found: int


def load_aquaint(folder: Path) -> list[TimexDocument]:
    """Read the TimeML files (`*.tml`) of a folder, in name order.

    Raises:
        InputError: a file is not TimeML.
    """
    return [_timeml(path) for path in sorted(folder.glob("*.tml"))]


def _parsed(path: Path) -> ET.Element:
    try:
        return ET.fromstring(path.read_bytes())
    except ET.ParseError as error:
        raise InputError(str(path), f"not well-formed XML ({error})") from error


def _timeml(path: Path) -> TimexDocument:
    root = _parsed(path)
    body = root.find("TEXT")
    if body is None:
        raise InputError(str(path), "no TEXT element", remedy="give a TimeML file")
    creation = root.find("DCT/TIMEX3")
    pieces: list[str] = []
    gold: list[Timex] = []
    _walk(body, pieces, gold)
    day = creation.get("value", "")[:10] if creation is not None else ""
    return TimexDocument(path.stem, "".join(pieces), day or None, tuple(gold))


def _walk(element: ET.Element, pieces: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        span = Span(start, sum(map(len, pieces)))
        gold.append(Timex(span, element.get("type", ""), element.get("value", "")))


def load_meantime(folder: Path) -> list[TimexDocument]:
    """Read the CAT files (`*/*.xml`) under a folder, in name order: the sentences annotated.

    Raises:
        InputError: a file is not well-formed XML.
    """
    return [_cat(path) for path in sorted(folder.glob("*/*.xml"))]


_ANNOTATED = 6
"""Sentences of a MEANTIME text that people read: headline, dateline and the four after them."""

_NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) % 's n't ' ''".split())


def _cat(path: Path) -> TimexDocument:
    root = _parsed(path)
    spans: dict[str, Span] = {}
    text = ""
    sentence = None
    glued = True
    for token in root.iter("token"):
        word = token.text or ""
        if int(token.get("sentence", "0")) >= _ANNOTATED:
            break
        if token.get("sentence") != sentence:
            text += "\n" if text else ""
            sentence = token.get("sentence")
        elif not glued and word not in _NO_SPACE_BEFORE:
            text += " "
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text += word
        glued = word in ("(", "$")
    gold: list[Timex] = []
    ignored: list[Span] = []
    published = None
    for timex in root.iter("TIMEX3"):
        named = [a.get("t_id", "") for a in timex.iter("token_anchor")]
        anchors = [spans[name] for name in named if name in spans]
        value = timex.get("value", "")
        created = timex.get("functionInDocument") == "CREATION_TIME"
        if created:
            published = published or value[:10]
        if anchors:
            span = Span(min(a.start for a in anchors), max(a.end for a in anchors))
            if created:
                ignored.append(span)
            else:
                gold.append(Timex(span, timex.get("type", ""), value))
    gold.sort()
    return TimexDocument(path.stem, text, published, tuple(gold), tuple(ignored))


# --- one way of writing values ---------------------------------------------------------------

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def same_value(timex: str, edtf: str) -> bool:
    """Whether a TIMEX3 value and an EDTF value mean the same time.

    A part of the day ("TMO") has no EDTF and is left aside, as are zone and marks of
    approximation; a time on the clock must be there where the gold has one, and agree.

    >>> same_value("2000-W13", "2000-03-27/2000-04-02"), same_value("1998-FA", "1998-23")
    (True, True)
    >>> same_value("1998-08-21TMO", "1998-08-21"), same_value("1998-08-21", "1998-08")
    (True, False)
    >>> same_value("1998-08-21T09:00", "1998-08-21")
    False
    """
    gold, found = _plain_timex(timex), edtf.replace("~", "")
    if "T" in gold:
        return gold[:16] == found[:16]
    return gold == found.partition("T")[0]


def _plain_timex(value: str) -> str:
    value = re.sub(r"T(?:MO|MI|AF|EV|NI|DT|XX|X)$", "", value.strip())
    value = re.sub(r"(?:-XX)+$", "", value)
    week = re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value)
    if week:
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    if quarter:
        return f"{quarter[1]}-{32 + int(quarter[2])}"
    half = re.fullmatch(r"(\d{4})-H([12])", value)
    if half:
        return f"{half[1]}-01/{half[1]}-06" if half[2] == "1" else f"{half[1]}-07/{half[1]}-12"
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    return f"{value}XX" if re.fullmatch(r"\d{2}", value) else value


def _week(year: int, number: int, *, weekend: bool) -> str:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return f"{year}-W{number:02d}"
    return f"{monday + timedelta(days=5 if weekend else 0)}/{monday + timedelta(days=6)}"


# --- the score -------------------------------------------------------------------------------


def score_timex(
    documents: Iterable[tuple[TimexDocument, Sequence[DateMention]]], *, calendar_only: bool = True
) -> TimexScore:
    """Compare what was found with what people marked; each expression is paired at most once.

    With `calendar_only` the gold is what names a time on the calendar and the found is what has
    a value; found expressions over gold of another sort (a duration) count neither way. Give the
    mentions of `date_expressions`: TIMEX3 marks "Monday" in "before Monday".
    """
    gold_count = found_count = relaxed = exact = valued = 0
    for document, mentions in documents:
        gold = [g for g in document.gold if g.is_calendar or not calendar_only]
        aside = list(document.ignored)
        if calendar_only:
            aside += [g.span for g in document.gold if not g.is_calendar]
        pairs, extra = _paired(gold, mentions)
        if calendar_only:
            extra = [m for m in extra if m.value is not None]
        extra = [m for m in extra if not any(m.span.overlaps(a) for a in aside)]
        gold_count += len(gold)
        found_count += len(pairs) + len(extra)
        relaxed += len(pairs)
        exact += sum(g.span == m.span for g, m in pairs)
        valued += sum(m.value is not None and same_value(g.value, m.value) for g, m in pairs)
    return TimexScore(
        relaxed / found_count if found_count else 0.0,
        relaxed / gold_count if gold_count else 0.0,
        _f1(relaxed, gold_count, found_count),
        _f1(exact, gold_count, found_count),
        _f1(valued, gold_count, found_count),
        gold_count,
        found_count,
    )


def _paired(
    gold: Sequence[Timex], mentions: Sequence[DateMention]
) -> tuple[list[tuple[Timex, DateMention]], list[DateMention]]:
    """Gold and found that overlap, one to one; and the found that are left over."""
    pairs, extra = [], []
    free = list(gold)
    for mention in mentions:
        match = next((g for g in free if g.span.overlaps(mention.span)), None)
        if match is None:
            extra.append(mention)
        else:
            free.remove(match)
            pairs.append((match, mention))
    return pairs, extra


def _f1(right: int, gold: int, found: int) -> float:
    return 2 * right / (gold + found) if gold + found else 0.0
