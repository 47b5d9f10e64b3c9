"""The persons of the knowledge: nobody stands there twice, and offices have the right holders."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dragoman.knowledge.base import Knowledge, fold_word, load_knowledge, term_certain
from dragoman.knowledge.schema import OfficeTerm, PersonEntry
from dragoman.model.when import parse_edtf

LAST_CHECK = "2026-11"
"""The month in which the file was last worked on: no term can have been checked later."""

ONE_OF_MANY = ("ambassador", "minister", "deputy prime minister")
"""Offices of which a state has several at a time."""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def people(known) -> list[PersonEntry]:
    return [e for e in known.entries() if isinstance(e, PersonEntry)]


@pytest.fixture(scope="module")
def terms(people) -> list[tuple[str, OfficeTerm]]:
    return [(p.id, t) for p in people for t in p.offices]


def folded(name: str) -> str:
    return " ".join(fold_word(w) for w in re.split(r"[\s-]+", name))


def test_nobody_stands_there_twice(people):
    items = Counter(p.qid for p in people if p.qid)
    assert [qid for qid, n in items.items() if n > 1] == []
    names = Counter((p.country, n) for p in people for n in {folded(p.name)})
    assert [name for name, n in names.items() if n > 1] == []


def test_no_alias_is_somebody_else_of_the_same_state(people):
    bearers: dict[tuple[str | None, str], set[str]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            bearers.setdefault((person.country, folded(name)), set()).add(person.id)
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_ids_and_items_are_well_formed_and_in_order(people):
    ids = [p.id for p in people]
    assert ids == sorted(ids)
    assert [i for i in ids if not re.fullmatch(r"per\.[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert [p.qid for p in people if p.qid and not re.fullmatch(r"Q[1-9]\d*", p.qid)] == []


def test_a_term_has_ended_or_says_up_to_when_it_was_checked(terms):
    assert [(p, t.title) for p, t in terms if (t.end is None) == (t.checked is None)] == []
    assert [(p, t.title) for p, t in terms if t.checked and t.checked[:7] > LAST_CHECK] == []
    begun_later = [
        (p, t.title)
        for p, t in terms
        if t.start and t.checked and parse_edtf(t.checked).latest < parse_edtf(t.start).earliest
    ]
    assert begun_later == []


def test_one_of_many_is_not_the_only_one_known(known, terms):
    # "the Norwegian ambassador" would be whoever the file happens to know.
    lone = set()
    for person, term in terms:
        if term.role not in ONE_OF_MANY or not term.of.startswith("sta."):
            continue
        if term.of == "sta.usa" and term.role == "minister":  # the attorney general
            continue
        held = range(max(2014, int(term.start[:4])), int((term.end or "2026")[:4]))
        for year in held:
            if known.holders(term.role, term.of, f"{year}-07-01") == (person,):
                lone.add(person)
    assert lone == set()


@pytest.mark.parametrize(
    ("role", "of", "on", "holder"),
    [
        ("prime minister", "sta.jpn", "2025-11-05", "per.sanae-takaichi"),
        ("foreign minister", "sta.jpn", "2025-11-05", "per.toshimitsu-motegi"),
        ("foreign minister", "sta.jpn", "2020-11-05", "per.toshimitsu-motegi"),
        ("prime minister", "sta.hun", "2026-08-01", "per.peter-magyar"),
        ("supreme leader", "sta.irn", "2026-02-01", "per.ali-khamenei"),
        ("supreme leader", "sta.irn", "2026-04-01", "per.mojtaba-khamenei"),
        ("chief of staff", "sta.ukr", "2025-11-01", "per.andriy-yermak"),
        ("chief of staff", "sta.ukr", "2026-02-01", "per.kyrylo-budanov"),
        ("defence minister", "sta.ukr", "2014-05-01", None),
        ("defence minister", "sta.usa", "2017-06-01", "per.jim-mattis"),
        ("president", "sta.ukr", "2014-03-15", "per.oleksandr-turchynov"),
        ("foreign minister", "sta.isr", "2017-03-01", "per.benjamin-netanyahu"),
        ("foreign minister", "sta.vat", "2022-05-01", "per.paul-gallagher"),
        ("intelligence chief", "org.mossad", "2024-01-20", "per.david-barnea"),
        ("spokesperson", "org.white-house", "2020-09-01", "per.kayleigh-mcenany"),
        ("secretary-general", "org.arab-league", "2022-01-01", "per.ahmed-aboul-gheit"),
        ("council president", "org.european-council", "2016-01-01", "per.donald-tusk"),
    ],
)
def test_who_held_which_office(known, role, of, on, holder):
    assert known.holders(role, of, on) == ((holder,) if holder else ())


def test_a_return_to_office_leaves_a_gap(known):
    assert known.holders("prime minister", "sta.sdn", "2021-11-10") == ()
    assert known.holders("prime minister", "sta.sdn", "2021-12-10") == ("per.abdalla-hamdok",)


def test_a_term_confirmed_later_is_vouched_for(known):
    (term,) = known.offices_on("per.abbas-araghchi", "2026-08-01")
    assert term_certain(term, "2026-08-01")
    assert not term_certain(term, "2026-11-15")


@pytest.mark.parametrize(
    ("spelling", "ident"),
    [
        ("Andriy Sibiga", "per.andrii-sybiha"),
        ("Mohammad Baqer Qalibaf", "per.mohammad-bagher-ghalibaf"),
        ("Ismail Haniya", "per.ismail-haniyeh"),
        ("Vahagn Khachatryan", "per.vahagn-khachaturyan"),
        ("Olzhas Bektenov", "per.olzhas-bektenov"),
        ("Abu Mohammed al-Golani", "per.ahmed-al-sharaa"),
        ("Fiame Naomi Mata’afa", "per.fiame-naomi-mata-afa"),
        ("To Lam", "per.to-lam"),
    ],
)
def test_spellings_of_one_person(known, spelling, ident):
    assert {c.id for c in known.lookup(spelling) if c.kind == "person"} == {ident}


@pytest.mark.parametrize("word", ["Friday", "Hague", "Son", "Hunt", "Paz", "Tax", "Young", "Sun"])
def test_no_word_of_every_day_is_a_surname(known, word):
    assert [c for c in known.lookup(word) if c.kind == "person"] == []
