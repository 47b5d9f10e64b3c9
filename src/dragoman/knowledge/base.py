"""(placeholder; owned by the knowledge work)"""

from __future__ import annotations

from functools import lru_cache


class Knowledge:
    pass


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    return Knowledge()
