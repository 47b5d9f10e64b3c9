"""Imports point one way: model <- intake, knowledge <- reading <- matching <- store <- ..."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

ROOT = Path(dragoman.__file__).parent
LAYERS = (
    ("errors", "_version"),
    ("model",),
    ("intake", "knowledge", "models"),
    ("reading",),
    ("matching",),
    ("store",),
    ("views",),
    ("exports", "demo"),
    ("evaluation",),
    ("cli", "web"),
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
PUBLIC = "__init__"
"""The package's own face: it may use every room, and of it a room may use the version only."""


def imported_rooms(source: str) -> Iterator[tuple[int, str]]:
    """(line, room) of every import of our own, those inside of functions included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == "dragoman":
            names = [f"dragoman.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            names = [node.module or ""]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "dragoman":
                yield node.lineno, rest.partition(".")[0] or PUBLIC


def offences(room: str, source: str) -> list[str]:
    found = []
    for line, other in imported_rooms(source):
        if other not in LEVEL:
            found.append(f"line {line}: {other} is no room that {room} may use")
        elif other != room and LEVEL[other] >= LEVEL[room]:
            found.append(f"line {line}: {room} imports {other}")
    return found


@pytest.mark.parametrize("room", sorted(p.name for p in ROOT.iterdir() if p.is_dir()))
def test_imports_point_one_way(room: str) -> None:
    if room.startswith("_"):
        return
    assert room in LEVEL, f"{room} has no place among the layers"
    for path in sorted((ROOT / room).rglob("*.py")):
        assert not offences(room, path.read_text("utf-8")), path.relative_to(ROOT)


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("reading", "from dragoman.store.record import Record"),
        ("store", "def f():\n    import dragoman.cli.app"),
        ("intake", "from dragoman.knowledge import base"),
        ("model", "from dragoman import knowledge"),
        ("reading", "from dragoman import read"),
    ],
)
def test_an_import_against_the_grain_is_found(room: str, source: str) -> None:
    assert offences(room, source)


def test_an_import_with_the_grain_is_let_be() -> None:
    assert not offences("reading", "from dragoman.model import Span\nimport re")
