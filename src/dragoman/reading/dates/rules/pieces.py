"""Pieces of pattern that several rules share."""

from __future__ import annotations

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates.clocks import clock
from dragoman.reading.dates.zones import ZONE

THE = r"(?i:the\s)?"
IN_ZONE = rf"(?:\s\(?{ZONE}\)?)?"
"""Behind a day without a time: kept with the words, as EDTF gives no zone to a day."""

ON = r"(?:\s?,)?\s(?:(?i:on)\s)?(?i:the\s)?"
CLOCK = rf"(?:(?i:at\s)?{clock()}{ON})"
PART = rf"(?:\s(?i:the\s)?{lex.PART_OF_DAY}\b)?"
LEAD = r"(?:(?i:early|late|earlier|later)(?:\s(?i:on))?\s)?"
WEEKDAY_BEFORE = rf"(?:{lex.WEEKDAY}(?:\s{lex.PART_OF_DAY})?\s?,?\s(?i:the\s)?)?"
CLOCK_AFTER = rf"(?:{PART}(?:(?:\s?,)?\s(?i:at)|,)?\s{clock('2')})"
REL = (
    r"(?P<rel>(?i:this\scoming|this\spast|this|last|next|past|previous|coming|upcoming"
    r"|the\sfollowing))"
)
OF_YEAR = rf"(?:\s?,?\s{lex.YEAR})?"
JOIN = r"(?P<join>\s?(?:-|–|—)\s?|\s(?:to|and|&|through)\s)"
