"""What all tests share: nothing of the user's own is read or touched, and time limits are off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from databases import Databases
    from dragoman.store.record import Record

# A first example loads the language model, and a busy machine is no failure.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")


@pytest.fixture(autouse=True)
def _nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "dragoman.db"))
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "knowledge"))


@pytest.fixture(scope="session")
def all_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Databases]]:
    """Where records can be made, by name; a server is started when first asked for."""
    from databases import MAKERS

    class Started(dict[str, "Databases"]):
        def __missing__(self, name: str) -> Databases:
            self[name] = MAKERS[name](tmp_path_factory.mktemp(name))
            return self[name]

    started = Started()
    yield started
    for one in started.values():
        one.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, all_databases: dict[str, Databases]) -> Databases:
    """Every test that takes this, or what follows from it, runs on each database."""
    return all_databases[request.param]


@pytest.fixture
def place(databases: Databases) -> Iterator[str]:
    """An empty record's path or URL."""
    made = databases.empty()
    yield made
    databases.drop(made)


@pytest.fixture
def nowhere(databases: Databases) -> Iterator[str]:
    """A path or URL where there is no record yet."""
    made = databases.nothing()
    yield made
    databases.drop(made)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record."""
    from dragoman.store.record import Record

    with Record(place) as opened:
        yield opened
