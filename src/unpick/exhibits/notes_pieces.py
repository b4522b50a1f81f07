"""A document cut into pieces that say one thing each: sentences, label and value, items, questions answered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from unpick.exhibits.reading import Grid, Reading

__all__ = ["LONG_VALUE", "Piece", "pieces_of", "without_persons"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One sentence, or one label with its value.

    Attributes:
        text: the words. place: where they stand. label, value: both empty for plain prose.
        item: the number or letter of a list item, * for an unnumbered one. heading: the last line that led to it.
        inside: the label whose value this sentence is a part of; that piece comes before.
    """

    text: str
    place: str
    label: str = ""
    value: str = ""
    item: str = ""
    heading: str = ""
    inside: str = ""


_ITEM: Final = re.compile(
    r"(?:\(?(?P<number>\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)]|(?P<request>(?:Request|Item|Question|Q|R)\s?(?:No\.?\s?)?\d{1,2})[.:)]|"
    r"(?P<zh>[一二三四五六七八九十]{1,2})、|(?P<ring>[①-⑳])|(?P<dot>[-•●▪◦*–·‣]))\s+(?=\S)|(?P<zhdigit>\d{1,2})、"
)
_LABEL: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?\s+)?(?P<label>[^\W\d_][^:：.!。;；]{0,90}?|[^:：。]{1,60}?\b(?:No|Nos|Co)\.)\s*[:：]\s*(?P<value>.*)",
    re.DOTALL,
)
# A line of so many numbers is a row of a table; a value of so many letters is prose that goes on.
_CELLS: Final = 5
_PROSE_VALUE: Final = 50
LONG_VALUE: Final = 30
"""Letters from which the value of a label is read as prose too."""
_LABELS_APART: Final = re.compile(
    r";\s+(?=[A-Za-z][\w ]{3,40}:)|(?<=[a-z\d)]{3})\.\s+(?=[A-Z][\w ]{3,40}:\s)|(?<=[\d)])\.\s+(?=[A-Z][\w ]{3,40}:\s*\d)|[；;]\s*(?=[^\W\d][^：:；;。]{1,12}：)|(?<=\d);\s+(?=[A-Za-z][^\d:;.]{3,50}\s\d[\d,]*\W*(?:$|;))"
)
_ROW: Final = re.compile(
    r"(?:style|line|item|article|model|款号|款|품번|lot|bale)\s*(?:no\.?)?\s*[:#]?\s*[A-Z]*[-]?\d",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"https?$|^(?:https?|mailto)", re.IGNORECASE)
