"""Persons named in a text: where their names stand, and who they are.

Full names are resolved first, over the whole text, so that a surname means the person that the
report introduces, wherever it does so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dragoman.reading.actors.given_names import gender_of
from dragoman.reading.actors.names import (
    HYPHENS,
    PARTICLES,
    Name,
    Names,
    is_name_word,
    is_shouting,
    name_run,
    names_body,
)
from dragoman.reading.actors.offices import POSSESSIVE, TitlePhrase
from dragoman.reading.actors.people import People, Person, fold, title_words
from dragoman.reading.actors.titles import HONORIFIC, OTHER
from dragoman.reading.syntax import Parse, Token

if TYPE_CHECKING:
    from dragoman.knowledge.base import Candidate

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", ",", "ii", "iii", "iv"})
_JUNIOR = frozenset({"jr.", "jr", "sr.", "sr", ","})
_SAME_NAME = 0.78
"""Likeness from which two spellings of a surname are one, the office agreeing as well."""


@dataclass(slots=True)
class PersonSpan:
    """Tokens `[first, last)` name a person, with title and nationality where given; the name alone
    is `[name_first, name_last)`. `person` is "" until it is resolved, and where it stays unknown.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    phrase: TitlePhrase | None
    tagged: bool
    person: str = ""


def named_elsewhere(parse: Parse) -> list[tuple[int, int]]:
    """Tokens `[first, last)` that repeat a full name which the model marks in another place of
    the text: there it may have been misled ("Governor of Aho Province Aino Aho").
    """
    tokens = parse.tokens
    marked = {(e.first, e.last) for e in parse.entities if e.label == "PERSON"}
    names = {
        tuple(t.text for t in tokens[first:last])
        for first, last in marked
        if 1 < last - first < 5 and all(is_name_word(t) for t in tokens[first:last])
    }
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    found = []
    for i, token in enumerate(tokens):
        for name in by_first.get(token.text, ()):
            here = i, i + len(name)
            if here not in marked and tuple(t.text for t in tokens[i : here[1]]) == name:
                found.append(here)
    return sorted(found)


def find_persons(
    parse: Parse,
    names: Names,
    phrases: Sequence[TitlePhrase],
    repeated: Sequence[tuple[int, int]] = (),
) -> dict[int, PersonSpan]:
    """All spans that may name a person, by first token; none overlap.

    `repeated` are names that the model marks elsewhere (`named_elsewhere`).
    """
    taken = bytearray(len(parse.tokens))
    found: dict[int, PersonSpan] = {}

    def keep(span: PersonSpan) -> None:
        if not any(taken[span.first : span.last]):
            taken[span.first : span.last] = b"\x01" * (span.last - span.first)
            found[span.first] = span

    for phrase in phrases:
        if phrase.name is not None:
            tagged = any(parse.tokens[i].ent == "PERSON" for i in range(*phrase.name))
            keep(PersonSpan(phrase.first, phrase.last, *phrase.name, phrase, tagged))
        elif not phrase.title.plural:
            run = _name_beside(parse, names, phrase) if phrase.owners else None
            run = run or _name_before(parse, names, phrase)
            if run is not None:
                keep(PersonSpan(*run, *run, None, True))
    for first, last in repeated:
        keep(_with_state(parse, names, PersonSpan(first, last, first, last, None, True)))
    for name in names.all:
        if name.may_be_person:
            # "Jordan" is the state unless a title or the model says otherwise.
            if name.owner is not None and parse.tokens[name.first].ent != "PERSON":
                continue
            first, last = _whole_name(parse, names, name)
            if names_body(parse.tokens, last) and not is_shouting([parse.tokens[last].text]):
                continue
            tagged = any(parse.tokens[i].ent == "PERSON" for i in range(first, last))
            keep(_with_state(parse, names, PersonSpan(first, last, first, last, None, tagged)))
    for entity in parse.entities:
        if entity.label == "PERSON":
            trimmed = _trimmed(parse, names, entity.first, entity.last)
            if trimmed is not None:
                span = PersonSpan(*trimmed, *trimmed, None, True)
                keep(_with_state(parse, names, span))
    return dict(sorted(found.items()))


