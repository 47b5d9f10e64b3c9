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
    HAPPENING,
    JUDGEMENTS,
    LABOURING,
    NEGATED,
    NOUNS,
    REVERSED,
    REVERSERS,
    REVERSING_NOUNS,
    STEPS,
    STRESSED,
    STRIVING_NOUNS,
    TACKLING,
    TAKING_STEPS,
    UNCERTAIN_MODALS,
    UNCERTAIN_NOUNS,
    UTMOST,
    VERBS,
    VOICING,
    WITHDRAWING,
    Frame,
)
from dragoman.reading.syntax import Parse, Token

Kind = Literal["verb", "noun", "adjective", "agent", "goal", "vow", "modal", "judgement"]

_HIGHEST = 14
_HYPOTHETICAL = frozenset({"if", "whether", "unless"})
_ABLY = frozenset({"well", "better", "best", "fully", "adequately", "poorly", "ill"})
_NOUN_LINKS = frozenset(
    {"compound", "of", "for", "to", "towards", "toward", "in", "on", "under", "x", "amod", "relcl"}
)


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
        self.inner: list[Found] = []
        token = parse.tokens[anchor]
        self.denied = token.pos in ("NOUN", "PROPN") and is_negated_noun(parse, token)

    def run(self, anchor: int) -> tuple[Found, ...]:
        token = self.parse.tokens[anchor]
        if token.pos in ("VERB", "AUX") and self._mood(token, is_carrier=True):
            return self.results()
        for _ in range(_HIGHEST):
            step = governor_of(self.parse, token)
            if step is None:
                break
            governor, link = step
            if not self._pass(governor, link):
                break
            token = governor
        return self.results()

    def results(self) -> tuple[Found, ...]:
        """What was found, the innermost stance first."""
        last = self.found or self._strives()
        kept = []
        for found in (*self.inner, *((last,) if last is not None else ())):
            if self.trouble or is_hypothetical(self.parse, found.word):
                continue
            stance: Stance | None = NEGATED[found.stance] if self.denied else found.stance
            if stance is not None:
                kept.append(found._replace(stance=stance))
        return tuple(kept)

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
            frame = ADJECTIVES[governor.lemma]
            if link not in frame.links or _is_able(self.parse, governor):
                return False
            return self._frame(frame, governor, link, "adjective")
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
        if link in _NOUN_LINKS:
            if noun.lemma in REVERSING_NOUNS:
                self.reversed = not self.reversed
                return True
            return noun.lemma in CARRIER_NOUNS or noun.lemma in STRIVING_NOUNS
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
            self.settled = True
            return False
        negated = is_negated_noun(parse, noun) or (
            voiced and verb is not None and is_negated(parse, verb)
        )
        uttered = verb.i if voiced and verb is not None else noun.i
        if self.found is not None:
            return self._stacked(Found(frame.stance, noun.i, "noun", uttered, voiced), negated)
        taken = self._take(Found(frame.stance, noun.i, "noun", uttered, voiced), negated=negated)
        # What is voiced is said; of what is not, the words above may take a stance in their turn.
        return taken and not voiced

    def _stacked(self, outer: Found, negated: bool) -> bool:
        """A stance on somebody's stance ("backs Oslo's call for a truce") is one on the issue."""
        inner = self.found
        if inner is None:
            return False
        stance: Stance | None = outer.stance
        if inner.stance in ("opposes", "rejects"):
            stance = REVERSED[outer.stance]
        if negated and stance is not None:
            stance = NEGATED[stance]
        if stance is None:
            return False
        self.inner.append(inner)
        self.found = outer._replace(stance=stance)
        return True

    def _is_somebody_elses(self, word: Token) -> bool:
        """Whether what was found last has a holder of its own, other than the subject of `word`."""
        if self.found is None or self.found.word == word.i:
            return False
        below = self.parse.tokens[self.found.word]
        if self.found.kind == "noun":
            return below.pos in ("NOUN", "PROPN")
        return below.tag == "VBG" and bool(self.parse.kids(below.i, "nsubj", "poss"))

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
                return self._subject(verb)
        if link == "x" and verb.lemma in ("refuse", "decline", "fail") and self.found is not None:
            return self._refused(verb)
        if frame is not None and (link in frame.links or (link == "c" and "c" in frame.links)):
            return self._frame(frame, verb, link, "adjective" if adjective else "verb")
        if self._judged(verb) or self._aimed_at(verb, link) or self._not_allowed(verb):
            return False
        if self._does_all(verb, link):
            return is_open(parse, verb)
        if self.found is not None and link != "x":
            return False
        if verb.lemma in DEONTIC_VERBS and link == "x":
            return self._deontic_verb(verb)
        return self._carried(verb, link)

    def _subject(self, verb: Token) -> bool:
        """ "A truce is essential", "a truce must hold"; not "sanctions should be convincing".

        True where the clause is what somebody hopes for: "hopes that the truce will hold".
        """
        if self._judged(verb) or self.parse.kids(verb.i, "acomp", "attr"):
            return False
        if verb.lemma in REVERSERS:
            self.reversed = not self.reversed
        elif verb.lemma not in CARRIERS and verb.lemma not in HAPPENING and verb.lemma != "be":
            return False
        if self._mood(verb, is_carrier=True) or self.found is not None:
            return False
        return verb.dep in ("ccomp", "relcl") and not is_negated(self.parse, verb)

    def _carried(self, verb: Token, link: str) -> bool:
        """Verbs without a stance of their own hand it on, or turn it round."""
        if link == "c" or verb.dep == "aux":
            return False
        if verb.dep == "relcl" and link != "x" and self.found is None:
            return self._handed_on(verb, link) and not is_negated(self.parse, verb)
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
        if goal is None or is_negated(self.parse, verb):
            return False
        stressed = any(t.lemma in JUDGEMENTS for t in self.parse.kids(goal.i, "amod"))
        if goal.lemma not in GOAL_NOUNS and not stressed:
            return False
        self._take(Found("supports", goal.i, "goal", verb.i, False), negated=False)
        return True

    def _does_all(self, verb: Token, link: str) -> bool:
        """ "Will do everything to secure a truce", "is working to lift the siege"."""
        parse = self.parse
        if self.found is not None or link != "x" or is_negated(parse, verb) or self.trouble:
            return False
        if {t.lower for t in parse.kids(verb.i, "aux")} & UNCERTAIN_MODALS:
            return False
        done = parse.child(verb.i, "dobj")
        if verb.lemma == "do":
            all_of_it = done is not None and done.lemma in UTMOST
        else:
            all_of_it = verb.lemma in LABOURING or (
                verb.lemma in TAKING_STEPS and done is not None and done.lemma in STEPS
            )
        if not all_of_it or self._mood(verb, is_carrier=True):
            return False
        return self._take(Found("supports", verb.i, "verb", verb.i, False), negated=False)

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
        self.settled = True
        if self._mood(finite, is_carrier=False, frame=frame):
            return False
        modals = {t.lower for t in parse.kids(finite.i, "aux")}
        negated = is_negated(parse, word) or is_negated(parse, finite)
        refuses = negated and modals & {"can", "could", "ca"} and frame.stance != "demands"
        if modals & UNCERTAIN_MODALS and not refuses:
            self.found = None
            return False
        target = asked_of(parse, word) if link == "i" or frame.stance == "demands" else None
        if self._is_somebody_elses(word) and link not in ("i", "x"):
            outer = Found(frame.stance, word.i, kind, word.i, frame.says)
            return self._stacked(outer, negated) and is_open(parse, word)
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
        modals, negated = _modals_of(parse, verb)
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
                asked = _own_subject(parse, verb)
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
        for word in _predicates(parse, verb):
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


