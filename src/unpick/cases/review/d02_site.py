"""D02: which part of the site the auditor did not see.

Severity. Major where a part of the firm's own site was not seen; minor where every unseen building is said to
stand empty or to be under construction, because then a person can check one sentence instead of a plant. A
building of another firm in the same compound belongs to D13.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import about_same_firm, firm_key, firm_of
from unpick.cases.review.question import is_answered, is_denied, stake
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Table
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["DETECTOR", "check", "other_firm", "seen"]

_EMPTY: Final = re.compile(
    r"\b(empty|vacant|disused|derelict|demolish\w*|under construction|nobody works|no work is done|stands? idle|scaffold\w*|ruins?|no roof|without (?:a )?roof)\b|"
    r"\b(unused|not in use)\b(?!\s+(for|by|in|on)\b)"
    r"|空置|在建|闲置|未使用|拆除|비어|공사\s*중",
    re.IGNORECASE,
)
"""Words by which a document says that nobody works in a place; not in use for one order is not empty."""

_NEIGHBOR: Final = re.compile(
    r"\b(other|another|neighbou?r\w*|different)\s+(firm|factor|compan|manufactur|business|enterprise|tenant|owner|entit|plant|workshop)\w*|其他(公司|工厂|企业)|"
    r"다른\s*(공장|회사|업체)",
    re.IGNORECASE,
)
"""Words by which a place belongs to somebody else: D13 speaks of it."""

_OF_THEM: Final = re.compile(r"\b(they|them|these|those)\b", re.IGNORECASE)
"""Words by which a sentence after one on other firms still speaks of them."""

_PLANT_ROOM: Final = re.compile(
    r"\b(transformer|substation|switch ?gear|boiler|electrical|electricity|meter|pump|generator|lift|elevator|septic|sewage)\b|"
    r"配电|变压器|锅炉|변전|보일러",
    re.IGNORECASE,
)
_LOOKED_IN: Final = re.compile(
    r"\b(seen|looked|viewed|visible)\b.{0,40}\b(through|from|into|inside)\b|\binside was seen\b",
    re.IGNORECASE,
)
"""A locked room of machines that was looked into hides nobody at work."""

_IN_THE_END: Final = re.compile(
    r"\b(with (?:this|that)|thereby|thus|then|after ?wards|later|next day|following (?:day|morning)|second day|subsequently|"
    r"in the end|finally|by the end|has (?:now )?been (?:seen|inspected|visited)|have (?:now )?been (?:seen|inspected|visited)|"
    r"return\w*|opened)\b|随后|次日|第二天|最终|之后|다음\s*날|이후|결국",
    re.IGNORECASE,
)
"""Words by which a statement that all was seen comes after an earlier closed door."""

_SHUT: Final = re.compile(r"\b(locked|not|no|refused|closed|denied|without)\b|未|不", re.IGNORECASE)
"""Words by which a sentence on an area tells that it was not seen."""

_SPEAKING: Final = (
    "audit",
    "site",
    "questionnaire",
    "protest",
    "certificate",
    "photograph",
    "workers",
    "other",
)
"""Kinds of document whose words on access are about the site; a laboratory has access to samples."""

_SEEN: Final = frozenset({"yes", "y", "true", "1", "full", "fully", "visited", "seen", "是", "已", "예"})
_UNSEEN: Final = frozenset(
    {
        "no",
        "n",
        "false",
        "0",
        "not visited",
        "none",
        "refused",
        "closed",
        "partly",
        "partial",
        "partially",
        "limited",
    }
    | {"否", "未", "部分", "아니오", "일부"}
)

_CURE: Final = (
    "Access for an auditor of the importer's choice, without notice, to every building, floor and dormitory of the "
    "site, with a plan of the whole compound."
)

_PAIRS: Final = (
    ("buildings", "buildings_visited", "buildings"),
    ("area_m2", "area_visited_m2", "square meters"),
)


def check(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect per exhibit and kind of coverage: numbers, rows of a site table, words."""
    if not is_answered(facts):
        return
    for exhibit in facts.filed():
        if defect := _rows(facts, exhibit):
            yield defect
        else:
            yield from _numbers(facts, exhibit)
        if defect := _words(facts, exhibit):
            yield defect


