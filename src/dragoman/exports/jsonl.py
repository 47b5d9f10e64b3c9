"""The whole record as JSON Lines: a backup that any program can read, and the way back.

The first line is a header; then come actors, reports with their readings, and what persons
judged, one object a line. What is exported, imported and exported again is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, exc

from dragoman.errors import InputError
from dragoman.store.record import Record
from dragoman.store.whole import (
    FORMAT,
    ActorPiece,
    EditPiece,
    Header,
    JudgementPiece,
    LinkPiece,
    Piece,
    ReportPiece,
    last_number,
    pieces,
    put_actor,
    put_edit,
    put_judgement,
    put_link,
    put_report,
)

_TRANSACTION = 50
"""Lines that are kept together: a kill loses no more, and no line is kept by half."""

EXPORT_AGAIN = "export the record again"


def write(record: Record, stream: BinaryIO, *, since: str | None = None) -> int:
    """Write the record, or what was published from a day on; the number of reports.

    The record is written as it is at the beginning, whoever adds to it meanwhile.

    Raises:
        UsageError: `since` is not a date.
        RecordError: the record cannot be read.
    """
    encoder = msgspec.json.Encoder()
    buffer = bytearray()
    count = 0
    with record.snapshot() as connection:
        for piece in pieces(connection, since):
            encoder.encode_into(piece, buffer)
            buffer.extend(b"\n")
            stream.write(buffer)
            count += isinstance(piece, ReportPiece)
    return count


class Restored(msgspec.Struct):
    """What an import did: reports and judgements stored, reports there already, lines refused."""

    reports: int = 0
    judgements: int = 0
    known: int = 0
    refused: int = 0


def read(
    record: Record,
    lines: Iterable[bytes],
    *,
    name: str,
    on_error: Callable[[InputError], None],
) -> Restored:
    """Add to a record what an export has and it has not; nothing that it has is changed.

    A line that cannot be taken goes to `on_error`, and the others go on; `name` is what errors
    call the file.

    Raises:
        InputError: it is no export, or one of a later format.
        RecordError: the record cannot be written.
    """
    return _Import(record, name, on_error).run(lines)


class _Import:
    def __init__(self, record: Record, name: str, on_error: Callable[[InputError], None]) -> None:
        self._record = record
        self._name = name
        self._on_error = on_error
        self._decoder = msgspec.json.Decoder(Piece)
        self._done = Restored()
        self._before = 0

    def run(self, lines: Iterable[bytes]) -> Restored:
        numbered = ((at, line) for at, line in enumerate(lines, 1) if line.strip())
        header = self._header(next(numbered, None))
        expected = sum((header.actors, header.reports, header.judgements))
        expected += header.links + header.edits
        with self._record.snapshot() as connection:
            self._before = last_number(connection)
        count, at = 0, 1
        for batch in _batches(numbered):
            with self._record.changing() as connection:
                for at, line in batch:
                    self._take(connection, at, line)
            count += len(batch)
        if count != expected:
            reason = f"the file has {count} lines after its header, which tells of {expected}"
            self._refuse(at, InputError(self._name, reason, remedy=EXPORT_AGAIN))
        return self._done

    def _header(self, first: tuple[int, bytes] | None) -> Header:
        try:
            header = self._decoder.decode(first[1]) if first else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            header = None
        if not isinstance(header, Header):
            remedy = f"it begins with a line that names {FORMAT}; `dragoman export jsonl` makes one"
            reason = "not an export of a record"
            raise InputError(self._name, reason, place="line 1", remedy=remedy)
        if header.format != FORMAT:
            remedy = "upgrade this program: pip install --upgrade dragoman"
            reason = f"an export of the format {header.format}; this program knows {FORMAT}"
            raise InputError(self._name, reason, place="line 1", remedy=remedy)
        return header

    def _take(self, connection: Connection, at: int, line: bytes) -> None:
        """One line, whole or not at all."""
        try:
            with connection.begin_nested():
                self._put(connection, self._decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            reason = f"not a line of an export ({error})"
            self._refuse(at, InputError(self._name, reason, remedy=EXPORT_AGAIN))
        except InputError as error:
            self._refuse(at, error)
        except (exc.IntegrityError, exc.DataError) as error:
            reason = f"it cannot be stored ({' '.join(str(error.orig).split())})"
            remedy = "something that it points to is missing or refused; export the record again"
            self._refuse(at, InputError(self._name, reason, remedy=remedy))

    def _put(self, connection: Connection, piece: Piece) -> None:
        if isinstance(piece, ActorPiece):
            put_actor(connection, piece)
        elif isinstance(piece, ReportPiece):
            stored = put_report(connection, piece, before=self._before)
            self._done.reports += stored
            self._done.known += not stored
        elif isinstance(piece, JudgementPiece):
            self._done.judgements += put_judgement(connection, piece)
        elif isinstance(piece, LinkPiece):
            self._done.judgements += put_link(connection, piece)
        elif isinstance(piece, EditPiece):
            self._done.judgements += put_edit(connection, piece)
        else:
            raise InputError(self._name, "a second header", remedy="keep one export a file")

    def _refuse(self, at: int, error: InputError) -> None:
        self._done.refused += 1
        what = error.reason if error.document == self._name else f"{error.document}: {error.reason}"
        self._on_error(InputError(self._name, what, place=f"line {at}", remedy=error.remedy))


def _batches(lines: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _TRANSACTION:
            yield batch
            batch = []
    if batch:
        yield batch
