"""Entries with their evidence, laid out for people: `read` and `show` print these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.statements import speaker_words
from dragoman.cli.terminal import marked, shown
from dragoman.model import Span
from dragoman.store.entries import (
    ClaimEntry,
    ConflictEntry,
    ContactEntry,
    PositionEntry,
    ReportRef,
    StatementEntry,
)
from dragoman.views.excerpt import excerpt
from dragoman.views.sheet import Sheet
from dragoman.views.standing import why
from dragoman.views.wording import STANCES, kind_words, list_words, time_words

STATUS_STYLES = {
    "held": "bold green",
    "scheduled": "bold cyan",
    "planned": "cyan",
    "proposed": "cyan",
    "conditional": "yellow",
    "refused": "bold red",
    "denied": "bold red",
    "postponed": "magenta",
    "cancelled": "magenta",
    "speculated": "dim",
}


Texts = Callable[[str], str]
"""The text of a report, by its id: claims about one contact stand in several."""


def print_sheet(console: Console, sheet: Sheet) -> None:
    """One report: its header, then contacts, statements, positions, conflicts, notes."""
    console.print(report_header(sheet.report, sheet.credits, sheet.authors))

    def texts(_: str) -> str:
        return sheet.text

    parts: tuple[tuple[str, list[RenderableType]], ...] = (
        ("Contacts", [contact_block(console, c, texts) for c in sheet.contacts]),
        ("Statements", [statement_table(sheet.statements)] if sheet.statements else []),
        ("Positions", [position_block(console, p, sheet.text) for p in together(sheet.positions)]),
        ("Conflicts", [conflict_block(console, f, texts) for f in sheet.conflicts]),
    )
    for name, blocks in parts:
        count = len(sheet.statements) if name == "Statements" else len(blocks)
        console.print(Text(f"\n{name} ({count})", style="bold underline"))
        for block in blocks:
            console.print(Padding(block, (0, 0, 0, 2)))
    for note in sheet.notes:
        console.print(Text(f"\nNote: {shown(note)}", style="italic"))


def report_header(
    report: ReportRef, origins: Iterable[str] = (), authors: Iterable[str] = ()
) -> Text:
    """Title; outlet, date, authors, credits and address."""
    header = Text(shown(report.title or "(no title)"), style="bold")
    origin = list_words(tuple(origins))
    by = list_words(tuple(authors))
    line = (
        report.outlet,
        report.published or "no publication date",
        by and f"by {by}",
        origin and f"with {origin}",
        report.url,
    )
    header.append("\n" + shown(" · ".join(part for part in line if part)), style="not bold dim")
    return header


def contact_block(console: Console, contact: ContactEntry, texts: Texts) -> RenderableType:
    """A contact: one line of facts, then its claims, each with its sentence, and with its report
    where there are several.
    """
    told_in = {report.id: report for report in contact.reports}
    grid = _grid()
    head = Text(f"{contact.id}  ", style="dim")
    head.append(contact.status, style=f"not dim {STATUS_STYLES.get(contact.status, '')}")
    facts = [kind_words(contact.kind), list_words([p.name for p in contact.participants])]
    head.append(f"  {facts[0]}", style="not dim bold")
    head.append(shown(f"  {facts[1]}"), style="not dim")
    head.append(f"  {contact_time(contact)}", style="not dim")
    if contact.where:
        head.append(shown(f"  in {contact.where}"), style="not dim")
    for same in _without_copies(contact, told_in):
        claim = same[0]
        said = f", {time_words(claim.said_on)}" if claim.said_on else ""
        of = f" (of {claim.of_name})" if claim.of_name else ""
        grid.add_row(
            Text(claim.status, style=STATUS_STYLES.get(claim.status, "")),
            Text(shown(f"{claim.by_name}{of}{said}")),
            marked(console, excerpt(texts(claim.report), claim.span)),
        )
        sources = [_source(told_in[c.report]) for c in same if c.report in told_in]
        if len(told_in) > 1:
            grid.add_row("", "", Text(shown(list_words(sources)), style="dim"))
    return _stack(head, grid)


def _without_copies(
    contact: ContactEntry, told_in: Mapping[str, ReportRef]
) -> Iterable[list[ClaimEntry]]:
    """The claims, those that several copies of one text make together."""
    groups: dict[tuple[object, ...], list[ClaimEntry]] = {}
    for c in contact.claims:
        report = told_in.get(c.report)
        origin = report.origin if report else c.report
        groups.setdefault((c.status, c.by, c.of, c.said_on, c.words, origin), []).append(c)
    return groups.values()


def _source(report: ReportRef) -> str:
    """Where something was read, in a line."""
    words = (report.outlet or report.title or report.id, report.published)
    return " · ".join(word for word in words if word)


_INHERITED = {
    "sentence": "of its sentence",
    "report": "elsewhere in the report",
    "claims": "by when it was spoken of",
}


def contact_time(contact: ContactEntry) -> str:
    """When, with the words it came from: "2025-08-18 to 2025-08-24 (last week)".

    It says so where they are not the contact's own.
    """
    when = time_words(contact.when, unknown="no date given")
    notes = [shown(contact.when_text)] if contact.when_text else []
    notes += [_INHERITED[contact.when_from]] if contact.when_from in _INHERITED else []
    return f"{when} ({', '.join(notes)})" if notes else when


def statement_table(statements: Iterable[StatementEntry]) -> RenderableType:
    """Statements, one a row: id, who and when, how, the words."""
    grid = _grid()
    for statement in statements:
        said = f", {time_words(statement.said_on)}" if statement.said_on else ""
        to = f", to {list_words(statement.addressees)}" if statement.addressees else ""
        grid.add_row(
            Text(f"{statement.id} {statement.mode}", style="dim"),
            Text(shown(f"{speaker_words(statement)}{said}{to}"), style="bold"),
            Text(shown(statement.words)),
        )
    return grid


def together(positions: Iterable[PositionEntry]) -> list[list[PositionEntry]]:
    """Positions that the same words give to several holders: "the ministers pledged ..."."""
    groups: dict[tuple[object, ...], list[PositionEntry]] = {}
    for p in positions:
        groups.setdefault((p.span, p.issue_label, p.stance, p.attributed_by_name), []).append(p)
    return list(groups.values())


def position_block(console: Console, same: list[PositionEntry], text: str) -> RenderableType:
    """A position: who wants what, who says so, in which sentence."""
    position = same[0]
    number = f"{position.id} to {same[-1].id}" if len(same) > 1 else position.id
    head = Text(f"{number}  ", style="dim")
    head.append(shown(list_words([p.holder_name for p in same])), style="not dim bold")
    colon = ":" if len(same) > 1 else ""
    head.append(
        shown(f"{colon} {STANCES.get(position.stance, position.stance)} {position.issue_label}"),
        style="not dim",
    )
    if position.attributed_by != position.holder:
        head.append(shown(f", says {position.attributed_by_name}"), style="not dim")
    if position.date:
        head.append(f"  {time_words(position.date)}", style="not dim")
    return _stack(head, Padding(marked(console, excerpt(text, position.span)), (0, 0, 0, 2)))


def conflict_block(console: Console, conflict: ConflictEntry, texts: Texts) -> RenderableType:
    """A conflict: what it is about, then either side."""
    head = Text(f"{conflict.kind}  ", style="bold red")
    head.append(shown(conflict.about), style="not red")
    grid = _grid()
    for side in conflict.claims:
        said = f", {time_words(side.said_on)}" if side.said_on else ""
        grid.add_row(
            Text(side.value, style=STATUS_STYLES.get(side.value, "")),
            Text(shown(f"{side.by_name}{said}")),
            marked(console, excerpt(texts(side.report.id), side.span)),
        )
    return _stack(head, grid)


def statement_block(console: Console, statement: StatementEntry, text: str) -> RenderableType:
    """A statement: who, how, when, and its sentence with the content marked."""
    spans = [s for s in (*statement.content, statement.cue, statement.source) if s]
    content = statement.content or tuple(spans)
    span = Span(min(s.start for s in content), max(s.end for s in content))
    grid = _facts(
        ("who", speaker_words(statement)),
        (
            "mode",
            f"{statement.mode}, by “{statement.cue_words}”"
            if statement.cue_words
            else statement.mode,
        ),
        ("said on", time_words(statement.said_on)),
        ("to", list_words(statement.addressees)),
    )
    return _stack(grid, Text(), marked(console, excerpt(text, span, longest=900)))


def contact_sheet(console: Console, contact: ContactEntry, texts: Texts) -> RenderableType:
    """A contact in full: facts, why this status, who tells of it, every claim with its sentence."""
    edits = [f"{e.field} by {e.person}" for e in contact.edits]
    facts = _facts(
        ("what", f"{kind_words(contact.kind)}, {contact.format}"),
        ("who", list_words([p.name for p in contact.participants])),
        ("when", contact_time(contact)),
        ("where", contact.where or "not given"),
        ("lasted", contact.duration or ""),
        ("asked by", contact.initiative_name or ""),
        ("status", f"{contact.status}: {why(contact)}"),
        ("accounts", list_words(contact.sides)),
        ("origins", str(contact.corroboration) if len(contact.reports) > 1 else ""),
        ("set", list_words(edits)),
        ("statements", ", ".join(contact.statements)),
    )
    report = contact.reports[0].id
    mention = Text()
    if contact.spans:
        mention = marked(console, excerpt(texts(report), contact.spans[0]))
    parts: list[RenderableType] = [facts, Text(), mention, Text()]
    if len(contact.tellings) > 1:
        parts += [_telling_table(contact), Text()]
    return _stack(*parts, contact_block(console, contact, texts))


def _telling_table(contact: ContactEntry) -> RenderableType:
    """What each report calls the contact, one a row."""
    told_in = {report.id: report for report in contact.reports}
    grid = _grid()
    for telling in contact.tellings:
        facts = [kind_words(telling.kind), telling.status, time_words(telling.when)]
        asked = f"asked by {telling.initiative}" if telling.initiative else None
        side = f" (of {telling.side})" if telling.side else ""
        grid.add_row(
            Text(telling.id, style="dim"),
            Text(
                shown(", ".join([*facts, *filter(None, (telling.where, asked, telling.duration))]))
            ),
            Text(shown(_source(told_in[telling.report]) + side)),
        )
    return grid


def _facts(*rows: tuple[str, str]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column()
    for name, value in rows:
        if value:
            grid.add_row(name, Text(shown(value)))
    return grid


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=6)
    return grid


def _stack(*parts: RenderableType) -> Table:
    grid = Table.grid(expand=True)
    for part in parts:
        grid.add_row(part)
    return grid
