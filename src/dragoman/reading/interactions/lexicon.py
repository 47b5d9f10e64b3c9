"""Words that report an event, each with the CAMEO code of what they report.

A code, not a PLOVER type, since the crosswalk then gives type, mode and context at once. Three
kinds of words are kept apart: those that name an event ("accused", "arrest"), those that only
carry the noun that names it ("launched an attack", `LIGHT`), and those that make another event
of the one under them ("agreed to send aid", `OPERATORS`).

The lists were written for this project from what the CAMEO categories mean.
"""

from __future__ import annotations

from typing import Literal

Operator = Literal["agree", "refuse", "request", "threaten", "stop", "ease"]


def _rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in row.split("|")] for row in text.strip().splitlines()]


def _words(text: str) -> dict[str, str]:
    """One row: code, words."""
    return {word: code for code, words in _rows(text) for word in words.split()}


VERBS = _words(
    """
    112  | accuse charge_with allege implicate incriminate
    111  | blame condemn denounce criticize criticise slam decry deplore blast lambast lambaste rebuke chide castigate berate fault deride mock ridicule scold lash_out hit_out rail bash assail censure reprimand disparage upbraid admonish insult vilify disapprove
    090  | investigate probe indict prosecute audit
    114  | complain
    115  | sue
    116  | convict
    050  | support back
    051  | praise endorse hail applaud commend congratulate salute laud welcome thank
    052  | defend
    053  | rally_behind
    055  | apologize apologise
    056  | forgive pardon
    040  | consult meet confer huddle parley
    041  | phone telephone
    042  | visit
    045  | mediate
    046  | negotiate
    060  | cooperate collaborate
    070  | aid assist help donate fund finance subsidize subsidise
    074  | shelter
    072  | arm
    080  | concede yield capitulate relent
    0841 | release free liberate
    0842 | repatriate
    0874 | surrender retreat
    0873 | disarm demobilize demobilise
    120  | reject rebuff spurn snub shun refute dismiss turn_down rebut
    129  | veto
    128  | defy flout
    139  | warn
    141  | protest demonstrate rally
    145  | riot
    143  | boycott strike_work
    144  | obstruct
    154  | mobilize mobilise
    173  | arrest detain jail imprison incarcerate apprehend round_up
    174  | deport extradite
    1711 | seize confiscate impound expropriate nationalize nationalise
    163  | sanction blacklist embargo
    1722 | outlaw ban
    172  | censor gag silence
    191  | blockade besiege
    192  | occupy annex
    181  | abduct kidnap hijack
    182  | assault beat stab rape
    1822 | torture
    186  | assassinate murder
    190  | attack kill invade storm raid ambush massacre slaughter bombard shell bomb strafe
    190  | overrun oust_by_force wound injure maim
    193  | shoot gun_down
    195  | airstrike
    1712 | destroy demolish raze
    190  | strike
    """
)
"""Verbs that name an event alone, whatever follows; `_` joins a particle."""

PHRASES: dict[tuple[str, str], str] = {}
"""(verb, noun): verbs that name an event with the noun they govern, directly or by preposition."""

