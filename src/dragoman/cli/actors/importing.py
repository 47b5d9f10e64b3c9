"""`dragoman actors import`: actors from files of others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.actors.record import actors_app
from dragoman.cli.app import REFUSED
from dragoman.cli.terminal import complain
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.knowledge.imports import Imported, Source
    from dragoman.knowledge.imports.merging import Outcome, Taken

MOST_KINDS = 5
PLURALS = {"body": "bodies", "person": "persons"}


@actors_app.command("import")
def command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="JSON or JSON Lines; - for standard input."),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(metavar="MONTH", help="When the file was made: what had no end ran then."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also persons whose offices have no known rank.")
    ] = False,
    limit: Annotated[int | None, typer.Option(help="Take in at most so many actors.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Keep nothing; only count.")] = False,
) -> None:
    """Take in actors from FollowTheMoney (OpenSanctions) or Wikidata files."""
    from dragoman.knowledge.imports import import_actors
    from dragoman.knowledge.keeping import Keeper

    if as_of is not None:
        _check_month(as_of)
    if limit is not None and limit < 1:
        raise UsageError("--limit is at least 1")
    keeper = Keeper()
    with import_progress() as progress:
        imported = import_actors(
            files,
            keeper,
            stdin=sys.stdin.buffer,
            on_error=lambda error: complain(str(error)),
            as_of=as_of,
            every=every,
            limit=limit,
            progress=progress,
        )
    if not dry_run:
        keeper.save()
    print("\n".join(summary(imported, str(keeper.own.folder), dry_run=dry_run)))
    if imported.refused:
        raise typer.Exit(REFUSED)


def summary(imported: Imported, folder: str, *, dry_run: bool) -> Iterator[str]:
    """What was done and what was left out, a line each."""
    done = _done(imported.taken)
    verb = "without --dry-run: " if dry_run else ""
    changed = any(what != "known" for _, what in imported.taken.done)
    where = f"; in {folder}" if changed and not dry_run else ""
    yield (verb + ", ".join(done) if done else "nothing taken in") + where
    for reason, count in sorted(imported.taken.left.items()):
        yield f"left out: {count} {reason}"
    if imported.unused:
        yield f"of no use here: {_kinds(imported.unused)}"


def _done(taken: Taken) -> list[str]:
    outcomes: tuple[tuple[Outcome, str], ...] = (
        ("added", "added"),
        ("enriched", "enriched"),
        ("known", "known already"),
    )
    return [
        f"{count} {_named(kind, count)} {words}"
        for outcome, words in outcomes
        for (kind, what), count in sorted(taken.done.items())
        if what == outcome
    ]


def _named(kind: str, count: int) -> str:
    return kind if count == 1 else PLURALS.get(kind, f"{kind}s")


def _kinds(unused: Counter[str]) -> str:
    listed = [f"{count} {kind}" for kind, count in unused.most_common(MOST_KINDS)]
    rest = unused.total() - sum(count for _, count in unused.most_common(MOST_KINDS))
    return ", ".join([*listed, f"{rest} others"] if rest else listed)


def _check_month(value: str) -> None:
    from dragoman.model.when import parse_edtf

    try:
        precise = parse_edtf(value).precision in ("month", "day")
    except ValueError:
        precise = False
    if not precise:
        raise UsageError(f"--as-of: {value!r} is no month; write 2026-01")


@contextmanager
def import_progress() -> Iterator[Callable[[Source, int], None] | None]:
    """A line that moves on standard error while a file is read; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(source: Source, number: int) -> None:
            described = f"{source.name}: {number} entities"
            bar.update(task, total=source.size, completed=source.read, description=described)

        yield show
