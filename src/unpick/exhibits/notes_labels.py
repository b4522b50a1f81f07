"""Forms: label and value, questions with their answers, ticked choices."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from unpick.exhibits import notes_answers
from unpick.exhibits.note import Note
from unpick.exhibits.notes_answers import NO, Field
from unpick.exhibits.notes_counts import SQUARE_METERS, style_in, unit_of
from unpick.exhibits.notes_fields import fitting
from unpick.exhibits.notes_flags import area_in
from unpick.exhibits.notes_goods import countries_in, firm_in, materials_in, tested_in
from unpick.exhibits.notes_language import languages_in
from unpick.exhibits.notes_lexicon import rules
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_numbers import NUMBER, in_digits, read_number
from unpick.exhibits.notes_pieces import Piece

__all__ = ["labels_of"]

_YES: Final = re.compile(r"^\W*(?:yes|y|true|是|有|예|네)\b", re.IGNORECASE)
_NOTHING: Final = re.compile(
    r"^\W*(?:n/?a|not applicable|tbd|-+|—|/|unknown|不适用|해당\s?없음)?\W*$", re.IGNORECASE
)
_LEADING: Final = re.compile(
    rf"^\W*(?:(?:approx\w*|about|around|circa|ca|total(?: of)?|some|over|约|总|共|约为|총|약|모두)\.?:?\s*)*(?P<n>{NUMBER})(?!\s*[-/.]\s?\d+\s*[-/.])",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    rf"^\W*(?P<n>{NUMBER})\s*(?:\w+\s+)?\(?(?:of|out of|/|from)\s*(?:the\s+|a total of\s+)*(?P<m>{NUMBER})",
    re.IGNORECASE,
)
_SEXES: Final = re.compile(
    rf"^\W*(?P<n>{NUMBER})\s*(?:women|females?|men|males?)\b\W*(?:and)?\W*(?P<m>{NUMBER})\s*(?:women|females?|men|males?)\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(
    rf"(?:{NUMBER}\s*groups?\s*(?:of|with|x|×|\()\s*{NUMBER}\)?)\W*(?:and|plus|,)?\s*(?P<n>{NUMBER})\s*(?:single|individual|one-on-one|alone)",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    rf"\W*(?:individual\w*|single|alone|one-on-one)\W*(?P<k>{NUMBER})\W*(?:and )?(?:in )?groups?\W*(?P<n>{NUMBER})\s*(?:x|×|of|with)\s*(?P<m>{NUMBER})",
    re.IGNORECASE,
)
_GROUPS: Final = re.compile(
    rf"(?P<n>{NUMBER})\s*groups?\s*(?:of|with|x|×|\()\s*(?P<m>{NUMBER})", re.IGNORECASE
)
_QUANTITY: Final = re.compile(
    r"^\W*(?:about|approx\.?|total)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<u>[A-Za-z²]+|件|条|套|公斤|千克|吨|包|米|箱|장|벌|톤)?",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(
    r"(?<![\w.,-])(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<u>kgs?|pcs|pieces|units|sets|tons?|tonnes|t|lbs?|m|yards|cartons|ctns|bales|件|套|公斤|千克|吨|包|米|箱|장|벌|톤)(?![\w²])",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"^\W*(?P<code>(?=[\w\-/.]*\d)[A-Z0-9][\w\-/.]*(?:\s*(?:,|;|&|and)\s*[A-Z0-9][\w\-/.]*\d[\w\-/.]*)*)",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"(?P<a>USD|US\$|\$|RMB|CNY|KRW|¥|￥)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<b>yuan|RMB|CNY|KRW|won|USD|dollars?|元|원|위안)?",
    re.IGNORECASE,
)
# Roles that persons hold as well as firms.
_PERSONAL: Final = frozenset({"auditor", "owner", "grower", "payer", "payee", "labor supplier", "notify"})
_NUMBERED: Final = ("number", "yes_no", "no_only")


def labels_of(piece: Piece, context: Context) -> tuple[list[Note], bool]:
    """Return the notes of a label with its value, and whether the label was understood as a question or number."""
    notes: list[Note] = []
    taken: set[str] = set()
    consumed = False
    for row in fitting(piece.label, context.kind):
        family = row.reads.split(":")[0] if ":" in row.reads else row.reads
        family = row.topic if family in ("words", "yes_no", "no_only") else family
        consumed = consumed or row.reads in _NUMBERED
        if family in taken or _NOTHING.match(piece.value):
            continue
        found = list(_READERS[row.reads](Field(row, piece, context)))
        if found:
            taken.add(family)
            notes.extend(found)
        if row.reads == "yes_no" and found:
            break
    return notes, consumed


def _summed(value: str, topic: str) -> Decimal | None:
    """Return the people of an answer that gives them in parts: women and men, single and in groups."""
    if topic not in ("interviewed", "headcount"):
        return None
    if sexes := _SEXES.match(value):
        return _read(sexes["n"]) + _read(sexes["m"])
    if topic == "headcount":
        return None
    if apart := _APART.match(value):
        return _read(apart["k"]) + _read(apart["n"]) * _read(apart["m"])
    single, groups = _PARTS.search(value), _GROUPS.search(value)
    if single and groups:
        return _read(groups["n"]) * _read(groups["m"]) + _read(single["n"])
    return None


def _read(text: str) -> Decimal:
    return read_number(text) or Decimal(0)


def _number(field: Field) -> Iterator[Note]:
    value = in_digits(field.piece.value)
    people = _summed(value, field.row.topic)
    if people is not None:
        yield say(field.piece, field.row.topic, number=people, unit=field.row.unit, value=field.row.value)
        return
    groups = _GROUPS.search(value) if field.row.value == "group" else None
    if groups:
        count, size = read_number(groups["n"]), read_number(groups["m"])
        yield say(
            field.piece,
            field.row.topic,
            number=(count or Decimal(0)) * (size or Decimal(0)),
            unit=field.row.unit,
            value=field.row.value,
        )
        return
    both = _OF.match(value)
    if both:
        yield say(
            field.piece,
            field.row.topic,
            number=read_number(both["n"]),
            unit=field.row.unit,
            value=field.row.value,
        )
        whole = {"interviewed": "headcount", "buildings_visited": "buildings"}.get(field.row.topic)
        if whole:
            yield say(field.piece, whole, number=read_number(both["m"]), unit=field.row.unit)
        return
    money = _MONEY.match(value.strip()) if not field.row.unit else None
    leading = _LEADING.match(value)
    if money and money["n"]:
        yield say(
            field.piece,
            field.row.topic,
            number=read_number(money["n"]),
            unit=unit_of(money["a"] or money["b"]),
        )
    elif leading:
        number = read_number(leading["n"])
        if number is not None and not re.match(r"\s*%", value[leading.end() :]):
            yield say(field.piece, field.row.topic, number=number, unit=field.row.unit, value=field.row.value)
    elif field.row.topic == "interviewed" and NO.match(value):
        yield say(field.piece, field.row.topic, number=Decimal(0), unit=field.row.unit, value=field.row.value)


def _area(field: Field) -> Iterator[Note]:
    match = _QUANTITY.match(field.piece.value)
    if match:
        words = (field.piece.value[match.start("u") :] if match["u"] else field.piece.label).lower()
        factor = next((size for word, size in SQUARE_METERS.items() if word in words), Decimal(1))
        yield say(
            field.piece, field.row.topic, number=(read_number(match["n"]) or Decimal(0)) * factor, unit="m2"
        )


def _quantity(field: Field) -> Iterator[Note]:
    match = _MEASURED.search(field.piece.value) or _QUANTITY.match(field.piece.value)
    if match:
        unit = (
            match["u"]
            or next(iter(re.findall(r"\((\w+)\)|\b(kg|pcs|pieces|t)\b", field.piece.label)), ("", ""))[0]
        )
        yield say(
            field.piece,
            field.row.topic,
            number=read_number(match["n"]),
            unit=unit_of(unit),
            subject=style_in(field.piece.text),
        )


def _yes_no(field: Field) -> Iterator[Note]:
    value = field.piece.value
    subject = field.row.subject
    if field.row.subject == "@value":
        subject = area_in(value) or re.sub(r"^\W*(?:yes|y)\b[\s,;:–—-]*", "", value, flags=re.IGNORECASE)[:80]
    if _YES.match(value):
        yield say(field.piece, field.row.topic, subject=subject, value=field.row.value)
    elif NO.match(value):
        if field.row.no_topic:
            yield say(field.piece, field.row.no_topic)
    elif field.row.subject == "@value":
        yield say(field.piece, field.row.topic, subject=subject, value=field.row.value)


def _no_only(field: Field) -> Iterator[Note]:
    if NO.match(field.piece.value):
        yield say(field.piece, field.row.topic)


def _words(field: Field) -> Iterator[Note]:
    value = field.piece.value
    yield say(field.piece, field.row.topic, value=",".join(countries_in(value)) or value[:80])


def _address(field: Field) -> Iterator[Note]:
    if len(field.piece.value) > 3 and "@" not in field.piece.value:
        yield say(field.piece, "address", subject=field.context.party, value=field.piece.value[:200])


def _tested(field: Field) -> Iterator[Note]:
    value = tested_in(field.piece.value) or tested_in(field.piece.text) or "unknown"
    yield say(field.piece, "tested", value=value)


def _language(field: Field) -> Iterator[Note]:
    for code in languages_in(field.piece.value):
        yield say(field.piece, "language", value=code, subject=field.row.subject)


def _scheme(field: Field) -> Iterator[Note]:
    known = (
        rule.value for rule, _match in rules("law.csv").matches(field.piece.value) if rule.topic == "scheme"
    )
    for value in tuple(known) or (field.piece.value[:60],):
        yield say(field.piece, "scheme", value=value)


def _firm(field: Field) -> Iterator[Note]:
    """Yield the firm behind a label, with the address after its name; a person's name has no form of company."""
    value = field.piece.value.strip()
    match = firm_in(value)
    firm = match.group().strip(" ,") if match and match.start() <= 2 else value
    if not match and (
        len(value) > 90
        or value.lower() in ("yes", "no", "same", "same as above")
        or not re.search(r"[^\W\d_]{3}", value)
        or value.endswith(".")
    ):
        return
    if not match and field.row.subject in _PERSONAL and not re.search(r"公司|厂|社|회사|조합", firm):
        return  # a private person appears as a role only
    rest = value[match.end() :].strip(" ,;.()") if match and match.start() <= 2 else ""
    field.context.party = firm
    yield say(field.piece, "party", subject=field.row.subject, value=firm)
    if field.row.value:
        yield say(field.piece, "step", subject=field.row.value, value=firm)
    if len(rest) >= 8 and re.search(
        r"\d|city|province|road|street|county|市|省|路|시|로", rest, re.IGNORECASE
    ):
        yield say(field.piece, "address", subject=firm, value=rest[:200])


