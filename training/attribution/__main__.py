"""Makes the attribution models: `python -m training.attribution large small`.

The large one is trained on PolNeAR's training articles. The small one learns from the same
articles and, on them and on official releases, from what the large one thinks. Each stage keeps
what it made in the work folder and is not repeated; a training that was broken off goes on from
its last epoch.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dragoman.evaluation.speakers import load_gold
from dragoman.models.wordpieces import WordPieces
from training.attribution.batches import Lesson, lesson
from training.attribution.data import load_articles
from training.attribution.encoder import load_encoder
from training.attribution.encoders import fetch
from training.attribution.model import Tagger
from training.attribution.train import Plan, train

PLANS = {
    "large": Plan(epochs=3, per_batch=2048, rate=8e-5, head_rate=6e-4),
    "small": Plan(epochs=8, per_batch=2048, rate=3e-4, head_rate=1e-3),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("models", nargs="+", choices=sorted(PLANS), metavar="MODEL")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/attribution"))
    chosen = parser.parse_args()
    torch.set_num_threads(torch.get_num_threads())
    for name in sorted(chosen.models):
        make(name, chosen.data, chosen.work)


def make(name: str, data: Path, work: Path) -> None:
    """Train one model."""
    base = fetch(name, work)
    vocabulary = load_vocabulary(base)
    train_part, _, dev = load_lessons(vocabulary, data)
    annotators = sorted({a.annotator for one in train_part for a in one.annotations})
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    plan = PLANS[name]
    torch.manual_seed(plan.seed)
    tagger = Tagger(load_encoder(base), len(annotators) + 1).to(device)
    train(tagger, train_part, dev, annotators, plan, work / name)


def load_vocabulary(base: Path) -> WordPieces:
    """The word pieces of a pretrained encoder."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return WordPieces(tokenizer)


def load_lessons(
    vocabulary: WordPieces, data: Path
) -> tuple[list[Lesson], list[Lesson], list[Lesson]]:
    """Articles to train on, to tune on, and to report on.

    Those of the speakers' golden set are not trained on: they tune what few numbers decoding
    has, so that the development part stays a report.
    """
    kept_out = {item.doc for item in load_gold() if item.set == "polnear"}
    polnear = data / "polnear"
    training = [lesson(vocabulary, a) for a in load_articles(polnear, "train")]
    dev = [lesson(vocabulary, a[:1]) for a in load_articles(polnear, "dev")]
    return (
        [one for one in training if one.annotations[0].name not in kept_out],
        [one for one in training if one.annotations[0].name in kept_out],
        dev,
    )


if __name__ == "__main__":
    main()
