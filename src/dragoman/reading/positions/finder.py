"""From the words that name an issue up to the word that takes a stance on it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.model import Stance
from dragoman.reading.grammar import is_infinitive, is_negated, is_negated_noun, is_passive
from dragoman.reading.positions.links import (
    SUBJECT_LINKS,
    asked_of,
    governor_of,
    is_open,
    owner_before,
)
from dragoman.reading.positions.stances import (
    ACKNOWLEDGING,
    ADJECTIVES,
    AGENT_NOUNS,
    AIMED,
    AIMS,
    ALLOWING,
    CARRIED_BY,
    CARRIER_NOUNS,
    CARRIERS,
    DEBATING,
    DECIDING,
    DEEMING,
    DEONTIC_MODALS,
    DEONTIC_VERBS,
    EARLIER,
    FAVOUR,
    GOAL_NOUNS,
    HAPPENING,
    HOLDING,
    IMPOSSIBLE,
    JUDGEMENTS,
    KEEPING_FROM,
    LABOURING,
    NEGATED,
    NO_CAUSE,
    NO_OTHER,
    NOT_WORKING,
    NOUNS,
    RESISTING,
    REVERSED,
    REVERSERS,
    REVERSING_NOUNS,
    SIDING,
    STEPS,
    STRESSED,
    STRIVING_NOUNS,
    TACKLING,
    TAKING_STEPS,
    TALKS,
    UNCERTAIN_MODALS,
    UNCERTAIN_NOUNS,
    UTMOST,
    VERBS,
    VIEWS,
    VOICING,
    WAYS,
    WITHDRAWING,
    Frame,
)
from dragoman.reading.syntax import Parse, Token

Kind = Literal["verb", "noun", "adjective", "agent", "goal", "vow", "modal", "judgement", "thanked"]

_HIGHEST = 14
_HYPOTHETICAL = frozenset({"if", "whether", "unless"})
_OPENING = frozenset({'"', "“", "''", "``", "‘", "'", "–", "—", "-", ":", ";"})
_BEST = frozenset({"only", "best", "sole", "right", "main", "top", "proper", "primary"})
_PARTICLES = frozenset({"ahead", "forward", "along", "out", "up", "down", "back"})
_ABLY = frozenset({"well", "better", "best", "fully", "adequately", "poorly", "ill"})
_NOUN_LINKS = frozenset(
    {"compound", "of", "for", "to", "towards", "toward", "in", "on", "under", "x", "amod", "relcl"}
)


class Found(NamedTuple):
    """A stance and the token that takes it.

    `kind` says who holds it: the word's subject or possessor (`verb`, `noun`, `adjective`), whom
    the word itself names (`agent`), its possessor or whoever says it (`goal`), the subject if it
    speaks for itself (`vow`), whoever says it (`modal`, `judgement`), or whom somebody thanks
    (`thanked`).
    `voiced_by` is the token of the verb that utters it, `says` whether uttering is what that
    verb does, `target` the token of who is asked; `past` marks one that was held earlier.
    """

    stance: Stance
    word: int
    kind: Kind
    voiced_by: int
    says: bool
    target: int | None = None
    past: bool = False


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
        self.below: Token | None = None
        token = parse.tokens[anchor]
        self.denied = token.pos in ("NOUN", "PROPN") and is_negated_noun(parse, token)

    def run(self, anchor: int) -> tuple[Found, ...]:
        parse = self.parse
        token = parse.tokens[anchor]
        if token.pos in ("VERB", "AUX"):
            if self._commanded(token):
                return self.results()
            self._not_to(token)
            frame = VERBS.get(token.lemma)
            if token.lemma in ACKNOWLEDGING and frame is not None:
                self._frame(frame, token, "o", "verb")
                if self.found is None or not is_open(parse, token):
                    return self.results()
        if token.pos in ("VERB", "AUX") and self._mood(token, is_carrier=True):
            self._leave_unsaid(token)
            view = self._view_of(token)
            if view is None:
                return self.results()
            token = view
        for _ in range(_HIGHEST):
            step = governor_of(self.parse, token)
            if step is None:
                break
            governor, link = step
            self.below = token
            is_passed = self._pass(governor, link)
            self._leave_unsaid(governor)
            view = self._view_of(governor)
            if view is not None:
                governor = view
            elif not is_passed:
                break
            token = governor
        if not self.settled and self.found is None:
            self._of_relative(anchor)
        return self.results()

    def _of_relative(self, anchor: int) -> None:
        """ "The embargo, which Oslo opposes", "a truce backed by Riga"."""
        parse = self.parse
        for verb in parse.kids(anchor, "relcl", "acl"):
            frame = VERBS.get(_name_of(parse, verb))
            if frame is None or "o" not in frame.links:
                continue
            if verb.dep == "acl":
                is_object = verb.tag == "VBN" and parse.child(verb.i, "agent") is not None
            else:
                subject = parse.child(verb.i, "nsubj")
                given = parse.child(verb.i, "dobj")
                is_object = subject is not None and subject.tag not in ("WDT", "WP")
                is_object = is_object and (given is None or given.tag in ("WDT", "WP"))
            if is_object and not self._frame(frame, verb, "o", "verb"):
                return

    def _commanded(self, verb: Token) -> bool:
        """ "Lift the embargo", he said: what is told to be done is wanted by whoever says so."""
        parse = self.parse
        if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp") or self.trouble:
            return False
        if parse.kids(verb.i, "nsubj", "nsubjpass", "mark", "expl"):
            return False
        before = [t for t in parse.kids(verb.i) if t.i < verb.i and t.dep != "punct"]
        forbidden = any(t.dep == "neg" for t in before)
        if any(t.lower not in ("do", "n't", "not", "please", "let") for t in before):
            return False
        if not before and verb.i and parse.tokens[verb.i - 1].text not in _OPENING:
            return False
        against = forbidden != self.reversed
        stance: Stance = "opposes" if against else "demands"
        self._take_as_is(Found(stance, verb.i, "modal", verb.i, False))
        return True

    def _not_to(self, verb: Token) -> None:
        """ "Promised not to cede land"."""
        if is_infinitive(self.parse, verb) and is_negated(self.parse, verb):
            self.reversed = not self.reversed

    def _take_as_is(self, found: Found) -> None:
        self.found, self.settled = found, True

    def _leave_unsaid(self, verb: Token) -> None:
        """ "Refused to say that Oslo should accept" commits to nothing."""
        if self.found is None or self.found.word != verb.i or verb.dep != "ccomp":
            return
        saying = self.parse.tokens[verb.head]
        refusing = self.parse.tokens[saying.head]
        if saying.dep == "xcomp" and refusing.lemma in ("refuse", "decline"):
            self.found = Found("undecided", refusing.i, "verb", refusing.i, False)

    def _view_of(self, verb: Token) -> Token | None:
        """The noun whose owner thinks so: "Oslo's advice that Riga should accept"."""
        if self.found is None or self.found.word != verb.i or self.found.kind != "modal":
            return None
        noun = self.parse.tokens[verb.head]
        if verb.dep not in ("acl", "ccomp", "relcl") or noun.lemma not in VIEWS:
            return None
        if not self.parse.kids(noun.i, "poss"):
            return None
        self.found = Found(self.found.stance, noun.i, "noun", noun.i, True)
        return noun

    def results(self) -> tuple[Found, ...]:
        """What was found, the innermost stance first."""
        last = self.found or self._strives()
        kept = []
        for found in (*self.inner, *((last,) if last is not None else ())):
            if self.trouble or _is_open_question(self.parse, found):
                continue
            stance: Stance | None = NEGATED[found.stance] if self.denied else found.stance
            if stance is not None:
                past = found.past or _is_past(self.parse, found)
                kept.append(found._replace(stance=stance, past=past))
        return tuple(kept)

    def _strives(self) -> Found | None:
        """ "Oslo's efforts to reach a truce", with nothing more said of them."""
        if self.striving is None or self.settled:
            return None
        stance: Stance = "opposes" if self.striving_is_reversed else "supports"
        return Found(stance, self.striving, "noun", self.striving, False)

    def _take(self, found: Found, *, negated: bool) -> bool:
        """Keep a stance; False where what is left of it is nothing definite."""
        stance: Stance | None = NEGATED[found.stance] if negated else found.stance
        if self.reversed and stance is not None:
            stance = REVERSED[stance]
        self.settled = True
        if stance is None:
            self.found = None
            return False
        self.found = found._replace(stance=stance)
        return True

    def _pass(self, governor: Token, link: str) -> bool:
        """Look at the next word up; False ends the climb."""
        if governor.lemma in UTMOST and link in ("relcl", "x"):
            return self.found is None
        if governor.pos in ("VERB", "AUX"):
            return self._verb(governor, link)
        if governor.lemma in IMPOSSIBLE and link == "without" and self.found is None:
            self._take(Found("supports", governor.i, "judgement", governor.i, False), negated=False)
            return False
        if governor.pos == "ADJ" and governor.lemma in ADJECTIVES:
            frame = ADJECTIVES[governor.lemma]
            if is_able(self.parse, governor):
                self.settled = True
                return False
            if link not in frame.links:
                return False
            return self._frame(frame, governor, link, "adjective")
        if governor.pos in ("NOUN", "PROPN"):
            return self._noun(governor, link)
        if governor.pos == "ADJ" and link in SUBJECT_LINKS:
            return self._deemed(self.parse.tokens[governor.head], governor.i, governor.i + 1)
        return False

    def _noun(self, noun: Token, link: str) -> bool:
        named = NOUNS.get(noun.lemma, headline_verb(self.parse, noun))
        frame = NOUNS.get(f"{noun.lemma}@{link}", named)
        if frame is not None and link in frame.links:
            if noun.lemma in FAVOUR and not self._is_in_favour(noun):
                return True
            return self._noun_frame(frame, noun)
        if noun.lemma in AGENT_NOUNS and link == "of" and self.found is None:
            self._take(
                Found(AGENT_NOUNS[noun.lemma], noun.i, "agent", noun.i, False), negated=False
            )
            return False
        if self.found is None and self._there_is_no(noun, link):
            return False
        if noun.lemma in STRIVING_NOUNS and link in ("x", "for", "at") and self.striving is None:
            self.striving = noun.i
            self.striving_is_reversed = self.reversed
        if self.found is not None:
            return False
        if link == "on" and noun.lemma in TALKS:
            return False
        if link in _NOUN_LINKS or (link == "from" and noun.lemma in REVERSING_NOUNS):
            if noun.lemma in REVERSING_NOUNS:
                self.reversed = not self.reversed
                return True
            return noun.lemma in CARRIER_NOUNS or noun.lemma in STRIVING_NOUNS
        return False

    def _there_is_no(self, noun: Token, link: str) -> bool:
        """ "No alternative to a truce", "no place for a wall", "it is time for a truce"."""
        denied = is_negated_noun(self.parse, noun)
        stance: Stance
        if denied and noun.lemma in NO_OTHER and link == "to":
            stance = "supports"
        elif denied and noun.lemma in NO_CAUSE and link in ("for", "x"):
            stance = "opposes"
        elif noun.lemma == "time" and noun.dep == "attr" and link in ("for", "x", "relcl"):
            if is_negated(self.parse, self.parse.tokens[noun.head]):
                return False
            stance = "supports"
        else:
            return False
        self._take(Found(stance, noun.i, "judgement", noun.i, False), negated=False)
        return True

    def _is_in_favour(self, favour: Token) -> bool:
        """Who "is" or "votes in favour"; "a consensus in favour of a truce" is nobody's stance."""
        above = self.parse.tokens[self.parse.tokens[favour.head].head]
        return above.lemma in SIDING

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
        says = voiced and verb is not None and verb.lemma not in HOLDING
        if voiced and verb is not None and verb.lemma in WITHDRAWING:
            return self._given_up(frame, noun, verb)
        negated = is_negated_noun(parse, noun) or (
            voiced and verb is not None and is_negated(parse, verb)
        )
        uttered = verb.i if voiced and verb is not None else noun.i
        if self.found is not None:
            outer = Found(frame.stance, noun.i, "noun", uttered, says)
            if frame.stance == "demands" and self.found.kind in ("verb", "adjective"):
                # "Her demand that Oslo accept": Oslo has not accepted yet.
                return self._outer(outer, "c", negated=negated) and not voiced
            return self._stacked(outer, negated)
        taken = self._take(Found(frame.stance, noun.i, "noun", uttered, says), negated=negated)
        # What is voiced is said; of what is not, the words above may take a stance in their turn.
        return taken and not voiced

    def _whether(self, word: Token) -> bool:
        """ "Has not decided whether to send tanks"; other verbs with "whether" say nothing."""
        below, parse = self.below, self.parse
        first = below if below is not None else word
        marks = [t for i in (first.i, word.i) for t in parse.kids(i, "mark", "advmod")]
        if not any(t.lower == "whether" and t.i > word.i for t in marks):
            return False
        open_still = word.lemma in DEBATING or (word.lemma in DECIDING and is_negated(parse, word))
        if open_still and self.found is None:
            self.found = Found("undecided", word.i, "verb", word.i, False)
        return True

    def _condemn(self, frame: Frame) -> None:
        """Who condemns a trouble ("denounced the terrorist attack") is for what is against it."""
        if self.trouble and self.found is None and frame.says and frame.stance == "opposes":
            self.trouble = False
            self.reversed = not self.reversed

    def _given_up(self, frame: Frame, noun: Token, verb: Token) -> bool:
        """ "Dropped its opposition to the pact": opposed before, and accepts now; after "dropped
        its demand" nothing is known of now. Ends the climb.
        """
        self.settled = True
        stance: Stance | None = REVERSED[frame.stance] if self.reversed else frame.stance
        modals = {t.lower for t in self.parse.kids(verb.i, "aux") if t.tag in ("MD", "TO")}
        if stance is None or modals or is_negated(self.parse, verb) or self.found is not None:
            return False
        *self.inner, self.found = given_up(stance, noun, verb, turned=self.reversed)
        return False

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
        owner = owner_before(self.parse, below) or self.parse.child(below.i, "nsubj", "poss")
        return below.tag == "VBG" and owner is not None

    def _verb(self, verb: Token, link: str) -> bool:
        parse = self.parse
        name = _name_of(parse, verb)
        adjective = _participle_adjective(parse, verb)
        told_by_link = VERBS.get(f"{name}@{link}", VERBS.get(name))
        frame = ADJECTIVES.get(adjective) if adjective else told_by_link
        predicate = _predicate_with(parse, verb, link)
        if predicate is not None:
            return self._frame(ADJECTIVES[predicate.lower], predicate, link, "adjective")
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
        if verb.lemma == "thank" and link == "for" and self.found is None:
            self._take(Found("supports", verb.i, "thanked", verb.i, False), negated=False)
            return False
        if link == "o" or (link in ("x", "c") and self.below is not None and is_gerund(self.below)):
            self._deemed(verb, verb.i, verb.right + 1)
        if self.found is not None and link != "x":
            return False
        if verb.lemma == "be" and link == "o" and self.denied and parse.kids(verb.i, "expl"):
            # "There can be no talks".
            if {t.lower for t in parse.kids(verb.i, "aux")} & {"can", "could", "will", "should"}:
                self.denied = False
                self._take(Found("opposes", verb.i, "judgement", verb.i, False), negated=False)
            return False
        if verb.lemma == "be" and link == "o":
            # "Should be the capital": the mood alone takes a stance.
            return bool(_modals_of(parse, verb)[0] & {"should", "must"}) and not self._mood(
                verb, is_carrier=True
            )
        if verb.lemma in DEONTIC_VERBS and link == "x":
            return self._deontic_verb(verb)
        return self._carried(verb, link)

    def _subject(self, verb: Token) -> bool:
        """ "A truce is essential", "a truce must hold"; not "sanctions should be convincing".

        True where the clause is what somebody hopes for: "hopes that the truce will hold".
        """
        if self._judged(verb) or self.parse.kids(verb.i, "acomp", "attr"):
            return False
        if verb.lemma in NOT_WORKING and is_negated(self.parse, verb) and self.found is None:
            self._take(Found("opposes", verb.i, "judgement", verb.i, False), negated=False)
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
            if is_infinitive(self.parse, verb):
                self._not_to(verb)
            elif is_negated(self.parse, verb) and not _has_modal(self.parse, verb):
                return False
        if self.found is None and self._commanded(verb):
            return False
        if self._mood(verb, is_carrier=True):
            return False
        return is_open(self.parse, verb)

    def _handed_on(self, verb: Token, link: str) -> bool:
        name = _name_of(self.parse, verb)
        if link == "from" and verb.lemma in KEEPING_FROM:
            self.reversed = not self.reversed
            return True
        if link not in CARRIED_BY and not (link == "at" and verb.tag == "VBN"):
            return False
        if self.trouble and verb.lemma in TACKLING:
            self.trouble = False
        elif verb.lemma in REVERSERS or name in REVERSERS:
            self.reversed = not self.reversed
        else:
            return verb.lemma in CARRIERS or name in CARRIERS or verb.lemma in AIMED
        return True

    def _aimed_at(self, verb: Token, link: str) -> bool:
        """ "The goal is to reach a truce"."""
        if self.found is not None or verb.lemma != "be" or link not in "xo" or self.trouble:
            return False
        goal = self.parse.child(verb.i, "nsubj")
        if goal is None or is_negated(self.parse, verb):
            return False
        stressed = any(t.lemma in JUDGEMENTS for t in self.parse.kids(goal.i, "amod"))
        if goal.lemma not in GOAL_NOUNS and not stressed:
            return False
        self._take(Found("supports", goal.i, "goal", verb.i, False), negated=False)
        return True

    def _deemed(self, verb: Token, first: int, last: int) -> bool:
        """ "Deems the embargo a mistake", "called the truce essential"; False in any case."""
        parse = self.parse
        if self.found is not None or verb.lemma not in DEEMING or is_negated(parse, verb):
            return False
        if {t.lower for t in parse.kids(verb.i, "aux")} & UNCERTAIN_MODALS:
            return False
        for word in parse.tokens[first:last]:
            if word.text in (",", ";", ":"):
                return False
            stance = JUDGEMENTS.get(word.lemma) if word.i > verb.i else None
            if stance is not None and word.pos in ("ADJ", "NOUN"):
                self._take(Found(stance, verb.i, "verb", verb.i, True), negated=False)
                return False
        return False

    def _does_all(self, verb: Token, link: str) -> bool:
        """ "Will do everything to secure a truce", "is working to lift the siege"."""
        parse = self.parse
        by_steps = link == "o" and self.below is not None and self.below.lemma in STEPS | UTMOST
        in_power = link == "in" and self.below is not None and self.below.lemma == "power"
        if link != "x" and not by_steps and not in_power:
            return False
        if self.found is not None or is_negated(parse, verb) or self.trouble:
            return False
        if {t.lower for t in parse.kids(verb.i, "aux")} & UNCERTAIN_MODALS:
            return False
        done = parse.child(verb.i, "dobj", "nsubjpass")
        if verb.lemma == "do":
            all_of_it = done is not None and done.lemma in UTMOST
        else:
            steps = by_steps or (done is not None and done.lemma in STEPS)
            all_of_it = verb.lemma in LABOURING or (verb.lemma in TAKING_STEPS and steps)
        if not all_of_it or self._mood(verb, is_carrier=True):
            return False
        kind: Kind = "judgement" if is_passive(parse, verb) else "verb"
        return self._take(Found("supports", verb.i, kind, verb.i, False), negated=False)

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
        finite = parse.tokens[word.head] if word.dep in ("acomp", "attr") else word
        self.settled = True
        if self._whether(word):
            return False
        self._condemn(frame)
        if self._mood(finite, is_carrier=False, frame=frame):
            return False
        modals = {t.lower for t in parse.kids(finite.i, "aux")}
        negated = is_negated(parse, word) or is_negated(parse, finite)
        refuses = negated and modals & {"can", "could", "ca"} and frame.stance != "demands"
        if word.lemma == "agree" and link == "on" and negated:
            # Two that "could not agree on a truce" have not turned it down.
            self.found = None
            return False
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
            if self.below is not None and word.i == self.below.i:
                # "Is a threat to the truce" judges something else than the truce.
                continue
            stance = JUDGEMENTS.get(word.lemma, _only_way(parse, word))
            if modals & {"should", "must"} and word.lemma in AIMS:
                stance = "supports"
            elif stance is None or modals & (UNCERTAIN_MODALS | {"should", "must"}):
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


