"""Every test of the store that takes `record`, `place` or `databases` runs on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from databases import MAKERS, Databases
from dragoman.store.record import Record


@pytest.fixture(scope="session")
def all_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Databases]]:
    """By name, started when first asked for."""
    started: dict[str, Databases] = {}

    class Started(dict[str, Databases]):
        def __missing__(self, name: str) -> Databases:
            made = started[name] = self[name] = MAKERS[name](tmp_path_factory.mktemp(name))
            return made

    yield Started()
    for one in started.values():
        one.stop()


@pytest.fixture(params=sorted(MAKERS, reverse=True))
def databases(request: pytest.FixtureRequest, all_databases: dict[str, Databases]) -> Databases:
    """Where records are made."""
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
    with Record(place) as opened:
        yield opened
