"""Mentions -> actors. (placeholder body; owned by the actors work)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from dragoman.model import Actor, Report, Span

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge
    from dragoman.reading.language import Parse

MentionForm = Literal["name", "office", "description", "pronoun", "metonym", "collective", "place"]


class Mention(NamedTuple):
    """Tokens `[first, last)` that refer to an actor, with the head token of the phrase."""

    span: Span
    first: int
    last: int
    head: int
    actor: str
    form: MentionForm
    confidence: float


class ActorLayer:
    """The mentions of one report and the actors they refer to."""

    def __init__(self, mentions: list[Mention], actors: dict[str, Actor]) -> None:
        self.mentions = mentions
        self.actors = actors
        self._by_token = {i: m for m in mentions for i in range(m.first, m.last)}

    def at(self, token: int) -> Mention | None:
        """The acting mention that covers this token; a place is not acting."""
        mention = self._by_token.get(token)
        return None if mention is None or mention.form == "place" else mention

    def finish(self) -> tuple[Actor, ...]:
        return tuple(self.actors.values())


def read_actors(report: Report, parse: Parse, knowledge: Knowledge) -> ActorLayer:
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for ent in parse.entities:
        if ent.label not in {"PERSON", "GPE", "ORG"}:
            continue
        name = parse.words(ent.first, ent.last)
        aid = "x." + name.lower().replace(" ", "-")
        actors.setdefault(
            aid, Actor(id=aid, name=name, kind="person" if ent.label == "PERSON" else "state")
        )
        mentions.append(
            Mention(
                parse.span(ent.first, ent.last), ent.first, ent.last, ent.last - 1, aid, "name", 0.5
            )
        )
    return ActorLayer(mentions, actors)
