"""Who holds a stance: the subject or owner of its word, or whoever says it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span, Statement
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_passive, subject_of
from dragoman.reading.positions.finder import Found
from dragoman.reading.positions.links import owner_before
from dragoman.reading.positions.stances import (
    ADJECTIVES,
    AGREEING,
    GRATITUDE,
    STRESSED,
    STRIVING_NOUNS,
)
from dragoman.reading.syntax import Parse, Token

_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_OWNED_BY_OF = frozenset({"commitment", "readiness", "willingness", "refusal", "opposition"})
"""Nouns whose "of" names who holds them: "the commitment of Oslo to the treaty"."""
_AMONG_THEM = frozenset({"including", "like", "as", "notably", "particularly", "especially"})
_MEETERS = frozenset("leader side party interlocutor counterpart minister president".split())
_SOON = 8
"""Sentences from the opening within which "they" may be those who met."""
_STARTING = frozenset(
    "make launch mount lead begin start step_up intensify continue renew undertake".split()
)
"""Verbs whose subject makes the effort that is their object."""
_TEXTS = frozenset(
    "proposal plan draft resolution bill document treaty initiative letter statement law "
    "legislation".split()
)
"""Texts that say what their owner wants: "Oslo's proposals that rule out new bases"."""
_ORGANS = frozenset(
    "regime military policy leader minister government administration cabinet ministry parliament "
    "leadership side delegation country authority official diplomat negotiator nation state "
    "presidency".split()
)
"""Words that stand for the state that owns them: "whose government", "Oslo's negotiators"."""


class Voices:
    """Which statement stands over a token, and which statement a token is the cue of."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._over: dict[int, list[tuple[Span, Statement]]] = {}
        self._cues: dict[int, list[Statement]] = {}
        for statement in statements:
            for content in statement.content:
                first, last = parse.tokens_in(content)
                if first >= last:
                    continue
                for number in range(parse.tokens[first].sent, parse.tokens[last - 1].sent + 1):
                    self._over.setdefault(number, []).append((content, statement))
            if statement.cue is not None:
                for i in range(*parse.tokens_in(statement.cue)):
                    self._cues.setdefault(i, []).append(statement)

    def over(self, i: int) -> Statement | None:
        """The innermost statement whose content covers token `i`."""
        token = self._parse.tokens[i]
        best: tuple[int, Statement] | None = None
        for span, statement in self._over.get(token.sent, ()):
            if span.start <= token.start and token.end <= span.end:
                width = span.end - span.start
                if best is None or width < best[0]:
                    best = (width, statement)
        return best[1] if best is not None else None

    def cued_by(self, i: int) -> Sequence[Statement]:
        """Statements whose cue covers token `i`."""
        return self._cues.get(i, ())


def holders_of(draft: Draft, voices: Voices, found: Found) -> tuple[str, ...]:
    """Actor ids of those who hold the stance; empty where they cannot be told."""
    word = draft.parse.tokens[found.word]
    if found.kind in ("modal", "judgement"):
        speakers = _speakers(voices, found.word)
        return speakers or _who_stresses(draft, voices, word)
    if found.kind == "agent":
        return _agent_holders(draft, voices, word)
    if found.kind == "goal":
        return _goal_holders(draft, voices, word)
    if found.kind == "noun":
        holders = _noun_holders(draft, voices, word, found)
        if not holders and word.lemma in STRESSED:
            return _speakers(voices, found.word)
        return holders or _cued(voices, found.voiced_by, found)
    if found.kind == "thanked":
        thanked = draft.parse.child(word.i, "dobj")
        return _actors(draft, voices, thanked) if thanked is not None else ()
    subjects = _subject_holders(draft, voices, word)
    if found.kind == "vow":
        return _own_word(draft, voices, word, subjects)
    if subjects or _is_of_relative(draft.parse, word):
        return subjects
    return _cued(voices, found.word, found)


def _is_of_relative(parse: Parse, word: Token) -> bool:
    """Whether the subject is "who" or "that": then the noun before it is known to be nobody."""
    subject = subject_of(parse, word)
    return subject is not None and subject.lower in _RELATIVE


