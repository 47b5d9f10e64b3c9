"""Who speaks: from the words of a source to actors."""

from __future__ import annotations

from dragoman.model import Actor, ActorKind
from dragoman.reading.actors.mentions import Mention
from dragoman.reading.actors.people import slug
from dragoman.reading.draft import Draft
from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.syntax import Parse, Token


def speakers_of(draft: Draft, attribution: Attribution) -> tuple[str, ...]:
    """The actors that a source refers to, in the order of the text; nobody where that is open.

    The head of the source tells, with whatever is joined to it; where the head names nobody, a
    person named beside it ("her host, Aino Aho"), or an organisation that nobody knew before.
    """
    source = attribution.source
    if attribution.speaker is None or source is None:
        return ()
    named = _listed(draft, source)
    if not named:
        for token in _joined(draft.parse, attribution.speaker, source):
            named += draft.actors.actors_at(token)
    named = named or _beside(draft, source)
    return tuple(dict.fromkeys(named)) or _unknown(draft, attribution.speaker, source)


_GLUE = frozenset({",", "and", "&", "both", "or", "as", "well", "with", "together", "along"})


def _listed(draft: Draft, source: tuple[int, int]) -> list[str]:
    """The members of "the President, Minister Aho and Mr. Berg", which parsers seldom join;
    empty where the source is no such list from end to end.
    """
    tokens = draft.parse.tokens
    named = draft.actors.within(*source)
    if len(named) < 2:
        return []
    inside = {i for m in named for i in range(m.first, m.last)}
    between = [tokens[i].lower for i in range(*source) if i not in inside]
    if "and" not in between or not all(word in _GLUE for word in between):
        return []
    return [actor for mention in named for actor in mention.everyone]


def _joined(parse: Parse, head: int, source: tuple[int, int]) -> list[int]:
    """The head of a source and the heads joined to it by "and", as far as the source goes."""
    heads = [head]
    for i in heads:
        for token in parse.kids(i, "conj"):
            near = source[0] <= token.i < source[1] or not source[0] <= head < source[1]
            if near and token.pos in ("PROPN", "NOUN", "PRON"):
                heads.append(token.i)
    return heads


def _beside(draft: Draft, source: tuple[int, int]) -> list[str]:
    """The one person named in a source whose head names nobody, not one who only belongs to it
    ("an aide to Aino Aho").
    """
    persons: dict[str, None] = {}
    for mention in draft.actors.within(*source):
        if _stands_alone(draft.parse.tokens, mention, source):
            persons.update(dict.fromkeys(filter(draft.actors.is_person, mention.everyone)))
    return list(persons) if len(persons) == 1 else []


def _stands_alone(tokens: list[Token], mention: Mention, source: tuple[int, int]) -> bool:
    """Whether a name is the source or stands beside it, and does not only tell whose or which it
    is ("Aho's aides", "Aho supporters").
    """
    if mention.form not in ("name", "office"):
        return False
    head = tokens[mention.head]
    return head.dep == "appos" or not source[0] <= head.head < source[1]


_PAPERS = frozenset(
    "treaty act law agreement accord accords report declaration constitution resolution bill "
    "article charter convention protocol memorandum document statement poll survey study "
    "index code decree order pact letter manifesto communique communiqué".split()
)
"""Names that end so are a paper's, and a paper is nobody."""

_KINDS: dict[str, ActorKind] = {"ORG": "organisation", "PERSON": "person"}


def _unknown(draft: Draft, head: int, source: tuple[int, int]) -> tuple[str, ...]:
    """Somebody whom only this report names, as an organisation ("the Aho Institute said") or by
    one word ("Aho said"), under an id made from the name; later and shorter forms of the name
    ("the Institute") mean the same.
    """
    tokens = draft.parse.tokens
    label = tokens[head].ent
    if label not in _KINDS or not tokens[head].text[0].isupper():
        return ()
    first, last = head, head + 1
    while first > source[0] and tokens[first - 1].ent == label:
        first -= 1
    while last < source[1] and tokens[last].ent == label:
        last += 1
    opens = draft.parse.sentence_of(first).first == first
    if not opens and first > source[0] and tokens[first - 1].text == "The":
        first -= 1
    while first < last and tokens[first].lower in ("the", "a", "an"):
        if tokens[first].text[0].isupper() and not opens:
            break
        first += 1
    while first < last and tokens[last - 1].lower in ("'s", "’s", "'", "’"):
        last -= 1
    if first >= last or any(draft.actors.at(i) is not None for i in range(first, last)):
        return ()
    words = [t.text for t in tokens[first:last]]
    if words[-1].lower() in _PAPERS or _shortens_paper(tokens, first):
        return ()
    name = " ".join(draft.parse.words(first, last).split())
    if label == "PERSON" and any(_shares_a_word(a, words) for a in draft.actors.actors.values()):
        return ()
    longer = [
        actor
        for actor in draft.actors.actors.values()
        if actor.kind == _KINDS[label]
        and actor.id.startswith("x.")
        and actor.name.split()[-len(words) :] == words
    ]
    known = longer[0] if len(longer) == 1 else Actor("x." + slug(name), name, _KINDS[label])
    draft.actors.introduce(known, draft.parse.span(first, last), first, last)
    return (known.id,)


def _shortens_paper(tokens: list[Token], first: int) -> bool:
    """ "The Fish Protection Act, or FPA": the letters stand for the paper."""
    i = first
    while i and first - i < 4 and tokens[i - 1].lower in _ALSO_CALLED:
        i -= 1
    return 0 < i < first and tokens[i - 1].lower in _PAPERS


_ALSO_CALLED = frozenset(", ( or the known as called".split())


def _shares_a_word(actor: Actor, words: list[str]) -> bool:
    """Whether a name may be short for somebody the text names more fully, one of several."""
    return actor.kind == "person" and bool(set(actor.name.split()) & set(words))
