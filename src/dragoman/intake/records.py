"""Reports that come as records of named fields (JSON Lines, JSON, CSV): their text is exact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.intake.clipping import Clipping
from dragoman.intake.credits import credits_of

ALIASES = {
    "headline": "title",
    "date": "published",
    "body": "text",
    "link": "url",
    "author": "authors",
}
"""Other names that a field goes by; the field's own name wins where both are there."""

FIELDS = frozenset({"id", "title", "published", "outlet", "url", "language", "authors", "text"})


def read_record(record: Mapping[str, Any], document: str, place: str) -> Clipping:
    """The clipping of one record; keys that no field knows go into its metadata.

    The text is taken exactly as it stands, never trimmed or re-wrapped.

    Raises:
        InputError: no text, or a field of the wrong type.
    """
    known, metadata = _sort_keys(record)
    text = known.get("text")
    if text is None:
        raise InputError(
            document,
            f"no text (fields: {', '.join(map(str, record)) or 'none'})"[:300],
            place=place,
            remedy="name the field that holds the text `text`",
        )
    if not isinstance(text, str):
        raise _wrong_type("text", "a string", document, place)

    def string(name: str) -> str | None:
        return _string(known.get(name), name, document, place)

    return Clipping(
        text=text,
        title=string("title"),
        published=string("published"),
        outlet=string("outlet"),
        url=string("url"),
        language=string("language"),
        id=string("id"),
        authors=_names(known.get("authors"), document, place),
        credits=credits_of(text),
        place=place,
        metadata=metadata,
    )


def _sort_keys(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields of a report by their own names, and all else."""
    known: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    aliased: list[tuple[str, str, Any]] = []
    for key, value in record.items():
        if key in FIELDS:
            known[key] = value
        elif key in ALIASES:
            aliased.append((key, ALIASES[key], value))
        else:
            metadata[key] = value
    for key, name, value in aliased:
        if known.get(name) is None:
            known[name] = value
        else:
            metadata[key] = value
    return known, metadata


def _string(value: Any, name: str, document: str, place: str) -> str | None:
    """A field as a string, blank ones as None; a number serves as an id."""
    if value is None:
        return None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _wrong_type(name, "a string", document, place)
    return value if value.strip() else None


def _names(value: Any, document: str, place: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _wrong_type("authors", "a list of strings", document, place)
    return tuple(name for name in names if name.strip())


def _wrong_type(name: str, wanted: str, document: str, place: str) -> InputError:
    return InputError(
        document, f"`{name}` is not {wanted}", place=place, remedy="correct the field"
    )
