"""Corrections change single fields; a difference applied gives what was wanted."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.corrections import Correction, correct, difference
from dragoman.knowledge.schema import OfficeTerm, OrganisationEntry, PersonEntry

MINISTER = OfficeTerm("foreign minister", "Minister", "sta.prt", "2019-03", checked="2025-06")
ENVOY = OfficeTerm("envoy", "Envoy", "sta.prt", "2015", "2016")
ENVOY_AGAIN = OfficeTerm("envoy", "Envoy", "sta.prt", "2018", "2019")
SILVA = PersonEntry(
    "per.ana-silva",
    "Ana Silva",
    country="PRT",
    aliases=("A. Silva", "Anna Silva"),
    offices=(MINISTER, ENVOY, ENVOY_AGAIN),
)


def read(text: str) -> Correction:
    return msgspec.json.decode(text, type=Correction)


def test_each_kind_of_change() -> None:
    correction = read(
        """{"id": "per.ana-silva",
            "set": {"gender": "f", "country": null},
            "add": {"aliases": ["Ana da Silva", "A. Silva"], "surnames": ["Silva"]},
            "drop": {"aliases": ["Anna Silva"]},
            "offices": [
              {"role": "foreign minister", "of": "sta.prt", "set": {"end": "2026-01-15"}},
              {"role": "envoy", "of": "sta.prt", "start": "2018", "drop": true}],
            "new_offices": [
              {"role": "president", "title": "President", "of": "sta.prt", "start": "2026-03-09"}]}
        """
    )
    changed = correct(SILVA, correction)
    assert changed == PersonEntry(
        "per.ana-silva",
        "Ana Silva",
        gender="f",
        aliases=("A. Silva", "Ana da Silva"),
        surnames=("Silva",),
        offices=(
            OfficeTerm(
                "foreign minister", "Minister", "sta.prt", "2019-03", "2026-01-15", "2025-06"
            ),
            ENVOY,
            OfficeTerm("president", "President", "sta.prt", "2026-03-09"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"set": {"id": "per.b"}}', "id cannot be changed"),
        ('{"set": {"shoe": 43}}', "no field shoe; it has id, name"),
        ('{"set": {"gender": "q"}}', "gender"),
        ('{"set": {"aliases": "A"}}', "aliases"),
        ('{"add": {"name": ["A"]}}', "name is no list of names"),
        ('{"add": {"metonyms": ["A"]}}', "no field metonyms"),
        ('{"offices": [{"role": "pope", "of": "sta.prt", "drop": true}]}', "no term as pope"),
        (
            '{"offices": [{"role": "envoy", "of": "sta.prt", "drop": true}]}',
            "2 terms as envoy of sta.prt, from 2015, 2018: say which one",
        ),
        (
            '{"offices": [{"role": "envoy", "of": "sta.prt", "start": "2018", "set": {"x": "y"}}]}',
            "x",
        ),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        correct(SILVA, read(f'{{"id": "per.ana-silva", {text[1:]}'))


def test_an_organisation_holds_no_office() -> None:
    council = OrganisationEntry("org.fish", "Fish Council", "organisation", "IGO")
    with pytest.raises(ValueError, match="no person"):
        correct(council, Correction("org.fish", new_offices=(ENVOY,)))


def test_a_start_that_became_more_precise_is_still_found() -> None:
    later = msgspec.structs.replace(
        SILVA, offices=(ENVOY, msgspec.structs.replace(ENVOY_AGAIN, start="2018-05-02"))
    )
    change = read(
        """{"id": "per.ana-silva", "offices": [{"role": "envoy", "of": "sta.prt", "start": "2018",
                                                "set": {"title": "Special Envoy"}}]}"""
    )
    assert isinstance(changed := correct(later, change), PersonEntry)
    assert [t.title for t in changed.offices] == ["Envoy", "Special Envoy"]


def test_a_new_office_that_ours_came_to_know_is_not_doubled() -> None:
    own = OfficeTerm("president", "President", "sta.prt", "2026-03-09", "2026-12")
    ours = OfficeTerm(
        "president", "President of the Republic", "sta.prt", "2026-03", checked="2026-05"
    )
    later = msgspec.structs.replace(SILVA, offices=(*SILVA.offices, ours))
    changed = correct(later, Correction(SILVA.id, new_offices=(own,)))
    assert isinstance(changed, PersonEntry)
    assert [t for t in changed.offices if t.role == "president"] == [own]


names = st.lists(st.sampled_from("Ana Berg Cole Dahl Eide".split()), unique=True, max_size=4).map(
    tuple
)
terms = st.builds(
    OfficeTerm,
    st.sampled_from(["envoy", "president"]),
    st.sampled_from(["Envoy", "President"]),
    st.just("sta.prt"),
    st.sampled_from(["2001", "2002", "2003"]),
    st.sampled_from([None, "2005"]),
)
persons = st.builds(
    PersonEntry,
    st.just("per.ana"),
    st.sampled_from(["Ana", "Anna"]),
    qid=st.sampled_from([None, "Q1"]),
    aliases=names,
    surnames=names,
    # Two posts as envoy may begin together; there is one president.
    offices=st.lists(
        terms,
        unique_by=lambda t: (t.role, t.start, t.title if t.role == "envoy" else ""),
        max_size=4,
    ).map(tuple),
)


@given(persons, persons)
def test_the_difference_applied_gives_what_was_wanted(
    base: PersonEntry, wanted: PersonEntry
) -> None:
    correction = difference(base, wanted)
    again = read(msgspec.json.encode(correction).decode())
    made = correct(base, again)
    assert isinstance(made, PersonEntry)
    for field in ("name", "qid"):
        assert getattr(made, field) == getattr(wanted, field)
    for field in ("aliases", "surnames", "offices"):
        assert set(getattr(made, field)) == set(getattr(wanted, field))
        assert len(getattr(made, field)) == len(getattr(wanted, field))
    assert correction.empty() == (msgspec.to_builtins(made) == msgspec.to_builtins(base))
