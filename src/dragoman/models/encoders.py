"""Encoders run by ONNX Runtime: the words of a text in, scores for each out.

An encoder takes `pieces` (1, length) and `features` (1, length, columns) and gives `scores`
(1, length, outputs). Its weights are 8-bit; nothing of what trained it is needed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import LanguageModelError
from dragoman.models.windows import cut
from dragoman.models.wordpieces import WordPieces
from dragoman.models.words import FEATURE_SIZES, Words

if TYPE_CHECKING:
    import numpy as np

WEIGHTS, VOCABULARY, CARD = "encoder.onnx", "tokenizer.json", "model.json"


class Encoder:
    """The encoder in a folder; `card` is what its maker wrote about it."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        for name in (WEIGHTS, VOCABULARY, CARD):
            if not (folder / name).is_file():
                raise LanguageModelError(f"the model in {folder.name} has no {name}")
        self.card: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
        self._weights = folder / WEIGHTS
        if self._weights.stat().st_size != self.card["weights"]["bytes"]:
            raise LanguageModelError(self._damage())
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(self._weights), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / VOCABULARY))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._vocabulary = WordPieces(tokenizer)
        self._capacity = int(self.card["capacity"])
        self._margin = int(self.card["margin"])

    def verify(self) -> None:
        """Check the weights byte by byte.

        Raises:
            LanguageModelError: they are not those that its maker wrote.
        """
        with self._weights.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != self.card["weights"]["sha256"]:
                raise LanguageModelError(self._damage())

    def _damage(self) -> str:
        return f"{self._weights} is damaged; install Dragoman anew, or make the model anew"

    def scores(self, words: Words) -> np.ndarray:
        """(words, outputs) scores of one text.

        Each window goes through the encoder alone: 8-bit arithmetic scales whatever it is given
        as one, so that a text's scores would otherwise depend on its neighbours in a batch.
        """
        import numpy as np

        pieces = self._vocabulary.of(words.strings())
        cores = []
        for w in cut(pieces.counts, words.features[:, 2], self._capacity - 2, self._margin):
            ids, starts, owners = pieces.window(w.first, w.last)
            features = np.zeros((1, len(ids), len(FEATURE_SIZES)), dtype=np.int64)
            features[0, 1:-1] = words.features[owners]
            (out,) = self._session.run(["scores"], {"pieces": ids[None], "features": features})
            cores.append(out[0, starts[w.core_first - w.first : w.core_last - w.first]])
        return np.concatenate(cores) if cores else np.empty((0, 0), dtype=np.float32)
