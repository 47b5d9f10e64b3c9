"""Report fields, statements, positions, conflicts and dates of the seed report.

Each function yields (what was expected, what was found instead); the latter is empty where the
item is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.evaluation.agreement import Names, plain, same_time, words
from dragoman.evaluation.seed_contacts import Pairs, several
from dragoman.model import Position, Reading, Report, Statement

_SMALL = frozenset({"a", "an", "the", "of", "by", "in", "for", "on", "to", "s"})


def report_items(expected: dict[str, Any], report: Report) -> Iterator[tuple[str, str]]:
    """The report's own fields: text fields equal, lists the same members in the same order."""
    found: dict[str, Any] = {
        "title": report.title,
        "published": report.published,
        "outlet": report.outlet,
        "url": report.url,
        "credits": list(report.credits),
        "images": [{"caption": i.caption, "credit": i.credit} for i in report.images],
        "related": [link.title for link in report.related],
    }
    for field, value in found.items():
        yield f"{field} = {expected[field]}", "" if value == expected[field] else str(value)
    inside = [line for line in expected["not_body"] if line in report.text]
    yield "furniture is not in the body", f"{inside} in the body" if inside else ""


def statement_items(expected: Sequence[dict[str, Any]], names: Names) -> Iterator[tuple[str, str]]:
    """One statement each: content and speaker must agree, and whatever else is given."""
    text = names.reading.report.text
    for wanted in expected:
        phrase = plain(wanted["content_contains"])
        near = [
            s
            for s in names.reading.statements
            if any(phrase in plain(c.of(text)) for c in s.content)
        ]
        faults = [(_statement_faults(wanted, s, names), s) for s in near]
        label = f"{wanted['speaker']} ({wanted['mode']}): …{wanted['content_contains']}…"
        if not faults:
            yield label, "no statement with this content"
        elif any(not f for f, _ in faults):
            yield label, ""
        else:
            best, statement = min(faults, key=lambda pair: len(pair[0]))
            yield label, f"{'; '.join(best)} | {statement_shown(statement, names)}"


def position_items(expected: Sequence[dict[str, Any]], names: Names) -> Iterator[tuple[str, str]]:
    """One position each: holder, issue and stance, and condition and attribution where given."""
    found = names.reading.positions
    for wanted in expected:
        holders = "/".join(several(wanted["holder"]))
        label = f"{holders} {'/'.join(several(wanted['stance']))} {wanted['issue']}"
        if any(not _position_faults(wanted, p, names) for p in found):
            yield label, ""
            continue
        near = [
            p
            for p in found
            if names.any_actor(wanted["holder"], p.holder) or _same_issue(wanted["issue"], p)
        ]
        yield label, " || ".join(position_shown(p, names) for p in near) or "nothing like it"


def conflict_items(
    expected: Sequence[dict[str, Any]], pairs: Pairs, names: Names
) -> Iterator[tuple[str, str]]:
    """One conflict each: its kind, its contact, and who makes the two claims."""
    contacts = {c.id: c for c in names.reading.contacts}
    for wanted in expected:
        contact = pairs.get(wanted["contact"])
        shown = []
        right = False
        for conflict in names.reading.conflicts:
            of = contacts.get(conflict.contact or "")
            by = [of.claims[i].by for i in conflict.claims] if of and conflict.claims else []
            shown.append(f"{conflict.kind} {conflict.contact} {', '.join(map(names.shown, by))}")
            between = all(any(names.is_actor(n, b) for b in by) for n in wanted["between"])
            same = of is not None and contact is not None and of.id == contact.id
            right = right or (conflict.kind == wanted["kind"] and same and between)
        label = f"{wanted['kind']} of {wanted['contact']} between {wanted['between']}"
        yield label, "" if right else " || ".join(shown) or "no conflict"


