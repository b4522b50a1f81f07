"""The review of whole packets: what is found, what is not looked at, what stays in the log, what never gets in."""

import datetime as dt
import importlib.util
import json
import shutil
from pathlib import Path

import pytest
import yaml

from tests.matters.build import make
from unpick.app.review import reaches, review, reviewed
from unpick.datasets.documents.ocr import has_ocr
from unpick.datasets.generate.packet import make_packet
from unpick.datasets.generate.papers import Sheet, csv, pdf, scan, txt, write_packet, xlsx
from unpick.exhibits.resident import check_digit
from unpick.model.errors import UnreadableFile
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)


def asked(folder: Path, **more: object) -> dict:
    return review(folder, at=AT, **more)[0]


def codes(document: dict) -> set[str]:
    return {one["code"] for one in document["defects"]}


def small(folder: Path, files: dict[str, bytes], **body: object) -> Path:
    given = {
        "exhibits": [{"file": name} for name in files],
        "regime": "US-CAATSA321",
        "question": "scope",
        **body,
    }
    return write_packet(folder, {"title": "An invented packet", **given}, files=files)


@pytest.fixture(scope="module")
def poof(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return asked(make("poof", tmp_path_factory.mktemp("poof")))


def test_six_defects_of_the_newark_packet_are_found_where_its_pictures_are_looked_at(poof):
    assert {"D01", "D02", "D03", "D05"} <= codes(poof)
    assert ("D04" in codes(poof)) is has_ocr()
    compared = importlib.util.find_spec("cv2") is not None
    assert ("D06" in codes(poof)) is compared
    assert ("D06" in {one.split(":")[0] for one in poof["not_looked"]}) is not compared
    assert [one["exhibit"] for one in poof["turned_exhibits"]] == (["E5"] if compared else [])
    assert poof["assessment"]["outcome"] == "not_rebutted"


def test_the_newark_packet_says_what_rests_on_the_founding_text_alone(poof):
    assert any("rests on the founding text of January 2022 alone" in one for one in poof["messages"])


def test_ten_of_forty_nine_interviews_leave_room_for_eleven_or_thirty_nine(poof):
    (found,) = (one for one in poof["defects"] if one["code"] == "D03")
    assert "10 of 49" in found["says"]
    assert {11, 39} <= {value for value in found["bounds"].values() if isinstance(value, int)}


def test_both_readings_of_the_standard_stand_in_the_answer(poof):
    held = {one["held_by"] for row in poof["law"] for one in row["contested"]}
    assert held == {"CBP in one protest decision, untested in court", "the statute's own terms"}
    assert poof["assessment"]["contested_standard"] == "not_named"


def test_a_review_is_a_document_of_its_schema(poof):
    assert find_faults(poof) == []


def test_every_defect_has_its_place_reason_and_cure(poof):
    for one in poof["defects"]:
        assert one["why"]
        assert all(spot["text"] for spot in one["why"])
        assert one["reason"]
        assert one["cure"]


def test_the_sound_twin_of_the_newark_packet_comes_out_clean(tmp_path):
    document = asked(make("garment_sound", tmp_path))
    assert document["defects"] == []
    assert document["assessment"]["outcome"] == "rebutted"


def test_polyester_styles_go_and_the_cotton_style_stays(tmp_path):
    document = asked(make("uniqlo_2", tmp_path))
    outcomes = {row["line"]: row["outcome"] for row in document["assessment"]["lines"]}
    assert document["assessment"]["outcome"] == "partial"
    assert outcomes.pop("7") == "not_rebutted"
    assert set(outcomes.values()) == {"out_of_scope"}


def test_the_same_packet_gives_the_same_bytes(tmp_path):
    folder = make("poof", tmp_path)
    first, second = (json.dumps(asked(folder), default=str) for _ in range(2))
    assert first == second


def stripped(folder: Path, out: Path) -> Path:
    """Copy a packet and leave of its list only what the form requires."""
    shutil.copytree(folder, out)
    body = yaml.safe_load((out / "packet.yml").read_text(encoding="utf-8"))
    kept = {
        part: [{"file": row["file"] if isinstance(row, dict) else row} for row in body[part]]
        for part in ("exhibits", "record")
        if part in body
    }
    (out / "packet.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    return out


def seen(document: dict) -> set[tuple[str, str]]:
    return {(one["code"], spot["file"]) for one in document["defects"] for spot in one["why"]}


@pytest.mark.parametrize("seed", [10_002, 10_004, 10_008, 10_021])
def test_a_list_without_its_optional_keys_gives_the_same_defects(tmp_path, seed):
    made = make_packet(seed)
    folder = write_packet(tmp_path / "whole", made.body, files=made.files)
    whole, bare = asked(folder), asked(stripped(folder, tmp_path / "bare"))
    assert codes(bare) == codes(whole)
    assert bare["regime"] == whole["regime"]


def test_the_newark_packet_without_its_optional_keys_gives_the_same_defects(tmp_path):
    folder = make("poof", tmp_path)
    whole, bare = asked(folder), asked(stripped(folder, tmp_path / "bare"))
    assert codes(bare) == codes(whole)


# What the submitter writes into the list about a file changes nothing of what is read from it.
def test_a_claim_of_the_submitter_decides_nothing(tmp_path):
    folder = make("poof", tmp_path)
    body = yaml.safe_load((folder / "packet.yml").read_text(encoding="utf-8"))
    for row in body["exhibits"]:
        row["says"] = "complete, dated, read, clean, every worker interviewed"
    (folder / "packet.yml").write_text(yaml.safe_dump(body), encoding="utf-8")
    assert {"D01", "D02", "D03", "D05"} <= codes(asked(folder))


def test_a_conclusion_in_the_list_is_refused(tmp_path):
    folder = make("poof", tmp_path)
    text = (folder / "packet.yml").read_text(encoding="utf-8")
    (folder / "packet.yml").write_text(
        text.replace("file: id-cards.pdf,", "file: id-cards.pdf, legible: true,")
    )
    with pytest.raises(UnreadableFile, match="'legible' is a conclusion"):
        asked(folder)


def test_a_packet_with_no_list_of_requests_says_so(tmp_path):
    document = asked(small(tmp_path, {"audit.txt": txt(["# Social audit report", "Workers: 20"])}))
    assert any("no list of what was asked" in one for one in document["messages"])
    assert "D07" not in codes(document)
    assert any(one.startswith("D07") for one in document["not_looked"])


def test_a_locked_pdf_is_told_by_name_and_the_rest_is_reviewed(tmp_path):
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf(["# Payroll", "Worker 1"], "2021-01-01"))).pages:
        writer.add_page(page)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    document = asked(
        small(
            tmp_path,
            {
                "locked.pdf": out.getvalue(),
                "audit.txt": txt(["# Social audit report", "10 of 49 workers were interviewed."]),
            },
        )
    )
    (row,) = (one for one in document["unread"] if one["file"] == "locked.pdf")
    assert "password" in row["remedy"]
    assert "D03" in codes(document)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.pdf", b""),
        ("broken.pdf", b"%PDF-1.7\n%%EOF garbage"),
        ("text.xlsx", b"this is no workbook"),
        ("zeros.docx", bytes(4096)),
        ("odd.yml", b"a: [1, 2"),
        ("mail.eml", b"\xff\xfe\x00\x00"),
    ],
)
def test_a_bad_file_is_a_row_of_what_could_not_be_read(tmp_path, name, data):
    document = asked(small(tmp_path, {name: data}))
    rows = [one for one in document["unread"] if one["file"] == name]
    assert rows
    assert all(row["problem"] and row["remedy"] for row in rows)
    assert document["assessment"]["outcome"] in ("insufficient_facts", "not_rebutted")


