"""What every command prints through: consoles, complaints, text made safe to show."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

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

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(highlight=False, markup=False, emoji=False, width=PIPED_WIDTH)
    return console


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
