"""The measure of contacts that several reports tell of."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from dragoman.evaluation import matches
from dragoman.evaluation.matches import GoldContact, GoldTelling, load_gold, pooled
from dragoman.evaluation.result import Sample
from told_contacts import LISBON, OSLO, told


def telling(number: int, start: int = 5) -> GoldTelling:
    return GoldTelling("own", f"n{number}", "", start)


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Score a gold against readings made by hand."""

    def score(gold, readings):  # type: ignore[no-untyped-def]
        monkeypatch.setattr(matches, "load_gold", lambda: gold)
        monkeypatch.setattr(
            matches,
            "annotated_reports",
            lambda folder, items: ([readings[i.doc].report for i in items], [tmp_path]),
        )
        by_id = {r.report.id: r for r in readings.values()}
        sample = Sample(tmp_path, None, None, lambda rs: (by_id[r.id] for r in rs))
        found = matches.score_matches(sample)
        return {row.label: row.metrics for row in found.rows}

    return score


READINGS = {
    "n1": told(1, site=OSLO),
    "n2": told(2, site=LISBON),
    "n3": told(3, when="2025-08-29", published="2025-08-29"),
}


def test_all_is_right(scored) -> None:  # type: ignore[no-untyped-def]
    gold = [GoldContact((telling(1), telling(2)), sides=2), GoldContact((telling(3),))]
    rows = scored(gold, READINGS)
    assert (rows["pairs"]["precision"], rows["pairs"]["recall"]) == (100, 100)
    assert rows["both sides"] == {"joined": 100, "n": 1}


def test_a_wrong_pair_and_a_missed_one_cost(scored) -> None:  # type: ignore[no-untyped-def]
    gold = [GoldContact((telling(1),)), GoldContact((telling(2), telling(3)), sides=2)]
    rows = scored(gold, READINGS)
    assert (rows["pairs"]["precision"], rows["pairs"]["recall"]) == (0, 0)
    assert rows["both sides"]["joined"] == 0


def test_a_telling_that_was_not_read_is_counted(scored) -> None:  # type: ignore[no-untyped-def]
    rows = scored([GoldContact((telling(1), telling(2, start=5000)))], READINGS)
    assert rows["tellings"]["read"] == 50
    assert rows["pairs"]["recall"] == 0


def test_the_gold_names_each_telling_once() -> None:
    gold = load_gold()
    places = [(t.set, t.doc, t.start) for contact in gold for t in contact.tellings]
    assert len(places) == len(set(places)) > 150
    assert sum(contact.sides > 1 for contact in gold) == 9


def test_the_pool_is_a_record() -> None:
    pool = pooled({("own", name): reading for name, reading in READINGS.items()})
    joined = [p for p in combinations(pool.groups, 2) if pool.groups[p[0]] == pool.groups[p[1]]]
    assert joined == [("own/n1:c1", "own/n2:c1")]
