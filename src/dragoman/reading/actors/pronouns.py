"""Pronouns of the third person singular: "he", "her", "its".

Grammar comes first: whoever governs the clause, whoever the opening clause looks ahead to, whoever
is named inside the same phrase. Where it says nothing, the most salient of those that agree in
gender and kind and that grammar does not rule out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.reading.actors.discourse import NEAR, RELATIVE, Discourse
from dragoman.reading.actors.people import People
from dragoman.reading.cues import CUE_VERBS
from dragoman.reading.syntax import Parse, Token

SINGULAR = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
THING = frozenset({"it", "its", "itself"})

_SUBJECT = ("nsubj", "nsubjpass")
_VERBS = ("VERB", "AUX")
_CLEAR = 0.75
"""How far the first of several must be ahead of the second inside a quotation, where two
persons that the reporter tells of may both be meant."""

_PRAISING = frozenset(
    "thank congratulate praise commend criticize criticise condemn accuse blame fault sanction "
    "rebuke admire applaud chide scold remind inform assure".split()
)
"""Verbs whose object did what follows "for" ("thanked the king for his hospitality")."""

_COMPANIONS = frozenset(
    "delegation team wife husband spouse family son daughter brother sister father mother "
    "government administration cabinet staff entourage colleague counterpart minister adviser "
    "advisor aide ally deputy predecessor successor envoy party campaign partner".split()
)
"""Who comes along with somebody: "Aho, and his delegation"."""

Allowed = Callable[[str], bool]


class Pronouns:
    """Resolves singular pronouns against what one text has mentioned so far."""

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

    # --- he, she ---------------------------------------------------------------------------

    def person(self, token: Token) -> str:
        """The person that "he", "her" ... means; "" where that is open."""
        possessive = token.tag == "PRP$"
        agrees = self._gendered(SINGULAR[token.lower])
        beside = self._beside(token) if possessive else ""
        if beside:
            return beside if agrees(beside) else ""
        if token.lower.endswith("self"):
            return self.discourse.subject_above(token, agrees, own=True)
        barred = frozenset() if possessive else self.discourse.clause_mates(token)
        quoted = self.discourse.quoted_clause(token)
        if quoted:
            speaker = self._speaker(token)
            if not speaker:
                return ""
            barred |= {speaker}

        def allowed(actor: str) -> bool:
            return agrees(actor) and actor not in barred

        found = self._subject_ahead(token, allowed)
        found = found or self.discourse.subject_above(token, allowed, own=possessive)
        return found or self._most_salient(token, allowed, quoted=quoted)

    def _gendered(self, gender: str) -> Allowed:
        def allowed(actor: str) -> bool:
            person = self.people.met.get(actor)
            return person is not None and person.gender in (None, gender)

        return allowed

    def _most_salient(self, token: Token, allowed: Allowed, *, quoted: bool) -> str:
        if not quoted:
            ranked = self.discourse.ranked(token.i, allowed, NEAR)
            return ranked[0] if ranked else ""
        # Whom the sentence around the quotation names is what it is about.
        for reach in (0, NEAR):
            scored = self.discourse.scored(token.i, allowed, reach, in_quotation=True)
            if scored:
                alone = len(scored) == 1 or scored[0][1] - scored[1][1] >= _CLEAR
                return scored[0][0] if alone else ""
        return ""

    def _subject_ahead(self, token: Token, allowed: Allowed) -> str:
        """ "As he arrived in Oslo, Aho said", "For her part, Berg added": the subject that follows
        what the sentence opens with.
        """
        for above in self.discourse.openings(token):
            for subject in self.parse.kids(above.head, *_SUBJECT):
                if subject.i > above.right:
                    person = self.person_ahead(subject.i)
                    return person if person and allowed(person) else ""
        return ""

    def _beside(self, token: Token) -> str:
        """The person right before "and his delegation", or thanked "for her efforts"."""
        tokens = self.parse.tokens
        i = token.i
        if i > 1 and tokens[i - 1].lower == "and":
            before = i - 3 if tokens[i - 2].text == "," else i - 2
            mention = self.discourse.mentions.get(before)
            # "defend his praise of Aho, and his call": not the call of Aho.
            along = before == i - 2 or tokens[token.head].lemma in _COMPANIONS
            if (
                along
                and mention is not None
                and not mention.also
                and self._is_person(mention.actor)
            ):
                return mention.actor
        for above in self.parse.ancestors(i):
            if above.dep == "prep" and above.lower in ("for", "on", "over", "of"):
                verb = tokens[above.head]
                if verb.lemma in _PRAISING:
                    for patient in self.parse.kids(verb.i, "dobj", "nsubjpass"):
                        mention = self.discourse.mentions.get(patient.i)
                        if mention is not None and self._is_person(mention.actor):
                            return mention.actor
            if above.pos in _VERBS:
                break
        return ""

    def _is_person(self, actor: str) -> bool:
        return actor in self.people.met

    # --- who speaks, for third persons in quotations -----------------------------------------

    def _speaker(self, token: Token) -> str:
        """Who says the quotation around a token; "" where that is open."""
        for verb in self._verbs_above(token):
            if not self.discourse.quoted(verb.i):
                for subject in self.parse.kids(verb.i, "nsubj"):
                    # 'The report "he" wrote': who is quoted does not introduce the quotation.
                    if not self.discourse.quoted(subject.i):
                        return self._named(subject)
        tokens = self.parse.tokens
        earlier = ""
        for seen in reversed(self.discourse.seen):
            if token.para - tokens[seen.token].para > 1:
                break
            if seen.speaks and not seen.quoted and self._is_person(seen.actor):
                if tokens[seen.token].para == token.para:
                    return seen.actor
                earlier = earlier or seen.actor
        return self._speaker_ahead(token) or earlier

    def _speaker_ahead(self, token: Token) -> str:
        """Who says it where the words for that follow: "'He came. He left,' Aho said."."""
        for after in self.parse.tokens[token.i :]:
            if after.para != token.para:
                break
            if after.dep == "nsubj" and not self.discourse.quoted(after.i):
                verb = self.parse.tokens[after.head]
                if "q" in CUE_VERBS.get(verb.lemma, frozenset()):
                    return self._named(after)
        return ""

    def _named(self, subject: Token) -> str:
        """The person that a subject names, read already or still ahead."""
        mention = self.discourse.mentions.get(subject.i)
        if mention is not None:
            return mention.actor
        if self.discourse.quoted(subject.i):
            return ""
        if subject.lower in SINGULAR:
            return self.person(subject)
        return self.person_ahead(subject.i)

    # --- it --------------------------------------------------------------------------------

    def thing(self, token: Token) -> str:
        """The state or body that "its" or "it" means; "" where that is open, as it mostly is:
        "it" is seldom an actor.
        """
        if token.lower == "it":
            return self._it(token)
        if self.discourse.quoted_clause(token):
            return ""
        for verb in self._verbs_above(token):
            subject = next(iter(self.parse.kids(verb.i, *_SUBJECT)), None)
            if subject is None:
                continue
            if subject.i > token.i and verb.left < token.i:
                return ""
            mention = self.discourse.mentions.get(subject.i)
            if mention is not None and not mention.also and _is_state_or_body(mention.actor):
                return mention.actor
            if subject.lower in RELATIVE:
                return self._only_thing(verb.i, token.i)
            if mention is None and subject.tag not in ("NNS", "PRP", "NNPS"):
                return ""
        return ""

    def _only_thing(self, first: int, last: int) -> str:
        """The one state or body named in tokens `[first, last)`: "weapons that threaten Norway
        near its borders".
        """
        found = {
            a
            for i in range(first, last)
            if i in self.discourse.mentions
            for a in self.discourse.mentions[i].everyone
            if _is_state_or_body(a)
        }
        return found.pop() if len(found) == 1 else ""

    def _it(self, token: Token) -> str:
        """ "Norway said it would answer": the subject of what reports the clause."""
        clause = self.parse.tokens[token.head]
        if token.dep != "nsubj" or clause.dep != "ccomp" or clause.lemma in ("be", "seem"):
            return ""
        reporting = self.parse.tokens[clause.head]
        for subject in self.parse.kids(reporting.i, "nsubj"):
            mention = self.discourse.mentions.get(subject.i)
            if mention is None or mention.also or subject.i > token.i:
                continue
            if _is_state_or_body(mention.actor):
                return mention.actor
        return ""

    def _verbs_above(self, token: Token) -> Iterator[Token]:
        return (t for t in self.parse.ancestors(token.i) if t.pos in _VERBS)


def _is_state_or_body(actor: str) -> bool:
    return actor.startswith(("sta.", "org."))
