"""Contacts and the claims about them, sentence by sentence, in the manner of wire copy."""

from __future__ import annotations

import pytest

from dragoman.model import Claim, Contact, Reading, Report, Span
from dragoman.model.status import shown_status
from dragoman.reading.pipeline import read_report

ALIYEV, PASHINYAN = "Ilham Aliyev", "Nikol Pashinyan"
PUBLISHED = "2022-05-25"  # a Wednesday


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    return read_report(Report(id="r", text=text, published=published))


def contacts(text: str) -> tuple[Contact, ...]:
    return read(text).contacts


def names(contact: Contact) -> set[str]:
    return {p.name for p in contact.participants}


def the_contact(text: str) -> tuple[Reading, Contact]:
    reading = read(text)
    assert len(reading.contacts) == 1, [(c.kind, names(c), c.status) for c in reading.contacts]
    return reading, reading.contacts[0]


INTRO = "Azerbaijani President Ilham Aliyev and Armenian Prime Minister Nikol Pashinyan "


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (INTRO + "met in Brussels on Monday.", "meeting", "held"),
        (INTRO + "held talks in Brussels on Monday.", "talks", "held"),
        (INTRO + "spoke by phone on Monday.", "call", "held"),
        (INTRO + "spoke by video link on Monday.", "video_call", "held"),
        (INTRO + "will meet in Brussels on Friday.", "meeting", "scheduled"),
        (INTRO + "are scheduled to meet in Brussels on Friday.", "meeting", "scheduled"),
        (INTRO + "are planning to meet in Brussels.", "meeting", "planned"),
        (INTRO + "might meet in Brussels.", "meeting", "speculated"),
        (INTRO + "have agreed to hold a summit in Brussels.", "summit", "scheduled"),
        (INTRO + "postponed a meeting in Brussels.", "meeting", "postponed"),
        (INTRO + "cancelled a meeting in Brussels.", "meeting", "cancelled"),
        (INTRO + "did not meet in Brussels.", "meeting", "denied"),
        (
            "A meeting between Ilham Aliyev and Nikol Pashinyan was possible in June.",
            "meeting",
            "speculated",
        ),
        (
            "Ilham Aliyev refused to meet Nikol Pashinyan, a diplomat said.",
            "meeting",
            "refused",
        ),
        (
            "Ilham Aliyev offered to meet Nikol Pashinyan in Tbilisi.",
            "meeting",
            "proposed",
        ),
        (
            "Ilham Aliyev said he would meet Nikol Pashinyan only if the road was opened.",
            "meeting",
            "conditional",
        ),
        (
            "A possible meeting between Ilham Aliyev and Nikol Pashinyan drew wide attention.",
            "meeting",
            "speculated",
        ),
        (
            "Preparations are underway for a meeting between Ilham Aliyev and Nikol Pashinyan.",
            "meeting",
            "planned",
        ),
        (
            "Ilham Aliyev said he was ready to meet Nikol Pashinyan.",
            "meeting",
            "proposed",
        ),
        (
            "A meeting between Ilham Aliyev and Nikol Pashinyan has been called off.",
            "meeting",
            "cancelled",
        ),
    ],
)
def test_kind_and_status(text, kind, status):
    _, contact = the_contact(text)
    assert names(contact) == {ALIYEV, PASHINYAN}
    assert (contact.kind, contact.status) == (kind, status)
    assert contact.format == "bilateral"


def test_a_claim_belongs_to_the_speaker_and_keeps_when_it_was_made():
    text = (
        "Ilham Aliyev said on Monday that he had spoken with Nikol Pashinyan. "
        "Armenian Foreign Minister Ararat Mirzoyan said that no such call took place."
    )
    reading, contact = the_contact(text)
    actors = {a.id: a.name for a in reading.actors}
    claims = [(c.status, actors[c.by], c.said_on) for c in contact.claims]
    assert claims == [("held", ALIYEV, "2022-05-23"), ("denied", "Ararat Mirzoyan", None)]
    assert (contact.when, contact.when_from) == ("2022-05-23", "claims")


def test_refusal_names_who_refuses():
    reading, contact = the_contact("Nikol Pashinyan refuses to meet Ilham Aliyev.")
    actors = {a.id: a.name for a in reading.actors}
    (claim,) = contact.claims
    assert (claim.status, claim.by, actors[claim.of or ""]) == ("refused", "reporter", PASHINYAN)


def test_not_ruling_out_is_no_denial():
    for contact in contacts("Ilham Aliyev did not rule out a meeting with Nikol Pashinyan."):
        assert contact.status not in ("denied", "refused", "held")


def test_no_meeting_is_planned_is_a_denial():
    _, contact = the_contact("No meeting between Ilham Aliyev and Nikol Pashinyan is planned.")
    assert contact.status == "denied"


