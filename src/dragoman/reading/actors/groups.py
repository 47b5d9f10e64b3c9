"""Words for several: "they", "both", "the two leaders", "the three", "both countries".

They mean those whom the text named together, or one collective ("European leaders"); where that
is open, nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dragoman.reading.actors.discourse import FAR, NEAR, Discourse
from dragoman.reading.actors.people import People
from dragoman.reading.actors.titles import TOP_ROLES
from dragoman.reading.syntax import Parse, Token

PLURAL = frozenset({"they", "them", "their", "themselves", "both"})

_PERSONS = frozenset(
    "sides parties interlocutors leaders presidents ministers counterparts heads "
    "diplomats delegations negotiators secretaries chancellors premiers envoys ambassadors "
    "principals men women politicians officials".split()
)
"""Plurals that, with "the", "the two" or "both", mean those last named together."""

_STATES = frozenset("countries nations states governments capitals neighbours neighbors".split())
"""Plurals that mean states, those of the persons last named together as well."""

_PARTIES = frozenset({"sides", "parties", "delegations"})
"""Plurals of which each may be several persons of one state."""

_LEADERS = frozenset("leaders presidents heads chancellors premiers".split())
_MINISTERS = frozenset({"ministers", "secretaries"})

_HEADS_OF = ("of state", "of government", "of delegation")
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_BEFORE_NOUN = frozenset({"foreign", "the", "prime", "respective"})
_SUBJECT = ("nsubj", "nsubjpass")

Group = tuple[str, ...]
Member = Callable[[str], bool]


class Sides(NamedTuple):
    """Tokens `[first, last)` of "the two leaders" with the noun at `head` (the numeral where there
    is none); `number` is how many there are, 0 where it is not said.
    """

    first: int
    last: int
    head: int
    number: int


class Groups:
    """Resolves words for several against what one text has mentioned so far."""

    def __init__(
        self,
        parse: Parse,
        people: People,
        discourse: Discourse,
        person_ahead: Callable[[int], str],
    ) -> None:
        self.parse = parse
        self.people = people
        self.discourse = discourse
        self.person_ahead = person_ahead

    # --- they, both ------------------------------------------------------------------------

    def plural(self, token: Token) -> Group:
        """Those that "they" means: a group, a collective, or nobody."""
        if self.discourse.quoted_clause(token):
            return ()
        if token.lower == "both":
            return self._both(token)
        ahead = self._subjects_ahead(token)
        if ahead:
            return ahead
        barred = frozenset() if token.dep == "poss" else self.discourse.clause_mates(token)
        for verb in self.parse.ancestors(token.i):
            # "approved their joining": those who approve are not those who join.
            if verb.i == token.head and token.dep == "poss" and verb.tag == "VBG":
                continue
            for subject in self.discourse.subjects(verb):
                if subject.i >= token.i:
                    continue
                members = self._named_as(subject)
                if not barred.isdisjoint(members) and token.lower != "themselves":
                    continue
                if len(members) > 1 or (members and self._is_several(subject)):
                    return members
                # "the challenges facing their countries" are no rival to persons.
                rival = verb.dep != "acl" or subject.lower in _PERSONS
                if rival and _is_other_plural(subject) and not members:
                    return ()
        if token.lower == "themselves" or self._other_plural_before(token):
            return ()
        for reach in (0, 2):
            for group in self._ranked_groups(token.sent, reach):
                others = self._without_states_of([a for a in group if a not in barred])
                if others and (len(others) > 1 or len(group) == 1):
                    return others
        return ()

    def _both(self, token: Token) -> Group:
        """ "Aho met Berg, and both said ...": the two persons of the sentence, or the last group
        of two.
        """
        if token.dep not in _SUBJECT or token.children:
            return ()
        here = [s for s in self.discourse.seen if s.sentence == token.sent and s.token < token.i]
        persons = dict.fromkeys(s.actor for s in here if self._is_person(s.actor))
        if len(persons) == 2:
            return tuple(persons)
        return self._last_group(token.sent, 2, lambda g: len(g) == 2)

    def _subjects_ahead(self, token: Token) -> Group:
        """ "Though they disagree, Aho and Berg said", "In their talks, ...": those who follow what
        the sentence opens with.
        """
        for opening in self.discourse.openings(token):
            for subject in self.parse.kids(opening.head, *_SUBJECT):
                joined = [self.person_ahead(i) for i in self._joined(subject)]
                if subject.i > opening.right and len(joined) > 1 and all(joined):
                    return tuple(dict.fromkeys(joined))
        return ()

    def _joined(self, subject: Token) -> list[int]:
        """The heads of a subject and of what is joined to it by "and"."""
        heads = [subject.i]
        for i in heads:
            heads.extend(t.i for t in self.parse.kids(i, "conj"))
        return heads

    def _named_as(self, subject: Token) -> Group:
        """All actors of a subject and of what is joined to it."""
        tokens = self.parse.tokens
        found = self.discourse.mentioned(tokens[i] for i in self._joined(subject))
        return tuple(dict.fromkeys(a for m in found for a in m.everyone))

    def _is_several(self, subject: Token) -> bool:
        """Whether the words for one actor are plural: "European leaders", "the Turks"."""
        mention = self.discourse.mentions.get(subject.i)
        if mention is None:
            # "Leaders and the emir": only what is joined to it was mentioned.
            return False
        return mention.form == "collective" or self.discourse.is_plural(mention)

    def _other_plural_before(self, token: Token) -> bool:
        """Whether the sentence so far has a plural that is no actor: "they" may be the deals."""
        first = self.parse.sentence_of(token.i).first
        before = [t for t in self.parse.tokens[first : token.i] if _is_other_plural(t)]
        return any(t.i not in self.discourse.mentions for t in before)

    # --- the two leaders -------------------------------------------------------------------

    def sides_at(self, i: int) -> Sides | None:
        """ "The two leaders", "both sides", "the three" that start at token `i`."""
        tokens = self.parse.tokens
        if tokens[i].lower not in ("the", "both", "all"):
            return None
        for head in range(i + 1, min(i + 6, len(tokens))):
            found = self._ending_in(head)
            if found is not None and (
                found.first == i or (tokens[i].lower == "all" and found.first == i + 1)
            ):
                return found._replace(first=i)
        if i + 1 < len(tokens) and tokens[i].lower == "the" and tokens[i + 1].lower in _FEW:
            numeral = tokens[i + 1]
            if numeral.dep in _SUBJECT:
                return Sides(i, i + 2, i + 1, _FEW[numeral.lower])
        return None

    def _ending_in(self, i: int) -> Sides | None:
        tokens = self.parse.tokens
        noun = tokens[i].lower
        if noun not in _PERSONS | _STATES or noun == "counterparts":
            return None
        first, last, count = i, i + 1, 0
        # "the heads of state and government"
        if noun == "heads":
            if " ".join(t.lower for t in tokens[i + 1 : i + 3]) not in _HEADS_OF:
                return None
            last = i + 3
            if " ".join(t.lower for t in tokens[last : last + 2]) == "and government":
                last += 2
        while first and tokens[first - 1].para == tokens[i].para:
            word = tokens[first - 1]
            if word.lower in _FEW:
                count = _FEW[word.lower]
            elif word.lower not in _BEFORE_NOUN and not self._describes(word, i):
                break
            first -= 1
            if word.lower in ("the", "both"):
                break
        if tokens[first].lower not in ("the", "both", "two"):
            return None
        plain = _BEFORE_NOUN | _FEW.keys()
        described = any(t.lower not in plain for t in tokens[first:i])
        # "the Asian countries" are countless, "the three Asian countries" were named.
        if not count and (described or noun in _STATES):
            return None
        after = tokens[last].lower if last < len(tokens) else ""
        if after in ("of", "from", "in", "who", "at"):
            return None
        return Sides(first, last, i, count)

    def _describes(self, word: Token, noun: int) -> bool:
        """Whether a word belongs to the noun: "the three former Hanseatic nations"."""
        tokens = self.parse.tokens
        if noun - word.i > 3 or word.dep not in ("amod", "compound", "nmod"):
            return False
        return word.head == noun or tokens[word.head].head == noun

    def sides(self, found: Sides) -> Group:
        """Those that "the two leaders" means: the last named together that fit the word."""
        noun = self.parse.tokens[found.head].lower
        sentence = self.parse.tokens[found.head].sent
        if noun in _STATES:
            return self._states(found)
        member = self._member_of(noun)
        wanted = found.number

        def fits(group: Group) -> bool:
            members = [a for a in group if member(a)]
            if noun in _PARTIES and len(members) > wanted > 0:
                return len(self._their_states(members)) == wanted
            return len(members) == wanted if wanted else len(members) > 1

        repeated = "" if wanted else self._repeated(noun, sentence, FAR)
        if repeated:
            return (repeated,)
        group = self._last_group(sentence, FAR, fits, member)
        if group:
            return group
        return self._last_pair(found.first, member) if wanted in (0, 2) else ()

    def _member_of(self, noun: str) -> Member:
        """Whether somebody may be one of "the leaders", "the ministers"."""

        def member(actor: str) -> bool:
            person = self.people.met.get(actor)
            if person is None:
                # A state stands in for its minister where nobody is named.
                return noun not in _LEADERS and not actor.startswith("x.")
            roles = {role for role, _ in person.roles}
            if noun in _LEADERS:
                return bool(roles & TOP_ROLES) or not roles
            if noun in _MINISTERS:
                return any(r.endswith("minister") for r in roles) or not roles
            return True

        return member

    def _states(self, found: Sides) -> Group:
        """The states of those last named together: "the two countries" of two presidents."""
        if not found.number:
            return ()
        sentence = self.parse.tokens[found.head].sent
        here = [s.actor for s in self.discourse.seen if s.sentence == sentence]
        ever = [s.actor for s in self.discourse.seen]
        for actors in (here, *self.discourse.recent_groups(sentence, FAR), ever):
            states = self._their_states(actors)
            if len(states) == found.number:
                return states
        return ()

    def _their_states(self, actors: Iterable[str]) -> Group:
        found: dict[str, None] = {}
        for actor in actors:
            person = self.people.met.get(actor)
            if person is not None and person.country is not None:
                found[f"sta.{person.country.lower()}"] = None
            elif actor.startswith("sta."):
                found[actor] = None
        return tuple(found)

    def _repeated(self, noun: str, sentence: int, reach: int) -> str:
        """Whom "the leaders" or "the officials" repeats ("G7 leaders", "Polish officials"), where
        no group of persons was named since.
        """
        for seen in reversed(self.discourse.seen):
            if sentence - seen.sentence > reach:
                break
            mention = self.discourse.mentions[seen.token]
            if mention.form not in ("collective", "metonym") or mention.also:
                continue
            if self.parse.tokens[mention.last - 1].lower == noun:
                since = self.discourse.groups_since(seen.sentence)
                if any(seen.actor not in g and sum(map(self._is_person, g)) > 1 for g in since):
                    return ""
                return seen.actor
        return ""

    def bare_collective(self, token: Token) -> str:
        """The collective that a noun alone repeats: "leaders found no way out"."""
        if token.lower not in _LEADERS or token.dep not in _SUBJECT or token.children:
            return ""
        return self._repeated(token.lower, token.sent, NEAR)

    # --- those last named together -----------------------------------------------------------

    def _last_group(
        self,
        sentence: int,
        reach: int,
        fits: Callable[[Group], bool],
        member: Member = lambda _: True,
    ) -> Group:
        """The members of the last fitting group, one of several persons before any other."""

        for group in filter(fits, self._ranked_groups(sentence, reach)):
            return self._without_states_of([a for a in group if member(a)])
        return ()

    def _ranked_groups(self, sentence: int, reach: int) -> list[Group]:
        """Those named together, the last first, and those of several persons before any other."""
        groups = list(self.discourse.recent_groups(sentence, reach))
        return sorted(groups, key=lambda g: sum(map(self._is_person, g)) < 2)

    def _without_states_of(self, group: list[str]) -> Group:
        """A group without the states that somebody in it speaks for."""
        spoken_for = self._their_states(a for a in group if self._is_person(a))
        return tuple(a for a in group if a not in spoken_for)

    def _last_pair(self, before: int, member: Member) -> Group:
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

    def _is_person(self, actor: str) -> bool:
        return actor in self.people.met


def _is_other_plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS")
