"""Organisations, bodies and collectives: complete enough, told apart, and no common words."""

from __future__ import annotations

import re

import pytest

from dragoman.knowledge.base import Knowledge, load_knowledge
from dragoman.knowledge.schema import CollectiveEntry, OrganisationEntry, StateEntry

G20 = "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA".split()
IN_NEGOTIATIONS = (
    "UKR RUS ISR PSE IRN SYR LBN YEM KOR PRK TWN ARM AZE SRB XKX CYP GEO MDA BLR ETH SDN LBY "
    "VEN AFG PAK IND QAT EGY TUR"
).split()

AMBIGUOUS = frozenset({"sta.cod", "sta.cog"})
"""Both are called Congo."""

FOUND_BY = {
    "org.united-nations": ("UN", "U.N.", "United Nations"),
    "org.un-security-council": ("Security Council", "U.N. Security Council", "UNSC"),
    "org.european-union": ("EU", "European Union"),
    "org.council-of-the-european-union": ("Council of the European Union",),
    "org.nato-russia-council": ("NATO-Russia Council",),
    "org.international-atomic-energy-agency": ("IAEA", "UN nuclear watchdog"),
    "org.organization-for-security-and-co-operation-in-europe": (
        "OSCE",
        "Organisation for Security and Cooperation in Europe",
    ),
    "org.hamas": ("Hamas",),
    "org.hezbollah": ("Hezbollah", "Hizbullah"),
    "org.houthis": ("Houthis", "Houthi rebels", "Ansar Allah"),
    "org.taliban": ("Taliban", "Islamic Emirate of Afghanistan"),
    "org.islamic-state": ("ISIS", "Islamic State"),
    "org.al-shabaab": ("al-Shabaab", "al-Shabab"),
    "org.rapid-support-forces": ("RSF", "Rapid Support Forces"),
    "org.m23": ("M23",),
    "org.kurdistan-workers-party": ("PKK",),
    "org.syrian-democratic-forces": ("SDF",),
    "org.hayat-tahrir-al-sham": ("HTS",),
    "org.revolutionary-armed-forces-of-colombia": ("FARC",),
    "org.national-liberation-army-of-colombia": ("ELN",),
    "org.tigray-people-s-liberation-front": ("TPLF",),
    "org.polisario-front": ("Polisario",),
    "org.sudan-people-s-liberation-movement": ("SPLM",),
    "org.northern-cyprus": ("Turkish Cypriots", "Turkish Cypriot"),
    "org.republika-srpska": ("Bosnian Serb",),
    "org.e3": ("E3",),
    "org.quad": ("the Quad",),
    "org.kremlin": ("the Kremlin",),
    "org.white-house": ("the White House",),
    "org.us-department-of-state": ("State Department", "Foggy Bottom"),
    "org.french-foreign-ministry": ("Quai d'Orsay",),
    "org.downing-street": ("Downing Street", "No 10"),
    "org.brazil-foreign-ministry": ("Itamaraty",),
    "org.armenia-foreign-ministry": ("Foreign Ministry of Armenia",),
    "col.nato-defence-ministers": ("NATO defence ministers", "NATO defense ministers"),
    "col.eu-member-states": ("EU member states", "EU countries"),
}

NOT_A_NAME = (
    *("us", "who", "pace", "alba", "quad bike", "iom", "elders", "alliance", "the bloc", "council"),
    *("Coe", "UNC", "IRA", "ETA", "No. 10", "Lebanese forces", "Congress", "Senate", "presidency"),
    *("National Assembly", "the Quartet", "Contact Group", "Foreign Ministry", "Union"),
)
"""Words that would make actors of what is none, or of somebody else's body."""


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def organisations(known: Knowledge) -> dict[str, OrganisationEntry]:
    return {e.id: e for e in known.entries() if isinstance(e, OrganisationEntry)}


def test_there_are_many_of_each_kind(organisations):
    kinds = [entry.kind for entry in organisations.values()]
    assert kinds.count("organisation") >= 350
    assert kinds.count("body") >= 250


@pytest.mark.parametrize("kind", [StateEntry, OrganisationEntry, CollectiveEntry])
def test_ids_are_plain_and_in_order(known, kind):
    ids = [entry.id for entry in known.entries() if isinstance(entry, kind)]
    assert ids == sorted(ids)
    assert all(re.fullmatch(r"(sta|org|col)\.[a-z0-9]+(-[a-z0-9]+)*", ident) for ident in ids)


def test_no_two_entries_share_a_wikidata_item(known):
    items = [e.qid for e in known.entries() if not isinstance(e, CollectiveEntry) and e.qid]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9][0-9]*", item) for item in items)


def test_what_something_is_part_of_is_there_and_no_circle(organisations):
    for entry in organisations.values():
        above, seen = entry.part_of, {entry.id}
        while above is not None:
            assert above in organisations, f"{entry.id}: part of {above}, which no line has"
            assert above not in seen, f"{entry.id} is part of itself"
            seen.add(above)
            above = organisations[above].part_of


def test_a_body_has_a_state_and_belongs_to_nothing_of_another(organisations):
    for entry in organisations.values():
        if entry.kind == "body":
            assert entry.country is not None, entry.id
            above = organisations.get(entry.part_of or "")
            assert above is None or above.country == entry.country, entry.id


def test_a_group_at_war_is_not_its_state(organisations):
    # "the PKK leader" would else be whoever leads the state, and the two could never meet.
    rebels = [e for e in organisations.values() if e.sector == "REB" and e.kind == "organisation"]
    assert len(rebels) >= 80
    assert [e.id for e in rebels if e.country is not None] == []


@pytest.mark.parametrize("code", sorted({*G20, *IN_NEGOTIATIONS}))
def test_a_state_that_negotiates_has_a_body_that_speaks(organisations, code):
    assert any(e.country == code for e in organisations.values() if e.kind == "body")


def test_no_alias_means_two_states_or_organisations(known):
    for entry in known.entries():
        if isinstance(entry, StateEntry | OrganisationEntry | CollectiveEntry):
            for alias in (entry.name, *entry.aliases):
                found = {c.id for c in known.lookup(alias) if c.kind != "person"}
                assert found == {entry.id} or found <= AMBIGUOUS, alias


@pytest.mark.parametrize(
    ("alias", "ident"), [(alias, ident) for ident, words in FOUND_BY.items() for alias in words]
)
def test_names_of_the_press(known, alias, ident):
    assert [c.id for c in known.lookup(alias)] == [ident]


@pytest.mark.parametrize("word", NOT_A_NAME)
def test_words_that_name_no_organisation(known, word):
    assert known.lookup(word) == ()
