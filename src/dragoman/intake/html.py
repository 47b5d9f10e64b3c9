"""Web pages: the article alone, and what the page says of it in its head."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.clipping import Clipping
from dragoman.intake.credits import named_in, unique
from dragoman.intake.furniture import Paragraph, sort_paragraphs
from dragoman.intake.markdown import joined
from dragoman.intake.page_facts import PageFacts, page_facts
from dragoman.intake.page_tree import (
    page_tree,
    split_at_breaks,
    take_pictures,
    take_related,
    words_of,
)
from dragoman.intake.publication import read_published
from dragoman.intake.text import clipping_of
from dragoman.model import RelatedLink

FEWEST_WORDS = 20
"""Words of an article; fewer are a notice, a menu or an error page."""

for _name in ("trafilatura", "htmldate", "courlan"):
    # Without a handler, Python prints these libraries' warnings on standard error.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(page: str, document: str, metadata: dict[str, Any]) -> Clipping:
    """The clipping of a web page.

    Raises:
        InputError: the page holds no article.
    """
    tree = page_tree(page)
    if tree is None:
        raise _no_article(document)
    facts = page_facts(tree)
    images = list(take_pictures(tree))
    related = list(take_related(tree))
    split_at_breaks(tree)
    paragraphs = list(_article(tree, document))
    found = sort_paragraphs(paragraphs, title=facts.title)
    clipping = clipping_of(found, joined(paragraphs, found), metadata)
    if len(clipping.text.split()) < FEWEST_WORDS:
        raise _no_article(document)
    clipping.images = (*images, *clipping.images)
    clipping.related = (*related, *clipping.related)
    _add_facts(clipping, facts, tree)
    return clipping


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
            if words_of(child) and not len(child):
                yield _paragraph(child)
            else:
                yield from _paragraphs(child)


def _paragraph(element: Any) -> Paragraph:
    text = words_of(element)
    level = 0
    if element.tag == "head":
        rend = str(element.get("rend") or "h2")
        level = int(rend[1]) if rend[1:2].isdigit() else 2
    links = tuple(
        RelatedLink(
            words_of(link), None if str(link.get("target")).startswith("#") else link.get("target")
        )
        for link in element.iter("ref")
        if words_of(link)
    )
    last = element[-1] if len(element) and not (element[-1].tail or "").strip() else None
    tail = words_of(last) if last is not None and last.tag == "hi" else ""
    inside = sum(len(link.title) for link in links)
    return Paragraph(
        text,
        level=level,
        marked_tail=tail if tail != text else "",
        links=links,
        linked=bool(links) and inside >= len(text) - 2,
    )
