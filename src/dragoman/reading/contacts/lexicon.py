"""Words that name a contact, and words that tell its kind, its means and its place in a series.

Kinds are those of the project's definitions. Each table is data: a new word is a
new entry, never a new rule.
"""

from __future__ import annotations

from dragoman.model import ContactKind

CONTACT_NOUNS: dict[str, ContactKind] = {
    "call": "call",
    "conversation": "call",
    "teleconference": "call",
    "conference": "call",
    "telephone": "call",
    "videoconference": "video_call",
    "meeting": "meeting",
    "encounter": "meeting",
    "sit-down": "meeting",
    "tête-à-tête": "meeting",
    "lunch": "meeting",
    "dinner": "meeting",
    "breakfast": "meeting",
    "audience": "meeting",
    "summit": "summit",
    "trilateral": "summit",
    "talk": "talks",
    "negotiation": "talks",
    "consultation": "talks",
    "round": "talks",
    "visit": "visit",
    "trip": "visit",
    "letter": "message",
    "message": "message",
    "greeting": "message",
    "condolence": "message",
    "telegram": "message",
    "congratulation": "message",
}

PLURAL_ONLY = frozenset({"talk", "greeting", "condolence", "congratulation"})
"""Nouns that name a contact only in the plural: "talks", not "a talk at a university"; "a
telephone talk" is one."""

ONLY_REMOTE = frozenset({"conference"})
"""Nouns that name a contact only with the means: "a video conference"."""

ONLY_SENT = frozenset({"congratulation"})
"""Messages only where they are sent: congratulations are as often expressed face to face."""

NEEDS_PARTIES = frozenset(
    {"lunch", "dinner", "breakfast", "round", "letter", "message", "greeting", "condolence"}
    | {
        "telegram",
        "congratulation",
        "call",
        "conversation",
        "trip",
        "visit",
        "audience",
        "encounter",
        "telephone",
    }
)
"""Nouns with other senses: they count only where their own phrase or light verb names a party."""

REMOTE_MODIFIERS: dict[str, ContactKind] = {
    "phone": "call",
    "telephone": "call",
    "video": "video_call",
    "virtual": "video_call",
    "online": "video_call",
    "videoconference": "video_call",
    "summit": "summit",
    "trilateral": "summit",
}
"""Modifiers that settle the kind: "phone talks", "a virtual meeting", "summit talks"."""

QUANTITIES = frozenset(
    "series string number couple set flurry handful marathon course hour day week month "
    "year".split()
)
"""Nouns whose "of" counts contacts: "a series of meetings", "after days of negotiations"."""

TRILATERAL_WORDS = frozenset({"trilateral", "three-way", "tripartite"})

CONTACT_VERBS: dict[str, ContactKind] = {
    "meet": "meeting",
    "speak": "call",
    "talk": "call",
    "converse": "call",
    "phone": "call",
    "telephone": "call",
    "call": "call",
    "host": "meeting",
    "receive": "meeting",
    "welcome": "meeting",
    "visit": "visit",
    "negotiate": "talks",
    "confer": "talks",
    "consult": "talks",
    "huddle": "talks",
    "convene": "meeting",
    "sit": "meeting",
    "bring": "meeting",
    "write": "message",
    "cable": "message",
    "dine": "meeting",
    "lunch": "meeting",
    "discuss": "talks",
    "exchange": "talks",
    "gather": "meeting",
    "see": "meeting",
}

TRAVEL_VERBS = frozenset("travel fly head go arrive journey shuttle".split())
"""Verbs that tell a visit where an official goes to another state: "flew to Oslo"."""

LEAVING_VERBS = frozenset("leave depart".split())
"""Verbs whose object is a land that a visit ends in, and whose "for" names the next."""

STAY_UNITS = frozenset("minute hour day night afternoon evening weekend week".split())
"""Times that a visitor spends in a land; who spends years there lives there."""

