"""Words that report speech or thought, and the grammar in which they do.

A verb is a cue only in the frames named for it: "vowed to leave" (`x`) reports, "vowed revenge"
does not say in whose words. The frames of the commoner verbs follow counts over PolNeAR's
training part (at least about half of the verb's uses in that frame are cues there); verbs of
official prose ("reaffirmed", "underscored", "voiced") were added from the field's usage.

    c  a clause:        "said that talks would resume"
    x  an infinitive:   "pledged to withdraw"
    o  an object:       "condemned the strike"
    q  a quotation:     "'No,' he added"
    i  object and infinitive: "urged both sides to stop"
"""

from __future__ import annotations

_FRAMES = {
    "cq": "say add write note argue suggest insist declare remark conclude contend assert maintain "
    "state recall observe reply respond answer comment tweet post explain joke quip continue "
    "reiterate repeat emphasize emphasise stress underscore underline concede claim complain "
    "caution boast opine muse interject shout elaborate clarify testify exclaim",
    "c": "allege assure inform notify convince reveal indicate imply believe think hope fear worry "
    "expect feel doubt suspect estimate predict acknowledge admit confirm deny disclose point "
    "report signal hint announce warn agree pledge promise vow threaten swear propose recommend "
    "demand request show find read learn determine charge guarantee affirm reaffirm recognize "
    "recognise decide speculate foresee anticipate regret urge order ask wonder question know "
    "understand want wish",
    "x": "vow pledge promise refuse agree decline threaten offer hope expect undertake volunteer "
    "propose consent",
    "o": "reiterate reaffirm affirm underscore underline emphasize emphasise stress express voice "
    "convey welcome condemn denounce criticize criticise praise applaud commend hail deplore "
    "deny reject dismiss oppose endorse blame accuse slam blast decry lambast regret lament "
    "announce propose acknowledge confirm recall note cite highlight describe predict demand "
    "pledge promise question disclose repeat mock tout echo congratulate thank recommend request "
    "suggest rebuff rebut protest",
    "q": "tell ask call describe accuse quote say",
    "i": "urge ask request order beg implore invite encourage warn advise instruct tell press",
    "t": "tell assure inform remind warn advise notify ask promise convince",
}

CUE_VERBS: dict[str, frozenset[str]] = {}
for _letters, _words in _FRAMES.items():
    for _word in _words.split():
        CUE_VERBS[_word] = CUE_VERBS.get(_word, frozenset()) | frozenset(_letters)
for _word in ("tell", "ask", "warn", "accuse", "announce", "acknowledge", "admit", "confirm"):
    CUE_VERBS[_word] |= {"c", "q"}

ATTITUDE_VERBS = frozenset(
    "think believe hope fear worry expect feel doubt suspect want wish know understand wonder "
    "decide regret plan intend seek aim foresee anticipate consider".split()
)
"""These report a thought or attitude, not words."""

PREPOSITION_CUES: dict[str, tuple[str, ...]] = {
    "call": ("for", "on", "upon"),
    "appeal": ("for",),
    "speak": ("of", "against"),
    "warn": ("of", "against", "about"),
    "complain": ("of", "about"),
    "refer": ("to",),
    "point": ("to", "out"),
    "insist": ("on",),
    "object": ("to",),
    "apologize": ("for",),
    "apologise": ("for",),
    "rail": ("against", "at"),
    "push": ("for",),
    "vote": (),
    "agree": ("on", "with"),
    "worry": ("about",),
    "express": ("over",),
    "elaborate": ("on",),
    "comment": ("on",),
}
"""Verbs whose content is the object of a preposition: "called for a ceasefire"."""

OBJECT_CONTROL = frozenset(
    "accuse blame criticize criticise suspect thank praise urge ask tell order request invite "
    "encourage warn advise press call condemn denounce fault instruct direct task authorise "
    "authorize".split()
)
"""Verbs whose object does what the next verb says: "accused Oslo of stalling"."""

SPEECH_NOUNS = frozenset(
    "call appeal demand support backing concern commitment opposition criticism hope willingness "
    "readiness gratitude thanks appreciation condolence regret warning threat accusation "
    "allegation claim pledge promise vow assurance determination confidence desire interest "
    "intention resolve objection solidarity sympathy optimism outrage condemnation conviction "
    "belief view position stance request proposal offer disappointment dismay alarm doubt fear "
    "satisfaction congratulation greeting".split()
)
"""Nouns that carry what is said when a light verb governs them: "reiterated calls for a truce"."""

LIGHT_VERBS = frozenset(
    "express voice reiterate repeat renew convey make issue restate affirm reaffirm underscore "
    "underline stress emphasize offer extend declare announce confirm pledge send signal".split()
)

CLAUSE_NOUNS = frozenset(
    "claim assertion allegation accusation suggestion statement argument belief view warning "
    "promise pledge vow announcement contention conviction insistence admission prediction fear "
    "hope speculation assurance denial complaint declaration remark confirmation concern".split()
)
"""Nouns that a content clause completes: "his claim that the border was open"."""

COMMUNICATION_NOUNS = frozenset(
    "statement interview speech tweet post message letter email memo report briefing press "
    "conference address remarks testimony note release communique communiqué readout op-ed "
    "article column telegram dispatch brief".split()
)
