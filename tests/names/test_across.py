"""Names meet across scripts in their parts, before any scorer: brand spellings, places, trades, numbers."""

import csv
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from unpick.names.lexicon import bundled_tables, bundled_transcriptions
from unpick.names.loan import english_skeletons, hangul_skeleton, is_loan, meets_as_loan
from unpick.names.normalise import normalise
from unpick.names.parts import Name
from unpick.names.romanise import initial_law, southern
from unpick.names.scripts import simplify
from unpick.names.transcribed import meanings, pinyin_of_hangul

TRUTH = Path(__file__).parent.parent / "truth"


def near(xs: set[str], ys: set[str]) -> bool:
    """Two sets of spellings share one, or two of five letters and more a slip apart."""
    return bool(xs & ys) or any(
        min(len(x), len(y)) >= 5 and OSA.distance(x, y, score_cutoff=1) <= 1 for x in xs for y in ys
    )


def concepts(name: Name) -> set[str]:
    """What the generic words of a name mean, without the general company."""
    generic = [part for part in name.parts if part.kind in ("place", "trade", "weak", "role", "number")]
    return {part.concept or part.key for part in generic} - {"general"}


def brands_meet(a: Name, b: Name) -> bool:
    """The brands share a spelling, or neither has one and all words mean the same."""
    if not a.brand and not b.brand and concepts(a) and concepts(a) == concepts(b):
        return True
    return near(set(a.spellings), set(b.spellings)) or near(set(a.skeletons), set(b.skeletons))


