"""How fast a large record answers, and what a report costs in it.

    python benchmarks/record.py
    python benchmarks/record.py --reports 100000 --record big.db --floor
    python benchmarks/record.py --record postgresql://... --reports 20000

The reports and their readings are made by seed, so that no language model runs: six statements,
two contacts, two positions and an interaction in each, of three thousand actors of which few are
named often. Copies are told among the first reports only, whose cost is measured. Questions ask
for a page (50) as a terminal shows it, for common and rare actors, words, days and kinds; the 95th
percentile of each counts. The cost of a report is the processor time of storing it and telling its
copies, in a record of 1,000 and of 10,000.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.model import (
    Actor,
    Claim,
    Conflict,
    Contact,
    Interaction,
    Participant,
    Position,
    Reading,
    Report,
    Span,
    Statement,
    report_digest,
)
from dragoman.store.inserting import add_actors, insert_report, insert_rows
from dragoman.store.record import Record
from dragoman.store.rows import report_row, rows_of
from dragoman.views.timeline import timeline

SLOWEST = 0.1
"""Seconds that a question may take at the 95th percentile."""

MOST_GROWTH = 1.2
"""How much more a report may cost among 10,000 than among 1,000."""

SIZES = (1000, 10000)
TIMED = 300
PAGE = 51
"""What a table asks for: a screenful, and one to know whether there is more."""

_SYLLABLES = "ba do ki lu me no pra que ri so ta vel win xo yar zu".split()
_ISSUES = tuple(f"issue-{number}" for number in range(40))
_KINDS = ("call", "meeting", "talks", "visit", "message")
_STATUSES = ("held", "held", "held", "planned", "scheduled", "proposed", "denied")
_STANCES = ("supports", "opposes", "demands", "rejects")
_FIRST = date(2022, 1, 1)
_DAYS = 1200


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit status, 1 with `--floor` where one is over its limit."""
    parser = argparse.ArgumentParser(description="Questions to a large record.")
    parser.add_argument("--reports", type=int, default=20000)
    parser.add_argument("--turns", type=int, default=40, help="times that each question is asked")
    parser.add_argument("--record", help="fill this place; by default a file that is thrown away")
    parser.add_argument("--floor", action="store_true", help="fail where a figure is too large")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        place = given.record or str(Path(folder) / "r.db")
        with Record(place) as record:
            growth = fill(record, given.reports)
            slowest = ask(record, given.turns)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    failed = slowest > SLOWEST or (growth is not None and growth > MOST_GROWTH)
    return 1 if given.floor and failed else 0


def fill(record: Record, wanted: int) -> float | None:
    """Store reports until there are as many as wanted; how much the cost of one has grown."""
    stored = record.counts()["reports"]
    made = islice(readings(), stored, None)
    costs: list[float] = []
    began = time.perf_counter()
    while stored < wanted:
        if stored in SIZES and stored + TIMED <= wanted:
            costs.append(statistics.median(_stored(record, next(made)) for _ in range(TIMED)))
            stored += TIMED
            print(f"{stored:7d} reports: {costs[-1] * 1000:6.2f} ms a report", flush=True)
        elif stored > max(SIZES):
            stored += _store_fast(record, list(islice(made, min(200, wanted - stored))))
        else:
            record.store(next(made))
            stored += 1
    print(f"{stored:7d} reports after {time.perf_counter() - began:.0f} s", flush=True)
    if len(costs) < len(SIZES):
        return None
    print(f"ratio {costs[-1] / costs[0]:.2f}")
    return costs[-1] / costs[0]


def _stored(record: Record, reading: Reading) -> float:
    began = time.process_time()
    record.store(reading)
    return time.process_time() - began