def test_mentions_of_one_call_are_one_contact_and_another_call_is_another():
    text = (
        "Ilham Aliyev called Nikol Pashinyan on Monday. During the call, they discussed the road. "
        "Ilham Aliyev called Nikol Pashinyan on Thursday of last week."
    )
    assert len(contacts(text)) == 2


def test_the_date_and_place_are_those_of_the_contact_and_not_of_the_telling():
    text = "Ilham Aliyev said on Tuesday that he met Nikol Pashinyan in Brussels on Monday."
    _, contact = the_contact(text)
    assert (contact.when, contact.when_text, contact.where) == ("2022-05-23", "Monday", "Brussels")


LEADER = "On Monday, Azerbaijani President Ilham Aliyev "


@pytest.mark.parametrize(
    ("text", "when", "source"),
    [
        (INTRO + "met on Monday.", "2022-05-23", "own"),
        (LEADER + "flew to Brussels and met Nikol Pashinyan.", "2022-05-23", "sentence"),
        (LEADER + "flew to Brussels, where he met Nikol Pashinyan.", "2022-05-23", "sentence"),
        (LEADER + "flew to Brussels and will meet Nikol Pashinyan.", None, None),
        (LEADER + "flew to Brussels and had met Nikol Pashinyan.", None, None),
        (INTRO + "met. The meeting took place on Monday.", "2022-05-23", "report"),
        (LEADER + "said he had met Nikol Pashinyan.", "2022-05-23", "claims"),
        (LEADER + "said he has met Nikol Pashinyan.", "../2022-05-23", "claims"),
        (LEADER + "said he had often met Nikol Pashinyan.", "../2022-05-23", "claims"),
        (INTRO + "met around 20 April.", "2022-04-20~", "own"),
    ],
)
def test_a_date_says_where_it_stands(text: str, when: str | None, source: str | None):
    _, contact = the_contact(text)
    assert (contact.when, contact.when_from) == (when, source)


def test_the_publication_date_never_stands_in_for_a_missing_date():
    _, contact = the_contact("Ilham Aliyev has met Nikol Pashinyan.")
    assert contact.when is None


def test_counterparts_stand_for_their_governments():
    text = (
        "Armenian Foreign Minister Ararat Mirzoyan met his counterparts from France, "
        "Germany and Poland."
    )
    _, contact = the_contact(text)
    assert contact.format == "multilateral"
    assert {"Ararat Mirzoyan", "France", "Germany", "Poland"} <= names(contact)


@pytest.mark.parametrize(
    "text",
    [
        "French President Emmanuel Macron held a press conference in Paris.",
        "President Emmanuel Macron met Prime Minister Jean Castex in Paris.",
        "Relations between France and Germany are good.",
        "The offer met the demands of Germany.",
        "Emmanuel Macron called Vladimir Putin a liar.",
        "Emmanuel Macron spoke to reporters in Berlin.",
        "Emmanuel Macron gave an interview on Monday.",
        "Germany called for talks.",
        "Talks are the only way forward, analysts say.",
        "You can talk to Emmanuel Macron or Olaf Scholz about it.",
        "Talks with Emmanuel Macron and Olaf Scholz are useful, analysts say.",
        "The leaders of France and Germany talked past each other for years.",
        "Emmanuel Macron welcomed the entry of Germany into the group.",
        "The dispute is connected with France and Germany.",
        "Emmanuel Macron chaired a meeting of the National Security Council of France.",
        "Emmanuel Macron addressed parliament about Germany.",
        "Emmanuel Macron and Olaf Scholz will meet with representatives of the press.",
        "France and Germany voted for the resolution.",
        "Emmanuel Macron and Olaf Scholz came, and their message was that the pact would hold.",
        "Germany wants France to return to the agreement.",
        "",
    ],
)
def test_no_contact(text):
    assert contacts(text) == ()


def test_what_was_held_is_held_though_it_was_prepared_for():
    _, contact = the_contact(
        "In preparation for the summit between Ilham Aliyev and Nikol Pashinyan, held in Brussels "
        "in April, officials reviewed the maps."
    )
    assert contact.status == "held"


def test_a_journalists_question_is_not_the_reports_voice():
    text = (
        "Q    Will Emmanuel Macron meet Olaf Scholz on Friday?\n"
        "MS. DUPONT:    We have nothing to announce.\n"
        "Q    I believe Emmanuel Macron met Olaf Scholz on Monday."
    )
    assert contacts(text) == ()


