"""What outlets do to an agency's text, done by rule and by seed: cuts, edits, quoting, dress."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable, Sequence

OWN_HEADS = (
    "By {name}",
    "{place}, {month} {day} ({agency}) - ",
    "{agency} | Updated {day} {month}",
    "{place} ({agency}) — ",
)
_AGENCIES = ("Fjord Press", "Southern Press Service", "Baltic Wire", "NNA")
_NAMES = ("Tor Lindqvist", "Selma Nangolo", "Ana Silva", "Jon Berg")
_PLACES = ("OSLO", "LILONGWE", "PORT LOUIS", "WINDHOEK")
_MONTHS = ("January", "May", "August", "November")


def paragraphs(text: str) -> list[str]:
    """A text's paragraphs; its sentences where it is all one paragraph."""
    found = [p.strip() for p in re.split(r"\n\s*\n|\n", text) if p.strip()]
    return found if len(found) > 1 else re.split(r"(?<=[.!?”\"]) +(?=[A-Z“\"])", text.strip())


def edited(text: str, rate: float, rng: random.Random, words: Sequence[str]) -> str:
    """The text with a share of its words replaced, left out or doubled with a strange one."""
    done: list[str] = []
    for piece in re.split(r"(\s+)", text):
        if not piece or piece.isspace() or rng.random() >= rate:
            done.append(piece)
            continue
        how = rng.random()
        if how < 0.6:
            done.append(rng.choice(words))
        elif how < 0.8:
            done += [piece, " ", rng.choice(words)]
    return "".join(done)


LEAST_WORDS = 45
"""Words of a text that every variant keeps: fewer may stand in two texts by chance of form."""


def cut(text: str, share: float) -> str:
    """The first paragraphs, until they have a share of the words."""
    kept: list[str] = []
    words = 0
    for paragraph in paragraphs(text):
        if words >= max(LEAST_WORDS, share * len(text.split())):
            break
        kept.append(paragraph)
        words += len(paragraph.split())
    return "\n\n".join(kept)


def reordered(text: str, rng: random.Random) -> str:
    """The paragraphs in another order, the first one kept."""
    first, *rest = paragraphs(text)
    rng.shuffle(rest)
    return "\n\n".join([first, *rest])


def headed(text: str, rng: random.Random) -> str:
    """With a byline or dateline before the first words, and a credit after the last."""
    head = rng.choice(OWN_HEADS).format(
        name=rng.choice(_NAMES),
        place=rng.choice(_PLACES),
        agency=rng.choice(_AGENCIES),
        month=rng.choice(_MONTHS),
        day=rng.randint(1, 28),
    )
    joint = "" if head.endswith(" ") else "\n\n"
    return f"{head}{joint}{text}\n\n{rng.choice(_AGENCIES)} contributed reporting."


def appended(text: str, own: str, share: float) -> str:
    """With paragraphs of another text behind, up to a share of the text's own length."""
    added, length = [], 0
    for paragraph in paragraphs(own):
        if length > share * len(text):
            break
        added.append(paragraph)
        length += len(paragraph)
    return "\n\n".join([text, *added])


def quoted(text: str, host: str, share: float, rng: random.Random) -> str:
    """The first paragraphs of the text somewhere inside another one."""
    around = paragraphs(host)
    at = rng.randint(1, len(around))
    return "\n\n".join([*around[:at], cut(text, share), *around[at:]])


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-"})
_TYPOGRAPHIC = str.maketrans({"'": "’", "-": "‐", " ": "\u00a0"})
_DRESSES: tuple[Callable[[str], str], ...] = (
    lambda text: text.translate(_STRAIGHT),
    lambda text: text.translate(_TYPOGRAPHIC),
    lambda text: textwrap.fill(text, 66),
    lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
    lambda text: " ".join(text.split()),
    lambda text: text.upper(),
)


def redressed(text: str, rng: random.Random) -> str:
    """The same words with other marks, breaks, spaces or characters."""
    return rng.choice(_DRESSES)(text)
