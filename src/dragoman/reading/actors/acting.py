"""Whether a state, capital or seat of power acts where it is named, or only lies there.

"Moscow demanded an answer" is the Russian government, "talks in Moscow" a place.
"""

from __future__ import annotations

from typing import Literal

from dragoman.reading.syntax import Parse, Token

Standing = Literal["state", "seat", "organisation", "union", "body"]
"""What a name is, as far as it matters for acting: a state by name; a capital or palace that may
stand for one; an organisation, or one that has a territory; an organ of a state.
"""

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})

_PLACING = frozenset(
    "in at near to from into onto outside inside around across over above through throughout "
    "within via toward towards off under beyond along amid on".split()
)
"""Prepositions after which a state is where something is, or goes."""

_HOLDING = frozenset(
    "at inside outside near around across throughout over above via beyond".split()
)
"""Prepositions after which even an organisation is where something is."""

_ACTING = frozenset("with between among by against for of like without about".split())

_GIVING = frozenset(
    "say speak talk write appeal give send offer propose pass hand deliver present relay convey "
    "listen answer respond reply belong matter turn message letter proposal offer answer response "
    "appeal aid support assistance supply supplies concession loan warning note threat demand "
    "commitment gratitude thank invitation thanks guarantee ultimatum allegiance loyalty loyal "
    "grateful commit communicate demonstrate signal pledge promise concede cede surrender provide "
    "hostile hostility opposed opposition rebuke challenge reassurance concern grant lend donate "
    "supply award".split()
)
"""Words whose "to" leads to somebody: "a letter to Ankara", "aid to Moldova"."""

_PEOPLE = frozenset(
    "troop soldier operator specialist mission commander delegation team envoy people minister "
    "official force adviser advisor diplomat representative expert migrant refugee plane ship "
    "warship jet aircraft monitor inspector observer peacekeeper".split()
)
"""Who or what is sent somewhere, not to somebody: "sent troops to Poland"."""

_PERSONAL = frozenset(
    "counterpart minister official representative envoy delegation leader colleague diplomat "
    "negotiator delegate partner ambassador statement demand pressure support guarantee answer "
    "response message letter request proposal threat help assistance commitment assurance "
    "concession call criticism reply move word signal push aggression attack challenge escalation "
    "provocation interference backing condemnation praise objection opposition resistance "
    "permission approval consent invitation reaction protection promise apology independence "
    "demand hear want expect receive seek win secure protect defend apart aside separate".split()
)
"""Words whose "from" names who sent or gave: "counterparts from Britain", "a letter from Oslo"."""

_PRESSING = frozenset(
    "pressure sanction tariff embargo press depend rely impose pressurise pressurize blame "
    "restriction demand dependence reliance dependent reliant call count".split()
)
"""Words whose "on" names a government: "sanctions on Minsk" (but "the attack on Kyiv")."""

_STRIKING = frozenset(
    "attack assault strike war aggression crackdown offensive blockade curb dependency "
    "retaliation onslaught invasion".split()
)
"""Words whose "on" names the state that suffers it; a city is only where it happens."""

_SCOLDING = frozenset(
    "lash anger angry furious fury rage rail sneer dig frustration frustrated irritation "
    "irritated resentment annoyed jab swipe".split()
)
"""Words whose "at" names the one they are meant for."""

_AIMING = frozenset("aim fire direct launch target".split())
"""Words whose "at" names the state aimed at; a city is only where it hits."""

_MOVING = frozenset(
    "go come travel fly head move return journey visit trip arrive way flight drive sail march "
    "migrate emigrate immigrate immigration flee walk run".split()
)
"""Words whose "to" and "from" are the ends of a way."""

_JOINING = frozenset(
    "membership member role participation involvement seat status place influence standing vote "
    "voice representation initiative".split()
)
"""Nouns whose "in" names the organisation taken part in, not its territory."""

