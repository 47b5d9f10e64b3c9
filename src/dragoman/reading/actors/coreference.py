"""Words that only point back: "he", "they", "the president", "the two leaders".

Precision first: a word that could mean two people means nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.reading.actors.discourse import FAR, NEAR, Discourse
from dragoman.reading.actors.offices import TitlePhrase
from dragoman.reading.actors.people import EQUIVALENT, People, title_words
from dragoman.reading.actors.pronouns import SINGULAR, Pronouns
from dragoman.reading.actors.titles import HONORIFIC, LEADER, OTHER
from dragoman.reading.syntax import Parse, Token

PLURAL = frozenset({"they", "them", "their", "themselves", "both"})

_SIDES = frozenset(
    "sides parties interlocutors leaders presidents ministers counterparts heads "
    "diplomats delegations negotiators secretaries chancellors premiers envoys ambassadors "
    "principals men women politicians officials".split()
)
"""Plurals that, with "the", "the two" or "both", mean those last named together."""

_HEADS_OF = ("of state", "of government", "of delegation")
_FEW = {"two": 2, "three": 3, "four": 4, "both": 2}

TOP_ROLES = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "monarch",
        "crown prince",
        "supreme leader",
        "vice president",
        "commission president",
        "council president",
        "head of state",
        "head of government",
        "secretary-general",
        "pope",
        LEADER,
    }
)
"""Those who lead a state or organisation."""

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
        self.parse = parse
        self.people = people
        self.discourse = discourse
        self.home = home

    # --- persons ---------------------------------------------------------------------------

    def _is_person(self, actor: str) -> bool:
        return actor in self.people.met

    # --- groups ----------------------------------------------------------------------------

    def plural(self, token: Token) -> tuple[str, ...]:
        """Those that "they" means: a group, or nobody."""
        if self.discourse.quoted(token.i):
            return ()
        if token.lower == "both":
            return self._both(token)
        for verb in self.parse.ancestors(token.i):
            for subject in self.parse.kids(verb.i, "nsubj", "nsubjpass"):
                mention = self.discourse.mentions.get(subject.i)
                if mention is not None and subject.i < token.i:
                    members = self._subject_group(subject)
                    if len(members) > 1:
                        return members
        return self._group(token.sent, 2, lambda g: len(g) > 1, lambda a: True)

    def _both(self, token: Token) -> tuple[str, ...]:
        """ "Aho met Berg, and both said ...": the two persons of the sentence, or the last group
        of two.
        """
        if token.dep not in ("nsubj", "nsubjpass") or token.children:
            return ()
        here = [s for s in self.discourse.seen if s.sentence == token.sent and s.token < token.i]
        persons = dict.fromkeys(s.actor for s in here if self._is_person(s.actor))
        if len(persons) == 2:
            return tuple(persons)
        return self._group(token.sent, 2, lambda g: len(g) == 2, lambda a: True)

    def _subject_group(self, subject: Token) -> tuple[str, ...]:
        """All actors of a subject and of what is joined to it by "and"."""
        heads = [subject.i]
        for i in heads:
            heads.extend(t.i for t in self.parse.kids(i, "conj"))
        actors: dict[str, None] = {}
        for i in heads:
            mention = self.discourse.mentions.get(i)
            for actor in mention.everyone if mention is not None else ():
                actors[actor] = None
        return tuple(actors)

    def sides_at(self, i: int) -> tuple[int, int, int] | None:
        """Tokens `[first, last)` of "the two leaders", "both sides" with head `i`, and how many
        there are (0: not said); None where the words are something else.
        """
        tokens = self.parse.tokens
        if tokens[i].lower not in _SIDES or tokens[i].lower == "counterparts":
            return None
        first, last, count = i, i + 1, 0
        # "the heads of state and government"
        if tokens[i].lower == "heads":
            if " ".join(t.lower for t in tokens[i + 1 : i + 3]) not in _HEADS_OF:
                return None
            last = i + 3
            if " ".join(t.lower for t in tokens[last : last + 2]) == "and government":
                last += 2
        while first and tokens[first - 1].para == tokens[i].para:
            word = tokens[first - 1].lower
            if word in _FEW:
                count = _FEW[word]
            elif word not in ("foreign", "the", "prime", "respective"):
                break
            first -= 1
            if word in ("the", "both"):
                break
        if tokens[first].lower not in ("the", "both", "two"):
            return None
        after = tokens[last].lower if last < len(tokens) else ""
        if after in ("of", "from", "in", "who", "at"):
            return None
        return (first, last, count)

    def sides(self, first: int, i: int, count: int) -> tuple[str, ...]:
        """Those that "the two leaders" means: the last named together that fit the word."""
        noun = self.parse.tokens[i].lower
        wants_top = noun in ("leaders", "presidents", "heads", "chancellors", "premiers")
        wants_minister = noun in ("ministers", "secretaries")

        def member(actor: str) -> bool:
            person = self.people.met.get(actor)
            if person is None:
                # A state stands in for its minister where nobody is named.
                return not wants_top and not actor.startswith("x.")
            roles = {role for role, _ in person.roles}
            if wants_top:
                return bool(roles & TOP_ROLES) or not roles
            if wants_minister:
                return any(r.endswith("minister") for r in roles) or not roles
            return True

        def fits(group: tuple[str, ...]) -> bool:
            members = [a for a in group if member(a)]
            return len(members) == count if count else len(members) > 1

        group = self._group(self.parse.tokens[i].sent, FAR, fits, member)
        if group:
            return group
        return self._last_pair(first, member) if count in (0, 2) else ()

    def _group(
        self,
        sentence: int,
        reach: int,
        fits: Callable[[tuple[str, ...]], bool],
        member: Callable[[str], bool],
    ) -> tuple[str, ...]:
        """The members of the last fitting group, one of several persons before any other."""

        def of_persons(group: tuple[str, ...]) -> bool:
            return sum(map(self._is_person, group)) > 1 and fits(group)

        for accept in (of_persons, fits):
            group = self.discourse.last_group(sentence, reach, accept)
            if group:
                return self._without_states_of([a for a in group if member(a)])
        return ()

    def _without_states_of(self, group: list[str]) -> tuple[str, ...]:
        """A group without the states that somebody in it speaks for."""
        persons = [self.people.met[a] for a in group if self._is_person(a)]
        spoken_for = {f"sta.{p.country.lower()}" for p in persons if p.country is not None}
        return tuple(a for a in group if a not in spoken_for)

    def _last_pair(self, before: int, member: Callable[[str], bool]) -> tuple[str, ...]:
        """The two persons named so far, where there are no more than two, of different states."""
        persons = [
            a
            for a in dict.fromkeys(s.actor for s in self.discourse.seen if s.token < before)
            if self._is_person(a) and member(a)
        ]
        if len(persons) != 2:
            return ()
        one, other = (self.people.met[p].country for p in persons)
        return tuple(persons) if one != other or one is None else ()

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
        person = self.people.met.get(self.pronouns.person(token)) if token.lower in SINGULAR else None
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
