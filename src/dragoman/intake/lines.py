"""Lines of a byte stream, one after the other, none of them longer than memory should hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

LONGEST_LINE = 5_000_000
"""Bytes of one line, which is one document of a JSON Lines file."""

_CHUNK = 1 << 18


class Line(NamedTuple):
    """A line with its end and its number from 1; `data` is None where it is too long."""

    number: int
    data: bytes | None


def read_lines(head: bytes, stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """Lines of `head` followed by the rest of `stream`; only newlines end a line.

    >>> import io
    >>> [line.data for line in read_lines(b"a\\nb", io.BytesIO(b"c\\n"))]
    [b'a\\n', b'bc\\n']
    """
    number = 1
    pending = head
    overlong = False
    while True:
        *whole, pending = pending.split(b"\n")
        for data in whole:
            overlong = overlong or len(data) > longest
            yield Line(number, None if overlong else data + b"\n")
            overlong = False
            number += 1
        if len(pending) > longest:
            overlong, pending = True, b""
        chunk = stream.read(_CHUNK)
        if not chunk:
            break
        pending += chunk
    if pending or overlong:
        yield Line(number, None if overlong else pending)
