"""Files to articles: pages without their menus, encodings, e-mails, what cannot be read. All texts invented."""

import datetime as dt

import pytest

from unpick.datasets.press.read import read_article

PAGE = """<!doctype html><html><head><title>Invented Times</title>
<meta property="article:published_time" content="2024-03-05T08:00:00Z"><style>p {}</style></head><body>
<nav><a href="/">Home</a> 900 workers in the menu</nav>
<div class="sidebar"><h3>Popular</h3><p>Another mill pays 9 yuan a day.</p></div>
<article><h1>Invented mill pays 3 yuan</h1><p>Invented River Mill pays <b>3 yuan</b> a day.</p>
<aside>Advertisement: 500 workers wanted</aside><p>It employs 40 workers.</p>
<div class="related-stories"><ul><li><a href="/a">A factory with 700 workers</a></li></ul></div></article>
<div id="comments"><p>I saw 800 workers.</p></div><footer>Copyright, 100 shipments</footer></body></html>"""


def test_a_page_is_its_article():
    article = read_article(PAGE.encode(), "page.html")
    assert article.text.split("\n\n") == [
        "Invented mill pays 3 yuan",
        "Invented River Mill pays 3 yuan a day.",
        "It employs 40 workers.",
    ]
    assert (article.media, article.published, article.title) == (
        "html",
        dt.date(2024, 3, 5),
        "Invented mill pays 3 yuan",
    )
    assert article.dropped > 100


def test_a_page_without_marks_gives_the_block_with_most_text():
    long = "Invented River Mill pays its workers three yuan for a day of work, a trader said. " * 6
    html = f"<body><div><a href=x>One</a><a href=y>Two</a></div><div><p>{long}</p><p>{long}</p></div><div><p>Short.</p></div></body>"
    text = read_article(html.encode(), "p.htm").text
    assert "three yuan" in text
    assert "One" not in text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("发明的工厂雇用了约两百名工人，每天工作十二小时。", "gb18030"),
        ("지어낸 공장에는 노동자 300여 명이 일한다.", "euc-kr"),
        ("Invented café pays 3 yuan — daily.", "utf-8"),
    ],
)
def test_encodings_are_told_from_the_bytes(text: str, encoding: str):
    assert read_article(text.encode(encoding), "a.txt").text.strip() == text


def test_a_mail_gives_body_day_and_the_names_of_attachments():
    mail = (
        "From: a@example.org\nTo: b@example.org\nDate: Tue, 05 Mar 2024 10:00:00 +0000\nSubject: Invented\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nIt employs 40 workers.\n> It has 300 workers.\n'
        '--x\nContent-Type: text/csv\nContent-Disposition: attachment; filename="list.csv"\n\na,b\n--x--\n'
    )
    article = read_article(mail.encode(), "m.eml")
    assert article.text.split("\n")[:2] == ["It employs 40 workers.", "It has 300 workers."]
    assert (article.published, article.attachments) == (dt.date(2024, 3, 5), ("list.csv",))
    assert [one.problem for one in article.problems] == ["attachment not opened"]


def test_what_follows_the_last_paragraph_of_a_copied_page_is_left_out():
    body = "Invented River Mill pays three yuan a day, a trader said on Monday in the city.\n\n" * 4
    article = read_article(
        f"{body}Share post:\n\nPopular\n\nA mill with 900 workers opens in...\n".encode(), "a.txt"
    )
    assert "900" not in article.text
    assert article.text.count("three yuan") == 4


def test_a_line_that_says_related_in_the_head_cuts_nothing():
    article = read_article(
        (
            "Related\n" + "The mill pays 3 yuan a day and its owners know it well enough to hide it.\n" * 5
        ).encode(),
        "a.txt",
    )
    assert article.text.count("3 yuan") == 5


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "p.png"),
        (b"PK\x03\x04broken", "b.docx"),
        (b"%PDF-1.7 broken", "b.pdf"),
        (bytes(range(256)) * 40, "noise.bin"),
        (b"<html><body><nav>only a menu</nav></body></html>", "menu.html"),
        (b"From: \xff\xfe\nDate: never\nContent-Type: multipart/mixed\n\n\xff", "bad.eml"),
        (b"<div>" * 5000 + b"x", "deep.html"),
    ],
)
def test_a_bad_file_is_a_problem_with_a_remedy_and_no_crash(data: bytes, name: str):
    article = read_article(data, name)
    assert article.file == name
    assert article.text.strip() in ("", "x") or article.problems
    assert all(one.problem and one.remedy for one in article.problems)


def test_a_pdf_gives_its_sentences_across_lines():
    from unpick.datasets.generate.papers.pdf import pdf

    said = "Invented River Garment Co., Ltd. employs about 300 workers in its plant on the river, a former manager of the firm said to this paper in spring."
    article = read_article(pdf([said], "2024-03-05"), "report.pdf")
    assert article.media == "pdf"
    assert said in " ".join(article.text.split())