def find_stances(
    parse: Parse, anchor: int, *, trouble: bool = False
) -> tuple[tuple[Found, ...], bool]:
    """The stances taken on what token `anchor` names, the innermost first: in "Riga backs Oslo's
    call for a truce" Oslo's and Riga's. Of a `trouble` ("the climate crisis") only doing
    something about it is a matter of stance. The second value is True where a stance was met,
    also one that leaves nothing definite: "could support a truce".
    """
    climb = _Climb(parse, anchor, trouble=trouble)
    return climb.run(anchor), climb.settled


def _name_of(parse: Parse, verb: Token) -> str:
    particle = parse.child(verb.i, "prt")
    return f"{verb.lemma}_{particle.lower}" if particle is not None else verb.lemma


def _participle_adjective(parse: Parse, verb: Token) -> str | None:
    """ "was prepared to", "is committed to": participles that are adjectives by use."""
    if verb.tag not in ("VBN", "VBD", "JJ") or verb.lower not in ADJECTIVES:
        return None
    is_adjective = parse.kids(verb.i, "auxpass") or verb.dep in ("acomp", "acl", "amod", "oprd")
    return verb.lower if is_adjective else None


def _is_able(parse: Parse, adjective: Token) -> bool:
    """Of "well prepared" one is able, which is not to be willing."""
    return any(t.lower in _ABLY for t in parse.kids(adjective.i, "advmod"))


