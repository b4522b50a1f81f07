"""Tables of a packet: roles by their heads in three languages, pseudonyms, totals, and what is never read."""

import csv
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.exhibits.cells import day_of, number_of, pseudonym
from unpick.exhibits.columns import ROLES
from unpick.exhibits.heads import fold_head, meanings
from unpick.exhibits.reading import Grid
from unpick.exhibits.tables import understand


def grid(*rows, title="", header=True, name="sheet Payroll"):
    width = max(len(row) for row in rows)
    cells = [(*map(str, row), *[""] * (width - len(row))) for row in rows]
    body = cells[1:] if header else cells
    return Grid(
        name=name,
        header=cells[0] if header else (),
        rows=tuple(body),
        places=tuple(f"{name} row {number}" for number in range(2, len(body) + 2)),
        title=title,
    )


CHINESE = grid(
    ["序号", "姓名", "出勤天数", "加班工时", "应发工资", "扣款", "实发工资", "签名"],
    [1, "甲某", 26, 40, "3,200.00", 120, "3,080.00", "甲某"],
    [2, "乙某", 25, 38, "3,100.00", 120, "2,980.00", "乙某"],
    ["合计", "", 51, 78, "6,300.00", 240, "6,060.00", ""],
    title="某某服装厂 2020年10月工资表",
)


def test_a_chinese_payroll_is_read_by_its_heads():
    table = understand(CHINESE)
    assert table.role == "payroll"
    assert {k: v for k, v in table.rows[0].items() if k != "worker"} == {
        "days": "26",
        "overtime_hours": "40",
        "gross": "3200.00",
        "deductions": "120",
        "net": "3080.00",
        "period": "2020-10",
    }
    assert table.unread == ()


def test_totals_are_kept_apart_from_the_rows():
    table = understand(CHINESE)
    assert len(table.rows) == len(table.places) == 2
    assert table.totals == (
        {"days": "51", "overtime_hours": "78", "gross": "6300.00", "deductions": "240", "net": "6060.00"},
    )


def test_a_total_at_the_right_is_a_total_too():
    table = understand(
        grid(
            ["Name", "Days worked", "OT hours", "Net pay"], ["A", 26, 4, 2900], ["", "", "Grand total:", 2900]
        )
    )
    assert (len(table.rows), table.totals) == (1, ({"net": "2900"},))


def test_a_worker_of_the_name_summers_is_no_sum():
    table = understand(
        grid(["Name", "Days worked", "Net pay"], ["Summers, T.", 26, 2900], ["Totali, A.", 25, 2800])
    )
    assert (len(table.rows), table.totals) == (2, ())


def test_a_korean_payroll_is_read_by_its_heads():
    table = understand(
        grid(
            [
                "순번",
                "사번",
                "성명",
                "근무일수",
                "연장시간",
                "기본급",
                "연장수당",
                "공제액",
                "실지급액",
                "서명",
            ],
            [1, "K-01", "가나다", 26, 40, "1,800,000", "300,000", "100,000", "2,000,000원", ""],
            ["", "", "합계", 26, 40, "1,800,000", "300,000", "100,000", "2,000,000", ""],
            title="급여대장 2020년 10월",
        )
    )
    assert table.role == "payroll"
    assert set(table.rows[0]) == {
        "worker", "days", "overtime_hours", "base_pay", "overtime_pay", "deductions", "net", "period",
    }  # fmt: skip
    assert table.rows[0]["net"] == "2000000"
    assert len(table.totals) == 1


def test_traditional_characters_are_read_as_simplified_ones():
    table = understand(grid(["編號", "姓名", "出勤天數", "應發工資", "實發工資"], [1, "甲", 26, 3200, 3000]))
    assert set(table.rows[0]) == {"worker", "days", "gross", "net"}


