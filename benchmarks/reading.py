"""How long a whole reading takes, as a ratio to a bare spaCy pass over the same texts.

    python benchmarks/reading.py            # the demo's reports, several times over
    python benchmarks/reading.py --data ../shared/data/readouts/white_house --floor

Both passes run in one process and take turns, so that a busy machine slows both alike; the
ratio of each turn is taken, then the median of the turns.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from dragoman.errors import InputError
from dragoman.intake import read_documents
from dragoman.model import Report
from dragoman.reading.language import load_model
from dragoman.reading.pipeline import read_reports

HIGHEST_RATIO = 2.0
WORDS = 20_000
"""Words a turn reads: enough for its time to be that of the work, not of starting it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the ratio; the exit status, 1 with `--floor` above the highest ratio."""
    parser = argparse.ArgumentParser(description="Ratio of a reading to a bare spaCy pass.")
    parser.add_argument("--data", type=Path, help="documents to read instead of the demo's")
    parser.add_argument("--turns", type=int, default=5, help="turns of both passes")
    parser.add_argument("--floor", action="store_true", help=f"fail above {HIGHEST_RATIO}")
    given = parser.parse_args(arguments)
    reports = repeated(documents(given.data), WORDS)
    texts = [report.text for report in reports]
    count = sum(len(text.split()) for text in texts)
    nlp = load_model()
    passes = [
        (
            seconds(lambda: [None for _ in nlp.pipe(texts)]),
            seconds(lambda: [None for _ in read_reports(reports)]),
        )
        for _ in range(given.turns + 1)
    ][1:]  # the first turn loads and warms up
    ratio = statistics.median(reading / bare for bare, reading in passes)
    for name, column in (("bare spaCy", 0), ("whole reading", 1)):
        median = statistics.median(turn[column] for turn in passes)
        print(f"{name:<14} {median:6.2f} s  {count / median:8.0f} words/s")
    print(f"ratio          {ratio:6.2f}    ({len(texts)} documents, {count} words)")
    return 1 if given.floor and ratio > HIGHEST_RATIO else 0


def documents(folder: Path | None) -> list[Report]:
    """The reports of a folder; those of the demo where none is given."""
    refused: list[InputError] = []
    if folder is not None:
        return list(read_documents([str(folder)], on_error=refused.append))
    with as_file(files("dragoman") / "demo" / "reports") as demo:
        return list(read_documents([str(demo)], on_error=refused.append))


def repeated(reports: Sequence[Report], words: int) -> list[Report]:
    """The reports, over and over until they make so many words, or once where they do."""
    if not reports:
        raise SystemExit("no document could be read")
    once = sum(len(report.text.split()) for report in reports)
    if once >= words:
        kept: list[Report] = []
        total = 0
        for report in reports:
            if total >= words:
                break
            kept.append(report)
            total += len(report.text.split())
        return kept
    return list(reports) * (words // once + 1)


def seconds(work: Callable[[], object]) -> float:
    """Wall time of some work."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