def _name_beside(parse: Parse, names: Names, phrase: TitlePhrase) -> tuple[int, int] | None:
    """The name in "the Icelandic president, Halla Tomasdottir,", whatever the model makes of it."""
    tokens = parse.tokens
    first = phrase.last + 1
    if first >= len(tokens) or tokens[phrase.last].text != ",":
        return None
    known = names.starting.get(first)
    if known is not None:
        return None
    last = name_run(tokens, first, names)
    closed = last < len(tokens) and tokens[last].text in (",", ".", ";")
    return (first, last) if closed and last - first > 1 else None


def _name_before(parse: Parse, names: Names, phrase: TitlePhrase) -> tuple[int, int] | None:
    """The name in "with Aino Aho, Secretary General of Finland's council"."""
    tokens = parse.tokens
    last = phrase.first - 1
    if last < 2 or tokens[last].text != "," or not tokens[phrase.title.first].text[0].isupper():
        return None
    head = tokens[phrase.title.last - 1]
    first = last
    while first and last - first < 3 and is_name_word(tokens[first - 1]):
        if tokens[first - 1].pos != "PROPN" or tokens[first - 1].ent == "GPE":
            break
        first -= 1
    known = any(i in names.starting for i in range(first, last))
    beside = head.dep == "appos" and first <= head.head < last
    return (first, last) if beside and not known and last - first > 1 else None


def _whole_name(parse: Parse, names: Names, name: Name) -> tuple[int, int]:
    """The known alias with the given name before it, as the text has it ("Hunter Biden")."""
    tokens = parse.tokens
    first, last = name.first, name.last
    sentence = parse.sentence_of(first).first
    while first > sentence:
        before = tokens[first - 1]
        if before.i in (n.last - 1 for n in (names.ending.get(first),) if n is not None):
            break
        if not is_name_word(before) or before.pos != "PROPN" or _shouted(before):
            if before.lower in PARTICLES and first - 2 >= sentence and before.ent == "PERSON":
                first -= 1
                continue
            break
        if before.ent not in ("PERSON", "") or (before.i == sentence and before.ent != "PERSON"):
            break
        first -= 1
    run = name_run(tokens, name.first, names)
    while last < run and tokens[last].ent == "PERSON" and tokens[last - 1].ent == "PERSON":
        last += 1
    return first, last


def _shouted(token: Token) -> bool:
    """Whether a word is in capitals and no initial."""
    return token.text.isupper() and len(token.text.rstrip(".")) > 1


def _trimmed(parse: Parse, names: Names, first: int, last: int) -> tuple[int, int] | None:
    """A person's name as the model marks it, without what does not belong to it."""
    tokens = parse.tokens
    while first < last and (tokens[first].tag == "MD" or not is_name_word(tokens[first])):
        first += 1
    end = name_run(tokens, first, names) if first < last else first
    last = min(last, end)
    if first >= last or is_shouting([t.text for t in tokens[first:last]]):
        return None
    known = names.starting.get(first)
    if known is not None and not known.may_be_person:
        return None
    return first, last


def _with_state(parse: Parse, names: Names, span: PersonSpan) -> PersonSpan:
    """ "Russia's Vladimir Putin": the state belongs to the phrase."""
    at = span.first
    if at and parse.tokens[at - 1].text in POSSESSIVE:
        owner = names.owner_before(at - 1)
        if owner is not None and owner.owner is not None and owner.owner.kind == "state":
            span.first = owner.first
    return span


def resolve_full_names(parse: Parse, names: Names, people: People, spans: list[PersonSpan]) -> None:
    """Give the spans that hold a full name their person; new persons get an id of their own."""
    for span in spans:
        hit = _hit(names, span)
        words = _words(parse, span)
        if hit is not None and any(c.form == "name" for c in hit.candidates):
            cands = [c for c in hit.candidates if c.kind == "person" and c.form == "name"]
            span.person = people.choose(cands, *role_of(span))
        elif hit is not None and len(words) > 1 and words[0] not in PARTICLES:
            span.person = _surname_in(people, hit.of_kind("person"), span, words)
        elif hit is None and (len(words) > 1 or role_of(span)[0] == "monarch"):
            span.person = _by_office(people, span, words)
        if span.person:
            people.known(span.person)
    headlines = headline_sentences(parse, spans)
    for span in spans:
        words = _words(parse, span)
        # "Mrs. von der Leyen" is a surname alone.
        if span.person or len(words) < 2 or words[0] in PARTICLES:
            continue
        if parse.tokens[span.first].sent not in headlines and _may_be_new(parse, names, span):
            _introduce(parse, people, span)


