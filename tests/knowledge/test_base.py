"""The knowledge files are sound, load quickly, and know who held which office when."""

from __future__ import annotations

import json
import time
from importlib.resources import files

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.base import Knowledge, knowledge_from, load_knowledge, term_certain
from dragoman.knowledge.files import check_knowledge
from dragoman.knowledge.schema import StateEntry

DATA = files("dragoman.knowledge") / "data"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


def test_the_files_are_sound():
    assert check_knowledge(DATA) == []


def test_every_un_member_and_observer_is_there(known):
    states = [e for e in known.entries() if isinstance(e, StateEntry)]
    assert len(states) >= 193 + 2
    assert len({s.iso3 for s in states}) == len(states)


def test_it_loads_quickly():
    knowledge_from(DATA)
    started = time.perf_counter()
    knowledge_from(DATA)
    assert time.perf_counter() - started < 0.15 * 4  # a busy machine may be four times slower


@pytest.mark.parametrize(
    ("role", "of", "on", "holder"),
    [
        ("president", "sta.usa", "2021-12-07", "per.joe-biden"),
        ("president", "sta.usa", "2025-08-25", "per.donald-trump"),
        ("foreign minister", "sta.ukr", "2025-08-25", "per.andrii-sybiha"),
        ("foreign minister", "sta.usa", "2025-08-25", "per.marco-rubio"),
        ("foreign minister", "sta.ita", "2025-08-25", "per.antonio-tajani"),
        ("foreign minister", "sta.rus", "2014-03-01", "per.sergei-lavrov"),
        ("prime minister", "sta.arm", "2020-11-09", "per.nikol-pashinyan"),
        ("secretary-general", "org.nato", "2021-12-07", "per.jens-stoltenberg"),
    ],
)
def test_who_held_which_office_that_day(known, role, of, on, holder):
    assert known.holders(role, of, on) == (holder,)


def test_an_office_without_a_known_holder_is_empty(known):
    assert known.holders("president", "sta.usa", "1802-01-01") == ()
    assert known.holders("president", "sta.usa", None) == ()


def test_the_leader_is_who_has_the_power(known):
    assert known.leader("sta.deu", "2021-12-07") == "per.angela-merkel"
    assert known.leader("sta.deu", "2021-12-09") == "per.olaf-scholz"
    assert known.leader("org.kremlin", "2022-01-01") == "per.vladimir-putin"


def test_a_term_that_may_have_ended_is_not_vouched_for(known):
    (term,) = known.offices_on("per.sergei-lavrov", "2022-01-01")
    assert term_certain(term, "2022-01-01")
    assert not term_certain(term, "2031-01-01")


@pytest.mark.parametrize(
    "alias", ["Zelensky", "Zelenskyy", "Zelenskiy", "Volodymyr Zelenskyi", "ZELENSKY"]
)
def test_spellings(known, alias):
    assert {c.id for c in known.lookup(alias)} == {"per.volodymyr-zelensky"}


@pytest.mark.parametrize(
    ("alias", "ident"),
    [
        ("the Kremlin", "org.kremlin"),
        ("U.S.", "sta.usa"),
        ("US", "sta.usa"),
        ("Côte d'Ivoire", "sta.civ"),
        ("Erdoğan", "per.recep-tayyip-erdogan"),
        ("People’s Republic of China", "sta.chn"),
    ],
)
def test_aliases(known, alias, ident):
    assert ident in {c.id for c in known.lookup(alias)}


def test_short_names_in_capitals_are_no_pronouns(known):
    assert known.lookup("us") == ()
    assert known.lookup("who") == ()


def test_the_longest_alias_wins(known):
    words = ["the", "European", "Commission", "said"]
    found = known.longest(words, 1)
    assert found is not None
    assert found[0] == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "per.a"', "line 1"),
        ('{"id": "per.a", "name": "A", "shoe": 43}', "shoe"),
        ('{"id": "sta.a", "name": "A"}', "must start with per."),
    ],
)
def test_a_bad_line_is_refused_with_its_place(tmp_path, line, reason):
    (tmp_path / "people.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=reason):
        knowledge_from(tmp_path)
    assert any("people.jsonl, line 1" in problem for problem in check_knowledge(tmp_path))


def test_two_holders_of_one_office_and_unknown_bodies_are_reported(tmp_path):
    state = {"id": "sta.nor", "name": "Norway", "iso3": "NOR", "iso2": "NO"}
    (tmp_path / "states.jsonl").write_text(json.dumps(state), encoding="utf-8")

    def person(ident: str, of: str, start: str, end: str | None) -> str:
        term = {"role": "prime minister", "title": "PM", "of": of, "start": start, "end": end}
        return json.dumps({"id": ident, "name": ident, "offices": [term]})

    rows = [
        person("per.a", "sta.nor", "2020-01-01", "2022-01-01"),
        person("per.b", "sta.nor", "2021-06-01", None),
        person("per.c", "org.none", "2021-13-01", None),
    ]
    (tmp_path / "people.jsonl").write_text("\n".join(rows), encoding="utf-8")
    problems = " | ".join(check_knowledge(tmp_path))
    assert "per.b and per.a both as prime minister of sta.nor" in problems
    assert "org.none" in problems
    assert "2021-13-01" in problems
