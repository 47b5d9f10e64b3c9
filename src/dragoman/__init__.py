"""Dragoman reads diplomatic reporting and keeps the record."""

from dragoman._version import __version__

__all__ = ["__version__"]
