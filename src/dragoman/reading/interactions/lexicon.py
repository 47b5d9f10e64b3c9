"""Words that report an event, each with the CAMEO code of what they report.

A code, not a PLOVER type, since the crosswalk then gives type, mode and context at once. Three
kinds of words are kept apart: those that name an event ("accused", "arrest"), those that only
carry the noun that names it ("launched an attack", `LIGHT`), and those that make another event
of the one under them ("agreed to send aid", `OPERATORS`).

The lists were written for this project from what the CAMEO categories mean; those that name
events are data (`knowledge/data/event_words.tsv`).
"""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

Operator = Literal["agree", "refuse", "request", "threaten", "stop", "ease"]


_FILE = files("dragoman.knowledge").joinpath("data/event_words.tsv")


def _load() -> tuple[dict[str, str], dict[tuple[str, str], str], dict[str, str]]:
    """The words of the file; where two rows have a word, the first one counts."""
    verbs: dict[str, str] = {}
    phrases: dict[tuple[str, str], str] = {}
    nouns: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines()[1:]:
        kind, code, words, objects = line.split("\t")
        for word in words.split():
            if kind == "phrase":
                for noun in objects.split():
                    phrases.setdefault((word, noun), code)
            else:
                (verbs if kind == "verb" else nouns).setdefault(word, code)
    return verbs, phrases, nouns


VERBS, PHRASES, NOUNS = _load()
"""Verbs that name an event alone, whatever follows (`_` joins a particle); verbs that name one
with a noun they govern, directly or by preposition; nouns that name one.
"""

LIGHT = frozenset(
    "launch begin start continue resume carry_out conduct stage make hold issue announce "
    "order open mount wage commence lead approve express voice declare offer give provide "
    "deliver file lodge undertake keep keep_up step_up intensify renew reiterate reaffirm repeat "
    "seek impose complete go put place try attempt manage proceed help decide vote confirm "
    "want move prepare say report tell believe deny".split()
)
"""Verbs that add no event of their own to the one they govern."""

_OPERATORS: dict[Operator, str] = {
    "agree": "agree offer promise pledge vow undertake commit plan intend propose volunteer "
    "consent guarantee aim prepare willing ready prepared open set determined keen committed "
    "poised due agreement promise pledge offer readiness willingness commitment intention",
    "refuse": "refuse decline reject fail oppose resist rule_out unwilling reluctant "
    "refusal rejection veto",
    "request": "demand urge call appeal ask request press pressure insist implore beg plead "
    "order instruct tell pressurise push exhort encourage call_on advise require "
    "petition lobby demand request appeal plea must should",
    "threaten": "threaten warn threat warning",
    "stop": "suspend halt stop cut end freeze cease terminate cut_off discontinue withhold "
    "cancel reduce slash suspension halt reduction end break_off",
    "ease": "lift ease relax loosen remove repeal waive lifting easing removal",
}

NEEDS_PREPOSITION: dict[str, tuple[str, ...]] = {
    "call": ("for", "on", "upon"),
    "appeal": ("for", "to"),
    "push": ("for",),
    "press": ("for",),
    "insist": ("on",),
}
"""Verbs that ask for something only with these; "called the king to apologise" is a telephone."""

INTENDING = frozenset({"will", "wo", "'ll", "’ll", "shall", "would"})
OBLIGING = frozenset({"must", "should"})
"""Auxiliaries that make a promise, a refusal or a demand of the event."""

OPERATORS: dict[str, Operator] = {}
for _operator, _list in _OPERATORS.items():
    for _word in _list.split():
        OPERATORS.setdefault(_word, _operator)

ALONE: dict[Operator, str] = {
    "agree": "030",
    "refuse": "120",
    "request": "100",
    "threaten": "130",
    "stop": "160",
    "ease": "085",
}
"""The event that an operator is where nothing under it names one ("agreed on a plan")."""

