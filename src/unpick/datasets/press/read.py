"""One file of the press to the article it holds: text, web page, PDF or e-mail; a bad file is a problem, never an error."""

import datetime as dt
import email
import email.policy
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Final

from unpick.datasets.documents.decode import clean, decode
from unpick.datasets.documents.media import kind_of
from unpick.datasets.press.page import read_page
from unpick.exhibits.dates import find_days
from unpick.exhibits.reading import Problem

__all__ = ["Article", "read_article"]

_MOST_BYTES: Final = 64 << 20
"""Bytes of the largest file that is read; the longest reports of the press have a few MB."""

_MOST_TEXT: Final = 2_000_000
"""Characters that are read of one text; a book of 800 pages has as many."""

_TAIL: Final = re.compile(
    r"^(?:share (?:this|post|article)\b.*|(?:most )?popular|more like this|related(?: (?:articles|stories|posts|news|topics))?|read (?:also|more|next)\b.*|you may also like|recommended(?: for you)?|"
    r"subscribe\b.*|sign up\b.*|newsletter|advertisement|sponsored(?: content)?|comments?(?: \(\d+\))?|\d+ (?:comments?|responses?)|leave a (?:comment|reply)|tags?:.*|filed under.*|copyright\b.*|©.*|all rights reserved.*|"
    r"follow us\b.*|more (?:from|stories)\b.*|latest news|trending|editor['’]s picks|相关(?:阅读|新闻|报道)|推荐阅读|热门|评论|分享到?|版权所有.*|관련\s?기사|많이\s?본\s?뉴스|댓글|저작권자.*|무단\s?전재.*|추천\s?기사)\s*:?$",
    re.IGNORECASE,
)
"""Lines that begin what is no longer the article, in texts that were copied from a page."""

_TEASER: Final = re.compile(r"^.{20,160}(?:\.\.\.|…)$")
_DATE_LINE: Final = re.compile(
    r"^(?:date|published|updated|posted|发布(?:时间|日期)|日期|입력|등록|게재)\s*[:：]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a file says.

    Attributes:
        text: the article; offsets of claims count in it. media: text, html, pdf, mail or other.
        published: day of publication that the file gives; None when it gives none.
        attachments: names of files inside, not opened. dropped: characters left out as side-bars and boilerplate.
    """

    file: str
    sha256: str
    text: str
    media: str
    title: str = ""
    published: dt.date | None = None
    encoding: str = ""
    author: str = ""
    attachments: tuple[str, ...] = ()
    dropped: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Return the hash of the text that offsets count in."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_article(data: bytes, name: str) -> Article:
    """Return the article of a file. Never raises for a bad file: what was wrong stands in `problems`.

    Args:
        data: the bytes. name: the name of the file; what it is, is told from its bytes first.
    """
    blank = Article(file=name, sha256=hashlib.sha256(data).hexdigest(), text="", media="other")
    if not data.strip(b"\0 \t\r\n"):
        return _failed(blank, "the file is empty", "give the file again")
    if len(data) > _MOST_BYTES:
        return _failed(blank, f"the file holds {len(data) >> 20} MB, more than is read", "split it")
    kind = kind_of(data, name)
    if kind == "mail" or name.lower().endswith(".eml"):
        return _mail(blank, data)
    if kind in ("html", "plain", "delimited", "keyed"):
        return _text(blank, data, html=kind == "html" or name.lower().endswith((".html", ".htm")))
    if kind in ("pdf", "word"):
        return _document(blank, data, name)
    return _failed(
        blank,
        f"a file of this kind ({kind}) is not read as an article",
        "give it as text, HTML, PDF, DOCX or .eml",
    )


def _failed(blank: Article, problem: str, remedy: str) -> Article:
    return replace(
        blank, problems=(*blank.problems, Problem(place=blank.file, problem=problem, remedy=remedy))
    )


def _text(blank: Article, data: bytes, *, html: bool) -> Article:
    said, encoding = _decoded(data)
    said = _shown(said)
    if encoding == "binary":
        return _failed(blank, "the file is no text", "give it as text, HTML, PDF, DOCX or .eml")
    blank = replace(blank, encoding=encoding)
    if "\ufffd" in said:
        blank = _failed(blank, f"some characters could not be read as {encoding}", "save the file as UTF-8")
    if len(said) > _MOST_TEXT:
        blank = _failed(blank, "the text is too long; its end was left out", "split it")
        said = said[:_MOST_TEXT]
    if html:
        return _page(blank, said)
    text = _without_tail(said)
    return replace(
        blank,
        media="text",
        text=text,
        title=_first_line(text),
        published=_dated(text),
        dropped=len(said) - len(text),
    )


def _shown(text: str) -> str:
    """Return a text without soft hyphens, which split words unseen, and with plain ends of lines.

    >>> _shown("For\u00adced labor\u2028It rains.")
    'Forced labor\\nIt rains.'
    """
    return text.replace("\u00ad", "").replace("\u2028", "\n").replace("\u2029", "\n\n")


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding; a page's own word for its encoding is taken when the bytes bear it out."""
    head = data[:2048].decode("ascii", errors="replace")
    told = re.search(r"charset=[\"']?([\w-]+)", head, re.IGNORECASE)
    if told:
        name = {"gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"}.get(
            told[1].lower(), told[1].lower()
        )
        try:
            return clean(data.decode(name)), name
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _page(blank: Article, html: str) -> Article:
    page = read_page(html)
    if not page.text.strip():
        return _failed(
            replace(blank, media="html", title=page.title),
            "the page holds no text",
            "save the page again, with its text",
        )
    text = _without_tail(page.text)
    return replace(
        blank,
        media="html",
        text=text,
        title=page.title or _first_line(text),
        published=_day(page.published) or _dated(text),
        dropped=page.dropped + len(page.text) - len(text),
    )


def _document(blank: Article, data: bytes, name: str) -> Article:
    from unpick.datasets.documents.read import read_document

    reading = read_document(data, name)
    text = _joined_lines(_shown("\n\n".join(page.text for page in reading.pages)))
    if not text.strip():
        blank = replace(blank, media=reading.media, problems=reading.problems)
        return _failed(blank, "no text could be read from the file", "run OCR over it, or give the text")
    return replace(
        blank,
        media=reading.media,
        text=text,
        title=_first_line(text),
        published=_dated(text),
        problems=reading.problems,
    )


def _joined_lines(text: str) -> str:
    """Return the text of a set page as paragraphs: a line that ends in the middle of a sentence goes on in the next.

    >>> _joined_lines("The mill em-\\nploys 200\\nworkers.\\n\\nIt closed.")
    'The mill employs 200 workers.\\n\\nIt closed.'
    """
    text = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)
    text = re.sub(r"(?<=[一-鿿，、])\n(?=[一-鿿])", "", text)
    return re.sub(r"(?<![.!?。！？:\n])\n(?=[^\n•\-–\d])", " ", text)


