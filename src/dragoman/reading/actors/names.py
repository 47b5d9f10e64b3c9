"""Names in running text: known aliases, and capitalised runs that may be a person's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dragoman.knowledge.aliases import Candidate
from dragoman.knowledge.schema import OrganisationEntry, kind_of
from dragoman.reading.actors.given_names import gender_of
from dragoman.reading.actors.titles import title_at
from dragoman.reading.syntax import Parse, Token

if TYPE_CHECKING:
    from dragoman.knowledge.base import Knowledge


class Name(NamedTuple):
    """Tokens `[first, last)` that are an alias known to the knowledge."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]

    def of_kind(self, *kinds: str) -> tuple[Candidate, ...]:
        """Its candidates of these kinds."""
        return tuple(c for c in self.candidates if c.kind in kinds)

    @property
    def may_be_person(self) -> bool:
        """Whether a person has this alias."""
        return any(c.kind == "person" for c in self.candidates)

    @property
    def owner(self) -> Candidate | None:
        """The state or organisation that has this alias."""
        return next((c for c in self.candidates if c.kind != "person"), None)


class Names:
    """The known aliases of a text, longest first, none overlapping."""

    def __init__(self, found: Sequence[Name]) -> None:
        self.all = list(found)
        self.starting = {n.first: n for n in found}
        self.ending = {n.last: n for n in found}

    def owner_at(self, i: int) -> Name | None:
        """The state or organisation whose name starts at token `i`."""
        name = self.starting.get(i)
        return name if name is not None and name.owner is not None else None

    def owner_around(self, i: int) -> Name | None:
        """The state or organisation in whose name token `i` stands, not at its beginning."""
        for first in range(i - 1, max(-1, i - 8), -1):
            name = self.starting.get(first)
            if name is not None:
                return name if name.owner is not None and name.last > i else None
        return None

    def owner_before(self, i: int) -> Name | None:
        """The state or organisation whose name ends right before token `i`."""
        name = self.ending.get(i)
        return name if name is not None and name.owner is not None else None


PARTICLES = frozenset(
    "bin ibn bint ben abu al el von van der den de da dos di del della la le du zu y ter ul".split()
)
HYPHENS = frozenset("-‐‑–")
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr aug sept oct nov dec "
    "the a an and or but in on at of for to by with from as if when while after before also "
    "he she it they we i you his her their our its this that these those who whom which what "
    "where why how says said say tells told today yesterday tomorrow yes no not is was are were "
    "house office oval palace square street university institute airport award prize cup summit "
    "conference agreement treaty accord accords act law plan deal times post journal herald "
    "news press agency tribune telegraph guardian mail gazette magazine television radio tv "
    "ministry department council committee commission parliament congress senate union party "
    "league bank fund forum group organization organisation association federation republic "
    "kingdom army force forces police court embassy day week year war peace world cup fest "
    "photo reuters afp ap image getty video facebook twitter instagram telegram google "
    "format process protocol minsk normandy crisis region province river sea gulf strait island "
    "islands mountain valley bridge road avenue hotel stadium church mosque temple company corp "
    "inc group holdings ltd museum library school college hospital centre center institute "
    "territory measures hall stream district oblast front executive network strategies grants "
    "meeting meetings talks call calls visit unlikely likely should would could must asks urges "
    "county camp command symposium media inn airlines airways motors gop democrats republicans "
    "fuels society championship festival subcommittee colleges funding theater theatre program "
    "programme emerita emeritus president minister secretary officer chair chairman chairwoman "
    "capt congresswoman congressman treasurer "
    "staff assembly directorate corps fleet division brigade regiment fellowship foundation "
    "covid covid-19 american european western eastern northern southern african asian arab "
    "islamic christian muslim jewish international national global united states".split()
)
"""Words that end a person's name, or show that a capitalised run is none."""

_OTHER_PLACE = frozenset(
    "latin south north central new equatorial papua upper lower african native".split()
)
"""Words that make another place or people of a state's name ("Latin America", "New Mexico")."""

