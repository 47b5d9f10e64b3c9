"""Issues as a text names them: where, and whom they are about."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.knowledge.issues import Issue, IssueMatch, Issues
from dragoman.knowledge.schema import StateEntry
from dragoman.reading.actors.issuer import issuing_state
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import subject_index
from dragoman.reading.positions.holders import Voices
from dragoman.reading.positions.links import asked_of, governor_of
from dragoman.reading.positions.stances import NOUNS, STRIVING_NOUNS, VERBS
from dragoman.reading.syntax import Parse, Sentence, Token

_PLACE = re.compile(r"(\w+) \{(?:state|demonym)\}")
_ALSO = {
    "of": frozenset({"'s", "to", "by"}),
    "by": frozenset({"'s"}),
    "in": frozenset({"'s"}),
    "from": frozenset({"'s"}),
    "through": frozenset({"'s", "via", "across"}),
    "on": frozenset({"against"}),
    "for": frozenset({"to", "on"}),
}
_FORGOTTEN = 30
"""Sentences after which an issue must be named in full again."""
_THAT = frozenset({"this", "that", "these", "those", "such"})
_KNOWN = _THAT | {"the", "any", "certain", "its", "their", "his", "her", "our"}
_TALKING = frozenset("talk negotiation dialogue diplomacy meeting summit mediation".split())
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_OWNING = frozenset({"'s"})
_ON_OTHERS = frozenset({"supports", "opposes", "demands"})
_HOME = frozenset({"state", "country", "nation"})
_FOR_ONESELF = frozenset({"want", "seek"})


class Topic(NamedTuple):
    """An issue named by the tokens `[first, last)`, `anchor` being the topmost of them."""

    first: int
    last: int
    anchor: int
    issue: Issue
    label: str
    trouble: bool


def read_topics(draft: Draft, voices: Voices, issues: Issues) -> list[Topic]:
    """All issues that the text names with a label that can be filled in, in text order.

    An issue about two parties ("a summit with ...") gets its label later: it needs the holder.
    """
    parse = draft.parse
    found = []
    for match in _named(parse, issues):
        anchor = _anchor(parse, match)
        label = _label(draft, voices, match, anchor)
        if label is not None:
            found.append(Topic(match.first, match.last, anchor, match.issue, label, match.trouble))
    return found


def _named(parse: Parse, issues: Issues) -> Iterator[IssueMatch]:
    """Issues named in full, and those that are named in short after that."""
    last_named: dict[str, int] = {}
    for number, sentence in enumerate(parse.sentences):
        full = [
            m
            for m in issues.find(parse.tokens, sentence.first, sentence.last)
            if not _is_in_compound(parse, m)
        ]
        taken = {i for m in full for i in range(m.first, m.last)}
        shortened = _in_short(parse, issues, sentence, taken, last_named)
        last_named.update((m.issue.id, number) for m in full)
        for match in sorted([*full, *shortened], key=lambda m: m.first):
            if not _modifies_another(parse, match, taken) and not _is_on_other(parse, match):
                yield match


def _in_short(
    parse: Parse,
    issues: Issues,
    sentence: Sentence,
    taken: Container[int],
    last_named: dict[str, int],
) -> Iterator[IssueMatch]:
    """ "The ban", "such a ban", after the text has told of an entry ban: the one named last."""
    number = parse.tokens[sentence.first].sent
    for i in range(sentence.first, sentence.last):
        if i in taken:
            continue
        known = [
            (last_named[m.issue.id], m)
            for m in issues.shortened_at(parse.tokens, i, sentence.last)
            if number - last_named.get(m.issue.id, -_FORGOTTEN) < _FORGOTTEN
        ]
        if known and _points_back(parse, parse.tokens[i]):
            match = max(known, key=lambda k: k[0])[1]
            if not _is_in_compound(parse, match):
                yield match


def _points_back(parse: Parse, token: Token) -> bool:
    """Whether a noun has an article or the like that says it is known: "the ban", "such a ban"."""
    if token.pos == "VERB":
        return True
    if token.pos != "NOUN" or token.dep in ("compound", "nmod", "amod"):
        return False
    kids = parse.kids(token.i)
    if any(t.dep == "prep" and t.lower == "of" for t in kids) and not any(
        t.lower in _THAT for t in kids
    ):
        return False
    return any(t.lower in _KNOWN for t in kids)


def _modifies_another(parse: Parse, match: IssueMatch, taken: Container[int]) -> bool:
    """Of "immigration reform" the reform is what a stance is taken on, of "settlement of the
    nuclear issue" the settlement.
    """
    anchor = parse.tokens[_anchor(parse, match)]
    if anchor.dep == "pobj" and parse.tokens[anchor.head].lower == "of":
        above = parse.tokens[anchor.head].head
    elif anchor.dep in ("compound", "nmod", "amod"):
        above = anchor.head
    else:
        return False
    return above in taken and not match.first <= above < match.last


def _is_on_other(parse: Parse, match: IssueMatch) -> bool:
    """ "A dialogue on fish", "the pact negotiated": not what the word means alone."""
    anchor = parse.tokens[_anchor(parse, match)]
    if anchor.tag == "VBN" and anchor.dep == "acl":
        return True
    if match.last - match.first > 1 or anchor.lemma not in _TALKING:
        return False
    return any(t.lower in _ABOUT for t in parse.kids(anchor.i, "prep"))


def _is_in_compound(parse: Parse, match: IssueMatch) -> bool:
    """Whether the words are part of a hyphenated one: "re-election", "sanctions-busters"."""
    before = parse.tokens[match.first - 1] if match.first else None
    if before is not None and before.text == "-" and before.end == parse.tokens[match.first].start:
        return True
    after = parse.tokens[match.last] if match.last < len(parse.tokens) else None
    end = parse.tokens[match.last - 1].end
    return after is not None and after.text == "-" and after.start == end


def _anchor(parse: Parse, match: IssueMatch) -> int:
    """The topmost token of the phrase: the one whose head lies outside it."""
    for token in parse.tokens[match.first : match.last]:
        if not match.first <= token.head < match.last or token.head == token.i:
            return token.i
    return match.first


def _label(draft: Draft, voices: Voices, match: IssueMatch, anchor: int) -> str | None:
    issue = match.issue
    slot = issue.slot
    if slot is None or slot == "parties":
        return issue.label
    state = _state_of(draft, voices, match, anchor)
    if state is None:
        return issue.plain
    return issue.label.replace(f"{{{slot}}}", state[slot == "demonym"])


def _state_of(
    draft: Draft, voices: Voices, match: IssueMatch, anchor: int
) -> tuple[str, str] | None:
    """Name and demonym of the state (or other party) that the issue is about."""
    parse = draft.parse
    sources = match.issue.state_from
    tokens = [anchor, *(i for i in range(match.first, match.last) if i != anchor)]
    if parse.tokens[anchor].dep == "conj":
        tokens.append(parse.tokens[anchor].head)
    if "modifier" in sources:
        for i in tokens:
            for token in _modifiers(parse, i, match):
                if (state := _state_at(draft, voices, token)) is not None:
                    return state
    if "modifier" in sources and _places_of(match.issue.label) & _OWNING:
        inside = draft.actors.states_within(match.first, match.last)
        if len(inside) == 1 and inside[0].startswith("sta."):
            return _names_of(draft, inside[0])
    if "object" in sources:
        for token in parse.kids(anchor, "dobj", "nsubjpass"):
            if match.first <= token.i < match.last:
                continue
            if (state := _state_at(draft, voices, token)) is not None:
                return state
    if "subject" in sources and (subject := _clause_subject(parse, anchor)) is not None:
        return _state_at(draft, voices, subject)
    return None


def _modifiers(parse: Parse, i: int, match: IssueMatch) -> list[Token]:
    """Words that say whom token `i` is about: "Norway's accession", "guarantees for Oslo".

    Of "US sanctions on Iran" only Iran is whom they are about: where the label says "on", "to"
    or "for", an owner is somebody else.
    """
    places = _places_of(match.issue.label)
    found = []
    preps = parse.kids(i, "prep", "dative")
    # In "stop arms sales to Oslo" the parser may hang "to Oslo" on the verb.
    if match.last < parse.sentence_of(i).last and parse.tokens[match.last].tag in ("IN", "TO"):
        preps.append(parse.tokens[match.last])
    for prep in preps:
        if prep.lower in places:
            found += parse.kids(prep.i, "pobj")
    if places & _OWNING:
        owners = parse.kids(i, "poss", "amod", "compound", "nmod")
        found += [t for t in owners if _names_owner(t)]
    return [t for t in found if not match.first <= t.i < match.last]


def _names_owner(token: Token) -> bool:
    """Of pronouns only "our": whose "its" is, the clause tells better."""
    return token.pos in ("PROPN", "ADJ", "NOUN") or token.lower == "our"


@cache
def _places_of(label: str) -> frozenset[str]:
    """Prepositions before whom an issue is about, by the one in its label; `'s` for an owner."""
    placed = _PLACE.search(label)
    own = placed.group(1) if placed is not None else "of"
    return frozenset({"of", "for", own}) | _ALSO.get(own, frozenset())


def _clause_subject(parse: Parse, anchor: int) -> Token | None:
    """Who would do it: "Oslo should consider making concessions" -> Oslo.

    The subject of a verb that takes a stance on others' doings is not that: "Oslo opposes any
    concessions".
    """
    verb = parse.tokens[anchor]
    for _ in range(5):
        if verb.pos in ("VERB", "AUX") or verb.head == verb.i:
            break
        verb = parse.tokens[verb.head]
    if verb.pos not in ("VERB", "AUX"):
        return None
    frame = VERBS.get(verb.lemma)
    if frame is not None and frame.stance in _ON_OTHERS and verb.lemma not in _FOR_ONESELF:
        return None
    asked = _asked_to(parse, verb)
    if asked is not None:
        return asked
    if _is_under_stance(parse, anchor, verb):
        return None
    above = parse.tokens[verb.head]
    if above.pos == "ADJ" and above.dep == "acomp":
        verb = parse.tokens[above.head]
    subject = subject_index(parse, verb)
    return parse.tokens[subject] if subject is not None else None


def _is_under_stance(parse: Parse, anchor: int, verb: Token) -> bool:
    """Whether a noun of stance stands between: "Riga lodged a protest against the launch"."""
    token = parse.tokens[anchor]
    while token.i != verb.i and token.head != token.i:
        token = parse.tokens[token.head]
        frame = NOUNS.get(token.lemma) if token.pos == "NOUN" else None
        if frame is not None and frame.stance in _ON_OTHERS and token.lemma not in STRIVING_NOUNS:
            return True
    return False


def _asked_to(parse: Parse, verb: Token) -> Token | None:
    """Oslo in "called on Oslo to take steps, in particular to withdraw its troops"."""
    for _ in range(5):
        if parse.kids(verb.i, "nsubj", "nsubjpass"):
            return None
        above = governor_of(parse, verb)
        if above is None:
            return None
        if above[1] == "i":
            asked = asked_of(parse, above[0])
            return parse.tokens[asked] if asked is not None else None
        verb = above[0]
    return None


def _state_at(draft: Draft, voices: Voices, token: Token) -> tuple[str, str] | None:
    """Name and demonym of the state, organisation or region that a word refers to."""
    kids = draft.parse.kids(token.i, "poss")
    if token.lower == "our" or (token.lemma in _HOME and any(t.lower == "our" for t in kids)):
        return _home(draft, voices, token)
    for actor in draft.actors.actors_at(token.i):
        return _names_of(draft, actor)
    for actor in draft.actors.states_within(token.left, token.i + 1):
        return _names_of(draft, actor)
    if token.ent in ("GPE", "LOC") and token.pos == "PROPN":
        first = token.i
        while first > token.left and draft.parse.tokens[first - 1].ent == token.ent:
            first -= 1
        name = draft.parse.words(first, token.i + 1)
        return name, name
    return None


def _home(draft: Draft, voices: Voices, token: Token) -> tuple[str, str] | None:
    """ "Our country": the speaker's inside quotation marks, else that of the release."""
    said = voices.over(token.i)
    if said is not None and said.mode in ("direct", "mixed"):
        return _names_of(draft, said.speakers[0]) if said.speakers else None
    issuer = issuing_state(draft.report, draft.knowledge)
    return _names_of(draft, issuer) if issuer is not None else None