for _code, _verbs, _nouns in _rows(
    """
    040  | hold have open begin start launch resume host conduct attend join conclude continue finish hold_out | talk meeting summit consultation conversation conference lunch dinner breakfast dialogue discussion conference forum session roundtable
    046  | hold have open begin start launch resume host conduct attend join conclude continue enter | negotiation
    045  | launch begin start lead resume offer undertake | mediation
    041  | hold have make receive place | call
    042  | pay make begin conclude end undertake | visit trip
    041  | speak talk | phone telephone
    057  | sign ink initial conclude seal strike ratify reach finalize finalise clinch | agreement deal accord pact treaty memorandum contract mou convention protocol settlement
    054  | recognize recognise establish restore normalize normalise | independence statehood sovereignty relation tie recognition
    051  | express voice declare offer reaffirm reiterate show pledge announce extend | support backing solidarity commitment condolence sympathy congratulation gratitude appreciation respect confidence
    061  | sign expand boost | trade
    040  | receive host welcome | minister ambassador president envoy delegation counterpart official leader
    040  | discuss | with
    062  | hold agree undertake conduct stage begin start perform launch carry_out | exercise drill maneuver manoeuvre wargame game patrol
    064  | share exchange swap pass hand_over give provide transfer | intelligence information data evidence
    070  | provide give send deliver donate offer supply contribute extend grant allocate disburse approve earmark award pour channel ship airlift | aid assistance help relief support fund funding donation supply equipment grant loan money credit million billion euro dollar package contribution cash medicine food vaccine dose ventilator mask financing subsidy reconstruction generator fuel
    072  | provide give send deliver donate supply ship sell | weapon arm ammunition tank missile aircraft jet artillery munition rocket howitzer system
    074  | send deploy dispatch contribute provide | peacekeeper instructor trainer medic adviser advisor platoon
    075  | grant give offer | asylum refuge sanctuary citizenship
    075  | open | border
    0841 | let_go set let | free go
    0841 | order announce grant allow | release pardon amnesty
    0842 | return hand_over hand_back give_back | artifact artefact sculpture remains remain property territory land painting treasure body
    085  | reduce cut slash lower | tariff duty
    085  | lift ease end remove relax loosen suspend waive repeal drop scrap cancel abolish | sanction ban embargo tariff restriction curfew blockade emergency siege rule measure lockdown closure
    082  | end call_off stop suspend | strike protest boycott
    0872 | withdraw pull_out pull pull_back remove reduce redeploy | troop force soldier army unit tank artillery military
    0356 | agree | ceasefire cease-fire truce cessation armistice fire
    0871 | declare announce observe begin accept implement proclaim order | ceasefire cease-fire truce cessation armistice fire
    0874 | lay_down hand_over give_up surrender drop | weapon arm
    086  | allow permit let admit grant give accept receive approve authorize authorise | access inspector observer aid worker monitor mission deployment permission peacekeeper entry passage convoy
    083  | accept meet grant approve concede accede give_in bow agree | demand request condition
    081  | drop dismiss withdraw | charge case complaint lawsuit accusation
    090  | launch open begin start order announce conduct join file | investigation inquiry probe enquiry charge indictment
    090  | summon | ambassador diplomat envoy charge
    115  | file bring lodge | lawsuit suit complaint case claim
    114  | lodge file make deliver send | protest demarche
    116  | find | guilty liable
    112  | level make file bring press repeat | accusation allegation charge
    111  | launch lead make | criticism tirade
    100  | make issue file submit send | request appeal demand plea
    103  | seek request appeal | aid assistance help support refuge asylum
    124  | deny refuse | entry access permission request visa asylum
    120  | fail | agreement deal
    125  | cancel call_off scrap postpone boycott | visit trip meeting talk summit
    174  | order | deportation expulsion
    173  | order | detention
    172  | order force compel | stop suspend halt close land leave
    139  | issue give deliver set send | ultimatum warning deadline
    130  | make issue | threat
    141  | stage hold hold_up organize organise | protest demonstration rally march sit-in vigil
    142  | go start begin launch declare end | hunger
    143  | go stage begin launch start call stop hold | strike walkout work
    144  | block | road highway street railway access
    154  | mobilize mobilise send deploy dispatch move mass amass build_up beef_up beef mass reinforce strengthen | troop force soldier army police military reinforcement presence reservist unit warship battery fleet
    152  | put place remain stay be raise | alert readiness
    161  | cut sever break break_off suspend downgrade freeze end reduce recall withdraw | tie relation ambassador
    162  | suspend cut reduce halt end freeze stop withhold terminate slash cut_off discontinue block | aid assistance funding fund support supply delivery subsidy cooperation food payment
    057  | agree upgrade | deal accord pact treaty approach
    054  | upgrade restore | tie relation
    164  | suspend halt end break_off call_off abandon quit walk_out leave | talk negotiation
    165  | end halt suspend abandon stop | mediation
    166  | expel withdraw recall declare evict | diplomat ambassador envoy inspector observer peacekeeper worker staff mission attache attaché grata official
    163  | impose slap introduce announce place tighten extend levy order reimpose | sanction embargo tariff boycott duty
    172  | impose introduce order tighten | restriction ban fine limit penalty
    172  | close shut seal | border airspace embassy newspaper consulate
    172  | suspend revoke cancel | publication licence license passport visa
    1723 | impose declare extend | curfew
    1724 | impose declare extend announce | emergency siege law
    173  | sentence | year prison death month life
    173  | order issue announce make | arrest detention warrant
    1711 | seize freeze | asset property account money
    191  | seize | tanker ship vessel boat
    191  | impose | blockade
    192  | seize capture take | city town village territory area
    190  | launch carry_out begin continue conduct stage wage mount commence start order resume | attack strike assault offensive raid airstrike bombing invasion incursion war warfare operation shelling bombardment
    190  | open | fire
    190  | fire launch | missile rocket shell mortar
    182  | use | force violence tear
    204  | use | gas chemical sarin
    196  | violate break breach | ceasefire cease-fire truce armistice fire
    """
):
    for _verb in _verbs.split():
        for _noun in _nouns.split():
            PHRASES.setdefault((_verb, _noun), _code)

NOUNS = _words(
    """
    112  | accusation allegation
    111  | criticism condemnation denunciation
    090  | investigation inquiry probe indictment prosecution
    115  | lawsuit
    116  | conviction
    050  | support backing endorsement solidarity
    051  | praise
    055  | apology
    040  | meeting talk summit consultation
    046  | negotiation
    045  | mediation
    042  | visit
    060  | cooperation
    070  | aid assistance donation
    075  | asylum
    0841 | release
    0871 | ceasefire cease-fire truce
    0872 | withdrawal pullout
    120  | rejection
    129  | veto
    139  | ultimatum
    130  | threat
    141  | protest demonstration
    145  | riot
    143  | strike boycott
    154  | mobilization mobilisation
    163  | sanction embargo
    166  | expulsion
    174  | deportation
    173  | arrest detention
    191  | blockade siege
    192  | occupation annexation
    181  | abduction kidnapping
    182  | beating
    1822 | torture
    186  | assassination
    190  | attack assault airstrike raid invasion bombing offensive shelling bombardment killing
    183  | suicide
    196  | violation
    """
)
"""Nouns that name an event, under a light verb or with its parties about them."""

LIGHT = frozenset(
    "launch begin start continue resume carry_out conduct stage make hold have issue announce "
    "order open mount wage commence lead approve express voice declare offer give provide receive "
    "deliver file lodge undertake keep keep_up step_up intensify renew reiterate reaffirm repeat "
    "seek impose complete go put place try attempt manage proceed help decide vote confirm need "
    "want move prepare say report tell believe".split()
)
"""Verbs that add no event of their own to the one they govern."""

_OPERATORS: dict[Operator, str] = {
    "agree": "agree offer promise pledge vow undertake commit plan intend propose volunteer "
    "consent guarantee aim prepare willing ready prepared open set determined keen committed "
    "poised due agreement promise pledge offer readiness willingness commitment intention",
    "refuse": "refuse decline reject deny fail oppose resist rule_out unwilling reluctant "
    "refusal rejection veto",
    "request": "demand urge call appeal ask request press pressure insist implore beg plead "
    "order instruct tell summon invite pressurise push exhort encourage call_on advise require "
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
