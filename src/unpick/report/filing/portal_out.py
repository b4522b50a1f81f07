"""A paper as text for a portal's form fields: letters and digits only, with its length; originals go to the annexes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from unpick.model.paper import Item, Kind, Paper, Section, Table
from unpick.report.filing.labels import LABELS, VOLUMES, day, not_ready
from unpick.report.filing.printed import why_not_ready
from unpick.report.filing.runs import Run, plain_text, split_runs

__all__ = ["render_portal", "to_letters"]

# CBP's Forced Labor Portal refuses special characters in its fields (research on law, trail of 2026-01-21); which ones
# is not published, so that nothing but letters, digits and spaces is written.
_WORDS: Final = {
    "&": " and ", "%": " percent ", "×": " times ", "=": " equals ", "+": " plus ", "÷": " divided by ",
    "≤": " at most ", "≥": " at least ", "§": " section ", "°": " degrees ",
    "€": " euros ", "£": " pounds ", "¥": " yen or yuan ", "@": " at ", "#": " number ", "ß": "ss", "æ": "ae", "Æ": "AE",
    "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th",
    "Þ": "Th", "ı": "i", "№": " No ",
}  # fmt: skip
_SILENT: Final = frozenset(" \t\n.,;:!?<>'\"()[]{}/\\|_*~^`«»‘’“”„‚‹›…–—‐‑−-·•†‡\u200b\u200e\u200f")
_DOLLARS: Final = re.compile(r"\$\s?(\d[\d,.]*\d|\d)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POINT: Final = re.compile(r"(?<=\d)\.(?=\d)")
_MINUS: Final = re.compile(r"(?<![\w)])[-−](?=\d)")
_COMPARED: Final = (re.compile(r"<\s?(?=\d)"), re.compile(r">\s?(?=\d)"))
_SHOWN: Final = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""A mark that reorders its neighbors, as `make_harmless` shows it."""

_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_RULE: Final = "-" * 72


@dataclass(slots=True)
class _Originals:
    """Names in other scripts, numbered as they come, and the places that they stand in."""

    places: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    def number(self, run: Run, place: str) -> int:
        """Return the number under which the annexes carry an original."""
        number, held = self.places.setdefault(run.text, (1 + len(self.places), []))
        if place not in held:
            held.append(place)
        return number


