"""The list of issues: its schema, its hierarchy, its phrases."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.base import ours_alone
from dragoman.knowledge.issues import known_issues, load_issues, read_issues


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
    own.write_text('{"id": "fishing", "label": "rights at sea", "phrases": ["fishing right"]}\n')
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


ROOTS = {
    "security", "peace", "territory", "alliances", "economy", "humanitarian", "justice",
    "recognition-and-ties", "governance", "environment",
}  # fmt: skip


def test_every_issue_stands_under_one_of_a_few_wide_ones() -> None:
    issues = load_issues()
    assert {issues.line(issue.id)[-1].id for issue in issues} == ROOTS
    assert [i.id for i in issues.line("nato-membership")] == ["nato-membership", "alliances"]


def test_no_phrase_names_two_issues() -> None:
    phrases = [p for issue in load_issues() for p in issue.phrases]
    assert len(phrases) - len(set(phrases)) <= 9, "those that were there before"


def own_issues(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    (folder / "issues.jsonl").write_text("".join(f"{line}\n" for line in lines))
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(folder))


def test_the_users_folder_adds_and_overrides_issues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_issues(
        tmp_path,
        monkeypatch,
        '{"id": "tuna", "label": "tuna quotas", "parent": "fishing-rights", "phrases": ["tuna"]}',
        '{"id": "whaling", "label": "the hunt of whales", "phrases": ["whale hunt"]}',
        '{"id": "demining", "phrases": ["sea mine"]}',
    )
    issues = known_issues()
    assert [i.id for i in issues.line("tuna")] == ["tuna", "fishing-rights", "economy"]
    labels = {issue.id: issue.label for issue in issues}
    assert (labels["whaling"], labels["demining"]) == ("the hunt of whales", "demining")
    assert [m.issue.id for m in issues.find(words("sea mine"), 0, 2)] == ["demining"]
    assert [m.issue.id for m in issues.find(words("mine clearance"), 0, 2)] == ["demining"]
    with ours_alone():
        assert known_issues().get("tuna") is None


def test_a_changed_file_of_the_users_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert known_issues().get("tuna") is None
    own_issues(tmp_path, monkeypatch, '{"id": "tuna", "label": "tuna", "phrases": ["tuna"]}')
    assert known_issues().get("tuna") is not None
    own_issues(tmp_path, monkeypatch)
    assert known_issues().get("tuna") is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "tuna", "phrases": ["tuna"]}', "line 1: tuna has no label"),
        ('{"id": "tuna", "label": "tuna"}', "line 1: tuna lacks phrases"),
        ('{"id": "tuna", "label": "t", "phrases": [], "colour": 1}', "line 1: .*colour"),
        ('{"id": "tuna", "label": "t", "phrases": [], "parent": "sea"}', "unknown parent sea"),
    ],
)
def test_a_bad_line_of_the_users_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, reason: str
) -> None:
    own_issues(tmp_path, monkeypatch, line)
    with pytest.raises(KnowledgeError, match=reason):
        known_issues()
