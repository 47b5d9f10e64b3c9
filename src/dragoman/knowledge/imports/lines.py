"""Files of others, line by line: JSON Lines, a Wikidata dump, or one JSON document."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from dragoman.errors import InputError
from dragoman.knowledge.imports.ftm import ftm_rows
from dragoman.knowledge.imports.rows import Row
from dragoman.knowledge.imports.wikidata import wikidata_rows

_decode = msgspec.json.Decoder().decode
DOCUMENT = 256 * 1024 * 1024
"""The longest document that is not cut into lines; a dump is."""

Found = tuple[str, list[Row]]
"""The kind of an entity (its schema, or "item"), and what it says."""


class Source:
    """One file that is read once. `read` is how many of its `size` bytes have been read."""

    def __init__(self, path: str, stdin: IO[bytes]) -> None:
        """Open it.

        Raises:
            InputError: there is no such file, or it cannot be opened.
        """
        self.name = "standard input" if path == "-" else path
        self.read = 0
        self.size: int | None = None
        if path == "-":
            self._stream = stdin
            return
        try:
            opener = _opener(Path(path))
            # How much a compressed file holds is not known beforehand.
            self.size = Path(path).stat().st_size if opener is _plain else None
            self._stream = opener(Path(path))
        except OSError as error:
            raise InputError(path, error.strerror or "cannot be opened") from error

    def entities(self, refuse: Callable[[InputError], None]) -> Iterator[Found]:
        """The entities of the file; what cannot be read is refused, and the rest goes on."""
        number = 0
        try:
            for number, line in enumerate(self._stream, start=1):
                self.read += len(line)
                if number == 1 and line.strip() == b"{":
                    # Not a line of its own, so one document over many lines.
                    line += self._stream.read(DOCUMENT)
                yield from self._of_line(line, number, refuse)
        except (OSError, EOFError) as error:
            place = f"line {number + 1}"
            refuse(InputError(self.name, str(error), place=place, remedy="is the file whole?"))

    def _of_line(
        self, line: bytes, number: int, refuse: Callable[[InputError], None]
    ) -> Iterator[Found]:
        text = line.removeprefix(b"\xef\xbb\xbf").strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            return  # the brackets around the lines of a Wikidata dump
        try:
            yield from _found(_decode(text))
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            refuse(InputError(self.name, str(error), place=f"line {number}"))


def _plain(path: Path) -> IO[bytes]:
    return path.open("rb")


def _gzipped(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path, "rb"))


def _bzipped(path: Path) -> IO[bytes]:
    return cast(IO[bytes], bz2.open(path, "rb"))


_OPENERS: tuple[tuple[bytes, Callable[[Path], IO[bytes]]], ...] = (
    (b"\x1f\x8b", _gzipped),
    (b"BZh", _bzipped),
)
"""How a file starts, and what opens it."""


def _opener(path: Path) -> Callable[[Path], IO[bytes]]:
    with path.open("rb") as plain:
        start = plain.read(3)
    return next((opener for magic, opener in _OPENERS if start.startswith(magic)), _plain)


def _found(value: Any) -> Iterator[Found]:
    """Raises ValueError for what is neither kind of entity."""
    for entity in value if isinstance(value, list) else [value]:
        if not isinstance(entity, dict):
            raise ValueError("an entity is a JSON object")
        if "schema" in entity and "properties" in entity:
            yield str(entity["schema"]), list(ftm_rows(entity))
        elif "claims" in entity or "labels" in entity:
            yield "item", list(wikidata_rows(entity))
        elif isinstance(entity.get("entities"), dict):
            yield from _found(list(entity["entities"].values()))
        elif "missing" not in entity:  # an item that Wikidata does not have, in an answer of it
            raise ValueError("neither a FollowTheMoney entity nor a Wikidata item")