_LAND = frozenset(
    "region area city town village part north south east west border territory coast coastline "
    "capital soil airspace outskirts province district street road corner map oblast edge centre "
    "center heart waters shore frontier rest interior heartland".split()
)
"""Nouns whose "of" names the land they lie in: "the east of Chad"."""

_BEING_PLACED = frozenset("lie sit locate situate wake freeze empty swelter".split())
_BOMBED = frozenset("bomb shell hit strike rock attack capture destroy locate lock".split())
_ENTERED = frozenset("enter reach leave flee quit tour exit depart cross".split())
_GOING = _ENTERED | frozenset(
    "visit revisit bypass bomb shell hit strike attack capture seize rock win reclaim "
    "retake".split()
)
_BOUND = frozenset("leave depart head bind set run bid race campaign contend".split())
"""Words whose "for" leads to a city or an office: "left for Warsaw", "ran for the White House"."""

_SITES = frozenset(
    "airport street square suburb outskirts mayor embassy university hotel mall subway metro "
    "resident district hospital centre center downtown police court stadium".split()
)


def acts(parse: Parse, first: int, last: int, standing: Standing) -> bool:
    """Whether the name in tokens `[first, last)` stands for who acts or is acted upon.

    A seat is held to more: it acts only where the grammar makes it act.
    """
    head = head_of(parse, first, last)
    if standing in ("state", "seat") and _within_name(parse, first, head):
        return False
    token = _through_conjuncts(parse, parse.tokens[head])
    if standing == "organisation" and _joined_by_mistake(parse, first, last, token):
        token = parse.tokens[token.head]
    dep = token.dep
    governor = parse.tokens[token.head]
    seat = standing == "seat"
    if dep in _SUBJECTS:
        return not (dep == "nsubjpass" and seat and governor.lemma in _BOMBED) and (
            governor.lemma not in _BEING_PLACED
        )
    if dep == "pobj":
        return _after_preposition(parse, governor, standing)
    if dep == "poss":
        return not seat or governor.lemma not in _SITES
    if dep in ("dobj", "dative", "iobj", "oprd"):
        return governor.lemma not in _TO_PLACES.get(standing, ())
    if dep == "npadvmod" and last < len(parse.tokens) and parse.tokens[last].text in "-‐‑–":
        return False  # "NATO-led troops"
    if dep in ("compound", "amod", "nmod"):
        return _is_headline_subject(parse, first, token)
    if dep == "ROOT":
        return standing not in ("seat", "body")
    return standing not in ("seat", "body")


_TO_PLACES: dict[Standing, frozenset[str]] = {"seat": _GOING, "state": _ENTERED}
"""Verbs whose object is a place."""

_HEADLINE_VERBS = frozenset(
    "presses seeks urges eyes slams backs vows nears weighs mulls hails rebukes warns joins halts "
    "denies rejects condemns accuses imposes agrees says".split()
)


def _is_headline_subject(parse: Parse, first: int, name: Token) -> bool:
    """Whether a verb was taken for a noun: "U.S. presses for truce"."""
    governor = parse.tokens[name.head]
    opens = parse.sentence_of(first).first == first
    return opens and governor.i == name.i + 1 and governor.lower in _HEADLINE_VERBS


def _joined_by_mistake(parse: Parse, first: int, last: int, name: Token) -> bool:
    """ "The fight against the Fish Front and hunger" is about two things, no "front and hunger"."""
    tokens = parse.tokens
    if name.dep not in ("nmod", "compound") or name.i != last - 1 or name.head <= last + 1:
        return False
    between = tokens[last : name.head]
    return (
        first > 0
        and tokens[first - 1].lower == "the"
        and between[0].lower == "and"
        and all(t.text.islower() for t in between)
    )


