"""Markdown, with or without YAML front matter, to paragraphs of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from yaml.composer import ComposerError
from yaml.nodes import Node

from dragoman.errors import InputError
from dragoman.intake.clipping import Clipping, one_line
from dragoman.intake.credits import unique
from dragoman.intake.furniture import Paragraph, Sorted, sort_paragraphs
from dragoman.intake.publication import read_published
from dragoman.intake.text import clipping_of
from dragoman.model import Image, RelatedLink

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.DOTALL)
_GAPS = re.compile(r"[ \t\u00a0\u2007\u202f\u3000]+")

NAMES = {
    "title": ("title", "headline"),
    "published": ("date", "published", "published_at", "publish_date", "publication_date"),
    "published_at": ("published_time", "published_at", "datetime", "date", "published"),
    "url": ("source_url", "url", "canonical", "canonical_url", "link", "permalink"),
    "outlet": ("outlet", "source", "publisher", "site", "site_name", "publication"),
    "language": ("language", "lang"),
    "authors": ("authors", "author", "byline"),
    "id": ("id",),
}
"""Field of a report -> the front matter keys that give it, the first present one winning."""


def read_markdown(text: str, document: str, metadata: dict[str, Any]) -> Clipping:
    """The clipping of a Markdown document: soft line ends become spaces, marks go.

    Raises:
        InputError: the front matter is not valid YAML.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    front, body = split_front_matter(text, document)
    title = one_line(_first(front, "title"))
    paragraphs, images = render(body)
    found = sort_paragraphs(paragraphs, title=title)
    clipping = clipping_of(found, joined(paragraphs, found), {**metadata, **_rest(front)})
    clipping.images = tuple(images) + clipping.images
    clipping.published = _first(front, "published") or clipping.published
    moment = _first(front, "published_at")
    seen = read_published(moment) if moment else None
    if seen is not None and seen.moment is not None:
        clipping.published_at = seen.moment
        clipping.published = clipping.published or seen.day
    clipping.url = _first(front, "url") or clipping.url
    clipping.outlet = one_line(_first(front, "outlet"))
    clipping.language = _first(front, "language")
    clipping.id = _first(front, "id")
    clipping.authors = unique((*_authors(front), *clipping.authors))
    return clipping


def joined(paragraphs: Sequence[Paragraph], found: Sorted) -> str:
    """The news text: body paragraphs, an empty line between two, without the dateline."""
    parts = [paragraphs[index].text for index in found.body]
    if parts:
        parts[0] = parts[0][found.dateline_end :]
    return "\n\n".join(parts).strip()


class _PlainLoader(yaml.BaseLoader):
    """All values as strings ("2021-07-21" stays as it was written), and no aliases: thirty short
    lines of them can unfold to more values than memory holds.
    """

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise ComposerError(None, None, "aliases are not read", mark)
        return super().compose_node(parent, index)


def split_front_matter(text: str, document: str) -> tuple[dict[str, Any], str]:
    """The front matter as strings, lists and mappings, and the text below it.

    Raises:
        InputError: it is not valid YAML; the place is the line in the file.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        front = yaml.load(match["yaml"], Loader=_PlainLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = text.count("\n", 0, match.start("yaml")) + 1 + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "cannot be read"
        raise InputError(
            document,
            f"the front matter is not valid YAML ({reason})",
            place=f"line {line}",
            remedy="correct it or remove it",
        ) from error
    if not isinstance(front, dict):
        return {}, text
    return {str(key): value for key, value in front.items()}, text[match.end() :]


def _first(front: dict[str, Any], field: str) -> str | None:
    """The first of a field's keys that holds a word."""
    for key in NAMES[field]:
        value = front.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _authors(front: dict[str, Any]) -> Iterator[str]:
    for key in NAMES["authors"]:
        value = front.get(key)
        for name in value if isinstance(value, list) else [value]:
            words = one_line(name) if isinstance(name, str) else None
            if words:
                yield words.removeprefix("By ")