def test_heads_of_two_lines_are_joined_and_units_are_no_row():
    table = understand(
        grid(
            ["No", "Employee name", "Hours", "", "Wages", "", "", "Net pay"],
            ["", "", "Regular", "Overtime", "Base", "Overtime", "Total", ""],
            ["", "", "(h)", "(h)", "(RMB)", "(RMB)", "(RMB)", "(RMB)"],
            [1, "A", 208, 40, 2000, 500, 2500, 2400],
            [2, "B", 208, 36, 2000, 450, 2450, 2350],
        )
    )
    assert table.role == "payroll"
    row = {k: v for k, v in table.rows[0].items() if k != "worker"}
    assert row == {
        "hours": "208", "overtime_hours": "40", "base_pay": "2000", "overtime_pay": "500", "gross": "2500", "net": "2400",
    }  # fmt: skip
    assert table.units["net"] == "cny"
    assert len(table.rows) == 2


def test_blank_rows_and_heads_repeated_on_each_page_are_no_rows():
    head = ["Name", "Days worked", "Net pay"]
    table = understand(grid(head, ["A", 26, 2900], ["", "", ""], head, ["B", 25, 2800]))
    assert len(table.rows) == 2
    assert table.places == ("sheet Payroll row 2", "sheet Payroll row 5")


def test_numbers_kept_as_text_lose_grouping_and_currency_and_a_percent_stays():
    table = understand(
        grid(
            ["Style", "Description", "Quantity", "Unit price", "Amount"],
            ["MU-1", "quilt", "1 200 pcs", "$4.50", "US$ 5,400.00"],
        )
    )
    assert table.role == "invoice"
    assert (table.rows[0]["quantity"], table.rows[0]["price"], table.rows[0]["amount"]) == (
        "1200",
        "4.50",
        "5400.00",
    )
    assert table.units["amount"] == "usd"
    assert number_of("12.5%") == ("12.5%", "%")


def test_a_roster_without_names_is_still_a_roster_and_names_nobody():
    table = understand(grid(["No", "Job", "Department", "Date hired"], [1, "sewer", "line 2", "2019-03-01"]))
    assert table.role == "workers"
    assert table.rows[0] == {"job": "sewer", "department": "line 2", "hired": "2019-03-01"}


def test_two_columns_that_name_a_worker_are_one_pseudonym_by_the_number():
    first = understand(grid(["Employee No.", "Name", "Net pay", "Days"], ["E-001", "A Lee", 2900, 26]))
    second = understand(grid(["Emp ID", "Worker name", "Net pay", "Days"], ["e001", "Lee A.", 2800, 25]))
    assert first.rows[0]["worker"] == second.rows[0]["worker"]
    assert re.fullmatch(r"worker-[0-9a-f]{8}", first.rows[0]["worker"])


def test_two_workers_of_one_name_and_two_numbers_are_two():
    table = understand(
        grid(["工号", "姓名", "实发工资", "出勤天数"], ["001", "甲", 1, 26], ["002", "甲", 1, 26])
    )
    assert len({row["worker"] for row in table.rows}) == 2


@given(st.text(alphabet=st.characters(categories=["Lu", "Lo"]), min_size=6, max_size=12))
def test_no_name_of_a_worker_is_ever_in_a_table(name):
    found = understand(grid(["Employee name", "Days worked", "Net pay", "Signature"], [name, 26, 2900, name]))
    assert name not in repr(found)


def test_ethnicity_is_dropped_whole():
    table = understand(
        grid(
            ["工号", "姓名", "民族", "国籍", "工种"],
            ["1", "甲", "朝鲜族", "中国", "缝纫"],
            ["2", "乙", "汉族", "朝鲜", "缝纫"],
        )
    )
    assert "族" not in repr(table)
    assert [row["nationality"] for row in table.rows] == ["中国", "朝鲜"]


def test_ethnicity_under_the_head_nationality_is_no_nationality():
    rows = [["1", "Han", "sewer"], ["2", "Korean", "sewer"], ["3", "Uyghur", "packer"]]
    table = understand(grid(["Employee no", "Nationality", "Position"], *rows))
    assert [sorted(row) for row in table.rows] == [["job", "worker"]] * 3


def test_a_nationality_that_is_one_stays():
    rows = [["1", "Korean", "sewer"], ["2", "DPRK", "sewer"], ["3", "Chinese", "packer"]]
    table = understand(grid(["Employee no", "Nationality", "Position"], *rows))
    assert [row["nationality"] for row in table.rows] == ["Korean", "DPRK", "Chinese"]


