"""Bytes in, reports out: one module a format, told by content."""

from dragoman.intake.documents import documents_from_bytes, read_documents

__all__ = ["documents_from_bytes", "read_documents"]
