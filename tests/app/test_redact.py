"""No name that was to be covered is left in an output, wherever the input carried it."""

import datetime as dt
import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageStat, PngImagePlugin
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from unpick.app.ocr import has_ocr
from unpick.app.redact import parse_box, read_names, redact_file
from unpick.exhibits.leaks import PROBES, probe_output
from unpick.exhibits.redact import check_fill, image_pdf
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
# Invented; they stand in every place of every input below.
NAMES = ["Quillon Varestad", "Ysbeth Morcanthe"]

ocr = pytest.mark.skipif(not has_ocr(), reason="tesseract is not installed (Debian package tesseract-ocr)")


def picture(text: str = f"Told by {NAMES[0]} and {NAMES[1]} here") -> Image.Image:
    made = Image.new("RGB", (1100, 200), "white")
    ImageDraw.Draw(made).text((40, 80), text, fill="black", font=ImageFont.load_default(32))
    return made


def text_pdf(*, rotate: int = 0) -> bytes:
    """Return a PDF with the names in text, information, XMP, attachment, annotation, thumbnail, old revision."""
    lines = f"BT /F 12 Tf 72 700 Td ({NAMES[0]} spoke.) Tj 0 -20 Td ({NAMES[1]} listened to it.) Tj ET"
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(612, 792)
    content = DecodedStreamObject()
    content.set_data(lines.encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    thumb = DecodedStreamObject()
    thumb.set_data(NAMES[0].encode())
    page[NameObject("/Thumb")] = writer._add_object(thumb)
    writer.add_metadata({"/Author": NAMES[0], "/Title": NAMES[1]})
    writer.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{NAMES[0]}</x:xmpmeta>".encode()
    writer.add_attachment(f"{NAMES[1]}.txt", NAMES[0].encode())
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): pypdf.generic.ArrayObject(
                [pypdf.generic.NumberObject(n) for n in (9, 9, 30, 30)]
            ),
            NameObject("/Contents"): TextStringObject(NAMES[1]),
        }
    )
    writer.add_annotation(0, note)
    if rotate:
        page.rotate(rotate)
    out = io.BytesIO()
    writer.write(out)
    again = io.BytesIO()
    later = pypdf.PdfWriter(io.BytesIO(out.getvalue()), incremental=True)
    later.add_metadata({"/Subject": NAMES[0]})
    later.write(again)
    return again.getvalue()


def jpeg() -> bytes:
    """Return a JPEG with the names in pixels, EXIF, EXIF thumbnail, comment, and behind its end."""
    made, out, small = picture(), io.BytesIO(), io.BytesIO()
    made.resize((160, 30)).save(small, "JPEG", comment=NAMES[0].encode())
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = NAMES[0], NAMES[1]
    made.save(out, "JPEG", exif=exif, comment=NAMES[0].encode())
    return out.getvalue() + small.getvalue() + NAMES[1].encode()


def png() -> bytes:
    about, out = PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_text("Author", NAMES[0])
    about.add_text("Comment", NAMES[1], zip=True)
    about.add_itxt("XML:com.adobe.xmp", f"<x>{NAMES[0]}</x>")
    picture().save(out, "PNG", pnginfo=about)
    return out.getvalue()


def tiff() -> bytes:
    out = io.BytesIO()
    picture().save(out, "TIFF", description=NAMES[0], artist=NAMES[1])
    return out.getvalue()


def scan_pdf() -> bytes:
    out = io.BytesIO()
    picture().save(out, "PDF", title=NAMES[0], resolution=150)
    return out.getvalue()


def redacted(tmp_path: Path, data: bytes, ending: str, out: str = "public.pdf", **given):
    source = tmp_path / f"source{ending}"
    source.write_bytes(data)
    document = redact_file(source, tmp_path / out, at=AT, **given)
    assert find_faults(document) == []
    assert source.read_bytes() == data
    return document


def test_every_seeded_place_is_seen_by_its_probe():
    """The probes are no test when they pass on a file full of names."""
    seen = {
        leak.probe
        for leak in probe_output(text_pdf(), file_name=f"{NAMES[0]}.pdf", names=NAMES, log=NAMES[1])[0]
    }
    assert seen == set(PROBES) - {"OCR"}
    assert {leak.probe for leak in probe_output(jpeg(), file_name="a.jpg", names=NAMES)[0]} >= {
        "raw bytes", "metadata", "thumbnails", "attachments",
    }  # fmt: skip
    assert {leak.probe for leak in probe_output(png(), file_name="a.png", names=NAMES)[0]} >= {
        "metadata",
        "XMP",
    }


@ocr
@pytest.mark.parametrize(
    ("make", "ending"),
    [(text_pdf, ".pdf"), (scan_pdf, ".pdf"), (jpeg, ".jpg"), (png, ".png"), (tiff, ".tif")],
)
@pytest.mark.parametrize("out", ["public.pdf", "public.png", "public.jpg"])
def test_no_probe_finds_a_name(tmp_path: Path, make, ending: str, out: str):
    document = redacted(tmp_path, make(), ending, out, names=NAMES)
    assert document["ok"], document["problems"]
    assert document["not_found"] == []
    assert [one["outcome"] for one in document["probes"]] == ["clean"] * len(PROBES)
    made = (tmp_path / out).read_bytes()
    assert not any(name.encode() in made for name in NAMES)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_names_are_found_through_the_text_layer(tmp_path: Path, monkeypatch, rotate: int):
    monkeypatch.setattr("unpick.app.redact.read_words", lambda *_, **__: None)
    document = redacted(tmp_path, text_pdf(rotate=rotate), ".pdf", names=[*NAMES, "Nobody Atall"])
    assert document["ok"]
    assert document["not_found"] == [3]
    assert [one["probe"] for one in document["probes"] if one["outcome"] == "not run"] == ["OCR"]
    if rotate in (0, 180):
        widths = {round(box["right"] - box["left"]) for box in document["boxes"]}
        assert len(widths) == 1
    with Image.open(io.BytesIO(png_of(tmp_path / "public.pdf"))) as page:
        for box in document["boxes"]:
            sides = (int(box["left"]) + 3, int(box["top"]) + 3, int(box["right"]) - 3, int(box["bottom"]) - 3)
            # JPEG lets what stands beside a box ring into its edge by a few levels, no more.
            assert max(ImageStat.Stat(page.crop(sides)).mean) < 1


