"""No knowledge of the user's own is ever read or written."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the user's own knowledge; it is not there before something is kept in it."""
    folder = tmp_path / "own"
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(folder))
    return folder
