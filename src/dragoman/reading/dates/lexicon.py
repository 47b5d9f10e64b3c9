"""The words of time expressions, and the pieces of pattern made from them."""

from __future__ import annotations

import re

from dragoman.reading.dates.holidays import HOLIDAYS

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
        (13, "thirteen"),
        (14, "fourteen"),
        (15, "fifteen"),
        (16, "sixteen"),
        (17, "seventeen"),
        (18, "eighteen"),
        (19, "nineteen"),
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
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

# Days that gave their name to what happened on them, and the year in which it did.
NAMED_DAYS = (
    (9, 11, "attacks attackers terrorist terror hijackings hijackers commission", 2001),
    (1, 6, "capitol riot rioters insurrection", 2021),
    (10, 7, "massacre hamas hamas-led attack attacks", 2023),
)


def _triggers() -> dict[str, frozenset[str]]:
    """Kinds by word: a paragraph is searched by the rules of a kind only if it holds one."""
    kinds: dict[str, set[str]] = {}
    for kind, words in (
        ("weekday", " ".join(WEEKDAYS)),
        ("month", " ".join(MONTHS)),
        ("season", " ".join(SEASONS)),
        ("deictic", "today yesterday tomorrow tonight overnight"),
        ("vague", "recently lately recent coming ago future past later earlier several few"),
        ("unit", "day days week weeks month months year years hour hours decade decades weekend"),
        ("unit", "fortnight fortnights year-end morning afternoon evening night midnight noon"),
        ("part", "quarter half century centuries"),
        (
            "clock",
            "a.m p.m am pm gmt utc est edt et pst pdt cet cest eet eest msk jst kst time hours",
        ),
        ("decade", "fifties sixties seventies eighties nineties"),
        ("holiday", " ".join(re.split(r"\W", name)[0] for name in HOLIDAYS)),
    ):
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(of) for word, of in kinds.items()}


TRIGGERS = _triggers()


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
UNIT = r"(?P<unit>(?i:hour|day|week|fortnight|month|year|decade))s?"


EDGE = (
    r"(?:(?i:(?:the\s)?(?:very\s)?(?:start|beginning|middle|end)\sof|early|late|mid|earlier|later"
    r"|sometime(?:\sin)?|(?:the\s)?(?:first|second|third|fourth|last|final|opening|closing)"
    r"\s(?:days|weeks?|weekend)\sof|the\sdays\sof)[\s-])"
)
HOLIDAY = r"(?P<holiday>(?i:" + _choice(tuple(HOLIDAYS)) + r"))"