def seen(cell: str) -> bool | None:
    """Return whether a cell says that a building was visited, None when it does not tell.

    >>> [seen(cell) for cell in ("Yes", "partly", "")]
    [True, False, None]
    """
    plain = cell.strip().casefold()
    return True if plain in _SEEN else False if plain in _UNSEEN else None


def other_firm(exhibit: Exhibit, table: Table, name: str) -> bool:
    """Tell whether a row of a site table belongs to another firm than the one audited.

    Where the document does not name its firm, the firms whose buildings were seen are taken to be it.
    """
    key, own = firm_key(name), firm_of(exhibit)
    if own or not key:
        return bool(own and key and own != key)
    visited = {firm_key(row.get("firm", "")) for row in table.rows if seen(row.get("visited", ""))} - {""}
    return bool(visited) and key not in visited


def _rows(facts: PacketFacts, exhibit: Exhibit) -> Defect | None:
    rows = [
        (row, Spot(says=_row_text(row), exhibit=exhibit.id, file=exhibit.file, place=place))
        for table in exhibit.tables
        if table.role == "site"
        for row, place in zip(table.rows, table.places, strict=True)
        if not other_firm(exhibit, table, row.get("firm", ""))
    ]
    told = [(row, where) for row, where in rows if seen(row.get("visited", "")) is not None]
    missed = [(row, where) for row, where in told if not seen(row["visited"])]
    if not missed:
        return None
    names = ", ".join(row.get("building") or row.get("use") or "unnamed" for row, _ in missed)
    # A building of machines alone, or one without a roof, holds nobody at work; a visit can show it.
    empty = all(
        (_EMPTY.search(words) or _PLANT_ROOM.search(words))
        for row, _ in missed
        for words in (f"{row.get('building', '')} {row.get('use', '')} {row.get('why_not', '')}",)
    )
    return _defect(
        facts,
        "site_rows",
        f"{len(told) - len(missed)} of {len(told)} buildings seen in full; not seen or seen in part: {names}.",
        spots=tuple(where for _, where in missed),
        empty=empty,
        bounds=(("buildings", len(told)), ("seen", len(told) - len(missed)), *_area(rows)),
    )


def _row_text(row: Any) -> str:
    return ", ".join(str(row[key]) for key in ("building", "use", "visited", "why_not") if row.get(key))


def _area(rows: list[Any]) -> tuple[tuple[str, Any], ...]:
    """Return the area and the area seen, when every row of the table gives its area."""
    cells = [(row.get("area_m2", ""), seen(row.get("visited", ""))) for row, _ in rows]
    if not all(re.fullmatch(r"\d+(\.\d+)?", cell) for cell, _ in cells):
        return ()
    whole, part = (sum(float(cell) for cell, was in cells if was or every) for every in (True, False))
    return ("area_m2", whole), ("area_seen_m2", part)


def _numbers(facts: PacketFacts, exhibit: Exhibit) -> Iterator[Defect]:
    for whole, part, unit in _PAIRS:
        visited = [
            note for note in exhibit.said(part) if note.number is not None and not _SHUT.search(note.text)
        ]
        if not visited:
            continue
        most = max(visited, key=_number)
        owner, total = max(
            _totals(facts, exhibit, whole), key=lambda one: _number(one[1]), default=(exhibit, None)
        )
        if total is None or _number(total) <= _number(most):
            continue
        share = 100 * _number(most) / _number(total)
        elsewhere = f" that {owner.id} counts" if owner.id != exhibit.id else ""
        yield _defect(
            facts,
            f"{whole}_visited",
            f"The auditor saw {most.number} of {total.number} {unit}{elsewhere} ({share:.0f}%).",
            spots=(spot(exhibit, most), spot(owner, total)),
            empty=bool(_EMPTY.search(most.text) or _EMPTY.search(total.text)),
            bounds=(
                (unit.replace(" ", "_"), _number(total)),
                ("seen", _number(most)),
                ("share", round(share / 100, 4)),
            ),
        )


