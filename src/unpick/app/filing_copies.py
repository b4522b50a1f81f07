"""Copies of exhibits for a public volume: nothing of a file but what it shows, and no name that is to be hidden."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.errors import UnreadableFile, UsageError

__all__ = ["Copy", "clean_copy"]

_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF")
_MOST: Final = 200_000_000
"""Bytes of an office file unpacked: a larger one is no document that a person reads."""

_PROPERTIES: Final = re.compile(r"docProps/(?:core|app)\.xml|meta\.xml")
_DROPPED: Final = re.compile(
    r"docProps/(?:thumbnail|custom)|docMetadata/|Thumbnails/|word/people\.xml|xl/persons/|xl/printerSettings/"
)
_MEDIA: Final = re.compile(r"\.(?:jpe?g|png|tiff?|gif|bmp)$", re.I)
_EMPTY: Final = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>',
}
# Who wrote a comment or a change stands in an attribute in Word, in an element in Excel.
_AUTHORS: Final = (
    (re.compile(r'(\bw:(?:author|initials)=")[^"]*(")'), r"\1\2"),
    (re.compile(r"(<author>)[^<]*(</author>)"), r"\1\2"),
    # The settings of a printer name it and its owner; the page loses nothing by losing the pointer to them.
    (re.compile(r'(<pageSetup\b[^>]*?) r:id="[^"]*"()'), r"\1\2"),
    (re.compile(r"(<dc:creator>)[^<]*(</dc:creator>)"), r"\1\2"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What of an exhibit may leave.

    Attributes:
        data: its bytes, empty when nothing may. ending: of its file name. how: what was done, or why it stays.
    """

    data: bytes
    ending: str
    how: str


def clean_copy(data: bytes, label: str, *, names: Sequence[Sequence[str]] = (), key: bytes = b"") -> Copy:
    """Return a copy without metadata and without the names, or none with the reason.

    PDFs and pictures are rebuilt from their pixels, with boxes over the names that text layer or OCR finds, and probed;
    office files lose their properties, thumbnails and authors; text has its names replaced. What is of another kind, what
    still holds a name, and what nothing could read while names are to be hidden stays at home.

    Args:
        label: how the exhibit is called in messages. names: persons, each as the spellings of one person.
        key: secret of the workspace that makes the pseudonyms.
    """
    if not data:
        return _stays("it is empty")
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _pixels(data, label, names, "PDF")
    if data.startswith(_PICTURES):
        return _pixels(data, label, names, "JPEG" if data.startswith(b"\xff\xd8\xff") else "PNG")
    if data.startswith(b"PK\x03\x04"):
        return _office(data, names)
    return _text(data, names, key)


def _stays(why: str) -> Copy:
    return Copy(data=b"", ending="", how=why)


def _pixels(data: bytes, label: str, names: Sequence[Sequence[str]], form: str) -> Copy:
    from unpick.app.redact import cover_pages
    from unpick.app.redact_parts import parts_of_people
    from unpick.exhibits.leaks import probe_output

    flat = [spelling for group in names for spelling in group]
    ending = {"PDF": "pdf", "JPEG": "jpg", "PNG": "png"}[form]
    try:
        covered = cover_pages(data, label, names=flat, form=form)
    except (UnreadableFile, UsageError) as problem:
        return _stays(f"{problem.wrong}; {problem.remedy}")
    if covered.not_looked:
        return _stays(f"names were not looked for everywhere: {covered.not_looked[0]}")
    # Reading the pictures again takes seconds a page; where no name is hidden there is nothing to look for.
    read = covered.read if flat else (lambda _: "")
    leaks, _ = probe_output(
        covered.data, file_name=f"{label}.{ending}", names=flat, parts=parts_of_people(flat), read=read
    )
    if leaks:
        return _stays(f"the probe '{leaks[0].probe}' found: {leaks[0].what}")
    boxes = f", {covered.boxes} places covered" if covered.boxes else ""
    left = len(covered.parts.left)
    boxes += f"; {left} places hold a part of a name that is also a common word: look at them" if left else ""
    return Copy(
        data=covered.data,
        ending=ending,
        how=f"rebuilt from its pixels, without text layer and metadata{boxes}",
    )