_COLUMNS: Final = re.compile(r"\t+|\s{3,}|\s+\|\s+|(?<=\S)\|(?=\S)")
# Dots that lead the eye from a label to its value; in a list of contents they lead to a page.
_LEADER: Final = re.compile(r"(?<=\S)[ \t]*(?:\.{4,}|(?:[ \t]\.){4,}|…{2,}|·{4,})[ \t]*(?=\S)")
_CONTENTS: Final = re.compile(
    r"^\W*(?:table of )?contents\W*$|^\W*目录\W*$|^\W*목차\W*$", re.IGNORECASE | re.MULTILINE
)
_TO_PAGE: Final = re.compile(rf"{_LEADER.pattern}\d{{1,4}}[ \t]*$", re.MULTILINE)
_PAGES: Final = 3
_TOTAL: Final = re.compile(r"(?:grand |sub)?total|all|sum|合计|总计|总数|합계|총계|계", re.IGNORECASE)
_CHECKED: Final = re.compile(r"[☒☑✔✓■√]|\[\s?[xX✓✔]\s?\]|\([xX✓✔]\)")
_BOX: Final = re.compile(r"[☒☑✔✓■√☐□]|\[\s?[xX✓✔]?\s?\]|\([xX✓✔ ]\)")
_SENTENCE: Final = re.compile(
    r"(?<=[。！？；])\s*|(?<=[.!?;])[\"”’)]?\s+(?=[\"“‘(\[]?[A-Z0-9가-힣一-鿿])|(?<=[다요음임함])\.\s*(?=\S)"
)
# A cite that stands after its sentence belongs to it.
_CITE_ONLY: Final = re.compile(
    r"(?:(?:See|see|Id\.|A\.?R\.?|Exh?\.|Exhibits?|Annex|Appendix|Attachment|Tab|¶+|Interviews?|Docs?\.|pp?\.|at|Nos?\.|and|para\.?)(?=[\s\d]|$)"
    r"|[A-Z]{0,5}-?\d+(?:[-–]\d+)?|[A-Z]\b|[,;.()\s])+$"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|Corp|No|Nos|Mr|Ms|Mrs|Dr|vs|v|p|pp|cf|St|Rd|Ave|Sec|Art|Ex|Fig|para|approx|ca|U\.S|U\.S\.C|i\.e|e\.g|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Reg|Bldg|Dept|A\.R|C\.F\.R|Lit|incl|dated?)|\b[A-Z])\.[\"”’)]?$"
)
_QUESTION: Final = re.compile(
    r"(?P<ask>.{3,200}?[?？])\s*(?:(?:answer|response|reply|finding|回答|答|답)\s*[:：]\s*)?(?P<answer>.*)",
    re.IGNORECASE | re.DOTALL,
)
_YES_NO: Final = re.compile(
    r"(?:yes|no|n/?a|none|not applicable|是|否|有|无|예|네|아니오|아니요)\b[ ,.;:–—-]*", re.IGNORECASE
)
_BOTH: Final = re.compile(r"(?:yes\s*/\s*no|是\s*/\s*否|예\s*/\s*아니[오요])(?:\s*/\s*n/?a)?", re.IGNORECASE)
_PERSON_LABEL: Final = re.compile(
    r"(?:^|\b)(?:(?:worker|employee|staff|interviewee|person|full|given|family|surname|holder|bearer|first|last|contact)s?(?:'s)?\s*names?|names?(?: of (?:the )?(?:worker|employee|holder|interviewee|person))?s?|"
    r"^(?:interviewed )?(?:worker|employee)s?|signed(?: by| and sealed by)?|prepared by|approved by|reviewed by|(?:lead |chief )?(?:auditor|inspector|interviewer|assessor)s?(?: name)?|manager|contact(?: person)?|legal representative|signature|id(?:entity|entification)?(?: card)? ?(?:no|number)\.?|passport ?(?:no|number)\.?|residence)$|"
    r"姓名|身份证号|证件号|护照号|签名|成명|성명|이름|주민등록|여권번호",
    re.IGNORECASE,
)
_ID_NUMBER: Final = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{6}-?[1-4]\d{6}(?!\d)|\b[EGDPM][A-Z]?\d{7,9}\b"
)
_TITLED: Final = re.compile(r"\b(Mr|Ms|Mrs|Miss|Madam)\.?\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?")
_NAMED: Final = re.compile(
    r"\b((?:worker|employee|operator|interviewee)s?(?:,| named| called)?)\s+[A-Z][a-z]+ [A-Z][a-z]+(?:[- ]?[A-Z]?[a-z]+)?\b"
)


def without_persons(text: str, label: str = "") -> str:
    """Return the words without names and numbers of persons: nobody's name reaches a note.

    >>> without_persons("Ms. Invented Person, ID 210602199001011234, was interviewed")
    'Ms. …, ID …, was interviewed'
    >>> without_persons("Signed by: Invented Person", "Signed by"), without_persons("Workers: 49", "Workers")
    ('Signed by: …', 'Workers: 49')
    """
    named = label and _PERSON_LABEL.search(label.strip()) and not _FIRM_LABEL.search(label)
    if named and not _COUNT.search(text) and not _FIRM_VALUE.search(text):
        return f"{label.strip()}: …"
    text = _ID_NUMBER.sub("…", text)
    text = _TITLED.sub(r"\1. …", text)
    text = _POLITE.sub(lambda match: f"…{match[1] or match[2]}", text)
    return _NAMED.sub(r"\1 …", text)


_POLITE: Final = re.compile(r"[一-鿿]{1,3}(先生|女士|小姐)|[가-힣]{2,4}\s?(씨)(?=[\s,.은는이가을를의])")
_FIRM_VALUE: Final = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|Co|GmbH|Corp|Group|Mills?|Factory)\b|公司|厂|회사|㈜"
)
_COUNT: Final = re.compile(r"[:：]\s*\d{1,6}(?:\s|$)")
_FIRM_LABEL: Final = re.compile(
    r"compan|firm|site|auditee|factor|facilit|supplier|producer|manufactur|vessel|ship\b|mill|importer|exporter|plant|auditing|公司|工厂|회사|공장",
    re.IGNORECASE,
)


