"""Days of cameras and of PDFs: every place that has one, and files that break their format."""

import io
import random
import shutil
import subprocess

import pytest
from PIL import ExifTags, Image

from unpick.datasets.documents import read_document
from unpick.datasets.documents.camera import camera_days
from unpick.datasets.documents.pdf_history import revisions_of

pytest.importorskip("exifread", reason="needs the extra photos")


def shot(taken="2020:11:03 10:15:00", *, gps="2020:11:03", offset="+08:00", make="Invented Camera") -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = make
    exif[ExifTags.Base.DateTime] = "2020:11:04 08:00:00"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = taken
    inner[ExifTags.Base.DateTimeDigitized] = taken
    inner[ExifTags.Base.OffsetTimeOriginal] = offset
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = gps
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 90, 90)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def holding(*pictures: bytes) -> bytes:
    """A PDF that holds pictures as their own JPEG, a page each."""
    first = b"%PDF-1.4\n"
    parts, kids = [], []
    for at, data in enumerate(pictures):
        page, image, content = 3 + 3 * at, 4 + 3 * at, 5 + 3 * at
        kids.append(f"{page} 0 R")
        draw = b"q 200 0 0 200 0 0 cm /I Do Q"
        parts += [
            f"{page} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents {content} 0 R"
            f"/Resources<</XObject<</I {image} 0 R>>>>>> endobj\n".encode(),
            f"{image} 0 obj <</Type/XObject/Subtype/Image/Width 64/Height 48/ColorSpace/DeviceRGB/BitsPerComponent 8"
            f"/Filter/DCTDecode/Length {len(data)}>>\nstream\n".encode()
            + data
            + b"\nendstream endobj\n",
            f"{content} 0 obj <</Length {len(draw)}>>\nstream\n".encode() + draw + b"\nendstream endobj\n",
        ]
    head = [
        b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n",
        f"2 0 obj <</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>> endobj\n".encode(),
    ]
    return first + b"".join([*head, *parts]) + b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def test_every_day_that_a_camera_wrote():
    found, problems = camera_days(shot())
    assert not problems
    assert found["exif_taken"] == "2020-11-03T10:15:00+08:00"
    assert (found["exif_gps_day"], found["modified"], found["exif_camera"]) == (
        "2020-11-03",
        "2020-11-04T08:00:00",
        "Invented Camera",
    )


def test_zeros_and_words_are_no_day():
    found, _ = camera_days(shot("0000:00:00 00:00:00", gps="soon"))
    assert "exif_taken" not in found
    assert "exif_gps_day" not in found


@pytest.mark.skipif(
    not shutil.which("exiftool"), reason="exiftool (Debian: libimage-exiftool-perl) is not installed"
)
def test_exiftool_reads_the_same_days(tmp_path):
    (tmp_path / "a.jpg").write_bytes(shot())
    said = subprocess.run(
        ["exiftool", "-s3", "-DateTimeOriginal", "-OffsetTimeOriginal", "-GPSDateStamp", str(tmp_path / "a.jpg")],
        capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    ours, _ = camera_days(shot())
    assert ours["exif_taken"] == said[0].replace(":", "-", 2).replace(" ", "T") + said[1]
    assert ours["exif_gps_day"] == said[2].replace(":", "-")


def test_the_thumbnail_has_days_of_its_own(tmp_path):
    """Programs that change a picture often leave its thumbnail as it was."""
    if not shutil.which("exiftool"):
        pytest.skip("exiftool (Debian: libimage-exiftool-perl) is not installed")
    (tmp_path / "a.jpg").write_bytes(shot())
    (tmp_path / "t.jpg").write_bytes(shot("2019:05:12 09:00:00", gps=""))
    command = [
        "exiftool",
        "-q",
        "-overwrite_original",
        f"-ThumbnailImage<={tmp_path / 't.jpg'}",
        str(tmp_path / "a.jpg"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    found, _ = camera_days((tmp_path / "a.jpg").read_bytes())
    assert found["exif_thumb_taken"] == "2019-05-12T09:00:00+08:00"


def test_damaged_blocks_are_named_or_read_and_never_raise():
    data, draw = shot(), random.Random(3)
    start = data.index(b"Exif")
    for _ in range(600):
        broken = bytearray(data)
        for _ in range(draw.randrange(1, 12)):
            broken[draw.randrange(start, start + 300)] = draw.randrange(256)
        if draw.random() < 0.3:
            del broken[draw.randrange(20, len(broken)) :]
        found, problems = camera_days(bytes(broken))
        assert all(isinstance(value, str) for value in found.values())
        assert all(one.problem and one.remedy for one in problems)
        reading = read_document(bytes(broken), "picture.jpg")
        assert reading.pages or reading.problems


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (12, "no field of them could be found"),
        (60, "it points at a list of fields that is not there"),
        (150, "EXIF DateTimeOriginal '2020' is no day"),
    ],
)
def test_a_block_cut_short_is_named(kept, words):
    data = shot()
    _, problems = camera_days(data[: data.index(b"Exif") + kept])
    assert words in problems[0].problem


def test_a_pdf_gives_the_days_of_the_pictures_it_holds():
    reading = read_document(holding(shot(), shot("2021:01:05 08:00:00")), "report.pdf")
    assert reading.meta["embedded_1"] == "2020-11-03T10:15:00+08:00 | page 1 picture 1 | Invented Camera"
    assert reading.meta["embedded_2"].startswith("2021-01-05")


def test_each_later_saving_tells_what_it_changed():
    first = holding(shot())
    more = b"9 0 obj <</Type/Annot/Subtype/Stamp>> endobj\n8 0 obj <</ModDate(D:20201215090000+08'00')>> endobj\n"
    again = first + more + b"startxref\n0\n%%EOF\n"
    found, problems = revisions_of(again)
    assert found == {
        "revision_2": "2 objects (an annotation or form field, its metadata), changed 2020-12-15T09:00:00+08:00"
    }
    assert not problems
    assert revisions_of(first) == ({}, [])


def test_a_table_that_is_not_where_the_file_says_is_named():
    _, (problem,) = revisions_of(b"%PDF-1.4\n1 0 obj <<>> endobj\nstartxref\n999\n%%EOF\n")
    assert problem.problem == "its history is broken: no table of objects stands at byte 999"


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "1", "P", "LA"])
def test_scans_of_every_kind_of_pixel_are_read(mode):
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "TIFF")
    reading = read_document(out.getvalue(), "scan.tif")
    assert (reading.media, len(reading.pages)) == ("picture", 1)
