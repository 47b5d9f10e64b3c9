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
    prefer prioritize prioritise                      | supports   | o x
    endorse welcome hail applaud advocate cheer       | !supports  | o
    embrace respect value cherish                     | supports   | o
    push campaign fight strive mobilize rally         | supports   | for
    work                                              | supports   | for towards toward
    rally_behind back_up stand_behind stand_by        | supports   | o
    stand@behind rally@behind unite@behind get@behind | supports   | behind
    throw@behind put@behind                           | supports   | behind
    stand@by stick@by stick@to adhere@to              | supports   | by to
    side@with concur@with sympathize@with             | supports   | with
    praise commend laud salute                        | !supports  | o
    commit                                            | supports   | to x
    intend plan mean strive                           | supports   | x
    hope hop long yearn                               | supports   | for x c
    be@for                                            | supports   | for
    tolerate countenance brook stomach                | accepts    | o
    bar forbid                                        | rejects    | o i
    aim aspire                                        | supports   | for at to x
    want seek                                         | demands    | o x i
    expect                                            | demands    | i c
    look_forward                                      | supports   | to
    recognize recognise                               | accepts    | o
    push_back fight_back hit_back lash_out            | opposes    | against at
    stand_up@to stand_firm@against                    | opposes    | to against
    float                                             | !offers    | o
    oppose abhor disfavor disfavour                   | opposes    | o x
    object                                            | !opposes   | to
    disagree                                          | opposes    | with
    disapprove                                        | opposes    | of
    condemn denounce decry deplore slam assail        | !opposes   | o
    bemoan lament censure chide rebuke castigate      | !opposes   | o
    deride mock ridicule scorn scoff@at sneer@at      | !opposes   | o at
    be@against vote@against stand@against             | opposes    | against
    come_out@against speak_out@against fight@against  | !opposes   | against
    side@against come@against lean@against            | opposes    | against
    campaign@against push@against lobby@against       | opposes    | against
    argue@against speak@against rail@against          | !opposes   | against
    advise@against caution@against counsel@against    | !opposes   | against
    inveigh@against decide@against                    | opposes    | against
    rail@about complain@about complain@of             | !opposes   | about of
    bristle@at balk@at                                | opposes    | at
    distance@from back_away@from back_off@from        | opposes    | from
    walk_away@from shy_away@from turn_away@from       | rejects    | from
    back_out@of opt_out@of                            | rejects    | of
    vote@for argue@for campaign@for                   | supports   | for
    come_out@for speak_out@for speak@for stand_up@for | !supports  | for
    criticize criticise lambast lambaste blast        | !opposes   | o
    fault pillory                                     | !opposes   | o
    resist                                            | opposes    | o x
    warn                                              | !opposes   | against
    protest                                           | !opposes   | o against
    punish penalize penalise retaliate                | opposes    | for
    demand                                            | !demands   | o c x
    insist                                            | !demands   | on c
    call                                              | !demands   | for on i
    appeal                                            | !demands   | for i
    clamor clamour agitate apply bid vie              | demands    | for
    clamor_for                                        | demands    | o
    urge exhort                                       | !demands   | o i c
    press                                             | demands    | for i
    pressure pressurize pressurise prod nudge         | demands    | for i
    lobby                                             | supports   | for i
    request                                           | !demands   | o c i
    require                                           | demands    | i
    ask                                               | !demands   | for i
    encourage implore order warn_to instruct          | !demands   | i
    tell                                              | !demands   | i
    advise counsel                                    | !demands   | i
    recommend suggest                                 | !supports  | o c x
    advise@c                                          | !supports  | c
    plead beg                                         | !demands   | for i
    reject dismiss rebuff rebut veto turn_down        | !rejects   | o
    spurn repudiate shun snub strike_down vote_down   | !rejects   | o
    shoot_down brush_aside brush_off wave_off         | !rejects   | o
    disavow renounce forswear                         | !rejects   | o
    refuse decline                                    | rejects    | o x
    rule_out                                          | !rejects   | o x
    preclude exclude                                  | !rejects   | o x
    block thwart obstruct stymie                      | opposes    | o
    boycott                                           | rejects    | o
    balk                                              | rejects    | at
    offer                                             | offers     | o x
    propose                                           | !offers    | o c x
    pledge vow promise undertake swear                | !offers    | o x c
    threaten                                          | !offers    | o x
    invite                                            | offers     | i
    volunteer                                         | !offers    | x
    agree consent                                     | accepts    | x to on
    agree@with                                        | supports   | with
    accept approve okay                               | accepts    | o x
    approve@of                                        | supports   | of
    ratify greenlight authorize authorise             | accepts    | o
    sign_off@on sign_on@to sign_up@to sign_up@for     | accepts    | on to for
    acquiesce accede bow yield submit capitulate      | accepts    | to in
    cave_in@to give_in@to                             | accepts    | to
    condition                                         | conditional | o
    go_along@with go_ahead@with push_ahead@with       | accepts    | with
    press_ahead@with forge_ahead@with                 | accepts    | with
    proceed@with                                      | accepts    | with
    decide opt choose resolve elect                   | accepts    | x
    consider weigh mull contemplate ponder            | undecided  | o x
    """
)

NOUNS = _table(
    """
    support backing endorsement                       | supports   | for of to behind
    commitment adherence                              | supports   | to x
    dedication devotion                               | supports   | to
    desire preference yearning enthusiasm             | supports   | for x
    favor favour                                      | supports   | of
    determination resolve ambition aspiration wish    | supports   | x for of to compound
    inclination intention intent eagerness            | supports   | x for of
    zeal appetite                                     | supports   | for
    welcome praise advocacy approval                  | supports   | of for
    importance significance necessity urgency         | supports   | of
    need                                              | supports   | for x
    interest                                          | supports   | in
    opposition objection resistance hostility         | opposes    | to
    aversion antipathy distaste disdain               | opposes    | to for
    criticism condemnation denunciation               | opposes    | of
    rebuke censure disapproval                        | opposes    | of
    skepticism scepticism misgiving                   | opposes    | about of
    call demand appeal                                | demands    | for x on c
    claim                                             | demands    | to
    application candidacy                             | demands    | for x
    protest complaint outcry                          | opposes    | against over about at
    insistence                                        | demands    | on
    plea request petition                             | demands    | for x
    bid                                               | demands    | for x
    advice recommendation                             | supports   | for x c
    rejection repudiation                             | rejects    | of
    refusal unwillingness reluctance                  | rejects    | x
    veto                                              | rejects    | on of
    boycott                                           | rejects    | of
    readiness willingness preparedness                | offers     | x for
    offer proposal                                    | offers     | of for x on
    threat                                            | offers     | x of
    pledge promise vow                                | offers     | of x
    agreement consent assent                          | accepts    | to x
    decision                                          | accepts    | x
    plan scheme                                       | supports   | x for
    argument@for case@for                             | supports   | for
    argument@against case@against vote@against        | opposes    | against
    campaign@against fight@against battle@against     | opposes    | against
    struggle@against crusade@against stand@against    | opposes    | against
    goal objective aim vision priority                | supports   | of x
    imperative                                        | supports   | of for x
    hope expectation                                  | supports   | for of x c
    vote                                              | supports   | for x
    acceptance                                        | accepts    | of
    """
)

ADJECTIVES = _table(
    """
    ready prepared willing                            | offers     | x for
    open amenable receptive                           | accepts    | to
    ok okay o.k. fine comfortable content             | accepts    | with
    committed dedicated                               | supports   | to x
    determined keen eager resolved intent anxious     | supports   | x on
    supportive                                        | supports   | of
    favorable favourable sympathetic                  | supports   | to
    enthusiastic                                      | supports   | about
    interested                                        | supports   | in
    opposed hostile resistant averse                  | opposes    | to
    adamant                                           | demands    | on
    skeptical sceptical wary critical dismissive      | opposes    | of about
    disapproving                                      | opposes    | of
    unhappy uneasy uncomfortable furious angry        | opposes    | about with over
    unwilling reluctant loath hesitant                | rejects    | x
    undecided ambivalent                              | undecided  | on about
    """
)

STRIVING_NOUNS = frozenset(
    "effort drive bid push attempt campaign quest diplomacy endeavour endeavor crusade".split()
)
"""Nouns whose owner wants what they are for, where no word above them says more: "Oslo's efforts
to reach a truce"; in "supports efforts to reach a truce" the verb does.
"""

AGENT_NOUNS: dict[str, Stance] = {
    **dict.fromkeys(
        "advocate supporter proponent champion backer defender promoter admirer".split(), "supports"
    ),
    **dict.fromkeys("opponent critic foe adversary detractor".split(), "opposes"),
}
"""Nouns that name the holder: "Oslo, an advocate of the treaty"."""

GOAL_NOUNS = frozenset("goal aim objective priority task ambition hope wish intention".split())
"""What it is to do is wanted by its owner, or by whoever says it: "the goal is to end the war"."""

ACKNOWLEDGING = frozenset({"recognize", "recognise"})
"""Verbs that name an issue and take a stance on it at once: "does not recognise the regime"."""

HELPING = frozenset({"help", "let", "make", "have"})
"""Verbs with a bare infinitive of somebody else: "offered to help them reach a truce"."""

NO_OTHER = frozenset({"alternative", "substitute"})
""" "There is no alternative to a truce"."""

NO_CAUSE = frozenset({"place", "room", "excuse", "justification", "basis", "reason", "need"})
""" "There is no place for a new wall"."""

AIMED = frozenset({"aim", "direct", "design", "intend", "mean", "target", "gear", "focus"})
"""What efforts "aimed at" something do."""

KEEPING_FROM = frozenset(
    "refrain abstain desist prevent keep stop withdraw dissuade deter prohibit bar".split()
)
"""What is not done: "called on them to refrain from force"."""

WAYS = frozenset("way option path solution choice course answer route priority condition".split())
""" "Talks are the only way"."""

AIMS = GOAL_NOUNS | {"part", "element", "basis", "foundation", "condition", "focus"}
"""What something must be for whoever says so to want it: "must be part of any deal"."""

ALLOWING = frozenset("let allow permit accept tolerate stand".split())
"""Verbs by which a speaker says no for everybody: "we cannot allow a new war"."""

STRESSED = frozenset({"importance", "significance", "necessity", "urgency", "need", "imperative"})
"""Nouns that take a stance only where somebody says them: "stressed the need for a truce"."""

AGREEING = frozenset("agree concur discuss reinforce affirm reaffirm stress note underline".split())
"""Verbs whose subject holds what they say is needed: "agreed on the need for a truce"."""

VOICING = frozenset(
    "express voice reiterate repeat renew convey restate affirm reaffirm underscore "
    "underline stress emphasize emphasise highlight note declare announce confirm have "
    "maintain extend show demonstrate signal issue state pledge reassert acknowledge "
    "indicate recognize recognise make withdraw drop reverse lift end relinquish rescind "
    "retract waive shed renounce give lend offer deepen harden strengthen intensify "
    "step_up keep_up sustain register file raise lodge sound relay communicate publish "
    "submit put present table float point@to accentuate profess proclaim abandon retain "
    "harbor harbour lead mount launch begin escalate redouble hold share point insist".split()
)
"""Verbs whose subject holds the stance of the noun they govern: "voiced support for"."""

RESISTING = frozenset(
    "opposition objection resistance hostility veto refusal rejection boycott reluctance".split()
)
"""What one drops or lifts to give way: "lifted its veto on"."""

EARLIER = frozenset("earlier previously once formerly initially originally before".split())
"""Adverbs by which a stance is told as one held earlier: "had earlier ruled out talks"."""

HOLDING = frozenset(
    "have maintain show demonstrate deepen harden strengthen intensify step_up keep_up "
    "sustain retain harbor harbour hold share give lend extend lead mount launch begin "
    "redouble make put escalate".split()
)
"""... without saying so."""

FAVOUR = frozenset({"favor", "favour"})
SIDING = frozenset("be vote come speak argue lean rule decide remain stand".split())
""" "Is in favour of", "voted in favour of"."""

VIEWS = frozenset(
    "advice view opinion belief position argument call demand insistence proposal "
    "suggestion statement claim contention conviction recommendation stance assertion "
    "warning".split()
)
"""What somebody thinks or says should be: "Oslo's advice that Riga should accept"."""

DEEMING = frozenset(
    "deem consider call regard see view judge find describe label brand term think "
    "believe declare denounce dub pronounce rate".split()
)
"""Verbs that judge their object: "deems the embargo a mistake"."""

WITHDRAWING = frozenset(
    "withdraw drop end abandon reverse lift relinquish rescind retract waive shed renounce".split()
)
"""... or holds it no longer: "dropped its opposition to"."""

GRATITUDE = frozenset(
    "thank praise commend applaud criticize criticise accuse blame fault condemn "
    "congratulate suspect".split()
)
"""Verbs that attribute to their object what follows: "thanked Riga for its support of"."""

DEONTIC_MODALS: dict[str, Stance] = {"should": "supports", "ought": "supports", "must": "demands"}
DEONTIC_VERBS: dict[str, Stance] = {"need": "demands", "have": "demands"}
"""What should or must be is wanted by whoever says so, not by the subject."""

IMPOSSIBLE = frozenset({"impossible", "unthinkable", "inconceivable", "unrealistic"})
""" "Security is impossible without a truce"."""

UNCERTAIN_NOUNS = frozenset(
    "chance possibility opportunity ability prospect risk right likelihood power".split()
)
"""Nothing is wanted yet under these either: "has a chance to agree to a truce"."""

UNCERTAIN_MODALS = frozenset({"may", "might", "could", "can"})
"""Under these nothing is wanted yet: "could support". With a negation "can" and "could" refuse."""

JUDGEMENTS: dict[str, Stance] = {
    **dict.fromkeys(
        "critical crucial essential vital important necessary imperative indispensable "
        "priority needed paramount key urgent overdue desirable advisable worthwhile right "
        "reasonable legitimate justified acceptable welcome beneficial pivotal fundamental "
        "prudent prerequisite cornerstone must guarantee milestone achievement blessing".split(),
        "supports",
    ),
    **dict.fromkeys(
        "unacceptable inadmissible unthinkable mistake premature intolerable wrong unwise "
        "disastrous impermissible counterproductive unjustified illegal unlawful illegitimate "
        "outrageous shameful folly catastrophic dangerous harmful unreasonable "
        "irresponsible reckless absurd inappropriate unnecessary pointless futile error "
        "blunder disaster catastrophe farce outrage nonstarter undesirable threat danger "
        "obstacle provocation "
        "violation disgrace tragedy".split(),
        "opposes",
    ),
}
"""Predicates by which the speaker judges: "a truce is essential"."""

CARRIERS = frozenset(
    "have acquire obtain possess gain enforce broker forge strike craft hammer_out secure "
    "cement institute set_up expand bolster spend add free preserve broaden revive "
    "restart make take provide give get see achieve reach ensure strengthen boost "
    "increase continue maintain keep begin start launch resume hold help work contribute "
    "facilitate promote pursue advance implement establish create build develop introduce "
    "impose deepen extend deliver send supply move go sign conclude negotiate join "
    "enhance restore protect guarantee safeguard find enter step intensify accelerate "
    "tighten fulfil fulfill observe include involve respect complete finalize finalise "
    "grant allow permit enable engage commit meet come accept adopt support settle uphold "
    "return open participate approve endorse back attend bring field honour honor comply "
    "abide lay pave reinforce undertake embark agree initiate organise organize convene "
    "host arrange construct allocate cooperate consolidate foster encourage ratify seek "
    "do consider discuss combine focus invest partner coordinate collaborate utilize "
    "utilise explore modernize modernise recognize recognise station propose draft "
    "prepare arm train equip pass ship export sell buy donate lend license authorize "
    "authorise concentrate lead result".split()
)
"""Verbs that pass a stance on to what they bring about: "ready to make concessions"."""

CARRIED_BY = frozenset({"o", "x", "to", "in", "on", "towards", "toward", "into", "with", "for"})
"""How the issue hangs on a verb that passes a stance on; not "step up sanctions over a raid"."""

TACKLING = frozenset(
    "track_down hunt_down track find punish combat counter fight tackle address confront "
    "end stop prevent defeat mitigate curb overcome respond resolve reduce cut trim "
    "eliminate eradicate remedy alleviate contain shrink limit rein_in crack_down "
    "suppress root_out stamp_out deter deal relieve defuse ease destroy".split()
)
"""What is done about a trouble: "pledged to tackle the climate crisis"."""

STRIVING = frozenset({"work", "cooperate", "act", "strive", "unite", "join", "continue"})
"""Verbs whose purpose is what counts: "agreed to work together to end the siege"."""

WISHING = frozenset(
    "hope hop pledge vow promise swear expect want wish demand insist look long pray".split()
)
"""Verbs whose clause is what somebody would have happen."""

HAPPENING = frozenset(
    "hold happen occur last succeed prevail materialize materialise emerge survive endure "
    "stand remain take apply".split()
)
"""What something does that takes place: "hopes that the truce will hold"."""

LABOURING = frozenset("work labour labor strive fight struggle toil cooperate act".split())
"""Verbs whose subject wants what they are done for: "is working to end the siege"."""

UTMOST = frozenset("everything all utmost best whatever anything part lot much".split())
"""What one does of it: "will do everything to secure a truce"."""

TAKING_STEPS = frozenset("take initiate undertake make adopt".split())
STEPS = frozenset("step measure action effort initiative".split())
""" "Is taking steps to end the war"."""

REVERSERS = frozenset(
    "close shut shutter end halt stop lift ease suspend block prevent avoid abandon scrap "
    "cease drop remove cancel tear_up rip_up reduce dismantle ban outlaw forgo renounce "
    "rule_out reverse undermine jeopardize jeopardise oppose reject combat counter "
    "wind_down give_up freeze restrict limit curb curtail roll_back scale_back scale_down "
    "cut dial_back dial_down rein_in phase_out pull_out withdraw quit leave repeal revoke "
    "rescind scuttle derail sabotage eliminate destroy refrain avert deter resist "
    "discontinue terminate evacuate sever postpone retaliate punish stall delay boycott "
    "defuse".split()
)
"""Verbs that turn a stance round: "called on them to stop arms sales"."""

CARRIER_NOUNS = frozenset(
    "effort idea prospect process progress possibility principle plan implementation "
    "restoration strengthening signing introduction imposition delivery provision "
    "increase continuation resumption establishment creation achievement goal path course "
    "aspiration initiative start launch conclusion system step measure form part issue "
    "acquisition bid integration movement package round expansion intensification "
    "advancement promotion program programme ambition deal agreement accord pact "
    "resolution option number level amount supply use commitment obligation undertaking "
    "way means diplomacy dialogue negotiation talk discussion cooperation work action "
    "solution framework mechanism role participation involvement adoption approval "
    "ratification enforcement fulfilment fulfillment observance respect compliance "
    "protection preservation holding convening opening deepening development consensus "
    "majority draft bill legislation law treaty proposal agenda right policy set series "
    "type kind return access completion finalization finalisation institution pressure "
    "pursuit search struggle fight spread impact effect challenge risk scourge "
    "transmission leadership contribution statement notion concept question topic field "
    "area sphere declaration law-making order campaign quest fund funding strategy format "
    "platform momentum basis outcome result objective purpose propensity tendency habit "
    "practice power presence threat existence consolidation".split()
)
"""Nouns that pass a stance on: "supports efforts towards a truce"."""

NOT_WORKING = frozenset({"work", "help", "solve", "bring", "achieve", "serve"})
"""What does nothing of it is opposed: "sanctions do not work"."""

DEBATING = frozenset("consider weigh mull ponder debate discuss wonder deliberate".split())
DECIDING = frozenset("decide determine say know".split())
""" "Has not decided whether to send tanks", "is debating whether to"."""

TALKS = frozenset("talk negotiation dialogue discussion consultation question debate".split())
"""What is talked about is not thereby wanted: "welcomed talks on tariffs"."""

REVERSING_NOUNS = frozenset(
    "end halt stop lifting easing suspension removal abandonment cancellation prevention "
    "cessation termination reduction freeze moratorium ban withdrawal dismantling "
    "elimination repeal revocation rollback reversal limit restriction curb exemption "
    "closure blocking evacuation".split()
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
    "commit agree meet join attend accept hold sit go enter sign start begin resume "
    "support negotiate engage return talk take participate".split()
)
"""What one does before which, or if which, something else must happen."""

REQUIRING = frozenset({"want", "need", "require", "demand", "seek", "expect", "insist"})
"""What one does about that something: "wanted guarantees before agreeing to talks"."""
