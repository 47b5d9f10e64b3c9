"""The command line: one thin module a command."""

from __future__ import annotations


def main() -> None:
    """Run `dragoman`."""
    from dragoman.cli.commands import app

    app()
