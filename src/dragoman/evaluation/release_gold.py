"""The contact that a presidency's release names in its title, told by rule from the title alone.

Precision first: a title gives gold only where it is about one contact, says its kind, and
names another side that is an official, a delegation or the government of another state or of
an international organisation. Titles about something else ("news conference following the
talks", "statement after the meeting"), several contacts at once, and words that leave the kind
open ("discussed", "spoke with") give none. The knowledge is asked which state a name belongs
to, and nothing else of Dragoman is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.evaluation.agreement import words
from dragoman.knowledge.base import Candidate, Knowledge, alias_words, fold_word
from dragoman.knowledge.schema import OrganisationEntry, PersonEntry, StateEntry
from dragoman.model import ContactKind


class Side(NamedTuple):
    """One side of a contact: what the title gives of name, office and country."""

    name: str
    office: str
    country: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name by which somebody can be told, particles left out."""
        return tuple(w for w in words(self.name) if len(w) > 2)


_Sides = tuple[Side, ...]


class Named(NamedTuple):
    """The contact that a title names. `day` is the one that the title gives or, for what has
    taken place, that of publication; None for what is to come on a day that is not given.
    """

    kind: ContactKind
    home: tuple[Side, ...]
    others: tuple[Side, ...]
    day: str | None


class _Form(NamedTuple):
    """A form of title. Groups: `home`, `other`, or `sides` where both stand together; without
    `home` it is the president.
    """

    kind: ContactKind
    pattern: re.Pattern[str]


_HAD = r"(?:had|has|have|held|holds?|will have|will hold|began|begins|started|starts)"
_ONE = r"(?:(?:an?|the|his|her|their) )?(?:(?:first|second|third|urgent|working|bilateral) )*"
_CALL = r"(?:tele)?phone (?:conversation|call|talk)"
_MEET = r"(?:met|meets|meet|will meet|to meet)"
_PLACE = r"(?: in [A-Z]\w+)?"


def _forms(*table: tuple[ContactKind, str]) -> tuple[_Form, ...]:
    return tuple(_Form(kind, re.compile(rf"{pattern}$")) for kind, pattern in table)


FORMS = _forms(
    ("call", r"(?:Telep|P)hone (?:conversation|call) with (?P<other>.+)"),
    ("call", rf"(?P<home>.+?)(?:'s| {_HAD}) {_ONE}{_CALL} with (?P<other>.+)"),
    ("call", rf"(?:The )?{_ONE}{_CALL} between (?P<sides>.+) took place"),
    ("call", rf"In a {_CALL} with (?P<other>[^,]+), (?P<home>.+?) discussed .+"),
    ("video_call", rf"(?P<home>.+?) {_HAD} {_ONE}video (?:meeting|call|talks) with (?P<other>.+)"),
    ("meeting", r"(?:Working m|Informal m|M)eeting with (?P<other>.+)"),
    ("meeting", rf"(?P<home>.+?) {_MEET}{_PLACE} with (?P<other>.+)"),
    ("meeting", rf"(?P<home>.+?) {_HAD} {_ONE}meeting{_PLACE} with (?P<other>.+)"),
    ("meeting", r"(?P<home>.+?) receives (?P<other>.+)"),
    ("meeting", rf"(?P<sides>.+?) {_HAD} (?:a|their) meeting{_PLACE}"),
    ("meeting", r"(?:Trilateral m|M)eeting of (?:the )?(?P<sides>.+) (?:started|began|begins)"),
    ("meeting", r"Meeting of (?P<home>.+) with (?P<other>.+?)(?:, who [^,]+,)? (?:started|began)"),
    ("talks", r"Talks with (?P<other>.+)"),
    ("talks", rf"(?P<home>.+?) {_HAD} talks{_PLACE} with (?P<other>.+)"),
    ("talks", r"[A-Z]\w+ will host (?:trilateral )?talks between (?P<sides>.+)"),
    ("talks", r"(?P<sides>[A-Z]\w+[-–][A-Z]\w+) talks"),
    ("talks", r"(?P<sides>[A-Z]\w+ and [A-Z]\w+) delegations held .*(?:negotiations|talks).*"),
    ("talks", r"Regarding the (?:negotiations|talks) between the delegations of (?P<sides>.+)"),
    ("talks", r"(?P<home>[A-Z]\w+) delegation .* to participate in talks with (?P<other>.+)"),
    ("summit", r"(?P<sides>[A-Z]\w+[-–][A-Z]\w+) Summit"),
    ("summit", r"(?P<home>.+) will attend, .+, the (?P<sides>[A-Z]\w+[-–][A-Z]\w+) Summit"),
    ("visit", r"(?P<home>.+) will visit (?P<other>[A-Z]\w+)(?: and .+)?"),
    ("message", r"Message to (?P<other>.+)"),
    ("message", r"(?:(?:Birthday|New Year) g|G)reetings to (?P<other>.+)"),
    ("message", r"(?:Congratulations?|Condolences) to (?P<other>.+)"),
)
"""The forms of title that are about one contact; where several fit, the first one counts."""

