"""Tables: delimiters, quoted newlines, refusals by row."""

from __future__ import annotations


def test_aliases_in_any_case_with_semicolons_and_quoted_newlines(take):
    report = take(
        'Headline;Date;BODY;Link;desk\n"Envoys; again";2020-10-30;"Envoys met.\n\nThey ""left"".";'
        "https://gazette.example/1;world\n"
    ).report
    assert report.title == "Envoys; again"
    assert report.text == 'Envoys met.\n\nThey "left".'
    assert report.published == "2020-10-30"
    assert report.outlet == "gazette.example"
    assert report.metadata == {"desk": "world"}


def test_missing_text_column_names_those_seen(take):
    refusal = take("title,summary\nEnvoys,They met.\n", "t.csv").refusal
    assert refusal.startswith("t.csv, line 1: no column `text` or `body` (columns: title, summary)")


def test_bad_rows_are_named_and_the_others_go_on(take):
    taken = take(
        "id,text,published\n"
        "1,Envoys met.,2020-01-01\n"
        "2,,2020-01-01\n"
        '3,"Envoys\nleft.",2020-13-01\n'
        "4,Envoys met.,2020-01-01,spare\n"
        "5,Envoys met again.,\n",
        "t.csv",
    )
    assert [r.id for r in taken.reports] == ["1", "5"]
    assert [line.split(":")[0] for line in taken.refusals] == [
        "t.csv, row 2 (line 3)",
        "t.csv, row 3 (line 4)",
        "t.csv, row 4 (line 6)",
    ]


def test_an_open_quote_is_reported_where_it_opens(take):
    taken = take('title,text\na,Envoys met.\nb,"Envoys left.\nc,They returned.\n', "t.csv")
    assert len(taken.reports) == 1
    assert "row 2 (line 3): a quote opened here is never closed" in taken.refusals[0]


def test_windows_table(take):
    taken = take("title,text\nMalmö,Envoys met in Malmö.\n".encode("cp1252"), "t.csv")
    assert taken.report.text == "Envoys met in Malmö."


def test_large_fields_pass(take):
    text = "Envoys met in Oslo. " * 20_000
    assert take(f'title,text\nx,"{text}"\n').report.text == text
