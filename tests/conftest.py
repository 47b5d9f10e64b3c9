"""What all tests share: nothing of the user's own is read or touched, and time limits are off."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A first example loads the language model, and a busy machine is no failure.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")


@pytest.fixture(autouse=True)
def _nothing_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "dragoman.db"))
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "knowledge"))