def date_items(expected: Sequence[dict[str, Any]], reading: Reading) -> Iterator[tuple[str, str]]:
    """Each expression: found, and every mention of exactly these words has the value."""
    for wanted in expected:
        found = [d.value for d in reading.dates if d.text == wanted["text"]]
        right = bool(found) and all(same_time(wanted["value"], value) for value in found)
        label = f"{wanted['text']} = {wanted['value']}"
        others = [f"{d.text}={d.value}" for d in reading.dates]
        yield label, "" if right else f"{found or 'not found'}; all: {', '.join(others)}"


def statement_shown(statement: Statement, names: Names) -> str:
    """A statement in one line."""
    text = names.reading.report.text
    source = statement.source.of(text) if statement.source else None
    cue = statement.cue.of(text) if statement.cue else None
    speakers = ", ".join(map(names.shown, statement.speakers)) or "nobody"
    content = " … ".join(c.of(text) for c in statement.content)
    return f"{statement.id} {speakers} [{source} / {cue}] {statement.mode}: {content}"


def position_shown(position: Position, names: Names) -> str:
    """A position in one line."""
    words_ = position.span.of(names.reading.report.text)
    return (
        f"{names.shown(position.holder)} {position.stance} {position.issue_label}, "
        f"by {names.shown(position.attributed_by)} “{words_}”"
    )


def _statement_faults(wanted: dict[str, Any], found: Statement, names: Names) -> list[str]:
    text = names.reading.report.text
    faults = []
    if not _speaks(wanted["speaker"], found, names):
        faults.append(f"speaker {', '.join(map(names.shown, found.speakers)) or 'nobody'}")
    if found.mode != wanted["mode"]:
        faults.append(f"mode {found.mode}")
    if "said_on" in wanted and not same_time(wanted["said_on"], found.said_on):
        faults.append(f"said on {found.said_on}")
    cue = found.cue.of(text) if found.cue else ""
    if "cue_contains" in wanted and plain(wanted["cue_contains"]) not in plain(cue):
        faults.append(f"cue {cue!r}")
    if "addressee" in wanted and not any(wanted["addressee"] in a for a in found.addressees):
        faults.append(f"addressees {found.addressees}")
    if "via" in wanted and not any(names.is_actor(wanted["via"], v) for v in found.via):
        faults.append(f"via {', '.join(map(names.shown, found.via)) or 'nobody'}")
    return faults


def _speaks(name: str, found: Statement, names: Names) -> bool:
    """A named speaker must be resolved; "the ministers" is met by the words of the source."""
    if any(names.is_actor(name, s) for s in found.speakers):
        return True
    named = bool(names.knowledge.lookup(name)) or name[0].isupper()
    source = found.source.of(names.reading.report.text) if found.source else ""
    return not named and plain(name) in plain(source)


def _position_faults(wanted: dict[str, Any], found: Position, names: Names) -> list[str]:
    faults = []
    if not names.any_actor(wanted["holder"], found.holder):
        faults.append("holder")
    if not _same_issue(wanted["issue"], found):
        faults.append("issue")
    if found.stance not in several(wanted["stance"]):
        faults.append("stance")
    if "attributed_by" in wanted and not names.is_actor(
        wanted["attributed_by"], found.attributed_by
    ):
        faults.append("attribution")
    if "condition_contains" in wanted:
        condition = found.condition.of(names.reading.report.text) if found.condition else ""
        if plain(wanted["condition_contains"]) not in plain(condition):
            faults.append("condition")
    return faults


def _same_issue(wanted: Any, found: Position) -> bool:
    """Issues compare by their content words: half of those of both must be the same."""
    label = _stems(found.issue_label)
    return any(
        2 * len(_stems(issue) & label) >= len(_stems(issue) | label) for issue in several(wanted)
    )


def _stems(issue: str) -> frozenset[str]:
    """Content words cut to five letters: "Ukrainian" meets "Ukraine", "defense" "defence".

    >>> sorted(_stems("arms for Ukraine"))
    ['arms', 'ukrai']
    """
    return frozenset(w[:5] for w in words(issue) - _SMALL)
