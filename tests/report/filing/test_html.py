"""A paper as HTML is one file that asks nobody, and takes every name as text."""

import re

from lxml import html

from tests.report.filing.papers import CHINESE, KOREAN, UYGHUR, item, paper
from unpick.model.paper import Kind, Line, Section
from unpick.report.filing.html_out import render_html


def test_it_runs_nothing_and_asks_nobody():
    page = render_html(paper()).decode()
    assert "default-src 'none'" in page
    assert not re.findall(r"<(?:script|link|iframe|img|object|form)\b", page)
    assert not [one for one in re.findall(r'(?:href|src)="([^"]*)"', page) if not one.startswith("#")]


def test_every_link_inside_leads_somewhere():
    tree = html.fromstring(render_html(paper()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in tree.xpath("//@href")} <= set(ids)


def test_names_have_their_language_and_direction():
    tree = html.fromstring(render_html(paper()))
    said = {one.text: (one.get("lang"), one.get("dir")) for one in tree.xpath("//bdi")}
    assert (said[KOREAN], said[CHINESE], said[UYGHUR]) == (("ko", None), ("zh-Hans", None), ("ug", "rtl"))


def test_a_name_is_never_read_as_markup():
    said = '<script>alert(1)</script> & "quoted" {{ 7 * 7 }} <b>bold</b>'
    made = paper(
        sections=(Section(number="1", heading=said, blocks=(Line(items=(item(said, Kind.STATED),)),)),)
    )
    page = render_html(made).decode()
    assert "<script>" not in page and "<b>" not in page
    assert said in html.fromstring(page).text_content()


def test_a_refused_paper_and_a_generated_one_say_so():
    page = render_html(
        paper(refused="No import is shown.", watermark="GENERATED: nothing here is real")
    ).decode()
    assert page.count("GENERATED: nothing here is real") >= 2
    assert "NOT READY TO FILE" in page and "No import is shown." in page


def test_what_speaks_against_is_no_smaller_than_the_rest():
    tree = html.fromstring(render_html(paper()))
    against = [one for one in tree.xpath("//main//li") if "All our workers are paid" in one.text_content()]
    assert len(against) == 2
    assert all(one.get("class") is None and one.getparent().get("class") is None for one in against)


def test_the_same_paper_gives_the_same_bytes():
    assert render_html(paper()) == render_html(paper())
