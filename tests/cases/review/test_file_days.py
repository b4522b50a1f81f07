"""D01 of one file: camera, satellites, thumbnail, PDF records, savings, embedded pictures."""

import dataclasses

import pytest

from tests.cases.review.build import exhibit, found, note, packet
from unpick.cases.review.d01_dates import DETECTOR
from unpick.exhibits.file_days import file_day_notes
from unpick.exhibits.reading import Reading
from unpick.model.defect import Severity


def defects(meta, *said, kind="photograph", media="picture", **more):
    reading = Reading(file="x", sha256="0" * 64, media=media, meta=meta)
    one = exhibit("E1", kind, *file_day_notes(reading), *said, media=media, meta=meta, **more)
    return [one for one in found(DETECTOR, packet(one)) if one.check == "file_days"]


def test_satellites_and_camera_that_disagree():
    (defect,) = defects({"exif_taken": "2020-11-03T10:15:00+08:00", "exif_gps_day": "2019-05-12"})
    assert defect.says == (
        "These two statements cannot all be true: the camera says that the picture was taken on "
        "2020-11-03T10:15:00+08:00 (metadata); the satellite clock of the camera says 2019-05-12 (metadata)."
    )
    assert defect.severity is Severity.MINOR
    assert "forged" not in f"{defect.says} {defect.reason} {defect.cure}"


@pytest.mark.parametrize(
    "meta",
    [
        {"exif_taken": "2020-11-03T23:15:00+08:00", "exif_gps_day": "2020-11-04"},
        {"exif_taken": "2020-11-03T10:15:00", "modified": "2021-02-01T08:00:00"},
        {
            "created": "2020-11-03T10:15:00+08:00",
            "xmp_created": "2020-11-03T02:15:00Z",
            "producer": "Word 2019",
        },
        {"created": "2020-11-12", "modified": "2020-12-15", "revision_2": "1 object, changed 2020-12-15"},
        {"created": "2020-11-01", "producer": "Adobe InDesign 2021"},
    ],
)
def test_days_that_fit_are_silent(meta):
    assert defects(meta) == []


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ({"exif_taken": "2020-11-03", "exif_thumb_taken": "2019-05-12"}, "small picture"),
        ({"created": "2020-11-12", "xmp_created": "2021-03-01"}, "XMP"),
        ({"created": "2017-11-12", "producer": "Microsoft Word 2021"}, "not sold before 2020"),
        (
            {"created": "2020-11-12", "modified": "2020-11-12", "revision_2": "1 object, changed 2019-11-01"},
            "saving 2",
        ),
    ],
)
def test_each_pair_is_shown_with_its_words(meta, words):
    assert words in defects(meta)[0].says


def test_three_statements_of_which_any_two_can_be_true():
    """A picture taken after the signature, in a report that is dated before it is signed: no day of the report is needed."""
    meta = {
        "embedded_1": "2020-11-09T10:00:00 | page 2 picture 1 | Invented Camera",
        "created": "2020-11-01",
        "modified": "2020-12-01",
    }
    (defect,) = defects(meta, note("signed_day", on="2020-11-06"), kind="audit", media="pdf")
    assert "page 2 picture 1" in defect.says
    assert "signed day: 6 November 2020" in defect.says


def test_a_picture_in_a_report_is_not_younger_than_the_report():
    meta = {"embedded_1": "2020-11-09 | page 2 picture 1 | "}
    assert defects(meta, note("report_day", on="2020-11-06"), kind="audit", media="pdf")
    assert not defects(meta, note("report_day", on="2020-11-12"), kind="audit", media="pdf")


def test_one_of_several_days_that_fits_explains_all():
    meta = {"embedded_1": "2020-11-09 | page 2 picture 1 | "}
    said = note("report_day", on="2020-11-06"), note("report_day", on="2020-11-12")
    assert not defects(meta, *said, kind="audit", media="pdf")


def with_capture(taken, captured="2020-11-20T08:00:00Z", kind="photograph"):
    """Return the defects of a picture of the submitter that is in a press capture as well."""
    reading = Reading(file="x", sha256="0" * 64, media="picture", meta={"exif_taken": taken})
    same = note("twin", value=kind, subject="A1", place="picture", method="image", certain=False)
    own = exhibit("E1", "photograph", *file_day_notes(reading), same, media="picture", meta=reading.meta)
    page = Reading(file="a", sha256="1" * 64, media="text", meta={"captured": captured} if captured else {})
    press = exhibit("A1", "press", *file_day_notes(page), media="text", meta=page.meta, by="adverse")
    return [one for one in found(DETECTOR, packet(own, press)) if one.check == "file_days"]


def test_a_picture_cannot_be_taken_after_the_press_that_shows_it_was_captured():
    (defect,) = with_capture("2020-12-03T10:15:00+08:00")
    assert (
        "the same photograph stood in A1: the web capture says that the page was taken over on" in defect.says
    )
    assert "the camera says that the picture was taken on 2020-12-03" in defect.says
    assert defect.severity is Severity.MINOR
    assert "forged" not in f"{defect.says} {defect.reason}"


@pytest.mark.parametrize(
    ("taken", "more"),
    [
        ("2020-11-03T10:15:00+08:00", {}),
        ("2020-11-21T07:00:00+08:00", {}),
        ("2020-12-03T10:15:00+08:00", {"kind": "object"}),
        ("2020-12-03T10:15:00+08:00", {"captured": ""}),
    ],
)
def test_an_earlier_picture_another_one_of_the_thing_and_an_undated_capture_are_silent(taken, more):
    assert with_capture(taken, **more) == []


def test_a_stamp_that_a_person_confirmed_after_the_capture_is_told():
    same = note("twin", value="photograph", subject="A1", place="picture", method="image", certain=False)
    day = note("photo_day", value="stamp", on="2020-12-03", place="picture", method="image")
    own = exhibit("E1", "photograph", same, day, media="picture")
    page = Reading(file="a", sha256="1" * 64, media="text", meta={"captured": "2020-11-20T08:00:00Z"})
    press = exhibit("A1", "press", *file_day_notes(page), media="text", by="adverse")
    assert [one.check for one in found(DETECTOR, packet(own, press))] == ["file_days"]
    unread = exhibit("E1", "photograph", same, dataclasses.replace(day, certain=False), media="picture")
    assert found(DETECTOR, packet(unread, press)) == [], "a machine's reading alone dates nothing"
