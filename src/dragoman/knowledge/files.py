"""The knowledge files, read line by line; every bad line is named, not only the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.corrections import Correction
from dragoman.knowledge.schema import (
    CollectiveEntry,
    Entry,
    OrganisationEntry,
    PersonEntry,
    StateEntry,
)

__all__ = ["CORRECTIONS", "FILES", "Entry", "Place", "Problem", "Traversable", "load_entries"]

FILES: dict[str, tuple[str, type[Entry]]] = {
    "states.jsonl": ("sta.", StateEntry),
    "organisations.jsonl": ("org.", OrganisationEntry),
    "collectives.jsonl": ("col.", CollectiveEntry),
    "people.jsonl": ("per.", PersonEntry),
}
"""Each file, the prefix of its ids, and the shape of its lines."""

CORRECTIONS = "corrections.jsonl"

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    **{name: msgspec.json.Decoder(shape) for name, (_, shape) in FILES.items()},
    CORRECTIONS: msgspec.json.Decoder(Correction),
}


class Place(NamedTuple):
    """A line of a file; `file` is its name among ours, its whole path among the user's."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


class Problem(NamedTuple):
    """Something wrong in a knowledge file."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class Folder(NamedTuple):
    """The files of a folder as bytes. `path` stands before their names where it is not ours."""

    path: str
    contents: tuple[tuple[str, bytes], ...]

    def place(self, file: str, line: int) -> Place:
        """A line of one of the files."""
        return Place(f"{self.path}/{file}" if self.path else file, line)


class Lines(NamedTuple):
    """What the lines of a folder hold, in the order of the files."""

    entries: list[tuple[Place, Entry]]
    corrections: list[tuple[Place, Correction]]
    problems: list[Problem]


def read_folder(folder: Traversable, path: str = "") -> Folder:
    """The knowledge files of a folder; those that are not there are left out."""
    found = ((name, folder / name) for name in (*FILES, CORRECTIONS))
    return Folder(path, tuple((name, file.read_bytes()) for name, file in found if file.is_file()))


def read_lines(folder: Folder) -> Lines:
    """Entries and corrections of a folder, and the lines that are neither."""
    lines = Lines([], [], [])
    for name, content in folder.contents:
        prefix = FILES[name][0] if name in FILES else ""
        decode = _DECODERS[name].decode
        for number, line in enumerate(content.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                read = decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                lines.problems.append(Problem(folder.place(name, number), str(error)))
                continue
            if not read.id.startswith(prefix):
                wrong = f"the id {read.id} must start with {prefix}"
                lines.problems.append(Problem(folder.place(name, number), wrong))
            elif prefix:
                lines.entries.append((folder.place(name, number), read))
            else:
                lines.corrections.append((folder.place(name, number), read))
    return lines


def twice(lines: Iterable[tuple[Place, Entry | Correction]]) -> Iterator[Problem]:
    """Ids that stand in one folder more than once."""
    seen: dict[str, Place] = {}
    for place, line in lines:
        if line.id in seen:
            yield Problem(place, f"{line.id} stands already at {seen[line.id]}")
        else:
            seen[line.id] = place


def load_entries(folder: Traversable) -> Iterator[Entry]:
    """All entries of the files in a folder.

    Raises:
        KnowledgeError: names file, line and reason.
    """
    lines = read_lines(read_folder(folder))
    refuse(lines.problems)
    return (entry for _, entry in lines.entries)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise what is wrong, if anything is.

    Raises:
        KnowledgeError: the first problem, and how many more there are.
    """
    found = list(problems)
    if found:
        more = f" (and {len(found) - 1} more: `dragoman doctor` lists them)" if found[1:] else ""
        mend = "; mend the line or delete it" if "/" in found[0].place.file else ""
        raise KnowledgeError(f"{found[0]}{mend}{more}")
