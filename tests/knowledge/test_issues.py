"""The list of issues: its schema, its hierarchy, its phrases."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.issues import load_issues, read_issues


class Plain(NamedTuple):
    lower: str
    lemma: str
    pos: str


def words(text: str) -> list[Plain]:
    """`accept/VERB`; a bare word is a noun."""
    tokens = []
    for part in text.split():
        word, _, pos = part.partition("/")
        tokens.append(Plain(word.lower(), word.lower(), pos or "NOUN"))
    return tokens


def named(text: str) -> list[str]:
    tokens = words(text)
    return [m.issue.id for m in load_issues().find(tokens, 0, len(tokens))]


def test_the_list_is_long_enough_and_every_issue_can_be_named() -> None:
    issues = load_issues()
    assert len(issues) >= 70
    parents = {i.parent for i in issues}
    assert all(i.phrases or i.id in parents for i in issues)


def test_phrases_let_articles_and_adjectives_through() -> None:
    assert named("join/VERB the/DET western/ADJ alliance") == ["nato-membership"]
    assert named("give/VERB up/ADP more/ADJ land") == ["territorial-concessions"]


def test_a_noun_between_breaks_a_phrase() -> None:
    assert named("join/VERB talks on/ADP alliance") == []


def test_the_longer_phrase_wins() -> None:
    assert named("prisoner exchange") == ["prisoner-exchange"]
    assert named("territorial/ADJ concession") == ["territorial-concessions"]
    assert named("lift/VERB sanction") == ["sanctions-relief"]


def test_a_word_may_be_bound_to_its_part_of_speech() -> None:
    assert named("enlarge/VERB nato") == ["nato-enlargement"]
    assert named("enlarge nato") == []


def test_the_line_goes_up_to_the_widest_issue() -> None:
    line = [i.id for i in load_issues().line("territorial-concessions")]
    assert line == ["territorial-concessions", "territory"]


def test_a_file_of_ones_own_adds_issues(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text('{"id": "fishing", "label": "fishing rights", "phrases": ["fishing right"]}\n')
    issues = load_issues(own)
    assert len(issues) == len(load_issues()) + 1
    tokens = words("fishing right")
    assert [m.issue.id for m in issues.find(tokens, 0, 2)] == ["fishing"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "label": "b"}', "own.jsonl, line 1"),
        ('{"id": "a", "label": "b", "phrases": ["c/x"]}', "unknown word kind"),
        ('{"id": "a", "label": "b", "phrases": [""]}', "empty phrase"),
        ('{"id": "a", "label": "b", "phrases": [], "colour": 1}', "colour"),
        ("not json", "own.jsonl, line 1"),
        ('{"id": "a", "label": "b", "phrases": []}\n' * 2, "line 2: the id a is used twice"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(tmp_path: Path, line: str, reason: str) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(line + "\n")
    with pytest.raises(KnowledgeError, match=reason):
        read_issues(own)


@pytest.mark.parametrize("parent", ["nowhere", "a"])
def test_a_parent_must_be_another_known_issue(tmp_path: Path, parent: str) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(f'{{"id": "a", "label": "b", "phrases": ["c"], "parent": "{parent}"}}\n')
    with pytest.raises(KnowledgeError, match=r"ancestor|unknown parent"):
        load_issues(own)
