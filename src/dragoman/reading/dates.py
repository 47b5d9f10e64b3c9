"""(placeholder; owned by the dates work)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import DateMention

if TYPE_CHECKING:
    from dragoman.reading.language import Parse


def read_dates(parse: Parse, published: str | None) -> tuple[DateMention, ...]:
    return ()
