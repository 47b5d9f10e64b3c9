"""What it costs to tell a new report's copies, as a record grows.

    python benchmarks/copies.py
    python benchmarks/copies.py --sizes 1000 10000 50000 --floor

The reports are made by seed: words as frequent as in print, phrases that many share, a standing
paragraph under a fifth of them, and a tenth of them copies of an earlier report, edited or quoted.
Nothing is read in them, so that the time is that of storing and of telling copies alone. The
median of the reports added at each size counts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.model import Reading, Report, report_digest
from dragoman.store.record import Record

MOST_GROWTH = 3.0
"""How much more a report may cost in the largest record than in the smallest."""

TIMED = 200
"""Reports that are timed at each size."""

_SYLLABLES = "ba do ki lu me no pra que ri so ta vel win xo yar zu".split()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit status, 1 with `--floor` where the cost grows too much."""
    parser = argparse.ArgumentParser(description="The cost of telling copies.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--words", type=int, default=500, help="words of a report")
    parser.add_argument("--floor", action="store_true", help=f"fail above {MOST_GROWTH} times")
    given = parser.parse_args(arguments)
    medians = []
    with TemporaryDirectory() as folder, Record(Path(folder) / "r.db") as record:
        made = reports(given.words)
        stored = 0
        for size in sorted(given.sizes):
            while stored < size:
                store(record, next(made))
                stored += 1
            times = sorted(store(record, next(made)) for _ in range(TIMED))
            stored += TIMED
            medians.append(statistics.median(times))
            mib = (Path(folder) / "r.db").stat().st_size / 2**20
            print(
                f"{size:7d} reports: {medians[-1] * 1000:6.2f} ms a report, "
                f"slowest of {TIMED} {times[-1] * 1000:6.1f} ms, record {mib:7.1f} MiB",
                flush=True,
            )
    growth = medians[-1] / medians[0]
    print(f"ratio {growth:.2f}")
    return 1 if given.floor and growth > MOST_GROWTH else 0


def store(record: Record, report: Report) -> float:
    """Processor seconds to store a report; waiting for the disk is not in them."""
    began = time.process_time()
    record.store(Reading(report, (), (), (), (), ()))
    return time.process_time() - began


def reports(words: int) -> Iterator[Report]:
    """Reports without end, the same every time."""
    rng = random.Random(20250826)
    vocabulary = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(30000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    phrases = [" ".join(rng.choices(vocabulary, weights, k=6)) for _ in range(3000)]
    standing = [" ".join(rng.choices(vocabulary, weights, k=60)) for _ in range(20)]
    earlier: list[str] = []
    at = 0
    while True:
        own = rng.choices(vocabulary, weights, k=words)
        for place in rng.sample(range(len(own)), words // 25):
            own[place] = rng.choice(phrases)
        text = " ".join(own)
        roll = rng.random()
        if earlier and roll < 0.05:
            copied = rng.choice(earlier).split(" ")
            text = " ".join(w if rng.random() > 0.1 else rng.choice(own) for w in copied)
        elif earlier and roll < 0.1:
            text = f"{text}\n\n{rng.choice(earlier)}"
        if rng.random() < 0.2:
            text = f"{text}\n\n{rng.choice(standing)}"
        earlier = [*earlier[-500:], text]
        digest = report_digest(text, title=None, published="2025-08-26", url=None)
        yield Report(str(at), text, published="2025-08-26", sha256=digest)
        at += 1


if __name__ == "__main__":
    raise SystemExit(main())
