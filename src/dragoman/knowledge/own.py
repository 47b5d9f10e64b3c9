"""The user's own entries and corrections: a folder that no new version of Dragoman touches."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.corrections import Correction
from dragoman.knowledge.files import (
    CORRECTIONS,
    FILES,
    Folder,
    read_folder,
    read_lines,
    refuse,
    twice,
)
from dragoman.knowledge.schema import Entry

VARIABLE = "DRAGOMAN_KNOWLEDGE"


def own_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the user's own knowledge lies: `$DRAGOMAN_KNOWLEDGE`, else where the system keeps the
    data of programs. The folder need not be there.

    >>> own_folder({"XDG_DATA_HOME": "/data"}, "linux").as_posix()
    '/data/dragoman/knowledge'
    """
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE]).expanduser()
    return _data_home(environment, platform) / "dragoman" / "knowledge"


def _data_home(environment: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        named = environment.get("LOCALAPPDATA")
        return Path(named) if named else Path.home() / "AppData" / "Local"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = environment.get("XDG_DATA_HOME")
    # The XDG rules bid us pass over a path that is not absolute.
    return Path(named) if named and named.startswith("/") else Path.home() / ".local" / "share"


def read_own(folder: Path) -> Folder:
    """The files of the user's folder as they are now.

    Raises:
        KnowledgeError: the system does not let us read them.
    """
    if folder.exists() and not folder.is_dir():
        raise KnowledgeError(f"{folder} is no folder; name another in ${VARIABLE}")
    try:
        return read_folder(folder, folder.as_posix())
    except OSError as error:
        raise KnowledgeError(
            f"{folder}: {error.strerror}; make it readable, or name another folder in ${VARIABLE}"
        ) from error


def stamp(folder: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """Changes when a file of the folder does, and costs a few look-ups only."""
    return tuple(stamp_of(folder / name) for name in (*FILES, CORRECTIONS))


def stamp_of(file: Path) -> tuple[int, int, int] | None:
    """Changes when a file does; None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


class OwnKnowledge:
    """The user's entries and corrections, to be changed and saved."""

    def __init__(self, folder: Path) -> None:
        """Read them.

        Raises:
            KnowledgeError: a line breaks the schema; nothing is changed before it is mended.
        """
        lines = read_lines(read_own(folder))
        refuse([*lines.problems, *twice(lines.entries), *twice(lines.corrections)])
        self.folder = folder
        self.entries: dict[str, Entry] = {entry.id: entry for _, entry in lines.entries}
        self.corrections: dict[str, Correction] = {c.id: c for _, c in lines.corrections}

    def put(self, entry: Entry) -> None:
        """Add or replace an entry."""
        self.entries[entry.id] = entry

    def correct(self, correction: Correction) -> None:
        """Add or replace a correction; one that changes nothing is taken away."""
        if correction.empty():
            self.corrections.pop(correction.id, None)
        else:
            self.corrections[correction.id] = correction

    def remove(self, ident: str) -> bool:
        """Take entry and correction of an id away; whether there were any."""
        entry = self.entries.pop(ident, None)
        correction = self.corrections.pop(ident, None)
        return entry is not None or correction is not None

    def contents(self) -> Folder:
        """The files as `save` writes them."""
        return Folder(self.folder.as_posix(), tuple(self._files()))

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for name, (prefix, _) in FILES.items():
            entries = (e for ident, e in self.entries.items() if ident.startswith(prefix))
            yield name, b"".join(map(_entry_line, entries))
        # In a correction null means "taken away" and must be kept.
        corrections = self.corrections.values()
        yield CORRECTIONS, b"".join(msgspec.json.encode(c) + b"\n" for c in corrections)

    def save(self) -> None:
        """Write the files, each whole or not at all.

        Raises:
            KnowledgeError: the system does not let us write them.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, content in self._files():
                _replace(self.folder / name, content)
        except OSError as error:
            raise KnowledgeError(
                f"{self.folder}: {error.strerror}; name another folder in ${VARIABLE}"
            ) from error


def _entry_line(entry: Entry) -> bytes:
    return msgspec.json.encode(_given(msgspec.to_builtins(entry))) + b"\n"


def _given(value: object) -> object:
    """Without what is empty, as the files that come with the package are written."""
    if not isinstance(value, dict):
        return [_given(v) for v in value] if isinstance(value, list | tuple) else value
    return {k: _given(v) for k, v in value.items() if v not in (None, [], ())}


def _replace(file: Path, content: bytes) -> None:
    if not content and not file.exists():
        return
    if file.exists() and file.read_bytes() == content:
        return
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
