"""What has been mentioned so far, for words that only point back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from dragoman.reading.actors.acting import head_of
from dragoman.reading.actors.mentions import Mention
from dragoman.reading.actors.offices import POSSESSIVE
from dragoman.reading.cues import CUE_VERBS
from dragoman.reading.syntax import Parse, Token

NEAR = 3
"""Sentences that a pronoun reaches back over."""

FAR = 12
"""Sentences that a description ("the president") reaches back over."""


_ASKING = frozenset(
    "invite urge ask tell order persuade convince allow permit force press encourage "
    "advise warn request authorize authorise instruct".split()
)
"""Verbs whose object is to act: "invited the king to come at his convenience"."""


_CARRYING = frozenset({"of", "for", "from", "as", "into"})
"""Prepositions that carry a verb's object on: "praised Aho for defending his friends"."""

RELATIVE = frozenset({"that", "which", "who"})

_EXCHANGES = frozenset(
    "talk meeting call conversation discussion negotiation summit consultation dialogue exchange "
    "session contact lunch dinner encounter".split()
)
"""Nouns that bring together a subject and what follows "with"."""


_WITHIN_A_CLAUSE = frozenset("xcomp dobj pobj prep acomp attr amod compound poss relcl".split())
"""What a quotation is where it only fills a place in the reporter's clause."""


_PLACES = frozenset("nsubj nsubjpass pobj dobj dative conj appos".split())
"""Places in a clause that somebody who is named may have."""


class Seen(NamedTuple):
    """One earlier mention of one actor; `weight` grows with its place in the grammar."""

    actor: str
    token: int
    sentence: int
    weight: float
    quoted: bool = False
    speaks: bool = False