def test_pictures_of_text_cannot_be_judged(tmp_path):
    files = {f"scan-{n}.pdf": scan(["# Payroll", "Worker A 100"], "2021-01-02", seed=n) for n in range(3)}
    document = asked(small(tmp_path, files))
    assert document["assessment"]["outcome"] in ("insufficient_facts", "not_rebutted")
    assert len([one for one in document["unread"] if one["file"].startswith("scan-")]) >= 3


def test_a_hidden_sheet_and_formulas_are_read_and_named(tmp_path):
    head = ["Employee ID", "Days", "Gross", "Deductions", "Net pay"]
    rows = [head, ["W1", 22, 3000, 200, "=C2-D2|2800"], ["W2", 22, 3000, 200, "=C3-D3|2800"]]
    book = xlsx({"Payroll": Sheet(rows=rows), "Second set": Sheet(rows=rows, hidden=True)}, "2021-01-02")
    document = asked(small(tmp_path, {"payroll.xlsx": book}))
    said = " ".join(f"{one['place']} {one['problem']}" for one in document["unread"])
    assert "Second set" in said or any(
        "hidden" in spot["text"] for one in document["defects"] for spot in one["why"]
    )


def test_a_day_that_can_be_read_two_ways_is_told_and_not_resolved(tmp_path):
    report = txt(
        ["# Social audit report", "Audit date: 04/05/2021", "Date of report: 04/07/2021", "Workers: 20"]
    )
    document = asked(small(tmp_path, {"audit.txt": report}))
    assert "D01" not in codes(document)
    told = {row["text"]: row["readings"] for row in document["ambiguous_days"]}
    assert {"2021-04-05", "2021-05-04"} <= {day for readings in told.values() for day in readings}
    assert any("can be read in two ways" in one for one in document["messages"])


