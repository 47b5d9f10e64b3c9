"""An `add` that is killed at any moment, and started again, ends as if it had not been.

Five moments here; fifty and more:

    PYTHONPATH=tests python tests/store/test_killed.py 50
"""

from __future__ import annotations

import io
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from databases import Databases
from dragoman.exports import jsonl
from dragoman.store.record import Record

MOMENTS = 5
_TIMES = re.compile(rb'"(read_at|made_at)":"[^"]*"')

ADD = """
import sys
from copied_texts import edited, report_of, text_of
from dragoman.store.record import Record
from hand_readings import TEXT, reading, report
from dragoman.model import Reading

def reports():
    for n in range(24):
        yield report(ident=f"fjord-{n}")
        wire = text_of(n, n + 1, words=40)
        yield report_of(edited(wire, 8) if n % 3 else wire, ident=f"wire-{n}")

def read(some):
    for one in some:
        yield reading(one) if one.text == TEXT else Reading(one, (), (), (), (), ())

print("ready", flush=True)
with Record(sys.argv[1]) as record:
    record.add(reports(), read=read)
"""


def started(place: str) -> subprocess.Popen[bytes]:
    run = subprocess.Popen(
        [sys.executable, "-c", ADD, place],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert run.stdout is not None
    run.stdout.readline()
    return run


def held(place: str) -> bytes:
    """All that the record holds, but for the times at which it was put there."""
    stream = io.BytesIO()
    with Record(place) as record:
        assert record.problems() == []
        jsonl.write(record, stream)
    return _TIMES.sub(b"", stream.getvalue())


def check(
    empty: Callable[[], str], drop: Callable[[str], None], moments: int, rng: random.Random
) -> int:
    """Kill and start again; how many kills came before the end."""
    undisturbed = empty()
    run = started(undisturbed)
    began = time.perf_counter()
    assert run.wait() == 0
    lasts = time.perf_counter() - began
    expected = held(undisturbed)
    drop(undisturbed)
    hits = 0
    for _ in range(moments):
        place = empty()
        run = started(place)
        time.sleep(rng.uniform(0.0, lasts))
        run.send_signal(signal.SIGKILL)
        hits += run.wait() == -signal.SIGKILL
        assert len(held(place)) <= len(expected)  # what is there is whole
        assert started(place).wait() == 0
        assert held(place) == expected
        drop(place)
    return hits


@pytest.mark.slow
def test_an_add_that_is_killed_loses_and_doubles_nothing(databases: Databases) -> None:
    hits = check(databases.empty, databases.drop, MOMENTS, random.Random(7))
    if not hits:
        pytest.skip("the machine was too fast to be interrupted")


def main(moments: int) -> None:
    """The same for as many moments as wanted, on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(moments + 2))

        def empty() -> str:
            place = str(Path(folder) / f"{next(numbers)}.db")
            Record(place).close()
            return place

        hits = check(empty, lambda place: None, moments, random.Random())
        print(f"{moments} moments, {hits} of them before the end: nothing lost, nothing doubled")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
