"""Names as fields carry them: signs broken, cut anywhere; and bodies of state, which only their work tells apart."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from unpick.names import normalise, score_pair

TRUTH = Path(__file__).parent.parent / "truth" / "public.csv"


@pytest.mark.parametrize(
    "broken",
    [
        "QUILLMOOR&nbsp;GARMENTS&nbsp;LTD",
        "Quillmoor%20Garments%20Ltd",
        "Quillmoor+Garments+Ltd",
        "Quillmoor Gar?ments Ltd",
        "M/S QUILLMOOR GARMENTS , LTD ;",
    ],
)
def test_signs_of_the_web_and_lost_letters_do_not_hide_a_name(broken: str):
    assert normalise(broken).typed_key == normalise("Quillmoor Garments Ltd").typed_key


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("丹东维萨服装有限公司", "gb2312"),
        ("調兵山維薩貿易", "big5"),
        ("조선대봉무역회사", "euc-kr"),
    ],
)
def test_a_name_in_a_national_code_read_as_latin_is_read_as_what_it_was(name: str, code: str):
    assert normalise(name.encode(code).decode("latin-1")).typed_key == normalise(name).typed_key


@pytest.mark.parametrize("name", ["Société Générale", "Công Ty Cổ Phần Dệt May", "Müller & Söhne GmbH"])
def test_letters_with_marks_are_no_broken_signs(name: str):
    assert normalise(name).text == name


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("Quillmoor Machinery Corporation", "Quillmoor Machinery Corporati"),
        ("Quillmoor Electronics Ltd", "QUILLMOOR ELECTRONICS L"),
        ("Quillmoor International Trading Co", "QUILLMOOR INTERNATIONAL TRADI"),
    ],
)
def test_a_name_may_be_cut_at_any_length(whole: str, cut: str):
    assert normalise(cut).truncated
    assert score_pair(whole, cut).outcome == "same"


@pytest.mark.parametrize(
    "name", ["Golden Dragon Bao", "Quillmoor Garment Dae", "Vessard Quillmoor Tong", "Vessard Electro"]
)
def test_a_last_word_of_its_own_is_no_cut(name: str):
    assert not normalise(name).truncated


@pytest.mark.parametrize(
    ("native", "other"),
    [
        ("석탄공업성", "Ministry of Mining Industry"),
        ("국세청", "Board of Audit and Inspection"),
        ("国家税务总局", "State Audit Administration"),
    ],
)
def test_without_a_brand_two_kinds_of_one_work_are_two_bodies(native: str, other: str):
    assert score_pair(native, other).outcome != "same"


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("석탄공업성", "Ministry of Coal Industry"),
        ("国家税务总局", "State Taxation Administration"),
        ("辽宁省公安厅", "Liaoning Public Security Department"),
        ("中国建筑材料集团有限公司", "China National Building Material Group Co., Ltd."),
    ],
)
def test_a_body_of_state_is_known_by_its_work(native: str, english: str):
    assert score_pair(native, english).outcome == "same"


def test_public_names_are_known_in_the_other_language_and_near_ones_kept_apart():
    with TRUTH.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    said = Counter((row["same"], score_pair(row["a"], row["b"]).outcome) for row in rows)
    assert said["1", "same"] >= 105
    assert said["0", "same"] <= 2
