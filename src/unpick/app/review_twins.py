"""Photographs of the submitter beside those of others: each pair goes through a comparer, each match is a note.

The comparer is passed in: this module knows pairs and words, not pictures.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.note import NO_WEIGHT, Note
from unpick.exhibits.reading import Problem

__all__ = ["Compare", "Shot", "Twin", "with_twins"]

_MOST_PAIRS: Final = 20_000
"""Pairs that are compared; more are named as left out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shot:
    """A photograph: exhibit and place (`picture`, `page 2 picture 1`), and its points as height by width by 3, RGB."""

    exhibit: str
    file: str
    place: str
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """What a comparer says of a pair.

    Attributes:
        kind: photograph, object, print, other_lot, generic or none (design, section 5, `photos`).
        says: a plain sentence with the measured error; shown as the words of the note.
        certain: False where a person must look at both.
        weighs: False where it shows no more than one print, too coarse to tell another lot (`exhibits.photos.weight`).
    """

    kind: str
    says: str
    certain: bool = False
    weighs: bool = True


Compare = Callable[[Shot, Shot], Twin]


def with_twins(facts: PacketFacts, files: Mapping[str, bytes], compare: Compare) -> PacketFacts:
    """Return the facts with a note `twin` per photograph of the submitter that shows what another's shows.

    Pairs in the order of the packet; a pair that shows nothing in common gives no note. `photographs` is looked
    at where every pair was compared; where some were left out or could not be decoded, that is a problem of its file.
    """
    own, bad = _shots(facts.filed(), files)
    others, more = _shots(facts.others(), files)
    bad |= more
    notes: dict[str, list[Note]] = {}
    pairs = [(one, other) for one in own for other in others]
    for one, other in pairs[:_MOST_PAIRS]:
        twin = compare(one, other)
        if twin.kind != "none":
            notes.setdefault(one.exhibit, []).append(_note(one, other, twin))
    if len(pairs) > _MOST_PAIRS and own:
        says = f"{len(pairs) - _MOST_PAIRS} of {len(pairs)} pairs of photographs were not compared"
        left = Problem(place="pictures", problem=says, remedy="review the photographs in parts")
        bad[own[-1].file] = [*bad.get(own[-1].file, []), left]
    exhibits = tuple(
        replace(
            one,
            notes=(*one.notes, *notes.get(one.id, ())),
            reading=replace(one.reading, problems=one.reading.problems or tuple(bad.get(one.file, ()))),
        )
        for one in facts.exhibits
    )
    return replace(facts, exhibits=exhibits, looked=facts.looked | {"photographs"})


def _shots(
    exhibits: Sequence[Exhibit], files: Mapping[str, bytes]
) -> "tuple[list[Shot], dict[str, list[Problem]]]":
    shots: list[Shot] = []
    bad: dict[str, list[Problem]] = {}
    for one in exhibits:
        for place, picture in _pictures(one, files.get(one.file, b"")):
            if isinstance(picture, np.ndarray):
                shots.append(Shot(exhibit=one.id, file=one.file, place=place, pixels=picture))
            else:
                bad.setdefault(one.file, []).append(picture)
    return shots, bad


def _pictures(one: Exhibit, data: bytes) -> "Iterator[tuple[str, NDArray[np.uint8] | Problem]]":
    """Yield the photographs of an exhibit; identity papers hold portraits and are left out."""
    from unpick.datasets.documents.pixels import photographs

    media = "capture" if "capture" in one.reading.meta else one.reading.media
    if data and one.kind != "identity" and media in ("picture", "pdf", "capture"):
        yield from photographs(data, media)


def _note(one: Shot, other: Shot, twin: Twin) -> Note:
    return Note(
        topic="twin",
        text=f"{twin.says} ({other.file}, {other.place})",
        # Both pictures, so that a person can confirm this pair and no other.
        place=f"{one.place} beside {other.file}, {other.place}",
        value=twin.kind,
        unit="" if twin.weighs else NO_WEIGHT,
        subject=other.exhibit,
        method="image",
        certain=twin.certain,
    )