def _who_stresses(draft: Draft, voices: Voices, noun: Token) -> tuple[str, ...]:
    """ "Both agreed on the need for a truce", where that is not read as a statement."""
    if noun.lemma not in STRESSED:
        return ()
    for verb in draft.parse.ancestors(noun.i):
        if verb.pos == "VERB":
            return _subject_holders(draft, voices, verb) if verb.lemma in AGREEING else ()
        if verb.pos not in ("ADP", "NOUN"):
            return ()
    return ()


def _cued(voices: Voices, i: int, found: Found) -> tuple[str, ...]:
    """Whoever the statement is given to whose cue the word is, where the parse names nobody."""
    if found.kind not in ("verb", "noun"):
        return ()
    if found.kind == "noun" and i == found.word:
        return ()
    for statement in voices.cued_by(i):
        if statement.speakers:
            return statement.speakers
    return ()


def asked_actors(draft: Draft, voices: Voices, token: int) -> tuple[str, ...]:
    """Whom something is asked of: the actors that the phrase headed by `token` refers to."""
    return _actors(draft, voices, draft.parse.tokens[token])


def _own_word(
    draft: Draft, voices: Voices, word: Token, subjects: tuple[str, ...]
) -> tuple[str, ...]:
    """Only who speaks for the subject can vow: "Oslo will never join", said in Rome, is a guess."""
    parties = {draft.actors.party(a) for a in _speakers(voices, word.i)}
    return tuple(a for a in subjects if draft.actors.party(a) in parties)


def _speakers(voices: Voices, i: int) -> tuple[str, ...]:
    statement = voices.over(i)
    return statement.speakers if statement is not None else ()


def _agent_holders(draft: Draft, voices: Voices, noun: Token) -> tuple[str, ...]:
    """ "Oslo is an advocate of", "Oslo, an advocate of", and "the critic" who is known."""
    parse = draft.parse
    above = parse.tokens[noun.head]
    if noun.dep == "attr":
        return _subject_holders(draft, voices, above)
    if noun.dep == "appos":
        return _actors(draft, voices, above)
    among = parse.tokens[above.head]
    if noun.dep == "pobj" and above.lower in ("among", "of") and among.lemma in ("be", "one"):
        verb = among if among.lemma == "be" else parse.tokens[among.head]
        return _subject_holders(draft, voices, verb)
    return _actors(draft, voices, noun)


def _goal_holders(draft: Draft, voices: Voices, goal: Token) -> tuple[str, ...]:
    """ "Oslo's goal is to", "our goal is to"; else whoever says so."""
    for owner in draft.parse.kids(goal.i, "poss", "amod", "compound"):
        if actors := _actors(draft, voices, owner):
            return actors
    return _speakers(voices, goal.i)


def _noun_holders(draft: Draft, voices: Voices, noun: Token, found: Found) -> tuple[str, ...]:
    """ "Riga's support", "US support", "support of Riga"; else who voices it."""
    parse = draft.parse
    verb = parse.tokens[found.voiced_by]
    for owner in parse.kids(noun.i, "poss", "amod", "compound", "nmod"):
        if owner.tag == "PRP$" and verb.i != noun.i:
            # "They voiced their support": whose it is stands right there.
            break
        if _is_first_person(owner):
            return _speakers(voices, noun.i)
        actors = _actors(draft, voices, owner)
        if actors:
            return actors
        if owner.dep == "amod" and owner.tag in ("JJ", "NNP"):
            # "Norwegian demands": the demonym is no mention of its own.
            states = draft.actors.states_within(owner.i, owner.i + 1)
            if states and states[0] in draft.actors.actors:
                return (states[0],)
    preps = parse.kids(noun.i, "prep")
    after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    if after is not None and after.lower == "from" and after not in preps:
        preps.append(after)
    aimed = any(t.lower in ("for", "to", "on") for t in preps) or parse.kids(noun.i, "acl")
    for prep in preps:
        if prep.lower in ("by", "from") or (
            prep.lower == "of" and (aimed or noun.lemma in _OWNED_BY_OF)
        ):
            for owner in parse.kids(prep.i, "pobj"):
                if actors := _actors(draft, voices, owner):
                    return actors
    if verb.i != noun.i:
        return _subject_holders(draft, voices, verb)
    if noun.lemma in STRIVING_NOUNS:
        return _strivers(draft, voices, noun)
    prep = parse.tokens[noun.head]
    verb = parse.tokens[prep.head]
    if prep.lower == "in" and noun.lemma in ("favor", "favour", "support", "opposition"):
        return _subject_holders(draft, voices, verb)
    if noun.dep == "pobj" and prep.lower in ("for", "of") and verb.lemma in GRATITUDE:
        for thanked in parse.kids(verb.i, "dobj"):
            return _actors(draft, voices, thanked)
    return ()


