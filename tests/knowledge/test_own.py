"""The user's own knowledge: kept apart from ours, before it, and seen as soon as it changes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.base import load_knowledge, ours_alone, packaged
from dragoman.knowledge.corrections import Correction
from dragoman.knowledge.layers import layer
from dragoman.knowledge.own import OwnKnowledge, own_folder, read_own
from dragoman.knowledge.schema import OfficeTerm, PersonEntry

SILVA = PersonEntry(
    "per.ana-silva",
    "Ana Silva",
    country="PRT",
    offices=(OfficeTerm("envoy", "Envoy", "sta.prt", "2019", checked="2026-01"),),
)
LAVROV = "per.sergei-lavrov"


def keep(*entries: PersonEntry, corrections: tuple[Correction, ...] = ()) -> OwnKnowledge:
    own = OwnKnowledge(own_folder())
    for entry in entries:
        own.put(entry)
    for correction in corrections:
        own.correct(correction)
    own.save()
    return own


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"DRAGOMAN_KNOWLEDGE": "/mine", "XDG_DATA_HOME": "/data"}, "linux", "/mine"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/dragoman/knowledge"),
        ({"XDG_DATA_HOME": "data"}, "linux", "~/.local/share/dragoman/knowledge"),
        ({}, "linux", "~/.local/share/dragoman/knowledge"),
        ({}, "darwin", "~/Library/Application Support/dragoman/knowledge"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/dragoman/knowledge"),
    ],
)
def test_where_it_lies(environment: dict[str, str], platform: str, folder: str) -> None:
    assert own_folder(environment, platform) == Path(folder).expanduser()


def test_nothing_of_ones_own_is_nothing_wrong(own: Path) -> None:
    assert not own.exists()
    assert load_knowledge().entry(LAVROV) is not None
    assert not own.exists()


def test_an_entry_of_ones_own_is_known_at_once(own: Path) -> None:
    assert load_knowledge().lookup("Ana Silva") == ()
    keep(SILVA)
    known = load_knowledge()
    assert [c.id for c in known.lookup("Ana Silva")] == ["per.ana-silva"]
    assert known.origins == {"per.ana-silva": "own"}
    line = json.loads((own / "people.jsonl").read_text("utf-8"))
    assert "gender" not in line  # nothing empty is written
    assert sorted(p.name for p in own.iterdir()) == ["people.jsonl"]


def test_an_entry_of_ones_own_stands_for_ours() -> None:
    keep(PersonEntry(LAVROV, "Sergey Lavrov"))
    assert load_knowledge().entry(LAVROV) == PersonEntry(LAVROV, "Sergey Lavrov")


def test_a_correction_leaves_the_rest_of_the_entry_as_it_is() -> None:
    before = load_knowledge().entry(LAVROV)
    assert before is not None
    keep(corrections=(Correction(LAVROV, set={"qid": "Q99"}),))
    known = load_knowledge()
    assert known.entry(LAVROV) == msgspec.structs.replace(before, qid="Q99")
    assert known.origins == {LAVROV: "corrected"}


def test_null_in_a_correction_is_kept_through_saving() -> None:
    keep(corrections=(Correction(LAVROV, set={"gender": None}),))
    entry = load_knowledge().entry(LAVROV)
    assert isinstance(entry, PersonEntry)
    assert entry.gender is None
    assert OwnKnowledge(own_folder()).corrections[LAVROV].set == {"gender": None}


def test_what_is_taken_back_is_as_before() -> None:
    before = load_knowledge().entry(LAVROV)
    own = keep(SILVA, corrections=(Correction(LAVROV, set={"gender": None}),))
    assert own.remove(LAVROV)
    assert own.remove("per.ana-silva")
    assert not own.remove("per.ana-silva")
    own.save()
    assert load_knowledge().entry(LAVROV) == before
    assert load_knowledge().entry("per.ana-silva") is None


def test_it_is_loaded_again_only_when_it_has_changed(own: Path) -> None:
    keep(SILVA)
    first = load_knowledge()
    assert load_knowledge() is first
    os.utime(own / "people.jsonl", (1, 1))
    assert load_knowledge() is first  # touched, not changed
    keep(msgspec.structs.replace(SILVA, name="Ana Sousa"))
    assert load_knowledge().lookup("Ana Sousa")


def test_another_folder_is_other_knowledge(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(SILVA)
    assert load_knowledge().entry("per.ana-silva") is not None
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "other"))
    assert load_knowledge().entry("per.ana-silva") is None


def test_a_bad_line_of_ones_own_is_named_with_its_whole_path(own: Path) -> None:
    own.mkdir()
    (own / "people.jsonl").write_text('{"id": "per.a"}\n{"id": 1}\n', encoding="utf-8")
    where = f"{own.as_posix()}/people.jsonl, line 1: .*name.*and 1 more"
    with pytest.raises(KnowledgeError, match=where):
        load_knowledge()
    with pytest.raises(KnowledgeError, match=where):
        OwnKnowledge(own)  # and nothing is written over it


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"id": "per.gone", "set": {"gender": "f"}}, "there is no entry per.gone to correct"),
        ({"id": LAVROV, "set": {"shoe": 43}}, "no field shoe"),
    ],
)
def test_a_correction_that_no_longer_fits_is_left_out_and_reported(
    own: Path, line: dict[str, Any], reason: str
) -> None:
    own.mkdir()
    (own / "corrections.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert load_knowledge().origins == {}
    [problem] = layer(packaged(), read_own(own)).unfit
    assert reason in str(problem)


@pytest.mark.parametrize("name", ["people.jsonl", "corrections.jsonl"])
def test_what_is_there_twice_is_not_written_over(own: Path, name: str) -> None:
    own.mkdir()
    line = {"id": "per.a", "name": "A"} if name == "people.jsonl" else {"id": "per.a"}
    text = f"{json.dumps(line)}\n" * 2
    (own / name).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{name}, line 2: per.a stands already at"):
        OwnKnowledge(own)


def test_a_file_in_the_place_of_the_folder_is_named(own: Path) -> None:
    own.write_text("")
    with pytest.raises(KnowledgeError, match=r"own is no folder; name another in \$DRAGOMAN_KNOWL"):
        load_knowledge()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    own = OwnKnowledge(tmp_path / "file" / "below")
    own.put(SILVA)
    (tmp_path / "file").write_text("")
    with pytest.raises(KnowledgeError, match=r"file/below: .*DRAGOMAN_KNOWLEDGE"):
        own.save()


def test_ours_alone_leaves_the_users_own_out() -> None:
    keep(SILVA, corrections=(Correction(LAVROV, set={"country": "NOR"}),))
    assert load_knowledge().entry("per.ana-silva") is not None
    with ours_alone():
        assert load_knowledge().entry("per.ana-silva") is None
        lavrov = load_knowledge().entry(LAVROV)
        assert isinstance(lavrov, PersonEntry)
        assert lavrov.country == "RUS"
    assert load_knowledge().entry("per.ana-silva") is not None
