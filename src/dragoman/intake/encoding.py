"""Bytes to characters: told by marks and by the bytes themselves, never by hope."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from dragoman.errors import InputError

REMEDY = "save it as UTF-8"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Word or spreadsheet file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"\x00\x00\x00", "a film file"),
    (b"ID3", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "a SQLite file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet file"),
)
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*(?P<html>[\w.:-]+)"
    rb"|<\?xml[^>]+encoding\s*=\s*[\"'](?P<xml>[\w.:-]+)",
    re.IGNORECASE,
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x00")) + b"\x7f"


class Decoded(NamedTuple):
    """A text, and how its bytes were read."""

    text: str
    encoding: str


def refuse_known_binary(head: bytes, document: str) -> None:
    """Refuse what is no text by its signature.

    Raises:
        InputError: says what kind of file it is.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(document, f"{kind}, not text", remedy="save its text and give that")


def refuse_control_bytes(head: bytes, document: str) -> None:
    """Refuse what is no text by its share of control bytes; a few stray ones pass.

    Raises:
        InputError: there are too many.
    """
    sample = head[:65536]
    if marked_encoding(sample) or not sample or _wide(sample):
        return
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    nuls = sample.count(0)
    if controls > 0.02 * len(sample) or nuls > 0.1 * len(sample):
        raise InputError(document, "binary data, not text", remedy="save its text and give that")


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark tells."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def strip_mark(data: bytes) -> bytes:
    """The bytes after a byte order mark."""
    return next((data[len(mark) :] for mark, _ in _MARKS if data.startswith(mark)), data)


def decode_sample(head: bytes) -> str:
    """The encoding of a longer file that opens with these bytes; UTF-8 unless they forbid it."""
    marked = marked_encoding(head)
    if marked is not None:
        return marked
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    try:
        return decode(whole_lines, "sample").encoding.split(" ")[0]
    except InputError:
        return "utf-8"


def decode(data: bytes, document: str) -> Decoded:
    """The text of a whole document.

    Order of belief: byte order mark, UTF-8, the charset that HTML or XML declares, UTF-8 with
    single lines in Windows-1252 (text pasted together), then the bytes' own statistics.

    Raises:
        InputError: the bytes fit no encoding, or break off within a character.
    """
    marked = marked_encoding(data)
    if marked is not None:
        return Decoded(_strict(strip_mark(data), marked, document), marked)
    wide = _wide(data)
    if wide is not None:
        return Decoded(_strict(data, wide, document), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            raise InputError(
                document,
                "breaks off in the middle of a character",
                place=f"byte {error.start + 1}",
                remedy="get the whole file again",
            ) from error
    return _declared(data) or _mixed(data, document) or _guessed(data, document)


def _strict(data: bytes, encoding: str, document: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            document,
            f"marked as {encoding} but is not",
            place=f"byte {error.start + 1}",
            remedy=REMEDY,
        ) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = data[:4096]
    if len(sample) < 8 or sample.count(0) < 0.3 * len(sample) or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * len(sample) / 2 and even < 0.1 * len(sample) / 2:
        return "utf-16-le"
    if even > 0.6 * len(sample) / 2 and odd < 0.1 * len(sample) / 2:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = (match["html"] or match["xml"]).decode("ascii", "replace")
    try:
        encoding = codecs.lookup(name).name
        if encoding == "iso8859-1":
            encoding = "cp1252"  # as browsers read it
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _mixed(data: bytes, document: str) -> Decoded | None:
    """UTF-8 with other lines in Windows-1252; None where no line shows that it is UTF-8."""
    lines = data.splitlines(keepends=True)
    parts: list[str] = []
    wide = 0
    for number, line in enumerate(lines, start=1):
        try:
            part = line.decode("utf-8")
            wide += not line.isascii()
        except UnicodeDecodeError:
            try:
                part = line.decode("cp1252")
            except UnicodeDecodeError as error:
                if wide:
                    raise InputError(
                        document,
                        "mixed encodings, and this line fits none",
                        place=f"line {number}",
                        remedy=REMEDY,
                    ) from error
                return None
        parts.append(part)
    return Decoded("".join(parts), "utf-8 with lines in cp1252") if wide else None


def _guessed(data: bytes, document: str) -> Decoded:
    """By statistics: few high bytes are Western punctuation, many are another alphabet."""
    high = sum(byte >= 0x80 for byte in data)
    if high <= 0.15 * len(data):
        try:
            return Decoded(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data[:200_000]).best()
    if best is not None:
        try:
            return Decoded(data.decode(best.encoding), best.encoding)
        except UnicodeDecodeError as error:
            raise InputError(
                document,
                f"looks like {best.encoding} but is not",
                place=f"byte {error.start + 1}",
                remedy=REMEDY,
            ) from error
    raise InputError(document, "in no encoding that can be told", remedy=REMEDY)