def test_a_table_of_ethnic_groups_is_not_understood():
    assert understand(grid(["Ethnic group", "Share"], ["Han", "60%"], ["Hui", "40%"])) is None


def test_private_particulars_are_neither_rows_nor_named_as_unread_cells():
    table = understand(
        grid(
            ["Employee no", "Name", "Sex", "Date of birth", "Bank account", "Job"],
            ["1", "A", "F", "1990-01-01", "62220000", "sewer"],
        )
    )
    assert set(table.rows[0]) == {"worker", "job"}
    assert "62220000" not in repr(table)


def test_days_with_two_readings_stay_as_they_stand_and_are_marked():
    table = understand(
        grid(
            ["Employee no", "Date", "Time in", "Time out"],
            ["1", "05/10/2020", "7:58", "17:02"],
            ["1", "2020年10月6日", "8:01", "5:02 PM"],
        )
    )
    assert table.role == "attendance"
    assert [row["day"] for row in table.rows] == ["05/10/2020", "2020-10-06"]
    assert table.unsure == ((0, "day"),)
    assert table.rows[1]["time_out"] == "17:02"


def test_day_numbers_of_a_spreadsheet_are_days():
    assert day_of("44105") == ("2020-10-01", True)


def test_days_of_the_month_take_the_month_of_the_title():
    table = understand(
        grid(
            ["Worker no", "Date", "In", "Out"], ["1", "5", "07:58", "17:02"], title="Attendance October 2020"
        )
    )
    assert table.rows[0]["day"] == "2020-10-05"


def test_a_month_of_attendance_with_a_column_per_day_is_a_row_per_day_worked():
    head = ["工号", "姓名", *range(1, 32), "合计天数"]
    marks = [8 if day % 7 else "休" for day in range(1, 32)]
    table = understand(grid(head, ["1", "甲", *marks, 27], title="2020年10月考勤表"))
    assert table.role == "attendance"
    assert len(table.rows) == 27
    assert table.rows[0] == {"worker": table.rows[0]["worker"], "day": "2020-10-01", "hours": "8"}
    assert "2020-10-07" not in {row["day"] for row in table.rows}


def test_hours_of_a_month_make_no_attendance_of_a_day():
    assert understand(grid(["Worker no", "Date", "Hours"], ["1", "2020-10-01", 260])) is None


def test_an_accounting_blank_is_no_number_and_brackets_are_negative():
    table = understand(
        grid(["Name", "Days worked", "Deductions", "Net pay"], ["A", 26, "-", 2900], ["B", 26, "(120)", 2800])
    )
    assert "deductions" not in table.rows[0]
    assert table.rows[1]["deductions"] == "-120"


@pytest.mark.parametrize(
    ("role", "head", "row"),
    [
        ("identity", ["No", "ID card no", "Valid until", "Page"], ["1", "X1", "2030-01-01", "3"]),
        ("production", ["Date", "Process", "Lot", "Input (kg)", "Output (kg)", "Waste (kg)"], ["2020-10-01", "spinning", "L1", 100, 92, 8]),
        ("production", ["生产日期", "工序", "批号", "投入量", "产出量"], ["2020-10-01", "纺纱", "L1", 100, 92]),
        ("packing", ["Style No.", "Cartons", "Qty (pcs)", "N.W. (kg)", "G.W. (kg)"], ["MU-1", 10, 200, 100, 110]),
        ("chain", ["Step", "Company", "Address", "Country"], ["spinning", "Made Up Mill (invented)", "1 Road", "CN"]),
        ("chain", ["Step", "Company", "Address", "Input", "Output"], ["spinning", "Made Up Mill (invented)", "1 Road", "lint", "yarn"]),
        ("lines", ["Line", "Style", "Description", "HTS code", "Entered value"], ["1", "MU-1", "quilt", "9404.40", "1,000"]),
        ("requests", ["No.", "Information requested", "Due date", "Response"], ["1", "payroll", "2021-03-01", "attached"]),
        ("raw", ["Bale No", "Grower", "Weight (kg)", "Gin"], ["B1", "Made Up Farm (invented)", 220, "G"]),
        ("raw", ["Vessel name", "Catch area", "Date", "Weight"], ["Made Up 1 (invented)", "FAO 61", "2020-10-01", 900]),
        ("index", ["Annex", "Title", "Language", "Pages"], ["1", "Audit", "en", "1-12"]),
        ("site", ["Building", "Use", "Floor area (m2)", "Visited"], ["A", "sewing", "1,200", "yes"]),
        ("interviews", ["Department", "Number of workers", "Language", "Private"], ["sewing", 4, "zh", "yes"]),
        ("payments", ["Date", "Payer", "Beneficiary", "Amount", "Currency"], ["2020-10-01", "A Co", "B Co", "1,000", "USD"]),
        ("remedies", ["Indicator", "Finding", "Corrective action", "Status"], ["debt", "fees", "repaid", "done"]),
        ("workers", ["Employee No", "Name", "Job title", "Date of hire", "Citizenship"], ["1", "A", "sewer", "2019-01-01", "CN"]),
    ],
)  # fmt: skip
def test_each_role_is_told_by_its_heads(role, head, row):
    table = understand(grid(head, row, row, name="sheet Interviews" if role == "interviews" else "sheet 1"))
    assert table is not None
    assert table.role == role
    assert set(table.rows[0]) <= set(ROLES[role])


