"""Numbers that sentences state: workers, interviews, buildings, areas, quantities, wages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_lexicon import Rule, is_norm, rules, undotted
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_numbers import in_digits, read_number
from unpick.exhibits.notes_pieces import Piece

__all__ = ["SQUARE_METERS", "counts_of", "style_in", "unit_of", "whole_interviews"]

SQUARE_METERS: Final[Mapping[str, Decimal]] = {
    "ft": Decimal("0.09290304"),  # international foot of 0.3048 m
    "feet": Decimal("0.09290304"),
    "hectare": Decimal(10000),
    "亩": Decimal("666.6667"),  # 15 mu are one hectare (PRC legal units)
    "평": Decimal("3.305785"),  # 400/121 square meters (Korean measurement act)
}
"""Square meters of one unit of area; other units are square meters."""

_UNITS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("piece", "pieces", "pcs", "unit", "units", "garments", "件", "条", "장", "벌", "개", "dresses", "shirts", "jackets", "trousers"), "pieces"),
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms", "kilo", "kilos", "公斤", "千克", "킬로그램"), "kg"),
    **dict.fromkeys(("t", "ton", "tons", "tonne", "tonnes", "metric ton", "metric tons", "mt", "吨", "톤"), "t"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "米"), "m"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("yuan", "rmb", "cny", "元", "위안"), "CNY"),
    **dict.fromkeys(("krw", "won", "원"), "KRW"),
    **dict.fromkeys(("usd", "us$", "dollar", "dollars", "$"), "USD"),
    **dict.fromkeys(("ctns", "carton", "cartons", "箱"), "cartons"),
    **dict.fromkeys(("set", "sets", "套"), "sets"),
    **dict.fromkeys(("pair", "pairs"), "pairs"),
    **dict.fromkeys(("bale", "bales", "包"), "bales"),
    **dict.fromkeys(("dozen", "dozens"), "dozen"),
}  # fmt: skip
_STYLE: Final = re.compile(
    r"\b(?:style|model|article|item|SKU|款号|款|스타일|품번)\s*(?:no\.?|number|#)?\s*[:：#]?\s*([A-Z]{0,4}[-]?\d[\w\-/]*)",
    re.IGNORECASE,
)
# Rules of these stand from the special to the general; ten of 49 is not read again as 49 of anything.
_FIRST_ONLY: Final = frozenset({"interviewed", "buildings_visited"})
_FRACTION: Final = re.compile(
    r"(?:\b(?:half|third|quarter|fifth|tenth|per ?cent)|%) of (?:the |its |all |these |about |roughly |some |approximately )*$",
    re.IGNORECASE,
)
"""Words before a number of which a part was heard; the part is not told in numbers."""

# Who works next door, in a sister plant or in one shift of several is not the workforce of the plant.
_ELSEWHERE: Final = re.compile(
    r"\b(?:sister|neighbou?r\w*|adjacent|affiliated|competing|parent|second|other|another) (?:plant|factory|firm|company|mill|works|site|unit|workshop)?\b[^.;]{0,60}$"
    r"|\b(?:neighbou?rs?|next door|customer|buyer|competitor)\b[^.;]{0,60}$|\b(?:night|day|early|late|morning|evening|first|second|third|each) shift\b[^.;]{0,25}$"
    r"|(?:야간|주간|오전|오후|교대)[^.]{0,15}$|(?:夜班|白班|早班|晚班|隔壁|姐妹厂|另一家)[^。；]{0,15}$",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"(?:\d{1,2}\.?)+ [A-Z][a-z]+(?: (?:and|of|the|at|[a-z]+)){0,3}")
_CUT: Final = re.compile(r"\b(?:one|two|three)[- ]piece\b", re.IGNORECASE)
"""A cut of a garment, no quantity."""

_QUANTITIES: Final = frozenset({"ordered", "made", "shipped", "received", "input", "output", "waste"})
_BOUNDS: Final = (
    (re.compile(r"\b(?:more than|over|above|in excess of|exceed\w*)\s*$|超过|이상\s*$", re.IGNORECASE), ">"),
    (re.compile(r"\b(?:at least|no fewer than|not less than)\s*$|至少", re.IGNORECASE), ">="),
    (re.compile(r"\b(?:fewer than|less than|under|below)\s*$|不到", re.IGNORECASE), "<"),
    (re.compile(r"\b(?:up to|at most|no more than)\s*$|最多", re.IGNORECASE), "<="),
    (
        re.compile(
            r"\b(?:about|approximately|around|some|roughly|circa|nearly|almost)\s*$|约|大约|약\s*$",
            re.IGNORECASE,
        ),
        "~",
    ),
)


def unit_of(text: str | None) -> str:
    """Return the plain word for a unit, or the text itself.

    >>> unit_of("Pcs."), unit_of("公斤"), unit_of("RMB")
    ('pieces', 'kg', 'CNY')
    """
    word = (text or "").strip().strip(".").lower()
    return _UNITS.get(word, word)


def style_in(text: str) -> str:
    """Return the style or article number that a sentence names, or an empty string."""
    match = _STYLE.search(text)
    return match[1] if match else ""


def counts_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield the numbers that a sentence states; what ought to be or is planned does not count."""
    text = in_digits(_CUT.sub("of that cut", undotted(piece.text)))
    if _HEADING.fullmatch(piece.text.strip()):
        return  # `2 People` is the second heading and counts nobody
    if is_norm(text) or not re.search(r"\d|\bno(?:ne|t|body)?\b", text, re.IGNORECASE):
        return
    found = _found(text, piece, context.kind)
    # A remark in brackets, such as (9 women, 6 men), may part a number from its verb.
    plain = re.sub(r"\s*\([^()]*\d[^()]*\)", "", text)
    yield from found
    if plain != text:
        topics = {note.topic for note in found}
        yield from (note for note in _found(plain, piece, context.kind) if note.topic not in topics)


