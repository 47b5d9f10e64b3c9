"""Times told from the day of publication."""

from __future__ import annotations

from dragoman.reading.dates import lexicon as lex
from dragoman.reading.dates.rule import Rule, rule
from dragoman.reading.dates.rules.pieces import CLOCK, CLOCK_AFTER, IN_ZONE, LEAD, PART, THE
from dragoman.reading.dates.values import near

_MANY = r"(?i:days|weeks|months|years|hours|decades)"

NEAR: tuple[Rule, ...] = (
    rule(
        "day before yesterday",
        "deictic",
        r"(?P<word>(?i:the\sday\s(?:before\syesterday|after\stomorrow)))\b",
        near.near_day,
    ),
    # today; late yesterday; tomorrow morning; tonight
    rule(
        "near day",
        "deictic",
        rf"{CLOCK}?{LEAD}(?P<word>(?i:today|yesterday|tomorrow|tonight|overnight))\b"
        rf"(?:{CLOCK_AFTER}|{PART}{IN_ZONE})",
        near.near_day,
        near.is_near_day,
    ),
    # this morning; last night
    rule(
        "part of day",
        "unit",
        rf"{CLOCK}?{LEAD}"
        r"(?P<word>(?i:this\s(?:morning|afternoon|evening)|last\s(?:night|evening)))\b",
        near.near_day,
    ),
    # last week; earlier this month; the end of next year
    rule(
        "near period",
        "unit",
        rf"{THE}{lex.EDGE}?(?:(?i:the)\s)?(?P<rel>(?i:this\scoming|this\spast|this|last|next"
        r"|current|coming))\s(?P<unit>(?i:week|month|year|decade))\b",
        near.near_period,
    ),
    # last quarter
    rule(
        "near quarter",
        "part",
        rf"{THE}(?P<rel>(?i:this|last|next|current|coming|previous))\s(?P<unit>(?i:quarter))\b",
        near.near_period,
    ),
    # over the weekend; this weekend
    rule(
        "weekend",
        "unit",
        rf"{THE}(?P<rel>(?i:this\scoming|this\spast|this|last|past|next|coming))\s(?i:weekend)\b"
        r"(?!\sof\s)",
        near.weekend,
    ),
    rule(
        "weekend",
        "unit",
        r"(?i:the\sweekend)\b(?P<rel>)(?!\sof\s|\s(?:before|after)\s)",
        near.weekend,
    ),
    # by year's end; the end of the month; year-end
    rule(
        "end of period",
        "unit",
        r"(?:(?i:the\s)?(?P<a>(?i:week|month|year|decade))(?:'s|-|\s)\s?(?i:end)"
        r"|(?i:(?:the\s)?(?:very\s)?(?:start|beginning|middle|end|close)|early|late)"
        r"\s(?i:(?:of|in)\sthe)\s(?P<b>(?i:week|month|year))"
        r"|(?i:later|earlier)\s(?i:in\sthe)\s(?P<c>(?i:week|month|year)))\b",
        near.end_of_period,
    ),
    # two weeks ago; about a year ago
    rule(
        "ago",
        "unit",
        rf"(?:(?P<about>(?i:about|almost|nearly|over|some|around|roughly|more\sthan|less\sthan))\s"
        rf"|(?i:only|just)\s)?{lex.COUNT}\s{lex.UNIT}\s(?i:ago)\b",
        near.ago,
    ),
    # the last two weeks; the next three months
    rule(
        "stretch",
        "unit",
        rf"(?i:the)\s(?P<rel>(?i:last|past|next|coming|previous))\s{lex.COUNT}\s{lex.UNIT}\b",
        near.stretch,
        near.is_stretch,
    ),
    # the past week
    rule(
        "stretch",
        "unit",
        r"(?i:the)\s(?P<rel>(?i:past))\s(?P<count>)(?P<unit>(?i:week|month|year|decade))\b",
        near.stretch,
    ),
    # in recent days, a few weeks ago, in the coming months, recently: no calendar value
    rule(
        "vague",
        "unit",
        rf"(?:(?i:the\s)?(?i:recent|coming|past\sfew|last\sfew|next\sfew)\s{_MANY}"
        rf"|{lex.VAGUE}\s{_MANY}\s(?i:ago|later|earlier)"
        rf"|{_MANY}\s(?i:ago|later|earlier))\b",
        near.unknown,
    ),
    rule(
        "vague",
        "vague",
        r"(?i:recently|lately|(?:some\stime|long)\sago|(?:the\s)?(?:near|foreseeable)\sfuture)\b",
        near.unknown,
    ),
)
