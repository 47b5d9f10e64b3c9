"""Where a new report stands among the others: its copies, its origin group, its older versions.

Loads numpy and the MinHash library, which a question never needs: imported where a report is
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from dragoman._version import __version__
from dragoman.matching.copies.bands import CROWD, Posting, candidates, look_up_keys
from dragoman.matching.copies.deciding import COMPONENT, CopyEdge, compare
from dragoman.matching.copies.groups import Pair, origin_groups, pair
from dragoman.matching.copies.overlap import Stretch
from dragoman.matching.copies.signature import Signature, packed, signature_of, unpacked
from dragoman.model import Report
from dragoman.store.queries import in_chunks
from dragoman.store.schema import bands, report_edges, reports, signatures


def place(connection: Connection, report: Report, number: int, key: str, at: str) -> list[int]:
    """Find the copies of a report just stored and give it its group; a few look-ups, whatever
    the record's size. The numbers of the reports whose group or newest version changed.
    """
    own, found = _sign(connection, report, number, key)
    numbers = {key: number, **{other.key: n for n, other in found.items()}}
    edges = [e for e in (compare(own, other) for other in found.values()) if e is not None]
    if not edges:
        return []
    connection.execute(report_edges.insert(), [_edge_row(e, numbers, at) for e in edges])
    return regroup(connection, [number])


def place_as_told(
    connection: Connection,
    report: Report,
    number: int,
    key: str,
    at: str,
    *,
    told: Sequence[Mapping[str, Any]],
    before: int,
) -> list[int]:
    """Give a restored report the ties that it had. Those to reports of the number `before` or
    less, which the record had already, are looked for as well.
    """
    own, found = _sign(connection, report, number, key)
    known = {frozenset((row["a"], row["b"])) for row in told}
    rows = list(told)
    for other_number, other in found.items():
        if other_number <= before and frozenset((number, other_number)) not in known:
            edge = compare(own, other)
            if edge is not None:
                rows.append(_edge_row(edge, {key: number, other.key: other_number}, at))
    if not rows:
        return []
    connection.execute(report_edges.insert(), rows)
    return regroup(connection, [number])


def _sign(
    connection: Connection, report: Report, number: int, key: str
) -> tuple[Signature, dict[int, Signature]]:
    """Keep a report's signature; it, and those of reports worth comparing, by number."""
    own = signature_of(report, key)
    keys = look_up_keys(own.words)
    marks = sum(1 for key in keys if key % 2 == 0)
    postings = _postings(connection, keys)
    found = _alike(connection, own, marks, postings)
    _keep(connection, own, number, marks, postings, keys)
    return own, found