_OTHER_BODY = frozenset("national state supreme federal interim joint collective".split())
"""Words that make another body of a known one's name."""

_MODIFIERS = ("compound", "amod", "nmod")

_ORGAN_WORDS = frozenset(
    "parliament foreign defence defense interior finance justice energy health economy ministry "
    "government army armed air navy security national presidential presidency central state "
    "house senate congress federation republic treasury embassy department ministry council "
    "supreme delegation side people party empire crown".split()
)
"""Words that follow a state's adjective in the names of its own organs."""

_SEATS = frozenset({"U.S.", "US", "UK", "U.K.", "EU", "UN", "Washington", "London", "Moscow"})
"""Short names that stand before their own bodies ("the U.S. State Department")."""

_JUNIOR = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "vi"})
_RUN_TOGETHER = re.compile(
    r"^(?!(?:Mc|Mac|De|Di|Du|La|Le|Li|Van|Von|Fitz|Ben|Al|El)[A-Z])\w*[a-z][A-Z]"
)
"""Two words of a page that lost the space between them, not "McKinley" or "DeLuca"."""

_INITIAL = re.compile(r"^[A-Z]\.$")


def scan_names(parse: Parse, knowledge: Knowledge) -> Names:
    """All known aliases in a text, from left to right, the longest at each place."""
    tokens = parse.tokens
    words = [t.text for t in tokens]
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        hit = knowledge.longest(words, i)
        if hit is None:
            i += 1
            continue
        length, candidates = hit
        if not _may_start(tokens[i]):
            # "world leaders" are somebody in lower case too.
            candidates = tuple(c for c in candidates if c.kind == "collective" and length > 1)
            if not candidates:
                i += 1
                continue
        last = i + length
        name = _checked(tokens, Name(i, last, candidates))
        if name is None:
            i += 1
            continue
        found.append(name)
        i = last
    bare = _bare_organs(tokens, found, knowledge)
    return Names(sorted([*found, *bare], key=lambda n: n.first) if bare else found)


_BARE_ORGANS = {
    "Congress": (
        "org.us-congress",
        frozenset("arg bol bra chl chn col ecu gtm hnd ind mex npl pan per phl pry".split()),
    ),
    "Senate": (
        "org.us-senate",
        frozenset(
            "arg aus bel bra can chl col cze dom esp fra irl ita jpn ken kaz khm mex nga nld nzl "
            "pak phl pol pry rou slv tha ury uzb zaf zwe".split()
        ),
    ),
}
"""Organs called by one word alone, and other states that have one of that name."""


def _bare_organs(
    tokens: Sequence[Token], found: Sequence[Name], knowledge: Knowledge
) -> list[Name]:
    """ "Congress", where the text is about the United States more than about any state that has
    a congress too.
    """
    covered = {i for n in found for i in range(n.first, n.last)}
    at = [t.i for t in tokens if t.text in _BARE_ORGANS and t.i not in covered]
    if not at:
        return []
    named = Counter(c for n in found if n.owner is not None for c in [_state(n.owner, knowledge)])
    bare = []
    for i in at:
        organ, others = _BARE_ORGANS[tokens[i].text]
        entry = knowledge.entry(organ)
        ours, theirs = named["usa"], sum(named[o] for o in others)
        if entry is not None and ours > theirs and not _is_another(tokens, i):
            bare.append(Name(i, i + 1, (Candidate(organ, kind_of(entry), "name"),)))
    return bare


def _state(owner: Candidate, knowledge: Knowledge) -> str:
    """The code of a state, or of the state that a body belongs to."""
    if owner.kind == "state":
        return owner.id.removeprefix("sta.")
    entry = knowledge.entry(owner.id)
    return (entry.country or "").lower() if isinstance(entry, OrganisationEntry) else ""


