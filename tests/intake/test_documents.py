"""Sources: files, folders, patterns, standard input; refusals in order."""

from __future__ import annotations

import io
import time

import pytest

from dragoman.errors import UsageError
from dragoman.intake import read_documents


def read(sources, **options):
    errors = []
    reports = list(read_documents([str(s) for s in sources], on_error=errors.append, **options))
    return reports, [str(error) for error in errors]


def test_folder_is_read_sorted_with_hidden_files_left_out(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "b" / "1.txt").write_text("Envoys left Oslo.")
    (tmp_path / ".git" / "x.txt").write_text("Envoys hid.")
    (tmp_path / ".x.txt").write_text("Envoys hid.")
    (tmp_path / "c.txt").write_text("Envoys returned.")
    (tmp_path / "a.txt").write_text("Envoys met.")
    reports, refusals = read([tmp_path])
    assert [r.text for r in reports] == ["Envoys met.", "Envoys returned.", "Envoys left Oslo."]
    assert not refusals


def test_pattern_file_and_standard_input_in_the_order_named(tmp_path):
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"Envoys met in {name}.")
    reports, refusals = read(
        ["-", tmp_path / "*.txt", tmp_path / "c.md"], stdin=io.BytesIO(b"Envoys spoke by phone.")
    )
    assert [r.text for r in reports] == [
        "Envoys spoke by phone.",
        "Envoys met in a.txt.",
        "Envoys met in b.txt.",
        "Envoys met in c.md.",
    ]
    assert not refusals


def test_sources_that_lead_nowhere(tmp_path):
    reports, refusals = read(
        [tmp_path / "none.txt", tmp_path / "*.md", tmp_path, "https://gazette.example/1"]
    )
    assert not reports
    assert [line.split(": ", 1)[1].split(";")[0] for line in refusals] == [
        "no such file or folder",
        "no file matches",
        "the folder holds no files",
        "fetching is not supported yet",
    ]


def test_one_bad_file_among_a_thousand(tmp_path):
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(f"Envoys met for round {number}.")
    (tmp_path / "0500.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    began = time.perf_counter()
    reports, refusals = read([tmp_path])
    assert time.perf_counter() - began < 5
    assert len(reports) == 999
    assert refusals == [
        f"{tmp_path / '0500.txt'}: a PNG image, not text; save its text and give that"
    ]


class Endless(io.RawIOBase):
    """A stream of one text that never ends, and how much of it was asked for."""

    asked = 0

    def read(self, size=-1):
        assert size > 0
        self.asked += size
        return b"Envoys met. ".ljust(size, b".")


def test_a_text_of_any_size_is_refused_after_twenty_megabytes():
    stream = Endless()
    _, refusals = read(["-"], stdin=stream)
    assert refusals == [
        "standard input: one document of more than 20 MB; split it into its reports, or give them"
        " as JSON Lines"
    ]
    assert stream.asked < 21_000_000


def test_a_large_file_of_lines_is_read(tmp_path):
    path = tmp_path / "many.jsonl"
    line = '{"text": "' + "Envoys met in Oslo. " * 5000 + '"}\n'
    path.write_text(line * 250)
    reports, refusals = read([path])
    assert (len(reports), refusals) == (250, [])


def test_standard_input_must_be_there():
    with pytest.raises(UsageError, match="standard input"):
        read(["-"])


def test_published_must_be_a_date():
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read([], published="soon")


def test_published_fills_in_the_date(tmp_path):
    (tmp_path / "a.txt").write_text("Envoys met on Monday.")
    reports, _ = read([tmp_path], published="2020-10-30")
    assert reports[0].published == "2020-10-30"


def test_the_name_does_not_decide_the_format(tmp_path):
    (tmp_path / "a.txt").write_text('{"id": "7", "text": "Envoys met."}')
    (tmp_path / "b.dat").write_text("---\ntitle: Envoys\n---\nEnvoys met.")
    (tmp_path / "c.json").write_text("title,text\nEnvoys,They met.\n")
    (tmp_path / "c.json").rename(tmp_path / "c")
    reports, refusals = read([tmp_path])
    assert not refusals
    assert (reports[0].id, reports[0].title) == ("7", None)
    assert [r.title for r in reports[1:]] == ["Envoys", "Envoys"]