def _modals_of(parse: Parse, verb: Token) -> tuple[set[str], bool]:
    """The modals of a verb and whether it is negated; of "should stop firing and withdraw" both
    verbs have the modal, and after "or" also the negation.
    """
    modals = {t.lower for t in parse.kids(verb.i, "aux")}
    modals |= {t.lower for t in parse.kids(verb.i, "dep") if t.tag == "MD"}
    negated = is_negated(parse, verb)
    while not modals and verb.dep == "conj" and verb.tag == "VB":
        head = parse.tokens[verb.head]
        if head.pos not in ("VERB", "AUX") or parse.kids(verb.i, "nsubj", "nsubjpass"):
            break
        modals = {t.lower for t in parse.kids(head.i, "aux") if t.tag == "MD"}
        joined = {t.lower for t in parse.kids(head.i, "cc")}
        negated = negated or (is_negated(parse, head) and bool(joined & {"or", "nor"}))
        verb = head
    return modals, negated


def _own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject that stands at the verb, or at the first of the verbs it is joined to."""
    subject = parse.child(verb.i, "nsubj")
    while subject is None and verb.dep == "conj":
        verb = parse.tokens[verb.head]
        subject = parse.child(verb.i, "nsubj")
    return subject


def _predicates(parse: Parse, verb: Token) -> list[Token]:
    """What is said of the subject; of "one of our priorities" the priorities."""
    found = []
    for word in parse.kids(verb.i, "acomp", "attr"):
        of = parse.child(word.i, "prep")
        part = of is not None and of.lower == "of" and word.lower in ("one", "part", "matter")
        inner = parse.child(of.i, "pobj") if part and of is not None else None
        found.append(inner or word)
        found += parse.kids(word.i, "conj")
    return found


def _has_modal(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "MD" for t in parse.kids(verb.i, "aux"))


def _is_inverted(parse: Parse, verb: Token) -> bool:
    """ "should Oslo refuse" is a condition, "must Oslo accept?" a question."""
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    return subject is not None and any(
        t.tag == "MD" and t.i < subject.left for t in parse.kids(verb.i)
    )


def is_hypothetical(parse: Parse, i: int) -> bool:
    """Whether the word stands under "if", "whether" or "a chance to"."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if any(t.lower in _HYPOTHETICAL for t in parse.kids(token.i, "mark")):
            return True
        if token.dep == "acl" and parse.tokens[token.head].lemma in UNCERTAIN_NOUNS:
            return True
    return False
