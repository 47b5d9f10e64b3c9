"""Triggers: verbs and nouns that name a contact, with the parties their grammar gives."""

from dragoman.reading.contacts.triggers.apart import one_by_one
from dragoman.reading.contacts.triggers.carriers import carries_noun, counted, is_own_occasion
from dragoman.reading.contacts.triggers.journeys import from_journey
from dragoman.reading.contacts.triggers.mention import ContactMention, Order
from dragoman.reading.contacts.triggers.nouns import from_noun
from dragoman.reading.contacts.triggers.verbs import from_verb

__all__ = [
    "ContactMention",
    "Order",
    "carries_noun",
    "counted",
    "from_journey",
    "from_noun",
    "from_verb",
    "is_own_occasion",
    "one_by_one",
]