def headline_sentences(parse: Parse, spans: Sequence[PersonSpan]) -> frozenset[int]:
    """Sentences in which nearly every word is capitalised, so that capitals show no name.

    Words of names are left out of the count: "King Salman bin Abdulaziz spoke" is no headline.
    """
    named = {i for s in spans for i in range(s.first, s.last)}
    found = []
    for number, sentence in enumerate(parse.sentences):
        words = [
            t.text
            for t in parse.tokens[sentence.first : sentence.last]
            if len(t.text) > 3 and t.text.isalpha() and t.i not in named
        ]
        if len(words) > 2 and sum(w[0].isupper() for w in words) > 0.75 * len(words):
            found.append(number)
    return frozenset(found)


def _hit(names: Names, span: PersonSpan) -> Name | None:
    """The known person's alias in the span, the longest where there are two."""
    titled = names.ending.get(span.name_last)
    if titled is not None and titled.may_be_person and span.first <= titled.first < span.name_first:
        return titled  # "Pope Francis", whose title belongs to the name
    inside = [
        names.starting[i]
        for i in range(span.name_first, span.name_last)
        if i in names.starting and names.starting[i].may_be_person
    ]
    return max(inside, key=lambda n: n.last - n.first, default=None)


def _words(parse: Parse, span: PersonSpan) -> list[str]:
    tokens = parse.tokens[span.name_first : span.name_last]
    return [t.text for t in tokens if t.lower not in _SUFFIXES and t.text not in HYPHENS]


def role_of(span: PersonSpan) -> tuple[str | None, str | None]:
    """The role and its owner that the phrase gives, where it gives a present office."""
    phrase = span.phrase
    if phrase is None or phrase.past or phrase.title.role in (HONORIFIC, OTHER):
        return None, None
    return phrase.title.role, phrase.owners[0] if phrase.owners else None


def _surname_in(
    people: People, cands: tuple[Candidate, ...], span: PersonSpan, words: list[str]
) -> str:
    """A known surname after a given name: the same person if the given names or offices agree."""
    role, owner = role_of(span)
    agreeing = []
    for candidate in cands:
        entry = people.knowledge.entry(candidate.id)
        given = fold(entry.name.split()[0]) if entry is not None else ""
        same = fold(words[0])[:2] == given[:2] and len(words[0]) > 1
        initial = words[0][:1].casefold() == given[:1] and words[0].endswith(".")
        in_office = role is not None and people.fits(candidate.id, role, owner)
        if same or initial or in_office:
            agreeing.append(candidate)
    return people.choose(agreeing, role, owner) if agreeing else ""


def _by_office(people: People, span: PersonSpan, words: list[str]) -> str:
    """The holder of the office, where the last name is another spelling of the holder's; that
    both are called James says nothing.
    """
    role, owner = role_of(span)
    if role is None or owner is None:
        return ""
    holder = people.holder(role, owner)
    entry = people.knowledge.entry(holder) if holder else None
    if holder is None or entry is None:
        return ""
    theirs = [fold(w) for w in entry.name.replace("-", " ").split() if len(w) > 3]
    last = fold(words[-1]) if words else ""
    if len(last) > 3 and any(
        SequenceMatcher(None, last, other).ratio() >= _SAME_NAME for other in theirs
    ):
        return holder
    return ""


def _may_be_new(parse: Parse, names: Names, span: PersonSpan) -> bool:
    """Whether a name that nobody knows is good enough for a person of its own."""
    tokens = parse.tokens[span.name_first : span.name_last]
    if any(not is_name_word(t) and t.lower not in PARTICLES | _SUFFIXES | HYPHENS for t in tokens):
        return any(t.text in HYPHENS for t in tokens)
    if any(
        names.starting[i].owner is not None and not names.starting[i].may_be_person
        for i in range(span.name_first, span.name_last)
        if i in names.starting
    ):
        # "Michael Jordan" is nobody's state; "Georgia Jordan" may be two of them.
        given = span.tagged and len(tokens) == 2 and gender_of(tokens[0].text) is not None
        known = names.starting.get(span.name_first)
        return (given and known is None) or (span.phrase is not None and len(tokens) > 2)
    return span.tagged or span.phrase is not None


