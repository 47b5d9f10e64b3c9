"""Everything Dragoman raises on purpose, readable at a glance.

DragomanError
├── InputError            a document cannot be read: says which, where in it, what to do
├── UsageError            the call itself was wrong (exit status 2)
├── LanguageModelError    the language model is missing or is not the one we test with
├── KnowledgeError        a knowledge file breaks its own schema: file, line, reason
├── ExportError           what is asked for cannot be written where it is wanted
└── RecordError           the record cannot be opened, read or written
    └── UnknownEntryError no entry has this id
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root: catching it catches all that Dragoman raises on purpose."""


class InputError(DragomanError):
    """One document was refused. The message is one line: document, place, reason, remedy.

    >>> str(InputError("news.jsonl", "not valid JSON", place="line 3", remedy="repair the line"))
    'news.jsonl, line 3: not valid JSON; repair the line'
    """

    def __init__(
        self, document: str, reason: str, *, place: str | None = None, remedy: str | None = None
    ) -> None:
        self.document = document
        self.place = place
        self.reason = reason
        self.remedy = remedy
        where = f"{document}, {place}" if place else document
        message = f"{where}: {reason}; {remedy}" if remedy else f"{where}: {reason}"
        super().__init__(" ".join(message.split()))


class UsageError(DragomanError):
    """The call cannot be carried out as it was written."""


class LanguageModelError(DragomanError):
    """The language model is missing, of another version, or its weights were changed."""


class KnowledgeError(DragomanError):
    """A knowledge file is wrong: names file, line and reason."""


class ExportError(DragomanError):
    """A file cannot be written: the message names it, the reason and what to do."""


class RecordError(DragomanError):
    """The record cannot be opened, read or written."""


class UnknownEntryError(RecordError):
    """No entry of the record has this id."""
