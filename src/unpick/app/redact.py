"""Redaction of a file: find what to cover, paint, rebuild, probe, and only then write."""

import datetime as dt
import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.ocr import read_words
from unpick.app.redact_parts import PartPlaces, parts_of_people
from unpick.app.workspace import answer_head
from unpick.exhibits.leaks import PROBES, Leak, probe_output
from unpick.exhibits.redact import (
    DPI,
    Box,
    Glyph,
    check_fill,
    find_name_parts,
    find_names,
    image_pdf,
    load_image,
    name_boxes,
    normal,
    paint,
    plain_image,
    render_pages,
)
from unpick.model.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Covered", "cover_pages", "parse_box", "read_names", "read_people", "redact_file"]

_ENDINGS: Final = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_MOST_BYTES: Final = 500_000_000


def parse_box(text: str) -> Box:
    """Read PAGE:LEFT,TOP,WIDTH,HEIGHT; page from 1, in points of a PDF page or pixels of a picture.

    Raises:
        UsageError: the text has another form, or a number is out of range.

    >>> parse_box("2:10,20,30,40")
    Box(page=1, left=10.0, top=20.0, right=40.0, bottom=60.0)
    """
    try:
        page, _, rest = text.partition(":")
        left, top, width, height = (float(one) for one in rest.split(","))
        number = int(page)
        if not all(math.isfinite(one) for one in (left, top, width, height)):
            raise ValueError
        if number < 1 or min(left, top) < 0 or min(width, height) <= 0 or max(left, top, width, height) > 1e6:
            raise ValueError
    except ValueError:
        raise UsageError(
            "--box", f"'{text}' is no region", "write PAGE:LEFT,TOP,WIDTH,HEIGHT as 1:72,90,200,14"
        ) from None
    return Box(page=number - 1, left=left, top=top, right=left + width, bottom=top + height)


def read_names(file: Path) -> list[str]:
    """Return the names of a file, one a line; empty lines stay, so that numbers of lines hold.

    Raises:
        UsageError: it cannot be read, or a name has fewer than 2 letters.
    """
    try:
        names = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"file of names '{file.name}'", f"it cannot be read ({problem})", "give UTF-8 text"
        ) from None
    for number, name in enumerate(names, 1):
        if name and len(normal(name)) < 2:
            raise UsageError(
                f"file of names '{file.name}'",
                f"line {number} has fewer than 2 letters",
                "write the name in full",
            )
    return names


def read_people(file: Path) -> list[list[str]]:
    """Return persons of a file, one a line, each as the spellings of one person with `;` between them.

    Raises:
        UsageError: it cannot be read, names nobody, or a spelling has fewer than 2 letters.
    """
    people = [[one.strip() for one in line.split(";") if one.strip()] for line in read_names(file)]
    for number, spellings in enumerate(people, 1):
        short = next((one for one in spellings if len(normal(one)) < 2), None)
        if short is not None:
            raise UsageError(
                f"file of names '{file.name}'",
                f"line {number} has a spelling of fewer than 2 letters",
                "write the name in full",
            )
    found = [spellings for spellings in people if spellings]
    if not found:
        raise UsageError(f"file of names '{file.name}'", "it names nobody", "write one person a line")
    return found


