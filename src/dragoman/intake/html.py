"""Web pages: the article alone, and what the page says of it in its head."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from dragoman.errors import InputError
from dragoman.intake.clipping import Clipping, one_line
from dragoman.intake.credits import named_in, unique
from dragoman.intake.furniture import Paragraph, sort_paragraphs
from dragoman.intake.markdown import joined
from dragoman.intake.page_facts import PageFacts, page_facts
from dragoman.intake.pictures import split_credit
from dragoman.intake.publication import read_published
from dragoman.intake.text import clipping_of
from dragoman.model import Image, RelatedLink

FEWEST_WORDS = 20
"""Words of an article; fewer are a notice, a menu or an error page."""

_RELATED_CLASS = re.compile(
    r"\b(?:related|read-?(?:more|also|next)|see-?also|recommend\w*)\b", re.I
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree may be given, though the HTML parser lets them in."""

_GAPS = re.compile(r"[ \t\r\n\f\u00a0\u2007\u202f]+")

for _name in ("trafilatura", "htmldate", "courlan"):
    # Without a handler, Python prints these libraries' warnings on standard error.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(page: str, document: str, metadata: dict[str, Any]) -> Clipping:
    """The clipping of a web page.

    Raises:
        InputError: the page holds no article.
    """
    tree = _tree(page, document)
    facts = page_facts(tree)
    images = list(_take_pictures(tree))
    related = list(_take_related(tree))
    paragraphs = list(_article(tree, document))
    found = sort_paragraphs(paragraphs, title=facts.title)
    clipping = clipping_of(found, joined(paragraphs, found), metadata)
    if len(clipping.text.split()) < FEWEST_WORDS:
        raise _no_article(document)
    clipping.images = (*images, *clipping.images)
    clipping.related = (*related, *clipping.related)
    _add_facts(clipping, facts, tree)
    return clipping


def _tree(page: str, document: str) -> Any:
    """The element tree of a page.

    Raises:
        InputError: there is nothing to parse.
    """
    page = _UNPRINTABLE.sub("", page)
    # lxml refuses a string that declares an encoding; the characters are known already.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1)
    try:
        tree = lxml_html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise _no_article(document) from error
    for element in tree.iter():  # "&#1;" is a control character by now
        if element.text and _UNPRINTABLE.search(element.text):
            element.text = _UNPRINTABLE.sub("", element.text)
        if element.tail and _UNPRINTABLE.search(element.tail):
            element.tail = _UNPRINTABLE.sub("", element.tail)
    return tree


def _no_article(document: str) -> InputError:
    return InputError(
        document,
        "no article in this page",
        remedy="save the page of the report itself, or its text",
    )


def _add_facts(clipping: Clipping, facts: PageFacts, tree: Any) -> None:
    """What the page's head says goes before what its body shows, the date excepted."""
    written = facts.published or clipping.published or _dated_by_markup(tree)
    seen = read_published(written) if written else None
    clipping.published = seen.day if seen is not None else written
    clipping.published_at = seen.moment if seen is not None else None
    clipping.title = _headline(facts.title, facts.outlet) or clipping.title
    clipping.url = facts.url or clipping.url
    clipping.outlet = facts.outlet
    clipping.language = facts.language
    agencies = [name for author in facts.authors for name in named_in(author, people=False)]
    people = [author for author in facts.authors if not named_in(author, people=False)]
    clipping.authors = unique((*people, *clipping.authors))
    clipping.credits = unique((*agencies, *clipping.credits))


def _headline(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name at its end ("Envoys meet | Fjord Gazette")."""
    if title and outlet and title.endswith(outlet):
        return title.removesuffix(outlet).rstrip(" |-–—·:") or title
    return title


def _dated_by_markup(tree: Any) -> str | None:
    """A date from the page's markup; guesses from its wording are not asked for."""
    from htmldate import find_date  # slow to import, and needed for few pages

    found = find_date(tree, original_date=True, extensive_search=False)
    return str(found) if found else None


def _take_pictures(tree: Any) -> Iterator[Image]:
    """Captions of figures, which leave the tree."""
    for figure in list(tree.iter("figure")):
        if figure.getparent() is None or figure.xpath(".//p[string-length(.) > 600]"):
            continue
        for caption in figure.iter("figcaption"):
            words = _words(caption)
            if words:
                yield split_credit(words)
        figure.drop_tree()


def _take_related(tree: Any) -> Iterator[RelatedLink]:
    """Links of blocks that are marked as pointing to other reports; the blocks leave the tree."""
    for block in list(tree.iter("aside", "div", "section", "ul", "p")):
        mark = f"{block.get('class') or ''} {block.get('id') or ''}"
        if not _RELATED_CLASS.search(mark) or len(_words(block).split()) > 150:
            continue
        for link in block.iter("a"):
            title, url = _words(link), link.get("href")
            if title:
                yield RelatedLink(title, None if not url or url.startswith("#") else url)
        if block.getparent() is not None:
            block.drop_tree()


def _article(tree: Any, document: str) -> Iterator[Paragraph]:
    """Paragraphs of the article.

    Raises:
        InputError: there is none.
    """
    from trafilatura import bare_extraction  # slow to import, and not needed for other formats

    page = bare_extraction(
        tree,
        include_comments=False,
        include_links=True,
        include_tables=False,
        include_formatting=True,
        favor_precision=True,
        with_metadata=False,
    )
    if page is None or page.body is None:
        raise _no_article(document)
    yield from _paragraphs(page.body)


def _paragraphs(element: Any) -> Iterator[Paragraph]:
    """Paragraphs below an element of the extracted article, in order."""
    for child in element:
        if child.tag in {"p", "item", "head", "ab"}:
            yield _paragraph(child)
        elif child.tag in {"list", "quote", "div", "code", "body", "main"}:
            if _words(child) and not len(child):
                yield _paragraph(child)
            else:
                yield from _paragraphs(child)


def _paragraph(element: Any) -> Paragraph:
    text = _words(element)
    level = 0
    if element.tag == "head":
        rend = str(element.get("rend") or "h2")
        level = int(rend[1]) if rend[1:2].isdigit() else 2
    links = tuple(
        RelatedLink(
            _words(link), None if str(link.get("target")).startswith("#") else link.get("target")
        )
        for link in element.iter("ref")
        if _words(link)
    )
    last = element[-1] if len(element) and not (element[-1].tail or "").strip() else None
    tail = _words(last) if last is not None and last.tag == "hi" else ""
    inside = sum(len(link.title) for link in links)
    return Paragraph(
        text,
        level=level,
        marked_tail=tail if tail != text else "",
        links=links,
        linked=bool(links) and inside >= len(text) - 2,
    )


def _words(element: Any) -> str:
    """All words of an element on one line."""
    return one_line(_GAPS.sub(" ", "".join(element.itertext()))) or ""
