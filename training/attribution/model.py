"""The attribution tagger: an encoder, a label chain over words, and links from cue to cue's own."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.models.attribution.crf import allowed
from dragoman.models.attribution.labels import COUNT, LINK_WIDTH, RANKS
from dragoman.models.attribution.links import ranks
from training.attribution.encoder import Encoder


class Batch(NamedTuple):
    """Windows side by side, padded.

    `pieces` (batch, pieces); `features` (batch, pieces, columns); `firsts` (batch, words): where
    each word's first piece stands; `present` (batch, words); `unary` (batch, words, labels) and
    `pairs` (batch, words, labels, labels): how probable each label, and each label after
    another, is according to whoever teaches; `annotator` (batch). The link tensors list, for
    source and content alike: window, first words of the spans, first words of the cues, and
    which belongs to which.
    """

    pieces: Tensor
    features: Tensor
    firsts: Tensor
    present: Tensor
    unary: Tensor
    pairs: Tensor
    annotator: Tensor
    links: list[list[tuple[int, int, int]]]

    def to(self, device: torch.device) -> Batch:
        """The batch with its tensors on a device."""
        return Batch(*(t.to(device) if isinstance(t, Tensor) else t for t in self))


class Tagger(nn.Module):
    """Scores of labels for words, and of cues for the spans that may belong to them.

    The output a word is `COUNT` label scores followed by five vectors for linking: what a cue
    asks of its source, what a source offers, what a content asks of its cue, what a cue offers,
    and (one number) how much a cue wants no source.
    """

    def __init__(self, encoder: Encoder, annotators: int, dropout: float = 0.1):
        super().__init__()
        width = encoder.config["hidden_size"]
        self.encoder = encoder
        self.dropout = dropout
        self.labels = nn.Linear(width, COUNT)
        self.linking = nn.Linear(width, 4 * LINK_WIDTH + 1)
        self.transitions = nn.Parameter(torch.zeros(COUNT, COUNT))
        self.ranks = nn.Parameter(torch.zeros(2, RANKS))
        """For sources and contents: what standing next, or second next, to each other adds."""
        self.habits = nn.Embedding(annotators, COUNT)
        """How much more or less each annotator gives each label; the last one is nobody."""
        nn.init.zeros_(self.habits.weight)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        return self.outputs(self.encoder(pieces, features))

    def outputs(self, hidden: Tensor) -> Tensor:
        """Scores from the encoder's vectors, for an annotator of middling habits."""
        usual = self.habits.weight[:-1].mean(dim=0)
        return torch.cat([self.labels(hidden) + usual, self.linking(hidden)], dim=-1)

    def loss(self, batch: Batch, *, link_weight: float = 1.0) -> Tensor:
        """Per word: how unlikely the taught labels and links are."""
        with torch.autocast(batch.pieces.device.type, dtype=torch.bfloat16):
            hidden = self.encoder(batch.pieces, batch.features)
        index = batch.firsts[..., None].expand(-1, -1, hidden.shape[-1])
        hidden = functional.dropout(hidden.gather(1, index).float(), self.dropout, self.training)
        emissions = self.labels(hidden) + self.habits(batch.annotator)[:, None, :]
        chain = self.chain_loss(emissions, batch)
        links = self.link_loss(self.linking(hidden), batch.links)
        return (chain + link_weight * links) / batch.present.sum()

    def chain_loss(self, emissions: Tensor, batch: Batch) -> Tensor:
        """How unlikely the taught labels are, in nats over the batch."""
        grammar = torch.from_numpy(allowed()[:COUNT]).to(emissions.device)
        step = self.transitions + grammar
        given = (batch.unary * emissions).sum() + (batch.pairs * self.transitions).sum()
        score = emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            new = torch.logsumexp(score[:, :, None] + step, dim=1) + emissions[:, i]
            score = torch.where(batch.present[:, i, None], new, score)
        return torch.logsumexp(score, dim=1).sum() - given

    def link_loss(self, vectors: Tensor, links: list[list[tuple[int, int, int]]]) -> Tensor:
        """Cross-entropy of each cue's source and of each content's cue.

        `links` holds, a window, (0 or 1 for source or content, first word, first word of cue);
        a cue without a source is (0, -1, cue).
        """
        total = vectors.new_zeros(())
        for row, triples in enumerate(links):
            cues = sorted({c for _, _, c in triples})
            if not cues:
                continue
            asks_source, offers_source, asks_cue, offers_cue, none = split_links(vectors[row])
            sources = sorted({s for kind, s, _ in triples if kind == 0 and s >= 0})
            scores = asks_source[cues] @ offers_source[sources].T + self._worth(0, cues, sources)
            scores = torch.cat([none[cues], scores], dim=1)
            wanted = {c: sources.index(s) + 1 for kind, s, c in triples if kind == 0 and s >= 0}
            total = total + _cross_entropy(scores, [wanted.get(c, 0) for c in cues])
            contents = [(s, c) for kind, s, c in triples if kind == 1]
            if contents and len(cues) > 1:
                spans = [s for s, _ in contents]
                scores = asks_cue[spans] @ offers_cue[cues].T + self._worth(1, spans, cues)
                total = total + _cross_entropy(scores, [cues.index(c) for _, c in contents])
        return total

    def _worth(self, kind: int, places: list[int], others: list[int]) -> Tensor:
        """What their order alone says for each pair of spans."""
        return self.ranks[kind][torch.from_numpy(ranks(places, others)).to(self.ranks.device)]


def _cross_entropy(scores: Tensor, wanted: list[int]) -> Tensor:
    target = torch.tensor(wanted, device=scores.device)
    return functional.cross_entropy(scores, target, reduction="sum")


def split_links(vectors: Tensor) -> tuple[Tensor, ...]:
    """The five parts of the linking output."""
    return torch.split(vectors, [LINK_WIDTH] * 4 + [1], dim=-1)
