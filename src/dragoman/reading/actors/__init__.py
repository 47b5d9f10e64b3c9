"""Actors: who is mentioned in a report, where, and in which words."""

from dragoman.reading.actors.mentions import ActorLayer, Mention, MentionForm
from dragoman.reading.actors.reader import read_actors

__all__ = ["ActorLayer", "Mention", "MentionForm", "read_actors"]
