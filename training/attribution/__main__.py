"""Makes the attribution models: `python -m training.attribution large small`.

The large one is trained on PolNeAR's training articles. The small one learns from the same
articles and, on them and on official releases, from what the large one thinks. Each stage keeps
what it made in the work folder and is not repeated; a training that was broken off goes on from
its last epoch. The small model is written into the package, the large one into the work folder.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

import dragoman.models.attribution
from dragoman.evaluation.attribution_score import Attribution, Tally, quotation_mode
from dragoman.evaluation.speakers import document_id, load_gold
from dragoman.models.attribution import AttributionModel
from dragoman.models.encoders import CARD
from dragoman.models.wordpieces import WordPieces
from training.attribution.batches import Lesson, lesson
from training.attribution.calibrate import outcomes
from training.attribution.data import load_articles
from training.attribution.encoder import load_encoder
from training.attribution.encoders import PRETRAINED, fetch
from training.attribution.export import export
from training.attribution.model import Tagger
from training.attribution.teach import releases, teach
from training.attribution.train import Plan, train
from training.lines import rising_line

CAPACITY, MARGIN = 256, 48
"""Word pieces that a model reads at once, and those of them that are context on either side."""

PLANS = {
    "large": Plan(epochs=3, per_batch=2048, rate=8e-5, head_rate=6e-4),
    "small": Plan(epochs=6, per_batch=2048, rate=3e-4, head_rate=1e-3),
}
PACKAGE = Path(dragoman.models.attribution.__file__).parent


@dataclass
class Corpus:
    """PolNeAR in three parts: to train on, to calibrate on, to report on.

    The second part is that of the speakers' golden set, which so stays unseen by any encoder.
    """

    training: list[Lesson]
    held_out: list[Lesson]
    dev: list[Lesson]

    @property
    def annotators(self) -> list[str]:
        return sorted({a.annotator for one in self.training for a in one.annotations})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("models", nargs="+", choices=sorted(PLANS), metavar="MODEL")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/attribution"))
    chosen = parser.parse_args()
    for name in sorted(chosen.models):
        folder = PACKAGE / name if name == "small" else chosen.work / f"attribution-{name}"
        make(name, chosen.data, chosen.work, folder)


def make(name: str, data: Path, work: Path, folder: Path) -> None:
    """Train one model, export it to `folder` and print its figures."""
    base = fetch(name, work)
    vocabulary = load_vocabulary(base)
    corpus = load_corpus(vocabulary, data)
    lessons = corpus.training
    if name == "small":
        lessons = taught_lessons(vocabulary, corpus, data, work)
    plan = PLANS[name]
    torch.manual_seed(plan.seed)
    tagger = new_tagger(base, corpus)
    train(tagger, lessons, corpus.dev, corpus.annotators, plan, work / name)
    tagger = trained(name, base, corpus, work)
    card = {
        "name": f"attribution-{name}",
        "encoder": PRETRAINED[name].about,
        "plan": asdict(plan),
        "capacity": CAPACITY,
        "margin": MARGIN,
    }
    export(tagger, base, folder, card)
    finish(folder, corpus)


def new_tagger(base: Path, corpus: Corpus) -> Tagger:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return Tagger(load_encoder(base), len(corpus.annotators) + 1).to(device)


def trained(name: str, base: Path, corpus: Corpus, work: Path) -> Tagger:
    """The tagger that training wrote."""
    tagger = new_tagger(base, corpus)
    tagger.load_state_dict(torch.load(work / name / "tagger.pt", weights_only=True))
    return tagger.eval()


def taught_lessons(vocabulary: WordPieces, corpus: Corpus, data: Path, work: Path) -> list[Lesson]:
    """The training articles and official releases with what the large model thinks of them."""
    path = work / "taught.pt"
    lessons = [*corpus.training, *releases(vocabulary, data)]
    if not path.is_file():
        base = fetch("large", work)
        theirs = load_vocabulary(base)
        teacher = trained("large", base, load_corpus(theirs, data), work)
        seen = (lesson(theirs, one.annotations) for one in lessons)
        torch.save(teach(teacher, seen, capacity=CAPACITY, margin=MARGIN), path)
    for one, (taught, links) in zip(lessons, torch.load(path, weights_only=False), strict=True):
        one.taught = taught
        if not one.annotations[0].annotator:
            one.annotations[0].links = links
    return lessons


def finish(folder: Path, corpus: Corpus) -> None:
    """Calibrate the exported model, and write its development figures into its card."""
    model = AttributionModel(folder)
    card = json.loads((folder / CARD).read_text("utf-8"))
    card["calibration"] = rising_line(*outcomes(model, corpus.held_out))
    card["dev"] = figures(model, corpus.dev)
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(json.dumps(card["dev"]))


def figures(model: AttributionModel, lessons: Sequence[Lesson]) -> dict[str, float]:
    """F1 of the exported model, its spans and links alone."""
    tally = Tally()
    for one in lessons:
        article = one.annotations[0]
        text = article.words.text
        found = []
        for m in model.read_words(article.words):
            source = () if m.source is None else (m.source,)
            mode = quotation_mode(text, m.content)
            found.append(Attribution(source, (m.cue,), m.content, mode))
        tally.add(article.name, text, article.gold, found)
    wanted = ("source", "cue", "content", "linked")
    return {row.label: row.metrics["f1"] for row in tally.rows() if row.label in wanted}


def load_vocabulary(base: Path) -> WordPieces:
    """The word pieces of a pretrained encoder."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return WordPieces(tokenizer)


def load_corpus(vocabulary: WordPieces, data: Path) -> Corpus:
    """PolNeAR in its three parts."""
    kept_out = {item.doc for item in load_gold() if item.set == "polnear"}
    polnear = data / "polnear"
    training = [lesson(vocabulary, a) for a in load_articles(polnear, "train")]
    return Corpus(
        [one for one in training if document_id(one.annotations[0].name) not in kept_out],
        [one for one in training if document_id(one.annotations[0].name) in kept_out],
        [lesson(vocabulary, a[:1]) for a in load_articles(polnear, "dev")],
    )


if __name__ == "__main__":
    main()
