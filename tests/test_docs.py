"""The documents keep up with the code: commands, the schema, the version."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import typer

import dragoman
from dragoman.cli.commands import app
from dragoman.model.json_schema import reading_schema, schema_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(typer.main.get_group(app).commands)

CONTRACT = {
    "Reading": "schema report actors dates statements contacts positions interactions conflicts",
    "Report": "id title text published outlet url language authors credits images related sha256",
    "Image": "caption credit",
    "RelatedLink": "title url",
    "Actor": "id name kind country offices mentions",
    "Office": "title body from to",
    "DateMention": "span text value",
    "Statement": "id source cue content mode speakers via addressees said_on confidence",
    "Contact": "id kind format participants when when_text where status claims statements "
    "confidence",
    "Participant": "actor name span",
    "Claim": "status by of said_on span",
    "Position": "id holder issue issue_label stance target condition attributed_by date span "
    "confidence",
    "Interaction": "id source target event mode context modality date span confidence",
    "Conflict": "kind contact position claims",
}
"""The fields that programs rely on: adding is fine, dropping or renaming needs a new schema."""


def test_the_published_schema_is_that_of_the_model() -> None:
    published = (ROOT / "docs" / "reading.schema.json").read_text("utf-8")
    assert published == schema_text(), (
        "publish it again: python -m dragoman.model.json_schema > docs/reading.schema.json"
    )


@pytest.mark.parametrize("struct", CONTRACT)
def test_no_field_that_programs_rely_on_is_gone(struct: str) -> None:
    schema = reading_schema()
    part: dict[str, Any] = schema if struct == "Reading" else schema["$defs"][struct]
    assert set(CONTRACT[struct].split()) <= set(part["properties"])


@pytest.mark.parametrize("section", ["Run it", "Test it"])
def test_the_readme_starts_each_section_with_its_command(section: str) -> None:
    first_command = runpy.run_path(str(ROOT / ".ci" / "readme_command.py"))["first_command"]
    assert "python3 -m venv" in first_command(README, section)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"\bdragoman {command}\b", README), f"say what `dragoman {command}` does"


def test_the_readme_shows_no_command_that_is_not_there() -> None:
    blocks = re.findall(r"^```.*?^```", README, flags=re.MULTILINE | re.DOTALL)
    called = re.findall(r"^(?:\$ )?(?:\S*/)?dragoman ([a-z]+)", "\n".join(blocks), re.MULTILINE)
    assert set(called) <= set(COMMANDS)


def test_the_changelog_knows_this_version() -> None:
    assert f"## {dragoman.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
