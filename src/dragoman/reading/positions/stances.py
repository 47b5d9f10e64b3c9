"""Words that take a stance, and how the thing they take it on hangs on them.

    o   a direct object, or the subject of a passive: "rejected the plan"
    c   a clause: "demanded that the siege end"
    x   an infinitive or gerund of the same subject: "refused to sign"
    i   an infinitive of the object: "urged Oslo to sign"
    for, to, on ...   the object of that preposition: "called for a truce"

A word that takes different stances by what follows it has a row for each: `vote@for` and
`vote@against`.

Only words that say what somebody wants are here: who "discussed" or "raised" an issue has told
nothing about it.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.model import Stance


class Frame(NamedTuple):
    """`links` as above; `says` marks a word that is itself an act of saying ("demanded")."""

    stance: Stance
    links: frozenset[str]
    says: bool


def _table(rows: str, *, says_mark: str = "!") -> dict[str, Frame]:
    """One row: words, stance, links; `!` before the stance marks an act of saying."""
    found: dict[str, Frame] = {}
    for row in rows.strip().splitlines():
        words, stance, links = (part.strip() for part in row.split("|"))
        says = stance.startswith(says_mark)
        frame = Frame(stance.lstrip(says_mark), frozenset(links.split()), says)  # type: ignore[arg-type]
        for word in words.split():
            found[word] = frame
    return found


VERBS = _table(
    """
    support back favor favour champion defend uphold  | supports   | o x
    endorse welcome hail applaud advocate             | !supports  | o
    embrace respect                                   | supports   | o
    push lobby campaign                               | supports   | for
    back_up stand_behind stand_by                     | supports   | o
    praise commend laud salute                        | !supports  | o
    value cherish prioritize prioritise               | supports   | o
    commit                                            | supports   | to x
    want seek                                         | demands    | o x i
    oppose                                            | opposes    | o x
    object                                            | !opposes   | to
    condemn denounce decry deplore slam               | !opposes   | o
    be@against vote@against stand@against             | opposes    | against
    campaign@against push@against lobby@against       | opposes    | against
    argue@against speak@against rail@against          | !opposes   | against
    rail@about complain@about complain@of             | !opposes   | about of
    vote@for argue@for campaign@for                   | supports   | for
    criticize criticise lambast lambaste blast        | !opposes   | o
    resist                                            | opposes    | o x
    warn                                              | !opposes   | against
    protest                                           | !opposes   | o against
    demand                                            | !demands   | o c x
    insist                                            | !demands   | on
    call                                              | !demands   | for on i
    appeal                                            | !demands   | for
    clamor clamour agitate apply bid                  | demands    | for
    urge                                              | !demands   | o i c
    press                                             | demands    | for i
    request                                           | !demands   | o c i
    require                                           | demands    | i
    ask                                               | !demands   | for i
    encourage implore order warn_to                   | !demands   | i
    plead beg                                         | !demands   | for i
    reject dismiss rebuff rebut veto turn_down        | !rejects   | o
    refuse decline                                    | rejects    | o x
    rule_out                                          | !rejects   | o
    block                                             | opposes    | o
    balk                                              | rejects    | at
    offer                                             | offers     | o x
    propose                                           | !offers    | o c x
    pledge vow promise undertake                      | !offers    | o x
    threaten                                          | !offers    | o x
    invite                                            | offers     | i
    volunteer                                         | !offers    | x
    agree consent                                     | accepts    | x to on
    accept approve                                    | accepts    | o x
    ratify greenlight                                 | accepts    | o
    decide opt                                        | accepts    | x
    consider weigh mull contemplate                   | undecided  | o x
    """
)

NOUNS = _table(
    """
    support backing endorsement                       | supports   | for of to
    commitment                                        | supports   | to x
    desire preference                                 | supports   | for x
    favor favour                                      | supports   | of
    determination resolve ambition aspiration wish    | supports   | x for of to
    welcome praise advocacy                           | supports   | of for
    importance significance necessity urgency         | supports   | of
    need                                              | supports   | for x
    interest                                          | supports   | in
    opposition objection resistance hostility         | opposes    | to
    criticism condemnation denunciation               | opposes    | of
    call demand appeal                                | demands    | for x on
    insistence                                        | demands    | on
    plea request                                      | demands    | for x
    rejection                                         | rejects    | of
    refusal unwillingness reluctance                  | rejects    | x
    veto                                              | rejects    | on of
    readiness willingness                             | offers     | x for
    offer proposal                                    | offers     | of for x on
    threat                                            | offers     | x of
    pledge promise                                    | offers     | of x
    agreement consent                                 | accepts    | to x
    acceptance                                        | accepts    | of
    """
)

ADJECTIVES = _table(
    """
    ready prepared willing                            | offers     | x for
    open                                              | accepts    | to
    committed                                         | supports   | to x
    determined keen eager                             | supports   | x
    supportive                                        | supports   | of
    enthusiastic                                      | supports   | about
    opposed hostile resistant                         | opposes    | to
    skeptical sceptical wary critical dismissive      | opposes    | of about
    unwilling reluctant                               | rejects    | x
    undecided                                         | undecided  | on about
    """
)

STRIVING_NOUNS = frozenset({"effort", "drive", "bid", "push", "attempt", "campaign", "quest"})
"""Nouns whose owner wants what they are for, where no word above them says more: "Oslo's efforts
to reach a truce"; in "supports efforts to reach a truce" the verb does.
"""

AGENT_NOUNS: dict[str, Stance] = {
    **dict.fromkeys("advocate supporter proponent champion backer defender".split(), "supports"),
    **dict.fromkeys("opponent critic foe".split(), "opposes"),
}
"""Nouns that name the holder: "Oslo, an advocate of the treaty"."""

GOAL_NOUNS = frozenset("goal aim objective priority task ambition hope wish intention".split())
"""What it is to do is wanted by its owner, or by whoever says it: "the goal is to end the war"."""

ALLOWING = frozenset("let allow permit accept tolerate stand".split())
"""Verbs by which a speaker says no for everybody: "we cannot allow a new war"."""

STRESSED = frozenset({"importance", "significance", "necessity", "urgency", "need"})
"""Nouns that take a stance only where somebody says them: "stressed the need for a truce"."""

VOICING = frozenset(
    "express voice reiterate repeat renew convey restate affirm reaffirm underscore underline "
    "stress emphasize emphasise highlight note declare announce confirm announce have maintain "
    "extend show demonstrate signal issue state pledge reassert acknowledge indicate recognize "
    "recognise make withdraw drop".split()
)
"""Verbs whose subject holds the stance of the noun they govern: "voiced support for"."""

WITHDRAWING = frozenset({"withdraw", "drop", "end"})
"""... or holds it no longer: "dropped its opposition to"; then nothing is said here."""

GRATITUDE = frozenset({"thank", "praise", "commend", "applaud", "criticize", "criticise", "accuse"})
"""Verbs that attribute to their object what follows: "thanked Riga for its support of"."""

DEONTIC_MODALS: dict[str, Stance] = {"should": "supports", "ought": "supports", "must": "demands"}
DEONTIC_VERBS: dict[str, Stance] = {"need": "demands", "have": "demands"}
"""What should or must be is wanted by whoever says so, not by the subject."""

UNCERTAIN_NOUNS = frozenset(
    "chance possibility opportunity ability prospect risk right likelihood power".split()
)
"""Nothing is wanted yet under these either: "has a chance to agree to a truce"."""

UNCERTAIN_MODALS = frozenset({"may", "might", "could", "can"})
"""Under these nothing is wanted yet: "could support". With a negation "can" and "could" refuse."""

JUDGEMENTS: dict[str, Stance] = {
    **dict.fromkeys(
        "critical crucial essential vital important necessary imperative indispensable "
        "priority needed paramount key urgent".split(),
        "supports",
    ),
    **dict.fromkeys(
        "unacceptable inadmissible unthinkable mistake premature intolerable wrong unwise "
        "disastrous".split(),
        "opposes",
    ),
}
"""Predicates by which the speaker judges: "a truce is essential"."""

CARRIERS = frozenset(
    "have acquire obtain possess gain enforce broker forge strike craft hammer_out secure cement "
    "institute set_up win expand bolster spend add free preserve broaden revive restart "
    "make take provide give get see achieve reach secure ensure strengthen bolster boost increase "
    "expand continue maintain keep begin start launch resume hold help work contribute facilitate "
    "promote pursue advance implement establish create build develop introduce impose deepen "
    "extend deliver send supply move go sign conclude negotiate join enhance restore preserve "
    "protect guarantee safeguard find enter step intensify accelerate tighten fulfil fulfill "
    "observe include involve respect complete finalize finalise obtain grant allow permit "
    "enable engage commit meet come accept adopt support settle uphold return open participate "
    "approve endorse back attend".split()
)
"""Verbs that pass a stance on to what they bring about: "ready to make concessions"."""

CARRIED_BY = frozenset({"o", "x", "to", "in", "on", "towards", "toward", "into", "with"})
"""How the issue hangs on a verb that passes a stance on; not "step up sanctions over a raid"."""

TACKLING = frozenset(
    "combat counter fight tackle address confront end stop prevent defeat mitigate curb overcome "
    "respond resolve".split()
)
"""What is done about a trouble: "pledged to tackle the climate crisis"."""

STRIVING = frozenset({"work", "cooperate", "act", "strive", "unite", "join", "continue"})
"""Verbs whose purpose is what counts: "agreed to work together to end the siege"."""

REVERSERS = frozenset(
    "end halt stop lift ease suspend block prevent avoid abandon scrap cease drop remove cancel "
    "tear_up rip_up reduce dismantle ban outlaw forgo renounce rule_out "
    "reverse undermine jeopardize jeopardise oppose reject combat counter".split()
)
"""Verbs that turn a stance round: "called on them to stop arms sales"."""

CARRIER_NOUNS = frozenset(
    "effort idea prospect process progress possibility principle plan implementation restoration "
    "strengthening signing introduction imposition delivery provision increase continuation "
    "resumption establishment creation achievement goal path course aspiration initiative start "
    "launch conclusion system step measure form part issue acquisition bid integration movement "
    "package round expansion intensification advancement promotion".split()
)
"""Nouns that pass a stance on: "supports efforts towards a truce"."""

REVERSING_NOUNS = frozenset(
    "end halt stop lifting easing suspension removal abandonment cancellation prevention "
    "cessation".split()
)

NEGATED: dict[Stance, Stance | None] = {
    "supports": "opposes",
    "opposes": None,
    "demands": None,
    "offers": "rejects",
    "accepts": "rejects",
    "rejects": None,
    "conditional": None,
    "undecided": None,
}
"""The stance under "not"; None: nothing definite is left ("does not demand")."""

REVERSED: dict[Stance, Stance | None] = {
    "supports": "opposes",
    "opposes": "supports",
    "demands": "opposes",
    "offers": "opposes",
    "accepts": "opposes",
    "rejects": "supports",
    "conditional": None,
    "undecided": None,
}
"""The stance on an issue of one who takes it on ending that issue."""

CONDITION_MARKS = frozenset({"if", "unless", "until", "once", "provided", "before"})
"""Words that open a condition: "would attend only if the guns fall silent"."""

COMMITTING = frozenset(
    "commit agree meet join attend accept hold sit go enter sign start begin resume support "
    "negotiate engage return talk take participate".split()
)
"""What one does before which, or if which, something else must happen."""

REQUIRING = frozenset({"want", "need", "require", "demand", "seek", "expect", "insist"})
"""What one does about that something: "wanted guarantees before agreeing to talks"."""