def to_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text in ASCII letters, digits and single spaces, and the characters that it could not say.

    >>> to_letters("19 CFR 12.42(b): $564,775 & 40% of Zoë's")
    ('19 CFR 12 point 42 b 564775 dollars and 40 percent of Zoes', ())
    >>> to_letters("wool 🧶")
    ('wool', ('🧶',))
    """
    text = _DOLLARS.sub(r"\1 dollars", text)
    text = _POINT.sub(" point ", _THOUSANDS.sub("", text))
    text = _COMPARED[1].sub(" more than ", _COMPARED[0].sub(" less than ", text))
    text = _APOSTROPHE.sub("", _MINUS.sub(" minus ", text))
    said, lost = list[str](), list[str]()
    for letter in text:
        if letter.isascii() and letter.isalnum():
            said.append(letter)
        elif letter in _WORDS:
            said.append(_WORDS[letter])
        else:
            plain = [one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one)]
            if plain and all(one.isascii() and one.isalnum() for one in plain):
                said += plain
            else:
                said.append(" ")
                if letter not in _SILENT and not letter.isspace():
                    lost.append(letter)
    return " ".join("".join(said).split()), tuple(lost)


def render_portal(paper: Paper) -> bytes:
    """Return the text of each form field, then the originals, then what stands on the draft; UTF-8.

    A sentence uses its `plain` wording where it has one. A name in another script becomes "original 3", since a
    reading of it that nobody gave would be a guess; number 3 stands in the list behind the fields.
    """
    originals = _Originals()
    lines = list[str]()
    fields = _fields(paper)
    for name, sections in fields.items():
        said = [text for section in sections for text in _lines(section, originals)]
        value = "\n".join(said)
        numbers = f"Section{'s' if len(sections) > 1 else ''} {', '.join(one.number for one in sections)}"
        about = f"{numbers}; letters and digits only; {len(value):,} characters in {len(said):,} line{'' if len(said) == 1 else 's'}, breaks included."
        lines += [f"FIELD {name}", about, _RULE, value, _RULE, ""]
    within = {section.number for sections in fields.values() for section in sections}
    without = [section for section in paper.sections if section.number not in within]
    head = [*_head(paper), ""]
    text = "\n".join([*head, *lines, *_behind(paper, without, originals)])
    return "\n".join(plain_text(line) for line in text.split("\n")).encode()


def _head(paper: Paper) -> Iterator[str]:
    if paper.watermark:
        yield plain_text(paper.watermark)
    why = why_not_ready(paper)
    if why:
        yield not_ready(paper.form)
        yield from (f"  {plain_text(one)}" for one in why)
        yield ""
    yield f"Portal text of: {plain_text(paper.title)}"
    yield f"Case {plain_text(paper.case)}, {VOLUMES[paper.volume.value]}, draft of {day(paper.asked_at)}."
    yield "Copy what stands between two lines into the field. Nothing else of this file goes into a form."


def _fields(paper: Paper) -> dict[str, list[Section]]:
    """Return the sections of each field; a part of a section goes where the section goes."""
    found, above = dict[str, list[Section]](), dict[str, str]()
    for section in paper.sections:
        number = section.number.strip(".")
        name = section.field or above.get(number.rpartition(".")[0], "")
        above[number] = name
        if name:
            found.setdefault(plain_text(name), []).append(section)
    return found


def _lines(section: Section, originals: _Originals) -> Iterator[str]:
    """Yield the lines of a section; a part is led by its heading, a whole section by the field itself."""
    if "." in section.number.strip("."):
        yield _letters(f"{section.number.replace('.', ' ')} {section.heading}", section, originals, "")
    yield from (line for line in _sentences(section, originals) if line)


def _sentences(section: Section, originals: _Originals) -> Iterator[str]:
    """Yield the sentences of a section; a row of a table is one sentence, led by the heads of its columns."""
    for block in section.blocks:
        if isinstance(block, Table):
            heads = [_letters(head, section, originals, "") for head in block.heads]
            for row in block.rows:
                cells = [_item(item, section, originals) for item in row]
                rests = dict.fromkeys(_rest(item) for item in row)
                said = " ".join(
                    f"{head} {cell}".strip() for head, cell in zip(heads, cells, strict=False) if cell
                )
                yield " ".join(part for part in (said, *rests) if part)
        else:
            for item in block.items:
                yield " ".join(part for part in (_item(item, section, originals), _rest(item)) if part)


_MOST_PLACES = 12
"""Places that a line of a field names; a form has no room for more, and the paper lists all."""


def _item(item: Item, section: Section, originals: _Originals) -> str:
    return _letters(item.plain or item.text, section, originals, item.cites[0].annex if item.cites else "")


def _rest(item: Item) -> str:
    """Return where a sentence rests, in letters and digits: "Annex A 1 p 3".

    The words that stand there follow a colon in some papers; a form field has no room for them, the annex has them.
    """
    places = list(dict.fromkeys((one.annex, one.place.partition(": ")[0]) for one in item.cites))
    said = [to_letters(f"Annex {annex} {place}")[0] for annex, place in places[:_MOST_PLACES]]
    left = len(places) - _MOST_PLACES
    return " ".join((*said, f"and {left} more places" if left > 0 else "")).strip()


def _letters(text: str, section: Section, originals: _Originals, annex: str) -> str:
    """Return a text in letters and digits, with numbers in the stead of names in other scripts."""
    place = f"section {section.number}" + (f", annex {annex}" if annex else "")
    said = list[str]()
    for run in split_runs(text):
        if run.lang:
            said.append(f" original {originals.number(run, place)} ")
        else:
            plain, lost = to_letters(_SHOWN.sub(" ", run.text))
            lost = (*lost, *(chr(int(code, 16)) for code in _SHOWN.findall(run.text)))
            said.append(f" {plain} " if not run.text[:1].isalnum() or run.text[:1].isspace() else f"{plain} ")
            for letter in lost:
                originals.lost[letter] = originals.lost.get(letter, 0) + 1
    return " ".join("".join(said).split())


def _behind(paper: Paper, without: list[Section], originals: _Originals) -> Iterator[str]:
    """Yield what follows the fields: originals for the annexes, and what the draft prints of itself."""
    if originals.places:
        yield "ORIGINALS FOR THE ANNEXES"
        for text, (number, places) in originals.places.items():
            yield f"original {number}: {text} ({'; '.join(places)})"
        yield ""
    if originals.lost:
        yield "LEFT OUT: no letter or digit stands for these"
        yield ", ".join(
            f"{plain_text(one)} (U+{ord(one):04X}, {count} times)" for one, count in originals.lost.items()
        )
        yield ""
    if without:
        yield "SECTIONS WITHOUT A FIELD: they stand in the paper only"
        yield from (f"{one.number} {plain_text(one.heading)}" for one in without)
        yield ""
    yield from _draft(paper)


def _draft(paper: Paper) -> Iterator[str]:
    against = [item.text for item in paper.items() if item.kind is Kind.CONTRARY]
    bars = [
        f"{one.name}: {one.value}{f' of {one.n}' if one.n else ''}, asked {one.asked}, met: {'yes' if one.met else 'no'}"
        for one in paper.bars
    ]
    gaps = [f"{one.says} {one.close}" + (f" ({one.rule})" if one.rule else "") for one in paper.gaps]
    annexes = [
        f"{one.label} {one.title}" + (f" sha256 {one.sha256}" if one.sha256 else "") for one in paper.annexes
    ]
    parts = (
        ("contrary", against or [LABELS["contrary_none"]]),
        ("bars", bars),
        ("gaps", gaps or [LABELS["gaps_none"]]),
        ("coverage", list(paper.coverage) or [LABELS["coverage_none"]]),
        ("annexes", annexes or [LABELS["annexes_none"]]),
    )
    for name, texts in parts:
        if texts:
            yield LABELS[name].upper()
            yield from (f"- {plain_text(text)}" for text in texts)
            yield ""