def _names_of(draft: Draft, actor: str) -> tuple[str, str] | None:
    """A person stands for the state: "the president's concessions"."""
    known = draft.actors.actors.get(actor)
    if known is not None and known.kind == "collective":
        return None
    if known is not None and known.country and known.kind != "organisation":
        actor = f"sta.{known.country.lower()}"
    entry = draft.knowledge.entry(actor)
    if isinstance(entry, StateEntry):
        return entry.name, (entry.demonyms or (entry.name,))[0]
    if entry is not None:
        return entry.name, entry.name
    return (known.name, known.name) if known is not None and known.kind != "person" else None


def parties_label(draft: Draft, topic: Topic, holder: str) -> str | None:
    """The label of a meeting with its parties, by surname for persons, in alphabetical order;
    None where fewer than two are named.
    """
    parse = draft.parse
    actors = {holder}
    for contact in draft.contacts:
        span = parse.span(topic.first, topic.last)
        if any(span.overlaps(s) for s in contact.spans):
            actors |= {p.actor for p in contact.participants if p.actor is not None}
    for i in range(topic.first, topic.last):
        for token in parse.kids(i, "dobj", "compound"):
            actors.update(draft.actors.actors_at(token.i))
        for prep in parse.kids(i, "prep"):
            if prep.lower in ("with", "between"):
                for token in parse.kids(prep.i, "pobj"):
                    actors.update(draft.actors.actors_at(token.i))
    if not 2 <= len(actors) <= 4:
        return None
    known = [draft.actors.actors[a] for a in actors if a in draft.actors.actors]
    names = sorted(a.name.split()[-1] if a.kind == "person" else a.name for a in known)
    parties = "-".join(names)
    article = "an" if parties[:1] in "AEIO" else "a"
    return topic.issue.label.replace("a {parties}", f"{article} {parties}")
