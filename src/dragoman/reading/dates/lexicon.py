"""The words of time expressions, and the pieces of pattern made from them."""

from __future__ import annotations

import re

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday",
            "sunday",
        )
    )
    for name in names.split()
}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

NUMBERS = {
    word: number
    for number, words in (
        (1, "a an one"),
        (2, "two couple"),
        (3, "three"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (11, "eleven"),
        (12, "twelve"),
        (15, "fifteen"),
        (20, "twenty"),
        (30, "thirty"),
        (40, "forty"),
        (50, "fifty"),
    )
    for word in words.split()
}

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

# Days of the year that reports name instead of the date; movable ones are worked out elsewhere.
FIXED_HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
MOVABLE_HOLIDAYS = (
    "good friday",
    "easter sunday",
    "easter monday",
    "easter",
    "thanksgiving day",
    "thanksgiving",
)

# A paragraph is searched by the rules of a kind only if it holds a word of that kind.
TRIGGERS: dict[str, str] = {
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys("today yesterday tomorrow tonight overnight".split(), "deictic"),
    **dict.fromkeys("day days week weeks month months year years".split(), "unit"),
    **dict.fromkeys("decade decades weekend fortnight year-end".split(), "unit"),
    **dict.fromkeys("morning afternoon evening night midnight noon".split(), "unit"),
    **dict.fromkeys("quarter half century centuries".split(), "part"),
    **dict.fromkeys("christmas easter thanksgiving halloween eve".split(), "holiday"),
}
for _names in FIXED_HOLIDAYS:
    TRIGGERS.setdefault(_names.split("'")[0].split()[0], "holiday")


def _choice(names: dict[str, int] | tuple[str, ...]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


# Weekdays and months are matched with their capital: "may", "march" and "sat" are other words.
WEEKDAY = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\.)"
)
MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%-]|[.,]\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
LAST_DAY = r"(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter))"
PART_OF_DAY = r"(?i:morning|afternoon|evening|night|midday|noon|midnight)"
COUNT = r"(?P<count>\d{1,3}|(?i:" + _choice(NUMBERS) + r")(?:\sof)?|(?i:a\scouple(?:\sof)?))"
VAGUE = r"(?i:several|many|some|(?:a\s)?few|recent|past)"
UNIT = r"(?P<unit>(?i:day|week|fortnight|month|year|decade))s?"


def clock(mark: str = "") -> str:
    """Pattern of a time of day; `mark` tells two of them in one rule apart."""
    return (
        rf"(?P<hour{mark}>\d{{1,2}})(?:[:.](?P<minute{mark}>[0-5]\d))?\s?"
        rf"(?P<half{mark}>[ap])\.?m\b\.?(?:\s(?:EDT|EST|GMT|UTC|CET|ET|(?:local|Moscow)\stime))?"
    )


EDGE = (
    r"(?:(?i:(?:the\s)?(?:very\s)?(?:start|beginning|middle|end)\sof|early|late|mid|earlier|later"
    r"|sometime|the\sdays\sof)[\s-])"
)
HOLIDAY = r"(?P<holiday>(?i:" + _choice((*FIXED_HOLIDAYS, *MOVABLE_HOLIDAYS)) + r"))"
