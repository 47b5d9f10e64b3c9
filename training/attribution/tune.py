"""The few numbers of decoding, fitted to articles that the encoder has not seen.

A network is surer of what it was trained on than of anything else. So the scores' scale, the
labels' weights against each other, the label chain and the order of spans are fitted anew, on
articles kept out of training, and folded back into the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from dragoman.models.attribution.labels import COUNT, OUTSIDE
from dragoman.models.windows import Window
from training.attribution.batches import Lesson, batch_of
from training.attribution.model import Tagger
from training.attribution.score import score_outputs, word_scores

STEPS = 150
RATE = 0.02
PRIOR = 2.0
"""How much it costs, in nats a square, to move a number away from what training gave it."""

LEANINGS = np.arange(-1.0, 1.01, 0.1)
"""What may be added to the score of belonging to nothing: the best F1 is not where the most
probable labels are.
"""


def tune(tagger: Tagger, held_out: Sequence[Lesson], *, capacity: int, margin: int) -> None:
    """Fit the numbers of decoding in place."""
    tagger.to("cpu").eval()
    outputs = [word_scores(tagger, one, capacity=capacity, margin=margin) for one in held_out]
    moved = _fit(tagger, held_out, outputs)
    leaning = _best_leaning(tagger, held_out, [_apply(o, moved) for o in outputs])
    _fold(tagger, moved, leaning)


def _fit(
    tagger: Tagger, held_out: Sequence[Lesson], outputs: Sequence[np.ndarray]
) -> dict[str, Tensor]:
    """Scales and weights that make the annotations most probable."""
    moved = {
        "scale": torch.zeros(1, requires_grad=True),
        "bias": torch.zeros(COUNT, requires_grad=True),
        "link_scale": torch.zeros(1, requires_grad=True),
    }
    for parameter in tagger.parameters():
        parameter.requires_grad_(False)
    chain = [tagger.transitions, tagger.ranks]
    for parameter in chain:
        parameter.requires_grad_(True)
    began = [p.detach().clone() for p in chain]
    optimizer = torch.optim.Adam([*moved.values(), *chain], lr=RATE)
    whole = [(one, Window(0, len(one.features), 0, len(one.features))) for one in held_out]
    batches = [batch_of([item], (), _FIRST) for item in whole]
    for _ in range(STEPS):
        lost = torch.zeros(())
        for batch, output in zip(batches, outputs, strict=True):
            given = torch.from_numpy(output)[None]
            emissions = given[..., :COUNT] * moved["scale"].exp() + moved["bias"]
            vectors = given[..., COUNT:] * moved["link_scale"].exp()
            lost = lost + tagger.chain_loss(emissions, batch)
            lost = lost + tagger.link_loss(vectors, batch.links)
        for now, before in zip([*moved.values(), *chain], [0.0, 0.0, 0.0, *began], strict=True):
            lost = lost + PRIOR * (now - before).pow(2).sum()
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
    return {name: value.detach() for name, value in moved.items()}


class _First:
    """Of several annotations, the first: what the scorer takes."""

    @staticmethod
    def choice(items: Sequence[object]) -> object:
        return items[0]


_FIRST = _First()


def _apply(output: np.ndarray, moved: dict[str, Tensor]) -> np.ndarray:
    changed = output.copy()
    changed[:, :COUNT] = output[:, :COUNT] * float(moved["scale"].exp()) + moved["bias"].numpy()
    changed[:, COUNT:] = output[:, COUNT:] * float(moved["link_scale"].exp())
    return changed


def _best_leaning(
    tagger: Tagger, held_out: Sequence[Lesson], outputs: Sequence[np.ndarray]
) -> float:
    """What to add to `outside` for the best mean of the four F1 figures."""

    def worth(leaning: float) -> float:
        leaned = [o.copy() for o in outputs]
        for o in leaned:
            o[:, OUTSIDE] += leaning
        rows = score_outputs(tagger, held_out, leaned)
        return sum(rows[k].metrics["f1"] for k in ("source", "cue", "content", "linked"))

    return float(max(LEANINGS, key=worth))


def _fold(tagger: Tagger, moved: dict[str, Tensor], leaning: float) -> None:
    """Write the scales and weights into the heads, whose outputs then carry them."""
    with torch.no_grad():
        scale = float(moved["scale"].exp())
        tagger.labels.weight.mul_(scale)
        tagger.labels.bias.mul_(scale).add_(moved["bias"])
        tagger.habits.weight.mul_(scale)
        tagger.labels.bias[OUTSIDE] += leaning
        link = float(moved["link_scale"].exp())
        tagger.linking.weight.mul_(link)
        tagger.linking.bias.mul_(link)
        for parameter in (tagger.transitions, tagger.ranks):
            parameter.requires_grad_(False)
