"""The knowledge files are sound, load quickly, and know who held which office when."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.knowledge.base import Knowledge, knowledge_from, load_knowledge, term_certain
from dragoman.knowledge.checks import check_knowledge
from dragoman.knowledge.schema import OfficeTerm, PersonEntry, StateEntry
from dragoman.knowledge.words import alias_words, first_word

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


def minister(ident: str, start: str, end: str | None, checked: str | None) -> PersonEntry:
    term = OfficeTerm("foreign minister", "Minister", "sta.nor", start, end, checked)
    return PersonEntry(ident, ident, offices=(term,))


FIRST = minister("per.first", "2020-01-01", None, "2022-06")
SECOND = minister("per.second", "2023-02-01", None, "2023-03")


def test_a_term_checked_before_the_day_is_given_but_not_as_certain():
    known = Knowledge([FIRST])
    [before] = known.holdings("foreign minister", "sta.nor", "2022-06-30")
    [after] = known.holdings("foreign minister", "sta.nor", "2022-07-01")
    assert (before.person, before.certain) == ("per.first", True)
    assert (after.person, after.certain) == ("per.first", False)


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        ("2022-05-01", "per.first"),
        ("2023-01-31", "per.first"),
        ("2023-02-01", "per.second"),
        ("2023-06-01", "per.second"),
    ],
)
def test_a_term_left_running_ends_when_somebody_else_takes_over(on, holder):
    known = Knowledge([FIRST, SECOND])
    assert known.holders("foreign minister", "sta.nor", on) == (holder,)
    for person in ("per.first", "per.second"):
        assert bool(known.offices_on(person, on)) == (person == holder)


def test_two_terms_known_to_run_at_once_are_both_given():
    ran_on = minister("per.first", "2020-01-01", None, "2023-06")
    known = Knowledge([ran_on, SECOND])
    assert len(known.holders("foreign minister", "sta.nor", "2023-05-01")) == 2


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


def test_nobody_is_meant_twice_by_one_word():
    known = Knowledge(
        [PersonEntry("per.a", "Ana Silva", aliases=("ANA SILVA",), surnames=("Ana Silva",))]
    )
    assert len(known.lookup("Ana Silva")) == 1


def test_the_longest_alias_wins(known):
    words = ["the", "European", "Commission", "said"]
    found = known.longest(words, 1)
    assert found is not None
    assert found[0] == 2


NAMES = st.text("aÉz'’s -–.the", max_size=12)


@given(NAMES)
@example("the 's")
@example(" the")
@example("The Hague")
def test_the_first_word_is_that_of_the_whole_alias(name):
    assert first_word(name) == next(iter(alias_words(name)), "")


@given(st.text("abÉ'’s -–.", max_size=12).filter(alias_words))
def test_every_alias_is_found_and_means_its_bearers(name):
    known = Knowledge([PersonEntry("per.a", name), PersonEntry("per.b", "b")])
    assert "per.a" in {c.id for c in known.lookup(name)}
