"""PDF documents: text by line, tables by the place of words, pictures counted, metadata."""

import ctypes
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from unpick.datasets.documents.decode import clean
from unpick.datasets.documents.found import MOST_TEXT, Found, failed
from unpick.datasets.documents.layout import Word, lines_of, tables_on
from unpick.datasets.documents.pdf_guard import swelling
from unpick.datasets.documents.pdf_history import embedded_days, revisions_of
from unpick.datasets.documents.pdf_meta import pdf_meta
from unpick.datasets.documents.placed import grids_of, text_of
from unpick.exhibits.reading import Grid, Page, Problem

__all__ = ["read_pdf", "without_text"]

_MOST_CHARACTERS: Final = 200_000
"""Characters of one page whose places are looked at; a close page has 8,000, a large plan 50,000."""

_LARGEST: Final = 14_400.0
"""Points of the side of the largest page (ISO 32000-1, annex C)."""

_WIDEST_LETTER: Final = 1.2
"""Width of a character in heights beyond which characters do not stand together; Chinese ones take 1."""

_ODD: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_Box: TypeAlias = tuple[float, float, float, float]
_MOST_PAGES: Final = 20_000
_MOST_OBJECTS: Final = 20_000
_MOST_TEXTS: Final = 25_000
"""Pieces of text of one page; 57,600 took 17 seconds (measured), a sheet of 100 by 100 cells has 10,000."""

_MOST_SECONDS: Final = 120.0
"""CPU seconds after which the rest of a document is left out; 2,000 close pages take about 15."""


