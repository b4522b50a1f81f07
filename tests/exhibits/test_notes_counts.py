"""Numbers of workers, interviews, buildings and goods in many wordings; groups and plans are no headcount."""

from decimal import Decimal

import pytest

from tests.exhibits.says import notes, numbers
from unpick.exhibits.interpret import interpret
from unpick.exhibits.reading import Grid, Page, Reading


@pytest.mark.parametrize(
    "sentence",
    [
        "Number of workers interviewed: 10",
        "Workers interviewed: ten (10)",
        "Total workers interviewed   10",
        "How many workers were interviewed? 10",
        "Ten of the 49 employees were interviewed.",
        "10 out of 49 workers were interviewed by the auditor.",
        "Interviews were held with 10 workers.",
        "Of a workforce of 49, the auditors interviewed 10 workers.",
        "Of 49 workers, 10 were interviewed.",
        "The auditor interviewed ten employees in the canteen.",
        "The auditor interviewed 10 of the 49 workers.",
        "A total of ten workers was interviewed.",
        "10 worker interviews were conducted.",
        "6 workers were interviewed individually and 4 in a group.",
        "Individual interviews: 6\nGroup interviews: 1 group of 4 workers",
        "workers_interviewed: 10",
        "访谈员工10名",
        "审核员访谈了十名员工。",
        "49名员工中的10名接受了访谈。",
        "直接访谈人数：10人",
        "직원 49명 중 10명을 면담하였다.",
        "면담 인원: 10명",
        "근로자 열 명을 면담하였다.",
    ],
)
def test_ten_interviews_are_ten_interviews(sentence):
    assert numbers(sentence, "interviewed") == [10]


@pytest.mark.parametrize(
    "sentence",
    [
        "Total number of workers: 49",
        "Total workforce: 49 (32 female, 17 male)",
        "Headcount: 49",
        "Number of employees   49",
        "The facility employs 49 people.",
        "The factory has a total workforce of forty-nine.",
        "There are 49 employees at the factory.",
        "The workforce consists of 49 workers.",
        "Ten of the 49 employees were interviewed.",
        "The auditor interviewed 10 of the 49 workers.",
        "All 49 workers are paid monthly.",
        "Total employees: forty-nine (49)",
        "workers_total: 49",
        "员工总数：49人",
        "全厂共有四十九名员工。",
        "공장의 직원은 총 49명이다.",
        "직원 49명 중 10명을 면담하였다.",
        "총 근로자 수: 49",
        "Headcount on the day of the audit: 49",
    ],
)
def test_forty_nine_workers_are_the_headcount(sentence):
    assert numbers(sentence, "headcount") == [49]


@pytest.mark.parametrize(
    "sentence",
    [
        "The factory employs 32 women.",
        "Female workers: 32",
        "Production workers: 35",
        "The auditor interviewed 10 workers.",
        "At least 49 workers should be employed.",
        "5 workers were trained in first aid.",
        "Workers per dormitory room: 6",
        "Invoice 49 covers employees' meals.",
        "女工32名",
    ],
)
def test_a_group_of_workers_is_no_headcount(sentence):
    assert numbers(sentence, "headcount") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten workers should be interviewed.",
        "Number of workers interviewed: to be completed",
        "Were ten workers interviewed?",
        "The manager was interviewed by the press about 10 orders.",
    ],
)
def test_a_plan_is_no_interview(sentence):
    assert numbers(sentence, "interviewed") == []


def test_about_forty_nine_is_a_bound():
    (note,) = notes("The facility employs about 49 workers.", "headcount")
    assert (note.number, note.bound) == (Decimal(49), "~")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Copies of 49 identity cards are attached.", 49),
        ("We enclose 49 photocopies of ID cards.", 49),
        ("Number of ID copies: 31", 31),
        ("Identification cards of all 49 employees are enclosed.", 49),
        ("附员工身份证复印件共49份。", 49),
        ("신분증 사본 49장을 첨부한다.", 49),
    ],
)
def test_copies_of_identity_papers_are_counted(sentence, count):
    assert numbers(sentence, "identity_copies", kind="protest") == [count]