def redact_file(
    source: Path,
    out: Path,
    *,
    at: dt.datetime,
    boxes: Sequence[Box] = (),
    names: Sequence[str] = (),
    fill: str = "solid",
    whole_lines: bool = False,
    accept_unread: bool = False,
    workspace: Path | None = None,
) -> dict[str, Any]:
    """Write a redacted copy and return the document of `unpick redact`; the source is only read.

    The copy is made from pixels: pages rendered, boxes filled, an image-only file rebuilt. It is written
    after all probes ran clean; a leak, or a page that nobody and nothing read, leaves no file.

    Args:
        boxes: regions to cover, in points of a PDF page, pixels of a picture. names: to be found and covered, and
            of persons the parts that stand alone.
        accept_unread: write also when a page has no text layer and no OCR looked for the names on it.
        workspace: whose log gets a row with both hashes; no name goes into it.

    Raises:
        UsageError: nothing to cover, the fill hides nothing, or the place of the output is taken or unfit.
        UnreadableFile: the source is no PDF or picture.
    """
    check_fill(fill)
    form = _output_form(source, out)
    if not boxes and not any(names):
        raise UsageError("redact", "there is nothing to cover", "give --box or --names")
    data = _read(source)
    covered = cover_pages(data, source.name, boxes=boxes, names=names, form=form, whole_lines=whole_lines)
    made, found, not_looked = covered.data, covered.found, covered.not_looked
    by_hand, by_name = covered.by_hand, covered.by_name
    digest = hashlib.sha256(data).hexdigest()
    row = {"source": digest, "output": hashlib.sha256(made).hexdigest(), "boxes": len(by_hand) + len(by_name)}
    leaks, not_run = probe_output(
        made,
        file_name=out.name,
        names=[one for one in names if one],
        parts=parts_of_people(names),
        log=str(row),
        read=covered.read,
    )
    problems = [f"{leak.probe}: {leak.what}" for leak in leaks]
    if not_looked and not accept_unread:
        problems.append(f"names were not looked for everywhere: {not_looked[0]}")
    if not problems:
        _write(out, made)
    return {
        **answer_head("redact", at=at),
        "ok": not problems,
        "problems": problems,
        "file": None if problems else str(out),
        "sha256": None if problems else row["output"],
        "source_sha256": digest,
        "pages": covered.pages,
        "boxes": [*_told(by_hand, "hand"), *_told(by_name, "name")],
        "not_found": [number for number, name in enumerate(names, 1) if name and not found[name]],
        "parts": covered.parts.told(),
        "not_looked": not_looked,
        "probes": _outcomes(leaks, not_run),
        "logged": not problems and _logged(workspace, row, at),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A file rebuilt from pixels.

    Attributes:
        by_hand, by_name: boxes in pixels. found: boxes by name. parts: of these names, alone. not_looked: pages that nothing could read.
        read: what reads its pictures again, for the probes.
    """

    data: bytes
    pages: int
    by_hand: list[Box]
    by_name: list[Box]
    found: dict[str, list[list[Box]]]
    parts: PartPlaces
    not_looked: list[str]
    read: Callable[[bytes], str | None]

    @property
    def boxes(self) -> int:
        """Return how many boxes were filled."""
        return len(self.by_hand) + len(self.by_name)


def cover_pages(
    data: bytes,
    name: str,
    *,
    boxes: Sequence[Box] = (),
    names: Sequence[str] = (),
    form: str = "PDF",
    whole_lines: bool = False,
) -> Covered:
    """Return a file made from the pixels of another, with boxes over regions and names; not probed yet.

    Args:
        name: how the file is called in messages. form: "PDF", "PNG" or "JPEG".

    Raises:
        UsageError: several pages do not fit a picture, or a region lies outside of its page.
        UnreadableFile: it is no PDF or picture.
    """
    pages, texts = _pages(data, name)
    if len(pages) > 1 and form != "PDF":
        raise UsageError(name, f"{len(pages)} pages do not fit a picture", "give a name that ends in .pdf")
    scale = DPI / 72 if data[:1024].lstrip().startswith(b"%PDF") else 1.0
    by_hand = [_scaled(box, scale, pages) for box in boxes]
    found, parts, not_looked = _found(pages, texts, names)
    covered = [box for places in found.values() for place in places for box in place]
    parts.settle(covered)
    covered += [box for place in parts.sure for box in place]
    by_name = name_boxes(covered, [page.size for page in pages], whole_lines=whole_lines)
    parts.leave([*by_hand, *by_name])
    painted = [
        paint(page, [box for box in (*by_hand, *by_name) if box.page == number])
        for number, page in enumerate(pages)
    ]
    return Covered(
        data=image_pdf(painted) if form == "PDF" else plain_image(painted[0], form),
        pages=len(pages),
        by_hand=by_hand,
        by_name=by_name,
        found=found,
        parts=parts,
        not_looked=not_looked,
        read=_reader(form),
    )


def _output_form(source: Path, out: Path) -> str:
    form = _ENDINGS.get(out.suffix.lower())
    if form is None:
        raise UsageError(str(out), "its ending is not known", "let it end in .pdf, .png or .jpg")
    if out.exists() or out.resolve() == source.resolve():
        raise UsageError(str(out), "the file is there already", "give the name of a new file with --out")
    if not out.parent.is_dir():
        raise UsageError(str(out), "its folder does not exist", "make the folder first")
    return form


def _read(source: Path) -> bytes:
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise UnreadableFile(source.name, "it has more than 500 MB", "split it")
        data = source.read_bytes()
    except OSError as problem:
        raise UnreadableFile(
            source.name, f"it cannot be read ({problem.strerror})", "check the path"
        ) from None
    if not data:
        raise UnreadableFile(source.name, "it is empty", "give a PDF or a picture")
    return data


def _pages(data: bytes, name: str) -> tuple[list["Image"], list[list[Glyph]]]:
    if data[:1024].lstrip().startswith(b"%PDF"):
        return render_pages(data, name)
    return [load_image(data, name)], [[]]


def _scaled(box: Box, scale: float, pages: Sequence["Image"]) -> Box:
    if box.page >= len(pages):
        raise UsageError("--box", f"there is no page {box.page + 1}", f"the file has {len(pages)} pages")
    width, height = pages[box.page].size
    if box.left * scale >= width or box.top * scale >= height:
        raise UsageError(
            "--box", f"a region lies outside of page {box.page + 1}", "measure from the top left"
        )
    sides = {side: getattr(box, side) * scale for side in ("left", "top", "right", "bottom")}
    return replace(box, **sides)


def _found(
    pages: Sequence["Image"], texts: Sequence[Sequence[Glyph]], names: Sequence[str]
) -> tuple[dict[str, list[list[Box]]], PartPlaces, list[str]]:
    """Return where each name and its parts stand, by text layer and by OCR, and the pages that neither could read."""
    wanted, not_looked = [name for name in names if name], list[str]()
    found: dict[str, list[list[Box]]] = {name: [] for name in wanted}
    parts, alone = parts_of_people(wanted), PartPlaces()
    if not wanted:
        return found, alone, not_looked
    for number, (page, glyphs) in enumerate(zip(pages, texts, strict=True)):
        words = read_words(page, page=number)
        if words is None and not normal("".join(glyph.text for glyph in glyphs)):
            not_looked.append(f"page {number + 1} has no text layer and was not read by OCR")
        for read in (glyphs, words or ()):
            for name, places in find_names(read, wanted).items():
                found[name] += places
            for boxes, sure in find_name_parts(read, parts, wanted):
                (alone.sure if sure else alone.left).append(boxes)
    return found, alone, not_looked


def _reader(form: str) -> Any:
    """Return what reads the text of an output from its pictures, page after page."""

    def read(made: bytes) -> str | None:
        pages = render_pages(made, "output")[0] if form == "PDF" else [load_image(made, "output")]
        texts = list[str]()
        for page in pages:
            words = read_words(page)
            if words is None:
                return None
            texts.append(" ".join(word.text for word in words))
        return "\n".join(texts)

    return read


def _write(out: Path, made: bytes) -> None:
    from unpick.store.snapshot import write_durably

    write_durably(out, made)


def _told(boxes: Sequence[Box], by: str) -> list[dict[str, Any]]:
    return [
        {
            "page": box.page + 1,
            "by": by,
            **{side: round(getattr(box, side), 1) for side in ("left", "top", "right", "bottom")},
        }
        for box in boxes
    ]


def _outcomes(leaks: Sequence[Leak], not_run: Sequence[str]) -> list[dict[str, str]]:
    leaking = {leak.probe for leak in leaks}
    return [
        {
            "probe": probe,
            "outcome": "leak" if probe in leaking else "not run" if probe in not_run else "clean",
        }
        for probe in PROBES
    ]


def _logged(workspace: Path | None, row: dict[str, Any], at: dt.datetime) -> bool:
    from unpick.store.workspace import Workspace

    if workspace is None or not (workspace / "workspace.json").is_file():
        return False
    Workspace.open(workspace).decisions.record("redact", by="", why="", at=at, what=row)
    return True
