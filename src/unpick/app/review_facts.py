"""From the files of a packet to the one record that the detectors see; the only place where both are known."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.review_infer import events_of, product_of, question_of, regime_of, side_of
from unpick.app.review_law import Held, standards_of
from unpick.app.review_requests import requests_of
from unpick.cases.review.facts import Exhibit, Line, ListedName, PacketFacts
from unpick.model.days import exact_day

if TYPE_CHECKING:
    from unpick.app.review_confirm import Confirmed
    from unpick.datasets.packets import PacketFiles
    from unpick.exhibits.interpret import Interpreted
    from unpick.exhibits.note import Note
    from unpick.exhibits.reading import Reading, Table
    from unpick.law.regime import Regime

__all__ = ["packet_facts"]

_OF_AUTHORITY: Final = frozenset({"notice", "decision"})
_OF_OTHERS: Final = frozenset({"press", "allegation"})


def packet_facts(
    files: "PacketFiles",
    regimes: Sequence["Regime"],
    *,
    listed: "Iterable[ListedName] | None" = None,
    on: dt.date | None = None,
    known_at: dt.date,
    confirmed: "Confirmed | None" = None,
) -> PacketFacts:
    """Return the facts of a packet, read from its files; what its list says comes first where only it can know.

    Args:
        listed: firms of the packet that a list knows; None where no list was asked.
        on: the day the law is asked about, else the day of import or detention.
        known_at: what was public by then; law and lists included.
        confirmed: what a person has read by eye, by file and place; pages that she compared count as text.
    """
    body = files.body
    exhibits = _exhibits(files, confirmed or {})
    notices = [one for one in exhibits if one.by == "authority" or one.kind in ("notice", "entry")]
    events = events_of(body, exhibits, notices)
    regime = str(body.get("regime", "")) or regime_of(notices, exhibits)
    day = on or events.get("imported") or events.get("detained") or events.get("presented")
    facts = PacketFacts(
        title=str(body.get("title", files.name)),
        exhibits=exhibits,
        requests=requests_of(body, notices),
        lines=_lines(body, exhibits),
        regime=regime,
        side=side_of(body, exhibits),
        importer=str(body.get("importer", "")),
        entries=tuple(_entries(body, notices)),
        events=events,
        listed=tuple(listed or ()),
        looked=frozenset({"text", "tables", "metadata"} | ({"names"} if listed is not None else set())),
        on=day,
        known_at=known_at,
    )
    facts = replace(facts, question=str(body.get("question", "")) or question_of(facts))
    facts = replace(facts, product=str(body.get("product", "")) or product_of(facts))
    return _under_law(facts, regimes)


def _under_law(facts: PacketFacts, regimes: Sequence["Regime"]) -> PacketFacts:
    held: Held = standards_of(facts, regimes)
    return replace(
        facts,
        standard=held.standard,
        contested_standard=held.contested,
        presumes=held.presumes,
        due=held.due,
    )


def _exhibits(files: "PacketFiles", confirmed: "Confirmed") -> tuple[Exhibit, ...]:
    found: list[Exhibit] = []
    replaced = {
        str(row["id"]) for row in files.body.get("exhibits", []) if row.get("replaced_by") and row.get("id")
    }
    for part, letter in (("exhibits", "E"), ("record", "A")):
        for number, row in enumerate(files.body.get(part, []), start=1):
            exhibit = _exhibit(row, f"{letter}{number}", files, part, confirmed)
            if exhibit.id in replaced and exhibit.status == "filed":
                exhibit = replace(exhibit, status="replaced")
            found.append(exhibit)
    side = side_of(files.body, found)
    return tuple(_with_side(one, side) for one in found)


def _with_side(one: Exhibit, side: str) -> Exhibit:
    """Return the exhibit with who it comes from; a notice is the authority's, unless the packet is the authority's."""
    if one.by:
        return one
    own = (side == "agency" and one.kind in _OF_AUTHORITY) or (
        side == "petitioner" and one.kind == "allegation"
    )
    if one.kind in _OF_AUTHORITY and not own:
        return replace(one, by="authority")
    return replace(one, by="submitter")


def _exhibit(
    row: Mapping[str, Any], number: str, files: "PacketFiles", part: str, confirmed: "Confirmed"
) -> Exhibit:
    from unpick.app.review_scans import compared_pages, is_passed_over, machine_notes, with_scans
    from unpick.datasets.packets import member_name
    from unpick.exhibits.note import KINDS

    name = member_name(row["file"])
    claimed = str(row.get("kind", ""))
    by = str(row.get("by", ""))
    record = part == "record" and by in ("", "authority")
    plain = _reading(name, files)
    called = (claimed, str(row.get("says", row.get("title", ""))), name.rsplit(".", 1)[0])
    reading = compared_pages(with_scans(plain, files.files.get(name, b""), called), confirmed)
    found, tables = _interpreted(reading, claimed, record=record)
    if reading is not plain and is_passed_over(found.kind):
        reading = plain
        found, tables = _interpreted(reading, claimed, record=record)
    kind = found.kind
    if kind == "other" and claimed in KINDS:
        kind = claimed
    if not by and part == "record":
        by = "adverse" if kind in _OF_OTHERS else "authority"
    return Exhibit(
        id=str(row.get("id", number)),
        file=name,
        kind=kind,
        reading=reading,
        notes=(*machine_notes(found.notes, reading), *_claims(row)),
        tables=tables,
        claimed_kind=claimed,
        by=by,
        says=str(row.get("says", row.get("title", ""))),
        submitted=exact_day(row.get("submitted")),
        status=str(row.get("status", "filed")),
    )


def _interpreted(
    reading: "Reading", claimed: str, *, record: bool
) -> "tuple[Interpreted, tuple[Table, ...]]":
    from unpick.exhibits.interpret import interpret
    from unpick.exhibits.tables import understand

    tables = tuple(table for grid in reading.grids if (table := understand(grid)))
    return interpret(reading, tables, claimed, of_authority=record), tables


def _reading(name: str, files: "PacketFiles") -> "Reading":
    from unpick.datasets.documents import read_document
    from unpick.exhibits.reading import Problem, Reading

    if name in files.files:
        return read_document(files.files[name], name)
    absent = Problem(
        place=name, problem="the packet names this file and does not hold it", remedy="add the file"
    )
    return Reading(file=name, sha256="", media="other", problems=(absent,))


def _claims(row: Mapping[str, Any]) -> "tuple[Note, ...]":
    """Return what the submitter claims of an exhibit as notes of their own statement, kept apart by their place."""
    from unpick.exhibits.interpret import interpret
    from unpick.exhibits.reading import Page, Reading

    said = row.get("claims")
    if said is None:
        return ()
    if isinstance(said, Mapping):
        lines = [f"{str(key).replace('_', ' ')}: {value}" for key, value in said.items()]
    else:
        lines = [str(one) for one in (said if isinstance(said, list) else [said])]
    page = Page(number=1, text="\n".join(lines))
    reading = Reading(file="packet.yml", sha256="", media="keyed", pages=(page,))
    return tuple(
        replace(note, place="packet.yml: claims", method="keyed") for note in interpret(reading).notes
    )


def _lines(body: Mapping[str, Any], exhibits: Sequence[Exhibit]) -> tuple[Line, ...]:
    """Return the goods lines of the list, else of entry papers and notices; materials from the files where absent."""
    rows = [dict(row) for row in body.get("lines", [])]
    for entry in body.get("entries", []):
        if isinstance(entry, Mapping):
            rows += [{**row, "entry": entry["number"]} for row in entry.get("lines", [])]
    stated = _materials(exhibits)
    lines = [
        Line(
            id=str(row["id"]),
            description=str(row.get("description", "")),
            style=str(row.get("style", "")),
            hs="".join(filter(str.isdigit, str(row.get("hs", "")))),
            materials=tuple(row.get("materials", ())),
            quantity=str(row.get("quantity", "")),
            entry=str(row.get("entry", "")),
        )
        for row in rows
    ] or _lines_read(exhibits)
    return tuple(
        one if one.materials else replace(one, materials=stated.get(_key(one.style) or _key(one.id), ()))
        for one in lines
    )


def _lines_read(exhibits: Sequence[Exhibit]) -> list[Line]:
    """Return the goods lines of notices and entry papers: of their tables, else of what their words say."""
    papers = [one for one in exhibits if one.kind in ("entry", "notice") and one.by != "adverse"]
    of_tables = [
        _line_of_row(row)
        for one in papers
        for table in one.tables
        if table.role == "lines"
        for row in table.rows
    ]
    of_words = [
        Line(
            id=note.subject,
            style=note.subject,
            description=note.text,
            materials=tuple(part for part in note.value.split(",") if part),
        )
        for one in papers
        for note in one.said("line")
        if note.method != "table"
    ]
    found: dict[str, Line] = {}
    for line in of_tables or of_words:
        if line.id:
            found.setdefault(line.id, line)
    return list(found.values())


def _line_of_row(row: Mapping[str, str]) -> Line:
    from unpick.exhibits.notes_goods import materials_in

    style = row.get("style", "")
    return Line(
        id=row.get("line", "") or style,
        style=style,
        description=row.get("description", ""),
        hs="".join(filter(str.isdigit, row.get("hs", ""))),
        materials=materials_in(f"{row.get('material', '')} {row.get('description', '')}"),
        quantity=row.get("quantity", ""),
        entry=row.get("entry", ""),
    )


def _materials(exhibits: Sequence[Exhibit]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in exhibits:
        for note in one.said("material", "line"):
            if note.subject and note.value:
                found.setdefault(_key(note.subject), tuple(part for part in note.value.split(",") if part))
    return found


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _entries(body: Mapping[str, Any], notices: Sequence[Exhibit]) -> list[str]:
    given = [str(row["number"]) if isinstance(row, Mapping) else str(row) for row in body.get("entries", [])]
    read = [note.value for one in notices for note in one.said("number_entry") if note.value]
    return list(dict.fromkeys(given or read))
