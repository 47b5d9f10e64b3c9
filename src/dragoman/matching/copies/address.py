"""A report's address without what changes from link to link."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = frozenset(
    "fbclid gclid dclid msclkid mc_cid mc_eid igshid cmpid ocid ref referrer source share".split()
)
"""Query fields that say where the reader came from."""


def plain_address(url: str | None) -> str | None:
    """The address as versions of one report share it; None where there is none.

    >>> plain_address("http://www.Fjord.example/a/?utm_source=feed&id=7#top")
    'fjord.example/a?id=7'
    >>> plain_address("https://fjord.example/") is None  # a front page holds another text daily
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    path = parts.path.rstrip("/")
    if not host or not (path or kept):
        return None
    return f"{host}{path}" + (f"?{urlencode(sorted(kept))}" if kept else "")
