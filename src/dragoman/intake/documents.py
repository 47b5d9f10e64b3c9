"""From sources to reports: open, tell the format, read, check; a refusal never stops the rest."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError, UsageError
from dragoman.intake.clipping import Outcome, to_report
from dragoman.intake.csv_table import read_csv
from dragoman.intake.encoding import (
    decode,
    marked_encoding,
    refuse_control_bytes,
    refuse_known_binary,
)
from dragoman.intake.html import read_html
from dragoman.intake.jsonl import read_json, read_jsonl
from dragoman.intake.markdown import read_markdown
from dragoman.intake.publication import read_published
from dragoman.intake.sniff import Format, sniff
from dragoman.intake.sources import PERMISSION, STDIN, find_files, shown
from dragoman.intake.text import read_text
from dragoman.model import Report

LARGEST_DOCUMENT = 20_000_000
"""Bytes of a file that is one document; JSON Lines and CSV may be of any size."""

HEAD = 65536
"""Bytes by which the format is told."""

OnError = Callable[[InputError], None]


def read_documents(
    sources: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_error: OnError,
) -> Iterator[Report]:
    """Reports of files, folders (recursive, sorted, hidden files left out), patterns, and `-`.

    `published` sets the publication date of every report and wins over the document's own,
    which is kept in the metadata. Each document that is refused goes to `on_error`; the others
    go on. Files are read one at a time, JSON Lines and CSV line by line.

    Raises:
        UsageError: `published` is not a date, or `-` is given without `stdin`.
    """
    day = publication_day(published)
    if STDIN in sources and stdin is None:
        raise UsageError("`-` was given, but there is no standard input to read.")
    return _reports(sources, day, stdin, on_error)


def documents_from_bytes(
    data: bytes, name: str, *, published: str | None = None, on_error: OnError
) -> Iterator[Report]:
    """Reports of the bytes of one file; `name` is used in messages and as a hint of the format.

    >>> [r.title for r in documents_from_bytes(
    ...     b"# Envoys meet\\n\\nEnvoys met in Oslo on Monday.", "a.md", on_error=print)]
    ['Envoys meet']
    """
    day = publication_day(published)
    return _checked(_outcomes(io.BytesIO(data), name), name, day, on_error)


def publication_day(published: str | None) -> str | None:
    """The day that the user sets for all documents.

    Raises:
        UsageError: it names no certain day.
    """
    if published is None:
        return None
    found = read_published(published)
    if found is None:
        raise UsageError(f"--published {published!r} is not a date; give it as YYYY-MM-DD.")
    return found.day


def _reports(
    sources: Sequence[str], day: str | None, stdin: BinaryIO | None, on_error: OnError
) -> Iterator[Report]:
    for found in find_files(sources):
        if isinstance(found, InputError):
            on_error(found)
        elif isinstance(found, Path):
            yield from _file_reports(found, day, on_error)
        elif stdin is not None:
            name = "standard input"
            yield from _checked(_outcomes(stdin, name), name, day, on_error)


def _file_reports(path: Path, day: str | None, on_error: OnError) -> Iterator[Report]:
    name = shown(str(path))
    try:
        stream = path.open("rb")
    except OSError as error:
        on_error(_unreadable(name, error))
        return
    with stream:
        yield from _checked(_outcomes(stream, name), name, day, on_error)


def _checked(
    outcomes: Iterator[Outcome], name: str, day: str | None, on_error: OnError
) -> Iterator[Report]:
    """Reports of outcomes, refusals handed over."""
    found = False
    while True:
        try:
            outcome = next(outcomes, None)
        except InputError as refused:
            on_error(refused)
            return
        except OSError as error:
            on_error(_unreadable(name, error))
            return
        if outcome is None:
            break
        found = True
        if isinstance(outcome, InputError):
            on_error(outcome)
            continue
        try:
            report = to_report(outcome, name, published=day)
        except InputError as refused:
            on_error(refused)
            continue
        yield report
    if not found:
        on_error(InputError(name, "holds no documents", remedy="give a file with a report in it"))


def _unreadable(name: str, error: OSError) -> InputError:
    return InputError(name, (error.strerror or "cannot be read").lower(), remedy=PERMISSION)


def _outcomes(stream: BinaryIO, name: str) -> Iterator[Outcome]:
    """What one stream holds.

    Raises:
        InputError: the stream as a whole is refused.
    """
    head = stream.read(HEAD)
    if not head.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf"):
        rest = stream.read(HEAD) if head else b""
        if not rest.strip(b" \t\r\n\f\v\x00"):
            raise InputError(name, "empty", remedy="give a file with a report in it")
        head += rest
    refuse_known_binary(head, name)
    if (marked_encoding(head) or "utf-8") != "utf-8":
        head = decode(_whole(head, stream, name), name).text.encode("utf-8", "surrogatepass")
        stream = io.BytesIO()
    kind = sniff(head, name)
    if kind == "jsonl":
        yield from read_jsonl(head, stream, name)
    elif kind == "csv":
        refuse_control_bytes(head, name)
        yield from read_csv(head, stream, name)
    elif kind == "json":
        yield from read_json(_whole(head, stream, name), name)
    else:
        yield _page(_whole(head, stream, name), kind, name)


def _page(data: bytes, kind: Format, name: str) -> Outcome:
    """A file that is one document.

    Raises:
        InputError: it is refused.
    """
    if kind in {"feed", "warc"}:
        what = "an RSS or Atom feed" if kind == "feed" else "a WARC archive"
        raise InputError(
            name, f"{what}, which is not supported yet", remedy="give its pages as HTML files"
        )
    refuse_control_bytes(data, name)
    decoded = decode(data, name)
    metadata = {} if decoded.encoding == "utf-8" else {"encoding": decoded.encoding}
    if kind == "html":
        return read_html(decoded.text, name, metadata)
    if kind == "markdown":
        return read_markdown(decoded.text, name, metadata)
    return read_text(decoded.text, metadata)


def _whole(head: bytes, stream: BinaryIO, name: str) -> bytes:
    """All bytes of a document, refused as soon as there are too many.

    Raises:
        InputError: it is too large.
    """
    rest = stream.read(LARGEST_DOCUMENT - len(head) + 1)
    if len(head) + len(rest) > LARGEST_DOCUMENT:
        raise InputError(
            name,
            f"one document of more than {LARGEST_DOCUMENT // 1_000_000} MB",
            remedy="split it into its reports, or give them as JSON Lines",
        )
    return head + rest
