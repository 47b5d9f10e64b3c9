"""JSON Lines, and a JSON document or array of documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.errors import InputError
from dragoman.intake.clipping import Outcome, has_surrogates
from dragoman.intake.lines import LONGEST_LINE, read_lines
from dragoman.intake.records import read_record

_UTF8_MARK = b"\xef\xbb\xbf"


def read_jsonl(head: bytes, stream: BinaryIO, document: str) -> Iterator[Outcome]:
    """One outcome a line that is not blank; a line that cannot be read does not stop the rest.

    `head` are the bytes already read from `stream`.
    """
    for number, data in read_lines(head.removeprefix(_UTF8_MARK), stream):
        place = f"line {number}"
        if data is None:
            yield InputError(
                document,
                f"a line of more than {LONGEST_LINE:,} bytes",
                place=place,
                remedy="split it into its reports",
            )
        elif data.strip():
            yield _outcome(data, document, place)


def _outcome(data: bytes, document: str, place: str) -> Outcome:
    try:
        return read_record(
            _record(_decode(data, document, place), document, place), document, place
        )
    except InputError as refused:
        return refused


def read_json(data: bytes, document: str) -> Iterator[Outcome]:
    """The outcomes of a JSON document, or of an array of them ("item 3")."""
    try:
        value = _decode(data.removeprefix(_UTF8_MARK), document, None)
    except InputError as refused:
        yield refused
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"item {number}"
        try:
            yield read_record(_record(item, document, place), document, place)
        except InputError as refused:
            yield refused


def _record(value: Any, document: str, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(
            document,
            "not a JSON object",
            place=place,
            remedy='give an object such as {"text": "..."}',
        )
    return value


def _decode(data: bytes, document: str, place: str | None) -> Any:
    """One JSON value.

    Raises:
        InputError: not UTF-8, not JSON, nested beyond reason, or with half a character in it.
    """
    try:
        return msgspec.json.decode(data)
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 (byte {error.start + 1})"
        remedy = "save the file as UTF-8"
    except RecursionError:
        reason, remedy = "nested too deeply", "give flat objects"
    except msgspec.MsgspecError as error:
        if _half_character(data):
            reason, remedy = (
                "an unpaired surrogate, which is half a character",
                "export the text again as UTF-8",
            )
        else:
            reason = f"not valid JSON ({str(error).removeprefix('JSON is malformed: ')})"
            remedy = "repair the line" if place else "repair the file"
    raise InputError(document, reason, place=place, remedy=remedy)


def _half_character(data: bytes) -> bool:
    """Whether only an escape such as "\\ud83d" on its own makes this JSON invalid."""
    try:
        return has_surrogates(json.dumps(json.loads(data), ensure_ascii=False))
    except (ValueError, RecursionError):
        return False
