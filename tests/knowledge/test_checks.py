"""Bad knowledge files are refused: each problem with its file, its line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.base import knowledge_from
from dragoman.knowledge.checks import check_knowledge, problems_of
from dragoman.knowledge.files import read_folder

NORWAY = {"id": "sta.nor", "name": "Norway", "iso3": "NOR", "iso2": "NO", "qid": "Q20", "cow": 385}
COUNCIL = {"id": "org.fish", "name": "Fish Council", "kind": "organisation", "sector": "IGO"}


def write(folder: Path, **files: list[dict[str, Any]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def person(ident: str, *terms: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": ident, "name": ident, "offices": list(terms), **fields}


def term(start: str | None, end: str | None = None, **fields: Any) -> dict[str, Any]:
    given = {"role": "prime minister", "title": "PM", "of": "sta.nor", **fields}
    return given | {"start": start, "end": end}


def found(folder: Path, **files: list[dict[str, Any]]) -> list[str]:
    rows = {"states": [NORWAY], "organisations": [COUNCIL]} | files
    return check_knowledge(write(folder, **rows))


def test_sound_files_have_no_problems(tmp_path: Path) -> None:
    people = [
        person("per.a", term("2020-01-01", "2021-06-01"), country="NOR", qid="Q1"),
        person("per.b", term("2021-06-01", checked="2024-01")),
        # Last checked before the next one began: it ended in between.
        person("per.c", term("2024-03", checked="2024-04")),
        # "2019" may mean a day before 2020-01-01: not surely at once.
        person("per.d", term("2019", "2020")),
    ]
    assert found(tmp_path, people=people) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (person("per.a", term("2020-01-01", "2019-12-31")), "PM: ends before it starts"),
        (person("per.a", term("2020-01", "2019")), "PM: ends before it starts"),
        (person("per.a", term("2021-13-01", "2022")), "start: no such month: '2021-13-01'"),
        (person("per.a", term("spring", "2022")), "start: not an EDTF value: 'spring'"),
        (person("per.a", term("2021/2022", "2022")), "'2021/2022' is no day, month or year"),
        (person("per.a", term("2021", checked="2020-05")), "was checked before it starts"),
        (person("per.a", term("2021")), "no month in which it was `checked`"),
        (person("per.a", term("2021", "2022", of="org.none")), "org.none, which no file has"),
        (person("per.a", term("2021", "2022", of="per.a")), "per.a, which is a person"),
        (person("per.a", country="ATL"), "no state has the code ATL"),
        (person("per.a", qid="20"), "qid '20' is not Q and a number"),
        (person("per.a", qid="Q20"), "sta.nor has the qid Q20 already"),
        (person("per.Ana Silva"), "an id is its prefix, then lower-case"),
        (person("per.a", aliases=["A", " "]), "an empty name in aliases"),
    ],
)
def test_what_is_wrong_with_a_person(tmp_path: Path, row: dict[str, Any], reason: str) -> None:
    [problem] = found(tmp_path, people=[row])
    assert problem.startswith("people.jsonl, line 1: per.")
    assert reason in problem


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "per.a"', "truncated"),
        ('{"id": "per.a", "name": "A", "shoe": 43}', "shoe"),
        ('{"id": "sta.a", "name": "A"}', "must start with per."),
        (
            '{"id": "per.a", "name": "A", "offices": [{"role": "czar", "title": "T", "of": "x"}]}',
            "czar",
        ),
        ('{"id": "per.a", "name": "A", "gender": "q"}', "gender"),
    ],
)
def test_a_line_that_breaks_the_schema_stops_the_loading(
    tmp_path: Path, line: str, reason: str
) -> None:
    (tmp_path / "people.jsonl").write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=reason):
        knowledge_from(tmp_path)
    [problem] = check_knowledge(tmp_path)
    assert problem.startswith("people.jsonl, line 2: ")


def test_an_unknown_sector_is_refused(tmp_path: Path) -> None:
    [problem] = found(tmp_path, organisations=[COUNCIL | {"sector": "XYZ"}])
    assert "XYZ" in problem
    assert "organisations.jsonl, line 1" in problem


def test_every_problem_is_listed_in_the_order_of_the_files(tmp_path: Path) -> None:
    problems = found(
        tmp_path,
        states=[NORWAY, NORWAY | {"id": "sta.nox", "iso3": "NOX", "iso2": "NX"}],
        people=[
            person("per.a", term("2020", "2019"), country="ATL"),
            {"id": "per.b"},
            person("per.a"),
        ],
    )
    places = [problem.partition(": ")[0] for problem in problems]
    assert places == ["states.jsonl, line 2"] * 2 + ["people.jsonl, line 1"] * 2 + [
        "people.jsonl, line 2",
        "people.jsonl, line 3",
    ]
    assert "sta.nor has the qid Q20 already" in problems[0]
    assert "sta.nor has the cow 385 already" in problems[1]
    assert "per.a stands already at people.jsonl, line 1" in problems[-1]


def test_two_persons_in_one_office_at_once(tmp_path: Path) -> None:
    people = [
        person("per.a", term("2020-01-01", "2022-01-01")),
        person("per.b", term("2021-06-01", "2021-09-01")),
        person("per.c", term("2021-08-01", "2021-10-01")),
    ]
    assert found(tmp_path, people=people) == [
        "people.jsonl, line 2: per.b and per.a both as prime minister of sta.nor, "
        "from 2021-06-01 to 2021-09-01",
        "people.jsonl, line 3: per.c and per.a both as prime minister of sta.nor, "
        "from 2021-08-01 to 2021-10-01",
        "people.jsonl, line 3: per.c and per.b both as prime minister of sta.nor, "
        "from 2021-08-01 to 2021-09-01",
    ]


def test_one_person_twice_in_one_office_at_once(tmp_path: Path) -> None:
    twice = person("per.a", term("2020-01-01", "2022-01-01"), term("2021-01-01", "2023-01-01"))
    [problem] = found(tmp_path, people=[twice])
    assert "per.a twice as prime minister of sta.nor" in problem


def test_offices_of_several_holders_may_overlap(tmp_path: Path) -> None:
    people = [
        person("per.a", term("2020-01-01", "2022-01-01", role="envoy")),
        person("per.b", term("2021-01-01", "2022-01-01", role="envoy")),
    ]
    assert found(tmp_path, people=people) == []


def test_what_a_body_is_part_of(tmp_path: Path) -> None:
    rows = [
        COUNCIL | {"id": "org.a", "part_of": "org.b"},
        COUNCIL | {"id": "org.b", "part_of": "org.a"},
        COUNCIL | {"id": "org.c", "part_of": "org.b"},
        COUNCIL | {"id": "org.d", "part_of": "org.none"},
        COUNCIL | {"id": "org.e", "part_of": "sta.nor"},
        COUNCIL | {"id": "org.f", "part_of": "org.f"},
    ]
    problems = found(tmp_path, organisations=rows)
    assert [p.partition(": org.")[2] for p in problems] == [
        "a: part of itself: org.a > org.b > org.a",
        "b: part of itself: org.b > org.a > org.b",
        "d: part of org.none, which no file has",
        "e: part of sta.nor, which is no organisation or body",
        "f: part of itself: org.f > org.f",
    ]


def test_a_state_has_its_code_as_id(tmp_path: Path) -> None:
    [problem] = found(tmp_path, states=[NORWAY | {"id": "sta.norway"}])
    assert "the id of a state is its code: sta.nor" in problem


def test_the_users_files_are_checked_together_with_ours(tmp_path: Path) -> None:
    ours = write(
        tmp_path / "ours",
        states=[NORWAY],
        people=[person("per.a", term("2020-01-01", "2022-01-01"))],
    )
    own = write(
        tmp_path / "own",
        people=[
            person("per.b", term("2021-06-01", "2022-01-01")),
            # Stands for ours: no id given twice.
            person("per.a", term("2020-01-01", "2021-01-01"), country="ATL"),
        ],
        corrections=[{"id": "per.none"}, {"id": "per.b", "set": {"country": "ATL"}}],
    )
    problems = [str(p) for p in problems_of(read_folder(ours), read_folder(own, "own"))]
    assert problems == [
        "own/people.jsonl, line 2: per.a: no state has the code ATL",
        "own/corrections.jsonl, line 1: there is no entry per.none to correct; "
        "`dragoman actors remove per.none`",
        "own/corrections.jsonl, line 2: per.b: no state has the code ATL",
    ]