def png_of(path: Path) -> bytes:
    from unpick.exhibits.redact import render_pages

    out = io.BytesIO()
    render_pages(path.read_bytes(), "made")[0][0].save(out, "PNG")
    return out.getvalue()


def test_pages_that_nothing_reads_are_refused(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("unpick.app.redact.read_words", lambda *_, **__: None)
    document = redacted(tmp_path, scan_pdf(), ".pdf", names=NAMES)
    assert not document["ok"]
    assert document["not_looked"]
    assert not (tmp_path / "public.pdf").exists()
    assert redacted(tmp_path, scan_pdf(), ".pdf", names=NAMES, accept_unread=True)["ok"]


def test_a_leak_leaves_no_file(tmp_path: Path):
    document = redacted(tmp_path, text_pdf(), ".pdf", "Quillon-Varestad.pdf", names=NAMES)
    assert not document["ok"]
    assert any(one.startswith("file name") for one in document["problems"])
    assert not any(name in str(document["problems"]) for name in NAMES)
    assert [path.name for path in tmp_path.iterdir()] == ["source.pdf"]


def test_a_box_by_hand_covers_its_region(tmp_path: Path):
    document = redacted(tmp_path, png(), ".png", "public.png", boxes=[parse_box("1:30,70,1000,60")])
    assert document["ok"]
    with Image.open(tmp_path / "public.png") as made:
        assert made.crop((30, 70, 1030, 130)).getextrema() == ((0, 0),) * 3
        assert made.getpixel((5, 5)) == (255, 255, 255)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path):
    one = redacted(tmp_path, text_pdf(), ".pdf", "one.pdf", boxes=[parse_box("1:30,70,100,60")])
    two = redacted(tmp_path, text_pdf(), ".pdf", "two.pdf", boxes=[parse_box("1:30,70,100,60")])
    assert one["sha256"] == two["sha256"]


@pytest.mark.parametrize("fill", ["blur", "pixelate"])
def test_fills_that_hide_nothing_are_refused_with_the_reason(fill: str):
    with pytest.raises(UsageError, match="read back"):
        check_fill(fill)


@pytest.mark.parametrize(
    "text", ["", "1", "1:1,2,3", "0:1,2,3,4", "1:1,2,0,4", "1:-1,2,3,4", "x:1,2,3,4", "1:nan,1,1,1e9"]
)
def test_what_is_no_region_is_refused(text: str):
    with pytest.raises(UsageError, match="no region"):
        parse_box(text)


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"%PDF-1.4\nbroken", jpeg()[:300], b"\x89PNG\r\n\x1a\n", b"<svg/>", b"GIF89a"],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes):
    with pytest.raises(UnreadableFile):
        redacted(tmp_path, data, ".bin", boxes=[parse_box("1:0,0,9,9")])
    assert [path.name for path in tmp_path.iterdir()] == ["source.bin"]


def test_several_frames_and_bombs_are_refused(tmp_path: Path):
    out = io.BytesIO()
    picture().save(out, "GIF", save_all=True, append_images=[picture("other")])
    with pytest.raises(UnreadableFile, match="frames"):
        redacted(tmp_path, out.getvalue(), ".gif", boxes=[parse_box("1:0,0,9,9")])
    big = io.BytesIO()
    Image.new("1", (40_000, 9_000)).save(big, "PNG")
    with pytest.raises(UnreadableFile, match=r"pixels|bomb"):
        redacted(tmp_path, big.getvalue(), ".png", boxes=[parse_box("1:0,0,9,9")])


def test_usage_that_cannot_be_meant_is_refused(tmp_path: Path):
    (tmp_path / "taken.pdf").write_bytes(b"x")
    box = [parse_box("1:0,0,9,9")]
    for out, given in [
        ("taken.pdf", box),
        ("a.doc", box),
        ("a.pdf", []),
        ("no/a.pdf", box),
        ("a.pdf", [parse_box("2:0,0,9,9")]),
        ("a.pdf", [parse_box("1:5000,0,9,9")]),
    ]:
        with pytest.raises(UsageError):
            redacted(tmp_path, text_pdf(), ".pdf", out, boxes=given)
    names = tmp_path / "names.txt"
    names.write_text("a\n")
    with pytest.raises(UsageError, match="line 1"):
        read_names(names)


def test_the_log_gets_hashes_and_no_name(tmp_path: Path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    document = redacted(
        tmp_path, text_pdf(), ".pdf", names=NAMES, workspace=workspace.folder, accept_unread=True
    )
    entry = workspace.decisions.entries()[-1]
    assert entry.action == "redact"
    assert entry.what["output"] == document["sha256"]
    assert not any(name in str(entry) for name in NAMES)


def test_an_output_is_one_revision_of_pictures_alone():
    made = image_pdf([picture("nothing")])
    assert probe_output(made, file_name="a.pdf", names=["Nothing Else"], read=lambda _: "")[0] == []
    reader = pypdf.PdfReader(io.BytesIO(made), strict=True)
    assert len(reader.pages) == 1
    assert reader.pages[0].images[0].image.size == (1100, 200)
