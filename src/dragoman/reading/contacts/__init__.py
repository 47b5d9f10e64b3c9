"""Contacts: who met, called or wrote to whom, or will, or refuses to; and who says so."""

from dragoman.reading.contacts.reader import read_contacts

__all__ = ["read_contacts"]
