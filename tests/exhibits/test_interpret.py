"""Whole invented documents: what they say comes out, what they do not say does not; persons never do."""

import datetime as dt
import time

import pytest

from tests.exhibits.says import reading
from unpick.exhibits.interpret import interpret
from unpick.exhibits.note import TOPICS
from unpick.exhibits.reading import Grid, Page, Reading, Table

PARTIAL = """Invented Scheme
SOCIAL COMPLIANCE AUDIT REPORT
Facility Name: Made Up Garments Co., Ltd. (invented)
Facility Address: No. 12 Invented Road, Dandong City, Liaoning Province, China
Audit Date(s): November 2-3, 2020           Report Issued: October 30, 2020
Monitoring Firm: Made Up Monitoring Ltd.
Notification: Announced
Number of Employees: Total 49    Male 5    Female 44
Employees Interviewed: 10
1. Facility overview
The compound contains eleven buildings. During the walk-through the auditor was escorted by the production manager
and was shown the second floor of Building 2 and the packing area; other buildings in the
compound belong to affiliated companies and were not part of the audit scope.
2. Labor practices
Ten employees out of 49 were selected by the HR manager for interview. The HR manager was
present during the interviews. No evidence of forced labor was observed.
\fPhotographs
Photo 2: Production process: Packing 2020/11/03
Signed: Jane Invented, 9 November 2020
"""

SOUND = """SOCIAL COMPLIANCE AUDIT REPORT
Facility: Sound Made Up Knits Ltd. (invented)
Audit date: 14-15 June 2022
Report date: 30 June 2022
Audit type: ☐ Announced ☐ Semi-announced ☒ Unannounced
Total number of workers: 60
Number of workers interviewed: 58
The site has two buildings. All buildings, including the dormitory, were visited; no area was closed to the auditors.
No other company shares the site. No subcontractors are used.
Interviewees were selected by the auditors from the roster. Interviews were held in private; management was not present.
The quality department employs three people. Emergency exits were not locked.
Suppliers shall not use forced labor. Workers should be interviewed in private.
Were any areas refused? ☐ Yes ☒ No
Signed on 30 June 2022
"""


def said(text: str, **more):
    return interpret(reading(text), **more)


def topics(text: str) -> set[str]:
    return {note.topic for note in said(text).notes}


def test_a_partial_announced_audit_says_all_that_an_examiner_looks_for():
    done = said(PARTIAL)
    found = {note.topic: note for note in done.notes}
    assert done.kind == "audit"
    expected = {
        "announced",
        "access_limited",
        "chosen_by_management",
        "minder_present",
        "no_forced_labor",
        "party",
        "address",
    }
    assert expected <= set(found)
    assert (found["headcount"].number, found["interviewed"].number, found["buildings"].number) == (49, 10, 11)
    assert found["audit_day"].first == dt.date(2020, 11, 2)
    assert found["report_day"].first < found["audit_day"].first
    assert (found["photo_day"].place, found["photo_day"].first) == ("page 2", dt.date(2020, 11, 3))
    assert found["signed_day"].first == dt.date(2020, 11, 9)


def test_a_sound_audit_says_nothing_adverse():
    adverse = {"announced", "minder_present", "chosen_by_management", "access_refused", "access_limited", "shared_compound", "subcontracting", "scope_quality", "producer_refuses", "law_forbids", "no_forced_labor"}  # fmt: skip
    assert not topics(SOUND) & adverse


def test_a_sound_audit_says_what_it_did():
    assert {"unannounced", "access_full", "private_interviews", "chosen_by_auditor"} <= topics(SOUND)


def test_every_topic_is_in_the_vocabulary():
    assert topics(PARTIAL) | topics(SOUND) <= TOPICS


def test_a_keyed_document_is_read_key_by_key():
    text = "audit_date: 2020-11-03\nworkers_total: 49\nworkers_interviewed: 10\nunannounced: false\nprivate_interviews: true\nsite_shared_with:\n  - Other Made Up Textiles Co., Ltd."
    found = {note.topic: note for note in said(text, claimed_kind="audit").notes}
    assert (found["headcount"].number, found["interviewed"].number) == (49, 10)
    assert {"announced", "private_interviews", "audit_day"} <= set(found)
    assert found["shared_compound"].subject == "Other Made Up Textiles Co., Ltd."


