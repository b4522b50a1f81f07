"""The page of a review says everything, in the law's words, breaks on nothing and is the same each time."""

import copy
import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report.test_browser import CHROMIUM, CONTRAST, FLAGS, TOO_WIDE
from tests.report.test_page import HOSTILE, LANGS, poison, read, words_of
from unpick.law.engine import assess
from unpick.law.facts import Facts
from unpick.law.regime import bundled_regimes
from unpick.report.json_out import load_example
from unpick.report.review_page import render_review
from unpick.report.wording import load_words

UNVERIFIED = "unverified, do not rely"

SECTIONS = (
    "answer", "lines", "decides", "changes", "defects", "turned", "requests", "exhibits", "deadlines", "law",
    "history", "not-looked", "unread", "coverage", "warning",
)  # fmt: skip


def review(**more: Any) -> dict[str, Any]:
    return copy.deepcopy({**load_example("review"), **more})


def section(page: str, name: str) -> str:
    found = re.search(
        rf'<section[^>]* id="{name}".*?</section>|<section id="{name}".*?</section>', page, re.S
    )
    assert found, name
    return found[0]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_review_gives_the_same_bytes(lang: str):
    one = render_review(review(), lang=lang)
    assert one == render_review(review(), lang=lang)
    read(one)


@pytest.mark.parametrize("lang", LANGS)
def test_a_review_loads_nothing_and_runs_nothing(lang: str):
    page = read(render_review(review(), lang=lang))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"}
    for tag, attributes in page.tags:
        assert not {"src", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert tag == "a" or "href" not in attributes


def test_the_sections_come_in_the_order_a_lawyer_reads():
    page = render_review(review())
    places = [page.index(f'id="{name}"') for name in SECTIONS]
    assert places == sorted(places)


def test_every_link_inside_the_review_has_its_place_and_every_place_is_single():
    page = read(render_review(review()))
    places = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(places) == len(set(places))
    inside = {str(a["href"])[1:] for tag, a in page.tags if tag == "a" and str(a.get("href")).startswith("#")}
    assert inside <= set(places)
    assert {"defect-1", "exhibit-2"} <= inside


def test_the_assessment_says_what_we_would_expect_and_who_determines_once():
    said = words_of(section(render_review(review()), "answer"))
    assert "On this packet we would expect the authority" in said
    assert said.lower().count("only an agency or a court determines") == 1
    bare = review()
    del bare["assessment"]["says"]
    assert "Only an agency or a court determines." in words_of(section(render_review(bare), "answer"))


def test_a_contested_standard_prints_both_readings_side_by_side_and_an_uncontested_one_none():
    box = section(render_review(review()), "answer")
    sides = re.search(r'<div class="sides">.*?</div></div>', box, re.S)
    assert sides
    assert "of the scope question too" in sides[0]
    assert "of the exception only" in sides[0]
    assert UNVERIFIED in sides[0]
    plain = review()
    plain["assessment"]["contested_standard"] = None
    assert "sides" not in section(render_review(plain), "answer")


def test_the_two_readings_of_the_caatsa_standard_come_from_the_law_itself_and_print_once():
    law = [one for one in bundled_regimes() if one.id == "US-CAATSA321"]
    facts = Facts(subject="invented", import_country="US", description="cotton quilts")
    rows = assess(facts, law, on=dt.date(2021, 2, 1), known_at=dt.date(2026, 1, 1))
    page = render_review(review(law=json.loads(json.dumps(rows * 3, default=str)), regime="US-CAATSA321"))
    box = words_of(section(page, "answer"))
    assert "whether the workers were North Korean at all" in box
    assert "HQ H317249" in box
    assert f"22 U.S.C. 9241a {UNVERIFIED}" in box
    assert page.count("whether the workers were North Korean at all") == 1


def test_a_contested_reading_about_something_else_stands_under_the_rule():
    one = review()
    other = {"reading": "listed labor means the firm only", "held_by": "an invented importer", "mark": "V"}
    one["law"][0]["contested"].append(other)
    page = render_review(one)
    assert other["reading"] not in section(page, "answer")
    assert other["reading"] in section(page, "law")
    assert "of the exception only" not in section(page, "law")


def test_a_contested_standard_prints_as_contested_even_where_the_law_names_no_reading():
    bare = review(law=[])
    said = words_of(section(render_review(bare), "answer"))
    assert "Which standard holds is contested" in said
    assert "No standard is named for this question." in said


def test_lines_print_their_goods_outcome_and_reason_and_one_line_needs_no_table():
    said = words_of(section(render_review(review()), "lines"))
    assert "polyester pillows" in said
    assert "the rule does not reach these goods" in said
    assert "not within the rule" in said
    one = review()
    one["assessment"]["lines"] = one["assessment"]["lines"][:1]
    assert 'id="lines"' not in render_review(one)


def test_an_agencys_own_paper_is_not_spoken_of_as_a_packet_that_rebuts():
    own = review(side="agency")
    own["assessment"]["outcome"] = "not_rebutted"
    assert "the paper carries what it says" in words_of(render_review(own))
    listing = review()
    listing["assessment"] |= {"question": "listing", "outcome": "rebutted"}
    assert "the listing is put in doubt" in words_of(render_review(listing))


def test_a_defect_prints_severity_in_words_places_numbers_cure_and_what_it_rests_on():
    page = render_review(review())
    articles = re.findall(r'<article class="defect.*?</article>', page, re.S)
    assert len(articles) == 6
    said = words_of(articles[1])
    assert "D03 · the interview sample is too small for the claim" in said
    assert "Major" in said
    assert "E1, audit-report.pdf, page 4: Interviews were held with 10 workers" in said
    assert "if random, at 95 %11" in said
    assert "What would cure it" in said
    assert f'<span class="mark">{UNVERIFIED}</span>' in articles[1]
    assert 'class="bounds"' not in articles[4]


def test_words_at_a_place_are_not_set_in_quotation_marks_since_they_may_be_ours():
    assert "<q>" not in section(render_review(review()), "defects")


def test_a_turned_exhibit_stands_in_a_box_of_its_own_with_purpose_and_reason():
    said = words_of(section(render_review(review()), "turned"))
    assert "Filed for: Payroll of all workers of the workshop" in said
    assert "D01: The payroll of March 2024 was made on 11 June 2024" in said
    assert "it is no longer filed" in said
    assert 'id="turned"' not in render_review(review(turned_exhibits=[]))
    assert "EX-5" in words_of(render_review(review(turned_exhibits=["EX-5"])))


def test_requests_say_whether_and_by_what_they_are_answered():
    said = words_of(section(render_review(review()), "requests"))
    for text in ("in part", "nothing filed", "the request was not understood", "due 20 June 2024"):
        assert text in said
    old = review(requests=[{"asked": "payroll", "answered": False}])
    assert re.search(r"payroll\s+no\s+nothing filed", words_of(section(render_review(old), "requests")))


def test_an_exhibit_filed_as_one_thing_that_reads_as_another_says_both():
    said = words_of(section(render_review(review()), "exhibits"))
    assert "reads as statement,filed as certificate" in said
    assert said.count("filed as") == 1
    assert "replaced" in said


def test_deadlines_show_the_other_reading_and_what_is_unverified():
    said = words_of(section(render_review(review()), "deadlines"))
    assert "answer to the notice 20 June 2024" in said
    assert "Another reading: 16 June 2024" in said
    assert "no day set" in said
    assert said.count(UNVERIFIED) == 2


def test_what_was_replaced_or_withdrawn_since_an_earlier_run_is_shown():
    said = words_of(section(render_review(review()), "history"))
    assert "workers-first.csv" in said
    assert "withdrawn" in said
    first = review(history={"versions": [], "changed": []})
    assert "No earlier review" in words_of(section(render_review(first), "history"))
    unlogged = review()
    del unlogged["history"]
    assert 'id="history"' not in render_review(unlogged)


def test_what_was_not_looked_at_and_not_read_prints_in_no_smaller_type():
    page = render_review(review())
    assert "D20: no test report is in the packet" in words_of(section(page, "not-looked"))
    assert "the page holds a picture and no text" in words_of(section(page, "unread"))
    assert 'class="soft"' not in section(page, "not-looked") + section(page, "unread")
    assert "small" not in {tag for tag, _ in read(page).tags}


def test_the_false_statement_warning_ends_the_page_and_prints_once():
    page = render_review(review())
    assert "18 U.S.C. 542 and 1001" in words_of(section(page, "warning"))
    assert page.count("18 U.S.C. 542 and 1001") == 1
    older = review()
    del older["warning"]
    assert "18 U.S.C. 542 and 1001" in words_of(section(render_review(older), "answer"))


def test_a_packet_without_defects_is_never_called_clean():
    sound = review(defects=[], turned_exhibits=[], not_looked=["D06: no reader of photographs ran"])
    sound["assessment"] |= {"decides": [], "would_change": []}
    said = words_of(render_review(sound))
    assert "No defect was found, as far as it was looked at." in said
    assert "Absence proves nothing." in said
    assert not re.search(r"\b(clean|cleared|guilty|innocent)\b", said, re.I)


def test_what_a_document_does_not_carry_is_not_said_to_be_empty():
    said = words_of(render_review({"schema": "unpick.review/1"}))
    assert said.count("The review does not tell.") == 7
    assert "No file of the packet failed to be read." not in said
    assert "No defect was found" not in said
    assert "This answer does not say what was searched" in said


def test_numbers_print_without_false_precision():
    bounds = {
        "share_read": 0.653,
        "ratio": 1.23456,
        "rows": 12345,
        "year": 2024,
        "copies": None,
        "judged": True,
    }
    one = review()
    one["defects"][4]["bounds"] = bounds | {
        "unanswered": ["R1", "R2"],
        "by_month": {"march": 3},
        "due": "2021-02-07",
        "statements": ["3 May (E5, page 2)", "10 May"],
    }
    said = words_of(section(render_review(one), "defects"))
    for text in ("share read65 %", "ratio1.235", "rows12,345", "year2024", "copiesnot known", "judgedyes"):
        assert text in said
    assert "unansweredR1, R2" in said
    assert "by monthmarch: 3" in said
    assert "due7 February 2021" in said
    assert "statements3 May (E5, page 2); 10 May" in said


def test_a_synthetic_packet_is_marked_at_both_ends_and_on_every_sheet():
    page = render_review(review())
    assert page.count('<div class="watermark"') == 2
    assert "@top-center" in page
    real = render_review(review(synthetic=False))
    assert '<div class="watermark"' not in real
    assert "@top-center" not in real


def test_the_page_cuts_no_row_box_or_heading_on_paper():
    page = render_review(review())
    assert "size:A4" in page
    assert re.search(r"tr,li[^}]*break-inside:avoid", page)
    assert "thead{display:table-header-group}" in page


@pytest.mark.parametrize("lang", LANGS)
def test_every_heading_is_in_the_language_of_the_page(lang: str):
    english, words = load_words("en"), load_words(lang)
    page = render_review(review(), lang=lang)
    for name in ("assessment", "decides", "changes", "turned", "requests", "not_looked", "warning"):
        assert words.say("review", name) in page
        assert lang == "en" or english.say("review", name) not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_no_string_of_a_packet_breaks_the_page(text: str):
    page = render_review(poison(review(), text))
    plain = read(render_review(review()))
    found = read(page)
    page.encode("utf-8")
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in plain.tags}
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066\u2067]", page)


