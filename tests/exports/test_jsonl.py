"""A backup: everything comes back, to the byte, from each database into each."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from copied_texts import edited, report_of, text_of
from databases import Databases, rows_of_all_tables
from dragoman.cli.commands import app
from dragoman.errors import InputError
from dragoman.exports import jsonl
from dragoman.model import Interaction, Reading, Report
from dragoman.store.ids import entry_id
from dragoman.store.record import Record
from dragoman.store.schema import metadata
from dragoman.store.whole import EXPORTED, MADE_AGAIN
from hand_readings import BERG, SILVA, TEXT, reading, report, span


def export(record: Record, since: str | None = None) -> bytes:
    stream = io.BytesIO()
    jsonl.write(record, stream, since=since)
    return stream.getvalue()


def restore(record: Record, exported: bytes) -> tuple[jsonl.Restored, list[str]]:
    errors: list[InputError] = []
    lines = exported.splitlines(keepends=True)
    done = jsonl.read(record, lines, name="backup.jsonl", on_error=errors.append)
    return done, list(map(str, errors))


def key(of: Report) -> str:
    return entry_id("report", of.sha256)


def rich() -> Reading:
    """A reading with something in every field that a reading has."""
    plain = reading(
        msgspec.structs.replace(
            report(TEXT + " \x00 \u2028 𝔄 e\u0301 \x10"),
            metadata={"tags": ["a", {"b": None}], "weight": 1e22, "share": 0.1, "z": 1, "a": 2},
            authors=("Ana Å",),
            credits=("Fjord Press",),
            published_at="2025-08-26T07:00+02:00",
        )
    )
    contact = plain.contacts[0]
    claim = msgspec.structs.replace(contact.claims[0], when="2025-08-22", via=(BERG,), of=BERG)
    event = Interaction(
        "i1", SILVA, BERG, "CONSULT", span("had met"), "meet", "diplomatic", "historical", "2025"
    )
    return msgspec.structs.replace(
        plain,
        contacts=(
            msgspec.structs.replace(
                contact, claims=(claim, contact.claims[1]), when_from="own", confidence=0.1 + 0.2
            ),
        ),
        interactions=(event,),
    )


def fill(record: Record) -> None:
    """Reports of which some are copies, versions and judged, and some have readings."""
    wire = report_of(text_of(1, 2, 3))
    record.store(Reading(wire, (), (), (), (), ()))
    record.store(rich())
    for number, text in enumerate((edited(wire.text, 8), edited(wire.text, 9), text_of(7, 8, 9))):
        other = report_of(text, ident=f"other {number}", published=f"2025-09-0{number + 1}")
        record.store(Reading(other, (), (), (), (), ()))
    record.store(reading(report(ident="undated", published=None), when=None))
    release = msgspec.structs.replace(report(), url="https://www.mfa.gov.no/talks", sha256="0f")
    record.store(reading(release))
    record.store(reading(report(TEXT + " They will meet again.")))
    one, two, three = (r.report.id for r in record.search("other", kind="report"))
    record.judge_copies(one, two, same=True, person="Ana Silva")
    record.judge_copies(three, two, same=True, person="Jon Berg")
    record.judge_copies(one, two, same=False, person="Jon Berg")


@pytest.fixture
def record(databases: Databases) -> Iterator[Record]:
    place = databases.empty()
    with Record(place) as opened:
        fill(opened)
        yield opened
    databases.drop(place)


def test_a_reading_comes_back_as_it_was(record: Record) -> None:
    told = [json.loads(line) for line in export(record).splitlines()]
    [back] = [
        r["reading"]
        for r in told
        if r["line"] == "report" and "𝔄" in r["reading"]["report"]["text"]
    ]
    assert msgspec.convert(back, Reading, strict=False) == rich()


def test_the_first_line_says_what_follows(record: Record) -> None:
    header, *rest = [json.loads(line) for line in export(record).splitlines()]
    assert (header["line"], header["format"]) == ("header", "dragoman.record/1")
    assert [line["line"] for line in rest] == (
        ["actor"] * header["actors"]
        + ["report"] * header["reports"]
        + ["judgement"] * header["judgements"]
    )
    assert header["reports"] == record.counts()["reports"]
    assert header["judgements"] == 3


@pytest.mark.parametrize("way", [("sqlite", "postgresql", "sqlite"), ("postgresql", "sqlite")])
def test_everything_goes_round_to_the_byte(
    way: Sequence[str], all_databases: dict[str, Databases], record: Record
) -> None:
    exported, held = export(record), rows_of_all_tables(record)
    passed = exported
    for name in way:
        place = all_databases[name].empty()
        with Record(place) as other:
            done, errors = restore(other, passed)
            assert errors == []
            assert (done.reports, done.known, done.judgements) == (8, 0, 3)
            passed = export(other)
            assert passed == exported
            found = rows_of_all_tables(other)
            assert other.problems() == []
            assert [h.id for h in other.search("Oslo")] != []
        all_databases[name].drop(place)
        for table in held:
            if table not in ("statements", "reports", "report_edges"):  # rows have numbers there
                assert len(found[table]) == len(held[table]), table
        assert {r[1:] for r in map(tuple, map(str, found["reports"]))} == {
            r[1:] for r in map(tuple, map(str, held["reports"]))
        }


def test_every_table_is_exported_or_made_again() -> None:
    assert set(metadata.tables) == EXPORTED | MADE_AGAIN, (
        "a table that is in neither is lost in a backup: see store.whole"
    )


def test_an_import_adds_what_is_missing_and_changes_nothing_else(
    databases: Databases, record: Record
) -> None:
    exported = export(record)
    place = databases.empty()
    with Record(place) as other:
        own = reading(report(ident="only here", published="2025-08-20"))
        other.store(own)
        other.store(Reading(report_of(text_of(7, 8, 9), ident="a copy"), (), (), (), (), ()))
        other.store(rich())
        before = [json.loads(line) for line in export(other).splitlines()[1:]]
        done, errors = restore(other, exported)
        assert errors == []
        assert (done.reports, done.known) == (7, 1)
        after = [json.loads(line) for line in export(other).splitlines()[1:]]
        loose = ("origin", "superseded_by", "copies")
        for line in before:
            same = [a for a in after if a.get("id") == line.get("id") and a["line"] == line["line"]]
            assert [{k: v for k, v in a.items() if k not in loose} for a in same] == [
                {k: v for k, v in line.items() if k not in loose}
            ]
        copy = other.entry(key(report_of(text_of(7, 8, 9), ident="a copy")))
        assert len(copy.copies) >= 1  # with a report of the export
        whole = rows_of_all_tables(other)
        again, errors = restore(other, exported)
        assert (again.reports, again.known, again.judgements, errors) == (0, 8, 0, [])
        assert rows_of_all_tables(other) == whole
    databases.drop(place)


def test_an_older_judgement_does_not_undo_a_newer_one(databases: Databases, record: Record) -> None:
    """Whichever came into the record first."""
    early = export(record)
    one, two, _ = (r.report.id for r in record.search("other", kind="report"))
    lines = early.splitlines(keepends=True)
    old = json.loads(lines[-1]) | {"same": True, "made_at": "2001-01-01T00:00:00+00:00"}
    before = record.entry(one).origin, record.entry(two).origin
    done, errors = restore(record, b"".join([*lines[:-1], json.dumps(old).encode() + b"\n"]))
    assert (done.judgements, errors) == (1, [])
    assert (record.entry(one).origin, record.entry(two).origin) == before


def test_only_what_was_published_since(databases: Databases, record: Record) -> None:
    some = export(record, since="2025-09-02")
    lines = [json.loads(line) for line in some.splitlines()]
    days = [x["reading"]["report"]["published"] for x in lines if x["line"] == "report"]
    assert days == ["2025-09-02", "2025-09-03"]
    assert [x for x in lines if x["line"] == "actor"] == []
    place = databases.empty()
    with Record(place) as other:
        done, errors = restore(other, some)
        assert (done.reports, errors) == (2, [])
        assert other.problems() == []
        done, errors = restore(other, export(record))
        assert (done.reports, done.known, errors) == (6, 2, [])
        assert other.counts() == record.counts()
        held = {e.origin for e in map(other.entry, _report_ids(other))}
        assert held == {e.origin for e in map(record.entry, _report_ids(record))}
    databases.drop(place)


def test_actors_of_a_part_come_with_it(record: Record) -> None:
    lines = [json.loads(line) for line in export(record, since="2025-08-26").splitlines()]
    assert {"sta.nor", SILVA, BERG} <= {x["id"] for x in lines if x["line"] == "actor"}


def _report_ids(record: Record) -> list[str]:
    return [json.loads(x)["id"] for x in export(record).splitlines() if b'"line":"report"' in x]


BAD = {
    "not JSON": (b'{"line": "report", "id":\n', "line 4: not a line of an export"),
    "unknown": (b'{"line": "recipe"}\n', "line 4: not a line of an export"),
    "wrong type": (b'{"line": "actor", "id": 7, "name": "A", "kind": "person"}\n', "id"),
    "no UTF-8": (b'{"line": "actor", "id": "\xff", "name": "A", "kind": "person"}\n', "line 4"),
    "unknown report": (
        b'{"line": "judgement", "reports": ["r-0", "r-1"], "same": true, "person": "A", '
        b'"made_at": "2025-01-01T00:00:00+00:00"}\n',
        "which the record does not have",
    ),
    "header": (
        b'{"line": "header", "format": "dragoman.record/1", "actors": 0, "reports": 0, '
        b'"judgements": 0}\n',
        "a second header",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_line_is_named_and_the_others_are_taken(
    bad: str, databases: Databases, record: Record
) -> None:
    lines = export(record).splitlines(keepends=True)
    line, message = BAD[bad]
    place = databases.empty()
    with Record(place) as other:
        done, errors = restore(other, b"".join([*lines[:3], line, *lines[3:]]))
        assert done.reports == 8
        assert "backup.jsonl, line 4: " in errors[0]
        assert message in errors[0]
        assert "; " in errors[0]  # a remedy
        assert len(errors) == 2  # and that there are more lines than told
        assert export(other) == export(record)
    databases.drop(place)


def test_a_line_that_contradicts_itself_leaves_nothing(
    databases: Databases, record: Record
) -> None:
    lines = export(record).splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if b"fjord-1" in line)
    good = json.loads(lines[at])
    changes = (
        ("dates", "span", [5, 99999], "points at characters"),
        ("statements", "within", "s99", "stands in s99"),
        ("positions", "holder", "per.nobody", "cannot be stored"),
    )
    for part, field, value, message in changes:
        bad = json.loads(lines[at])
        bad["reading"][part][0][field] = value
        place = databases.empty()
        with Record(place) as other:
            done, errors = restore(
                other, b"".join([*lines[:at], json.dumps(bad).encode() + b"\n", *lines[at + 1 :]])
            )
            assert (done.reports, done.refused) == (7, 1)
            assert f"line {at + 1}: " in errors[0]
            assert message in errors[0]
            assert other.problems() == []
            assert good["id"] not in _report_ids(other)
        databases.drop(place)


def test_a_file_that_was_cut_off_is_told(databases: Databases, record: Record) -> None:
    lines = export(record).splitlines(keepends=True)
    place = databases.empty()
    with Record(place) as other:
        done, errors = restore(other, b"".join(lines[:-3]))
        assert done.reports == 8
        assert len(errors) == 1
        assert "which tells of" in errors[0]
        assert restore(other, b"".join(lines))[1] == []
        assert export(other) == b"".join(lines)
    databases.drop(place)


@pytest.mark.parametrize("first", [b"", b"hello\n", b'{"line": "actor"}\n', b'{"text": "Oslo"}\n'])
def test_what_is_no_export_is_refused(first: bytes, databases: Databases) -> None:
    place = databases.empty()
    with Record(place) as other, pytest.raises(InputError, match=r"line 1: not an export"):
        restore(other, first)
    databases.drop(place)


def test_an_export_of_a_later_format_is_refused(databases: Databases, record: Record) -> None:
    later = export(record).replace(b"dragoman.record/1", b"dragoman.record/9", 1)
    with pytest.raises(InputError, match=r"dragoman\.record/9.*pip install --upgrade"):
        restore(record, later)


PIECES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True),
        st.sampled_from([0, 7]),
        st.sampled_from(["2025-08-26", "2025-08-28", None]),
        st.sampled_from([None, "https://fjord.example/a"]),
    ),
    min_size=1,
    max_size=7,
    unique_by=repr,
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(PIECES, st.integers(0, 2**32))
def test_copies_and_judgements_go_round(
    all_databases: dict[str, Databases], documents, seed
) -> None:
    rng = random.Random(seed)
    keys = []
    places = [all_databases["sqlite"].empty() for _ in range(2)]
    with Record(places[0]) as record, Record(places[1]) as other:
        for at, (numbers, every, published, url) in enumerate(documents):
            text = text_of(*numbers, words=40)
            text = edited(text, every) if every else text
            made = report_of(text, ident=str(at), published=published, url=url)
            record.store(Reading(made, (), (), (), (), ()))
            keys.append(key(made))
            if len(keys) > 1 and rng.random() < 0.4:
                one, two = rng.sample(keys, 2)
                record.judge_copies(one, two, same=rng.random() < 0.5, person="Ana Silva")
        exported = export(record)
        assert restore(other, exported)[1] == []
        assert export(other) == exported


def run(*words: str):
    return CliRunner(env={"COLUMNS": "140"}).invoke(app, list(words))


def test_the_commands(tmp_path: Path) -> None:
    place, file = str(tmp_path / "r.db"), str(tmp_path / "backup.jsonl")
    with Record(place) as record:
        fill(record)
    told = run("export", "jsonl", "--record", place, "-o", file)
    assert (told.exit_code, told.stdout) == (0, f"8 reports written to {file}\n")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []
    plain = run("export", "jsonl", "--record", place, "-o", "-")
    assert plain.stdout_bytes == Path(file).read_bytes()
    other = str(tmp_path / "other.db")
    told = run("import", file, "--record", other)
    assert (told.exit_code, told.stdout) == (0, "8 reports imported, 3 judgements\n")
    told = run("import", file, "--record", other)
    assert told.stdout == "0 reports imported; 8 known already\n"


def test_bad_calls_end_as_the_contract_says(tmp_path: Path) -> None:
    place, file = str(tmp_path / "r.db"), str(tmp_path / "backup.jsonl")
    with Record(place) as record:
        fill(record)
    assert run("export", "jsonl", "--record", place, "-o", file).exit_code == 0
    lines = Path(file).read_bytes().splitlines(keepends=True)
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"".join([*lines[:-1], b"{\n"]))
    told = run("import", str(broken), "--record", str(tmp_path / "other.db"))
    assert told.exit_code == 1
    assert f"line {len(lines)}: not a line of an export" in told.stderr
    assert "8 reports imported, 2 judgements; 1 refused" in told.stdout
    for words, status, message in (
        (("import", str(tmp_path / "none.jsonl")), 1, "cannot be read"),
        (("import", __file__), 1, "not an export"),
        (("export", "jsonl", "--record", place, "-o", str(tmp_path / "no" / "x")), 2, "written"),
        (("export", "jsonl", "--record", place, "-o", file, "--since", "x"), 2, "not a date"),
        (("export", "jsonl", "--record", str(tmp_path / "none.db"), "-o", file), 2, "no record"),
    ):
        told = run(*words)
        assert told.exit_code == status, words
        assert message in told.stderr
    assert Path(file).read_bytes() == b"".join(lines)  # a failed export leaves the old one
    assert run("export", "recipes", "--record", place, "-o", file).exit_code == 2


@pytest.mark.slow
def test_memory_does_not_grow_with_the_record(tmp_path: Path) -> None:
    peaks = []
    for count in (60, 560):
        code = f"""
import io, resource, sys
from dragoman.exports import jsonl
from dragoman.model import Reading
from dragoman.store.record import Record
from copied_texts import report_of, text_of
with Record({str(tmp_path / f"{count}.db")!r}) as record:
    for n in range({count}):
        record.store(Reading(report_of(text_of(n, words=1500), ident=str(n)), (), (), (), (), ()))
    with open({str(tmp_path / "out")!r}, "wb") as stream:
        jsonl.write(record, stream)
other = Record({str(tmp_path / f"{count}.other")!r})
with other as record, open({str(tmp_path / "out")!r}, "rb") as lines:
    jsonl.read(record, lines, name="x", on_error=print)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
        out = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path)},
        )
        peaks.append(int(out.stdout))
    assert peaks[1] - peaks[0] < 8_000, peaks  # KiB: less than five hundred texts are