def test_contradictory_facts_stand_beside_each_other(tmp_path):
    files = {
        "audit.txt": txt(["# Social audit report", "Audit date: 3 May 2021", "Total number of workers: 120"]),
        "payroll.csv": csv(
            [["Employee ID", "Days", "Gross", "Net pay"], *[[f"W{n}", 22, 3000, 2800] for n in range(80)]]
        ),
        "letter.txt": txt(
            ["# Protest", "The manufacturer employs 95 workers. None of them is a North Korean national."]
        ),
    }
    document = asked(small(tmp_path, files))
    (found,) = (one for one in document["defects"] if one["code"] == "D05")
    assert all(number in found["says"] for number in ("120", "80", "95"))


def test_a_packet_without_exhibits_in_reach_cannot_be_judged(tmp_path):
    (tmp_path / "packet.yml").write_text("exhibits: [{file: absent.pdf}]\nregime: US-CAATSA321\n")
    document = asked(tmp_path)
    assert document["assessment"]["outcome"] in ("insufficient_facts", "not_rebutted")
    assert any("absent.pdf" in one for one in document["messages"])


def test_no_worker_is_named_anywhere(tmp_path):
    rows = [
        ["Name", "ID number", "Nationality", "Net pay"],
        ["Zebulon Quirke", "210602197001011234", "China", 2800],
    ]
    document = asked(small(tmp_path, {"payroll.csv": csv(rows)}))
    text = json.dumps(document, default=str)
    assert "Quirke" not in text
    assert "210602197001011234" not in text


def test_ethnicity_changes_nothing(tmp_path):
    head = ["工号", "姓名", "民族", "国籍"]
    answers = []
    for place, people in enumerate(("汉", "朝鲜", "维吾尔", "")):
        rows = [head, *[[f"W{n}", f"甲{n}", people, "中国"] for n in range(12)]]
        document = asked(small(tmp_path / str(place), {"roster.csv": csv(rows)}))
        answers.append(
            json.dumps([document["defects"], document["assessment"], document["requests"]], default=str)
        )
    assert len(set(answers)) == 1


NAMES = {
    "Han": ("王伟", "李娜", "张敏", "刘洋", "陈静", "杨磊"),
    "ethnic Korean": ("金成浩", "朴英子", "崔明哲", "郑顺姬", "全海兰", "许东哲"),
    "Uyghur": ("阿卜杜拉", "古丽娜尔", "买买提", "阿依古丽", "吐尔逊", "热娜"),
}
COUNTIES = {"Han": "210602", "ethnic Korean": "222401", "Uyghur": "653101"}


