"""Positions: what an actor wants on an issue, and who says so."""

from dragoman.reading.positions.reader import read_positions

__all__ = ["read_positions"]
