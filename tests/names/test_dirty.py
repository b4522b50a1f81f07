"""What forms, clerks, optical readers and narrow fields do to a name; the firms are invented."""

import pytest

from unpick.names import normalise, party, score_pair
from unpick.resolve.compare import compare

FIRM = "Dandong Vesarui Knitting Co., Ltd."


@pytest.mark.parametrize(
    "field",
    [
        "EXPORTER: DANDONG VESARUI KNITTING CO., LTD.",
        "Shipper's name and address: Dandong Vesarui Knitting Co., Ltd.",
        "Manufacturer / exporter : Dandong Vesarui Knitting Co., Ltd.",
        "(2) DANDONG VESARUI KNITTING CO LTD (MANUFACTURER)",
        "发货人：Dandong Vesarui Knitting Co., Ltd.",
        "Company name: Dandong Vesarui Knitting Co., Ltd.",
        "SUPPLIER - DANDONG VESARUI KNITTING CO LTD",
        "제조원: Dandong Vesarui Knitting Co., Ltd.",
    ],
)
def test_a_label_of_the_form_is_no_part_of_the_name(field: str):
    assert compare(FIRM, field)["outcome"] == "same"


@pytest.mark.parametrize(
    "name",
    [
        "Exporter Vesarui Trading Co., Ltd.",
        "Maker Vesarui (Dalian) Ltd",
        "Vesarui (1) Ltd",
        "Vesarui Textile (Factory)",
    ],
)
def test_words_of_a_name_are_no_labels(name: str):
    assert party.party_names(name) == (name,)


def test_a_label_before_the_second_firm_of_a_field_is_no_part_of_its_name():
    field = "Shipper: Vesarui Knitting Ltd; Manufacturer: Orrin Mills Ltd"
    assert party.party_names(field) == ("Vesarui Knitting Ltd", "Orrin Mills Ltd")
    assert party.party_kind("Consignee: TO ORDER") == "to_order"


@pytest.mark.parametrize(
    "name", ["VesaruiTradingCo Ltd", "VesaruiTrading", "McDonough Trading Ltd", "PetroVesarui Ltd"]
)
def test_the_fast_path_reads_lost_blanks_as_the_slow_one(name: str):
    plain = party.plain_field(name)
    slow = party.clean(name)
    assert plain is None or plain[0] == slow
    assert (plain is None) == (slow != name)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Rongcheng Hongmao Seafood Co., Ltd.", "Rongcheng Hongrnao Seafood Co., Ltd."),
        ("Yingkou Mingda Garment Co., Ltd.", "Yingkou Mingcla Garrnent Co., Ltd."),
        ("Weifang Shengtai Machinery Co., Ltd.", "Weifang Shengtai Machinery Co, Lld."),
        ("Jinzhou Haifengda Chemical Co., Ltd.", "JinzhouHaifengdaChemicalCo.,Ltd"),
    ],
)
def test_letters_that_an_optical_reader_sees_as_others_and_lost_blanks_are_the_firm(name: str, read: str):
    assert score_pair(name, read).outcome == "same"


@pytest.mark.parametrize("name", ["Borneo", "Clarnell", "Eternal", "Barclaven", "Vernardi"])
def test_names_with_such_letters_stay_as_they_are(name: str):
    assert [part.text for part in normalise(f"{name} Trading Co., Ltd.").of("brand")] == [name.lower()]


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Dandong Yaxin Haiyun Import and Export Trading Co., Ltd.", "Dandong Yaxin Haiyun Import and Exp"),
        (
            "Dalian Changhai Zhenbao Aquatic Products Processing Co., Ltd.",
            "Dalian Changhai Zhenbao Aquatic Pro",
        ),
    ],
)
def test_a_phrase_that_a_field_cuts_is_read_in_full(name: str, cut: str):
    assert len(cut) == 35
    assert score_pair(name, cut).outcome == "same"


def test_another_brand_at_a_cut_is_another_firm():
    assert score_pair("Dalian Changhai Zhenbao Aquatic Products Co., Ltd.", "Dalian Changhai Zhenhai Aquatic Pro").outcome != "same"  # fmt: skip


def test_a_legal_form_at_the_cut_is_no_beginning_of_a_phrase():
    full = "Korea Paekhaksan General Trading Corporation"
    assert score_pair(full, full[:35]).outcome == "same"
