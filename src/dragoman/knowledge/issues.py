"""Issues: topics on which parties can differ, and the phrases that name them.

The list is `data/issues.jsonl`, one issue a line, and grows by adding lines; a second file of
the same shape may be given to `load_issues`. A phrase is a row of lemmas in the order of the
text. In it

    ceasefire|truce    is one of several words,
    withdraw/v         is that word as a verb (`/n` as a noun),
    !climate crisis    names the trouble, not what is done about it: who wants it tackled is for
                       the issue, who dislikes it has no stance,
    join alliance      lets articles, adjectives, names and auxiliaries stand between its words
                       ("join the Western alliance", "troops must be withdrawn").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import msgspec

from dragoman.errors import KnowledgeError

ISSUES_FILE = Path(__file__).parent / "data" / "issues.jsonl"

_BETWEEN = frozenset({"DET", "ADJ", "PRON", "PART", "PROPN", "ADV", "NUM", "AUX"})
_GAP = 5
_KINDS = {"v": frozenset({"VERB", "AUX"}), "n": frozenset({"NOUN", "PROPN"})}

StateSource = Literal["modifier", "subject", "object"]


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One issue.

    `label` names it, with `{state}`, `{demonym}` or `{parties}` for whom it is about; `plain` is
    the name where that is not known (None: unknown, then there is nothing to say). `state_from`
    tells where the state stands: a modifier of the phrase ("Norway's accession"), or the subject
    or object of the clause ("Norway should be admitted"). `parent` is a wider issue's id. `shorts`
    are phrases that name the issue once the text has named it in full: "the ban", "such a deal".
    """

    id: str
    label: str
    phrases: tuple[str, ...]
    plain: str | None = None
    parent: str | None = None
    state_from: tuple[StateSource, ...] = ("modifier",)
    shorts: tuple[str, ...] = ()

    @property
    def slot(self) -> str | None:
        """What the label leaves open: `state`, `demonym`, `parties` or nothing."""
        return next((s for s in ("state", "demonym", "parties") if f"{{{s}}}" in self.label), None)


class Word(Protocol):
    """What matching needs of a token."""

    @property
    def lower(self) -> str: ...
    @property
    def lemma(self) -> str: ...
    @property
    def pos(self) -> str: ...


class Element(NamedTuple):
    """One word of a phrase: its spellings, and the parts of speech it may have."""

    words: frozenset[str]
    kinds: frozenset[str] | None

    def fits(self, token: Word) -> bool:
        if token.lemma not in self.words and token.lower not in self.words:
            return False
        return self.kinds is None or token.pos in self.kinds


class Phrase(NamedTuple):
    """The words of a phrase in order; `trouble` marks a phrase with `!`."""

    elements: tuple[Element, ...]
    trouble: bool


class IssueMatch(NamedTuple):
    """Tokens `[first, last)` that name `issue`, or the `trouble` that it is about."""

    first: int
    last: int
    issue: Issue
    trouble: bool


