"""What every command prints through: consoles, complaints, text made safe to show."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from dragoman.views.excerpt import Excerpt

PIPED_WIDTH = 110

# Escape sequences and direction marks of a hostile text must not steer the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(words: str) -> str:
    """Words without the characters that would steer a terminal, white space made even.

    >>> shown("met\\x1b[2J in\\nOslo")
    'met[2J in Oslo'
    """
    return re.sub(r"\s+", " ", _CONTROLS.sub("", words))


def out() -> Console:
    """The console for results; in a pipe it has no colours and a fixed width."""
    from rich.console import Console

    plain: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    if sys.stdout.isatty():
        return Console(**plain)
    width = None if "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=_Trimmed(sys.stdout), width=width, **plain)


class _Trimmed(io.StringIO):
    """Drops the blanks that tables leave at the ends of lines; nobody sees them, diffs do."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(re.sub(r" +(?=\n)", "", text))

    def flush(self) -> None:
        self._stream.flush()


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"dragoman: {shown(message)}", file=sys.stderr, flush=True)


def marked(console: Console, found: Excerpt, *, style: str = "") -> Text:
    """A sentence with the words that matter made to stand out; in brackets without colours."""
    from rich.text import Text

    plain = not console.is_terminal or console.no_color
    words = f"[{shown(found.words)}]" if plain else shown(found.words)
    text = Text(shown(found.before), style=style)
    text.append(words, style="bold reverse")
    text.append(shown(found.after))
    return text
