"""All commands; importing a module adds its command to the app."""

from __future__ import annotations

from dragoman.cli import (
    accounts,
    actors,
    add,
    brief,
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
    "accounts",
    "actors",
    "add",
    "app",
    "brief",
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