@pytest.mark.parametrize(
    ("sentence", "topic", "count"),
    [
        ("The site consists of four buildings.", "buildings", 4),
        ("Number of buildings: 4", "buildings", 4),
        ("There are 4 production buildings in the compound.", "buildings", 4),
        ("Two of the four buildings were visited.", "buildings_visited", 2),
        ("Two of the four buildings were visited.", "buildings", 4),
        ("The auditor visited two buildings.", "buildings_visited", 2),
        ("Buildings visited: 2 of 4", "buildings_visited", 2),
        ("Buildings visited: 2 of 4", "buildings", 4),
        ("厂区共有四栋楼。", "buildings", 4),
        ("Site area: 12,000 m2", "area_m2", 12000),
        ("The floor area is 12,000 square meters.", "area_m2", 12000),
        ("占地面积：12000平方米", "area_m2", 12000),
        ("The auditor visited 3,000 m2.", "area_visited_m2", 3000),
        ("Three factories share the compound.", "firms_on_site", 3),
        ("Three other companies operate within the site.", "firms_on_site", 4),
        ("The compound houses 3 legal entities.", "firms_on_site", 3),
        ("Number of legal entities on site: 3", "firms_on_site", 3),
        ("20 workers were assigned to the order.", "headcount_made", 20),
        ("The garments were sewn by 20 workers.", "headcount_made", 20),
        ("Workers who made the goods: 20", "headcount_made", 20),
        ("Workers work 11 hours per day.", "hours_day", 11),
        ("Days worked: 26 days per month", "days_month", 26),
        ("The SMV is 24 minutes.", "minutes_per_piece", 24),
        ("The legal minimum wage is 1,810 yuan per month.", "wage_min_month", 1810),
        ("The average wage is 2,600 yuan per month.", "wage_month", 2600),
        ("当地最低工资标准为1810元。", "wage_min_month", 1810),
    ],
)
def test_the_site_and_its_work_are_counted(sentence, topic, count):
    assert numbers(sentence, topic) == [count]


def test_two_unvisited_buildings_were_not_visited():
    assert numbers("Two buildings were not visited.", "buildings_visited") == []


@pytest.mark.parametrize(
    ("sentence", "topic", "number", "unit"),
    [
        ("12,000 pieces were ordered.", "ordered", 12000, "pieces"),
        ("The order was for 12,000 pcs.", "ordered", 12000, "pieces"),
        ("Order quantity: 12,000 pcs", "ordered", 12000, "pieces"),
        ("The factory produced 11,950 pieces.", "made", 11950, "pieces"),
        ("11,950 garments were sewn in October.", "made", 11950, "pieces"),
        ("Quantity shipped: 11,900 pcs", "shipped", 11900, "pieces"),
        ("We shipped 11,900 pieces on board the vessel.", "shipped", 11900, "pieces"),
        ("The mill received 5,000 kg of lint.", "received", 5000, "kg"),
        ("Input: 5,000 kg", "input", 5000, "kg"),
        ("Output: 4,400 kg", "output", 4400, "kg"),
        ("Waste: 600 kg", "waste", 600, "kg"),
    ],
)
def test_quantities_carry_their_unit(sentence, topic, number, unit):
    found = [(note.number, note.unit) for note in notes(sentence, topic, kind="production")]
    assert (Decimal(number), unit) in found


@pytest.mark.parametrize(
    ("sentence", "topic", "number", "unit"),
    [
        ("The piece rate is RMB 0.85 per garment.", "piece_rate", "0.85", "CNY"),
        ("Workers earn 0.85 yuan per piece.", "piece_rate", "0.85", "CNY"),
        ("Piece rate: 0.85 yuan", "piece_rate", "0.85", "CNY"),
        ("计件单价：0.85元", "piece_rate", "0.85", "CNY"),
        ("The monthly wage is RMB 2,600.", "wage_month", "2600", "CNY"),
        ("Wages are paid at 2,600 yuan a month.", "wage_month", "2600", "CNY"),
    ],
)
def test_pay_carries_its_currency(sentence, topic, number, unit):
    assert (Decimal(number), unit) in [
        (note.number, note.unit) for note in notes(sentence, topic, kind="payroll")
    ]


def test_a_price_of_goods_is_no_piece_rate():
    assert not notes("Unit price: USD 4.20 FOB per piece", "piece_rate", kind="invoice")


def test_all_workers_who_are_said_to_be_nationals_are_the_headcount():
    claim = "All 49 workers of the factory are Chinese nationals; no North Korean has worked on the goods."
    assert numbers(claim, "headcount", kind="protest") == [49]


def test_all_workers_who_made_the_goods_are_no_headcount():
    assert numbers("All 34 workers of line 2 who made the goods signed.", "headcount") == []


def grid_counts(header, *rows):
    places = tuple(f"row {at}" for at in range(1, len(rows) + 1))
    grid = Grid(name="page 1 table 1", header=header, rows=rows, places=places)
    page = Page(number=1, text="SOCIAL COMPLIANCE AUDIT REPORT")
    found = interpret(Reading(file="a.pdf", sha256="0", media="text", pages=(page,), grids=(grid,)))
    return {(one.topic, int(one.number)) for one in found.notes if one.number is not None}


def test_a_table_of_men_women_and_total_is_read_by_its_total():
    found = grid_counts(
        ("Parameter", "Men", "Women", "Total"),
        ("Permanent, production", "31", "58", "89"),
        ("All workers", "34", "63", "97"),
        ("Workers interviewed", "4", "8", "12"),
    )
    assert found == {("headcount", 97), ("interviewed", 12)}


def test_a_table_without_a_column_of_totals_is_not_read_by_its_last_number():
    assert grid_counts(("Parameter", "Men", "Women"), ("All workers", "34", "63")) == set()


def test_keys_with_dots_stay_lines_of_their_own():
    keyed = "workers_interviewed: 12\ninterviews.private: yes\nbuildings_on_site: 4\nbuildings_visited: 2"
    assert numbers(keyed, "buildings") == [4]
    assert numbers(keyed, "buildings_visited") == [2]
