"""Words that only point back: "he", "they", "the president", "the two leaders".

Precision first: a word that could mean two people means nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.reading.actors.discourse import FAR, Discourse
from dragoman.reading.actors.groups import Groups
from dragoman.reading.actors.offices import TitlePhrase
from dragoman.reading.actors.people import EQUIVALENT, People, title_words
from dragoman.reading.actors.pronouns import SINGULAR, Pronouns
from dragoman.reading.actors.titles import HONORIFIC, LEADER, OTHER, TOP_ROLES
from dragoman.reading.syntax import Parse, Token

_LONE_ROLES = frozenset(
    {
        "president",
        "vice president",
        "prime minister",
        "chancellor",
        "monarch",
        "crown prince",
        "supreme leader",
        "pope",
        "head of state",
        "head of government",
        "deputy prime minister",
        "foreign minister",
        "deputy foreign minister",
        "defence minister",
        "finance minister",
        "interior minister",
        "trade minister",
        "minister",
        "national security adviser",
        "envoy",
        "ambassador",
        "spokesperson",
        "secretary-general",
        "high representative",
    }
)
"""Roles that "the ..." alone may refer back to."""


class Coreference:
    """Resolves what points back, against what one text has mentioned so far."""

    def __init__(
        self,
        parse: Parse,
        people: People,
        discourse: Discourse,
        home: str | None,
        person_ahead: Callable[[int], str],
    ) -> None:
        self.pronouns = Pronouns(parse, people, discourse, person_ahead)
        self.groups = Groups(parse, people, discourse, person_ahead)
        self.parse = parse
        self.people = people
        self.discourse = discourse
        self.home = home

    # --- persons ---------------------------------------------------------------------------

    def _is_person(self, actor: str) -> bool:
        return actor in self.people.met

    # --- "the president" -------------------------------------------------------------------

    def lone_description(self, phrase: TitlePhrase) -> str:
        """Whom a title without owner and name means; "" where that is open."""
        role = phrase.title.role
        if phrase.past or role in (HONORIFIC, OTHER, LEADER) or role not in _LONE_ROLES:
            return ""
        tokens = self.parse.tokens
        # "the president of the company": somebody else's, whoever that is.
        if phrase.last < len(tokens) and tokens[phrase.last].lower == "of":
            return ""
        token = tokens[phrase.title.first]
        capital = token.text[0].isupper()
        if not phrase.definite and not (capital and self._is_argument(phrase)):
            return ""
        holders = set(self.people.holding(role, None))
        if role == "minister":
            holders |= {
                p.id
                for p in self.people.met.values()
                if any(r.endswith("minister") and r != "prime minister" for r, _ in p.roles)
            }
        ranked = self.discourse.ranked(phrase.first, lambda a: a in holders, FAR)
        own = self._own_holder(role, ranked)
        if own is not None and (capital or not ranked) and (not ranked or own in ranked):
            return self.people.known(own).id
        if capital and own is not None and role in ("president", "head of state"):
            return self.people.known(own).id
        if capital and own is None and self.home is not None:
            # "The President" of a release is its own, also where nobody knows the name.
            ours = self.people.country_of(self.home)
            mine = [p for p in ranked if self.people.met[p].country == ours]
            if len(mine) == 1:
                return mine[0]
        return ranked[0] if ranked else ""

    def _own_holder(self, role: str, ranked: Sequence[str]) -> str | None:
        """Who holds a role of the issuing state: whom the text alone knows to hold it, since
        offices change hands after the files were written, else whom the knowledge has.
        """
        if self.home is None:
            return None
        known = self.people.holder(role, self.home)
        ours = self.people.country_of(self.home)
        new = [p for p in ranked if p.startswith("x.") and self.people.met[p].country == ours]
        return new[0] if len(new) == 1 and known not in ranked else known

    def called(self, phrase: TitlePhrase) -> str:
        """The one person whom the text gave this title, or a longer form of it, before: "the
        Deputy Head" after "Deputy Head of the Office Aino Aho"; "" where there is not just one.
        """
        tokens = self.parse.tokens
        capital = tokens[phrase.title.first].text[0].isupper()
        if not phrase.definite and not (capital and self._is_argument(phrase)):
            return ""
        words = title_words(t.text for t in tokens[phrase.first : phrase.last])
        return self._only_seen(self.people.called(words), phrase.first)

    def former_holder(self, phrase: TitlePhrase) -> str:
        """The one person met of whom "the former ambassador" is true; "" where several are."""
        tokens = self.parse.tokens
        if tokens[phrase.first].lower != "the":
            return ""
        words = title_words(t.text for t in tokens[phrase.first : phrase.last])
        told = self._only_seen(self.people.called(words), phrase.first)
        if told or phrase.title.role in (HONORIFIC, OTHER, LEADER):
            return told
        return self._only_seen(self.people.formerly(phrase.title.role), phrase.first)

    def _only_seen(self, persons: list[str], before: int) -> str:
        """The one of these that was mentioned before a token."""
        seen = {s.actor for s in self.discourse.seen if s.token < before}
        found = [p for p in persons if p in seen]
        return found[0] if len(found) == 1 else ""

    def _is_argument(self, phrase: TitlePhrase) -> bool:
        head = self.parse.tokens[phrase.title.last - 1]
        return head.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "poss")

    def owner_of_pronoun(self, token: Token) -> str:
        """The state that "his", "her" or "its" stands for in "his foreign minister"."""
        if token.lower not in SINGULAR:
            return ""
        person = self.people.met.get(self.pronouns.person(token))
        country = person.country if person is not None else None
        return f"sta.{country.lower()}" if country else ""

    def counterpart(self, token: Token, owner: str) -> str:
        """The holder in `owner` of the office that "his" stands for ("his Polish counterpart")."""
        person = (
            self.people.met.get(self.pronouns.person(token)) if token.lower in SINGULAR else None
        )
        if person is None:
            return ""
        for role in sorted({r for r, _ in person.roles if r in _LONE_ROLES}, key=_rank):
            for name in (role, *EQUIVALENT.get(role, ())):
                holder = self.people.holder(name, owner)
                if holder:
                    return self.people.known(holder).id
        return ""


def _rank(role: str) -> tuple[int, str]:
    return (0 if role in TOP_ROLES else 1, role)
