"""Which day a day is, by the label before it or the nearest word; days that stay open."""

import datetime as dt

import pytest

from tests.exhibits.says import TITLES, notes, reading
from unpick.exhibits.interpret import interpret
from unpick.exhibits.reading import Reading

DAY = dt.date(2020, 11, 3)
CASES = [
    ("audit", "audit_day", "Audit date: 3 November 2020"),
    ("audit", "audit_day", "The audit was conducted on 3 November 2020."),
    ("audit", "audit_day", "The auditors visited the factory on November 3, 2020."),
    ("audit", "audit_day", "Date(s) of audit   2020-11-03"),
    ("audit", "audit_day", "审核日期：2020年11月3日"),
    ("audit", "audit_day", "심사일: 2020년 11월 3일"),
    ("audit", "audit_day", "Audit date\n3 November 2020"),
    ("audit", "report_day", "Report date: 3 November 2020"),
    ("audit", "report_day", "This report was issued on 3 November 2020."),
    ("audit", "report_day", "Date of report: 3 Nov 2020"),
    ("audit", "report_day", "The report is dated 3 November 2020."),
    ("audit", "report_day", "报告日期：2020年11月3日"),
    ("audit", "report_day", "보고서 작성일: 2020. 11. 3."),
    ("audit", "signed_day", "Signed on 3 November 2020"),
    ("audit", "signed_day", "Signature date: 3 November 2020"),
    ("audit", "signed_day", "签字日期：2020年11月3日"),
    ("audit", "photo_day", "Photo 4: packing area, taken 3 November 2020"),
    ("audit", "photo_day", "The photographs are date-stamped November 3, 2020."),
    ("audit", "photo_day", "Figure: date stamp 2020/11/03"),
    ("audit", "photo_day", "照片拍摄于2020年11月3日"),
    ("audit", "interview_day", "Interviews were held on 3 November 2020."),
    ("audit", "interview_day", "Interview date: 3 November 2020"),
    ("notice", "notice_day", "Date of notice: 3 November 2020"),
    ("notice", "notice_day", "3 November 2020"),
    ("notice", "notice_day", "We notified you on 3 November 2020."),
    ("notice", "detained_day", "The shipment was detained on 3 November 2020."),
    ("notice", "detained_day", "Detention date: 3 November 2020"),
    ("notice", "imported_day", "Date of importation: 3 November 2020"),
    ("notice", "imported_day", "The goods were imported on 3 November 2020."),
    ("notice", "due_day", "Please respond by 3 November 2020."),
    ("notice", "due_day", "Response due: 3 November 2020"),
    ("notice", "due_day", "Documents must be received no later than 3 November 2020."),
    ("protest", "filed_day", "This protest is filed on 3 November 2020."),
    ("protest", "filed_day", "Date: 3 November 2020"),
    ("questionnaire", "filed_day", "Submitted: 3 November 2020"),
    ("protest", "detained_day", "CBP detained the merchandise on 3 November 2020."),
    ("protest", "notice_day", "CBP issued a request for information on 3 November 2020."),
    ("payroll", "paid_day", "Paid on 3 November 2020"),
    ("payroll", "paid_day", "发放日期：2020年11月3日"),
    ("production", "produced", "The lot was cut on 3 November 2020."),
    ("production", "produced", "Production date: 3 November 2020"),
    ("production", "produced", "Date: 3 November 2020"),
    ("production", "produced", "生产日期：2020年11月3日"),
    ("production", "received_day", "The yarn was received on 3 November 2020."),
    ("invoice", "invoice_day", "Invoice date: 3 November 2020"),
    ("invoice", "invoice_day", "Date: 3 November 2020"),
    ("invoice", "shipped_day", "Shipped on board 3 November 2020"),
    ("invoice", "order_day", "Order date: 3 November 2020"),
    ("test", "test_day", "Test date: 3 November 2020"),
    ("test", "test_day", "The sample was tested on 3 November 2020."),
]


@pytest.mark.parametrize(("kind", "topic", "sentence"), CASES)
def test_a_day_is_known_by_the_words_beside_it(kind, topic, sentence):
    found = {
        note.first: note.topic
        for note in interpret(reading(TITLES[kind] + "\n" + sentence)).notes
        if note.first
    }
    assert found == {DAY: topic}


