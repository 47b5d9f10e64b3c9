"""Actors: who is mentioned in a report, where, and in which words.

The steps: known names and titles are found (`names`, `offices`, `persons`, `bodies`), full names
are resolved over the whole text, then the text is read from left to right, so that "the
president", "he" and "the two" are resolved against what stands before them (`descriptions`,
`pronouns`, `groups`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Report
from dragoman.reading.actors.acting import head_of
from dragoman.reading.actors.appositions import Appositions
from dragoman.reading.actors.bodies import find_bodies
from dragoman.reading.actors.descriptions import Descriptions
from dragoman.reading.actors.discourse import Discourse
from dragoman.reading.actors.epithets import Epithets
from dragoman.reading.actors.groups import PLURAL, Groups
from dragoman.reading.actors.issuer import issuing_state
from dragoman.reading.actors.mentions import ActorLayer, Mention, MentionForm
from dragoman.reading.actors.names import scan_names
from dragoman.reading.actors.offices import TitlePhrase, find_title_phrases
from dragoman.reading.actors.people import People
from dragoman.reading.actors.persons import (
    PersonSpan,
    describe,
    find_persons,
    find_surnames,
    named_elsewhere,
    resolve_full_names,
    resolve_short_name,
)
from dragoman.reading.actors.pronouns import SINGULAR, THING, Pronouns
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.states import StateReader
from dragoman.reading.actors.titles import LEADER
from dragoman.reading.syntax import Parse

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge

__all__ = ["ActorLayer", "Mention", "MentionForm", "read_actors"]

_STYLES = frozenset("majesty highness holiness excellency eminence beatitude grace".split())

_PRINCIPALS = frozenset(
    {"president", "vice president", "prime minister", "chancellor", "foreign minister", "monarch"}
)
_OWN_STAFF = frozenset(
    {"national security adviser", "chief of staff", "spokesperson", "other", "intelligence chief"}
)


def read_actors(report: Report, parse: Parse, knowledge: Knowledge) -> ActorLayer:
    """The mentions of a report and the actors they refer to, offices as of its publication."""
    return _Reader(report, parse, knowledge).read()


class _Reader:
    """Reads one report; its state is what has been mentioned so far."""

    def __init__(self, report: Report, parse: Parse, knowledge: Knowledge) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.knowledge = knowledge
        self.people = People(knowledge, report.published)
        self.names = scan_names(parse, knowledge)
        repeated = named_elsewhere(parse)
        starts = {e.first for e in parse.entities if e.label == "PERSON"}
        starts |= {first for first, _ in repeated}
        starts |= {n.first for n in self.names.all if n.may_be_person}
        self.phrases = find_title_phrases(parse, self.names, frozenset(starts))
        self.persons = find_persons(parse, self.names, self.phrases, repeated)
        self.bodies = {b.first: b for b in find_bodies(parse.tokens, self.names)}
        self.quotes = parse.quotes
        resolve_full_names(parse, self.names, self.people, list(self.persons.values()))
        find_surnames(parse, self.names, self.people, self.persons)
        self.issuer = issuing_state(report, knowledge)
        self.home = self.issuer or self._home_by_text()
        self.discourse = Discourse(parse, self._quoted)
        self.pronouns = Pronouns(parse, self.people, self.discourse, self._person_ahead)
        self.groups = Groups(parse, self.people, self.discourse, self._person_ahead)
        self.descriptions = Descriptions(
            parse,
            knowledge,
            self.people,
            self.discourse,
            self.pronouns,
            Appositions(parse, self.people, self.persons, self.phrases),
            self.home,
        )
        self.epithets = Epithets(
            parse,
            knowledge,
            self.names,
            self.people,
            self.discourse,
            self.persons,
            self._person_ahead,
        )
        self.register = Register(parse, knowledge, self.names, self.people, self.discourse)
        self.states = StateReader(self.register, knowledge, self.home)

    def _quoted(self, token: int) -> bool:
        return self.quotes.at(self.tokens[token].start) is not None

    def _person_ahead(self, token: int) -> str:
        """The person named at a token that was not read yet; "" where none is."""
        for first in range(token, max(-1, token - 12), -1):
            span = self.persons.get(first)
            if span is not None:
                if token >= span.last:
                    return ""
                return span.person or resolve_short_name(self.parse, self.names, self.people, span)
        return ""

    def _home_by_text(self) -> str | None:
        """The state of whoever a release begins with: "President A of B spoke today with ..."."""
        for span in self.persons.values():
            if self.tokens[span.first].sent > 1 or not span.person:
                return None
            head = self.tokens[head_of(self.parse, span.first, span.last)]
            if head.dep in ("nsubj", "nsubjpass") and span.phrase is not None:
                country = self.people.met[span.person].country
                return f"sta.{country.lower()}" if country else None
        return None

    def read(self) -> ActorLayer:
        """Walk through the tokens; whatever starts at one is resolved and skipped."""
        phrases = {p.first: p for p in self.phrases if p.name is None}
        i = 0
        sentence = 0
        while i < len(self.tokens):
            while self.tokens[i].sent > sentence:
                self.discourse.close_sentence(sentence, self.register.of_two_sides)
                sentence += 1
            i = max(i + 1, self._at(i, phrases))
        self.states.more_places()
        return self.register.layer()

    def _at(self, i: int, phrases: dict[int, TitlePhrase]) -> int:
        """Read what starts at token `i`; the token after it, or `i` where nothing does."""
        person = self.persons.get(i)
        if person is not None:
            last = self._person(person)
            if last > i:
                return last
        body = self.bodies.get(i)
        if body is not None and self.states.body(body):
            return body.last
        sides = self._sides(i)
        if sides > i:
            return sides
        phrase = phrases.get(i)
        if phrase is not None and self._description(phrase):
            return phrase.last
        epithet = self.epithets.at(i)
        if epithet is not None:
            if epithet.actor not in self.people.met:
                self.register.other(epithet.actor)
            self.register.add(i, epithet.last, (epithet.actor,), "description", 0.6, epithet.head)
            return epithet.last
        name = self.names.owner_at(i)
        if name is not None:
            return self.states.name(name)
        return self.states.hyphenated(i) or self._pronoun(i)

    # --- persons ---------------------------------------------------------------------------

    def _person(self, span: PersonSpan) -> int:
        if not span.person:
            span.person = resolve_short_name(self.parse, self.names, self.people, span)
        if not span.person:
            return span.first
        if self._possessive_of_thing(span):
            return self._administration(span)
        describe(self.parse, self.people, span, self.people.met[span.person])
        self._nationality(span)
        first = span.first
        if span.phrase is not None and span.phrase.owner_pronoun == span.first:
            self._pronoun(span.first)
            first = span.first + 1
        head = head_of(self.parse, span.name_first, span.name_last)
        outer = head_of(self.parse, first, span.last)
        confidence = 0.95 if span.name_last - span.name_first > 1 else 0.85
        self.register.add(first, span.last, (span.person,), "name", confidence, max(head, outer))
        self.register.add_inner(first, span.name_first)
        return span.last

    def _possessive_of_thing(self, span: PersonSpan) -> bool:
        """ "the Trump administration": a government under somebody's name."""
        return span.last < len(self.tokens) and self.tokens[span.last].lower in (
            "administration",
            "government",
        )

    def _administration(self, span: PersonSpan) -> int:
        country = self.people.met[span.person].country
        if country is None:
            return span.first
        state = f"sta.{country.lower()}"
        self.register.other(state)
        first = span.first - (span.first > 0 and self.tokens[span.first - 1].lower == "the")
        self.register.add(first, span.last + 1, (state,), "metonym", 0.7)
        return span.last + 1

    def _nationality(self, span: PersonSpan) -> None:
        """ "Russian businessman Roman Petrov": the country of a person met for the first time."""
        person = self.people.met[span.person]
        at = span.first
        if person.country is not None or not person.id.startswith("x."):
            return
        if span.phrase is not None:
            # A release names its own officials without their state, and opens with its principal.
            role = span.phrase.title.role
            own = role in _OWN_STAFF or (role in _PRINCIPALS and self._opens(span))
            if self.issuer and not span.phrase.owners and own:
                person.country = self.people.country_of(self.issuer)
                self.people.hold(person.id, role, self.issuer)
            return
        if at < 2:
            return
        if self.tokens[at - 1].pos == "NOUN" and self.tokens[at - 1].dep in ("compound", "nmod"):
            owner = self.names.owner_before(at - 1)
            if owner is not None and owner.owner is not None and owner.owner.form == "demonym":
                person.country = self.people.country_of(owner.owner.id)
                person.role_text = person.role_text or self.parse.words(owner.first, at)

    def _opens(self, span: PersonSpan) -> bool:
        """Whether a person is the subject of one of the first two sentences."""
        head = self.tokens[head_of(self.parse, span.first, span.last)]
        return head.sent < 2 and head.dep in ("nsubj", "nsubjpass")

    # --- offices and descriptions ----------------------------------------------------------

    def _description(self, phrase: TitlePhrase) -> bool:
        first = phrase.first
        if phrase.owner_pronoun is not None:
            owner = self.descriptions.owner_of_pronoun(self.tokens[phrase.owner_pronoun])
            phrase.owners = [owner] if owner else []
            first += 1
        known = phrase.owner_pronoun is None or phrase.owners
        actors = self.descriptions.described(phrase) if known else ()
        if not actors and phrase.owners and phrase.owner_pronoun is None:
            # "a former president of Chile": the state does not act there either.
            self.register.add_inner(first, phrase.last)
            return True
        if not actors:
            return False
        if phrase.owner_pronoun is not None:
            self._pronoun(phrase.owner_pronoun)
        form: MentionForm = "description" if phrase.title.role == LEADER else "office"
        confidence = 0.85 if phrase.owners else 0.65
        self.register.add(first, phrase.last, actors, form, confidence)
        self.register.add_inner(first, phrase.last)
        return True

    # --- what points back ------------------------------------------------------------------

    def _sides(self, i: int) -> int:
        """ "the two leaders", "both sides"; the token after them, 0 where there are none."""
        repeated = self.groups.bare_collective(self.tokens[i])
        if repeated:
            self.register.add(i, i + 1, (repeated,), "collective", 0.6)
            return i + 1
        found = self.groups.sides_at(i)
        if found is None or self._quoted(i):
            return 0
        actors = self.groups.sides(found)
        if not actors:
            return 0
        for state in (a for a in actors if a.startswith("sta.")):
            self.register.other(state)
        self.register.add(i, found.last, actors, "description", 0.7, found.head)
        return found.last

    def _pronoun(self, i: int) -> int:
        token = self.tokens[i]
        if token.lower in SINGULAR and token.pos == "PRON" and not self._is_style(i):
            counterpart = self._counterpart(i)
            if counterpart:
                return counterpart
            person = self.pronouns.person(token)
            if person:
                self.register.add(i, i + 1, (person,), "pronoun", 0.6)
                return i + 1
        elif token.lower in THING and token.pos == "PRON":
            thing = self.pronouns.thing(token)
            if thing:
                self.register.add(i, i + 1, (thing,), "pronoun", 0.55)
                return i + 1
        elif token.lower in PLURAL and (token.tag in ("PRP", "PRP$") or token.lower == "both"):
            actors = self.groups.plural(token)
            if actors:
                self.register.add(i, i + 1, actors, "pronoun", 0.55)
                return i + 1
        return 0

    def _is_style(self, i: int) -> bool:
        """Whether "His" or "Her" begins a style ("His Royal Highness"), which points at nobody."""
        return any(t.lower in _STYLES for t in self.tokens[i + 1 : i + 4])

    def _counterpart(self, i: int) -> int:
        """ "his Polish counterpart": the holder of the same office; the token after it."""
        owner = self.names.owner_at(i + 1)
        if owner is None or owner.owner is None or owner.last >= len(self.tokens):
            return 0
        if self.tokens[owner.last].lower != "counterpart":
            return 0
        after = self.persons.get(owner.last + 1)
        if after is not None:
            return 0
        holder = self.descriptions.counterpart(self.tokens[i], owner.owner.id)
        if not holder:
            return 0
        self.register.add(i, owner.last + 1, (holder,), "office", 0.75)
        self.register.add_inner(i, owner.last)
        return owner.last + 1
