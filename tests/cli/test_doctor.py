"""`dragoman doctor` and bad knowledge: every problem, with its file, its line and the reason."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from dragoman.cli.commands import app


def doctor(tmp_path: Path) -> tuple[int, str]:
    runner = CliRunner(env={"COLUMNS": "400"})
    result = runner.invoke(app, ["doctor", "--record", str(tmp_path / "none.db")])
    return result.exit_code, result.stdout


def test_knowledge_of_ones_own_is_named(own: Path, tmp_path: Path) -> None:
    assert f"none of your own in {own}" in doctor(tmp_path)[1]
    own.mkdir()
    (own / "people.jsonl").write_text('{"id": "per.a", "name": "A B"}\n', encoding="utf-8")
    status, found = doctor(tmp_path)
    assert status == 0
    assert f"those of your own in {own} too" in found


def test_every_problem_is_listed(own: Path, tmp_path: Path) -> None:
    own.mkdir()
    (own / "people.jsonl").write_text(
        '{"id": "per.a", "name": "A B", "country": "ATL"}\n{"id": "per.b"}\n', encoding="utf-8"
    )
    (own / "corrections.jsonl").write_text('{"id": "per.gone"}\n', encoding="utf-8")
    status, found = doctor(tmp_path)
    assert status == 1
    [first, second, third] = [line.strip() for line in found.splitlines() if str(own) in line]
    assert first.startswith("WRONG")
    assert first.endswith(f"{own}/people.jsonl, line 1: per.a: no state has the code ATL")
    assert second.startswith(f"{own}/people.jsonl, line 2: ")
    assert "name" in second
    assert third.startswith(f"{own}/corrections.jsonl, line 1: there is no entry per.gone")
