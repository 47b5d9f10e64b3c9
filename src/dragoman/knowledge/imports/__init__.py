"""Actors from files of others: FollowTheMoney entities and Wikidata items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import IO, NamedTuple

from dragoman.errors import InputError
from dragoman.knowledge.imports.lines import Source
from dragoman.knowledge.imports.merging import Merger, Taken
from dragoman.knowledge.imports.spool import Spool
from dragoman.knowledge.keeping import Keeper

__all__ = ["Imported", "Source", "import_actors"]


class Imported(NamedTuple):
    """What became of some files. `unused` counts the entities of kinds that are of no use here."""

    taken: Taken
    unused: Counter[str]
    refused: int


def import_actors(
    files: Iterable[str],
    keeper: Keeper,
    *,
    stdin: IO[bytes],
    on_error: Callable[[InputError], None],
    as_of: str | None = None,
    every: bool = False,
    limit: int | None = None,
    progress: Callable[[Source, int], None] | None = None,
) -> Imported:
    """Take actors from files into the user's own knowledge; nothing is saved.

    What is read waits on disk, so that only what is taken needs memory.

    Args:
        files: paths, or "-" for standard input; `.gz` and `.bz2` too.
        keeper: the user's knowledge.
        stdin: standard input.
        on_error: told of each file or line that cannot be read.
        as_of: the month in which the files were made; offices without an end ran then.
        every: take persons as well none of whose offices has a known rank.
        limit: how many actors are added or enriched at most.
        progress: told after each thousand entities of the file and how many were read.
    """
    unused: Counter[str] = Counter()
    refused = 0

    def refuse(error: InputError) -> None:
        nonlocal refused
        refused += 1
        on_error(error)

    with Spool() as spool:
        for file in files:
            try:
                source = Source(file, stdin)
            except InputError as error:
                refuse(error)
                continue
            for number, (kind, rows) in enumerate(source.entities(refuse), start=1):
                if not rows:
                    unused[kind] += 1
                for row in rows:
                    spool.put(row)
                if progress is not None and number % 1000 == 0:
                    progress(source, number)
        spool.finish()
        merger = Merger(keeper, as_of=as_of, every=every)
        merger.take(spool, limit)
    return Imported(merger.taken, unused, refused)
