"""Names by the column say what names one by one say."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import normalise
from unpick.names.columns import NAME_COLUMNS, normalise_many
from unpick.names.extend import extend_tables

NAMES = [
    "Dandong Quillmoor Garment Factory No. 8", "丹东金祥贸易有限公司", "조선대봉무역총회사", "MV VESSARD 8", "", None,
    "Dandong Quillmoor Garment Factory No. 8", "Huaxin Knitting", "Korea Ryonbong Trading", "丹东 Quillmoor",
]  # fmt: skip


def test_each_row_is_the_name_at_its_place():
    table = normalise_many(pa.chunked_array([NAMES[:4], NAMES[4:]], pa.string()))
    assert table.schema == NAME_COLUMNS
    for text, row in zip(NAMES, table.to_pylist(), strict=True):
        name = normalise(text or "")
        assert row["typed_key"] == name.typed_key
        assert row["brand"] == name.brand
        assert tuple(row["skeletons"]) == name.skeletons
        assert row["number"] == " ".join(part.key for part in name.of("number"))
        assert row["trades"] == list(dict.fromkeys(part.concept for part in name.of("trade")))
        assert row["places"] == list(
            dict.fromkeys(c for part in name.of("place") for c in part.concept.split())
        )
        assert row["route"] == name.route


@pytest.mark.parametrize(
    ("text", "script", "reads"),
    [
        ("Zhongxing Ltd", "latin", "pinyin"),
        ("Ryonbong Ltd", "latin", "korean"),
        ("Taesong Ltd", "latin", "korean"),
        ("Quillmoor Ltd", "latin", ""),
        ("Han Ltd", "latin", "both"),
        ("丹东甲乙", "han", "pinyin"),
        ("대봉무역", "hangul", "korean"),
        ("丹东 Quillmoor", "mixed", ""),
        ("", "none", ""),
    ],
)
def test_script_and_syllables_are_told_of_the_word(text: str, script: str, reads: str):
    row = normalise_many(pa.array([text])).to_pylist()[0]
    assert row["script"] == script
    assert row["reads"] in (reads, "both") if reads else row["reads"] == ""


def test_own_tables_are_used():
    tables = extend_tables([("words.csv", b"form,kind,concept\nvessardry,trade,vessard\n")])
    assert normalise_many(pa.array(["Quillmoor Vessardry"]), tables).column("trades").to_pylist() == [
        ["vessard"]
    ]


@given(st.lists(st.text(max_size=40), max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_order_and_number_of_names_make_no_difference(texts: list[str]):
    texts = [text.encode("utf-8", "ignore").decode() for text in texts]
    rows = normalise_many(pa.array(texts, pa.string())).to_pylist()
    for text, row in zip(texts, rows, strict=True):
        assert normalise_many(pa.array([text])).to_pylist() == [row]
