"""Materials, origins, steps, places, tests and numbers; what is denied and what is only law gives nothing."""

import pytest

from tests.exhibits.says import notes, read, values
from unpick.exhibits.notes_goods import firm_in


@pytest.mark.parametrize(
    ("sentence", "subject", "materials"),
    [
        ("Style 123: 100% cotton", "123", "cotton"),
        ("Line 2: women's blouse, 65% polyester 35% cotton", "2", "polyester,cotton"),
        ("Style No. MU-77 - dress, 95% viscose, 5% elastane", "MU-77", "viscose,spandex"),
        ("款号 4021：100%棉", "4021", "cotton"),
        ("품번 4021: 면 100%", "4021", "cotton"),
    ],
)
def test_a_line_of_goods_names_its_materials(sentence, subject, materials):
    assert [(note.subject, note.value) for note in notes(sentence, "line", kind="invoice")] == [
        (subject, materials)
    ]


@pytest.mark.parametrize(
    ("sentence", "materials"),
    [
        ("Composition: 100% polyester", "polyester"),
        ("The shell is made of nylon.", "nylon"),
        ("成分：100%棉", "cotton"),
        ("소재: 폴리에스터 100%", "polyester"),
    ],
)
def test_a_composition_is_a_material(sentence, materials):
    assert materials in values(sentence, "material", kind="invoice")


def test_cotton_in_the_name_of_a_firm_is_no_material_of_the_goods():
    assert not values("We met the manager of the cotton association.", "material", kind="invoice")


@pytest.mark.parametrize(
    ("sentence", "subject", "origin"),
    [
        ("The cotton was grown in Australia.", "cotton", "AU"),
        ("Raw cotton originates from the United States.", "cotton", "US"),
        ("Country of origin: Vietnam", "product", "VN"),
        ("Origin of cotton: Brazil", "cotton", "BR"),
        ("The cotton was harvested in Xinjiang, China.", "cotton", "CN-XJ"),
        ("Australian cotton was used.", "cotton", "AU"),
        ("The squid was caught off North Korea.", "seafood", "KP"),
        ("棉花来自新疆。", "cotton", "CN-XJ"),
        ("면은 호주에서 재배되었다.", "cotton", "AU"),
        ("Made in China", "product", "CN"),
    ],
)
def test_where_a_material_comes_from(sentence, subject, origin):
    assert (subject, origin) in [
        (note.subject, note.value) for note in notes(sentence, "origin", kind="origin")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "No cotton from Xinjiang was used.",
        "The cotton was not grown in China.",
        "Cotton should be sourced from Australia.",
    ],
)
def test_a_denied_origin_is_no_origin(sentence):
    assert not values(sentence, "origin", kind="origin")


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        ("The gin is located in Aksu, Xinjiang.", "CN-XJ"),
        ("Address: No. 1 Invented Road, Korla City", "CN-XJ"),
        ("Supplier in Kashgar Prefecture", "CN-XJ"),
        ("工厂位于新疆阿克苏。", "CN-XJ"),
        ("莎车县", "CN-XJ"),
        ("The workers came from North Korea.", "KP"),
        ("Address: Sinuiju, North Pyongan", "KP"),
        ("평양에 있는 공장", "KP"),
        ("원료는 신장 지역에서 온다.", "CN-XJ"),
    ],
)
def test_a_place_of_concern_is_found(sentence, region):
    assert region in values(sentence, "place_region", kind="chain")


@pytest.mark.parametrize(
    "sentence",
    [
        "No input comes from Xinjiang.",
        "Goods made wholly or in part in Xinjiang are presumed barred by the act.",
        "The mill is in Jinan, Shandong.",
        "원산지: 베트남",
        "The plant is in South Korea.",
        "朝鲜族员工",
        "Bay 4 holds the lint; the lop ends are waste.",
    ],
)
def test_a_place_only_denied_or_only_law_is_not_noted(sentence):
    assert not values(sentence, "place_region", kind="chain")


@pytest.mark.parametrize(
    ("sentence", "step", "firm"),
    [
        (
            "The yarn was spun by Made Up Spinning Co., Ltd. in Jinan.",
            "spinning",
            "Made Up Spinning Co., Ltd.",
        ),
        ("Step 2 - Spinning: Made Up Spinning Co., Ltd.", "spinning", "Made Up Spinning Co., Ltd."),
        (
            "Yarn supplier: Made Up Spinning Co., Ltd., No. 5 Invented Road, Jinan",
            "spinning",
            "Made Up Spinning Co., Ltd.",
        ),
        ("Gin: Made Up Ginnery (invented)", "ginning", "Made Up Ginnery (invented)"),
        ("纺纱：虚构纺织有限公司", "spinning", "虚构纺织有限公司"),
        ("방적: 주식회사 가공", "spinning", "주식회사 가공"),
    ],
)
def test_a_step_has_its_firm(sentence, step, firm):
    assert (step, firm) in [(note.subject, note.value) for note in notes(sentence, "step", kind="chain")]


def test_an_address_belongs_to_the_firm_above_it():
    text = "Manufacturer: Made Up Garments Co., Ltd.\nAddress: No. 5 Invented Road, Dandong, Liaoning"
    assert [(note.subject, note.value) for note in notes(text, "address", kind="chain")] == [
        ("Made Up Garments Co., Ltd.", "No. 5 Invented Road, Dandong, Liaoning")
    ]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Importer of record: Made Up Home Goods LLC", "importer"),
        ("Shipper: Made Up Trading Co., Ltd.", "shipper"),
        ("Auditor: Made Up Audits Ltd.", "auditor"),
        ("供应商：虚构贸易有限公司", "supplier"),
    ],
)
def test_a_party_has_its_role(sentence, role):
    assert role in [note.subject for note in notes(sentence, "party", kind="chain")]


