"""The whole road of a model on a tiny scale: articles, training, export, reading.

Runs where the `training` extra is installed.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.attribution.batches import Lesson, batch_of, groups, lesson
from training.attribution.data import load_articles, words_in
from training.attribution.encoder import Encoder
from training.attribution.export import export
from training.attribution.model import Tagger
from training.attribution.score import score, word_scores
from training.attribution.teach import marginals, teach
from training.attribution.train import Plan, train
from training.lines import rising_line

from dragoman.models.attribution import AttributionModel
from dragoman.models.attribution.labels import BEGIN, COUNT, INSIDE
from dragoman.models.wordpieces import WordPieces

NAMES = ("Aho", "Berg", "Kandjii", "Rowe", "Shaanika", "Vela")
WORDS = ("rain", "bread", "the road", "a ship", "the harbour", "salt")
CUES = ("said", "denied", "claimed")
CONFIG = {
    "model_type": "bert",
    "vocab_size": 0,
    "hidden_size": 32,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "max_position_embeddings": 128,
    "layer_norm_eps": 1e-12,
    "pad_token_id": 0,
}


def article(chance: random.Random) -> tuple[str, str]:
    """A text of our own and its marks in brat's standoff format."""
    text, marks, number = "", [], 0
    for n in range(6):
        name, cue, what = chance.choice(NAMES), chance.choice(CUES), chance.choice(WORDS)
        if n % 3 == 2:
            text += f"Nobody saw {what} there.\n\n"
            continue
        parts = (("Source", name), ("Cue", cue), ("Content", f"{what} had come"))
        found = []
        for role, words in parts:
            number += 1
            at = len(text)
            text += words
            marks.append(f"T{number}\t{role} {at} {len(text)}\t{words}")
            found.append(f"{role}:T{number}")
            text += " "
        text = text.rstrip(" ") + ".\n\n"
        number += 1
        marks.append(f"T{number}\tAttribution 0 1\tx")
        marks.append(f"E{n}\tAttribution:T{number} {' '.join(reversed(found))}")
    return text, "\n".join(marks) + "\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("polnear")
    for kind in ("text", "attributions"):
        (folder / "train" / kind).mkdir(parents=True)
    chance = random.Random(1)
    rows = ["filename\tannotators\tpublication_date"]
    for n in range(40):
        text, marks = article(chance)
        who = "ab" if n % 2 else "cd"
        (folder / "train" / "text" / f"n{n}.txt").write_text(text, "utf-8")
        (folder / "train" / "attributions" / f"n{n}_{who}.ann").write_text(marks, "utf-8")
        rows.append(f"n{n}\t{who}\t2022-05-01")
    (folder / "metadata.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    words = [*NAMES, *CUES, *" ".join(WORDS).split(), *"had come nobody saw there .".split()]
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    vocabulary = {w.lower(): i for i, w in enumerate(dict.fromkeys([*marks, *words]))}
    vocabulary = {w if not w.startswith("[") else w.upper(): i for w, i in vocabulary.items()}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.save(str(folder / "tokenizer.json"))
    return folder


@pytest.fixture(scope="module")
def lessons(corpus: Path, tokenizer: Path) -> list[Lesson]:
    vocabulary = WordPieces(Tokenizer.from_file(str(tokenizer / "tokenizer.json")))
    return [lesson(vocabulary, a) for a in load_articles(corpus, "train")]


def new_tagger(tokenizer: Path) -> Tagger:
    size = Tokenizer.from_file(str(tokenizer / "tokenizer.json")).get_vocab_size()
    torch.manual_seed(3)
    tagger = Tagger(Encoder(CONFIG | {"vocab_size": size}), 3)
    # Random word pieces have to be learned here; pretrained ones are kept.
    tagger.encoder.pieces.weight.requires_grad_(True)
    return tagger


PLAN = Plan(epochs=12, capacity=64, per_batch=512, rate=3e-3, head_rate=5e-3, averaging=0.9)


def test_marks_become_labels_and_links(lessons: list[Lesson]) -> None:
    one = lessons[0].annotations[0]
    words = one.words.strings()
    first = int(np.flatnonzero(one.labels == BEGIN["content"])[0])
    assert one.labels[first + 1] == INSIDE["content"]
    cue = next(c for kind, span, c in one.links if kind == 1 and span == first)
    assert words[cue] in CUES
    source = next(s for kind, s, c in one.links if kind == 0 and c == cue)
    assert words[source] in NAMES


def test_every_word_is_taught_once_in_an_epoch(lessons: list[Lesson]) -> None:
    found = groups(lessons, capacity=64, per_batch=512, chance=random.Random(5))
    batches = [batch_of(group, ("ab", "cd"), random.Random(5)) for group in found]
    assert sum(int(b.present.sum()) for b in batches) == sum(len(o.features) for o in lessons)
    for batch in batches:
        assert torch.allclose(batch.unary.sum(-1), batch.present.float())


def test_from_articles_to_a_model_that_reads(
    lessons: list[Lesson], tokenizer: Path, tmp_path: Path
) -> None:
    training, dev = lessons[:34], lessons[34:]
    tagger = train(new_tagger(tokenizer), training, dev, ("ab", "cd"), PLAN, tmp_path / "run")
    assert score(tagger, dev, capacity=64, margin=8)["linked"].metrics["f1"] > 90
    export(tagger, tokenizer, tmp_path / "model", {"capacity": 64, "margin": 8})
    model = AttributionModel(tmp_path / "model")
    text = "Vela denied salt had come.\n\nNobody saw bread there."
    (found,) = model.read_words(words_in(text))
    assert found.source is not None
    assert found.source.of(text) == "Vela"
    assert found.cue.of(text) == "denied"
    assert [c.of(text) for c in found.content] == ["salt had come"]


def test_a_training_broken_off_goes_on_where_it_was(
    lessons: list[Lesson], tokenizer: Path, tmp_path: Path
) -> None:
    short = Plan(epochs=2, capacity=64, per_batch=512)
    whole = train(new_tagger(tokenizer), lessons, [], ("ab", "cd"), short, tmp_path / "whole")
    once = tmp_path / "broken"

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    import training.attribution.train as module

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "report", stop)
        with pytest.raises(StoppedError):
            train(new_tagger(tokenizer), lessons, lessons[:1], ("ab", "cd"), short, once)
    again = train(new_tagger(tokenizer), lessons, [], ("ab", "cd"), short, once)
    for one, other in zip(whole.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_teacher_gives_probabilities(lessons: list[Lesson], tokenizer: Path) -> None:
    tagger = new_tagger(tokenizer).eval()
    ((taught, _),) = teach(tagger, lessons[:1], capacity=64, margin=8)
    assert np.allclose(taught.unary.astype(float).sum(axis=1), 1.0, atol=0.01)
    assert np.allclose(taught.pairs[1:].astype(float).sum(axis=(1, 2)), 1.0, atol=0.02)
    ends = taught.pairs[1:].astype(float).sum(axis=1)
    assert np.allclose(ends, taught.unary[1:].astype(float), atol=0.02)
    scores = word_scores(tagger, lessons[0], capacity=64, margin=8)
    assert scores.shape[0] == len(lessons[0].features)
    assert marginals(scores[:, :COUNT], np.zeros((COUNT, COUNT))).unary.shape[1] == COUNT


def test_the_calibration_rises() -> None:
    chance = np.random.default_rng(2)
    sure = chance.random(500)
    right = (chance.random(500) < sure**2).astype(float)
    line = rising_line(sure, right)
    assert line == sorted(line)
    assert all(one[1] < other[1] for one, other in pairwise(line))


def test_the_card_is_plain_json(tmp_path: Path, tokenizer: Path) -> None:
    export(new_tagger(tokenizer), tokenizer, tmp_path, {"capacity": 64, "margin": 8})
    card = json.loads((tmp_path / "model.json").read_text())
    assert len(card["transitions"]) == COUNT
