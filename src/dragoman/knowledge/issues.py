"""Issues: topics on which parties can differ, and the phrases that name them.

The list is `data/issues.jsonl`, one issue a line. `issues.jsonl` in the user's own folder (see
`own`) adds to it: a line with a new id is a new issue, a line with one of our ids stands for
ours, and without a `label` it only gives ours more phrases. A phrase is a row of lemmas in the
order of the text. In it

    ceasefire|truce    is one of several words,
    withdraw/v         is that word as a verb (`/n` as a noun),
    !climate crisis    names the trouble, not what is done about it: who wants it tackled is for
                       the issue, who dislikes it has no stance,
    join alliance      lets articles, adjectives, names and auxiliaries stand between its words
                       ("join the Western alliance", "troops must be withdrawn").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.base import is_ours_alone
from dragoman.knowledge.own import own_folder, stamp_of

OWN_FILE = "issues.jsonl"
ISSUES_FILE = Path(__file__).parent / "data" / OWN_FILE

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


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a file: an issue, or without a label more phrases for a known one."""

    id: str
    label: str | None = None
    phrases: tuple[str, ...] | None = None
    plain: str | None = None
    parent: str | None = None
    state_from: tuple[StateSource, ...] | None = None
    shorts: tuple[str, ...] = ()

    def over(self, known: Issue | None) -> Issue:
        """The issue that the line makes of the known one with its id.

        Raises:
            ValueError: it has no label and there is none, or it has a label and no phrases.
        """
        if self.label is not None and self.phrases is None:
            raise ValueError(f"{self.id} lacks phrases; give [] if it only stands above others")
        if self.label is not None and self.phrases is not None:
            sources = self.state_from or ("modifier",)
            return Issue(
                self.id, self.label, self.phrases, self.plain, self.parent, sources, self.shorts
            )
        if known is None:
            raise ValueError(f"{self.id} has no label, and there is no issue of this id to add to")
        return msgspec.structs.replace(
            known,
            phrases=(*(self.phrases or ()), *known.phrases),
            shorts=(*self.shorts, *known.shorts),
            plain=self.plain or known.plain,
            parent=self.parent or known.parent,
            state_from=self.state_from or known.state_from,
        )


def read_issues(path: Path, known: Mapping[str, Issue] | None = None) -> list[Issue]:
    """The issues of one file; lines without a label add to the `known` ones.

    Raises:
        KnowledgeError: names file, line and reason.
    """
    return _parse(path.read_bytes(), path.name, known or {})


def _parse(content: bytes, name: str, known: Mapping[str, Issue]) -> list[Issue]:
    decoder = msgspec.json.Decoder(_Line)
    found: dict[str, Issue] = {}
    for number, text in enumerate(content.splitlines(), start=1):
        if not text.strip():
            continue
        where = f"{name}, line {number}"
        try:
            line = decoder.decode(text)
            phrases = [compile_phrase(p) for p in (*(line.phrases or ()), *line.shorts)]
            issue = line.over(known.get(line.id))
        except msgspec.MsgspecError as error:
            raise KnowledgeError(f"{where}: {error}") from error
        except KeyError as error:
            raise KnowledgeError(f"{where}: unknown word kind {error}; use /v or /n") from error
        except ValueError as error:
            raise KnowledgeError(f"{where}: {error}") from error
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
    issues = _ours()
    for path in more:
        issues = _with(issues, read_issues(path, issues))
    return Issues(issues.values())


def known_issues() -> Issues:
    """Our issues and those of `issues.jsonl` in the user's own folder, which is read again when
    it has changed. Within `ours_alone` it is ours only.

    Raises:
        KnowledgeError: a file breaks the schema, or a parent is unknown or its own ancestor.
    """
    own = own_folder() / OWN_FILE
    changed = None if is_ours_alone() else stamp_of(own)
    return load_issues() if changed is None else _known(own, changed)


@lru_cache(maxsize=2)
def _known(own: Path, _changed: object) -> Issues:
    try:
        content = own.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{own}: {error.strerror}; make it readable") from error
    ours = _ours()
    return Issues(_with(ours, _parse(content, own.as_posix(), ours)).values())


@lru_cache(maxsize=1)
def _ours() -> dict[str, Issue]:
    return _with({}, read_issues(ISSUES_FILE))


def _with(known: Mapping[str, Issue], more: Iterable[Issue]) -> dict[str, Issue]:
    """Both, those added first: of two issues that share a phrase, the one added is named."""
    issues = {issue.id: issue for issue in more}
    issues |= {ident: issue for ident, issue in known.items() if ident not in issues}
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
    return issues
