"""Titles in running text: which words are one, and what office they mean.

"the U.S. Secretary of State Antony Blinken", "Minister of Foreign Affairs of Moldova": the
table says which phrases are titles; whose office it is, is read around them in `offices`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.syntax import Token

LEADER = "leader"
"""Whoever has the power in a state ("the Kremlin leader"); not an office of its own."""

HEAD_OF_STATE = "head of state"
HEAD_OF_GOVERNMENT = "head of government"
HONORIFIC = "honorific"
OTHER = "other"

TOP_ROLES = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "monarch",
        "crown prince",
        "supreme leader",
        "vice president",
        "commission president",
        "council president",
        "head of state",
        "head of government",
        "secretary-general",
        "pope",
        LEADER,
    }
)
"""Those who lead a state or organisation."""

_PHRASES: dict[str, tuple[str, ...]] = {
    "president": ("president", "president elect"),
    "vice president": ("vice president",),
    "prime minister": ("prime minister", "premier", "taoiseach", "pm"),
    "chancellor": ("chancellor", "federal chancellor"),
    "monarch": ("king", "queen", "emir", "amir", "sultan", "emperor", "monarch"),
    "crown prince": ("crown prince",),
    "supreme leader": ("supreme leader",),
    "pope": ("pope", "pontiff"),
    LEADER: ("leader", "strongman", "ruler"),
    HEAD_OF_STATE: ("head of state", "head of the state", "chief of state"),
    HEAD_OF_GOVERNMENT: ("head of government", "head of the government"),
    "deputy prime minister": ("deputy prime minister", "vice prime minister", "deputy premier"),
    "foreign minister": (
        "foreign minister",
        "minister of foreign affairs",
        "minister for foreign affairs",
        "foreign affairs minister",
        "external affairs minister",
        "minister of external affairs",
        "foreign secretary",
        "secretary of state",
        "top diplomat",
        "chief diplomat",
        "head of diplomacy",
    ),
    "deputy foreign minister": (
        "deputy foreign minister",
        "deputy minister of foreign affairs",
        "deputy minister for foreign affairs",
        "deputy secretary of state",
        "under secretary of state",
        "undersecretary of state",
    ),
    "defence minister": (
        "defence minister",
        "defense minister",
        "minister of defence",
        "minister of defense",
        "minister for defence",
        "secretary of defense",
        "defense secretary",
        "defence secretary",
        "defense chief",
        "defence chief",
        "pentagon chief",
        "secretary of war",
    ),
    "finance minister": (
        "finance minister",
        "minister of finance",
        "treasury secretary",
        "secretary of the treasury",
        "chancellor of the exchequer",
    ),
    "interior minister": (
        "interior minister",
        "minister of the interior",
        "minister of interior",
        "minister of internal affairs",
        "home secretary",
    ),
    "trade minister": (
        "trade minister",
        "minister of trade",
        "commerce minister",
        "commerce secretary",
        "secretary of commerce",
        "trade representative",
    ),
    "minister": ("minister", "state secretary", "attorney general"),
    "national security adviser": (
        "national security adviser",
        "national security advisor",
        "security adviser",
        "security advisor",
    ),
    "chief of staff": (
        "chief of staff",
        "head of the office of the president",
        "head of the president's office",
        "head of the presidential office",
        "head of the presidential administration",
    ),
    "envoy": (
        "envoy",
        "special envoy",
        "special representative",
        "special presidential envoy",
        "presidential envoy",
        "peace envoy",
        "representative",
        "special coordinator",
    ),
    "ambassador": (
        "ambassador",
        "permanent representative",
        "representative to the united nations",
        "charge d'affaires",
        "chargé d'affaires",
    ),
    "spokesperson": (
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "press secretary",
        "presidential spokesman",
        "presidential spokesperson",
        "spokesman for the president",
    ),
    "secretary-general": ("secretary general", "secretary-general", "general secretary"),
    "high representative": (
        "high representative",
        "foreign policy chief",
        "high representative for foreign affairs",
        "high representative for foreign affairs and security policy",
    ),
    "commission president": ("commission president",),
    "council president": ("council president",),
    "director": ("director", "director general", "executive director", "managing director"),
    "commander": ("commander", "commander in chief", "chief of the general staff", "army chief"),
    "intelligence chief": ("intelligence chief", "spy chief", "intelligence director"),
    "speaker of parliament": (
        "speaker of parliament",
        "parliament speaker",
        "parliamentary speaker",
        "speaker",
    ),
    "party leader": ("party leader", "opposition leader", "leader of the opposition"),
    "negotiator": ("negotiator", "chief negotiator", "mediator"),
    OTHER: (
        "deputy chief of staff",
        "assistant secretary of state",
        "assistant secretary",
        "deputy assistant secretary",
        "deputy secretary",
        "under secretary",
        "undersecretary",
        "secretary",
        "deputy minister",
        "vice minister",
        "deputy national security adviser",
        "deputy national security advisor",
        "deputy head of the office of the president",
        "deputy head",
        "adviser",
        "advisor",
        "presidential aide",
        "aide",
        "presidential adviser",
        "counselor",
        "counsellor",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "co-chair",
        "head",
        "deputy head",
        "chief",
        "ceo",
        "chief executive",
        "administrator",
        "coordinator",
        "commissioner",
        "high commissioner",
        "prosecutor",
        "governor",
        "mayor",
        "diplomat",
        "lawmaker",
        "senator",
        "congressman",
        "congresswoman",
        "majority leader",
        "minority leader",
        "first lady",
        "member of parliament",
        "deputy director",
        "deputy chairman",
    ),
    HONORIFIC: (
        "mr.",
        "mr",
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "dr.",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "sheikh",
        "shaikh",
        "prince",
        "princess",
        "ayatollah",
        "cardinal",
        "archbishop",
        "patriarch",
        "judge",
        "justice",
        "professor",
        "prof.",
        "general",
        "gen.",
        "lt. gen.",
        "maj. gen.",
        "admiral",
        "adm.",
        "colonel",
        "col.",
        "major",
        "maj.",
        "captain",
        "capt.",
        "sgt.",
        "sen.",
        "rep.",
        "gov.",
        "pres.",
        "rev.",
    ),
}

_FEMININE = frozenset("mrs. mrs ms. ms dame lady baroness queen princess".split()) | frozenset(
    "spokeswoman chairwoman congresswoman".split()
)
_MASCULINE = frozenset("mr. mr sir lord king prince emir amir sultan pope sheikh".split()) | (
    frozenset("spokesman chairman congressman ayatollah cardinal patriarch".split())
)
_PLURALS = {
    "secretary": "secretaries",
    "spokesman": "spokesmen",
    "spokeswoman": "spokeswomen",
    "chief": "chiefs",
    "head": "heads",
    "charge": "charges",
    "congressman": "congressmen",
    "chairman": "chairmen",
    "mr.": "messrs.",
}

MODIFIERS = frozenset(
    "acting interim caretaker new newly elected outgoing incoming current senior first deputy "
    "permanent veteran longtime chief top visiting beleaguered embattled hardline two three "
    "principal special assistant respective national federal".split()
)
PAST_MODIFIERS = frozenset("former ex late then onetime previous erstwhile next future".split())
"""Whoever has the office now is not meant ("the former Georgian president")."""


class Title(NamedTuple):
    """Tokens `[first, last)` are a title; `role` is a knowledge role or a constant above. `owner`
    is the id of a state named inside of it ("the head of the Norwegian state").
    """

    first: int
    last: int
    role: str
    plural: bool
    gender: str | None
    owner: str | None = None


def _plural_phrase(phrase: str) -> str:
    """The plural, made on the head word: "secretaries of state", "heads of government"."""
    words = phrase.split()
    at = next((n for n, w in enumerate(words) if w in ("of", "for", "to", "in")), len(words)) - 1
    if words[at] in ("general", "elect") and at:
        at -= 1
    words[at] = _PLURALS.get(words[at], words[at] + "s")
    return " ".join(words)


def _index() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for role, phrases in _PHRASES.items():
        for phrase in phrases:
            plain = phrase.replace("-", " ").replace("'s", " 's")
            forms = [(plain, False)]
            if role != HONORIFIC:
                forms.append((_plural_phrase(plain), True))
            for form, plural in forms:
                words = tuple(form.split())
                index.setdefault(words[0], []).append((words, role, plural))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


_INDEX = _index()
_PORTFOLIO = frozenset(
    "energy health education agriculture justice economy environment transport culture "
    "information infrastructure reintegration labour labor industry development climate "
    "tourism water science digital communications planning investment oil petroleum".split()
)
"""What a "minister" may be in front: "the energy minister"."""


def title_at(tokens: Sequence[Token], i: int) -> Title | None:
    """The longest title that starts at token `i`."""
    lower = tokens[i].lower
    if lower in _PORTFOLIO and i + 1 < len(tokens) and tokens[i + 1].lower.startswith("minister"):
        word = tokens[i + 1].lower
        if word in ("minister", "ministers"):
            return Title(i, i + 2, "minister", word == "ministers", None)
    for words, role, plural in _INDEX.get(lower, ()):
        last = _match(tokens, i, words)
        if last:
            return Title(i, last, role, plural, _gender(words))
    return None


def _match(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> int:
    """The token after the phrase `words` at `i`, hyphens skipped; 0 where it does not stand."""
    for n, word in enumerate(words):
        if n and i < len(tokens) and tokens[i].text in ("-", "–", "‑"):
            i += 1
        if i >= len(tokens) or tokens[i].lower != word:
            return 0
        i += 1
    return i


def _gender(words: tuple[str, ...]) -> str | None:
    if any(w in _FEMININE for w in words):
        return "f"
    return "m" if any(w in _MASCULINE for w in words) else None