WITH_VERBS = frozenset(
    "meet speak talk converse negotiate confer consult huddle convene sit dine lunch discuss "
    "exchange gather".split()
)
"""Verbs whose partner stands after "with" (or "to": speak, talk)."""

TO_VERBS = frozenset({"speak", "talk", "write"})

PARTICLES: dict[str, str] = {"sit": "down", "bring": "together"}
"""Verbs that name a contact only with this word: "sat down with", "brought the two together"."""

OBJECT_VERBS = frozenset(
    {
        "meet",
        "phone",
        "telephone",
        "call",
        "host",
        "receive",
        "welcome",
        "visit",
        "consult",
        "cable",
        "see",
        "convene",
    }
)
"""Verbs whose partner is the object: "met the emir", "phoned the chancellor"."""

JOINT_VERBS = frozenset(
    {"meet", "speak", "talk", "negotiate", "confer", "huddle", "convene", "gather"}
)
"""Verbs whose subjects are each other's partners: "the presidents met"."""

DEFEATING = frozenset({"beat", "defeat", "thrash"})
"""Verbs of a game that another meeting stands beside: "beat Portugal and will meet France"."""

SPORT_WORDS = frozenset(
    "final semifinal semi-final quarterfinal quarter-final match qualifier tournament championship "
    "rematch goalkeeper kickoff kick-off derby cricket football soccer rugby hockey "
    "tennis basketball volleyball handball netball playoff play-off fixture".split()
)
"""Nouns of a game: "Argentina will meet France in the final"."""

DISTANCE_PHRASES: tuple[tuple[str, ContactKind], ...] = (
    ("video conference", "video_call"),
    ("videoconference", "video_call"),
    ("video-conference", "video_call"),
    ("video call", "video_call"),
    ("video link", "video_call"),
    ("videolink", "video_call"),
    ("virtual", "video_call"),
    ("virtually", "video_call"),
    ("via zoom", "video_call"),
    ("by phone", "call"),
    ("by telephone", "call"),
    ("on the phone", "call"),
    ("over the phone", "call"),
    ("via telephone", "call"),
    ("via phone", "call"),
    ("phone call", "call"),
    ("telephone call", "call"),
    ("telephone conversation", "call"),
    ("phone conversation", "call"),
)

PRESENCE_PHRASES = (
    "in person",
    "behind closed doors",
    "shook hands",
    "face-to-face",
    "face to face",
    "on the sidelines",
    "on the margins",
)

LIGHT_VERBS = frozenset(
    "hold have host conduct take start begin conclude end finish lead chair attend join enter "
    "resume continue open complete wrap convene participate stage make pay receive send do "
    "participate address deliver get engage meet use launch cut interrupt adjourn "
    "extend exchange tell grant sit gather".split()
)
"""Verbs that only carry the noun: "held talks", "had a call", "paid a visit"."""

ENTERING = frozenset("engage participate enter meet join sit convene gather get".split())
"""Verbs that take the noun behind a preposition: "engaged in talks", "met for talks"."""

JOURNEY_VERBS = frozenset("visit travel fly come arrive head go return leave depart".split())
"""Verbs whose "for" names what awaits there: "flew to Oslo for talks with the king"."""

LATER_WORDS = frozenset(
    "again another second third fourth fifth latest new further follow-up".split()
)
EARLIER_WORDS = frozenset("previous last earlier prior first recent".split())
"""Words that tell one contact of a series from another; "most recent" is the last one before."""

CONDITION_MARKS = frozenset({"if", "unless", "until", "once", "provided", "before", "without"})
DESIRE_VERBS = frozenset(
    "want need demand insist require seek request expect say stress condition ask".split()
)

KIND_RANK: dict[ContactKind, int] = {
    "video_call": 6,
    "call": 5,
    "summit": 4,
    "meeting": 3,
    "talks": 2,
    "visit": 1,
    "message": 0,
}
"""The more telling kind names a contact that is mentioned under several."""
