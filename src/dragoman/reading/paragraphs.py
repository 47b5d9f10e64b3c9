"""Paragraphs of a text, and the text as the parser may see it."""

from __future__ import annotations

import re

from dragoman.model import Span

# Characters that mislead the tokenizer. Each becomes exactly one other character, so that the
# offsets of what the parser sees are the offsets of the report.
_FOLD = {
    **dict.fromkeys(
        map(ord, "\u00a0\u2007\u202f\u2009\u200a\u200b\u2060\ufeff\u3000\t\r\x0b\x0c"), " "
    ),
    **dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"), " "),
    **dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u00ad\x00"), " "),
    **dict.fromkeys(range(0x01, 0x09), " "),
    **dict.fromkeys(range(0x0E, 0x20), " "),
    **dict.fromkeys(range(0xD800, 0xE000), " "),
    ord("\u2019"): "'",
    ord("\u02bc"): "'",
    ord("\u2018"): "'",
    ord("\u201c"): '"',
    ord("\u201d"): '"',
    ord("\u201e"): '"',
    ord("\u00ab"): '"',
    ord("\u00bb"): '"',
}

_LINE = re.compile(r"[^\n]+")

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t\u00a0\r]*\n)[^\n]+)*")


def paragraphs_of(text: str) -> list[Span]:
    """Paragraphs of a text, without the white space around them.

    A single newline ends a paragraph unless the text is hard-wrapped (its lines are all of
    about one length, as in mails and older wires); then only an empty line does.

    >>> [s.of("One.\\nTwo.\\n\\nThree.") for s in paragraphs_of("One.\\nTwo.\\n\\nThree.")]
    ['One.', 'Two.', 'Three.']
    """
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    spans = []
    for match in pattern.finditer(text):
        chunk = match.group()
        body = chunk.strip()
        if body:
            start = match.start() + len(chunk) - len(chunk.lstrip())
            spans.append(Span(start, start + len(body)))
    return spans


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines that another line follows directly fill a common width, and most of
    them end in mid-sentence.
    """
    blocks = [b.group().split("\n") for b in _BLOCK.finditer(text)]
    lines = [line.rstrip() for block in blocks for line in block[:-1]]
    inner = [len(line) for line in lines]
    if not inner or 2 * sum(line.endswith((".", "?", "!", ":")) for line in lines) > len(lines):
        return False
    widest = max(inner)
    if widest > 130:
        return False
    full = sum(1 for length in inner if length >= 0.6 * widest and length >= 40)
    return full >= 0.8 * len(inner)


def foldable(text: str) -> str:
    """The text with misleading characters replaced one by one, so that all offsets stay.

    >>> foldable("Oslo\u00a0said “no”.") == 'Oslo said "no".'
    True
    """
    folded = text.translate(_FOLD).replace("\n", " ")
    return folded.replace("''", '" ').replace("``", '" ')