def is_gerund(token: Token) -> bool:
    """Something done that is spoken of like a thing: "calls lifting the embargo a mistake"."""
    return token.tag == "VBG" and token.dep != "xcomp"


def _name_of(parse: Parse, verb: Token) -> str:
    particle = parse.child(verb.i, "prt")
    if particle is None:
        particle = next((t for t in parse.kids(verb.i, "advmod") if t.lower in _PARTICLES), None)
    return f"{verb.lemma}_{particle.lower}" if particle is not None else verb.lemma


def _participle_adjective(parse: Parse, verb: Token) -> str | None:
    """ "was prepared to", "is committed to": participles that are adjectives by use."""
    if verb.tag not in ("VBN", "VBD", "JJ") or verb.lower not in ADJECTIVES:
        return None
    is_adjective = parse.kids(verb.i, "auxpass") or verb.dep in ("acomp", "acl", "amod", "oprd")
    return verb.lower if is_adjective else None


def is_able(parse: Parse, adjective: Token) -> bool:
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


def _only_way(parse: Parse, word: Token) -> Stance | None:
    """ "Talks are the only way", "a truce is the best option"."""
    if word.lemma not in WAYS:
        return None
    best = any(t.lower in _BEST or t.lemma in JUDGEMENTS for t in parse.kids(word.i, "amod"))
    return "supports" if best else None


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


