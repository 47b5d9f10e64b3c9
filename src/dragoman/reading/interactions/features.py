"""What the classifier sees of a sentence whose source and target are given.

Names are left out: only the words around them and what the lexicon makes of those count, so that
nothing can be learned about who does what to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.model import Span
from dragoman.reading.grammar import is_negated, is_passive, subject_of
from dragoman.reading.interactions.classes import root_of
from dragoman.reading.interactions.predicates import Event, event_at
from dragoman.reading.syntax import Parse, Token

_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


def features_of(
    parse: Parse, source: Span | None, target: Span | None, *, sentence: int | None = None
) -> dict[str, float]:
    """Feature names with their values, of one sentence of the parse or of all of it."""
    if sentence is None:
        first, last = 0, len(parse.tokens)
    else:
        first, last = parse.sentences[sentence][:2]
    view = _View(parse, parse.tokens[first:last], source, target)
    return dict.fromkeys(view.names(), 1.0)


class _View:
    def __init__(
        self, parse: Parse, tokens: list[Token], source: Span | None, target: Span | None
    ) -> None:
        self.parse = parse
        self.tokens = tokens
        self.source = _tokens(parse, source)
        self.target = _tokens(parse, target)
        self.events = [e for t in tokens if (e := self._event(t)) is not None]

    def _event(self, token: Token) -> Event | None:
        if token.pos not in ("VERB", "NOUN", "AUX"):
            return None
        return event_at(self.parse, token)

    def names(self) -> Iterator[str]:
        yield "bias"
        yield from self._event_names()
        yield from self._word_names()
        yield from self._place_names()

    def _event_names(self) -> Iterator[str]:
        inner = {w for e in self.events for w in e.links[1:]}
        best: tuple[int, Event] | None = None
        for event in self.events:
            root = root_of(event.event)
            by_source = self._is_by(event)
            on_target = self._is_on(event)
            if event.top not in inner:
                yield f"event:{root}"
                yield from (f"with {mood} {root}" for mood in self._moods(event))
            if by_source:
                yield f"by:{root}"
            if on_target:
                yield f"on:{root}"
            if by_source and on_target:
                yield f"both:{root}"
                yield f"code:{event.code}"
            rank = 4 * by_source + 2 * on_target + (event.top not in inner)
            if best is None or rank > best[0]:
                best = rank, event
        if best is not None:
            root = root_of(best[1].event)
            yield f"best:{root}"
            yield f"best code:{best[1].code}"
            yield from (f"best {mood} {root}" for mood in self._moods(best[1]))
            yield from (f"operator:{o}" for o in best[1].operators)
        else:
            yield "no event"

    def _moods(self, event: Event) -> Iterator[str]:
        top = self.parse.tokens[event.top]
        helping = {t.lower for t in self.parse.kids(top.i, "aux")}
        if helping & {"will", "wo", "'ll", "shall"}:
            yield "will"
        if helping & {"must", "should"}:
            yield "must"
        if is_negated(self.parse, top):
            yield "not"

    def _is_by(self, event: Event) -> bool:
        for word in (event.top, event.word):
            token = self.parse.tokens[word]
            if token.pos not in ("VERB", "AUX"):
                continue
            if is_passive(self.parse, token):
                agent = self.parse.child(word, "agent")
                doer = self.parse.child(agent.i, "pobj") if agent is not None else None
            else:
                doer = subject_of(self.parse, token)
            if doer is not None and self._covers(self.source, doer):
                return True
        return False

    def _is_on(self, event: Event) -> bool:
        for i in self.target:
            for above in self.parse.ancestors(i):
                if above.i in event.links:
                    return True
                if above.pos == "VERB":
                    break
        return False

    def _covers(self, span: range, token: Token) -> bool:
        return token.i in span or any(
            c.i in span for c in self.parse.kids(token.i, "conj", "appos", "compound", "poss")
        )

    def _word_names(self) -> Iterator[str]:
        outside = [t for t in self.tokens if t.i not in self.source and t.i not in self.target]
        for token in outside:
            if token.pos in _CONTENT and not token.ent:
                yield f"word:{token.lemma}"
        for token, after in pairwise(outside):
            if token.pos in ("VERB", "NOUN", "ADJ") and after.i == token.i + 1:
                yield f"pair:{token.lemma} {after.lemma}"
        low, high = self._between()
        for token in self.parse.tokens[low:high]:
            if token.pos in _CONTENT | {"ADP", "PART"}:
                yield f"between:{token.lemma}"

    def _between(self) -> tuple[int, int]:
        if not self.source or not self.target:
            return 0, 0
        one, other = sorted((self.source, self.target), key=lambda r: r.start)
        return one.stop, max(one.stop, other.start)

    def _place_names(self) -> Iterator[str]:
        for name, span in (("source", self.source), ("target", self.target)):
            if not span:
                yield f"no {name}"
                continue
            head = self._head(span)
            yield f"{name} head:{head.lemma if head.pos == 'NOUN' else head.ent or head.pos}"
            yield f"{name} is:{head.dep}"
            above = self.parse.tokens[head.head]
            yield f"{name} under:{above.lemma}"
            verb = next((t for t in self.parse.ancestors(head.i) if t.pos == "VERB"), None)
            if verb is not None:
                yield f"{name} verb:{verb.lemma}"
        if self.source and self.target and self.target.start < self.source.start:
            yield "target first"

    def _head(self, span: range) -> Token:
        tokens = self.parse.tokens
        heads = [tokens[i] for i in span if tokens[i].head not in span or tokens[i].head == i]
        return heads[0] if heads else tokens[span.start]


def _tokens(parse: Parse, span: Span | None) -> range:
    return range(*parse.tokens_in(span)) if span is not None else range(0)
