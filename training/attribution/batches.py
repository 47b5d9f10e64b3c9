"""Articles cut into windows and put side by side, about as many word pieces in each batch."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from dragoman.models.attribution.labels import COUNT
from dragoman.models.windows import Window, cut
from dragoman.models.wordpieces import Pieces, WordPieces
from training.attribution.data import Article
from training.attribution.model import Batch

TEACHING_WEIGHT = 0.6
"""Of what a teacher thinks, where an annotator spoke too."""


@dataclass
class Taught:
    """What a teacher thinks of a text: label probabilities (words, labels) and those of label
    pairs (words, labels, labels), the first word's pair being empty.
    """

    unary: np.ndarray
    pairs: np.ndarray


@dataclass
class Lesson:
    """A text ready for training: one or more annotations (none: taught only), or a teacher."""

    pieces: Pieces
    features: np.ndarray
    annotations: Sequence[Article]
    taught: Taught | None = None


def lesson(
    vocabulary: WordPieces, annotations: Sequence[Article], taught: Taught | None = None
) -> Lesson:
    words = annotations[0].words
    return Lesson(vocabulary.of(words.strings()), words.features, annotations, taught)


def groups(
    lessons: Sequence[Lesson], *, capacity: int, per_batch: int, chance: random.Random
) -> list[list[tuple[Lesson, Window]]]:
    """The windows of one pass over the lessons, in batches, in random order; where the windows
    fall is random too.
    """
    windows: list[tuple[Lesson, Window]] = []
    for one in lessons:
        sizes, breaks = one.pieces.counts, one.features[:, 2]
        skipped = chance.randrange(len(sizes))
        if skipped:
            head = cut(sizes[:skipped], breaks[:skipped], capacity - 2, 0)
            windows.extend((one, w) for w in head)
        for w in cut(sizes[skipped:], breaks[skipped:], capacity - 2, 0):
            windows.append((one, Window(*(v + skipped for v in w))))
    chance.shuffle(windows)
    # Windows of about one length go together: padding is work for nothing.
    pool = 40 * per_batch // capacity
    found: list[list[tuple[Lesson, Window]]] = []
    for at in range(0, len(windows), pool):
        group: list[tuple[Lesson, Window]] = []
        for item in sorted(windows[at : at + pool], key=_size):
            if group and (len(group) + 1) * _size(item) > per_batch:
                found.append(group)
                group = []
            group.append(item)
        found.append(group)
    chance.shuffle(found)
    return found


def _size(item: tuple[Lesson, Window]) -> int:
    one, window = item
    return int(one.pieces.ends[window.last] - one.pieces.ends[window.first]) + 2


def batch_of(
    group: Sequence[tuple[Lesson, Window]], annotators: Sequence[str], chance: random.Random
) -> Batch:
    """A group as tensors; where several annotated a text, one of them is drawn."""
    length = max(map(_size, group))
    words = max(w.last - w.first for _, w in group)
    pieces = torch.full((len(group), length), group[0][0].pieces.pad, dtype=torch.long)
    features = torch.zeros((len(group), length, 3), dtype=torch.long)
    firsts = torch.zeros((len(group), words), dtype=torch.long)
    present = torch.zeros((len(group), words), dtype=torch.bool)
    unary = torch.zeros((len(group), words, COUNT))
    pairs = torch.zeros((len(group), words, COUNT, COUNT))
    annotator = torch.zeros(len(group), dtype=torch.long)
    links = []
    for row, (one, w) in enumerate(group):
        count = w.last - w.first
        ids, starts, owners = one.pieces.window(w.first, w.last)
        pieces[row, : len(ids)] = torch.from_numpy(ids)
        inner = slice(1, len(ids) - 1)
        features[row, inner] = torch.from_numpy(one.features[owners].astype(np.int64))
        firsts[row, :count] = torch.from_numpy(starts)
        present[row, :count] = True
        article = chance.choice(one.annotations)
        known = article.annotator in annotators
        annotator[row] = annotators.index(article.annotator) if known else len(annotators)
        taught = (1.0 if not known else TEACHING_WEIGHT) if one.taught is not None else 0.0
        if taught < 1.0:
            gold = torch.from_numpy(article.labels[w.first : w.last])
            here = torch.arange(count)
            unary[row, here, gold] += 1.0 - taught
            pairs[row, here[1:], gold[:-1], gold[1:]] += 1.0 - taught
        if one.taught is not None:
            soft = one.taught
            unary[row, :count] += taught * torch.from_numpy(soft.unary[w.first : w.last]).float()
            pairs[row, 1:count] += (
                taught * torch.from_numpy(soft.pairs[w.first + 1 : w.last]).float()
            )
        links.append(_links(article, w))
    return Batch(pieces, features, firsts, present, unary, pairs, annotator, links)


def _links(article: Article, window: Window) -> list[tuple[int, int, int]]:
    """The links inside of a window, counted from its first word."""
    first, last = window.first, window.last
    return [
        (kind, span - first if span >= 0 else -1, cue - first)
        for kind, span, cue in article.links
        if first <= cue < last and (span < 0 or first <= span < last)
    ]
