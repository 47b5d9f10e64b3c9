"""How long the knowledge takes to load, ours and a user's own together.

    python benchmarks/knowledge.py
    python benchmarks/knowledge.py --persons 10000 --floor

The user's own are invented persons and organisations, as many as it takes to make the number
asked for. Each turn loads all of them anew in one process, and decodes the same lines with the
standard library; the best turn of each counts, for a busy machine only ever adds to it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.knowledge import base
from dragoman.knowledge.base import load_knowledge, packaged
from dragoman.knowledge.own import VARIABLE, read_own
from dragoman.knowledge.schema import OrganisationEntry, PersonEntry
from dragoman.knowledge.words import fold_word

MOST_SECONDS = 0.150
SYLLABLES = "ba de fi go hu ka le mí no pø ra sé ti vo zü an el in or un".split()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit status, 1 with `--floor` above the longest time."""
    parser = argparse.ArgumentParser(description="Time and memory of loading the knowledge.")
    parser.add_argument("--persons", type=int, default=3000, help="how many, ours among them")
    parser.add_argument("--organisations", type=int, default=400, help="the same of these")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--floor", action="store_true", help=f"fail above {MOST_SECONDS} s")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        write_own(Path(folder), given.persons, given.organisations)
        lines = [line for own in (packaged(), read_own(Path(folder))) for line in lines_of(own)]
        plain = best(lambda: [json.loads(line) for line in lines], given.turns)
        loading = best(load_anew, given.turns)
        again = best(load_knowledge, given.turns)
        tracemalloc.start()
        load_anew()
        memory = tracemalloc.get_traced_memory()[0]
        print(f"entries            {len(lines):8d}")
        print(f"bare JSON          {plain * 1000:8.1f} ms")
        print(f"loading            {loading * 1000:8.1f} ms")
        print(f"ratio              {loading / plain:8.2f}")
        print(f"loaded already     {again * 1000:8.3f} ms")
        print(f"memory             {memory / 2**20:8.1f} MiB")
    return 1 if given.floor and loading > MOST_SECONDS else 0


def lines_of(folder: base.Folder) -> Iterator[bytes]:
    """The entries of a folder as they are written."""
    return (line for _, content in folder.contents for line in content.splitlines() if line)


def load_anew() -> None:
    """Load everything as a new process does, but for the imports."""
    for cached in (base._loaded, base._of_contents, base.packaged, fold_word):
        cached.cache_clear()
    load_knowledge()


def best(work: Callable[[], object], turns: int) -> float:
    """The shortest wall time of some work."""
    times = []
    for _ in range(turns):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def write_own(folder: Path, persons: int, organisations: int) -> None:
    """Invented entries, so many that ours and they make the numbers wanted."""
    entries = list(load_knowledge().entries())
    more = persons - sum(isinstance(e, PersonEntry) for e in entries)
    bodies = organisations - sum(isinstance(e, OrganisationEntry) for e in entries)
    rng = random.Random(7)
    write(folder / "people.jsonl", (person(rng, number) for number in range(more)))
    write(folder / "organisations.jsonl", (body(rng, number) for number in range(bodies)))


def write(path: Path, rows: Iterator[dict[str, object]]) -> None:
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")


def word(rng: random.Random) -> str:
    """An invented name, with accents now and then."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).title()


def person(rng: random.Random, number: int) -> dict[str, object]:
    """A person with three spellings and two terms of office."""
    first, middle, last = word(rng), word(rng), f"{word(rng)}-{word(rng)}"
    terms = [
        {"role": "minister", "title": "Minister", "of": "sta.nor", "start": start, "end": end}
        for start, end in (("2001-03-04", "2005-06-07"), ("2011-03-04", "2015-06-07"))
    ]
    return {
        "id": f"per.invented-{number}",
        "name": f"{first} {last}",
        "qid": f"Q{900000000 + number}",
        "country": "NOR",
        "gender": "f",
        "aliases": [f"{first} {middle} {last}", f"{first[0]}. {last}", f"{first} al-{last}"],
        "offices": terms,
    }


def body(rng: random.Random, number: int) -> dict[str, object]:
    """An organisation with a name of three words."""
    name = f"{word(rng)} {word(rng)} Council {number}"
    return {
        "id": f"org.invented-{number}",
        "name": name,
        "kind": "organisation",
        "sector": "IGO",
        "aliases": [f"Council of {name}"],
    }


if __name__ == "__main__":
    sys.exit(main())
