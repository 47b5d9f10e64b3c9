"""One training run: lessons in, a tagger's weights out, with checkpoints on the way."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from dragoman.models.windows import Window
from training.attribution.batches import Lesson, batch_of, groups
from training.attribution.model import Tagger
from training.attribution.score import score


@dataclass(frozen=True)
class Plan:
    """How to train. Sizes are in word pieces; rates are those of AdamW."""

    epochs: int = 8
    capacity: int = 256
    per_batch: int = 4096
    rate: float = 2e-4
    head_rate: float = 1e-3
    chain_rate: float = 2e-2
    layer_decay: float = 0.9
    warm_up: float = 0.06
    decay: float = 0.01
    averaging: float = 0.995
    seed: int = 7


CHAIN = ("transitions", "ranks")
"""A few numbers that have far to go: at the encoder's pace they would stay where they begin."""


def train(
    tagger: Tagger,
    lessons: Sequence[Lesson],
    dev: Sequence[Lesson],
    annotators: Sequence[str],
    plan: Plan,
    folder: Path,
) -> Tagger:
    """Train, keep the running average of the weights, and write it after each epoch.

    Where `folder` holds a checkpoint of the same plan, training goes on from there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    device = next(tagger.parameters()).device
    optimizer = torch.optim.AdamW(_groups(tagger, plan), fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    averaged = copy.deepcopy(tagger)
    total = sum(len(_groups_of(epoch, lessons, plan)) for epoch in range(plan.epochs))
    state = folder / "checkpoint.pt"
    step = epoch = 0
    if state.exists():
        saved = torch.load(state, weights_only=True, map_location=device)
        tagger.load_state_dict(saved["tagger"])
        averaged.load_state_dict(saved["averaged"])
        optimizer.load_state_dict(saved["optimizer"])
        step, epoch = saved["step"], saved["epoch"]
    while epoch < plan.epochs:
        chance = random.Random(plan.seed * 1000 + epoch)
        torch.manual_seed(plan.seed * 1000 + epoch)
        tagger.train()
        began, seen, lost = time.monotonic(), 0, 0.0
        for group in _groups_of(epoch, lessons, plan):
            batch = batch_of(group, annotators, chance).to(device)
            for parameters, rate in zip(optimizer.param_groups, rates, strict=True):
                parameters["lr"] = rate * _slope(step / total, plan.warm_up)
            loss = tagger.loss(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            _average(averaged, tagger, min(plan.averaging, step / (step + 10)))
            seen += batch.pieces.numel()
            lost += float(loss.detach())
            if step % 20 == 0:
                pace = seen / (time.monotonic() - began)
                print(f"step {step}/{total} loss {lost / 20:.4f} {pace:.0f} pieces/s", flush=True)
                lost = 0.0
        epoch += 1
        torch.save(
            {
                "tagger": tagger.state_dict(),
                "averaged": averaged.state_dict(),
                "optimizer": optimizer.state_dict(),
                "step": step,
                "epoch": epoch,
            },
            state,
        )
        if dev:
            report(averaged, dev, plan, f"epoch {epoch}", folder)
    torch.save(averaged.state_dict(), folder / "tagger.pt")
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    return averaged


def report(tagger: Tagger, dev: Sequence[Lesson], plan: Plan, label: str, folder: Path) -> None:
    """Print the development figures and add them to the run's log."""
    rows = score(tagger, dev, capacity=plan.capacity, margin=48)
    figures = {name: rows[name].metrics["f1"] for name in ("source", "cue", "content", "linked")}
    line = f"{label}: " + " ".join(f"{k} {v:.2f}" for k, v in figures.items())
    print(line, flush=True)
    with (folder / "log.txt").open("a") as log:
        log.write(line + "\n")


def _groups_of(
    epoch: int, lessons: Sequence[Lesson], plan: Plan
) -> list[list[tuple[Lesson, Window]]]:
    """The batches of one epoch, always the same ones."""
    chance = random.Random(plan.seed * 2000 + epoch)
    return groups(lessons, capacity=plan.capacity, per_batch=plan.per_batch, chance=chance)


def _groups(tagger: Tagger, plan: Plan) -> list[dict]:
    """Parameters with their rates: lower layers learn slower, the heads faster."""
    depth = len(tagger.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = plan.rate * plan.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features"):
            rate = plan.head_rate
        elif name.startswith("encoder."):
            rate = plan.rate * plan.layer_decay**depth
        elif name in CHAIN:
            rate = plan.chain_rate
        else:
            rate = plan.head_rate
        decay = plan.decay if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": found, "lr": rate, "weight_decay": decay}
        for (rate, decay), found in groups.items()
    ]


def _slope(done: float, warm_up: float) -> float:
    """Up to 1 while warming up, then down to 0."""
    if done < warm_up:
        return done / warm_up
    return max(0.0, (1.0 - done) / (1.0 - warm_up))


def _average(averaged: Tagger, tagger: Tagger, keep: float) -> None:
    moving = [name for name, p in tagger.named_parameters() if p.requires_grad]
    means, news = dict(averaged.named_parameters()), dict(tagger.named_parameters())
    with torch.no_grad():
        torch._foreach_lerp_([means[n] for n in moving], [news[n] for n in moving], 1.0 - keep)
