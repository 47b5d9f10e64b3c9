"""Titles without a name: "the president", "Norway's foreign minister", "his Polish counterpart".

Precision first: a title that could mean two people means nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.appositions import Appositions
from dragoman.reading.actors.discourse import FAR, Discourse
from dragoman.reading.actors.offices import TitlePhrase
from dragoman.reading.actors.people import EQUIVALENT, People, title_words
from dragoman.reading.actors.pronouns import SINGULAR, Pronouns
from dragoman.reading.actors.titles import HONORIFIC, LEADER, OTHER, TOP_ROLES
from dragoman.reading.syntax import Parse, Token

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge

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


class Descriptions:
    """Resolves titles against the knowledge and what one text has mentioned so far; `home` is the
    state whose own officials need no state named.
    """

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        people: People,
        discourse: Discourse,
        pronouns: Pronouns,
        appositions: Appositions,
        home: str | None,
    ) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.knowledge = knowledge
        self.people = people
        self.discourse = discourse
        self.pronouns = pronouns
        self.appositions = appositions
        self.home = home

    def described(self, phrase: TitlePhrase) -> tuple[str, ...]:
        """Whom a title means, several for "the Polish and Czech presidents"; nobody where that is
        open.
        """
        beside = self.appositions.beside(phrase)
        if beside:
            return (beside,)
        if phrase.past:
            former = self.former_holder(phrase)
            return (former,) if former else ()
        if self._is_predicate(phrase):
            return ()
        if phrase.title.plural:
            if len(phrase.owners) < 2:
                return ()
            holders = [self._holder(phrase, owner) for owner in phrase.owners]
            return tuple(holders) if all(holders) else ()
        if len(phrase.owners) == 1:
            found = self._holder(phrase, phrase.owners[0])
        else:
            found = self.lone_description(phrase)
        found = found or self.called(phrase)
        return (found,) if found else ()

    def _is_predicate(self, phrase: TitlePhrase) -> bool:
        """Whether an office is only spoken of: "her years as foreign minister"."""
        if not phrase.definite:
            return bool(phrase.owners)
        before = self.tokens[phrase.first - 1].lower if phrase.first else ""
        return before == "as" and self.tokens[phrase.first].lower != "the"

    def _holder(self, phrase: TitlePhrase, owner: str) -> str:
        """Who holds the office of an owner: somebody in the text, else by the knowledge, else a
        person without a name.
        """
        role = phrase.title.role
        holder = self.people.holder(role, owner)
        met = self.people.holding(role, owner)
        if holder in met or (holder and not met):
            return self.people.known(holder).id if holder else ""
        if len(met) == 1:
            return met[0]
        if met:
            ranked = self.discourse.ranked(phrase.first, lambda a: a in met, 12)
            return ranked[0] if ranked else ""
        country = self.people.country_of(owner)
        nameless = [
            p
            for p in self.people.holding(role, None)
            if p.startswith("x.") and self.people.met[p].country is None
        ]
        if len(nameless) == 1 and country is not None:
            # "Prime Minister Aho" before, "the Finnish prime minister" now.
            self.people.met[nameless[0]].country = country
            self.people.met[nameless[0]].roles.add((role, owner))
            return nameless[0]
        if not phrase.definite or role in ("other", "honorific", "envoy", "director", "commander"):
            return ""
        return self._unnamed(phrase, owner)

    def _unnamed(self, phrase: TitlePhrase, owner: str) -> str:
        """ "Norway's foreign minister", where nobody says who that is."""
        entry = self.knowledge.entry(owner)
        if entry is None or phrase.title.plural:
            return ""
        title = " ".join(t.text for t in self.tokens[phrase.title.first : phrase.title.last])
        person = self.people.local(f"{title.lower()} of {entry.name}", phrase.title.gender)
        person.country = self.people.country_of(owner)
        person.roles.add((phrase.title.role, owner))
        person.role_text = title
        return person.id

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
        whose = self.pronouns.person(token) if token.lower in SINGULAR else ""
        person = self.people.met.get(whose)
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
