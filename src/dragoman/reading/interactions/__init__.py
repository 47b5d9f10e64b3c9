"""Interactions: which PLOVER events are reported between which actors."""

from dragoman.reading.interactions.reader import read_interactions

__all__ = ["read_interactions"]