def read_pdf(data: bytes) -> Found:
    """Return the pages, tables and metadata of a PDF; what cannot be read is a problem, the rest goes on."""
    import pypdfium2

    if fault := swelling(data):
        return failed("pdf", fault, "print it to PDF anew, or give its pages as pictures and key them")
    meta, told = pdf_meta(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        return _unopened(str(fault), meta, told)
    try:
        for more, problems in (revisions_of(data), embedded_days(document, data)):
            meta |= more
            told += problems
        return _read(document, meta, told)
    finally:
        document.close()


def _unopened(fault: str, meta: dict[str, str], told: list[Problem]) -> Found:
    if "password" in fault.lower():
        found = failed("pdf", "the document is locked with a password", "save it without a password")
    else:
        remedy = "fetch or print it again, and compare its size with the original"
        found = failed("pdf", "the document is damaged or cut short: no page can be opened", remedy)
    return Found(media="pdf", meta=meta, problems=(*found.problems, *told))


def _read(document: Any, meta: dict[str, str], told: list[Problem]) -> Found:
    count = len(document)
    meta["pages"] = str(count)
    if not count:
        found = failed("pdf", "the document has no page", "hand in the document itself")
        return Found(media="pdf", meta=meta, problems=(*found.problems, *told))
    pages: list[Page] = []
    grids: list[Grid] = []
    problems = list(told)
    started, size = time.process_time(), 0
    for number in range(1, count + 1):
        if number > _MOST_PAGES or size > MOST_TEXT or time.process_time() - started > _MOST_SECONDS:
            problem = f"pages {number} to {count} were left out: the document is too large"
            problems.append(Problem(place=f"page {number}", problem=problem, remedy="split it"))
            break
        page, tables = _page(document, number, problems, grids[-1] if grids else None)
        size += len(page.text)
        pages.append(page)
        grids += tables
    problems += without_text(pages)
    return Found(media="pdf", pages=tuple(pages), grids=tuple(grids), meta=meta, problems=tuple(problems))


def _page(
    document: Any, number: int, problems: list[Problem], before: Grid | None
) -> tuple[Page, list[Grid]]:
    """Return one page and its tables; a table without a header goes on from the last of the page before."""
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        problem = "the page is damaged and could not be opened"
        problems.append(Problem(place=f"page {number}", problem=problem, remedy="hand in the page again"))
        return Page(number=number, text=""), []
    try:
        pictures = _pictures(page)
        if _is_crowded(page):
            problem = "the page holds more pieces of text than can be put in order"
            problems.append(
                Problem(place=f"page {number}", problem=problem, remedy="print it on several pages")
            )
            return Page(number=number, text="", pictures=pictures), []
        text_page = page.get_textpage()
        words = list(_words(text_page, problems, number))
        text_page.close()
    except pypdfium2.PdfiumError as fault:
        problem = f"the text of the page could not be read ({fault})"
        problems.append(Problem(place=f"page {number}", problem=problem, remedy="hand in the page again"))
        return Page(number=number, text=""), []
    finally:
        page.close()
    lines = lines_of(words)
    tables = tables_on(lines)
    carried = before.header if before and before.places[0].startswith(f"page {number - 1} ") else ()
    grids = grids_of(tables, lines, number, carried)
    return Page(number=number, text=text_of(lines, tables), pictures=pictures), grids


def _words(text_page: Any, problems: list[Problem], number: int) -> Iterator[Word]:
    """Yield the words of a page with their places; characters without a place are left out."""
    count = text_page.count_chars()
    if count > _MOST_CHARACTERS:
        problem = f"only the first {_MOST_CHARACTERS} of {count} characters were read"
        problems.append(Problem(place=f"page {number}", problem=problem, remedy="split the page"))
        count = _MOST_CHARACTERS
    letters = _letters(text_page, count)
    place = _placer(text_page)
    start = -1
    for index in range(count + 1):
        if index < count and letters[index].strip():
            start = index if start < 0 else start
        elif start >= 0:
            yield from _word(letters, start, index, place)
            start = -1


def _letters(text_page: Any, count: int) -> list[str]:
    """Return the characters of a page, one per place; empty or blank where it has no sign."""
    import pypdfium2.raw as raw

    text = text_page.get_text_range(0, count)
    if len(text) == count and not _ODD.search(text):
        return list(text)
    handle = text_page.raw
    return [_letter(raw.FPDFText_GetUnicode(handle, index)) for index in range(count)]


def _placer(text_page: Any) -> Callable[[int], _Box | None]:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    handle, read = text_page.raw, raw.FPDFText_GetLooseCharBox

    def place(index: int) -> _Box | None:
        if not read(handle, index, reference):
            return None
        return _on_page(box.left), _on_page(box.right), _on_page(box.bottom), _on_page(box.top)

    return place


def _on_page(point: float) -> float:
    """Return a place within the largest page; a damaged file can name any number, and none at all."""
    return max(-_LARGEST, min(_LARGEST, point))


def _word(letters: list[str], start: int, end: int, place: Callable[[int], _Box | None]) -> Iterator[Word]:
    """Yield the characters from start to end as one word, or as several where they do not stand together.

    The first and the last character tell whether they do; only then is each one looked at.
    """
    first, last = place(start), place(end - 1)
    if first and last:
        height = max(1.0, first[3] - first[2])
        level = abs(last[3] + last[2] - first[3] - first[2]) <= height
        if level and -1 <= last[0] - first[0] <= _WIDEST_LETTER * height * (end - start):
            yield Word(first[0], last[1], first[2], first[3], "".join(letters[start:end]))
            return
    run: list[str] = []
    left = right = bottom = top = 0.0
    for index in range(start, end):
        box = place(index)
        if run and (box is None or _apart(box, left, right, bottom, top)):
            yield Word(left, right, bottom, top, "".join(run))
            run = []
        if box is None:
            continue
        if not run:
            left, right, bottom, top = box
        run.append(letters[index])
        left, right = min(left, box[0]), max(right, box[1])
    if run:
        yield Word(left, right, bottom, top, "".join(run))


def _apart(box: _Box, left: float, right: float, bottom: float, top: float) -> bool:
    """Return whether a character stands away from the word before it, though no space is between."""
    height = max(1.0, top - bottom)
    return (
        box[0] - right > 0.5 * height
        or box[0] < left - 0.5 * height
        or abs((box[3] + box[2]) - (top + bottom)) > height
    )


def _letter(code: int) -> str:
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
        return ""
    if code == 0x02:
        return "-"  # how the reader gives a hyphen at the end of a line
    return clean(chr(code)) if code < 0x20 or code in (0x7F, 0xFEFF) else chr(code)


def _is_crowded(page: Any) -> bool:
    """Return whether a page has so many pieces of text that the reader, which compares them, takes minutes."""
    import pypdfium2.raw as raw

    if raw.FPDFPage_CountObjects(page.raw) <= _MOST_TEXTS:
        return False
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3)
    return sum(1 for _ in islice(texts, _MOST_TEXTS + 1)) > _MOST_TEXTS


def _pictures(page: Any) -> int:
    """Return the number of raster images of a page, those inside forms included."""
    import pypdfium2.raw as raw

    count = 0
    for seen, _ in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        count += 1
        if seen > _MOST_OBJECTS:
            break
    return count


def without_text(pages: Sequence[Page]) -> list[Problem]:
    """Return a problem for pages that hold a picture and no text."""
    blank = [page.number for page in pages if page.is_blank]
    if not blank:
        return []
    shown = ", ".join(map(str, blank[:20])) + (f" and {len(blank) - 20} more" if len(blank) > 20 else "")
    word, verb = ("page", "holds") if len(blank) == 1 else ("pages", "hold")
    problem = f"scan without text: {word} {shown} {verb} a picture and no text"
    remedy = "give the document with a text layer, or key what the page says"
    return [Problem(place=f"page {blank[0]}", problem=problem, remedy=remedy)]
