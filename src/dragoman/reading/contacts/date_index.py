"""The dates of a text by sentence, and which of them date a contact."""

from __future__ import annotations

from dragoman.model import DateMention
from dragoman.reading.contacts.lexicon import CONTACT_NOUNS
from dragoman.reading.draft import Draft
from dragoman.reading.syntax import Token

BOUNDING = frozenset({"after", "following", "before", "since", "until"})
"""Behind these a date bounds the contact; it does not date it ("spoke after Monday's talks")."""
_CIRCUMSTANCE = frozenset(
    "prep pobj npadvmod advmod nmod compound amod nummod appos poss tmod pcomp case dep".split()
)


class DateIndex:
    """The dates of a text by sentence, with the token that heads each."""

    def __init__(self, draft: Draft) -> None:
        self.parse = draft.parse
        self._by_sentence: dict[int, list[tuple[Token, DateMention]]] = {}
        for date in draft.dates:
            first, last = draft.parse.tokens_in(date.span)
            if first < last:
                tokens = draft.parse.tokens[first:last]
                head = next((t for t in tokens if not first <= t.head < last), tokens[-1])
                self._by_sentence.setdefault(head.sent, []).append((head, date))

    def of(self, targets: set[int], sentence: int) -> DateMention | None:
        """The date that modifies one of these tokens; a plain date before an open interval."""
        found = []
        for head, date in self._by_sentence.get(sentence, ()):
            # "the first visit in 17 years" is not dated by the years without one.
            if date.value is None or date.rule == "stretch":
                continue
            if self._reaches(head, targets):
                found.append(date)
        found.sort(key=lambda d: ".." in (d.value or ""))
        return found[0] if found else None

    def shared(self, word: Token, sentence: int) -> DateMention | None:
        """The one date that opens the sentence and dates this verb along with its main one.

        "On Monday he flew to Oslo and met the king", "... to Oslo, where he met the king"; not
        "On Monday he left and will meet the king", nor "On Monday he said he had met the king".
        """
        dated = [(h, d) for h, d in self._by_sentence.get(sentence, ()) if d.rule != "stretch"]
        if word.pos not in ("VERB", "AUX") or len(dated) != 1 or dated[0][1].value is None:
            return None
        head, date = dated[0]
        main = next((t for t in self.parse.ancestors(head.i) if t.pos in ("VERB", "AUX")), None)
        if main is None or head.i > main.i or not self._reaches(head, {main.i}):
            return None
        return date if self._goes_with(word, main) else None

    def _goes_with(self, verb: Token, main: Token) -> bool:
        """Whether a verb tells what came along with the main one: same tense, one story."""
        while verb.i != main.i:
            if verb.tag != main.tag or self.parse.kids(verb.i, "aux", "mark"):
                return False
            if verb.dep == "relcl":
                where = [t for t in self.parse.kids(verb.i, "advmod") if t.lower == "where"]
                if not where:
                    return False
                verb = self._verb_above(verb)
            elif verb.dep == "conj":
                verb = self.parse.tokens[verb.head]
            else:
                return False
        return True

    def _verb_above(self, word: Token) -> Token:
        above = (t for t in self.parse.ancestors(word.i) if t.pos in ("VERB", "AUX"))
        return next(above, word)

    def _reaches(self, token: Token, targets: set[int]) -> bool:
        for _ in range(8):
            if token.i in targets:
                return True
            if token.head == token.i or token.dep not in _CIRCUMSTANCE:
                return False
            if token.lower in BOUNDING or token.lemma in CONTACT_NOUNS:
                return False
            token = self.parse.tokens[token.head]
        return False