def pieces_of(reading: Reading, *, understood: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """Yield the pieces of a document, identical lines once.

    Args:
        understood: names of grids that are read as tables elsewhere and are not cut up here.
    """
    seen: set[str] = set()
    for page in reading.pages:
        yield from _once(_cut(page.text, f"page {page.number}"), seen)
    for grid in reading.grids:
        if grid.name not in understood:
            yield from _once(_cut_grid(grid), seen)


def _once(pieces: Iterator[Piece], seen: set[str]) -> Iterator[Piece]:
    for piece in pieces:
        key = f"{piece.inside}|{piece.text}|{piece.heading if piece.item else ''}"
        if key not in seen:
            seen.add(key)
            yield piece


def _cut_grid(grid: Grid) -> Iterator[Piece]:
    """Yield the rows of a table that is no list: label beside value, or sentences in cells."""
    rows = list(zip(grid.rows, grid.places, strict=False))
    if grid.header:
        rows = [(grid.header, f"{grid.name} head"), *rows]
    for at, (row, place) in enumerate(rows):
        cells = [cell.strip() for cell in row if cell and cell.strip()]
        if (whole := _whole_of(grid.header, row)) and at:
            yield from _cut(whole, place)
            continue
        if len(cells) == 2 and len(cells[0]) <= 90:
            yield from _cut(f"{cells[0].rstrip(':：')}: {cells[1]}", place)
            continue
        if len(cells) == 4 and len(rows) <= 30 and not at and not grid.header:
            yield from _cut("\n".join(f"{cells[n].rstrip(':：')}: {cells[n + 1]}" for n in (0, 2)), place)
            continue
        for cell in cells:
            if " " in cell or ":" in cell or "：" in cell:
                yield from _cut(cell, place)
        if grid.header and at and len(rows) <= 4:
            pairs = (f"{head}: {cell}" for head, cell in zip(grid.header, row, strict=False) if head and cell)
            yield from _cut("\n".join(pairs), place)


def _whole_of(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Return label and total of a row under a head of parts and their total, such as men, women, total."""
    totals = [at for at, cell in enumerate(header) if at > 1 and _TOTAL.fullmatch(cell.strip())]
    if len(totals) != 1 or totals[0] >= len(row):
        return ""
    label, number = row[0].strip(), row[totals[0]].strip()
    return f"{label.rstrip(':：')}: {number}" if label and re.fullmatch(r"\d[\d,]*", number) else ""


def _cut(text: str, place: str) -> Iterator[Piece]:
    heading = ""
    for item, paragraph in _paragraphs(text):
        if paragraph.rstrip()[-1:] in (":", "：") and not item:
            heading = paragraph
        yield from _paragraph(paragraph, place, item, heading)
        if not item and len(paragraph) <= 80 and paragraph.rstrip()[-1:] not in ".。":
            heading = paragraph


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (item, words): lines that a page broke are joined, labels and items start anew."""
    item, held = "", ""
    for raw in _lines(text):
        line = raw.strip()
        starts = _ITEM.match(line)
        if held and line and not starts and _goes_on(held, line):
            held = f"{held[:-1]}{line}" if held.endswith("-") and line[:1].islower() else _join(held, line)
            continue
        if held:
            yield item, held
        item, held = "", line
        if starts and line:
            item = next((group for group in starts.groups() if group), "*")
            item = "*" if starts["dot"] else re.sub(r"^\D*(?=\d)", "", item)
            held = line[starts.end() :]
    if held:
        yield item, held


def _join(held: str, line: str) -> str:
    wide = held[-1:] >= "　" and line[:1] >= "　"
    return f"{held}{line}" if wide and not "가" <= held[-1:] <= "힣" else f"{held} {line}"


def _lines(text: str) -> Iterator[str]:
    """Yield lines; columns of one line apart, ticked options in the place of their boxes."""
    text = _TO_PAGE.sub("", text) if _is_contents(text) else _LEADER.sub("\t", text)
    for line in (part for raw in text.splitlines() for part in _LABELS_APART.split(raw)):
        ticked = _ticked(line.strip()) if _BOX.search(line) else line.strip()
        parts = [part.strip() for part in _COLUMNS.split(ticked) if part and part.strip()]
        if (
            len(parts) == 2
            and not re.search(r"[:：?？]\s*$|[:：]\s", parts[0])
            and not _ITEM.match(parts[0] + " x")
        ):
            yield f"{parts[0]}: {parts[1]}" if len(parts[0]) <= 60 else " ".join(parts)
        elif len(parts) == 2 and parts[0][-1:] in ":：?？":
            yield f"{parts[0]} {parts[1]}"
        elif len(parts) > 1 and sum(bool(re.search(r"[:：]", part)) for part in parts) >= 2:
            yield from parts
        else:
            yield " | ".join(parts) if len(parts) > 2 else " ".join(parts)


def _is_contents(text: str) -> bool:
    """Tell whether the dotted lines of a page lead to pages: a list of contents, or numbers that only grow."""
    ends = [line[match.end() :].strip() for line in text.splitlines() if (match := _LEADER.search(line))]
    if not ends or _CONTENTS.search(text):
        return bool(ends)
    pages = [int(end) for end in ends if end.isascii() and end.isdigit()]
    return len(ends) >= _PAGES and len(pages) == len(ends) and pages == sorted(pages)


def _ticked(line: str) -> str:
    """Return a line of boxes as label and ticked options; nothing ticked leaves the label alone."""
    boxes = list(_BOX.finditer(line))
    after = not line[boxes[-1].end() :].strip()
    if after and re.match(r"[^:：?？]*[:：?？]?\s*$", line[: boxes[0].start()]) is None:
        head = re.match(r".*?[:：?？]", line)
    else:
        head = (
            re.match(re.escape(line[: boxes[0].start()]), line)
            if not after
            else re.match(r"[^:：?？]*[:：?？]|", line)
        )
    label = head.group() if head else ""
    options = []
    last = len(label)
    for at, box in enumerate(boxes):
        end = boxes[at + 1].start() if at + 1 < len(boxes) else len(line)
        words = line[last : box.start()] if after else line[box.end() : end]
        last = box.end()
        if _CHECKED.fullmatch(box.group()):
            options.append(words.strip(" /,;"))
        elif remark := re.search(r"\s[-–—]\s*(.{4,})$", words):
            options.append(remark[1])
    sep = "" if label.rstrip()[-1:] in (":", "：", "?", "？") else ":" if label.strip() else ""
    return f"{label.rstrip()}{sep} {', '.join(filter(None, options))}".strip()


def _goes_on(held: str, line: str) -> bool:
    """Tell whether a line carries on the one above, as broken prose does."""
    if held[-1:] in (":", "："):
        return not _label_of(line) and len(held) <= 60 and len(line) <= 120
    if _ROW.match(line) or (
        line[:1].isupper() and ("?" in line or len(re.findall(r"\d[\d,.]*", held)) >= _CELLS)
    ):
        return False
    if held[-1:] in "?？" and (_YES_NO.fullmatch(line) or _YES_NO.match(line)):
        return True
    if held[-1:] in ".。!！?？;；" and not _ABBREVIATION.search(held):
        return False
    if line[:1].islower() or held[-1:] in ",，、-":
        return not re.match(r"(?:[\w ]{2,40}|\w+(?:\.\w+)+)[:：]", line) or len(held) >= 60
    label = _label_of(held)
    if label and len(label["value"]) < _PROSE_VALUE:
        return False
    wide = len(held) >= (24 if held[-1:] >= "　" else 60)
    return wide and not _label_of(line)


def _label_of(line: str) -> re.Match[str] | None:
    match = _LABEL.match(line)
    if not match or _URL.search(match["label"]) or match["value"].startswith("//"):
        return None
    if match["label"][-1:].isdigit() and re.match(r"\d\d\b", match["value"]):
        return None  # the time of day
    return match if len(match["label"].split()) <= 14 else None


def _paragraph(paragraph: str, place: str, item: str, heading: str) -> Iterator[Piece]:
    asked = _QUESTION.match(paragraph)
    if asked:
        yield from _question(asked, place, item, heading)
        return
    label = _label_of(paragraph)
    if label:
        name = re.sub(r"[_\s]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label["label"])).strip()
        value = "" if _BOTH.fullmatch(label["value"].strip()) else label["value"].strip()
        yield Piece(text=paragraph, place=place, label=name, value=value, item=item, heading=heading)
        if len(value) > LONG_VALUE:
            for at, part in enumerate(_sentences(value, place, "", heading)):
                # The first sentence keeps the label before it, which may turn its sense.
                yield replace(part, inside=name, text=part.text if at else f"{label['label']}: {part.text}")
        return
    yield from _sentences(paragraph, place, item, heading)


def _question(asked: re.Match[str], place: str, item: str, heading: str) -> Iterator[Piece]:
    """Yield the question with its answer as label and value; what follows a yes or no is prose."""
    answer = asked["answer"].strip()
    if not answer or _BOTH.fullmatch(answer):
        return
    yield Piece(text=asked.group(), place=place, label=asked["ask"], value=answer, item=item, heading=heading)
    yes = _YES_NO.match(answer)
    rest = answer[yes.end() :] if yes else answer
    if len(rest) > 12:
        yield from _paragraph(rest, place, "", heading)


def _sentences(text: str, place: str, item: str, heading: str) -> Iterator[Piece]:
    held = ""
    parts = [part for part in _SENTENCE.split(text) if part]
    for at, part in enumerate(parts):
        held = f"{held} {part}" if held else part
        if _ABBREVIATION.search(held) or (at + 1 < len(parts) and _CITE_ONLY.match(parts[at + 1])):
            continue
        yield Piece(text=held.strip(), place=place, item=item, heading=heading)
        held, item = "", ""
    if held:
        yield Piece(text=held.strip(), place=place, item=item, heading=heading)
