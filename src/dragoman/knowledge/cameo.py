"""CAMEO event codes and the PLOVER events they became.

The table `data/cameo_plover.tsv` holds the facts of the crosswalk that PLOVER publishes: code,
event type, mode, contexts (comma-separated). Two older codes in it (081x "ease restrictions")
still tell CONCEDE from RETREAT, which later PLOVER data count as one type, YIELD.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

_FILE = files("dragoman.knowledge").joinpath("data/cameo_plover.tsv")


class EventType(NamedTuple):
    """What a CAMEO code is in PLOVER; `mode` is None and `contexts` empty where it has none."""

    code: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]


@lru_cache(maxsize=1)
def load_crosswalk() -> Mapping[str, EventType]:
    """PLOVER's event types by CAMEO code.

    >>> load_crosswalk()["0841"]
    EventType(code='0841', event='RETREAT', mode='release', contexts=('legal',))
    """
    found: dict[str, EventType] = {}
    for line in _FILE.read_text("utf-8").splitlines()[1:]:
        code, event, mode, contexts = line.split("\t")
        found[code] = EventType(code, event, mode or None, tuple(filter(None, contexts.split(","))))
    return MappingProxyType(found)
