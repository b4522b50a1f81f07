"""YAML that people write: text stays text, and no file of a few lines can hold the machine."""

import pytest

from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_days_and_words_stay_text_and_a_byte_order_mark_is_no_text():
    assert read_keyed_yaml(b"\xef\xbb\xbfon: 2021-03\nno: [no, 00/12/2020, true, 7]") == {
        "on": "2021-03",
        "no": ["no", "00/12/2020", True, 7],
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LAUGHS, "line 2: a reference"),
        ("a: &a\n  - *a\n", "line 2: a reference"),
        ("a: {x: 1}\nb:\n  x: 1\n  x: 2\n", "line 4: 'x' is given twice"),
        ("a: " + "[" * 20_000, "line 1: nested more than 40 deep"),
        ("a:\n  - " + "9" * 5000, "5000 digits"),
        ("a: 1\nb: [", "line 2"),
        ("? [a, b]\n: 1\n", "line 1: found unhashable key"),
        ("a: \0", "not allowed"),
        ("a: !!python/object/apply:os.getcwd []", "line 1: could not determine a constructor"),
        ("a" * (17 << 20), "17 MB"),
    ],
    ids=["bomb", "circle", "twice", "deep", "digits", "open", "key", "nul", "code", "large"],
)
def test_a_text_that_would_mislead_or_exhaust_is_refused_with_its_line(text: str, says: str):
    with pytest.raises(KeyedYamlFault, match=says) as caught:
        read_keyed_yaml(text.encode())
    assert "\n" not in str(caught.value)


def test_latin_1_is_said_to_be_no_utf_8():
    with pytest.raises(KeyedYamlFault, match=r"no UTF-8 \(byte 10\)"):
        read_keyed_yaml("title: Señor".encode("latin-1"))


def test_words_that_begin_with_false_or_true_stay_words():
    said = read_keyed_yaml(b"goods: false-eyelash kits\nmark: true blue\nshown: true\n")
    assert said == {"goods": "false-eyelash kits", "mark": "true blue", "shown": True}
