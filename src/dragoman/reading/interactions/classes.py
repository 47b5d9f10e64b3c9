"""Event classes: what an operator makes of the event under it, and the coarser classes.

The published figures for PLV sentences count CONCEDE and RETREAT as one root, YIELD, and group
the roots into four quads (verbal and material, cooperation and conflict) and those into two.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.knowledge.cameo import load_crosswalk
from dragoman.reading.interactions.lexicon import ALONE, Operator

VERBAL_COOPERATION = ("AGREE", "CONSULT", "SUPPORT")
MATERIAL_COOPERATION = ("COOPERATE", "AID", "YIELD")
VERBAL_CONFLICT = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
MATERIAL_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")

ROOTS = (*VERBAL_COOPERATION, *MATERIAL_COOPERATION, *VERBAL_CONFLICT, *MATERIAL_CONFLICT)
"""The fifteen roots of the PLV sentences."""

QUADS: Mapping[str, str] = {
    **dict.fromkeys(VERBAL_COOPERATION, "verbal cooperation"),
    **dict.fromkeys(MATERIAL_COOPERATION, "material cooperation"),
    **dict.fromkeys(VERBAL_CONFLICT, "verbal conflict"),
    **dict.fromkeys(MATERIAL_CONFLICT, "material conflict"),
}

_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def root_of(event: str) -> str:
    """The PLV root of a PLOVER event type.

    >>> root_of("RETREAT"), root_of("AID")
    ('YIELD', 'AID')
    """
    return _YIELD.get(event, event)


def is_conflict(root: str) -> bool:
    """Whether a root is one of conflict; the others are of cooperation."""
    return QUADS[root].endswith("conflict")


_COMPOSED: dict[Operator, dict[str, str]] = {
    "agree": {
        "04": "036", "045": "039", "05": "032", "057": "037",
        "06": "031", "061": "0311", "062": "0312", "063": "0313", "064": "0314",
        "07": "033", "071": "0331", "072": "0332", "073": "0333", "074": "0334",
        "08": "035", "0841": "0353", "0842": "0353", "085": "0354", "086": "0355", "087": "0356",
        "14": "133", "15": "138", "16": "131", "161": "1313", "162": "1311", "163": "1312",
        "164": "134", "165": "135", "166": "136", "17": "132", "171": "130", "173": "130",
        "174": "130", "18": "138", "19": "138", "191": "1381", "192": "1382", "20": "138",
    },
    "refuse": {
        "03": "120", "04": "125", "045": "126", "05": "120", "057": "127",
        "06": "121", "061": "1211", "062": "1212", "063": "1213", "064": "1214",
        "07": "122", "071": "1221", "072": "1222", "073": "1223", "074": "1224",
        "08": "124", "0841": "1243", "0842": "1243", "085": "1244", "086": "1245", "087": "1246",
    },
    "request": {
        "04": "106", "045": "108", "057": "107",
        "06": "101", "061": "1011", "062": "1012", "063": "1013", "064": "1014",
        "07": "103", "071": "1031", "072": "1032", "073": "1033", "074": "1034",
        "08": "105", "0841": "1053", "0842": "1053", "085": "1054", "086": "1055", "087": "1056",
    },
    "threaten": {
        "14": "133", "15": "138", "16": "131", "161": "1313", "162": "1311", "163": "1312",
        "164": "134", "165": "135", "166": "136", "17": "132", "173": "130", "174": "130",
        "18": "138", "19": "138", "191": "1381", "192": "1382", "20": "138",
    },
    "stop": {
        "04": "164", "045": "165", "05": "160", "06": "160",
        "07": "162", "071": "1621", "072": "1622", "073": "1623",
        "14": "082", "15": "087", "163": "085", "17": "081", "18": "087", "19": "087",
    },
    "ease": {"14": "082", "163": "085", "17": "081", "191": "0872"},
}  # fmt: skip
"""What an operator makes of the codes that begin so; the longest beginning counts."""

_KEEPS: dict[Operator, tuple[str, ...]] = {
    "agree": ("03", "10", "11", "12", "13"),
    "request": (),
    "refuse": ("11", "12", "13"),
    "threaten": ("13",),
    "stop": ("08", "12", "13"),
    "ease": ("08",),
}
"""Events that stay what they are: who agreed to reject a plan has rejected it."""


def compose(operator: Operator, code: str | None) -> str:
    """The code of an operator over an event, None where nothing under it names one.

    >>> compose("agree", "072"), compose("request", "0841"), compose("refuse", None)
    ('0332', '1053', '120')
    """
    if code is None:
        return ALONE[operator]
    if code.startswith(_KEEPS[operator]):
        return code
    table = _COMPOSED[operator]
    for length in range(len(code), 1, -1):
        found = table.get(code[:length])
        if found is not None:
            return found
    return ALONE[operator]


def event_of(code: str) -> str:
    """The PLOVER event type of a CAMEO code."""
    return load_crosswalk()[code].event
