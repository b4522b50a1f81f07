"""D08: records of wages, time and production: there, and holding."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.review.build import checks, exhibit, found, note, packet, table, unlooked
from unpick.cases.review.d08_records import DETECTOR
from unpick.cases.review.facts import Request
from unpick.model.defect import Severity

CHINA = note("address", subject="Invented Sewing", value="8 Harbor Road, Dandong, China")


def rows(count=12, **changed):
    """Return a payroll that holds: hours and deductions vary, every sum is right."""
    made = []
    for number in range(1, count + 1):
        hours, over = 160 + number % 9, number % 5
        base, extra = Decimal(hours) * 15, Decimal(over) * Decimal("22.5")
        off = Decimal(200 + 7 * number)
        made.append(
            {
                "worker": f"W{number:03}", "period": "2024-10", "days": 21 + number % 3, "hours": hours, "rate_hour": "15.00",
                "overtime_hours": over, "base_pay": f"{base:.2f}", "overtime_pay": f"{extra:.2f}", "gross": f"{base + extra:.2f}",
                "deductions": f"{off:.2f}", "net": f"{base + extra - off:.2f}",
            }
        )  # fmt: skip
    for index, cells in changed.items():
        made[int(index[1:])] |= cells
    return made


def pay(made=None, *said, id_="E4", **more):
    return exhibit(id_, "payroll", table("payroll", made or rows(), **more), *said)


def cards(made, id_="E6"):
    return exhibit(id_, "attendance", table("attendance", made))


def test_a_payroll_that_holds_is_silent():
    assert found(DETECTOR, packet(pay())) == []


def test_no_record_at_all_is_decisive_where_labor_is_in_question():
    (defect,) = found(DETECTOR, packet(exhibit("E1", "protest", note("no_north_koreans"))))
    assert (defect.check, defect.severity) == ("absent", Severity.DECISIVE)


def test_a_cotton_order_on_origin_does_not_ask_for_payrolls():
    assert found(DETECTOR, packet(exhibit("E1", "origin"), regime="US-WRO-XPCC-COTTON")) == []


def request(*topics):
    return Request(id="R1", asked=f"records of {' and '.join(topics)}", topics=topics)


def test_time_cards_that_customs_asked_for_and_did_not_get():
    (defect,) = found(DETECTOR, packet(pay(), requests=(request("payroll", "attendance"),)))
    assert defect.says == "Customs asked for records of time; the packet holds none."
    assert (defect.severity, defect.spots[0].says) == (Severity.MAJOR, "records of payroll and attendance")


def test_time_cards_that_nobody_asked_for_are_not_missed():
    assert found(DETECTOR, packet(pay(), requests=(request("payroll", "identity"),))) == []


def test_a_modification_is_not_asked_for_payrolls_by_itself():
    facts = packet(exhibit("E1", "remediation"), regime="US-WRO-NATCHI", question="modification")
    assert found(DETECTOR, facts) == []


def test_a_payroll_without_a_readable_table_is_said_so():
    assert "no table of wages" in unlooked(DETECTOR, packet(exhibit("E4", "payroll")))[0]


@pytest.mark.parametrize(
    ("cells", "check"),
    [
        (
            {
                "base_pay": "9999.00",
                "gross": "9999.00",
                "overtime_pay": "0",
                "deductions": "0",
                "net": "9999.00",
            },
            "wage_base_pay",
        ),
        ({"gross": "9999.00", "net": "9700.00", "deductions": "299.00"}, "wage_gross"),
        ({"net": "9999.00"}, "wage_net"),
    ],
)
def test_a_row_that_does_not_add_up_is_found_where_it_stands(cells, check):
    (defect,) = found(DETECTOR, packet(pay(rows(r3=cells))))
    assert (defect.check, defect.severity) == (check, Severity.MAJOR)
    assert defect.spots[0].place == "sheet 1 row 5"
    assert "W004" not in defect.says


def test_one_slip_of_a_few_yuan_is_minor():
    made = rows()
    net = Decimal(made[3]["net"]) + 3
    assert found(DETECTOR, packet(pay(rows(r3={"net": f"{net}"}))))[0].severity is Severity.MINOR


def test_a_column_that_was_not_understood_may_hold_the_difference():
    facts = packet(pay(rows(r3={"gross": "9999.00", "net": "9777.00"}), unread=("Meal allowance",)))
    assert found(DETECTOR, facts) == []
    assert "Meal allowance" in " ".join(unlooked(DETECTOR, facts))


def test_a_column_of_remarks_holds_no_money():
    facts = packet(pay(rows(r3={"net": "9999.00"}), unread=("No.", "Remarks", "签名")))
    assert checks(DETECTOR, facts) == ["wage_net"]


def total(made, **changed):
    sums = {name: sum(Decimal(str(row[name])) for row in made) for name in ("base_pay", "gross", "net")}
    return [*made, {"worker": "", **sums, **changed}]


def test_a_total_that_is_the_sum_of_its_rows_holds():
    assert found(DETECTOR, packet(pay(total(rows())))) == []


def test_a_total_that_its_rows_do_not_give():
    (defect,) = found(DETECTOR, packet(pay(total(rows(), net="99999"))))
    assert (defect.check, defect.spots[0].place) == ("wage_totals", "sheet 1 row 14")


def test_totals_kept_apart_from_the_rows_are_tried_too():
    made = rows()
    right = {"net": sum(Decimal(row["net"]) for row in made)}
    assert found(DETECTOR, packet(pay(made, totals=({"net": str(right["net"])},)))) == []
    assert checks(DETECTOR, packet(pay(made, totals=({"net": str(right["net"] + 900)},)))) == ["wage_totals"]


def test_section_totals_kept_apart_hold_with_and_without_a_grand_total():
    made = rows()
    parts = [sum(Decimal(row["net"]) for row in part) for part in (made[:5], made[5:])]
    for totals in (parts, [*parts, sum(parts)]):
        assert found(DETECTOR, packet(pay(made, totals=tuple({"net": str(one)} for one in totals)))) == []


def test_subtotals_and_a_grand_total_hold():
    first, second = rows(6), [{**row, "worker": f"V{i}"} for i, row in enumerate(rows(6))]
    both = [*total(first), *total(second), total([*first, *second])[-1]]
    assert found(DETECTOR, packet(pay(both))) == []


def same(count, **more):
    cells = {"base_pay": 2000, "gross": 2000, "net": 2000, "days": 26, **more}
    return [{"worker": f"W{number}", "period": "2024-10", **cells} for number in range(count)]


def test_everybody_paid_the_same_is_an_observation():
    (defect,) = found(DETECTOR, packet(pay(same(12, hours=208))))
    assert (defect.check, defect.severity) == ("same_pay", Severity.MINOR)
    assert "All 12 workers are paid the same, 2000 and the same hours, nobody absent" in defect.says


def test_a_handful_with_one_flat_wage_is_silent():
    assert found(DETECTOR, packet(pay(same(9)))) == []


def test_deductions_of_seventy_percent_turn_the_payroll():
    made = rows(
        r2={
            "base_pay": "2500.00",
            "hours": "",
            "overtime_pay": "0",
            "gross": "2500.00",
            "deductions": "1750.00",
            "net": "750.00",
        }
    )
    (defect,) = found(DETECTOR, packet(pay(made)))
    assert (defect.check, defect.turns) == ("wage_taken", ("E4",))
    assert "70%" in defect.says


def test_a_stated_minimum_wage_is_held_against_full_months():
    low = rows(
        r2={
            "hours": 100,
            "base_pay": "1500.00",
            "overtime_pay": "0",
            "gross": "1500.00",
            "deductions": "0",
            "net": "1500.00",
        }
    )
    (defect,) = found(DETECTOR, packet(pay(low, note("wage_min_month", 1900))))
    assert (defect.check, defect.severity) == ("below_minimum_wage", Severity.MAJOR)


def test_a_part_of_a_month_may_earn_less():
    low = rows(
        r2={
            "days": 9,
            "hours": 100,
            "base_pay": "1500.00",
            "overtime_pay": "0",
            "gross": "1500.00",
            "deductions": "0",
            "net": "1500.00",
        }
    )
    assert found(DETECTOR, packet(pay(low, note("wage_min_month", 1900)))) == []


def test_the_cited_minimum_of_a_place_is_minor_and_says_that_it_is_unverified():
    low = rows(
        r2={
            "hours": 100,
            "base_pay": "1500.00",
            "overtime_pay": "0",
            "gross": "1500.00",
            "deductions": "0",
            "net": "1500.00",
        }
    )
    (defect,) = found(DETECTOR, packet(pay(low, CHINA)))
    assert (defect.check, defect.severity) == ("below_minimum_wage", Severity.MINOR)
    assert "unverified, do not rely" in defect.rests_on[0]


def test_a_month_without_a_cited_minimum_is_said_so():
    made = [{**row, "period": "2020-10"} for row in rows()]
    assert unlooked(DETECTOR, packet(pay(made, CHINA))) == [
        "minimum wage: no cited row for the place of E4 and 2020-10"
    ]


def test_more_hours_than_the_days_hold():
    (defect,) = found(DETECTOR, packet(pay(rows(r1={"days": 6, "hours": 162, "rate_hour": ""}))))
    assert defect.check == "impossible_hours"
    assert "162 hours in 6 days" in defect.says


def test_more_days_than_the_month_has():
    assert checks(DETECTOR, packet(pay(rows(r1={"days": 32})))) == ["impossible_hours"]


def card(worker, date, hours, start="08:00", end="17:30", **more):
    return {"worker": worker, "day": date, "time_in": start, "time_out": end, "hours": hours, **more}


def test_time_cards_that_hold_are_silent():
    night = card("W2", "2024-10-08", 8, "22:00", "07:00")
    assert found(DETECTOR, packet(pay(), cards([card("W1", "2024-10-08", "8.5"), night]))) == []


@pytest.mark.parametrize("bad", [card("W1", "2024-10-08", 26), card("W1", "2024-10-08", 12)])
def test_time_cards_above_the_day_or_the_clock(bad):
    assert checks(DETECTOR, packet(pay(), cards([bad]))) == ["impossible_hours"]


def test_two_cards_of_one_day_add_up():
    two = [card("W1", "2024-10-08", 13, "", ""), card("W1", "2024-10-08", 13, "", "")]
    assert "impossible_hours" in checks(DETECTOR, packet(pay(), cards(two)))


def month(worker, days, hours):
    return [card(worker, f"2024-10-{date:02}", hours, "", "") for date in range(1, days + 1)]


def test_payroll_hours_are_those_of_the_time_cards():
    paid = [{"worker": "W1", "period": "2024-10", "days": 22, "hours": 176}]
    assert found(DETECTOR, packet(pay(paid), cards(month("W1", 22, 8)))) == []
    assert checks(DETECTOR, packet(pay(paid), cards(month("W1", 22, 10)))) == ["payroll_against_time_cards"]


def test_a_translation_of_the_time_cards_does_not_double_them():
    paid = [{"worker": "W1", "period": "2024-10", "days": 22, "hours": 176}]
    both = cards(month("W1", 22, 8)), cards(month("W1", 22, 8), "E6a")
    assert found(DETECTOR, packet(pay(paid), *both)) == []


def test_overtime_may_stand_beside_the_hours():
    paid = [{"worker": "W1", "period": "2024-10", "days": 22, "hours": 176, "overtime_hours": 22}]
    assert found(DETECTOR, packet(pay(paid), cards(month("W1", 22, 9)))) == []


def test_time_cards_of_a_few_days_are_a_sample_and_no_conflict():
    paid = [{"worker": "W1", "period": "2024-10", "days": 22, "hours": 176}]
    assert found(DETECTOR, packet(pay(paid), cards(month("W1", 5, 8)))) == []


def test_overtime_above_the_cited_cap_is_minor_and_unverified():
    paid = [{"worker": "W1", "period": "2024-10", "days": 26, "hours": 208, "overtime_hours": 60}]
    (defect,) = found(DETECTOR, packet(pay(paid, CHINA)))
    assert (defect.check, defect.severity) == ("overtime_cap", Severity.MINOR)
    assert "unverified" in defect.rests_on[0]


def test_a_column_of_overtime_money_is_no_column_of_hours():
    paid = [{"worker": "W1", "period": "2024-10", "days": 26, "hours": 208, "overtime_hours": 300}]
    assert found(DETECTOR, packet(pay(paid, CHINA))) == []


def log(pieces, minutes=95, first="2024-10-01", last="2024-10-31"):
    said = (
        note("made", pieces, unit="pcs"),
        note("minutes_per_piece", minutes),
        note("produced", on=(first, last)),
    )
    return exhibit("E8", "production", *said)


def test_more_output_than_all_paid_hours_hold():
    paid = [{"worker": f"W{i}", "period": "2024-10", "days": 24, "hours": 192} for i in range(20)]
    (defect,) = found(DETECTOR, packet(pay(paid), log(16000)))
    assert defect.says == (
        "16000 pieces of 95 minutes take at least 25333 hours; the payroll E4 holds 3840, overtime included."
    )
    assert found(DETECTOR, packet(pay(paid), log(2400))) == []


def test_a_payroll_of_a_part_of_the_time_says_nothing_of_the_output():
    paid = [{"worker": f"W{i}", "period": "2024-10", "days": 24, "hours": 192} for i in range(20)]
    assert found(DETECTOR, packet(pay(paid), log(16000, first="2024-08-01"))) == []


def test_time_cards_longer_than_the_day_that_the_letter_states():
    brief = exhibit("E1", "protest", note("hours_day", 8))
    facts = packet(
        brief, pay(), cards([{"worker": "W1", "day": "2024-10-08", "time_in": "06:30", "time_out": "22:00"}])
    )
    (defect,) = found(DETECTOR, facts)
    assert defect.says == "E1 states 8 hours a day; 1 time cards show more than 11 (14 hours)."


def test_ten_hours_with_overtime_are_no_conflict_with_an_eight_hour_day():
    brief = exhibit("E1", "protest", note("hours_day", 8))
    assert (
        found(DETECTOR, packet(brief, pay(), cards([card("W1", "2024-10-08", 10, "08:00", "19:00")]))) == []
    )


def test_rows_without_a_mark_of_the_worker_are_added_up_all_the_same():
    bare = [
        {name: cell for name, cell in row.items() if name != "worker"} for row in rows(r3={"net": "9999.00"})
    ]
    assert checks(DETECTOR, packet(pay(bare))) == ["wage_net"]


def test_a_net_below_half_of_the_minimum_is_below_it_whatever_was_deducted():
    made = [{"worker": "W1", "period": "2024-07", "days": 31, "pieces": 732, "net": "639.77"}]
    assert checks(DETECTOR, packet(pay(made, note("wage_min_month", 1880)))) == ["below_minimum_wage"]
    assert checks(DETECTOR, packet(pay(made, note("wage_min_month", 1200)))) == []


def test_the_cap_of_one_country_is_not_held_against_another():
    paid = [{"worker": "W1", "period": "2024-10", "days": 26, "hours": 208, "overtime_hours": 60}]
    place = note("address", subject="Invented Sewing", value="Tiruppur, India")
    assert found(DETECTOR, packet(pay(paid, place))) == []


def test_days_of_eighteen_hours_turn_the_time_cards():
    (defect,) = found(
        DETECTOR, packet(pay(None, CHINA), cards([card("W1", "2024-10-08", 18, "05:00", "23:30")]))
    )
    assert (defect.check, defect.severity, defect.turns) == ("long_days", Severity.MAJOR, ("E6",))


def test_the_agencys_own_record_is_not_asked_for_payrolls():
    assert found(DETECTOR, packet(exhibit("E1", "allegation"), side="agency", question="finding")) == []


@settings(max_examples=60)
@given(st.integers(2, 60), st.data())
def test_one_changed_net_pay_is_always_found_and_nothing_else(count, data):
    index = data.draw(st.integers(0, count - 1))
    gap = data.draw(st.integers(2, 90_000)) * data.draw(st.sampled_from((1, -1)))
    net = Decimal(rows(count)[index]["net"]) + Decimal(gap) / 100
    facts = packet(pay(rows(count, **{f"r{index}": {"net": f"{net:.2f}"}})))
    # The list is made by a rule, so its overtime repeats in runs; that remark is not meant here.
    assert [one for one in checks(DETECTOR, facts) if one != "copied_rows"] == ["wage_net"]
