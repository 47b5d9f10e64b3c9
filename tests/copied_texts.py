"""Texts by seed, so that tests of copies have long ones without printing any."""

from __future__ import annotations

import random

from dragoman.model import Report, report_digest

_SYLLABLES = "ba do ki lu me no pra que ri so ta vel win xo yar zu".split()


def paragraph(number: int, words: int = 60) -> str:
    """A paragraph that shares no run of words with one of another number."""
    rng = random.Random(f"paragraph {number}")
    made = ["".join(rng.choices(_SYLLABLES, k=3)) for _ in range(words)]
    return " ".join(made).capitalize() + "."


def text_of(*numbers: int, words: int = 60) -> str:
    """Some paragraphs as a text."""
    return "\n\n".join(paragraph(number, words) for number in numbers)


def report_of(
    text: str,
    *,
    ident: str = "one",
    published: str | None = "2025-08-26",
    url: str | None = None,
    title: str | None = None,
    credited: tuple[str, ...] = (),
) -> Report:
    """A report of a text of our own."""
    digest = report_digest(text, title=title or ident, published=published, url=url)
    return Report(
        ident,
        text,
        title=title or ident,
        published=published,
        outlet="The Fjord",
        url=url,
        credits=credited,
        sha256=digest,
    )


def edited(text: str, every: int) -> str:
    """Every so manieth word replaced by one that stands nowhere else."""
    words = text.split(" ")
    return " ".join(f"changed{at}" if at % every == 1 else w for at, w in enumerate(words))