def _store_fast(record: Record, some: Sequence[Reading]) -> int:
    """Store readings without looking for copies, many in one transaction; how many."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with record.changing() as connection:
        for one in some:
            add_actors(connection, {actor.id: actor for actor in one.actors})
            number = insert_report(connection, report_row(one, issuer=None, read_at=at))
            insert_rows(connection, rows_of(one, number=number, read_at=at))
    return len(some)


def ask(record: Record, turns: int) -> float:
    """Print how long each question takes; the slowest 95th percentile."""
    slowest = 0.0
    for name, question in questions(record).items():
        rng = random.Random(name)
        times = []
        for _ in range(turns):
            began = time.perf_counter()
            question(rng)
            times.append(time.perf_counter() - began)
        times.sort()
        middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
        slowest = max(slowest, high)
        mark = "  SLOW" if high > SLOWEST else ""
        print(f"{name:28} {middle * 1000:8.1f} ms, 95 % {high * 1000:8.1f} ms{mark}", flush=True)
    return slowest


Question = Callable[[random.Random], object]


def questions(record: Record) -> dict[str, Question]:
    """Each question by name; it is asked about something else every time."""
    people = [actor.id for actor in ACTORS]

    def common(rng: random.Random) -> str:
        return rng.choice(people[:10])

    def rare(rng: random.Random) -> str:
        return rng.choice(people[1500:])

    def day(rng: random.Random) -> str:
        return (_FIRST + timedelta(days=rng.randrange(_DAYS))).isoformat()

    def word(rng: random.Random) -> str:
        return VOCABULARY[int(rng.paretovariate(0.4)) % len(VOCABULARY)]

    filters: dict[str, Callable[[random.Random], dict[str, str]]] = {
        "": lambda rng: {},
        " of a common actor": lambda rng: {"actor": common(rng)},
        " of a rare actor": lambda rng: {"actor": rare(rng)},
        " of a state": lambda rng: {"actor": f"sta.{rng.choice(STATES)}"},
        " since": lambda rng: {"since": day(rng)},
        " until": lambda rng: {"until": day(rng)},
        " of an actor until": lambda rng: {"actor": common(rng), "until": day(rng)},
        " on an issue": lambda rng: {"issue": rng.choice(_ISSUES)},
        " of an outlet": lambda rng: {"outlet": f"Outlet {rng.randrange(30)}"},
    }
    asked: dict[str, Question] = {}

    def add(name: str, question: Callable[..., object], **more: Callable[..., str]) -> None:
        for said, chosen in filters.items():
            asked[name + said] = lambda rng, chosen=chosen: question(limit=PAGE, **chosen(rng))
        for option, choose in more.items():
            asked[f"{name} by {option}"] = lambda rng, option=option, choose=choose: question(
                limit=PAGE, **{option: choose(rng)}
            )

    add(
        "contacts",
        record.contacts,
        kind=lambda rng: rng.choice(_KINDS),
        status=lambda rng: rng.choice(_STATUSES),
    )
    add("statements", record.statements, kind=lambda rng: rng.choice(("direct", "indirect")))
    add("positions", record.positions, kind=lambda rng: rng.choice(_STANCES))
    add("conflicts", record.conflicts)
    add("actors", record.actors)
    add("timeline", lambda **given: timeline(record, **given))
    asked["search a word"] = lambda rng: record.search(word(rng), limit=PAGE)
    asked["search a frequent word"] = lambda rng: record.search(
        rng.choice(VOCABULARY[:20]), limit=PAGE
    )
    asked["search two words"] = lambda rng: record.search(f"{word(rng)} {word(rng)}", limit=PAGE)
    asked["search of an actor"] = lambda rng: record.search(word(rng), actor=rare(rng), limit=PAGE)
    shown = {
        "report": [h.report.id for h in record.search(VOCABULARY[500], limit=PAGE)],
        "contact": [c.id for c in record.contacts(limit=PAGE)],
        "statement": [s.id[:9] for s in record.statements(limit=PAGE)],
        "position": [p.id for p in record.positions(limit=PAGE)],
        "conflict": [c.id for c in record.conflicts(limit=PAGE)],
        "actor": people[:50],
    }
    for name, ids in shown.items():
        asked[f"show a {name}"] = lambda rng, ids=ids: record.entry(rng.choice(ids))
    return asked


_RNG = random.Random(20250826)


def _word(least: int, most: int) -> str:
    return "".join(_RNG.choices(_SYLLABLES, k=_RNG.randint(least, most)))


VOCABULARY = list(dict.fromkeys(_word(1, 4) for _ in range(30000)))
STATES = sorted({_word(2, 2)[:3] for _ in range(80)})
ACTORS = [
    Actor(f"per.x-{number}", f"{_word(2, 2).title()} {_word(2, 3).title()}", "person", country)
    for number, country in zip(
        range(3000), (_RNG.choice(STATES).upper() for _ in range(3000)), strict=True
    )
]
_WORD_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))
_ACTOR_WEIGHTS = list(accumulate(1 / (rank + 5) for rank in range(len(ACTORS))))


def readings() -> Iterator[Reading]:
    """Readings without end, the same every time."""
    rng = random.Random(20250827)
    number = 0
    while True:
        yield reading(rng, number)
        number += 1


def reading(rng: random.Random, number: int) -> Reading:
    """One report of some 160 words, and what is read in it."""
    people = list({a.id: a for a in rng.choices(ACTORS, cum_weights=_ACTOR_WEIGHTS, k=5)}.values())
    sentences = [
        " ".join([rng.choice(people).name, "said", *_some(rng, 18)]) + "." for _ in range(8)
    ]
    text = " ".join(sentences)
    published = (_FIRST + timedelta(days=rng.randrange(_DAYS))).isoformat()
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    spans = [Span(at, at + len(said)) for at, said in zip(starts, sentences, strict=False)]
    url = f"https://outlet-{number % 30}.example/{number}"
    title = " ".join(_some(rng, 8))
    report = Report(
        str(number),
        text,
        title=title,
        published=published,
        outlet=f"Outlet {number % 30}",
        url=url,
        language="en",
        sha256=report_digest(text, title=title, published=published, url=url),
    )
    return Reading(
        report=report,
        actors=tuple(
            Actor(a.id, a.name, a.kind, a.country, (), (spans[at],)) for at, a in enumerate(people)
        ),
        statements=tuple(
            Statement(
                f"s{at}",
                Span(span.start, span.start + 4),
                None,
                (Span(span.start + 5, span.end),),
                "direct" if at % 3 == 0 else "indirect",
                (rng.choice(people).id,),
                said_on=published,
            )
            for at, span in enumerate(spans[:6])
        ),
        contacts=tuple(_contact(rng, at, people, spans[at], published) for at in range(2)),
        positions=tuple(_position(rng, at, people, spans[at + 2], published) for at in range(2)),
        interactions=(
            Interaction("i1", people[0].id, people[-1].id, "CONSULT", spans[6], date=published),
        ),
        conflicts=(Conflict("status", contact="c0", claims=(0, 1)),) if number % 5 == 0 else (),
    )


def _some(rng: random.Random, count: int) -> list[str]:
    return rng.choices(VOCABULARY, cum_weights=_WORD_WEIGHTS, k=count)


def _contact(
    rng: random.Random, at: int, people: list[Actor], span: Span, published: str
) -> Contact:
    day = date.fromisoformat(published) - timedelta(days=rng.randrange(30))
    when = rng.choice((day.isoformat(), day.isoformat(), f"{day:%Y-%m}", None))
    status = rng.choice(_STATUSES)
    return Contact(
        id=f"c{at}",
        kind=rng.choice(_KINDS),
        format="bilateral",
        participants=tuple(Participant(a.id, a.name, span) for a in rng.sample(people, 2))
        if len(people) > 1
        else (Participant(people[0].id, people[0].name, span),),
        status=status,
        claims=(
            Claim(status, "reporter", span, said_on=published),
            Claim("denied", people[0].id, span),
        ),
        spans=(span,),
        when=when,
        statements=("s0",),
    )


def _position(
    rng: random.Random, at: int, people: list[Actor], span: Span, published: str
) -> Position:
    issue = rng.choice(_ISSUES)
    return Position(
        f"p{at}",
        rng.choice(people).id,
        issue,
        f"Name of {issue}",
        rng.choice(_STANCES),
        "reporter",
        span,
        date=published,
    )


if __name__ == "__main__":
    raise SystemExit(main())
