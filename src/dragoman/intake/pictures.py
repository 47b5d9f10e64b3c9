"""Pictures printed with a report: the caption, and who is credited for it."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.intake.credits import agency_pattern
from dragoman.model import Image

LONGEST_CAPTION = 600
"""Characters of a caption with its credit; anything longer is prose."""

_CREDIT_WORDS = re.compile(r"\bphoto|\bpool\b|\bimages?\b|\bhandout\b|/|\bvia\b|©", re.IGNORECASE)
_PERSON = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"


@lru_cache(maxsize=1)
def _credit_at_end() -> re.Pattern[str]:
    """A picture credit that ends a paragraph."""
    agency = agency_pattern()
    forms = (
        # "AP Photo/Jane Roe", "REUTERS/Jane Roe", "AFP Photo", "Reuters / Jane Roe"
        rf"{agency} ?(?:Photo|Pool|Pictures)?(?: via {agency})? ?/ ?{_PERSON}"
        rf"(?: ?/ ?(?:{agency}|Pool|File Photo))?",
        rf"{agency} (?:Photo|Pool)(?: via {agency})?",
        # "Photo: Office of the President", "(Photo by Jane Roe/AFP)"
        r"(?:Photo|Photograph|Image|Picture|Credit|Photo credit)s?(?:: | by |/)"
        r"[A-ZÀ-Þ][^.!?:;]{1,90}",
        # "Jane Roe / AFP", "Jane Roe/Getty Images", "Handout via Reuters"
        rf"(?:{_PERSON}|Pool|Handout) ?/ ?(?:Pool ?/ ?)?{agency}(?: via {agency})?(?:/File)?",
        rf"(?:{_PERSON}|Pool|Handout|[\w. ]{{3,40}}) via {agency}",
        r"Getty(?: Images)?|EPA(?:-EFE)?",
    )
    body = "|".join(forms)
    return re.compile(
        rf"(?P<credit>[\(\[](?:{body})\.?[\)\]]|(?:(?<=^)|(?<=[.!?”\"’)] ))(?:{body}))\.?$"
    )


def captioned_image(paragraph: str, marked_tail: str = "") -> Image | None:
    """The picture that a paragraph is the caption of; None where it carries no picture credit.

    `marked_tail` is the bold or italic end of the paragraph, where sites set the credit.

    >>> captioned_image("Envoys arrive in Oslo. (AP Photo/Jane Roe)")
    Image(caption='Envoys arrive in Oslo.', credit='AP Photo/Jane Roe')
    >>> captioned_image("The envoys met in Oslo on Monday.") is None
    True
    """
    if len(paragraph) > LONGEST_CAPTION:
        return None
    tail = marked_tail.strip(" ()[]")
    if tail and len(tail) <= 120 and _CREDIT_WORDS.search(tail):
        caption = paragraph[: paragraph.rfind(tail)].rstrip(" ([|—–-")
        return Image(caption=caption, credit=tail)
    match = _credit_at_end().search(paragraph)
    if match is None:
        return None
    credit = match["credit"].strip("()[]").removesuffix(".")
    return Image(caption=paragraph[: match.start()].rstrip(" |—–-"), credit=credit)


def split_credit(caption: str) -> Image:
    """A text known to be a caption, with its credit split off where it has one.

    >>> split_credit("The hall before the talks. Jane Roe / AFP").credit
    'Jane Roe / AFP'
    """
    return captioned_image(caption) or Image(caption=caption)