def test_each_day_of_a_sentence_has_its_own_word():
    text = "The goods were imported on December 20, 2020, detained on December 23, 2020 and excluded on January 22, 2021."
    found = {
        (note.topic, str(note.first)) for note in notes(text, "imported_day", "detained_day", kind="protest")
    }
    assert {("imported_day", "2020-12-20"), ("detained_day", "2020-12-23")} <= found


def test_labels_beside_each_other_keep_their_own_days():
    found = notes(
        "Audit date: 3 November 2020        Report date: 9 November 2020", "audit_day", "report_day"
    )
    assert [(note.topic, note.first.day) for note in found] == [("audit_day", 3), ("report_day", 9)]


def test_an_audit_of_three_days_has_a_first_and_a_last():
    (note,) = notes("Audit dates: 3-5 November 2020", "audit_day")
    assert (note.first, note.last) == (dt.date(2020, 11, 3), dt.date(2020, 11, 5))


@pytest.mark.parametrize(
    "text",
    [
        "Payroll for October 2020",
        "Period: 2020-10",
        "Wages of October 2020",
        "工资月份：2020年10月",
        "급여 기간: 2020년 10월",
    ],
)
def test_the_month_of_a_payroll_is_its_period(text):
    (note,) = notes(text, "period", kind="payroll")
    assert (note.first, note.last) == (dt.date(2020, 10, 1), dt.date(2020, 10, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Valid until 3 May 2021",
        "The certificate is valid from 4 May 2020 to 3 May 2021.",
        "有效期至2021年5月3日",
        "Expiry date: 3 May 2021",
    ],
)
def test_a_certificate_has_its_validity(text):
    assert dt.date(2021, 5, 3) in [note.last for note in notes(text, "certificate_days", kind="certificate")]


@pytest.mark.parametrize(
    "text",
    [
        "Between March 2019 and June 2022 wages were withheld.",
        "The workers testified that passports were taken from March 2019 to June 2022.",
    ],
)
def test_the_time_of_an_allegation_is_noted(text):
    (note,) = notes(text, "allegation_days", kind="allegation")
    assert (str(note.first), str(note.last)) == ("2019-03-01", "2022-06-30")


def test_an_open_day_keeps_both_readings():
    (note,) = notes("Audit date: 03/05/2021", "audit_day")
    assert (note.certain, {str(note.first), *note.readings}) == (False, {"2021-03-05", "2021-05-03"})


def test_the_document_settles_an_open_day_and_says_how():
    found = notes("Audit date: 03/05/2021\nReport date: 25/05/2021", "audit_day")
    assert [(note.certain, str(note.first), note.readings) for note in found] == [
        (True, "2021-05-03", ("2021-03-05",))
    ]
    assert "day first" in found[0].value


def test_a_day_that_no_calendar_has_is_noted_as_unreadable():
    (note,) = notes("Report date: 31 February 2021", "report_day")
    assert (note.value, note.first, note.certain) == ("unreadable", None, False)


def test_metadata_give_days_of_the_file_and_of_the_photograph():
    meta = {"created": "2020-11-09T10:00:00", "modified": "2021-01-12", "exif_taken": "2020:11:03 10:22:01"}
    found = {
        note.topic: str(note.first)
        for note in interpret(Reading(file="x.jpg", sha256="0", media="picture", meta=meta)).notes
    }
    assert found.pop("file_day") in ("2020-11-09", "2021-01-12", "2020-11-03")
    assert found == {"file_created": "2020-11-09", "file_modified": "2021-01-12", "photo_day": "2020-11-03"}


def test_a_day_without_a_word_stays_a_day_of_the_document():
    found = notes("3 November 2020", "audit_day", "report_day", "document_day")
    assert [note.topic for note in found] == ["document_day"]


def test_dots_that_lead_to_a_value_part_it_from_its_label():
    form = "Facility ........ Made Up Garments Co., Ltd.\nAudit date ........ 2023-07-08\nDate of report ........ 2023-07-17"
    assert [str(one.first) for one in notes(form, "audit_day")] == ["2023-07-08"]
    assert [str(one.first) for one in notes(form, "report_day")] == ["2023-07-17"]
    spaced = form.replace("........", ". . . . . .")
    assert [str(one.first) for one in notes(spaced, "report_day")] == ["2023-07-17"]


def test_dots_that_lead_to_a_page_are_no_count():
    contents = "Number of workers ........ 4\nWorkers interviewed ........ 9\nBuildings visited ........ 12"
    assert not notes(contents, "headcount", "interviewed", "buildings_visited")
