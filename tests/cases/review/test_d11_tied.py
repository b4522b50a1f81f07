"""D11: papers hang together with the shipment in number, amount and mass, or they are of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.make import (
    COTTON,
    REGION,
    WORKERS,
    defects,
    exhibit,
    line,
    note,
    open_questions,
    packet,
    table,
)
from unpick.cases.review.balance import balance
from unpick.cases.review.d11_tied import check
from unpick.cases.review.facts import Exhibit
from unpick.cases.review.ties import number_key
from unpick.exhibits.reading import Grid, Page, Reading
from unpick.model.defect import Severity

GOODS = (line("1", "cotton", style="MU-77", quantity="1200 pcs"),)
ORDER = exhibit("E1", "order", note("number_order", value="PO-00123"))
INVOICE = exhibit("E2", "invoice", note("number_invoice", value="INV-9"), note("number_order", value="123"))
PACKING = exhibit(
    "E3", "packing", note("number_invoice", value="9"), note("number_container", value="ABCU1234567")
)
BILL = exhibit(
    "E4", "transport", note("number_container", value="ABCU 123456-7"), note("number_bill", value="B/L 5")
)
MADE = exhibit("E5", "production", note("number_order", value="P/O No. 123"), note("number_lot", value="L-1"))
SET = (ORDER, INVOICE, PACKING, BILL, MADE)


def asked(*exhibits, **more):
    return list(check(packet(*exhibits, **({"regime": WORKERS, "entries": ("INV-0000009",)} | more))))


def test_papers_that_share_numbers_in_any_spelling_hang_together():
    assert asked(*SET) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("PO-123", "123"), ("P.O. 00123", "po#123"), ("INV/2020-01", "Invoice No. 2020 01"), ("订单 55", "55")],
)
def test_spellings_of_one_number_meet(one: str, other: str):
    assert number_key(one) == number_key(other)


def test_a_production_record_of_another_order_is_decisive_where_it_is_the_only_one():
    other = exhibit("E5", "production", note("number_order", value="PO-999"))
    (one,) = defects(asked(ORDER, INVOICE, PACKING, BILL, other))
    assert (
        one.says
        == "1 of 5 papers about a shipment share no number with the entry or its goods: E5 (production)"
    )
    assert one.severity is Severity.DECISIVE
    assert one.spots[0].says == "carries order 999"


def test_beside_a_tied_record_another_one_is_major():
    other = exhibit("E6", "production", note("number_lot", value="L-9"))
    (one,) = defects(asked(*SET, other))
    assert one.severity is Severity.MAJOR


def test_the_same_style_in_another_order_is_another_shipment():
    other = exhibit(
        "E5", "production", note("number_order", value="PO-999"), note("number_style", value="MU-77")
    )
    assert defects(asked(ORDER, INVOICE, PACKING, BILL, other, lines=GOODS))
    by_style = exhibit(
        "E5", "production", note("number_lot", value="L-1"), note("number_style", value="MU77")
    )
    assert asked(ORDER, INVOICE, PACKING, BILL, by_style, lines=GOODS) == []


def test_papers_of_which_none_carries_the_entry_are_held_to_each_other():
    assert asked(*SET, entries=("ABC-1234567-8",)) == []
    stray = exhibit("E6", "payment", note("number_invoice", value="INV-77"))
    (one,) = defects(asked(*SET, stray, entries=("ABC-1234567-8",)))
    assert "the papers that hang together" in one.says


def test_papers_that_all_carry_another_bill_than_the_notice_are_untied():
    notice = exhibit("A1", "notice", note("number_bill", value="777"), by="authority")
    (one,) = defects(asked(INVOICE, BILL, notice, entries=()))
    assert set(one.bounds[2][1]) >= {"E4"}


def test_an_audit_a_payroll_and_a_licence_need_no_number():
    others = (
        exhibit("E6", "audit"),
        exhibit("E7", "payroll", note("headcount")),
        exhibit("E8", "certificate"),
    )
    assert asked(*SET, *others) == []


def test_a_brief_that_says_the_papers_belong_together_ties_nothing():
    brief = exhibit("E6", "protest", note("number_order", value="123"), note("number_order", value="PO-999"))
    other = exhibit("E7", "production", note("number_order", value="PO-999"))
    assert defects(asked(*SET, brief, other))


def test_a_record_without_any_number_is_a_defect_and_an_unread_one_a_question():
    bare = exhibit("E6", "production", note("made", number=100, unit="pcs"))
    (one,) = defects(asked(*SET, bare))
    assert one.check == "no_number"
    unread = asked(*SET, exhibit("E6", "production"))
    assert defects(unread) == []
    assert open_questions(unread)


def test_bales_must_be_tied_where_origin_is_asked_and_only_there():
    bales = exhibit("E6", "origin", note("number_lot", value="G-44"))
    assert defects(asked(*SET, bales, regime=REGION))
    assert asked(*SET, bales) == []
    spun = exhibit(
        "E7",
        "production",
        tables=[table("production", {"step": "spinning", "input_lot": "G44", "lot": "L-1"})],
    )
    assert asked(*SET, bales, spun, regime=REGION) == []


def test_the_order_on_the_invoice_tells_the_shipment_where_a_style_is_made_again_and_again():
    style = note("number_style", value="MU-77")
    other = exhibit("E1", "production", style, note("number_order", value="PO 24-0091"))
    paid = exhibit("E2", "payment", note("number_order", value="24-0091"))
    sold = exhibit("E3", "invoice", style, note("number_order", value="PO 24-0136"))
    packed = exhibit("E4", "packing", note("number_order", value="24-0136"))
    (one,) = defects(asked(other, paid, sold, packed, entries=(), lines=GOODS))
    assert one.bounds[2] == ("untied", ["E1", "E2"])


def read(
    name: str,
    kind: str,
    *,
    text: str = "",
    header: tuple[str, ...] = (),
    rows: tuple[tuple[str, ...], ...] = (),
):
    grids = (
        Grid(name="Press 2", header=header, rows=rows, places=tuple(f"row {at}" for at in range(len(rows)))),
    )
    reading = Reading(
        file="f",
        sha256="0" * 64,
        media="sheet",
        pages=(Page(number=1, text=text),),
        grids=grids if header else (),
    )
    return Exhibit(id=name, file=f"{name}.xlsx", kind=kind, reading=reading)


def test_a_banks_message_that_names_the_invoice_without_a_label_is_tied():
    invoice = exhibit(
        "E2", "invoice", note("number_invoice", value="INV-23091"), note("number_order", value="123")
    )
    message = read("E6", "payment", text="credited by order of the buyer, details inv/23091 and PO 123")
    assert asked(ORDER, invoice, MADE, message) == []
    stray = read("E6", "payment", text="credited by order of the buyer, details 230914")
    assert open_questions(asked(ORDER, invoice, MADE, stray))


def test_a_log_whose_columns_nobody_understood_still_shows_its_order():
    head = ("Date", "Billet heat", "Order", "kg in")
    log = read("E6", "other", header=head, rows=(("2023-11-06", "H-5120", "PO 24-0091", "1480"),))
    (one,) = defects(asked(*SET, log))
    assert one.spots[0].says == "carries lot h5120, order 240091"
    own = read("E6", "other", header=head, rows=(("2023-11-06", "H-5120", "PO 123", "1480"),))
    assert asked(*SET, own) == []


def test_what_a_laboratory_counted_was_not_made_there():
    tested = exhibit(
        "E6",
        "test",
        note("made", "12 pairs of finished socks", number=12, unit="pairs"),
        note("number_order", value="123"),
    )
    packed = exhibit(
        "E7", "packing", note("number_order", value="123"), tables=[table("packing", {"quantity": "4000"})]
    )
    assert asked(ORDER, tested, packed) == []


def test_bales_are_known_by_the_run_they_come_from():
    bales = exhibit("E6", "origin", note("number_lot", value="KS-401"))
    spun_of = table("production", {"step": "spinning", "input_lot": "bales KS-401 to 420", "lot": "L-1"})
    assert asked(*SET, bales, exhibit("E7", "production", tables=[spun_of]), regime=REGION) == []


def test_a_list_of_bales_alone_need_not_carry_the_lot():
    bales = exhibit("E6", "origin", tables=[table("raw", {"unit_no": "BR71001", "grower": "a grower"})])
    assert asked(*SET, bales, regime=REGION) == []


def test_lines_outside_the_order_need_no_ties():
    other = exhibit("E6", "production", note("number_lot", value="L-9"))
    assert defects(asked(*SET, other, regime=REGION, lines=(line("1", "rayon"),))) == []


def counted(packed: str, invoiced: str, made: str = "", ordered: str = ""):
    exhibits = [
        exhibit(
            "E2",
            "invoice",
            note("number_invoice", value="9"),
            tables=[table("invoice", {"style": "MU-77", "quantity": invoiced})],
        ),
        exhibit(
            "E3",
            "packing",
            note("number_invoice", value="9"),
            tables=[table("packing", {"style": "MU 77", "quantity": packed})],
        ),
    ]
    if made:
        exhibits.append(
            exhibit(
                "E5", "production", note("number_invoice", value="9"), note("made", number=made, unit="pcs")
            )
        )
    if ordered:
        exhibits.append(
            exhibit(
                "E1", "order", note("number_invoice", value="9"), note("ordered", number=ordered, unit="pcs")
            )
        )
    return asked(*exhibits)


def test_a_packing_list_that_counts_otherwise_than_the_invoice_is_named_with_both_numbers():
    (one,) = defects(counted("1200", "1250"))
    assert (
        one.says
        == "the papers of one shipment count differently: packed 1,200, invoiced 1,250 of style mu77 pieces"
    )


def test_a_shipment_in_parts_is_no_defect():
    assert counted("1200", "1200", made="5000", ordered="5000") == []


def test_more_shipped_than_made_was_made_somewhere_else():
    (one,) = defects(counted("1200", "1200", made="900"))
    assert one.says == "1,200 pieces packed, 900 made"
    assert one.severity is Severity.MAJOR


def test_an_overrun_of_a_few_pieces_is_usual():
    assert counted("1200", "1200", made="1230", ordered="1200") == []
    (one,) = defects(counted("1200", "1200", made="1500", ordered="1200"))
    assert one.severity is Severity.MINOR


def test_a_dozen_is_twelve_pieces():
    notes = note("number_invoice", value="9")
    dozens = exhibit("E3", "packing", notes, tables=[table("packing", {"quantity": "100", "unit": "doz"})])
    single = exhibit("E2", "invoice", notes, tables=[table("invoice", {"quantity": "1200", "unit": "pcs"})])
    assert asked(dozens, single) == []


def test_two_invoices_of_equal_amounts_are_two_and_a_copy_of_one_is_one():
    def invoice(name: str, number: str):
        numbers = (note("number_invoice", value=number), note("number_order", value="123"))
        return exhibit(name, "invoice", *numbers, tables=[table("invoice", {"quantity": "500"})])

    packed = exhibit(
        "E9", "packing", note("number_order", value="123"), tables=[table("packing", {"quantity": "1000"})]
    )
    assert asked(invoice("E1", "9"), invoice("E2", "10"), packed) == []
    (one,) = defects(asked(invoice("E1", "9"), invoice("E2", "9"), packed))
    assert "invoiced 500" in one.says


def test_cut_and_sewn_pieces_are_the_same_pieces():
    log = table(
        "production",
        {"step": "cutting", "output": "1300", "unit": "pcs", "order": "123"},
        {"step": "packing", "output": "1200", "unit": "pcs", "order": "123"},
    )
    order = exhibit(
        "E1", "order", note("number_order", value="123"), note("ordered", number=1200, unit="pcs")
    )
    assert asked(order, exhibit("E5", "production", tables=[log]), product="garment", entries=()) == []


def milled(*rows, **more):
    book = exhibit("E1", "production", note("number_invoice", value="9"), tables=[table("production", *rows)])
    return packet(book, **({"regime": COTTON, "entries": ("9",), "lines": (line("1", "cotton"),)} | more))


def spun(taken: str, given: str, **more: str):
    return {"step": "spinning", "input": taken, "output": given, "unit": "kg"} | more


def test_yarn_that_weighs_more_than_its_cotton_was_spun_from_other_cotton():
    (one,) = defects(check(milled(spun("1000", "1200"))))
    assert one.says == "spinning gives 1,200 kg from 1,000 kg: 200 kg too much"


def test_waste_counts_and_losses_are_no_defect():
    assert list(check(milled(spun("1000", "800")))) == []
    (one,) = defects(check(milled(spun("1000", "900", waste="200"))))
    assert "with 200 kg of waste" in one.says


def test_fabric_may_weigh_a_little_more_than_its_yarn():
    assert list(check(milled({"step": "weaving", "input": "1000", "output": "1060", "unit": "kg"}))) == []


def test_a_mill_that_takes_more_than_was_spun_took_something_else():
    weaving = {"step": "weaving", "input": "1.5", "output": "1.4", "unit": "t"}
    (one,) = defects(check(milled(spun("1100", "1000"), weaving)))
    assert one.says == "the weaving takes 1,500 kg; the spinning gave 1,000 kg: 500 kg too much"


def test_a_blend_takes_other_yarn_too():
    weaving = {"step": "weaving", "input": "1500", "output": "1400", "unit": "kg"}
    assert list(check(milled(spun("1100", "1000"), weaving, lines=(line("1", "cotton", "polyester"),)))) == []


def test_a_lot_of_which_more_is_used_than_was_made_is_named():
    rows = (
        spun("1100", "1000", lot="Y-1"),
        {"step": "weaving", "input": "1300", "unit": "kg", "input_lot": "Y1"},
    )
    found = {one.check: one for one in balance(milled(*rows))}
    assert "lot y1, of which 1,000 kg" in found["lot_overdrawn"].says
    assert found["lot_overdrawn"].excess_kg == Decimal(300)


def test_pieces_logged_beside_the_cloth_they_took_are_no_mass():
    sewing = {"step": "sewing", "input": "1000", "output": "2100", "unit": "kg"}
    pairs = {"step": "knitting", "input": "197", "output": "2666", "unit": "kg"}
    assert list(check(milled(sewing))) == []
    assert list(check(milled(pairs))) == []


def test_meters_and_pieces_are_not_weighed():
    assert list(check(milled({"step": "weaving", "input": "1000", "output": "5000", "unit": "m"}))) == []


def test_a_step_between_that_nobody_weighed_may_have_added_something():
    sewing = {"step": "sewing", "input": "1100", "output": "1050", "unit": "kg"}
    assert list(check(milled(spun("1100", "1000"), sewing))) == []


MASS = st.integers(min_value=1, max_value=10**6)


@given(MASS, MASS)
def test_a_step_is_out_of_balance_only_when_it_gives_more_than_it_takes(taken: int, given_out: int):
    found = balance(milled(spun(str(taken), str(given_out))))
    # More than three times the input counts something else than kilograms.
    assert bool(found) == (taken * Decimal("1.02") * Decimal("1.005") < given_out <= taken * 3)
    assert all(one.excess_kg > 0 for one in found)


@given(st.permutations(SET))
def test_the_order_of_the_papers_changes_nothing(papers: list):
    assert asked(*papers) == []


@given(st.text(max_size=20))
def test_a_number_is_its_own_spelling(text: str):
    assert number_key(number_key(text)) == number_key(text)