ALSO: dict[ContactKind, frozenset[ContactKind]] = {
    "talks": frozenset({"talks", "meeting", "video_call"}),
    "meeting": frozenset({"meeting", "talks", "video_call"}),
    "summit": frozenset({"summit", "video_call"}),
}
"""Kinds that the body may give what the title names so. One meeting is "talks" here and "a
meeting" there, and titles do not tell a meeting by video link from one in person."""

_FRAME = re.compile(r"(?:In|During|On) [^,]+?, (?=\S)|On [A-Z][a-z]+ \d{1,2} (?=[A-Z])")
"""What stands before the clause: "In Oslo, ...", "On May 4, ..."."""

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAY = re.compile(rf"\b[Oo]n (?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})\b(?![-–])")

_TO_COME = re.compile(r"\b(?:will|to meet|to hold|to participate|Regarding)\b")

_CUT = re.compile(
    r",? (?:on|since|who|which|led by|via|following|after|ahead of|in the run-up to|"
    r"for (?:talks|a))\b.*|,? in [A-Z][\w ]*$|,? and will .*"
)
"""What follows the other side: time, place, occasion. "in Oslo" ends a title; "Head of the
Mission in Norway" loses nothing that is asked for."""

_AS = re.compile(r" (?:as) (?P<office>[A-Z].+)$")

OFFICES = frozenset(
    "president presidents prime premier premiers minister ministers chancellor king queen emir "
    "sultan crown prince pope secretary ambassador ambassadors adviser advisers advisor advisors "
    "attache commissioner chair chairman chairwoman chairperson head representative "
    "representatives speaker delegation senators congressmen director leaders lady envoy".split()
)
_PORTFOLIOS = frozenset(
    "affairs defence defense security policy finance state cooperation enlargement "
    "neighbourhood integration general office trade economy mission parliament committee council "
    "board department ministry government".split()
)
_PRIVATE = re.compile(
    r"\b(?:business\w*|compan\w+|chamber|institute|journalists?|communit\w+|organi[sz]ations of|"
    r"entrepreneurs?|church\w*|credentials|participants|guests|students|athletes|team|paralympic|"
    r"embassy staff|citizens|youth)\b",
    re.IGNORECASE,
)
"""People and bodies that are no party of a contact."""

_LIST = re.compile(r", (?!the )")

_STATE_WORDS = frozenset("republic state kingdom federal people s islamic president".split())
_OF = frozenset({"of", "to", "at", "from"})
_PRESIDENTS = re.compile(r"^(?:the )?[Pp]residents of ")
_BETWEEN = re.compile(r"[-–](?=[A-Z])")
_PEOPLE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+(?: and [A-Z][\w’'-]+ [A-Z][\w’'-]+)?")