@pytest.mark.parametrize(
    "rows",
    [
        [["Country", "Population"], ["A", 100], ["B", 200]],
        [["Item", "Remark"], ["a", "b"]],
        [["Name", "Telephone"], ["A", "123"]],
        [["Quarter", "Rainfall", "Wind"], ["Q1", 10, 2]],
    ],
)
def test_a_table_of_something_else_has_no_role(rows):
    assert understand(grid(*rows)) is None


def log(*head_and_row, title=""):
    return understand(grid(*head_and_row, name="sheet Log", title=title))


def test_kilos_of_cotton_go_in_and_kilos_of_yarn_come_out_whatever_their_order():
    row = ["2020-10-01", "C1", "Y1", 100, 92]
    for head, cells in (
        (["Date", "Cotton lot", "Yarn lot", "kg cotton", "kg yarn"], row),
        (["Date", "Yarn lot", "Cotton lot", "kg yarn", "kg cotton"], ["2020-10-01", "Y1", "C1", 92, 100]),
    ):
        found = log(head, cells).rows[0]
        assert (found["input"], found["output"], found["input_lot"], found["lot"]) == (
            "100",
            "92",
            "C1",
            "Y1",
        )


def test_a_count_of_drums_is_not_set_against_kilos_of_tomatoes():
    found = log(
        ["Batch", "Date", "Fresh tomatoes kg", "Paste kg", "Drums filled"],
        ["B1", "2020-10-01", 7000, 1000, 5],
    )
    assert (found.rows[0]["input"], found.rows[0]["output"]) == ("7000", "1000")


def test_kilos_of_goods_whose_stage_is_unknown_are_left_unread():
    found = log(["Date", "Process", "Good pcs", "kg gromwell"], ["2020-10-01", "dyeing", 10, 5])
    assert found.unread == ("kg gromwell",)


def test_the_lot_without_a_name_is_the_lot_made():
    found = log(
        ["Date", "Fabric lot", "Lot", "PO", "Finished pcs", "Std min/pc"],
        ["2020-10-01", "F1", "L1", "PO1", 90, 12],
    )
    assert found.rows[0] == {
        "day": "2020-10-01", "input_lot": "F1", "lot": "L1", "order": "PO1", "output": "90", "minutes_per_piece": "12",
    }  # fmt: skip


def test_overtime_beside_overtime_hours_is_pay():
    head = [
        "Staff ID",
        "W/Days",
        "Hrs",
        "O/T Hrs",
        "Rate/hr",
        "Wages",
        "Overtime",
        "Total",
        "Deduct.",
        "Take-home",
    ]
    found = understand(grid(head, ["1", 26, 208, 40, 12, 2496, 720, 3216, 216, 3000]))
    assert found.role == "payroll"
    assert {key: cell for key, cell in found.rows[0].items() if key != "worker"} == {
        "days": "26", "hours": "208", "overtime_hours": "40", "rate_hour": "12", "base_pay": "2496",
        "overtime_pay": "720", "gross": "3216", "deductions": "216", "net": "3000",
    }  # fmt: skip