@dataclass(slots=True)
class Discourse:
    """Earlier mentions, and actors that were named together."""

    parse: Parse
    quoted: Callable[[int], bool]
    seen: list[Seen] = field(default_factory=list)
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    mentions: dict[int, Mention] = field(default_factory=dict)
    _told: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the sentences that the reporter tells; a long quotation moves nobody away."""
        told = (not self.quoted(s.root) for s in self.parse.sentences)
        self._told = list(accumulate(map(int, told)))

    def add(self, mention: Mention) -> None:
        """Take note of an acting mention."""
        for i in range(mention.first, mention.last):
            self.mentions[i] = mention
        token = self.parse.tokens[mention.head]
        # "President of Norway Nils Berg": title or name, whichever the parser calls the subject.
        outer = self.parse.tokens[head_of(self.parse, mention.first, mention.last)]
        weight = max(salience(self.parse, token), salience(self.parse, outer))
        quoted = self.quoted(token.i)
        if outer.dep == "conj" or any(
            t.pos in ("NOUN", "PROPN") for t in self.parse.kids(outer.i, "conj")
        ):
            weight -= ONE_OF_SEVERAL
        speaks = _speaks(self.parse, token) or _speaks(self.parse, outer)
        weight += SPEAKING * speaks
        for actor in mention.everyone:
            self.seen.append(Seen(actor, mention.first, token.sent, weight, quoted, speaks))
        if mention.also or mention.form == "collective" or self.is_plural(mention):
            self.groups.append((token.sent, mention.everyone))

    def is_plural(self, mention: Mention) -> bool:
        """Whether one actor is told of as several: "the Turks", then "they"."""
        head = self.parse.tokens[mention.head]
        if mention.form == "pronoun":
            return head.lower.startswith(("the", "both"))
        plural = head.tag in ("NNS", "NNPS") or (head.tag == "NNP" and head.text[-1] == "s")
        return mention.form == "description" and plural

    def ranked(self, before: int, allowed: Callable[[str], bool], reach: int) -> list[str]:
        """Actors mentioned before a token, the most salient first; nearness counts as well."""
        return [actor for actor, _ in self.scored(before, allowed, reach)]

    def scored(
        self,
        before: int,
        allowed: Callable[[str], bool],
        reach: int,
        *,
        in_quotation: bool = False,
    ) -> list[tuple[str, float]]:
        """Actors mentioned before a token with how salient they are there, the most salient
        first. To a word `in_quotation` those named in quotations are as near as any other.
        """
        told = self._told
        here = told[self.parse.tokens[before].sent]
        best: dict[str, tuple[float, int]] = {}
        for seen in reversed(self.seen):
            distance = here - told[seen.sentence]
            if distance > reach:
                break
            if seen.token >= before or not allowed(seen.actor):
                continue
            weight = seen.weight - QUOTED * (seen.quoted and not in_quotation)
            score = (weight - distance - LEFT_BEHIND * (distance > 0), seen.token)
            if seen.actor not in best or score > best[seen.actor]:
                best[seen.actor] = score
        ordered = sorted(best, key=lambda a: best[a], reverse=True)
        return [(actor, best[actor][0]) for actor in ordered]

    def quoted_clause(self, token: Token) -> bool:
        """Whether a token stands in a quotation that is a clause of its own: in "vowed to
        'defend their unity'" the reporter's words go on.
        """
        if not self.quoted(token.i):
            return False
        for above in self.parse.ancestors(token.i):
            if not self.quoted(above.i):
                subjects = self.parse.kids(token.i, "nsubj", "nsubjpass")
                begun = any(not self.quoted(t.i) for t in subjects)
                return not begun and token.dep not in _WITHIN_A_CLAUSE
            token = above
        return True

    def subject_above(self, token: Token, allowed: Callable[[str], bool], *, own: bool) -> str:
        """The nearest subject that governs a token's clause; `own`: of its own clause too.

        "Orban said Monday that he would travel": the subject of "said".
        """
        for mention in self.subjects_above(token, own=own):
            if not mention.also and allowed(mention.actor):
                return mention.actor
        return ""

    def subjects_above(self, token: Token, *, own: bool) -> Iterator[Mention]:
        """The mentions that govern a token's clause as subjects, the nearest first."""
        clause = ""
        below = token
        for verb in self.parse.ancestors(token.i):
            if verb.pos not in ("VERB", "AUX"):
                continue
            if verb.lemma in _ASKING and self._is_infinitive(below):
                yield from self.mentioned(self.objects(verb))
            if clause or own:
                yield from self.mentioned(t for t in self.subjects(verb) if t.i != token.i)
            clause = "seen"
            below = verb

    def openings(self, token: Token) -> Iterator[Token]:
        """The clause, or with "his" the prepositional phrase, that opens the sentence of a token
        and holds it: "As he arrived, ...", "For her part, ...".
        """
        first = self.parse.sentence_of(token.i).first
        for above in self.parse.ancestors(token.i):
            opens = above.dep == "advcl" or (above.dep == "prep" and token.tag == "PRP$")
            if opens and above.left <= first and above.head > above.i:
                yield above

    def clause_mates(self, token: Token) -> frozenset[str]:
        """Whom an object cannot mean: "Macron called him", "Macron came and called him"."""
        if token.dep in ("nsubj", "nsubjpass"):
            return frozenset()
        tokens = self.parse.tokens
        verb = next((t for t in self.parse.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
        if verb is not None and verb.i > 1 and tokens[verb.i - 1].text in POSSESSIVE:
            # "Macron's calling him"
            possessor = self.mentions.get(verb.i - 2)
            return frozenset(possessor.everyone) if possessor is not None else frozenset()
        while verb is not None:
            subjects = self.subjects(verb)
            if subjects:
                found = self.mentioned(subjects)
                return frozenset(a for m in found for a in m.everyone)
            verb = tokens[verb.head] if verb.dep in ("conj", "xcomp") else None
        return frozenset()

    def mentioned(self, tokens: Iterable[Token]) -> Iterator[Mention]:
        """The mentions read so far at these tokens."""
        return (self.mentions[t.i] for t in tokens if t.i in self.mentions)

    def subjects(self, verb: Token) -> list[Token]:
        """The words for who does what a verb says, in its own clause or carried over to it."""
        tokens = self.parse.tokens
        own = self.parse.kids(verb.i, "nsubj", "nsubjpass")
        head = tokens[verb.head]
        if verb.dep == "relcl" and (not own or own[0].lower in RELATIVE):
            return [head]
        if own:
            return own
        if verb.dep == "acl" and verb.tag == "VBG" and tokens[verb.i - 1].text not in POSSESSIVE:
            return [head]
        if verb.dep == "pcomp" and head.lower in _CARRYING:
            # "accused Aho of misleading his voters"
            return self.objects(tokens[head.head])
        before = tokens[verb.i - 1] if verb.i else verb
        if verb.tag in ("VBZ", "VBD") and before.tag == "NNP" and before.head < before.i:
            # "as Aho leaves and Berg heads ...": the parser joins Berg to what stands before.
            return [before]
        return []

    def _is_infinitive(self, verb: Token) -> bool:
        """Whether it is "to visit", as in "invited him to visit", not "told him he would"."""
        return any(t.lower == "to" for t in self.parse.kids(verb.i, "aux"))

    def objects(self, verb: Token) -> list[Token]:
        """Whom a verb is done to; the parser calls those who are asked to act its subjects."""
        return [t for t in self.parse.kids(verb.i, "dobj", "nsubj") if t.i > verb.i]

    def recent_groups(self, sentence: int, reach: int) -> Iterator[tuple[str, ...]]:
        """Those named together within `reach` sentences, the last first."""
        for at, actors in reversed(self.groups):
            if sentence - at > reach:
                break
            yield actors

    def groups_since(self, sentence: int) -> list[tuple[str, ...]]:
        """Those named together after a sentence."""
        return [actors for at, actors in self.groups if at > sentence]

    def close_sentence(self, number: int, is_side: Callable[[str, str], bool]) -> None:
        """Note who was named together in a sentence: joined by "and", or subject and "with".

        `is_side(a, b)` says whether two actors are of different parties.
        """
        sentence = self.parse.sentences[number]
        unique: dict[int, Mention] = {}
        for i in range(sentence.first, sentence.last):
            if i in self.mentions:
                unique[self.mentions[i].first] = self.mentions[i]
        groups = self._joined(unique.values(), is_side)
        pair = self._pair_of_persons(unique.values())
        if len(pair) == 2 and is_side(*pair) and not any(set(pair) <= set(g) for g in groups):
            groups.append(pair)
        self.groups.extend((number, group) for group in groups)

    def _pair_of_persons(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The two persons of a sentence that names no more than two, one as its subject: they
        are its sides even where the parser joins them to other words.
        """
        named = [m for m in mentions if m.form in ("name", "office") and not self.quoted(m.first)]
        persons = dict.fromkeys(a for m in named for a in m.everyone if _is_person(a))
        subject = any(self._is_subject(m) and _is_person(m.actor) for m in named)
        return tuple(persons) if len(persons) == 2 and subject else ()

    def _first_of_list(self, head: Token) -> Token:
        """The first member of a list joined by "and", whatever stands inside the members."""
        tokens = self.parse.tokens
        for _ in range(12):
            if head.dep not in ("conj", "appos") or head.head == head.i:
                return head
            own = self.mentions.get(head.i)
            head = tokens[head.head]
            # "Ms. Vela of Peru and Mr. Ruiz": joined to "Peru" by the parser, to her by sense.
            around = self.mentions.get(head.i)
            if around is not None and around is not own:
                head = self._outer(around)
        return head

    def _is_subject(self, mention: Mention) -> bool:
        return self._first_of_list(self._outer(mention)).dep in ("nsubj", "nsubjpass")

    def _outer(self, mention: Mention) -> Token:
        """The token of a mention that the clause hangs on: of "President of Norway Nils Berg" the
        parser may take any.
        """
        tokens = self.parse.tokens[mention.first : mention.last]
        outside = [t for t in tokens if not mention.first <= t.head < mention.last]
        return next((t for t in outside if t.dep in _PLACES), self.parse.tokens[mention.head])

    def _is_between(self, mention: Mention) -> bool:
        head = self._first_of_list(self._outer(mention))
        return self.parse.tokens[head.head].lower == "between"

    def _depth(self, token: int) -> int:
        return sum(1 for t in self.parse.ancestors(token) if t.pos in ("VERB", "AUX"))

    def _joined(
        self, mentions: Iterable[Mention], is_side: Callable[[str, str], bool]
    ) -> list[tuple[str, ...]]:
        tokens = self.parse.tokens
        by_clause: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.form == "place" or self.quoted(mention.first):
                continue
            head = self._first_of_list(self._outer(mention))
            if head.dep in ("nsubj", "nsubjpass"):
                by_clause.setdefault(head.head, []).append(mention)
                continue
            if head.dep == "pobj":
                preposition = tokens[head.head]
                above = tokens[preposition.head]
                linked = preposition.lower in ("with", "between", "by") or (
                    preposition.lower == "to" and above.lemma in ("speak", "talk")
                )
                # "with his counterparts from Britain and France": the states stand for them.
                noun = above.pos not in ("VERB", "AUX")
                if linked and noun and above.lemma not in _EXCHANGES:
                    linked = False
                if linked or (preposition.lower == "from" and above.lemma == "counterpart"):
                    while above.pos not in ("VERB", "AUX") and above.head != above.i:
                        above = tokens[above.head]
                    by_clause.setdefault(above.i, []).append(mention)
            elif head.dep in ("dobj", "dative"):
                by_clause.setdefault(head.head, []).append(mention)
        groups = []
        # The main clause last: those are the ones that "they" means next.
        for clause in sorted(by_clause, key=lambda v: (-self._depth(v), v)):
            actors = list(dict.fromkeys(a for m in by_clause[clause] for a in m.everyone))
            subjects = {a for m in by_clause[clause] if self._is_subject(m) for a in m.everyone}
            apart = any(is_side(actors[0], other) for other in actors[1:])
            among = all(self._is_between(m) for m in by_clause[clause])
            if len(actors) < 2 or not (subjects or among):
                continue
            if apart or len(subjects) == len(actors):
                groups.append(tuple(actors))
        return groups


SPEAKING = 0.5
"""What it adds to somebody's weight to be quoted: whoever spoke speaks on."""

QUOTED = 1.5
"""What it takes from it to be named in somebody else's words."""

ONE_OF_SEVERAL = 0.75
"""What it takes from it to be named together with others: "he" is seldom one of them."""

LEFT_BEHIND = 0.5
"""What it takes from it that the sentence is over, beside what each further one takes."""


def _speaks(parse: Parse, token: Token) -> bool:
    """Whether a mention is who speaks: "Aho said", "this was stated by Aho"."""
    verb = parse.tokens[token.head]
    if verb.dep == "agent":
        verb = parse.tokens[verb.head]
    elif token.dep != "nsubj":
        return False
    return "q" in CUE_VERBS.get(verb.lemma, frozenset())


def _is_person(actor: str) -> bool:
    return actor.startswith(("per.", "x."))


def salience(parse: Parse, token: Token) -> float:
    """Main subjects first, then other subjects and their owners, then the rest."""
    for _ in range(12):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = parse.tokens[token.head]
    governor = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return 3.0 if governor.dep in ("ROOT", "conj") or governor.head == governor.i else 2.0
    if token.dep == "poss" and governor.dep in ("nsubj", "nsubjpass"):
        return 2.0
    if governor.dep == "agent":
        return 2.5
    if token.dep == "dobj":
        # "invited Aho to come": who is to come is as good as a subject.
        return 2.0 if governor.lemma in _ASKING else 1.5
    direct = token.dep == "pobj" and parse.tokens[governor.head].pos in ("VERB", "AUX")
    return 1.25 if direct else 1.0
