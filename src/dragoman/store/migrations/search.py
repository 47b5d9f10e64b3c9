"""Full-text search of the first version, for each database in its own way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SQLITE_TABLES = (
    """CREATE VIRTUAL TABLE report_search USING fts5(
         title, text, content='reports', content_rowid='number',
         tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE statement_search USING fts5(
         words, content='statements', content_rowid='number',
         tokenize='unicode61 remove_diacritics 2')""",
)


def sqlite() -> Iterator[str]:
    """Search tables, kept in step by triggers."""
    yield from SQLITE_TABLES
    yield from _in_step("reports", "report_search", ("title", "text"))
    yield from _in_step("statements", "statement_search", ("words",))


def _in_step(table: str, index: str, columns: tuple[str, ...]) -> tuple[str, str, str]:
    """Triggers that keep a search index in step with its table."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{c}" for c in columns)
    old = ", ".join(f"old.{c}" for c in columns)
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.number, {new});"
    drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
    return (
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END",
    )


_LONGEST = 400_000
"""Characters of a text that can be searched: PostgreSQL's index of one text is bounded."""

_LETTERS = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
_MARKS = (*range(0x20), *range(0x20, 0x7F), *range(0x80, 0xC0), 0xD7, 0xF7, *range(0x2000, 0x2070))
_ACCENTS = range(0x300, 0x370)


def _folding() -> tuple[str, str]:
    """Characters and what each becomes: a small letter without accent, a space, nothing."""
    letters = {c: _plain(c) for c in map(chr, _LETTERS) if _plain(c) != c}
    spaces = {c: " " for c in map(chr, _MARKS) if not c.isalnum() and c != "\0"}
    both = letters | spaces
    return "".join(both) + "".join(map(chr, _ACCENTS)), "".join(both.values())


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.lower())[0]
    return base if base.isalpha() else letter


def postgresql() -> Iterator[str]:
    """Columns that the server makes from the text, and their indexes.

    Its own parser takes hosts, paths and hyphened words for one, and knows nothing of accents;
    so it is given words with single spaces between them, as SQLite's tokenizer would see them.
    """
    before, after = (_quoted(part) for part in _folding())
    yield f"""CREATE FUNCTION dragoman_folded(words text) RETURNS text
                LANGUAGE sql IMMUTABLE PARALLEL SAFE
                AS $$ SELECT lower(translate(left(words, {_LONGEST}), {before}, {after})) $$"""
    text = "setweight(to_tsvector('simple', dragoman_folded(text)), 'D')"
    title = "setweight(to_tsvector('simple', dragoman_folded(coalesce(title, ''))), 'A')"
    said = "to_tsvector('simple', dragoman_folded(words))"
    for table, made in (("reports", f"{text} || {title}"), ("statements", said)):
        yield f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({made}) STORED"
        yield f"CREATE INDEX ix_{table}_search ON {table} USING gin (search)"


def _quoted(characters: str) -> str:
    """As a literal; a single % would be a parameter to the driver."""
    return "'" + characters.replace("'", "''").replace("%", "%%") + "'"
