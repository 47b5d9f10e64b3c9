"""Scores of a tagger on a development part, as `dragoman evaluate polnear` counts them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from dragoman.evaluation.attribution_score import Attribution, Tally, quotation_mode
from dragoman.evaluation.result import Row
from dragoman.model import Span
from dragoman.models.attribution.decode import Chain, Segment, Tagged, decode
from dragoman.models.windows import cut
from dragoman.models.words import Words
from training.attribution.batches import Lesson
from training.attribution.model import Tagger


def word_scores(
    tagger: Tagger, lesson: Lesson, *, capacity: int, margin: int, batch: int = 8
) -> np.ndarray:
    """(words, outputs) scores of a text, each word read in the window it is the core of."""
    device = next(tagger.parameters()).device
    pieces = lesson.pieces
    windows = list(cut(pieces.counts, lesson.features[:, 2], capacity - 2, margin))
    cores: list[np.ndarray] = []
    for at in range(0, len(windows), batch):
        here = windows[at : at + batch]
        cut_out = [pieces.window(w.first, w.last) for w in here]
        length = max(len(ids) for ids, _, _ in cut_out)
        ids = torch.full((len(here), length), pieces.pad)
        features = torch.zeros((len(here), length, 3), dtype=torch.long)
        for row, (one, _, owners) in enumerate(cut_out):
            ids[row, : len(one)] = torch.from_numpy(one)
            inner = lesson.features[owners].astype(np.int64)
            features[row, 1 : len(one) - 1] = torch.from_numpy(inner)
        with torch.no_grad():
            with torch.autocast(device.type, dtype=torch.bfloat16):
                hidden = tagger.encoder(ids.to(device), features.to(device))
            out = tagger.outputs(hidden.float()).cpu().numpy()
        for row, (w, (_, starts, _)) in enumerate(zip(here, cut_out, strict=True)):
            own = starts[w.core_first - w.first : w.core_last - w.first]
            cores.append(out[row, own])
    return np.concatenate(cores)


def score(
    tagger: Tagger, lessons: Sequence[Lesson], *, capacity: int, margin: int
) -> dict[str, Row]:
    """Exact, overlapping and linked figures over texts, by their label."""
    tagger.eval()
    outputs = [word_scores(tagger, one, capacity=capacity, margin=margin) for one in lessons]
    return score_outputs(tagger, lessons, outputs)


def score_outputs(
    tagger: Tagger, lessons: Sequence[Lesson], outputs: Sequence[np.ndarray]
) -> dict[str, Row]:
    """The figures of word scores that are already there."""
    chain = chain_of(tagger)
    tally = Tally()
    for lesson, scores in zip(lessons, outputs, strict=True):
        article = lesson.annotations[0]
        found = [
            as_attribution(article.words, t) for t in decode(scores, lesson.features[:, 2], chain)
        ]
        tally.add(article.name, article.words.text, article.gold, found)
    return {row.label: row for row in tally.rows()}


def chain_of(tagger: Tagger) -> Chain:
    """What the tagger learned beside its encoder, as decoding takes it."""
    return Chain(tagger.transitions.detach().cpu().numpy(), tagger.ranks.detach().cpu().numpy())


def as_attribution(words: Words, tagged: Tagged) -> Attribution:
    content = tuple(_span(words, s) for s in tagged.contents)
    return Attribution(
        source=() if tagged.source is None else (_span(words, tagged.source),),
        cue=(_span(words, tagged.cue),),
        content=content,
        mode=quotation_mode(words.text, content),
    )


def _span(words: Words, segment: Segment) -> Span:
    return Span(int(words.start[segment.first]), int(words.end[segment.last - 1]))