def _is_another(tokens: Sequence[Token], i: int) -> bool:
    """Whether the words beside it make it some other congress: "Peru's Congress", "the World Fish
    Congress", "Congress of Vienna", "Congress party".
    """
    if i and tokens[i - 1].sent == tokens[i].sent:
        before = tokens[i - 1]
        opens = i == 1 or tokens[i - 2].sent != before.sent
        if before.lower in ("'s", "’s", "state", "provincial", "upper") or (
            before.text[0].isupper() and not (opens and before.pos != "PROPN")
        ):
            return True
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (
        after.lower in ("of", "party", "leader", "leaders") or after.pos == "PROPN"
    )


def _may_start(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or token.lower in PARTICLES


def _checked(tokens: Sequence[Token], name: Name) -> Name | None:
    """The name without what its place rules out: a lower-case word is nobody's name."""
    first = tokens[name.first]
    if name.first and name.last - name.first == 1 and name.owner is not None:
        before = tokens[name.first - 1]
        if before.lower in _OTHER_PLACE and before.text[0].isupper():
            return None
    if name.first and name.owner is not None and name.owner.kind in ("organisation", "body"):
        # "the National Security Council" of any state is not the Security Council.
        before = tokens[name.first - 1]
        if before.lower in _OTHER_BODY and before.text[0].isupper():
            return None
        # "the Bavaria Department of State" is not the one in Washington.
        if before.ent == "GPE" and before.dep in _MODIFIERS and before.text not in _SEATS:
            return None
    if name.owner is not None and name.owner.form == "demonym" and _names_other(tokens, name):
        return None
    if name.last - name.first == 1 and first.text.isupper() and len(first.text) <= 4:
        # "UN" is no surname, whoever is called Un; "MBS" is what somebody is called.
        candidates = tuple(c for c in name.candidates if c.form != "surname")
        name = name._replace(candidates=candidates)
        if not candidates:
            return None
    if name.last - name.first == 1 and first.lower in _NO_NAME and first.text != first.text.upper():
        # Nobody's surname there, but "American" is an adjective and "Minsk" a capital.
        candidates = tuple(c for c in name.candidates if c.form in ("demonym", "capital"))
        return name._replace(candidates=candidates) if candidates else None
    return _collective(tokens, name)


def _collective(tokens: Sequence[Token], name: Name) -> Name | None:
    """The name, unless it is a collective's where none is meant: "the West", not "West Side"."""
    if name.owner is None or name.owner.kind != "collective":
        return name
    first, token = name.first, tokens[name.first]
    if name.last - first > 1:
        return name
    article = first > 0 and tokens[first - 1].lower == "the"
    return name if article and token.dep not in _MODIFIERS else None


def _names_other(tokens: Sequence[Token], name: Name) -> bool:
    """Whether an adjective belongs to the name of something else: "the head of the Norwegian Fish
    Fund", "Turkish American".
    """
    first, last = name.first, name.last
    before = tokens[first - 1] if first else None
    if before is not None and before.ent == tokens[first].ent == "NORP":
        adjacent = before.para == tokens[first].para and before.text[0].isupper()
        if adjacent and tokens[first].text in ("American", "Americans"):
            return True
    article = first - (before is not None and before.lower == "the")
    if not article or tokens[article - 1].lower != "of" or last >= len(tokens):
        return False
    after = tokens[last]
    return (
        after.pos == "PROPN"
        and after.text[0].isupper()
        and after.lower not in _ORGAN_WORDS
        and not title_at(tokens, last)
    )


def joined_to_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` touches the next one ("Jae" and "-" in "Jae-in")."""
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def is_name_word(token: Token) -> bool:
    """Whether this may be a word of a person's name, by its letters alone."""
    text = token.text
    if not text[0].isupper() or token.lower in _NO_NAME or _RUN_TOGETHER.search(text):
        return False
    return text.replace("'", "").replace(".", "").replace("-", "").isalpha()


_BODY_ENDS = frozenset(
    "society command inn county camp foundation institute university school college hospital "
    "center centre museum library company corp inc group fund airport tower towers hotel hotels "
    "organization organisation forces force army forum federation bank court agency union party "
    "committee commission council ministry department league association theater theatre".split()
)


def names_body(tokens: Sequence[Token], after: int) -> bool:
    """Whether what follows makes a body or place of a person's name: "the Aho Institute"."""
    if not 0 < after < len(tokens) or tokens[after].sent != tokens[after - 1].sent:
        return False
    return tokens[after].text[0].isupper() and tokens[after].lower in _BODY_ENDS


_VERBAL = frozenset({"ROOT", "aux", "ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "conj"})


def _is_verb(tokens: Sequence[Token], j: int, names: Names) -> bool:
    """Whether a capitalised word is a headline's verb ("Aho Calls On Virtanen"), not a name."""
    token = tokens[j]
    if token.tag == "MD":
        return j + 1 < len(tokens) and tokens[j + 1].tag == "VB"
    if token.dep not in _VERBAL or gender_of(token.text) is not None:
        return False
    known = names.ending.get(j)
    after_known = known is not None and known.may_be_person
    return token.tag == "VBG" or (after_known and token.tag in ("VBZ", "VBD", "VBP"))


def name_run(tokens: Sequence[Token], i: int, names: Names) -> int:
    """The token after the capitalised run that starts at `i`; `i` where none does.

    Particles and hyphens are kept: "Salman bin Abdulaziz Al Saud", "Moon Jae-in".
    """
    j = i
    para = tokens[i].para if i < len(tokens) else -1
    seen: set[str] = set()
    while j < len(tokens) and tokens[j].para == para:
        token = tokens[j]
        if _is_verb(tokens, j, names):
            break
        if j > i and token.sent != tokens[j - 1].sent and not _INITIAL.match(tokens[j - 1].text):
            break
        if is_name_word(token):
            if j > i and (_starts_other(tokens, j, names) or title_at(tokens, j)):
                break
            # Nobody is called "Nino Lomidze Lomidze": there a page's label begins anew.
            if len(token.text) > 2 and token.lower in seen:
                break
            seen.add(token.lower)
            j += 1
        elif token.lower in PARTICLES and _leads_on(tokens, j):
            j += 1
        elif (
            j > i
            and token.text in HYPHENS
            and joined_to_next(tokens, j - 1)
            and joined_to_next(tokens, j)
            and tokens[j + 1].text.isalpha()
            and names.starting.get(j + 1) is None
        ):
            j += 2
        elif j > i and token.text == "," and j + 1 < len(tokens):
            if tokens[j + 1].lower not in _JUNIOR:
                break
            j += 2
        else:
            break
    while j > i and (tokens[j - 1].lower in PARTICLES or tokens[j - 1].text in HYPHENS):
        j -= 1
    return i if j > i and names_body(tokens, j) else j


def _starts_other(tokens: Sequence[Token], j: int, names: Names) -> bool:
    """Whether a known name that is no person's starts here (and the run ends before it)."""
    name = names.starting.get(j)
    if name is None or name.may_be_person or tokens[j - 1].text in HYPHENS:
        return False
    # "Michael Jordan", if the language model sees one person there.
    person = tokens[j].ent == tokens[j - 1].ent == "PERSON"
    return not (person and name.last == j + 1 and gender_of(tokens[j - 1].text) is not None)


def _leads_on(tokens: Sequence[Token], j: int) -> bool:
    """Whether a particle is followed by a capitalised word or another particle."""
    for token in tokens[j + 1 : j + 3]:
        if is_name_word(token):
            return True
        if token.lower not in PARTICLES and token.text not in HYPHENS:
            return False
    return False


def is_shouting(words: Sequence[str]) -> bool:
    """Whether all words are in capitals, as in a headline or a dateline."""
    letters = [w for w in words if len(w) > 2 and w.isalpha()]
    return bool(letters) and all(w.isupper() for w in letters)
