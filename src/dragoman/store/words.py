"""The type of columns that hold words of a text: every character comes back, in every database."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator

_ESCAPED = {"\x00": "\x10\x11", "\x10": "\x10\x12"}
_NUL, _MARK = "\x00", "\x10"


class WithoutNul(TypeDecorator[str]):
    """PostgreSQL takes no NUL in a text; two characters stand for it there.

    >>> WithoutNul.stored("a\\x00b"), WithoutNul.told("a\\x10\\x11b") == "a\\x00b"
    ('a\\x10\\x11b', True)
    """

    impl = Text
    cache_ok = True

    @staticmethod
    def stored(value: str) -> str:
        """As the database keeps it."""
        if _NUL not in value and _MARK not in value:
            return value
        return re.sub("[\x00\x10]", lambda m: _ESCAPED[m[0]], value)

    @staticmethod
    def told(value: str) -> str:
        """As it was given."""
        if _MARK not in value:
            return value
        return value.replace("\x10\x11", _NUL).replace("\x10\x12", _MARK)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.told(value)


def words() -> Text:
    """The type of a column of text."""
    plain: Any = Text()
    kept: Text = plain.with_variant(WithoutNul(), "postgresql")
    return kept
