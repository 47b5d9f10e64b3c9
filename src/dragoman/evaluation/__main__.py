"""`python -m dragoman.evaluation SET`: measure while developing; `-v` shows what is missed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.evaluation.floors import FLOORS_FILE, check_floors, set_floors
from dragoman.evaluation.result import Result
from dragoman.evaluation.suite import SETS, run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one set and print its table; the exit status, 1 under a floor."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation")
    parser.add_argument("set", choices=[*SETS])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", help="one of its parts, where the set has any")
    parser.add_argument("--limit", type=int, help="the first documents only")
    parser.add_argument("--model", help="the attribution model to read with")
    parser.add_argument("--floor", action="store_true", help="fail under a floor")
    parser.add_argument("--set-floors", action="store_true", help="make the figures the floors")
    parser.add_argument("--reason", help="why a floor is lowered")
    parser.add_argument("-v", "--verbose", action="store_true", help="show items and misses")
    given = parser.parse_args(arguments)
    try:
        result = run(given.set, given.data, given.part, given.limit, given.model)
        if given.set_floors:
            set_floors(result, SETS[given.set].headline, given.reason, FLOORS_FILE)
    except DragomanError as error:
        print(error, file=sys.stderr)
        return 2
    if given.verbose:
        print("\n".join(result.details))
    print(table(result))
    short = check_floors(result) if given.floor else []
    print("\n".join(short), file=sys.stderr, end="\n" if short else "")
    return 1 if short else 0


def table(result: Result) -> str:
    """A result as text: what was measured, then a line a row."""
    part = f" {result.part}" if result.part else ""
    lines = [
        f"{result.name}{part}: {result.documents} documents, corpus {result.fingerprint[:12]}, "
        f"version {result.version}, {result.seconds} s"
    ]
    width = max(len(row.label) for row in result.rows)
    for row in result.rows:
        figures = "  ".join(f"{metric} {value:g}" for metric, value in row.metrics.items())
        lines.append(f"  {row.label:<{width}}  {figures}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
