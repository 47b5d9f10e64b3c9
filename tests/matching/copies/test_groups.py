"""Origin groups: the same whatever the order, and not tied together by digests."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from copied_texts import edited, report_of, text_of
from dragoman.matching.copies.bands import CROWD
from dragoman.matching.copies.pool import Pool
from dragoman.matching.copies.signature import signature_of
from dragoman.model import Report


def pooled(reports: list[tuple[str, Report]]) -> Pool:
    pool = Pool()
    for key, report in reports:
        pool.add(signature_of(report, key))
    return pool


def groups(*texts: str) -> list[set[int]]:
    """Which of some texts share a group, by their places; in every order of adding."""
    found = []
    for order in permutations(range(len(texts))):
        reports = [(f"r-{at}", report_of(texts[at], ident=str(at))) for at in order]
        named = pooled(reports).groups()
        members: dict[str, set[int]] = {}
        for at in range(len(texts)):
            members.setdefault(named[f"r-{at}"], set()).add(at)
        found.append(sorted(members.values(), key=min))
    assert all(one == found[0] for one in found)
    return found[0]


def test_copies_of_copies_are_one_group() -> None:
    wire = text_of(1, 2, 3, 4)
    assert groups(wire, edited(wire, 6), text_of(1, 2), text_of(8, 9)) == [{0, 1, 2}, {3}]


def test_a_digest_of_two_wires_makes_them_no_copies_of_each_other() -> None:
    one, other = text_of(1, 2, 3), text_of(4, 5, 6)
    digest = text_of(20, 1, 2, 3, 21, 4, 5, 6, 22)
    assert groups(one, other, digest) == [{0}, {1}, {2}]
    assert groups(one, digest) == [{0, 1}]


def test_a_digest_of_two_copies_is_of_their_group() -> None:
    one = text_of(1, 2, 3)
    assert groups(one, text_of(1, 2), text_of(20, 1, 2, 3, 21, 22, 23)) == [{0, 1, 2}]


def test_reading_out_a_short_release_makes_no_copy_of_a_briefing() -> None:
    briefing = text_of(*range(10, 20), 1, *range(20, 30))
    assert groups(text_of(1), briefing) == [{0}, {1}]


DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 6), min_size=1, max_size=5, unique=True),
        st.sampled_from([0, 7]),
        st.sampled_from(["2025-08-26", "2025-08-28", "2025-08-30", None]),
        st.sampled_from([None, None, "https://fjord.example/a", "https://fjord.example/b"]),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=80, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(documents, rng) -> None:
    reports = []
    for at, (pieces, every, published, url) in enumerate(documents):
        text = text_of(*pieces, words=40)
        text = edited(text, every) if every else text
        reports.append((f"r-{at}", report_of(text, ident=str(at), published=published, url=url)))
    first = pooled(reports)
    rng.shuffle(reports)
    second = pooled(reports)
    assert first.groups() == second.groups()


@settings(max_examples=20, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_a_person_keeps_two_apart_and_takes_it_back(documents, rng) -> None:
    reports = [
        (f"r-{at}", report_of(text_of(*pieces, words=40), ident=str(at), published=day, url=url))
        for at, (pieces, _, day, url) in enumerate(documents)
    ]
    pool = pooled(reports)
    before = pool.groups()
    for pair in pool.edges:
        apart = pool.groups({pair: False})
        assert apart[pair[0]] != apart[pair[1]]
        assert pool.groups({pair: True})[pair[0]] == pool.groups({pair: True})[pair[1]]
    assert pool.groups() == before


def test_a_paragraph_under_every_article_costs_no_more_than_under_some() -> None:
    standing = text_of(1000, words=80)
    pool = Pool()
    for at in range(CROWD * 4):
        text = f"{text_of(at, at + 2000, words=80)}\n\n{standing}"
        pool.add(signature_of(report_of(text, ident=str(at)), f"r-{at}"))
    assert not pool.edges
    assert pool.compared <= 32 * len(pool.signatures)
    assert max(len(kept) for kept in pool._bands.values()) == CROWD


def test_a_much_printed_wire_is_one_group() -> None:
    wire = text_of(1, 2, 3)
    reports = [
        (f"r-{at}", report_of(edited(wire, 7 + at % 5) + f" Printed by {at}.", ident=str(at)))
        for at in range(CROWD * 3)
    ]
    assert len(set(pooled(reports).groups().values())) == 1
