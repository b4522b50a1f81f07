"""What the guesser takes, and what it leaves to a person."""

import pyarrow as pa
import pytest

from unpick.datasets.shipments.guess import guess_layout


def guess(columns: dict[str, list[str]]):
    return guess_layout(list(columns), pa.table(columns))


PLAIN = {
    "Arrival Date": ["2020-12-23", "2021-01-04"],
    "Shipper": ["NORVELLA TRIMMINGS CO LTD", "QUENDRIC KNITS CO LTD"],
    "Consignee": ["TRAVONNE APPAREL INC", "TRAVONNE APPAREL INC"],
    "HS Code": ["6109.10", "6201.93"],
    "Goods Shipped": ["T-SHIRTS OF COTTON", "ANORAKS"],
    "Weight (kg)": ["1200", "450.5"],
}


def test_a_plain_bill_of_lading_is_read():
    found = guess(PLAIN)
    assert found.ok
    assert {field: taken.column for field, taken in found.fields.items()} == {
        "shipper_name": "Shipper",
        "consignee_name": "Consignee",
        "date": "Arrival Date",
        "hs_code": "HS Code",
        "description": "Goods Shipped",
        "gross_weight_kg": "Weight (kg)",
    }


def test_glued_words_are_taken_apart():
    found = guess({"IMPORTERNAME": ["AZ CO"], "HSCODE": ["610910"], "TOTALVALUEUSD": ["12.5"]})
    assert set(found.fields) == {"consignee_name", "hs_code", "value_usd"}


def test_an_amount_without_a_currency_is_never_taken_for_dollars():
    found = guess({**PLAIN, "TOTALVALUE": ["3", "5"]})
    assert "value_usd" not in found.fields
    assert [(doubt.field, doubt.columns) for doubt in found.doubts] == [("value_usd", ("TOTALVALUE",))]


@pytest.mark.parametrize(
    "column", ["USD per kg", "Unit price USD", "Freight USD", "Value in 1000 USD", "%GTTOTALUSD"]
)
def test_a_price_or_a_charge_is_not_the_value(column):
    assert "value_usd" not in guess({column: ["3", "5"]}).fields


def test_a_weight_whose_unit_column_says_pounds_is_left_open():
    found = guess({"WEIGHT": ["131704"], "WEIGHT_UNIT": ["Pounds"]})
    assert "gross_weight_kg" not in found.fields
    assert "Pounds".casefold() in found.doubts[0].reason


def test_a_weight_whose_unit_column_says_kilograms_is_taken():
    assert guess({"WEIGHT": ["10"], "WEIGHT_UNIT": ["KGM"]}).fields["gross_weight_kg"].column == "WEIGHT"


def test_a_consignee_column_full_of_dates_is_a_doubt():
    found = guess({**PLAIN, "Consignee": ["2020-01-01", "2020-01-02"]})
    assert "consignee_name" not in found.fields
    assert any(doubt.field == "consignee_name" and "2020-01-01" in doubt.reason for doubt in found.doubts)


@pytest.mark.parametrize(
    "column", ["Shipper Address", "Customs broker name", "Exporter tax id", "Supplier country"]
)
def test_what_stands_near_a_party_is_not_its_name(column):
    assert "shipper_name" not in guess({column: ["NORVELLA CO", "QUENDRIC CO"]}).fields


@pytest.mark.parametrize("column", ["Release date", "Invoice date", "Manufacture year", "Payment date"])
def test_other_days_are_not_the_day_of_the_shipment(column):
    assert "date" not in guess({column: ["2020-12-23"]}).fields


def test_a_bare_country_is_a_doubt_for_origin_and_destination():
    found = guess({"COUNTRY": ["INDIA", "CHINA"]})
    assert {doubt.field for doubt in found.doubts} == {"origin_country", "destination_country"}


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        ("Razón social del importador|Subpartida arancelaria|País de origen|Peso bruto|Descripción mercancía",
         "consignee_name hs_code origin_country gross_weight_kg description"),
        ("Наименование отправителя|Страна происхождения|Вес нетто|Код ТН ВЭД|Описание товара",
         "shipper_name origin_country net_weight_kg hs_code description"),
        ("发货人|收货人|商品编码|商品名称|原产国|毛重",
         "shipper_name consignee_name hs_code description origin_country gross_weight_kg"),
        ("수출자|수하인|신고일자|품목번호|원산지국가|순중량",
         "shipper_name consignee_name date hs_code origin_country net_weight_kg"),
        ("Gönderici|Alıcı|GTİP Kodu|Menşe Ülke|Eşya Tanımı",
         "shipper_name consignee_name hs_code origin_country description"),
    ],
    ids=["Spanish", "Russian", "Chinese", "Korean", "Turkish"],
)  # fmt: skip
def test_headers_of_other_languages_are_read(columns, fields):
    header = columns.split("|")
    assert set(guess_layout(header, pa.table({})).fields) == set(fields.split())


def test_a_header_in_no_known_language_is_a_doubt_that_the_values_raise():
    found = guess({"qwx": ["610910", "620193", "610462"], "zrv": ["2020-01-02", "2020-01-03", "2020-02-03"]})
    assert not found.fields
    assert [(doubt.field, doubt.columns) for doubt in found.doubts] == [
        ("hs_code", ("qwx",)),
        ("date", ("zrv",)),
    ]


def test_a_column_that_repeats_the_shipper_is_not_the_consignee():
    found = guess(
        {"EXPORTER_NAME": ["A LTD", "B LTD"], "CONSIGNEE_NAME": ["A LTD", "B LTD"], "BUYER_NAME": ["C", "DA"]}
    )
    assert found.fields["consignee_name"].column == "BUYER_NAME"
