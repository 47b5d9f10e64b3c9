"""Stances by the order of words alone, for sentences whose tree is broken.

Long enumerations ("voiced support for measures to calm the border and active diplomacy to end the
war") are often parsed so that the last things listed hang somewhere else. What stands between the
word of stance and the issue tells: where it is only words that hand a stance on, the issue is
what the stance is taken on.
"""

from __future__ import annotations

from collections.abc import Container

from dragoman.model import Stance
from dragoman.reading.grammar import is_negated, is_negated_noun
from dragoman.reading.positions.finder import Found, Kind, given_up, headline_verb, is_able
from dragoman.reading.positions.stances import (
    ADJECTIVES,
    CARRIER_NOUNS,
    CARRIERS,
    HOLDING,
    JUDGEMENTS,
    NEGATED,
    NOUNS,
    REVERSED,
    REVERSERS,
    REVERSING_NOUNS,
    STRESSED,
    STRIVING_NOUNS,
    TACKLING,
    TALKS,
    UNCERTAIN_MODALS,
    VERBS,
    VOICING,
    WITHDRAWING,
    Frame,
)
from dragoman.reading.syntax import Parse, Token

_FARTHEST = 24
_LIGHT = frozenset({"DET", "ADJ", "ADV", "NUM", "PROPN", "CCONJ"})
_BETWEEN = frozenset(
    ", 's ’s ' ’ - to of for in on between from with as including towards toward at under".split()
)
_BEFORE_OBJECT = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PRON"})
_STOPS = frozenset({"not", "n't", "no", "never", "but", "or", "nor", "without", "if"})
_NEAR = 6


def surface_stance(
    parse: Parse, first: int, last: int, *, named: Container[int], trouble: bool
) -> tuple[Found, ...]:
    """The stances on the issue in tokens `[first, last)` by a word before or after it. `named`
    holds the tokens that name issues: of a list, those before are passed over.
    """
    found = _before(parse, first, named, trouble=trouble)
    if not found and not trouble:
        found = _after(parse, last)
    return found


def is_listed_after(parse: Parse, last: int, first: int) -> bool:
    """Whether the issue that begins at token `first` goes on a list whose item before ends at
    `last`: then what is taken a stance on there is taken a stance on here.
    """
    between = parse.tokens[last:first]
    if not between or len(between) > _NEAR + 2:
        return False
    commas = any(t.text == "," or t.lower == "and" for t in between)
    return commas and all(
        (t.pos in _LIGHT or t.lower in _BETWEEN or t.tag == "PRP$" or t.lemma in CARRIER_NOUNS)
        and t.lower not in _STOPS
        and not _takes_stance(t)
        for t in between
    )


def _takes_stance(token: Token) -> bool:
    return token.lemma in NOUNS or token.lemma in REVERSING_NOUNS or token.lemma in VERBS


def _before(parse: Parse, first: int, named: Container[int], *, trouble: bool) -> tuple[Found, ...]:
    start = parse.sentence_of(first).first
    turned = is_joined = is_listed = False
    for i in range(first - 1, max(start - 1, first - _FARTHEST), -1):
        token = parse.tokens[i]
        frame = _frame_of(parse, token)
        if frame is not None:
            return () if trouble else _found(parse, token, frame, turned)
        if token.pos == "CCONJ" and parse.tokens[i + 1].tag in ("VB", "VBG", "TO"):
            is_joined = is_listed = True
            continue
        is_listed = is_listed or token.text == "," or token.pos == "CCONJ"
        if i in named:
            if not is_listed:
                # "Concessions in peace talks" are not the talks.
                return ()
            continue
        if is_joined and token.tag in ("VB", "VBG"):
            # "To counter the threat and calm the border": one is not what the other turns round.
            is_joined = False
            continue
        if token.lower in _STOPS:
            return ()
        if token.lemma in TALKS and parse.tokens[i + 1].lower in ("on", "about", "over"):
            return ()
        if token.pos == "ADP" and i > start:
            frame = _frame_of(parse, parse.tokens[i - 1])
            if frame is not None:
                return () if trouble else _found(parse, parse.tokens[i - 1], frame, turned)
        if trouble and token.lemma in TACKLING:
            trouble = False
        elif _turns_round(token):
            turned = not turned
        elif not _is_passed(token):
            return ()
    return ()


def _turns_round(token: Token) -> bool:
    if token.pos == "VERB":
        return token.lemma in REVERSERS and token.tag in ("VB", "VBG")
    return token.pos == "NOUN" and token.lemma in REVERSING_NOUNS


def _is_passed(token: Token) -> bool:
    if token.pos == "VERB":
        return token.tag in ("VB", "VBG") and token.lemma in CARRIERS
    if token.pos == "NOUN":
        return token.lemma in CARRIER_NOUNS or token.lemma in STRIVING_NOUNS
    return token.pos in _LIGHT or token.lower in _BETWEEN or token.tag == "PRP$"


