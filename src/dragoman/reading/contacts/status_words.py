"""Words that say where a contact stands: planned, refused, called off.

Statuses are those of the project's definitions. Each table is data: a new word is a new entry,
never a new rule.
"""

from __future__ import annotations

from dragoman.model import Status

LEADING_TO = frozenset(
    "commit agree go return proceed move consent sit enter join attend participate travel "
    "come lead take hold have be get make pave".split()
)
"""Verbs that a status reaches a contact through: "refuses to return to the talks"."""

MOVING_TO = frozenset("return go come sit enter join attend participate".split())
"""Of these, verbs whose own tense tells whether the contact comes about: "will not return to the
talks"."""

STATUS_VERBS: dict[str, Status] = {
    "refuse": "refused",
    "decline": "refused",
    "reject": "refused",
    "rebuff": "refused",
    "snub": "refused",
    "spurn": "refused",
    "boycott": "refused",
    "dismiss": "refused",
    "turn_down": "refused",
    "accept": "scheduled",
    "deny": "denied",
    "cancel": "cancelled",
    "scrap": "cancelled",
    "abandon": "cancelled",
    "call_off": "cancelled",
    "abort": "cancelled",
    "shelve": "cancelled",
    "postpone": "postponed",
    "delay": "postponed",
    "defer": "postponed",
    "put_off": "postponed",
    "reschedule": "postponed",
    "suspend": "postponed",
    "schedule": "scheduled",
    "slate": "scheduled",
    "set": "scheduled",
    "fix": "scheduled",
    "due": "scheduled",
    "agree": "scheduled",
    "announce": "scheduled",
    "look_forward": "scheduled",
    "go_ahead": "scheduled",
    "press_ahead": "scheduled",
    "push_ahead": "scheduled",
    "proceed": "scheduled",
    "plan": "planned",
    "prepare": "planned",
    "arrange": "planned",
    "organize": "planned",
    "organise": "planned",
    "expect": "planned",
    "intend": "planned",
    "aim": "planned",
    "hope": "planned",
    "anticipate": "planned",
    "broker": "planned",
    "propose": "proposed",
    "offer": "proposed",
    "suggest": "proposed",
    "invite": "proposed",
    "request": "proposed",
    "seek": "proposed",
    "urge": "proposed",
    "demand": "proposed",
    "want": "proposed",
    "ask": "proposed",
    "wish": "proposed",
    "like": "proposed",
    "love": "proposed",
    "call_for": "proposed",
    "push": "proposed",
    "appeal": "proposed",
    "advocate": "proposed",
    "speculate": "speculated",
    "mull": "speculated",
    "consider": "speculated",
    "rumour": "speculated",
    "rumor": "speculated",
}
"""What a verb that governs a contact says of it."""

STATUS_NOUNS: dict[str, Status] = {
    "refusal": "refused",
    "rejection": "refused",
    "denial": "denied",
    "cancellation": "cancelled",
    "postponement": "postponed",
    "preparation": "planned",
    "plan": "planned",
    "planning": "planned",
    "arrangement": "planned",
    "intention": "planned",
    "proposal": "proposed",
    "offer": "proposed",
    "invitation": "proposed",
    "request": "proposed",
    "willingness": "proposed",
    "readiness": "proposed",
    "openness": "proposed",
    "call": "proposed",
    "possibility": "speculated",
    "prospect": "speculated",
    "speculation": "speculated",
    "idea": "speculated",
    "chance": "speculated",
    "rumour": "speculated",
    "rumor": "speculated",
}

STATUS_ADJECTIVES: dict[str, Status] = {
    "ready": "proposed",
    "willing": "proposed",
    "prepared": "proposed",
    "open": "proposed",
    "keen": "proposed",
    "eager": "proposed",
    "happy": "proposed",
    "glad": "proposed",
    "pleased": "proposed",
    "unwilling": "refused",
    "reluctant": "refused",
    "unready": "refused",
    "due": "scheduled",
    "scheduled": "scheduled",
    "set": "scheduled",
    "upcoming": "scheduled",
    "forthcoming": "scheduled",
    "planned": "planned",
    "proposed": "proposed",
    "possible": "speculated",
    "potential": "speculated",
    "likely": "speculated",
    "hypothetical": "speculated",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "postponed": "postponed",
    "false": "denied",
    "untrue": "denied",
    "baseless": "denied",
    "unfounded": "denied",
    "groundless": "denied",
    "fake": "denied",
}
"""As predicate ("is ready to meet") or attribute ("the upcoming summit")."""

OFFER_NOUNS = frozenset("offer proposal invitation suggestion request idea initiative plan".split())
"""What is answered by accepting or rejecting."""

HEARSAY = frozenset(
    "report rumour rumor claim allegation suggestion story talk speculation media".split()
)
"""What is said without a face: "reports of a meeting" speculate, and who denies them denies it."""

PREDICATE_PHRASES: dict[str, Status] = {
    "out of the question": "refused",
    "off the table": "refused",
    "off the agenda": "cancelled",
    "under way": "held",
    "underway": "held",
    "ongoing": "held",
    "on the agenda": "planned",
    "on the schedule": "planned",
    "in the president's schedule": "planned",
    "in the works": "planned",
    "in the pipeline": "planned",
    "in preparation": "planned",
    "under preparation": "planned",
    "being prepared": "planned",
    "in the offing": "speculated",
    "on the cards": "speculated",
    "on the table": "proposed",
    "under discussion": "speculated",
    "under consideration": "speculated",
    "up in the air": "speculated",
    "in doubt": "speculated",
}
"""Predicates of "be" that say where a contact stands: "a call is not on the agenda"."""

NEGATED: dict[Status, Status] = {
    "scheduled": "denied",
    "planned": "denied",
    "held": "denied",
    "proposed": "denied",
}
"""What a negation makes of a status; "did not refuse" and "did not rule out" claim nothing."""

NO_CLAIM_VERBS = frozenset({"rule", "exclude", "discuss", "mention", "comment"})
"""Verbs that leave a contact where it was: "did not rule out a meeting"."""

AGENT_CLAIMS = frozenset(
    "express offer propose suggest pledge vow demand ask invite urge request announce agree "
    "reiterate voice confirm promise appeal reject deny call_for".split()
)
"""Speech acts: the one who performs them makes the claim ("she proposed a summit"). With others
("he refuses to meet") the claim is the reporting voice's, of the one who refuses."""

CONDITION_MARKS = frozenset({"if", "unless", "until", "once", "provided", "before", "without"})
DESIRE_VERBS = frozenset(
    "want need demand insist require seek request expect say stress condition ask".split()
)