def _mail(blank: Article, data: bytes) -> Article:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        return _failed(blank, "this is no e-mail", "save the message as .eml")
    names = tuple(
        clean(one.get_filename() or f"attachment {number}")[:120]
        for number, one in enumerate(message.iter_attachments(), 1)
    )
    title, author, sent = (_head(message, key) for key in ("Subject", "From", "Date"))
    said, problem = _body(message)
    text = _unquoted(_shown(said))
    problems = tuple(
        Problem(place=f"attachment {one}", problem="attachment not opened", remedy="read it as its own file")
        for one in names
    )
    if problem:
        problems = (*problems, problem)
    return replace(
        blank,
        media="mail",
        text=text,
        title=title,
        author=author,
        published=_sent(sent) or _dated(text),
        attachments=names,
        problems=(*blank.problems, *problems),
    )


def _head(message: EmailMessage, key: str) -> str:
    try:
        return clean(str(message.get(key, "")))[:500]
    except (ValueError, IndexError, TypeError, AttributeError):
        # The parser of header values breaks on some malformed ones.
        return ""


def _sent(text: str) -> dt.date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _body(message: EmailMessage) -> tuple[str, Problem | None]:
    none = Problem(
        place="body", problem="the e-mail has no text", remedy="read what it carries as files of their own"
    )
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except (KeyError, ValueError, TypeError, AttributeError):
        part = None
    if part is None:
        return "", none
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset("") or ""
    try:
        text = (
            clean(data.decode({"euc-kr": "cp949", "gb2312": "gb18030"}.get(charset, charset)))
            if charset
            else decode(data)[0]
        )
    except (LookupError, UnicodeDecodeError):
        text = decode(data)[0]
    return (read_page(text).text if part.get_content_subtype() == "html" else text), None


def _unquoted(text: str) -> str:
    """Return the text of a mail without the marks before quoted lines; the words of an earlier mail stay."""
    return re.sub(r"(?m)^(?:>\s?)+", "", text).strip("\n") + "\n" if text.strip() else ""


def _without_tail(text: str) -> str:
    """Return a text up to the line after which only teasers, shares and comments follow.

    The head of a text is never cut: the line counts only in its last two thirds, and only if what follows is short lines.
    """
    at = 0
    for line in text.splitlines(keepends=True):
        if at > len(text) / 3 and _TAIL.match(line.strip()) and _is_tail(text[at:].splitlines()):
            return text[:at].rstrip() + "\n"
        at += len(line)
    return text


def _is_tail(lines: Sequence[str]) -> bool:
    told = [line.strip() for line in lines if line.strip()]
    loose = [line for line in told if len(line) < 90 or _TEASER.match(line) or _TAIL.match(line)]
    return len(loose) >= 0.8 * len(told)


def _short_title(line: str) -> str:
    """Return a first line as a title: a paragraph is cut after its first sentence, or at a blank.

    >>> _short_title("A mill in the north. It has 40 workers and more."), _short_title("word " * 60)[-6:]
    ('A mill in the north. It has 40 workers and more.', ' word…')
    """
    if len(line) <= _LONGEST_TITLE:
        return line
    begun = re.match(r".{20,}?(?:[。！？]|[.!?](?=\s))", line[:_LONGEST_TITLE])
    return begun[0] if begun else line[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "\u2026"


_LONGEST_TITLE: Final = 120
"""Characters of a first line that may be a title; longer ones are paragraphs."""


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()][:8]
    return next(
        (
            _short_title(line)
            for line in lines
            if not any(len(line) - len(day.text) < 16 for day in find_days(line)) and not line.endswith(":")
        ),
        "",
    )


def _dated(text: str) -> dt.date | None:
    """Return the day of a dateline: a whole day alone on one of the first lines, or at the start of the first paragraph."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:8]
    for line in lines:
        days = [day for day in find_days(line) if day.grain == "day" and day.certain and day.first]
        rest = line
        for day in days:
            rest = rest.replace(day.text, "")
        if days and (len(rest) <= 40 or _DATE_LINE.match(line) or line.index(days[0].text) <= 40):
            return days[0].first
    return None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        days = [day for day in find_days(text) if day.first]
        return days[0].first if days else None
