"""Events that sentences report between two actors, found by their predicates.

Precision comes first. An event is given out only where its word is in the lexicon, both actors
are its arguments and stand on different sides, and the classifier, asked for the same pair, does
not think it all but impossible. What one side tells of another's violence is an accusation, not
a fact: "Oslo said Chad had shelled the port" is ACCUSE, by Oslo, of Chad.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dragoman.model import Span, Statement
from dragoman.model.interaction import Modality
from dragoman.models.interactions import load_event_classifier
from dragoman.reading.contacts.mentions import DateIndex
from dragoman.reading.draft import Draft
from dragoman.reading.grammar import is_finite, is_infinitive, is_negated
from dragoman.reading.interactions.arguments import Arguments, Filled
from dragoman.reading.interactions.classes import compose, event_of, is_conflict, root_of
from dragoman.reading.interactions.features import features_of
from dragoman.reading.interactions.lexicon import (
    ASKED_BY,
    ASKS_ALONE,
    CONSULTING,
    COURTESIES,
    DEEDS,
    INTENDING,
    LIGHT,
    MEETINGS,
    MUTUAL,
    NEVER_ALONE,
    NOUNS,
    OBLIGING,
    OF_WORDS_TOO,
    OPERATORS,
    PHRASES,
    PRESUPPOSING,
    TELLING_ACCUSES,
    UNREAL,
    UNREAL_GOVERNORS,
    VERBS,
    VOWING,
)
from dragoman.reading.interactions.modality import (
    HYPOTHETICAL_MARKS,
    POSSIBLE,
    is_long_ago,
    modality_of,
)
from dragoman.reading.interactions.predicates import Event, event_at
from dragoman.reading.statements.spoken import SpokenIndex
from dragoman.reading.syntax import Parse, Token

ACCUSATION = "1123"
LEAST_LIKELY = 0.1
"""Under this probability of its root an event is dropped: the words say something else."""

_MOST_ACTORS = 3
_TRIGGERS = frozenset(
    {name.partition("_")[0] for name in (*VERBS, *OPERATORS, *(verb for verb, _ in PHRASES))}
) | (LIGHT - {"say", "report", "tell", "believe"})


class Found(NamedTuple):
    """One event between two actors, before it gets an id."""

    code: str
    source: str
    target: str
    modality: Modality
    date: str | None
    span: Span
    sentence: int
    confidence: float


def _says_too_little(parse: Parse, event: Event) -> bool:
    """Whether the words do not say what is agreed, refused or asked: "vowed to humble Chad" is no
    agreement, "asked Chad about it" no demand.
    """
    if event.plain is not None or event.operators[:1] == ("threaten",):
        return False
    if event.operators[:1] == ("request",):
        return not _says_what_is_asked(parse, parse.tokens[event.top])
    return bool(parse.kids(event.links[-1], "xcomp", "ccomp", "pcomp", "prep", "dobj"))


def _says_what_is_asked(parse: Parse, verb: Token) -> bool:
    if any(t.lower in OBLIGING for t in parse.kids(verb.i, "aux")):
        return True
    if verb.lemma in ASKS_ALONE and parse.kids(verb.i, "dobj"):
        return True
    clauses = parse.kids(verb.i, *ASKED_BY)
    bare = [c for c in clauses if c.tag == "VB" and not parse.kids(c.i, "aux")]
    if bare or any(is_infinitive(parse, c) for c in clauses):
        return True
    return any(t.lower == "for" for t in parse.kids(verb.i, "prep"))


class EventFinder:
    """Finds the events of a draft, sentence by sentence."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.parse = draft.parse
        self.spoken = SpokenIndex(draft)
        self.arguments = Arguments(draft, self.spoken)
        self.dates = DateIndex(draft)

    def find(self) -> Iterator[Found]:
        """The events in text order."""
        for number, sentence in enumerate(self.parse.sentences):
            if not self._may_report(sentence.first, sentence.last):
                continue
            taken: set[int] = set()
            for token in self.parse.tokens[sentence.first : sentence.last]:
                if token.pos != "VERB" or token.i in taken or token.lemma not in _TRIGGERS:
                    continue
                event = event_at(self.parse, token)
                if event is None or not self._is_told(token, event):
                    continue
                found = list(self._filled(event, number))
                if found:
                    taken.update(event.links)
                yield from found
            yield from self._deeds(sentence.first, sentence.last, taken)

    def _may_report(self, first: int, last: int) -> bool:
        """Whether a sentence names enough actors to report anything, and asks no question."""
        if self.parse.tokens[last - 1].text == "?":
            return False
        actors = self.draft.actors
        if len(actors.within(first, last)) + len(actors.states_within(first, last)) > 1:
            return True
        return bool(actors.within(first, last)) and bool(
            self.spoken.around(self.parse.tokens[first].start)
        )

    def _is_told(self, verb: Token, event: Event) -> bool:
        """Whether the topmost verb tells something itself: not "to expel the envoy", nor a clause
        that reports by another's verb.
        """
        settling = () if event.phrase is None else (event.phrase,)
        for link in (*event.links[1:], *settling):
            word = self.parse.tokens[link]
            if word.dep == "ccomp" and not event.operators:
                return False
            if word.dep == "advcl" and self.parse.kids(word.i, "mark"):
                return False
            if word.dep == "pobj" and word.i < verb.i:
                return False
        while verb.dep == "conj" and self.parse.tokens[verb.head].pos in ("VERB", "AUX"):
            if is_finite(self.parse, verb) and verb.tag != "VBD":
                return True
            verb = self.parse.tokens[verb.head]
        if is_infinitive(self.parse, verb) or verb.dep in ("pcomp", "xcomp", "amod", "acl"):
            return False
        return is_finite(self.parse, verb) or verb.dep in ("advcl", "ROOT")

    def _deeds(self, first: int, last: int, taken: set[int]) -> Iterator[Found]:
        """Deeds that a noun tells of: "since Peru's raid on Chad in May"."""
        for noun in self.parse.tokens[first:last]:
            if noun.pos != "NOUN" or noun.lemma not in DEEDS or noun.i in taken:
                continue
            if not self._has_happened(noun):
                continue
            event = Event(NOUNS[noun.lemma], noun.i, noun.i, (noun.i,), plain=NOUNS[noun.lemma])
            sources, targets = self.arguments.of_deed(noun)
            told = self._told_by(event)
            if told is not None and told.speakers and not self._is_one_side(told.speakers, sources):
                continue
            date = self._date(event, noun.sent)
            long_ago = is_long_ago(date, self.draft.report.published)
            modality: Modality = "historical" if long_ago else "actual"
            for source, at in sources.tokens.items():
                for target, on in targets.tokens.items():
                    sides = self._are_two_sides(source, target)
                    if sides and self._is_meant(event, source, target):
                        words = [at, on, noun.i]
                        found = self._found(
                            event.code, source, target, modality, date, noun.sent, (at, on), words
                        )
                        if found is not None:
                            yield found

    def _has_happened(self, noun: Token) -> bool:
        """Whether nothing beside or above a noun takes the deed back or puts it ahead."""
        if any(t.lower in UNREAL for t in self.parse.kids(noun.i)):
            return False
        for number, above in enumerate(self.parse.ancestors(noun.i)):
            if above.lower in PRESUPPOSING:
                return True
            if above.lemma in UNREAL_GOVERNORS or is_negated(self.parse, above):
                return False
            helping = {t.lower for t in self.parse.kids(above.i, "aux")}
            if above.pos in ("VERB", "AUX") or number > 4:
                return helping.isdisjoint(INTENDING | POSSIBLE) and not any(
                    t.lower in HYPOTHETICAL_MARKS for t in self.parse.kids(above.i, "mark")
                )
        return True

    def _filled(self, event: Event, sentence: int) -> Iterator[Found]:
        event = self._as_planned(event)
        if event.event in CONSULTING or event.code in MEETINGS:
            return
        if _says_too_little(self.parse, event):
            return
        sources, targets = self._sides(event)
        if len(sources.tokens) > _MOST_ACTORS or len(targets.tokens) > _MOST_ACTORS:
            return
        modality = modality_of(self.parse, event)
        # "They reaffirmed their commitment": who is on both sides is on neither.
        others = [t for t in targets.tokens.items() if t[0] not in sources.tokens]
        pairs = [(s, t) for s in sources.tokens.items() for t in others]
        if not targets and event.code.startswith(MUTUAL):
            pairs = list(combinations(sources.tokens.items(), 2))
        statement = self._told_by(event)
        code = event.code
        if modality == "future" and not is_conflict(root_of(event_of(code))):
            code, modality = compose("agree", code), "actual"
        if statement is not None and statement.speakers:
            speakers = statement.speakers
            if not self._is_one_side(speakers, sources):
                if root_of(event_of(code)) not in TELLING_ACCUSES or modality != "actual":
                    return
                code = ACCUSATION
                cue = self._cue_token(statement, event.top)
                pairs = [
                    ((s, cue), accused) for s in speakers for accused in sources.tokens.items()
                ]
        date = self._date(event, sentence)
        if modality == "actual" and is_long_ago(date, self.draft.report.published):
            modality = "historical"
        for (source, at), (target, on) in pairs:
            if self._are_two_sides(source, target) and self._is_meant(event, source, target):
                words = [at, on, *event.links]
                found = self._found(code, source, target, modality, date, sentence, (at, on), words)
                if found is not None:
                    yield found

    def _as_planned(self, event: Event) -> Event:
        """What is planned and hostile stays what it is: "plans to expel the envoy" is an
        expulsion ahead, "vowed to expel him" a threat.
        """
        if event.plain is None or event.operators[:1] != ("agree",):
            return event
        top = self.parse.tokens[event.top]
        hostile = is_conflict(root_of(event_of(event.plain)))
        if hostile and len(event.operators) == 1 and top.lemma not in VOWING:
            return event._replace(code=event.plain, operators=())
        return event

    def _sides(self, event: Event) -> tuple[Filled, Filled]:
        """Source and target; of "Chad must free them", said in Oslo, Oslo asks Chad."""
        top = self.parse.tokens[event.top]
        helping = {t.lower for t in self.parse.kids(top.i, "aux")}
        if event.operators[:1] == ("request",) and helping & OBLIGING:
            statement = self._told_by(event)
            speakers = statement.speakers if statement is not None else ()
            asked = self.arguments.subject(top)
            if self._is_one_side(speakers, asked):
                return Filled(), Filled()
            return Filled((s, top.i) for s in speakers), asked
        sources = self.arguments.source(event)
        return sources, self.arguments.target(event)

    def _told_by(self, event: Event) -> Statement | None:
        """The innermost statement whose content holds the event's first word."""
        around = self.spoken.around(self.parse.tokens[event.top].start)
        return around[0] if around else None

    def _cue_token(self, statement: Statement, otherwise: int) -> int:
        sentence = self.parse.tokens[otherwise].sent
        if statement.cue is not None:
            token = self.parse.token_at(statement.cue.start)
            if token is not None and token.sent == sentence:
                return token.i
        return otherwise

    def _is_one_side(self, speakers: tuple[str, ...], sources: Filled) -> bool:
        """Whether who tells of it speaks for who did it."""
        actors = self.draft.actors
        sides = {actors.party(s) or s for s in speakers}
        return any((actors.party(a) or a) in sides for a in sources.tokens)

    def _are_two_sides(self, source: str, target: str) -> bool:
        actors = self.draft.actors
        one, other = actors.party(source), actors.party(target)
        return source != target and (one is None or one != other)

    def _is_meant(self, event: Event, source: str, target: str) -> bool:
        """Whether the word is meant as the lexicon has it: "attacked" by a person is words."""
        lemma = self.parse.tokens[event.word].lemma
        if event.phrase is None and lemma in NEVER_ALONE and not event.operators:
            return False
        actors = self.draft.actors
        if lemma in COURTESIES and None in (actors.party(source), actors.party(target)):
            return False
        return not (lemma in OF_WORDS_TOO and actors.is_person(source))

    def _date(self, event: Event, sentence: int) -> str | None:
        """The day that dates the event's own words, or the sentence it shares; what it is about
        is not dated by it ("agreed to send tanks in May").
        """
        top = self.parse.tokens[event.top]
        words = {top.i} if event.operators else set(event.links)
        date = self.dates.of(words, sentence) or self.dates.shared(top, sentence)
        if date is None or date.value is None or "X" in date.value:
            return None
        token = self.parse.token_at(date.span.start)
        for above in self.parse.ancestors(token.i) if token is not None else ():
            if above.i in event.links:
                break
            if above.dep in ("pcomp", "xcomp", "ccomp", "relcl", "acl"):
                return None
        return date.value

    def _found(
        self,
        code: str,
        source: str,
        target: str,
        modality: Modality,
        date: str | None,
        sentence: int,
        at: tuple[int, int],
        words: list[int],
    ) -> Found | None:
        root = root_of(event_of(code))
        classifier = load_event_classifier()
        spans = [self._span_at(i) for i in at]
        features = features_of(self.parse, spans[0], spans[1], sentence=sentence)
        likely = classifier.probabilities(features)[root]
        if likely < LEAST_LIKELY:
            return None
        inside = [i for i in words if self.parse.tokens[i].sent == sentence]
        starts = [self._span_at(i) for i in inside]
        span = Span(min(s.start for s in starts), max(s.end for s in starts))
        confidence = classifier.calibrated(likely)
        return Found(code, source, target, modality, date, span, sentence, confidence)

    def _span_at(self, token: int) -> Span:
        mention = self.draft.actors.at(token)
        if mention is not None:
            return mention.span
        return self.parse.span(token, token + 1)