def _number(note: Note) -> float:
    return float(note.number or 0)


def _totals(facts: PacketFacts, exhibit: Exhibit, topic: str) -> Iterator[tuple[Exhibit, Note]]:
    """Yield what the audit, or another document on the same firm, says of the size of the site.

    Where several firms share the compound, a plan may count the buildings of all of them: D13 speaks of those.
    """
    shared = any(not is_denied(note) for _, note in facts.said("shared_compound")) or any(
        (note.number or 0) > 1 for _, note in facts.said("firms_on_site")
    )
    for other, note in facts.said(topic):
        own = other.id == exhibit.id
        if note.number is not None and (
            own or (not shared and about_same_firm(firm_of(other), firm_of(exhibit), facts))
        ):
            yield other, note


def _made_good(exhibit: Exhibit) -> int:
    """Return the place of the note that says that in the end everything was seen; 0 where none does.

    A hall that was closed on the first day and opened on the second was seen. What is only said of the whole
    visit ("we had full access") does not open a door that the same report found locked.
    """
    places = [
        number
        for number, note in enumerate(exhibit.notes)
        if note.topic == "access_full" and not is_denied(note) and _IN_THE_END.search(note.text)
    ]
    return max(places, default=0)


def _words(facts: PacketFacts, exhibit: Exhibit) -> Defect | None:
    # A sentence on other firms in the compound speaks of them (D13), not of the site that was audited.
    shared = {note.text for note in exhibit.said("shared_compound") if not is_denied(note)}
    seen_after = _made_good(exhibit)
    said = [
        note
        for number, note in enumerate(exhibit.notes)
        if note.topic in ("access_refused", "access_limited")
        and not is_denied(note)
        and note.text not in shared
        and number >= seen_after
        and not _NEIGHBOR.search(note.text)
        and not (shared and _OF_THEM.search(note.text))
        and not (_PLANT_ROOM.search(note.text) and _LOOKED_IN.search(note.text))
    ]
    everything = {note.text for note in exhibit.said("access_full") if not is_denied(note)}
    said = [note for note in said if note.text not in everything]
    if exhibit.kind not in _SPEAKING or not said:
        return None
    what = "; ".join(dict.fromkeys(note.subject or note.text for note in said))
    kind = "was refused" if any(note.topic == "access_refused" for note in said) else "was limited"
    full = [note for note in exhibit.said("access_full") if not is_denied(note)]
    against = " The same document also says that access was full." if full else ""
    return _defect(
        facts,
        "access",
        f"Access {kind}: {what.rstrip('.')}.{against}",
        spots=tuple(spot(exhibit, note) for note in (*said, *full)),
        empty=all(_EMPTY.search(note.text) or _PLANT_ROOM.search(note.text) for note in said),
    )


def _defect(
    facts: PacketFacts,
    check_name: str,
    says: str,
    *,
    spots: tuple[Spot, ...],
    empty: bool,
    bounds: tuple[tuple[str, Any], ...] = (),
) -> Defect:
    rest = (
        "the part is said to hold no work, which a visit can show"
        if empty
        else "who works in the part that was not seen is not known"
    )
    return Defect(
        code="D02",
        check=check_name,
        says=says,
        reason=f"{stake(facts)} An audit speaks of what the auditor saw: {rest}.",
        severity=Severity.MINOR if empty else Severity.MAJOR,
        spots=spots,
        cure=_CURE,
        bounds=bounds,
    )


DETECTOR = Detector(
    code="D02", asks="Which part of the site did the auditor not see?", needs=("text", "tables"), check=check
)
