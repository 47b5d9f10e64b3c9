"""Ours and the user's as one: entries of the user's own stand for ours, corrections change them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.knowledge.corrections import correct
from dragoman.knowledge.files import Folder, Lines, Place, Problem, read_lines, twice
from dragoman.knowledge.schema import Entry

Origin = Literal["ours", "own", "corrected"]


class Layered(NamedTuple):
    """The entries that count, each with the line it comes from and whose it is.

    `unreadable` are lines that break the schema. `unfit` are entries given twice and corrections
    that do not fit; they are left out, so that a new version of ours stops nobody's work.
    """

    placed: dict[str, tuple[Place, Entry]]
    origins: dict[str, Origin]
    unreadable: list[Problem]
    unfit: list[Problem]

    def entries(self) -> list[Entry]:
        """The entries in the order of the files."""
        return [entry for _, entry in self.placed.values()]


def layer(ours: Folder, own: Folder | None = None) -> Layered:
    """The entries of our folder, with those and the corrections of the user's."""
    layered = Layered({}, {}, [], [])
    _lay(layered, read_lines(ours), "ours")
    if own is not None:
        _lay(layered, read_lines(own), "own")
    return layered


def _lay(layered: Layered, lines: Lines, origin: Origin) -> None:
    layered.unreadable.extend(lines.problems)
    doubles = [*twice(lines.entries), *twice(lines.corrections)]
    layered.unfit.extend(doubles)
    passed_over = {problem.place for problem in doubles}
    for place, entry in lines.entries:
        if place not in passed_over:
            layered.placed[entry.id] = (place, entry)
            if origin != "ours":
                layered.origins[entry.id] = origin
    for place, correction in lines.corrections:
        if place in passed_over:
            continue
        ident = correction.id
        if ident not in layered.placed:
            reason = f"there is no entry {ident} to correct; `dragoman actors remove {ident}`"
            layered.unfit.append(Problem(place, reason))
            continue
        try:
            entry = correct(layered.placed[ident][1], correction)
        except ValueError as error:
            layered.unfit.append(Problem(place, f"{ident}: {error}"))
            continue
        layered.placed[ident] = (place, entry)
        layered.origins.setdefault(ident, "corrected")
