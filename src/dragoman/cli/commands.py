"""All commands; importing a module adds its command to the app."""

from __future__ import annotations

from dragoman.cli import (
    actors,
    add,
    conflicts,
    contacts,
    corrections,
    demo,
    doctor,
    evaluate,
    exporting,
    positions,
    read,
    search,
    show,
    statements,
    timeline,
)
from dragoman.cli.app import app

__all__ = [
    "actors",
    "add",
    "app",
    "conflicts",
    "contacts",
    "corrections",
    "demo",
    "doctor",
    "evaluate",
    "exporting",
    "positions",
    "read",
    "search",
    "show",
    "statements",
    "timeline",
]
