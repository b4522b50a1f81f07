"""Strings of any script are harmless, measured and wrapped; days and words of four languages are whole."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.model.bundled import read_bundled_yaml
from unpick.model.errors import UsageError
from unpick.report.script import (
    isolate,
    language_of,
    make_harmless,
    measure,
    reads_right_to_left,
    wrap_lines,
)
from unpick.report.wording import LANGUAGES, load_words

OVERRIDE = chr(0x202E)


def test_an_override_is_shown_rather_than_obeyed():
    assert make_harmless(f"Acme{OVERRIDE}dtL") == "Acme[U+202E]dtL"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_string_keeps_a_character_that_xml_forbids_or_that_reorders(text: str):
    shown = make_harmless(text)
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown)
    assert make_harmless(shown) == shown
    shown.encode("utf-8")


def test_a_joiner_that_uyghur_and_persian_names_need_stays():
    assert make_harmless("می\u200cروم") == "می\u200cروم"


def test_a_chinese_letter_is_about_twice_as_wide_as_a_latin_one():
    assert 1.6 < measure("发明河针织厂") / measure("abcdef") < 2.2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.floats(3, 20), st.integers(1, 3))
def test_no_wrapped_line_is_wider_than_its_box(text: str, width: float, lines: int):
    done, shortened = wrap_lines(text, width, lines)
    assert len(done) <= lines
    assert all(measure(line) <= width for line in done)
    assert shortened or "".join(done).replace(" ", "") == make_harmless(text).replace(" ", "").strip()


def test_a_long_name_is_shortened_with_a_mark():
    done, shortened = wrap_lines("Larkspur Invented Imports and General Merchandise Holdings", 9.0, 3)
    assert shortened
    assert done[-1].endswith("…")


def test_a_word_longer_than_the_box_is_broken_not_lost():
    assert wrap_lines("A" * 20, 8.0, 3) == (["A" * 11, "A" * 9], False)


@pytest.mark.parametrize(
    ("name", "lang", "backwards"),
    [
        ("꾸며낸 제9작업장", "ko", False),
        ("发明河针织厂", "zh-Hans", False),
        ("ئويدۇرۇلغان شىركەت", "ug", True),
        ("شركة", "und-Arab", True),
        ("Larkspur", "", False),
        ("12 · 34", "", False),
    ],
)
def test_the_script_of_a_name_chooses_font_and_direction(name: str, lang: str, backwards: bool):
    assert language_of(name) == lang
    assert reads_right_to_left(name) is backwards


def test_an_isolate_is_opened_and_closed_once():
    assert isolate("a\u2069b") == "\u2068a[U+2069]b\u2069"


@pytest.mark.parametrize(
    ("lang", "day"),
    [("en", "5 March 2021"), ("ko", "2021년 3월 5일"), ("zh", "2021年3月5日"), ("ug", "2021-يىلى 5-مارت")],
)
def test_a_day_is_written_out(lang: str, day: str):
    assert load_words(lang).day("2021-03-05") == day


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("9999-12-31", "no end known"),
        ("0001-01-01", "start not known"),
        ("2021-00-12", "2021-00-12"),
        ("2021-13-12", "2021-13-12"),
        ("2019-06-01/2019-08-30", "between 1 June 2019 and 30 August 2019"),
        ("spring", "spring"),
        ("", "not known"),
        (None, "not known"),
    ],
)
def test_a_day_is_never_made_sharper_than_its_source(given: object, said: str):
    assert load_words("en").day(given) == said


def test_the_age_of_a_list_is_measured_from_the_question():
    words = load_words("en")
    assert words.age("2026-11-20T09:00:00Z", "2026-11-19") == "1 day"
    assert words.age("2026-11-20", "2024-11-20") == "730 days"
    assert words.age("2026-11-20", "2026-12-01") == "11 days younger than the question"
    assert words.age("2026-11-20", None) == "not known"


def test_a_word_no_table_knows_stands_as_it_is():
    assert load_words("en").say("kind", "lends_boats_to") == "lends boats to"


def test_another_language_is_refused_with_the_ones_there_are():
    with pytest.raises(UsageError, match="use one of en, ko, zh, ug"):
        load_words("xx")


def _leaves(table: Any, path: str = "") -> dict[str, str]:
    if isinstance(table, dict):
        return {k: v for name, part in table.items() for k, v in _leaves(part, f"{path}/{name}").items()}
    return {path: str(table)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word_and_every_blank(lang: str):
    english = _leaves(read_bundled_yaml("unpick.report", "words/en.yml"))
    other = _leaves(read_bundled_yaml("unpick.report", f"words/{lang}.yml"))
    assert set(other) == set(english)
    for path, text in english.items():
        if not path.startswith("/months"):
            assert set(re.findall(r"{\w+}", other[path])) == set(re.findall(r"{\w+}", text)), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_says_guilty_or_cleared(lang: str):
    said = " ".join(_leaves(read_bundled_yaml("unpick.report", f"words/{lang}.yml")).values()).lower()
    for word in ("guilty", "cleared", "innocent", "유죄", "무죄", "有罪", "无罪", "清白", "گۇناھ"):
        assert word not in said
