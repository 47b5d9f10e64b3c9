"""Copies of reports: are they found, and are different stories kept apart?

The texts are news and releases of the other sets; variants of some of them are made by rule and
seed, so that what is a copy of what is known. All texts and variants go into one pool, and every
pair of it is judged: a pair counts as told when an edge or a common origin group joins it. Pairs
of unchanged texts that are copies, or parts, of each other in truth are listed in
`gold/copies.jsonl`: those marked `same` count like the variants' pairs, those marked `open`
(careful readers may differ) count neither way.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.errors import InputError
from dragoman.evaluation import copy_variants
from dragoman.evaluation.result import Row, Sample, Scored, percent, rates
from dragoman.intake import read_documents
from dragoman.intake.credits import credits_of
from dragoman.matching.copies.groups import Pair, pair
from dragoman.matching.copies.pool import Pool
from dragoman.matching.copies.signature import signature_of
from dragoman.model import Report

GOLD = Path(__file__).parent / "gold" / "copies.jsonl"
SOURCES = ("readouts/kremlin.jsonl", "readouts/ukraine_presidency.jsonl")
FOLDERS = ("readouts/white_house", "readouts/white_house_statements")
NEWS = ("polnear/train/text", "polnear/dev/text")

SHORTEST = 60
"""Words below which no variant is made of a text: half of it would be a line."""

ORIGINALS = 130
"""Texts that variants are made of."""

PARTLY = "partly quoted"
"""Less than half of the text inside another: told apart in the table, and in no total."""


class Judged(msgspec.Struct, frozen=True):
    """What a careful reader says of two unchanged texts: `same`, `different` or `open`."""

    a: str
    b: str
    verdict: str


class Text(NamedTuple):
    """One text of the pool: `of` is the text that it is a variant of, `how` what was done."""

    name: str
    of: str
    how: str
    report: Report


def score_copies(sample: Sample) -> Scored:
    """Tell copies in a pool of texts and their variants; the reading is not needed.

    Raises:
        InputError: a file of the set cannot be read.
    """
    part = sample.part or "dev"
    files = _files(sample.folder)
    texts = [t for t in _texts(sample.folder, files) if _part(t.report) == part]
    texts = texts[: sample.limit]
    hosts, pooled = _hosts(texts)
    texts = [*pooled, *_variants(pooled, hosts, part)]
    pool = Pool()
    for text in texts:
        pool.add(signature_of(text.report, text.name))
    told = _told(pool)
    same, unclear = _gold(texts)
    right = told & same
    wrong = told - same - unclear
    rows = [Row("all", rates(len(right), len(right) + len(wrong), len(same)))]
    rows += _by_kind(texts, told)
    rows += _apart(pooled, same | unclear, told)
    details = [_shown("WRONG", p, pool) for p in sorted(wrong)]
    details += [_shown("MISS", p, pool) for p in sorted(same - told)]
    compared = Row("comparisons a text", {"mean": round(pool.compared / len(texts), 2)})
    return Scored(len(texts), (*rows, compared), tuple(files), tuple(details))


def _files(folder: Path) -> list[Path]:
    found = [folder / name for name in SOURCES]
    for name in FOLDERS:
        found += sorted((folder / name).glob("*.md"))
    for name in NEWS:
        found += sorted((folder / name).glob("*.txt"))
    return found


def _texts(folder: Path, files: Sequence[Path]) -> Iterator[Text]:
    """Every text once, named after its file; PolNeAR has some under several annotators' names."""
    seen: set[str] = set()
    for path in files:
        if path.suffix == ".txt":
            outlet, day, _ = path.stem.split("_", 2)
            text = path.read_text("utf-8")
            reports = [
                Report(path.stem, text, published=day, outlet=outlet, credits=credits_of(text))
            ]
        else:
            reports = list(read_documents([str(path)], on_error=_raise))
        for at, report in enumerate(reports):
            name = path.stem if len(reports) == 1 else f"{path.stem}:{at}"
            if report.text not in seen:
                seen.add(report.text)
                yield Text(name, name, "text", report)


