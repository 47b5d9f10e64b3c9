"""Phrases built on a title: whose office it is, and who is named to hold it.

"Ukraine's foreign minister", "Minister of Foreign Affairs of Moldova Nicu Popescu", "the
Ukrainian and Russian leaders", "Security Adviser to the King of Norway Nils Berg".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.reading.actors.names import HYPHENS, PARTICLES, Names, is_name_word, name_run
from dragoman.reading.actors.titles import (
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    HONORIFIC,
    MODIFIERS,
    OTHER,
    PAST_MODIFIERS,
    Title,
    title_at,
)
from dragoman.reading.syntax import Parse, Token

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OF = frozenset({"of", "for", "to", "in", "on"})
_LONE = frozenset({"president", "prime minister", "monarch", "chancellor"})
_PORTFOLIO_END = frozenset(
    "affairs security policy defense defence energy trade finance development economy commerce "
    "treasury interior justice education health environment climate operations coordination "
    "integration reconstruction agriculture transportation transport culture integrity "
    "negotiations technology communications engagement migration counterterrorism "
    "nonproliferation cooperation strategy".split()
)


@dataclass(slots=True)
class TitlePhrase:
    """Tokens `[first, last)`: a title with whose it is (`owners`: ids) and, where one follows, the
    name that it introduces. `owner_pronoun` is the token of "his" in "his foreign minister".
    """

    first: int
    last: int
    title: Title
    owners: list[str] = field(default_factory=list)
    owner_pronoun: int | None = None
    past: bool = False
    definite: bool = False
    name: tuple[int, int] | None = None
    titles: list[Title] = field(default_factory=list)


def find_title_phrases(parse: Parse, names: Names, persons: frozenset[int]) -> list[TitlePhrase]:
    """All title phrases of a text, in order, none overlapping.

    `persons` are the tokens at which the language model starts a person's name.
    """
    reader = _Reader(parse, names, persons)
    found: list[TitlePhrase] = []
    i = 0
    after = 0
    while i < len(parse.tokens):
        title = reader.title(i)
        phrase = reader.read(title, after) if title is not None else None
        if phrase is None:
            i += 1
            continue
        found.append(phrase)
        i = after = phrase.last
    return found


class _Reader:
    """Reads to the left and to the right of one title."""

    def __init__(self, parse: Parse, names: Names, persons: frozenset[int]) -> None:
        self.tokens: Sequence[Token] = parse.tokens
        self.names = names
        self.persons = persons

    def title(self, i: int) -> Title | None:
        title = self._head_of_state(i) or title_at(self.tokens, i)
        if title is None:
            return None
        known = self.names.starting.get(i)
        if known is not None and known.last > title.last and known.owner is not None:
            return None
        # "Major cities", "General elections", "the head wind": such words are titles only
        # where a name follows.
        if title.role == HONORIFIC and not self._named_at(title.last):
            return None
        return title

    def _head_of_state(self, i: int) -> Title | None:
        """ "the head of the Norwegian state": a title around whose it is."""
        tokens = self.tokens
        if [t.lower for t in tokens[i : i + 3]] != ["head", "of", "the"]:
            return None
        owner = self.names.owner_at(i + 3)
        last = owner.last if owner is not None else len(tokens)
        if owner is None or owner.owner is None or owner.owner.form != "demonym":
            return None
        if last >= len(tokens) or tokens[last].lower not in ("state", "government"):
            return None
        role = HEAD_OF_STATE if tokens[last].lower == "state" else HEAD_OF_GOVERNMENT
        return Title(i, last + 1, role, False, None, owner.owner.id)

    def read(self, title: Title, floor: int) -> TitlePhrase | None:
        phrase = TitlePhrase(title.first, title.last, title, titles=[title])
        if title.owner is not None:
            phrase.owners.append(title.owner)
            phrase.definite = True
        self._leftward(phrase, floor)
        self._rightward(phrase)
        self._name(phrase)
        return phrase

    # --- left: "the U.S.", "Ukraine's former", "his" ---------------------------------------

    def _leftward(self, phrase: TitlePhrase, floor: int) -> None:
        j = self._modifiers(phrase, phrase.first, floor)
        owner = self.names.owner_before(j)
        if owner is None and j > floor and self.tokens[j - 1].text in POSSESSIVE:
            owner = self.names.owner_before(j - 1)
        if owner is not None and owner.first >= floor and owner.owner is not None:
            phrase.owners.insert(0, owner.owner.id)
            phrase.definite = True
            j = owner.first
            if phrase.title.plural:
                j = self._more_owners_left(phrase, j, floor)
        elif j > floor and self.tokens[j - 1].tag == "PRP$":
            phrase.owner_pronoun = j - 1
            phrase.definite = True
            phrase.first = j - 1
            return
        j = self._modifiers(phrase, j, floor)
        articles = ("the", "this", "both") if phrase.title.plural else ("the", "this")
        if j > floor and self.tokens[j - 1].lower in articles:
            phrase.definite = True
            j -= 1
        elif j > floor and self.tokens[j - 1].lower in ("a", "an", "another", "any"):
            phrase.past = True
        phrase.first = j

    def _modifiers(self, phrase: TitlePhrase, j: int, floor: int) -> int:
        """Step back over "new", "acting", "then-"; note those that mean somebody else."""
        while j > floor:
            word = self.tokens[j - 1].lower
            if word in PAST_MODIFIERS:
                phrase.past = True
            elif word in HYPHENS and j - 2 >= floor and self._is_modifier(j - 2):
                pass
            elif word not in MODIFIERS:
                break
            j -= 1
        return j

    def _is_modifier(self, i: int) -> bool:
        return self.tokens[i].lower in PAST_MODIFIERS or self.tokens[i].lower in MODIFIERS

    def _more_owners_left(self, phrase: TitlePhrase, j: int, floor: int) -> int:
        """ "the Ukrainian, French and German leaders": all three are owners."""
        while j - 1 > floor and self.tokens[j - 1].lower in ("and", ","):
            before = self.names.owner_before(j - 1)
            if before is None and self.tokens[j - 2].text == ",":
                before = self.names.owner_before(j - 2)
            if before is None or before.first < floor or before.owner is None:
                break
            phrase.owners.insert(0, before.owner.id)
            j = before.first
        return j

    # --- right: "of Ukraine", "to the President of the United States", "for Political Affairs" --

    def _rightward(self, phrase: TitlePhrase) -> None:
        tokens = self.tokens
        for _ in range(4):
            k = phrase.last
            if k + 1 >= len(tokens) or tokens[k].lower not in _OF:
                return
            m = k + 1
            if tokens[m].lower == "the" and m + 1 < len(tokens):
                m += 1
            nested = self.title(m) if tokens[k].lower in ("of", "to", "for") else None
            owner = self.names.owner_at(m)
            if nested is not None and nested.role != HONORIFIC and not nested.plural:
                inner = TitlePhrase(nested.first, nested.last, nested)
                self._rightward(inner)
                if phrase.title.role == OTHER or inner.owners or tokens[m].text[0].isupper():
                    phrase.owners.extend(inner.owners)
                    phrase.last = inner.last
                    continue
                return
            if owner is not None and owner.owner is not None:
                if tokens[k].lower == "of" and not phrase.owners:
                    phrase.owners.append(owner.owner.id)
                    # "running for president of Chile" names nobody.
                    capital = tokens[phrase.title.first].text[0].isupper()
                    phrase.definite = phrase.definite or capital or phrase.title.plural
                    phrase.last = owner.last
                    if phrase.title.plural:
                        self._more_owners_right(phrase)
                    continue
                if tokens[k].lower == "of" or phrase.title.role in _LONE:
                    return
                if self._complement(phrase):
                    phrase.last = owner.last
                    continue
                return
            around = self.names.owner_around(m)
            if around is not None and around.owner is not None and around.first >= phrase.first:
                # "Deputy Head of the Office of the President of Norway": the Office's own name.
                if not phrase.owners:
                    phrase.owners.append(around.owner.id)
                phrase.last = around.last
                continue
            end = self._official_name(m)
            if end is not None and tokens[k].lower == "of" and not phrase.owners:
                found = self.names.ending[end].owner
                if found is not None:
                    phrase.owners.append(found.id)
                    phrase.last = end
                    continue
            end = self._up_to_name(m)
            if end is None and phrase.title.role not in _LONE:
                end = self._portfolio(m)
            if end is None or tokens[k].lower not in ("of", "for"):
                return
            phrase.last = end

    def _up_to_name(self, m: int) -> int | None:
        """The start of the name after "Republic of Artsakh" or "Office of Political Strategy":
        capitals and their joints only, then a person; None where there is none.
        """
        for k in range(m, min(m + 9, len(self.tokens))):
            if k in self.persons and k > m:
                return k
            token = self.tokens[k]
            if not token.text[0].isupper() and token.lower not in ("of", "the", "and", "for", "&"):
                return None
        return None

    def _complement(self, phrase: TitlePhrase) -> bool:
        """Whether "to the United States" belongs to the title, as in "ambassador to"."""
        return phrase.title.role in ("ambassador", "envoy", OTHER, "negotiator")

    def _more_owners_right(self, phrase: TitlePhrase) -> None:
        """ "the leaders of France, Germany and Italy": all three are owners."""
        tokens = self.tokens
        while phrase.last + 1 < len(tokens):
            k = phrase.last
            while k < len(tokens) and tokens[k].lower in (",", "and", "the"):
                k += 1
            owner = self.names.owner_at(k) if k > phrase.last else None
            if owner is None or owner.owner is None or owner.owner.form == "demonym":
                return
            phrase.owners.append(owner.owner.id)
            phrase.last = owner.last

    def _official_name(self, m: int) -> int | None:
        """The end of "Bolivarian Republic of Venezuela": capitals and "of" up to a state's name."""
        seen = False
        for k in range(m, min(m + 7, len(self.tokens))):
            owner = self.names.owner_at(k)
            if owner is not None:
                return owner.last if seen else None
            token = self.tokens[k]
            if token.lower in ("republic", "kingdom", "state", "union", "federation"):
                seen = True
            elif token.lower not in ("of", "the", "and") and not token.text[0].isupper():
                return None
        return None

    def _portfolio(self, m: int) -> int | None:
        """The end of "Foreign and Political Affairs" in a title; None where there is none."""
        tokens = self.tokens
        k = m
        while k < len(tokens):
            token = tokens[k]
            if token.text[0].isupper() and k not in self.persons and token.text.isalpha():
                known = self.names.starting.get(k)
                if known is not None and (known.may_be_person or known.owner is not None):
                    break
                k += 1
                if token.lower in _PORTFOLIO_END and not (
                    k < len(tokens) and tokens[k].lower in ("and", ",")
                ):
                    return k
            elif token.lower in ("and", ",", "&") and k > m and self._continues(k + 1):
                k += 1
            else:
                break
        return k if k > m and tokens[k - 1].lower in _PORTFOLIO_END else None

    def _continues(self, k: int) -> bool:
        """Whether a portfolio goes on at `k`, one of its closing words being near."""
        return any(t.lower in _PORTFOLIO_END for t in self.tokens[k : k + 4])

    # --- the name introduced ---------------------------------------------------------------

    def _named_at(self, k: int) -> bool:
        if k >= len(self.tokens):
            return False
        known = self.names.starting.get(k)
        if known is not None:
            return known.may_be_person
        if self.tokens[k].lower in PARTICLES:
            return name_run(self.tokens, k, self.names) > k + 1
        return is_name_word(self.tokens[k]) and title_at(self.tokens, k) is None

    def _name(self, phrase: TitlePhrase) -> None:
        tokens = self.tokens
        if phrase.last < len(tokens) and tokens[phrase.last].para != tokens[phrase.first].para:
            return
        self._second_title(phrase)
        k = phrase.last
        if k >= len(tokens) or phrase.title.plural or not self._named_at(k):
            return
        if tokens[k].para != tokens[phrase.first].para:
            return
        # "Asked the president Monday ...": no name word. "The president Putin met": the model
        # or the knowledge must see a name there where the title is not capitalised.
        known = self.names.starting.get(k)
        end = max(name_run(tokens, k, self.names), known.last if known is not None else k)
        sure = known is not None or k in self.persons or end - k > 1
        # "the Chief of the Defence Staff": after a loose title one unknown word is no name.
        if end > k and (sure or phrase.title.role != OTHER):
            phrase.name = (k, end)
            phrase.last = end
            self._owner_after_name(phrase)

    def _owner_after_name(self, phrase: TitlePhrase) -> None:
        """ "President Salome Zourabichvili of Georgia"."""
        tokens = self.tokens
        k = phrase.last
        if phrase.owners or k + 1 >= len(tokens) or tokens[k].lower != "of":
            return
        m = k + 1 + (tokens[k + 1].lower == "the")
        owner = self.names.owner_at(m) if m < len(tokens) else None
        if owner is not None and owner.owner is not None and owner.owner.form != "demonym":
            phrase.owners.append(owner.owner.id)
            phrase.last = owner.last
            return
        end = self._official_name(m)
        found = self.names.ending[end].owner if end is not None else None
        if end is not None and found is not None:
            phrase.owners.append(found.id)
            phrase.last = end

    def _second_title(self, phrase: TitlePhrase) -> None:
        """ "Deputy Prime Minister - Minister of Finance of Canada Chrystia Freeland"."""
        tokens = self.tokens
        for _ in range(3):
            k = phrase.last
            if k + 1 >= len(tokens):
                return
            joint = tokens[k].lower
            start = k + 1 if joint in HYPHENS or joint in ("and", "&") else k
            title = self.title(start)
            if title is None or title.plural or tokens[start].para != tokens[phrase.first].para:
                return
            second = TitlePhrase(title.first, title.last, title)
            self._rightward(second)
            if start > k and joint not in HYPHENS:
                capital = tokens[phrase.title.first].text[0].isupper()
                lone = phrase.title.role in _LONE or title.role in _LONE
                if lone or not capital or not self._named_at(second.last):
                    return
            if start > k and not self._named_at(second.last):
                return
            phrase.titles.append(title)
            phrase.last = second.last
            if not phrase.owners:
                phrase.owners = second.owners
