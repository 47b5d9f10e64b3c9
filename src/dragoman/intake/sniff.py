"""Which format a document is in, told by how it begins; its name is only a hint."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from dragoman.intake.csv_table import DELIMITERS, known_columns
from dragoman.intake.encoding import strip_mark

Format = Literal["jsonl", "json", "csv", "html", "markdown", "text", "feed", "warc"]

_EXTENSIONS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".text": "text",
    ".txt": "text",
    ".xhtml": "html",
}
_OBJECT = re.compile(rb'\{\s*(?:"|\})')
_ARRAY = re.compile(rb"\[\s*[{\]]")
_MARKUP = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?P<tag>[a-z][\w:-]*)",
    re.IGNORECASE | re.DOTALL,
)
_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf"})
_PAGE_TAGS = frozenset(
    b"html head body meta title link script style main article section header div p span h1".split()
)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?=[\w-]+[ \t]*:)")
_MARKS = re.compile(
    r"^#{1,6} \S|^\*\*[^*\n]+\*\*|\]\((?:https?://|#|/)|^<https?://[^>\s]+>", re.MULTILINE
)


def sniff(head: bytes, name: str = "") -> Format:
    """The format of a document that begins with the bytes `head`.

    >>> sniff(b'{"text": "Envoys met in Oslo."}')
    'jsonl'
    >>> sniff(b"<!DOCTYPE html><html><body><p>Envoys met.")
    'html'
    """
    hint = _EXTENSIONS.get(PurePath(name).suffix.lower())
    start = strip_mark(head).lstrip()
    if start.startswith(b"WARC/"):
        return "warc"
    if _OBJECT.match(start):
        return _json_or_lines(start, hint)
    if _ARRAY.match(start):
        return "json"
    if start[:9].lower() == b"<!doctype":
        return "html"
    markup = _MARKUP.match(start)
    if markup is not None:
        tag = markup["tag"].lower()
        if tag in _FEEDS:
            return "feed"
        if tag in _PAGE_TAGS and hint != "markdown":
            return "html"
    if hint in {"jsonl", "json", "csv"}:
        return hint
    text = start.decode("utf-8", "replace")
    if hint == "html" and re.search(r"<\w+[^>]*>", text):
        return "html"
    if _is_table(text):
        return "csv"
    if hint == "markdown" or _FRONT_MATTER.match(text):
        return "markdown"
    if hint == "text":
        return "markdown" if re.match(r"# \S", text) else "text"
    return "markdown" if _MARKS.search(text) else "text"


def _json_or_lines(start: bytes, hint: Format | None) -> Format:
    """One object over many lines is a document; an object on each line are many."""
    first, _, rest = start.partition(b"\n")
    if hint == "jsonl" or first.rstrip().endswith(b"}") or rest.lstrip().startswith(b"{"):
        return "jsonl"
    return "json" if rest.strip() else "jsonl"


def _is_table(text: str) -> bool:
    """Whether the first line is a header with two columns or more that a report has."""
    header = text.split("\n", 1)[0]
    return any(known_columns(header, mark) >= 2 for mark in DELIMITERS)
