"""Markdown with and without front matter."""

from __future__ import annotations

import pytest

ARTICLE = """

# Armenia Says Envoys Spoke Again After Geneva Round

October 30, 2020



Delegates outside the hall in Geneva. **AP Photo/Jane Roe**

Armenia's foreign minister said Friday that he had spoken again with his counterpart.

The aide told reporters: \u201cWe don\u2019t rule out a meeting.\u201d

**Related article:** [Why the Harvest Came Late This Year](#)

No date was given for the next round.

*AFP contributed reporting.*

Original url:

<https://www.themoscowtimes.com/2020/10/30/armenia-says-envoys-spoke-a1>
"""

READOUT = """---
date: '2021-07-21'
source_url: https://bidenwhitehouse.archives.gov/briefing-room/2021/07/21/readout/
tags: statements-releases
title: "What Oslo and Washington Discussed about the Far\\_North"
published_time: 2021-07-21 08:05:06-04:00
---
\u0020
The President spoke today with the Prime Minister of Norway about the
\\[Arctic\\] Council.  They discussed [the *June 30<sup>th</sup>
summit](https://example.org/x)* and:

-   Security in the High
    North
-   Fisheries

1.  A first point

**Signed**\u0020\u0020
The Office

\\###
"""


def test_article_without_front_matter_leaves_news_text_alone(take):
    report = take(ARTICLE.replace("\\_", "\u00a0"), "a.md").report
    assert report.title == "Armenia Says Envoys Spoke Again After Geneva Round"
    assert report.published == "2020-10-30"
    assert report.outlet == "The Moscow Times"
    assert report.url == "https://www.themoscowtimes.com/2020/10/30/armenia-says-envoys-spoke-a1"
    assert report.credits == ("AFP",)
    assert [(i.caption, i.credit) for i in report.images] == [
        ("Delegates outside the hall in Geneva.", "AP Photo/Jane Roe")
    ]
    assert [(r.title, r.url) for r in report.related] == [
        ("Why the Harvest Came Late This Year", None)
    ]
    assert report.text == (
        "Armenia's foreign minister said Friday that he had spoken again with his counterpart.\n\n"
        "The aide told reporters: \u201cWe don\u2019t rule out a meeting.\u201d\n\n"
        "No date was given for the next round."
    )
    assert report.id == report.sha256[:16]


def test_front_matter_and_hard_wrapped_readout(take):
    report = take(READOUT.replace("Far\\_North", "Far\u00a0North"), "r.md").report
    assert report.title == "What Oslo and Washington Discussed about the Far North"
    assert report.published == "2021-07-21"
    assert report.published_at == "2021-07-21 08:05:06-04:00"
    assert report.outlet == "The White House"
    assert report.metadata["tags"] == "statements-releases"
    assert report.text.split("\n\n") == [
        "The President spoke today with the Prime Minister of Norway about the [Arctic] Council."
        " They discussed the *June 30th summit* and:",
        "Security in the High North",
        "Fisheries",
        "1. A first point",
        "Signed\nThe Office",
    ]


def test_authors_outlet_and_id_from_front_matter(take):
    report = take(
        "---\nauthors: [Jane Roe, John Doe]\noutlet: Fjord Gazette\nlang: en\nid: fg-7\n"
        "canonical: https://gazette.example/7\ndesk: world\n---\nEnvoys met in Oslo.\n"
    ).report
    assert (report.authors, report.outlet, report.language, report.id) == (
        ("Jane Roe", "John Doe"),
        "Fjord Gazette",
        "en",
        "fg-7",
    )
    assert report.url == "https://gazette.example/7"
    assert report.metadata == {"desk": "world"}


def test_prose_that_resembles_furniture_stays(take):
    paragraphs = (
        "Norway contributed to the report on demining, the ministry said.",
        "By Monday the envoys had met twice.",
        "Related issues were discussed, the spokeswoman said.",
        "Reuters reported that the talks had ended.",
    )
    report = take("# Talks\n\n" + "\n\n".join(paragraphs), "a.md").report
    assert report.text == "\n\n".join(paragraphs)
    assert report.credits == ()


def test_broken_front_matter_names_the_line(take):
    refusal = take("---\ntitle: 'Envoys\ndate: [\n---\nEnvoys met.\n", "a.md").refusal
    assert refusal.startswith("a.md, line ")
    assert "front matter" in refusal


def test_aliases_in_front_matter_are_refused(take):
    assert "aliases" in take("---\na: &a [x]\nb: [*a, *a]\n---\nEnvoys met.\n", "a.md").refusal


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_matter(take, ending):
    expected = take(ARTICLE, "a.md").report
    assert take(ARTICLE.replace("\n", ending), "a.md").report.sha256 == expected.sha256