def _country(field: Field) -> Iterator[Note]:
    if re.match(r"^\W*(?:no|not|none)\b", field.piece.value, re.IGNORECASE):
        return
    materials = materials_in(field.piece.label)
    for land in countries_in(field.piece.value):
        yield say(field.piece, "origin", subject=materials[0] if materials else "product", value=land)


def _nation(field: Field) -> Iterator[Note]:
    """Yield a nationality that a paper or list of papers states beside this label."""
    if field.context.kind in ("identity", "workers", "recruitment", "decision", "notice"):
        for land in countries_in(field.piece.value):
            yield say(field.piece, "nationality", value="CN" if land == "CN-XJ" else land)


def _materials(field: Field) -> Iterator[Note]:
    materials = materials_in(field.piece.value)
    if materials:
        yield say(
            field.piece,
            "material",
            subject=style_in(field.piece.text) or style_in(field.piece.heading),
            value=",".join(materials),
        )


def _code(field: Field) -> Iterator[Note]:
    match = _CODE.match(field.piece.value)
    if match:
        for code in re.split(r"\s*(?:,|;|&|\band\b)\s*", match["code"]):
            yield say(field.piece, field.row.topic, value=code.strip("."))


_READERS: Final[Mapping[str, Callable[[Field], Iterator[Note]]]] = {
    "number": _number,
    "area": _area,
    "quantity": _quantity,
    "yes_no": _yes_no,
    "no_only": _no_only,
    "words": _words,
    "words:announced": notes_answers.announced,
    "words:interpreter": notes_answers.interpreter,
    "words:seen": notes_answers.seen,
    "words:told": notes_answers.told,
    "words:left_out": notes_answers.left_out,
    "words:access": notes_answers.access,
    "words:chosen": notes_answers.chosen,
    "words:scope": notes_answers.scope,
    "words:address": _address,
    "words:tested": _tested,
    "words:language": _language,
    "words:scheme": _scheme,
    "firm": _firm,
    "country": _country,
    "nation": _nation,
    "materials": _materials,
    "code": _code,
}