def parts_agree(a: Name, b: Name) -> bool:
    """The brands meet, and neither place, trade nor number speaks against it."""
    codes = [{code for part in name.of("place") for code in part.concept.split()} for name in (a, b)]
    nested = any(
        one.startswith(other) or other.startswith(one) or "CN" in (one, other)
        for one in codes[0]
        for other in codes[1]
    )
    trades = [{part.concept for part in name.of("trade")} for name in (a, b)]
    numbers = [{part.concept for part in name.of("number")} for name in (a, b)]
    return (
        brands_meet(a, b)
        and (nested or not all(codes))
        and (bool(trades[0] & trades[1]) or not all(trades))
        and numbers[0] == numbers[1]
    )


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a truth table; of a table with halves, the development half."""
    with (TRUTH / name).open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row.get("split", "dev") == "dev"]


def agreed(pairs: list[tuple[str, str]], *, brand: bool) -> int:
    """Count the pairs whose brands meet, or whose parts agree."""
    agrees = brands_meet if brand else parts_agree
    return sum(agrees(normalise(a), normalise(b)) for a, b in pairs)


@pytest.mark.parametrize(
    ("kind", "n", "least"),
    [("alias_hangul", 105, 79), ("alias_hanzi", 38, 29), ("romanisation", 32, 20), ("noise", 49, 33)],
)
def test_most_development_pairs_of_one_firm_meet_in_their_brand(kind: str, n: int, least: int):
    pairs = [(row["a"], row["b"]) for row in rows("pairs.csv") if row["same"] == "1" and row["kind"] == kind]
    assert len(pairs) == n
    assert agreed(pairs, brand=True) >= least


def test_translations_meet_where_they_are_right_and_seldom_where_they_are_wrong():
    told = rows("translations.csv")
    right = [(row["native"], row["english"]) for row in told if row["same"] == "1"]
    wrong = [(row["native"], row["english"]) for row in told if row["same"] == "0"]
    assert (len(right), len(wrong)) == (184, 158)
    assert agreed(right, brand=False) >= 182
    assert agreed(wrong, brand=False) <= 6


def test_few_development_pairs_of_two_firms_across_scripts_agree_in_their_parts():
    pairs = [
        (row["a"], row["b"])
        for row in rows("pairs.csv")
        if row["same"] == "0" and row["script_a"] != row["script_b"]
    ]
    assert len(pairs) >= 100
    assert agreed(pairs, brand=False) <= 3


@pytest.mark.parametrize(
    ("hangul", "pinyin"),
    [
        ("밍정", "mingzheng"),
        ("진샹", "jinxiang"),
        ("훙샹", "hongxiang"),
        ("즈청", "zhicheng"),
        ("후이장", "huijiang"),
        ("쥐안쉬안", "juanxuan"),
        ("졘궈", "jianguo"),
    ],
)
def test_chinese_in_a_korean_newspaper_is_read_as_pinyin(hangul: str, pinyin: str):
    assert pinyin in pinyin_of_hangul(hangul)


@pytest.mark.parametrize("hangul", ["련봉", "백두", "은하", "릉라", "강", "", "abc"])
def test_korean_words_are_no_pinyin(hangul: str):
    assert pinyin_of_hangul(hangul) == ()


def test_every_syllable_of_chinese_has_one_spelling_in_hangul():
    spelled = [syllable for found in bundled_transcriptions().values() for syllable in found]
    assert len(spelled) == len(set(spelled)) >= 395


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("단둥", "2106"),
        ("선양", "2101"),
        ("심양", "2101"),
        ("다롄", "2102"),
        ("대련", "2102"),
        ("옌볜", "2224"),
        ("훈춘", "222404"),
        ("투먼", "222402"),
        ("칭다오", "3702"),
        ("료녕", "21"),
        ("요녕", "21"),
        ("북경", "11"),
        ("상해", "31"),
        ("흑룡강", "23"),
        ("신장", "65"),
        ("허톈", "6532"),
        ("홍콩", "81"),
        ("端川", "KP0302"),
        ("沙里院", "KP0801"),
    ],
)
def test_places_are_known_as_the_neighbor_writes_them(form: str, code: str):
    assert code in bundled_tables().places[form].codes


def test_the_border_changes_the_first_letter_of_a_word():
    assert initial_law("룡봉") == ("용봉",)
    assert initial_law("림하") == ("임하",)
    assert "rimha" in normalise("조선임하건설회사").spellings
    assert southern("부강") == southern("") == initial_law("abc") == ()


@pytest.mark.parametrize(
    ("brand", "english"),
    [("백호", "whitetiger"), ("金马", "goldenhorse"), ("绿洲", "oasis"), ("동북아", "northeastasia")],
)
def test_a_brand_word_has_its_english_meaning(brand: str, english: str):
    assert english in meanings(brand)


def test_a_brand_of_which_a_part_is_unknown_has_no_meaning():
    assert meanings("金祥") == meanings("대성") == meanings("绿洲祥") == ()


def test_short_forms_of_japan_are_read():
    assert simplify("朝鮮総会社") == "朝鲜总会社"
    assert simplify("芸") == "芸"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("국가산업미술지도국", "National Industrial Art Guidance Bureau"),
        ("제2자연과학원", "Second Academy of Natural Sciences"),
        ("통일발전은행", "Unification Development Bank"),
        ("39호실", "Office 39"),
        ("国家产业美术指导局", "국가산업미술지도국"),
        ("朝鲜联合机械贸易会社", "Ryonhap Machinery Trading"),
    ],
)
def test_bodies_without_a_brand_meet_by_what_their_words_mean(a: str, b: str):
    assert parts_agree(normalise(a), normalise(b))


def test_an_acronym_in_brackets_repeats_the_words_and_is_no_brand():
    name = normalise("Quillmoor Trading Bureau (QTB)")
    assert [(part.kind, part.key) for part in name.parts if part.kind in ("brand", "acronym")] == [
        ("brand", "quillmoor"),
        ("acronym", "qtb"),
    ]
    assert normalise("Quillmoor Bureau (ZXW)").brand == "quillmoorzxw"


def test_a_small_place_in_brackets_is_a_place():
    assert [part.kind for part in normalise("Quillmoor (Longjing) Garment Co Ltd").parts] == [
        *("brand", "place", "trade", "legal")
    ]
    assert "place" in [part.kind for part in normalise("華信船務(香港)有限公司").parts]


def test_english_words_in_hangul_meet_english_and_korean_words_do_not():
    assert hangul_skeleton("다이아몬드") in english_skeletons("diamond")
    assert hangul_skeleton("테크놀로지") in english_skeletons("technology")
    assert meets_as_loan(normalise("퀼무어 해운"), normalise("Quillmoor Shipping"))
    assert not meets_as_loan(normalise("백두해운"), normalise("Baked Shipping"))
    assert not is_loan("훙샹")


def test_no_two_firms_of_the_development_half_meet_as_one_english_word():
    told = [row for row in rows("pairs.csv") if row["script_a"] != row["script_b"]]
    met = [row for row in told if meets_as_loan(normalise(row["a"]), normalise(row["b"]))]
    assert {row["same"] for row in met} == {"1"}


@pytest.mark.parametrize(
    ("glued", "plain"),
    [
        ("KOREADAESONG GENERALTRADING CORPORATION", "Korea Daesong General Trading Corporation"),
        ("Korea DaesongBank", "Korea Daesong Bank"),
        ("XinjiangZhongtai Chemical Co.Ltd.", "Xinjiang Zhongtai Chemical Co. Ltd."),
        ("Korea Daesong Gen eral Trading Corporation", "Korea Daesong General Trading Corporation"),
    ],
)
def test_a_blank_too_few_or_too_many_changes_no_part(glued: str, plain: str):
    assert normalise(glued).typed_key == normalise(plain).typed_key


@pytest.mark.parametrize("brand", ["sberbank", "petrochina", "chinatown", "quillmoorbank"])
def test_a_brand_that_ends_like_a_word_stays_whole(brand: str):
    assert normalise(brand).brand == brand
