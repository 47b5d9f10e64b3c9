"""Which outlet an address belongs to."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit


@lru_cache(maxsize=1)
def outlet_names() -> dict[str, str]:
    """Host (without `www.`) -> the outlet's name, from `data/outlets.tsv`."""
    lines = files("dragoman.intake").joinpath("data/outlets.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {host: name for host, _, name in rows}


def host_of(url: str | None) -> str | None:
    """The host of an http address, in lower case and without `www.`; None for anything else.

    >>> host_of("https://www.Example.org:443/news")
    'example.org'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return host.removeprefix("www.")


def outlet_of(url: str | None) -> str | None:
    """The outlet that publishes under an address: its name where known, else its host.

    >>> outlet_of("http://en.kremlin.ru/events/president/news/1")
    'President of Russia'
    >>> outlet_of("https://gazette.example/1")
    'gazette.example'
    """
    host = host_of(url)
    if host is None:
        return None
    names = outlet_names()
    parts = host.split(".")
    for first in range(len(parts) - 1):
        name = names.get(".".join(parts[first:]))
        if name is not None:
            return name
    return host
