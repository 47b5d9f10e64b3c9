"""`dragoman actors`: who is in the record; and who is known, with the user's own changes."""

from __future__ import annotations

from dragoman.cli.actors import importing, keeping, searching
from dragoman.cli.actors.record import COLUMNS

__all__ = ["COLUMNS", "importing", "keeping", "searching"]
