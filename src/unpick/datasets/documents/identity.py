"""Copies of identity papers in a scan: how well the number of each can be read; nothing but its band is looked at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unpick.datasets.documents.ocr import read_lines
from unpick.datasets.documents.pixels import gray_pages
from unpick.exhibits.reading import Problem

if TYPE_CHECKING:
    from unpick.exhibits.legibility import FieldReading

__all__ = ["Copies", "Copy", "copies_in"]

_MOST_COPIES: Final = 2000
_LETTERS: Final = "0123456789X"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy. place: page 1 copy 3. box: of the band of its number on the drawn page: left, top, right, bottom."""

    place: str
    box: tuple[int, int, int, int]
    field: "FieldReading"

    @property
    def words(self) -> str:
        """Return in a sentence why the number cannot be read, with the measures; the crop is named, not shown."""
        one = self.field.measure
        return (
            f"the number cannot be read by this method: characters {one.height:.0f} points high, edges {one.edge:.1f} points "
            f"wide, contrast {one.contrast:.0f} of 255, signal to noise {one.snr:.0f}, {self.field.agreed} of 18 characters "
            f"read alike twice; band of the number at points {', '.join(map(str, self.box))}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The copies of a file in the order of its pages, and pages that could not be looked at."""

    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]


def copies_in(data: bytes, media: str, blank: frozenset[int]) -> Copies:
    """Return the copies that lie on the pages of a scan, each with what two readings of its number agree on.

    Args:
        media: picture or pdf. blank: pages of a PDF that hold pictures and no text.
    """
    from unpick.exhibits.cards import find_cards
    from unpick.exhibits.legibility import measure_band, read_field, renditions

    copies: list[Copy] = []
    problems: list[Problem] = []
    for place, page in gray_pages(data, media, blank_only=blank if media == "pdf" else None):
        if isinstance(page, Problem):
            problems.append(page)
            continue
        bands = find_cards(page)[: _MOST_COPIES - len(copies)]
        if not bands:
            says = "picture: no card was found on it, so no number was looked for"
            problems.append(Problem(place=place, problem=says, remedy="look at the page by eye"))
            continue
        shown = [renditions(band.pixels) for band in bands]
        texts = iter(read_lines([one for each in shown for one in each], letters=_LETTERS))
        for order, band in enumerate(bands):
            field = read_field(measure_band(band.pixels), [next(texts).text for _ in shown[order]])
            copies.append(Copy(place=f"{place} copy {order + 1}", box=band.box, field=field))
    return Copies(copies=tuple(copies), problems=tuple(problems))