_PROPER_PARTS = frozenset({"ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "FAC"})


def _within_name(parse: Parse, first: int, head: int) -> bool:
    """Whether a name is part of a longer one: "Bank of Georgia", "Air Canada"."""
    tokens = parse.tokens
    token = tokens[head]
    governor = tokens[token.head]
    if token.dep == "pobj" and governor.lower in ("of", "for"):
        above = tokens[governor.head]
        opens = parse.sentence_of(above.i).first >= above.i - 1
        if above.pos == "PROPN" and above.text[:1].isupper() and above.i < first and not opens:
            return True
    if not first or token.ent not in _PROPER_PARTS or tokens[first - 1].ent != token.ent:
        return False
    before = tokens[first - 1]
    return before.pos == "PROPN" and before.text[0].isupper()


def _after_preposition(parse: Parse, prep: Token, standing: Standing) -> bool:
    word = prep.lower
    above = _meant(parse, parse.tokens[prep.head])
    if prep.dep == "agent" or word == "by":
        return True
    if word == "at" and (above.lemma in _SCOLDING or _aims(above, standing)):
        return True
    if standing in ("organisation", "union", "body"):
        return _organisation_after(parse, word, above, standing)
    if word == "to":
        return (above.lemma in _GIVING and not _sends_people(parse, above)) or (
            above.lower == "according"
        )
    if word == "from":
        return above.lemma in _PERSONAL
    if word == "on":
        return above.lemma in _PRESSING or (standing == "state" and above.lemma in _STRIKING)
    if word in _PLACING:
        return False
    if word == "of":
        return standing != "seat" and not _is_land(parse, above)
    if word == "with":
        return parse.tokens[prep.i - 1].lemma not in ("border", "frontier")
    if word == "for" and (standing == "seat" or above.lemma in ("leave", "depart", "bind")):
        return above.lemma not in _BOUND
    if word == "like" and above.lemma in ("place", "somewhere", "anywhere"):
        return False
    return word in _ACTING or standing != "seat"


def _organisation_after(parse: Parse, word: str, above: Token, standing: Standing) -> bool:
    """Nobody lives in an organisation, so most prepositions leave it the one acted upon."""
    if word in _HOLDING or (word in ("to", "from", "into") and above.lemma in _MOVING):
        return False
    if word in ("in", "within", "into", "under"):
        return standing == "organisation" or above.lemma in _JOINING
    if word == "of":
        return standing != "body" and not _is_land(parse, above)
    if word == "for":
        return above.lemma not in _BOUND
    return True


def _is_land(parse: Parse, noun: Token) -> bool:
    """ "A part of Chad", but not "on the part of Chad"."""
    said = noun.lemma == "part" and parse.tokens[noun.head].lower == "on"
    return noun.lemma in _LAND and not said


def _aims(above: Token, standing: Standing) -> bool:
    return standing != "seat" and above.lemma in _AIMING


def _sends_people(parse: Parse, verb: Token) -> bool:
    sent = parse.child(verb.i, "dobj")
    return verb.lemma in ("send", "deliver", "give", "provide") and (
        sent is not None and sent.lemma in _PEOPLE
    )


def _meant(parse: Parse, above: Token) -> Token:
    """The noun behind "a move like this from Oslo"."""
    prep = parse.tokens[above.head]
    if above.pos in ("PRON", "DET") and above.dep == "pobj":
        return parse.tokens[prep.head]
    return above


def _through_conjuncts(parse: Parse, token: Token) -> Token:
    """The first member of a list, and what a name stands beside: "between Kyiv and Moscow" is
    decided on Kyiv, "in the capital, Kabul" on the capital.
    """
    for _ in range(12):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            return token
        token = parse.tokens[token.head]
    return token


def is_visited(parse: Parse, first: int, last: int) -> bool:
    """Whether a body's name stands for its house: "guards outside the Chilean embassy"."""
    token = _through_conjuncts(parse, parse.tokens[head_of(parse, first, last)])
    governor = parse.tokens[token.head]
    return token.dep == "pobj" and governor.lower in ("at", "outside", "inside", "near", "around")


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of `[first, last)` whose head lies outside, the last such where there are more."""
    for i in range(last - 1, first - 1, -1):
        token = parse.tokens[i]
        if not first <= token.head < last or token.head == i:
            return i
    return last - 1
