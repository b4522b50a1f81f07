"""A web capture among exhibits: its text, its pictures, and its day only while every digest holds."""

import gzip
import io

import numpy as np
import pytest
from PIL import Image

from unpick.datasets.documents import read_document
from unpick.datasets.documents.pixels import photographs

warcio = pytest.importorskip("warcio", reason="warcio is not installed (extra captures)")

PAGE = b"<html><head><title>Invented boxes</title></head><body><p>Boxes stood at the invented gate.</p></body></html>"


def picture() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((60, 40)).save(out, "PNG")
    return out.getvalue()


def warc(*, zipped: bool = False) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for name, kind, body, day in (
        ("boxes.png", "image/png", picture(), "2020-11-20T08:00:04Z"),
        ("boxes", "text/html; charset=utf-8", PAGE, "2020-11-20T08:00:00Z"),
    ):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://paper.invented.example/{name}",
                "response",
                io.BytesIO(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": day},
            )
        )
    return out.getvalue()


@pytest.mark.parametrize("zipped", [False, True])
def test_the_text_of_the_page_and_the_day_of_the_capture_are_read(zipped: bool):
    read = read_document(warc(zipped=zipped), "page.warc.gz" if zipped else "page.warc")
    assert [page.text for page in read.pages] == [
        "Invented boxes\nhttps://paper.invented.example/boxes\nBoxes stood at the invented gate."
    ]
    assert read.meta["captured"] == "2020-11-20T08:00:00Z"
    assert read.problems == ()


def test_a_capture_that_was_altered_is_named_and_dates_nothing():
    read = read_document(warc().replace(b"invented gate", b"invented wall"), "page.warc")
    assert "captured" not in read.meta
    assert any("do not fit" in one.problem for one in read.problems)


def test_its_pictures_are_looked_at_as_photographs():
    ((place, shot),) = photographs(warc(), "capture")
    assert place == "capture picture 1"
    assert isinstance(shot, np.ndarray)
    assert shot.shape == (40, 60, 3)


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", warc()[:300], gzip.compress(b"WARC/1.0\r\nx", mtime=0)])
def test_a_broken_capture_is_a_problem_and_never_an_error(data: bytes):
    read = read_document(data, "page.warc")
    assert read.problems
    assert "captured" not in read.meta


def test_other_archives_stay_archives():
    read = read_document(gzip.compress(b"text"), "notes.gz")
    assert "archive" in read.problems[0].problem