class TitleReader:
    """Reads the titles of one presidency, `home` being its state's id in the knowledge."""

    def __init__(self, home: str, knowledge: Knowledge) -> None:
        self.home = home
        self.knowledge = knowledge
        entry = knowledge.entry(home)
        self.country = entry.name if entry is not None else home

    def read(self, title: str, published: str) -> Named | None:
        """The contact that a title of this ISO day names; None where it is about none, or
        leaves its kind or a side open.

        >>> from dragoman.knowledge.base import load_knowledge
        >>> reader = TitleReader("sta.fra", load_knowledge())
        >>> named = reader.read("Phone call with President of Chad Idriss Deby", "2020-01-02")
        >>> named.kind, [(s.name, s.office, s.country) for s in named.others]
        ('call', [('Idriss Deby', 'President', 'Chad')])
        >>> reader.read("News conference following talks with President of Chad", "2020-01-02")
        """
        text = " ".join(_ASIDE.sub("", title.translate(_QUOTES)).split()).rstrip(".")
        bare = _FRAME.sub("", text, count=1) if _FRAME.match(text) else text
        for given in dict.fromkeys((text, bare)):
            for form in FORMS:
                found = form.pattern.match(given)
                named = self._named(form.kind, found, title, published) if found else None
                if named is not None:
                    return named
        return None

    def _named(
        self, kind: ContactKind, found: re.Match[str], title: str, published: str
    ) -> Named | None:
        groups = found.groupdict()
        president = self._president(published)
        if groups.get("sides"):
            home, others = self._together(groups["sides"], president)
        else:
            home = self._home(groups["home"], president) if groups.get("home") else president
            others = self.sides(_office_later(groups["other"]))
            if kind != "visit" and others and not (others[0].office or others[0].name):
                return None
        return Named(kind, home, others, _day(title, published)) if home and others else None

    def _together(self, text: str, president: _Sides) -> tuple[_Sides, _Sides]:
        """Both sides in one list: "Presidents of A and B", "A-B", "X, President of A Y and Z"."""
        home: _Sides = ()
        others: list[Side] = []
        bare = _PRESIDENTS.sub("", text)
        leaders = bare != text or _BETWEEN.search(text) is not None
        for part in re.split(rf", | and |{_BETWEEN.pattern}", bare):
            mine = president if leaders and self._is_home(part) else self._home(part, president)
            theirs = () if mine else self.sides(part)
            if not mine and not theirs:
                return (), ()
            home = mine or home
            others += theirs
        return home, tuple(others)

    # --- sides -------------------------------------------------------------------------------

    def sides(self, text: str) -> _Sides:
        """The other sides that a phrase names; none where any of them is not known to be one."""
        if _PRIVATE.search(text) or _LIST.search(text):
            return ()
        found: list[tuple[str, Side]] = []
        pending = ""
        for part in _CUT.sub("", text).split(" and "):
            phrase = f"{pending} and {part}" if pending else part
            side = self._side(phrase)
            if side is not None:
                found.append((phrase, side))
            pending = "" if side is not None else phrase
        if pending and found:
            # "Commissioner for Trade and Fisheries Ann Lee": the last word belonged to the office.
            phrase = f"{found[-1][0]} and {pending}"
            side = self._side(phrase)
            part_of_it = all(w[:1].isupper() or fold_word(w) in OFFICES for w in pending.split())
            if side is None or not part_of_it:
                return ()
            found[-1] = (phrase, side)
        elif pending:
            return ()
        return tuple(side for _, side in found)

    def _side(self, phrase: str) -> Side | None:
        tokens = alias_words(phrase.replace(",", " ,").strip())
        offices = [i for i, t in enumerate(tokens) if fold_word(t) in OFFICES]
        countries = list(self._countries(tokens))
        whole = [c for c in countries if c[0] == 0 and c[1] == len(tokens)]
        behind = [c for c in countries if _follows_of(tokens, c[0])]
        before = [c for c in countries if any(i >= c[1] for i in offices)]
        foreign = [c for c in (behind[-1:] or before) if c[2] != self.home] or [
            c for c in before if c[2] != self.home
        ]
        if whole and whole[0][2] != self.home:
            return Side("", "", self._name(whole[0][2]))
        office = " ".join(tokens[i] for i in offices)
        if offices and len({c[2] for c in foreign}) == 1:
            last = max([c[1] for c in countries if c in foreign] + [i + 1 for i in offices])
            return Side(_trailing_name(tokens, last), office, self._name(foreign[0][2]))
        if foreign or any(c[2] == self.home for c in countries):
            return None
        name = _trailing_name(tokens, max((i + 1 for i in offices), default=0))
        country = self._country_of(name) or self._country_of(phrase)
        return Side(name or phrase, office, country) if country else None

    def _countries(self, tokens: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        """States and organisations by name or demonym: first token, end, id."""
        at = 0
        while at < len(tokens):
            hit = self.knowledge.longest(tokens, at) if tokens[at][:1].isupper() else None
            length, meant = hit or (1, ())
            known = [c for c in meant if self._is_party(c)]
            if hit is not None and not known:
                # "Norwegian Foreign Ministry" is a body: take the nation in its name.
                length = 1
                known = [c for c in self.knowledge.lookup(tokens[at]) if self._is_party(c)]
            if len(known) == 1:
                yield at, at + length, known[0].id
            at += length

    def _is_party(self, candidate: Candidate) -> bool:
        entry = self.knowledge.entry(candidate.id)
        abroad = isinstance(entry, StateEntry) and candidate.form in ("name", "demonym")
        return abroad or (isinstance(entry, OrganisationEntry) and entry.kind == "organisation")

    def _country_of(self, name: str) -> str | None:
        """The country of the person, not of this state, whom a bare name means."""
        of = set()
        for candidate in self.knowledge.lookup(name) if name else ():
            entry = self.knowledge.entry(candidate.id)
            if not isinstance(entry, PersonEntry) or entry.country is None:
                return None
            of.add(f"sta.{entry.country.lower()}")
        return self._name(of.pop()) if len(of) == 1 and self.home not in of else None

    def _name(self, ident: str) -> str:
        entry = self.knowledge.entry(ident)
        return entry.name if entry is not None else ident

    # --- the home side -----------------------------------------------------------------------

    def _president(self, published: str) -> _Sides:
        holders = self.knowledge.holders("president", self.home, published)
        return tuple(Side(self._name(h), "President", self.country) for h in holders[:1])

    def _home(self, text: str, president: _Sides) -> _Sides:
        """The home side a phrase means: the president, another official, or persons by name."""
        text = re.sub(r"^[Tt]he ", "", text)
        if self._means(text, president):
            return president
        after = re.match(
            r"(?:President|Head of [Ss]tate)(?: of (?P<of>\w+))?(?: (?P<name>.+))?$", text
        )
        if after is not None:
            of, name = after.group("of"), after.group("name")
            if (of is None or self._is_home(of)) and (not name or self._means(name, president)):
                return president
            return ()
        tokens = alias_words(text)
        countries = {c[2] for c in self._countries(tokens)}
        if fold_word(tokens[-1]) in OFFICES and self.home in countries:
            return ()
        if any(fold_word(t) in OFFICES for t in tokens[:3]):
            ours = countries <= {self.home} and (countries or "President" in tokens)
            plain = all(t[0].isupper() or t in _JOINING for t in tokens)
            last = max((c[1] for c in self._countries(tokens)), default=len(tokens))
            name = _trailing_name(tokens, last)
            return (Side(name, text, self.country),) if ours and plain else ()
        if _PEOPLE.fullmatch(text) and not countries:
            names = text.split(" and ")
            if all(self._country_of(n) is None for n in names):
                return tuple(Side(n, "", self.country) for n in names)
        if len(tokens) == 1 and self._is_home(text):
            return (Side("", "", self.country),)
        return ()

    def _means(self, name: str, president: _Sides) -> bool:
        return bool(president) and any(
            self._name(c.id) == president[0].name for c in self.knowledge.lookup(name)
        )

    def _is_home(self, word: str) -> bool:
        return any(c.id == self.home for c in self.knowledge.lookup(word))


_QUOTES = str.maketrans("’‘", "''")
_ASIDE = re.compile(r" \([^)]*\)")
_JOINING = frozenset({"of", "the", "for", "and", "'s", "-", "in"})


def _office_later(text: str) -> str:
    """ "Ann Lee on her election as President of A" is "President of A Ann Lee"."""
    later = _AS.search(text)
    if later is None:
        return text
    name = re.split(r" on ", text, maxsplit=1)[0]
    return f"{later.group('office')} {name}"


def _follows_of(tokens: tuple[str, ...], at: int) -> bool:
    """ "of Norway", "of the Republic of Norway"."""
    while at > 0 and (tokens[at - 1] == "the" or fold_word(tokens[at - 1]) in _STATE_WORDS):
        at -= 1
    return at > 0 and tokens[at - 1] in _OF


def _trailing_name(tokens: tuple[str, ...], start: int) -> str:
    """The personal name at the end, behind country and office."""
    rest = list(tokens[start:])
    ends = [i for i, t in enumerate(rest) if fold_word(t) in _PORTFOLIOS or t in _OF | {"for", ","}]
    name = rest[ends[-1] + 1 :] if ends else rest
    if not name or not name[0][:1].isupper():
        return ""
    return re.sub(r" ?- ?", "-", " ".join(name))


def _day(title: str, published: str) -> str | None:
    """The day that a title gives, in the year of its publication or the next; else that of
    publication, unless the title speaks of what is to come.
    """
    found = _DAY.search(title)
    if found is None:
        return None if _TO_COME.search(title) else published
    month, day = _MONTHS.index(found.group("month")) + 1, int(found.group("day"))
    year = int(published[:4]) + (month < int(published[5:7]))
    return f"{year:04d}-{month:02d}-{day:02d}"
