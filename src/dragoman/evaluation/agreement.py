"""When an actor, a time or a wording of a reading is the one that was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.knowledge.base import Knowledge, fold_word
from dragoman.knowledge.schema import StateEntry
from dragoman.model import Actor, Participant, Reading
from dragoman.model.when import compatible, parse_edtf

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def plain(text: str) -> str:
    """Straight quotation marks, single spaces, no case: wordings compare in this form.

    >>> plain("“Yes,”  he\\nsaid")
    '"yes," he said'
    """
    return " ".join(text.translate(_QUOTES).split()).casefold()


def words(text: str) -> frozenset[str]:
    """The words of a name without case and accents.

    >>> sorted(words("Sauli Niinistö"))
    ['niinisto', 'sauli']
    """
    return frozenset(fold_word(w) for w in _WORD.findall(text))


def same_time(expected: str | None, found: str | None) -> bool:
    """Whether a found EDTF value says what was expected, neither vaguer nor more certain.

    A point must be the same days. An interval must be met by an interval that shares one of
    its ends: "known by Monday" may be read as open to the left, but no day may be invented.

    >>> same_time("2025-08-18/2025-08-25", "2025-08-20")
    False
    >>> same_time("2025-08-18/2025-08-25", "../2025-08-25")
    True
    """
    if expected is None or found is None:
        return expected == found
    wanted, got = parse_edtf(expected), parse_edtf(found)
    if (wanted.earliest, wanted.latest) == (got.earliest, got.latest):
        return True
    if wanted.precision != "interval" or got.days == 1:
        return False
    shares = wanted.earliest == got.earliest or wanted.latest == got.latest
    return shares and compatible(wanted, got)


class Names:
    """Whom a canonical name of the expectations means in one reading."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.knowledge = knowledge
        self.actors = {actor.id: actor for actor in reading.actors}

    def shown(self, actor: str | None) -> str:
        """An actor id as a reader would want to see it."""
        known = self.actors.get(actor or "")
        return f"{known.name} ({known.id})" if known else str(actor)

    def is_actor(self, name: str, actor: str | None) -> bool:
        """Whether `actor` (an id, or `reporter`) is whom `name` means, under any alias."""
        if actor is None:
            return False
        if actor == name or any(c.id == actor for c in self.knowledge.lookup(name)):
            return True
        known = self.actors.get(actor)
        return known is not None and words(known.name) == words(name)

    def any_actor(self, names: str | Iterable[str], actor: str | None) -> bool:
        """Whether `actor` is one of several that would be right."""
        several = (names,) if isinstance(names, str) else names
        return any(self.is_actor(name, actor) for name in several)

    def takes_part(self, name: str, participant: Participant) -> bool:
        """Whether a participant is who was expected; somebody of a state stands for the state."""
        if self.is_actor(name, participant.actor):
            return True
        if participant.actor is None:
            return words(participant.name) == words(name)
        return self.stands_for(name, self.actors.get(participant.actor))

    def stands_for(self, name: str, actor: Actor | None) -> bool:
        """Whether an actor belongs to the state or organisation of this name."""
        if actor is None:
            return False
        for candidate in self.knowledge.lookup(name):
            entry = self.knowledge.entry(candidate.id)
            if isinstance(entry, StateEntry) and actor.country == entry.iso3:
                return True
            if any(office.body == candidate.id for office in actor.offices):
                return True
        return False
