"""The reference keeps up with the schema, and its examples are sound."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from dragoman.knowledge.base import packaged
from dragoman.knowledge.checks import problems_of
from dragoman.knowledge.corrections import Correction
from dragoman.knowledge.files import CORRECTIONS, FILES, Folder
from dragoman.knowledge.schema import OfficeTerm, Role, Sector

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "knowledge.md").read_text("utf-8")
SHAPES = [shape for _, shape in FILES.values()] + [OfficeTerm, Correction]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_is_described(shape: type[msgspec.Struct]) -> None:
    missing = [f.name for f in msgspec.structs.fields(shape) if f"`{f.name}`" not in PAGE]
    assert missing == []


@pytest.mark.parametrize("value", [*get_args(Role), *get_args(Sector), *FILES, CORRECTIONS])
def test_every_role_sector_and_file_is_listed(value: str) -> None:
    assert f"`{value}`" in PAGE


def test_the_examples_are_sound() -> None:
    person, correction = re.findall(r"^```json\n(.+)\n```", PAGE, re.MULTILINE)
    own = Folder("own", (("people.jsonl", person.encode()), (CORRECTIONS, correction.encode())))
    before = set(problems_of(packaged()))
    assert [str(p) for p in problems_of(packaged(), own) if p not in before] == []
