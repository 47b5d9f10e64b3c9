"""Whether a state, capital or seat of power acts where it is named, or only lies there.

"Moscow demanded an answer" is the Russian government, "talks in Moscow" a place.
"""

from __future__ import annotations

from dragoman.reading.syntax import Parse, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})

_PLACING = frozenset(
    "in at near to from into onto outside inside around across over above through throughout "
    "within via toward towards off under beyond along amid on".split()
)
"""Prepositions after which a state is where something is, or goes."""

_ACTING = frozenset("with between among by against for of like without about".split())

_GIVING = frozenset(
    "say speak talk write appeal give send offer propose pass hand deliver present relay convey "
    "listen answer respond reply belong matter turn message letter proposal offer answer response "
    "appeal aid support assistance supply supplies concession loan warning note threat demand "
    "commitment gratitude thank invitation thanks guarantee ultimatum".split()
)
"""Words whose "to" leads to somebody: "a letter to Ankara", "aid to Moldova"."""

_PERSONAL = frozenset(
    "counterpart minister official representative envoy delegation leader colleague diplomat "
    "negotiator delegate partner ambassador statement demand pressure support guarantee answer "
    "response message letter request proposal threat help assistance commitment assurance "
    "concession call criticism".split()
)
"""Nouns whose "from" names who sent or gave: "counterparts from Britain", "a letter from Oslo"."""

_PRESSING = frozenset(
    "pressure sanction tariff embargo press depend rely impose pressurise pressurize blame "
    "restriction demand dependence reliance".split()
)
"""Words whose "on" names a government: "sanctions on Minsk" (but "the attack on Kyiv")."""

_BEING_PLACED = frozenset("lie sit locate situate wake freeze empty swelter".split())


def acts(parse: Parse, first: int, last: int, *, city: bool) -> bool:
    """Whether the name in tokens `[first, last)` stands for its government.

    `city` is stricter: a capital or seat of power acts only where the grammar makes it act.
    """
    head = head_of(parse, first, last)
    token = _through_conjuncts(parse, parse.tokens[head])
    dep = token.dep
    governor = parse.tokens[token.head]
    if dep in _SUBJECTS:
        return not (dep == "nsubjpass" and city and governor.lemma in _BOMBED) and (
            governor.lemma not in _BEING_PLACED
        )
    if dep == "pobj":
        return _after_preposition(parse, governor, city)
    if dep == "poss":
        return not city or governor.lemma not in _SITES
    if dep in ("dobj", "dative", "iobj", "oprd"):
        return not city or governor.lemma not in _GOING
    if dep in ("compound", "amod", "nmod"):
        return False
    if dep == "ROOT":
        return not city
    return not city or dep in ("appos",)


_BOMBED = frozenset("bomb shell hit strike rock attack capture destroy locate lock".split())
_GOING = frozenset(
    "leave visit reach enter bomb shell hit strike attack capture seize tour flee quit rock".split()
)
_SITES = frozenset(
    "airport street square suburb outskirts mayor embassy university hotel mall subway metro "
    "resident district hospital centre center downtown police court stadium".split()
)


def _after_preposition(parse: Parse, prep: Token, city: bool) -> bool:
    word = prep.lower
    above = parse.tokens[prep.head]
    if prep.dep == "agent" or word == "by":
        return True
    if word == "to":
        return above.lemma in _GIVING or above.lower == "according"
    if word == "from":
        return above.lemma in _PERSONAL or above.lemma in ("demand", "hear", "want", "expect")
    if word == "on":
        return above.lemma in _PRESSING
    if word in _PLACING:
        return False
    if word == "of" and city:
        return False
    if word == "for" and city:
        return above.lemma not in ("leave", "depart", "head", "bind", "set")
    return word in _ACTING or not city


def _through_conjuncts(parse: Parse, token: Token) -> Token:
    """The first member of a list: "between Kyiv and Moscow" is decided on Kyiv."""
    for _ in range(12):
        if token.dep != "conj" or token.head == token.i:
            return token
        token = parse.tokens[token.head]
    return token


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of `[first, last)` whose head lies outside, the last such where there are more."""
    for i in range(last - 1, first - 1, -1):
        token = parse.tokens[i]
        if not first <= token.head < last or token.head == i:
            return i
    return last - 1
