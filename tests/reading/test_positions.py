"""Positions, sentence by sentence, on actors named by hand."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.knowledge.base import load_knowledge
from dragoman.model import Actor, ActorKind, Contact, Participant, Position, Report, Span
from dragoman.models.attribution import load_attribution_model
from dragoman.reading.actors.mentions import ActorLayer, Mention
from dragoman.reading.conflicts import read_conflicts
from dragoman.reading.draft import Draft
from dragoman.reading.language import parse_text
from dragoman.reading.pipeline import tag_report
from dragoman.reading.positions import read_positions
from dragoman.reading.repairs import repair
from dragoman.reading.statements import read_statements
from dragoman.reading.syntax import Parse

_ACTORS: dict[str, tuple[str, str, ActorKind, str | None]] = {
    "Aliyev": ("per.ilham-aliyev", "Ilham Aliyev", "person", "AZE"),
    "Pashinyan": ("per.nikol-pashinyan", "Nikol Pashinyan", "person", "ARM"),
    "Armenia": ("sta.arm", "Armenia", "state", "ARM"),
    "Yerevan": ("sta.arm", "Armenia", "state", "ARM"),
    "Azerbaijan": ("sta.aze", "Azerbaijan", "state", "AZE"),
    "Baku": ("sta.aze", "Azerbaijan", "state", "AZE"),
    "Duda": ("per.andrzej-duda", "Andrzej Duda", "person", "POL"),
    "Poland": ("sta.pol", "Poland", "state", "POL"),
    "Warsaw": ("sta.pol", "Poland", "state", "POL"),
    "Georgia": ("sta.geo", "Georgia", "state", "GEO"),
    "Iran": ("sta.irn", "Iran", "state", "IRN"),
    "US": ("sta.usa", "United States", "state", "USA"),
}


def layer(parse: Parse) -> ActorLayer:
    """Every word of `_ACTORS` is a mention; "he" is the person last named."""
    mentions, actors, person = [], {}, None
    for token in parse.tokens:
        if token.text in _ACTORS:
            actor, name, kind, country = _ACTORS[token.text]
            actors[actor] = Actor(id=actor, name=name, kind=kind, country=country)
            person = actor if kind == "person" else person
        elif token.lower == "he" and person is not None:
            actor = person
        else:
            continue
        span = Span(token.start, token.end)
        mentions.append(Mention(span, token.i, token.i + 1, token.i, actor, "name", 0.9))
    return ActorLayer(mentions, actors)


def draft_of(text: str) -> Draft:
    parse = parse_text(text)
    repair(parse)
    report = Report(id="r", text=text)
    tagged = tag_report(load_attribution_model(), report)
    draft = Draft(report, parse, load_knowledge(), layer(parse), tagged)
    read_statements(draft)
    return draft


def positions(text: str) -> tuple[Position, ...]:
    draft = draft_of(text)
    read_positions(draft)
    return draft.positions


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(p.holder, p.issue_label, p.stance, p.attributed_by) for p in positions(text)]


ARM, AZE, POL, IRN = "sta.arm", "sta.aze", "sta.pol", "sta.irn"
ALIYEV, PASHINYAN, DUDA = "per.ilham-aliyev", "per.nikol-pashinyan", "per.andrzej-duda"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baku insists on a ceasefire.", (AZE, "ceasefire", "demands", AZE)),
        (
            "Yerevan rejects territorial concessions.",
            (ARM, "territorial concessions by Armenia", "rejects", ARM),
        ),
        (
            "Duda has repeatedly said Georgia should be admitted to NATO.",
            (DUDA, "NATO membership of Georgia", "supports", DUDA),
        ),
        (
            "Duda said Georgia should not join the alliance.",
            (DUDA, "NATO membership of Georgia", "opposes", DUDA),
        ),
        (
            "Aliyev said Armenia should consider giving up land.",
            (ALIYEV, "territorial concessions by Armenia", "supports", ALIYEV),
        ),
        (
            "Duda reiterated calls for firm security guarantees for Georgia.",
            (DUDA, "security guarantees for Georgia", "demands", DUDA),
        ),
        (
            "Duda said Poland was ready to contribute to demining.",
            (POL, "demining", "offers", DUDA),
        ),
        (
            "Duda stressed that strengthening Georgia's air defence would be essential.",
            (DUDA, "air defense of Georgia", "supports", DUDA),
        ),
        (
            "Aliyev accused Yerevan of refusing to withdraw its troops.",
            (ARM, "troop withdrawal by Armenia", "rejects", ALIYEV),
        ),
        (
            "Yerevan agreed to a prisoner exchange.",
            (ARM, "prisoner exchange", "accepts", "reporter"),
        ),
        ("A ceasefire was rejected by Baku.", (AZE, "ceasefire", "rejects", AZE)),
        (
            '"We will not cede our land," Aliyev said.',
            (ALIYEV, "territorial concessions", "rejects", ALIYEV),
        ),
        (
            "Duda reaffirmed US support for Georgia's territorial integrity.",
            ("sta.usa", "sovereignty and territorial integrity of Georgia", "supports", DUDA),
        ),
        (
            "Pashinyan thanked Poland for supporting peace talks.",
            (POL, "peace talks", "supports", PASHINYAN),
        ),
        (
            "Warsaw refused to support sanctions on Iran.",
            (POL, "sanctions on Iran", "opposes", POL),
        ),
        (
            "Poland does not support NATO membership for Georgia.",
            (POL, "NATO membership of Georgia", "opposes", "reporter"),
        ),
        (
            "Duda stressed the importance of lifting sanctions on Iran.",
            (DUDA, "sanctions relief for Iran", "supports", DUDA),
        ),
        (
            "Poland opposes US sanctions on Iran.",
            (POL, "sanctions on Iran", "opposes", "reporter"),
        ),
        (
            "Duda, whose government has pushed for a ceasefire, left early.",
            (DUDA, "ceasefire", "supports", "reporter"),
        ),
        (
            "Poland opposes territorial concessions.",
            (POL, "territorial concessions", "opposes", "reporter"),
        ),
        (
            "Georgia is not ready to join NATO.",
            ("sta.geo", "NATO membership of Georgia", "rejects", "reporter"),
        ),
        ("Iran demanded that sanctions be lifted.", (IRN, "sanctions relief", "demands", IRN)),
    ],
)
def test_a_stance_has_its_holder_issue_and_source(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Aliyev and Pashinyan discussed a ceasefire and the return of refugees.",
        "Duda talked about sanctions on Iran.",
        "Will Baku accept a ceasefire?",
        "Pashinyan asked whether Baku would support a ceasefire.",
        "Warsaw could support new sanctions on Iran.",
        "Should Baku reject a ceasefire, Duda said, the talks would end.",
        "The ceasefire held until Tuesday.",
        "A ceasefire is essential.",
        "Duda said sanctions should be painful.",
        "Duda expressed gratitude to Armenia for supporting a ceasefire.",
        "Iran has a good chance to agree to a ceasefire.",
        "Warsaw could be ready to accept a ceasefire.",
        "Warsaw did not rule out sanctions on Iran.",
        "Iran has imposed sanctions on Poland.",
        "Duda endorsed the re-election of the speaker.",
        "If Baku rejects a ceasefire, the envoys will leave.",
    ],
)
def test_without_a_definite_stance_there_is_no_position(text: str) -> None:
    assert rows(text) == []


def test_a_demand_names_whom_it_is_put_to() -> None:
    (position,) = positions("Aliyev urged Armenia to withdraw its troops.")
    assert (position.holder, position.target, position.stance) == (ALIYEV, ARM, "demands")
    (position,) = positions("Duda called on Armenia to take steps to withdraw its troops.")
    assert (position.issue_label, position.target) == ("troop withdrawal by Armenia", ARM)
    (position,) = positions("Duda called on Iran to accept a ceasefire.")
    assert (position.holder, position.target, position.stance) == (DUDA, IRN, "demands")


def test_who_wants_a_trouble_tackled_is_for_the_issue() -> None:
    assert rows("Duda reaffirmed Iran's commitment to combat the climate crisis.") == [
        (IRN, "climate action", "supports", DUDA)
    ]
    assert rows("Aliyev pledged to tackle the climate crisis.") == [
        (ALIYEV, "climate action", "offers", ALIYEV)
    ]
    assert rows("Aliyev welcomed the climate crisis.") == []


def test_only_who_speaks_for_a_party_can_vow_for_it() -> None:
    assert rows("Duda said Poland would never cede territory.") == [
        (POL, "territorial concessions by Poland", "rejects", DUDA)
    ]
    assert rows("Duda said Armenia would never cede territory.") == []


def test_our_country_is_the_speakers() -> None:
    text = 'Duda said: "We thank Armenia for supporting the territorial integrity of our country."'
    assert rows(text) == [
        (ARM, "sovereignty and territorial integrity of Poland", "supports", DUDA)
    ]


def test_a_sentence_takes_a_stance_on_an_issue_once() -> None:
    text = "Duda reaffirmed Iran's support for Georgia's territorial integrity and sovereignty."
    assert [label for _, label, *_ in rows(text)] == [
        "sovereignty and territorial integrity of Georgia"
    ]


def test_to_demand_an_end_is_to_oppose() -> None:
    (position,) = positions("Duda called on Iran to stop arms supplies to Armenia.")
    assert (position.issue_label, position.stance) == ("arms supplies to Armenia", "opposes")


@pytest.mark.parametrize(
    ("text", "holder", "condition"),
    [
        (
            "Baku is ready to sign a peace treaty if Yerevan withdraws its troops.",
            AZE,
            "if Yerevan withdraws its troops",
        ),
        (
            "Iran will not return to talks until sanctions are lifted.",
            IRN,
            "until sanctions are lifted",
        ),
        (
            "Pashinyan said he wanted clarity on the border before committing to a summit with "
            "Aliyev.",
            PASHINYAN,
            "wanted clarity on the border",
        ),
    ],
)
def test_a_condition_is_kept_with_its_words(text: str, holder: str, condition: str) -> None:
    position = positions(text)[0]
    assert (position.stance, position.holder) == ("conditional", holder)
    assert position.condition is not None
    assert position.condition.of(text) == condition


def test_a_meeting_is_named_by_its_parties() -> None:
    (position,) = positions("Pashinyan expressed a willingness to meet Aliyev.")
    assert position.issue_label == "an Aliyev-Pashinyan meeting"
    assert position.stance == "offers"


def test_the_parties_of_a_meeting_come_from_its_contact() -> None:
    text = "Pashinyan ruled out the summit."
    draft = draft_of(text)
    start = text.index("summit")
    span = Span(start, start + len("summit"))
    people = tuple(Participant(a, a, Span(0, 9)) for a in (PASHINYAN, ALIYEV))
    draft.actors.actors[ALIYEV] = Actor(id=ALIYEV, name="Ilham Aliyev", kind="person")
    draft.contacts = (Contact("c1", "summit", "bilateral", people, "planned", (), (span,)),)
    read_positions(draft)
    assert [p.issue_label for p in draft.positions] == ["an Aliyev-Pashinyan summit"]


def test_a_meeting_with_unknown_parties_is_left_out() -> None:
    assert rows("Pashinyan ruled out the summit.") == []


def test_ids_run_in_text_order_and_spans_hold_stance_and_issue() -> None:
    text = "Baku insists on a ceasefire. Yerevan rejects sanctions on Iran."
    found = positions(text)
    assert [p.id for p in found] == ["p1", "p2"]
    assert [p.span.of(text) for p in found] == ["insists on a ceasefire", "rejects sanctions"]


def test_the_day_of_the_saying_dates_the_position() -> None:
    draft = draft_of("Baku demanded a ceasefire on 3 May 2024.")
    (statement,) = draft.statements
    draft.statements = (msgspec.structs.replace(statement, said_on="2024-05-03"),)
    read_positions(draft)
    assert [(p.statement, p.date) for p in draft.positions] == [(statement.id, "2024-05-03")]


def test_text_without_sentences_has_no_positions() -> None:
    assert rows("") == []


def test_a_stance_on_a_stance_is_one_on_the_issue() -> None:
    found = {(p.holder, p.stance) for p in positions("Duda criticised Iran's support for a truce.")}
    assert found == {(IRN, "supports"), (DUDA, "opposes")}


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("Also opposing a ceasefire are Poland and Iran.", POL, "opposes"),
        ("Duda said Baku should stop firing and accept a ceasefire.", DUDA, "supports"),
        ("Duda deems the ceasefire a mistake.", DUDA, "opposes"),
        ("Duda called the ceasefire essential.", DUDA, "supports"),
        ('"There can be no ceasefire," Duda said.', DUDA, "opposes"),
        ('"There is no alternative to a ceasefire," Duda said.', DUDA, "supports"),
        ('"It is time for a ceasefire," Duda said.', DUDA, "supports"),
        ('"Lift the sanctions," Aliyev said.', ALIYEV, "demands"),
        ('"The sanctions do not work," Aliyev said.', ALIYEV, "opposes"),
        ("Duda hopes that the ceasefire will hold.", DUDA, "supports"),
        ("Warsaw will do everything to secure a ceasefire.", POL, "supports"),
        ("Poland is working to lift the sanctions on Iran.", POL, "supports"),
        ("Warsaw called on Baku to refrain from military action.", POL, "opposes"),
        ("Baku said it would not accept a ceasefire.", AZE, "rejects"),
        ("Warsaw has not decided whether to supply missiles.", POL, "undecided"),
        ("Duda declined to say that Georgia should join NATO.", DUDA, "undecided"),
        ("Aliyev promised not to withdraw his troops.", ALIYEV, "opposes"),
        ("Poland supports a deal that lifts the sanctions on Iran.", POL, "supports"),
        ("The ceasefire, which Baku has rejected, began at noon.", AZE, "rejects"),
        ("A ceasefire backed by Warsaw began at noon.", POL, "supports"),
        ("Duda warned that a ceasefire would be a mistake.", DUDA, "opposes"),
        ("Yerevan does not recognise the independence of Kosovo.", ARM, "rejects"),
        ("Duda thanked Iran for its commitment to a ceasefire.", IRN, "supports"),
        ("Duda reaffirmed support from Iran for a ceasefire.", IRN, "supports"),
        ("Aliyev condemned the terrorist attack.", ALIYEV, "supports"),
    ],
)
def test_general_ways_of_wanting(text: str, holder: str, stance: str) -> None:
    assert (holder, stance) in {(p.holder, p.stance) for p in positions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Duda said Poland was well prepared to join NATO.",
        "Warsaw would welcome talks on sanctions.",
        "Duda said the attack was a threat to the ceasefire.",
        "Poland wants sanctions-busters to be tried.",
        "Duda asked whether a ceasefire was likely.",
        "Baku and Yerevan could not agree on a ceasefire.",
        "Duda wants to win the election.",
    ],
)
def test_what_looks_like_a_stance(text: str) -> None:
    assert rows(text) == []


def test_an_issue_named_before_may_be_named_in_short() -> None:
    found = positions("Duda proposed an entry ban in May. Warsaw rejects such a ban.")
    assert (POL, "entry-bans", "rejects") in {(p.holder, p.issue, p.stance) for p in found}
    assert not positions("Warsaw rejects such a ban.")


def test_a_list_is_read_to_its_end() -> None:
    text = (
        "Duda voiced support for a ceasefire along the river and, with the same words, a peaceful "
        "settlement of the conflict."
    )
    assert "ceasefire" in {p.issue for p in positions(text)}


def test_who_is_named_among_a_group_holds_its_stance() -> None:
    found = positions("Several states, including Poland and Georgia, oppose a ceasefire.")
    assert {p.holder for p in found} == {POL, "sta.geo"}


def test_the_whole_of_an_issue_counts_not_what_modifies_it() -> None:
    found = positions("Duda supports immigration reform.")
    assert {p.issue for p in found} == {"reforms"}


def test_a_stance_held_earlier_is_dated_before_the_report() -> None:
    draft = draft_of("Poland, which had earlier ruled out a ceasefire, now supports a ceasefire.")
    draft.report = msgspec.structs.replace(draft.report, published="2024-05-03")
    read_positions(draft)
    assert [(p.stance, p.date) for p in draft.positions] == [
        ("rejects", "../2024-05-03"),
        ("supports", None),
    ]
    read_conflicts(draft)
    assert [c.kind for c in draft.conflicts] == ["reversal"]


def test_who_drops_opposition_accepts() -> None:
    draft = draft_of("Duda dropped his opposition to sanctions on Iran.")
    draft.report = msgspec.structs.replace(draft.report, published="2024-05-03")
    read_positions(draft)
    assert {(p.stance, p.date) for p in draft.positions} == {
        ("opposes", "../2024-05-03"),
        ("accepts", None),
    }
    assert rows("Duda did not drop his opposition to sanctions on Iran.") == []


def test_a_precondition_names_the_contact_it_holds_up() -> None:
    text = "Pashinyan said he would attend the summit only if Baku withdraws its troops."
    draft = draft_of(text)
    start = text.index("summit")
    span = Span(start, start + len("summit"))
    people = tuple(Participant(a, a, Span(0, 9)) for a in (PASHINYAN, ALIYEV))
    draft.actors.actors[ALIYEV] = Actor(id=ALIYEV, name="Ilham Aliyev", kind="person")
    draft.contacts = (Contact("c1", "summit", "bilateral", people, "planned", (), (span,)),)
    read_positions(draft)
    found = [p for p in draft.positions if p.issue == "summit"]
    assert [(p.stance, p.contact) for p in found] == [("conditional", "c1")]


def test_they_are_those_whose_meeting_opens_the_report() -> None:
    text = "Aliyev and Pashinyan met on Monday. They called for a ceasefire."
    draft = draft_of(text)
    span = Span(text.index("met"), text.index("met") + 3)
    people = tuple(Participant(a, a, Span(0, 6)) for a in (ALIYEV, PASHINYAN))
    draft.contacts = (Contact("c1", "meeting", "bilateral", people, "held", (), (span,)),)
    read_positions(draft)
    assert {p.holder for p in draft.positions} == {ALIYEV, PASHINYAN}
