"""Numbers in a text: valid ones by their check digits, mistyped ones named, references of lists, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.names.identifiers import (
    Identifier,
    identifiers,
    is_imo,
    is_imo_company,
    is_kr_business,
    is_lei,
    is_uscc,
    mistyped,
    without_identifiers,
)

USCC = "91999900MA0QUYKXXH"
LEI = "253400WSS48YWMBUA688"


def kinds(text):
    return [(one.kind, one.value) for one in identifiers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (f"Quillmoor {USCC}", "uscCode", USCC),
        (f"丹东甲乙有限公司 统一社会信用代码：{USCC}", "uscCode", USCC),
        (f"Quillmoor LEI: {LEI}", "leiCode", LEI),
        ("MV Quillmoor IMO 9074729", "imoNumber", "9074729"),
        ("Quillmoor Shipping (IMO No. 5342883)", "imoCompanyNumber", "5342883"),
        ("Quillmoor customs code 2106960123", "customsCode", "2106960123"),
        ("丹东甲乙有限公司 海关注册编码 2106960123", "customsCode", "2106960123"),
        ("퀼무어 사업자등록번호 999-99-00005", "krBusinessNumber", "9999900005"),
        ("Quillmoor 999-99-00005", "krBusinessNumber", "9999900005"),
        ("Quillmoor, D-U-N-S 15-048-3782", "dunsCode", "150483782"),
        ("OFAC SDN 9524", "ofacRef", "9524"),
        ("KPe.038", "unRef", "KPE038"),
        ("EU XIII.B.38", "euRef", "XIIIB38"),
    ],
)
def test_a_number_is_read_with_its_kind(text, kind, value):
    assert (kind, value) in kinds(text)
    assert mistyped(text) == ()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (f"Quillmoor {USCC[:-1]}A", "USCC"),
        ("Quillmoor 91999900MAOQUYKXXH", "USCC"),  # the letter O for a zero
        (f"Quillmoor LEI {LEI[:-1]}9", "LEI"),
        ("MV Quillmoor IMO 9074728", "IMO number"),
        ("Quillmoor customs code 9906960123", "customs code of China"),
        ("퀼무어 사업자등록번호 999-99-00006", "Korean business number"),
    ],
)
def test_a_mistyped_number_is_named_and_is_no_number(text, called):
    assert identifiers(text) == ()
    [said] = mistyped(text)
    assert said.startswith(called)
    assert said.endswith("mistyped and carries no weight")


@pytest.mark.parametrize(
    "text",
    [
        "Quillmoor 9074729",
        "order 2106960123",
        "invoice 150483782",
        "tel 010-1234-5678",
        "OFAC listed in 05",
        "",
    ],
)
def test_digits_without_a_label_are_no_number(text):
    assert identifiers(text) == ()
    assert mistyped(text) == ()


def test_the_resident_number_of_a_person_is_neither_read_nor_told():
    text = "110101199003070000"
    assert identifiers(text) == ()
    assert mistyped(text) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Quillmoor Ltd (USCC {USCC})", "Quillmoor Ltd"),
        (f"Quillmoor Ltd, {LEI}", "Quillmoor Ltd"),
        ("Quillmoor Pearl IMO 9074728", "Quillmoor Pearl"),
        ("Factory No. 3, 18 Quillmoor Road", "Factory No. 3, 18 Quillmoor Road"),
        ("999-99-00005 Quillmoor", "Quillmoor"),
    ],
)
def test_what_is_left_without_the_numbers_is_the_name(text, left):
    assert without_identifiers(text) == left


CHECKED = [
    (is_imo, "9074729"),
    (is_imo_company, "5342883"),
    (is_kr_business, "9999900005"),
    (is_lei, LEI),
    (is_uscc, USCC),
]


@pytest.mark.parametrize(("check", "valid"), CHECKED)
def test_every_single_wrong_digit_is_noticed(check, valid):
    assert check(valid)
    wrong = [
        valid[:at] + digit + valid[at + 1 :]
        for at, letter in enumerate(valid)
        if letter.isdigit()
        for digit in "0123456789"
        if digit != letter
    ]
    passed = [one for one in wrong if check(one)]
    # The weight of an IMO digit may share a factor with ten; all others notice every one.
    assert len(passed) <= (len(wrong) // 8 if check in (is_imo, is_imo_company, is_kr_business) else 0)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    assert all(isinstance(one, Identifier) for one in identifiers(text))
    assert isinstance(without_identifiers(text), str)
    assert all(mistyped(text))
