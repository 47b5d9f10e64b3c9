"""Where to look for a contact's other tellings: by two of its parties and by the week."""

from __future__ import annotations

from itertools import combinations

from dragoman.matching.contacts.facts import ContactFacts

CROWD = 96
"""Contacts of one key that a new one is compared with."""
_WEEK = 7
_LONGEST = 60
"""Days over which a contact is still one event and not a habit."""
_PAIRED = 6
"""Parties of which pairs are made; a conference of fifty is found by the first of them."""


def look_up_keys(facts: ContactFacts) -> list[str]:
    """The keys of a contact; none where nothing says when it was, or who took part.

    Days are taken one wider on both sides: it is tomorrow already on the other side of the date
    line.
    """
    days = facts.days
    if days is None or days.width > _LONGEST:
        return []
    parties = sorted(facts.parties)
    pairs = list(combinations(parties[:_PAIRED], 2)) or [(p, "") for p in parties]
    weeks = range((days.first - 1) // _WEEK, (days.last + 1) // _WEEK + 1)
    return [f"{one}|{other}|{week}" for one, other in pairs for week in weeks]