def _raise(error: InputError) -> None:
    raise error


def _part(report: Report) -> str:
    """Development or test, by the month: texts about the same days stay together."""
    month = (report.published or "")[:7]
    return "test" if hashlib.sha256(f"copies {month}".encode()).digest()[0] % 2 else "dev"


def _hosts(texts: Sequence[Text]) -> tuple[list[str], list[Text]]:
    """Thirds of news set aside to be written around other texts, and the texts of the pool."""
    aside = {
        t.name for t in texts if _is_news(t) and random.Random(f"host {t.name}").random() < 0.5
    }
    thirds: list[str] = []
    for text in texts:
        if text.name in aside:
            found = copy_variants.paragraphs(text.report.text)
            third = -(-len(found) // 3)
            thirds += ["\n\n".join(found[at : at + third]) for at in range(0, len(found), third)]
    return thirds, [text for text in texts if text.name not in aside]


def _variants(pooled: Sequence[Text], hosts: list[str], part: str) -> Iterator[Text]:
    """Variants of some texts, one of each sort; every host is written around one text alone."""
    rng = random.Random(f"copies {part}")
    long = [t for t in pooled if len(t.report.text.split()) >= SHORTEST]
    words = sorted({w for host in hosts for w in host.split() if w.isalpha()})
    rng.shuffle(hosts)
    for original in rng.sample(long, min(ORIGINALS, len(long))):
        text = original.report.text
        for how, make in _SORTS.items():
            if how in _HOSTED and not hosts:
                return
            host = hosts.pop() if how in _HOSTED else ""
            changed = _reprint(original, make(text, host, rng, words), rng)
            yield Text(f"{original.name} {how}", original.name, how, changed)


def _reprint(original: Text, text: str, rng: random.Random) -> Report:
    """A variant as another outlet prints it, the same day or the next two."""
    published = original.report.published
    if published:
        day = date.fromisoformat(published[:10]) + timedelta(days=rng.choice((0, 0, 1, 2)))
        published = day.isoformat()
    return Report(original.name, text, title="A reprint", published=published, outlet="A reprint")


Make = Callable[[str, str, random.Random, Sequence[str]], str]

_SORTS: dict[str, Make] = {
    "2-10 % edited": lambda text, host, rng, words: copy_variants.edited(
        text, rng.uniform(0.02, 0.1), rng, words
    ),
    "10-20 % edited": lambda text, host, rng, words: copy_variants.edited(
        text, rng.uniform(0.1, 0.2), rng, words
    ),
    "cut": lambda text, host, rng, words: copy_variants.cut(text, rng.uniform(0.3, 1)),
    "reordered": lambda text, host, rng, words: copy_variants.reordered(text, rng),
    "byline": lambda text, host, rng, words: copy_variants.headed(text, rng),
    "appended": lambda text, host, rng, words: copy_variants.appended(
        text, host, rng.uniform(0.1, 0.6)
    ),
    "redressed": lambda text, host, rng, words: copy_variants.redressed(text, rng),
    "cut and edited": lambda text, host, rng, words: copy_variants.headed(
        copy_variants.edited(
            copy_variants.cut(text, rng.uniform(0.5, 1)), rng.uniform(0.02, 0.1), rng, words
        ),
        rng,
    ),
    "quoted": lambda text, host, rng, words: copy_variants.quoted(
        text, host, rng.uniform(0.6, 1), rng
    ),
    PARTLY: lambda text, host, rng, words: copy_variants.quoted(
        text, host, rng.uniform(0.3, 0.5), rng
    ),
}


_HOSTED = frozenset({"appended", "quoted", PARTLY})


def _told(pool: Pool) -> set[Pair]:
    """Pairs joined by an edge or by a common group."""
    told = {pair(a, b) for a, b in pool.edges}
    members: dict[str, list[str]] = {}
    for key, group in pool.groups().items():
        members.setdefault(group, []).append(key)
    for keys in members.values():
        told |= {pair(a, b) for a, b in combinations(keys, 2)}
    return told


def load_gold() -> list[Judged]:
    """What careful readers say of pairs of unchanged texts."""
    return [msgspec.json.decode(line, type=Judged) for line in GOLD.read_bytes().splitlines()]


def _gold(texts: Sequence[Text]) -> tuple[set[Pair], set[Pair]]:
    """Pairs that are copies, and pairs that count neither way.

    Of variants, each is a copy of its text. Two variants of one text may have nothing in common
    (another part of it is quoted in each), so their pairs count neither way.
    """
    judged = load_gold()
    kin: dict[str, set[str]] = {}
    for line in judged:
        if line.verdict != "different":
            kin.setdefault(line.a, set()).add(line.b)
            kin.setdefault(line.b, set()).add(line.a)
    names = {t.name for t in texts}
    same = {pair(j.a, j.b) for j in judged if j.verdict == "same" and {j.a, j.b} <= names}
    by_text: dict[str, list[Text]] = {}
    for text in texts:
        by_text.setdefault(text.of, []).append(text)
    unclear = {pair(j.a, j.b) for j in judged if j.verdict == "open"}
    for name, found in by_text.items():
        for one, other in combinations(found, 2):
            whole = "text" in (one.how, other.how) and PARTLY not in (one.how, other.how)
            (same if whole else unclear).add(pair(one.name, other.name))
        for other_name in kin.get(name, ()):
            relatives = product(found, by_text.get(other_name, ()))
            unclear |= {pair(a.name, b.name) for a, b in relatives} - same
    return same, unclear


def _by_kind(texts: Sequence[Text], told: set[Pair]) -> Iterator[Row]:
    """How many variants of each sort are told as copies of their text."""
    for how in _SORTS:
        found = [pair(t.name, t.of) in told for t in texts if t.how == how]
        yield Row(
            f"  {how}", {"recall": percent(sum(found) / (len(found) or 1)), "gold": len(found)}
        )


def _apart(texts: Sequence[Text], kin: set[Pair], told: set[Pair]) -> Iterator[Row]:
    """Pairs that look alike and are none, and how many of them are taken for copies."""
    for label, related in _HARD.items():
        pairs = {pair(a.name, b.name) for a, b in _related(texts, related)} - kin
        yield Row(f"  {label}", {"pairs": len(pairs), "wrong": len(pairs & told)})


def _related(
    texts: Sequence[Text], key: Callable[[Text], tuple[object, object] | None]
) -> Iterator[tuple[Text, Text]]:
    """Pairs of texts with the same first, and another second part of their key."""
    found: dict[object, list[tuple[object, Text]]] = {}
    for text in texts:
        if (parts := key(text)) is not None:
            found.setdefault(parts[0], []).append((parts[1], text))
    for alike in found.values():
        yield from ((a, b) for (x, a), (y, b) in combinations(alike, 2) if x != y)


def _source(text: Text) -> str:
    return text.name.partition(":")[0] if ":" in text.name else "white_house"


def _is_news(text: Text) -> bool:
    return text.name.count("_") >= 2 and text.report.title is None


def _same_day_sides(text: Text) -> tuple[object, object] | None:
    return None if _is_news(text) else (text.report.published, _source(text))


def _same_issuer(text: Text) -> tuple[object, object] | None:
    return None if _is_news(text) else (_source(text), text.name)


def _same_day_news(text: Text) -> tuple[object, object] | None:
    return (text.report.published, text.name) if _is_news(text) else None


_HARD: dict[str, Callable[[Text], tuple[object, object] | None]] = {
    "two sides, same day": _same_day_sides,
    "one issuer, any day": _same_issuer,
    "news, same day": _same_day_news,
}


def _shown(what: str, of: Pair, pool: Pool) -> str:
    edge = pool.edges.get(of)
    why = f" {edge.kind} {edge.share_a} {edge.share_b}" if edge else ""
    return f"{what} {of[0]} | {of[1]}{why}"
