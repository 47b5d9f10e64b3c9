"""What stands around the news text: headline, date line, captions, links, credits, end marks.

A document comes in as paragraphs; each is sorted as news text or as a piece of furniture. The
rules look at form alone, so they serve any outlet; where the form does not tell, a paragraph
stays news text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.intake.credits import credit_line, find_dateline, named_in
from dragoman.intake.pictures import captioned_image
from dragoman.intake.publication import read_published
from dragoman.model import Image, RelatedLink

HEAD = 12
"""Paragraphs in which a headline, date line or byline may stand."""


@dataclass(slots=True, frozen=True)
class Paragraph:
    """A paragraph on one line. `level` is that of a heading, else 0.

    `marked_tail` is its bold or italic end; `links` are the links in it; `linked` says that
    nothing stands outside them.
    """

    text: str
    level: int = 0
    marked_tail: str = ""
    links: tuple[RelatedLink, ...] = ()
    linked: bool = False


@dataclass(slots=True)
class Sorted:
    """The sorting of a document's paragraphs; `body` are the indexes of those that are news.

    `dateline_end` characters of the first body paragraph are an agency's dateline.
    """

    body: list[int] = field(default_factory=list)
    title: str | None = None
    published: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    related: list[RelatedLink] = field(default_factory=list)
    dateline: str | None = None
    dateline_end: int = 0


_RELATED = re.compile(
    r"(?:related(?: (?:article|story|stories|coverage|reading|news|links?|topics?))?s?"
    r"|read (?:also|more|next|this)|also read|see also|you may also like|recommended(?: for you)?"
    r"|more (?:on this(?: story| topic)?|from [A-Z][\w ]{2,30}))"
    r"\s*(?::|»|>|$)\s*(?P<title>.{0,250})",
    re.IGNORECASE,
)
_BARE_URL = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?")
_URL_LABEL = re.compile(
    r"(?:original(?:ly)? (?:url|link|article|source|published (?:at|on|in))|source url|url"
    r"|permalink|canonical)\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:(?:published|posted|date|issued|released)(?: on)?\s*:?\s+)?(?P<date>.+)", re.IGNORECASE
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b.{0,60}", re.IGNORECASE)
_BYLINE = re.compile(r"[Bb]y:? (?P<who>[A-ZÀ-Þ][^.!?:;]{2,90}(?:\b[A-Z]\.[^.!?:;]{2,60})*)")
_END_MARK = re.compile(r"[#*_=~–—\s-]{2,}|[-–—]*\s*(?:30|ENDS?|end)\s*[-–—]+|#+\s*END.{0,5}")
_BOILERPLATE = re.compile(
    r"advertisement|sponsored(?: content)?|share(?: this)?(?: article| story)?|print"
    r"|subscribe(?: now)?|sign up (?:for|to) (?:our|the) [^.]{0,60}newsletters?\.?"
    r"|(?:story|article) continues below.*|follow us on .{0,80}|click here to .{0,80}"
    r"|listen to (?:this )?article|\d+ min(?:ute)?s? read|all rights reserved\.?"
    r"|for immediate release:?|this is a (?:developing|breaking) (?:news )?story.{0,80}"
    r"|more details to follow\.?|skip to (?:main )?content",
    re.IGNORECASE,
)
_HEADLINE_END = re.compile(r"[.!:;,]$")


def sort_paragraphs(
    paragraphs: Sequence[Paragraph], *, title: str | None = None, headline: bool = False
) -> Sorted:
    """Sort paragraphs into news text and furniture.

    `title` is the title already known; a heading that repeats it is no news text. With
    `headline`, a first paragraph that reads like a headline is taken as the title.
    """
    found = Sorted(title=title)
    at = 0
    while at < len(paragraphs):
        in_head = not found.body and at < HEAD
        taken = _take(paragraphs, at, found, in_head=in_head, headline=headline and at == 0)
        if not taken:
            found.body.append(at)
        at += max(taken, 1)
    if found.body:
        dateline = find_dateline(paragraphs[found.body[0]].text)
        if dateline is not None:
            found.dateline, found.dateline_end = dateline.words, dateline.end
            found.credits[:0] = dateline.credits
            found.published = found.published or dateline.date
    return found


def _take(
    paragraphs: Sequence[Paragraph], at: int, found: Sorted, *, in_head: bool, headline: bool
) -> int:
    """How many paragraphs from `at` on are furniture; what they say goes into `found`."""
    paragraph = paragraphs[at]
    text = paragraph.text
    if not text.strip() or _END_MARK.fullmatch(text) or _BOILERPLATE.fullmatch(text):
        return 1
    if paragraph.level and found.title and text.casefold() == found.title.casefold():
        return 1
    if paragraph.level == 1 and found.title is None:
        found.title = text
        return 1
    if in_head and _take_head_line(text, found):
        return 1
    image = captioned_image(text, paragraph.marked_tail)
    if image is not None:
        found.images.append(image)
        return 1
    credited = credit_line(text)
    if credited is not None:
        found.credits.extend(credited)
        return 1
    taken = _take_url(paragraphs, at, found) or _take_related(paragraphs, at, found)
    if not taken and headline and found.title is None and _is_headline(paragraphs):
        found.title = text
        return 1
    return taken


def _take_head_line(text: str, found: Sorted) -> bool:
    """Whether a line above the news text is its title again, its date, or its byline."""
    if found.title and text.casefold() == found.title.casefold():
        return True
    if len(text) <= 80:
        match = _DATE_LABEL.fullmatch(text)
        if match is not None and read_published(match["date"].rstrip(".")) is not None:
            found.published = found.published or match["date"].rstrip(".")
            return True
        if _UPDATED.fullmatch(text) and any(c.isdigit() for c in text):
            return True
    match = _BYLINE.fullmatch(text)
    if match is None:
        return False
    named = named_in(match["who"])
    agencies = named_in(match["who"], people=False)
    found.authors.extend(name for name in named if name not in agencies)
    found.credits.extend(agencies)
    return bool(named)


def _take_url(paragraphs: Sequence[Paragraph], at: int, found: Sorted) -> int:
    """An address on its own, with its label before it or on the line above."""
    match = _URL_LABEL.fullmatch(paragraphs[at].text)
    if match is not None:
        url = _BARE_URL.fullmatch(match["rest"])
        if url is not None:
            found.url = found.url or url["url"]
            return 1
        if not match["rest"] and paragraphs[at].links:
            found.url = found.url or paragraphs[at].links[0].url
            return 1
        if not match["rest"] and at + 1 < len(paragraphs):
            url = _BARE_URL.fullmatch(paragraphs[at + 1].text)
            if url is not None:
                found.url = found.url or url["url"]
                return 2
        return 0
    url = _BARE_URL.fullmatch(paragraphs[at].text)
    if url is None:
        return 0
    if at == 0 or at == len(paragraphs) - 1:
        found.url = found.url or url["url"]
    return 1


def _take_related(paragraphs: Sequence[Paragraph], at: int, found: Sorted) -> int:
    """A pointer to another report, or a label with a list of them below it."""
    paragraph = paragraphs[at]
    match = _RELATED.fullmatch(paragraph.text)
    if match is None:
        return 0
    if paragraph.links:
        found.related.extend(paragraph.links)
        return 1
    if match["title"].strip():
        found.related.append(RelatedLink(match["title"].strip(" *_")))
        return 1
    below = at + 1
    while below < len(paragraphs) and paragraphs[below].linked:
        found.related.extend(paragraphs[below].links)
        below += 1
    return below - at


def _is_headline(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the first paragraph reads like a headline over the ones below it.

    "Envoys to Meet in Oslo" is one; "Envoys met." and "PRESIDENT: Thank you" are not.
    """
    first = paragraphs[0].text
    if len(paragraphs) < 2 or len(first) > 160 or len(first.split()) < 3:
        return False
    if _HEADLINE_END.search(first) or re.match(r"[^:]{1,60}: ", first):
        return False
    if not first[0].isupper() and not first[0].isdigit() and first[0] not in "'\"‘“":
        return False
    longest = max(len(p.text) for p in paragraphs[1:])
    return longest > len(first) and find_dateline(first) is None