def _frame_of(parse: Parse, token: Token) -> Frame | None:
    """The frame of a word of stance if what follows it is what it takes."""
    if token.i + 1 >= len(parse.tokens):
        return None
    following = parse.tokens[token.i + 1]
    frame: Frame | None
    if token.pos == "NOUN":
        frame = NOUNS.get(
            f"{token.lemma}@{following.lower}",
            NOUNS.get(token.lemma, headline_verb(parse, token)),
        )
    elif token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "VBG", "VB", "VBN"):
        if token.tag == "VBN" and not parse.kids(token.i, "aux"):
            return None
        frame = VERBS.get(f"{token.lemma}@{following.lower}", VERBS.get(token.lemma))
    elif token.pos == "ADJ":
        frame = ADJECTIVES.get(token.lemma)
    else:
        return None
    if frame is None:
        return None
    if following.lower in ("from", "by", "of") and token.pos == "NOUN":
        following = _after_owner(parse, following)
    if following.lower in frame.links or ("x" in frame.links and following.lower == "to"):
        return frame
    takes_object = "o" in frame.links and following.pos in _BEFORE_OBJECT
    return frame if takes_object else None


def _after_owner(parse: Parse, prep: Token) -> Token:
    """The "for" in "support from Oslo for a truce"; else the preposition given."""
    for token in parse.tokens[prep.i + 1 : prep.i + _NEAR]:
        if token.pos == "ADP" and token.sent == prep.sent:
            return token
        if token.pos not in ("PROPN", "DET", "ADJ"):
            break
    return prep


def _found(parse: Parse, word: Token, frame: Frame, turned: bool) -> tuple[Found, ...]:
    stance: Stance | None = REVERSED[frame.stance] if turned else frame.stance
    if word.pos == "NOUN":
        return _by_noun(parse, word, stance)
    if is_able(parse, word):
        return ()
    finite = parse.tokens[word.head] if word.dep == "acomp" else word
    modals = {t.lower for t in parse.kids(finite.i, "aux")}
    if modals & (UNCERTAIN_MODALS | {"should", "must"}):
        return ()
    if is_negated(parse, word) or is_negated(parse, finite):
        stance = NEGATED[stance] if stance is not None else None
    if stance is None:
        return ()
    kind: Kind = "adjective" if word.pos == "ADJ" else "verb"
    return (Found(stance, word.i, kind, word.i, frame.says),)


def _by_noun(parse: Parse, noun: Token, stance: Stance | None) -> tuple[Found, ...]:
    if stance is None or is_negated_noun(parse, noun):
        return ()
    voicing = None
    for i in range(noun.i - 1, max(-1, noun.i - _NEAR), -1):
        token = parse.tokens[i]
        if token.sent != noun.sent or token.lower in _STOPS:
            break
        if token.pos == "VERB" and token.dep != "amod":
            voicing = token if token.lemma in VOICING else None
            break
    if voicing is not None and voicing.lemma in WITHDRAWING:
        if noun.lemma not in NOUNS or parse.kids(voicing.i, "neg"):
            return ()
        return given_up(stance, noun, voicing, turned=stance != NOUNS[noun.lemma].stance)
    if noun.lemma in STRESSED:
        return (Found(stance, noun.i, "judgement", noun.i, False),)
    uttered = voicing.i if voicing is not None else noun.i
    says = voicing is not None and voicing.lemma not in HOLDING
    return (Found(stance, noun.i, "noun", uttered, says),)


def _after(parse: Parse, last: int) -> tuple[Found, ...]:
    """ "The suppression of terrorism, the arrest and the trial of the culprits are essential"."""
    stop = parse.sentence_of(last - 1).last
    listed = 0
    for i in range(last, min(stop, last + _FARTHEST)):
        token = parse.tokens[i]
        if token.lemma == "be" and token.pos in ("AUX", "VERB"):
            following = parse.tokens[i + 1 : min(stop, i + 4)]
            return () if listed == 1 else _judged(parse, token, following)
        if token.text == ",":
            listed += 1
        elif token.lower == "and":
            listed += 2
        elif token.pos not in ("DET", "ADJ", "NOUN", "PROPN") and token.lower not in (
            "of",
            "its",
            "their",
        ):
            return ()
    return ()


def _judged(parse: Parse, be: Token, following: list[Token]) -> tuple[Found, ...]:
    if is_negated(parse, be) or be.tag not in ("VBZ", "VBP", "VBD"):
        return ()
    for word in following:
        stance = JUDGEMENTS.get(word.lemma) if word.pos == "ADJ" else None
        if stance is not None:
            return (Found(stance, word.i, "judgement", be.i, False),)
        if word.pos not in ("ADV", "DET"):
            return ()
    return ()
