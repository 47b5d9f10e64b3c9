"""`dragoman actors` and its commands: the record, who is known, and the user's own changes."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import typer
from typer.testing import CliRunner, Result

from dragoman.cli.commands import app
from dragoman.knowledge.base import load_knowledge
from dragoman.knowledge.schema import OfficeTerm, PersonEntry
from dragoman.store.record import Record
from hand_readings import reading

LAVROV = "per.sergei-lavrov"
SILVA = (
    *("actors", "add", "Ana Quintela", "--country", "Portugal", "--alias", "Anna Quintela"),
    *("--office", "minister of PRT from 2019-03-01 to 2021-02-03 as Minister of the Sea"),
    *("--office", "director of United Nations from 2021-05", "--checked", "2022-06"),
)


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(words))


def done(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("dragoman: ")
    return result.stderr


def rows(*words: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(done("actors", "search", *words, "--format", "json"))
    return answer


def entry(ident: str) -> PersonEntry:
    found = load_knowledge().entry(ident)
    assert isinstance(found, PersonEntry)
    return found


# The record


def test_without_a_command_it_asks_the_record(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    with Record(place) as record:
        record.store(reading())
    asked = ("actors", "--record", place, "--format", "json")
    assert {row["name"] for row in json.loads(done(*asked))} >= {"Ana Silva", "Jon Berg"}
    assert [row["name"] for row in json.loads(done(*asked, "--actor", "Jon Berg"))] == ["Jon Berg"]
    assert "office when last reported on" in done("actors", "--record", place)


def test_options_of_the_record_before_a_command_are_refused() -> None:
    assert "options stand after the command" in refused("actors", "--limit", "3", "search", "x")


# Search


def test_search_by_name_finds_the_exact_bearer_first() -> None:
    done("actors", "add", "Quintela Norway Berg", "--id", "per.q")
    assert rows("norway")[0]["id"] == "sta.nor"
    assert "per.q" in [row["id"] for row in rows("norway")]


@pytest.mark.parametrize("words", ["quintela", "ana quint", "ANNA", "per.ana-quintela"])
def test_search_by_any_name(words: str) -> None:
    done(*SILVA)
    assert "per.ana-quintela" in [row["id"] for row in rows(*words.split())]


def test_search_by_office_gives_that_office() -> None:
    done(*SILVA)
    [found] = [r for r in rows("minister", "of", "the", "sea", "portugal") if r["origin"] == "own"]
    assert [office["title"] for office in found["offices"]] == ["Minister of the Sea"]
    assert found["offices"][0]["of_name"] == "Portugal"


def test_an_office_as_asked_for_comes_before_one_that_holds_its_words() -> None:
    done("actors", "add", "Bo Deputy", "--office", "deputy foreign minister of TUV from 2025")
    done("actors", "add", "Bo Minister", "--office", "foreign minister of TUV from 2001 to 2002")
    found = [r["id"] for r in rows("foreign", "minister", "tuvalu") if r["origin"] == "own"]
    assert found == ["per.bo-minister", "per.bo-deputy"]


def test_search_on_a_day_gives_who_held_office_that_day() -> None:
    done(*SILVA)
    on = ("--own", "--on")
    assert [r["id"] for r in rows("minister", "portugal", *on, "2020-01-01")] == [
        "per.ana-quintela"
    ]
    assert rows("minister", "portugal", *on, "2021-02-04") == []
    [found] = rows("quintela", "--on", "2018-01-01")
    assert found["offices"] == []


def test_search_says_when_an_office_was_last_checked() -> None:
    done(*SILVA)
    [vouched] = rows("quintela", "--on", "2022-06-30")
    [later] = rows("quintela", "--on", "2022-07-01")
    assert [o["certain"] for o in vouched["offices"]] == [True]
    assert [o["certain"] for o in later["offices"]] == [False]
    shown = done("actors", "search", "quintela", "--on", "2022-07-01")
    assert "(since 2021-05, last checked 2022-06)" in " ".join(shown.split())
    assert "last checked" not in done("actors", "search", "quintela", "--on", "2022-06-01")


def test_search_keeps_to_kind_country_and_own() -> None:
    done(*SILVA)
    assert {r["kind"] for r in rows("norw")} >= {"state", "person"}
    assert {r["kind"] for r in rows("norw", "--kind", "state")} == {"state"}
    assert {r["country"] for r in rows("minister", "--country", "norway")} == {"NOR"}
    assert [r["id"] for r in rows("--own")] == ["per.ana-quintela"]


def test_search_as_csv_and_in_part() -> None:
    done(*SILVA)
    out = done("actors", "search", "quintela", "--format", "csv")
    [row] = csv.DictReader(io.StringIO(out))
    assert row["also called"] == "Anna Quintela"
    assert len(rows("minister", "--limit", "2")) == 2
    cut = run("actors", "search", "minister")
    assert "--limit 0 shows all" in cut.stderr


def test_search_for_nobody_says_what_to_do() -> None:
    result = run("actors", "search", "xyzzy", "--on", "2020")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nobody is known by 'xyzzy' with an office held on 2020" in result.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--on", "yesterday"), "not an EDTF value"),
        (("--kind", "horse"), "kinds: person, state"),
        (("--country", "Atlantis"), "no state or body is called"),
        (("--country", "United Nations"), "is no state"),
    ],
)
def test_a_search_that_cannot_be_meant_is_refused(words: tuple[str, ...], reason: str) -> None:
    assert reason in refused("actors", "search", *words)


# Add


def test_add_a_person_with_offices(own: Path) -> None:
    out = done(*SILVA)
    assert "added per.ana-quintela: Ana Quintela (person, PRT); also Anna Quintela" in out
    assert str(own / "people.jsonl") in out
    assert entry("per.ana-quintela") == PersonEntry(
        "per.ana-quintela",
        "Ana Quintela",
        country="PRT",
        aliases=("Anna Quintela",),
        offices=(
            OfficeTerm("minister", "Minister of the Sea", "sta.prt", "2019-03-01", "2021-02-03"),
            OfficeTerm("director", "Director", "org.united-nations", "2021-05", None, "2022-06"),
        ),
    )


def test_an_office_that_runs_was_checked_this_month() -> None:
    done("actors", "add", "Ana Quintela", "--office", "envoy of PRT from 2019")
    [term] = entry("per.ana-quintela").offices
    assert term.checked == f"{date.today():%Y-%m}"


def test_add_other_kinds() -> None:
    done(
        "actors",
        "add",
        "Atlantis",
        "--kind",
        "state",
        "--set",
        "iso3=ATL",
        "--set",
        "iso2=AX",
        "--set",
        "demonyms=Atlantean, Atlanteans",
    )
    done("actors", "add", "Sea Council", "--kind", "body", "--sector", "GOV", "--country", "ATL")
    done("actors", "add", "coastal leaders", "--kind", "collective")
    assert {r["id"] for r in rows("--own")} == {"sta.atl", "org.sea-council", "col.coastal-leaders"}
    assert [c.form for c in load_knowledge().lookup("Atlanteans")] == ["demonym"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("Ana Quintela", "--office", "czar of PRT"), "ROLE being one of: president"),
        (
            ("Ana Quintela", "--office", "envoy of Atlantis"),
            "no state or body is called 'Atlantis'",
        ),
        (("Ana Quintela", "--office", "envoy of PRT from 2021-13"), "no such month"),
        (("Ana Quintela", "--office", "envoy of PRT from 2021 to 2020"), "ends before it starts"),
        (("Ana Quintela", "--gender", "q"), "gender is one of f, m"),
        (("Ana Quintela", "--sector", "GOV"), "the fields are id, name, qid"),
        (("Ana Quintela", "--set", "shoe=43"), "is not FIELD=VALUE"),
        (("Ana Quintela", "--id", "sta.ana"), "must start with per."),
        (("Ana Quintela", "--id", "per.Ana"), "an id is its prefix"),
        (("Ana Quintela", "--kind", "horse"), "kinds: person"),
        (("Sea Council", "--kind", "body"), "sector is one of GOV, MIL"),
        (("Sergey Lavrov",), f"the name of {LAVROV}"),
        (("Sergei Lavrov",), f"{LAVROV} is known already"),
        (("Атлантида", "--kind", "collective"), "give --id"),
        (("Atlantis", "--kind", "state"), "give --set iso3=CODE"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_remedy(
    own: Path, words: tuple[str, ...], reason: str
) -> None:
    assert reason in refused("actors", "add", *words)
    assert not own.exists()


def test_an_id_of_its_own_says_that_it_is_another() -> None:
    done("actors", "add", "Sergei Lavrov", "--id", "per.sergei-lavrov-the-poet")
    assert len(load_knowledge().lookup("Sergei Lavrov")) == 2


def test_a_second_holder_at_once_is_refused() -> None:
    done("actors", "add", "Ana Quintela", "--office", "foreign minister of TUV from 1801 to 1809")
    reason = refused(
        "actors", "add", "Jo Reis", "--office", "foreign minister of TUV from 1803 to 1805"
    )
    assert "not kept: per.jo-reis and per.ana-quintela both as foreign minister" in reason
    assert load_knowledge().entry("per.jo-reis") is None


# Correct and remove


def test_correct_single_fields_of_ours() -> None:
    before = entry(LAVROV)
    out = done(
        *("actors", "correct", "Sergei Lavrov", "--alias", "S. V. Lavrov", "--qid", "Q99999999"),
        *("--office", "foreign minister of RUS to 2050-01-15"),
    )
    assert out.startswith(f"now {LAVROV}: Sergei Lavrov (person, RUS)")
    after = entry(LAVROV)
    assert after.aliases == (*before.aliases, "S. V. Lavrov")
    assert (after.qid, after.gender) == ("Q99999999", before.gender)
    [term] = [t for t in after.offices if t.role == "foreign minister"]
    assert (term.end, term.start) == ("2050-01-15", before.offices[0].start)
    assert [r["origin"] for r in rows("--own")] == ["corrected"]


def test_corrections_add_up_and_can_be_turned_round(own: Path) -> None:
    before = entry(LAVROV)
    done("actors", "correct", LAVROV, "--alias", "S. V. Lavrov")
    done("actors", "correct", LAVROV, "--set", "gender=")
    assert (entry(LAVROV).gender, entry(LAVROV).aliases[-1]) == (None, "S. V. Lavrov")
    done("actors", "correct", LAVROV, "--drop-alias", "S. V. Lavrov", "--gender", "m")
    assert entry(LAVROV) == before
    assert (own / "corrections.jsonl").read_bytes() == b""


def test_correct_offices_of_ones_own() -> None:
    done(*SILVA)
    done(
        *("actors", "correct", "per.ana-quintela", "--checked", "2024-01"),
        *("--drop-office", "minister of PRT", "--office", "director of United Nations"),
        *("--office", "envoy of PRT from 2018 to 2019"),
    )
    assert [(t.role, t.end, t.checked) for t in entry("per.ana-quintela").offices] == [
        ("director", None, "2024-01"),
        ("envoy", "2019", None),
    ]
    done("actors", "correct", "per.ana-quintela", "--office", "envoy of PRT to ..")
    assert entry("per.ana-quintela").offices[-1].end is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((LAVROV,), "nothing to correct"),
        (("Nobody Known", "--gender", "f"), "nobody is known as 'Nobody Known'"),
        ((LAVROV, "--drop-alias", "Larry"), "'Larry' is not among the aliases"),
        ((LAVROV, "--drop-office", "pope of VAT"), "no term as pope of sta.vat"),
        ((LAVROV, "--country", "Atlantis"), "no state or body"),
        ((LAVROV, "--set", "country=ATL"), "not kept: per.sergei-lavrov: no state has the code"),
        (("sta.nor", "--office", "envoy of NOR"), "holds no office"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    own: Path, words: tuple[str, ...], reason: str
) -> None:
    assert reason in refused("actors", "correct", *words)
    assert not own.exists()


def test_one_of_two_terms_must_be_named() -> None:
    done(
        *("actors", "add", "Ana Quintela", "--office", "envoy of PRT from 2001 to 2002"),
        *("--office", "envoy of PRT from 2004 to 2005"),
    )
    command = ("actors", "correct", "per.ana-quintela", "--office")
    assert "from 2001, 2004: say which one" in refused(*command, "envoy of PRT to 2006")
    done(*command, "envoy of PRT from 2004 to 2006")
    assert [t.end for t in entry("per.ana-quintela").offices] == ["2002", "2006"]


def test_remove_gives_ours_back() -> None:
    before = entry(LAVROV)
    done(*SILVA)
    done("actors", "correct", LAVROV, "--gender", "f")
    out = done("actors", "remove", LAVROV, "per.ana-quintela")
    assert f"ours again: {LAVROV}" in out
    assert "removed per.ana-quintela" in out
    assert entry(LAVROV) == before
    assert "actors search --own" in refused("actors", "remove", LAVROV)


def test_a_correction_that_fits_no_more_is_named_and_can_be_removed(own: Path) -> None:
    own.mkdir()
    line = {"id": LAVROV, "offices": [{"role": "pope", "of": "sta.vat", "drop": True}]}
    (own / "corrections.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert entry(LAVROV).name == "Sergei Lavrov"  # nothing else stops
    reason = refused("actors", "correct", LAVROV, "--gender", "f")
    assert "fits no more: no term as pope of sta.vat" in reason
    assert f"take it back with `dragoman actors remove {LAVROV}`" in reason
    done("actors", "remove", LAVROV)
    done("actors", "correct", LAVROV, "--gender", "f")


def test_a_broken_file_of_ones_own_is_never_written_over(own: Path) -> None:
    own.mkdir()
    (own / "people.jsonl").write_text("half a li", encoding="utf-8")
    assert f"{own}/people.jsonl, line 1" in refused(*SILVA)
    assert (own / "people.jsonl").read_text("utf-8") == "half a li"


def test_what_was_added_is_known_to_the_reading() -> None:
    import dragoman

    done(
        "actors",
        "add",
        "Ana Quintela",
        "--country",
        "TUV",
        "--office",
        "foreign minister of TUV from 1999-01-01 to 2000-12-31",
    )
    text = "Tuvaluan Foreign Minister Ana Quintela met Norway's prime minister in Oslo on Friday."
    found = dragoman.read(text, published="2000-05-05")
    [quintela] = [a for a in found.actors if a.name == "Ana Quintela"]
    assert quintela.id == "per.ana-quintela"
    assert [office.title for office in quintela.offices] == ["Foreign minister"]


# Import


def ftm_file(tmp_path: Path, *more: str) -> str:
    entities = (
        {"id": "p", "schema": "Person", "properties": {"name": ["Ida Vik"], "country": ["tv"]}},
        {"id": "s", "schema": "Sanction", "properties": {}},
        {
            "id": "pos",
            "schema": "Position",
            "properties": {"name": ["Minister of Fisheries"], "country": ["tv"]},
        },
        {
            "id": "o",
            "schema": "Occupancy",
            "properties": {"holder": ["p"], "post": ["pos"], "startDate": ["1999-02"]},
        },
    )
    file = tmp_path / "entities.ftm.json"
    file.write_text("\n".join([*map(json.dumps, entities), *more]) + "\n", encoding="utf-8")
    return str(file)


def test_import_says_what_it_took_and_what_it_left(own: Path, tmp_path: Path) -> None:
    out = done("actors", "import", ftm_file(tmp_path), "--as-of", "2000-06")
    assert out == f"1 person added; in {own}\nof no use here: 1 Sanction\n"
    [office] = entry("per.ida-vik").offices
    assert office == OfficeTerm(
        "minister", "Minister of Fisheries", "sta.tuv", "1999-02", None, "2000-06"
    )
    assert done("actors", "import", ftm_file(tmp_path)).startswith("1 person known already\n")


def test_import_names_bad_lines_and_ends_with_status_1(own: Path, tmp_path: Path) -> None:
    file = ftm_file(tmp_path, "half a li")
    result = run("actors", "import", file, str(tmp_path / "none"))
    assert result.exit_code == 1
    assert result.stdout.startswith("1 person added")
    first, second = result.stderr.splitlines()
    assert first.startswith(f"dragoman: {file}, line 5: ")
    assert second.startswith(f"dragoman: {tmp_path / 'none'}: No such file")
    assert (own / "people.jsonl").exists()


def test_import_can_be_tried_first(own: Path, tmp_path: Path) -> None:
    assert done("actors", "import", "--dry-run", ftm_file(tmp_path)).startswith(
        "without --dry-run: 1 person added\n"
    )
    assert not own.exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [(("--as-of", "2026"), "'2026' is no month"), (("--limit", "0"), "--limit is at least 1")],
)
def test_an_import_that_cannot_be_meant_is_refused(words: tuple[str, ...], reason: str) -> None:
    assert reason in refused("actors", "import", "x.json", *words)


# The reference


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text("utf-8")
    sections = dict(re.findall(r"^### (.+)\n((?:(?!^#).*\n)+)", page, re.MULTILINE))
    actors = typer.main.get_group(app).commands["actors"]
    assert isinstance(actors, click.Group)
    for name, command in actors.commands.items():
        section = sections[f"dragoman actors {name}"]
        for option in (o for p in command.params for o in p.opts if o.startswith("--")):
            assert f"`{option}" in section or f" {option}" in section, f"{name} {option}"
