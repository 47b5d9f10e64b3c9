"""Titles of offices in English as roles: "Minister of Foreign Affairs of Norway".

A title is taken apart into what the office is and whose it is. What the table does not know, or
what may be the office of a province or a party, has the role `other`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.schema import OrganisationEntry, Role, StateEntry

_AFFAIRS = r"(?:foreign|external)(?: and european| and political)?(?: affairs| relations)"
_NO_OF = r"(?:(?! of )[a-z, '-])+"  # after an "of" may stand a province
_AND = rf"(?:(?:,| and) {_NO_OF})?"
_PARLIAMENT = (
    r"(?:the )?(?:parliament|national assembly|house of representatives|house of commons|"
    r"chamber of deputies|legislative assembly|assembly of the republic|knesset|bundestag|"
    r"storting|riksdag|sejm|verkhovna rada|folketing)"
)


class _Title(NamedTuple):
    """Titles of a role; `only` names the states in which they mean it."""

    role: Role
    words: re.Pattern[str]
    only: frozenset[str] | None = None


def _title(role: Role, words: str, only: str = "") -> _Title:
    return _Title(role, re.compile(words), frozenset(only.split()) or None)


# Written from the titles that the press and the yearbooks of states use. First come those that
# mean something else elsewhere: a secretary of state is a junior minister in Spain.
NATIONAL = (
    _title("foreign minister", r"secretary of state", "USA VAT"),
    _title("foreign minister", rf"(?:secretary of state for )?{_AFFAIRS}{_AND} secretary", "GBR"),
    _title(
        "foreign minister",
        r"secretary of state for foreign(?:,? (?:and )?commonwealth)?"
        r"(?:,? and development)? affairs|foreign secretary",
        "GBR",
    ),
    _title("foreign minister", rf"secretary (?:of|for) {_AFFAIRS}", "MEX PHL GBR"),
    _title(
        "foreign minister", rf"(?:cabinet secretary|federal councillor) for {_AFFAIRS}", "KEN CHE"
    ),
    _title("defence minister", r"secretary of (?:national )?(?:defen[cs]e|war)", "USA MEX PHL"),
    _title("defence minister", r"secretary of state for defence|defence secretary", "GBR"),
    _title("finance minister", r"secretary of the treasury|treasury secretary", "USA"),
    _title("finance minister", r"chancellor of the exchequer", "GBR"),
    _title(
        "interior minister", r"secretary of state for the home department|home secretary", "GBR"
    ),
    _title("chancellor", r"(?:federal )?chancellor", "DEU AUT"),
    _title("supreme leader", r"supreme leader", "IRN PRK AFG"),
    _title(
        "prime minister", r"president of the (?:government|council of ministers)", "ESP ITA SVN"
    ),
    _title("prime minister", r"taoiseach", "IRL"),
    _title("prime minister", r"(?:chairman|chairwoman|chair) of the council of ministers", "BIH"),
    _title("prime minister", r"premier(?: of the state council)?", "CHN"),
    _title("president", r"(?:(?:federal|state) )?president(?: of the republic)?"),
    _title("vice president", r"(?:first )?vice[- ]president(?: of the republic)?"),
    _title("prime minister", r"prime minister"),
    # A queen may be a king's wife, a prince one of many: left to `other`.
    _title("monarch", r"monarch|king|emperor|sultan|emir|grand duke"),
    _title("crown prince", r"crown prince"),
    _title("head of state", r"head of state"),
    _title("head of government", r"head of government"),
    _title("deputy prime minister", r"(?:first )?(?:deputy|vice) prime minister"),
    _title(
        "foreign minister", rf"(?:federal )?minister (?:of|for) {_AFFAIRS}{_AND}|foreign minister"
    ),
    _title("foreign minister", r"minister (?:of|for) europe and foreign affairs"),
    _title("deputy foreign minister", rf"(?:deputy|vice) minister (?:of|for) {_AFFAIRS}"),
    _title("deputy foreign minister", r"(?:deputy|vice) foreign minister"),
    _title(
        "defence minister",
        rf"(?:federal )?minister (?:of|for) (?:national )?defen[cs]e{_AND}|defen[cs]e minister",
    ),
    _title(
        "finance minister",
        rf"(?:federal )?minister (?:of|for) (?:the )?"
        rf"(?:economy and (?:the )?financ|econom(?:y|ics) and financ|financ)es?{_AND}"
        r"|finance minister",
    ),
    _title(
        "interior minister",
        r"(?:federal )?minister (?:of|for) (?:the )?(?:interior|home affairs|internal affairs)"
        rf"{_AND}"
        r"|interior minister",
    ),
    _title(
        "trade minister",
        rf"(?:federal )?minister (?:of|for) (?:foreign |international )?(?:trade|commerce){_AND}"
        r"|trade minister",
    ),
    _title("national security adviser", r"national security advis[eo]r"),
    _title("speaker of parliament", rf"(?:speaker|president|chair(?:man|woman)?) of {_PARLIAMENT}"),
    _title("ambassador", r"(?:ambassador|permanent representative) to .+"),
    _title("minister", rf"(?:federal )?minister (?:of|for) (?!state\b){_NO_OF}"),
)

OF_BODIES = (
    _title("secretary-general", r"secretary[- ]general"),
    _title("director", r"director[- ]general|executive director|managing director"),
    _title("commission president", r"president"),
    _title("council president", r"president"),
    _title("high representative", r"high representative(?: for .+)?"),
)
"""Heads of international organisations."""

_PRESIDED = {
    "commission president": "org.european-commission",
    "council president": "org.european-council",
}

_STATUS = re.compile(r"(?:acting|interim|caretaker) ")
_ARTICLE = re.compile(r"^the ")
_MARK = re.compile(r"\s*\(([^)]*)\)$")


class Position(NamedTuple):
    """What an office is and whose. `of` is None if no state or body that is known has it."""

    role: Role
    of: str | None
    title: str


class Positions:
    """Takes titles apart, with the states and bodies of the knowledge."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known

    def read(self, label: str, country: str | None, *, subnational: bool = False) -> Position:
        """The office that a label names.

        Args:
            label: the title, with or without its state or body.
            country: the code of the state whose office it is, where that is given.
            subnational: it is given that the office is that of a part of the state.

        >>> norway = StateEntry("sta.nor", "Norway", "NOR", "NO", demonyms=("Norwegian",))
        >>> positions = Positions(Knowledge([norway]))
        >>> positions.read("Norwegian Minister of Foreign Affairs", None)
        Position(role='foreign minister', of='sta.nor', title='Minister of Foreign Affairs')
        >>> positions.read("Mayor of Oslo", "NOR")
        Position(role='other', of='sta.nor', title='Mayor of Oslo')
        """
        label = " ".join(label.split())
        label = label[:1].upper() + label[1:]
        state = f"sta.{country.lower()}" if country else None
        if subnational:
            return Position("other", state, label)
        for title, owner in self._readings(self._unmarked(label, state)):
            if owner is not None and owner.startswith("org."):
                role = self._role_of_body(title, owner)
                if role is not None:
                    return Position(role, owner, title)
            elif owner is None or state is None or owner == state:
                of = owner or state
                role = _national(title, of) if of is not None else None
                if role is not None:
                    return Position(role, of, title)
        return Position("other", state, label)

    def _readings(self, label: str) -> list[tuple[str, str | None]]:
        """The label as a title and whose it is, the most telling reading first."""
        readings: list[tuple[str, str | None]] = []
        words = label.split(" ")
        for at in range(1, len(words)):
            if words[at] in ("of", "to"):
                owner = self._owner(" ".join(words[at + 1 :]), names=True)
                if owner is not None and words[at] == "of":
                    readings.append((" ".join(words[:at]), owner))
            head = " ".join(words[:at])
            owner = self._owner(head.removesuffix("'s").removesuffix("’s"), names=False)
            if owner is not None:
                readings.append((" ".join(words[at:]), owner))
            # "Ambassador of Norway to France"
            if words[at] == "to" and " of " in head:
                title, _, whose = head.partition(" of ")
                owner = self._owner(whose, names=True)
                if owner is not None:
                    readings.append((f"{title} {' '.join(words[at:])}", owner))
        return [*readings, (label, None)]

    def _unmarked(self, label: str, state: str | None) -> str:
        """Without a mark that adds nothing: "(Norway)", "(1990-1994)", but not "(Bavaria)"."""
        mark = _MARK.search(label)
        if mark is None:
            return label
        owner = self._owner(mark[1], names=True)
        empty = not any(c.isalpha() for c in mark[1])
        return label[: mark.start()] if empty or (owner and owner == state) else label

    def _owner(self, name: str, *, names: bool) -> str | None:
        """The one state or organisation of a name (or, before a title, of a demonym)."""
        forms = ("name",) if names else ("name", "demonym")
        found = {c.id for c in self._known.lookup(name) if c.form in forms}
        actors = [
            i for i in found if isinstance(self._known.entry(i), StateEntry | OrganisationEntry)
        ]
        return actors[0] if len(actors) == len(found) == 1 else None

    def _role_of_body(self, title: str, owner: str) -> Role | None:
        entry = self._known.entry(owner)
        if not isinstance(entry, OrganisationEntry) or entry.sector != "IGO":
            return None
        words = _plain(title)
        for row in OF_BODIES:
            presided = _PRESIDED.get(row.role, owner)
            if presided == owner and row.words.fullmatch(words):
                return row.role
        return None


def _national(title: str, of: str) -> Role | None:
    words = _plain(title)
    code = of.removeprefix("sta.").upper()
    for row in NATIONAL:
        if (row.only is None or code in row.only) and row.words.fullmatch(words):
            return row.role
    return None


def _plain(title: str) -> str:
    words = _STATUS.sub("", title.casefold().replace("’", "'"), count=1)
    return _ARTICLE.sub("", words)
