"""What no name should look like: nothing crashes, and each text says what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import normalise, read_party
from unpick.names.columns import normalise_many
from unpick.names.remarks import remarks


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("   \t\n", "empty"),
        ("x", "one letter: too little to compare"),
        ("12345", "no letters: signs, numbers or pictures only"),
        ("🎉🎉", "no letters: signs, numbers or pictures only"),
        ("🎉 Quillmoor Ltd", "pictures or signs were left out"),
        ("Q" * 5000, "5000 letters: only the first 400 are read"),
        ("Quill\x00moor\x07 Ltd", "control or private letters were left out"),
        ("Quillmoor \u202edtL\u202c", "hidden letters (direction marks, zero width) were left out"),
        ("Qu\u200bill\u00admoor", "hidden letters (direction marks, zero width) were left out"),
        ("丹东 Quillmoor 무역", "mixed scripts: han, hangul, latin"),
        ("Quillmооr Ltd", "Greek or Cyrillic letters inside a Latin word"),
        ("Room 5, 12 Zhongshan Road, Tel 0415 123", "an address rather than a name"),
        ("TO ORDER", "no name: the bill is to order"),
        ("TO THE ORDER OF SHINHAN BANK", "no name: the bill is to order of SHINHAN BANK"),
        ("SAME AS CONSIGNEE", "no name: it points at another party"),
        ("NAME WITHHELD", "the name is withheld"),
        ("N/A", "no name: the field says that there is none"),
        (
            "Quillmoor Ltd a/k/a Vessard f/k/a Orrin Mills",
            "3 names in one field: Quillmoor Ltd; Vessard; Orrin Mills",
        ),
        ("Quillmoor Ltd and its subsidiaries", "speaks of subsidiaries or affiliates that it does not name"),
        ("DANDONG QUILLMOOR GARMENT MANUFACTU", "35 letters: may have been cut by a manifest field"),
        ("SociÃ©tÃ© Quillmoor", "mojibake, mended"),
        ("Quillm\ufffd\ufffdr Ltd", "letters were lost before it came here (? or the replacement sign)"),
        ("???? Co Ltd", "letters were lost before it came here (? or the replacement sign)"),
    ],
)
def test_each_says_what_it_is(text: str, says: str):
    assert says in remarks(text)
    assert normalise(text).original == text
    assert normalise_many_of(text)


def normalise_many_of(text: str) -> bool:
    import pyarrow as pa

    return normalise_many(pa.array([text])).num_rows == 1


def test_a_plain_name_needs_no_remark():
    assert (
        remarks("Quillmoor Garments Ltd")
        == remarks("丹东甲乙服装有限公司")
        == remarks("조선대봉무역회사")
        == ()
    )


@pytest.mark.parametrize(
    "dirty", ["Quill\u202emoor\u202c Ltd", "Qu\u200billmoor Ltd", "Quillmооr Ltd", "QUILLM00R LTD"]
)
def test_dirt_does_not_hide_a_name(dirty: str):
    assert normalise(dirty).typed_key == normalise("Quillmoor Ltd").typed_key


def test_several_firms_in_one_text_are_names_of_their_own():
    assert read_party("Quillmoor Ltd. d/b/a Vessard and its affiliates").names == (
        "Quillmoor Ltd.",
        "Vessard",
    )


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_whatever_is_given_is_said_something_of_or_read(text: str):
    assert all(isinstance(one, str) and one for one in remarks(text))
    if not any(letter.isalpha() for letter in text):
        assert remarks(text)


@given(st.text(st.sampled_from("aieoungkxzh ANG"), max_size=400))
@settings(max_examples=100, deadline=2000)
def test_no_pile_of_syllables_takes_long(text: str):
    assert normalise(text) is not None
