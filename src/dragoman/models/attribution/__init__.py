"""The attribution model: who is quoted, by which cue, with which words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import LanguageModelError
from dragoman.model import Span
from dragoman.models.attribution.decode import Chain, Segment, decode
from dragoman.models.encoders import Encoder
from dragoman.models.words import Words, words_of

SMALL = "small"
"""The model that the package carries."""

FOLDER_VARIABLE = "DRAGOMAN_MODELS"


class TaggedAttribution(NamedTuple):
    """One attribution as the model marks it, in characters; `source` is None where the text
    names none. `confidence` is the probability that speaker and content are these.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    confidence: float


class AttributionModel:
    """Marks who is quoted, by which cue, with which words; the weights lie in one folder."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self.encoder = Encoder(folder, threads=max(1, (os.cpu_count() or 1) - 1))
        card = self.encoder.card
        self._chain = Chain(
            np.array(card["transitions"], dtype=np.float32),
            np.array(card["ranks"], dtype=np.float32),
        )
        points: list[tuple[float, float]] = card.get("calibration", [])
        self._line = ([p[0] for p in points], [p[1] for p in points]) if points else None

    def read(
        self, text: str, paragraphs: Sequence[Span], quotations: Sequence[Span]
    ) -> list[TaggedAttribution]:
        """The attributions of a text in the order of their cues; none lies inside another.

        `paragraphs` and `quotations` (marks included) are spans of the text, in its order.
        """
        return self.read_words(words_of(text, paragraphs, quotations))

    def read_words(self, words: Words) -> list[TaggedAttribution]:
        """The same for a text whose words are at hand."""
        if not len(words):
            return []
        return [
            TaggedAttribution(
                _span(words, tagged.cue),
                None if tagged.source is None else _span(words, tagged.source),
                tuple(_span(words, s) for s in tagged.contents),
                self._calibrated(tagged.confidence()),
            )
            for tagged in decode(self.encoder.scores(words), words.features[:, 2], self._chain)
        ]

    def _calibrated(self, raw: float) -> float:
        """How often attributions of this raw confidence turned out right."""
        import numpy as np

        if not self._line:
            return raw
        raws, shares = self._line
        return round(float(np.interp(raw, raws, shares)), 3)


@lru_cache(maxsize=2)
def load_attribution_model(name: str = SMALL) -> AttributionModel:
    """The model of this name: `small` is part of the package, others are made by training.

    Raises:
        LanguageModelError: there is no such model here; says where it is looked for.
    """
    own = Path(__file__).parent / name
    given = Path(os.environ.get(FOLDER_VARIABLE, "models")) / f"attribution-{name}"
    for folder in (own, given):
        if folder.is_dir():
            return AttributionModel(folder)
    raise LanguageModelError(
        f"there is no attribution model {name!r} in {given.parent}; make it with "
        f"`python -m training.attribution {name}`, or name the folder that holds it in "
        f"{FOLDER_VARIABLE}"
    )


def _span(words: Words, segment: Segment) -> Span:
    return Span(int(words.start[segment.first]), int(words.end[segment.last - 1]))
