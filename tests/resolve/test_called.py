"""Which spellings name one firm: form, cited names, decisions, letters; and what only looks alike. All names invented."""

from unpick.resolve.called import FORM, called

MILL = "Vexmoor Garment Co., Ltd."


def test_form_alone_a_cited_name_and_the_same_letters_are_found():
    texts = [
        "VEXMOOR GARMENT CO LTD",
        "Vexmoor Garment Company Limited",
        "Quillfen Apparel",
        "Orrin Shipping Co., Ltd.",
    ]
    found = called([MILL, "Quillfen Apparel"], texts)
    assert found["VEXMOOR GARMENT CO LTD"] == FORM
    assert found["Quillfen Apparel"].startswith("a name that a source gives it")
    assert found["Vexmoor Garment Company Limited"].startswith("the same by its letters")
    assert list(found) == sorted(found)
    assert "Orrin Shipping Co., Ltd." not in found


def test_a_shared_word_or_another_trade_names_somebody_else():
    assert (
        called(
            [MILL], ["Vexmoor Seafood Co., Ltd.", "Garment Co., Ltd.", "Vexmoor Garment Workers Union Bank"]
        )
        == {}
    )


def test_what_people_decided_goes_before_letters():
    text = "Vexmoor Garment Company Limited"
    assert called([MILL], [text], apart={"VEXMOOR GARMENT COMPANY LIMITED"}) == {}
    assert called([MILL], ["Quillfen Apparel"], same={"QUILLFEN APPAREL"}) == {
        "Quillfen Apparel": "decided by a person"
    }


def test_another_script_is_compared_and_the_order_of_texts_changes_nothing():
    texts = ["벡스무어 피복", "丹东维克斯服装有限公司", "VEXMOOR GARMENT CO LTD", ""]
    assert called([MILL], texts) == called([MILL], texts[::-1])
    assert called(
        ["丹东无名服装有限公司"], ["Dandong Wuming Garment Co., Ltd.", "Dandong Youming Garment Co., Ltd."]
    ).keys() == {"Dandong Wuming Garment Co., Ltd."}
    assert called([MILL], []) == {}
