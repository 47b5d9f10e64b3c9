"""Copies of one text share an origin; short texts and other texts do not."""

from __future__ import annotations

from dragoman.matching.copies.signature import origin_name

WIRE = (
    "The foreign ministers of both countries said on Tuesday that no meeting had been agreed, and "
    "that the trucks held at the border since February would have to be released first. "
) * 3


def test_copies_share_an_origin_whatever_the_outlet_made_of_them():
    reset = WIRE.upper().replace(", ", " -- ").replace(". ", ".\n\n")
    assert origin_name(WIRE, "r-1") == origin_name(reset, "r-2")


def test_another_text_has_another_origin():
    assert origin_name(WIRE, "r-1") != origin_name(WIRE + " It rained.", "r-2")


def test_two_short_texts_may_be_equal_by_chance():
    assert origin_name("The two spoke by phone.", "r-1") != origin_name(
        "The two spoke by phone.", "r-2"
    )
