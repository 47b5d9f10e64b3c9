"""CSV and other delimited tables: a header of column names, one document a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.intake.clipping import Outcome
from dragoman.intake.encoding import decode_sample, strip_mark
from dragoman.intake.lines import LONGEST_LINE, read_lines
from dragoman.intake.records import ALIASES, FIELDS, read_record

DELIMITERS = ",;\t|"
ENCODING_REMEDY = "save the table as UTF-8"


def read_csv(head: bytes, stream: BinaryIO, document: str) -> Iterator[Outcome]:
    """One outcome a row; rows are numbered from 1 below the header, lines as in the file.

    The delimiter is the one that finds most known columns in the header. Column names are read
    in any case. Quoted fields may hold delimiters, newlines and doubled quotes.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    lines = _Lines(head, stream, document)
    try:
        first = next(lines, "")
    except InputError as refused:
        yield refused
        return
    delimiter = delimiter_of(first)
    columns = _columns(first, delimiter)
    if "text" not in columns:
        seen = ", ".join(name for name in columns if name) or "none"
        yield InputError(
            document,
            f"no column `text` or `body` (columns: {seen})"[:400],
            place="line 1",
            remedy="name the column that holds the text `text`",
        )
        return
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        started = lines.number + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            number += 1
            yield _broken_row(document, number, started, str(error))
            continue
        except InputError as refused:
            number += 1
            yield refused
            continue
        if row is None:
            return
        if any(value.strip() for value in row):
            number += 1
            yield _outcome(row, columns, document, f"row {number} (line {started})")


def delimiter_of(header: str) -> str:
    """The delimiter of a header line: the one that finds most known columns, then most columns.

    >>> delimiter_of("Headline;Date;Body")
    ';'
    """
    return max(
        DELIMITERS, key=lambda mark: (known_columns(header, mark), header.count(mark), mark == ",")
    )


def known_columns(header: str, delimiter: str) -> int:
    """How many columns of a header are fields of a report.

    >>> known_columns("headline,Body,colour", ",")
    2
    """
    return sum(name in FIELDS for name in _columns(header, delimiter))


def _columns(header: str, delimiter: str) -> list[str]:
    """Column names of a header line as field names; unknown ones as they are written."""
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []
    columns: list[str] = []
    for name in names:
        bare = " ".join(name.split())
        field = ALIASES.get(bare.lower(), bare.lower())
        columns.append(field if field in FIELDS and field not in columns else bare)
    return columns


def _outcome(row: Sequence[str], columns: Sequence[str], document: str, place: str) -> Outcome:
    if len(row) > len(columns):
        return InputError(
            document,
            f"{len(row)} fields under {len(columns)} columns",
            place=place,
            remedy="quote the fields that hold the delimiter",
        )
    record: dict[str, object] = {
        name: value for name, value in zip(columns, row, strict=False) if name and value.strip()
    }
    authors = record.get("authors")
    if isinstance(authors, str):
        record["authors"] = [name.strip() for name in authors.split(";")]
    try:
        return read_record(record, document, place)
    except InputError as refused:
        return refused


def _broken_row(document: str, number: int, line: int, reason: str) -> InputError:
    if "unexpected end of data" in reason:
        reason = "a quote opened here is never closed, so the rest of the file is one field"
    elif "field larger than" in reason:
        reason = f"a field of more than {LONGEST_LINE:,} characters"
    return InputError(
        document, reason, place=f"row {number} (line {line})", remedy="correct the quotes"
    )


class _Lines(Iterator[str]):
    """Decoded lines for the `csv` module; `number` is that of the last line given out."""

    def __init__(self, head: bytes, stream: BinaryIO, document: str) -> None:
        self.number = 0
        self._document = document
        self._encoding = decode_sample(head)
        self._lines = read_lines(strip_mark(head), stream)

    def __next__(self) -> str:
        line = next(self._lines)
        self.number = line.number
        place = f"line {line.number}"
        if line.data is None:
            raise InputError(
                self._document,
                f"a line of more than {LONGEST_LINE:,} bytes",
                place=place,
                remedy="split it into its reports",
            )
        try:
            return line.data.decode(self._encoding)
        except UnicodeDecodeError as error:
            raise InputError(
                self._document,
                f"byte {error.start + 1} is not {self._encoding}",
                place=place,
                remedy=ENCODING_REMEDY,
            ) from error
