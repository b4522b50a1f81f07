"""Tables: each figure a claim of its row under the words of its column; what no header explains is left alone. All invented."""

import datetime as dt

import pytest

from unpick.datasets.press.read import read_article
from unpick.exhibits.press.extract import extract

SITES = """The Sarro park lets to three tenants.

  Site              Employees    Transferred    Rating
  Yunno Knitwear       1,480            612         4
  Haddo Apparel          930            n/a         3
  Melko Textile          415             88         5

  Source: Sarro Park Committee (2022).

  The tenants were founded in 2001."""


def told(text, **more):
    return [
        (one.predicate, one.subject, one.object, str(one.value), one.unit, one.bound, one.attribution)
        for one in extract(text, **more)
    ]


def test_each_figure_is_of_the_firm_of_its_row_and_said_by_the_source():
    claims = told(SITES)
    who = "Sarro Park Committee"
    assert ("workers", "Yunno Knitwear", "", "1480", "workers", "=", who) in claims
    assert ("labor_transferred", "Melko Textile", "", "88", "workers", "=", who) in claims
    assert {one[0] for one in claims} == {"workers", "labor_transferred"}
    assert len(claims) == 5


@pytest.mark.parametrize("mark", [" | ", "\t", "    "])
def test_bars_tabs_and_blanks_part_cells_alike(mark):
    rows = [("Factory", "Monthly wage (CNY)"), ("Yunno Knitwear", "about 1,200"), ("Haddo Apparel", "980")]
    claims = told("\n".join(mark.join(row) for row in rows))
    assert ("month_wage", "Yunno Knitwear", "", "1200", "CNY per month", "~", "none given") in claims
    assert ("month_wage", "Haddo Apparel", "", "980", "CNY per month", "=", "none given") in claims


def test_a_wage_without_a_currency_is_no_claim():
    assert told("Factory | Wage\nYunno Knitwear | 1,200\nHaddo Apparel | 980") == []


def test_rows_by_day_and_county_are_of_the_firm_of_the_caption():
    text = (
        "Table 3. Transfers to Yunno Knitwear, from county notices\nDate | County | Persons\n"
        "14 Mar 2019 | Lowar | 120\n9 Oct 2019 | Karro | 210"
    )
    found = extract(text, published=dt.date(2022, 1, 1))
    assert [
        (one.predicate, one.subject, one.object, one.date_from, one.attribution, one.link) for one in found
    ] == [
        ("transfers_labor_to", "Lowar", "Yunno Knitwear", "2019-03-14", "county notices", True),
        ("transfers_labor_to", "Karro", "Yunno Knitwear", "2019-10-09", "county notices", True),
    ]
    assert all(text[one.span.start : one.span.end] == one.quote for one in found)


def test_a_list_of_prices_without_names_and_a_paragraph_with_bars_say_nothing():
    assert told("Size | Price (USD)\nsmall | 3\nlarge | 4") == []
    assert told("Home | News | Sport\nAbout | Contact | Jobs\nTerms | Help | Press") == []


def test_a_table_of_a_page_keeps_its_rows_and_a_page_laid_out_by_a_table_does_not_become_one():
    page = (
        "<html><body><article><p>"
        + "The Sarro park lets to two tenants, its owner said. " * 6
        + "</p><table>"
        "<tr><th>Site</th><th>Employees</th></tr><tr><td>Yunno Knitwear</td><td>1,480</td></tr>"
        "<tr><td>Haddo Apparel</td><td>930</td></tr></table></article></body></html>"
    )
    article = read_article(page.encode(), "p.html")
    assert "Site | Employees\nYunno Knitwear | 1,480\nHaddo Apparel | 930" in article.text
    assert ("workers", "Haddo Apparel", "", "930", "workers", "=", "none given") in told(article.text)
    laid = (
        "<html><body><table><tr><td>"
        + "A mill pays three yuan a day, a trader said. " * 9
        + "</td><td>x</td></tr></table></body></html>"
    )
    assert "|" not in read_article(laid.encode(), "l.html").text