def _office(data: bytes, names: Sequence[Sequence[str]]) -> Copy:
    from unpick.report.filing.volumes import names_in

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            if sum(one.file_size for one in held.infolist()) > _MOST:
                return _stays("unpacked it has more than 200 MB; split it")
            files = {name: held.read(name) for name in held.namelist() if not name.endswith("/")}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        return _stays(f"the file cannot be opened ({type(problem).__name__}); hand in a PDF of it")
    ending = _office_ending(files)
    if not ending:
        return _stays("an archive is no exhibit that can be cleaned; hand in its files one by one")
    made = dict[str, bytes]()
    for name, content in files.items():
        if _DROPPED.match(name):
            continue
        clean = _part(name, content)
        if clean is None:
            return _stays(f"'{name}' in it cannot be cleaned; hand in a PDF of it")
        made[name] = clean
    if any(names_in(_visible(content), names) for name, content in made.items() if name.endswith(".xml")):
        return _stays(
            "it holds a name that is to be hidden; hand in a PDF of it, in which the name can be covered"
        )
    return Copy(
        data=_packed(_without_dropped(made)), ending=ending, how="properties, thumbnails and authors removed"
    )


def _office_ending(files: dict[str, bytes]) -> str:
    starts = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
    for start, ending in starts.items():
        if any(name.startswith(start) for name in files):
            return ending
    kind = files.get("mimetype", b"").decode("latin-1").rsplit(".", 1)[-1]
    return {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}.get(kind, "")


def _part(name: str, content: bytes) -> bytes | None:
    """Return a part of an office file without what tells of its makers; None when it may hide something."""
    from unpick.exhibits.redact import load_image, plain_image

    if _PROPERTIES.fullmatch(name):
        return _EMPTY[name]
    if _MEDIA.search(name):
        try:
            return plain_image(load_image(content, name), "JPEG" if content[:2] == b"\xff\xd8" else "PNG")
        except UnreadableFile:
            return None
    if name.endswith((".xml", ".rels", ".vml")):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        for pattern, kept in _AUTHORS:
            text = pattern.sub(kept, text)
        return text.encode()
    # Embedded files, macros and printer settings carry names and paths of their own.
    known = name in ("mimetype", "[Content_Types].xml") or name.endswith((".odttf", ".ttf"))
    return content if known else None


def _without_dropped(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts without relations and types that name a part that is not there any more."""
    found = dict(files)
    for name in files:
        if name.endswith(".rels"):
            text = files[name].decode()
            found[name] = re.sub(
                r"<Relationship [^>]*(?:thumbnail|custom-properties|classificationlabels|people|persons?/|printerSettings)[^>]*/>",
                "",
                text,
            ).encode()
        elif name == "[Content_Types].xml":
            text = files[name].decode()
            found[name] = re.sub(
                r'<Override [^>]*PartName="/(?:docProps/custom\.xml|docMetadata/[^"]*|word/people\.xml|xl/persons/[^"]*)"[^>]*/>',
                "",
                text,
            ).encode()
    return found


def _visible(content: bytes) -> str:
    """Return the text of XML; a name may run over several elements, so these leave nothing between."""
    return re.sub(r"<[^>]*>", "", content.decode("utf-8-sig", "replace"))


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    # The type of an OpenDocument comes first and is not compressed; a DOCX reader likes its list of types first.
    order = sorted(files, key=lambda name: (name != "mimetype", name != "[Content_Types].xml", name))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name in order:
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o644 << 16
            about.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            held.writestr(about, files[name])
    return out.getvalue()


def _text(data: bytes, names: Sequence[Sequence[str]], key: bytes) -> Copy:
    from unpick.report.filing.volumes import hide_names

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return _stays("its kind is not known, so that nothing can be taken out of it; hand in a PDF of it")
    ending = "html" if re.match(r"\s*<(?:!doctype html|html)", text, re.I) else "txt"
    hidden = hide_names(text, key=key, names=names)
    how = "text as it is" if hidden == text else "names replaced"
    return Copy(data=data if hidden == text else hidden.encode(), ending=ending, how=how)
