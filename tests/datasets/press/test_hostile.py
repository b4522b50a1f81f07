"""Files made to mislead or to break a reader: nothing hidden is read, nothing crashes, nothing runs away. All names invented."""

import time
from email.message import EmailMessage

import pytest

from unpick.datasets.press.read import read_article
from unpick.exhibits.press.extract import extract

TRUE = "Invented River Mill employs about 300 workers, a former manager said."
FALSE = "Invented River Mill uses 900 prisoners."


def page(block: str, head: str = "") -> str:
    return f"<html><head><title>T</title>{head}</head><body><article><p>{TRUE}</p>{block}<p>It rains.</p></article></body></html>"


@pytest.mark.parametrize(
    "block",
    [
        f"<p hidden>{FALSE}</p>",
        f"<p style='display: none'>{FALSE}</p>",
        f"<p style='visibility:hidden'>{FALSE}</p>",
        f"<p style='font-size:0'>{FALSE}</p>",
        f"<p style='FONT-SIZE: 0px; color:red'>{FALSE}</p>",
        f"<p style='opacity:0'>{FALSE}</p>",
        f"<p style='position:absolute; left:-9999px'>{FALSE}</p>",
        f"<p style='text-indent:-9999em'>{FALSE}</p>",
        f"<p aria-hidden='true'>{FALSE}</p>",
        f"<p style='color:#FFF; background: white'>{FALSE}</p>",
        f"<p style='background-color:rgb(255, 255, 255);color:#ffffff'>{FALSE}</p>",
        f"<p style='color:transparent'>{FALSE}</p>",
        f"<span style='display:none'><b><i>{FALSE}</i></b></span>",
        f"<!-- {FALSE} -->",
        f"<script>document.write('{FALSE}')</script>",
        f"<noscript>{FALSE}</noscript>",
        f"<template><p>{FALSE}</p></template>",
        f"<aside>{FALSE}</aside>",
        f"<div class='related-stories'><p>{FALSE}</p></div>",
        f"<div role='complementary'>{FALSE}</div>",
        f"<div id='comments'><p>{FALSE}</p></div>",
        f"<iframe>{FALSE}</iframe>",
        f"<textarea>{FALSE}</textarea>",
        f"<ul><li><a href='x'>{FALSE}</a></li><li><a href='y'>{FALSE}</a></li></ul>",
    ],
)
def test_what_a_reader_of_the_page_does_not_see_or_what_leads_elsewhere_is_not_read(block: str):
    article = read_article(page(block).encode(), "p.html")
    assert TRUE in article.text
    assert "900" not in article.text


def test_a_class_that_the_page_hides_is_not_read():
    head = "<style>.q7{display:none} #z9 , .other { visibility : hidden }</style>"
    for block in (f"<p class='q7'>{FALSE}</p>", f"<p id='z9'>{FALSE}</p>"):
        assert "900" not in read_article(page(block, head).encode(), "p.html").text
    for block in (
        f"<p class='shown'>{FALSE}</p>",
        f"<p style='color:#fff'>{FALSE}</p>",
        f"<p style='background:#fff'>{FALSE}</p>",
    ):
        # White letters may stand on a dark ground that another block gives.
        assert "900" in read_article(page(block, head).encode(), "p.html").text


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\x00", "\x1b[31m", "\u2028"]
)
def test_signs_that_nobody_sees_do_not_stand_in_the_text(sign: str):
    article = read_article(f"{TRUE[:20]}{sign}{TRUE[20:]}\n{TRUE}\n".encode(), "a.txt")
    assert not set(article.text) & set("\u202e\u200b\u2066\ufeff\u00ad\x00\x1b\u2028")
    assert TRUE in article.text


def test_a_mail_that_pretends_more_than_it_is_gives_its_body_alone():
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "x\u202egnp.exe", "a@example.org"
    mail["Date"] = "Tue, 99 Foo 2024 25:61:61 +9999"
    mail.set_content(TRUE)
    mail.add_alternative(page(f"<p style='display:none'>{FALSE}</p>"), subtype="html")
    mail.add_attachment(FALSE.encode(), maintype="text", subtype="plain", filename="../../etc/passwd")
    article = read_article(mail.as_bytes(), "m.eml")
    assert TRUE in article.text and "900" not in article.text
    assert article.published is None
    assert [one.problem for one in article.problems] == ["attachment not opened"]


def test_a_mail_within_a_mail_within_a_mail_ends():
    inner = EmailMessage()
    inner.set_content(TRUE)
    for _ in range(60):
        outer = EmailMessage()
        outer.set_content("See below.")
        outer.add_attachment(inner)
        inner = outer
    article = read_article(inner.as_bytes(), "m.eml")
    assert article.text.startswith("See below.")


def test_a_pdf_cut_or_changed_at_any_place_is_a_problem_or_a_text_and_no_crash():
    from unpick.datasets.generate.papers.pdf import pdf

    whole = pdf([TRUE], "2024-03-05")
    for at in range(0, len(whole), max(1, len(whole) // 24)):
        for data in (whole[:at], whole[:at] + b"\xff" * 16 + whole[at + 16 :]):
            article = read_article(data, "r.pdf")
            assert article.text.strip() or article.problems
            assert all(one.problem and one.remedy for one in article.problems)


@pytest.mark.parametrize(
    "text",
    [
        "the mill said that " * 1500,
        "Invented " * 3000,
        "1,234 to " * 2000,
        "The owner, who " * 1500,
        "the number of workers " * 1200,
        "“x” said " * 1500,
        "据报道工人每天工作" * 1200,
        "소식통은 공장에서 노동자 " * 1000,
        "a" * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_words_without_end_take_no_time_without_end(text: str):
    before = time.process_time()
    for one in extract(text):
        assert text[one.span.start : one.span.end] == one.quote
    assert time.process_time() - before < 20
