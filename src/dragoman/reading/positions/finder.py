"""From the words that name an issue up to the word that takes a stance on it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.model import Stance
from dragoman.reading.grammar import is_negated, is_negated_noun, is_passive
from dragoman.reading.positions.links import SUBJECT_LINKS, asked_of, governor_of, is_open
from dragoman.reading.positions.stances import (
    ADJECTIVES,
    AGENT_NOUNS,
    ALLOWING,
    CARRIED_BY,
    CARRIER_NOUNS,
    CARRIERS,
    DEONTIC_MODALS,
    DEONTIC_VERBS,
    GOAL_NOUNS,
    JUDGEMENTS,
    NEGATED,
    NOUNS,
    REVERSED,
    REVERSERS,
    REVERSING_NOUNS,
    STRESSED,
    STRIVING_NOUNS,
    TACKLING,
    UNCERTAIN_MODALS,
    UNCERTAIN_NOUNS,
    VERBS,
    VOICING,
    WITHDRAWING,
    Frame,
)
from dragoman.reading.syntax import Parse, Token

Kind = Literal["verb", "noun", "adjective", "agent", "goal", "vow", "modal", "judgement"]

_HIGHEST = 14
_HYPOTHETICAL = frozenset({"if", "whether", "unless"})


class Found(NamedTuple):
    """A stance and the token that takes it.

    `kind` says who holds it: the word's subject or possessor (`verb`, `noun`, `adjective`), whom
    the word itself names (`agent`), its possessor or whoever says it (`goal`), the subject if it
    speaks for itself (`vow`), or whoever says it (`modal`, `judgement`).
    `voiced_by` is the token of the verb that utters it, `says` whether uttering is what that
    verb does, `target` the token of who is asked.
    """

    stance: Stance
    word: int
    kind: Kind
    voiced_by: int
    says: bool
    target: int | None = None


class _Climb:
    """The state of one climb: what was found so far, and whether the issue is turned round."""

    def __init__(self, parse: Parse, anchor: int, *, trouble: bool) -> None:
        self.parse = parse
        self.trouble = trouble
        self.found: Found | None = None
        self.reversed = False
        self.striving: int | None = None
        self.striving_is_reversed = False
        self.settled = False
        token = parse.tokens[anchor]
        self.denied = token.pos in ("NOUN", "PROPN") and is_negated_noun(parse, token)

    def run(self, anchor: int) -> Found | None:
        token = self.parse.tokens[anchor]
        if token.pos in ("VERB", "AUX") and self._mood(token, is_carrier=True):
            return self.result()
        for _ in range(_HIGHEST):
            step = governor_of(self.parse, token)
            if step is None:
                break
            governor, link = step
            if not self._pass(governor, link):
                break
            token = governor
        return self.result()

    def result(self) -> Found | None:
        found = self.found or self._strives()
        if found is None or self.trouble or _is_hypothetical(self.parse, found.word):
            return None
        stance: Stance | None = found.stance
        if self.denied:
            stance = NEGATED[found.stance]
        return found._replace(stance=stance) if stance is not None else None

    def _strives(self) -> Found | None:
        """ "Oslo's efforts to reach a truce", with nothing more said of them."""
        if self.striving is None or self.settled:
            return None
        stance: Stance = "opposes" if self.striving_is_reversed else "supports"
        return Found(stance, self.striving, "noun", self.striving, False)

    def _take(self, found: Found, *, negated: bool) -> bool:
        """Keep a stance; False where what is left of it is nothing definite."""
        stance: Stance | None = found.stance
        if self.reversed:
            stance = REVERSED[found.stance]
        if negated and stance is not None:
            stance = NEGATED[stance]
        self.settled = True
        if stance is None:
            self.found = None
            return False
        self.found = found._replace(stance=stance)
        return True

    def _pass(self, governor: Token, link: str) -> bool:
        """Look at the next word up; False ends the climb."""
        if governor.pos in ("VERB", "AUX"):
            return self._verb(governor, link)
        if governor.pos == "ADJ" and governor.lemma in ADJECTIVES:
            return self._frame(ADJECTIVES[governor.lemma], governor, link, "adjective")
        if governor.pos in ("NOUN", "PROPN"):
            return self._noun(governor, link)
        return False

    def _noun(self, noun: Token, link: str) -> bool:
        frame = NOUNS.get(noun.lemma)
        if frame is not None and link in frame.links:
            return self._noun_frame(frame, noun)
        if noun.lemma in AGENT_NOUNS and link == "of" and self.found is None:
            self._take(
                Found(AGENT_NOUNS[noun.lemma], noun.i, "agent", noun.i, False), negated=False
            )
            return False
        if noun.lemma in STRIVING_NOUNS and link in ("x", "for", "at") and self.striving is None:
            self.striving = noun.i
            self.striving_is_reversed = self.reversed
        if self.found is not None:
            return False
        if link in ("compound", "of", "for", "to", "towards", "toward", "in", "x", "amod"):
            if noun.lemma in REVERSING_NOUNS:
                self.reversed = not self.reversed
                return True
            return noun.lemma in CARRIER_NOUNS
        return False

    def _noun_frame(self, frame: Frame, noun: Token) -> bool:
        """A stance noun counts by its owner, or by the verb that voices it."""
        parse = self.parse
        above = governor_of(parse, noun)
        verb = above[0] if above is not None and above[0].pos == "VERB" else None
        voiced = verb is not None and verb.lemma in VOICING and above is not None
        if noun.lemma in STRESSED and not voiced:
            said = Found(frame.stance, noun.i, "judgement", noun.i, False)
            self._take(said, negated=is_negated_noun(parse, noun))
            return False
        if voiced and verb is not None and verb.lemma in WITHDRAWING:
            return False
        negated = is_negated_noun(parse, noun) or (
            voiced and verb is not None and is_negated(parse, verb)
        )
        uttered = verb.i if voiced and verb is not None else noun.i
        self._take(Found(frame.stance, noun.i, "noun", uttered, voiced), negated=negated)
        return False

    def _verb(self, verb: Token, link: str) -> bool:
        parse = self.parse
        name = _name_of(parse, verb)
        adjective = _participle_adjective(parse, verb)
        told_by_link = VERBS.get(f"{name}@{link}", VERBS.get(name))
        frame = ADJECTIVES.get(adjective) if adjective else told_by_link
        if link in SUBJECT_LINKS:
            if is_passive(parse, verb) and frame is not None and "o" in frame.links:
                link = "o"
            else:
                self._subject(verb)
                return False
        if link == "x" and verb.lemma in ("refuse", "decline", "fail") and self.found is not None:
            return self._refused(verb)
        if frame is not None and (link in frame.links or (link == "c" and "c" in frame.links)):
            return self._frame(frame, verb, link, "adjective" if adjective else "verb")
        if self._judged(verb) or self._aimed_at(verb, link) or self._not_allowed(verb):
            return False
        if self.found is not None and link != "x":
            return False
        if verb.lemma in DEONTIC_VERBS and link == "x":
            return self._deontic_verb(verb)
        return self._carried(verb, link)

    def _subject(self, verb: Token) -> None:
        """ "A truce is essential", "a truce must hold"; not "sanctions should be convincing"."""
        if self._judged(verb) or self.parse.kids(verb.i, "acomp", "attr"):
            return
        if verb.lemma in REVERSERS:
            self.reversed = not self.reversed
        if verb.lemma in CARRIERS or verb.lemma in REVERSERS or verb.lemma == "be":
            self._mood(verb, is_carrier=True)

    def _carried(self, verb: Token, link: str) -> bool:
        """Verbs without a stance of their own hand it on, or turn it round."""
        if link == "c" or verb.dep == "aux":
            return False
        if self.found is None:
            if not self._handed_on(verb, link):
                return False
            if is_negated(self.parse, verb) and not _has_modal(self.parse, verb):
                return False
        if self._mood(verb, is_carrier=True):
            return False
        return is_open(self.parse, verb)

    def _handed_on(self, verb: Token, link: str) -> bool:
        name = _name_of(self.parse, verb)
        if link not in CARRIED_BY:
            return False
        if self.trouble and verb.lemma in TACKLING:
            self.trouble = False
        elif verb.lemma in REVERSERS or name in REVERSERS:
            self.reversed = not self.reversed
        else:
            return verb.lemma in CARRIERS or name in CARRIERS
        return True

    def _aimed_at(self, verb: Token, link: str) -> bool:
        """ "The goal is to reach a truce"."""
        if self.found is not None or verb.lemma != "be" or link != "x" or self.trouble:
            return False
        goal = self.parse.child(verb.i, "nsubj")
        if goal is None or goal.lemma not in GOAL_NOUNS or is_negated(self.parse, verb):
            return False
        self._take(Found("supports", goal.i, "goal", verb.i, False), negated=False)
        return True

    def _not_allowed(self, verb: Token) -> bool:
        """ "We cannot allow a new war": said for everybody."""
        parse = self.parse
        subject = parse.child(verb.i, "nsubj")
        if self.found is not None or verb.lemma not in ALLOWING or subject is None:
            return False
        modals = {t.lower for t in parse.kids(verb.i, "aux")} & {"can", "ca", "could"}
        if subject.lower not in ("we", "you", "one") or not (modals and is_negated(parse, verb)):
            return False
        self._take(Found("opposes", verb.i, "judgement", verb.i, False), negated=False)
        return True

    def _refused(self, verb: Token) -> bool:
        """ "refused to support the plan": the stance under a refusal is its opposite."""
        if self.found is None:
            return False
        stance = NEGATED[self.found.stance]
        self.found = self.found._replace(stance=stance) if stance is not None else None
        return False

    def _deontic_verb(self, verb: Token) -> bool:
        if is_negated(self.parse, verb) or (verb.lemma == "have" and verb.tag == "VBG"):
            self.found = None
            return False
        self._take(Found(DEONTIC_VERBS[verb.lemma], verb.i, "modal", verb.i, False), negated=False)
        return False

    def _frame(self, frame: Frame, word: Token, link: str, kind: Kind) -> bool:
        parse = self.parse
        finite = parse.tokens[word.head] if word.dep == "acomp" else word
        if self._mood(finite, is_carrier=False, frame=frame):
            return False
        modals = {t.lower for t in parse.kids(finite.i, "aux")}
        negated = is_negated(parse, word) or is_negated(parse, finite)
        refuses = negated and modals & {"can", "could", "ca"} and frame.stance != "demands"
        if modals & UNCERTAIN_MODALS and not refuses:
            self.found = None
            return False
        target = asked_of(parse, word) if link == "i" or frame.stance == "demands" else None
        taken = Found(frame.stance, word.i, kind, word.i, frame.says, target)
        if self.found is not None:
            return self._outer(taken, link, negated=negated) and is_open(parse, word)
        return self._take(taken, negated=negated) and is_open(parse, word)

    def _outer(self, outer: Found, link: str, *, negated: bool) -> bool:
        """A stance on a stance: "urged Oslo to accept", "is not ready to accept"."""
        if self.found is None:
            return False
        if outer.stance == "demands" and link in ("i", "c"):
            turned = self.found.stance in ("opposes", "rejects")
            self.found = outer._replace(stance="opposes" if turned else "demands")
        elif negated or outer.stance in ("rejects", "opposes"):
            stance = NEGATED[self.found.stance]
            self.found = self.found._replace(stance=stance) if stance is not None else None
        return self.found is not None

    def _mood(self, verb: Token, *, is_carrier: bool, frame: Frame | None = None) -> bool:
        """Whether "should", "must" or "will never" settles the matter at this verb."""
        parse = self.parse
        modals = {t.lower for t in parse.kids(verb.i, "aux")}
        modals |= {t.lower for t in parse.kids(verb.i, "dep") if t.tag == "MD"}
        negated = is_negated(parse, verb)
        for modal, stance in DEONTIC_MODALS.items():
            if modal in modals:
                if _is_inverted(parse, verb):
                    self.found = None
                    return True
                inner = self.found.stance if self.found else frame.stance if frame else None
                turned = inner in ("opposes", "rejects")
                if turned != self.reversed:
                    stance = "opposes"
                if negated:
                    stance = "opposes" if stance != "opposes" else "supports"
                asked = parse.child(verb.i, "nsubj")
                self.found = Found(
                    stance, verb.i, "modal", verb.i, False, asked.i if asked is not None else None
                )
                return True
        if is_carrier and negated and modals & {"will", "wo", "would"} and self.found is None:
            if not self.reversed and parse.child(verb.i, "nsubj") is not None:
                self.found = Found("rejects", verb.i, "vow", verb.i, False)
            return True
        return False

    def _judged(self, verb: Token) -> bool:
        """ "A truce is essential", "it is important to agree a truce"."""
        if self.found is not None or verb.lemma not in ("be", "remain", "become", "seem"):
            return False
        parse = self.parse
        modals = {t.lower for t in parse.kids(verb.i, "aux")}
        for word in parse.kids(verb.i, "acomp", "attr"):
            stance = JUDGEMENTS.get(word.lemma)
            if stance is None or modals & (UNCERTAIN_MODALS | {"should", "must"}):
                continue
            negated = is_negated(parse, verb)
            if negated or self.reversed:
                stance = None if negated == self.reversed else REVERSED[stance]
            if stance is not None:
                self.found = Found(stance, word.i, "judgement", verb.i, False)
            return True
        return False


def find_stance(parse: Parse, anchor: int, *, trouble: bool = False) -> Found | None:
    """The stance taken on what token `anchor` names, or None. Of a `trouble` ("the climate
    crisis") only doing something about it is a matter of stance.
    """
    return _Climb(parse, anchor, trouble=trouble).run(anchor)


def _name_of(parse: Parse, verb: Token) -> str:
    particle = parse.child(verb.i, "prt")
    return f"{verb.lemma}_{particle.lower}" if particle is not None else verb.lemma


def _participle_adjective(parse: Parse, verb: Token) -> str | None:
    """ "was prepared to", "is committed to": participles that are adjectives by use."""
    if verb.tag not in ("VBN", "VBD", "JJ") or verb.lower not in ADJECTIVES:
        return None
    is_adjective = parse.kids(verb.i, "auxpass") or verb.dep in ("acomp", "acl", "amod", "oprd")
    return verb.lower if is_adjective else None


def _has_modal(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "MD" for t in parse.kids(verb.i, "aux"))


def _is_inverted(parse: Parse, verb: Token) -> bool:
    """ "should Oslo refuse" is a condition, "must Oslo accept?" a question."""
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    return subject is not None and any(
        t.tag == "MD" and t.i < subject.left for t in parse.kids(verb.i)
    )


def _is_hypothetical(parse: Parse, i: int) -> bool:
    """Whether the word stands under "if", "whether" or "a chance to"."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if any(t.lower in _HYPOTHETICAL for t in parse.kids(token.i, "mark")):
            return True
        if token.dep == "acl" and parse.tokens[token.head].lemma in UNCERTAIN_NOUNS:
            return True
    return False