@pytest.mark.parametrize(
    ("sentence", "tested"),
    [
        ("Sample: finished garment, style 123", "finished_article"),
        ("The finished article was tested by isotopic analysis.", "finished_article"),
        ("Sample description: cotton yarn, 20 cones", "component"),
        ("The fabric was tested for DNA.", "component"),
        ("Sample: raw cotton lint", "raw_sample"),
        ("The sample was provided by the spinning mill.", "processor_sample"),
        ("样品：成衣", "finished_article"),
        ("시료: 원면", "raw_sample"),
    ],
)
def test_what_was_tested_is_told_apart(sentence, tested):
    assert tested in values(sentence, "tested", kind="test")


@pytest.mark.parametrize(
    "sentence",
    [
        "Result: consistent with Australian cotton",
        "The isotopic analysis indicates cotton from Brazil.",
        "检测结果：未检出新疆棉",
    ],
)
def test_a_test_has_a_result(sentence):
    assert notes(sentence, "test_result", kind="test")


@pytest.mark.parametrize(
    ("sentence", "topic", "value"),
    [
        ("PO No.: 4711", "number_order", "4711"),
        ("Invoice No. MU-2020-118", "number_invoice", "MU-2020-118"),
        ("Invoice number: MU-118", "number_invoice", "MU-118"),
        ("B/L No.: MUBL0001", "number_bill", "MUBL0001"),
        ("Container No.: MUUU1234567", "number_container", "MUUU1234567"),
        ("Entry No.: ABC-1234567-8", "number_entry", "ABC-1234567-8"),
        ("Lot No.: Y-204", "number_lot", "Y-204"),
        ("Style: MU-77", "number_style", "MU-77"),
        ("See Annex 4.", "number_annex", "4"),
        ("提单号：MUBL0001", "number_bill", "MUBL0001"),
    ],
)
def test_numbers_tie_documents_together(sentence, topic, value):
    assert value in values(sentence, topic, kind="invoice")


@pytest.mark.parametrize(
    ("sentence", "kind", "land"),
    [
        ("Nationality: Chinese", "identity", "CN"),
        ("The passports show North Korean nationality.", "recruitment", "KP"),
        ("国籍：中国", "identity", "CN"),
        ("국적: 중국", "identity", "CN"),
    ],
)
def test_nationality_comes_from_papers(sentence, kind, land):
    assert land in values(sentence, "nationality", kind=kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "The manager Kim speaks Korean.",
        "Most workers are from Liaoning.",
        "All workers are Chinese nationals.",
        "Ethnicity: Han",
        "民族：朝鲜族",
    ],
)
def test_names_languages_ethnicity_and_claims_are_no_nationality(sentence):
    assert not values(sentence, "nationality", kind="audit")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("员工总数：49人，审核员访谈了十名员工。", "zh"),
        ("직원은 모두 마흔아홉 명이며 심사원이 열 명을 면담하였다.", "ko"),
        ("The auditor visited the site and the workers were heard.", "en"),
        ("La fábrica de ropa es una de las más grandes de la ciudad.", "es"),
    ],
)
def test_a_document_has_a_language(text, language):
    assert read(text, "other").language == language


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Interviews were conducted in Mandarin.", "zh"),
        ("Interview language: Korean", "ko"),
        ("访谈使用普通话进行。", "zh"),
        ("The auditor interviewed the workers in Chinese.", "zh"),
    ],
)
def test_interviews_have_a_language(sentence, language):
    assert (language, "interviews") in [(note.value, note.subject) for note in notes(sentence, "language")]


@pytest.mark.parametrize(
    ("sentence", "scheme"),
    [
        ("WRAP certified facility", "WRAP"),
        ("Standard: SA8000", "SA8000"),
        ("This SMETA audit covers labor.", "SMETA"),
        ("amfori BSCI", "BSCI"),
    ],
)
def test_a_scheme_is_named(sentence, scheme):
    assert scheme in values(sentence, "scheme")


@pytest.mark.parametrize(
    "name",
    [
        "Madeup Textile Industrial Co., Ltd.",
        "Madeup Apparel Mfg. Co.",
        "Madeup Apparel Works",
        "Madeup Cotton Mills",
    ],
)
def test_a_firm_keeps_its_whole_name(name):
    assert firm_in(f"bought from {name} (invented)").group() == f"{name} (invented)"


def test_two_firms_in_a_row_stay_two():
    assert firm_in("Red Co., Ltd. and then Blue Yarn Co., Ltd.").group() == "Red Co., Ltd."


def test_what_was_not_submitted_was_not_tested():
    assert values("The finished garment was not submitted for testing.", "tested", kind="test") == []
    assert values("No finished garment was tested.", "tested", kind="test") == []
    assert values("The finished garment was tested.", "tested", kind="test") == ["finished_article"]


def test_whoever_holds_the_identity_card_of_a_country_is_its_national():
    held = "All hold identity cards of the People's Republic of China."
    assert values(held, "nationality", kind="recruitment") == ["CN"]
    assert values("They carry identity cards of the factory.", "nationality", kind="recruitment") == []
    assert values("Nobody holds identity cards of China.", "nationality", kind="recruitment") == []
