"""The element tree of a web page, and what is taken out of it before the article is sought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from dragoman.intake.clipping import one_line
from dragoman.intake.pictures import split_credit
from dragoman.model import Image, RelatedLink

_RELATED_CLASS = re.compile(
    r"\b(?:related|read-?(?:more|also|next)|see-?also|recommend\w*)\b", re.IGNORECASE
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree may be given, though the HTML parser lets them in."""

_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption", re.IGNORECASE)
LONGEST_CAPTION = 60
"""Words of a caption; a longer block only has a class of that name."""

_SPLIT = ("p", "div", "section", "article", "main", "td", "body")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u".split()
)


def page_tree(page: str) -> Any:
    """The element tree of a page; None where there is nothing to parse."""
    page = _UNPRINTABLE.sub("", page)
    # lxml refuses a string that declares an encoding; the characters are known already.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1)
    try:
        tree = lxml_html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    for element in tree.iter():  # "&#1;" is a control character by now
        if element.text and _UNPRINTABLE.search(element.text):
            element.text = _UNPRINTABLE.sub("", element.text)
        if element.tail and _UNPRINTABLE.search(element.tail):
            element.tail = _UNPRINTABLE.sub("", element.tail)
    return tree


def take_pictures(tree: Any) -> Iterator[Image]:
    """Captions of figures, and blocks that are marked as captions; both leave the tree."""
    for figure in list(tree.iter("figure")):
        if figure.getparent() is None or figure.xpath(".//p[string-length(.) > 600]"):
            continue
        for caption in figure.iter("figcaption"):
            words = words_of(caption)
            if words:
                yield split_credit(words)
        figure.drop_tree()
    for block in list(tree.iter("p", "div", "span")):
        words = words_of(block) if _CAPTION_CLASS.search(block.get("class") or "") else ""
        if words and len(words.split()) <= LONGEST_CAPTION and block.getparent() is not None:
            yield split_credit(words)
            block.drop_tree()


def take_related(tree: Any) -> Iterator[RelatedLink]:
    """Links of blocks that are marked as pointing to other reports; the blocks leave the tree."""
    for block in list(tree.iter("aside", "div", "section", "ul", "p")):
        mark = f"{block.get('class') or ''} {block.get('id') or ''}"
        if not _RELATED_CLASS.search(mark) or len(words_of(block).split()) > 150:
            continue
        for link in block.iter("a"):
            title, url = words_of(link), link.get("href")
            if title:
                yield RelatedLink(title, None if not url or url.startswith("#") else url)
        if block.getparent() is not None:
            block.drop_tree()


def split_at_breaks(tree: Any) -> None:
    """Make paragraphs of the lines that line breaks set off within one element.

    Older sites write "First paragraph.<br><br>Second paragraph." in a single block.
    """
    for block in [e for e in tree.iter(*_SPLIT) if e.find("br") is not None]:
        children = list(block)
        if block.tag == "p":
            block.tag = "div"
        line = etree.Element("p")
        line.text, block.text = block.text, None
        lines: list[Any] = [line]
        for child in children:
            tail, child.tail = child.tail, None
            block.remove(child)
            if child.tag in _INLINE:
                line.append(child)
                child.tail = tail
                continue
            if child.tag != "br":
                lines.append(child)
            line = etree.Element("p")
            line.text = tail
            lines.append(line)
        block.extend(e for e in lines if e.tag != "p" or len(e) or (e.text or "").strip())


def words_of(element: Any) -> str:
    """All words of an element on one line."""
    return one_line("".join(element.itertext())) or ""
