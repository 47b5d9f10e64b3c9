"""From scores to attributions: the best labels, their probability, and what belongs together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np
import pytest

from dragoman.models.attribution.crf import FORBIDDEN, allowed, best_path, messages
from dragoman.models.attribution.decode import Chain, Tagged, decode
from dragoman.models.attribution.labels import BEGIN, COUNT, INSIDE, LINK_WIDTH, RANKS
from dragoman.models.words import NEW_PARAGRAPH

SENTENCE = 1
"""What a word that begins a sentence has in `Words.features`."""


def total(path: tuple[int, ...], emissions: np.ndarray, transitions: np.ndarray) -> float:
    grammar = allowed()
    score = emissions[0, path[0]] + grammar[COUNT, path[0]]
    for i in range(1, len(path)):
        step = transitions[path[i - 1], path[i]] + grammar[path[i - 1], path[i]]
        score += step + emissions[i, path[i]]
    return float(score)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_beats_every_other(seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(5, COUNT)).astype(np.float32) * 2
    transitions = chance.normal(size=(COUNT, COUNT)).astype(np.float32)
    best = max(product(range(COUNT), repeat=5), key=lambda p: total(p, emissions, transitions))
    assert tuple(best_path(emissions, transitions)) == best


@pytest.mark.parametrize("seed", range(3))
def test_messages_give_the_probability_of_each_label(seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(4, COUNT))
    transitions = chance.normal(size=(COUNT, COUNT))
    paths = list(product(range(COUNT), repeat=4))
    weights = np.exp([total(p, emissions, transitions) for p in paths])
    forward, backward = messages(emissions, transitions)
    whole = np.log(np.exp(forward[-1]).sum())
    for word in range(4):
        for label in range(COUNT):
            wanted = sum(w for p, w in zip(paths, weights, strict=True) if p[word] == label)
            found = np.exp(forward[word, label] + backward[word, label] - whole)
            assert found == pytest.approx(wanted / weights.sum(), abs=1e-9)


def test_a_later_word_follows_its_own_span_only() -> None:
    grammar = allowed()
    for role in INSIDE:
        fine = {BEGIN[role], INSIDE[role]}
        for before in range(COUNT + 1):
            assert (grammar[before, INSIDE[role]] == FORBIDDEN) == (before not in fine)


CHAIN = Chain(np.zeros((COUNT, COUNT), np.float32), np.zeros((2, RANKS), np.float32))


def scores(labels: str) -> np.ndarray:
    """Scores that are sure of these labels: S, C and K begin a source, cue and content, small
    letters go on, a point is outside.
    """
    codes = {".": 0, "S": 1, "s": 2, "C": 3, "c": 4, "K": 5, "k": 6}
    found = np.zeros((len(labels), COUNT + 4 * LINK_WIDTH + 1), dtype=np.float32)
    for i, letter in enumerate(labels):
        found[i, codes[letter]] = 20.0
    found[:, -1] = -5.0
    return found


def decoded(found: np.ndarray, breaks: Mapping[int, int] | None = None) -> list[Tagged]:
    """The attributions of one sentence, or of several that begin where `breaks` says."""
    begins = np.zeros(len(found), dtype=np.uint8)
    for word, what in (breaks or {}).items():
        begins[word] = what
    return decode(found, begins, CHAIN)


def pair(found: np.ndarray, cue: int, *, source: int | None, contents: list[int], way: int) -> None:
    """Let a cue and what belongs to it find each other, in a direction of their own."""
    if source is not None:
        found[cue, COUNT + way] = 5.0
        found[source, COUNT + LINK_WIDTH + way] = 5.0
    for content in contents:
        found[content, COUNT + 2 * LINK_WIDTH + way] = 5.0
    found[cue, COUNT + 3 * LINK_WIDTH + way] = 5.0


def test_each_cue_gets_its_own() -> None:
    found = scores("SsC.Kkk.KkCS")
    pair(found, 2, source=0, contents=[4], way=0)
    pair(found, 10, source=11, contents=[8], way=1)
    one, other = decoded(found)
    assert (one.source.first, one.source.last) == (0, 2)
    assert [(c.first, c.last) for c in one.contents] == [(4, 7)]
    assert (other.source.first, other.cue.first) == (11, 10)
    assert [(c.first, c.last) for c in other.contents] == [(8, 10)]
    assert one.confidence() == pytest.approx(1.0, abs=0.01)


def test_content_may_be_in_pieces_and_a_source_may_serve_two_cues() -> None:
    found = scores("Kk.SC.Kk.C.K")
    pair(found, 4, source=3, contents=[0, 6], way=0)
    pair(found, 9, source=None, contents=[11], way=1)
    found[9, COUNT] = 5.0
    one, other = decoded(found)
    assert [(c.first, c.last) for c in one.contents] == [(0, 2), (6, 8)]
    assert other.source is not None
    assert other.source.first == 3


def test_a_cue_that_wants_no_source_gets_none() -> None:
    found = scores("S..Cc.Kk")
    pair(found, 3, source=None, contents=[6], way=0)
    found[3, -1] = 9.0
    (one,) = decoded(found)
    assert one.source is None


def test_a_source_stands_in_the_paragraph_of_its_cue_and_in_no_later_sentence() -> None:
    before, after = scores("S..C.K"), scores("C.K..S")
    pair(before, 3, source=0, contents=[5], way=0)
    pair(after, 0, source=5, contents=[2], way=0)
    assert decoded(before, {3: SENTENCE})[0].source is not None
    assert decoded(before, {3: NEW_PARAGRAPH})[0].source is None
    assert decoded(after)[0].source is not None
    assert decoded(after, {4: SENTENCE})[0].source is None


def test_a_cue_without_content_is_no_attribution() -> None:
    assert decoded(scores("SsC....")) == []
    assert decoded(scores(".......")) == []


def test_doubt_shows_in_the_confidence() -> None:
    sure, unsure = scores("SC.Kkk."), scores("SC.Kkk.")
    for found in (sure, unsure):
        pair(found, 1, source=0, contents=[3], way=0)
    unsure[5, 0] = 20.0
    hopeless = scores("SC.Kkk.")
    pair(hopeless, 1, source=0, contents=[3], way=0)
    hopeless[[0, 1, 3, 4, 5], 0] = 19.9
    assert decoded(hopeless) == []
    assert decoded(sure)[0].confidence() > 0.95
    assert decoded(unsure)[0].confidence() == pytest.approx(0.5, abs=0.05)
