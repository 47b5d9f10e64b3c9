"""Who says "I" in a text that is one official's own from end to end: "Statement by President A"."""

from __future__ import annotations

import re

from dragoman.model import Actor
from dragoman.reading.actors.issuer import issuing_state
from dragoman.reading.actors.people import People
from dragoman.reading.draft import Draft

_OWN_TEXT = re.compile(
    r"^(?:joint\s+)?(?:statement|remarks|message|letter|address|speech|proclamation)\s+"
    r"(?:by|of|from)\s+(?P<author>.+?)"
    r"(?:\s+(?:on|at|after|following|regarding|about|to|before|in|for|ahead|during)\b|:|$)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:the\s+)?(?:president|prime minister|chancellor)", re.IGNORECASE)
_FIRST_PERSON = frozenset({"i", "me"})


def introduce_author(draft: Draft) -> None:
    """Let "I" outside every quotation mean the author whom the title names."""
    free = [
        t
        for t in draft.parse.tokens
        if t.lower in _FIRST_PERSON
        and draft.parse.quotes.at(t.start) is None
        and draft.actors.at(t.i) is None
    ]
    author = _author(draft) if free else None
    if author is None:
        return
    for token in free:
        span = draft.parse.span(token.i, token.i + 1)
        draft.actors.introduce(author, span, token.i, token.i + 1)


def _author(draft: Draft) -> Actor | None:
    titled = _OWN_TEXT.match((draft.report.title or "").replace("\xa0", " ").strip())
    if titled is None:
        return None
    words = titled.group("author")
    person = _named(draft, words.split())
    if person is None and _LEADER.fullmatch(words.strip()):
        state = issuing_state(draft.report, draft.knowledge)
        if state is not None:
            person = draft.knowledge.leader(state, draft.report.published)
    if person is None:
        return None
    if person in draft.actors.actors:
        return draft.actors.actor(person)
    people = People(draft.knowledge, draft.report.published)
    people.known(person)
    return people.actor(person)


def _named(draft: Draft, words: list[str]) -> str | None:
    """The one person that the words name, by the longest name among them."""
    for length in range(min(5, len(words)), 1, -1):
        for at in range(len(words) - length + 1):
            name = " ".join(words[at : at + length]).strip(",.")
            found = {c.id for c in draft.knowledge.lookup(name) if c.id.startswith("per.")}
            if len(found) == 1:
                return found.pop()
    return None
