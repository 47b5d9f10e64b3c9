"""Actors in sentences of our own, against a small knowledge made for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.schema import (
    CollectiveEntry,
    OfficeTerm,
    OrganisationEntry,
    PersonEntry,
    Role,
    StateEntry,
)
from dragoman.model import Report
from dragoman.reading.actors import ActorLayer, read_actors
from dragoman.reading.language import parse_text
from dragoman.reading.repairs import repair
from dragoman.reading.syntax import Parse

DAY = "2021-12-09"


def state(
    iso3: str, iso2: str, name: str, capital: str, demonym: str, leader: Role, *aliases: str
) -> StateEntry:
    return StateEntry(
        id=f"sta.{iso3.lower()}",
        name=name,
        iso3=iso3,
        iso2=iso2,
        capital=capital,
        aliases=aliases,
        demonyms=(demonym, demonym + "s"),
        metonyms=("Kremlin",) if iso3 == "RUS" else (),
        leader_role=leader,
    )


def person(
    name: str, iso3: str, role: Role, gender: str, start: str, end: str | None = None, *also: str
) -> PersonEntry:
    term = OfficeTerm(role=role, title=role.title(), of=f"sta.{iso3.lower()}", start=start, end=end)
    ident = "per." + name.lower().replace(" ", "-")
    kind = "f" if gender == "f" else "m"
    return PersonEntry(
        id=ident, name=name, country=iso3, gender=kind, aliases=also, offices=(term,)
    )


KNOWLEDGE = Knowledge(
    [
        state("RUS", "RU", "Russia", "Moscow", "Russian", "president", "Russian Federation"),
        state("UKR", "UA", "Ukraine", "Kyiv", "Ukrainian", "president"),
        state("USA", "US", "United States", "Washington", "American", "president", "U.S.", "US"),
        state("FRA", "FR", "France", "Paris", "French", "president"),
        state("DEU", "DE", "Germany", "Berlin", "German", "chancellor"),
        state("GBR", "GB", "United Kingdom", "London", "British", "prime minister", "Britain"),
        state("POL", "PL", "Poland", "Warsaw", "Polish", "prime minister"),
        state("MDA", "MD", "Moldova", "Chisinau", "Moldovan", "president", "Republic of Moldova"),
        state("ISR", "IL", "Israel", "Jerusalem", "Israeli", "prime minister"),
        state("EGY", "EG", "Egypt", "Cairo", "Egyptian", "president"),
        state("NOR", "NO", "Norway", "Oslo", "Norwegian", "prime minister"),
        OrganisationEntry(
            id="org.hamas", name="Hamas", kind="organisation", sector="REB", aliases=("Hamas",)
        ),
        OrganisationEntry(
            id="org.european-union",
            name="European Union",
            kind="organisation",
            sector="IGO",
            aliases=("EU",),
        ),
        OrganisationEntry(
            id="org.white-house", name="White House", kind="body", sector="GOV", country="USA"
        ),
        OrganisationEntry(
            id="org.us-state-department",
            name="US Department of State",
            kind="body",
            sector="GOV",
            country="USA",
            aliases=("State Department",),
        ),
        CollectiveEntry(id="col.european-leaders", name="European leaders"),
        person("Vladimir Putin", "RUS", "president", "m", "2012-05-07"),
        person("Sergei Lavrov", "RUS", "foreign minister", "m", "2004-03-09"),
        person("Volodymyr Zelensky", "UKR", "president", "m", "2019-05-20"),
        person("Dmytro Kuleba", "UKR", "foreign minister", "m", "2020-03-04", "2024-09-05"),
        person("Andrii Sybiha", "UKR", "foreign minister", "m", "2024-09-05"),
        person("Joe Biden", "USA", "president", "m", "2021-01-20", "2025-01-20"),
        person("Donald Trump", "USA", "president", "m", "2025-01-20"),
        person("Antony Blinken", "USA", "foreign minister", "m", "2021-01-26", "2025-01-20"),
        person("Emmanuel Macron", "FRA", "president", "m", "2017-05-14"),
        person("Angela Merkel", "DEU", "chancellor", "f", "2005-11-22", "2021-12-08"),
        person("Olaf Scholz", "DEU", "chancellor", "m", "2021-12-08", "2025-05-06"),
        person("Boris Johnson", "GBR", "prime minister", "m", "2019-07-24", "2022-09-06"),
        person("Ho Un", "NOR", "prime minister", "m", "2020-01-01"),
        person("Maia Sandu", "MDA", "president", "f", "2020-12-24"),
    ]
)


def read(text: str, published: str | None = DAY, **fields: str) -> tuple[Parse, ActorLayer]:
    parse = parse_text(text)
    repair(parse)
    report = Report(id="test", text=text, published=published, **fields)
    return parse, read_actors(report, parse, KNOWLEDGE)


def said(text: str, words: str, published: str | None = DAY, **fields: str) -> list[str]:
    """Who is meant by `words`: short ids of the mention that covers their last letter."""
    parse, layer = read(text, published, **fields)
    assert text.count(words) == 1, "the words must stand once"
    token = parse.token_at(text.index(words) + len(words) - 1)
    assert token is not None
    return [a.removeprefix("per.") for a in layer.actors_at(token.i)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Vladimir Putin arrived late.", "Putin", ["vladimir-putin"]),
        ("French President Emmanuel Macron spoke first.", "Macron", ["emmanuel-macron"]),
        ("Mr. Lavrov had no comment.", "Mr. Lavrov", ["sergei-lavrov"]),
        ("Secretary Blinken left Oslo.", "Blinken", ["antony-blinken"]),
        ("Ukraine's foreign minister flew home.", "minister", ["dmytro-kuleba"]),
        ("A call with the Kremlin leader followed.", "leader", ["vladimir-putin"]),
        ("He met the German leader.", "leader", ["olaf-scholz"]),
        (
            "The Ukrainian president, Volodymyr Zelensky, agreed.",
            "president",
            ["volodymyr-zelensky"],
        ),
        (
            "Volodymyr Zelensky, the Ukrainian president, agreed.",
            "president",
            ["volodymyr-zelensky"],
        ),
        (
            "They prepared a meeting between the Ukrainian and Russian leaders.",
            "leaders",
            ["volodymyr-zelensky", "vladimir-putin"],
        ),
        (
            "The presidents of France and Moldova signed it.",
            "presidents",
            ["emmanuel-macron", "maia-sandu"],
        ),
        ("Moscow demanded an answer.", "Moscow", ["sta.rus"]),
        ("They discussed guarantees for Kyiv.", "Kyiv", ["sta.ukr"]),
        ("European leaders were sceptical.", "leaders", ["col.european-leaders"]),
        (
            "According to the State Department, it failed.",
            "Department",
            ["org.us-state-department"],
        ),
        ("The White House said nothing.", "White House", ["org.white-house"]),
        ("The Polish Defence Ministry denied it.", "Ministry", ["org.poland-defence-ministry"]),
        (
            "The Ministry of Foreign Affairs of Moldova denied it.",
            "Ministry",
            ["org.moldova-foreign-ministry"],
        ),
        ("The Egyptian side noted progress.", "side", ["sta.egy"]),
        ("U.S. and Russian officials disagreed.", "officials", ["sta.usa", "sta.rus"]),
        ("They announced U.S.-Russia talks.", "U.S.-Russia", ["sta.usa", "sta.rus"]),
    ],
)
def test_who_is_meant(text: str, words: str, expected: list[str]) -> None:
    assert said(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks in Moscow ended.", "Moscow"),
        ("They met at the White House.", "White House"),
        ("He travelled to France.", "France"),
        ("They met in the Oval Office.", "Office"),
        ("A former Ukrainian president objected.", "president"),
        ("The president of the company resigned.", "president"),
        ("Prices rose across Latin America on Friday.", "America"),
        ("The UN convention was signed.", "UN"),
    ],
)
def test_nobody_acts(text: str, words: str) -> None:
    assert said(text, words) == []


def test_offices_are_those_of_the_day() -> None:
    text = "Germany's chancellor called the U.S. president."
    assert said(text, "chancellor", "2021-11-01") == ["angela-merkel"]
    assert said(text, "chancellor", "2022-01-10") == ["olaf-scholz"]
    assert said(text, "U.S. president", "2025-03-01") == ["donald-trump"]
    _, layer = read(text, "2022-01-10")
    assert [o.title for o in layer.actor("per.olaf-scholz").offices] == ["Chancellor"]


def test_without_a_date_an_office_names_nobody_who_shares_it() -> None:
    assert said("The German chancellor called.", "chancellor", None) == ["x.chancellor-of-germany"]


def test_both_parts_of_a_hyphenated_pair() -> None:
    text = "A Putin-Zelensky meeting and the Israel-Hamas talks were discussed."
    _, layer = read(text)
    assert [(m.span.of(text), m.actor) for m in layer.mentions] == [
        ("Putin", "per.vladimir-putin"),
        ("Zelensky", "per.volodymyr-zelensky"),
        ("Israel", "sta.isr"),
        ("Hamas", "org.hamas"),
    ]


def test_a_mention_covers_title_and_nationality_and_keeps_the_state_inside() -> None:
    text = "Russia's Vladimir Putin met French President Emmanuel Macron."
    _, layer = read(text)
    assert [m.span.of(text) for m in layer.mentions] == [
        "Russia's Vladimir Putin",
        "French President Emmanuel Macron",
    ]
    assert [m.actor for m in layer.inner] == ["sta.rus", "sta.fra"]
    assert layer.states_within(0, len("Russia's")) == ["sta.rus", "sta.fra"]


def test_unknown_persons_become_actors_with_role_and_country() -> None:
    text = (
        "Minister of Foreign Affairs of Moldova Ion Vrabie met the Norwegian envoy Kari Lund. "
        "Mr. Vrabie thanked Lund."
    )
    _, layer = read(text)
    vrabie = layer.actor("x.ion-vrabie")
    assert (vrabie.kind, vrabie.country) == ("person", "MDA")
    assert vrabie.role_text == "Minister of Foreign Affairs of Moldova"
    assert layer.actor("x.kari-lund").country == "NOR"
    assert [m.actor for m in layer.mentions][-2:] == ["x.ion-vrabie", "x.kari-lund"]


def test_the_state_in_a_title_is_not_the_person() -> None:
    text = "He met the President of the Republic of Moldova Maia Sandu."
    _, layer = read(text)
    assert [m.span.of(text) for m in layer.mentions if m.actor == "per.maia-sandu"] == [
        "the President of the Republic of Moldova Maia Sandu"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.salman-bin-abdulaziz-al-saud", "King Salman bin Abdulaziz Al Saud received him."),
        ("x.abdullah-ii", "He spoke with King Abdullah II today."),
        ("x.loujain-al-hathloul", "Ms. Loujain al-Hathloul was freed."),
        ("x.moon-jae-in", "President Moon Jae-in spoke."),
        ("x.abdel-fattah-al-sisi", "President Abdel Fattah Al Sisi of Egypt spoke."),
    ],
)
def test_names_with_particles_stay_whole(name: str, text: str) -> None:
    _, layer = read(text)
    assert name in layer.actors


def test_the_country_after_the_name_belongs_to_the_title() -> None:
    _, layer = read("President Abdel Fattah Al Sisi of Egypt spoke.")
    assert layer.actor("x.abdel-fattah-al-sisi").country == "EGY"


def test_the_counterpart_holds_the_same_office() -> None:
    text = "President of Ukraine Volodymyr Zelensky informed his French counterpart of it."
    assert said(text, "counterpart") == ["emmanuel-macron"]


def test_counterparts_from_states_are_the_states() -> None:
    text = (
        "Blinken spoke with Ukraine's foreign minister and his counterparts from Poland and the EU."
    )
    assert said(text, "Poland") == ["sta.pol"]
    assert said(text, "EU") == ["org.european-union"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Macron said Monday that he had called Kyiv.", "he", "emmanuel-macron"),
        ("Macron met Merkel in Paris. She thanked him.", "She", "angela-merkel"),
        ("Macron met Merkel in Paris. She thanked him.", "him", "emmanuel-macron"),
        ("Zelensky wants talks that would include him.", "him", "volodymyr-zelensky"),
        ("Zelensky thanked Merkel for her help.", "her", "angela-merkel"),
        ("Zelensky invited Macron to visit at his convenience.", "his", "emmanuel-macron"),
        ("Sandu received Macron and his delegation.", "his", "emmanuel-macron"),
        (
            "Biden's latest call with Putin lasted an hour. The president gave no details.",
            "The president",
            "joe-biden",
        ),
    ],
)
def test_words_that_point_back(text: str, words: str, expected: str) -> None:
    assert said(text, words, "2021-12-01") == [expected]


def test_pronouns_in_a_quotation_are_not_the_speaker() -> None:
    text = "“I told him so twice,” Macron said of Putin."
    assert said(text, "him") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders discussed energy.",
        "Both leaders were satisfied.",
        "The sides agreed to meet.",
        "They agreed to meet.",
        "The heads of state agreed to meet.",
    ],
)
def test_those_named_together(sentence: str) -> None:
    text = f"President Joe Biden spoke today with President Emmanuel Macron of France. {sentence}"
    words = sentence.split(" discussed")[0].split(" were")[0].split(" agreed")[0]
    assert said(text, words) == ["joe-biden", "emmanuel-macron"]


def test_a_family_name_may_stand_first_or_have_particles() -> None:
    text = "President Tran Duc spoke with Ursula von der Heide. President Tran thanked her."
    _, layer = read(text)
    assert [m.actor for m in layer.mentions][2] == "x.tran-duc"
    assert said(
        "Ursula von der Heide left. Mrs. von der Heide was tired.", "Mrs. von der Heide"
    ) == ["x.ursula-von-der-heide"]


def test_an_office_only_spoken_of_names_nobody() -> None:
    assert said("She was running for president of France.", "president of France") == []
    assert said("He recalled her years as French president.", "president") == []


def test_in_a_release_the_president_is_the_issuing_side() -> None:
    text = (
        "Volodymyr Zelensky had a phone conversation with President of France Emmanuel Macron. "
        "Emmanuel Macron promised aid. The President thanked him."
    )
    expected = ["volodymyr-zelensky"]
    assert said(text, "The President", url="https://www.president.gov.ua/en/news/1") == expected
    assert said(text, "The President", outlet="Presidency of Ukraine") == expected


def test_headlines_and_offices_make_no_persons() -> None:
    _, layer = read("Macron Says Putin Refuses Another Summit Offer. They met in the Oval Office.")
    assert all(a.id in ("per.emmanuel-macron", "per.vladimir-putin") for a in layer.finish())


def test_parties_and_places() -> None:
    text = "Emmanuel Macron and the EU met Hamas in Cairo."
    parse, layer = read(text)
    assert layer.party("per.emmanuel-macron") == "FRA"
    assert layer.party("org.european-union") == "org.european-union"
    assert layer.party("org.hamas") == "org.hamas"
    cairo = parse.token_at(text.index("Cairo"))
    assert cairo is not None
    assert layer.place_at(cairo.i) == "Cairo"
    assert layer.at(cairo.i) is None
    assert "sta.egy" not in {a.id for a in layer.finish()}


def test_mentions_never_overlap_and_point_at_their_words() -> None:
    text = (
        "U.S. President Joe Biden and German Chancellor Olaf Scholz met in Washington. "
        "The two leaders said they would call Ukraine's foreign minister and his deputies. "
        "“He knows us,” Biden said of the Russian president, Vladimir Putin."
    )
    parse, layer = read(text, "2022-02-07")
    taken: set[int] = set()
    for mention in layer.mentions:
        tokens = set(range(mention.first, mention.last))
        assert not tokens & taken
        assert mention.head in tokens
        assert mention.span == parse.span(mention.first, mention.last)
        taken |= tokens
    for actor in layer.finish():
        assert list(actor.mentions) == sorted(actor.mentions)
        assert actor.mentions


def test_a_minister_known_by_office_alone_has_the_state_to_stand_in() -> None:
    _, layer = read("Norway's foreign minister called Macron.")
    assert layer.stand_in("x.foreign-minister-of-norway") == "sta.nor"
    assert layer.stand_in("per.emmanuel-macron") == "per.emmanuel-macron"


_PIECES = (
    "The|President|of|Ukraine|'s|King|II|Jr.|,|-|his|he|they|U.S.-Russia|von|al|Mr.|“|”|foreign "
    "minister|leaders|two|and|Putin|\n|both|Minister of|Affairs|counterparts|from|Moscow|said|with"
    "|the|.|ñ|A.|Secretary General|Zelensky"
).split("|")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))
def test_any_words_give_valid_mentions(text: str) -> None:
    parse, layer = read(text)
    taken: set[int] = set()
    for mention in layer.mentions:
        tokens = set(range(mention.first, mention.last))
        assert tokens
        assert not tokens & taken
        assert all(a in layer.actors for a in mention.everyone)
        assert mention.span == parse.span(mention.first, mention.last)
        taken |= tokens


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('Mr. Lavrov left. The minister said that "he" slept.', '"he', []),
        ('"He" was in Oslo, Lavrov said.', '"He', []),
        ('Joe Biden spoke. "He" said the aide left.', '"He', []),
    ],
)
def test_a_pronoun_alone_in_quotation_marks(text: str, words: str, expected: list[str]) -> None:
    # It must not be looked up as the one who introduces its own quotation, and so without end.
    assert said(text, words) == expected