def test_the_status_rule_can_be_explained():
    claims = [
        Claim("planned", "per.a", Span(0, 1), said_on="2022-05-20"),
        Claim("denied", "per.b", Span(2, 3), said_on="2022-05-23"),
        Claim("speculated", "reporter", Span(4, 5)),
    ]
    assert shown_status(claims, ["per.a", "per.b"]) == (
        "denied",
        "the latest claim by a participant",
    )
    held = [*claims, Claim("held", "reporter", Span(6, 7))]
    assert shown_status(held, ["per.a", "per.b"])[0] == "held"
    assert shown_status(claims[2:], ["per.a", "per.b"])[0] == "speculated"


def test_a_minister_who_denies_a_meeting_with_another_is_its_other_party():
    _, contact = the_contact(
        "Armenian Foreign Minister Ararat Mirzoyan said no meeting with Azerbaijani Foreign "
        "Minister Jeyhun Bayramov was planned."
    )
    assert names(contact) == {"Ararat Mirzoyan", "Jeyhun Bayramov"}
    assert contact.status == "denied"


def test_a_spokesman_stands_for_his_state():
    _, contact = the_contact("Dmitry Peskov said no call with Joe Biden was planned.")
    assert names(contact) == {"Russia", "Joe Biden"}


def test_talking_at_a_meeting_is_no_call():
    _, contact = the_contact(
        "Ararat Mirzoyan and Jeyhun Bayramov met in Tbilisi on Monday. The two ministers talked "
        "for three hours at a guest house."
    )
    assert contact.kind == "meeting"


def test_ministers_of_two_states_that_the_parser_pulls_apart():
    _, contact = the_contact("The foreign ministers of Namibia and Botswana will meet in Oslo.")
    assert names(contact) == {"Namibia", "Botswana"}


def test_a_release_opens_with_its_own_president_though_nobody_knows_the_name():
    text = (
        "President Grace Phiri held a video call with President Petrus Haimbodi of Namibia. "
        "The President called for the release of the drivers."
    )
    report = Report(id="r", text=text, published=PUBLISHED, outlet="Presidency of Malawi")
    reading = read_report(report)
    (contact,) = reading.contacts
    assert names(contact) == {"Grace Phiri", "Petrus Haimbodi"}
    (statement,) = reading.statements
    assert [a.name for a in reading.actors if a.id in statement.speakers] == ["Grace Phiri"]


def test_an_invitation_proposes_a_contact_of_host_and_guest():
    _, contact = the_contact("Ilham Aliyev invited Nikol Pashinyan to a summit in Baku in June.")
    assert names(contact) == {ALIYEV, PASHINYAN}
    assert (contact.kind, contact.status, contact.when) == ("summit", "proposed", "2022-06")


def test_who_somebody_is_may_stand_behind_the_name():
    _, contact = the_contact(
        "Rosa Kandjii, a deputy trade minister of Namibia, met European Union officials in Oslo."
    )
    assert names(contact) == {"Rosa Kandjii", "European Union"}


def test_a_letter_is_a_contact():
    _, contact = the_contact("Ilham Aliyev sent a letter to Nikol Pashinyan on Monday.")
    assert (contact.kind, contact.status, names(contact)) == (
        "message",
        "held",
        {ALIYEV, PASHINYAN},
    )


@pytest.mark.parametrize(
    "text",
    [
        "During the telephone conversation, Ilham Aliyev congratulated Nikol Pashinyan on the day.",
        "During a telephone conversation, Ilham Aliyev and Nikol Pashinyan discussed the road.",
        "During a visit to Oslo, President of Azerbaijan Ilham Aliyev met with Prime Minister of "
        "the Republic of Armenia Nikol Pashinyan.",
        "The President of Azerbaijan received in the palace Prime Minister of the Republic of "
        "Armenia Nikol Pashinyan, who is in Baku on a visit.",
    ],
)
def test_parties_outside_the_phrase_of_the_contact(text):
    assert any(names(c) == {ALIYEV, PASHINYAN} for c in contacts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway will meet Chile in the final on Sunday.",
        "Norway beat Japan and will meet Chile on Sunday.",
        "Where Norway meets Russia, the fence is new.",
        "Joe Biden met Kevin McCarthy in the Oval Office.",
    ],
)
def test_games_borders_and_bodies_of_one_state_are_no_contact(text: str) -> None:
    assert read(text, "2023-05-16").contacts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway will meet Chile in Geneva on Sunday for a final attempt at a treaty.",
        "In Geneva, where Joe Biden met Vladimir Putin, the hotels were full.",
        "Kevin McCarthy met Taiwan's president, Tsai Ing-wen, in California.",
    ],
)
def test_states_and_persons_of_different_states_do_meet(text: str) -> None:
    assert len(read(text, "2023-05-16").contacts) == 1


def test_an_object_before_its_verb_is_no_end_of_the_text() -> None:
    for text in ("who President talks", "whom the president visits"):
        assert read_report(Report(id="r", text=text)).contacts == ()
