"""Every name that a list prints becomes a name of its entry: in brackets, in longer cells, in the press."""

import datetime as dt

import pytest

from unpick.datasets.lists.brackets import names_in_brackets, spelled_otherwise
from unpick.datasets.lists.bundle import load_bundled
from unpick.datasets.lists.cbp import read_cbp_names
from unpick.datasets.lists.press import LIST, read_press_names

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("name", "schema", "found"),
    [
        (
            "INVENTED BUREAU OF ENERGY (IBE)",
            "LegalEntity",
            [("INVENTED BUREAU OF ENERGY", "alias"), ("IBE", "weakAlias")],
        ),
        (
            "Invented Corp (Aliases: QUILL, MOOR)",
            "LegalEntity",
            [("Invented Corp", "alias"), ("QUILL", "alias"), ("MOOR", "alias")],
        ),
        ("INVENTED ACADEMY (KPE.018)", "LegalEntity", [("INVENTED ACADEMY", "alias")]),
        ("Quill (Moor) (Orrin 2)", "Vessel", [("Quill", "alias"), ("Moor", "alias"), ("Orrin 2", "alias")]),
        # A state, a place, a legal form in brackets is no abbreviation of the name.
        ("Office of the Democratic People's Republic of Korea (DPRK)", "LegalEntity", []),
        ("Quillmoor Trading (HK)", "LegalEntity", []),
        ("Quillmoor (Nantong)", "LegalEntity", []),
        ("Quillmoor (Group) Co., Ltd.", "LegalEntity", []),
    ],
)
def test_closing_brackets(name, schema, found):
    assert list(names_in_brackets(name, schema)) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Shenyang Quill (New Moor) Works", ("Shenyang Quill Works", "Shenyang New Moor Works")),
        ("Quill (or Quilling) (Moor) Plant", ("Quill Plant", "Quilling Plant", "Moor Plant")),
        ("Sichuan (Szechuan) Quill Company", ("Sichuan Quill Company", "Szechuan Quill Company")),
        ("Quill (M) Sdn Bhd", ()),
        ("Quill (Nantong) Safety Products", ()),
        ("Quill (Group) Co.", ()),
        ("Quill Works", ()),
    ],
)
def test_inner_brackets_explain_the_word_before_them(name, found):
    assert spelled_otherwise(name) == found


def test_firms_that_an_order_names_collectively_are_no_aliases_of_each_other():
    cell = "Quill Sdn Bhd, Moor Sdn Bhd (collectively, Orrin Group)"
    content = (
        f'cbp_entity_text,name,aliases,notes,country\n"{cell}",Orrin Group,Quill Sdn Bhd; Moor Sdn Bhd,,\n'
    )
    version = read_cbp_names(("names.csv", content.encode()), as_of=DAY)
    rows = version.name.to_pylist()
    assert {row["name"]: row["kind"] for row in rows} == dict.fromkeys(
        ("Orrin Group", "Quill Sdn Bhd", "Moor Sdn Bhd"), "name"
    )
    assert len({row["entity_id"] for row in rows}) == 3


PRESS = """entity,latin,native,kind,source
OFAC SDN 1,,조선퀼무역회사,alias_hangul,https://news.invented/1 (2016-12-03)
Quill,Quillmoor Garment Co. Ltd.|Quillmoor,奎尔服装有限公司,alias_hanzi,https://news.invented/2 (2020-07)
OFAC SDN 2,,조선무어회사,alias_hangul,https://news.invented/3
"""


@pytest.fixture
def press():
    listed = [one for one in load_bundled() if one.list_id == "us_ofac_sdn"]
    text = PRESS.replace("SDN 1,", "SDN 9524,")
    return read_press_names(("native.csv", text.encode()), as_of=DAY, listed=listed)


def test_a_native_name_is_tied_to_its_entry_with_page_and_day(press):
    [row] = [row for row in press.name.to_pylist() if row["entity_id"] == "us_ofac_sdn-9524"]
    assert (row["name"], row["kind"], row["lang"]) == ("조선퀼무역회사", "alias", "kor")
    assert (row["locator"], row["public_from"]) == (
        "https://news.invented/1 (2016-12-03)",
        dt.date(2016, 12, 3),
    )


def test_a_firm_that_no_list_here_has_stands_under_its_latin_name_from_the_end_of_the_month(press):
    rows = [row for row in press.name.to_pylist() if row["entity_id"].startswith(LIST)]
    assert [(row["name"], row["kind"]) for row in rows] == [
        ("Quillmoor Garment Co. Ltd.", "name"),
        ("Quillmoor", "alias"),
        ("奎尔服装有限公司", "alias"),
    ]
    assert {row["public_from"] for row in rows} == {dt.date(2020, 7, 31)}


def test_an_entry_that_is_on_no_list_is_left_out_and_said(press):
    assert press.notes == ("row 4: 'OFAC SDN 2' is on none of the lists and is left out",)


def test_the_bundled_table_lists_nobody_and_each_row_has_its_page():
    [version] = [one for one in load_bundled() if one.list_id == LIST]
    assert (len(version.listing), version.entities) == (0, 0)
    assert version.partial
    rows = version.name.to_pylist()
    assert len({row["name"] for row in rows if row["lang"]}) > 150
    assert all(row["locator"].partition("; ")[2] for row in rows)
    assert all(row["schema"] != "Person" for row in rows)