def _strivers(draft: Draft, voices: Voices, noun: Token) -> tuple[str, ...]:
    """ "Oslo is engaged in efforts to", "Oslo made an attempt to"."""
    parse = draft.parse
    prep = parse.tokens[noun.head]
    verb = parse.tokens[prep.head] if noun.dep == "pobj" else prep
    engaged = verb.lemma in ("engage", "involve") and prep.lower == "in"
    if engaged or (noun.dep == "dobj" and verb.lemma in _STARTING):
        subject = subject_of(parse, verb)
        return _actors(draft, voices, subject) if subject is not None else ()
    return ()


def _subject_holders(draft: Draft, voices: Voices, verb: Token) -> tuple[str, ...]:
    parse = draft.parse
    if verb.tag == "VBN" and verb.lower not in ADJECTIVES and is_passive(parse, verb):
        return _agents(draft, voices, verb)
    reason = _given_reason(parse, verb)
    if reason is not None:
        thanked = parse.child(reason.i, "dobj") if reason.lemma in GRATITUDE else None
        return _actors(draft, voices, thanked) if thanked is not None else ()
    owner = owner_before(parse, verb)
    if owner is not None:
        return _actors(draft, voices, owner)
    is_predicate = verb.dep == "acomp" or (verb.dep == "attr" and verb.lower in ADJECTIVES)
    predicate = parse.tokens[verb.head] if is_predicate else verb
    subject = subject_of(parse, predicate) or _inverted_subject(parse, predicate)
    if subject is None:
        return ()
    return _actors(draft, voices, subject)


def _inverted_subject(parse: Parse, verb: Token) -> Token | None:
    """ "Also opposing the treaty are Oslo and Riga", "among those opposing it was Oslo"."""
    if verb.tag != "VBG":
        return None
    forms = parse.kids(verb.i, "aux")
    head = parse.tokens[verb.head]
    for be in (*forms, head):
        if be.lemma == "be" and be.i > verb.i:
            return parse.child(be.i, "nsubj", "attr")
    return None


def _given_reason(parse: Parse, verb: Token) -> Token | None:
    """The verb that a reason is given for: "thanked Riga for supporting the plan", "accused Riga
    of rejecting it". What is thanked for is somebody else's doing ("voiced gratitude to Riga
    for supporting it").
    """
    for _ in range(4):
        head = parse.tokens[verb.head]
        if verb.dep == "pcomp" and head.dep == "prep":
            above = parse.tokens[head.head]
            return above if head.lower == "for" or above.lemma in GRATITUDE else None
        if verb.dep not in ("xcomp", "conj"):
            return None
        verb = head
    return None


def _agents(draft: Draft, voices: Voices, verb: Token) -> tuple[str, ...]:
    agent = draft.parse.child(verb.i, "agent")
    if agent is None:
        return ()
    for named in draft.parse.kids(agent.i, "pobj"):
        return _actors(draft, voices, named)
    return ()


def _actors(draft: Draft, voices: Voices, token: Token) -> tuple[str, ...]:
    """The actors a noun phrase refers to, with those joined to it."""
    parse = draft.parse
    if _is_first_person(token):
        return _speakers(voices, token.i)
    if token.lower in _RELATIVE:
        return _antecedents(draft, voices, token)
    found: list[str] = []
    heads = [token]
    for head in heads:
        found += [a for a in draft.actors.actors_at(head.i) if a not in found]
        heads += [t for t in parse.kids(head.i, "conj") if t.pos in ("PROPN", "NOUN", "PRON")]
    if not found and token.lemma in _ORGANS:
        found += _owners(draft, voices, token)
    return (
        tuple(found)
        or _named_among(draft, token)
        or _who_speaks(draft, voices, token)
        or _those_who_met(draft, token)
    )


