"""What the head of a web page says of its article: JSON-LD, OpenGraph, plain meta elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec

from dragoman.intake.clipping import one_line

_ARTICLES = ("Article", "BlogPosting", "Report", "PressRelease")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_DATE = (
    "article:published_time",
    "og:published_time",
    "date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
)
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_OUTLET = ("og:site_name", "application-name", "dc.publisher")


class PageFacts(msgspec.Struct):
    """Facts of an article as its page states them; None where it does not."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


def page_facts(tree: Any) -> PageFacts:
    """The facts in a page's head, JSON-LD before OpenGraph before other elements."""
    article = _linked_article(tree)
    meta = _meta(tree)
    language = _text(article.get("inLanguage")) or tree.get("lang") or tree.get("{*}lang")
    return PageFacts(
        title=_text(article.get("headline")) or _first(meta, _TITLE) or _heading(tree),
        published=_text(article.get("datePublished")) or _first(meta, _DATE) or _time(tree),
        url=_address(tree, article, meta),
        outlet=_name(article.get("publisher")) or _first(meta, _OUTLET),
        language=language.strip().replace("_", "-").split("-")[0].lower() or None
        if isinstance(language, str)
        else None,
        authors=_authors(article, meta),
    )


def _linked_article(tree: Any) -> dict[str, Any]:
    """The first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = msgspec.json.decode((script.text or "").encode("utf-8", "replace"))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            continue  # broken JSON-LD is common; the page's other elements say the same
        for item in _objects(value):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names):
                return item
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """JSON-LD objects at the top, in a list, or in a graph."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        if isinstance(value.get("@graph"), list):
            yield from _objects(value["@graph"])


def _meta(tree: Any) -> dict[str, str]:
    """Names of meta elements, in lower case -> their content, the first one winning."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: Any) -> str | None:
    """A JSON-LD value as one line: a string, or the first of a list."""
    if isinstance(value, list):
        value = next(iter(value), None)
    return one_line(value) if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _authors(article: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    value = article.get("author")
    named = [_name(item) for item in (value if isinstance(value, list) else [value])]
    authors = [name for name in named if name] or [_first(meta, _AUTHOR) or ""]
    plain = [name.removeprefix("By ") for name in authors if not name.startswith("http")]
    return tuple(dict.fromkeys(name for name in plain if name))


def _address(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The canonical address, where it is a whole one."""
    page = article.get("mainEntityOfPage")
    linked = page.get("@id") if isinstance(page, dict) else page
    canonical = (
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    for url in (*canonical, meta.get("og:url"), _text(article.get("url")), _text(linked)):
        if url and url.strip().startswith(("http://", "https://")) and _valid(url.strip()):
            return str(url).strip()
    return None


def _valid(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _heading(tree: Any) -> str | None:
    """The only first-level heading, else the page's title."""
    headings = [one_line("".join(h.itertext())) for h in tree.iter("h1")]
    named = [heading for heading in headings if heading]
    if len(named) == 1:
        return named[0]
    return one_line(tree.findtext(".//title"))


def _time(tree: Any) -> str | None:
    """The date of a `time` element that is marked as that of publication."""
    for element in tree.iter("time"):
        mark = " ".join(element.get(key) or "" for key in ("class", "itemprop", "pubdate"))
        if "publish" in mark.lower() or "pubdate" in element.attrib:
            return one_line(element.get("datetime")) or one_line("".join(element.itertext()))
    return None
