"""Diary, harm page and replies of a case, kept in the log: append-only, named, and with the law's clocks."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.app.mill import MILL
from unpick.app.case import add_exhibit_file
from unpick.app.case_packet import Claimed
from unpick.app.life_diary import note_step, show_diary
from unpick.app.life_harm import answer_harm, harm_gaps, harm_page, sign_harm
from unpick.app.life_reply import Letter, keep_reply, note_asked, section_of_replies, show_replies
from unpick.cases.life.harm import QUESTIONS
from unpick.datasets.facts import read_facts
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)
TEXT = "Forty workers would lose their dormitory within a week."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        facts = read_facts(MILL, "mill.yml")
        document = load.add_original(
            MILL, name="mill.yml", dataset="mill", title=facts.title, public_from=AT.date(), layout="facts/1"
        )
        load.write_statements(facts.statements(document))
    return workspace.folder


def step(folder: Path, name: str, day: str, **more: str):
    given = {"says": "an invented letter", "by": "A. Clerk"} | more
    return note_step(folder, "mill", name, day=dt.date.fromisoformat(day), at=AT, **given)


def test_the_clocks_of_a_petition_run_from_its_receipt(folder: Path):
    step(folder, "petitioned", "2024-01-05")
    document = step(folder, "received", "2024-01-08")
    assert find_faults(document) == []
    limits = {(row["regime"], row["id"]): row["day"] for row in document["diary"]["deadlines"]}
    assert limits == {
        ("US-PETITION-1242", "headquarters"): "2024-01-18",
        ("US-PETITION-1242", "own-target"): "2024-02-07",
    }
    assert all(row["overdue"] for row in document["diary"]["deadlines"])


def test_a_referral_meets_the_clock_and_a_return_does_too(folder: Path):
    step(folder, "petitioned", "2024-01-05")
    step(folder, "received", "2024-01-08")
    document = step(folder, "referred", "2024-01-17")
    assert [row["done"]["in_time"] for row in document["diary"]["deadlines"]] == [True, True]
    assert not any(row["overdue"] for row in document["diary"]["deadlines"])


def test_the_diary_as_of_an_earlier_day_knows_no_later_step(folder: Path):
    step(folder, "petitioned", "2024-01-05")
    step(folder, "received", "2024-01-08")
    early = show_diary(folder, "mill", at=AT, known_at=dt.date(2024, 1, 6))["diary"]
    assert [line["step"] for line in early["lines"]] == ["petitioned"]
    assert early["deadlines"] == []


def test_a_corrected_line_stays_in_the_log_and_counts_no_more(folder: Path):
    step(folder, "petitioned", "2024-01-05")
    first = step(folder, "received", "2024-01-08")["diary"]["lines"][-1]["id"]
    document = step(folder, "received", "2024-01-09", instead=first)
    assert [line["stands"] for line in document["diary"]["lines"]] == [True, False, True]
    assert document["diary"]["deadlines"][0]["day"] == "2024-01-19"
    assert Workspace.open(folder).decisions.faults() == []


def test_goods_at_customs_start_their_own_clocks(folder: Path):
    document = step(folder, "presented", "2024-02-01")
    found = {row["id"]: row["day"] for row in document["diary"]["deadlines"]}
    assert found["decision"] == "2024-02-08"
    assert found["deemed-exclusion"] == "2024-03-02"


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"name": "arrived"}, "no step is called 'arrived'"),
        ({"says": " "}, "nobody is named who says so"),
        ({"by": ""}, "nobody is named"),
        ({"exhibit": "EX-7"}, "'EX-7' is no exhibit"),
        ({"instead": "beef"}, "no line has the id 'beef'"),
    ],
)
def test_a_step_that_cannot_be_kept_is_refused_and_leaves_no_row(folder: Path, parts, says: str):
    name = parts.pop("name", "petitioned")
    with pytest.raises(UsageError, match=says):
        step(folder, name, "2024-01-05", **parts)
    assert show_diary(folder, "mill", at=AT)["diary"]["lines"] == []


def test_the_harm_page_shows_what_the_case_says_with_its_denials(folder: Path):
    document = harm_page(folder, "mill", at=AT)
    assert find_faults(document) == []
    by_id = {one["id"]: one for one in document["harm"]["questions"]}
    assert [claim["denied"] for claim in by_id["repatriation"]["case_says"]] == [False, True]
    assert "at most 300 CNY per month" in by_id["wages"]["case_says"][0]["says"]
    assert not document["harm"]["complete"]
    assert len(harm_gaps(Workspace.open(folder), "mill")) == len(QUESTIONS)


def test_a_page_answered_and_signed_by_two_people_is_complete_until_it_changes(folder: Path):
    for one in QUESTIONS:
        answer_harm(folder, "mill", one.id, TEXT, by="A. Clerk", at=AT)
    with pytest.raises(UsageError, match="a second person signs"):
        sign_harm(folder, "mill", by="a. clerk", at=AT)
    document = sign_harm(folder, "mill", by="B. Reader", at=AT)
    assert document["harm"]["complete"] and document["harm"]["signed"][0]["by"] == "B. Reader"
    assert harm_gaps(Workspace.open(folder), "mill") == ()
    answer_harm(
        folder, "mill", "timing", "A shipment leaves on Friday; we wait for it.", by="A. Clerk", at=AT
    )
    (gap,) = harm_gaps(Workspace.open(folder), "mill")
    assert "changed after B. Reader signed" in gap.says


def test_a_page_that_is_not_whole_is_not_signed(folder: Path):
    answer_harm(folder, "mill", "hit", TEXT, by="A. Clerk", at=AT)
    with pytest.raises(UsageError, match="the page is not whole"):
        sign_harm(folder, "mill", by="B. Reader", at=AT)
    with pytest.raises(UsageError, match="'n/a' is no answer"):
        answer_harm(folder, "mill", "wages", "n/a", by="A. Clerk", at=AT)
    with pytest.raises(UsageError, match="no question is called 'weather'"):
        answer_harm(folder, "mill", "weather", TEXT, by="A. Clerk", at=AT)


def letter(tmp_path: Path, text: str, name: str = "letter.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reply_is_kept_word_for_word_and_stands_beside_what_it_answers(folder: Path, tmp_path: Path):
    text = "우리는 이를 부인합니다.\n\nAll   40 workers are from the county; “every one”."
    note_asked(
        *(folder, "mill", "invented qorvane MILL"),
        day=dt.date(2024, 1, 2),
        due=dt.date(2024, 1, 10),
        by="A. Clerk",
        at=AT,
    )
    given = Letter(file=letter(tmp_path, text), firm="Invented Qorvane Mill", day=dt.date(2024, 1, 9))
    document = keep_reply(folder, "mill", given, by="A. Clerk", at=AT)
    assert find_faults(document) == []
    (kept,) = document["replies"]["letters"]
    assert (kept["says"], kept["asked"], kept["due"]) == (text, "2024-01-02", "2024-01-10")
    assert all(one["replies"] == [0] for one in document["replies"]["beside"])
    assert document["replies"]["not_asked"] == ["Invented Brelmont Retail"]
    section = section_of_replies(Workspace.open(folder), "mill", "9")
    assert text in "".join(item.text for block in section.blocks for row in block.rows for item in row)


def test_a_firm_that_was_asked_and_kept_silent_is_told_so(folder: Path):
    note_asked(folder, "mill", "Invented Brelmont Retail", day=dt.date(2024, 1, 2), due=None, by="A", at=AT)
    document = show_replies(folder, "mill", at=AT)["replies"]
    assert document["letters"][0]["says"] == "No reply is recorded (asked on 2 January 2024)."
    assert document["not_asked"] == ["Invented Qorvane Mill"]


def test_a_letter_without_words_or_kept_already_is_refused(folder: Path, tmp_path: Path):
    def keep(path: Path, **more):
        return keep_reply(
            *(folder, "mill", Letter(file=path, firm="Invented Qorvane Mill", day=AT.date(), **more)),
            by="A",
            at=AT,
        )

    with pytest.raises(UsageError, match="no words could be read"):
        keep(letter(tmp_path, " \n"))
    with pytest.raises(UsageError, match="the case has no claim 'c-nothing'"):
        keep(letter(tmp_path, "No."), about=("c-nothing",))
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"No \xff")
    with pytest.raises(UsageError, match="not UTF-8 at byte 3"):
        keep(broken)
    keep(letter(tmp_path, "No."))
    with pytest.raises(UsageError, match="is kept already"):
        keep(letter(tmp_path, "No."))


def test_a_reply_by_e_mail_keeps_its_body(folder: Path, tmp_path: Path):
    mail = "From: a@mill.example\nTo: b@c.example\nSubject: reply\nDate: Tue, 9 Jan 2024 09:00:00 +0000\n\nWe deny this.\n"
    given = Letter(file=letter(tmp_path, mail, "r.eml"), firm="Invented Qorvane Mill", day=AT.date())
    (kept,) = keep_reply(folder, "mill", given, by="A", at=AT)["replies"]["letters"]
    assert "We deny this." in kept["says"]


def test_an_exhibit_of_the_case_can_show_a_step(folder: Path, tmp_path: Path):
    path = letter(tmp_path, "Received on 8 January 2024. (invented)", "cbp.txt")
    add_exhibit_file(folder, "mill", path, Claimed(), by="A", why="letter", at=AT)
    document = step(folder, "petitioned", "2024-01-05", exhibit="EX-2")
    assert document["diary"]["open"] == []


def test_a_claim_without_object_is_told_as_so_and_one_without_its_figure_as_without(folder: Path):
    from unpick.app.custody import withdraw_evidence
    from unpick.app.life import opened_case, said_of_case, sentence_of

    workspace, record = opened_case(folder, "mill")
    with workspace.reader() as reader:
        rows = reader.table("statement").to_pylist()
    figure = next(row["id"] for row in rows if row["prop"] == "value" and row["value"] == "300")
    withdraw_evidence(folder, figure, by="A", why="misread", at=AT)
    evidence, said = said_of_case(workspace, record)
    told = {one.predicate: sentence_of(one, evidence) for one in said if not one.denied}
    assert "no figure in CNY per month stands any more" in told["month_wage"]
    bare = next(one for one in said if one.predicate == "worker_nationality" and not one.denied)
    shipped = dataclasses.replace(bare, predicate="forced_labor", object="")
    assert "not so" not in sentence_of(shipped, evidence)


def test_the_harm_page_is_written_with_what_the_case_says_and_stops_while_it_is_not_signed(
    folder: Path, tmp_path: Path
):
    from docx import Document

    answer_harm(folder, "mill", "wages", "Nine months are owed to forty workers.", by="A. Clerk", at=AT)
    document = harm_page(folder, "mill", at=AT, out=tmp_path / "harm.docx")
    assert find_faults(document) == []
    told = "\n".join(one.text for one in Document(document["files"][0]["path"]).paragraphs)
    assert "Nine months are owed to forty workers. (A. Clerk, 1 March 2024)" in told
    assert "The case: It is denied that nationals of North Korea" in told
    assert "No answer yet. It holds which workers" in told


def test_the_time_limits_that_are_not_met_go_into_a_calendar(folder: Path, tmp_path: Path):
    step(folder, "petitioned", "2024-01-05")
    step(folder, "received", "2024-01-08")
    file = tmp_path / "limits.ics"
    document = show_diary(folder, "mill", at=AT, ical=file)
    assert find_faults(document) == []
    text = file.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 2 and "DTSTART;VALUE=DATE:20240118" in text and "(mill)" in text
    step(folder, "returned", "2024-01-17")
    (message,) = show_diary(folder, "mill", at=AT, ical=tmp_path / "none.ics")["messages"]
    assert "was not written" in message
    with pytest.raises(UsageError, match="no regime has the id 'US-NOTHING'"):
        show_diary(folder, "mill", at=AT, orders=["US-NOTHING"])
