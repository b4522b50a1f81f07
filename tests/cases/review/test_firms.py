"""Which firm a document is about, as its words or the line above its table tell."""

import pytest

from tests.cases.review.build import exhibit, note, table
from unpick.cases.review.firms import firm_of


@pytest.mark.parametrize(
    "title",
    [
        "Made Up Garment Co., Ltd. (invented)",
        "Time cards May 2023, Made Up Garment Co., Ltd. (invented)",
        "Attendance record 2023-05: Made Up Garment Co., Ltd. (invented)",
        "Payroll - Made Up Garment Co., Ltd. (invented)",
    ],
)
def test_the_line_above_a_table_names_the_firm_and_not_the_record(title):
    assert firm_of(exhibit("E8", "attendance", table("attendance", [], title=title))) == "made up garment"


def test_the_line_above_a_table_can_name_a_record_alone():
    assert firm_of(exhibit("E8", "attendance", table("attendance", [], title="Time cards, May 2023"))) == ""


def test_a_maker_in_the_words_of_a_document_comes_first():
    audit = exhibit("E5", "audit", note("party", subject="manufacturer", value="Made Up Mill (invented)"))
    assert firm_of(audit) == "made up mill"


@pytest.mark.parametrize("role", ["Buyer", "Seller", "Consignee", "Sold to"])
def test_a_party_to_the_sale_above_the_goods_is_not_the_firm_of_the_paper(role):
    order = exhibit("E2", "order", table("invoice", [], title=f"{role}: Made Up Outfitters LLC (invented)"))
    assert firm_of(order) == ""


@pytest.mark.parametrize("heading", ["Site description", "Audit parameters", "Summary of findings"])
def test_a_heading_above_a_table_is_no_firm(heading):
    site = table("site", [], title=f"{heading}\nThe gate is shared.")
    assert firm_of(exhibit("E5", "audit", site)) == ""