def _who_speaks(draft: Draft, voices: Voices, token: Token) -> tuple[str, ...]:
    """ "Oslo said it would", "Riga dropped its demand": the pronoun of a state or body is whoever
    speaks, else the subject.
    """
    is_body = token.lower in ("it", "its")
    if not is_body and token.lower not in ("they", "their"):
        return ()
    who = _speakers(voices, token.i)
    if not who and token.tag == "PRP$":
        verb = next((t for t in draft.parse.ancestors(token.i) if t.pos == "VERB"), None)
        subject = subject_of(draft.parse, verb) if verb is not None else None
        if subject is not None and subject.i < token.i and subject.pos != "PRON":
            who = tuple(draft.actors.actors_at(subject.i))
    if is_body:
        return who if len(who) == 1 and who[0].startswith(("sta.", "org.")) else ()
    return who if len(who) > 1 or who[:1] == ("col.",) else ()


def _those_who_met(draft: Draft, group: Token) -> tuple[str, ...]:
    """ "The envoys met. They agreed ...": the participants of the contact that a report opens
    with.
    """
    parse = draft.parse
    is_they = group.lower == "they" and group.dep in ("nsubj", "nsubjpass")
    is_both = group.tag == "NNS" and group.lemma in _MEETERS
    if not (is_they or is_both):
        return ()
    first = min(draft.contacts, key=lambda c: c.spans[0].start if c.spans else 0, default=None)
    if first is None or not first.spans or first.status != "held":
        return ()
    at = parse.token_at(first.spans[0].start)
    if at is None or at.sent > 1 or not at.sent < group.sent <= _SOON:
        return ()
    who = tuple(p.actor for p in first.participants if p.actor is not None)
    return who if len(who) == len(first.participants) > 1 else ()


def _named_among(draft: Draft, group: Token) -> tuple[str, ...]:
    """ "Three candidates, including Kovac and Berg", "some members, above all Norway"."""
    parse = draft.parse
    if group.pos != "NOUN" or group.tag != "NNS":
        return ()
    heads = parse.kids(group.i, "appos", "conj")
    for prep in parse.kids(group.i, "prep"):
        if prep.lower in _AMONG_THEM:
            heads += parse.kids(prep.i, "pobj")
    found: list[str] = []
    for head in heads:
        heads += parse.kids(head.i, "conj")
        found += [a for a in draft.actors.actors_at(head.i) if a not in found]
    return tuple(found)


def _is_first_person(token: Token) -> bool:
    """Not "US", which is lower-cased to the same letters."""
    return token.pos == "PRON" and token.lower in _FIRST_PERSON


def _antecedents(draft: Draft, voices: Voices, relative: Token) -> tuple[str, ...]:
    for token in draft.parse.ancestors(relative.i):
        if token.dep == "relcl":
            antecedent = draft.parse.tokens[token.head]
            if antecedent.i == relative.i:
                return ()
            found = _actors(draft, voices, antecedent)
            if not found and antecedent.dep == "appos":
                # "Kovac, a senator who opposes the pact".
                found = _actors(draft, voices, draft.parse.tokens[antecedent.head])
            return found or _authors(draft, voices, antecedent)
    return ()


def _authors(draft: Draft, voices: Voices, text: Token) -> tuple[str, ...]:
    """ "Oslo's proposals", "the Norwegian draft"."""
    if text.lemma not in _TEXTS:
        return ()
    for owner in draft.parse.kids(text.i, "poss", "amod", "compound"):
        if actors := _actors(draft, voices, owner):
            return actors
        if states := draft.actors.states_within(owner.left, owner.i + 1):
            return tuple(s for s in states[:1] if s in draft.actors.actors)
    return ()


def _owners(draft: Draft, voices: Voices, organ: Token) -> tuple[str, ...]:
    """The state in "whose government", "our country", "Oslo's officials"."""
    parse = draft.parse
    for owner in parse.kids(organ.i, "poss", "amod", "compound"):
        if _is_first_person(owner) or owner.lower in _RELATIVE:
            actors = _actors(draft, voices, owner)
            return tuple(dict.fromkeys(_state_of(draft, a) for a in actors))
        states = draft.actors.states_within(owner.left, owner.i + 1)
        if states:
            return tuple(s for s in states[:1] if s in draft.actors.actors)
    return ()


def _state_of(draft: Draft, actor: str) -> str:
    """The state an actor belongs to, if the text knows it; else the actor."""
    country = draft.actors.actors[actor].country
    state = f"sta.{country.lower()}" if country else actor
    return state if state in draft.actors.actors else actor
