"""The sessions in the documents print what the commands print now, and name every option.

A session is a fenced `console` block: `$ dragoman ...`, then its output. Where an output has
changed for the better, write it into the documents again:

    python tests/test_readme.py
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer
from typer.testing import CliRunner

from dragoman.cli.commands import app
from dragoman.demo import demo_reports

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/tutorial.md", "docs/explanation/reading.md")
SESSION = re.compile(
    r"^```console\n\$ dragoman (?P<words>[^\n]*)\n(?P<output>.*?)^```$", re.M | re.S
)
REPORTS = Path("src") / "dragoman" / "demo" / "reports"


def run(words: str) -> str:
    """What a command prints into a pipe."""
    result = CliRunner(env={"COLUMNS": None, "DRAGOMAN_RECORD": None}).invoke(
        app, shlex.split(words)
    )
    assert result.exit_code == 0, f"dragoman {words}: {result.output}"
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


def sessions(document: str) -> Iterator[tuple[str, str]]:
    for match in SESSION.finditer((ROOT / document).read_text("utf-8")):
        yield match["words"], match["output"]


def lay_out(folder: Path, reports: Path) -> None:
    """A folder like a fresh checkout, with the demo's record in it."""
    (folder / REPORTS).parent.mkdir(parents=True)
    (folder / REPORTS).symlink_to(reports, target_is_directory=True)
    with chdir(folder):
        run("demo --record demo.db")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with demo_reports() as reports:
        folder = tmp_path_factory.mktemp("checkout")
        lay_out(folder, reports)
        yield folder


@pytest.mark.parametrize(
    ("document", "words", "output"), [(d, *session) for d in DOCUMENTS for session in sessions(d)]
)
def test_a_session_shows_what_the_command_prints(
    checkout: Path, document: str, words: str, output: str
) -> None:
    with chdir(checkout):
        assert output == run(words), f"{document}: write it again: python tests/test_readme.py"


def test_the_readme_opens_as_a_session() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    first = SESSION.search(readme)
    assert first is not None
    assert first.start() < readme.index("\n## ")


def test_the_readmes_python_runs_and_finds_something(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [code] = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(), re.M | re.S)
    with chdir(checkout):
        exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "('sta.nor',) ['that it would host talks']"
    assert "2013-03-14 held ['Anna Shilongo', 'Joseph Mbewe']" in printed


def options() -> Iterator[tuple[str, str]]:
    for name, command in typer.main.get_group(app).commands.items():
        for parameter in command.params:
            if parameter.param_type_name == "option":
                yield name, parameter.opts[0]


def section(command: str) -> str:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    found = re.search(rf"^## dragoman {command}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found is not None, f"docs/reference/commands.md has no section for {command}"
    return found[1]


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_the_reference_names_every_option(command: str, option: str) -> None:
    text = section(command)
    common = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8").partition("\n## ")[0]
    if "the filters" in text:
        text += common
    assert f"`{option}" in text


@pytest.mark.parametrize("document", [*DOCUMENTS, "docs/reference/commands.md", "CHANGELOG.md"])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{document}: {target}"


def rewrite(text: str, run_command: Callable[[str], str]) -> str:
    """The document with the outputs of its sessions as they are now."""
    return SESSION.sub(
        lambda m: f"```console\n$ dragoman {m['words']}\n{run_command(m['words'])}```", text
    )


def _write_again() -> None:
    os.environ.pop("COLUMNS", None)
    with TemporaryDirectory() as folder, demo_reports() as reports:
        lay_out(Path(folder), reports)
        for document in DOCUMENTS:
            path = ROOT / document
            with chdir(folder):
                text = rewrite(path.read_text("utf-8"), run)
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    _write_again()