def test_a_form_in_a_grid_is_read_as_label_and_value():
    rows = (
        ("Audit date", "2020-11-03"),
        ("Total workers", "49"),
        ("Workers interviewed", "10"),
        ("Announced?", "Yes"),
    )
    grid = Grid(
        name="page 1 table 1",
        header=(),
        rows=rows,
        places=tuple(f"page 1 table 1 row {n}" for n in range(1, 5)),
    )
    done = interpret(Reading(file="a.docx", sha256="0", media="word", grids=(grid,)), (), "audit")
    found = {note.topic: note for note in done.notes}
    assert (found["headcount"].number, found["interviewed"].place) == (49, "page 1 table 1 row 3")
    assert {"announced", "audit_day"} <= set(found)


def test_tables_give_spans_and_never_a_headcount():
    rows = tuple({"worker": f"w{n}", "period": f"2020-{n:02d}", "net": "2600"} for n in (9, 10, 11))
    table = Table(
        name="Payroll", role="payroll", rows=rows, places=tuple(f"sheet Payroll row {n}" for n in (2, 3, 4))
    )
    grid = Grid(
        name="Payroll",
        header=("Name", "Month", "Net"),
        rows=(("Invented Person", "2020-09", "2600"),) * 3,
        places=table.places,
    )
    done = interpret(Reading(file="p.xlsx", sha256="0", media="sheet", grids=(grid,)), (table,))
    (period,) = [note for note in done.notes if note.topic == "period"]
    assert (period.first, period.last, period.method) == (dt.date(2020, 9, 1), dt.date(2020, 11, 30), "table")
    assert not [note for note in done.notes if note.topic == "headcount"]
    assert "Invented Person" not in str(done.notes)


def test_a_chain_table_gives_steps_places_and_origins():
    rows = (
        {
            "number": "1",
            "step": "growing cotton",
            "firm": "Made Up Farms",
            "place": "Aksu, Xinjiang",
            "country": "China",
            "output": "cotton",
        },
        {
            "number": "2",
            "step": "spinning",
            "firm": "Made Up Spinning Co., Ltd.",
            "country": "Vietnam",
            "document": "Annex 4",
        },
    )
    table = Table(name="Chain", role="chain", rows=rows, places=("row 1", "row 2"))
    done = interpret(Reading(file="c.csv", sha256="0", media="sheet"), (table,))
    found = {(note.topic, note.subject, note.value) for note in done.notes}
    assert {
        ("step", "growing", "Made Up Farms"),
        ("step", "spinning", "Made Up Spinning Co., Ltd."),
        ("place_region", "Made Up Farms", "CN-XJ"),
        ("number_annex", "", "4"),
    } <= found
    assert ("origin", "spinning", "VN") in found


@pytest.mark.parametrize(
    ("role", "row", "topic", "value"),
    [
        ("requests", {"number": "2", "asked": "payroll of all workers"}, "request", "payroll"),
        ("requests", {"number": "2", "asked": "payroll", "answer": "see annex"}, "answers", "payroll"),
        ("lines", {"line": "1", "description": "women's blouse", "material": "100% cotton"}, "line", "cotton"),
        ("remedies", {"indicator": "debt bondage", "status": "remedied"}, "remedied", "debt_bondage"),
        ("remedies", {"indicator": "debt bondage", "status": "in progress"}, "not_remedied", "debt_bondage"),
        ("interviews", {"worker": "w1", "chosen_by": "HR manager"}, "chosen_by_management", ""),
        ("interviews", {"worker": "w1", "private": "no"}, "minder_present", "not_private"),
        ("site", {"building": "B", "visited": "no"}, "access_limited", ""),
        ("raw", {"unit_no": "1001", "origin": "Texas, USA", "grower": "Made Up Farms"}, "origin", "US"),
        ("index", {"annex": "3", "title": "Payroll", "language": "Chinese"}, "language", "zh"),
        ("identity", {"worker": "w1", "nationality": "Chinese"}, "nationality", "CN"),
    ],
)  # fmt: skip
def test_a_row_of_a_table_says_it(role, row, topic, value):
    done = interpret(
        Reading(file="t.csv", sha256="0", media="sheet"),
        (Table(name="T", role=role, rows=(row,), places=("row 1",)),),
    )
    assert (topic, value) in {(note.topic, note.value) for note in done.notes}