def find_surnames(parse: Parse, names: Names, people: People, spans: dict[int, PersonSpan]) -> None:
    """Add the places where somebody met by the full name is called by the surname alone."""
    for first, span in list(spans.items()):
        words = _words(parse, span)
        if not span.person and len(words) > 1 and words[0] not in PARTICLES:
            del spans[first]
    taken = {i for s in spans.values() for i in range(s.first, s.last)}
    for token in parse.tokens:
        if token.i in taken or not is_name_word(token) or token.pos not in ("PROPN", "NOUN"):
            continue
        met = people.by_short_name(token.text)
        if len(met) == 1 and fold(people.met[met[0]].name.split()[-1]) == fold(token.text):
            i = token.i
            if i in names.starting and token.dep not in ("nsubj", "nsubjpass"):
                continue
            if token.dep == "compound" and parse.tokens[token.head].i == i + 1:
                continue
            spans[i] = PersonSpan(i, i + 1, i, i + 1, None, True, met[0])


def _introduce(parse: Parse, people: People, span: PersonSpan) -> Person:
    """A new person, with what the title says of him or her."""
    words = _words(parse, span)
    last = span.name_last
    while last > span.name_first and parse.tokens[last - 1].lower in _JUNIOR:
        last -= 1
    name = " ".join(parse.words(span.name_first, last).split())
    # "Popescu" after "Nicu Popescu", or the longer form of a name met before.
    met = people.by_short_name(words[-1])
    for earlier in met:
        theirs = [fold(w) for w in people.met[earlier].name.replace("-", " ").split()]
        # "Honest Ada Vela" is Ada Vela; a Vela with another given name is somebody else.
        if fold(words[0]) in theirs or [fold(w) for w in words[-len(theirs) :]] == theirs:
            span.person = earlier
            break
    else:
        gender = (span.phrase.title.gender if span.phrase else None) or gender_of(name)
        span.person = people.local(name, gender).id
    person = people.met[span.person]
    describe(parse, people, span, person)
    return person


def describe(parse: Parse, people: People, span: PersonSpan, person: Person) -> None:
    """Note the role, owner and country that a title gives a person who is not in the knowledge."""
    phrase = span.phrase
    if phrase is None:
        return
    if phrase.title.role != HONORIFIC:
        words = parse.tokens[span.first : span.name_first]
        person.called.add(title_words(t.text for t in words))
    if not person.id.startswith("x."):
        return
    owner = phrase.owners[0] if phrase.owners else None
    if not phrase.past:
        for title in phrase.titles:
            if title.role != HONORIFIC:
                person.roles.add((title.role, owner))
    if person.country is None:
        person.country = people.country_of(owner)
    if person.gender is None:
        person.gender = next((t.gender for t in phrase.titles if t.gender), None)
    if person.role_text is None and phrase.title.role != HONORIFIC:
        text = parse.words(span.first, span.name_first).strip(" ,")
        person.role_text = " ".join(text.removeprefix("the ").removeprefix("The ").split())


def resolve_short_name(parse: Parse, names: Names, people: People, span: PersonSpan) -> str:
    """Whom a surname alone, or a title and surname, means; "" where that stays open."""
    hit = _hit(names, span)
    words = _words(parse, span)
    if not words:
        return ""
    role, owner = role_of(span)
    met = people.by_short_name(words[-1])
    if not met and span.phrase is not None:
        # "President Xi" after "Xi Jinping": a family name may stand first.
        met = people.by_any_word(words[-1])
    cands = hit.of_kind("person") if hit is not None else ()
    if len(met) == 1:
        return met[0]
    gender = span.phrase.title.gender if span.phrase is not None else None
    if gender is not None and len(met) > 1:
        # "Mrs. Rowe" where the text has a Mr. Rowe too.
        met = [p for p in met if people.met[p].gender in (None, gender)]
        if len(met) == 1:
            return met[0]
    if len(met) > 1:
        fitting = [p for p in met if role is not None and p in people.holding(role, owner)]
        return fitting[0] if len(fitting) == 1 else met[0] if not span.phrase else ""
    chosen = people.choose(cands, role, owner) if cands else ""
    if chosen:
        in_office = bool(people.on and people.knowledge.offices_on(chosen, people.on))
        if span.phrase is not None:
            if role is None or people.fits(chosen, role, owner) or not in_office:
                return people.known(chosen).id
        elif in_office or span.tagged:
            return people.known(chosen).id
    holder = _by_office(people, span, words)
    if holder:
        return people.known(holder).id
    if span.phrase is not None and span.phrase.definite | (role is not None) | span.tagged:
        return _introduce(parse, people, span).id if _may_be_new(parse, names, span) else ""
    return ""
