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


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Hengshui Vesarui Rubber Co., Ltd.", "HENGSHUI VESARUI RUBBER CO LTD USCC 91131182MA0K7T4Q2P"),
        ("Orrelund Trading ApS", "ORRELUND TRADING APS VAT DK31887766"),
        ("Ulsan Vesarui Steel Co., Ltd.", "SAME AS CONSIGNEE: ULSAN VESARUI STEEL CO.,LTD."),
        ("Mudanjiang Vesarui Timber Co., Ltd.", "MUDANJIANG VESARUI TIMBER CO LTD XI SAN TIAO LU 157000 CN"),
        ("Korea Vesarui Trading Company", "KOREA VESARUI TRADING COMPANY, CENTRAL DISTRICT, PYONGYANG, D.P.R. OF KOREA"),
        ("Vesarui Fisheries Co., Ltd.", "Vesarui Fisheries Co., Ltd. (Busan, Korea)"),
        ("湖州维绒丝绸有限公司", "湖 州 维 绒 丝 绸 有 限 公 司"),
        ("Jinhae Bokrim Marine Products Co., Ltd.", "JINHAE 8OKRIM MARINE PR0DUCTS CO,LTD"),
    ],
)  # fmt: skip
def test_numbers_addresses_and_spread_letters_are_no_part_of_the_name(name: str, field: str):
    assert compare(name, field)["outcome"] == "same"


@pytest.mark.parametrize(
    "name",
    ["Yunnan Tin 2000 Co., Ltd.", "Vesarui Co., Ltd. (Busan)", "Vesarui (Dalian) Co., Ltd.", "Vesarui Factory 1205 Dalian Branch"],
)  # fmt: skip
def test_a_branch_a_town_and_a_number_stay(name: str):
    assert party.party_names(name) == (name.strip(" ."),) or party.party_names(name) == (name,)


def test_two_brands_in_hangul_that_are_romanised_alike_are_two():
    assert score_pair("조선성하무역회사", "조선송하무역회사").outcome == "different"
    assert score_pair("조선락원무역회사", "조선낙원무역회사").outcome == "same"
    assert score_pair("조선성하무역회사", "Korea Songha Trading Company").outcome == "same"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("大连金普新区维绒食品有限公司", "Dalian Weirong Food Co., Ltd."),
        ("日照海洲湾水产有限公司", "Rizhao Haizhou Bay Aquatic Co., Ltd."),
        ("临沂银月湖家具有限公司", "Linyi Silver Moon Lake Furniture Co., Ltd."),
    ],
)
def test_zones_and_the_english_of_brands_are_known_by_their_characters(name: str, english: str):
    assert score_pair(name, english).outcome == "same"
    assert (
        score_pair(name.replace("洲", "云").replace("月", "星").replace("维", "奇"), english).outcome
        != "same"
    )


def test_a_town_that_has_no_name_of_its_own_in_the_tables_is_no_part_of_the_brand():
    parts = normalise("东港市前阳镇维绒水产有限公司").parts
    assert [part.text for part in parts if part.kind == "brand"] == ["维绒"]
    assert [part.text for part in normalise("东港镇水产有限公司").of("place")] == ["东港镇"[:2]]


def test_a_large_place_one_slip_away_is_a_place_before_a_brand_only():
    assert normalise("Qingado Vesarui Trading Co., Ltd.").of("place")[0].key == "qingdao"
    assert [part.text for part in normalise("Vesarui Qingado Co., Ltd.").of("brand")] == [
        "vesarui",
        "qingado",
    ]
