"""Time zones as reports name them, and what they are ahead of UTC on a given day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Abbreviations with one meaning; "CST", "IST" and "BST" have several and are left out.
_FIXED = {
    "gmt": 0,
    "utc": 0,
    "est": -300,
    "edt": -240,
    "pst": -480,
    "pdt": -420,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "jst": 540,
    "kst": 540,
}

# "Moscow time", "Eastern time": the clocks of a place, summer time and all.
_PLACES = {
    "eastern": "America/New_York",
    "et": "America/New_York",
    "pacific": "America/Los_Angeles",
    "central european": "Europe/Berlin",
    "washington": "America/New_York",
    "new york": "America/New_York",
    "ottawa": "America/Toronto",
    "moscow": "Europe/Moscow",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "minsk": "Europe/Minsk",
    "london": "Europe/London",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "brussels": "Europe/Brussels",
    "geneva": "Europe/Zurich",
    "vienna": "Europe/Vienna",
    "rome": "Europe/Rome",
    "madrid": "Europe/Madrid",
    "warsaw": "Europe/Warsaw",
    "budapest": "Europe/Budapest",
    "belgrade": "Europe/Belgrade",
    "athens": "Europe/Athens",
    "helsinki": "Europe/Helsinki",
    "stockholm": "Europe/Stockholm",
    "oslo": "Europe/Oslo",
    "ankara": "Europe/Istanbul",
    "istanbul": "Europe/Istanbul",
    "turkish": "Europe/Istanbul",
    "baku": "Asia/Baku",
    "yerevan": "Asia/Yerevan",
    "tbilisi": "Asia/Tbilisi",
    "astana": "Asia/Almaty",
    "tashkent": "Asia/Tashkent",
    "tehran": "Asia/Tehran",
    "baghdad": "Asia/Baghdad",
    "damascus": "Asia/Damascus",
    "beirut": "Asia/Beirut",
    "israel": "Asia/Jerusalem",
    "jerusalem": "Asia/Jerusalem",
    "gaza": "Asia/Gaza",
    "amman": "Asia/Amman",
    "riyadh": "Asia/Riyadh",
    "saudi": "Asia/Riyadh",
    "doha": "Asia/Qatar",
    "dubai": "Asia/Dubai",
    "kabul": "Asia/Kabul",
    "islamabad": "Asia/Karachi",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "indian": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "taipei": "Asia/Taipei",
    "seoul": "Asia/Seoul",
    "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "pyongyang": "Asia/Pyongyang",
    "hanoi": "Asia/Ho_Chi_Minh",
    "singapore": "Asia/Singapore",
    "jakarta": "Asia/Jakarta",
    "manila": "Asia/Manila",
    "canberra": "Australia/Sydney",
    "sydney": "Australia/Sydney",
    "wellington": "Pacific/Auckland",
    "cairo": "Africa/Cairo",
    "khartoum": "Africa/Khartoum",
    "addis ababa": "Africa/Addis_Ababa",
    "nairobi": "Africa/Nairobi",
    "pretoria": "Africa/Johannesburg",
    "abuja": "Africa/Lagos",
}


def _words(names: list[str]) -> str:
    return "|".join(n.replace(" ", r"\s") for n in sorted(names, key=len, reverse=True))


ZONE = (
    r"(?:(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?[0-5]\d)?"
    rf"|(?:{_words([n.upper() for n in (*_FIXED, 'et')])})\b"
    rf"|(?i:(?:{_words(list(_PLACES))}|local)\s(?:(?:standard|daylight|summer)\s)?time)\b)"
)
"""Pattern of a zone: "GMT", "UTC+3", "EDT", "Moscow time"; "local time" too, of no known place."""


def offset(words: str, day: date, clock: str) -> str:
    """What EDTF writes behind a time of day in this zone; empty where the zone is not known.

    >>> offset("Moscow time", date(2025, 8, 18), "14:00")
    '+03:00'
    >>> offset("GMT", date(2025, 8, 18), "14:00"), offset("local time", date(2025, 8, 18), "14:00")
    ('Z', '')
    """
    name = " ".join(words.lower().split())
    base, sign, shift = _split(name)
    if sign:
        hours, _, minutes = shift.partition(":")
        if not minutes and len(hours) > 2:
            hours, minutes = hours[:-2], hours[-2:]
        ahead = int(hours) * 60 + int(minutes or 0)
        return written(-ahead if sign == "-" else ahead) if ahead <= 14 * 60 else ""
    if base in _FIXED:
        return written(_FIXED[base])
    for word in (" time", " standard", " daylight", " summer"):
        base = base.removesuffix(word)
    key = _PLACES.get(base)
    return "" if key is None else _of_place(key, f"{day.isoformat()}T{clock}")


def _split(name: str) -> tuple[str, str, str]:
    for sign in "+-":
        base, found, shift = name.partition(sign)
        if found:
            return base.strip(), sign, shift.strip()
    return name, "", ""


@lru_cache(maxsize=1024)
def _of_place(key: str, moment: str) -> str:
    try:
        ahead = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(key)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError, ValueError):
        return ""
    # Local mean times of long ago have odd seconds.
    if ahead is None or ahead % timedelta(minutes=1):
        return ""
    return written(ahead // timedelta(minutes=1))


def written(minutes: int) -> str:
    """Minutes ahead of UTC as EDTF writes them.

    >>> written(0), written(-210)
    ('Z', '-03:30')
    """
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
