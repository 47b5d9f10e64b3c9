"""Who the knowledge has: found by name, by alias, or by an office held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.layers import Origin
from dragoman.knowledge.schema import Entry, EntryKind, OfficeTerm, PersonEntry, Role, kind_of
from dragoman.knowledge.terms import term_certain
from dragoman.knowledge.words import alias_words, fold_word

_EXACT, _BY_NAME, _BY_OFFICE, _BY_PART = range(4)
"""How an entry was found, best first; `_BY_PART`: "minister" finds a deputy minister."""

_SILENT = frozenset("of the for and in to 's -".split())


class KnownOffice(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """A term of office. `certain` says whether the files vouch for it on the day asked about."""

    role: Role
    title: str
    of: str
    of_name: str
    start: str | None
    end: str | None
    checked: str | None
    certain: bool | None


class KnownActor(msgspec.Struct, frozen=True):
    """An entry of the knowledge as an answer. `origin`: ours, the user's own, or ours corrected."""

    id: str
    name: str
    kind: EntryKind
    country: str | None
    aliases: tuple[str, ...]
    offices: tuple[KnownOffice, ...]
    qid: str | None
    origin: Origin


def find_actors(
    known: Knowledge,
    words: str = "",
    *,
    on: str | None = None,
    kind: str | None = None,
    country: str | None = None,
    own: bool = False,
) -> list[KnownActor]:
    """Entries that have all the words in their names, or in their names and one office.

    With `on` (EDTF), only offices of that day count and are given. Those who bear exactly this
    name come first, then other names, then offices, the latest first.

    >>> from dragoman.knowledge.schema import StateEntry
    >>> norway = StateEntry("sta.nor", "Norway", "NOR", "NO", aliases=("Kingdom of Norway",))
    >>> [actor.id for actor in find_actors(Knowledge([norway]), "kingdom norw")]
    ['sta.nor']
    """
    wanted = [w for w in map(fold_word, alias_words(words)) if w not in _SILENT]
    exact = {candidate.id for candidate in known.lookup(words)} if words.strip() else set()
    found: list[tuple[int, KnownActor]] = []
    for entry in known.entries():
        if not _asked_for(entry, known, kind, country, own):
            continue
        offices = _offices(entry, known, on)
        names = _words(_names(entry))
        if entry.id in exact or _all_in(wanted, names):
            rank = _EXACT if entry.id in exact else _BY_NAME
        else:
            offices = [o for o in offices if _all_in(wanted, names | _office_words(o, known))]
            if not offices:
                continue
            whole = any(_words([o.role]) <= {*wanted, *_SILENT} for o in offices)
            rank = _BY_OFFICE if whole else _BY_PART
        found.append((rank, _answer(entry, offices, known)))
    found.sort(key=_since, reverse=True)
    found.sort(key=lambda row: (row[0], row[1].name if row[0] < _BY_OFFICE else ""))
    return [actor for _, actor in found]


def _since(row: tuple[int, KnownActor]) -> str:
    offices = row[1].offices
    return (offices[0].start or "") if offices else ""


def known_actor(entry: Entry, known: Knowledge) -> KnownActor:
    """One entry with all its offices."""
    return _answer(entry, _offices(entry, known, None), known)


def _answer(entry: Entry, offices: Iterable[KnownOffice], known: Knowledge) -> KnownActor:
    return KnownActor(
        id=entry.id,
        name=entry.name,
        kind=kind_of(entry),
        country=getattr(entry, "country", None) or getattr(entry, "iso3", None),
        aliases=entry.aliases,
        offices=tuple(offices),
        qid=getattr(entry, "qid", None),
        origin=known.origins.get(entry.id, "ours"),
    )


def _asked_for(
    entry: Entry, known: Knowledge, kind: str | None, country: str | None, own: bool
) -> bool:
    if own and entry.id not in known.origins:
        return False
    if country is not None and country not in (
        getattr(entry, "country", None),
        getattr(entry, "iso3", None),
    ):
        return False
    return kind is None or kind == kind_of(entry)


def _offices(entry: Entry, known: Knowledge, on: str | None) -> list[KnownOffice]:
    """The offices of a person, the latest first."""
    if not isinstance(entry, PersonEntry):
        return []
    terms = entry.offices if on is None else known.offices_on(entry.id, on)
    latest_first = sorted(terms, key=lambda t: t.start or t.checked or "", reverse=True)
    return [_office(term, known, on) for term in latest_first]


def _office(term: OfficeTerm, known: Knowledge, on: str | None) -> KnownOffice:
    owner = known.entry(term.of)
    return KnownOffice(
        term.role,
        term.title,
        term.of,
        owner.name if owner is not None else term.of,
        term.start,
        term.end,
        term.checked,
        term_certain(term, on) if on is not None else None,
    )


def _names(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield entry.name
    for field in ("aliases", "surnames", "demonyms", "metonyms"):
        yield from getattr(entry, field, ())


def _words(names: Iterable[str]) -> set[str]:
    return {fold_word(word) for name in names for word in alias_words(name)}


def _office_words(office: KnownOffice, known: Knowledge) -> set[str]:
    owner = known.entry(office.of)
    return _words([office.role, office.title, *(_names(owner) if owner is not None else ())])


def _all_in(wanted: Sequence[str], words: set[str]) -> bool:
    """Whether each word asked for begins one of the words."""
    return all(word in words or any(w.startswith(word) for w in words) for word in wanted)
