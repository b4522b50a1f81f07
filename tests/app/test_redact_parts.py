"""Parts of listed persons' names are covered in a redaction, and what may be a word is told."""

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from unpick.app.filing_copies import clean_copy
from unpick.app.ocr import has_ocr
from unpick.app.redact import redact_file
from unpick.app.redact_parts import PartPlaces, parts_of_people
from unpick.exhibits.leaks import PROBES
from unpick.exhibits.redact import Box
from unpick.report.json_out import find_faults

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)

ocr = pytest.mark.skipif(not has_ocr(), reason="tesseract is not installed (Debian package tesseract-ocr)")

# Invented; each canary is one part of a listed name that stands alone, in every place of a file.
NAMES = ["Mr. Quillon Varestad", "Ysbeth So Morcanthe"]
CANARIES = ["Quillon", "Varestad", "Ysbeth", "Morcanthe"]
LINES = [
    "Quillon's dormitory is cold.",
    "So they say, so it is.",
    "We met Morcanthe and varestad.",
    "Ysbeth So stays.",
]


def picture() -> Image.Image:
    made = Image.new("RGB", (1100, 420), "white")
    for row, line in enumerate(LINES):
        ImageDraw.Draw(made).text((40, 30 + 90 * row), line, fill="black", font=ImageFont.load_default(32))
    return made


def png() -> bytes:
    out = io.BytesIO()
    picture().save(out, "PNG")
    return out.getvalue()


def scan_pdf() -> bytes:
    out = io.BytesIO()
    picture().save(out, "PDF", title="Morcanthe", author="Quillon", resolution=150)
    return out.getvalue()


def text_pdf() -> bytes:
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(612, 792)
    content = DecodedStreamObject()
    shown = " 0 -20 Td ".join(f"({line}) Tj" for line in LINES)
    content.set_data(f"BT /F 12 Tf 72 700 Td {shown} ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata({"/Author": "Varestad", "/Title": "Ysbeth"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def redacted(tmp_path: Path, data: bytes, ending: str, out: str):
    source = tmp_path / f"source{ending}"
    source.write_bytes(data)
    document = redact_file(source, tmp_path / out, at=AT, names=NAMES)
    assert find_faults(document) == []
    return document


@ocr
@pytest.mark.parametrize(("make", "ending"), [(text_pdf, ".pdf"), (scan_pdf, ".pdf"), (png, ".png")])
@pytest.mark.parametrize("out", ["public.pdf", "public.png", "public.jpg"])
def test_no_probe_finds_a_part_and_the_counts_are_told(tmp_path: Path, make, ending: str, out: str):
    document = redacted(tmp_path, make(), ending, out)
    assert document["ok"], document["problems"]
    assert [one["outcome"] for one in document["probes"]] == ["clean"] * len(PROBES)
    assert document["not_found"] == [1, 2]
    # Four names and "Ysbeth So" are covered; "So they" and "so it" are words and wait for a person.
    assert document["parts"] == {"covered": 4, "left": 2, "look_at": [{"page": 1, "places": 2}]}
    made = (tmp_path / out).read_bytes()
    assert not any(canary.encode() in made or canary.lower().encode() in made for canary in CANARIES)


def test_boxes_over_parts_are_as_long_as_those_over_names(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("unpick.app.redact.read_words", lambda *_, **__: None)
    document = redacted(tmp_path, text_pdf(), ".pdf", "public.pdf")
    assert document["ok"]
    assert len({round(box["right"] - box["left"]) for box in document["boxes"]}) == 1


@ocr
def test_a_part_in_the_name_of_the_file_leaves_no_file(tmp_path: Path):
    document = redacted(tmp_path, text_pdf(), ".pdf", "morcanthe.pdf")
    assert not document["ok"]
    assert any(one.startswith("file name") for one in document["problems"])
    assert not any(canary.lower() in str(document["problems"]).lower() for canary in CANARIES)


@ocr
def test_a_public_copy_of_an_exhibit_tells_what_a_person_has_to_look_at():
    copy = clean_copy(scan_pdf(), "exhibit", names=[[name] for name in NAMES])
    assert copy.ending == "pdf"
    assert "4 places covered" in copy.how
    assert "2 places hold a part of a name that is also a common word" in copy.how


def test_words_of_a_firm_are_no_parts():
    for firm in [
        "Varestad Trading Co., Ltd.",
        "Acme Inc",
        "Green Mountain Textile",
        "丹东华阳纺织服装有限公司",
        "조선부강무역회사",
    ]:
        assert parts_of_people([firm]) == []
    for person in ["Chong Chol", "Soe Win", "Abbas Harb", "이은하", "王国强", "Rose Baker"]:
        assert parts_of_people([person]) != []


def test_a_place_counts_once_whether_text_layer_or_ocr_gave_it():
    def box(left: float, page: int = 0) -> list[Box]:
        return [Box(page=page, left=left, top=0, right=left + 50, bottom=20)]

    places = PartPlaces(
        sure=[box(0), box(2), box(100), box(100, 1)], left=[box(101), box(300), box(302), box(500)]
    )
    places.settle(box(0))
    assert places.sure == [box(100), box(100, 1)]
    assert places.left == [box(300), box(500)]
    places.leave([Box(page=0, left=480, top=0, right=700, bottom=20)])
    assert places.told() == {"covered": 2, "left": 1, "look_at": [{"page": 1, "places": 1}]}
