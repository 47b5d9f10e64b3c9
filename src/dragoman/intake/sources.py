"""What the user names: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import InputError

STDIN = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def find_files(sources: Sequence[str]) -> Iterator[Path | str | InputError]:
    """Files in the order named, those of a folder sorted, hidden ones left out.

    `-` comes out as the string itself, for standard input. A source that leads to no file
    comes out as the error that says so.
    """
    for source in sources:
        if source == STDIN:
            yield STDIN
        elif _URL.match(source):
            yield InputError(
                source, "fetching is not supported yet", remedy="save the page and give its file"
            )
        else:
            yield from _files_of(source)


def _files_of(source: str) -> Iterator[Path | InputError]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _files_in(path)
            return
        if path.exists():
            yield path
            return
    except (OSError, ValueError) as error:
        yield InputError(shown(source), _reason(error), remedy="check the name")
        return
    # Path.glob takes no absolute pattern.
    found = sorted(glob.glob(source, recursive=True)) if glob.has_magic(source) else []  # noqa: PTH207
    if not found:
        what = "no file matches" if glob.has_magic(source) else "no such file or folder"
        yield InputError(shown(source), what, remedy="check the name")
    for name in found:
        yield from _files_in(Path(name)) if Path(name).is_dir() else [Path(name)]


def _files_in(folder: Path) -> Iterator[Path | InputError]:
    """Files below a folder, depth first, in order of name."""
    failed: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith("."):
                empty = False
                yield path if path.is_file() else _not_a_file(path)
        while failed:
            yield _unreadable(failed.pop(0), folder)
    while failed:
        empty = False
        yield _unreadable(failed.pop(0), folder)
    if empty:
        yield InputError(str(folder), "the folder holds no files", remedy="check the name")


def _not_a_file(path: Path) -> InputError:
    return InputError(shown(str(path)), "not a regular file", remedy="take it out of the folder")


def _unreadable(error: OSError, folder: Path) -> InputError:
    return InputError(shown(str(error.filename or folder)), _reason(error), remedy=PERMISSION)


PERMISSION = "check that it is there and may be read"


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "cannot be read").lower() if isinstance(error, OSError) else "no name"


def shown(name: str) -> str:
    """A file name that can be printed and stored: bytes that are no characters are escaped.

    >>> shown("caf\\udce9.txt")
    'caf\\\\udce9.txt'
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
