"""Web pages: the article alone."""

from __future__ import annotations

import pytest

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Envoys meet in Oslo | Fjord Gazette</title>
<meta property="og:site_name" content="Fjord Gazette">
<link rel="canonical" href="https://gazette.example/2020/05/envoys">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
"headline": "Envoys meet in Oslo", "datePublished": "2020-05-14T09:30:00+02:00",
"author": [{"name": "Jane Roe"}, {"name": "Reuters"}]}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys meet in Oslo</h1><p class="byline">By Jane Roe</p>
<figure><img src="a.jpg"><figcaption>Delegates arrive. (AP Photo/John Doe)</figcaption></figure>
<p>OSLO (Reuters) - Armenia's foreign minister met his Azerbaijani counterpart in Oslo on
Tuesday, the <a href="/mfa">Norwegian foreign ministry</a> said in a statement.</p>
<p>The two sides \u201cagreed to meet again\u201d, a spokesman told reporters after three hours.</p>
<div class="related-articles"><h3>Related</h3><a href="/border">Border talks stall</a></div>
<p>Read more: <a href="/prisoners">Prisoners exchanged</a></p>
<p>Neither side gave a date for the next round, though officials said June was likely.</p>
<p><em>Agence France-Presse contributed to this report.</em></p></article>
<footer><p>Copyright 2020 Fjord Gazette. Contact us.</p></footer></body></html>"""

BODY = (
    "Armenia's foreign minister met his Azerbaijani counterpart in Oslo on Tuesday, the Norwegian"
    " foreign ministry said in a statement.\n\n"
    "The two sides \u201cagreed to meet again\u201d, a spokesman told reporters after three hours."
    "\n\nNeither side gave a date for the next round, though officials said June was likely."
)


def test_article_with_everything_around_it(take):
    report = take(PAGE).report
    assert report.text == BODY
    assert report.title == "Envoys meet in Oslo"
    assert (report.published, report.published_at) == ("2020-05-14", "2020-05-14T09:30:00+02:00")
    assert report.url == "https://gazette.example/2020/05/envoys"
    assert (report.outlet, report.language) == ("Fjord Gazette", "en")
    assert report.authors == ("Jane Roe",)
    assert report.credits == ("Reuters", "AFP")
    assert [(i.caption, i.credit) for i in report.images] == [
        ("Delegates arrive.", "AP Photo/John Doe")
    ]
    assert [(r.title, r.url) for r in report.related] == [
        ("Border talks stall", "/border"),
        ("Prisoners exchanged", "/prisoners"),
    ]


def test_page_without_facts_in_its_head(take):
    start = PAGE.index("<article>")
    page = (
        "<html><head><title>Envoys meet in Oslo</title>"
        '<meta property="article:published_time" content="2020-05-14"></head><body>' + PAGE[start:]
    )
    report = take(page).report
    assert report.text == BODY
    assert (report.title, report.published, report.outlet) == (
        "Envoys meet in Oslo",
        "2020-05-14",
        None,
    )


def test_broken_linked_data_does_not_matter(take):
    report = take(PAGE.replace('"@graph": [', '"@graph": [[')).report
    assert report.text == BODY
    assert report.title == "Envoys meet in Oslo"


def test_declared_charset_is_used(take):
    page = PAGE.replace("<title>", '<meta charset="windows-1251"><title>').replace(
        "June was likely", "Юрий agreed"
    )
    assert "Юрий agreed" in take(page.encode("cp1251")).report.text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>404 not found</p></body></html>",
        "<html></html>",
        "<!DOCTYPE html>",
        "<html><body><nav>" + '<a href="/x">World news</a> ' * 60 + "</nav></body></html>",
    ],
)
def test_page_without_an_article_is_refused(take, page):
    assert "no article in this page" in take(page).refusal


def test_control_characters_go(take):
    page = PAGE.replace("Delegates", "Dele\x01gates").replace("June", "Ju&#2;ne")
    assert (
        take(page.replace("</div>", "</div>&#1;\x02&#12;")).report.text.count("June was likely")
        == 1
    )


def test_lines_set_off_by_breaks_are_paragraphs(take):
    lines = BODY.split("\n\n")
    for around in ("<div id='content'><h1>Envoys</h1>{}</div>", "<article><p>{}</p></article>"):
        page = "<html><body>" + around.format("<br/><br>".join(lines)) + "</body></html>"
        assert take(page).report.text == BODY


def test_block_marked_as_a_caption(take):
    block = "<div class='image'><p class='wp-caption-text'>The hall. Photo: Ministry</p></div>"
    report = take(PAGE.replace("<p>OSLO", block + "<p>OSLO")).report
    assert report.text == BODY
    assert ("The hall.", "Photo: Ministry") in [(i.caption, i.credit) for i in report.images]


def test_feeds_are_refused_by_name(take):
    assert "feed" in take("<?xml version='1.0'?><rss><channel/></rss>").refusal