def test_wages_with_nothing_beside_them_are_all_that_was_earned():
    found = understand(grid(["Worker", "Days", "Wages"], ["A", 26, 2500]))
    assert found.rows[0]["gross"] == "2500"


def test_a_chain_and_a_log_of_the_same_columns_are_told_apart_by_the_title():
    head, row = (
        ["Step", "Firm", "Place", "Lot in", "Lot out", "kg in", "kg out"],
        ["spinning", "M (invented)", "X", "A", "B", 9, 8],
    )
    assert understand(grid(head, row, name="sheet Chain")).role == "chain"
    assert log(["Date", *head], ["2020-10-01", *row]).role == "production"


def test_heads_in_two_languages_are_read_by_either():
    found = understand(
        grid(
            ["款号 Style", "品名 Commodity", "数量 Qty", "单价 U/Price", "金额 Amount (USD)"],
            ["M1", "quilt", 2, 3, 6],
        )
    )
    assert (found.role, found.unread, found.units["amount"]) == ("invoice", (), "usd")


def test_a_date_and_a_language_make_no_interview():
    found = understand(
        grid(["Annex", "What it is", "Date", "Language", "Pages"], ["1", "Audit", "2020-10-12", "en", "1-9"])
    )
    assert found.role == "index"


def test_a_label_and_the_name_of_a_firm_are_no_header():
    assert understand(grid(["工厂名称", "某某针织有限公司（虚构）"], ["审核日期", "2020年10月12日"])) is None


def test_the_name_of_a_factory_is_no_name_of_a_worker():
    table = understand(
        grid(["Name of factory", "Address", "Country"], ["Made Up Mill (invented)", "1 Road", "CN"])
    )
    assert table.role == "chain"
    assert table.rows[0]["firm"] == "Made Up Mill (invented)"


def test_a_table_whose_header_stands_below_the_first_rows_is_read():
    table = understand(
        grid(["Payroll", "", ""], ["Name", "Days worked", "Net pay"], ["A", 26, 2900], header=False)
    )
    assert (table.role, len(table.rows)) == ("payroll", 1)


def test_every_word_of_the_list_leads_to_a_column_of_its_roles():
    package = resources.files("unpick.exhibits.words")
    for row in csv.DictReader(package.joinpath("columns.csv").read_text(encoding="utf-8").splitlines()):
        column = row["column"].partition(".")[0]
        if column.startswith("-"):
            continue
        for role in row["roles"].split():
            assert column in ROLES[role], (role, column)
        for word in row["words"].split("|"):
            assert fold_head(word), row
            assert row["column"] in {meaning.column for meaning in meanings(word)}, word


@given(st.text(max_size=40))
def test_a_pseudonym_does_not_depend_on_case_or_blanks(text):
    assert pseudonym([text]) == pseudonym([f"  {text} ".swapcase().swapcase()])


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_grouped_number_is_the_number(value):
    assert number_of(f"{value:,}") == (str(value).lstrip("-") if not value else str(value), "")


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=8), min_size=1, max_size=8))
def test_no_table_breaks_the_reader(rows):
    found = understand(grid(*rows))
    assert found is None or len(found.rows) == len(found.places)


def test_a_row_whose_worker_a_scan_left_unsure_is_that_of_somebody_and_no_total():
    grid = Grid(
        name="page 1 table 1",
        header=("Employee ID", "Days", "Gross", "Net pay"),
        rows=(
            ("W1", "26", "3000", "2900"),
            ("?", "25", "3100", "3000"),
            ("?", "26", "3200", "3100"),
            ("", "77", "9300", "9000"),
        ),
        places=tuple(f"row {at}" for at in range(2, 6)),
        machine=True,
    )
    found = understand(grid)
    assert found
    workers = [row.get("worker", "") for row in found.rows]
    assert len(set(workers[:3])) == 3
    assert workers[3] == ""