def _predicate_with(parse: Parse, verb: Token, link: str) -> Token | None:
    """The adjective in "is fine with a truce", where the parser hangs "with" on the verb."""
    if verb.lemma not in ("be", "remain", "stay", "become", "seem"):
        return None
    for word in parse.kids(verb.i, "acomp", "attr"):
        frame = ADJECTIVES.get(word.lower)
        if frame is not None and link in frame.links and link not in ("o", "c"):
            return word
    return None


def given_up(stance: Stance, noun: Token, verb: Token, *, turned: bool) -> tuple[Found, ...]:
    """The stance that was held before, and what follows from giving it up."""
    before = Found(stance, noun.i, "noun", verb.i, False, past=True)
    if noun.lemma not in RESISTING:
        return (before,)
    return before, Found("opposes" if turned else "accepts", verb.i, "verb", verb.i, False)


def headline_verb(parse: Parse, noun: Token) -> Frame | None:
    """The verb of a headline that the parser takes for a noun: "Oslo presses for truce"."""
    owner = noun.i > 0 and parse.tokens[noun.i - 1].pos == "PROPN"
    return VERBS.get(noun.lemma) if noun.tag == "NNS" and owner else None


def _is_past(parse: Parse, found: Found) -> bool:
    """ "Had earlier demanded", "previously opposed", "used to support", "once an advocate of"."""
    word = parse.tokens[found.voiced_by]
    finite = parse.tokens[word.head] if word.dep in ("acomp", "attr") else word
    if found.kind not in ("verb", "noun", "adjective", "agent"):
        return False
    if word.dep == "xcomp" and parse.tokens[word.head].lemma == "use":
        return True
    in_past = finite.tag in ("VBD", "VBN")
    return in_past and any(
        t.lower in EARLIER and t.dep == "advmod" and not t.children
        for i in {word.i, finite.i}
        for t in parse.kids(i)
    )


def _is_open_question(parse: Parse, found: Found) -> bool:
    """What is owned is there, whatever is asked of it: "asked whether Oslo's offer stood"."""
    if found.kind == "noun" and parse.kids(found.word, "poss"):
        return False
    return is_hypothetical(parse, found.word)


def is_hypothetical(parse: Parse, i: int) -> bool:
    """Whether the word stands under "if", "whether" or "a chance to"."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if any(t.lower in _HYPOTHETICAL for t in parse.kids(token.i, "mark")):
            return True
        if token.dep == "acl" and parse.tokens[token.head].lemma in UNCERTAIN_NOUNS:
            return True
    return False
