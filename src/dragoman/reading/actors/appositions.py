"""Titles beside a name: "the Ukrainian president, Volodymyr Zelensky,", "Aino Aho, an envoy"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reading.actors.acting import head_of
from dragoman.reading.actors.offices import POSSESSIVE, TitlePhrase
from dragoman.reading.actors.people import People, title_words
from dragoman.reading.actors.persons import PersonSpan
from dragoman.reading.syntax import Parse

_CLOSING = frozenset({",", ".", ";", "-", "–", "—", ")"})


class Appositions:
    """Finds whom a title stands beside. All are read before the text is, so that "the Finnish
    minister" is known where the name comes a sentence later.
    """

    def __init__(
        self,
        parse: Parse,
        people: People,
        persons: Mapping[int, PersonSpan],
        phrases: Sequence[TitlePhrase],
    ) -> None:
        self.parse = parse
        self.people = people
        self.persons = persons
        self._ending = {s.last: s for s in persons.values()}
        self._found = {p.first: self._read(p) for p in phrases if p.name is None}

    def beside(self, phrase: TitlePhrase) -> str:
        """The person named beside a title; "" where nobody is."""
        # A surname before the title may have been open when the titles were read.
        return self._found.get(phrase.first) or self._read(phrase)

    def _read(self, phrase: TitlePhrase) -> str:
        found = self._after(phrase) or self._before(phrase)
        if found:
            words = (t.text for t in self.parse.tokens[phrase.first : phrase.last])
            self.people.met[found].called.add(title_words(words))
        return found

    def _after(self, phrase: TitlePhrase) -> str:
        """ "the Ukrainian president, Volodymyr Zelensky,"."""
        tokens = self.parse.tokens
        k = phrase.last
        after = self.persons.get(k + 1) if k < len(tokens) and tokens[k].text == "," else None
        if after is None or not after.person or after.phrase is not None:
            return ""
        closed = after.last < len(tokens) and tokens[after.last].text in (",", ".", ";")
        return after.person if self._holds(after.person, phrase, closed) else ""

    def _before(self, phrase: TitlePhrase) -> str:
        """ "Rosa Kandjii, a senior deputy trade minister of Namibia,"."""
        tokens = self.parse.tokens
        comma = self._start(phrase) - 1
        while comma > 1 and tokens[comma].lower in ("a", "an", "senior", "top"):
            comma -= 1
        before = self._ending.get(comma) if comma > 0 and tokens[comma].text == "," else None
        if before is None or not before.person:
            return ""
        head = tokens[head_of(self.parse, phrase.first, phrase.last)]
        beside = head.dep == "appos" and before.first <= head.head < before.last
        if not self._holds(before.person, phrase, beside):
            return ""
        if beside:
            phrase.last = self._end(phrase, head.right + 1)
        return before.person

    def _start(self, phrase: TitlePhrase) -> int:
        """Where the words begin, with whose they are: "Aho's adviser"."""
        owner = None
        if phrase.first and self.parse.tokens[phrase.first - 1].text in POSSESSIVE:
            owner = self._ending.get(phrase.first - 1)
        return owner.first if owner is not None else phrase.first

    def _end(self, phrase: TitlePhrase, last: int) -> int:
        """Where the words end that tell what the title is for: "director for Asia at the Bank"."""
        tokens = self.parse.tokens
        for k in range(phrase.last, last):
            if tokens[k].text in _CLOSING or tokens[k].dep == "relcl" or k in self.persons:
                return phrase.last
        return max(last, phrase.last)

    def _holds(self, person: str, phrase: TitlePhrase, beside: bool) -> bool:
        """Whether the person holds the office; of a new person the text is believed."""
        role = phrase.title.role
        owner = phrase.owners[0] if phrase.owners else None
        if person in self.people.holding(role, owner):
            return True
        met = self.people.met[person]
        country = self.people.country_of(owner)
        if met.country is not None and country is not None and met.country != country:
            return False
        if beside and person.startswith("x."):
            if not phrase.past:
                met.roles.add((role, owner))
            met.country = met.country or self.people.country_of(owner)
            met.role_text = met.role_text or self.parse.words(phrase.first, phrase.last)
            return True
        return beside and phrase.past