class Issues:
    """All issues, indexed by the first word of their phrases.

    >>> issues = load_issues()
    >>> issues.get("ceasefire").label
    'ceasefire in {state}'
    >>> [i.id for i in issues.line("nato-membership")]
    ['nato-membership', 'alliances']
    """

    def __init__(self, issues: Iterable[Issue]) -> None:
        self._by_id: dict[str, Issue] = {}
        self._by_word: dict[str, list[tuple[Phrase, Issue]]] = {}
        self._by_short: dict[str, list[tuple[Phrase, Issue]]] = {}
        for issue in issues:
            self._by_id[issue.id] = issue
            for texts, index in (
                (issue.phrases, self._by_word),
                (issue.shorts, self._by_short),
            ):
                for phrase in map(compile_phrase, texts):
                    for word in phrase.elements[0].words:
                        index.setdefault(word, []).append((phrase, issue))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Issue]:
        return iter(self._by_id.values())

    def get(self, issue: str) -> Issue | None:
        """The issue with this id."""
        return self._by_id.get(issue)

    def line(self, issue: str) -> tuple[Issue, ...]:
        """The issue and the wider ones above it, narrowest first."""
        found: list[Issue] = []
        at = self._by_id.get(issue)
        while at is not None:
            found.append(at)
            at = self._by_id.get(at.parent) if at.parent else None
        return tuple(found)

    def find(self, tokens: Sequence[Word], first: int, last: int) -> list[IssueMatch]:
        """Issues named in the tokens `[first, last)`; of two that overlap, the longer phrase."""
        found: list[IssueMatch] = []
        for i in range(first, last):
            best = self._longest(tokens, i, last)
            if best is None:
                continue
            if found and best.first < found[-1].last:
                if best.last - best.first > found[-1].last - found[-1].first:
                    found[-1] = best
                continue
            found.append(best)
        return found

    def shortened_at(self, tokens: Sequence[Word], at: int, stop: int) -> list[IssueMatch]:
        """Issues that the words at token `at` name in short, if the text has named them before."""
        return [
            IssueMatch(at, end, issue, phrase.trouble)
            for phrase, issue in self._by_short.get(tokens[at].lemma, ())
            if (end := _match(phrase, tokens, at, stop)) is not None
        ]

    def _longest(self, tokens: Sequence[Word], at: int, stop: int) -> IssueMatch | None:
        token = tokens[at]
        known = self._by_word.get(token.lemma, ())
        if token.lower != token.lemma:
            known = (*known, *self._by_word.get(token.lower, ()))
        best: IssueMatch | None = None
        most = (0, 0)
        for phrase, issue in known:
            end = _match(phrase, tokens, at, stop)
            if end is not None and (len(phrase.elements), -end) > most:
                most = (len(phrase.elements), -end)
                best = IssueMatch(at, end, issue, phrase.trouble)
        return best


def _match(phrase: Phrase, tokens: Sequence[Word], at: int, stop: int) -> int | None:
    """The end of the phrase that starts at token `at`, or None."""
    i = at
    for number, element in enumerate(phrase.elements):
        limit = min(stop, i + _GAP) if number else i + 1
        while i < limit and not element.fits(tokens[i]):
            if not number or (tokens[i].pos not in _BETWEEN and tokens[i].lower != "-"):
                return None
            i += 1
        if i >= limit:
            return None
        i += 1
    return i


def compile_phrase(text: str) -> Phrase:
    """A phrase of the issues file as elements.

    >>> [sorted(e.words) for e in compile_phrase("cede|surrender territory").elements]
    [['cede', 'surrender'], ['territory']]
    """
    elements = []
    for part in text.removeprefix("!").split():
        words, _, kind = part.partition("/")
        elements.append(Element(frozenset(words.split("|")), _KINDS[kind] if kind else None))
    return Phrase(tuple(elements), text.startswith("!"))


def read_issues(path: Path) -> list[Issue]:
    """The issues of one file.

    Raises:
        KnowledgeError: names file, line and reason.
    """
    decoder = msgspec.json.Decoder(Issue)
    found: dict[str, Issue] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            issue = decoder.decode(line)
            phrases = [compile_phrase(p) for p in (*issue.phrases, *issue.shorts)]
        except msgspec.MsgspecError as error:
            raise KnowledgeError(f"{where}: {error}") from error
        except KeyError as error:
            raise KnowledgeError(f"{where}: unknown word kind {error}; use /v or /n") from error
        if issue.id in found:
            raise KnowledgeError(f"{where}: the id {issue.id} is used twice")
        if not all(phrase.elements for phrase in phrases):
            raise KnowledgeError(f"{where}: {issue.id} has an empty phrase")
        found[issue.id] = issue
    return list(found.values())


@lru_cache(maxsize=4)
def load_issues(*more: Path) -> Issues:
    """The issues that come with the package and those of `more` files; loaded once.

    Raises:
        KnowledgeError: a file breaks the schema, or a parent is unknown or its own ancestor.
    """
    issues = {i.id: i for path in (ISSUES_FILE, *more) for i in read_issues(path)}
    for issue in issues.values():
        seen = {issue.id}
        parent = issue.parent
        while parent is not None:
            if parent not in issues:
                raise KnowledgeError(f"issues: {issue.id} has the unknown parent {parent}")
            if parent in seen:
                raise KnowledgeError(f"issues: {issue.id} is its own ancestor")
            seen.add(parent)
            parent = issues[parent].parent
    return Issues(issues.values())