PERSONS = [
    "Name: Invented Person",
    "Signed by: Invented Person on 3 November 2020",
    "Lead auditor: Invented Person",
    "姓名：虚构人",
    "Employee name: Invented Person; ID No.: 210602199001011234; the worker was interviewed",
    "Ms. Person told the auditor that management was present during the interviews.",
    "The auditor interviewed 10 workers, among them worker Invented Person.",
    "面谈了虚构女士等10名员工。",
    "Passport No. E12345678 was kept by the company.",
]


@pytest.mark.parametrize("text", PERSONS)
@pytest.mark.parametrize("kind", ["audit", "identity", "decision"])
def test_no_name_or_number_of_a_person_reaches_a_note(text, kind):
    notes = str(said(text, claimed_kind=kind).notes)
    assert not any(
        word in notes
        for word in ("Invented Person", "Ms. Person", "虚构人", "虚构女士", "210602199001011234", "E12345678")
    )


def test_ethnicity_is_never_read():
    assert not [
        note
        for note in said(
            "民族：朝鲜族\nEthnicity: Korean\nEthnic group: Uyghur", claimed_kind="identity"
        ).notes
        if note.topic in ("nationality", "place_region")
    ]


def test_the_submitters_word_counts_only_where_the_document_is_silent():
    assert said("lorem ipsum", claimed_kind="payroll").kind == "payroll"
    assert said(SOUND, claimed_kind="payroll").kind == "audit"


def test_identical_lines_give_their_notes_once():
    pages = tuple(
        Page(number=n, text="The auditor was not permitted to enter Building 3.") for n in range(1, 51)
    )
    done = interpret(Reading(file="x.pdf", sha256="0", media="pdf", pages=pages), (), "audit")
    (note,) = [note for note in done.notes if note.topic == "access_refused"]
    assert note.place == "page 1"


def test_the_last_page_of_a_long_document_is_read():
    pages = [Page(number=n, text=f"Row {n} of the list has nothing to say.") for n in range(1, 2000)]
    pages.append(Page(number=2000, text="The auditor was not permitted to enter Building 3."))
    start = time.process_time()
    done = interpret(Reading(file="x.pdf", sha256="0", media="pdf", pages=tuple(pages)), (), "audit")
    assert [note.place for note in done.notes if note.topic == "access_refused"] == ["page 2000"]
    assert time.process_time() - start < 30


def test_a_broken_line_is_read_as_one_sentence():
    text = "SOCIAL AUDIT REPORT\nThe auditors who came to the factory on the second day of the visit were not\npermitted to enter Building 3 of the compound."
    assert "access_refused" in topics(text)


def test_an_unanswered_form_says_nothing():
    text = "SOCIAL AUDIT REPORT\nWas the audit announced? Yes / No\nWere interviews private? ☐ Yes ☐ No\nNumber of workers interviewed: ____\nAreas refused:"
    assert not topics(text) & {
        "announced",
        "unannounced",
        "private_interviews",
        "minder_present",
        "interviewed",
        "access_refused",
        "access_full",
    }


def test_what_customs_alleges_is_no_statement_of_the_submitter():
    text = "PROTEST\nCBP alleges that the factory shares the same compound with other factories."
    assert "shared_compound" not in topics(text)


def test_an_empty_file_says_nothing():
    done = interpret(Reading(file="x.pdf", sha256="0", media="pdf"))
    assert (done.kind, done.notes, done.language) == ("other", (), "")