def test_a_citation_becomes_a_link_only_to_the_web():
    one = review()
    one["law"][0]["citations"][0]["url"] = "javascript:alert(1)"
    assert "javascript" not in "".join(str(a.get("href")) for _, a in read(render_review(one)).tags)
    assert 'href="https://example.org/invented/12"' in render_review(review())


def letters(text: str) -> str:
    """Return the text without blanks, ligatures of the printed font taken apart."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def pages() -> dict[str, str]:
    wild = review(title="X" * 300)
    wild["exhibits"][0]["file"] = "w" * 200 + ".pdf"
    wild["requests"][0]["asked"] = "payroll" * 40
    wild["unread"][0]["place"] = "sheet" * 40
    wild["defects"][0]["bounds"]["statements"] = ["w" * 150, "two words"]
    found = {lang: render_review(review(), lang=lang) for lang in LANGS}
    return {**found, "wild": render_review(wild), "bare": render_review({"schema": "unpick.review/1"})}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.mark.browser
@in_a_browser
@pytest.mark.parametrize("name", pages())
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (400, "dark")])
def test_a_review_is_whole_and_readable(browser: Any, tmp_path: Path, name: str, width: int, scheme: str):
    file = tmp_path / "review.html"
    file.write_text(pages()[name], encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate(TOO_WIDE) == []
    assert said == []
    assert asked == [file.as_uri()]
    worst = page.evaluate(CONTRAST)
    assert worst["ratio"] >= 4.5, worst
    context.close()


@pytest.mark.browser
@in_a_browser
def test_a_review_prints_on_a4_with_every_word(browser: Any, tmp_path: Path):
    reader = pytest.importorskip("pypdf")
    file = tmp_path / "review.html"
    file.write_text(render_review(review()), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(path=str(tmp_path / "review.pdf"), prefer_css_page_size=True)
    page.close()
    sheets = reader.PdfReader(tmp_path / "review.pdf").pages
    assert {tuple(round(float(edge)) for edge in sheet.mediabox[2:]) for sheet in sheets} == {(595, 842)}
    printed = letters("".join(sheet.extract_text() for sheet in sheets))
    for one in review()["defects"]:
        assert letters(one["says"]) in printed
        assert letters(one["cure"]) in printed
    assert "Invented data" in sheets[-1].extract_text()


def test_pictures_of_a_defect_stand_on_the_page_and_one_from_elsewhere_does_not():
    held = "data:image/png;base64,iVBORw0KGgo="
    document = review()
    document["defects"][0]["pictures"] = [
        {"of": "E4, page 1 table 1 row 5", "src": held},
        {"of": "E4, page 1 table 1 row 6", "src": "https://example.org/x.png"},
        {"of": "E4, page 1 table 1 row 7", "src": held + '" onerror="x'},
    ]
    page = read(render_review(document))
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert images == [{"src": held, "alt": "E4, page 1 table 1 row 5"}]
