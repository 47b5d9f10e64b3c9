"""A parsed text as plain values: tokens, sentences, paragraphs, named entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.model import Span
from dragoman.reading.quotes import QuotationIndex, find_quotations

if TYPE_CHECKING:
    Doc = Any


class Token:
    """One token. `head`, `sent` and `para` are indexes; `children` are token indexes in order."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "head",
        "i",
        "left",
        "lemma",
        "lower",
        "para",
        "pos",
        "right",
        "sent",
        "start",
        "tag",
        "text",
    )

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    head: int
    sent: int
    para: int
    left: int
    right: int
    children: list[int]

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.dep}->{self.head})"


class Sentence(NamedTuple):
    """Tokens `[first, last)` and their characters; `root` is a token index."""

    first: int
    last: int
    span: Span
    root: int
    para: int


class Entity(NamedTuple):
    """A named entity of the language model: tokens `[first, last)` and its label."""

    first: int
    last: int
    label: str


class Parse:
    """One text with its tokens, sentences, paragraphs and named entities, all in text order.

    >>> from dragoman.reading.language import parse_text
    >>> parse = parse_text("Oslo hosted talks. Both sides left.")
    >>> [parse.words(s.first, s.last) for s in parse.sentences]
    ['Oslo hosted talks.', 'Both sides left.']
    """

    __slots__ = ("_quotes", "_starts", "entities", "paragraphs", "sentences", "text", "tokens")

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.paragraphs = tuple(paragraphs)
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self._starts: list[int] = []
        self._quotes: QuotationIndex | None = None

    @property
    def quotes(self) -> QuotationIndex:
        """The quotations of the text, found once."""
        if self._quotes is None:
            self._quotes = QuotationIndex(find_quotations(self.text, self.paragraphs))
        return self._quotes

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `[first, last)`; nothing where there are none."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def subtree(self, i: int) -> tuple[int, int]:
        """Tokens `[first, last)` from the leftmost to the rightmost descendant of token `i`."""
        token = self.tokens[i]
        return token.left, token.right + 1

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child of token `i` with one of these relations."""
        for c in self.tokens[i].children:
            if self.tokens[c].dep in deps:
                return self.tokens[c]
        return None

    def kids(self, i: int, *deps: str) -> list[Token]:
        """All children of token `i` (with one of these relations, if any are named)."""
        found = [self.tokens[c] for c in self.tokens[i].children]
        return [t for t in found if t.dep in deps] if deps else found

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def token_at(self, char: int) -> Token | None:
        """The token that covers or precedes this character; None before the first token."""
        at = bisect_right(self._starts, char) - 1
        return self.tokens[at] if at >= 0 else None

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """Tokens `[first, last)` that share a character with `span`."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return first, last

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sent]

    def add_chunk(self, doc: Doc, offset: int, para: int) -> None:
        """Append one parsed chunk that starts at character `offset`."""
        base = len(self.tokens)
        kept: dict[int, int] = {}
        for tok in doc:
            if tok.is_space:
                continue
            kept[tok.i] = base + len(kept)
        if not kept:
            return
        for sent in doc.sents:
            members = [t for t in sent if t.i in kept]
            if not members:
                continue
            first = len(self.tokens)
            root = kept.get(sent.root.i, kept[members[0].i])
            number = len(self.sentences)
            for tok in members:
                t = Token()
                t.i = kept[tok.i]
                t.start = offset + tok.idx
                t.text = tok.text
                t.end = t.start + len(t.text)
                t.lower = tok.lower_
                t.lemma = tok.lemma_.lower()
                t.pos = tok.pos_
                t.tag = tok.tag_
                t.dep = tok.dep_
                t.ent = tok.ent_type_
                t.head = kept.get(tok.head.i, root)
                t.sent = number
                t.para = para
                t.left = t.right = t.i
                t.children = []
                self.tokens.append(t)
                self._starts.append(t.start)
            last = len(self.tokens)
            for t in self.tokens[first:last]:
                if t.head != t.i:
                    self.tokens[t.head].children.append(t.i)
            self._edges(root)
            self.sentences.append(Sentence(first, last, self.span(first, last), root, para))
        for ent in doc.ents:
            inside = [kept[i] for i in range(ent.start, ent.end) if i in kept]
            if inside:
                self.entities.append(Entity(inside[0], inside[-1] + 1, ent.label_))

    def reattach(self, i: int, head: int) -> None:
        """Make `head` the head of token `i` of the same sentence."""
        old = self.tokens[self.tokens[i].head]
        old.children.remove(i)
        self.tokens[i].head = head
        self.tokens[head].children.append(i)
        self.tokens[head].children.sort()
        sentence = self.sentences[self.tokens[i].sent]
        for token in self.tokens[sentence.first : sentence.last]:
            token.left = token.right = token.i
        self._edges(sentence.root)

    def _edges(self, root: int) -> None:
        """Set `left` and `right` of every token under `root`."""
        order = [root]
        for i in order:
            order.extend(self.tokens[i].children)
        for i in reversed(order):
            token = self.tokens[i]
            for c in token.children:
                child = self.tokens[c]
                token.left = min(token.left, child.left)
                token.right = max(token.right, child.right)
