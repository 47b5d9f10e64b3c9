"""The formats by name, and a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ExportError
from dragoman.store.record import Record

FORMATS = {"jsonl": "everything the record holds; `dragoman import` brings it back"}
"""What each module of this folder writes. A module has `write(record, stream, since=...)`, which
returns the number of reports.
"""

STANDARD_OUTPUT = "-"


def export(record: Record, form: str, to: str, *, since: str | None = None) -> int:
    """Write a record to a file, or to standard output; the number of reports.

    Raises:
        ExportError: the file cannot be written; what it held before is untouched.
        UsageError: `since` is not a date.
    """
    module = import_module(f"dragoman.exports.{form}")
    with written(to) as stream:
        count: int = module.write(record, stream, since=since)
    return count


@contextmanager
def written(to: str) -> Iterator[BinaryIO]:
    """A file to write; it takes its name when it is finished, so that no half of one has it.

    Raises:
        ExportError: it cannot be written.
    """
    if to == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(to)
    if target.exists() and not target.is_file():  # a pipe or a device has no half-way state
        unfinished = target
    else:
        unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            stream.flush()
            if unfinished is not target:
                os.fsync(stream.fileno())
        if unfinished is not target:
            unfinished.replace(target)
    except OSError as error:
        remedy = "check the folder, its permissions and the space left, then export again"
        raise ExportError(f"{to}: cannot be written ({error.strerror}); {remedy}") from error
    finally:
        if unfinished is not target:
            unfinished.unlink(missing_ok=True)
