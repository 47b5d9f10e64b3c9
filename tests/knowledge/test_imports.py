"""Actors from files of others: what is read from them, and what is taken in."""

from __future__ import annotations

import bz2
import gzip
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.knowledge.base import Knowledge, knowledge_from, load_knowledge
from dragoman.knowledge.imports import Imported, import_actors
from dragoman.knowledge.imports.joining import joined, same_term
from dragoman.knowledge.imports.names import spellings
from dragoman.knowledge.imports.roles import Positions
from dragoman.knowledge.keeping import Keeper
from dragoman.knowledge.schema import OfficeTerm, OrganisationEntry, PersonEntry, StateEntry


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small knowledge of our own making in the place of the packaged one."""
    from dragoman.knowledge import base, keeping
    from dragoman.knowledge.files import read_folder

    folder = tmp_path / "ours"
    folder.mkdir()
    files: dict[str, list[dict[str, Any]]] = {
        "states": [
            state("NOR", "NO", "Norway", demonyms=["Norwegian"]),
            state("PRT", "PT", "Portugal", qid="Q45", demonyms=["Portuguese"]),
            state("DEU", "DE", "Germany", demonyms=["German"]),
            state("USA", "US", "United States"),
            state("ESP", "ES", "Spain", demonyms=["Spanish"]),
        ],
        "organisations": [
            {"id": "org.fish", "name": "Fish Council", "kind": "organisation", "sector": "IGO"},
            {
                "id": "org.european-commission",
                "name": "European Commission",
                "kind": "organisation",
                "sector": "IGO",
            },
            {"id": "org.reds", "name": "Reds", "kind": "organisation", "sector": "REB"},
        ],
        "people": [
            {
                "id": "per.ana-reis",
                "name": "Ana Reis",
                "country": "PRT",
                "offices": [
                    {
                        "role": "foreign minister",
                        "title": "Minister of Foreign Affairs",
                        "of": "sta.prt",
                        "start": "2019-03-01",
                        "checked": "2022-06",
                    }
                ],
            },
            {"id": "per.jo-berg", "name": "Jo Berg", "qid": "Q700", "country": "NOR"},
            {"id": "per.bo-lund", "name": "Bo Lund"},
        ],
    }
    for name, rows in files.items():
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    for module in (base, keeping):
        monkeypatch.setattr(module, "packaged", lambda: read_folder(folder))
    base._loaded.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _forget() -> Iterable[None]:
    from dragoman.knowledge import base

    yield
    base._loaded.cache_clear()


def state(iso3: str, iso2: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"sta.{iso3.lower()}", "name": name, "iso3": iso3, "iso2": iso2, **fields}


def take(*entities: Any, **options: Any) -> tuple[Imported, Keeper]:
    text = "".join(json.dumps(entity) + "\n" for entity in entities)
    errors: list[InputError] = []
    keeper = Keeper()
    imported = import_actors(
        ["-"], keeper, stdin=io.BytesIO(text.encode()), on_error=errors.append, **options
    )
    assert not errors
    keeper.save()
    return imported, keeper


def person(ident: str) -> PersonEntry:
    entry = load_knowledge().entry(ident)
    assert isinstance(entry, PersonEntry)
    return entry


# FollowTheMoney


def ftm(
    schema: str, ident: str, last_seen: str = "2026-02-03T10:00:00", **properties: Any
) -> dict[str, Any]:
    listed = {k: v if isinstance(v, list) else [v] for k, v in properties.items()}
    return {"id": ident, "schema": schema, "properties": listed, "last_seen": last_seen}


MINISTER = ftm("Position", "pos", name="Minister of Foreign Affairs of Norway", country="no")
HOLDER = ftm(
    "Person",
    "p1",
    name=["Ida VIK", "Ида Вик"],
    alias=["Ida Marie Vik", "Vik", "Vik, Ida", "The Ida"],
    gender="female",
    country=["no", "us"],
    citizenship="no",
    wikidataId="Q800",
)


def occupancy(**properties: Any) -> dict[str, Any]:
    return ftm("Occupancy", "occ", **{"holder": "p1", "post": "pos"} | properties)


def test_a_person_with_a_post_whatever_the_order_of_the_lines() -> None:
    term = occupancy(startDate="2021-10-14", endDate="2023-10-16", status="ended")
    imported, _ = take(term, HOLDER, MINISTER)
    assert imported.taken.done == {("person", "added"): 1}
    assert person("per.ida-vik") == PersonEntry(
        "per.ida-vik",
        "Ida Vik",
        qid="Q800",
        country="NOR",
        gender="f",
        aliases=("Ida Marie Vik",),
        offices=(
            OfficeTerm(
                "foreign minister",
                "Minister of Foreign Affairs",
                "sta.nor",
                "2021-10-14",
                "2023-10-16",
            ),
        ),
    )


def test_nested_entities_say_the_same_as_flat_ones() -> None:
    flat = (occupancy(startDate="2021-10-14", endDate="2023-10-16"), HOLDER, MINISTER)
    take(*flat)
    before = person("per.ida-vik")
    keeper = Keeper()
    keeper.remove("per.ida-vik")
    keeper.save()
    nested = json.loads(json.dumps(HOLDER))
    inner = occupancy(startDate="2021-10-14", endDate="2023-10-16")
    inner["properties"]["post"] = [MINISTER]
    nested["properties"]["positionOccupancies"] = [inner]
    take(nested)
    assert person("per.ida-vik") == before


def test_nested_entities_without_ids_are_told_apart() -> None:
    def nested(title: str, start: str) -> dict[str, Any]:
        post = {"schema": "Position", "caption": title, "properties": {"country": ["no"]}}
        return {
            "schema": "Occupancy",
            "properties": {"post": [post], "startDate": [start], "endDate": ["2030"]},
        }

    ida = json.loads(json.dumps(HOLDER))
    ida["properties"]["positionOccupancies"] = [
        nested("Minister of Whales", "2001"),
        nested("Prime Minister", "2005"),
    ]
    take(ida)
    assert [(t.title, t.start) for t in person("per.ida-vik").offices] == [
        ("Minister of Whales", "2001"),
        ("Prime Minister", "2005"),
    ]


@pytest.mark.parametrize("topic", ["gov.state", "gov.muni", "gov.soe", "pol.party"])
def test_a_president_of_less_than_a_state_is_none_of_the_state(topic: str) -> None:
    post = ftm("Position", "pos", name="President", country="no", topics=["role.pep", topic])
    take(HOLDER, post, occupancy(startDate="2001", endDate="2002"), every=True)
    [office] = person("per.ida-vik").offices
    assert office.role == "other"


@pytest.mark.parametrize(
    ("dates", "options", "term"),
    [
        ({"startDate": "2021", "status": "current"}, {}, ("2021", None, "2026-02")),
        ({"startDate": "2021"}, {}, ("2021", None, "2021")),
        ({"startDate": "2021"}, {"as_of": "2025-01"}, ("2021", None, "2025-01")),
        ({"startDate": "2026-05"}, {"as_of": "2025-01"}, ("2026-05", None, "2026-05")),
        ({"status": "current"}, {}, (None, None, "2026-02")),
        (
            {"startDate": ["2021", "2021-10-14"], "endDate": "2022"},
            {},
            ("2021-10-14", "2022", None),
        ),
        (
            {"startDate": ["2021-10-14", "2021-10-01"], "endDate": "2022"},
            {},
            ("2021-10", "2022", None),
        ),
    ],
)
def test_how_sure_a_term_is(
    dates: dict[str, Any], options: dict[str, Any], term: tuple[str | None, ...]
) -> None:
    take(HOLDER, MINISTER, occupancy(**dates), **options)
    [office] = person("per.ida-vik").offices
    assert (office.start, office.end, office.checked) == term


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"startDate": "2021", "status": "ended"},
        {"endDate": "2021"},
        {"startDate": "2021", "endDate": "2020"},
        {"startDate": "2021-13", "endDate": "2022"},
    ],
)
def test_a_term_without_days_is_no_term(dates: dict[str, Any]) -> None:
    imported, _ = take(HOLDER, MINISTER, occupancy(**dates))
    assert imported.taken.left == {
        "offices without days": 1,
        "persons without an office of known rank": 1,
    }
    assert load_knowledge().entry("per.ida-vik") is None


def test_what_is_of_no_use_is_counted() -> None:
    imported, _ = take(
        ftm("Sanction", "s", entity="p1"),
        ftm("Company", "c", name="Vik Ltd"),
        ftm("Organization", "o", name="Rowing Club"),
        HOLDER,
        occupancy(startDate="2021"),
    )
    assert imported.unused == {"Sanction": 1, "Company": 1, "Organization": 1}
    assert imported.taken.left == {
        "offices whose post is not in the file": 1,
        "persons without an office of known rank": 1,
    }


def test_offices_of_unknown_rank_keep_their_title() -> None:
    mayor = ftm("Position", "pos2", name="Mayor of Oslo", country="no")
    terms = (occupancy(startDate="2001", endDate="2002", post="pos2"),)
    imported, _ = take(HOLDER, MINISTER, mayor, *terms)
    assert imported.taken.left == {"persons without an office of known rank": 1}
    take(HOLDER, MINISTER, mayor, *terms, every=True)
    assert person("per.ida-vik").offices == (
        OfficeTerm("other", "Mayor of Oslo", "sta.nor", "2001", "2002"),
    )
    assert load_knowledge().holders("other", "sta.nor", "2001-05-05") == ("per.ida-vik",)


def test_organisations_by_what_they_are() -> None:
    imported, _ = take(
        ftm("Organization", "o1", name="Whale Union", topics="gov.igo", alias="WU"),
        ftm("PublicBody", "o2", name="Ministry of Whales", jurisdiction="no"),
        ftm("PublicBody", "o3", name="Ministry of Nowhere"),
        ftm("PublicBody", "o4", name="Bavarian Ministry", jurisdiction="de", topics="gov.state"),
        ftm("Organization", "o5", name="fish council", topics="gov.igo", wikidataId="Q900"),
    )
    known = load_knowledge()
    assert known.entry("org.whale-union") == OrganisationEntry(
        "org.whale-union", "Whale Union", "organisation", "IGO"
    )
    assert known.entry("org.ministry-of-whales") == OrganisationEntry(
        "org.ministry-of-whales", "Ministry of Whales", "body", "GOV", "NOR"
    )
    fish = known.entry("org.fish")
    assert isinstance(fish, OrganisationEntry)
    assert fish.qid == "Q900"
    assert imported.taken.left == {"bodies of no known state": 1}
    assert imported.unused == {"PublicBody": 1}


def test_an_office_of_a_body_that_the_file_brings() -> None:
    body = ftm("PublicBody", "b", name="Whale Agency", jurisdiction="no")
    post = ftm("Position", "pos", name="Keeper of Whales", organization="b")
    take(body, post, HOLDER, occupancy(startDate="2020", endDate="2021"), every=True)
    [office] = person("per.ida-vik").offices
    assert (office.role, office.of) == ("other", "org.whale-agency")


# Whom a row means


def test_a_person_known_by_item_is_enriched() -> None:
    jo = ftm("Person", "p1", name="Johannes Berg", wikidataId="Q700", gender="male")
    imported, keeper = take(jo, MINISTER, occupancy(startDate="2001", endDate="2002"))
    assert imported.taken.done == {("person", "enriched"): 1}
    found = person("per.jo-berg")
    assert (found.name, found.aliases, found.gender) == ("Jo Berg", ("Johannes Berg",), "m")
    assert [term.end for term in found.offices] == ["2002"]
    assert set(keeper.own.corrections) == {"per.jo-berg"}  # ours stays ours
    assert not keeper.own.entries


def test_a_person_known_by_name_and_country_is_enriched() -> None:
    ana = ftm("Person", "p1", name="ANA REIS", nationality="pt", wikidataId="Q701")
    post = ftm("Position", "pos", name="Minister of Foreign Affairs", country="pt")
    imported, _ = take(ana, post, occupancy(startDate="2019-03-01", endDate="2024-01-05"))
    assert imported.taken.done == {("person", "enriched"): 1}
    found = person("per.ana-reis")
    [office] = found.offices
    assert (found.qid, office.end, office.checked) == ("Q701", "2024-01-05", None)


def test_a_namesake_from_elsewhere_is_another() -> None:
    ana = ftm("Person", "p1", name="Ana Reis", nationality="no")
    take(ana, MINISTER, occupancy(startDate="2001", endDate="2002"))
    assert person("per.ana-reis-nor").country == "NOR"
    assert person("per.ana-reis").country == "PRT"


@pytest.mark.parametrize("given", [{"name": "Ana Reis"}, {"name": "Bo Lund", "nationality": "no"}])
def test_a_namesake_of_no_known_country_is_left_out(given: dict[str, str]) -> None:
    imported, keeper = take(
        ftm("Person", "p1", **given), MINISTER, occupancy(startDate="2001", endDate="2002")
    )
    assert imported.taken.left == {"actors who may be one of those known": 1}
    assert not keeper.own.entries


def test_two_items_are_two_persons() -> None:
    jo = ftm("Person", "p1", name="Jo Berg", wikidataId="Q701", nationality="no")
    take(jo, MINISTER, occupancy(startDate="2001", endDate="2002"))
    assert person("per.jo-berg-nor").qid == "Q701"


def test_taking_a_file_in_twice_changes_nothing(own: Path) -> None:
    ana = ftm("Person", "p2", name="ANA REIS", nationality="pt", wikidataId="Q701")
    terms = (
        occupancy(startDate="2021", endDate="2022"),
        occupancy(startDate="2001", endDate="2002", holder="p2"),
    )
    file = (HOLDER, ana, MINISTER, *terms)
    take(*file)
    before = {p.name: p.read_bytes() for p in own.iterdir()}
    again, _ = take(*file)
    assert again.taken.done == {("person", "known"): 2}
    assert {p.name: p.read_bytes() for p in own.iterdir()} == before


def test_what_was_taken_in_before_is_enriched_in_its_place() -> None:
    take(HOLDER, MINISTER, occupancy(startDate="2021", status="current"))
    _, keeper = take(HOLDER, MINISTER, occupancy(startDate="2021", endDate="2027"))
    assert [t.end for t in person("per.ida-vik").offices] == ["2027"]
    assert not keeper.own.corrections


def test_what_contradicts_the_knowledge_is_left_out() -> None:
    post = ftm("Position", "pos", name="Minister of Foreign Affairs", country="pt")
    imported, _ = take(HOLDER, post, occupancy(startDate="2020-01-01", endDate="2021-01-01"))
    assert imported.taken.left == {
        "offices that contradict what is known": 1,
        "persons without an office of known rank": 1,
    }
    assert load_knowledge().holders("foreign minister", "sta.prt", "2020-06-01") == (
        "per.ana-reis",
    )


def test_posts_of_one_role_at_one_time_are_told_apart_by_title(own: Path) -> None:
    other = ftm("Position", "pos2", name="Minister of Whales", country="no")
    first = ftm("Position", "pos", name="Minister of Fisheries", country="no")
    jo = ftm("Person", "p1", name="Jo Berg", wikidataId="Q700")
    both = [occupancy(startDate="2001-01-01", post=p, status="current") for p in ("pos", "pos2")]
    take(jo, first, other, *both)
    assert [t.title for t in person("per.jo-berg").offices] == [
        "Minister of Fisheries",
        "Minister of Whales",
    ]
    # And a later file may end one of them.
    ended = occupancy(startDate="2001-01-01", endDate="2027-01-01", post="pos2")
    take(jo, first, other, both[0], ended)
    assert [t.end for t in person("per.jo-berg").offices] == [None, "2027-01-01"]


def test_nobody_sits_twice_in_one_office() -> None:
    post = ftm("Position", "pos", name="President", country="no")
    whole = occupancy(startDate="2001-01-01", endDate="2009-01-01")
    parts = [
        occupancy(startDate="2003-01-01", endDate="2005-01-01"),
        occupancy(startDate="2004-01-01", endDate="2012-01-01"),
        occupancy(startDate="2009-01-01", endDate="2012-01-01"),
    ]
    imported, _ = take(HOLDER, post, whole, *parts)
    assert [(t.start, t.end) for t in person("per.ida-vik").offices] == [
        ("2001-01-01", "2009-01-01"),
        ("2009-01-01", "2012-01-01"),
    ]
    assert imported.taken.left == {"offices that contradict what is known": 1}


def test_an_end_that_reaches_into_a_later_term_contradicts_it() -> None:
    ana = ftm("Person", "p1", name="Ana Reis", nationality="pt")
    post = ftm("Position", "pos", name="Minister of Foreign Affairs", country="pt")
    take(ana, post, occupancy(startDate="2024-01-05", endDate="2026-01-01"))
    imported, _ = take(ana, post, occupancy(startDate="2019-03-01", endDate="2025-01-01"))
    assert imported.taken.left == {"offices that contradict what is known": 1}
    assert [(t.start, t.end) for t in person("per.ana-reis").offices] == [
        ("2019-03-01", None),
        ("2024-01-05", "2026-01-01"),
    ]


@pytest.mark.parametrize(
    ("name", "other", "kept"),
    [
        ("Jean-Paul Vik", "Jean Paul Vik", True),
        ("Jean-Paul Vik", "Abdel-Karim Reis", False),
        ("Ana de Reis", "Bo de Lund", False),
        ("Ana Reis", "Ana Réis", False),  # the same, as names are compared
        ("Ana Reis", "Ana Reis III 2nd", False),
        ("Ana Reis", "Dr. Ana Maria Reis", False),
    ],
)
def test_which_aliases_are_spellings(name: str, other: str, kept: bool) -> None:
    assert bool(spellings(name, [other])) == kept


def test_at_most_so_many() -> None:
    persons = [
        ftm("Person", f"p{n}", name=f"Per Number{'x' * n}", nationality="no") for n in (1, 2, 3)
    ]
    terms = [occupancy(holder=f"p{n}", startDate=f"200{n}", endDate=f"200{n}") for n in (1, 2, 3)]
    imported, keeper = take(*persons, *terms, MINISTER, limit=2)
    assert imported.taken.done == {("person", "added"): 2}
    assert len(keeper.own.entries) == 2


# Wikidata


def snak(value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def item(value: str) -> dict[str, Any]:
    return snak({"id": value})


def day(text: str, precision: int = 11) -> dict[str, Any]:
    return snak({"time": f"+{text}T00:00:00Z", "precision": precision})


def claim(main: dict[str, Any], rank: str = "normal", **qualifiers: list[Any]) -> dict[str, Any]:
    return {"mainsnak": main, "rank": rank, "qualifiers": qualifiers}


def wikidata(
    ident: str, label: str, aliases: Iterable[str] = (), **claims: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "type": "item",
        "id": ident,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": a} for a in aliases]} if aliases else [],
        "claims": claims,
    }


NORWAY = wikidata("Q20", "Norway", P298=[claim(snak("NOR"))])
POST = wikidata(
    "Q1000",
    "Minister of Foreign Affairs",
    P31=[claim(item("Q4164871"))],
    P1001=[claim(item("Q20"))],
)
IDA = wikidata(
    "Q800",
    "Ida Vik",
    ["Ida Marie Vik", "Vik"],
    P31=[claim(item("Q5"))],
    P21=[claim(item("Q6581072"))],
    P27=[claim(item("Q45"), P582=[day("1999-01-01")]), claim(item("Q20"))],
    P39=[
        claim(item("Q1000"), P580=[day("2021-10-14")], P582=[day("2023-10-00", 10)]),
        claim(item("Q1000"), rank="deprecated", P580=[day("1901-10-14")], P582=[day("1902-01-01")]),
    ],
)


def test_a_person_of_wikidata() -> None:
    imported, _ = take(IDA, POST, NORWAY)
    assert imported.taken.done == {("person", "added"): 1, ("state", "enriched"): 1}
    assert person("per.ida-vik") == PersonEntry(
        "per.ida-vik",
        "Ida Vik",
        qid="Q800",
        country="NOR",
        gender="f",
        aliases=("Ida Marie Vik",),
        offices=(
            OfficeTerm(
                "foreign minister",
                "Minister of Foreign Affairs",
                "sta.nor",
                "2021-10-14",
                "2023-10",
            ),
        ),
    )
    norway = load_knowledge().entry("sta.nor")
    assert isinstance(norway, StateEntry)
    assert norway.qid == "Q20"


def test_a_former_citizenship_does_not_count() -> None:
    ida = json.loads(json.dumps(IDA))
    ida["claims"]["P27"] = [claim(item("Q20"), P582=[day("1999-01-01")]), claim(item("Q45"))]
    take(ida, POST, NORWAY)
    assert person("per.ida-vik").country == "PRT"


def test_items_as_older_dumps_write_them() -> None:
    ida = json.loads(json.dumps(IDA))
    ida["claims"]["P39"][0]["mainsnak"]["datavalue"]["value"] = {"numeric-id": 1000}
    take(ida, POST, NORWAY)
    assert len(person("per.ida-vik").offices) == 1


def test_an_end_on_an_unknown_day_is_no_office_that_runs() -> None:
    ida = json.loads(json.dumps(IDA))
    ida["claims"]["P39"] = [
        claim(item("Q1000"), P580=[day("2001-01-01")], P582=[{"snaktype": "somevalue"}])
    ]
    imported, _ = take(ida, POST, NORWAY)
    assert imported.taken.left["offices without days"] == 1


def test_an_organisation_of_wikidata() -> None:
    union = wikidata("Q55", "Whale Union", P31=[claim(item("Q484652"))])
    town = wikidata("Q56", "Oslo", P31=[claim(item("Q515"))])
    imported, _ = take(union, town)
    assert imported.unused == {"item": 1}
    assert load_knowledge().entry("org.whale-union") == OrganisationEntry(
        "org.whale-union", "Whale Union", "organisation", "IGO", qid="Q55"
    )


# Files


def written(tmp_path: Path, content: bytes, name: str = "f.json") -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def from_files(*files: str) -> tuple[Imported, list[str]]:
    errors: list[InputError] = []
    imported = import_actors(files, Keeper(), stdin=io.BytesIO(), on_error=errors.append)
    return imported, [str(error) for error in errors]


def lines(*entities: Any) -> bytes:
    return "".join(json.dumps(entity) + "\n" for entity in entities).encode()


DUMP = b"[\n" + b",\n".join(json.dumps(e).encode() for e in (IDA, POST, NORWAY)) + b"\n]\n"
ANSWER = json.dumps(
    {"entities": {e["id"]: e for e in (IDA, POST, NORWAY)} | {"Q1": {"missing": ""}}}
)


@pytest.mark.parametrize(
    "content",
    [
        lines(IDA, POST, NORWAY),
        b"\xef\xbb\xbf" + lines(IDA, POST, NORWAY),
        DUMP,
        gzip.compress(DUMP),
        bz2.compress(DUMP),
        ANSWER.encode(),
        json.dumps(json.loads(ANSWER), indent=1).encode(),
        json.dumps([IDA, POST, NORWAY]).encode(),
    ],
    ids="lines mark dump gz bz2 answer indented array".split(),
)
def test_every_way_in_which_items_are_written(tmp_path: Path, content: bytes) -> None:
    imported, errors = from_files(written(tmp_path, content))
    assert errors == []
    assert imported.taken.done[("person", "added")] == 1


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    term = occupancy(startDate="2021", endDate="2022")
    content = (
        b'{"half": \n\n'
        + lines(HOLDER, {"shoe": 43}, 17)
        + b"\xff\xfe\n"
        + b"[" * 100_000
        + b"\n"
        + lines(MINISTER, term)
    )
    bad = written(tmp_path, content)
    missing = str(tmp_path / "none.json")
    imported, errors = from_files(missing, bad)
    assert [error.partition(": ")[0] for error in errors] == [
        missing,
        *(f"{bad}, line {number}" for number in (1, 4, 5, 6, 7)),
    ]
    assert "neither a FollowTheMoney entity nor a Wikidata item" in errors[2]
    assert imported.refused == 6
    assert imported.taken.done == {("person", "added"): 1}


def test_a_compressed_file_cut_short_is_named(tmp_path: Path) -> None:
    whole = gzip.compress(lines(HOLDER, MINISTER) * 2000)
    _, [error] = from_files(written(tmp_path, whole[: len(whole) // 2]))
    assert "is the file whole?" in error


@pytest.mark.parametrize(
    "properties",
    [{"name": 3}, {"name": [None]}, {"name": [{}]}, {"country": {"a": 1}}, {"holder": [[1]]}],
)
@pytest.mark.parametrize("schema", ["Person", "Position", "Occupancy", "Organization"])
def test_entities_of_an_odd_shape_do_no_harm(tmp_path: Path, schema: str, properties: Any) -> None:
    entity = {"id": 4, "schema": schema, "properties": properties}
    _, errors = from_files(written(tmp_path, lines(entity)))
    assert errors == []


# Titles


@pytest.mark.parametrize(
    ("label", "country", "role", "of"),
    [
        ("Minister of Foreign Affairs of Norway", None, "foreign minister", "sta.nor"),
        ("Norwegian Minister of Foreign Affairs", None, "foreign minister", "sta.nor"),
        ("minister for foreign affairs", "NOR", "foreign minister", "sta.nor"),
        ("Minister of Foreign Affairs and Fisheries", "NOR", "foreign minister", "sta.nor"),
        ("Minister of Foreign Affairs (Norway)", "NOR", "foreign minister", "sta.nor"),
        ("United States Secretary of State", None, "foreign minister", "sta.usa"),
        ("Secretary of State", "ESP", "other", "sta.esp"),
        ("Acting Prime Minister of Norway", None, "prime minister", "sta.nor"),
        ("President of the Republic", "PRT", "president", "sta.prt"),
        ("Federal Chancellor of Germany", None, "chancellor", "sta.deu"),
        ("Chancellor", "NOR", "other", "sta.nor"),
        ("King of Norway", None, "monarch", "sta.nor"),
        ("Queen of Norway", "NOR", "other", "sta.nor"),
        ("Ambassador of Norway to Spain", None, "ambassador", "sta.nor"),
        ("Norwegian Ambassador to Spain", None, "ambassador", "sta.nor"),
        ("Minister of Fisheries of Norway", None, "minister", "sta.nor"),
        ("Secretary-General of the Fish Council", None, "secretary-general", "org.fish"),
        (
            "President of the European Commission",
            None,
            "commission president",
            "org.european-commission",
        ),
        # Not the state's office, or not surely:
        ("Minister of Finance of Bavaria", "DEU", "other", "sta.deu"),
        ("Minister of Finance (Bavaria)", "DEU", "other", "sta.deu"),
        ("Minister of Finance and Fisheries of Bavaria", "DEU", "other", "sta.deu"),
        ("Minister of Fisheries of Bavaria", "DEU", "other", "sta.deu"),
        ("Minister of State for Foreign Affairs", "NOR", "other", "sta.nor"),
        ("Shadow Foreign Minister", "NOR", "other", "sta.nor"),
        ("Former Foreign Minister of Norway", None, "other", None),
        ("President of the Supreme Court of Norway", "NOR", "other", "sta.nor"),
        ("President of the Fish Council", None, "other", None),
        ("Prime Minister of Spain", "NOR", "other", "sta.nor"),
        ("Secretary-General of the Reds", None, "other", None),
        ("Prime Minister", None, "other", None),
    ],
)
def test_what_a_title_says(
    ours: Path, label: str, country: str | None, role: str, of: str | None
) -> None:
    position = Positions(knowledge_from(ours)).read(label, country)
    assert (position.role, position.of) == (role, of)


def test_a_part_of_a_state_has_no_ministers_of_the_state() -> None:
    norway = StateEntry("sta.nor", "Norway", "NOR", "NO")
    position = Positions(Knowledge([norway])).read("Prime Minister", "NOR", subnational=True)
    assert position == ("other", "sta.nor", "Prime Minister")


# Two terms


def term(start: str | None, end: str | None = None, checked: str | None = None) -> OfficeTerm:
    return OfficeTerm("president", "President", "sta.prt", start, end, checked)


@pytest.mark.parametrize(
    ("ours", "new", "one", "result"),
    [
        (
            term("2016-03-09", None, "2020-01"),
            term("2016", "2026-03-09"),
            True,
            term("2016-03-09", "2026-03-09"),
        ),
        (
            term("2016-03", None, "2020-01"),
            term("2016-03-09", None, "2021-02"),
            True,
            term("2016-03", None, "2021-02"),
        ),
        (term("2016", "2026"), term("2016-03-09", "2026-03-09"), True, term("2016", "2026")),
        # One of the terms that make up ours.
        (
            term("2016-03-09", None, "2024-01"),
            term("2021-03-09", "2023-01-01"),
            True,
            term("2016-03-09", None, "2024-01"),
        ),
        # A second term that follows is another.
        (term("2001", "2005"), term("2005", "2009"), False, None),
        (term("2001-01-20", "2005-01-20"), term("2005-01-20", "2009-01-20"), False, None),
        # Contradictions.
        (term("2016", "2021"), term("2016", "2024"), True, None),
        (term("2016", None, "2025-01"), term("2015-01-01", "2020-01-01"), True, None),
        (term("2016", "2021-01"), term("2016", None, "2023-01"), True, None),
        # The other is older than the end that we know.
        (term("2016", "2021-01"), term("2016", None, "2020-01"), True, term("2016", "2021-01")),
        (
            term(None, None, "2020-01"),
            term("2016", None, "2019-01"),
            True,
            term("2016", None, "2020-01"),
        ),
    ],
)
def test_two_terms_of_one_person(
    ours: OfficeTerm, new: OfficeTerm, one: bool, result: OfficeTerm | None
) -> None:
    assert same_term(ours, new) == one
    if one:
        assert joined(ours, new) == result


KEYS = (
    "id schema properties name country holder post positionOccupancies startDate status topics "
    "labels en value aliases claims P31 P39 P27 P580 mainsnak datavalue snaktype time precision "
    "qualifiers entities caption last_seen"
).split()
JSON = st.recursive(
    st.none()
    | st.integers(-5, 3000)
    | st.sampled_from(["Person", "Occupancy", "Position", "Q5", "+2021", "current", "no", "x", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(
    st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6),
    st.sampled_from(["Person", "Occupancy", ""]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_json_whatever_breaks_the_import(entity: dict[str, Any], schema: str) -> None:
    if schema:
        entity = {"schema": schema, "properties": entity}
    keeper, errors = Keeper(), []
    stdin = io.BytesIO(
        lines(entity, {"claims": entity, "labels": {"en": {"value": "X"}}, "id": "Q9"})
    )
    import_actors(["-"], keeper, stdin=stdin, on_error=errors.append)
    assert keeper.new_problems() == []
