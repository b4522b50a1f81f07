"""What readers of pictures add to the facts of a packet: legibility, burnt-in days, resident numbers, same photographs.

Each adds notes and says in `PacketFacts.looked` that it ran; where its program or extra is missing it did not, and
the detectors say so. Results of a file are kept while the process lives, by its hash.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from unpick.app.review_confirm import Confirmed, confirmed_note, confirmed_twins
from unpick.app.review_scans import can_look
from unpick.app.review_twins import Compare, with_twins
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.note import Note

if TYPE_CHECKING:
    from unpick.datasets.packets import PacketFiles
    from unpick.exhibits.reading import Problem

__all__ = ["looked_at"]

_PHOTOGRAPHED: Final = ("audit", "photograph", "site", "remediation")
"""Kinds of document whose pictures bear days that matter."""

_Seen = tuple[tuple[Note, ...], "tuple[Problem, ...]"]
_KEPT: dict[tuple[str, str], _Seen] = {}
_MOST_KEPT: Final = 512


def looked_at(
    facts: PacketFacts,
    files: "PacketFiles",
    *,
    compare: Compare | None = None,
    confirmed: Confirmed | None = None,
) -> PacketFacts:
    """Return the facts with what readers of pictures saw.

    Args:
        compare: compares two photographs; None where no such reader is at hand.
        confirmed: what a person has read by eye; only such burnt-in days enter the order of days, every other one
            stays a suggestion.
    """
    facts = _with_residents(facts)
    if can_look():
        looked = tuple(
            _with_pictures(one, files.files.get(one.file, b""), confirmed or {}) for one in facts.exhibits
        )
        facts = replace(facts, exhibits=looked, looked=facts.looked | {"legibility"})
    if compare is None:
        return facts
    return confirmed_twins(with_twins(facts, files.files, compare), confirmed or {})


def _with_residents(facts: PacketFacts) -> PacketFacts:
    """Return the facts with what resident numbers of the submitter's lists say; read from the tables as they stand."""
    from unpick.exhibits.resident_packet import bundled_areas
    from unpick.exhibits.resident_rows import resident_notes, resident_rows

    areas = bundled_areas()
    shown_on = next((note.first for _, note in facts.said("audit_day") if note.certain and note.first), None)
    exhibits = []
    for one in facts.exhibits:
        day = shown_on if one.kind in ("identity", "audit") else None
        # A slip of a machine reader would make a number of a person look wrong.
        grids = [grid for grid in one.reading.grids if not grid.machine]
        rows = [row for grid in grids for row in resident_rows(grid, areas, shown_on=day)]
        exhibits.append(
            replace(one, notes=(*one.notes, *resident_notes(rows))) if rows and one.by == "submitter" else one
        )
    return replace(facts, exhibits=tuple(exhibits))


def _with_pictures(one: Exhibit, data: bytes, confirmed: Confirmed) -> Exhibit:
    if not data or one.by != "submitter" or one.reading.media not in ("picture", "pdf"):
        return one
    found: list[_Seen] = []
    if one.kind == "identity" or _may_be_cards(one):
        seen = _kept("copies", one, data, _copies)
        if seen[0]:
            one = replace(one, kind="identity")
        if one.kind == "identity":
            found.append(seen)
    if one.kind in _PHOTOGRAPHED:
        found.append(_kept("stamps", one, data, _stamps))
    notes = tuple(note for seen in found for note in seen[0])
    read = {place: reads for (file, place), reads in confirmed.items() if file == one.reading.sha256}
    notes = tuple(confirmed_note(note, read[note.place]) if note.place in read else note for note in notes)
    problems = tuple(problem for seen in found for problem in seen[1])
    reading = replace(one.reading, problems=(*one.reading.problems, *problems)) if problems else one.reading
    return replace(one, notes=(*one.notes, *notes), reading=reading)


def _may_be_cards(one: Exhibit) -> bool:
    """Tell whether a scan without text, whose kind nothing tells yet, is called copies of identity papers."""
    from unpick.exhibits.kinds import kind_of_word

    if one.kind != "other" or any(page.text.strip() and not page.machine for page in one.reading.pages):
        return False
    return "identity" in (kind_of_word(one.says), kind_of_word(one.file.rsplit(".", 1)[0].replace("-", " ")))


def _kept(what: str, one: Exhibit, data: bytes, look: Callable[[Exhibit, bytes], _Seen]) -> _Seen:
    key = what, one.reading.sha256
    if key not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = look(one, data)
    return _KEPT[key]


def _copies(one: Exhibit, data: bytes) -> _Seen:
    """Return how many copies of identity papers can be read, and each that cannot, by its measures and its place."""
    from unpick.datasets.documents.identity import copies_in

    blank = frozenset(page.number for page in one.reading.pages if page.is_blank)
    seen = copies_in(data, one.reading.media, blank)
    stated = max((int(note.number) for note in one.said("identity_copies") if note.number), default=0)
    total = max(len(seen.copies), stated)
    if not seen.copies:
        return (), seen.problems
    read = sum(copy.field.state == "confirmed" for copy in seen.copies)
    notes = [
        Note(
            topic="legible",
            text=f"the number can be read by machine, and its check character fits, on {read} of {total} copies",
            place="pictures",
            number=Decimal(read) / Decimal(total),
            method="image",
            certain=False,
        )
    ]
    if not stated:
        says = f"{len(seen.copies)} cards were found on the pages"
        notes.append(Note(topic="identity_copies", text=says, place="pictures", number=Decimal(len(seen.copies)), method="image", certain=False))  # fmt: skip
    notes += [
        Note(
            topic="unreadable_field",
            text=copy.words,
            place=copy.place,
            value="number",
            method="image",
            certain=False,
        )
        for copy in seen.copies
        if copy.field.state != "confirmed"
    ]
    return tuple(notes), seen.problems


def _stamps(one: Exhibit, data: bytes) -> _Seen:
    """Return the days burnt into photographs, each as a suggestion that a person must confirm."""
    from unpick.datasets.documents.ocr import read_lines
    from unpick.datasets.documents.pixels import photographs
    from unpick.exhibits.reading import Problem
    from unpick.exhibits.stamps import find_stamp

    notes, problems = [], []
    for place, picture in photographs(data, one.reading.media):
        if isinstance(picture, Problem):
            problems.append(picture)
            continue
        found = find_stamp(picture, lambda line: read_lines([line], letters="0123456789")[0].text)
        if found:
            left, top, right, bottom = found.box
            notes.append(
                Note(
                    topic="photo_day",
                    text=(
                        f"stamp {found.digits} in the {found.corner} corner (machine reading of two readers, confirm by "
                        f"eye; points {left}, {top} to {right}, {bottom}, digits {found.height} points high)"
                    ),
                    place=place,
                    value="stamp",
                    first=found.days[0],
                    last=found.days[0],
                    readings=tuple(day.isoformat() for day in found.days[1:]),
                    method="image",
                    certain=False,
                )
            )
    return tuple(notes), tuple(problems)
