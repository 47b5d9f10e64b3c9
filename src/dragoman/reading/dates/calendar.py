"""Arithmetic on calendar dates, written as EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def week_of(day: date, shift: int = 0) -> str:
    """Monday to Sunday of the week of `day`, `shift` weeks on.

    >>> week_of(date(2025, 8, 26), -1)
    '2025-08-18/2025-08-24'
    """
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return f"{monday}/{monday + timedelta(days=6)}"


def weekend_of(day: date, shift: int = 0) -> str:
    """Saturday and Sunday of the week of `day`, `shift` weeks on.

    >>> weekend_of(date(2025, 8, 26))
    '2025-08-30/2025-08-31'
    """
    saturday = day + timedelta(days=5 - day.weekday(), weeks=shift)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def month_of(day: date, shift: int = 0) -> str:
    """The month of `day`, `shift` months on.

    >>> month_of(date(2025, 1, 31), -1)
    '2024-12'
    """
    number = day.year * 12 + day.month - 1 + shift
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def shifted(day: date, unit: str, count: int) -> str | None:
    """The day, week, month, year or decade that lies `count` units away from `day`.

    The precision is that of the unit: "two months ago" names a month. None beyond the calendar.

    >>> shifted(date(2025, 8, 26), "month", -2)
    '2025-06'
    """
    try:
        if unit == "day":
            return (day + timedelta(days=count)).isoformat()
        if unit == "week":
            return week_of(day, count)
        if unit == "fortnight":
            return week_of(day, 2 * count)
    except OverflowError:
        return None
    if unit == "month":
        return month_of(day, count) if 1 <= day.year + count // 12 <= 9998 else None
    year = day.year + count * (10 if unit == "decade" else 1)
    return f"{year:04d}" if 1 <= year <= 9998 else None


def moved(day: date, unit: str, count: int) -> date | None:
    """The exact day `count` units away, at a month's last day where it is shorter."""
    try:
        if unit in ("day", "week", "fortnight"):
            days = {"day": 1, "week": 7, "fortnight": 14}[unit]
            return day + timedelta(days=days * count)
        months = {"month": 1, "year": 12, "decade": 120}[unit] * count
        number = day.year * 12 + day.month - 1 + months
        year, month = number // 12, number % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def exact(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is none ("Feb. 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def season_of(day: date) -> tuple[int, int]:
    """EDTF year and season of a day; a winter has the year it begins in."""
    if day.month <= 2:
        return day.year - 1, 24
    return day.year, {1: 21, 2: 22, 3: 23, 4: 24}[day.month // 3]