def _found(text: str, piece: Piece, kind: str) -> list[Note]:
    found: list[Note] = []
    said: set[tuple[str, Decimal]] = set()
    for rule, match in rules("counts.csv").matches(text, kind):
        if rule.topic in _FIRST_ONLY and any(topic == rule.topic for topic, _number in said):
            continue
        if rule.topic == "headcount" and _ELSEWHERE.search(text[: match.end()]):
            continue
        for note in _notes(rule, match, piece):
            key = (note.topic, note.number or Decimal(0))
            if key not in said:
                said.add(key)
                found.append(note)
    return found


def _notes(rule: Rule, match: re.Match[str], piece: Piece) -> Iterator[Note]:
    number = _number(rule, match)
    if number is None or (rule.topic == "interviewed" and _is_fraction_of(match)):
        return
    unit, factor = rule.unit, Decimal(1)
    named = next(
        (
            match.group(name)
            for name in ("u", "u2", "u3", "u4")
            if name in match.re.groupindex and match.group(name)
        ),
        None,
    )
    if rule.topic.startswith("area"):
        unit = "m2"
        factor = next(
            (size for word, size in SQUARE_METERS.items() if word in (named or "").lower()), Decimal(1)
        )
    elif named or rule.topic in _QUANTITIES:
        unit = unit_of(named)
    subject = ""
    if rule.topic in _QUANTITIES:
        from unpick.exhibits.notes_goods import steps_in

        steps = steps_in(piece.text) if rule.topic in ("input", "output", "waste") else ()
        subject = steps[0] if steps else style_in(piece.text)
    yield say(
        piece,
        rule.topic,
        number=number * factor,
        unit=unit,
        subject=subject,
        bound=_bound(match),
        value="" if rule.value in ("m", "of", "of_reversed", "sum") else rule.value,
    )


def _number(rule: Rule, match: re.Match[str]) -> Decimal | None:
    part = match.groupdict()
    first, second = (read_number(part[name]) if part.get(name) else None for name in ("n", "m"))
    if rule.value == "zero":
        return Decimal(0)
    if rule.value == "sum" and first is not None and second is not None:
        return first + second
    if rule.value in ("m", "of_reversed"):
        other = first if rule.value == "of_reversed" else read_number(part.get("k") or "")
        return second if second is not None else other or first
    number = (
        first if first is not None else second if second is not None else read_number(part.get("k") or "")
    )
    if number is not None and (part.get("o") or part.get("o2")):
        return number + 1  # the others and this one
    return number


def _is_fraction_of(match: re.Match[str]) -> bool:
    named = [name for name in ("n", "m", "k") if name in match.re.groupindex and match.group(name)]
    return any(_FRACTION.search(match.string[: match.start(name)]) for name in named)


def _bound(match: re.Match[str]) -> str:
    start = (
        min(match.start(name) for name in ("n", "m") if name in match.re.groupindex and match.group(name))
        if any(name in match.re.groupindex and match.group(name) for name in ("n", "m"))
        else match.start()
    )
    before = match.string[max(0, start - 24) : start]
    return next((bound for pattern, bound in _BOUNDS if pattern.search(before)), "=")


def whole_interviews(notes: Iterable[Note]) -> list[Note]:
    """Return the notes with individual and group interviews added up: each worker is heard once."""
    notes = list(notes)
    parts = [note for note in notes if note.topic == "interviewed" and note.value in ("individual", "group")]
    if not parts:
        return notes
    rest = [note for note in notes if note not in parts]
    if any(note.topic == "interviewed" for note in rest):
        return rest
    best = {
        kind: next((note for note in parts if note.value == kind), None) for kind in ("individual", "group")
    }
    found = [note for note in best.values() if note]
    total = replace(
        found[0],
        value="",
        number=sum((note.number or Decimal(0) for note in found), Decimal(0)),
        text="; ".join(note.text for note in found),
    )
    return [*rest, total]
