"""Interactions: events in sentences of our own, and sentences that report none."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from dragoman.evaluation.floors import load_floors
from dragoman.model import Reading
from dragoman.models.interactions import load_event_classifier
from dragoman.reading.pipeline import STEPS, check_steps, read_report
from dragoman.reading.single import report_of

PUBLISHED = "2025-08-26"


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    return read_report(report_of(text, published=published))


def events(reading: Reading) -> list[tuple[str, str, str, str]]:
    """(event, modality, source, target), in text order, actors by name."""
    names = {a.id: a.name for a in reading.actors}
    return [(i.event, i.modality, names[i.source], names[i.target]) for i in reading.interactions]


TOLD = [
    # What states do to each other, in the active voice.
    ("Norway accused Chad of stalling the talks on fish.", "ACCUSE", "actual", "Norway", "Chad"),
    ("Norway condemned Chad's decision to close the port.", "ACCUSE", "actual", "Norway", "Chad"),
    ("Peru condemned Chadian strikes on the harbour.", "ACCUSE", "actual", "Peru", "Chad"),
    ("Norway imposed sanctions on Chad.", "COERCE", "actual", "Norway", "Chad"),
    ("Norwegian police arrested a Chadian diplomat.", "COERCE", "actual", "Norway", "Chad"),
    ("Norway expelled two Chadian diplomats.", "SANCTION", "actual", "Norway", "Chad"),
    ("Norway suspended military aid to Chad.", "SANCTION", "actual", "Norway", "Chad"),
    ("Norway broke off relations with Chad.", "SANCTION", "actual", "Norway", "Chad"),
    ("Norway lifted its sanctions on Chad.", "RETREAT", "actual", "Norway", "Chad"),
    ("Norway withdrew its troops from Chad.", "RETREAT", "actual", "Norway", "Chad"),
    ("Norway released two Chadian fishermen.", "RETREAT", "actual", "Norway", "Chad"),
    ("Norway provided Chad with 20 tanks.", "AID", "actual", "Norway", "Chad"),
    ("Norway sent medicine to Chad.", "AID", "actual", "Norway", "Chad"),
    ("Norway shared intelligence with Chad.", "COOPERATE", "actual", "Norway", "Chad"),
    ("Norway and Chad signed a trade agreement in Oslo.", "SUPPORT", "actual", "Norway", "Chad"),
    ("Norway praised Chad's efforts to end the war.", "SUPPORT", "actual", "Norway", "Chad"),
    ("Norway voiced support for Chad.", "SUPPORT", "actual", "Norway", "Chad"),
    ("Norway recognised Chad's independence.", "SUPPORT", "actual", "Norway", "Chad"),
    ("Norway urged Chad to leave the islands.", "REQUEST", "actual", "Norway", "Chad"),
    ("Norway called on Chad to free the sailors.", "REQUEST", "actual", "Norway", "Chad"),
    ("Norway demanded that Chad free the sailors.", "REQUEST", "actual", "Norway", "Chad"),
    ("Norway asked Chad for help.", "REQUEST", "actual", "Norway", "Chad"),
    ("Norway rejected Chad's proposal.", "REJECT", "actual", "Norway", "Chad"),
    ("Norway rejected an offer by Chad to share the quota.", "REJECT", "actual", "Norway", "Chad"),
    ("Norway refused to send aid to Chad.", "REJECT", "actual", "Norway", "Chad"),
    ("Norway issued an ultimatum to Chad.", "THREATEN", "actual", "Norway", "Chad"),
    ("Norway threatened Chad with sanctions.", "THREATEN", "actual", "Norway", "Chad"),
    ("Norway mobilised troops against Chad.", "MOBILIZE", "actual", "Norway", "Chad"),
    ("The Norwegian army shelled Chad.", "ASSAULT", "actual", "Armed forces of Norway", "Chad"),
    ("Norway launched a raid on Chad.", "ASSAULT", "actual", "Norway", "Chad"),
    # Passives: who does it stands last, or first all the same.
    ("Chad was accused by Norway of stalling.", "ACCUSE", "actual", "Norway", "Chad"),
    ("Two Chadian diplomats were expelled by Norway.", "SANCTION", "actual", "Norway", "Chad"),
    ("Sanctions were imposed on Chad by Norway.", "COERCE", "actual", "Norway", "Chad"),
    ("Norway was urged by Chad to lift the blockade.", "REQUEST", "actual", "Chad", "Norway"),
    # Negations.
    ("Norway did not accuse Chad of stalling.", "ACCUSE", "negated", "Norway", "Chad"),
    ("Norway has not imposed sanctions on Chad.", "COERCE", "negated", "Norway", "Chad"),
    ("Norway never attacked Chad.", "ASSAULT", "negated", "Norway", "Chad"),
    ("Norway denied attacking Chad.", "ASSAULT", "negated", "Norway", "Chad"),
    ("Norway denied that it had attacked Chad.", "ASSAULT", "negated", "Norway", "Chad"),
    # What may be, and what will be.
    ("Norway may impose sanctions on Chad.", "COERCE", "hypothetical", "Norway", "Chad"),
    ("Norway wants to expel two Chadian diplomats.", "SANCTION", "hypothetical", "Norway", "Chad"),
    (
        "Norway would impose sanctions on Chad if the raids went on.",
        "COERCE",
        "hypothetical",
        "Norway",
        "Chad",
    ),
    ("Norway will impose sanctions on Chad.", "COERCE", "future", "Norway", "Chad"),
    ("Norway plans to expel two Chadian diplomats.", "SANCTION", "future", "Norway", "Chad"),
    ("Norway said it would expel two Chadian diplomats.", "SANCTION", "future", "Norway", "Chad"),
    # What PLOVER counts as an event of its own: offers, refusals and threats.
    ("Norway will send aid to Chad.", "AGREE", "actual", "Norway", "Chad"),
    ("Norway has promised to send tanks to Chad.", "AGREE", "actual", "Norway", "Chad"),
    ("Norway agreed to release two Chadian fishermen.", "AGREE", "actual", "Norway", "Chad"),
    ("Norway and Chad agreed to a truce.", "AGREE", "actual", "Norway", "Chad"),
    ("Norway will not send aid to Chad.", "REJECT", "actual", "Norway", "Chad"),
    ("Norway vowed to expel two Chadian diplomats.", "THREATEN", "actual", "Norway", "Chad"),
    # Deeds that a noun tells of.
    ("Peru's raid on Chad in May shocked Mali.", "ASSAULT", "actual", "Peru", "Chad"),
    ("Trade fell after the Peruvian invasion of Chad.", "ASSAULT", "actual", "Peru", "Chad"),
    # Long ago.
    ("Norway attacked Chad in 1990.", "ASSAULT", "historical", "Norway", "Chad"),
]


@pytest.mark.parametrize(("text", "event", "modality", "source", "target"), TOLD)
def test_an_event_is_read(text: str, event: str, modality: str, source: str, target: str) -> None:
    assert events(read(text)) == [(event, modality, source, target)]


SILENT = [
    "Did Norway attack Chad?",
    "Norway beat Chad 3-1 in Oslo.",
    "Norway exports salmon to Chad.",
    "Norway borders Sweden and Finland.",
    "Norway vowed to humble Chad.",
    "Norway asked Chad about the treaty.",
    "Norway told Chad that the port was open.",
    "Norway fears that Chad is weak.",
    "The envoy flew from Norway to Chad.",
    "Norway's economy grew faster than that of Chad.",
    "Norway, like Chad, condemned the raid.",
    "Norway freed the prisoners, an analyst in Chad said.",
    "The storm hit Norway and Chad.",
    "Norway signed the treaty before Chad joined the bank.",
    "Norwegian police arrested a Norwegian fisherman.",
    "The Norwegian government condemned the flood.",
    "In Chad, Norway is known for its fish.",
    "Relations between Norway and Chad are good.",
    "Norway condemned the arrest of its envoy in Chad.",
    "Norway had the support of Chad.",
    "To attack Chad, Norway would need ships.",
    "Norwegian voters rejected the plan, unlike those of Chad.",
    "A book on Norway and Chad was released in May.",
    "Norway knows what Chad did.",
    "Mali fears Peru's invasion of Chad.",
    "A Peruvian invasion of Chad would end the truce.",
    "Peru's possible invasion of Chad worries Mali.",
    "Norwegian Foreign Minister Aino Berg attacked Chad in a speech.",
    "Norway and Peru reaffirmed their commitment to the treaty.",
    "With the backing of Chad, Norway announced a fair.",
    "Norway said that Chad had agreed to release the sailors.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_event_is_read(text: str) -> None:
    assert events(read(text)) == []


def test_what_one_side_tells_of_anothers_violence_is_an_accusation() -> None:
    text = "Norwegian Foreign Minister Aino Berg said that Chad had shelled the port of Vardo."
    assert events(read(text)) == [("ACCUSE", "actual", "Aino Berg", "Chad")]


def test_what_a_side_tells_of_itself_is_told() -> None:
    text = "Chad said on Monday that it had expelled two Norwegian diplomats."
    assert events(read(text)) == [("SANCTION", "actual", "Chad", "Norway")]


def test_who_must_do_something_is_asked_by_the_speaker() -> None:
    text = "“Chad must free the sailors,” Norwegian Foreign Minister Aino Berg said."
    assert events(read(text)) == [("REQUEST", "actual", "Aino Berg", "Chad")]


def test_we_are_the_speaker() -> None:
    text = "“We condemn Chad's raid on our ships,” Norwegian Foreign Minister Aino Berg said."
    assert events(read(text)) == [("ACCUSE", "actual", "Aino Berg", "Chad")]


def test_two_events_of_one_sentence() -> None:
    text = "Accusing Chad of piracy, Norway expelled two Chadian diplomats."
    assert events(read(text)) == [
        ("ACCUSE", "actual", "Norway", "Chad"),
        ("SANCTION", "actual", "Norway", "Chad"),
    ]


def test_neither_of_two_did_it() -> None:
    assert events(read("Neither Norway nor Peru accused Chad.")) == [
        ("ACCUSE", "negated", "Norway", "Chad"),
        ("ACCUSE", "negated", "Peru", "Chad"),
    ]


def test_several_targets() -> None:
    text = "Norway urged Chad and Mali to halt the shelling."
    assert events(read(text)) == [
        ("REQUEST", "actual", "Norway", "Chad"),
        ("REQUEST", "actual", "Norway", "Mali"),
    ]


def test_a_held_contact_is_a_consultation() -> None:
    text = "Norwegian Foreign Minister Aino Berg phoned President Mahamat Deby of Chad on Monday."
    (one,) = read(text).interactions
    assert (one.event, one.mode, one.modality) == ("CONSULT", "phone", "actual")
    assert one.date == "2025-08-25"


def test_a_planned_contact_is_an_agreement() -> None:
    text = "Norwegian Foreign Minister Aino Berg will meet President Mahamat Deby of Chad in May."
    (one,) = read(text).interactions
    assert (one.event, one.context, one.modality) == ("AGREE", "diplomatic", "actual")


def test_a_refused_contact_is_a_rejection_by_who_refuses() -> None:
    text = "The president of Chad refused to meet the Norwegian prime minister."
    reading = read(text)
    (one,) = reading.interactions
    countries = {a.id: a.country for a in reading.actors}
    assert (one.event, one.mode) == ("REJECT", "meet")
    assert (countries[one.source], countries[one.target]) == ("TCD", "NOR")


def test_mode_context_and_date_come_along() -> None:
    (one,) = read("Norway suspended humanitarian aid to Chad on Monday.").interactions
    assert (one.event, one.mode, one.context) == ("SANCTION", "discontinue", "human_security")
    assert one.date == "2025-08-25"
    (one,) = read("Norway issued an ultimatum to Chad.").interactions
    assert (one.mode, one.context, one.date) == ("relations", "diplomatic", None)


def test_the_date_of_what_it_is_about_is_not_its_own() -> None:
    (one,) = read("Norway accused Chad of sinking a ship in March.").interactions
    assert one.date is None


def test_an_event_told_twice_is_one_event() -> None:
    text = "Norway accused Chad of piracy. Chad shrugged. Norway accused Chad of fraud as well."
    assert events(read(text)) == [("ACCUSE", "actual", "Norway", "Chad")]


def test_ids_follow_the_text_and_the_evidence_holds_both_actors() -> None:
    text = "Norway sent medicine to Chad. Peru accused Mali of fraud."
    reading = read(text)
    assert [i.id for i in reading.interactions] == ["i1", "i2"]
    spans = [i.span.of(text) for i in reading.interactions]
    assert spans == ["Norway sent medicine to Chad", "Peru accused Mali"]
    assert all(0 < i.confidence <= 1 for i in reading.interactions)


def test_a_reading_names_every_actor_of_its_interactions() -> None:
    reading = read("Norway accused Chad of fraud. Peru lifted its sanctions on Mali.")
    known = {a.id for a in reading.actors}
    assert len(reading.interactions) == 2
    assert all({i.source, i.target} <= known for i in reading.interactions)


def test_the_step_needs_the_contacts() -> None:
    steps = [s for s in STEPS if s.name != "contacts"]
    with pytest.raises(ValueError, match="needs contacts"):
        check_steps(steps)


DOCUMENT = Path(__file__).parents[2] / "docs" / "explanation" / "interactions.md"


def test_the_document_shows_what_is_read() -> None:
    assert doctest.testfile(str(DOCUMENT), module_relative=False).failed == 0


@pytest.mark.parametrize("level", ["root", "quad", "binary"])
def test_the_document_gives_the_figures_of_card_and_floors(level: str) -> None:
    row = re.search(
        rf"^\| {level}[^|]*\| ([\d.]+) \| ([\d.]+) \|", DOCUMENT.read_text("utf-8"), re.M
    )
    assert row is not None
    (floor,) = (f.floor for f in load_floors()["plover"].floors if f.label == level)
    crossed = load_event_classifier().card["cross_validation"][level]["macro_f1"]
    assert [float(f) for f in row.groups()] == [round(floor, 1), round(crossed, 1)]