def place_stored(connection: Connection) -> None:
    """Find the copies among reports stored before their signatures were kept."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    signed = select(signatures.c.report)
    columns = reports.c.number, reports.c.key
    unsigned = select(*columns).where(reports.c.number.not_in(signed)).order_by(reports.c.number)
    for number, key in connection.execute(unsigned).all():
        query = select(reports).where(reports.c.number == number)
        row = connection.execute(query).one()
        report = Report(
            row.id,
            row.text,
            title=row.title,
            published=row.published,
            outlet=row.outlet,
            url=row.url,
            authors=tuple(row.authors),
            credits=tuple(row.credits),
        )
        place(connection, report, number, key, at)


def judge(connection: Connection, a: int, b: int, *, same: bool, person: str, at: str) -> list[int]:
    """Keep what a person says of two reports, and group again what hangs on it."""
    row = {
        "a": min(a, b),
        "b": max(a, b),
        "kind": "judged",
        "same": same,
        "stretches": [],
        "person": person,
        "made_at": at,
    }
    connection.execute(report_edges.insert(), row)
    return regroup(connection, [a, b])


def regroup(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """Give every report that is tied to some by edges its group and its newest version; the
    numbers of those for which that is another than before.
    """
    rows = _tied(connection, numbers)
    members = sorted({n for row in rows for n in (row.a, row.b)} | set(numbers))
    known = {row.number: row for row in _grouped(connection, members)}
    edges, judged = _read_edges(rows, known)
    groups = origin_groups({row.key: row.name for row in known.values()}, edges, judged)
    newest = _newest(known, edges, judged)
    moved = []
    for number, row in known.items():
        placed = groups[row.key], newest.get(number)
        if placed != (row.origin, row.superseded_by):
            changed = update(reports).where(reports.c.number == number)
            connection.execute(changed.values(origin=placed[0], superseded_by=placed[1]))
            moved.append(number)
    return moved


def _postings(connection: Connection, keys: list[int]) -> dict[int, list[Posting]]:
    """The reports that each band or mark keeps."""
    found: dict[int, list[Posting]] = {}
    for row in sorted(in_chunks(connection, select(bands), bands.c.key, keys)):
        posting = Posting._make(row)
        found.setdefault(posting.key, []).append(posting)
    return found


def _alike(
    connection: Connection, own: Signature, marks: int, postings: Mapping[int, list[Posting]]
) -> dict[int, Signature]:
    """Reports worth comparing with one, by number."""
    s = signatures.c
    ranks = candidates(marks, chain.from_iterable(postings.values()))
    same_text = select(s.rank).where(s.letters == own.letters).order_by(s.rank).limit(1)
    ranks += connection.execute(same_text).scalars()
    if own.address:
        same_page = select(s.rank).where(s.address == own.address).order_by(s.rank).limit(CROWD)
        ranks += connection.execute(same_page).scalars()
    query = select(signatures, reports.c.key).join(reports, reports.c.number == s.report)
    rows = in_chunks(connection, query, s.rank, list(dict.fromkeys(ranks)))
    # In an order that does not hang on where the database happens to keep them.
    return {row.report: _signature(row) for row in sorted(rows, key=lambda row: int(row.rank))}


def _signature(row: Row[Any]) -> Signature:
    return Signature(
        row.key,
        row.name,
        row.letters,
        row.rank,
        unpacked(row.words),
        row.day,
        row.address,
        row.title,
        frozenset(row.agencies),
    )


def _keep(
    connection: Connection,
    own: Signature,
    number: int,
    marks: int,
    postings: Mapping[int, list[Posting]],
    keys: list[int],
) -> None:
    """Store a signature and its bands; of a crowded band the largest rank makes room."""
    row = {
        "report": number,
        "rank": own.rank,
        "name": own.name,
        "letters": own.letters,
        "address": own.address,
        "day": own.day,
        "title": own.title,
        "agencies": sorted(own.agencies),
        "words": packed(own.words),
    }
    connection.execute(signatures.insert(), row)
    full = {key: max(p.rank for p in kept) for key, kept in postings.items() if len(kept) >= CROWD}
    leaving = [{"band": key, "last": last} for key, last in full.items() if last > own.rank]
    if leaving:  # one by one: SQLite reads the whole table for a list of pairs
        named = bands.c.key == bindparam("band"), bands.c.rank == bindparam("last")
        connection.execute(bands.delete().where(*named), leaving)
    entering = [key for key in keys if key not in full or full[key] > own.rank]
    if entering:
        rows = [{"key": key, "rank": own.rank, "marks": marks} for key in entering]
        connection.execute(bands.insert(), rows)


def _edge_row(edge: CopyEdge, numbers: Mapping[str, int], at: str) -> dict[str, Any]:
    return {
        "a": numbers[edge.a],
        "b": numbers[edge.b],
        "kind": edge.kind,
        "same": True,
        "share_a": edge.share_a,
        "share_b": edge.share_b,
        "stretches": [list(stretch) for stretch in edge.stretches],
        "component": COMPONENT,
        "version": __version__,
        "made_at": at,
    }


def _tied(connection: Connection, numbers: Iterable[int]) -> list[Row[Any]]:
    """All edges that can be reached from some reports, oldest first. By time: one that was
    restored from an export came in late.
    """
    found: dict[int, Row[Any]] = {}
    seen: set[int] = set()
    ahead = set(numbers)
    while ahead:
        seen |= ahead
        fresh: list[Row[Any]] = []
        for column in (report_edges.c.a, report_edges.c.b):
            fresh += in_chunks(connection, select(report_edges), column, sorted(ahead))
        found.update({row.number: row for row in fresh})
        ahead = {n for row in fresh for n in (row.a, row.b)} - seen
    return sorted(found.values(), key=lambda row: (row.made_at, row.number))


def _grouped(connection: Connection, numbers: list[int]) -> Iterable[Row[Any]]:
    r = reports.c
    query = select(
        r.number,
        r.key,
        r.origin,
        r.superseded_by,
        r.published,
        r.published_at,
        signatures.c.name,
    ).join(signatures, signatures.c.report == r.number)
    return in_chunks(connection, query, r.number, numbers)


def _read_edges(
    rows: Iterable[Row[Any]], known: Mapping[int, Row[Any]]
) -> tuple[list[CopyEdge], dict[Pair, bool]]:
    """What components found, and what people said last of a pair."""
    edges: list[CopyEdge] = []
    judged: dict[Pair, bool] = {}
    for row in rows:
        a, b = known[row.a].key, known[row.b].key
        if row.person is not None:
            judged[pair(a, b)] = row.same
        else:
            stretches = tuple(Stretch(*s) for s in row.stretches)
            edges.append(CopyEdge(a, b, row.kind, row.share_a, row.share_b, stretches))
    return edges, judged


def _newest(
    known: Mapping[int, Row[Any]], edges: Iterable[CopyEdge], judged: Mapping[Pair, bool]
) -> dict[int, int]:
    """The newest version of each report that is not that itself."""
    versions = [e for e in edges if e.kind == "version" and judged.get(pair(e.a, e.b), True)]
    keyed = {row.key: number for number, row in known.items()}
    tied = {e.a: e.a for e in versions} | {e.b: e.b for e in versions}
    pages: dict[str, list[int]] = {}
    for key, page in origin_groups(tied, versions).items():
        pages.setdefault(page, []).append(keyed[key])
    newest: dict[int, int] = {}
    for numbers in pages.values():
        last = _last([known[number] for number in numbers])
        newest.update({number: last for number in numbers if number != last})
    return newest


def _last(versions: list[Row[Any]]) -> int:
    """The version published last; added last, where a date is missing or the same."""
    if all(row.published for row in versions):
        newest = max(versions, key=lambda r: (r.published, r.published_at or "", r.number))
    else:
        newest = max(versions, key=lambda r: r.number)
    return int(newest.number)
