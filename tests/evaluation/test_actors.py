"""Actors: which mentions of a reading are right, wrong, in excess, or left out of the count."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import InputError
from dragoman.evaluation import actors as scored
from dragoman.evaluation.actors import Annotated, GoldMention, compare, load_gold, score_actors
from dragoman.evaluation.agreement import Names
from dragoman.evaluation.result import Sample
from dragoman.evaluation.speakers import document_id
from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, Reading, Report, Span

KNOWLEDGE = load_knowledge()
TEXT = (
    "President Ana Silva met Mette Sorli in Oslo. Their Norway-Portugal talks pleased her, "
    "she said. I agree, the Norwegian minister said. Later words are not annotated: Ana Silva."
)
SILVA = Actor("x.ana-silva", "Ana Silva", "person", "PRT")
SORLI = Actor("x.mette-sorli", "Mette Sorli", "person", "NOR")
NORWAY = Actor("sta.nor", "Norway", "state", "NOR")
PORTUGAL = Actor("sta.prt", "Portugal", "state", "PRT")
END = TEXT.index("Later")


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def gold(words: str, *actors: str, form: str = "name", sure: bool = True) -> GoldMention:
    role = "actor" if actors or not sure else "place"
    return msgspec.convert(
        {"span": at(words), "actors": actors, "form": form, "role": role, "sure": sure},
        GoldMention,
    )


GOLD = (
    gold("Ana Silva", "Ana Silva"),
    gold("Mette Sorli", "Mette Sorli"),
    gold("Oslo"),
    gold("Their", "Ana Silva", "Mette Sorli", form="pronoun"),
    gold("Norway", "Norway"),
    gold("Portugal", "Portugal"),
    gold("her", "Ana Silva", form="pronoun"),
    gold("the Norwegian minister", sure=False, form="description"),
)


def annotated(text: str = TEXT, *mentions: GoldMention) -> Annotated:
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Annotated(
        "polnear", document_id("a"), None, "dev", digest, Span(0, END), mentions or GOLD
    )


def reading(*found: tuple[str | Span, Actor]) -> Reading:
    spans: dict[Actor, list[Span]] = {}
    for words, actor in found:
        spans.setdefault(actor, []).append(at(words) if isinstance(words, str) else words)
    actors = [msgspec.structs.replace(a, mentions=tuple(s)) for a, s in spans.items()]
    return Reading(Report("r", TEXT), tuple(actors))


def verdicts(*found: tuple[str | Span, Actor]) -> dict[str, tuple[str, str]]:
    compared = compare(annotated(), Names(reading(*found), KNOWLEDGE))
    return {j.read.span.of(TEXT): (j.verdict, j.form) for j in compared.read}


def recalled(*found: tuple[str | Span, Actor]) -> dict[str, tuple[bool, bool]]:
    compared = compare(annotated(), Names(reading(*found), KNOWLEDGE))
    return {g.span.of(TEXT): (right, met) for g, right, met in compared.gold}


def test_a_title_may_belong_to_the_name() -> None:
    assert verdicts(("President Ana Silva", SILVA)) == {"President Ana Silva": ("right", "name")}


def test_another_actor_is_found_and_wrong() -> None:
    assert verdicts(("Ana Silva", SORLI)) == {"Ana Silva": ("wrong actor", "name")}
    assert recalled(("Ana Silva", SORLI))["Ana Silva"] == (False, True)
    assert recalled()["Ana Silva"] == (False, False)


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    name = at("Mette Sorli")
    assert recalled((Span(name.end - 6, name.end), SORLI))["Mette Sorli"] == (True, True)
    assert recalled((Span(name.end - 5, name.end), SORLI))["Mette Sorli"] == (False, False)
    assert verdicts((Span(name.end - 5, name.end), SORLI)) == {"Sorli": ("spurious", "name")}


def test_a_plural_is_right_with_all_its_members_only() -> None:
    assert recalled(("Their", SILVA), ("Their", SORLI))["Their"] == (True, True)
    assert recalled(("Their", SILVA))["Their"] == (False, True)
    more = (("Their", SILVA), ("Their", SORLI), ("Their", NORWAY))
    assert verdicts(*more) == {"Their": ("wrong actor", "pronoun")}


def test_one_mention_may_be_several_of_the_gold() -> None:
    both = recalled(("Norway-Portugal", NORWAY), ("Norway-Portugal", PORTUGAL))
    assert (both["Norway"], both["Portugal"]) == ((True, True), (True, True))
    one = recalled(("Norway-Portugal", NORWAY))
    assert (one["Norway"], one["Portugal"]) == ((True, True), (False, True))


def test_what_is_doubted_or_speaks_of_itself_counts_neither_way() -> None:
    said = Span(TEXT.index("I agree"), TEXT.index(" agree"))
    found = verdicts(("the Norwegian minister", SORLI), (said, SILVA))
    assert {words: verdict for words, (verdict, _) in found.items()} == {
        "the Norwegian minister": "left out",
        "I": "left out",
    }


def test_places_and_words_nobody_marked_are_in_excess() -> None:
    found = verdicts(("Oslo", NORWAY), ("she", SILVA), ("talks", SORLI), ("President", SILVA))
    assert found == {
        "Oslo": ("place", "name"),
        "she": ("spurious", "pronoun"),
        "talks": ("spurious", "description"),
        "President": ("spurious", "name"),
    }


def test_what_lies_beyond_the_stretch_is_not_looked_at() -> None:
    assert verdicts((at("Ana Silva", END), SILVA)) == {}


def score(folder: Path, monkeypatch: pytest.MonkeyPatch, item: Annotated) -> dict[str, object]:
    texts = folder / "polnear/train/text"
    texts.mkdir(parents=True)
    (texts / "a.txt").write_text(TEXT, "utf-8")
    (texts / "b.txt").write_text("Another text.", "utf-8")
    monkeypatch.setattr(scored, "load_gold", lambda: [item])

    def read(reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            assert report.text == TEXT
            yield reading(
                ("President Ana Silva", SILVA),
                ("Oslo", NORWAY),
                ("her", SORLI),
                ("Their", SILVA),
                ("the Norwegian minister", SORLI),
            )

    result = score_actors(Sample(folder, None, None, read))
    assert [path.name for path in result.files] == ["a.txt"]
    return {row.label: row.metrics for row in result.rows} | {"details": result.details}


def test_the_table_counts_each_mention_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = score(tmp_path, monkeypatch, annotated())
    assert found["names"] == {
        "precision": 50.0,
        "recall": 25.0,
        "f1": 33.33,
        "predicted": 2,
        "gold": 4,
    }
    assert found["pronouns and descriptions"] == {
        "precision": 0.0,
        "accuracy": 0.0,
        "found": 100.0,
        "predicted": 2,
        "gold": 2,
    }
    assert found["places"] == {"kept": 0.0, "taken": 1, "gold": 1}
    details = found["details"]
    assert isinstance(details, tuple)
    assert sum("missing (name)" in line for line in details) == 3
    assert sum("wrong actor (pronoun)" in line for line in details) == 2
    assert sum(" place (name): 'Oslo'" in line for line in details) == 1


def test_another_text_than_the_annotated_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="not the one that was annotated"):
        score(tmp_path, monkeypatch, annotated(TEXT + "!"))


def test_a_document_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="not among the documents of polnear"):
        score(tmp_path, monkeypatch, msgspec.structs.replace(annotated(), doc="0" * 12))


def test_the_gold_is_large_enough_and_consistent() -> None:
    items = load_gold()
    counts: Counter[str] = Counter()
    assert {item.part for item in items} == {"dev", "test"}
    assert len({(item.set, item.doc) for item in items}) == len(items)
    for item in items:
        spans = [m.span for m in item.mentions]
        assert spans == sorted(spans)
        assert len(set(spans)) == len(spans)
        for mention in item.mentions:
            assert item.stretch.covers(mention.span)
            assert len(set(mention.actors)) == len(mention.actors)
            if mention.sure:
                assert bool(mention.actors) == (mention.role == "actor")
                counts[mention.form if mention.role == "actor" else "place"] += 1
    assert sum(counts.values()) - counts["place"] >= 420
    assert counts["description"] + counts["pronoun"] >= 150
    assert counts["place"] >= 60