def _rest(front: dict[str, Any]) -> dict[str, Any]:
    known = {key for keys in NAMES.values() for key in keys}
    return {key: value for key, value in front.items() if key not in known}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark without indented code and underlined headings: in press releases an indented
    line is a list item's second paragraph, and a row of dashes closes the text above it.
    """
    return MarkdownIt("commonmark").disable(["code", "lheading"])


def render(text: str) -> tuple[list[Paragraph], list[Image]]:
    """Paragraphs of a Markdown text and the pictures in it that have a caption."""
    paragraphs: list[Paragraph] = []
    images: list[Image] = []
    ordered: list[int | None] = []
    number: str = ""
    level = 0
    for token in _parser().parse(text):
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "ordered_list_open":
                ordered.append(1)
            case "bullet_list_open":
                ordered.append(None)
            case "ordered_list_close" | "bullet_list_close":
                ordered.pop()
            case "list_item_open":
                number = f"{token.info}{token.markup} " if ordered[-1] is not None else ""
            case "inline":
                _add_inline(token.children or [], number, level, paragraphs, images)
                number = ""
            case "fence" | "html_block":
                content = unescape(_TAG.sub("", token.content))
                paragraphs.extend(Paragraph(line) for line in _lines(content))
    return paragraphs, images


def _lines(content: str) -> Iterator[str]:
    for line in content.split("\n"):
        words = _GAPS.sub(" ", line).strip()
        if words:
            yield words


def _add_inline(
    children: Sequence[Token],
    number: str,
    level: int,
    paragraphs: list[Paragraph],
    images: list[Image],
) -> None:
    """Append one paragraph; `number` is that of a list item ("2. ")."""
    inline = _Inline(children)
    images.extend(inline.images)
    text = "".join(words for words, _, _ in inline.runs)
    text = _GAPS.sub(" ", "\n".join(line.strip(" \u00a0") for line in text.split("\n"))).strip()
    if not text:
        return
    tail = ""
    if inline.runs and any(not marked and words.strip() for words, marked, _ in inline.runs):
        for words, marked, _ in reversed(inline.runs):
            if words.strip() and not marked:
                break
            tail = words + tail
    linked = all(within or not words.strip(" ·•|,") for words, _, within in inline.runs)
    paragraphs.append(
        Paragraph(
            number + text,
            level=level,
            marked_tail=_GAPS.sub(" ", tail).strip(),
            links=tuple(inline.links),
            linked=linked and bool(inline.links),
        )
    )


class _Inline:
    """The words of an inline token as runs (words, emphasised, inside a link), links, pictures."""

    def __init__(self, children: Sequence[Token]) -> None:
        self.runs: list[tuple[str, bool, bool]] = []
        self.links: list[RelatedLink] = []
        self.images: list[Image] = []
        marks = 0
        href: str | None = None
        words: list[str] = []
        for token in children:
            piece = ""
            match token.type:
                case "strong_open" | "em_open":
                    marks += 1
                case "strong_close" | "em_close":
                    marks -= 1
                case "link_open":
                    href, words = str(token.attrs.get("href") or ""), []
                case "link_close":
                    self._close_link(href or "", "".join(words))
                    href = None
                case "softbreak":
                    piece = " "
                case "hardbreak":
                    piece = "\n"
                case "text" | "code_inline":
                    piece = token.content
                case "image":
                    self._add_image(token)
            if piece:
                words.append(piece)
                self.runs.append((piece, marks > 0, href is not None))

    def _close_link(self, href: str, words: str) -> None:
        title = one_line(words)
        if title:
            self.links.append(RelatedLink(title, None if href.startswith("#") else href or None))

    def _add_image(self, token: Token) -> None:
        title = token.attrs.get("title")
        caption = one_line(title if isinstance(title, str) and title else token.content)
        if caption:
            self.images.append(Image(caption=caption))