def fitting(body: str) -> str:
    """An invented number whose check character fits: that character alone may change with the county."""
    return body + check_digit(body)


@pytest.mark.parametrize("row", ["names", "counties"])
def test_surnames_and_the_county_of_an_identity_number_change_nothing(tmp_path, row):
    answers = {}
    for people, names in NAMES.items():
        county = COUNTIES[people] if row == "counties" else "210602"
        shown = names if row == "names" else NAMES["Han"]
        roster = [
            ["姓名", "身份证号", "国籍"],
            *[[name, fitting(f"{county}19850101{n:03d}"), "中国"] for n, name in enumerate(shown)],
        ]
        pay = [
            ["姓名", "出勤天数", "应发工资", "扣款", "实发工资"],
            *[[name, 22, 3000, 200, 2800] for name in shown],
        ]
        files = {
            "roster.csv": csv(roster),
            "payroll.csv": csv(pay),
            "letter.txt": txt(
                ["# Protest", "The manufacturer employs 6 workers. None is a North Korean national."]
            ),
        }
        document = asked(small(tmp_path / people.replace(" ", "-"), files))
        answers[people] = json.dumps(
            [document["defects"], document["assessment"], document["not_looked"]], default=str
        )
    assert len(set(answers.values())) == 1, answers


# ------------------------------------------------------------------ the log of runs


def logged(folder: Path, place: Path, at: dt.datetime = AT) -> dict:
    return reviewed(folder, place, by="an invented clerk", at=at)


def test_each_run_is_logged_and_the_same_packet_answers_the_same(tmp_path):
    folder, place = make("poof", tmp_path), tmp_path / "ws"
    first, second, third = (logged(folder, place) for _ in range(3))
    runs = [one for one in Workspace.open(place).decisions.entries() if one.action == "review"]
    assert len(runs) == 3
    assert second == third
    assert first["history"] == second["history"] == {"versions": [], "changed": []}


def test_a_replaced_and_a_withdrawn_exhibit_stay_in_the_record(tmp_path):
    folder, place = make("poof", tmp_path), tmp_path / "ws"
    logged(folder, place)
    (folder / "payroll-2020-11.xlsx").write_bytes(
        xlsx({"Payroll": [["Employee ID", "Net pay"], ["W1", 10]]}, "2021-01-02")
    )
    body = yaml.safe_load((folder / "packet.yml").read_text(encoding="utf-8"))
    body["exhibits"] = [row for row in body["exhibits"] if row["file"] != "recruitment.docx"]
    (folder / "packet.yml").write_text(yaml.safe_dump(body), encoding="utf-8")
    (folder / "recruitment.docx").unlink()
    changed = {(one["file"], one["change"]) for one in logged(folder, place)["history"]["changed"]}
    assert changed == {("payroll-2020-11.xlsx", "replaced"), ("recruitment.docx", "withdrawn")}


def test_a_turned_exhibit_does_not_vanish_with_its_file(tmp_path):
    folder, place = make("korla", tmp_path), tmp_path / "ws"
    turned = {one["file"] for one in logged(folder, place)["turned_exhibits"]}
    assert turned
    body = yaml.safe_load((folder / "packet.yml").read_text(encoding="utf-8"))
    body["exhibits"] = [row for row in body["exhibits"] if row["file"] not in turned]
    (folder / "packet.yml").write_text(yaml.safe_dump(body), encoding="utf-8")
    for name in turned:
        (folder / name).unlink()
    again = logged(folder, place)
    assert turned <= {one["file"] for one in again["turned_exhibits"]}


def test_the_levels_of_failure_are_those_of_the_defects(poof):
    assert reaches(poof, "decisive")
    assert reaches(poof, "minor")
    assert not reaches({"defects": [{"severity": "minor"}]}, "major")