TOWARDS: dict[str, frozenset[str]] = {
    "SUPPORT": frozenset("to with for of by".split()),
    "AID": frozenset("to for".split()),
    "COOPERATE": frozenset("with to".split()),
    "CONCEDE": frozenset("to from of by".split()),
}
"""Prepositions that name the other side, by event; `ANY_SIDE` for the rest."""

ANY_SIDE = frozenset("to with against on upon at toward towards from into by for of over".split())
"""As in "sanctions on Chad", "talks with Chad", "an offer from Chad"."""

DOERS_OF_DEEDS = frozenset({"ACCUSE"})
"""Events whose object is a deed, so that "of" names its victim and "by" its doer."""

DONE_TO = frozenset(
    "murder assassination arrest detention death killing abduction kidnapping imprisonment jailing "
    "conviction execution poisoning expulsion torture loss suffering sentence trial "
    "treatment".split()
)
"""Deeds whose owner is the victim: "condemned the envoy's arrest"."""

RECEIVING = frozenset(
    "REQUEST AID SANCTION COERCE ASSAULT RETREAT MOBILIZE AGREE REJECT THREATEN".split()
)
"""Events at which a state named as a place is the other side: "troops out of Chad"."""

CONSULTING = frozenset({"CONSULT"})
"""Events that the contacts tell better."""

MEETINGS = frozenset({"036", "038", "039", "106", "125"})
"""Codes of contacts offered, asked for or refused, which the contacts tell better."""

ASKED_BY = ("xcomp", "ccomp")
ASKS_ALONE = frozenset({"demand", "request", "seek"})
"""A demand says what is wanted: by a clause ("asked Chad to leave"), by "for", or, with these
verbs, by an object; "asked Chad about it" is none.
"""

MUTUAL = ("03", "046", "054", "057", "06", "0871")
"""Codes of what two do together: "Oslo and Chad signed a pact"."""

VOWING = frozenset({"vow", "pledge", "promise", "threaten", "warn", "threat", "warning"})
"""Who does this threatens where what follows is hostile; who "plans" it only will do it."""

IRREALIS = frozenset(
    "want consider mull hope seek try attempt discuss contemplate weigh wish need fail refuse "
    "prepare consider propose suggest explore study debate help".split()
)
"""Under these an event has not happened: "wants to expel the envoy"."""

DENYING = frozenset({"deny", "refute", "dismiss"})

TELLING_ACCUSES = frozenset({"ASSAULT", "COERCE"})
"""Who says of another side that it did this accuses it."""

NEVER_ALONE = frozenset("beat charge march treat train help feed fund tour".split())
"""Verbs too often of sport, trade or daily life to report an event between actors by themselves."""

OF_WORDS_TOO = frozenset("attack strike assault bash storm raid bombard wound shoot".split())
"""What a person does with these is mostly done with words: "attacked the senator's record"."""

DEEDS = frozenset(
    "attack assault airstrike raid invasion offensive shelling bombardment bombing occupation "
    "annexation blockade incursion".split()
)
"""Nouns that tell of a deed where they name both sides: "Peru's raid on Chad"."""

UNREAL = frozenset(
    "possible potential planned future imminent alleged further new likely threatened looming "
    "feared hypothetical attempted any another no supposed eventual renewed verbal personal".split()
)
UNREAL_GOVERNORS = frozenset(
    "prevent avoid deter avert predict fear expect threaten plan prepare deny stop allege warn "
    "threat risk fear prospect possibility plan claim accuse accusation allegation suspect stage "
    "halt discourage risk anticipate foresee repel case event danger likelihood idea justify "
    "launch announce order consider begin".split()
)
"""Words beside and above such a noun under which the deed need not have happened."""

PRESUPPOSING = frozenset("since after following during amid despite".split())
"""Before a deed these take for granted that it happened."""

COURTESIES = frozenset("congratulate thank salute welcome".split())
"""Events between parties only: a president congratulates athletes too."""

OWN_WORDS = frozenset({"051", "130"})
"""Codes whose noun belongs to the source: "reaffirmed the president's support for Chad"."""
