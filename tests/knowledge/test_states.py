"""The states: all of them, told apart by their codes, and known by the names the press uses."""

from __future__ import annotations

import pytest

from dragoman.knowledge.base import Knowledge, load_knowledge
from dragoman.knowledge.schema import StateEntry

UN_MEMBERS = frozenset(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL
    BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI
    DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC
    GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR
    KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI
    MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL
    PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR
    SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB
    VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()
)
OTHERS = frozenset({"VAT", "PSE", "XKX", "TWN"})
"""The two observers of the United Nations, and two states that many others deal with."""

NOT_IN_COW = frozenset({"VAT", "PSE"})
"""Not members of the state system as the Correlates of War project counts it."""


KNOWN_AS = {
    "USA": ("Q30", 2),
    "GBR": ("Q145", 200),
    "IRL": ("Q27", 205),
    "NLD": ("Q55", 210),
    "DEU": ("Q183", 255),
    "SRB": ("Q403", 345),
    "XKX": ("Q1246", 347),
    "RUS": ("Q159", 365),
    "UKR": ("Q212", 369),
    "DNK": ("Q35", 390),
    "YEM": ("Q805", 679),
    "CHN": ("Q148", 710),
    "TWN": ("Q865", 713),
    "PSE": ("Q219060", None),
    "VAT": ("Q237", None),
}
"""Wikidata items and COW numbers, those first where two countries could be mistaken."""

NAMES = {
    "GBR": ("UK", "U.K.", "Britain", "Great Britain", "United Kingdom"),
    "ARE": ("UAE", "U.A.E.", "United Arab Emirates"),
    "COD": ("DRC", "DR Congo", "Democratic Republic of Congo"),
    "COG": ("Republic of Congo", "Congo-Brazzaville"),
    "TUR": ("Turkey", "Türkiye", "Turkiye"),
    "CZE": ("Czechia", "Czech Republic"),
    "MMR": ("Myanmar", "Burma"),
    "CIV": ("Ivory Coast", "Côte d'Ivoire", "Cote d’Ivoire"),
    "CPV": ("Cape Verde", "Cabo Verde"),
    "SWZ": ("Eswatini", "Swaziland"),
    "TLS": ("Timor-Leste", "East Timor"),
    "MKD": ("North Macedonia",),
    "LCA": ("Saint Lucia", "St. Lucia"),
    "STP": ("São Tomé and Príncipe", "Sao Tome and Principe"),
    "GMB": ("the Gambia",),
    "BHS": ("the Bahamas",),
    "BRN": ("Brunei", "Brunei Darussalam"),
    "VAT": ("Holy See", "Vatican"),
    "PSE": ("Palestine", "Palestinian Authority"),
    "VNM": ("Vietnam", "Viet Nam"),
}

DEMONYMS = {
    "SUR": ("Surinamese",),
    "SVN": ("Slovenian", "Slovenes"),
    "CYP": ("Cypriot", "Cypriots", "Greek Cypriot"),
    "ECU": ("Ecuadorian", "Ecuadorean"),
    "DJI": ("Djiboutian",),
    "CPV": ("Cape Verdean",),
    "NPL": ("Nepali", "Nepalese"),
    "SOM": ("Somali", "Somalis"),
    "NLD": ("Dutch", "Dutchman"),
    "GBR": ("British", "Briton", "Britons"),
}

CITIES = {
    "UKR": ("Kyiv", "Kiev"),
    "NLD": ("Amsterdam", "The Hague"),
    "BOL": ("Sucre", "La Paz"),
    "CIV": ("Yamoussoukro", "Abidjan"),
    "LKA": ("Colombo",),
    "MDA": ("Chișinău", "Chisinau", "Kishinev"),
    "MNG": ("Ulaanbaatar", "Ulan Bator"),
    "YEM": ("Sanaa", "Sana'a"),
    "XKX": ("Pristina", "Prishtina"),
    "TZA": ("Dodoma", "Dar es Salaam"),
    "SDN": ("Khartoum", "Port Sudan"),
    "MMR": ("Naypyidaw", "Nay Pyi Taw"),
}
"""Capitals, seats of government, and their spellings."""


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(word, code) for code, words in table.items() for word in words]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def states(known: Knowledge) -> dict[str, StateEntry]:
    return {e.iso3: e for e in known.entries() if isinstance(e, StateEntry)}


def test_there_are_as_many_members_as_the_united_nations_have():
    assert len(UN_MEMBERS) == 193


def test_every_state_is_there_and_no_other(states):
    assert set(states) == UN_MEMBERS | OTHERS


def test_ids_are_the_codes(states):
    assert all(state.id == f"sta.{code.lower()}" for code, state in states.items())


@pytest.mark.parametrize("field", ["id", "name", "iso2", "qid", "capital"])
def test_no_two_states_share(states, field):
    values = [getattr(state, field) for state in states.values()]
    assert None not in values
    assert len(set(values)) == len(states)


def test_cow_numbers_are_complete_and_unique(states):
    numbers = {code: state.cow for code, state in states.items() if state.cow is not None}
    assert set(numbers) == set(states) - NOT_IN_COW
    assert len(set(numbers.values())) == len(numbers)


def test_a_seat_is_not_the_capital(states):
    assert all(s.seat != s.capital for s in states.values() if s.seat is not None)


@pytest.mark.parametrize(("code", "numbers"), KNOWN_AS.items())
def test_numbers_under_which_others_know_a_state(states, code, numbers):
    assert (states[code].qid, states[code].cow) == numbers


@pytest.mark.parametrize(("alias", "code"), pairs(NAMES))
def test_names_of_a_state(known, states, alias, code):
    assert [c.id for c in known.lookup(alias)] == [states[code].id]


@pytest.mark.parametrize(("word", "code"), pairs(DEMONYMS))
def test_demonyms(known, states, word, code):
    (found,) = known.lookup(word)
    assert (found.id, found.form) == (states[code].id, "demonym")


def test_a_demonym_of_two_states_names_both(known):
    assert {c.id for c in known.lookup("Congolese")} == {"sta.cod", "sta.cog"}


@pytest.mark.parametrize(("city", "code"), pairs(CITIES))
def test_capitals_seats_and_their_spellings(known, states, city, code):
    (found,) = known.lookup(city)
    assert found.id == states[code].id
    assert found.form in ("capital", "metonym")


@pytest.mark.parametrize("seat", ["Downing Street", "Quai d'Orsay", "Farnesina", "Blue House"])
def test_a_seat_of_power_is_the_body_that_sits_there(known, seat):
    (found,) = known.lookup(seat)
    assert found.kind == "body"
