"""Statements: who is reported to have said what, in whose words."""

from dragoman.reading.statements.reader import read_statements

__all__ = ["read_statements"]
